"""Pictures of corners of the screen that change seldom: drawn once, then copied, until what they show has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pygame

from game.ui.canvas import Box, Canvas


class Layers:
    """Keeps one picture for each corner."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._kept: dict[str, tuple[Hashable, pygame.Surface]] = {}

    def draw(self, canvas: Canvas, name: str, box: Box, shows: Hashable, paint: Callable[[], None]) -> None:
        """Draw a corner, or copy it if it shows the same as before.

        What lies below must be drawn already and belongs to the picture, so what it depends on belongs to ``shows``.

        Args:
            canvas: Where.
            name: Of the corner.
            box: Its place; nothing outside is kept.
            shows: Everything that the picture depends on.
            paint: Draws it on the canvas.
        """
        if canvas.written is not None:
            paint()
            return
        rect = canvas.px(box).clip(canvas.surface.get_rect())
        key = rect.x, rect.y, rect.size, canvas.scale, canvas.theme, shows
        found = self._kept.get(name)
        if found is not None and found[0] == key:
            canvas.surface.blit(found[1], rect)
            return
        paint()
        if rect.w <= 0 or rect.h <= 0:
            return
        same = found is not None and found[1].get_size() == rect.size
        picture = found[1] if same and found is not None else pygame.Surface(rect.size).convert(canvas.surface)
        picture.blit(canvas.surface, (0, 0), rect)
        self._kept[name] = key, picture
