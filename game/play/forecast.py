"""Forecasts that run the model: the same decisions on other luck, then both desks by the book.

Nothing of the game's own future is in it: each run has a luck of its own from the first Monday on, and what it says is
how far a figure moves from the present moment, laid on what the seat sees now.
"""

import math
from collections.abc import Generator, Iterator, Sequence
from time import perf_counter
from typing import Final, NamedTuple

from game.play.pen import Made
from game.play.rebuild import Rebuilding, crept
from sim.kernel.units import HOUR, week_of, week_start
from sim.policies.registry import careful, make
from sim.runner import Habits, Table
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import KPIS
from sim.session import Session, View

FINISH: Final = "finish:"
"""What begins the forecast of the week in which a project goes live."""
_LEAST: Final = 3
_FORGET: Final = 0.8
"""So much of the longest piece so far is expected of the next, less with each: long ones come in rows."""
_LONG: Final = "long"
"""What comes before a step that takes some milliseconds, so that it gets a moment of its own."""
_USUAL: Final[Habits] = {
    ("it", "desk"): (
        *("hats", "projects", "people", "work", "security", "desk"),
        *("change", "business", "relations", "infrastructure", "money", "scores"),
    ),
    ("it", "corridor"): ("projects", "people", "work"),
    ("it", "week"): ("hats", "desk"),
    **{("pm", phase): ("hats", "projects") for phase in ("desk", "corridor", "week")},
}
"""What the careful look at. If they looked at something else, it would be learnt, and only the time would differ."""
_Steps = Generator[str | None, None, None]
_MOST: Final = {"share": 1.0, "points": 100.0}
_SIGNED: Final = ("business_value_cents", "budget_variance_share")
Figures = dict[str, float]


class Bands(NamedTuple):
    """A forecast of one figure.

    Attributes:
        weeks: Ends of which weeks.
        low, mid, high: Of ten runs, one lies below the low, five below the mid, nine below the high.
        lucks: How many runs are behind it.
    """

    subject: str
    weeks: tuple[int, ...]
    low: tuple[float, ...]
    mid: tuple[float, ...]
    high: tuple[float, ...]
    lucks: int


class Forecast:
    """A forecast that is worked out in steps.

    Attributes:
        weeks: Whose ends are looked at.
    """

    def __init__(
        self, view: View, scenario: Scenario, seed: int, journal: Sequence[Made], weeks: int, lucks: int
    ) -> None:
        """Begin with nothing known.

        Args:
            view: What the seat sees now.
            scenario: What the game started from.
            seed: Its luck; the runs have other ones.
            journal: What was decided so far.
            weeks: How far to look.
            lucks: How many runs.
        """
        first = week_of(max(0, view.t_s - 1)) if view.t_s else 0
        self.weeks = tuple(range(first + 1, min(first + weeks, scenario.weeks) + 1))
        self._now = _seen(view)
        self._week = view.week
        self._scenario = scenario
        self._seed = seed
        self._journal = tuple(journal)
        self._clock = view.t_s
        self._lucks = lucks
        self._runs: list[list[Figures]] = []
        self._habits = dict(_USUAL)
        self._piece_s = 0.0
        self._steps = self._work()
        self.done = not self.weeks

    @property
    def share(self) -> float:
        """Return how much of it is done, 0 to 1."""
        return 1.0 if self.done else len(self._runs) / self._lucks

    def step(self, budget_s: float) -> bool:
        """Work on for so long; tell whether it is done."""
        began = now = perf_counter()
        while not self.done:
            before = now
            ahead = next(self._steps, self)
            self.done, now = ahead is self, perf_counter()
            self._piece_s = max(now - before, self._piece_s * _FORGET)
            if now + self._piece_s > began + budget_s or (ahead is _LONG and now > began + budget_s / 4):
                break
        return self.done

    def subjects(self) -> tuple[str, ...]:
        """Return the figures that can be forecast for this seat."""
        return tuple(sorted(self._now))

    def bands(self, subject: str) -> Bands | None:
        """Return the forecast of a figure as far as it is known; None for one the seat does not see, or too early."""
        now = self._now.get(subject)
        if now is None or len(self._runs) < min(_LEAST, self._lucks):
            return None
        places = range(1, len(self.weeks) + 1)
        if subject.startswith(FINISH):
            places = places[-1:]  # what is believed in between is on the way to what is believed at last
        rows = []
        for place in places:
            moved = [run[place][subject] - run[0][subject] for run in self._runs if _has(run, place, subject)]
            if not moved:
                return None
            rows.append([self._bounded(subject, now + move) for move in sorted(moved)])
        low, mid, high = (tuple(_quantile(row, share) for row in rows) for share in (0.1, 0.5, 0.9))
        return Bands(subject, tuple(self.weeks[place - 1] for place in places), low, mid, high, len(self._runs))

    def _bounded(self, subject: str, value: float) -> float:
        if subject.startswith(FINISH):
            return max(float(self._week), value) if self._now[subject] >= self._week else self._now[subject]
        if subject in _SIGNED:
            return value
        return min(_MOST.get(KPIS.get(subject, ""), math.inf), max(0.0, value))

    def _work(self) -> _Steps:
        for number in range(1, self._lucks + 1):
            run: list[Figures] = []
            yield from self._run(f"forecast/{number}", run)
            self._runs.append(run)

    def _run(self, fork: str, run: list[Figures]) -> _Steps:
        building = Rebuilding(self._scenario, self._seed, self._journal, self._clock, fork=fork)
        yield from building.steps()
        session = building.session
        table = Table(session, {seat: (careful(seat), make(seat, careful(seat))) for seat in ("it", "pm")}, None)
        table.habits = self._habits
        run.append(_figures(session, self._now))
        for week in self.weeks:
            yield from _week(table, week, self._clock)
            if session.clock < week_start(week + 1):
                return  # this luck ends the game early
            run.append(_figures(session, self._now))


def _week(table: Table, week: int, from_s: int) -> _Steps:
    """Let one week run; what was decided at the present desk stands as it is, later ones go by the book."""
    session = table.session
    starts = (week - 1) % session.scenario.turn_weeks == 0 and week_start(week) > from_s
    if starts and session.clock == week_start(week) and not session.over:
        yield _LONG
        yield from _apart(table.turning(week))
    yield None
    while session.clock < week_start(week + 1) and not session.over:
        last_s = week_start(week + 1) - 1
        if session.clock >= last_s:
            stop = yield from crept(session, last_s + 1)
        else:
            stop = session.advance(min(last_s, session.clock + HOUR))
        if stop is not None and not session.over:
            yield _LONG
            yield from _apart(table.stopping(stop))
        yield None


def _apart(pieces: Iterator[None]) -> _Steps:
    """Give each piece a moment of its own."""
    for _ in pieces:
        yield _LONG


def _seen(view: View) -> Figures:
    """Return the figures that a seat sees now."""
    closed = view.scores.weeks[-1].kpis if view.scores.weeks else ()
    found = {name: float(value) for name, value in closed if value is not None}
    return found | {name: week for name in _led(view) if (week := _finish(view, name)) is not None}


def _led(view: View) -> tuple[str, ...]:
    return tuple(f"{FINISH}{project.id}" for project in view.projects.projects)


def _finish(view: View, name: str) -> float | None:
    """Return the week in which a project went live, or is believed to; None if nobody can say."""
    project = view.projects.project(name.removeprefix(FINISH))
    if project is not None and project.live_week:
        return float(project.live_week)
    return project.forecast.week_p50 if project is not None and project.forecast is not None else None


def _lived(session: Session, name: str) -> float | None:
    """Return the week in which a project went live, however it went on from there; None if it is not live."""
    found = next((p for p in session.view("it").projects.portfolio if p.id == name.removeprefix(FINISH)), None)
    return float(found.live_week) if found is not None and found.live_week else None


def _figures(session: Session, wanted: Figures) -> Figures:
    weeks = session.results().weeks
    closed = dict(weeks[-1].kpis) if weeks else {}
    found = {name: float(value) for name in wanted if (value := closed.get(name)) is not None}
    finishes = [name for name in wanted if name.startswith(FINISH)]
    if finishes:
        view = session.view("pm")
        weeks_of = ((name, _lived(session, name) or _finish(view, name)) for name in finishes)
        found |= {name: week for name, week in weeks_of if week is not None}
    return found


def _has(run: list[Figures], place: int, subject: str) -> bool:
    return place < len(run) and subject in run[place] and subject in run[0]


def _quantile(ordered: list[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
