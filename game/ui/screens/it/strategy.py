"""Where the department is heading: directions, options and standards, departments, executives, the game's goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters import kpis
from game.presenters.words import word
from game.ui.naming import up
from game.ui.offers import form_button, offer_button, section_actions
from game.ui.rooms import hides
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Label, Meter
from sim.catalogue import decision

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.business.view import TechnologyView
    from sim.scores.view import GoalView

_LOW, _FAIR = 40, 55
_TALK_WEEKS = 6


def badge(ui: Ui) -> int:
    """Return one for a written warning."""
    assert ui.driver is not None
    return int(ui.driver.view().business.warning is not None)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return goals and directions at the left; departments, executives and options at the right."""
    left = Column(*_warning(ui), _goals(ui), _directions(ui), gap=10)
    right = Column(_departments(ui), _executives(ui), gap=10)
    body = Scroll(Column(Row(left, right, grow=(1, 1), gap=12, align="top"), _options(ui), gap=10), key="strategy")
    return Column(body, section_actions(ui, "strategy"), grow=(1,), gap=8)


def _warning(ui: Ui) -> list[Widget]:
    assert ui.driver is not None
    warning = ui.driver.view().business.warning
    if warning is None:
        return []
    aims = ui.speak.listing([word(ui.speak, "aim", aim) for aim in warning.goals])
    text = ui.t("The executives expect better by {week}: {aims}.", week=ui.speak.week(warning.due_week), aims=aims)
    return [Panel(Label(text), title=ui.t("Written warning"), accent="bad")]


def _goals(ui: Ui) -> Widget:
    assert ui.driver is not None
    columns = [
        TableColumn(ui.t("Goal"), grow=1),
        TableColumn(ui.t("Wanted"), "right"),
        TableColumn(ui.t("Now"), "right"),
        TableColumn(ui.t("By"), "right"),
    ]
    rows = [_goal(ui, goal) for goal in ui.driver.view().scores.goals]
    return Panel(Table(columns, rows, key="goals"), title=ui.t("What this game is won by"))


def _goal(ui: Ui, goal: GoalView) -> TableRow:
    assert ui.driver is not None and ui.names is not None
    currency, speak = ui.names.scenario.currency, ui.speak
    name = ui.names.prose(f"goals.{goal.id}") or kpis.label(speak, goal.measure)
    sign = {">=": "≥", "<=": "≤"}.get(goal.op, goal.op)
    hidden = hides(ui, goal.measure)
    tone = "quiet" if goal.actual is None or hidden else "good" if goal.met else "bad"
    week = ui.driver.week - 1
    cells = (
        Cell(f"{name} ({ui.t('must')})" if goal.must else name, dot=tone),
        Cell(f"{sign} {kpis.value(speak, goal.measure, goal.target, currency)}"),
        Cell(ui.t("hidden") if hidden else kpis.value(speak, goal.measure, goal.actual, currency), colour=tone),
        Cell(speak.week(goal.by_week), sort=goal.by_week),
    )
    return TableRow(goal.id, cells, why=f"{goal.measure}@{week}" if week and not hidden else "")


def _directions(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    business, speak = ui.driver.view().business, ui.speak
    lines: list[Widget] = []
    for goal in business.goals:
        name = ui.names.of("strategy", goal.id)
        wanted = ui.t("the executives seem to want {share}", share=speak.share(goal.wanted))
        lines.append(Meter(goal.weight, ui.accent, label=name, words=speak.share(goal.weight)))
        lines.append(Label(f"{kpis.label(speak, goal.measure)} · {wanted}", size=11, colour="quiet"))
    held = ui.t("No strategy is set.")
    if business.strategy_weeks:
        held = speak.plural("Held for {n} week.", "Held for {n} weeks.", business.strategy_weeks)
    lines.append(Row(Label(held, colour="quiet"), form_button(ui, "set_strategy", size=12), grow=(1,), align="middle"))
    return Panel(Column(*lines, gap=4), title=ui.t("Directions and their weight"))


def _departments(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    view, speak = ui.driver.view(), ui.speak
    talks = {talk.department: talk for talk in view.business.talks_with}
    lines: list[Widget] = []
    for d in view.relations.departments:
        talk = talks.get(d.id)
        said = ""
        if talk is not None:
            said = ui.t("a meeting is arranged") if talk.arranged else _last(ui, talk.weeks)
        tone = "bad" if d.trust < _LOW else "watch" if d.trust < _FAIR else "good"
        mood = "bad" if d.satisfaction < _LOW else "watch" if d.satisfaction < _FAIR else "good"
        meters = Row(
            Meter(d.satisfaction / 100, mood, label=ui.t("content"), words=speak.number(d.satisfaction)),
            Meter(d.trust / 100, tone, label=ui.t("trust"), words=speak.number(d.trust)),
            grow=(1, 1),
            gap=14,
        )
        name = ui.t("{name}, {n} people", name=ui.names.of("departments", d.id), n=d.users)
        head = Row(
            Column(Label(name), Label(said, size=11, colour="quiet"), gap=0),
            offer_button(ui, decision("meet_department", {"department": d.id}), words=ui.t("Meet"), size=12),
            grow=(1,),
            align="middle",
        )
        lines.append(Column(head, meters, gap=3))
    for campaign in view.business.campaigns:
        first = speak.week(campaign.from_week)
        last = speak.week(campaign.from_week + campaign.weeks - 1)
        who = ui.names.of("departments", campaign.department)
        lines.append(
            Label(ui.t("{who}: busy from {first} to {last}.", who=who, first=first, last=last), colour="quiet")
        )
    return Panel(Column(*lines, gap=8), title=ui.t("Departments"))


def _last(ui: Ui, weeks: int) -> str:
    if weeks <= 0:
        return ui.t("spoken to this week")
    return ui.speak.plural("last spoken to {n} week ago", "last spoken to {n} weeks ago", weeks)


def _executives(ui: Ui) -> Widget:
    assert ui.driver is not None
    view, speak, week = ui.driver.view(), ui.speak, ui.driver.week - 1
    relations, business = view.relations, view.business
    said = ui.t("They have not heard reasons from you yet.")
    if business.executives_weeks >= 0:
        said = _last(ui, business.executives_weeks)
    lines: list[Widget] = [
        Meter(
            relations.executive_trust / 100,
            "bad" if relations.executive_trust < _LOW else "watch" if relations.executive_trust < _FAIR else "good",
            label=ui.t("Executives"),
            words=speak.number(relations.executive_trust),
            why=f"executive_trust@{week}" if week else "",
        ),
        Meter(
            relations.finance_trust / 100, "both", label=ui.t("Finance"), words=speak.number(relations.finance_trust)
        ),
        Meter(relations.hr_trust / 100, "both", label=ui.t("HR"), words=speak.number(relations.hr_trust)),
        Meter(
            relations.hats_trust / 100, "both", label=ui.t("Between the hats"), words=speak.number(relations.hats_trust)
        ),
        Label(said, size=12, colour="quiet"),
    ]
    if business.next_review_week:
        lines.append(Label(ui.t("The next review is in {week}.", week=speak.week(business.next_review_week)), size=12))
    lines.append(Flow(form_button(ui, "report_to_executives", size=12)))
    return Panel(Column(*lines, gap=6), title=ui.t("Trust"))


def _options(ui: Ui) -> Widget:
    assert ui.driver is not None
    columns = [
        TableColumn(ui.t("Option or standard"), grow=1),
        TableColumn(ui.t("State")),
        TableColumn(ui.t("Costs, from to"), "right"),
        TableColumn(ui.t("Worth a year, from to"), "right"),
        TableColumn(ui.t("Hours"), "right"),
        TableColumn(ui.t("Serves"), grow=0.6),
    ]
    technologies = ui.driver.view().business.technologies
    rows = [_option(ui, technology) for technology in technologies]
    buttons = Flow(form_button(ui, "evaluate_option", size=12), form_button(ui, "adopt_standard", size=12), gap=6)
    table = Table(columns, rows, key="technologies", empty=ui.t("There is no option to look at."))
    return Panel(Column(table, buttons, gap=8), title=ui.t("Options and standards"))


def _option(ui: Ui, t: TechnologyView) -> TableRow:
    assert ui.names is not None
    speak, currency = ui.speak, ui.names.scenario.currency
    states = {
        "open": ui.t("open"),
        "evaluating": ui.t("being looked at"),
        "migrating": ui.t("moving, {n} to go", n=t.left),
        "adopted": ui.t("adopted"),
    }

    def span(low: int, high: int) -> str:
        return f"{speak.money(low, currency)} – {speak.money(high, currency)}"

    cells = (
        Cell(ui.names.of("technologies", t.id)),
        Cell(states.get(t.state, t.state), colour="good" if t.state == "adopted" else "text"),
        Cell(span(t.cost_low_cents, t.cost_high_cents), sort=t.cost_cents),
        Cell(span(t.worth_low_cents, t.worth_high_cents), sort=t.worth_cents),
        Cell(speak.hours(t.effort_h), sort=t.effort_h),
        Cell(up(ui.names.of("strategy", t.goal)) if t.goal else "–", colour="quiet"),
    )
    name = "adopt_standard" if t.state == "open" and t.evaluations else "evaluate_option"

    def act() -> None:
        from game.ui.offers import open_form

        open_form(ui, name, technology=t.id)

    return TableRow(t.id, cells, act, tip=ui.names.prose(f"technologies.{t.id}.text"))
