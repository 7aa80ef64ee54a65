"""One line of text that is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from game.ui.canvas import Box, Canvas
from game.ui.widgets.act import ENTER
from game.ui.widgets.base import Action, Press, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui


class Entry(Widget):
    """One line that is typed; the window keeps what is typed under its key."""

    focusable: ClassVar[bool] = True

    def __init__(
        self,
        value: str,
        change: Callable[[str], None],
        *,
        label: str = "",
        done: Action | None = None,
        most: int = 200,
        key: str = "",
    ) -> None:
        """Take a value, what a change does, and what Enter does."""
        super().__init__(key=key or f"entry/{label}")
        self.value, self.change, self.done, self.label, self.most = value, change, done, label, most

    def natural(self, ui: Ui) -> float:
        """Return a useful width."""
        return 240.0

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height, with the label above."""
        return 30.0 + (ui.type.line_height(12) + 2 if self.label else 0)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw label, field, the end of what was typed and a caret."""
        t = canvas.theme
        if self.label:
            canvas.text(self.label, (self.box.x, self.box.y), size=12, colour=t.quiet)
        box = Box(self.box.x, self.box.bottom - 30, self.box.w, 30)
        mine = ui.focused is self
        canvas.panel(box, t.ground, border=t.named(ui.accent) if mine else t.line, radius=8)
        shown = self.value
        while shown and ui.type.width(shown, 13) > box.w - 24:
            shown = shown[1:]
        wide = canvas.text(shown, (box.x + 10, box.y + 6))
        if mine:
            canvas.fill(Box(box.x + 11 + wide, box.y + 7, 1.5, 16), t.text)

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Take the focus."""
        return True

    def press(self, ui: Ui, press: Press) -> bool:
        """Type, erase, finish."""
        if press.key == "backspace":
            self.value = "" if press.ctrl else self.value[:-1]
        elif press.key in ENTER:
            if self.done is not None:
                self.done()
            return True
        elif press.text and press.text.isprintable() and not press.ctrl:
            self.value = (self.value + press.text)[: self.most]
        else:
            return False
        self.change(self.value)
        ui.repaint()
        return True

    def text(self) -> Iterator[str]:
        """Say label and value."""
        yield f"<{self.label}: {self.value}_>"
