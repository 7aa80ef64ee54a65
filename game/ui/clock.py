"""The clock of a room: what is left of the time that the trainer gave a desk. It asks, and takes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.canvas import Box, Canvas
from game.ui.overlays import Attendant

if TYPE_CHECKING:
    from game.ui.window import Ui

_MINUTE_S = 60.0
_ASKS_LAST_S = 60.0


class DeskClock(Attendant):
    """Counts down at each desk."""

    def __init__(self, minutes: int) -> None:
        """Take the minutes of a desk."""
        self._whole_s = minutes * _MINUTE_S
        self.left_s = self._whole_s
        self._desk = ""
        self._asked = False

    def tick(self, ui: Ui, seconds: float) -> None:
        """Count while somebody sits at a desk; a new desk begins anew."""
        driver = ui.driver
        if driver is None or driver.stage not in {"it", "pm"}:
            self._desk = ""
            return
        desk = f"{driver.week}/{driver.stage}"
        if desk != self._desk:
            self._desk, self.left_s, self._asked = desk, self._whole_s, False
        if driver.hot and ui.seated != driver.seat:
            return
        before = int(self.left_s)
        self.left_s -= seconds
        if int(self.left_s) != before:
            ui.repaint()
        if self.left_s <= 0 and not self._asked:
            self._asked = True
            ui.toast(ui.t("The time of this desk is over: please hand over when you are ready."), "watch")

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Write what is left at the lower right."""
        if not self._desk:
            return
        left = abs(int(self.left_s))
        words = f"{'−' if self.left_s < 0 else ''}{left // 60}:{left % 60:02d}"
        wide, high = canvas.size
        tone = "bad" if self.left_s < 0 else "watch" if self.left_s < _ASKS_LAST_S else "quiet"
        width = ui.type.width(words, 14, "semibold") + 20
        box = Box(wide - width - 12, high - 30, width, 24)
        canvas.panel(box, canvas.theme.panel, border=canvas.theme.named(tone), radius=8)
        canvas.text(words, (box.x + 10, box.y + 3), size=14, weight="semibold", colour=canvas.theme.named(tone))
