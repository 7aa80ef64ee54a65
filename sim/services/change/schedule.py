"""The schedule: which change gets which window, what a freeze puts off, and the opening of windows."""

from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.units import HOUR, WEEK, week_of
from sim.services.change.events import ChangeDeferred, ChangeFreezeSet, ChangeScheduled
from sim.services.change.risk import crowd_factor
from sim.services.change.state import Change, Window
from sim.services.change.windows import Windows

if TYPE_CHECKING:
    from sim.services.change.floor import ChangeFloor

RANK = 700


class Schedule:
    """Windows and the changes in them.

    A freeze moves what it covers to the first windows after it. They fill up, and what shares a window or a week
    fails more often: that is how a freeze is paid for.
    """

    def __init__(self, floor: "ChangeFloor") -> None:
        """Start with no window due."""
        self._floor = floor
        self.windows = Windows(floor.rules)
        self._openings: set[int] = set()

    # ---------------------------------------------------------------------------------------------------- placing

    def earliest(self, change: Change) -> int:
        """Return the first instant at which it could begin."""
        rules = self._floor.rules
        lead_h = rules.emergency_lead_h if change.emergency else rules.lead_h
        return self._floor.core.now + round(lead_h * HOUR)

    def frozen(self, week: int) -> bool:
        """Tell whether a week lies in the freeze."""
        state = self._floor.state
        return state.freeze_from_week <= week <= state.freeze_to_week

    def room(self, starts_s: int, window: Window) -> int:
        """Return how many more changes fit into a window."""
        scheduled = self._floor.state.open.values()
        return self.windows.holds[window] - sum(c.starts_s == starts_s and c.state == "scheduled" for c in scheduled)

    def schedule(self, change: Change, answer: str, earliest_s: int, window: Window, cause: str) -> None:
        """Give a change the first opening of a window, and tell if that is later than it might have been."""
        floor = self._floor
        wanted_s = self._place(change, earliest_s, window)
        change.state = "scheduled"
        event_id = floor.step(change, "scheduled")
        now, asset = floor.core.now, change.assets[0]
        floor.core.publish(
            ChangeScheduled(
                event_id,
                now,
                _join(cause, change.cause),
                change.id,
                asset,
                answer,
                change.window,
                change.starts_s,
            )
        )
        change.cause = event_id
        if change.starts_s > wanted_s:
            self._tell_deferred(change, "freeze" if change.frozen else "full", event_id)

    def _place(self, change: Change, earliest_s: int, window: Window) -> int:
        """Set window and start; return the start it would have had without freeze and in an empty window."""
        change.frozen = False
        change.starts_s = -1
        if change.emergency:
            start_s = wanted_s = self.windows.next_evening(earliest_s)
            change.window = "emergency"
        else:
            start_s = wanted_s = self.windows.following(earliest_s, window)
            while True:
                if self.frozen(week_of(start_s)):
                    change.frozen = True
                    start_s = self.windows.opens(self._floor.state.freeze_to_week + 1, window)
                elif self.room(start_s, window) <= 0:
                    start_s += WEEK
                else:
                    break
            change.window = window
        change.starts_s = start_s
        self._open_at(start_s)
        return wanted_s

    def put_off(self, change: Change, reason: str) -> None:
        """Give a change the next standard window because this one found nobody."""
        change.state = "scheduled"
        self._place(change, self._floor.core.now + 1, self.windows.standard(change.size))
        self._tell_deferred(change, reason, change.cause)

    def _tell_deferred(self, change: Change, reason: str, cause: str) -> None:
        floor = self._floor
        event_id = floor.step(change, "deferred")
        causes = _join(cause, change.cause)
        if change.frozen and floor.state.freeze_cause not in causes:
            causes = (*causes, floor.state.freeze_cause)
        floor.core.publish(ChangeDeferred(event_id, floor.core.now, causes, change.id, reason, change.starts_s))
        change.cause = event_id
        floor.state.deferred += 1
        floor.please(change, -floor.rules.deferred_points)

    # ----------------------------------------------------------------------------------------------------- freeze

    def freeze(self, from_week: int, to_week: int, cause: str) -> None:
        """Freeze changes from one week to another; zeros lift the freeze. What it moves is scheduled anew."""
        floor, state = self._floor, self._floor.state
        state.freezes += 1
        event_id = f"change/freeze/{state.freezes}/set"
        floor.core.publish(ChangeFreezeSet(event_id, floor.core.now, (cause,), from_week, to_week))
        state.freeze_from_week, state.freeze_to_week, state.freeze_cause = from_week, to_week, event_id
        scheduled = [c for c in state.open.values() if c.state == "scheduled" and not c.emergency]
        # In the order in which they were asked for, so that the older one keeps the better place.
        for change in sorted(scheduled, key=lambda c: (c.asked_s, c.id)):
            window: Window = change.window  # type: ignore[assignment]
            if self.frozen(week_of(change.starts_s)):
                self._place(change, change.starts_s, window)
                self._tell_deferred(change, "freeze", event_id)
            elif change.frozen:
                self.schedule(change, "thaw", self.earliest(change), window, event_id)

    # ---------------------------------------------------------------------------------------------------- opening

    def _open_at(self, start_s: int) -> None:
        core = self._floor.core
        if start_s not in self._openings and start_s < core.horizon_s:
            self._openings.add(start_s)
            core.engine.at(start_s, RANK, "change/window", self._open)

    def _open(self, occurrence: Occurrence) -> None:
        floor, now = self._floor, occurrence.due_s
        self._openings.discard(now)
        able = []
        for change in list(floor.state.open.values()):
            if change.state != "scheduled" or change.starts_s != now:
                continue
            floor.drop_work(change, change.cause)
            if floor.able(change):
                able.append(change)
            else:
                self.put_off(change, "nobody_able")
        state, week = floor.state, week_of(now)
        if state.executed_week != week:
            state.executed_week, state.executed_count = week, 0
        state.executed_count += len(able)
        for change in able:
            change.crowd = crowd_factor(floor.rules, len(able), state.executed_count)
            cents = self.windows.allowance_cents.get(change.window, 0)
            if cents:
                floor.money.spend("on_call", cents, "window_allowance", change.cause)
            floor.execution.carry_out(change)


def _join(cause: str, other: str) -> tuple[str, ...]:
    return (cause,) if cause == other else (cause, other)
