"""What screens after a week share: they lead on to the next turn, and Esc opens the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui import flow
from game.ui.screen import Screen
from game.ui.widgets.base import Press

if TYPE_CHECKING:
    from game.ui.window import Ui


class AfterWeek(Screen):
    """A screen between a week and the next desk."""

    def lead_on(self, ui: Ui) -> None:
        """Go on to whatever comes next."""
        assert ui.driver is not None
        ui.driver.next_turn()
        flow.go(ui)

    def press(self, ui: Ui, press: Press) -> bool:
        """Esc opens the menu."""
        if press.key == "escape" and ui.focused is None:
            from game.ui.screens.desk import open_menu

            open_menu(ui)
            return True
        return False
