"""A question before something that cannot be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from game.ui.screen import Screen
from game.ui.widgets.base import Action, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class AskScreen(Screen):
    """Says what would happen, and asks whether it should."""

    dialog: ClassVar[bool] = True
    width = 460
    border = "watch"

    def __init__(self, words: str, yes: str, action: Action) -> None:
        """Take the question, the word for yes, and what yes does."""
        self._words, self._yes, self._action = words, yes, action

    def build(self, ui: Ui) -> Widget:
        """Return question and answers; the harmless one comes first."""
        no = Button(ui.t("Cancel"), ui.pop, key="ask/no")
        yes = Button(self._yes, lambda: self._do(ui), style="bad", key="ask/yes")
        return Column(Label(self._words, size=15), Flow(no, yes), gap=16, pad=22)

    def _do(self, ui: Ui) -> None:
        ui.pop(self)
        self._action()
