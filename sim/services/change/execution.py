"""Carrying out: prepare, execute in the window, succeed or fail."""

from typing import TYPE_CHECKING, Literal

from sim.kernel.engine import Occurrence
from sim.kernel.log import CHANCE
from sim.kernel.units import hours
from sim.kernel.variates import lognormal
from sim.people.state import Person
from sim.scenario.rules import ChangesRules
from sim.services.change.events import (
    ChangeDone,
    ChangeFailed,
    ChangeGivenUp,
    ChangePrepared,
    ChangeStarted,
)
from sim.services.change.risk import failure_share, skill_factor
from sim.services.change.state import Change
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.services.change.floor import ChangeFloor

_RANK = 710
PREPARE, CARRY_OUT, ROUND = "prepare", "carry-out", "round"


class Execution:
    """Handler of the work items that changes make.

    Draws:
        ``change/outcome``: per attempt whether it fails, how badly, how it is mended, how long that takes.
    """

    def __init__(self, floor: "ChangeFloor") -> None:
        """Take charge of the work kinds of changes."""
        self._floor = floor
        self._outcome = floor.core.luck.family("change/outcome", 4)
        for kind in ("change", "maintenance", "patching"):
            floor.work.handle(kind, self)

    # -------------------------------------------------------------------------------------------- making work

    def prepare(self, change: Change) -> None:
        """Give the preparation to operations, due before the window."""
        rules = self._floor.rules
        item = self._item(change, PREPARE, max(1, round(rules.prepare_share * change.effort_s)), 3)
        item.due_s = change.starts_s
        self._floor.work.add(item)

    def carry_out(self, change: Change) -> None:
        """Start the work of the window that opens now."""
        floor = self._floor
        change.state = "executing"
        change.started = False
        item = self._item(change, CARRY_OUT, change.effort_s, 1 if change.emergency else 2)
        floor.work.plan(item, floor.core.now, "")

    def patch_round(self, change: Change, due_s: int, priority: int) -> None:
        """Queue the work of a patch round among the daily work of operations."""
        change.state = "executing"
        item = self._item(change, ROUND, change.effort_s, priority)
        item.due_s = due_s
        self._floor.work.add(item)

    def _item(self, change: Change, what: str, left_s: int, priority: int) -> WorkItem:
        floor = self._floor
        field, level = floor.need(change)
        if change.kind == "patching":
            kind = "patching"
        else:
            kind = "change" if change.kind in ("change", "go_live") else "maintenance"
        change.item = f"{change.id}/{what}/{change.steps}"
        return WorkItem(
            id=change.item,
            kind=kind,
            duty="operations",
            field=field,
            level=level,
            left_s=left_s,
            priority=priority,
            born_s=floor.core.now,
            service=floor.service_of.get(change.assets[0], ""),
            cause=change.cause,
        )

    # ------------------------------------------------------------------------------------------ being told by work

    def on_started(self, item: WorkItem, person: Person) -> None:
        """Take the asset out of service when the work in the window begins."""
        change_id, what, _ = item.id.rsplit("/", 2)
        change = self._floor.state.open.get(change_id)
        if change is None or what != CARRY_OUT or change.started:
            # Somebody takes over work that was interrupted; the asset is out of service already.
            return
        change.started = True
        floor = self._floor
        cause = floor.step(change, "started")
        floor.core.publish(
            ChangeStarted(cause, floor.core.now, (change.cause,), change.id, change.assets[0], person.id)
        )
        change.cause = cause
        if needs_outage(change):
            change.outage = True
            floor.infrastructure.planned_outage(change.assets[0], cause)
            longest = floor.windows.longest_s
            longest_s = longest.get(change.window, longest["evening"])
            name = f"{change.id}/window/{change.steps}"
            floor.core.engine.at(floor.core.now + longest_s, _RANK, name, self._window_ends, change.id)

    def _window_ends(self, occurrence: Occurrence) -> None:
        """Bring the asset back when the window is over; what is left is done beside the running system."""
        change = self._floor.state.open.get(str(occurrence.payload))
        if change is not None and change.state == "executing":
            self._end_outage(change)

    def _end_outage(self, change: Change) -> None:
        if change.outage:
            change.outage = False
            self._floor.infrastructure.end_planned_outage(change.assets[0], change.cause)

    def on_unstaffed(self, item: WorkItem) -> None:
        """Put a change off whose window found nobody."""
        floor = self._floor
        change = floor.state.open.get(item.id.rsplit("/", 2)[0])
        floor.work.cancel(item, item.cause)
        if change is not None:
            change.item = ""
            floor.schedule.put_off(change, "nobody_free")

    def on_done(self, item: WorkItem, person: Person) -> None:
        """Find out how it went."""
        change_id, what, _ = item.id.rsplit("/", 2)
        change = self._floor.state.open.get(change_id)
        if change is None or change.item != item.id:
            return
        change.item = ""
        if what == PREPARE:
            self._prepared(change, person)
        elif what == ROUND:
            self._round_done(change, person)
        else:
            self._carried_out(change, person)

    def _prepared(self, change: Change, person: Person) -> None:
        floor = self._floor
        change.preparation = floor.rules.prepared_factor
        cause = floor.step(change, "prepared")
        floor.core.publish(ChangePrepared(cause, floor.core.now, (change.cause,), change.id, person.id))
        change.cause = cause

    # -------------------------------------------------------------------------------------------------- outcomes

    def _carried_out(self, change: Change, person: Person) -> None:
        floor, asset = self._floor, change.assets[0]
        self._end_outage(change)
        share = self._share(change, person)
        name = f"{change.id}/{change.attempt}"
        u = self._outcome.named(name)
        if u[0] >= share:
            floor.state.done += 1
            self._succeed(change, person, troubled=False)
            return
        floor.state.failed += 1
        backed_out = u[2] < floor.rules.back_out_share
        change.cause = self._tell_failed(change, asset, name, u, share, person)
        floor.please(change, -floor.rules.failed_points)
        if not backed_out:
            self._succeed(change, person, troubled=True)
        # Only now, because a replaced or patched asset would come up sound.
        self._break(change, asset, change.cause, u)
        if backed_out:
            self._try_again(change)

    def _try_again(self, change: Change) -> None:
        floor = self._floor
        if change.attempt < floor.rules.attempts_max:
            floor.repeat(change)
            return
        cause = floor.step(change, "given-up")
        floor.core.publish(ChangeGivenUp(cause, floor.core.now, (change.cause,), change.id, change.asked_by))
        floor.please(change, -floor.rules.rejected_points)
        del floor.state.open[change.id]

    def _share(self, change: Change, person: Person) -> float:
        floor, rules = self._floor, self._floor.rules
        window = floor.windows.factor.get(change.window, 1.0)
        maturity = floor.scenario.change_failure_share
        others = (change.preparation, self._skill(change, person), change.crowd, change.risk)
        return failure_share(rules, maturity, change.size, change.emergency, window, *others)

    def _skill(self, change: Change, person: Person) -> float:
        field, level = self._floor.need(change)
        return skill_factor(self._floor.rules, person.skills.get(field, 0.0), level, person.traits)

    def _succeed(self, change: Change, person: Person, troubled: bool) -> None:
        floor, infrastructure = self._floor, self._floor.infrastructure
        asset = change.assets[0]
        event_id = self._tell_done(change, person, troubled)
        floor.please(change, floor.rules.done_points)
        if change.kind == "patch":
            infrastructure.patched(asset, event_id)
        elif change.kind == "upgrade":
            infrastructure.upgraded(asset, floor.rules.upgrade_factor, event_id)
        elif change.kind == "replace":
            infrastructure.replaced(asset, event_id)

    def _round_done(self, change: Change, person: Person) -> None:
        floor, rules = self._floor, self._floor.rules
        event_id = self._tell_done(change, person, troubled=False)
        floor.state.patch_rounds += 1
        maturity = floor.scenario.change_failure_share / rules.maturity_medium
        share = min(rules.failure_share_max, rules.patch_failure_share * maturity * self._skill(change, person))
        for asset in change.assets:
            name = f"{change.id}/{asset}"
            u = self._outcome.named(name)
            if u[0] >= share:
                floor.infrastructure.patched(asset, event_id)
                continue
            floor.state.patch_failures += 1
            change.cause = event_id
            failed = self._tell_failed(change, asset, name, u, share, person)
            if u[2] >= rules.back_out_share:
                floor.infrastructure.patched(asset, failed)
            self._break(change, asset, failed, u)

    # --------------------------------------------------------------------------------------------------- telling

    def _tell_done(self, change: Change, person: Person, troubled: bool) -> str:
        """Close a change that was carried out."""
        floor = self._floor
        event_id = floor.step(change, "done")
        causes = (change.cause,)
        now, asset, asked_by = floor.core.now, change.assets[0], change.asked_by
        floor.core.publish(
            ChangeDone(event_id, now, causes, change.id, change.kind, asset, asked_by, person.id, troubled)
        )
        del floor.state.open[change.id]
        return event_id

    def _tell_failed(self, change: Change, asset: str, name: str, u: list[float], share: float, person: Person) -> str:
        floor, rules = self._floor, self._floor.rules
        event_id = floor.step(change, "failed")
        floor.core.publish(
            ChangeFailed(
                id=event_id,
                t_s=floor.core.now,
                causes=(change.cause, f"{CHANCE}change/outcome/{name}"),
                change=change.id,
                kind=change.kind,
                asset=asset,
                mode=_mode(rules, u),
                outcome="backed_out" if u[2] < rules.back_out_share else "fixed_forward",
                probability=share,
                person=person.id,
            )
        )
        return event_id

    def _break(self, change: Change, asset: str, cause: str, u: list[float]) -> None:
        """Break what was touched, and give the mending to the desk."""
        rules = self._floor.rules
        if u[2] < rules.back_out_share:
            effort_h = lognormal(u[3], rules.back_out_mu, rules.back_out_sd)
        else:
            effort_h = lognormal(u[3], rules.fix_forward_mu, rules.fix_forward_sd)
        self._floor.break_and_tell(change.id, asset, _mode(rules, u), hours(effort_h), cause)


def _mode(rules: ChangesRules, u: list[float]) -> Literal["down", "degraded"]:
    return "down" if u[1] < rules.failed_down_share else "degraded"


def needs_outage(change: Change) -> bool:
    """Tell whether the asset must stop for it: all maintenance, and changes that are not small."""
    return change.kind not in ("change", "go_live") or change.size >= 2
