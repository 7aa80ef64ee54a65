"""Widgets that only say something: text, badge, meter, icon, rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from game.ui.canvas import Align, Box, Canvas
from game.ui.type import Weight
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.window import Ui


class Label(Widget):
    """Text, wrapped where it is too long for its box.

    Attributes:
        colour: Name of a theme colour.
    """

    def __init__(  # every property of text has a name
        self,
        text: str,
        *,
        size: float = 13,
        weight: Weight = "regular",
        colour: str = "text",
        align: Align = "left",
        key: str = "",
        tip: str = "",
        why: str = "",
    ) -> None:
        """Take a text."""
        super().__init__(key=key, tip=tip, why=why)
        self.words, self.size, self.weight, self.colour, self.align = text, size, weight, colour, align

    def natural(self, ui: Ui) -> float:
        """Return the width of the longest line that the text itself has."""
        return max(ui.type.width(line, self.size, self.weight) for line in self.words.split("\n")) + 1

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of the wrapped lines."""
        if not self.words:
            return 0.0
        return len(ui.type.wrap(self.words, self.size, max(8.0, width), self.weight)) * ui.type.line_height(self.size)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Write the lines."""
        colour = canvas.theme.named(self.colour)
        x = {"left": self.box.x, "centre": self.box.centre[0], "right": self.box.right}[self.align]
        y = self.box.y
        for line in ui.type.wrap(self.words, self.size, max(8.0, self.box.w), self.weight):
            canvas.text(line, (x, y), size=self.size, weight=self.weight, colour=colour, align=self.align)
            y += ui.type.line_height(self.size)

    def text(self) -> Iterator[str]:
        """Say the text."""
        if self.words:
            yield self.words


class Badge(Widget):
    """A short text on a pill: a priority, a count, a state."""

    def __init__(self, text: str, colour: str = "line", *, solid: bool = True, tip: str = "", why: str = "") -> None:
        """Take a text and the name of a colour."""
        super().__init__(tip=tip, why=why)
        self.words, self.colour, self.solid = text, colour, solid

    def natural(self, ui: Ui) -> float:
        """Return the pill's width."""
        return ui.type.width(self.words, 11, "bold") + 14

    def measure(self, ui: Ui, width: float) -> float:
        """Return the pill's height."""
        return 18.0

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the pill in the middle of its box's height."""
        t = canvas.theme
        box = Box(self.box.x, self.box.y + (self.box.h - 18) / 2, min(self.box.w, self.natural(ui)), 18)
        ink = t.on_accent if self.solid and self.colour not in {"line", "raised"} else t.named(self.colour)
        ink = t.text if self.colour in {"line", "raised"} else ink
        if self.solid:
            canvas.panel(box, t.named(self.colour), radius=5)
        else:
            canvas.panel(box, t.panel, border=t.named(self.colour), radius=5)
        middle = box.centre[0], box.y + 1.5
        canvas.text(self.words, middle, size=11, weight="bold", colour=ink, align="centre", width=box.w - 6)

    def text(self) -> Iterator[str]:
        """Say it in brackets."""
        yield f"[{self.words}]"


_METER_LABEL: Final = 0.5
"""Share of the width that a label gets at most."""


class Meter(Widget):
    """A bar from 0 to 1 with what it means, and its value in words; a long label goes on in the next line."""

    def __init__(self, share: float, colour: str, *, words: str = "", label: str = "", why: str = "") -> None:
        """Take a share, a colour, and words for label and value."""
        super().__init__(why=why)
        self.share, self.colour, self.words, self.label = share, colour, words, label

    def natural(self, ui: Ui) -> float:
        """Return room for all three."""
        return 90 + ui.type.width(self.words, 13) + ui.type.width(self.label, 13) + 16

    def _lines(self, ui: Ui, width: float) -> tuple[str, ...]:
        return ui.type.wrap(self.label, 13, width * _METER_LABEL) if self.label else ()

    def measure(self, ui: Ui, width: float) -> float:
        """Return the lines of the label."""
        return ui.type.line_height(13) * max(1, len(self._lines(ui, width)))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw label, bar, value."""
        x, right, step = self.box.x, self.box.right, ui.type.line_height(13)
        lines = self._lines(ui, self.box.w)
        if lines:
            ends = [
                canvas.text(line, (x, self.box.y + i * step), width=self.box.w * _METER_LABEL)
                for i, line in enumerate(lines)
            ]
            x += max(*ends, self.box.w * 0.42) + 8
        if self.words:
            canvas.text(self.words, (right, self.box.y), weight="semibold", align="right")
            right -= max(34.0, ui.type.width(self.words, 13, "semibold")) + 8
        middle = self.box.y + step / 2 - 3
        canvas.bar(Box(x, middle, max(10.0, right - x), 6), self.share, canvas.theme.named(self.colour))

    def text(self) -> Iterator[str]:
        """Say label and value."""
        yield ": ".join(part for part in (self.label, self.words or f"{self.share:.0%}") if part)


class Icon(Widget):
    """A picture from the icon font, with a word for it."""

    def __init__(self, name: str, *, size: float = 16, colour: str = "quiet", says: str = "") -> None:
        """Take the icon's name and what it says as text."""
        super().__init__(tip=says)
        self.name, self.size, self.colour, self.says = name, size, colour, says

    def natural(self, ui: Ui) -> float:
        """Return its width."""
        return self.size + 4

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height."""
        return self.size + 4

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw it in the middle of its box."""
        canvas.icon(self.name, self.box.centre, size=self.size, colour=canvas.theme.named(self.colour))

    def text(self) -> Iterator[str]:
        """Say the word."""
        if self.says:
            yield self.says


class Rule(Widget):
    """A thin line across."""

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height with some air."""
        return 9.0

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw it."""
        y = self.box.y + 4
        canvas.fill(Box(self.box.x, y, self.box.w, 1), canvas.theme.line)


class Facts(Widget):
    """Names at the left, values at the right, one pair a line; a long value goes on below."""

    def __init__(self, pairs: Sequence[tuple[str, str] | tuple[str, str, str]], *, key: str = "") -> None:
        """Take (name, value) or (name, value, why)."""
        super().__init__(key=key)
        self.pairs = [(*pair, "")[:3] for pair in pairs]

    def natural(self, ui: Ui) -> float:
        """Return room for the longest pair."""
        return max((ui.type.width(a, 13) + ui.type.width(b, 13, "medium") + 20 for a, b, _ in self.pairs), default=0)

    def _rows(self, ui: Ui, width: float) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str]]:
        for name, value, why in self.pairs:
            wide = min(ui.type.width(value, 13, "medium") + 2, width * 0.62)
            names = ui.type.wrap(name, 13, max(40.0, width - wide - 10))
            yield names, ui.type.wrap(value, 13, wide, "medium"), why

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of all lines."""
        line = ui.type.line_height(13)
        return sum(max(len(names), len(values)) * line + 8 for names, values, _ in self._rows(ui, width))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Write the pairs with a thin line below each."""
        line, y = ui.type.line_height(13), self.box.y
        for names, values, _ in self._rows(ui, self.box.w):
            for i, part in enumerate(names):
                canvas.text(part, (self.box.x, y + 3 + i * line), colour=canvas.theme.quiet)
            for i, part in enumerate(values):
                canvas.text(part, (self.box.right, y + 3 + i * line), weight="medium", align="right")
            y += max(len(names), len(values)) * line + 8
            canvas.fill(Box(self.box.x, y - 1, self.box.w, 1), canvas.theme.line)

    def text(self) -> Iterator[str]:
        """Say the pairs."""
        for name, value, _ in self.pairs:
            yield f"{name}: {value}"
