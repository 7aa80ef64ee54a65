"""Heat strips: how something stood week by week, as a row of coloured fields for each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from game.ui.canvas import Box, Canvas
from game.ui.charts.axis import SMALL, Says
from game.ui.charts.chart import Chart, Key

if TYPE_CHECKING:
    from game.ui.window import Ui

_ROW: Final = 24.0
_FOOT: Final = 18.0


@dataclass(frozen=True, slots=True)
class StripRow:
    """A thing: its name, a value for each week (None for none) and a subject for W."""

    name: str
    values: tuple[float | None, ...]
    why: str = ""


class HeatStrip(Chart):
    """Rows of fields whose colour goes from pale to full; the value is read out under the pointer."""

    def __init__(  # noqa: PLR0913  # every part of a chart has a name
        self,
        title: str,
        rows: Sequence[StripRow],
        *,
        first: int,
        across: Callable[[int], str],
        up: Says,
        tone: Callable[[float], str],
        most: float | None = None,
        key: str = "",
        bare: bool = False,
        keys: Sequence[Key] = (),
    ) -> None:
        """Take rows whose values begin at a week, and how to write and to colour values."""
        super().__init__(title, height=len(rows) * _ROW + _FOOT, key=key, bare=bare)
        self.rows, self.first, self.across, self.up, self.tone = tuple(rows), first, across, up, tone
        self._long = max((len(row.values) for row in rows), default=0)
        self._most = most or max((v for row in rows for v in row.values if v is not None), default=1.0) or 1.0
        self._plot, self._keys = Box(0, 0, 0, 0), tuple(keys)

    def legend(self) -> Sequence[Key]:
        """Return what colours mean."""
        return self._keys

    def count(self) -> int:
        """Return how many fields there are."""
        return len(self.rows) * self._long

    def place_at(self, at: tuple[float, float]) -> int:
        """Return the field under a point."""
        if not self._long or not self._plot.holds(at):
            return -1
        column = int((at[0] - self._plot.x) / (self._plot.w / self._long))
        return int((at[1] - self._plot.y) // _ROW) * self._long + min(self._long - 1, column)

    def spot(self, place: int) -> tuple[float, float]:
        """Return the middle of a field."""
        row, column = divmod(place, self._long)
        return self._plot.x + (column + 0.5) * self._plot.w / self._long, self._plot.y + (row + 0.5) * _ROW

    def said(self, place: int) -> tuple[str, ...]:
        """Return name and week, then the value."""
        row, column = divmod(place, self._long)
        found = self.rows[row].values[column] if column < len(self.rows[row].values) else None
        return f"{self.rows[row].name}, {self.across(self.first + column)}", self.up(
            found
        ) if found is not None else "–"

    def why_at(self, at: tuple[float, float] | None) -> str:
        """Return the subject of the row under a point."""
        place = self.place_at(at) if at is not None else self.picked
        return self.rows[place // self._long].why if place >= 0 else ""

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw names, fields and weeks."""
        t, top = canvas.theme, self.draw_head(ui, canvas)
        left = min(self.box.w * 0.4, max((ui.type.width(row.name, 12) for row in self.rows), default=0.0) + 12)
        self._plot = Box(self.box.x + left, top, self.box.w - left, len(self.rows) * _ROW)
        step = self._plot.w / max(1, self._long)
        for i, row in enumerate(self.rows):
            y = self._plot.y + i * _ROW
            canvas.text(row.name, (self.box.x, y + 3), size=12, width=left - 8)
            for j, value in enumerate(row.values):
                field = Box(self._plot.x + j * step + 1, y + 2, step - 2, _ROW - 4)
                share = 0.0 if value is None else min(1.0, 0.15 + 0.85 * max(0.0, value) / self._most)
                tone = "line" if value is None else self.tone(value)
                canvas.panel(field, t.mix("panel", tone, share if value is not None else 0.5), radius=3)
        right = 0.0
        for j in range(self._long):
            words, x = self.across(self.first + j), self._plot.x + j * step
            if x > right + 8 and x + ui.type.width(words, SMALL) <= self.box.right + 2:
                canvas.text(words, (x, self._plot.bottom + 2), size=SMALL, colour=t.quiet)
                right = x + ui.type.width(words, SMALL)
        self.draw_readout(ui, canvas)

    def text(self) -> Iterator[str]:
        """Say each row in a line."""
        yield f"[{self.title}]"
        for row in self.rows:
            values = (f"{self.across(self.first + i)} {self.up(v)}" for i, v in enumerate(row.values) if v is not None)
            yield f"  {row.name}: {', '.join(values)}"
