"""The briefing: the story, both roles side by side, what winning means, and where it will pull both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.i18n import N_
from game.presenters import kpis
from game.presenters.names import Names
from game.presenters.scorecard import measure
from game.ui import opening
from game.ui.naming import badge_of
from game.ui.opening import Wish
from game.ui.screen import Screen
from game.ui.screens.picker import LEVEL_WORDS, SEAT_WORDS
from game.ui.sheet import sheet
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Panel, Row, Scroll
from game.ui.widgets.words import Badge, Label, Rule

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.scenario.definitions import GoalDef, Scenario

_FACTS: Final = (
    (N_("Leads"), N_("the whole department, with no end date"), N_("one project: a goal, a date, an end")),
    (
        N_("Answers to"),
        N_("executives and Finance, for all that IT costs"),
        N_("the sponsor and the IT manager, for one budget"),
    ),
    (N_("People"), N_("commands all IT staff, hires, trains"), N_("borrows them, and asks")),
    (N_("Works with"), N_("every department of the house"), N_("the stakeholders of the project")),
    (N_("Craft"), N_("strategy, infrastructure, staff, vendors"), N_("scope, plan, team, risk, closing")),
    (N_("Leaves to others"), N_("the project's plan and its reports"), N_("the specialists' work")),
    (N_("Is done"), N_("never: judged week by week"), N_("when it is accepted and handed over")),
)
_NARROW: Final = 1100.0


class BriefingScreen(Screen):
    """What a game is about, before it begins."""

    topic = "roles"

    def __init__(self, wish: Wish, scenario: Scenario) -> None:
        """Take a settled wish and its scenario."""
        self._wish, self._scenario = wish, scenario

    def build(self, ui: Ui) -> Widget:
        """Return story, roles, goals, and the way in."""
        names = Names(ui.speak, self._scenario)
        story = self._story(ui, names)
        roles = Row(
            self._role(ui, names, "it", N_("IT manager"), 0),
            self._role(ui, names, "pm", N_("Project manager"), 1),
            grow=(1, 1),
        )
        parts = (Row(story, Column(self._goals(ui, names), gap=12), grow=(3, 2)), roles)
        if ui.size[0] < _NARROW:
            parts = (story, Column(self._goals(ui, names), gap=12), roles)  # type: ignore[assignment]
        body = Scroll(Column(*parts, gap=12, pad=2), key="briefing")
        bottom = Row(
            Label(self._terms(ui), size=12, colour="quiet"),
            Button(
                ui.t("Begin"), lambda: opening.start(ui, self._wish), style="main", size=16, icon="play", key="begin"
            ),
            grow=(1, 0),
            align="middle",
        )
        return sheet(
            ui,
            Column(body, bottom, gap=10, grow=(1, 0)),
            title=names.title(),
            remark=names.prose("company"),
            back=lambda: self.close(ui),
            hint=ui.t("Enter: begin   Page up, page down: scroll   Esc: back"),
            scrolls="",
        )

    def _story(self, ui: Ui, names: Names) -> Widget:
        paragraphs = [Label(text) for text in _paragraphs(names.prose("briefing"))]
        return Panel(Column(*paragraphs, gap=10), title=ui.t("The story"), pad=16)

    def _goals(self, ui: Ui, names: Names) -> Widget:
        goals = sorted(self._scenario.goals, key=lambda goal: not goal.must)
        rows = [_goal(ui, names, goal) for goal in goals]
        parts: list[Widget] = [*rows, Label(ui.t("Won: every goal marked “must” is met."), size=12, colour="quiet")]
        pieces = [names.prose(f"cards.{card.id}.title") for card in self._scenario.cards if card.kind == "set_piece"]
        shown = [piece for piece in pieces if piece]
        if shown:
            quoted = [ui.t("“{text}”", text=piece) for piece in shown]
            hint = ui.t("Sooner or later both hats will want the same thing: {scenes}", scenes=ui.speak.listing(quoted))
            parts.append(Label(hint, size=12))
        return Panel(Column(*parts, gap=6), title=ui.t("Goals"), pad=16)

    def _role(self, ui: Ui, names: Names, seat: str, title: str, at: int) -> Widget:
        mine = seat in opening.humans(self._wish)
        whose = ui.t("you") if mine else ui.t("played by the program")
        head = Row(
            Badge(badge_of(ui, seat), seat),
            Label(ui.t(title), size=17, weight="bold", colour=seat),
            Label(whose, size=12, colour="quiet"),
            gap=10,
            grow=(0, 0, 1),
            align="middle",
        )
        story = [Label(text) for text in _paragraphs(names.prose(f"role_{seat}"))]
        facts = [
            Row(Label(ui.t(what), size=12, colour="quiet"), Label(ui.t(both[at])), gap=10, grow=(2, 5), align="top")
            for what, *both in _FACTS
        ]
        return Panel(Column(head, *story, Rule(), *facts, gap=4), accent=seat, pad=16)

    def _terms(self, ui: Ui) -> str:
        wish, seats = self._wish, self._wish.seats or "solo"
        return " · ".join(
            (
                ui.t(LEVEL_WORDS[wish.level][0]) if wish.level in LEVEL_WORDS else wish.level,
                ui.t(SEAT_WORDS[seats][0]),
                ui.t("share code {code}", code=opening.code_of(wish)),
            )
        )

    def press(self, ui: Ui, press: Press) -> bool:
        """Enter begins."""
        if press.key in {"return", "keypad enter"}:
            opening.start(ui, self._wish)
            return True
        return False


def _goal(ui: Ui, names: Names, goal: GoalDef) -> Widget:
    name = names.of("goals", goal.id)
    words = name if name != goal.id else kpis.label(ui.speak, goal.measure)
    sign = {">=": "≥", "<=": "≤"}[goal.op]
    figure = ui.t(
        "{measure} {target} by {week}",
        measure=kpis.label(ui.speak, goal.measure),
        target=f"{sign} {measure(names, goal.measure, goal.target)}",
        week=ui.speak.week(goal.by_week),
    )
    badge = Badge(ui.t("must"), "both") if goal.must else Badge(ui.t("should"), "quiet", solid=False)
    texts = Column(Label(words, weight="medium"), Label(figure, size=12, colour="quiet"), gap=1)
    return Row(texts, badge, gap=10, grow=(1, 0), align="top")


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
