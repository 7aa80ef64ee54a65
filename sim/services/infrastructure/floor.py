"""The infrastructure: what runs, what fails, and what that costs."""

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import DAY, WEEK, week_of, week_start
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import AssetDef, Scenario
from sim.scenario.vocabulary import ServiceState
from sim.services.infrastructure.availability import Availability
from sim.services.infrastructure.events import (
    AssetBroken,
    AssetFailed,
    AssetPatched,
    AssetReplaced,
    AssetRestored,
    AssetUpgraded,
    HazardFactorSet,
    PlannedOutageBegan,
    PlannedOutageEnded,
)
from sim.services.infrastructure.failures import Failure, Failures
from sim.services.infrastructure.graph import Graph, worse
from sim.services.infrastructure.load import Loads, season_of
from sim.services.infrastructure.monitoring import Monitoring
from sim.services.infrastructure.ripple import Ripple
from sim.services.infrastructure.sight import view_of
from sim.services.infrastructure.state import Asset, InfrastructureState, ServiceRun
from sim.services.infrastructure.view import InfrastructureView
from sim.work.floor import WorkFloor

RANK_WEEK = 590


class Infrastructure:
    """Assets and the services that run on them.

    Attributes:
        state: What the digest sees.
        monitoring: Who watches what.
        graph: What runs on what.
    """

    def __init__(
        self,
        core: Core,
        scenario: Scenario,
        money: MoneyFloor,
        relations: RelationsFloor,
        people: PeopleFloor,
        work: WorkFloor,
    ) -> None:
        """Take the starting situation from the scenario."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.services
        self.classes = scenario.rules.asset_classes
        self.money = money
        self.relations = relations
        self.people = people
        self.work = work
        names = tuple(asset.id for asset in scenario.assets)
        self.graph = Graph(scenario.services, names, scenario.rules.services.degraded_loss_share)
        self.loads = Loads(self.graph)
        self.availability = Availability(scenario)
        self.failures = Failures(core, scenario, self._fail)
        self.state = InfrastructureState(
            assets={a.id: self._asset(a) for a in scenario.assets},
            services={
                s.id: ServiceRun(s.id, s.monitoring, s.monitoring, f"start:monitoring/{s.id}", season_of(s, 1))
                for s in scenario.services
            },
        )
        self.ripple = Ripple(
            core,
            scenario,
            self.state,
            graph=self.graph,
            loads=self.loads,
            failures=self.failures,
            availability=self.availability,
        )
        self.monitoring = Monitoring(core, scenario, self.graph, self.state, money=money, people=people, work=work)

    def _asset(self, definition: AssetDef) -> Asset:
        kind = self.classes[definition.kind]
        born_s = -round(definition.age_weeks * WEEK)
        patched_s = -round(definition.patch_lag_days * DAY) if kind.patch_h > 0 else 0
        maintained_s = patched_s if kind.patch_h > 0 else -round(self.rules.start_maintained_weeks * WEEK)
        return Asset(
            id=definition.id,
            kind=definition.kind,
            field=definition.field or kind.field,
            level=kind.level,
            contract=definition.contract,
            exposed=definition.exposed,
            price_cents=definition.price_cents,
            capacity=definition.capacity,
            load=definition.load,
            carried=definition.load,
            born_s=born_s,
            renewed_warp=self.failures.last_renewal(definition.id, kind, born_s),
            patched_s=max(born_s, patched_s),
            maintained_s=max(born_s, maintained_s),
            findings=definition.findings,
        )

    def start(self) -> None:
        """Let the clocks of all assets run."""
        self.loads.begin_week(1)
        for asset in self.state.assets.values():
            self.failures.begin(asset)
        self.ripple.spread(self.state.assets.values())
        self.ripple.tell("start:load")
        self.monitoring.start()
        self.monitoring.begin_week(1)
        self._schedule_week(1)

    # ---------------------------------------------------------------------------------------------- week by week

    def _schedule_week(self, week: int) -> None:
        t_s = week_start(week + 1) - 1
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, RANK_WEEK, "infrastructure/week", self._close_week, week)

    def _close_week(self, occurrence: Occurrence) -> None:
        self.settle()
        week = week_of(occurrence.due_s) + 1
        self.loads.begin_week(week)
        for run in self.state.services.values():
            run.season = season_of(self.graph.services[run.id], week)
        self.ripple.spread(self.state.assets.values())
        self.ripple.tell(f"start:season/{week}")
        if week_start(week) < self.core.horizon_s:
            self.monitoring.begin_week(week)
        self._schedule_week(week)

    def settle(self) -> None:
        """Bring all integrals up to date."""
        now = self.core.now
        for run in self.state.services.values():
            self.availability.count(run, now)

    # -------------------------------------------------------------------------------------------------- faults

    def _fail(self, asset: Asset, failure: Failure) -> None:
        number = asset.failures
        event_id = f"asset/{asset.id}/failure/{number}/failed"
        self.state.failures += 1
        self._fault(asset, "failure", failure.mode, event_id)
        self.ripple.spread((asset,))
        hit = tuple(n for n in self.graph.touched[asset.id] if self.state.services[n].unplanned != "up")
        event = AssetFailed(
            id=event_id,
            t_s=self.core.now,
            causes=(f"chance:assets/failure/asset/{asset.id}/failure/{number}",),
            asset=asset.id,
            number=number,
            mode=failure.mode,
            failure_cause=failure.cause,
            repair_s=failure.repair_s,
            field="network" if failure.cause == "network" else asset.field,
            level=asset.level,
            needs_vendor=failure.needs_vendor,
            services=hit,
        )
        self.core.publish(event)
        self.ripple.tell(event_id)

    def break_asset(self, asset_id: str, mode: ServiceState, cause: str) -> str:
        """Break an asset from outside; whoever did it knows, so it counts as noticed.

        An asset that has a fault of its own already only gets worse, never better.

        Args:
            asset_id: Which.
            mode: ``degraded`` or ``down``.
            cause: Id of the event that did it.

        Returns:
            Id of the event.
        """
        asset = self.state.assets[asset_id]
        asset.breaks += 1
        event_id = f"asset/{asset_id}/break/{asset.breaks}/broken"
        if not asset.fault:
            self._fault(asset, "broken", mode, event_id)
            self.detect(asset_id)
        elif worse(mode, asset.fault_mode):
            asset.fault_mode = mode
        self.core.publish(AssetBroken(event_id, self.core.now, (cause,), asset_id, mode))
        self._follow(asset, event_id)
        return event_id

    def _follow(self, asset: Asset, cause: str) -> None:
        self.ripple.spread((asset,))
        self.ripple.tell(cause)

    def _fault(self, asset: Asset, fault: str, mode: ServiceState, event_id: str) -> None:
        self.failures.halt(asset)
        asset.fault, asset.fault_mode, asset.fault_id = fault, mode, event_id
        asset.fault_s = self.core.now
        asset.detected = False

    def restore(self, asset_id: str, cause: str) -> None:
        """Put an asset right again; nothing happens if it has no fault."""
        asset = self.state.assets[asset_id]
        if not asset.fault:
            return
        self.detect(asset_id)
        down_s = self.core.now - asset.fault_s
        event_id = asset.fault_id.rpartition("/")[0] + "/restored"
        repaired = asset.fault == "failure"
        asset.fault, asset.fault_mode, asset.fault_id, asset.fault_s = "", "up", "", -1
        asset.detected = False
        self.state.restored += 1
        self.state.restore_s += down_s
        if repaired:
            self.failures.renew(asset, True)
        if not asset.planned_down:
            self.failures.go_on(asset)
        self.core.publish(AssetRestored(event_id, self.core.now, (cause,), asset_id, down_s))
        self._follow(asset, event_id)

    def detect(self, asset_id: str) -> bool:
        """Note that the fault of an asset is known now. Returns whether that is news."""
        asset = self.state.assets[asset_id]
        if not asset.fault or asset.detected:
            return False
        asset.detected = True
        self.state.detections += 1
        self.state.detect_s += self.core.now - asset.fault_s
        return True

    # ------------------------------------------------------------------------------------------ work on purpose

    def planned_outage(self, asset_id: str, cause: str) -> str:
        """Take an asset out of service on purpose. Returns the id of the event."""
        asset = self.state.assets[asset_id]
        asset.outages += 1
        asset.planned_down = True
        self.failures.halt(asset)
        event_id = f"asset/{asset_id}/outage/{asset.outages}/began"
        self.core.publish(PlannedOutageBegan(event_id, self.core.now, (cause,), asset_id))
        self._follow(asset, event_id)
        return event_id

    def end_planned_outage(self, asset_id: str, cause: str) -> None:
        """Put an asset back into service; nothing happens if it was not out on purpose."""
        asset = self.state.assets[asset_id]
        if not asset.planned_down:
            return
        asset.planned_down = False
        if not asset.fault:
            self.failures.go_on(asset)
        event_id = f"asset/{asset_id}/outage/{asset.outages}/ended"
        self.core.publish(PlannedOutageEnded(event_id, self.core.now, (cause,), asset_id))
        self._follow(asset, event_id)

    def patched(self, asset_id: str, cause: str) -> str:
        """Note that an asset has the newest patches. Returns the id of the event."""
        asset, now = self.state.assets[asset_id], self.core.now
        lag_days = (now - asset.patched_s) / DAY
        asset.patched_s = asset.maintained_s = now
        self.failures.refresh(asset)
        event_id = f"asset/{asset_id}/{now}/patched"
        self.core.publish(AssetPatched(event_id, now, (cause,), asset_id, lag_days))
        return event_id

    def replaced(self, asset_id: str, cause: str) -> str:
        """Put a new piece of the same class in its place: no age, no faults, no known weaknesses.

        Returns:
            Id of the event.
        """
        asset, now = self.state.assets[asset_id], self.core.now
        asset.born_s = asset.patched_s = asset.maintained_s = now
        asset.findings = 0
        self.restore(asset_id, cause)
        self.failures.renew(asset, False)
        event_id = f"asset/{asset_id}/{now}/replaced"
        self.core.publish(AssetReplaced(event_id, now, (cause,), asset_id))
        return event_id

    def upgraded(self, asset_id: str, factor: float, cause: str) -> str:
        """Let an asset carry more, as a factor on its capacity. Returns the id of the event."""
        asset, now = self.state.assets[asset_id], self.core.now
        asset.capacity *= factor
        asset.maintained_s = now
        event_id = f"asset/{asset_id}/{now}/upgraded"
        self.core.publish(AssetUpgraded(event_id, now, (cause,), asset_id, asset.capacity))
        self._follow(asset, event_id)
        return event_id

    def maintained(self, asset_id: str) -> None:
        """Note that somebody worked on an asset on purpose."""
        asset = self.state.assets[asset_id]
        asset.maintained_s = self.core.now
        self.failures.refresh(asset)

    def set_hazard_factor(self, asset_id: str, factor: float, cause: str, name: str = "") -> str:
        """Set a factor on the failure rate of an asset; only its own failures move, no other draw does.

        Args:
            asset_id: Which.
            factor: Above 0; 1 takes it away.
            cause: Id of the event behind it.
            name: Factors of different names multiply; empty takes the cause.

        Returns:
            Id of the event, or empty if nothing changed.
        """
        asset, name = self.state.assets[asset_id], name or cause
        if asset.modifiers.get(name, 1.0) == factor:
            return ""
        if factor == 1.0:
            del asset.modifiers[name]
        else:
            asset.modifiers[name] = factor
        self.failures.refresh(asset)
        self.state.hazards_set += 1
        event_id = f"asset/{asset_id}/hazard/{self.state.hazards_set}/set"
        self.core.publish(HazardFactorSet(event_id, self.core.now, (cause,), asset_id, factor))
        return event_id

    def withhold(self, service: str, mode: ServiceState, cause: str) -> None:
        """Limit a service whatever its assets do (a lapsed contract); ``up`` gives it back."""
        self.state.services[service].withheld = mode
        self.ripple.reassess(service)
        self.ripple.tell(cause)

    # --------------------------------------------------------------------------------------------------- sight

    def worth_per_h(self, asset_id: str) -> int:
        """Return what the faults of an asset cost the business per hour now, over all services it touches."""
        now, runs = self.core.now, self.state.services
        return sum(self.availability.cents_per_h(runs[name], now) for name in self.graph.touched[asset_id])

    def view(self, seat: str) -> InfrastructureView:
        """Return what a seat sees; the same for all."""
        return view_of(self)

    def check_invariants(self) -> None:
        """Check that states follow from faults, loads and requirements.

        Raises:
            InvariantError: They do not.
        """
        for asset in self.state.assets.values():
            if (asset.fault == "") != (asset.fault_mode == "up"):
                raise InvariantError(f"{asset.id} has a fault without a mode, or a mode without a fault")
            if asset.ticking != (not asset.fault and not asset.planned_down):
                raise InvariantError(f"{asset.id} wears while it stands still, or the other way round")
        for name in self.graph.order:
            run = self.state.services[name]
            if (run.state, run.unplanned, run.slow) != self.graph.evaluate(
                name, self.state.assets, self.state.services
            ):
                raise InvariantError(f"{name} is said to be {run.state}, but is not")
            if run.lost_s > run.due_s + 1e-6:
                raise InvariantError(f"{name} lost more time than there was")
