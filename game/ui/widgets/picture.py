"""Widgets that show pixels, or let a painter draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pygame

from game.ui.canvas import Box, Canvas
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.window import Ui


class Picture(Widget):
    """A surface, fitted into its box with round corners; without one, an icon on a quiet ground."""

    def __init__(self, surface: pygame.Surface | None, *, width: float, height: float, says: str, icon: str) -> None:
        """Take a surface, the size to show it in, and what it says as text."""
        super().__init__()
        self._surface, self._size, self._says, self._icon = surface, (width, height), says, icon

    def natural(self, ui: Ui) -> float:
        """Return the width asked for."""
        return self._size[0]

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height at that width."""
        return self._size[1] * min(1.0, width / self._size[0])

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the picture or the icon."""
        t = canvas.theme
        if self._surface is None:
            canvas.panel(self.box, t.raised, border=t.line, radius=8)
            canvas.icon(self._icon, self.box.centre, size=26, colour=t.quiet)
            return
        rect = canvas.px(self.box)
        key = "picture", id(self._surface), rect.w, rect.h
        scaled = canvas.kept(key)
        if scaled is None:
            scaled = pygame.transform.smoothscale(self._surface, rect.size)
            canvas.keep(key, scaled)
        canvas.picture(scaled, (self.box.x, self.box.y))
        canvas.outline(self.box, t.line, radius=2, width=1)

    def text(self) -> Iterator[str]:
        """Say what it shows."""
        if self._says:
            yield f"[{self._says}]"


class Painting(Widget):
    """A box in which a function draws."""

    def __init__(
        self, paint: Callable[[Ui, Canvas, Box], None], *, width: float = 0, height: float = 0, says: str = ""
    ) -> None:
        """Take the painter and the size it needs."""
        super().__init__()
        self._paint, self._size, self._says = paint, (width, height), says

    def natural(self, ui: Ui) -> float:
        """Return the width asked for."""
        return self._size[0]

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height asked for."""
        return self._size[1]

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Let the painter draw."""
        self._paint(ui, canvas, self.box)

    def text(self) -> Iterator[str]:
        """Say what it shows."""
        if self._says:
            yield self._says
