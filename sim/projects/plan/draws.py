"""Uniforms for a calculation that needs many: a stream that belongs to one named entity."""

from collections.abc import Callable
from itertools import chain, count
from typing import Protocol

Draw = Callable[[], float]
"""Gives the next uniform, strictly between 0 and 1."""


class Rows(Protocol):
    """What gives the uniforms of an entity by its causal name, such as a family of the game's luck."""

    def named(self, entity: str) -> list[float]:
        """Return the uniforms of an entity."""


def stream(rows: Rows, entity: str) -> Draw:
    """Return uniforms without end that depend on the entity's name only; a wide family is the fastest.

    Args:
        rows: For instance ``core.luck.family("projects/forecast", 32)``.
        entity: For instance ``project/refresh/week/7``.
    """
    names = (f"{entity}/{part}" for part in count())
    return chain.from_iterable(map(rows.named, names)).__next__


def shuffled(draw: Draw, size: int) -> list[int]:
    """Return 0 to ``size`` - 1 in an order of chance, always with ``size`` draws."""
    keys = [draw() for _ in range(size)]
    return sorted(range(size), key=keys.__getitem__)


class Shuffles:
    """What ``shuffled`` gives for the stream of an entity, time after time: whoever asks again gets the same."""

    def __init__(self, rows: Rows, entity: str, size: int) -> None:
        """Draw nothing yet.

        Args:
            rows: As for ``stream``.
            entity: Whose stream.
            size: Of every order.
        """
        self.entity = entity
        self._draw = stream(rows, entity)
        self._size = size
        self._orders: list[list[int]] = []

    def first(self, count: int) -> list[list[int]]:
        """Return the first so many orders of chance."""
        while len(self._orders) < count:
            self._orders.append(shuffled(self._draw, self._size))
        return self._orders[:count]


def below(draw: Draw, size: int) -> int:
    """Return a whole number from 0 to ``size`` - 1."""
    return int(draw() * size)
