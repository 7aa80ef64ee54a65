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


class _Writing:
    """What is being written now, by a thread, because the disk may take longer than a frame."""

    thread: Thread | None = None


def keep(ui: Ui, save: Path) -> None:
    """Begin to write the picture of what was drawn last; where it cannot be written, no harm is done."""
    finish()
    drawn = ui.canvas.surface
    small = pygame.transform.smoothscale(drawn if drawn.get_bitsize() >= 24 else drawn.convert(24), SIZE)
    _Writing.thread = Thread(target=_write, args=(small, save))
    _Writing.thread.start()


def finish() -> None:
    """Wait until the picture is written, if one is."""
    if _Writing.thread is not None:
        _Writing.thread.join()
        _Writing.thread = None


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
