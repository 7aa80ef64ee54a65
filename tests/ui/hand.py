"""A hand on keyboard and mouse, for tests: presses and clicks what a person would."""

import pygame

from game.ui.widgets.base import Press, Widget
from game.ui.window import Ui


def frames(ui: Ui, count: int = 2, seconds: float = 0.05) -> None:
    for _ in range(count):
        ui.frame(seconds)


def press(ui: Ui, *keys: str) -> None:
    for key in keys:
        text = key if len(key) == 1 else ""
        ui.press(Press(key, " " if key == "space" else text))
        frames(ui)


def find(ui: Ui, key: str) -> Widget:
    """Return the control of a name on the screen on top; a * at the end stands for anything."""
    for widget in ui.root_of(ui.top).walk():
        if widget.key == key or (key.endswith("*") and widget.key.startswith(key[:-1])):
            return widget
    names = sorted({widget.key for widget in ui.root_of(ui.top).walk() if widget.key})
    raise AssertionError(f"no control {key!r}; there are {names}")


def click(ui: Ui, key: str) -> None:
    """Click the middle of a control with the mouse, scrolled into sight."""
    widget = find(ui, key)
    ui.show_in_scroll(widget, widget.box)
    frames(ui)
    box = find(ui, key).box
    at = round(box.centre[0] * ui.type.scale), round(box.centre[1] * ui.type.scale)
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))
    frames(ui)


def says(ui: Ui) -> str:
    return "\n".join(ui.top.says(ui))


def toasts(ui: Ui) -> str:
    return "\n".join(toast.words for toast in ui.toasts)
