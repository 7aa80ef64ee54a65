"""Small pictures of the screen beside each save."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

import pygame

if TYPE_CHECKING:
    from game.ui.window import Ui

SIZE: Final = (384, 216)
"""Pixels; twice what the list of saves shows at 100 %."""
_LOST: Final = (OSError, pygame.error)


def keep(ui: Ui, save: Path) -> Thread:
    """Write the picture of what was drawn last, beside the game; where it cannot be written, no harm is done.

    Returns:
        Who writes it: the disk may take longer than a frame.
    """
    drawn = ui.canvas.surface
    small = pygame.transform.smoothscale(drawn if drawn.get_bitsize() >= 24 else drawn.convert(24), SIZE)
    writer = Thread(target=_write, args=(small, save))
    writer.start()
    return writer


def _write(picture: pygame.Surface, save: Path) -> None:
    from game.play.slots import keep_picture

    stream = BytesIO()
    pygame.image.save(picture, stream, "picture.png")
    keep_picture(save, stream.getvalue())


def load(path: Path | None) -> pygame.Surface | None:
    """Return a picture from its file, if there is one that can be read."""
    try:
        return pygame.image.load(str(path)).convert() if path is not None else None
    except _LOST:
        return None
