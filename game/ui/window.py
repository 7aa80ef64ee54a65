"""The window: its screens, its size and scale, who has the focus, and one frame after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pygame

from game.i18n import Language, language, preferred
from game.ui.canvas import Box, Canvas
from game.ui.focus import Held, draw_ring, next_stop, scroll_by_key
from game.ui.overlays import Attendant, Dropdown, draw_dropdown, draw_tip, draw_toasts
from game.ui.theme import Theme, theme
from game.ui.type import Type
from game.ui.widgets.base import Press, Widget, tell_apart
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Scroll

if TYPE_CHECKING:
    from game.classroom.sitting import Sitting
    from game.play.driver import Driver
    from game.play.settings import Settings
    from game.play.slots import Running
    from game.presenters.names import Names
    from game.ui.screen import Screen

_LEAST: Final = (1024, 576)
"""Smallest logical window; a larger scale than fits is capped."""
_TIP_AFTER_S: Final = 0.45
_TOAST_S: Final = 6.0
_MODIFIERS: Final = frozenset({"left shift", "right shift", "left ctrl", "right ctrl", "left alt", "right alt"})


@dataclass(slots=True)
class Toast:
    """A line that goes away by itself."""

    words: str
    tone: str
    left_s: float = _TOAST_S


@dataclass(slots=True)
class _Layer:
    screen: Screen
    root: Widget | None = None
    focus: str = ""


class Ui:
    """Everything that widgets and screens share. There is one for each window.

    Attributes:
        settings: As the player set them.
        speak: Language.
        theme: Colours.
        type: Fonts at the present scale.
        driver: The game that is open, if any; the only way to it.
        names: Names of things in that game in this language.
        hot: Widget under the pointer that would answer a click.
        focused: Widget that answers keys.
        scrolled: How far each scroll area is scrolled, by key.
        sorted: By which column each table is sorted, and whether downwards.
        first_row: First row in sight of each table.
        row: Marked row of each table.
        attendants: Hear keys and clicks before the screen and draw above it: global keys, the lesson.
        seated: Hat of whoever sits before the screen, where two people share it; empty for nobody.
        room: The workshop in which the game is played, if any.
        projector: Whether a room looks on: nothing private is shown.
        mark: Says on disk that a game is being played, so that a crash is noticed.
        running: False as soon as the window should close.
        working: Whether the screen worked something out in this frame, so that it may go on in the next.
    """

    def __init__(self, settings: Settings, surface: pygame.Surface) -> None:
        """Take settings and a surface to draw on."""
        self.settings = settings
        self.driver: Driver | None = None
        self.names: Names | None = None
        self.scrolled: dict[str, float] = {}
        self.sorted: dict[str, tuple[int, bool]] = {}
        self.first_row: dict[str, int] = {}
        self.row: dict[str, str] = {}
        self.hot: Widget | None = None
        self.focused: Widget | None = None
        self.attendants: list[Attendant] = []
        self.seated = ""
        self.room: Sitting | None = None
        self.projector = False
        self.mark: Running | None = None
        self.running, self.working = True, False
        self.explainer: Callable[[str], None] | None = None
        self.pointer: tuple[float, float] | None = None
        self._rest_s = 0.0
        self._held: Widget | None = None
        self._pointed = False
        self._keys = Held()
        self._drawn: Screen | None = None
        self._dropdown: Dropdown | None = None
        self._toasts: list[Toast] = []
        self._layers: list[_Layer] = []
        self._stale = self._unplaced = self._dirty = True
        self._surface = surface
        self.apply_settings()

    # ------------------------------------------------------------------------------------------- size and language

    def apply_settings(self) -> None:
        """Take over language, theme and scale from the settings."""
        self.speak: Language = language(self.settings.language or preferred())
        self.theme: Theme = theme(self.settings.theme)
        self.resize(self._surface)

    def resize(self, surface: pygame.Surface) -> None:
        """Draw on another surface from now on."""
        self._surface = surface
        wide, high = surface.get_size()
        most = max(0.5, min(wide / _LEAST[0], high / _LEAST[1]))
        self.type = Type(min(self.settings.scale / 100, most))
        self.canvas = Canvas(surface, self.theme, self.type)
        if self.driver is not None:
            self.names = self.driver.names(self.speak)
        self.rebuild()

    @property
    def size(self) -> tuple[float, float]:
        """Return the logical size of the window."""
        return self.canvas.size

    @property
    def accent(self) -> str:
        """Return the accent of the hat that is worn on the screen that is drawn, else on the one on top."""
        return (self._drawn or self.top).accent if self._layers else "both"

    def t(self, msgid: str, **values: object) -> str:
        """Return a sentence of the interface in the player's language."""
        return self.speak.text(msgid, **values)

    # ------------------------------------------------------------------------------------------------------ screens

    def open_game(self, driver: Driver | None) -> None:
        """Take up a game, or put it away."""
        self.driver = driver
        self.names = driver.names(self.speak) if driver is not None else None
        self.rebuild()

    @property
    def top(self) -> Screen:
        """Return the screen on top."""
        return self._layers[-1].screen

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Return all screens from below."""
        return tuple(layer.screen for layer in self._layers)

    def push(self, screen: Screen) -> None:
        """Put a screen or dialog on top."""
        self._note_focus()
        self._layers.append(_Layer(screen))
        self._dropdown = None
        screen.enter(self)
        self.rebuild()

    def pop(self, screen: Screen | None = None) -> None:
        """Take the screen on top away, or that one with all above it."""
        target = screen or self.top
        while self._layers:
            layer = self._layers.pop()
            layer.screen.leave(self)
            if layer.screen is target:
                break
        self._dropdown = None
        if not self._layers:
            self.running = False
        self.rebuild()

    def replace(self, screen: Screen) -> None:
        """Take all screens away and show this one."""
        while self._layers:
            self._layers.pop().screen.leave(self)
        self.push(screen)

    def root_of(self, screen: Screen) -> Widget:
        """Return the tree of a screen, built if need be."""
        self._settle()
        for layer in self._layers:
            if layer.screen is screen and layer.root is not None:
                return layer.root
        return screen.build(self)

    def rebuild(self) -> None:
        """What is shown may have changed: build the trees anew before the next frame."""
        self._stale = self._dirty = True

    def relayout(self) -> None:
        """Sizes or scrolling have changed: place the widgets anew."""
        self._unplaced = self._dirty = True

    def repaint(self) -> None:
        """Only looks have changed."""
        self._dirty = True

    def toast(self, words: str, tone: str = "both") -> None:
        """Say a line that goes away by itself."""
        self._toasts = [toast for toast in self._toasts if toast.words != words][-2:]
        self._toasts.append(Toast(words, tone))
        self.repaint()

    def hush(self) -> None:
        """Take away the lines that only confirm; what went wrong stays."""
        self._toasts = [toast for toast in self._toasts if toast.tone in {"watch", "bad"}]

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """Return the lines on show."""
        return tuple(self._toasts)

    def choose(
        self, below: Box, options: Sequence[tuple[str, str]], chosen: str, change: Callable[[str], None]
    ) -> None:
        """Open a list of options at a box."""
        self._dropdown = Dropdown(below, tuple(options), chosen, change)
        self.repaint()

    def explain(self, subject: str) -> None:
        """Tell why: an event, a figure, a person."""
        if self.explainer is not None and subject:
            self.explainer(subject)

    # ------------------------------------------------------------------------------------------------------- frames

    def _settle(self) -> None:
        if self._stale:
            self._note_focus()
            for layer in self._layers:
                layer.root = tell_apart(layer.screen.build(self))
            self._stale, self._unplaced = False, True
        if self._unplaced:
            self._unplaced = False
            for layer in self._layers:
                if layer.root is not None:
                    layer.root.place(self, self._frame(layer))
            self._find_focus()
            self._point()

    def _frame(self, layer: _Layer) -> Box:
        wide, high = self.size
        if not layer.screen.dialog or layer.root is None:
            return Box(0, 0, wide, high)
        w = min(layer.screen.width, wide - 48)
        h = min(layer.root.measure(self, w), high - 48)
        return Box(round((wide - w) / 2), round((high - h) / 2), w, h)

    def frame(self, seconds: float) -> bool:
        """Let time go by and draw if something changed; True if something was drawn."""
        if not self._layers:
            return False
        self.working = False
        self.top.tick(self, seconds)
        for attendant in self.attendants:
            attendant.tick(self, seconds)
        self._age(seconds)
        self._settle()
        if not self._layers:
            return False
        top = self._layers[-1].root
        if not self._dirty and not (top is not None and top.moves()):
            return False
        self._dirty = False
        self.draw()
        return True

    def _age(self, seconds: float) -> None:
        before = len(self._toasts)
        for toast in self._toasts:
            toast.left_s -= seconds
        self._toasts = [toast for toast in self._toasts if toast.left_s > 0]
        if len(self._toasts) != before:
            self.repaint()
        was, self._rest_s = self._rest_s, self._rest_s + seconds
        if was < _TIP_AFTER_S <= self._rest_s:
            self.repaint()

    def draw(self) -> None:
        """Draw all layers from the last full screen up."""
        self._settle()
        first = max((i for i, layer in enumerate(self._layers) if not layer.screen.dialog), default=0)
        for i, layer in enumerate(self._layers[first:], first):
            if layer.root is None:
                continue
            self._drawn = layer.screen
            if layer.screen.dialog:
                self.canvas.fill(Box(0, 0, *self.size), self.theme.shade, 0.6)
                edge = layer.screen.border or layer.screen.accent
                box = self._frame(layer)
                self.canvas.panel(box, self.theme.panel, border=self.theme.named(edge), radius=12, width=1.5)
            else:
                layer.screen.backdrop(self, self.canvas)
            if self.canvas.written is not None and layer.screen.dialog:
                self.canvas.written.clear()
            layer.root.draw(self, self.canvas)
            if i == len(self._layers) - 1 and self.focused is not None and not self._pointed:
                draw_ring(self, self.focused)
        self._drawn = None
        if self._dropdown is not None:
            draw_dropdown(self, self.canvas, self._dropdown)
        elif self._rest_s >= _TIP_AFTER_S and self.pointer is not None:
            draw_tip(self, self.canvas, self.tip(), self.pointer)
        for attendant in self.attendants:
            attendant.draw(self, self.canvas)
        draw_toasts(self, self.canvas, self._toasts)

    def tip(self) -> str:
        """Return what to say about where the pointer rests."""
        for widget in self._under():
            words = widget.tip_at(self, self.pointer or (0, 0))
            if words:
                return words
        return ""

    # ------------------------------------------------------------------------------------------------------ pointer

    def _under(self) -> list[Widget]:
        root = self._layers[-1].root if self._layers else None
        return list(root.hit(self.pointer)) if root is not None and self.pointer is not None else []

    def pointer_in(self, box: Box) -> bool:
        """Return whether the pointer is in a box."""
        return self.pointer is not None and box.holds(self.pointer)

    def _point(self) -> None:
        hot = next((widget for widget in self._under() if widget.active), None)
        if hot is not self.hot:
            self.hot = hot
            self._dirty = True

    def _move(self, at: tuple[float, float]) -> None:
        if self.pointer != at and self._rest_s >= _TIP_AFTER_S:
            self._dirty = True
        self.pointer, self._rest_s = at, 0.0
        if self._held is not None:
            self._held.drag(self, at)
            return
        before = self.hot
        self._point()
        if self._dropdown is not None or (before is self.hot and self.hot is not None):
            self._dirty = True  # rows of a table and lines of a list follow the pointer

    def _click(self, at: tuple[float, float], button: int) -> None:
        self.pointer = at
        if any(attendant.click(self, at, button) for attendant in self.attendants):
            return
        if self._dropdown is not None:
            dropdown, self._dropdown = self._dropdown, None
            self.repaint()
            value = dropdown.at(self, at)
            if value is not None:
                dropdown.change(value)
                self.rebuild()
            return
        layer = self._layers[-1]
        if layer.screen.dialog and button == 1 and not self._frame(layer).holds(at):
            layer.screen.close(self)
            return
        for widget in self._under():
            if widget.active and button == 1:
                self.focus(widget, pointed=not isinstance(widget, Entry))
            if widget.click(self, at, button):
                self._held = widget
                self.repaint()
                return

    # -------------------------------------------------------------------------------------------------------- focus

    def focus(self, widget: Widget | None, *, pointed: bool = False) -> None:
        """Give a widget the focus; one that a click gave leaves keys that are written somewhere to what they name."""
        self.focused, self._pointed = widget, pointed
        if self._layers:
            self._layers[-1].focus = widget.key if widget is not None else ""
        self.repaint()

    def _note_focus(self) -> None:
        if self._layers and self.focused is not None:
            self._layers[-1].focus = self.focused.key

    def _find_focus(self) -> None:
        layer = self._layers[-1] if self._layers else None
        self.focused = None
        if layer is None or layer.root is None or not layer.focus:
            return
        self.focused = next((w for w in layer.root.walk() if w.active and w.key == layer.focus), None)

    def _tab(self, step: int) -> None:
        root = self._layers[-1].root
        stop = next_stop(root, self.focused, step) if root is not None else None
        if stop is not None:
            self.focus(stop)
            self.show_in_scroll(stop, stop.box)

    def show_in_scroll(self, widget: Widget, box: Box) -> None:
        """Scroll whatever holds a widget until a box of it is in sight."""
        root = self._layers[-1].root
        for outer in list(root.walk()) if root is not None else []:
            if isinstance(outer, Scroll) and any(inner is widget for inner in outer.walk()):
                outer.show(self, box)

    # ------------------------------------------------------------------------------------------------------- events

    def handle(self, event: pygame.event.Event) -> None:
        """Answer one event of pygame."""
        self._settle()
        s = self.type.scale
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type == pygame.VIDEORESIZE:
            surface = pygame.display.get_surface()
            if surface is not None:
                self.resize(surface)
        elif event.type in {pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED}:
            self.repaint()
        elif event.type == pygame.MOUSEMOTION:
            self._move((event.pos[0] / s, event.pos[1] / s))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button in {1, 3}:
            self._click((event.pos[0] / s, event.pos[1] / s), event.button)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1 and self._held is not None:
            held, self._held = self._held, None
            held.drop(self, (event.pos[0] / s, event.pos[1] / s))
        elif event.type == pygame.MOUSEWHEEL and self.pointer is not None:
            for widget in self._under():
                if widget.wheel(self, self.pointer, event.y):
                    break
        elif event.type in {pygame.KEYDOWN, pygame.KEYUP, pygame.WINDOWFOCUSLOST, pygame.DROPFILE}:
            self._key_or_file(event)

    def _key_or_file(self, event: pygame.event.Event) -> None:
        if event.type == pygame.DROPFILE:
            self.top.dropped(self, event.file)
            return
        again = self._keys.again(event) and not isinstance(self.focused, Entry)
        if again or event.type != pygame.KEYDOWN:
            return
        key = pygame.key.name(event.key)
        if key in _MODIFIERS:
            return
        shift, ctrl = bool(event.mod & pygame.KMOD_SHIFT), bool(event.mod & pygame.KMOD_CTRL)
        self.press(Press(key, getattr(event, "unicode", ""), shift, ctrl))

    def press(self, press: Press) -> None:
        """Answer a key: the open list, the focused widget, a button with that shortcut, the screen, then the window."""
        self._settle()
        self.repaint()
        if any(attendant.press(self, press) for attendant in self.attendants):
            return
        if self._dropdown is not None:
            self._dropdown_key(press)
            return
        if press.key == "tab":
            self._tab(-1 if press.shift else 1)
            return
        if (self._pointed and self._shortcut(press)) or (self.focused is not None and self.focused.press(self, press)):
            return
        if self._shortcut(press) or self.top.press(self, press):
            return
        if any(attendant.late(self, press) for attendant in self.attendants):
            return
        if press.key == "escape":
            if self.focused is not None and not self.top.dialog:
                self.focus(None)
            else:
                self.top.close(self)
        elif press.key in {"pageup", "pagedown", "up", "down"}:
            scroll_by_key(self, self._layers[-1].root, press.key)

    def _shortcut(self, press: Press) -> bool:
        root = self._layers[-1].root
        if root is None or press.ctrl:
            return False
        for widget in root.walk():
            if widget.shortcut and widget.active and widget.shortcut.lower() == press.key:
                activate = getattr(widget, "activate", None)
                if activate is not None:
                    activate(self)
                    return True
        return False

    def _dropdown_key(self, press: Press) -> None:
        dropdown = self._dropdown
        if dropdown is None:
            return
        if press.key in {"up", "down"}:
            self._dropdown = dropdown.moved(-1 if press.key == "up" else 1)
        elif press.key in {"return", "keypad enter", "space"}:
            self._dropdown = None
            dropdown.change(dropdown.chosen)
            self.rebuild()
        elif press.key in {"escape", "tab"}:
            self._dropdown = None
