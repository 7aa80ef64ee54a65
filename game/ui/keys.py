"""Keys that mean the same on every screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pygame

from game import paths
from game.i18n import N_
from game.ui.overlays import Attendant
from game.ui.widgets.base import Press

if TYPE_CHECKING:
    from game.ui.window import Ui

KEYS: Final = (
    ("F1", N_("Help about what you see")),
    ("F2", N_("This screen as plain text, also on the clipboard")),
    ("F5", N_("Says when the game was saved; it is saved after every decision")),
    ("F11", N_("Full screen")),
    ("F12", N_("A picture of the screen into your pictures folder")),
    (N_("Ctrl+Z"), N_("Take back the last decision of this desk")),
    ("W", N_("Why? Of what is under the pointer or has the focus")),
    ("H", N_("What could the other hat decide here?")),
    (N_("Ctrl and + or −"), N_("Everything larger or smaller")),
    (N_("Space"), N_("The next step: hand over, run or pause, go on")),
    (N_("Tab and Enter"), N_("To the next control, and use it")),
    (N_("Arrows"), N_("Through tables, tabs and lists")),
    ("1–9", N_("Sections of a desk")),
    ("Esc", N_("Back, close, or the menu")),
)
"""Key and what it does, in the order of the help."""

_SCALES: Final = (75, 90, 100, 110, 125, 150, 175, 200, 225, 250)


class Keys(Attendant):
    """Answers the keys that mean the same everywhere."""

    def press(self, ui: Ui, press: Press) -> bool:
        """Answer function keys and those with Ctrl, which no text field wants."""
        action = {
            "f1": show_help,
            "f2": show_text,
            "f5": say_saved,
            "f11": full_screen,
            "f12": take_picture,
        }.get(press.key)
        if action is None and press.ctrl:
            action = {"s": say_saved, "z": undo}.get(press.key)
        if action is not None:
            action(ui)
            return True
        if press.ctrl and press.key in {"+", "=", "[+]", "keypad +"}:
            return _scale(ui, 1)
        if press.ctrl and press.key in {"-", "[-]", "keypad -"}:
            return _scale(ui, -1)
        if press.ctrl and press.key == "0":
            change(ui, scale=100)
            return True
        return False

    def late(self, ui: Ui, press: Press) -> bool:
        """Answer letters, unless somebody was typing."""
        if press.ctrl:
            return False
        if press.key == "w":
            why(ui)
            return True
        if press.key == "h":
            other_hat(ui)
            return True
        return False


def change(ui: Ui, **values: object) -> None:
    """Change settings at once, and keep them; if they cannot be kept, say so."""
    from game.play import settings

    ui.settings = replace(ui.settings, **values)  # type: ignore[arg-type]  # each screen passes what it shows
    trouble = settings.save(ui.settings)
    ui.apply_settings()
    if trouble:
        ui.toast(ui.t("The settings cannot be saved; they hold until you close the game."), "watch")


def _scale(ui: Ui, step: int) -> bool:
    now = ui.settings.scale
    wanted = [s for s in _SCALES if s > now] if step > 0 else [s for s in reversed(_SCALES) if s < now]
    if wanted:
        change(ui, scale=wanted[0])
    ui.toast(ui.t("Size {percent} %", percent=ui.settings.scale))
    return True


def show_help(ui: Ui) -> None:
    """Open the help where it speaks of the screen on top."""
    from game.ui.screens.help import HelpScreen

    if not isinstance(ui.top, HelpScreen):
        ui.push(HelpScreen(ui.top.topic))


def show_text(ui: Ui) -> None:
    """Open the screen on top as plain text."""
    from game.ui.screens.text import TextScreen

    if not isinstance(ui.top, TextScreen):
        ui.push(TextScreen(tuple(ui.top.says(ui))))


def say_saved(ui: Ui) -> None:
    """Say that everything is saved, or why not."""
    driver = ui.driver
    if driver is None:
        ui.toast(ui.t("No game is open."))
    elif driver.save_trouble:
        ui.toast(driver.save_trouble, "bad")
    elif driver.save_path is None:
        ui.toast(ui.t("This game is kept in memory only."), "watch")
    else:
        ui.toast(ui.t("Saved. The game is saved after every decision."), "good")


def undo(ui: Ui) -> None:
    """Take back the last decision of this desk."""
    driver = ui.driver
    if driver is None or driver.stage not in {"it", "pm"}:
        ui.toast(ui.t("Decisions can be taken back at a desk, until you hand over."))
    elif driver.undo():
        ui.toast(ui.t("Taken back."))
    else:
        ui.toast(ui.t("There is nothing to take back at this desk."))
    ui.rebuild()


def subject(ui: Ui) -> str:
    """Return what W is about: under the pointer, else where the focus is."""
    root = ui.root_of(ui.top)
    if ui.pointer is not None:
        for widget in root.hit(ui.pointer):
            found = widget.why_at(ui.pointer)
            if found:
                return found
    return ui.focused.why_at(None) if ui.focused is not None else ""


def why(ui: Ui) -> None:
    """Tell why of what is under the pointer or has the focus."""
    if ui.driver is None:
        return
    about = subject(ui) or getattr(ui.top, "why", "")
    if about:
        ui.explain(about)
    else:
        ui.toast(ui.t("Point at a figure, a person or an event, then press W."))


def other_hat(ui: Ui) -> None:
    """Tell what the other hat could decide here."""
    if ui.driver is None:
        return
    from game.ui.rooms import allows
    from game.ui.screens.other import OtherScreen

    if not allows(ui, "other_hat"):
        ui.toast(ui.t("In this room you find that out by asking the other hat."))
        return
    here = ui.focused.other if ui.focused is not None else ""
    ui.push(OtherScreen(ui.driver.seat, here or ui.top.other(ui)))


def full_screen(ui: Ui) -> None:
    """Fill the screen, or go back into a window."""
    from game.ui.app import set_mode

    wanted = not ui.settings.full_screen
    set_mode(full=wanted)
    surface = pygame.display.get_surface()
    if surface is not None:
        ui.resize(surface)
    change(ui, full_screen=wanted)


def pictures_folder() -> Path:
    """Return where pictures of the screen go."""
    own = Path.home() / "Pictures"
    return own if own.is_dir() and paths.data().is_relative_to(Path.home()) else paths.data() / "pictures"


def take_picture(ui: Ui) -> Path | None:
    """Write what the screen shows into the pictures folder, and say where."""
    path = pictures_folder() / f"two-hats-{datetime.now():%Y-%m-%d-%H%M%S}.png"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(ui.canvas.surface, str(path))
    except (OSError, pygame.error):
        ui.toast(ui.t("The picture cannot be written to {folder}.", folder=path.parent), "bad")
        return None
    ui.toast(ui.t("Picture saved: {path}", path=path), "good")
    return path
