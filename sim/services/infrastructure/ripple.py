"""What a change of one asset does to the loads of its neighbours and to the services above it.

State changes first and silently; the events follow once the event that caused them is in the log, so that causes
always stand before effects.
"""

from collections.abc import Iterable

from sim.kernel.core import Core
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import ServiceState
from sim.services.infrastructure.availability import Availability
from sim.services.infrastructure.events import AssetOverloaded, AssetRelieved, ServiceStateChanged
from sim.services.infrastructure.failures import Failures
from sim.services.infrastructure.graph import Graph
from sim.services.infrastructure.load import Loads
from sim.services.infrastructure.state import Asset, InfrastructureState


class Ripple:
    """Spreads changes upwards through the graph."""

    def __init__(
        self,
        core: Core,
        scenario: Scenario,
        state: InfrastructureState,
        *,
        graph: Graph,
        loads: Loads,
        failures: Failures,
        availability: Availability,
    ) -> None:
        """Prepare."""
        self.core = core
        self.rules = scenario.rules.services
        self.state = state
        self.graph = graph
        self.loads = loads
        self.failures = failures
        self.availability = availability
        self._toggled: list[Asset] = []
        self._changed: list[tuple[str, ServiceState]] = []

    def spread(self, seeds: Iterable[Asset]) -> None:
        """Recompute loads, overloads and services around the assets that changed; say nothing yet."""
        assets = self.state.assets
        near: dict[str, Asset] = {}
        for seed in seeds:
            near[seed.id] = seed
            for group in self.graph.groups[seed.id]:
                for name in group:
                    near.setdefault(name, assets[name])
        names: dict[str, None] = {}
        for asset in near.values():
            self._carry(asset)
            names.update(dict.fromkeys(self.graph.touched[asset.id]))
        if len(names) > 1:
            names = {name: None for name in self.graph.order if name in names}
        for name in names:
            self._reassess(name)

    def _carry(self, asset: Asset) -> None:
        asset.carried = self.loads.carried(asset, self.state.assets)
        if asset.ticking:
            self.failures.refresh(asset)
        share = asset.carried / asset.capacity if asset.capacity > 0 else 0.0
        limit = self.rules.overload_relief_share if asset.overloaded else self.rules.overload_from_share
        if (share > limit) != asset.overloaded:
            asset.overloaded = not asset.overloaded
            asset.overloads += asset.overloaded
            if asset.runs:
                self._toggled.append(asset)
        asset.settle()
        asset.slow = self._slow(asset, share)

    def _slow(self, asset: Asset, share: float) -> float:
        """Return what a degraded asset loses: by a fault a fixed share, by overload as far as it goes."""
        rules = self.rules
        if asset.fault_mode != "up":
            return rules.degraded_loss_share
        if not asset.overloaded:
            return 0.0
        over = max(rules.overload_loss_least, rules.overload_loss_slope * (share - rules.overload_from_share))
        return min(rules.degraded_loss_share, over)

    def reassess(self, service: str) -> None:
        """Recompute a service and all that depend on it; say nothing yet."""
        names = [service]
        for name in self.graph.order:
            if any(other in names for other in self.graph.services[name].depends_on):
                names.append(name)
        for name in names:
            self._reassess(name)

    def _reassess(self, name: str) -> None:
        run = self.state.services[name]
        state, unplanned, slow = self.graph.evaluate(name, self.state.assets, self.state.services)
        if state == run.state and unplanned == run.unplanned and slow == run.slow:
            return
        now = self.core.now
        self.availability.count(run, now)
        if unplanned == "down" and run.unplanned != "down":
            run.outages += 1
        run.unplanned = unplanned
        run.slow = slow
        if state != run.state:
            self._changed.append((name, run.state))
            run.state, run.since_s = state, now

    def tell(self, cause: str) -> None:
        """Publish what followed from an event, in order."""
        now = self.core.now
        toggled, self._toggled = self._toggled, []
        changed, self._changed = self._changed, []
        for asset in toggled:
            share = asset.carried / asset.capacity
            name = f"asset/{asset.id}/overload/{asset.overloads}"
            if asset.overloaded:
                self.core.publish(AssetOverloaded(f"{name}/overloaded", now, (cause,), asset.id, share))
            else:
                self.core.publish(AssetRelieved(f"{name}/relieved", now, (cause,), asset.id, share))
        for service, old in changed:
            run = self.state.services[service]
            run.changes += 1
            run.cause = f"service/{service}/state/{run.changes}/changed"
            planned = run.state != run.unplanned
            loss = self.availability.loss_share(run)
            self.core.publish(ServiceStateChanged(run.cause, now, (cause,), service, old, run.state, planned, loss))
