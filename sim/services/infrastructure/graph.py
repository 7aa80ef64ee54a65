"""What runs on what: requirements, dependencies of services, and who is hit by an asset."""

from sim.kernel.errors import InvariantError
from sim.scenario.definitions import RequirementDef, ServiceDef
from sim.scenario.vocabulary import ServiceState
from sim.services.infrastructure.state import Asset, ServiceRun

_RANKS: dict[ServiceState, int] = {"up": 0, "degraded": 1, "down": 2}
_NAMES: tuple[ServiceState, ...] = ("up", "degraded", "down")


def worse(one: ServiceState, other: ServiceState) -> bool:
    """Tell whether one state is worse than the other."""
    return _RANKS[one] > _RANKS[other]


class Graph:
    """Requirements and dependencies, prepared so that a change looks only at the services it can touch.

    Attributes:
        order: Services, each after those it depends on.
        direct: Asset to the services that require it.
        touched: Asset to all services it can touch, in order.
        groups: Asset to the groups of several assets that share the work of one requirement.
        degraded_loss_share: Share of its value that a service loses while it is degraded by a fault.
    """

    def __init__(self, services: tuple[ServiceDef, ...], assets: tuple[str, ...], degraded_loss_share: float) -> None:
        """Prepare the graph of a scenario."""
        self.degraded_loss_share = degraded_loss_share
        self.services = {service.id: service for service in services}
        self.order = self._sorted(services)
        self.direct: dict[str, tuple[str, ...]] = {}
        self.touched: dict[str, tuple[str, ...]] = {}
        self.groups: dict[str, tuple[tuple[str, ...], ...]] = {}
        for asset in assets:
            direct = [s for s in self.order if any(asset in r.assets for r in self.services[s].requires)]
            self.direct[asset] = tuple(direct)
            touched = list(direct)
            for name in self.order:
                if name not in touched and any(d in touched for d in self.services[name].depends_on):
                    touched.append(name)
            self.touched[asset] = tuple(name for name in self.order if name in touched)
            groups: list[tuple[str, ...]] = []
            for name in direct:
                for requirement in self.services[name].requires:
                    group = requirement.assets
                    if asset in group and len(group) > 1 and group not in groups:
                        groups.append(group)
            self.groups[asset] = tuple(groups)

    @staticmethod
    def _sorted(services: tuple[ServiceDef, ...]) -> tuple[str, ...]:
        done: list[str] = []
        waiting = list(services)
        while waiting:
            ready = [s for s in waiting if all(d in done for d in s.depends_on)]
            if not ready:
                raise InvariantError(f"services depend on each other in a circle: {', '.join(s.id for s in waiting)}")
            done += [s.id for s in ready]
            waiting = [s for s in waiting if s.id not in done]
        return tuple(done)

    def evaluate(
        self, name: str, assets: dict[str, Asset], runs: dict[str, ServiceRun]
    ) -> tuple[ServiceState, ServiceState, float]:
        """Return the state of a service now, what it would be if nothing were planned to be out, and how slow it is.

        The last is the share of its value that is lost while it is degraded without a plan.
        """
        service = self.services[name]
        withheld = runs[name].withheld
        actual = unplanned = _RANKS[withheld]
        slow = self.degraded_loss_share if withheld == "degraded" else 0.0
        for requirement in service.requires:
            actual = max(actual, _missing(requirement, assets, True))
            unplanned = max(unplanned, _missing(requirement, assets, False))
            slow = max(slow, self._slow(requirement, assets))
        for other in service.depends_on:
            run = runs[other]
            actual = max(actual, _RANKS[run.state])
            unplanned = max(unplanned, _RANKS[run.unplanned])
            slow = max(slow, run.slow)
        return _NAMES[actual], _NAMES[unplanned], slow

    def _slow(self, requirement: RequirementDef, assets: dict[str, Asset]) -> float:
        """Return how slow the fastest assets that suffice are."""
        working = sorted(assets[name].slow for name in requirement.assets if assets[name].state != "down")
        if len(working) < requirement.need:
            return self.degraded_loss_share
        return working[requirement.need - 1]


def _missing(requirement: RequirementDef, assets: dict[str, Asset], planned: bool) -> int:
    well = working = 0
    for name in requirement.assets:
        asset = assets[name]
        if asset.state == "down" or (planned and asset.planned_down):
            continue
        working += 1
        if asset.state == "up":
            well += 1
    if working < requirement.need:
        return 2 if requirement.vital else 1
    return 0 if well >= requirement.need else 1
