"""A room before its game: what is played, the team's name, the chairs, and the way in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from game.classroom.room import Room
from game.classroom.sitting import MOST_TEAM, clean
from game.i18n import N_
from game.presenters.names import Names
from game.presenters.report import LEVEL_NAMES
from game.ui import rooms
from game.ui.screen import Screen
from game.ui.sheet import sheet
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Choice, Toggle
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Column, Panel, Row, Space
from game.ui.widgets.words import Facts, Label

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.scenario.definitions import Scenario

_SEATS: Final = {
    "solo": N_("one player, both hats in turn"),
    "hot": N_("two chairs, one hat each; others observe"),
    "it": N_("the IT manager's hat; the other goes by the book"),
    "pm": N_("the project manager's hat; the other goes by the book"),
    "choose": N_("one hat of your choice; the other goes by the book"),
}
_HATS: Final = {"it": N_("IT manager"), "pm": N_("Project manager")}
_CHAIRS: Final = (N_("IT manager's chair"), N_("Project manager's chair"))


class RoomScreen(Screen):
    """Asks for the team's name, and for no more than the room needs."""

    topic: ClassVar[str] = "room"  # type: ignore[misc]

    def __init__(self, room: Room) -> None:
        """Take a room that is in order."""
        self.room = room
        self.team = ""
        self.hat = "it"
        self.names = list(room.names)
        self._scenario: Scenario | None = None
        self._ready = False

    def tick(self, ui: Ui, seconds: float) -> None:
        """Put the cursor where the team's name goes, once that is on the screen."""
        if not self._ready:
            self._ready = True
            box = next((widget for widget in ui.root_of(self).walk() if widget.key == "room/team"), None)
            ui.focus(box)

    def enter(self, ui: Ui) -> None:
        """Read the scenario."""
        from game.classroom.building import built

        if self._scenario is None:
            self._scenario = built(self.room)

    def build(self, ui: Ui) -> Widget:
        """Return what is played on the left, who plays on the right."""
        assert self._scenario is not None
        names = Names(ui.speak, self._scenario)
        begin = Button(
            ui.t("Begin"),
            lambda: self._begin(ui),
            style="main",
            size=16,
            icon="play",
            key="room/begin",
            refusal="" if clean(self.team, MOST_TEAM) else ui.t("First choose a name for your team."),
        )
        left = Panel(self._played(ui, names), title=ui.t("What you play"), pad=16)
        right = Panel(Column(*self._team(ui), gap=12), title=ui.t("Who you are"), accent="both", pad=16)
        body = Column(Row(left, right, grow=(1, 1), gap=14, align="top"), Row(Space(0, 0), begin, grow=(1, 0)), gap=14)
        return sheet(
            ui,
            body,
            title=self.room.title or ui.t("A room"),
            remark=names.title(),
            back=lambda: self.close(ui),
            hint=ui.t("Type the team's name   Tab: next   Enter: begin   Esc: back"),
        )

    def _played(self, ui: Ui, names: Names) -> Widget:
        room, scenario = self.room, names.scenario
        turns = room.turns or scenario.weeks // scenario.turn_weeks
        facts = [
            (ui.t("Company"), names.prose("company")),
            (ui.t("Level"), ui.t(LEVEL_NAMES[room.level])),
            (ui.t("Same luck"), ui.t("every team plays the same game")),
            (ui.t("Length"), ui.speak.plural("{n} turn", "{n} turns", turns)),
            (ui.t("Seats"), ui.t(_SEATS[room.seats])),
        ]
        if room.stops:
            after = ui.speak.listing([str(turn) for turn in room.stops])
            facts.append((ui.t("Stops"), ui.t("after turn {turns}: the trainer's word lets you go on", turns=after)))
        if room.minutes_per_desk:
            facts.append(
                (ui.t("Time"), ui.speak.plural("{n} minute a desk", "{n} minutes a desk", room.minutes_per_desk))
            )
        missing = [
            words
            for words, here in (
                (ui.t("handbook"), room.aids.handbook),
                (ui.t("what the other hat could decide"), room.aids.other_hat),
                (ui.t("forecasts"), room.aids.forecasts),
            )
            if not here
        ]
        if missing:
            facts.append((ui.t("Without"), ui.speak.listing(missing)))
        if room.hidden_scores:
            facts.append((ui.t("Points"), ui.t("are hidden until the end")))
        return Column(Label(names.prose("tagline"), size=15), Facts(facts), gap=12)

    def _team(self, ui: Ui) -> list[Widget]:
        parts: list[Widget] = [
            Entry(
                self.team,
                lambda text: self._named(ui, text),
                label=ui.t("Name of your team: anything but a person's name"),
                done=lambda: self._begin(ui),
                most=MOST_TEAM,
                key="room/team",
            )
        ]
        if self.room.seats == "choose":
            options = [(seat, ui.t(words)) for seat, words in _HATS.items()]
            parts.append(
                Choice(options, self.hat, lambda seat: self._take(ui, seat), label=ui.t("Your hat"), key="hat")
            )
        for number in range(len(self.names)):
            label = ui.t(_CHAIRS[number]) if number < len(_CHAIRS) else ui.t("Observer")
            parts.append(
                Entry(self.names[number], self._sits(number), label=label, most=24, key=f"room/chair/{number}")
            )
        if self.names:
            note = ui.t("Names of chairs stay on this screen; no file ever holds them.")
            parts.append(Label(note, size=12, colour="quiet"))
        parts.append(
            Toggle(
                ui.t("Projector: larger, and nothing private"),
                ui.projector,
                lambda on: rooms.project(ui, on),
                key="room/projector",
            )
        )
        return parts

    def _named(self, ui: Ui, text: str) -> None:
        had = bool(clean(self.team, MOST_TEAM))
        self.team = text
        if had != bool(clean(text, MOST_TEAM)):
            ui.rebuild()

    def _take(self, ui: Ui, seat: str) -> None:
        self.hat = seat
        ui.rebuild()

    def _sits(self, number: int) -> Callable[[str], None]:
        def change(text: str) -> None:
            self.names[number] = text

        return change

    def _begin(self, ui: Ui) -> None:
        if clean(self.team, MOST_TEAM):
            rooms.begin(ui, self.room, self.team, self.hat, tuple(clean(name, 24) for name in self.names))
