"""Dialogs of a room: the file for the trainer, and an envelope that a word opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from game.presenters.refusals import reason
from game.ui import rooms
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Column, Flow
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class GiveScreen(Screen):
    """Asks for a folder, and writes one file there."""

    dialog: ClassVar[bool] = True
    width = 620
    topic = "room"

    def __init__(self) -> None:
        """Begin with the usual folder."""
        from game.classroom.give import default_folder

        self.folder = str(default_folder())

    def build(self, ui: Ui) -> Widget:
        """Return the name of the file, the folder, and the button."""
        from game.classroom.give import name_of

        if ui.room is None:
            return Column()
        what = ui.t(
            "Writes one file, {name}. It holds the game and your notes, and nobody's name.", name=name_of(ui.room)
        )
        entry = Entry(
            self.folder,
            self._types,
            label=ui.t("Folder, for example of the trainer's stick"),
            done=lambda: self._give(ui),
            most=400,
            key="give/folder",
        )
        buttons = Flow(
            Button(ui.t("Write it"), lambda: self._give(ui), style="main", key="give/do"),
            Button(ui.t("Cancel"), ui.pop, key="give/no"),
        )
        return Column(
            Label(ui.t("Give to trainer"), size=18, weight="bold"), Label(what), entry, buttons, gap=12, pad=22
        )

    def _types(self, text: str) -> None:
        self.folder = text

    def _give(self, ui: Ui) -> None:
        if rooms.give(ui, Path(self.folder.strip() or ".").expanduser()) is not None:
            ui.pop(self)


class EnvelopeScreen(Screen):
    """Takes a word; what it opens is read here, and happens on Monday."""

    dialog: ClassVar[bool] = True
    width = 560
    topic = "room"

    def __init__(self) -> None:
        """Nothing is open."""
        self.word = ""
        self.opened = ""
        self.trouble = ""

    def build(self, ui: Ui) -> Widget:
        """Return the box for the word, or what the envelope says."""
        if self.opened and ui.names is not None:
            title = ui.names.prose(f"envelopes.{self.opened}.title")
            story = ui.names.prose(f"envelopes.{self.opened}.story")
            on = Button(ui.t("Go on"), ui.pop, style="main", key="envelope/on", shortcut="Space")
            return Column(Label(title, size=18, weight="bold"), Label(story, size=15), Flow(on), gap=12, pad=22)
        entry = Entry(
            self.word, self._types, label=ui.t("Its word"), done=lambda: self._open(ui), most=40, key="envelope/word"
        )
        buttons = Flow(
            Button(ui.t("Open it"), lambda: self._open(ui), style="main", key="envelope/open"),
            Button(ui.t("Cancel"), ui.pop, key="envelope/no"),
        )
        note = ui.t("The trainer says it. What you have decided at this desk so far then stands.")
        parts = [Label(ui.t("Open an envelope"), size=18, weight="bold"), Label(note, colour="quiet"), entry]
        if self.trouble:
            parts.append(Label(self.trouble, colour="watch"))
        return Column(*parts, buttons, gap=12, pad=22)

    def _types(self, text: str) -> None:
        self.word = text

    def _open(self, ui: Ui) -> None:
        if ui.room is None or ui.names is None:
            return
        if not ui.room.may_open:
            self.trouble = ui.t("An envelope can be opened at a desk or between two turns.")
        else:
            found = ui.room.open(self.word)
            if found.envelope is None:
                self.trouble = ui.t("No envelope opens by this word. Ask your trainer; there is no hurry.")
            elif found.refusal is not None:
                self.trouble = reason(ui.names, found.refusal)
            else:
                self.opened, self.trouble = found.envelope.id, ""
        ui.rebuild()
