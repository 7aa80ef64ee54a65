"""What forms look at: the game that is open, or an earlier desk of it that a screen has gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.play.past import Looking
    from game.ui.window import Ui


def desk_seen(ui: Ui) -> Looking:
    """Return what forms look at now."""
    for screen in reversed(ui.screens):
        if screen.past is not None:
            return screen.past
    assert ui.driver is not None
    return ui.driver
