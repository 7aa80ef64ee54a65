"""What a policy is: a player without hands."""

from collections.abc import Callable
from typing import Protocol

from sim.session import Decision, View


class PolicyLuck:
    """Chance for a policy: named by seat and occasion, and apart from the game's own."""

    def __init__(self, draw: Callable[[str], float], occasion: str) -> None:
        """Bind to one occasion.

        Args:
            draw: Gives the uniform of a name.
            occasion: As in the view.
        """
        self._draw = draw
        self._occasion = occasion

    def uniform(self, name: str) -> float:
        """Return the uniform of that name at this occasion, strictly between 0 and 1."""
        return self._draw(f"{self._occasion}/{name}")


class Policy(Protocol):
    """Anything with ``decide``; the docstring's first line is its description."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Return what the seat decides at this occasion, in order; an empty list lets things run."""
