"""The executives' review: what they saw of the quarter, what it does to their trust, and what they want."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from game.i18n import N_
from game.presenters import kpis
from game.presenters.words import word
from game.ui.canvas import Box, Canvas
from game.ui.naming import up
from game.ui.office.about import Face
from game.ui.office.happenings import kind_of
from game.ui.screens.after import AfterWeek
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Panel, Row, Scroll, Space
from game.ui.widgets.words import Icon, Label, Meter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.ui.person import Mood
    from game.ui.window import Ui

_PARTS: Final = (
    ("budget_points", N_("Money"), N_("What was spent against what was planned."), "budget"),
    ("outage_points", N_("Outages"), N_("What the business lost while services were down."), "outage_cost_cents"),
    ("sla_points", N_("Tickets in time"), N_("Whether people got help when it was agreed."), "sla"),
    ("strategy_points", N_("Direction"), N_("Whether IT moves where the house wants to go."), "strategy"),
)
_WARNED, _RELIEVED = 30.0, 20.0
_CALM, _CROSS = 60.0, 45.0
_FULL: Final = 10.0
"""Points at which a bar is full."""
_WANTED: Final = 0.34
_NOTHING: Final = 0.05
_FIGURES: Final = {
    "budget_points": "budget_variance_share",
    "outage_points": "outage_cost_cents",
    "sla_points": "sla_met_share",
    "strategy_points": "strategy_share",
}
"""What they look at to the figure that they have before them."""


class Points(Widget):
    """Points for better or worse, as a bar to the right or left of a middle."""

    def __init__(self, points: float, words: str) -> None:
        """Take the points and how to write them."""
        super().__init__()
        self.points, self.words = points, words

    def natural(self, ui: Ui) -> float:
        """Return a useful width."""
        return 220.0

    def measure(self, ui: Ui, width: float) -> float:
        """Return one line."""
        return 22.0

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the bar from the middle, with the value."""
        t, box = canvas.theme, self.box
        wide = box.w - 60
        middle, y = box.x + wide / 2, box.centre[1]
        canvas.panel(Box(box.x, y - 4, wide, 8), t.line, radius=4)
        length = min(1.0, abs(self.points) / _FULL) * wide / 2
        tone = t.quiet if abs(self.points) < _NOTHING else t.good if self.points >= 0 else t.bad
        if length >= 1:
            start = middle if self.points >= 0 else middle - length
            canvas.panel(Box(start, y - 4, length, 8), tone, radius=4)
        canvas.fill(Box(middle - 0.75, y - 7, 1.5, 14), t.quiet)
        canvas.text(self.words, (box.right, y - 9), weight="semibold", align="right", colour=tone)

    def text(self) -> Iterator[str]:
        """Say the points."""
        yield self.words


class ReviewScreen(AfterWeek):
    """Once a quarter the executives look back and forward."""

    closable: ClassVar[bool] = False  # type: ignore[misc]
    topic = "review"

    def enter(self, ui: Ui) -> None:
        """Wear the hat of a player who has only one."""
        if ui.driver is not None and len(ui.driver.humans) == 1:
            self.accent = ui.driver.humans[0]

    def build(self, ui: Ui) -> Widget:
        """Return trust, what they saw, a warning if there is one, and what they want."""
        driver = ui.driver
        if driver is None or driver.stage != "review" or ui.names is None:
            return Column()
        held = self._held(ui)
        left = Column(self._trust(ui, held), *self._warning(ui), gap=12)
        right = Column(self._saw(ui, held), self._wants(ui), gap=12)
        body = Column(Row(left, right, grow=(2, 3), align="top"), pad=16)
        hint = Label(ui.t("Space: go on   W: why"), size=11, colour="quiet")
        return Column(
            self._bar(ui),
            Scroll(body, key="review"),
            Row(Space(0, 14), hint, grow=(0, 1)),
            Space(4),
            gap=6,
            grow=(0, 1),
        )

    def _bar(self, ui: Ui) -> Widget:
        from game.ui.frame import Bar

        assert ui.driver is not None
        title = ui.t("The executives look back · week {week}", week=ui.driver.week)
        on = Button(
            ui.t("Go on"), lambda: self.lead_on(ui), style="main", icon="arrow-right", shortcut="Space", key="review/on"
        )
        return Bar(
            Row(
                Icon("building-2", size=20, colour=self.accent),
                Label(title, size=16, weight="bold"),
                on,
                gap=12,
                grow=(0, 1),
                align="middle",
            )
        )

    def _held(self, ui: Ui) -> Any:
        """Return the review that was held last."""
        assert ui.driver is not None
        for event in reversed(ui.driver.events()):
            if kind_of(event) == "executive_review_held":
                return event
        return None

    def _trust(self, ui: Ui, held: Any) -> Widget:
        assert ui.driver is not None
        trust = held.trust if held is not None else ui.driver.view().relations.executive_trust
        moved = sum(getattr(held, name) for name, *_ in _PARTS) if held is not None else 0.0
        tone = "good" if trust >= _CALM else "watch" if trust >= _CROSS else "bad"
        mood: Mood = "good" if trust >= _CALM else "fine" if trust >= _CROSS else "low"
        faces = Row(*(Face(f"executive/{n}", mood, 62) for n in range(3)), gap=8)
        number = Label(ui.speak.number(trust), size=44, weight="bold", colour=tone)
        change = ui.t("{points} points by this review", points=ui.speak.signed(moved, 1))
        said = {
            "good": N_("“We know what we get. Go on like this, and ask when you need us.”"),
            "watch": N_("“It is not bad. But we would rather hear of things before they happen.”"),
            "bad": N_("“We ask ourselves whether this can go on. Tell us what will be different.”"),
        }
        body = Column(
            faces,
            Row(
                number,
                Column(Label(ui.t("trust, of 100")), Label(change, colour="quiet"), gap=2),
                gap=14,
                grow=(0, 1),
                align="middle",
            ),
            Meter(trust / 100, tone, words=ui.t("warning below {n}", n=ui.speak.number(_WARNED))),
            Label(ui.t(said[tone]), size=15),
            gap=12,
        )
        return Panel(body, title=ui.t("The executives"), why=held.id if held is not None else "", border=tone, pad=18)

    def _warning(self, ui: Ui) -> list[Widget]:
        assert ui.driver is not None
        warning = ui.driver.view("it" if "it" in ui.driver.humans else None).business.warning
        if warning is None:
            return []
        goals = [Label(f"· {up(word(ui.speak, 'aim', goal))}", weight="medium") for goal in warning.goals]
        until = ui.t(
            "Both by {week}. Trust under {n} at the next review: relieved.",
            week=ui.speak.week(warning.due_week),
            n=ui.speak.number(_RELIEVED),
        )
        body = Column(Label(ui.t("They want two things put right:")), *goals, Label(until, colour="bad"), gap=6)
        return [Panel(body, title=ui.t("A written warning"), accent="bad")]

    def _saw(self, ui: Ui, held: Any) -> Widget:
        assert ui.driver is not None
        rows: list[Widget] = []
        weeks = ui.driver.view().scores.weeks
        figures = dict(weeks[-1].kpis) if weeks else {}
        for name, title, line, subject in _PARTS:
            points = getattr(held, name) if held is not None else 0.0
            figure = _FIGURES[name]
            shown = kpis.value(ui.speak, figure, figures.get(figure), ui.driver.scenario.currency)
            so_far = ui.t("{figure} since the start: {value}", figure=kpis.label(ui.speak, figure), value=shown)
            text = Column(
                Label(ui.t(title), weight="semibold", size=14, why=f"{subject}@{ui.driver.week}"),
                Label(ui.t(line), size=12, colour="quiet"),
                Label(so_far, size=12, colour="quiet", why=f"{figure}@{ui.driver.week}"),
                gap=1,
            )
            rows.append(Row(text, Points(points, ui.speak.signed(points, 1)), grow=(3, 2), gap=16, align="middle"))
        return Panel(Column(*rows, gap=12), title=ui.t("What they saw, in points of trust"))

    def _wants(self, ui: Ui) -> Widget:
        assert ui.driver is not None and ui.names is not None
        business = ui.driver.view().business
        goals = sorted(business.goals, key=lambda goal: -goal.wanted)
        rows: list[Widget] = []
        for goal in goals:
            if goal.wanted < _WANTED and rows:
                break
            state = (
                ui.t("in your strategy: {share}", share=ui.speak.share(goal.weight))
                if goal.weight
                else ui.t("not in your strategy")
            )
            tone = "good" if goal.weight >= goal.wanted * 0.7 else "watch"
            name = Label(ui.names.of("strategy", goal.id), weight="medium")
            rows.append(
                Row(
                    Icon("target", size=15, colour=tone),
                    name,
                    Label(state, size=12, colour="quiet"),
                    grow=(0, 1),
                    gap=8,
                    align="middle",
                )
            )
        if not rows:
            rows.append(Label(ui.t("They have not said. Ask, or report before they do."), colour="quiet"))
        review = ui.t("The next review: {week}.", week=ui.speak.week(business.next_review_week))
        return Panel(Column(*rows, Label(review, size=12, colour="quiet"), gap=8), title=ui.t("What they seem to want"))
