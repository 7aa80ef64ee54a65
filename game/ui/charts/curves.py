"""Curves over time, with bands of what may come, marks, and the values under the pointer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from game.ui.canvas import Box, Canvas
from game.ui.charts.axis import SMALL, Says, draw_across, draw_up, exact, gutter, rounded
from game.ui.charts.chart import Chart, Key, Mark

if TYPE_CHECKING:
    from game.ui.window import Ui

_FOOT = 20.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A named line.

    Attributes:
        points: (across, up), from left to right.
        colour: Name of a theme colour.
        band: (across, low, high) of what may be, drawn pale in the same colour.
        steps: Whether the value stays until the next point.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    colour: str = "both"
    dashed: bool = False
    band: tuple[tuple[float, float, float], ...] = ()
    steps: bool = False

    def at(self, x: float) -> float | None:
        """Return the value at a place, between points on the line; None outside."""
        if not self.points or not self.points[0][0] - 1e-9 <= x <= self.points[-1][0] + 1e-9:
            return None
        before = self.points[0]
        for point in self.points:
            if point[0] >= x - 1e-9:
                if self.steps and point[0] > x + 1e-9:
                    return before[1]
                span = point[0] - before[0]
                return before[1] + (point[1] - before[1]) * ((x - before[0]) / span) if span > 0 else point[1]
            before = point
        return before[1]

    def between(self, x: float) -> tuple[float, float] | None:
        """Return the band at a place, None where there is none."""
        return next(((low, high) for at, low, high in self.band if abs(at - x) < 1e-9), None)


class CurveChart(Chart):
    """Curves in one plot."""

    def __init__(  # noqa: PLR0913  # every part of a chart has a name
        self,
        title: str,
        curves: Sequence[Curve],
        *,
        across: Says,
        up: Says,
        marks: Sequence[Mark] = (),
        zero: bool = True,
        limits: tuple[float, float] | None = None,
        legend: bool = True,
        height: float = 170,
        key: str = "",
        why: str = "",
        bare: bool = False,
    ) -> None:
        """Take curves and how to write their values.

        Args:
            title: What is seen, with the unit.
            curves: Lines.
            across: Writes a value of the axis across, such as a week.
            up: Writes a value of the upright axis with its unit.
            marks: Lines across the plot.
            zero: Whether the upright axis begins at 0.
            limits: Ends of the upright axis, if they are given.
            legend: Whether names stand above.
            height: Of the plot with its labels.
            key: Name.
            why: Subject that W explains.
            bare: Whether somebody else writes the title.
        """
        super().__init__(title, height=height, key=key, why=why, bare=bare)
        self.curves, self.marks, self.across, self.up = tuple(curves), tuple(marks), across, up
        self._named = legend
        xs = {x for curve in curves for x, _ in curve.points} | {x for curve in curves for x, _, _ in curve.band}
        self.xs = sorted(xs)
        ys = [y for curve in curves for _, y in curve.points]
        ys += [y for curve in curves for _, low, high in curve.band for y in (low, high)]
        ys += [mark.at for mark in marks if mark.level]
        low, high = limits or (min([0.0, *ys] if zero else ys, default=0.0), max(ys, default=1.0))
        ends = [mark.at for mark in marks if not mark.level]
        self._up = rounded(low, high if high > low else low + 1.0, 4)
        self._across = exact(min([*self.xs, *ends], default=0.0), max([*self.xs, *ends], default=1.0))
        self._plot = Box(0, 0, 0, 0)

    def legend(self) -> Sequence[Key]:
        """Return the names of the curves."""
        kind = {True: "dashes", False: "line"}
        return [Key(curve.name, curve.colour, kind[curve.dashed]) for curve in self.curves] if self._named else ()

    def count(self) -> int:
        """Return how many values there are across."""
        return len(self.xs)

    def _x(self, value: float) -> float:
        return self._plot.x + self._plot.w * self._across.share(value)

    def _y(self, value: float) -> float:
        return self._plot.bottom - self._plot.h * self._up.share(value)

    def place_at(self, at: tuple[float, float]) -> int:
        """Return the nearest value across."""
        if not self.xs or not self.box.holds(at):
            return -1
        return min(range(len(self.xs)), key=lambda i: abs(self._x(self.xs[i]) - at[0]))

    def spot(self, place: int) -> tuple[float, float]:
        """Return the middle of the plot at a value."""
        return self._x(self.xs[place]), self._plot.centre[1]

    def said(self, place: int) -> tuple[str, ...]:
        """Return the value across, then each curve's."""
        x = self.xs[place]
        lines = [self.across(x)]
        for curve in self.curves:
            value, band = curve.at(x), curve.between(x)
            if value is None and band is None:
                continue
            shown = self.up(value) if value is not None else ""
            if band is not None:
                shown = f"{shown} ({self.up(band[0])} … {self.up(band[1])})".strip()
            lines.append(f"{curve.name}: {shown}" if curve.name else shown)
        return tuple(lines)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw axes, bands, curves, marks and the read-out."""
        top = self.draw_head(ui, canvas)
        left = gutter(ui, self._up, self.up)
        self._plot = Box(
            self.box.x + left, top + 6, self.box.w - left - 6, max(10.0, self.box.bottom - top - _FOOT - 6)
        )
        draw_up(canvas, self._plot, self._up, self.up)
        draw_across(canvas, self._plot, self._across.marks(), self._x, self.across)
        for curve in self.curves:
            self._draw_curve(canvas, curve)
        self._draw_marks(ui, canvas)
        place = self.shown(ui)
        if place >= 0:
            x = self._x(self.xs[place])
            canvas.line((x, self._plot.y), (x, self._plot.bottom), canvas.theme.quiet)
            for curve in self.curves:
                value = curve.at(self.xs[place])
                if value is not None:
                    canvas.disc((x, self._y(value)), 3.5, canvas.theme.named(curve.colour))
        self.draw_readout(ui, canvas)

    def _draw_curve(self, canvas: Canvas, curve: Curve) -> None:
        colour = canvas.theme.named(curve.colour)
        if len(curve.band) > 1:
            upper = [(self._x(x), self._y(high)) for x, _, high in curve.band]
            lower = [(self._x(x), self._y(low)) for x, low, _ in reversed(curve.band)]
            canvas.polygon([*upper, *lower], colour, 0.22)
        points = [(self._x(x), self._y(y)) for x, y in curve.points]
        if curve.steps:
            corners = [corner for a, b in pairwise(points) for corner in (a, (b[0], a[1]))]
            points = [*corners, points[-1]] if points else []
        if curve.dashed:
            for a, b in pairwise(points):
                _dashed(canvas, a, b, colour)
        else:
            canvas.lines(points, colour, 2)
            if len(points) == 1:
                canvas.disc(points[0], 3, colour)

    def _draw_marks(self, ui: Ui, canvas: Canvas) -> None:
        step, placed = ui.type.line_height(SMALL), list[Box]()
        for mark in self.marks:
            colour, wide = canvas.theme.named(mark.colour), ui.type.width(mark.words, SMALL)
            if mark.level:
                y = self._y(mark.at)
                canvas.dashes((self._plot.x, y), (self._plot.right, y), colour)
                box = Box(self._plot.right - 2 - wide, y - step, wide, step)
            else:
                x = self._x(mark.at)
                canvas.dashes((x, self._plot.y), (x, self._plot.bottom), colour, 1.5)
                left = x + 5 if x + 5 + wide < self._plot.right else x - wide - 5
                box = Box(left, self._plot.y, wide, step)
            while any(box.meets(other) for other in placed):
                box = box._replace(y=box.y + step)
            placed.append(box)
            canvas.text(mark.words, (box.x, box.y), size=SMALL, colour=colour)

    def text(self) -> Iterator[str]:
        """Say the title, the marks and every value."""
        yield f"[{self.title}]"
        for mark in self.marks:
            yield f"  {mark.words}: {(self.up if mark.level else self.across)(mark.at)}"
        for place in range(self.count()):
            yield "  " + " · ".join(self.said(place))


def _dashed(canvas: Canvas, a: tuple[float, float], b: tuple[float, float], colour: tuple[int, int, int]) -> None:
    length = max(abs(b[0] - a[0]), abs(b[1] - a[1]))
    count = max(1, int(length // 8))
    for i in range(count):
        s, e = i / count, (i + 0.55) / count
        start = a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s
        canvas.line(start, (a[0] + (b[0] - a[0]) * e, a[1] + (b[1] - a[1]) * e), colour, 2)
