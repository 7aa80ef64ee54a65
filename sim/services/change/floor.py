"""The change floor: what is asked for, answered, scheduled, frozen, carried out."""

from typing import Literal

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import HOUR, WEEK, week_of, week_start
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.services.change.events import (
    ChangeRejected,
    ChangeRequested,
    ChangeWithdrawn,
)
from sim.services.change.execution import Execution
from sim.services.change.requests import Request, RequestStream
from sim.services.change.schedule import RANK, Schedule
from sim.services.change.state import Change, ChangeKind, ChangesState, Window
from sim.services.change.view import ChangeView, change_view
from sim.services.desk.floor import Desk
from sim.services.infrastructure.events import AssetRestored
from sim.services.infrastructure.floor import Infrastructure
from sim.work.floor import WorkFloor


class ChangeFloor:
    """Changes of all origins pass here.

    Draws:
        ``change/spread``: per failure, whether it hits the twins of a redundant asset.
    """

    def __init__(
        self,
        core: Core,
        scenario: Scenario,
        money: MoneyFloor,
        relations: RelationsFloor,
        people: PeopleFloor,
        work: WorkFloor,
        infrastructure: Infrastructure,
        desk: Desk,
    ) -> None:
        """Stand on the lower floors."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.changes
        self.money = money
        self.relations = relations
        self.people = people
        self.work = work
        self.infrastructure = infrastructure
        self.desk = desk
        self.state = ChangesState()
        self.schedule = Schedule(self)
        self.windows = self.schedule.windows
        self.service_of = _services(scenario)
        self.execution = Execution(self)
        self._requests = RequestStream(core, scenario)
        self._spread = core.luck.family("change/spread", 4)
        self._twins = _twins(scenario)
        core.log.subscribe(AssetRestored, self._restored)
        self._departments = {d.id for d in scenario.departments}
        self._vendors = {v.id for v in scenario.vendors}

    def start(self) -> None:
        """Ask for the changes of week 1 and make the first week's close due."""
        self._requests.of_week(1, self._asked)
        self._next_close(1)

    def _next_close(self, week: int) -> None:
        close_s = week_start(week + 1) - 1
        if close_s < self.core.horizon_s - 1:
            self.core.engine.at(close_s, RANK + 20, "change/week", self._close_week, week)

    def _close_week(self, occurrence: Occurrence) -> None:
        week = week_of(occurrence.due_s)
        self._requests.of_week(week + 1, self._asked)
        self._next_close(week + 1)

    # -------------------------------------------------------------------------------------------------- requests

    def _asked(self, wanted: Request) -> None:
        monday_s = week_start(week_of(self.core.now + 1))
        self.request(wanted, monday_s + 12 * HOUR if wanted.emergency else monday_s + WEEK - 2)

    def request(
        self,
        wanted: Request,
        answer_by_s: int,
        kind: ChangeKind = "change",
        *,
        opening: tuple[int, Window] | None = None,
        others: tuple[str, ...] = (),
    ) -> Change:
        """Ask for a change; unless it is answered before ``answer_by_s``, it goes ahead in the standard window.

        Args:
            wanted: What is asked for, by a department, a vendor, or another origin that nobody has to please.
            answer_by_s: Instant after which silence is a yes.
            kind: ``change`` or ``go_live``.
            opening: Instant and window that are asked for; without them, the first standard window.
            others: Assets that it touches besides.
        """
        now = self.core.now
        change = Change(
            id=wanted.id,
            kind=kind,
            asked_by=wanted.asked_by,
            assets=(wanted.asset, *others),
            size=wanted.size,
            effort_s=wanted.effort_s,
            emergency=wanted.emergency,
            asked_s=now,
            cause=wanted.cause,
            answer_by_s=answer_by_s,
        )
        if opening is not None:
            change.wanted_s, change.wanted_window = opening
        self.state.open[change.id] = change
        event_id = self.step(change, "requested")
        self.core.publish(
            ChangeRequested(
                id=event_id,
                t_s=now,
                causes=(wanted.cause,),
                change=change.id,
                kind=kind,
                asked_by=wanted.asked_by,
                asset=wanted.asset,
                size=wanted.size,
                emergency=wanted.emergency,
                answer_by_s=answer_by_s,
            )
        )
        change.cause = event_id
        if answer_by_s < self.core.horizon_s:
            self.core.engine.at(answer_by_s, RANK + 10, change.id, self._silence, change.id)
        return change

    def _silence(self, occurrence: Occurrence) -> None:
        change = self.state.open.get(str(occurrence.payload))
        if change is not None and change.state == "requested":
            earliest_s, window = self._opening(change)
            self.schedule.schedule(change, "silence", earliest_s, window, change.cause)

    def _opening(self, change: Change) -> tuple[int, Window]:
        """Return from when on and in which window a change is placed."""
        earliest_s = max(self.schedule.earliest(change), change.wanted_s)
        return earliest_s, change.wanted_window or self.windows.standard(change.size)

    # --------------------------------------------------------------------------------------------------- answers

    def approve(self, change: Change, answer: str, weeks_later: int, cause: str) -> None:
        """Schedule a change in the standard window, so many weeks later, and have it prepared."""
        self.drop_work(change, cause)
        if answer == "move":
            self.please(change, -self.rules.moved_points, cause)
        earliest_s, window = self._opening(change)
        self.schedule.schedule(change, answer, earliest_s + weeks_later * WEEK, window, cause)
        if change.preparation >= 1.0:
            self.execution.prepare(change)

    def reject(self, change: Change, cause: str) -> None:
        """Turn a change down; who asked for it minds."""
        self.drop_work(change, cause)
        event_id = self.step(change, "rejected")
        causes = (cause, change.cause)
        self.core.publish(ChangeRejected(event_id, self.core.now, causes, change.id, change.asked_by, change.assets[0]))
        self.state.rejected += 1
        self.please(change, -self.rules.rejected_points, event_id)
        del self.state.open[change.id]

    def withdraw(self, change: Change, cause: str) -> bool:
        """Take a change back that its asker no longer wants; what is under way is finished. Tells if it was taken."""
        if change.state == "executing" or change.id not in self.state.open:
            return False
        self.drop_work(change, cause)
        event_id = self.step(change, "withdrawn")
        causes = (cause,) if cause == change.cause else (cause, change.cause)
        self.core.publish(ChangeWithdrawn(event_id, self.core.now, causes, change.id, change.asked_by))
        del self.state.open[change.id]
        return True

    def maintain(self, kind: ChangeKind, asset: str, window: Window, week: int, effort_s: int, cause: str) -> Change:
        """Schedule maintenance of an asset in a named window and have it prepared."""
        number = self.state.ordered.get(asset, 0) + 1
        self.state.ordered[asset] = number
        size = 1 if kind == "patch" else 2
        now = self.core.now
        change = Change(f"change/{kind}/{asset}/{number}", kind, "it", (asset,), size, effort_s, False, now, cause)
        self.state.open[change.id] = change
        self.schedule.schedule(change, "approve", self.windows.opens(week, window), window, cause)
        self.execution.prepare(change)
        return change

    def start_round(
        self, name: str, assets: tuple[str, ...], *, effort_s: int, due_s: int, urgent: bool, cause: str
    ) -> Change:
        """Queue a patch round for operations; security calls it by its cadence.

        Args:
            name: Causal name without the leading ``change/``.
            assets: To patch, most exposed first.
            effort_s: Touch time of all.
            due_s: When the next round would begin.
            urgent: Whether it goes before other patch rounds.
            cause: Event that set the cadence.
        """
        change = Change(f"change/{name}", "patching", "security", assets, 1, effort_s, False, self.core.now, cause)
        self.state.open[change.id] = change
        self.execution.patch_round(change, due_s, 3 if urgent else 4)
        return change

    def repeat(self, change: Change) -> None:
        """Give a backed-out change another window; what was learnt prepares it."""
        change.attempt += 1
        change.preparation = self.rules.prepared_factor
        earliest_s = self.core.now + self.rules.repeat_weeks * WEEK
        window = self.windows.standard(change.size)
        self.schedule.schedule(change, "repeat", earliest_s, window, change.cause)

    def drop_work(self, change: Change, cause: str) -> None:
        """Take back the work item in hand: preparation that is no longer wanted, or not finished in time."""
        if change.item:
            self.work.cancel(change.item, cause)
            change.item = ""

    # ---------------------------------------------------------------------------------------------- small things

    def able(self, change: Change) -> bool:
        """Tell whether anybody employed could carry it out."""
        return self.able_for(*self.need(change))

    def able_for(self, field: str, level: float) -> bool:
        """Tell whether anybody employed could take work of that field and level."""
        people = self.people
        return any(p.employed and people.can_take(p, field, level) for p in people.state.people.values())

    def need(self, change: Change) -> tuple[str, float]:
        """Return field and level that the change needs."""
        asset = self.infrastructure.state.assets[change.assets[0]]
        return asset.field, asset.level

    def step(self, change: Change, verb: str) -> str:
        """Return the id of the change's next event."""
        change.steps += 1
        return f"{change.id}/{verb}/{change.steps}"

    def please(self, change: Change, points: float, cause: str = "") -> None:
        """Move the satisfaction of who asked, in proportion to the size."""
        points *= change.size
        cause = cause or change.cause
        if change.asked_by in self._departments:
            self.relations.change_satisfaction(change.asked_by, points, cause)
        elif change.asked_by in self._vendors:
            self.relations.change_trust(f"vendor:{change.asked_by}", points, cause)

    def break_and_tell(
        self, change_id: str, asset: str, mode: Literal["down", "degraded"], effort_s: int, cause: str
    ) -> None:
        """Break an asset because of a failed change, and open the incident; those at work see it at once."""
        self.infrastructure.break_asset(asset, mode, cause)
        if asset in self._twins and self._spread.one(cause) < self.rules.failed_spread_share:
            assets = self.infrastructure.state.assets
            twins = tuple(twin for twin in self._twins[asset] if not assets[twin].fault)
            for twin in twins:
                self.infrastructure.break_asset(twin, mode, cause)
            self.state.spread[asset] = twins
        service, impact, urgency = self.desk.outages.assess(asset)
        broken = self.infrastructure.state.assets[asset]
        self.desk.open_incident(
            f"{change_id}/incident/{cause.rsplit('/', 1)[1]}",
            service,
            broken.field,
            broken.level,
            effort_s,
            impact,
            urgency,
            cause,
            asset=asset,
            failure=cause,
        )

    def _restored(self, event: AssetRestored) -> None:
        """Let the twins come back with the asset; whoever mends the one mends the others."""
        for twin in self.state.spread.pop(event.asset, ()):
            self.infrastructure.restore(twin, event.id)

    @property
    def waiting(self) -> int:
        """Changes that somebody waits for and nobody has begun."""
        return sum(c.state != "executing" for c in self.state.open.values())

    def view(self, seat: str) -> ChangeView:
        """Return what a seat sees of changes."""
        return change_view(self, seat)

    def check_invariants(self) -> None:
        """Raise InvariantError if an open change contradicts itself."""
        for change in self.state.open.values():
            if change.state == "scheduled" and change.starts_s < self.core.now:
                raise InvariantError(f"{change.id} should have begun at {change.starts_s}")
            if change.state == "executing" and not change.item:
                raise InvariantError(f"{change.id} is carried out by nothing")
            if change.state == "scheduled" and not change.emergency and self.schedule.frozen(week_of(change.starts_s)):
                raise InvariantError(f"{change.id} is scheduled in the freeze")


def _services(scenario: Scenario) -> dict[str, str]:
    """Return for each asset the service of most value that needs it."""
    result: dict[str, str] = {}
    for service in sorted(scenario.services, key=lambda s: -s.value_cents_per_h):
        for requirement in service.requires:
            for asset in requirement.assets:
                result.setdefault(asset, service.id)
    return result


def _twins(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return for each redundant asset the others that stand in for it."""
    result: dict[str, tuple[str, ...]] = {}
    for service in scenario.services:
        for requirement in service.requires:
            if requirement.need < len(requirement.assets):
                for asset in requirement.assets:
                    others = tuple(other for other in requirement.assets if other != asset)
                    result.setdefault(asset, others)
    return result
