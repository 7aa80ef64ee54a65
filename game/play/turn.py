"""The turn: desks, corridor, week, stops, Friday, in the same order as a game of policies alone."""

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Final

from game.play.pen import Pen
from game.play.place import Place, first_week
from sim.kernel.units import HOUR, week_start
from sim.runner import ROUNDS, Game, Table
from sim.session import Session, Stop

_SLICE_S: Final = HOUR
_SLICES_AT_ONCE: Final = 6 * HOUR
HUMAN: Final = "human"
SPARED: Final = "declare_p1"
"""The standing order of whoever does not want the week to stop for a P1."""


class Turn:
    """Moves one game on and asks the policies on the way.

    Attributes:
        place: Where it stands.
        table: The seats with a policy.
        finished: Whether nothing comes any more, the next quarter included.
    """

    def __init__(self, table: Table, pen: Pen, humans: Collection[str], extra: dict[str, object]) -> None:
        """Take over a game.

        Args:
            table: The seats with a policy, and the session.
            pen: Writes down what happens.
            humans: Hats that people wear.
            extra: What every note of the place carries besides.
        """
        self.table = table
        self.pen = pen
        self.place = Place("desk", 1, 1)
        self.finished = False
        self._humans = frozenset(humans)
        self._extra = extra
        self._closing: Iterator[tuple[str, str]] | None = None
        self._digests: dict[str, str] = {}

    @property
    def session(self) -> Session:
        """The session; another one after something was taken back."""
        return self.table.session

    def is_human(self, seat: str) -> bool:
        """Tell whether a person sits there; in the next quarter nobody does."""
        return seat in self._humans and not self.session.next_quarter

    def names(self) -> dict[str, str]:
        """Return who sat where in the game proper."""
        named = self.table.names()
        hats = {seat: HUMAN if seat in self._humans else named[seat] for seat in ("it", "pm")}
        return hats | named | hats

    # -------------------------------------------------------------------------------------------------- places

    def note(self) -> None:
        """Write down where the game stands."""
        record = self.place.record() | {"t": self.session.clock}
        self.pen.place(record | {"staff": self.table.staff(), "named": self.table.names()} | self._extra)

    def go(self, place: Place) -> None:
        """Stand somewhere else, and write it down."""
        self.place = place
        self.note()

    def begin(self, week: int) -> None:
        """Open the desks of a turn."""
        self.go(Place("desk", week, week, self._order()))
        self.ask_on()

    def _order(self) -> tuple[str, ...]:
        staffed = self.table.seats()
        return tuple(seat for seat in self.session.seats() if seat in self._humans or seat in staffed)

    def ask_on(self) -> None:
        """Ask the policies up to the next person; behind the last one the corridor opens, then the week."""
        while self.place.step in {"desk", "corridor"}:
            place = self.place
            if self.is_human(place.seat):
                return
            self.table.ask(place.seat, place.occasion(self.session.clock), None)
            self.step_on()

    def step_on(self) -> None:
        """Go on to the next seat, without asking it."""
        place = self.place
        if place.index + 1 < len(place.seats):
            self.go(replace(place, index=place.index + 1))
        elif place.step == "desk" and self.session.matters():
            self.go(Place("corridor", place.week, place.week, self._order()))
        else:
            self.go(Place("week", place.week, place.week))

    # ---------------------------------------------------------------------------------------------------- week

    @property
    def week_end_s(self) -> int:
        """The instant at which the turn that runs ends."""
        scenario = self.session.scenario
        whole = scenario.all_weeks if self.session.next_quarter else scenario.weeks
        return week_start(min(self.place.week + scenario.turn_weeks, whole + 1))

    def run(self, until_s: int, enough: Callable[[], bool]) -> None:
        """Let the week run up to an instant, to what a person must decide, or until enough time was spent on it."""
        while self.place.step == "week":
            if self.session.clock >= self._running_end_s:
                self._close()
            elif self.session.clock < until_s:
                self._run_a_little(until_s)
            else:
                return
            if enough():
                return

    @property
    def _running_end_s(self) -> int:
        return week_start(self.place.running + 1)

    def _run_a_little(self, until_s: int) -> None:
        session, end_s = self.session, self._running_end_s
        step_s = _SLICES_AT_ONCE if until_s - session.clock > _SLICES_AT_ONCE else _SLICE_S
        stop = session.advance(min(until_s, end_s, session.clock + step_s))
        if session.over and session.clock < end_s:
            self._end()
        elif stop is not None and not session.over:
            self._arrive(stop)

    def _close(self) -> None:
        """Take one step of closing a week: the digest of a domain, or at last the step into what comes next."""
        place, session = self.place, self.session
        if self._closing is None and self.pen.wants(place.running):
            self._closing, self._digests = session.digesting(), {}
        if self._closing is not None:
            domain = next(self._closing, None)
            if domain is not None:
                self._digests.update((domain,))
                return
            self.pen.week(place.running, self._digests)
            self._closing = None
        if session.clock >= self.week_end_s:
            self.go(replace(place, step="friday"))
        else:
            self.place = replace(place, running=place.running + 1)

    # --------------------------------------------------------------------------------------------------- stops

    def _arrive(self, stop: Stop) -> None:
        if self._spared(stop):
            return
        waits = self.session.waits_for(stop) if stop.kind == "dilemma" else (stop.seat, "")
        if waits != ("", ""):
            self.go(replace(self.place, step="stop", stop=stop, round=1, asked=waits))
            self.answer_on()

    def _spared(self, stop: Stop) -> bool:
        """Tell whether a person has given a standing order for what the week stands still for.

        The first P1 of a game stops all the same: who gave the order with an opening plan has not met one yet.
        """
        if stop.kind != "major_incident" or not self.is_human(stop.seat):
            return False
        ordered = any(order.rule == SPARED for order in self.session.view(stop.seat).hats.orders)
        return ordered and self._met_before(stop.subject)

    def _met_before(self, ticket: str) -> bool:
        from sim.services.desk.events import TicketOpened, TicketRaised

        return any(
            isinstance(event, TicketOpened | TicketRaised)
            and event.priority == 1
            and event.ticket != ticket
            and not getattr(event, "parent", "")
            for event in self.session.events()
        )

    def answer_on(self) -> None:
        """Ask policies at a stop, until a person is asked or the week runs on."""
        while self.place.step == "stop" and not self.is_human(self.place.seat):
            place = self.place
            self.table.ask(place.seat, place.occasion(self.session.clock), place.asked_stop())
            self.next_round()

    def next_round(self) -> None:
        """Go on from who was asked: to the next seat that a dilemma waits for, or into the week."""
        place = self.place
        assert place.stop is not None
        if place.stop.kind == "dilemma" and place.round < ROUNDS:
            waits = self.session.waits_for(place.stop)
            if waits not in {place.asked, ("", "")}:
                self.go(replace(place, round=place.round + 1, asked=waits))
                return
        self.go(Place("week", place.week, place.running))

    # --------------------------------------------------------------------------------------------------- Friday

    def reviewed(self) -> bool:
        """Tell whether the executives met in the turn that has just ended."""
        from sim.business.events import ExecutiveReviewHeld

        since_s = week_start(self.place.week)
        for event in reversed(self.session.events()):
            if event.t_s < since_s:
                return False
            if isinstance(event, ExecutiveReviewHeld):
                return True
        return False

    def next_turn(self) -> None:
        """Go on from Friday or from the executives' review."""
        if self.place.step == "friday" and not self.session.next_quarter and self.reviewed():
            self.go(replace(self.place, step="review"))
        elif self.session.over:
            self._end()
        else:
            self.begin(first_week(self.session.clock, self.session.scenario.turn_weeks))

    def _end(self) -> None:
        self.go(replace(self.place, step="over"))
        if not self.quarter_waits:
            self.finish()

    @property
    def quarter_waits(self) -> bool:
        """Whether the next quarter is still to come."""
        session = self.session
        whole = session.clock == session.scenario.end_s and not session.ended
        return whole and not session.next_quarter and session.scenario.next_quarter_weeks > 0

    def finish(self) -> None:
        """Write down the end, once."""
        if not self.finished:
            self.finished = True
            game = Game(self.session, self.names())
            self.pen.end({"digest": game.digest(), "t": self.session.clock, "policies": game.policies})

    def run_quarter(self, enough: Callable[[], bool]) -> None:
        """Let the same luck run on after the end, with both seats by the book."""
        if self.quarter_waits and self.session.begin_next_quarter():
            self.table.begin_next_quarter()
        while self.session.next_quarter and not self.finished:
            if self.place.step == "over":
                self._open_quarter()
            elif self.place.step == "friday":
                self.next_turn()
            elif self.place.step in {"desk", "corridor"}:
                self.ask_on()
            else:
                self.answer_on()
                self.run(self.week_end_s, enough)
            if enough():
                return

    def _open_quarter(self) -> None:
        if self.session.over:
            self.finish()
        else:
            self.begin(self.session.scenario.weeks + 1)


def within(budget_s: float) -> Callable[[], bool]:
    """Return what tells that so many seconds have been spent, or would be by another step like the last."""
    last = time.perf_counter()
    until = last + budget_s

    def enough() -> bool:
        nonlocal last
        now = time.perf_counter()
        step, last = now - last, now
        return now + step > until

    return enough
