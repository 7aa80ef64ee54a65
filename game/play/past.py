"""A desk of a game as it was: somebody who asks what if sees what was seen then, and what it would have cost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from game.play.pen import Made
from game.play.rebuild import Rebuilding
from game.play.turn import within
from sim.fork import Change, Recorded, place_at_desk
from sim.kernel.units import WEEK, week_of
from sim.scenario.definitions import Scenario
from sim.session import NOT_OWN, Decision, Quote, Stop, View, decision


class Looking(Protocol):
    """What a form looks at: the game, or an earlier desk of it."""

    @property
    def seat(self) -> str:
        """Return who looks."""

    @property
    def scenario(self) -> Scenario:
        """Return what the game started from."""

    def view(self) -> View:
        """Return what the seat sees."""

    def quote(self, decision: Decision) -> Quote:
        """Return price and refusal of a decision of the seat."""


class Past:
    """A game that is built again up to a desk; call ``step`` between frames until it is there.

    Attributes:
        seat: Who sits there.
        t_s: The instant, in seconds since the start.
    """

    def __init__(self, scenario: Scenario, seed: int, before: Sequence[Made], t_s: int, seat: str) -> None:
        """Begin at the first Monday.

        Args:
            scenario: What the game started from.
            seed: Its luck.
            before: What is submitted before the desk is looked at; what is not possible is left out.
            t_s: The instant.
            seat: Who sits there.
        """
        self.seat = seat
        self.t_s = t_s
        self._scenario = scenario
        self._rebuilding = Rebuilding(scenario, seed, before, t_s, lenient=True)
        self._steps: Iterator[None] | None = self._rebuilding.steps()
        self._begun = False
        self._stop: Stop | None = None
        self._view: View | None = None

    @property
    def scenario(self) -> Scenario:
        """Return what the game started from."""
        return self._scenario

    @property
    def there(self) -> bool:
        """Tell whether the desk can be looked at."""
        return self._steps is None

    @property
    def share(self) -> float:
        """Return how much of the way is gone (0 to 1)."""
        if self.there:
            return 1.0
        return self._rebuilding.session.clock / max(1, self.t_s) if self._begun else 0.0

    def step(self, budget_s: float) -> bool:
        """Go on for some time.

        Args:
            budget_s: Most time to spend, in seconds of the clock on the wall; a step may take a few milliseconds more.

        Returns:
            Whether it is there.
        """
        enough = within(budget_s)
        while self._steps is not None and not enough():
            try:
                next(self._steps)
            except StopIteration:
                self._steps = None
            self._begun = self._rebuilding.begun
        return self.there

    def stop_at(self, given: Mapping[str, object]) -> None:
        """Let the week stand still as it did when a decision with these arguments was made in its middle."""
        subject = str(given.get("card") or given.get("subject") or "")
        if self.t_s % WEEK and subject:
            self._stop = Stop("dilemma" if "card" in given else "major_incident", self.seat, subject)

    def view(self) -> View:
        """Return what the seat saw."""
        if self._view is None:
            occasion = f"desk/{week_of(self.t_s)}"
            self._view = self._rebuilding.session.view(self.seat, occasion, self._stop)
        return self._view

    def quote(self, decision: Decision) -> Quote:
        """Return what a decision would have cost, and why it would have been refused."""
        return self._rebuilding.session.quote(decision, self.seat)


def past(recorded: Recorded, scenario: Scenario, change: Change, t_s: int, seat: str, number: int = 0) -> Past:
    """Return a desk as it was, after what is changed before it; policies that take over are not asked.

    Args:
        recorded: The game.
        scenario: What it started from.
        change: What is different.
        t_s: The instant, in seconds since the start.
        seat: Whose desk.
        number: Of the submission before which it is looked at; without it the end of that desk.
    """
    moves = replace(change, without=change.without - {number}, hands=()).moves(recorded)
    numbers = [move.sequence for move in moves]
    at = numbers.index(number) if number in numbers else place_at_desk(moves, t_s, seat)
    # What was refused then stays undone, whatever is possible now.
    kept = (move for move in moves[:at] if not move.refused or move.refused in NOT_OWN)
    before = [
        Made(move.sequence, move.t_s, move.seat, decision(move.name, dict(move.arguments)), move.refused)
        for move in kept
    ]
    found = Past(scenario, recorded.seed, before, t_s, seat)
    if number in numbers:
        found.stop_at(dict(moves[at].arguments))
    return found
