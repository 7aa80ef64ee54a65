"""The bar at the head of screens that belong to no hat: a title, a few facts, buttons at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.ui.canvas import Box, Canvas
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Row
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class _Bar(Column):
    """A darker ground with a line in the accent below."""

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw ground and line, then what stands on it."""
        canvas.fill(self.box, canvas.theme.mix("ground", "shade", 0.35 if ui.settings.theme == "dark" else 0.06))
        line = Box(self.box.x, self.box.bottom - 3, self.box.w, 3)
        canvas.fill(line, canvas.theme.named(ui.accent))
        super().draw(ui, canvas)


def bar(ui: Ui, title: str, facts: Sequence[tuple[str, str]], buttons: Sequence[Widget]) -> Widget:
    """Return a bar.

    Args:
        ui: The window.
        title: What is seen.
        facts: (name, value) pairs, each a small column.
        buttons: At the right end.
    """
    columns = [
        Column(Label(name, size=11, colour="quiet"), Label(value, size=13, weight="semibold"), gap=0)
        for name, value in facts
    ]
    left = Flow(Column(Label(title, size=16, weight="bold"), pad=6), *columns, gap=22)
    return _Bar(Row(left, Row(*buttons, gap=8, align="middle"), grow=(1, 0), align="middle"), pad=10)
