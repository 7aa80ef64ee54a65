"""The screen below as plain text: to be read aloud, searched, or pasted elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pygame

from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Row, Scroll
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class TextScreen(Screen):
    """A dialog with the lines; they are on the clipboard too, where there is one."""

    dialog: ClassVar[bool] = True
    width = 860

    def __init__(self, lines: tuple[str, ...]) -> None:
        """Take the lines."""
        self.lines = lines
        self._copied = False

    def enter(self, ui: Ui) -> None:
        """Copy; wear the hat of the screen below."""
        self.accent = ui.screens[-2].accent if len(ui.screens) > 1 else "both"
        self._copied = copy("\n".join(self.lines))

    def build(self, ui: Ui) -> Widget:
        """Return the lines."""
        said = ui.t("This is on the clipboard too.") if self._copied else ui.t("There is no clipboard here.")
        shown = [Label(line, size=12, weight="mono") for line in self.lines if line.strip()]
        foot = Row(
            Label(said, size=12, colour="quiet"),
            Button(ui.t("Close"), ui.pop, shortcut="Esc", key="text/close"),
            grow=(1, 0),
            align="middle",
        )
        head = Label(ui.t("This screen as text"), size=17, weight="semibold")
        return Column(head, Scroll(Column(*shown, gap=2), key="text"), foot, gap=12, pad=22, grow=(0, 1, 0))

    def says(self, ui: Ui) -> tuple[str, ...]:  # type: ignore[override]  # the text of the screen below, not of the dialog
        """Say the lines."""
        return self.lines


def copy(text: str) -> bool:
    """Put a text on the clipboard; False where there is none."""
    try:
        pygame.scrap.put_text(text)
    except (pygame.error, AttributeError):
        return False
    return True
