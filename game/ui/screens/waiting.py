"""A stop: three questions from this run, room for notes, and the trainer's word; the last one is the room's end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from game.classroom.sitting import MOST_NOTE
from game.classroom.stops import Question, questions
from game.ui import flow
from game.ui.screen import Screen
from game.ui.screens.ask import AskScreen
from game.ui.sheet import sheet
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button, Link
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Column, Flow, Panel, Row
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.classroom.sitting import Sitting
    from game.ui.window import Ui

_KEEP_S: Final = 5.0
_LONG: Final = 80


class WaitingScreen(Screen):
    """The game stands still until the trainer's word; nobody is ever locked out."""

    closable: ClassVar[bool] = False  # type: ignore[misc]
    topic = "room"

    def __init__(self) -> None:
        """Ask nothing yet."""
        self.word = ""
        self.notes: dict[str, str] = {}
        self._asked: tuple[str, tuple[Question, ...]] | None = None
        self._since_s = 0.0

    def enter(self, ui: Ui) -> None:
        """Take up what was noted before."""
        if ui.room is not None:
            self.notes = dict(ui.room.notes(ui.room.waits))

    def leave(self, ui: Ui) -> None:
        """Keep what was typed."""
        self._keep(ui)

    def tick(self, ui: Ui, seconds: float) -> None:
        """Keep now and then what was typed, so that a laptop that dies loses a word at most."""
        self._since_s += seconds
        if self._since_s >= _KEEP_S:
            self._since_s = 0.0
            self._keep(ui)

    def build(self, ui: Ui) -> Widget:
        """Return the questions, and the way on."""
        room = ui.room
        if room is None or not room.waits:
            return Column()
        cards = [self._card(ui, question) for question in self._questions(ui, room)]
        title = ui.t("The room has ended") if room.over else ui.t("Stop after turn {turn}", turn=room.waits)
        lead = Label(
            ui.t("Talk first, then note what matters. The notes go to the trainer with the game: no names, please."),
            colour="quiet",
        )
        foot = Row(self._on(ui, room), self._hands(ui, room), grow=(1, 1), gap=14, align="top")
        return sheet(
            ui,
            Column(lead, *cards, foot, gap=8),
            title=title,
            remark=room.team,
            back=lambda: self._menu(ui),
            hint=ui.t("Tab: next box   Enter in the word's box: go on   Esc: menu"),
        )

    def _questions(self, ui: Ui, room: Sitting) -> tuple[Question, ...]:
        key = f"{ui.speak.code}/{room.waits}"
        if self._asked is None or self._asked[0] != key:
            self._asked = (key, questions(room, ui.speak))
        return self._asked[1]

    def _card(self, ui: Ui, question: Question) -> Widget:
        facts = [Label(fact, colour="quiet") for fact in question.facts]
        entry = Entry(
            self.notes.get(question.key, ""),
            self._writes(question.key),
            label=ui.t("Your note"),
            done=lambda: self._noted(ui),
            most=MOST_NOTE,
            key=f"note/{question.key}",
        )
        parts = [Label(question.asked, size=16, weight="semibold"), *facts, entry]
        if len(self.notes.get(question.key, "")) > _LONG:
            parts.append(Label(self.notes[question.key], size=12, colour="quiet"))
        return Panel(Column(*parts, gap=4), pad=14, accent="both")

    def _writes(self, key: str) -> Callable[[str], None]:
        def change(text: str) -> None:
            self.notes[key] = text

        return change

    def _noted(self, ui: Ui) -> None:
        self._keep(ui)
        ui.rebuild()

    def _keep(self, ui: Ui) -> None:
        if ui.room is not None:
            for key, text in self.notes.items():
                ui.room.note(key, text)

    # -------------------------------------------------------------------------------------------------------- going on

    def _on(self, ui: Ui, room: Sitting) -> Widget:
        if not room.room.word_of(room.waits):
            over = room.driver.stage == "over"
            words = ui.t("Show how it came out") if over else ui.t("Show how it stands")
            button = Button(words, lambda: self._without(ui), style="main", size=15, key="stop/end")
            done = Label(ui.t("The room is done; what you play from here on is not compared."), colour="quiet")
            return Panel(Column(done, Flow(button), gap=8), title=ui.t("And now"), pad=16)
        entry = Entry(
            self.word,
            self._types,
            label=ui.t("The trainer's word"),
            done=lambda: self._say(ui),
            most=40,
            key="stop/word",
        )
        say = Button(ui.t("Go on"), lambda: self._say(ui), style="main", icon="arrow-right", key="stop/on")
        other = Link(ui.t("Go on without the word"), lambda: self._ask(ui), size=12, key="stop/without")
        body = Column(Row(entry, say, grow=(1, 0), align="middle"), other, gap=6)
        return Panel(body, title=ui.t("The game goes on with the trainer's word"), pad=14)

    def _types(self, text: str) -> None:
        self.word = text

    def _say(self, ui: Ui) -> None:
        room = ui.room
        if room is None:
            return
        self._keep(ui)
        if room.say(self.word):
            self.word = ""
            flow.go(ui)
        else:
            ui.toast(ui.t("That is not the word. Ask your trainer; there is no hurry."), "watch")

    def _ask(self, ui: Ui) -> None:
        words = ui.t("Go on without the trainer's word? It is written down, and nothing else happens.")
        ui.push(AskScreen(words, ui.t("Go on without it"), lambda: self._without(ui)))

    def _without(self, ui: Ui) -> None:
        self._keep(ui)
        if ui.room is not None:
            ui.room.go_without()
        flow.go(ui)

    # ------------------------------------------------------------------------------------------------------- the rest

    def _hands(self, ui: Ui, room: Sitting) -> Widget:
        buttons = [
            Button(ui.t("Give to trainer"), lambda: self._give(ui), icon="folder-open", key="stop/give"),
        ]
        if room.may_open:
            buttons.append(
                Button(ui.t("Open an envelope"), lambda: self._envelope(ui), icon="mail", key="stop/envelope")
            )
        note = Label(
            ui.t("One file of your game, under your team's name, for the trainer's stick."), size=12, colour="quiet"
        )
        return Panel(Column(Flow(*buttons), note, gap=8), title=ui.t("For the trainer"), pad=16)

    def _give(self, ui: Ui) -> None:
        self._keep(ui)
        ui.push(flow.made("give", "GiveScreen"))

    def _envelope(self, ui: Ui) -> None:
        ui.push(flow.made("give", "EnvelopeScreen"))

    def _menu(self, ui: Ui) -> None:
        from game.ui.screens.desk import open_menu

        open_menu(ui)

    def press(self, ui: Ui, press: Press) -> bool:
        """Esc opens the menu."""
        if press.key == "escape" and ui.focused is None:
            self._menu(ui)
            return True
        return False
