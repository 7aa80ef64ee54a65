"""A save watched from its start: what was decided, what happened and how things stood, week by week."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from game.i18n import Language
from game.presenters.names import Names
from game.presenters.report import names_of
from sim.fork import Move, Recorded
from sim.kernel.log import Event
from sim.kernel.units import WEEK
from sim.save import read, run_to
from sim.scenario.definitions import Scenario
from sim.session import Session, WeekView, decision


class Watched(NamedTuple):
    """One week of a game.

    Attributes:
        moves: What was decided in it.
        events: What happened in it.
        figures: KPIs and scores at its end; None if the game ended before.
    """

    week: int
    moves: tuple[Move, ...]
    events: tuple[Event, ...]
    figures: WeekView | None


class Viewer:
    """A game that is watched, not played: nothing can be decided, and the save stays as it is.

    Attributes:
        weeks: What has been replayed so far.
        all_weeks: How many there are.
    """

    def __init__(self, path: Path) -> None:
        """Read a save.

        Raises:
            SaveError: It cannot be read, or is of another model version.
        """
        save = read(path)
        self._session: Session = save.session()
        self._recorded = Recorded.read(save)
        last_s = max((move.t_s for move in self._recorded.moves), default=0)
        self.all_weeks = min(self.scenario.weeks, max(save.weeks, last_s // WEEK + 1))
        self.weeks: list[Watched] = []
        self.seed = save.session().seed
        self._steps = self._replay()

    @property
    def scenario(self) -> Scenario:
        """Return what the game started from."""
        return self._session.scenario

    def names(self, language: Language) -> Names:
        """Return what to call the things of the game."""
        return names_of(language, self._session)

    def step(self, budget_s: float) -> bool:
        """Replay on for so long.

        Returns:
            Whether everything has been replayed.
        """
        until = perf_counter() + budget_s
        while perf_counter() < until:
            if next(self._steps, None) is None:
                return True
        return False

    def _replay(self) -> Iterator[int]:
        session, seen, at = self._session, 0, 0
        moves = self._recorded.moves
        for week in range(1, self.all_weeks + 1):
            made = []
            while at < len(moves) and moves[at].t_s < week * WEEK:
                move = moves[at]
                run_to(session, move.t_s)
                session.submit(decision(move.name, dict(move.arguments)), move.seat)
                made.append(move)
                at += 1
                yield week
            run_to(session, week * WEEK)
            events, closed = session.events(seen), session.results().weeks
            seen += len(events)
            figures = closed[week - 1] if len(closed) >= week else None
            self.weeks.append(Watched(week, tuple(made), tuple(events), figures))
            yield week
