"""Small pictures of the screen beside each save."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pygame

if TYPE_CHECKING:
    from game.ui.window import Ui

SIZE: Final = (384, 216)
"""Pixels; twice what the list of saves shows at 100 %."""
_LOST: Final = (OSError, pygame.error)


def keep(ui: Ui, save: Path) -> bool:
    """Write the picture of what was drawn last; False if it could not be written, which harms nothing."""
    from game.play.slots import keep_picture

    stream = BytesIO()
    small = pygame.transform.smoothscale(ui.canvas.surface.convert(24), SIZE)
    pygame.image.save(small, stream, "picture.png")
    return keep_picture(save, stream.getvalue())


def load(path: Path | None) -> pygame.Surface | None:
    """Return a picture from its file, if there is one that can be read."""
    try:
        return pygame.image.load(str(path)).convert() if path is not None else None
    except _LOST:
        return None
