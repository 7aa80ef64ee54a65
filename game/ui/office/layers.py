"""Pictures of corners of the screen that change seldom: drawn once, then copied, until what they show has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pygame

from game.ui.canvas import Box, Canvas


class Layers:
    """Keeps one picture for each corner."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._kept: dict[str, tuple[Hashable, Hashable, pygame.Surface]] = {}

    def draw(
        self,
        canvas: Canvas,
        name: str,
        box: Box,
        shows: Hashable,
        paint: Callable[[], None],
        *,
        may_wait: bool = False,
    ) -> bool:
        """Draw a corner, or copy it if it shows the same as before.

        What lies below must be drawn already and belongs to the picture, so what it depends on belongs to ``shows``.

        Args:
            canvas: Where.
            name: Of the corner.
            box: Its place; nothing outside is kept.
            shows: Everything that the picture depends on.
            paint: Draws it on the canvas.
            may_wait: Whether the picture of before does for now, if there is one for this place and light.

        Returns:
            Whether it was drawn.
        """
        if canvas.written is not None:
            paint()
            return True
        rect = canvas.px(box).clip(canvas.surface.get_rect())
        place = rect.x, rect.y, rect.size, canvas.scale, canvas.theme
        found = self._kept.get(name)
        if found is not None and found[0] == place and (may_wait or found[1] == shows):
            canvas.surface.blit(found[2], rect)
            return False
        paint()
        if rect.w <= 0 or rect.h <= 0:
            return True
        same = found is not None and found[2].get_size() == rect.size
        picture = found[2] if same and found is not None else pygame.Surface(rect.size).convert(canvas.surface)
        picture.blit(canvas.surface, (0, 0), rect)
        self._kept[name] = place, shows, picture
        return True
