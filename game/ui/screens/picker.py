"""The picker: which scenario, how hard, with whose luck, and who sits where."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from game.i18n import N_
from game.ui import opening
from game.ui.opening import LEVELS, TUTORIAL, Wish
from game.ui.screen import Screen
from game.ui.sheet import sheet
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.card import Card
from game.ui.widgets.controls import Button, Choice, Tabs
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Column, Grid, Panel, Row, Scroll
from game.ui.widgets.words import Facts, Label

if TYPE_CHECKING:
    from game.play.request import SeatChoice
    from game.ui.window import Ui
    from sim.scenario.load import ScenarioInfo

TEACHES: Final = {
    "first-week": N_("Both desks, step by step."),
    "one-person-show": N_("In a small company one person is both; attention is the scarce good."),
    "network-refresh": N_("An IT manager leads a department; a project manager leads one immense change to it."),
    "black-friday": N_("Peak load and a change freeze; Marketing and Sales plan with you, or without."),
    "the-breach": N_("Patches, awareness, command in an incident, and a project that hardens the house."),
    "cut-to-the-bone": N_("Finance takes fifteen per cent: contracts, people and strategy under a cut."),
    "the-merger": N_("Two departments become one: standards, people to keep, and a migration."),
    "the-project-office": N_("A portfolio of four projects, and several project managers."),
}
_ORDER: Final = tuple(TEACHES)
LEVEL_WORDS: Final = {
    "guided": (N_("Guided"), N_("More hours, earlier warnings, the handbook's advice for nothing.")),
    "standard": (N_("Standard"), N_("As it is meant. Advice costs half an hour.")),
    "hard": (N_("Hard"), N_("Fewer hours, later warnings, more that nobody has told you. No advice.")),
}
SEAT_WORDS: Final[dict[str, tuple[str, str]]] = {
    "solo": (N_("Both hats"), N_("You are IT manager and project manager, one desk after the other.")),
    "hot": (N_("Two people, one machine"), N_("Each has a desk; the screen is covered when you change places.")),
    "it": (N_("IT manager only"), N_("The program plays the project manager.")),
    "pm": (N_("Project manager only"), N_("The program plays the IT manager.")),
}


class PickerScreen(Screen):
    """Eight scenarios at the left, what is chosen at the right."""

    topic = "scenarios"

    def __init__(self, chosen: str = TUTORIAL) -> None:
        """Begin with a scenario."""
        self._chosen = chosen
        self._taken = ""
        self._level = ""
        self._seats: SeatChoice = "solo"
        self._other = ""
        self._seed = ""
        self._code = ""

    def build(self, ui: Ui) -> Widget:
        """Return cards and choices."""
        infos = _infos()
        cards = [self._card(ui, info) for info in infos]
        left = Scroll(Grid(*cards, least=250, most=2, gap=10), key="picker/cards")
        info = next((info for info in infos if info.id == self._chosen), infos[0])
        right = Scroll(Panel(self._choices(ui, info), pad=18), key="picker/choices")
        return sheet(
            ui,
            Row(left, right, gap=16, grow=(5, 4)),
            title=ui.t("Choose a scenario"),
            back=lambda: self.close(ui),
            hint=ui.t("Arrows: scenario   Enter: briefing   Tab: next control   Esc: back"),
            scrolls="",
        )

    # ------------------------------------------------------------------------------------------------------ cards

    def _card(self, ui: Ui, info: ScenarioInfo) -> Widget:
        speak = ui.speak
        size = speak.text(
            N_("{staff} in IT · {users} users · {weeks} weeks"),
            staff=speak.number(info.staff),
            users=speak.number(info.users),
            weeks=info.weeks,
        )
        title = Row(
            Label(info.titles.get(speak.code, info.id), size=15, weight="semibold"),
            Label(
                "●" * info.difficulty + "○" * (5 - info.difficulty), size=11, colour="quiet", tip=_how_hard(ui, info)
            ),
            grow=(1, 0),
            align="middle",
        )
        body = Column(
            title, Label(info.taglines.get(speak.code, ""), colour="quiet"), Label(size, size=12, colour="quiet"), gap=6
        )
        return Card(
            body,
            lambda: self._take(ui, info.id),
            chosen=info.id == self._chosen,
            key=f"card/{info.id}",
            says=info.titles.get(speak.code, info.id),
        )

    def _take(self, ui: Ui, scenario: str) -> None:
        if scenario == self._taken:
            self._go(ui)
            return
        self._chosen = self._taken = scenario
        ui.rebuild()

    # ---------------------------------------------------------------------------------------------------- choices

    def _choices(self, ui: Ui, info: ScenarioInfo) -> Widget:
        speak = ui.speak
        parts: list[Widget] = [
            Row(Label(info.titles.get(speak.code, info.id), size=20, weight="bold"), grow=(1,)),
            Label(ui.t(TEACHES[info.id]) if info.id in TEACHES else info.taglines.get(speak.code, "")),
            Facts(
                [
                    (ui.t("People in IT"), speak.number(info.staff)),
                    (ui.t("Users"), speak.number(info.users)),
                    (ui.t("Length"), self._length(ui, info.weeks)),
                    (ui.t("Difficulty"), _how_hard(ui, info)),
                ]
            ),
        ]
        if info.flaw:
            parts.append(Label(info.flaw, colour="bad"))
        parts += [*self._level_choice(ui), *self._seat_choice(ui), *self._luck_choice(ui)]
        go = Button(ui.t("To the briefing"), lambda: self._go(ui), style="main", size=15, key="picker/go")
        return Column(*parts, go, gap=12)

    def _length(self, ui: Ui, weeks: int) -> str:
        minutes = max(15, round(weeks / (1 if weeks <= 30 else 2) * 2.6 / 5) * 5)
        return ui.t("{weeks} weeks, about {minutes} minutes", weeks=weeks, minutes=minutes)

    def _level_now(self) -> str:
        return self._level or ("guided" if self._chosen == TUTORIAL else "standard")

    def _level_choice(self, ui: Ui) -> list[Widget]:
        level = self._level_now()
        options = [(name, ui.t(LEVEL_WORDS[name][0])) for name in LEVELS]
        tabs = Tabs(options, level, lambda value: self._set(ui, "_level", value), key="picker/level")
        return [Column(tabs, Label(ui.t(LEVEL_WORDS[level][1]), size=12, colour="quiet"), gap=4)]

    def _seat_choice(self, ui: Ui) -> list[Widget]:
        options = [(name, ui.t(words)) for name, (words, _) in SEAT_WORDS.items()]
        choice = Choice(options, self._seats, lambda value: self._set(ui, "_seats", value), key="picker/seats")
        parts: list[Widget] = [choice, Label(ui.t(SEAT_WORDS[self._seats][1]), size=12, colour="quiet")]
        if self._seats in {"it", "pm"}:
            other = "pm" if self._seats == "it" else "it"
            policies = _characters(ui, other)
            now = self._other if self._other in dict(policies) else policies[0][0]
            parts.append(Choice(policies, now, lambda value: self._set(ui, "_other", value), key="picker/other"))
        return [Column(*parts, gap=6)]

    def _luck_choice(self, ui: Ui) -> list[Widget]:
        seed = Entry(
            self._seed, lambda text: self._type(ui, text), label=ui.t("Luck (empty: any)"), most=18, key="picker/seed"
        )
        code = Entry(
            self._code,
            lambda text: self._type_code(ui, text),
            label=ui.t("or a share code, for equal luck"),
            done=lambda: self._go(ui),
            most=80,
            key="picker/code",
        )
        parts: list[Widget] = [Row(seed, code, grow=(2, 3))]
        if self._code and opening.parse_code(self._code) is None:
            parts.append(
                Label(ui.t("A code looks like this: {code}", code="network-refresh/standard/7"), colour="watch")
            )
        return [Column(*parts, gap=4)]

    def _type(self, ui: Ui, text: str) -> None:
        self._seed = "".join(character for character in text if character.isascii() and character.isdecimal())
        ui.rebuild()

    def _type_code(self, ui: Ui, text: str) -> None:
        self._code = text
        found = opening.parse_code(text)
        if found is not None:
            self._chosen, self._level, self._seed = found.scenario, found.level, str(found.seed)
        ui.rebuild()

    def _set(self, ui: Ui, field: str, value: str) -> None:
        setattr(self, field, value)
        ui.rebuild()

    # ------------------------------------------------------------------------------------------------------ going

    def wish(self, ui: Ui) -> Wish:
        """Return what is chosen."""
        other = ""
        if self._seats in {"it", "pm"}:
            policies = _characters(ui, "pm" if self._seats == "it" else "it")
            other = self._other if self._other in dict(policies) else policies[0][0]
        return Wish(self._chosen, self._level, int(self._seed) if self._seed else None, self._seats, other)

    def _go(self, ui: Ui) -> None:
        opening.brief(ui, self.wish(ui))

    def press(self, ui: Ui, press: Press) -> bool:
        """Go through the scenarios by the arrows; Enter goes on."""
        keys = [info.id for info in _infos()]
        step = {"left": -1, "right": 1, "up": -2, "down": 2}.get(press.key)
        if step is not None:
            at = keys.index(self._chosen) + step
            if 0 <= at < len(keys):
                self._chosen, self._taken = keys[at], ""
                ui.focus(None)
                ui.rebuild()
            return True
        if press.key in {"return", "keypad enter"}:
            self._go(ui)
            return True
        return False


@cache
def _infos() -> tuple[ScenarioInfo, ...]:
    """Return what ships, the easiest first; the files do not change while the game runs."""
    from sim.scenario.load import list_scenarios

    found = {info.id: info for info in list_scenarios()}
    known = [found[name] for name in _ORDER if name in found]
    return (*known, *(info for name, info in found.items() if name not in _ORDER))


def _how_hard(ui: Ui, info: ScenarioInfo) -> str:
    return ui.t("{n} of 5", n=info.difficulty)


def _characters(ui: Ui, seat: str) -> list[tuple[str, str]]:
    """Return the policies of a seat, the careful one first, in words."""
    from game.presenters.report import SITTERS
    from sim.policies.registry import careful, policies

    names = [policy.name for policy in policies() if policy.seat == seat]
    first = careful(seat)
    ordered = [first, *(name for name in names if name != first)]
    return [(name, ui.t(SITTERS[name]) if name in SITTERS else name) for name in ordered]
