"""Who is wanted for how many hours in which week, against the hours there are: a row of bars for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from game.ui.canvas import Box, Canvas
from game.ui.charts.axis import SMALL, Says
from game.ui.charts.chart import Chart, Key

if TYPE_CHECKING:
    from game.ui.window import Ui

ROW: Final = 46.0
_FOOT: Final = 18.0
_WEEK: Final = 84.0
"""Widest bar."""


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A person, or a skill.

    Attributes:
        weeks: Week, hours wanted, hours there are.
    """

    name: str
    weeks: tuple[tuple[int, float, float], ...]


_NOTHING = "0"


class LoadChart(Chart):
    """Bars by week and person; what goes beyond the hours there are stands out in another colour above a line."""

    def __init__(
        self,
        title: str,
        rows: Sequence[LoadRow],
        *,
        week: Callable[[int], str],
        up: Says,
        words: tuple[str, str, str],
        key: str = "load",
        bare: bool = False,
    ) -> None:
        """Take rows, how to write weeks and hours, and words for hours there are, hours wanted, and too many."""
        super().__init__(title, height=len(rows) * ROW + _FOOT, key=key, bare=bare)
        self.rows, self.week, self.up, self.words = tuple(rows), week, up, words
        weeks = sorted({entry[0] for row in rows for entry in row.weeks})
        self.weeks = tuple(range(weeks[0], weeks[-1] + 1)) if weeks else ()
        self._most = max((max(entry[1], entry[2]) for row in rows for entry in row.weeks), default=1.0) or 1.0
        self._plot = Box(0, 0, 0, 0)

    def legend(self) -> Sequence[Key]:
        """Return what colours mean."""
        there, wanted, over = self.words
        return Key(wanted, "it", "block"), Key(over, "bad", "block"), Key(there, "text", "line")

    def count(self) -> int:
        """Return how many fields there are."""
        return len(self.rows) * len(self.weeks)

    def _step(self) -> float:
        return self._plot.w / max(1, len(self.weeks))

    def place_at(self, at: tuple[float, float]) -> int:
        """Return the field under a point."""
        if not self.weeks or not self._plot.holds(at):
            return -1
        row, column = int((at[1] - self._plot.y) // ROW), int((at[0] - self._plot.x) // self._step())
        return row * len(self.weeks) + column if row < len(self.rows) else -1

    def spot(self, place: int) -> tuple[float, float]:
        """Return the middle of a field."""
        row, column = divmod(place, len(self.weeks))
        return self._plot.x + (column + 0.5) * self._step(), self._plot.y + (row + 0.5) * ROW

    def said(self, place: int) -> tuple[str, ...]:
        """Return person and week, then hours wanted and there."""
        row, column = divmod(place, len(self.weeks))
        week = self.weeks[column]
        found = next((entry for entry in self.rows[row].weeks if entry[0] == week), (week, 0.0, 0.0))
        there, wanted, over = self.words
        lines = [
            f"{self.rows[row].name}, {self.week(week)}",
            f"{wanted}: {self.up(found[1])}",
            f"{there}: {self.up(found[2])}",
        ]
        if found[1] > found[2] + 0.5:
            lines.append(f"{over}: {self.up(found[1] - found[2])}")
        return tuple(lines)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw a row for each person, and the weeks below."""
        t, top = canvas.theme, self.draw_head(ui, canvas)
        left = min(self.box.w * 0.3, max((ui.type.width(row.name, 12) for row in self.rows), default=0.0) + 56)
        wide = min(self.box.w - left, max(1, len(self.weeks)) * _WEEK)
        self._plot = Box(self.box.x + left, top, wide, len(self.rows) * ROW)
        for i, row in enumerate(self.rows):
            self._draw_row(canvas, row, self._plot.y + i * ROW)
        step, right = self._step(), 0.0
        for i, week in enumerate(self.weeks):
            words, x = self.week(week), self._plot.x + i * step
            if x > right + 8:
                canvas.text(words, (x, self._plot.bottom + 2), size=SMALL, colour=t.quiet)
                right = x + ui.type.width(words, SMALL)
        self.draw_readout(ui, canvas)

    def _draw_row(self, canvas: Canvas, row: LoadRow, y: float) -> None:
        t, base, high = canvas.theme, y + ROW - 4, ROW - 12
        canvas.text(row.name, (self.box.x, y + ROW / 2 - 9), size=12, width=self._plot.x - self.box.x - 56)
        canvas.text(self.up(self._most), (self._plot.x - 6, y + 2), size=10, colour=t.quiet, align="right")
        canvas.text(_NOTHING, (self._plot.x - 6, base - 12), size=10, colour=t.quiet, align="right")
        canvas.fill(Box(self._plot.x, base, self._plot.w, 1), t.line)
        step = self._step()
        for week, wanted, there in row.weeks:
            x = self._plot.x + self.weeks.index(week) * step
            inside, over = min(wanted, there), max(0.0, wanted - there)
            tall = high * inside / self._most
            if tall >= 1:
                canvas.panel(Box(x + 1, base - tall, step - 2, tall), t.named("it"), radius=2)
            if over > 0.5:
                more = high * over / self._most
                canvas.panel(Box(x + 1, base - tall - more, step - 2, more), t.named("bad"), radius=2)
            line = base - high * there / self._most
            canvas.fill(Box(x, line, step, 1.5), t.text)

    def text(self) -> Iterator[str]:
        """Say the title, then the weeks of each person in a line."""
        yield f"[{self.title}]"
        for row in self.rows:
            weeks = ", ".join(f"{self.week(w)} {self.up(wanted)}/{self.up(there)}" for w, wanted, there in row.weeks)
            yield f"  {row.name}: {weeks}"
