"""Attention: hours of the hats, what routine takes of them, and what they were spent on."""

import math
from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import WEEK, week_of, week_start
from sim.relations.events import ChairEmpty
from sim.relations.state import Attention, Spending

if TYPE_CHECKING:
    from sim.relations.floor import RelationsFloor

_RANK = 200
EPSILON_H = 1e-9
TEAM, PROJECTS = "team", "projects"
"""Parts of a hat's routine: the people it leads, and for the IT manager the projects that run."""


class Pools:
    """Hours per seat and turn. One head that wears both hats has one pool, with the routine of both booked first."""

    def __init__(self, floor: "RelationsFloor") -> None:
        """Work on the floor's state."""
        self.floor = floor
        self.rules = floor.rules
        self.core = floor.core
        self.scenario = floor.scenario
        self.factor = floor.scenario.level.attention_factor

    def build(self) -> None:
        """Open the pools of the two hats."""
        state = self.floor.state
        state.attention["it"] = Attention(self._gross("it"))
        if not self.shared:
            state.attention["pm"] = Attention(self._gross("pm"))
        for seat in ("it", "pm"):
            state.spending[seat] = Spending()
            state.routines[seat] = {}
        self.set_routine("it", self.floor.routine_hours(self._led_at_start(), 0))

    @property
    def shared(self) -> bool:
        """Whether one head wears both hats."""
        return self.scenario.pm_attention_h == 0

    def _gross(self, seat: str) -> float:
        hours = self.scenario.attention_h if seat == "it" else self.scenario.pm_attention_h
        if seat not in ("it", "pm"):
            hours = self.rules.leader_attention_h
        return hours * self.factor * self.scenario.turn_weeks

    def _led_at_start(self) -> int:
        led_teams = {p.team for p in self.scenario.people if p.leads and p.team}
        return sum(1 for p in self.scenario.people if p.leads or p.team not in led_teams)

    def start(self) -> None:
        """Begin the reset of every turn."""
        self._schedule_reset(self.scenario.turn_weeks + 1)

    # -------------------------------------------------------------------------------------------------- pools

    def pool(self, seat: str) -> Attention | None:
        """Return the pool a seat spends from, or None if it has none."""
        return self.floor.state.attention.get("it" if seat == "pm" and self.shared else seat)

    def open(self, seat: str) -> None:
        """Give a seat its hours; what is left of the running turn counts in full."""
        state = self.floor.state
        spending = state.spending.setdefault(seat, Spending())
        if self.pool(seat) is None:
            # Who loses a project and gets it back in the same turn has not slept in between.
            state.attention[seat] = Attention(self._gross(seat), spent_h=math.fsum(spending.turn.values()))
        state.routines.setdefault(seat, {})

    def close(self, seat: str) -> None:
        """Take a seat's hours away; the record of what it did stays."""
        if seat in ("it", "pm"):
            self.set_routine(seat, 0.0, PROJECTS if seat == "it" else TEAM)
            return
        self.floor.state.attention.pop(seat, None)
        self.floor.state.routines.pop(seat, None)

    def set_factor(self, factor: float) -> None:
        """Set the level of difficulty."""
        self.factor = factor
        for seat, pool in self.floor.state.attention.items():
            pool.gross_h = self._gross(seat)

    # ------------------------------------------------------------------------------------------------ routine

    def set_routine(self, seat: str, hours: float, part: str = TEAM) -> None:
        """Set what a part of a hat's routine takes per turn from now on."""
        parts = self.floor.state.routines.setdefault(seat, {})
        parts[part] = max(0.0, hours)
        pool = self.pool(seat)
        if pool is not None:
            pool.routine_h = math.fsum(self.routine(hat) for hat in self._hats(seat))

    def _hats(self, seat: str) -> tuple[str, ...]:
        return ("it", "pm") if self.shared and seat in ("it", "pm") else (seat,)

    def routine(self, seat: str, part: str = "") -> float:
        """Return the hours per turn of a hat's own routine, or of one part of it."""
        parts = self.floor.state.routines.get(seat, {})
        return parts.get(part, 0.0) if part else math.fsum(parts.values())

    # ----------------------------------------------------------------------------------------------- spending

    def left(self, seat: str) -> float:
        """Return the hours a seat can still spend this turn."""
        pool = self.pool(seat)
        return pool.left_h if pool is not None else 0.0

    def spend(self, seat: str, hours: float, what: str, cause: str, duty: str) -> None:
        """Spend hours of a seat.

        Raises:
            InvariantError: They were not there; the door should have refused.
        """
        pool = self.pool(seat)
        if hours > self.left(seat) + EPSILON_H:
            raise InvariantError(f"{seat} spends {hours} h on {what} ({cause}), but has {self.left(seat)} h")
        if pool is None or hours == 0.0:
            return
        pool.spent_h += hours
        spending = self.floor.state.spending[seat]
        spending.turn[duty] = spending.turn.get(duty, 0.0) + hours

    def adjust(self, seat: str, hours: float) -> None:
        """Add hours to a seat's running turn, or take some away."""
        pool = self.pool(seat)
        if pool is not None:
            pool.extra_h += hours

    def _schedule_reset(self, week: int) -> None:
        # One second before Monday: decisions of the new turn are stamped Monday 00:00 and come before what is due then.
        t_s = week_start(week) - 1
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, _RANK, "attention/reset", self._reset, week)

    def _reset(self, occurrence: Occurrence) -> None:
        week = week_of(occurrence.due_s)
        for seat, spending in self.floor.state.spending.items():
            self._close_turn(seat, spending, week)
        for pool in self.floor.state.attention.values():
            pool.last_available_h = max(0.0, pool.gross_h + pool.extra_h - pool.routine_h)
            pool.last_spent_h = pool.spent_h
            pool.spent_h = 0.0
            pool.extra_h = 0.0
        self._schedule_reset((occurrence.due_s + 1) // WEEK + 1 + self.scenario.turn_weeks)

    def _close_turn(self, seat: str, spending: Spending, week: int) -> None:
        pool = self.pool(seat)
        spending.turns.append(spending.turn)
        spent = math.fsum(spending.turn.values())
        spending.turn = {}
        if pool is None or not self.routine(seat):
            spending.empty_turns = 0  # a hat without a team or project has no chair to leave empty
            return
        available = max(0.0, pool.gross_h + pool.extra_h - pool.routine_h)
        if spent >= self.rules.empty_chair_share * available:
            spending.empty_turns = 0
            return
        spending.empty_turns += 1
        if spending.empty_turns == self.rules.empty_chair_turns:
            spending.empty_chairs += 1
            name = seat.replace(":", "/")
            causes = (f"start:attention/{name}",)
            self.core.publish(ChairEmpty(f"chair/{name}/empty/{week}", self.core.now, causes, seat, spent, available))
