"""What lies above all screens: tips, lines that go away, the list of a drop-down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from game.ui.canvas import Box, Canvas

if TYPE_CHECKING:
    from game.ui.widgets.base import Press
    from game.ui.window import Toast, Ui

_ROW = 28.0
_TIP_WIDTH = 320.0


class Attendant:
    """Stands above all screens: hears keys and clicks before them, and draws over them."""

    def press(self, ui: Ui, press: Press) -> bool:
        """Answer a key before anybody else; True if it was used."""
        return False

    def late(self, ui: Ui, press: Press) -> bool:
        """Answer a key that neither the focused widget nor the screen used; True if it was used."""
        return False

    def click(self, ui: Ui, at: tuple[float, float], button: int) -> bool:
        """Answer a click before anybody else; True if it was used."""
        return False

    def tick(self, ui: Ui, seconds: float) -> None:
        """Time goes by."""

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw above the screens."""


class Dropdown(NamedTuple):
    """An open list.

    Attributes:
        below: The widget that opened it.
        options: (value, words) in order.
        chosen: Value under the mark.
        change: Called with the value that is taken.
    """

    below: Box
    options: tuple[tuple[str, str], ...]
    chosen: str
    change: Callable[[str], None]

    def moved(self, step: int) -> Dropdown:
        """Return it with the mark moved."""
        values = [value for value, _ in self.options]
        at = values.index(self.chosen) if self.chosen in values else 0
        return self._replace(chosen=values[(at + step) % len(values)]) if values else self

    def box(self, ui: Ui) -> Box:
        """Return where it stands: below its widget, or above where there is no room."""
        longest = max((ui.type.width(words, 13) for _, words in self.options), default=0.0)
        wide, high = ui.size
        width = min(wide - 16, max(self.below.w, longest + 28))
        height = min(high - 16, len(self.options) * _ROW + 8)
        y = self.below.bottom + 4
        if y + height > high - 8:
            y = max(8.0, self.below.y - height - 4)
        return Box(min(self.below.x, wide - width - 8), y, width, height)

    def first(self, ui: Ui) -> int:
        """Return the first option in sight."""
        fit = int((self.box(ui).h - 8) // _ROW)
        values = [value for value, _ in self.options]
        at = values.index(self.chosen) if self.chosen in values else 0
        return max(0, min(at - fit // 2, len(values) - fit))

    def at(self, ui: Ui, at: tuple[float, float]) -> str | None:
        """Return the value under a point."""
        box = self.box(ui)
        n = int((at[1] - box.y - 4) // _ROW) + self.first(ui)
        return self.options[n][0] if box.holds(at) and 0 <= n < len(self.options) else None


def draw_dropdown(ui: Ui, canvas: Canvas, dropdown: Dropdown) -> None:
    """Draw an open list."""
    t, box = canvas.theme, dropdown.box(ui)
    canvas.panel(box, t.raised, border=t.named(ui.accent), radius=8)
    y, first = box.y + 4, dropdown.first(ui)
    for value, words in dropdown.options[first : first + int((box.h - 8) // _ROW)]:
        line = Box(box.x + 4, y, box.w - 8, _ROW)
        if value == dropdown.chosen or ui.pointer_in(line):
            canvas.panel(line, t.line, radius=6)
        canvas.text(
            words, (line.x + 8, y + 5), width=line.w - 16, weight="semibold" if value == dropdown.chosen else "regular"
        )
        y += _ROW


def draw_tip(ui: Ui, canvas: Canvas, words: str, at: tuple[float, float]) -> None:
    """Draw a tip beside the pointer, inside the window."""
    if not words:
        return
    t, step = canvas.theme, ui.type.line_height(12)
    lines = ui.type.wrap(words, 12, _TIP_WIDTH)
    width = max(ui.type.width(line, 12) for line in lines) + 20
    height = len(lines) * step + 14
    wide, high = ui.size
    x = min(at[0] + 14, wide - width - 6)
    y = at[1] + 20 if at[1] + 20 + height < high - 6 else at[1] - height - 8
    box = Box(max(6.0, x), max(6.0, y), width, height)
    canvas.panel(box, t.raised, border=t.line, radius=8)
    for i, line in enumerate(lines):
        canvas.text(line, (box.x + 10, box.y + 7 + i * step), size=12)


def draw_toasts(ui: Ui, canvas: Canvas, toasts: Sequence[Toast]) -> None:
    """Draw the lines that go away, from below, in the middle."""
    t, step = canvas.theme, ui.type.line_height(13)
    wide, high = ui.size
    y = high - 66  # above the line of what was decided, so that "Undo" stays in reach
    for toast in reversed(toasts):
        lines = ui.type.wrap(toast.words, 13, min(560.0, wide - 80))
        width = max(ui.type.width(line, 13) for line in lines) + 32
        height = len(lines) * step + 16
        y -= height
        box = Box((wide - width) / 2, y, width, height)
        canvas.panel(box, t.raised, border=t.named(toast.tone), radius=10, width=1.5)
        for i, line in enumerate(lines):
            canvas.text(line, (box.x + 16, box.y + 8 + i * step))
        y -= 8
