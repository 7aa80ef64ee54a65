"""What decisions were worth, as bars to both sides of nothing; and where one's own result lies in a band."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from game.presenters.debrief import WorthLine
from game.ui.canvas import Box, Canvas
from game.ui.naming import badge_of
from game.ui.widgets.base import Press, Widget
from sim.lab.evidence import Band

if TYPE_CHECKING:
    from game.ui.window import Ui

_BAR = 0.22
_ENDS = ("0", "100")


class WorthBars(Widget):
    """One line for each decision: week, hat, what was decided, what was otherwise without it, and its worth."""

    focusable: ClassVar[bool] = True

    def __init__(self, lines: Sequence[WorthLine], play_from: Callable[[int], None], *, key: str) -> None:
        """Take lines and what playing on from a week does."""
        super().__init__(key=key)
        self.lines, self.play_from = tuple(lines), play_from
        self._at = 0
        self._boxes: list[Box] = []

    def _texts(self, ui: Ui, width: float, line: WorthLine) -> tuple[tuple[str, ...], tuple[str, ...]]:
        wide = width * (1 - _BAR) - 190
        title = ui.type.wrap(line.title, 13, max(120.0, wide), "semibold")
        return title, ui.type.wrap(line.what, 12, max(120.0, wide))

    def _height(self, ui: Ui, width: float, line: WorthLine) -> float:
        title, what = self._texts(ui, width, line)
        return len(title) * ui.type.line_height(13) + len(what) * ui.type.line_height(12) + 14

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of all lines."""
        return sum(self._height(ui, width, line) for line in self.lines)

    def place(self, ui: Ui, box: Box) -> None:
        """Place the lines."""
        self.box, y = box, box.y
        self._boxes = []
        for line in self.lines:
            height = self._height(ui, box.w, line)
            self._boxes.append(Box(box.x, y, box.w, height))
            y += height

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw every line with its bar."""
        most = max((abs(line.points) for line in self.lines), default=1.0) or 1.0
        for i, (line, box) in enumerate(zip(self.lines, self._boxes, strict=True)):
            if ui.pointer_in(box) or (ui.focused is self and i == self._at):
                canvas.panel(box.inset(0, 1), canvas.theme.raised, radius=6)
            self._draw_line(ui, canvas, line, box, most)

    def _draw_line(self, ui: Ui, canvas: Canvas, line: WorthLine, box: Box, most: float) -> None:
        t, y = canvas.theme, box.y + 6
        canvas.text(ui.speak.week(line.week), (box.x + 6, y), colour=t.quiet)
        hat = Box(box.x + 48, y, 34, 18)
        canvas.panel(hat, t.named(line.seat), radius=5)
        middle = hat.centre[0], hat.y + 1.5
        canvas.text(badge_of(ui, line.seat), middle, size=11, weight="bold", colour=t.on_accent, align="centre")
        title, what = self._texts(ui, box.w, line)
        x = box.x + 96
        for part in title:
            canvas.text(part, (x, y), weight="semibold")
            y += ui.type.line_height(13)
        for part in what:
            canvas.text(part, (x, y), size=12, colour=t.quiet)
            y += ui.type.line_height(12)
        self._draw_bar(canvas, line, box, most)

    def _draw_bar(self, canvas: Canvas, line: WorthLine, box: Box, most: float) -> None:
        t, good = canvas.theme, line.points >= 0
        half = box.w * _BAR / 2
        middle = box.right - 96 - half
        length = max(2.0, half * min(1.0, abs(line.points) / most))
        left = middle if good else middle - length
        colour = t.good if good else t.bad
        canvas.fill(Box(middle - 0.5, box.y + 4, 1, box.h - 8), t.line)
        canvas.panel(Box(left, box.centre[1] - 5, length, 10), colour, radius=3)
        at = box.right - 6, box.centre[1] - 9
        canvas.text(line.figure, at, weight="semibold", colour=colour, align="right")
        canvas.fill(Box(box.x, box.bottom - 1, box.w, 1), t.mix("panel", "line", 0.6))

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Offer to play on from the week of the line."""
        for i, box in enumerate(self._boxes):
            if box.holds(at) and button == 1:
                self._at = i
                self.play_from(self.lines[i].week)
                return True
        return False

    def press(self, ui: Ui, press: Press) -> bool:
        """Move by the arrows, play on by Enter."""
        if press.key in {"up", "down"} and self.lines:
            self._at = (self._at + (1 if press.key == "down" else -1)) % len(self.lines)
            ui.show_in_scroll(self, self._boxes[self._at])
            return True
        if press.key in {"return", "keypad enter"} and self.lines:
            self.play_from(self.lines[self._at].week)
            return True
        return False

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say what a click does."""
        for box, line in zip(self._boxes, self.lines, strict=True):
            if box.holds(at):
                return ui.t("Play on from {week}, in a game of its own", week=ui.speak.week(line.week))
        return ""

    def text(self) -> Iterator[str]:
        """Say every line."""
        for line in self.lines:
            yield f"W{line.week} [{line.seat.upper()}] {line.title}: {line.figure} · {line.what}"


class BandStrip(Widget):
    """Dots of other results on a line from 0 to 100, with one's own marked."""

    def __init__(self, band: Band, title: str, *, key: str) -> None:
        """Take a band and what its dots are."""
        super().__init__(key=key)
        self.band, self.title = band, title

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height."""
        return 62.0

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the line, the dots, and a mark with a word for one's own."""
        t, groove = canvas.theme, Box(self.box.x + 4, self.box.y + 44, self.box.w - 8, 4)
        canvas.text(self.title, (self.box.x, self.box.y), size=12, colour=t.quiet)
        canvas.panel(groove, t.line, radius=2)
        for value in self.band.values:
            canvas.disc((groove.x + groove.w * min(100.0, max(0.0, value)) / 100, groove.centre[1]), 4, t.quiet)
        x = groove.x + groove.w * min(100.0, max(0.0, self.band.mine)) / 100
        canvas.polygon([(x - 6, groove.y - 12), (x + 6, groove.y - 12), (x, groove.y - 2)], t.named(ui.accent))
        word = ui.t("You")
        half = ui.type.width(word, 12, "semibold") / 2
        at = min(self.box.right - half, max(self.box.x + half, x)), groove.y - 28
        canvas.text(word, at, size=12, weight="semibold", align="centre")
        canvas.text(_ENDS[0], (groove.x, groove.bottom), size=10, colour=t.quiet)
        canvas.text(_ENDS[1], (groove.right, groove.bottom), size=10, colour=t.quiet, align="right")

    def text(self) -> Iterator[str]:
        """Say lowest, own and highest."""
        if self.band.values:
            yield f"{self.title}: {self.band.values[0]:.0f}–{self.band.values[-1]:.0f}; {self.band.mine:.0f}"
