"""Friday: what happened, why, and what comes next; the other hat's letter; figures with arrows; what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from game.i18n import N_
from game.presenters import kpis
from game.presenters.events import root, sentence
from game.presenters.hats import letter_line, need_lines
from game.presenters.scorecard import measure
from game.ui.naming import promise_words
from game.ui.office.happenings import Told, kind_of, told, weighed
from game.ui.rooms import hides
from game.ui.screens.after import AfterWeek
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Link
from game.ui.widgets.layout import Column, Grid, Panel, Row, Scroll, Space
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Icon, Label

if TYPE_CHECKING:
    from game.i18n import Language
    from game.ui.window import Ui
    from sim.kernel.log import Event
    from sim.session import WeekView

_WEEK: Final = 604_800
_IT_KPIS: Final = (
    "weighted_availability_share",
    "outage_h",
    "sla_met_share",
    "backlog",
    "morale_mean",
    "fatigue_mean",
    "department_satisfaction",
    "executive_trust",
    "budget_variance_share",
    "vulnerabilities_open",
)
_PM_KPIS: Final = (
    "schedule_performance",
    "cost_performance",
    "team_motivation",
    "stakeholder_trust",
    "scope_value_share",
    "promises_kept_share",
)
_TO_DATE: Final = frozenset(
    {"budget_variance_share", "schedule_performance", "cost_performance", "scope_value_share", "promises_kept_share"}
)
"""Figures that mean something only from the start of the game on."""
_LEDGER: Final = frozenset({"budget_variance_share"})
"""Figures that only the IT manager sees; a screen that two people share leaves them out."""
_MOST_STEPS: Final = 8
_MOST_LINES: Final = 3
_MOST_TOLD: Final = 16
_SMALL: Final = 0.005
_WIDE: Final = 1100.0
_ROLES: Final = {
    "it": N_("The project manager writes to the IT manager"),
    "pm": N_("The IT manager writes to the project manager"),
}


class FridayScreen(AfterWeek):
    """The report of the turn that has just ended."""

    closable: ClassVar[bool] = False  # type: ignore[misc]
    topic = "friday"

    def __init__(self) -> None:
        """Nothing was worked out yet."""
        self._turn: list[Event] | None = None
        self._lines: list[Told] | None = None
        self._said_in: Language | None = None

    def enter(self, ui: Ui) -> None:
        """Wear the hat of a player who has only one."""
        driver = ui.driver
        if driver is not None and len(driver.humans) == 1:
            self.accent = driver.humans[0]

    def build(self, ui: Ui) -> Widget:
        """Return the report."""
        driver = ui.driver
        if driver is None or driver.stage != "friday" or ui.names is None:
            return Column()
        columns = (
            (self._figures(ui),),
            (self._letters(ui), self._needs(ui), self._predictions(ui)),
            (self._goals(ui), self._promises(ui)),
        )
        stacks = [[card for card in column if card is not None] for column in columns]
        if ui.size[0] >= _WIDE:
            cards: Widget = Row(*(Column(*stack) for stack in stacks if stack), grow=(6, 5, 5), align="top")
        else:
            cards = Grid(*(card for stack in stacks for card in stack), least=330, most=2)
        body = Column(self._three(ui), cards, gap=12, pad=14)
        hint = Label(
            ui.t("Space: next week   W: why   Click a line or a figure: what is behind it"), size=11, colour="quiet"
        )
        foot = Row(Space(0, 14), hint, grow=(0, 1))
        return Column(self._bar(ui), Scroll(body, key=f"friday/{driver.week}"), foot, Space(4), gap=4, grow=(0, 1))

    def _bar(self, ui: Ui) -> Widget:
        from game.ui.frame import Bar
        from game.ui.screens.desk import open_menu

        driver = ui.driver
        assert driver is not None
        date = ui.speak.date_of(driver.scenario.start_date, max(0, driver.clock - 3 * 86_400))
        title = ui.t(
            "Friday · week {week} of {weeks} · {date}", week=driver.week, weeks=driver.scenario.weeks, date=date
        )
        last = driver.clock >= driver.scenario.end_s
        on = ui.t("To the end") if last else ui.t("Next week")
        return Bar(
            Row(
                Icon("calendar", size=20, colour=self.accent),
                Label(title, size=16, weight="bold"),
                Button(ui.t("Menu"), lambda: open_menu(ui), key="friday/menu", tip="Esc"),
                Button(
                    on, lambda: self.lead_on(ui), style="main", icon="arrow-right", shortcut="Space", key="friday/on"
                ),
                gap=12,
                grow=(0, 1),
                align="middle",
            )
        )

    # ---------------------------------------------------------------------------------------------- what, why, next

    def _events(self, ui: Ui) -> list[Event]:
        """Return what happened in the turn."""
        if self._turn is None:
            assert ui.driver is not None
            start = (ui.driver.week - ui.driver.scenario.turn_weeks) * _WEEK
            found = []
            for event in reversed(ui.driver.events()):
                if event.t_s < start:
                    break
                found.append(event)
            self._turn = found[::-1]
        return self._turn

    def _told(self, ui: Ui) -> list[Told]:
        """Return the most important lines of the turn, the first first; only those are put into words."""
        if self._lines is None or self._said_in is not ui.speak:
            self._said_in = ui.speak
            assert ui.driver is not None and ui.names is not None
            humans, shared = ui.driver.humans, ui.driver.hot
            ranked = [(weighed(event, humans, shared=shared)[1], event) for event in self._events(ui)]
            chosen = sorted((pair for pair in ranked if pair[0] > 0), key=lambda pair: (-pair[0], -pair[1].t_s))
            lines = [told(ui.names, event, humans, shared=shared) for _, event in chosen[:_MOST_TOLD]]
            self._lines = [line for line in lines if line is not None]
        return self._lines

    def _three(self, ui: Ui) -> Widget:
        lines = self._told(ui)
        quiet = ui.t("A quiet week: nothing broke, nobody waited long.")
        top = lines[0] if lines else None
        rows = [
            self._line(
                ui, ui.t("What"), top.words if top else quiet, top.tone if top else "good", top.id if top else ""
            )
        ]
        for line in [other for other in lines[1:] if top is not None and other.words != top.words][:1]:
            rows.append(self._line(ui, "", line.words, line.tone, line.id))
        if top is not None:
            why, subject = self._why(ui, top.id)
            rows.append(self._line(ui, ui.t("Why"), why, "both", subject))
        words, colour = self._next(ui)
        rows.append(self._line(ui, ui.t("Next"), words, colour, ""))
        return Panel(Column(*rows, gap=10), accent=self.accent, pad=18)

    def _line(self, ui: Ui, label: str, words: str, colour: str, subject: str) -> Widget:
        text: Widget = Label(words, size=16, weight="medium", why=subject)
        if subject:
            text = Link(words, lambda: ui.explain(subject), size=16, why=subject, key=f"friday/{subject}")
        name = Label(label, size=12, weight="bold", colour="quiet")
        return Row(_Wide(name), _Dot(colour), text, grow=(0, 0, 1), gap=10, align="middle")

    def _why(self, ui: Ui, event_id: str) -> tuple[str, str]:
        """Return the nearest decision behind an event, or where its chain begins."""
        assert ui.driver is not None and ui.names is not None
        names, event = ui.names, ui.driver.find(event_id)
        last = ""
        for _ in range(_MOST_STEPS):
            if event is None or not event.causes:
                break
            cause = event.causes[0]
            before = ui.driver.find(cause)
            if before is None:
                reason = root(names, cause)
                words = ui.t("It began with {root}.", root=reason)
                return (f"{last} {words}" if last else words), event_id
            last = sentence(names, before)
            if kind_of(before) == "decision_made":
                return last, before.id
            event = before
        return last or ui.t("Nothing in particular is behind it."), event_id

    def _next(self, ui: Ui) -> tuple[str, str]:
        assert ui.driver is not None and ui.names is not None
        for seat in () if ui.driver.hot else ui.driver.humans:
            needs = ui.driver.view(seat).hats.needs
            if needs:
                need = needs[0]
                wanted, otherwise = need_lines(ui.names, need.kind, need.asker, need.subject, dict(need.parameters))
                return f"{wanted} {otherwise}", seat
        if ui.driver.hot:
            return ui.t("What waits for each of you, each desk will say."), "both"
        return ui.t("Nobody waits for an answer. Look after what is yours."), "good"

    # ------------------------------------------------------------------------------------------------------ figures

    def _weeks(self, ui: Ui) -> tuple[WeekView, WeekView | None] | None:
        assert ui.driver is not None
        weeks = ui.driver.view().scores.weeks
        if not weeks:
            return None
        before = ui.driver.scenario.turn_weeks
        return weeks[-1], weeks[-1 - before] if len(weeks) > before else None

    def _figures(self, ui: Ui) -> Widget | None:
        assert ui.driver is not None
        found = self._weeks(ui)
        if found is None:
            return None
        now, before = found
        names = [*(_IT_KPIS if "it" in ui.driver.humans else ()), *(_PM_KPIS if "pm" in ui.driver.humans else ())]
        rows = [row for name in names if (row := self._figure(ui, name, now, before)) is not None]
        columns = [
            TableColumn("", grow=1),
            TableColumn(ui.t("this week"), "right"),
            TableColumn(ui.t("against last week"), "right"),
        ]
        table = Table(columns, rows, key=f"friday/kpis/{now.week}", most=16)
        return Panel(table, title=ui.t("Figures of the week"))

    def _figure(self, ui: Ui, name: str, now: WeekView, before: WeekView | None) -> TableRow | None:
        assert ui.driver is not None
        to_date = name in _TO_DATE
        value = dict(now.kpis if to_date else now.in_week).get(name)
        if value is None or (ui.driver.hot and name in _LEDGER):
            return None
        currency = ui.driver.scenario.currency
        shown = kpis.value(ui.speak, name, value, currency)
        old = dict(before.kpis if to_date else before.in_week).get(name) if before is not None else None
        change, colour = _change(ui, name, value, old, currency)
        label = Cell(kpis.label(ui.speak, name))
        return TableRow(name, (label, Cell(shown), Cell(change, colour=colour)), why=f"{name}@{now.week}")

    # ------------------------------------------------------------------------------------------------------ letters

    def _letters(self, ui: Ui) -> Widget | None:
        assert ui.driver is not None and ui.names is not None
        parts: list[Widget] = []
        for seat in ui.driver.humans:
            view = ui.driver.view(seat)
            sender = "pm" if seat == "it" else "it"
            lines = [letter_line(ui.names, key, dict(pairs)) for key, pairs in view.hats.letter]
            notes = [note.text for note in view.hats.notes if note.week >= ui.driver.week]
            said = [*(ui.t("“{text}”", text=note) for note in notes), *(line for line in lines if line)]
            if not said:
                continue
            head = Row(
                Icon("mail", size=14, colour=sender), Label(ui.t(_ROLES[seat]), size=12, colour=sender), grow=(0, 1)
            )
            parts.append(Column(head, *(Label(line, size=14) for line in said[:4]), gap=5))
        if not parts:
            parts.append(Label(ui.t("No letter this week: neither hat got in the other's way."), colour="quiet"))
        return Panel(Column(*parts, gap=14), title=ui.t("A letter on Friday"))

    # ----------------------------------------------------------------------------------------------- goals, promises

    def _goals(self, ui: Ui) -> Widget | None:
        assert ui.driver is not None and ui.names is not None
        goals = ui.driver.view().scores.goals
        if not goals:
            return None
        rows: list[Widget] = []
        for goal in goals:
            name = ui.names.of("goals", goal.id)
            label = name if name != goal.id else kpis.label(ui.speak, goal.measure)
            sign = {">=": "≥", "<=": "≤"}[goal.op]
            target = f"{sign} {measure(ui.names, goal.measure, goal.target)}"
            hidden = hides(ui, goal.measure)
            actual = ui.t("hidden") if hidden else measure(ui.names, goal.measure, goal.actual)
            tone = "quiet" if hidden else "good" if goal.met else "bad" if goal.must else "watch"
            icon = "circle-check" if goal.met and not hidden else "circle"
            words = ui.t(
                "{actual} now, {target} by {week}", actual=actual, target=target, week=ui.speak.week(goal.by_week)
            )
            text = Column(Label(label, weight="medium"), Label(words, size=12, colour="quiet"), gap=0)
            rows.append(Row(Icon(icon, size=15, colour=tone), text, grow=(0, 1), gap=8, align="top"))
        return Panel(Column(*rows, gap=7), title=ui.t("Goals"))

    def _promises(self, ui: Ui) -> Widget | None:
        assert ui.driver is not None
        rows: list[Widget] = []
        colours = {
            "promise_kept": ("circle-check", "good"),
            "promise_broken": ("circle-x", "bad"),
            "promise_made": ("handshake", "both"),
        }
        for event in self._events(ui):
            kind = kind_of(event)
            if kind in colours and self._mine(ui, event):
                icon, tone = colours[kind]
                assert ui.names is not None
                words = sentence(ui.names, event)
                line = Link(words, lambda subject=event.id: ui.explain(subject), why=event.id, key=event.id)  # type: ignore[misc]
                rows.append(Row(Icon(icon, size=14, colour=tone), line, grow=(0, 1), gap=8, align="top"))
        due = self._due(ui)
        rows = [*rows[-4:], *due]
        return Panel(Column(*rows, gap=7), title=ui.t("Promises")) if rows else None

    def _mine(self, ui: Ui, event: Any) -> bool:
        assert ui.driver is not None
        return event.giver in ui.driver.humans or event.taker in ui.driver.humans

    def _due(self, ui: Ui) -> list[Widget]:
        assert ui.driver is not None
        week = ui.driver.week + 1
        found: dict[str, Widget] = {}
        for seat in ui.driver.humans:
            for promise in ui.driver.view(seat).relations.promises:
                if promise.due_week and promise.due_week <= week + 1 and promise.mine:
                    label = Label(promise_words(ui, promise), colour="watch" if promise.due_week <= week else "quiet")
                    found[promise.id] = Row(
                        Icon("hourglass", size=14, colour="watch"), label, grow=(0, 1), gap=8, align="top"
                    )
        return list(found.values())[:3]

    # --------------------------------------------------------------------------------------------------- next week

    def _needs(self, ui: Ui) -> Widget | None:
        assert ui.driver is not None and ui.names is not None
        rows: list[Widget] = []
        if ui.driver.hot:
            return None
        for seat in ui.driver.humans:
            hats = ui.driver.view(seat).hats
            for need in hats.needs[:_MOST_LINES]:
                wanted, _ = need_lines(ui.names, need.kind, need.asker, need.subject, dict(need.parameters))
                rows.append(Row(_Dot(seat), Label(wanted), grow=(0, 1), gap=8, align="top"))
            more = hats.needs_more + max(0, len(hats.needs) - _MOST_LINES)
            if more:
                rows.append(Label(ui.speak.plural("and {n} more", "and {n} more", more), size=12, colour="quiet"))
        if not rows:
            rows.append(Label(ui.t("Nobody waits for an answer."), colour="quiet"))
        return Panel(Column(*rows, gap=7), title=ui.t("Waits for you next week"))

    def _predictions(self, ui: Ui) -> Widget | None:
        assert ui.names is not None and ui.driver is not None
        rows: list[Widget] = []
        for event in self._events(ui):
            if kind_of(event) == "prediction_judged" and getattr(event, "seat", "") in ui.driver.humans:
                words = sentence(ui.names, event)
                rows.append(Row(Icon("target", size=14, colour="both"), Label(words), grow=(0, 1), gap=8, align="top"))
        return Panel(Column(*rows, gap=7), title=ui.t("What you expected")) if rows else None


class _Wide(Widget):
    """A label of a fixed width, so that what stands beside it lines up."""

    def __init__(self, child: Widget) -> None:
        super().__init__(child)

    def natural(self, ui: Ui) -> float:
        return max(ui.type.width(ui.t(word), 12, "bold") for word in ("What", "Why", "Next")) + 6


class _Dot(Widget):
    """A dot of a colour."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour

    def natural(self, ui: Ui) -> float:
        return 10.0

    def measure(self, ui: Ui, width: float) -> float:
        return 18.0

    def draw(self, ui: Ui, canvas: Any) -> None:
        canvas.disc((self.box.x + 5, self.box.y + 9), 4, canvas.theme.named(self.colour))


def _change(ui: Ui, name: str, value: float, old: float | None, currency: str) -> tuple[str, str]:
    """Return the change with an arrow, and the colour of whether it is good."""
    if old is None:
        return "–", "quiet"
    delta = value - old
    good = kpis.KPIS[name].good if name in kpis.KPIS else ""
    shown = kpis.value(ui.speak, name, abs(delta), currency)
    if abs(delta) < _SMALL * max(1.0, abs(old)) or shown == kpis.value(ui.speak, name, 0.0, currency):
        return "=", "quiet"
    arrow = "↑" if delta > 0 else "↓"
    if not good:
        return f"{arrow} {shown}", "quiet"
    return f"{arrow} {shown}", "good" if (delta > 0) == (good == "up") else "bad"
