"""Builds a session again from its journal, in steps, so that a frame in between is never late."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Final

from game.play.pen import Made
from sim.house import House
from sim.kernel.errors import ReplayDivergence, SaveError, SimError
from sim.kernel.units import HOUR, WEEK
from sim.scenario.definitions import Scenario
from sim.session import Session, Stop

_STEP_S: Final = HOUR
_HURRIED_STEP_S: Final = 6 * HOUR
Digests = Mapping[int, Mapping[str, str]]


def crept(session: Session, until_s: int) -> Generator[None, None, Stop | None]:
    """Let the last second of a week pass, in which it closes; come back after each occurrence, return a stop."""
    there, stop = session.over, None
    while not there:
        there, stop = session.creep(until_s)
        yield
    return stop


class Rebuilding:
    """A session that is being built again.

    Attributes:
        hurried: Whether somebody waits for it, so that longer steps are right.
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
        lenient: bool = False,
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
            lenient: Whether what cannot be repeated is left out, as where something has been changed.
        """
        self.hurried = False
        self._scenario = scenario
        self._seed = seed
        self._session: Session | None = None
        self._fork = fork
        self._lenient = lenient
        self._journal = journal
        self._until_s = until_s
        self._next_quarter = next_quarter
        self._digests = digests or {}

    @property
    def begun(self) -> bool:
        """Tell whether there is a session."""
        return self._session is not None

    @property
    def session(self) -> Session:
        """The session as far as it has come, once it has begun."""
        assert self._session is not None
        return self._session

    def steps(self) -> Iterator[None]:
        """Build on, and come back between steps of a few milliseconds.

        Raises:
            ReplayDivergence: A digest differs.
            SaveError: A submission cannot be repeated.
        """
        house = yield from House.building(self._scenario, self._seed, self._fork)
        self._session = Session(self._scenario, self._seed, self._fork, house)
        for made in self._journal:
            yield from self._run(made.t_s)
            if self.session.clock != made.t_s and (self._fork or self._lenient):
                return
            if self.session.clock != made.t_s:
                raise SaveError(f"{made.decision.name()} cannot be repeated: the game is over by then")
            self._submit(made)
        yield from self._run(self._until_s)

    def _submit(self, made: Made) -> None:
        try:
            self.session.submit(made.decision, made.seat)
        except SimError:  # it names what does not exist here
            if not self._lenient:
                raise

    def whole(self) -> Session:
        """Build to the end and return the session."""
        self.hurried = True
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
            step_s = _HURRIED_STEP_S if self.hurried else _STEP_S
            if before >= monday_s - 1 and not self.hurried:
                yield from crept(session, monday_s)
            else:
                aim_s = monday_s if self.hurried else monday_s - 1
                session.advance(min(until_s, aim_s, before + step_s))
                if not self.hurried:
                    session.find("")  # the index of the log grows by the way, not all at once when somebody looks
            if session.clock == monday_s:
                self._compare(monday_s // WEEK)
            yield

    def _compare(self, week: int) -> None:
        recorded = self._digests.get(week)
        if recorded is not None:
            for domain, value in self.session.digest().items():
                if recorded.get(domain) != value:
                    raise ReplayDivergence(week, domain)
