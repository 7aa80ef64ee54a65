"""The title: play, go on, choose, load, look things up, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.i18n import N_
from game.ui import flow, opening
from game.ui.backdrop import Backdrop, emblem
from game.ui.canvas import Box, Canvas
from game.ui.screen import Screen
from game.ui.thumbnail import load
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Panel, Row, Sized, Space
from game.ui.widgets.picture import Painting, Picture
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    import pygame

    from game.play.slots import Slot
    from game.ui.window import Ui

_WIDE = 540.0


class TitleScreen(Screen):
    """The first thing anybody sees; it shows itself before it looks for saves, so that it is there at once."""

    topic = "start"
    closable = False

    def __init__(self) -> None:
        """Know nothing of any save yet."""
        self._backdrop = Backdrop()
        self._frames = 0
        self._latest: Slot | None = None
        self._crashed = False
        self._broken = 0
        self._picture: pygame.Surface | None = None

    # ------------------------------------------------------------------------------------------------- what is there

    def tick(self, ui: Ui, seconds: float) -> None:
        """Look for saves once the first picture is on the screen; let a window go dark now and then."""
        self._frames += 1
        if self._frames == 2:
            self._look()
            ui.rebuild()
        if self._backdrop.tick(seconds, still=ui.settings.reduced_motion):
            ui.repaint()

    def _look(self) -> None:
        from game.play.slots import slots, unfinished

        found = slots()
        cut_off = unfinished()
        self._crashed = cut_off is not None
        open_ones = [slot for slot in found if slot.playable and not slot.finished]
        self._latest = cut_off or (open_ones[0] if open_ones else None)
        self._broken = sum(bool(slot.problem) for slot in found)
        self._picture = load(self._latest.picture) if self._latest is not None else None
        opening.warm()

    def backdrop(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the office block at night."""
        self._backdrop.draw(canvas)

    # ------------------------------------------------------------------------------------------------------ drawing

    def build(self, ui: Ui) -> Widget:
        """Return name, ways in, and a line about keys."""
        left = Sized(Column(self._name(ui), *self._ways(ui), self._more(ui), gap=14), width=_WIDE)
        body = Row(Space(0, 24), left, Space(0, 0), gap=24, grow=(0, 0, 1), align="middle")
        keys = Label(ui.t("Enter: play   Tab: next   F1: help   F11: full screen"), size=11, colour="quiet")
        return Column(body, Row(Space(0, 24), keys, gap=24, grow=(0, 1)), pad=20, grow=(1, 0))

    def _name(self, ui: Ui) -> Widget:
        sign = Painting(lambda _, canvas, box: emblem(canvas, Box(box.x, box.y + 4, 44, 44)), width=44, height=52)
        name = Label(ui.t("Two Hats"), size=38, weight="bold")
        line = ui.t("Run an IT department. Lead a project. Two hats, one head.")
        return Column(Row(sign, name, gap=14, grow=(0, 1), align="middle"), Label(line, size=15, colour="quiet"), gap=8)

    def _ways(self, ui: Ui) -> list[Widget]:
        ways: list[Widget] = []
        if self._latest is not None:
            ways.append(self._go_on(ui, self._latest))
        words = ui.t("New game") if self._latest is not None else ui.t("Play")
        style = "plain" if self._latest is not None else "main"
        first = Button(words, lambda: self._new(ui), style=style, size=17, icon="play", key="title/new", shortcut="")
        if self._latest is None:
            note = Label(ui.t("First Week: four weeks, and everything is shown to you."), size=12, colour="quiet")
            ways.append(Column(first, note, gap=6))
            ways.append(self._button(ui, N_("Choose a scenario"), "map", lambda: self._choose(ui)))
        else:
            ways.append(first)
        return ways

    def _go_on(self, ui: Ui, slot: Slot) -> Widget:
        from game.ui.saved import facts, name

        says = ui.t("The game was cut off; nothing but the last click is lost.") if self._crashed else facts(ui, slot)
        button = Button(
            ui.t("Go on"), lambda: self._open(ui), style="main", size=16, icon="step-forward", key="title/go-on"
        )
        words = Column(Label(name(ui, slot), weight="semibold"), Label(says, size=12, colour="quiet"), button, gap=6)
        picture = Picture(self._picture, width=128, height=72, says="", icon="monitor")
        return Panel(Row(picture, words, gap=12, grow=(0, 1), align="top"), accent="watch" if self._crashed else "")

    def _more(self, ui: Ui) -> Widget:
        from game.ui import screens  # noqa: F401  # the package, so that its modules are found below

        doors = (
            (N_("Load a game"), "folder-open", "saves", "SavesScreen", ()),
            (N_("Replay"), "history", "saves", "SavesScreen", ("replay",)),
            (N_("Room"), "users", "pick_room", "PickRoomScreen", ()),
            (N_("Questionnaire"), "clipboard-list", "forms", "FormsScreen", ()),
            (N_("Settings"), "settings", "settings", "SettingsScreen", ()),
            (N_("Help"), "circle-help", "help", "HelpScreen", ("start",)),
        )
        buttons = [
            self._button(ui, words, icon, lambda m=module, n=name, a=args: ui.push(flow.made(m, n, *a)))
            for words, icon, module, name, args in doors
        ]
        buttons.append(self._button(ui, N_("Quit"), "log-out", lambda: self._quit(ui)))
        parts: list[Widget] = [Flow(*buttons, gap=8)]
        if self._broken:
            line = ui.speak.plural(
                "{n} save cannot be opened; it is kept, and the list says why.",
                "{n} saves cannot be opened; they are kept, and the list says why.",
                self._broken,
            )
            parts.append(Label(line, size=12, colour="watch"))
        return Column(*parts, gap=8)

    def _button(self, ui: Ui, words: str, icon: str, action: object) -> Button:
        return Button(ui.t(words), action, icon=icon, key=f"title/{icon}")  # type: ignore[arg-type]

    # ------------------------------------------------------------------------------------------------------ doing

    def press(self, ui: Ui, press: Press) -> bool:
        """Enter plays or goes on."""
        if press.key in {"return", "keypad enter", "space"} and ui.focused is None:
            if self._latest is not None:
                self._open(ui)
            else:
                self._new(ui)
            return True
        return False

    def _open(self, ui: Ui) -> None:
        if self._latest is not None:
            opening.open_save(ui, self._latest.path)

    def _new(self, ui: Ui) -> None:
        if self._latest is None:
            opening.brief(ui, opening.Wish(scenario="first-week"))
        else:
            self._choose(ui)

    def _choose(self, ui: Ui) -> None:
        ui.push(flow.made("picker", "PickerScreen"))

    def _quit(self, ui: Ui) -> None:
        ui.running = False

    def dropped(self, ui: Ui, file: str) -> None:
        """Open a room file or a save that is dropped here."""
        from game.ui.rooms import drop

        drop(ui, file)

    def close(self, ui: Ui) -> None:
        """Esc does not leave the game by accident: the button does."""
        ui.toast(ui.t("Quit with the button, or by closing the window."))
