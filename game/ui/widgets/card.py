"""A card that can be chosen as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.ui.canvas import Box, Canvas
from game.ui.widgets.act import Act
from game.ui.widgets.base import Action, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui


class Card(Act):
    """A panel that answers a click anywhere on it; the chosen one has the accent's edge and a mark at its side."""

    def __init__(
        self, child: Widget, action: Action, *, chosen: bool = False, key: str = "", says: str = "", pad: float = 14
    ) -> None:
        """Take what it shows and what choosing it does."""
        super().__init__(action, child, key=key)
        self.child, self.chosen, self.says, self.pad = child, chosen, says, pad

    def natural(self, ui: Ui) -> float:
        """Return the child's width with padding."""
        return self.child.natural(ui) + 2 * self.pad

    def measure(self, ui: Ui, width: float) -> float:
        """Return the child's height with padding."""
        return self.child.measure(ui, width - 2 * self.pad) + 2 * self.pad

    def place(self, ui: Ui, box: Box) -> None:
        """Place the child inside."""
        self.box = box
        self.child.place(ui, box.inset(self.pad))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the card and what is on it."""
        t = canvas.theme
        ground = t.raised if self.chosen else t.mix("panel", "raised", 0.5) if ui.hot is self else t.panel
        canvas.panel(self.box, ground, border=t.named(ui.accent) if self.chosen else t.line)
        if self.chosen:
            canvas.panel(Box(self.box.x, self.box.y + 10, 4, self.box.h - 20), t.named(ui.accent), radius=2)
        super().draw(ui, canvas)

    def text(self) -> Iterator[str]:
        """Say its name as a choice, then what is on it."""
        yield f"<{'*' if self.chosen else ''}{self.says}>"
        yield from (line for line in self.child.text() if line != self.says)
