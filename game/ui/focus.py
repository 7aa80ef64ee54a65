"""Where Tab goes: from stop to stop in the order of the tree, first into what matters on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.ui.canvas import Box
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Scroll

if TYPE_CHECKING:
    from game.ui.window import Ui

_ONCE: Final = frozenset({pygame.K_SPACE, pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE})
"""Keys that lead on: held a little long, or over a slow frame, they still lead on once."""


def next_stop(root: Widget, focused: Widget | None, step: int) -> Widget | None:
    """Return the widget that Tab gives the focus to.

    Args:
        root: Tree of the screen.
        focused: What has the focus now, or None.
        step: 1 forwards, -1 backwards.
    """
    stops = [widget for widget in root.walk() if widget.active and widget.box.w > 0]
    if not stops:
        return None
    if focused in stops:
        return stops[(stops.index(focused) + step) % len(stops)]
    if step < 0:
        return stops[-1]
    lead = next((widget for widget in root.walk() if widget.lead), root)
    return next((widget for widget in lead.walk() if widget in stops), stops[0])


def scroll_by_key(ui: Ui, root: Widget | None, key: str) -> None:
    """Scroll the first area that can be scrolled."""
    step = {"up": -40.0, "down": 40.0}.get(key)
    for widget in root.walk() if root is not None else ():
        if isinstance(widget, Scroll):
            amount = step if step is not None else (0.9 if key == "pagedown" else -0.9) * widget.box.h
            if widget.scroll(ui, amount):
                return


def draw_ring(ui: Ui, widget: Widget) -> None:
    """Draw the ring of the focus."""
    box = widget.box
    if box.w > 0:
        ring = Box(box.x - 3, box.y - 3, box.w + 6, box.h + 6)
        ui.canvas.outline(ring, ui.theme.named(ui.accent), radius=10, width=2)


class Held:
    """Knows which keys are down."""

    def __init__(self) -> None:
        """Begin with none."""
        self._down: set[int] = set()

    def again(self, event: pygame.event.Event) -> bool:
        """Tell whether an event only repeats a key that should count once."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self._down.clear()
        elif event.type == pygame.KEYUP:
            self._down.discard(event.key)
        elif event.type == pygame.KEYDOWN and event.key in _ONCE:
            before = event.key in self._down
            self._down.add(event.key)
            return before
        return False
