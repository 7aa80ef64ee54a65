"""The frame of a desk: the bar above with the hat's own figures, the sections at the left, what is owed below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from game.ui.canvas import Box, Canvas
from game.ui.widgets.base import Action, Press, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui

_ITEM: float = 35.0
_LABEL: float = 128.0
"""Widest a label above a figure gets; a longer one is said in full when pointed at."""


class Bar(Widget):
    """The bar above a desk, with the accent of the hat as a line below."""

    def __init__(self, child: Widget) -> None:
        """Take what stands in it."""
        super().__init__(child)
        self.child = child

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of what is in it."""
        return max(48.0, self.child.measure(ui, width - 32) + 13)

    def place(self, ui: Ui, box: Box) -> None:
        """Place what is in it above the line."""
        self.box = box
        self.child.place(ui, Box(box.x + 16, box.y + 5, box.w - 32, box.h - 13))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw ground and line."""
        t = canvas.theme
        dark = t.ground[0] < 128
        canvas.fill(self.box, t.mix("ground", "shade" if dark else "panel", 0.6))
        canvas.fill(Box(self.box.x, self.box.bottom - 3, self.box.w, 3), t.named(ui.accent))
        super().draw(ui, canvas)


class HatBadge(Widget):
    """The hat that is worn, as a sign: two letters on the accent."""

    def __init__(self, letters: str, says: str) -> None:
        """Take the letters and what they mean."""
        super().__init__(tip=says)
        self.letters = letters

    def natural(self, ui: Ui) -> float:
        """Return its width."""
        return 28.0

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height."""
        return 28.0

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw it in the middle of its box."""
        box = Box(self.box.x, self.box.centre[1] - 13, 26, 26)
        canvas.panel(box, canvas.theme.named(ui.accent), radius=7)
        at = box.centre[0], box.centre[1] - ui.type.line_height(13) / 2
        canvas.text(self.letters, at, size=13, weight="bold", align="centre", colour=canvas.theme.on_accent)


class Figure(Widget):
    """A small label above a strong value, which may be of several colours."""

    def __init__(self, label: str, parts: Sequence[tuple[str, str]], *, why: str = "", tip: str = "") -> None:
        """Take a label and (words, colour) pairs."""
        super().__init__(why=why, tip=tip)
        self.label, self.parts = label, tuple(parts)

    def natural(self, ui: Ui) -> float:
        """Return the wider of both lines."""
        value = sum(ui.type.width(words, 13, "semibold") for words, _ in self.parts)
        return max(min(_LABEL, ui.type.width(self.label, 11)), value) + 6

    def measure(self, ui: Ui, width: float) -> float:
        """Return two lines."""
        return ui.type.line_height(11) + ui.type.line_height(13)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Write both lines."""
        t, x = canvas.theme, self.box.x
        canvas.text(self.label, (x, self.box.y), size=11, colour=t.quiet, width=self.box.w)
        y = self.box.y + ui.type.line_height(11)
        for words, colour in self.parts:
            left = self.box.right - x
            x += canvas.text(words, (x, y), weight="semibold", colour=t.named(colour), width=max(8.0, left))

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say what it means, or the whole label where it was cut."""
        return self.tip or (self.label if ui.type.width(self.label, 11) > self.box.w else "")

    def text(self) -> Iterator[str]:
        """Say label and value."""
        yield f"{self.label}: {''.join(words for words, _ in self.parts)}"


class SectionItem(NamedTuple):
    """One section: its id, its name, its key, how much waits in it, whether it belongs to the focus."""

    id: str
    title: str
    key: str
    badge: int
    shown: bool


class Sections(Widget):
    """The list at the left: one is open; arrows, clicks and the number keys open another."""

    focusable: ClassVar[bool] = True

    def __init__(self, items: Sequence[SectionItem], chosen: str, openers: Sequence[Action]) -> None:
        """Take the sections, the open one, and what opens each."""
        super().__init__(key="sections")
        self.items, self.chosen, self.openers = tuple(items), chosen, tuple(openers)

    def line(self, section: str) -> Box | None:
        """Return where the name of a section stands."""
        at = next((i for i, item in enumerate(self.items) if item.id == section), None)
        return None if at is None else Box(self.box.x, self.box.y + at * _ITEM, self.box.w, _ITEM - 2)

    def natural(self, ui: Ui) -> float:
        """Return room for the longest name, with key and badge."""
        return max(ui.type.width(item.title, 13, "medium") for item in self.items) + 64

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of all."""
        return _ITEM * len(self.items)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Write the names; the open one is raised with the accent at its left."""
        t = canvas.theme
        for i, item in enumerate(self.items):
            box = Box(self.box.x, self.box.y + i * _ITEM, self.box.w, _ITEM - 2)
            mine = item.id == self.chosen
            if mine:
                canvas.panel(box, t.named(ui.accent), radius=8)
                canvas.panel(Box(box.x + 3, box.y, box.w - 3, box.h), t.raised, radius=7)
            elif ui.pointer_in(box) and ui.hot is self:
                canvas.panel(box, t.panel, radius=8)
            ink = t.text if mine else t.quiet
            y = box.centre[1] - ui.type.line_height(13) / 2
            right = box.right - 10
            if item.badge:
                right = self._badge(ui, canvas, item.badge, box)
            elif ui.focused is self or (ui.hot is self and ui.pointer_in(box)):
                middle = box.centre[1] - ui.type.line_height(11) / 2
                canvas.text(item.key, (right, middle), size=11, colour=t.quiet, align="right")
                right -= 14
            weight = "medium" if item.shown else "regular"
            canvas.text(item.title, (box.x + 12, y), weight=weight, colour=ink, width=right - box.x - 14)  # type: ignore[arg-type]

    def _badge(self, ui: Ui, canvas: Canvas, count: int, box: Box) -> float:
        words = str(count)
        wide = max(18.0, ui.type.width(words, 11, "bold") + 11)
        pill = Box(box.right - wide - 8, box.centre[1] - 9, wide, 18)
        canvas.panel(pill, canvas.theme.bad, radius=9)
        at = pill.centre[0], pill.centre[1] - ui.type.line_height(11) / 2
        canvas.text(words, at, size=11, weight="bold", align="centre", colour=canvas.theme.on_accent)
        return pill.x - 4

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Open the one under the pointer."""
        n = int((at[1] - self.box.y) // _ITEM)
        if button == 1 and 0 <= n < len(self.items):
            self.openers[n]()
            return True
        return False

    def press(self, ui: Ui, press: Press) -> bool:
        """Open the next or the one before."""
        move = {"up": -1, "down": 1}.get(press.key)
        if move is None:
            return False
        at = next(i for i, item in enumerate(self.items) if item.id == self.chosen)
        self.openers[(at + move) % len(self.items)]()
        return True

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say the key that opens it."""
        n = int((at[1] - self.box.y) // _ITEM)
        return f"{self.items[n].title} ({self.items[n].key})" if 0 <= n < len(self.items) else ""

    def text(self) -> Iterator[str]:
        """Say the sections, the open one marked."""
        for item in self.items:
            mark = "*" if item.id == self.chosen else ""
            yield f"<{mark}{item.title} ({item.key})>" + (f" [{item.badge}]" if item.badge else "")
