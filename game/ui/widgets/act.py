"""What does one thing, whether it is clicked, or has the focus and Enter or Space is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from game.ui.widgets.base import Action, Press, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui

ENTER: Final = frozenset({"return", "keypad enter"})


class Act(Widget):
    """The base of buttons, links and whatever is chosen as a whole.

    Attributes:
        action: What it does.
    """

    focusable: ClassVar[bool] = True

    def __init__(
        self, action: Action, *children: Widget, key: str = "", tip: str = "", why: str = "", other: str = ""
    ) -> None:
        """Take what it does, and the rest as every widget."""
        super().__init__(*children, key=key, tip=tip, why=why, other=other)
        self.action = action

    def activate(self, ui: Ui) -> None:
        """Do it."""
        self.action()

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Do it by the left button."""
        if button == 1:
            self.activate(ui)
        return button == 1

    def press(self, ui: Ui, press: Press) -> bool:
        """Do it by Enter or Space."""
        if press.key in ENTER or press.key == "space":
            self.activate(ui)
            return True
        return False
