"""What the screens around a game share: a head with a way back, a body that scrolls, and a line about keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from game.ui.canvas import Box, Canvas
from game.ui.widgets.base import Action, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Row, Scroll, Space
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui

WIDEST: Final = 1180.0
"""Sheets get no wider than this, so that lines stay readable on wide screens."""


class Head(Widget):
    """The bar above a sheet: the way back, a title, and what can be done, with the accent below."""

    def __init__(self, title: str, remark: str, back: Action, actions: Sequence[Widget], back_words: str) -> None:
        """Take a title, a remark beside it, the way back and what stands at the right."""
        self._row = Row(
            Button("", back, icon="arrow-left", style="quiet", size=15, key="back", tip=back_words, shortcut=""),
            Label(title, size=17, weight="bold"),
            Label(remark, colour="quiet"),
            *actions,
            gap=10,
            grow=(0, 0, 1),
            align="middle",
        )
        super().__init__(self._row)

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of the bar."""
        return max(48.0, self._row.measure(ui, width - 32) + 14)

    def place(self, ui: Ui, box: Box) -> None:
        """Place what is in it."""
        self.box = box
        self._row.place(ui, box.inset(16, 4))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the bar."""
        t = canvas.theme
        canvas.fill(self.box, t.mix("ground", "shade" if t.ground[0] < 128 else "panel", 0.6))
        canvas.fill(Box(self.box.x, self.box.bottom - 3, self.box.w, 3), t.named(ui.accent))
        super().draw(ui, canvas)


def sheet(
    ui: Ui,
    body: Widget,
    *,
    title: str,
    back: Action,
    remark: str = "",
    actions: Sequence[Widget] = (),
    hint: str = "",
    scrolls: str = "sheet",
) -> Widget:
    """Return a whole screen.

    Args:
        ui: The window.
        body: What the screen is about.
        title: Its name.
        back: What the arrow at the left does.
        remark: A quiet word beside the title.
        actions: Widgets at the right of the head.
        hint: The line about keys at the bottom.
        scrolls: Under which name the body's scrolling is remembered; empty if the body scrolls by itself.
    """
    inner = Scroll(Column(body, pad=2), key=scrolls) if scrolls else body
    middle = Centre(inner, widest=WIDEST)
    return Column(
        Head(title, remark, back, actions, ui.t("Back")),
        Row(Space(0, 2), middle, Space(0, 2), gap=14, grow=(0, 1, 0)),
        hints(hint or ui.t("Tab: next control   Enter: choose   F1: help   Esc: back")),
        gap=10,
        grow=(0, 1, 0),
    )


def hints(words: str) -> Widget:
    """Return the quiet line about keys at the bottom of a screen."""
    return Row(Space(0, 2), Column(Label(words, size=11, colour="quiet"), Space(6), gap=0), gap=14, grow=(0, 1))
