"""Widgets that do something: button, link, toggle, slider, drop-down, entry, tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from game.i18n import N_
from game.ui.canvas import Box, Canvas
from game.ui.widgets.act import ENTER, Act
from game.ui.widgets.base import Action, Press, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui

_NAMES: Final = {"Space": N_("Space"), "Return": N_("Enter")}
"""Keys that are called differently in other languages."""


class Button(Act):
    """Does something; says its price beside its name, and why not where it cannot.

    Attributes:
        price: What it takes, in words (``1 h · € 400``).
        refusal: Why it cannot be done now; such a button stays visible, and says this when chosen.
        style: ``plain``, ``main`` (filled with the accent), ``quiet`` (no ground) or the name of a colour for its edge.
    """

    def __init__(  # noqa: PLR0913  # every part of a button has a name
        self,
        words: str,
        action: Action,
        *,
        price: str = "",
        refusal: str = "",
        shortcut: str = "",
        icon: str = "",
        style: str = "plain",
        size: float = 13,
        key: str = "",
        tip: str = "",
        why: str = "",
        other: str = "",
        chosen: bool = False,
    ) -> None:
        """Take a name and what to do."""
        super().__init__(action, key=key or f"button/{words}", tip=tip, why=why, other=other)
        self.words, self.price, self.refusal = words, price, refusal
        self.icon, self.style, self.size, self.chosen = icon, style, size, chosen
        self.shortcut = shortcut
        self._named = shortcut

    def _parts(self, ui: Ui) -> float:
        self._named = ui.t(_NAMES[self.shortcut]) if self.shortcut in _NAMES else self.shortcut
        width = ui.type.width(self.words, self.size, "semibold")
        if self.icon:
            width += self.size + (9 if self.words else 2)
        for extra in (self.price, self._named):
            if extra:
                width += ui.type.width(extra, self.size - 2) + 8
        return width

    def natural(self, ui: Ui) -> float:
        """Return the width of all its parts."""
        return self._parts(ui) + 22

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height: more lines where the name is long for the width."""
        return len(self._lines(ui, width)) * ui.type.line_height(self.size) + 10

    def _lines(self, ui: Ui, width: float) -> tuple[str, ...]:
        if self._parts(ui) + 22 <= width + 1:
            return (self.words,)
        extra = self._parts(ui) - ui.type.width(self.words, self.size, "semibold")
        return ui.type.wrap(self.words, self.size, max(40.0, width - 22 - extra), "semibold")

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw ground, icon, name, price and key."""
        t, hot = canvas.theme, ui.hot is self
        ink = t.quiet if self.refusal else t.text
        if self.style == "main":
            ground = t.named(ui.accent)
            canvas.panel(self.box, t.raised if self.refusal else ground, radius=8)
            ink = t.quiet if self.refusal else t.on_accent
        elif self.style == "quiet":
            if hot:
                canvas.panel(self.box, t.raised, radius=8)
        else:
            edge = t.line if self.style == "plain" else t.named(self.style)
            ground = t.mix("raised", "line", 0.5) if hot and not self.refusal else t.raised
            canvas.panel(self.box, t.named(ui.accent) if self.chosen else ground, border=edge, radius=8)
            if self.chosen:
                ink = t.on_accent
        if hot and self.style == "main" and not self.refusal:
            canvas.outline(self.box, t.text, radius=8, width=1)
        self._write(ui, canvas, ink)

    def _write(self, ui: Ui, canvas: Canvas, ink: tuple[int, int, int]) -> None:
        lines, step = self._lines(ui, self.box.w), ui.type.line_height(self.size)
        x = self.box.x + max(11.0, (self.box.w - self._parts(ui)) / 2 if len(lines) == 1 else 11.0)
        y = self.box.y + (self.box.h - step * len(lines)) / 2
        if self.icon:
            canvas.icon(self.icon, (x + self.size / 2, self.box.centre[1]), size=self.size + 2, colour=ink)
            x += self.size + (9 if self.words else 2)
        wide = 0.0
        for i, line in enumerate(lines):
            wide = max(wide, canvas.text(line, (x, y + i * step), size=self.size, weight="semibold", colour=ink))
        x += wide + 8
        middle = self.box.centre[1] - ui.type.line_height(self.size - 2) / 2
        faint = canvas.theme.quiet if self.style != "main" and not self.chosen else ink
        for extra in (self.price, self._named):
            if extra:
                x += canvas.text(extra, (x, middle), size=self.size - 2, colour=faint) + 8

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say why not, else the tip."""
        return self.refusal or self.tip

    def activate(self, ui: Ui) -> None:
        """Do it, or say why not."""
        if self.refusal:
            ui.toast(self.refusal, "watch")
        else:
            self.action()

    def text(self) -> Iterator[str]:
        """Say it as a choice, with price and refusal."""
        extra = " · ".join(part for part in (self.price, self.refusal) if part)
        key = f" ({self._named})" if self._named else ""
        mark = "*" if self.chosen else ""
        yield f"<{mark}{self.words or self.tip}{key}>" + (f" {extra}" if extra else "")


class Link(Act):
    """Underlined words that lead somewhere."""

    def __init__(self, words: str, action: Action, *, size: float = 13, key: str = "", why: str = "") -> None:
        """Take words and where they lead."""
        super().__init__(action, key=key or f"link/{words}", why=why)
        self.words, self.size = words, size

    def natural(self, ui: Ui) -> float:
        """Return the width of the words."""
        return ui.type.width(self.words, self.size) + 2

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of the wrapped words."""
        return len(ui.type.wrap(self.words, self.size, max(40.0, width))) * ui.type.line_height(self.size)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Write the words with a line below."""
        colour = canvas.theme.named(ui.accent) if ui.hot is self else canvas.theme.text
        step = ui.type.line_height(self.size)
        for i, line in enumerate(ui.type.wrap(self.words, self.size, max(40.0, self.box.w))):
            y = self.box.y + i * step
            wide = canvas.text(line, (self.box.x, y), size=self.size, colour=colour)
            canvas.line((self.box.x, y + step - 2), (self.box.x + wide, y + step - 2), canvas.theme.quiet)

    def text(self) -> Iterator[str]:
        """Say it as a choice."""
        yield f"<{self.words}>"


class Toggle(Widget):
    """On or off, with words."""

    focusable: ClassVar[bool] = True

    def __init__(self, words: str, on: bool, change: Callable[[bool], None], *, key: str = "", tip: str = "") -> None:
        """Take words, the state and what a change does."""
        super().__init__(key=key or f"toggle/{words}", tip=tip)
        self.words, self.on, self.change = words, on, change

    def natural(self, ui: Ui) -> float:
        """Return switch and words."""
        return 46 + ui.type.width(self.words, 13)

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of the wrapped words."""
        lines = ui.type.wrap(self.words, 13, max(40.0, width - 46))
        return max(24.0, len(lines) * ui.type.line_height(13) + 4)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw a switch; the knob's place and a tick say the state, not only its colour."""
        t = canvas.theme
        y = self.box.y + 3
        canvas.panel(Box(self.box.x, y, 34, 18), t.named(ui.accent) if self.on else t.line, radius=9)
        knob = self.box.x + (25 if self.on else 9), y + 9
        canvas.disc(knob, 7, t.on_accent if self.on else t.quiet)
        if self.on:
            canvas.icon("check", knob, size=10, colour=t.text)
        for i, line in enumerate(ui.type.wrap(self.words, 13, max(40.0, self.box.w - 46))):
            canvas.text(line, (self.box.x + 44, self.box.y + 3 + i * ui.type.line_height(13)))

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Change it."""
        self.change(not self.on)
        return True

    def press(self, ui: Ui, press: Press) -> bool:
        """Change it by Enter or Space."""
        if press.key in ENTER or press.key == "space":
            self.change(not self.on)
            return True
        return False

    def text(self) -> Iterator[str]:
        """Say state and words."""
        yield f"<[{'x' if self.on else ' '}] {self.words}>"


class Slider(Widget):
    """A number between two ends, in steps."""

    focusable: ClassVar[bool] = True

    def __init__(  # a range has this many properties
        self,
        words: str,
        value: float,
        change: Callable[[float], None],
        *,
        low: float,
        high: float,
        step: float,
        shown: Callable[[float], str] = str,
        key: str = "",
    ) -> None:
        """Take words, a value, what a change does, and the range."""
        super().__init__(key=key or f"slider/{words}")
        self.words, self.value, self.change = words, value, change
        self.low, self.high, self.step, self.shown = low, high, step, shown

    def natural(self, ui: Ui) -> float:
        """Return room for words, groove and value."""
        return ui.type.width(self.words, 13) + 220

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height."""
        return ui.type.line_height(13) + 22

    def _groove(self) -> Box:
        return Box(self.box.x + 8, self.box.bottom - 14, self.box.w - 16, 6)

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw words and value above the groove with its knob."""
        t = canvas.theme
        canvas.text(self.words, (self.box.x, self.box.y), width=self.box.w - 70)
        canvas.text(self.shown(self.value), (self.box.right, self.box.y), weight="semibold", align="right")
        groove = self._groove()
        share = (self.value - self.low) / (self.high - self.low)
        canvas.bar(groove, share, t.named(ui.accent))
        canvas.disc((groove.x + groove.w * share, groove.centre[1]), 8, t.text)

    def _set(self, value: float) -> None:
        steps = round((value - self.low) / self.step)
        value = min(self.high, max(self.low, self.low + steps * self.step))
        if value != self.value:
            self.value = value
            self.change(value)

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Jump there."""
        self.drag(ui, at)
        return True

    def drag(self, ui: Ui, at: tuple[float, float]) -> None:
        """Follow the pointer."""
        groove = self._groove()
        self._set(self.low + (self.high - self.low) * (at[0] - groove.x) / max(1.0, groove.w))
        ui.repaint()

    def press(self, ui: Ui, press: Press) -> bool:
        """Move by the arrows."""
        move = {"left": -1, "right": 1, "home": -1e9, "end": 1e9}.get(press.key)
        if move is None:
            return False
        self._set(self.value + move * self.step)
        ui.repaint()
        return True

    def text(self) -> Iterator[str]:
        """Say words and value."""
        yield f"<{self.words}: {self.shown(self.value)}>"


class Choice(Widget):
    """A drop-down: shows what is chosen; opens a list below itself."""

    focusable: ClassVar[bool] = True

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        chosen: str,
        change: Callable[[str], None],
        *,
        label: str = "",
        key: str = "",
    ) -> None:
        """Take (value, words) pairs, the chosen value and what a change does."""
        super().__init__(key=key or f"choice/{label}")
        self.options, self.chosen, self.change, self.label = tuple(options), chosen, change, label

    def _words(self) -> str:
        return dict(self.options).get(self.chosen, "")

    def natural(self, ui: Ui) -> float:
        """Return room for label and longest option."""
        longest = max((ui.type.width(words, 13) for _, words in self.options), default=0.0)
        return longest + 44 + (ui.type.width(self.label, 13) + 8 if self.label else 0)

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height."""
        return 28.0

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw label, chosen option and an arrow."""
        t, x = canvas.theme, self.box.x
        if self.label:
            x += canvas.text(self.label, (x, self.box.y + 5), colour=t.quiet) + 8
        box = Box(x, self.box.y, self.box.right - x, 28)
        canvas.panel(box, t.raised, border=t.named(ui.accent) if ui.hot is self else t.line, radius=8)
        canvas.text(self._words(), (box.x + 10, box.y + 5), width=box.w - 34)
        canvas.icon("chevron-down", (box.right - 14, box.centre[1]), size=14, colour=t.quiet)

    def _open(self, ui: Ui) -> None:
        ui.choose(self.box, self.options, self.chosen, self.change)

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Open the list."""
        self._open(ui)
        return True

    def press(self, ui: Ui, press: Press) -> bool:
        """Open the list, or take the next option by the arrows."""
        if press.key in ENTER or press.key == "space":
            self._open(ui)
            return True
        move = {"up": -1, "down": 1}.get(press.key)
        values = [value for value, _ in self.options]
        if move is None or not values:
            return False
        at = values.index(self.chosen) if self.chosen in values else 0
        self.chosen = values[(at + move) % len(values)]
        self.change(self.chosen)
        return True

    def text(self) -> Iterator[str]:
        """Say label and choice."""
        yield f"<{self.label + ': ' if self.label else ''}{self._words()} ▾>"


class Tabs(Widget):
    """One of several, side by side."""

    focusable: ClassVar[bool] = True

    def __init__(
        self, options: Sequence[tuple[str, str]], chosen: str, change: Callable[[str], None], *, key: str
    ) -> None:
        """Take (value, words) pairs, the chosen value and what a change does."""
        super().__init__(key=key)
        self.options, self.chosen, self.change = tuple(options), chosen, change
        self._boxes: list[Box] = []

    def natural(self, ui: Ui) -> float:
        """Return room for all."""
        return sum(ui.type.width(words, 13, "semibold") + 24 for _, words in self.options)

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height: two lines of tabs where one is too short."""
        return 30.0 * self._rows(ui, width)

    def _rows(self, ui: Ui, width: float) -> int:
        return max(1, -(-int(self.natural(ui)) // max(1, int(width))))

    def place(self, ui: Ui, box: Box) -> None:
        """Place the tabs."""
        self.box = box
        self._boxes, x, y = [], box.x, box.y
        for _, words in self.options:
            wide = ui.type.width(words, 13, "semibold") + 24
            if x > box.x and x + wide > box.right + 1:
                x, y = box.x, y + 30
            self._boxes.append(Box(x, y, wide, 30))
            x += wide

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the tabs; the chosen one has a line below."""
        t = canvas.theme
        for box, (value, words) in zip(self._boxes, self.options, strict=True):
            mine = value == self.chosen
            middle = box.centre[0], box.y + 5
            canvas.text(words, middle, weight="semibold", align="centre", colour=t.text if mine else t.quiet)
            if mine:
                canvas.panel(Box(box.x + 8, box.bottom - 4, box.w - 16, 3), t.named(ui.accent), radius=1.5)

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Choose the one under the pointer."""
        for box, (value, _) in zip(self._boxes, self.options, strict=True):
            if box.holds(at):
                self.change(value)
                return True
        return False

    def press(self, ui: Ui, press: Press) -> bool:
        """Choose by the arrows."""
        move = {"left": -1, "right": 1}.get(press.key)
        if move is None:
            return False
        values = [value for value, _ in self.options]
        self.change(values[(values.index(self.chosen) + move) % len(values)])
        return True

    def text(self) -> Iterator[str]:
        """Say them, the chosen one marked."""
        yield "  ".join(f"*{words}*" if value == self.chosen else words for value, words in self.options)
