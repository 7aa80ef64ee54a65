"""What the colours and shapes of a chart mean, in rows of small words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from game.ui.canvas import Box, Canvas
from game.ui.charts.axis import SMALL
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.window import Ui

ROW = 18.0


class Key(NamedTuple):
    """An entry: a name, a colour, and how its sign is drawn, such as ``line`` or ``block``."""

    name: str
    colour: str
    kind: str = "line"


class Legend(Widget):
    """Entries beside each other, going on in the next row."""

    def __init__(self, keys: Sequence[Key]) -> None:
        """Take entries."""
        super().__init__()
        self.keys = tuple(keys)

    def natural(self, ui: Ui) -> float:
        """Return the width of all in one row."""
        return sum(ui.type.width(key.name, SMALL) + 34 for key in self.keys)

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of all rows."""
        return len(rows(ui, self.keys, width)) * ROW

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw signs and words."""
        draw(ui, canvas, self.keys, self.box)

    def text(self) -> Iterator[str]:
        """Say nothing: words beside values say the same."""
        yield from ()


def rows(ui: Ui, keys: Sequence[Key], width: float) -> list[list[tuple[Key, float]]]:
    """Return rows of entries with their places across."""
    found: list[list[tuple[Key, float]]] = []
    x = width
    for key in keys:
        wide = ui.type.width(key.name, SMALL) + 34
        if x + wide > width + 12:
            found.append([])
            x = 0.0
        found[-1].append((key, x))
        x += wide
    return found


def draw(ui: Ui, canvas: Canvas, keys: Sequence[Key], box: Box) -> float:
    """Draw entries from the top of a box; return the height they took."""
    t, y = canvas.theme, box.y
    for row in rows(ui, keys, box.w):
        for key, x in row:
            _sign(canvas, key, (box.x + x, y + ROW / 2))
            canvas.text(key.name, (box.x + x + 20, y + 1), size=SMALL, colour=t.quiet, width=box.w - 20)
        y += ROW
    return y - box.y


def _sign(canvas: Canvas, key: Key, at: tuple[float, float]) -> None:
    colour, (x, y) = canvas.theme.named(key.colour), at
    if key.kind == "block":
        canvas.panel(Box(x + 2, y - 5, 11, 10), colour, radius=2)
    elif key.kind == "band":
        canvas.panel(Box(x, y - 5, 14, 10), colour, radius=2, alpha=0.3)
    elif key.kind == "frame":
        canvas.outline(Box(x, y - 5, 14, 10), colour, radius=3, width=1.5)
    elif key.kind == "dashes":
        canvas.dashes((x, y), (x + 15, y), colour, 2)
    elif key.kind == "dots":
        for i in range(3):
            canvas.fill(Box(x + i * 5, y - 1, 2, 2), colour)
    elif key.kind == "under":
        canvas.panel(Box(x, y + 1, 14, 3), colour, radius=1.5)
    elif key.kind == "whisker":
        canvas.line((x, y), (x + 13, y), colour)
        canvas.line((x + 13, y - 3), (x + 13, y + 3), colour)
    else:
        canvas.line((x, y), (x + 14, y), colour, 2)
