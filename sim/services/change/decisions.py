"""What the IT manager decides about changes."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import hours, week_of
from sim.services.change.floor import ChangeFloor
from sim.services.change.state import MaintenanceKind, Window

_MOST = 12


@dataclass(frozen=True, slots=True)
class ScheduleMaintenance(Decision):
    """Schedule maintenance of an asset in a window: patch it, upgrade its capacity, or replace it by a new one."""

    floor: ClassVar[str] = "change"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "operations"

    asset: str
    kind: MaintenanceKind
    window: Window
    week: int

    def check(self, floor: ChangeFloor) -> Refusal | None:
        """Refuse unknown assets, weeks too early, frozen or full, a second order, missing skill or money."""
        asset = floor.infrastructure.state.assets.get(self.asset)
        if asset is None:
            return Refusal.of("unknown_asset", id=self.asset)
        if self.kind == "patch" and floor.scenario.rules.asset_classes[asset.kind].patch_h <= 0:
            return Refusal.of("asset_not_patchable", asset=self.asset)
        return self._check_time(floor) or self._check_means(floor)

    def _check_time(self, floor: ChangeFloor) -> Refusal | None:
        last = floor.scenario.all_weeks
        this_week = week_of(floor.core.now)
        first = this_week
        if self.kind != "patch":
            first += floor.rules.delivery_weeks
        if not first <= self.week <= last:
            return Refusal.of("week_out_of_range", first_week=first, last_week=last)
        starts_s = floor.windows.opens(self.week, self.window)
        if starts_s <= floor.core.now:
            return Refusal.of("window_has_passed", window=self.window, week=self.week)
        if floor.schedule.frozen(self.week):
            state = floor.state
            return Refusal.of("change_freeze", from_week=state.freeze_from_week, to_week=state.freeze_to_week)
        if floor.schedule.room(starts_s, self.window) <= 0:
            most = floor.windows.holds[self.window]
            return Refusal.of("window_full", window=self.window, week=self.week, most=most)
        return None

    def _check_means(self, floor: ChangeFloor) -> Refusal | None:
        for change in floor.state.open.values():
            if change.assets[0] == self.asset and change.kind == self.kind:
                return Refusal.of("maintenance_pending", asset=self.asset, change=change.id)
        asset = floor.infrastructure.state.assets[self.asset]
        if not floor.able_for(asset.field, asset.level):
            return Refusal.of("nobody_able", field=asset.field, level=asset.level)
        cents = self.money_cents(floor)
        if cents and not floor.money.can_afford("hardware", cents):
            left = floor.money.budget_left("hardware")
            return Refusal.of("cannot_afford", account="hardware", cents=cents, left_cents=left)
        return None

    def money_cents(self, floor: ChangeFloor) -> int:
        """Return the price of the hardware."""
        asset = floor.infrastructure.state.assets.get(self.asset)
        if asset is None or self.kind == "patch":
            return 0
        share = 1.0 if self.kind == "replace" else floor.rules.upgrade_price_share
        return round(asset.price_cents * share)

    def apply(self, floor: ChangeFloor, decision_id: str) -> None:
        """Order the hardware and put the change into the calendar."""
        asset = floor.infrastructure.state.assets[self.asset]
        if self.kind == "patch":
            effort_h = floor.scenario.rules.asset_classes[asset.kind].patch_h
        else:
            effort_h = floor.rules.upgrade_h if self.kind == "upgrade" else floor.rules.replace_h
        cents = self.money_cents(floor)
        if cents:
            floor.money.spend("hardware", cents, f"{self.kind}/{self.asset}", decision_id)
        floor.maintain(self.kind, self.asset, self.window, self.week, hours(effort_h), decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ScheduleMaintenance", ...]:
        """Offer the assets that need it most: patches by lag, upgrades by load, replacements by age and failures."""
        if view.week >= view.weeks:
            return ()
        assets = view.infrastructure.assets
        week = view.week + 1
        patchable = (a for a in assets if a.patchable)
        lagging = sorted(patchable, key=lambda a: (not a.exposed, -round(a.patch_lag_days), a.id))
        loaded = sorted((a for a in assets if a.load_share > 0.85), key=lambda a: (-round(a.load_share, 6), a.id))
        old = sorted(assets, key=lambda a: (-a.failures, -round(a.age_weeks), a.id))
        options = [cls(a.id, "patch", "evening", week) for a in lagging[:4]]
        options += [cls(a.id, "patch", "saturday", week) for a in lagging[:2]]
        later = min(view.weeks, view.week + 3)
        options += [cls(a.id, "upgrade", "saturday", later) for a in loaded[:3]]
        options += [cls(a.id, "replace", "saturday", later) for a in old[:3]]
        return tuple(options[:_MOST])


@dataclass(frozen=True, slots=True)
class AnswerChange(Decision):
    """Answer a change somebody wants: approve it (prepared, next window), move it some weeks, or reject it."""

    floor: ClassVar[str] = "change"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "operations"

    change: str
    answer: Literal["approve", "reject", "move"]
    weeks_later: int = 0

    def check(self, floor: ChangeFloor) -> Refusal | None:
        """Refuse unknown changes, those under way, and moves to no later week."""
        change = floor.state.open.get(self.change)
        if change is None:
            return Refusal.of("unknown_change", id=self.change)
        if change.state == "executing":
            return Refusal.of("change_under_way", change=self.change)
        least = 1 if self.answer == "move" else 0
        most = floor.rules.move_weeks_max if self.answer == "move" else 0
        if not least <= self.weeks_later <= most:
            return Refusal.of("weeks_later_out_of_range", least=least, most=most)
        if self.answer == "approve" and (change.item or change.preparation < 1.0):
            return Refusal.of("change_already_approved", change=self.change)
        return None

    def apply(self, floor: ChangeFloor, decision_id: str) -> None:
        """Schedule it, or turn it down."""
        change = floor.state.open[self.change]
        if self.answer == "reject":
            floor.reject(change, decision_id)
        else:
            floor.approve(change, self.answer, self.weeks_later, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AnswerChange", ...]:
        """Offer approval, a move by two weeks and rejection for what waits for an answer, earliest deadline first."""
        asked = sorted((c for c in view.change.open if c.state == "requested"), key=lambda c: (c.answer_by_s, c.id))
        options: list[AnswerChange] = []
        for change in asked[: _MOST // 3]:
            options += [cls(change.id, "approve"), cls(change.id, "move", 2), cls(change.id, "reject")]
        return tuple(options)


@dataclass(frozen=True, slots=True)
class SetChangeFreeze(Decision):
    """Freeze changes from one week to another, emergencies apart; the queue waits behind it. Zeros lift the freeze."""

    floor: ClassVar[str] = "change"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "operations"

    from_week: int
    to_week: int

    def check(self, floor: ChangeFloor) -> Refusal | None:
        """Refuse weeks that are past or the wrong way round, a freeze too long, and lifting none."""
        state = floor.state
        if self.from_week == 0 and self.to_week == 0:
            return None if state.freeze_to_week >= week_of(floor.core.now) else Refusal.of("no_freeze")
        first, last = week_of(floor.core.now), floor.scenario.all_weeks
        if not first <= self.from_week <= self.to_week <= last:
            return Refusal.of("week_out_of_range", first_week=first, last_week=last)
        if self.to_week - self.from_week >= floor.rules.freeze_weeks_max:
            return Refusal.of("freeze_too_long", most_weeks=floor.rules.freeze_weeks_max)
        if (self.from_week, self.to_week) == (state.freeze_from_week, state.freeze_to_week):
            return Refusal.of("freeze_unchanged", from_week=self.from_week, to_week=self.to_week)
        return None

    def apply(self, floor: ChangeFloor, decision_id: str) -> None:
        """Set or lift it."""
        floor.schedule.freeze(self.from_week, self.to_week, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetChangeFreeze", ...]:
        """Offer lifting the freeze, or one of this week, two or four weeks."""
        week, last = view.week, view.weeks
        options: list[SetChangeFreeze] = []
        if view.change.freeze_to_week >= week:
            options.append(cls(0, 0))
        for length in (1, 2, 4):
            if week + length - 1 <= last:
                options.append(cls(week, week + length - 1))
        return tuple(options)


DECISIONS = (ScheduleMaintenance, AnswerChange, SetChangeFreeze)
