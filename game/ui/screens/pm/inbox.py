"""Everything that came to the project manager: matters, cards, promises, notes and letters, wrong doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui import mail
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui


def badge(ui: Ui) -> int:
    """Return how many matters wait."""
    return mail.waiting(ui)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the inbox."""
    return mail.inbox(ui, desk)
