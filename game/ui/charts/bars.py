"""Bars beside each other: how often, how much, in which week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.ui.canvas import Box, Canvas
from game.ui.charts.axis import SMALL, Says, draw_across, draw_up, gutter, rounded
from game.ui.charts.chart import Chart, Key, Mark

if TYPE_CHECKING:
    from game.ui.window import Ui

_FOOT = 20.0


@dataclass(frozen=True, slots=True)
class BarItem:
    """A bar.

    Attributes:
        label: What stands below it, where there is room.
        words: What is said of it besides its value.
    """

    label: str
    value: float
    colour: str = "both"
    words: str = ""


class BarChart(Chart):
    """Bars over labels. A mark stands below the bar with the number ``at`` (0 is the first; 1.5 lies between two)."""

    def __init__(  # noqa: PLR0913  # every part of a chart has a name
        self,
        title: str,
        bars: Sequence[BarItem],
        *,
        up: Says,
        marks: Sequence[Mark] = (),
        keys: Sequence[Key] = (),
        whole: bool = False,
        height: float = 130,
        key: str = "",
        why: str = "",
        bare: bool = False,
    ) -> None:
        """Take bars, how to write their values, marks across or level, and a legend."""
        super().__init__(title, height=height, key=key, why=why, bare=bare)
        self.bars, self.up, self.marks, self._keys = tuple(bars), up, tuple(marks), tuple(keys)
        high = max([bar.value for bar in bars] + [mark.at for mark in marks if mark.level], default=1.0)
        low = min([0.0] + [bar.value for bar in bars])
        self._up = rounded(low, high if high > low else low + 1.0, 3, whole=whole)
        self._plot = Box(0, 0, 0, 0)

    def legend(self) -> Sequence[Key]:
        """Return what the colours mean."""
        return self._keys

    def count(self) -> int:
        """Return how many bars there are."""
        return len(self.bars)

    def _step(self) -> float:
        return self._plot.w / max(1, len(self.bars))

    def _x(self, number: float) -> float:
        return self._plot.x + (number + 0.5) * self._step()

    def place_at(self, at: tuple[float, float]) -> int:
        """Return the bar under a point."""
        place = int((at[0] - self._plot.x) // self._step()) if self.bars and self._plot.w else -1
        return place if 0 <= place < len(self.bars) and self.box.holds(at) else -1

    def spot(self, place: int) -> tuple[float, float]:
        """Return the middle of a bar."""
        return self._x(place), self._plot.centre[1]

    def said(self, place: int) -> tuple[str, ...]:
        """Return label, value and words of a bar."""
        bar = self.bars[place]
        return tuple(part for part in (bar.label, self.up(bar.value), bar.words) if part)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw axes, bars, marks and the read-out."""
        t, top = canvas.theme, self.draw_head(ui, canvas)
        left = gutter(ui, self._up, self.up)
        below = 16 if any(not mark.level for mark in self.marks) else 0
        height = self.box.bottom - top - _FOOT - below - 4
        self._plot = Box(self.box.x + left, top + 4, self.box.w - left - 2, max(10.0, height))
        draw_up(canvas, self._plot, self._up, self.up)
        zero, step, shown = self._up.share(0.0), self._step(), self.shown(ui)
        for i, bar in enumerate(self.bars):
            share = self._up.share(bar.value)
            y0, y1 = sorted((self._plot.bottom - self._plot.h * share, self._plot.bottom - self._plot.h * zero))
            inner = Box(
                self._x(i) - step / 2 + min(1.5, step / 8), y0, max(1.0, step - min(3.0, step / 4)), max(1.0, y1 - y0)
            )
            colour = t.named(bar.colour)
            canvas.panel(inner, t.mix(bar.colour, "text", 0.35) if i == shown else colour, radius=3)
        draw_across(canvas, self._plot, range(len(self.bars)), self._x, lambda place: self.bars[int(place)].label)
        self._draw_marks(ui, canvas)
        self.draw_readout(ui, canvas)

    def _draw_marks(self, ui: Ui, canvas: Canvas) -> None:
        for mark in self.marks:
            colour = canvas.theme.named(mark.colour)
            if mark.level:
                y = self._plot.bottom - self._plot.h * self._up.share(mark.at)
                canvas.dashes((self._plot.x, y), (self._plot.right, y), colour)
                at = self._plot.right - 2, y - ui.type.line_height(SMALL)
                canvas.text(mark.words, at, size=SMALL, colour=colour, align="right")
                continue
            x = min(self._plot.right, max(self._plot.x, self._x(mark.at)))
            canvas.dashes((x, self._plot.y), (x, self._plot.bottom), colour, 1.5)
            words = f"▲ {mark.words}"
            wide = ui.type.width(words, SMALL)
            at = min(max(self.box.x, x - 5), self.box.right - wide), self.box.bottom - 17
            canvas.polygon([(at[0], at[1] + 12), (at[0] + 8, at[1] + 12), (at[0] + 4, at[1] + 5)], colour)
            canvas.text(mark.words, (at[0] + 12, at[1]), size=SMALL, colour=colour)

    def text(self) -> Iterator[str]:
        """Say the title, the marks and every bar."""
        yield f"[{self.title}]"
        for mark in self.marks:
            yield f"  {mark.words}" + (f": {self.up(mark.at)}" if mark.level else "")
        for place in range(self.count()):
            yield "  " + " · ".join(self.said(place))
