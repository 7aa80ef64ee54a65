"""The screen goes away under the window: a session that ends, a display server that stops, a cable that is pulled."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import pygame

from game.ui import flow

if TYPE_CHECKING:
    from game.ui.window import Ui

_HANDLER: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
_kept: list[Any] = []
"""What the display's library calls must not be collected."""


def gone() -> bool:
    """Tell whether there is no screen any more to draw on."""
    return not pygame.display.get_init() or pygame.display.get_surface() is None


def leave(ui: Ui) -> None:
    """Put the game down as it is and say so in one line; the next start offers to go on there."""
    driver = ui.driver
    if driver is None:
        line = ui.t("The screen has gone away. No game was open, so nothing is lost.")
    elif driver.save_path is not None:
        line = ui.t("The screen has gone away. The game is kept: the next start goes on exactly there.")
    else:
        line = ui.t("The screen has gone away, and with it this game, which was in memory only.")
    flow.drop(ui)
    ui.running = False
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def watch(ui: Ui, end: Callable[[int], object] = os._exit) -> bool:
    """Have X11 call us when its server is gone; left alone, its library ends the process with a line of its own.

    Args:
        ui: The window.
        end: Ends the process with a code; the library allows no way back from here.

    Returns:
        Whether this display can say so.
    """
    if pygame.display.get_driver() != "x11":
        return False

    def lost(_: object) -> int:
        try:
            leave(ui)
        finally:
            end(1)
        return 0

    try:
        library = ctypes.CDLL("libX11.so.6")
        library.XSetIOErrorHandler.restype = ctypes.c_void_p
        handler = _HANDLER(lost)
        library.XSetIOErrorHandler(handler)
    except (OSError, AttributeError):
        return False
    _kept[:] = [handler]
    return True
