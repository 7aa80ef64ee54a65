"""A small curve with its last value: how something went, without axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from game.ui.canvas import Canvas
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.window import Ui


class Sparkline(Widget):
    """A curve of few values. What it is about, its ends and its last value are said when pointed at and as text."""

    def __init__(
        self, title: str, values: Sequence[float], says: Sequence[str], *, colour: str = "both", why: str = ""
    ) -> None:
        """Take values, and each of them in words with its unit and when."""
        super().__init__(tip=f"{title}: {says[0]} → {says[-1]}" if says else title, why=why)
        self.title, self.values, self.says, self.colour = title, tuple(values), tuple(says), colour

    def natural(self, ui: Ui) -> float:
        """Return a small width."""
        return 96.0

    def measure(self, ui: Ui, width: float) -> float:
        """Return a line."""
        return 24.0

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say the value under the pointer."""
        if len(self.values) < 2:
            return self.tip
        place = round((at[0] - self.box.x) / max(1.0, self.box.w) * (len(self.values) - 1))
        return f"{self.title}: {self.says[min(len(self.says) - 1, max(0, place))]}"

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the curve with a dot at its end."""
        if len(self.values) < 2:
            return
        inner = self.box.inset(3, 4)
        low, span = min(self.values), (max(self.values) - min(self.values)) or 1.0
        step = inner.w / (len(self.values) - 1)
        points = [(inner.x + i * step, inner.bottom - (v - low) / span * inner.h) for i, v in enumerate(self.values)]
        colour = canvas.theme.named(self.colour)
        canvas.lines(points, colour)
        canvas.disc(points[-1], 2.5, colour)

    def text(self) -> Iterator[str]:
        """Say the ends."""
        yield self.tip
