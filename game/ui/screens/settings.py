"""Settings: each applies at once and is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.keys import change, full_screen
from game.ui.screen import Screen
from game.ui.sheet import sheet
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Choice, Slider, Tabs, Toggle
from game.ui.widgets.layout import Column, Grid, Panel
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class SettingsScreen(Screen):
    """Language, looks, sound and pace."""

    topic = "settings"

    def build(self, ui: Ui) -> Widget:
        """Return all settings in groups."""
        left = Column(self._words(ui), self._pace(ui), self._sound(ui), gap=14)
        note = Label(ui.t("Everything here applies at once and is kept."), size=12, colour="quiet")
        return sheet(
            ui,
            Column(Grid(left, self._looks(ui), least=360, most=2, gap=14), note, gap=14),
            title=ui.t("Settings"),
            back=lambda: self.close(ui),
            hint=ui.t("Tab: next   Arrows: change   Ctrl and + or −: size   Esc: back"),
        )

    def _words(self, ui: Ui) -> Widget:
        options = [("", ui.t("as the computer")), ("en", "English"), ("de", "Deutsch")]
        choice = Choice(options, ui.settings.language, lambda code: change(ui, language=code), key="set/language")
        return Panel(choice, title=ui.t("Language"), pad=18)

    def _looks(self, ui: Ui) -> Widget:
        s = ui.settings
        themes = [("dark", ui.t("Dark")), ("light", ui.t("Light"))]
        shown = round(ui.type.scale * 100)
        parts: list[Widget] = [
            Tabs(themes, s.theme, lambda name: change(ui, theme=name), key="set/theme"),
            Slider(
                ui.t("Size of everything"),
                s.scale,
                lambda value: change(ui, scale=round(value)),
                low=75,
                high=250,
                step=5,
                shown=lambda value: f"{value:.0f} %",
                key="set/scale",
            ),
        ]
        if shown < s.scale:
            words = ui.t("This window has room for {percent} %; make it larger for more.", percent=shown)
            parts.append(Label(words, size=12, colour="quiet"))
        parts += [
            Toggle(ui.t("Full screen"), s.full_screen, lambda _: full_screen(ui), key="set/full"),
            Toggle(
                ui.t("Less motion: things appear where they belong"),
                s.reduced_motion,
                lambda on: change(ui, reduced_motion=on),
                key="set/motion",
            ),
        ]
        return Panel(Column(*parts, gap=12), title=ui.t("Looks"), pad=18)

    def _pace(self, ui: Ui) -> Widget:
        speeds = [("1", "1×"), ("4", "4×"), ("16", "16×")]
        tabs = Tabs(speeds, str(ui.settings.speed), lambda value: change(ui, speed=int(value)), key="set/speed")
        words = ui.t("How fast a week begins to run. At 1× it takes 100 seconds, at 16× six.")
        return Panel(Column(tabs, Label(words, size=12, colour="quiet"), gap=8), title=ui.t("Pace"), pad=18)

    def _sound(self, ui: Ui) -> Widget:
        s = ui.settings
        volume = Slider(
            ui.t("Volume"),
            s.volume,
            lambda value: change(ui, volume=round(value)),
            low=0,
            high=100,
            step=5,
            shown=lambda value: f"{value:.0f} %",
            key="set/volume",
        )
        on = Toggle(ui.t("Sound"), s.sound, lambda value: change(ui, sound=value), key="set/sound")
        note = Label(ui.t("Nothing is ever told by sound alone."), size=12, colour="quiet")
        return Panel(Column(on, volume, note, gap=12), title=ui.t("Sound"), pad=18)
