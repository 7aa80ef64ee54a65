"""Axes: round steps between two ends, and where a value lies on the screen."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from game.ui.canvas import Box, Canvas

if TYPE_CHECKING:
    from game.ui.window import Ui

Says = Callable[[float], str]
"""Writes a value with its unit."""

SMALL: Final = 11.0
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


class Axis(NamedTuple):
    """Two ends and a round step between marks."""

    low: float
    high: float
    step: float

    def marks(self) -> tuple[float, ...]:
        """Return the round values from end to end."""
        first = math.ceil(self.low / self.step - 1e-9)
        last = math.floor(self.high / self.step + 1e-9)
        return tuple(i * self.step for i in range(first, last + 1))

    def share(self, value: float) -> float:
        """Return where a value lies, 0 at the low end and 1 at the high one."""
        return (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0


def rounded(low: float, high: float, most: int = 5, *, whole: bool = False) -> Axis:
    """Return an axis that ends at round values.

    Args:
        low: Least value.
        high: Greatest value.
        most: Steps at most.
        whole: Whether a step below 1 makes no sense.
    """
    step = _step(low, high, most, whole=whole)
    bottom, top = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return Axis(bottom * step, max(top, bottom + 1) * step, step)


def exact(low: float, high: float, most: int = 8, *, whole: bool = True) -> Axis:
    """Return an axis that ends where its values end, with round marks between."""
    return Axis(low, max(high, low + 1e-9), _step(low, high, most, whole=whole))


def _step(low: float, high: float, most: int, *, whole: bool) -> float:
    span = (high - low) or abs(high) or 1.0
    raw = span / max(1, most)
    scale = 10.0 ** math.floor(math.log10(raw))
    step = next(scale * factor for factor in _STEPS if scale * factor >= raw - 1e-12)
    return max(1.0, math.ceil(step)) if whole else step


def gutter(ui: Ui, axis: Axis, says: Says) -> float:
    """Return the width of the labels of an upright axis."""
    return max((ui.type.width(says(value), SMALL) for value in axis.marks()), default=0.0) + 8


def draw_up(canvas: Canvas, plot: Box, axis: Axis, says: Says) -> None:
    """Draw level lines with their values at the left of a plot."""
    t = canvas.theme
    for value in axis.marks():
        y = plot.bottom - plot.h * axis.share(value)
        canvas.fill(Box(plot.x, y, plot.w, 1), t.mix("panel", "line", 0.8))
        middle = y - canvas.type.line_height(SMALL) / 2
        canvas.text(says(value), (plot.x - 6, middle), size=SMALL, colour=t.quiet, align="right")


def draw_across(canvas: Canvas, plot: Box, values: Sequence[float], x: Callable[[float], float], says: Says) -> None:
    """Write the labels below a plot that fit beside each other."""
    t, right = canvas.theme, -math.inf
    for value in values:
        words, at = says(value), x(value)
        wide = canvas.type.width(words, SMALL)
        left = min(max(at - wide / 2, plot.x - 4), plot.right - wide + 4)
        if left < right + 10:
            continue
        canvas.text(words, (left, plot.bottom + 4), size=SMALL, colour=t.quiet)
        right = left + wide
