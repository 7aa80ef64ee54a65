"""Points from anchors: how a measure becomes 0 to 100."""

from collections.abc import Sequence
from typing import Final

LEVELS: Final = (0.0, 40.0, 70.0, 90.0, 100.0)
"""Points of the five anchors."""


def points(value: float, anchors: Sequence[float]) -> float:
    """Return points for a value: linear between anchors, never below 0 or above 100.

    Args:
        value: The measure.
        anchors: Five values worth 0, 40, 70, 90 and 100 points, rising or falling.
    """
    sign = 1.0 if anchors[-1] >= anchors[0] else -1.0
    if sign * value <= sign * anchors[0]:
        return LEVELS[0]
    for low, high, least, most in zip(anchors, anchors[1:], LEVELS, LEVELS[1:], strict=False):
        if sign * value < sign * high:
            return least + (value - low) / (high - low) * (most - least)
    return LEVELS[-1]
