"""The menu of a running game."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from game.ui import flow
from game.ui.keys import show_help, show_text
from game.ui.screen import Screen
from game.ui.widgets.base import Action, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class MenuScreen(Screen):
    """What one may want that is not part of the game."""

    dialog: ClassVar[bool] = True
    width = 340

    def enter(self, ui: Ui) -> None:
        """Wear the hat of the screen below."""
        self.accent = ui.screens[-2].accent if len(ui.screens) > 1 else "both"

    def build(self, ui: Ui) -> Widget:
        """Return the ways."""
        driver = ui.driver
        saved = driver is not None and driver.save_path is not None and not driver.save_trouble
        says = ui.t("The game is saved after every decision.") if saved else ui.t("This game is kept in memory only.")
        if driver is not None and driver.save_trouble:
            says = driver.save_trouble
        return Column(
            Label(ui.t("Menu"), size=18, weight="bold"),
            Label(says, size=12, colour="quiet" if saved else "watch"),
            self._way(ui, ui.t("Go on"), "play", lambda: ui.pop(self), "main"),
            *self._of_room(ui),
            self._way(ui, ui.t("Help"), "circle-help", lambda: self._instead(ui, lambda: show_help(ui))),
            self._way(ui, ui.t("Settings"), "settings", lambda: self._open(ui, "settings", "SettingsScreen")),
            self._way(ui, ui.t("Saved games"), "folder-open", lambda: self._open(ui, "saves", "SavesScreen")),
            self._way(ui, ui.t("This screen as text"), "file-text", lambda: self._instead(ui, lambda: show_text(ui))),
            self._way(ui, ui.t("To the title"), "house", lambda: flow.title(ui)),
            self._way(ui, ui.t("Quit"), "log-out", lambda: self._quit(ui)),
            gap=8,
            pad=22,
        )

    def _of_room(self, ui: Ui) -> list[Button]:
        """Return what a workshop has besides."""
        room = ui.room
        if room is None:
            return []
        ways = [self._way(ui, ui.t("Give to trainer"), "send", lambda: self._open(ui, "give", "GiveScreen"))]
        if room.may_open:
            way = self._way(ui, ui.t("Open an envelope"), "mail", lambda: self._open(ui, "give", "EnvelopeScreen"))
            ways.append(way)
        words = ui.t("Projector off") if ui.projector else ui.t("Projector on")
        return [*ways, self._way(ui, words, "monitor", lambda: self._project(ui))]

    def _project(self, ui: Ui) -> None:
        from game.ui.rooms import project

        ui.pop(self)
        project(ui, not ui.projector)

    def _way(self, ui: Ui, words: str, icon: str, action: Action, style: str = "plain") -> Button:
        return Button(words, action, icon=icon, style=style, size=14, key=f"menu/{icon}")

    def _instead(self, ui: Ui, action: Action) -> None:
        ui.pop(self)
        action()

    def _open(self, ui: Ui, module: str, name: str) -> None:
        ui.pop(self)
        ui.push(flow.made(module, name))

    def _quit(self, ui: Ui) -> None:
        ui.running = False
