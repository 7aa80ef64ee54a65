"""Hands for tests: one has only a mouse, the other only keys. Both see what is on the screen, and nothing behind it."""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from typing import Final

import pygame

from game.ui.canvas import Box
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Choice, Tabs
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Scroll
from game.ui.window import Ui

FRAME_S: Final = 1 / 60
_KEYS: Final = {"esc": pygame.K_ESCAPE, "escape": pygame.K_ESCAPE, "return": pygame.K_RETURN, "space": pygame.K_SPACE}
_MOST_NOTCHES: Final = 120
_MOST_TABS: Final = 400

Turn = Callable[[pygame.event.Event | None], None]


class Stuck(AssertionError):
    """Somebody who sees the screen cannot do what they want to do."""


class Hand:
    """What both hands have in common: eyes, patience, and a count of what they did.

    Attributes:
        inputs: Clicks, keys and turns of the wheel so far.
        did: What was used, in order.
        sent: Types of events that were sent to the window.
    """

    def __init__(self, ui: Ui, turn: Turn | None = None) -> None:
        """Take a window and what hands an event over and lets one frame go by."""
        self.ui = ui
        self.inputs = 0
        self.did: list[str] = []
        self.sent: set[int] = set()
        self._pass_on = turn or self._own_turn

    def _own_turn(self, event: pygame.event.Event | None) -> None:
        if event is not None:
            self.ui.handle(event)
        if self.ui.running:
            self.ui.frame(FRAME_S)

    def _turn(self, event: pygame.event.Event | None) -> None:
        if event is not None:
            self.sent.add(event.type)
        self._pass_on(event)

    # ---------------------------------------------------------------------------------------------------------- eyes

    @property
    def screen(self) -> Screen:
        """Return the screen on top."""
        return self.ui.top

    @property
    def root(self) -> Widget:
        """Return the tree of the screen on top, placed."""
        return self.ui.root_of(self.ui.top)

    def there(self, pattern: str) -> list[Widget]:
        """Return the controls whose name matches, in the order of Tab."""
        seen = [w for w in self.root.walk() if w.active and w.box.w > 0]
        return [w for w in seen if w.key == pattern] or [w for w in seen if fnmatchcase(w.key, pattern)]

    def find(self, pattern: str) -> Widget:
        """Return the first control whose name matches."""
        found = self.there(pattern)
        if not found:
            seen = sorted({w.key for w in self.root.walk() if w.active})
            raise Stuck(f"no control {pattern!r} on {type(self.screen).__name__}; there are {seen}")
        return found[0]

    def open(self, pattern: str) -> list[Button]:
        """Return the buttons whose name matches and that say no reason why not."""
        return [w for w in self.there(pattern) if isinstance(w, Button) and not w.refusal]

    def says(self) -> str:
        """Return what the screen says as text."""
        return "\n".join(self.screen.says(self.ui))

    # ------------------------------------------------------------------------------------------------------ patience

    def wait(self, frames: int = 1) -> None:
        """Let frames go by."""
        for _ in range(frames):
            self._turn(None)

    def until(self, done: Callable[[], bool], most: int = 20_000) -> None:
        """Wait until something has happened."""
        for _ in range(most):
            if done() or not self.ui.running:
                return
            self._turn(None)
        driver = self.ui.driver
        where = (driver.stage, driver.clock, driver.stop) if driver is not None else ()
        raise Stuck(f"waited {most} frames on {type(self.screen).__name__} {where}, {self.did[-6:]}: {self.says()}")

    # ---------------------------------------------------------------------------------------------------------- acts

    def use(self, widget: Widget) -> None:
        """Do what a control is for."""
        raise NotImplementedError

    def go(self, pattern: str) -> None:
        """Use the first control whose name matches."""
        self.use(self.find(pattern))

    def section(self, number: int) -> None:
        """Open a section of a desk, counted from 1."""
        raise NotImplementedError

    def tab(self, key: str, value: str) -> None:
        """Choose one of several tabs."""
        raise NotImplementedError

    def take(self, key: str, value: str) -> None:
        """Choose one out of a drop-down list."""
        raise NotImplementedError

    def type(self, key: str, text: str) -> None:
        """Write into a field."""
        self.use(self.find(key))
        for letter in text:
            self.key(letter)

    def key(self, name: str, *, ctrl: bool = False, shift: bool = False) -> None:
        """Press a key and let it go."""
        code = _KEYS.get(name) or pygame.key.key_code(name)
        mod = (pygame.KMOD_CTRL if ctrl else 0) | (pygame.KMOD_SHIFT if shift else 0)
        text = " " if name == "space" else name if len(name) == 1 else ""
        self.inputs += 1
        self._turn(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=text))
        self._turn(pygame.event.Event(pygame.KEYUP, key=code, mod=mod))

    def undo(self) -> None:
        """Take back the last decision of the desk."""
        raise NotImplementedError


class Mouse(Hand):
    """Points, clicks and turns the wheel; types only into fields."""

    def use(self, widget: Widget) -> None:
        """Bring a control into sight and click its middle."""
        self.did.append(f"{type(self.screen).__name__}: {widget.key}")
        self.click_at(self._seen(widget).centre, widget)

    def click_at(self, at: tuple[float, float], meant: Widget | None = None) -> None:
        """Click a point; what is meant must be what lies there."""
        s = self.ui.type.scale
        pos = round(at[0] * s), round(at[1] * s)
        self._turn(pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
        if meant is not None:
            hot = self.ui.hot
            if hot is None or hot.key != meant.key:
                raise Stuck(f"{meant.key!r} at {pos} is covered by {hot.key if hot is not None else 'nothing'!r}")
        self.inputs += 1
        self._turn(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1))
        self._turn(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=1))

    def _seen(self, widget: Widget) -> Box:
        """Turn the wheel over whatever holds a control until its middle is in sight."""
        key, kind = widget.key, type(widget)
        turned = False
        for _ in range(_MOST_NOTCHES):
            widget = self._again(key, kind)
            inner_first = reversed(list(_holders(self.root, widget)))
            outside = next((outer for outer in inner_first if not outer.box.holds(_middle(widget))), None)
            if outside is None:
                if not Box(0, 0, *self.ui.size).holds(_middle(widget)):
                    raise Stuck(f"{key!r} lies outside the window, and nothing scrolls")
                self.inputs += turned
                return widget.box
            before = widget.box.y
            self._wheel(outside, 1 if _middle(widget)[1] < outside.box.y else -1)
            turned = True
            if self._again(key, kind).box.y == before:
                raise Stuck(f"{key!r} at {widget.box} cannot be scrolled into sight in {outside.key} {outside.box}")
        raise Stuck(f"{key!r} is too far away")

    def _again(self, key: str, kind: type[Widget]) -> Widget:
        """Return a control in the tree of this moment."""
        return next(w for w in self.root.walk() if w.key == key and type(w) is kind)

    def _wheel(self, over: Scroll, notches: int) -> None:
        s = self.ui.type.scale
        x, y = over.box.right - 2, over.box.centre[1]  # beside what might scroll by itself
        self._turn(
            pygame.event.Event(pygame.MOUSEMOTION, pos=(round(x * s), round(y * s)), rel=(0, 0), buttons=(0, 0, 0))
        )
        self._turn(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=notches, flipped=False))

    def section(self, number: int) -> None:
        """Click a line of the list at the left."""
        box = self._seen(self.find("sections"))
        items = _lines(self.find("sections"))
        self.did.append(f"section {number}")
        self.click_at((box.centre[0], box.y + box.h * (number - 0.5) / items))

    def tab(self, key: str, value: str) -> None:
        """Click a tab."""
        tabs = self.find(key)
        assert isinstance(tabs, Tabs)
        self._seen(tabs)
        at = [name for name, _ in tabs.options].index(value)
        self.did.append(f"{key}: {value}")
        self.click_at(self.find(key)._boxes[at].centre)  # type: ignore[attr-defined]

    def take(self, key: str, value: str) -> None:
        """Open a list and click a line of it."""
        self.go(key)
        dropdown = self.ui._dropdown
        assert dropdown is not None
        box = dropdown.box(self.ui)
        line = [name for name, _ in dropdown.options].index(value) - dropdown.first(self.ui)
        self.did.append(f"{key}: {value}")
        self.click_at((box.centre[0], box.y + 4 + 28 * (line + 0.5)))

    def undo(self) -> None:
        """Click the button below the desk."""
        self.go("undo")


class Newcomer(Mouse):
    """Clicks what is asked, and presses Space where Space is written; never anything else."""

    def use(self, widget: Widget) -> None:
        """Press Space for the way on, click everything else."""
        if widget.shortcut == "Space":
            self.did.append(f"{type(self.screen).__name__}: Space for {widget.key}")
            self.key("space")
        else:
            super().use(widget)


class Keyboard(Hand):
    """Tab, arrows, Enter, Space, and the keys that are written on things; no pointer at all."""

    def use(self, widget: Widget) -> None:
        """Press the key that is written on a control, else go there by Tab and press Enter."""
        self.did.append(f"{type(self.screen).__name__}: {widget.key}")
        shortcut = widget.shortcut.lower()
        if shortcut and self._first_with(shortcut) is widget and not self._typing(shortcut):
            self.key(shortcut)
            return
        self.focus(widget.key)
        if not isinstance(widget, Entry):
            self.key("return")

    def _first_with(self, shortcut: str) -> Widget | None:
        found = (w for w in self.root.walk() if w.shortcut.lower() == shortcut and w.active)
        return next(found, None)

    def _typing(self, shortcut: str) -> bool:
        """Tell whether what has the focus would take the key for itself."""
        focused = self.ui.focused
        if focused is None:
            return False
        return isinstance(focused, Entry) or shortcut in {"space", "return"}

    def focus(self, key: str) -> None:
        """Press Tab until a control has the focus, the shorter way round."""
        stops = [w.key for w in self.root.walk() if w.active and w.box.w > 0]
        now = stops.index(self.ui.focused.key) if self.ui.focused is not None and self.ui.focused.key in stops else -1
        back = (now - stops.index(key)) % len(stops) < len(stops) / 2
        for _ in range(_MOST_TABS):
            if self.ui.focused is not None and self.ui.focused.key == key:
                self._in_sight(self.ui.focused)
                return
            self.key("tab", shift=back)
        raise Stuck(f"Tab never comes to {key!r} on {type(self.screen).__name__}")

    def _in_sight(self, widget: Widget) -> None:
        """Fail if a control that has the focus cannot be seen."""
        self.wait()
        now = next((w for w in self.root.walk() if w.active and w.key == widget.key), widget)
        for outer in _holders(self.root, now):
            if now.box.bottom < outer.box.y or now.box.y > outer.box.bottom:
                raise Stuck(f"{widget.key!r} has the focus out of sight: {now.box} in {outer.key} {outer.box}")

    def section(self, number: int) -> None:
        """Press the number of a section."""
        self.did.append(f"section {number}")
        self.key(str(number % 10))

    def tab(self, key: str, value: str) -> None:
        """Go to tabs and press an arrow until one is chosen."""
        self.focus(key)
        for _ in range(12):
            tabs = self.find(key)
            assert isinstance(tabs, Tabs)
            if tabs.chosen == value:
                return
            self.key("right")
        raise Stuck(f"the arrows never come to {value!r} of {key!r}")

    def take(self, key: str, value: str) -> None:
        """Go to a drop-down and press an arrow until something is chosen."""
        self.focus(key)
        for _ in range(60):
            choice = self.find(key)
            assert isinstance(choice, Choice)
            if choice.chosen == value:
                return
            self.key("down")
        raise Stuck(f"the arrows never come to {value!r} of {key!r}")

    def undo(self) -> None:
        """Press the keys that take back."""
        self.key("z", ctrl=True)


def _middle(widget: Widget) -> tuple[float, float]:
    return widget.box.centre


def _lines(widget: Widget) -> int:
    return sum(1 for _ in widget.text())


def _holders(root: Widget, wanted: Widget) -> Iterator[Scroll]:
    """Return the scroll areas around a widget, the outermost first."""
    for child in root.children:
        if child is wanted or any(inner is wanted for inner in child.walk()):
            if isinstance(root, Scroll):
                yield root
            yield from _holders(child, wanted)
            return
