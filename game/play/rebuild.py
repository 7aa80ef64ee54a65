"""Builds a session again from its journal, in steps, so that a frame in between is never late."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from game.play.pen import Made
from sim.kernel.errors import ReplayDivergence, SaveError
from sim.kernel.units import HOUR, WEEK
from sim.scenario.definitions import Scenario
from sim.session import Session

_STEP_S: Final = 6 * HOUR
Digests = Mapping[int, Mapping[str, str]]


class Rebuilding:
    """A session that is being built again.

    Attributes:
        session: As far as it has come.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        journal: Sequence[Made],
        until_s: int,
        *,
        next_quarter: bool = False,
        digests: Digests | None = None,
        fork: str = "",
    ) -> None:
        """Begin at the first Monday.

        Args:
            scenario: What it started from.
            seed: Luck.
            journal: What was submitted.
            until_s: Where to stop.
            next_quarter: Whether the game was judged and ran on.
            digests: Of finished weeks, to compare with.
            fork: Name of a forecast, whose luck is another one; what cannot be repeated there is left out.
        """
        self.session = Session(scenario, seed, fork)
        self._fork = fork
        self._journal = journal
        self._until_s = until_s
        self._next_quarter = next_quarter
        self._digests = digests or {}

    def steps(self) -> Iterator[None]:
        """Build on, and come back between steps of a few hours.

        Raises:
            ReplayDivergence: A digest differs.
            SaveError: A submission cannot be repeated.
        """
        for made in self._journal:
            yield from self._run(made.t_s)
            if self.session.clock != made.t_s and self._fork:
                return
            if self.session.clock != made.t_s:
                raise SaveError(f"{made.decision.name()} cannot be repeated: the game is over by then")
            self.session.submit(made.decision, made.seat)
        yield from self._run(self._until_s)

    def whole(self) -> Session:
        """Build to the end and return the session."""
        for _ in self.steps():
            pass
        return self.session

    def _run(self, until_s: int) -> Iterator[None]:
        session = self.session
        end_s = session.scenario.end_s
        if self._next_quarter and not session.next_quarter and until_s >= end_s:
            yield from self._to(end_s)
            session.begin_next_quarter()
        yield from self._to(until_s)

    def _to(self, until_s: int) -> Iterator[None]:
        session = self.session
        while session.clock < until_s and not session.over:
            before = session.clock
            monday_s = (before // WEEK + 1) * WEEK
            session.advance(min(until_s, monday_s, before + _STEP_S))
            if session.clock == monday_s:
                self._compare(monday_s // WEEK)
            yield

    def _compare(self, week: int) -> None:
        recorded = self._digests.get(week)
        if recorded is not None:
            for domain, value in self.session.digest().items():
                if recorded.get(domain) != value:
                    raise ReplayDivergence(week, domain)
