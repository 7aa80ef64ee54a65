"""Parts of a scorecard: weighted components, each a measure with anchors."""

import math
from typing import NamedTuple

from sim.scores.anchors import points


class Component(NamedTuple):
    """One measure of a part.

    Attributes:
        name: Message key.
        value: The measure.
        weight: Share in the part; the weights of a part add to 1.
        points: 0 to 100.
        anchors: Values worth 0, 40, 70, 90 and 100 points; empty where the points are a mean of what is below it.
    """

    name: str
    value: float
    weight: float
    points: float
    anchors: tuple[float, ...]


Card = dict[str, tuple[Component, ...]]
"""Part to components; a part without any is null."""


def component(name: str, value: float | None, weight: float, anchors: tuple[float, ...]) -> list[Component]:
    """Return a component in a list, or an empty list if it has no value."""
    return [] if value is None else [Component(name, value, weight, points(value, anchors), anchors)]


def normalised(components: list[Component]) -> tuple[Component, ...]:
    """Return components whose weights add to 1."""
    total = math.fsum(c.weight for c in components)
    return tuple(c._replace(weight=c.weight / total) for c in components)


def score(components: tuple[Component, ...]) -> float | None:
    """Return the points of a part, or None without components."""
    return math.fsum(c.weight * c.points for c in components) if components else None
