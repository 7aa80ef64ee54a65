"""What stands in the bar above a desk: the department's figures for one hat, the project's for the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.fill import show
from game.presenters.plan import promised_week
from game.ui.frame import Figure, HatBadge
from game.ui.naming import badge_of
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Choice
from game.ui.widgets.layout import Flow, Row, Space
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ProjectView

NARROW = 1180.0
"""Below this logical width the head says less."""
_ROOMY = 1400.0
"""From this width on the sponsor's name stands in the head, in every language; else in its tip."""
_TRUST_LOW, _TRUST_WATCH = 30, 45


def head(ui: Ui, desk: DeskScreen) -> Widget:
    """Return badge, role, figures, help, menu, and the way on."""
    from game.ui import keys
    from game.ui.screens.desk import hands_over, open_menu

    it, narrow = desk.accent == "it", ui.size[0] < NARROW
    role = ui.t("IT manager") if it else ui.t("Project manager")
    on = ui.t("Run the week")
    if hands_over(ui):
        on = ui.t("Hand over →") if narrow else ui.t("Hand over to project manager →")
    figures = _of_it(ui) if it else _of_pm(ui, desk)
    name = Space(0, 0) if narrow else Label(role, size=15, weight="bold", colour=desk.accent)
    return Row(
        HatBadge(badge_of(ui, desk.accent), role),
        name,
        Flow(*figures, gap=14 if narrow else 18),
        Button("?", lambda: keys.show_help(ui), key="help", tip=ui.t("Help (F1)")),
        Button(ui.t("Menu"), lambda: open_menu(ui), key="menu", tip="Esc"),
        Button(
            on,
            lambda: desk.proceed(ui),
            style="main",
            icon="" if hands_over(ui) else "play",
            key="proceed",
            shortcut="Space",
        ),
        gap=10,
        grow=(0, 0, 1),
        align="middle",
    )


def _when(ui: Ui) -> Figure:
    driver = ui.driver
    assert driver is not None and ui.names is not None
    company = ui.names.prose("company").partition(",")[0] or ui.names.title()
    date = ui.speak.date_of(driver.scenario.start_date, driver.clock).rpartition(" ")[0]
    weeks = driver.scenario.weeks
    whole = ui.t("Week {week} of {weeks} · {date}", week=driver.week, weeks=weeks, date=date)
    if ui.size[0] >= NARROW:
        return Figure(company, [(whole, "text")])
    return Figure(company, [(ui.t("Week {week} of {weeks}", week=driver.week, weeks=weeks), "text")], tip=whole)


def _attention(ui: Ui) -> Figure:
    assert ui.driver is not None
    attention = ui.driver.view().relations.attention
    left, gross, speak = attention.left_h, attention.gross_h, ui.speak
    halves = 0 if gross.is_integer() or ui.size[0] < NARROW else 1
    text = ui.t("{left} of {all} h", left=speak.number(left, 1), all=speak.number(gross, halves))
    tip = ui.t("Of your week, {routine} are taken by meetings and people.", routine=speak.hours(attention.routine_h))
    return Figure(ui.t("Your attention"), [(text, "text" if left >= 2 else "watch")], tip=tip)


def _of_it(ui: Ui) -> list[Widget]:
    assert ui.driver is not None and ui.names is not None
    view, currency = ui.driver.view(), ui.names.scenario.currency
    money = view.money
    left = money.planned_cents - money.spent_cents - money.committed_cents
    trust = view.relations.executive_trust
    week = view.week - 1
    return [
        _when(ui),
        _attention(ui),
        Figure(
            ui.t("Budget left"),
            [(ui.speak.money(left, currency), "text" if left >= 0 else "bad")],
            why=f"spent_cents@{week}" if week else "",
            tip=ui.t("Planned for the whole game, neither spent nor promised."),
        ),
        Figure(
            ui.t("Exec trust"),
            [(ui.speak.number(trust), "bad" if trust < _TRUST_LOW else "watch" if trust < _TRUST_WATCH else "text")],
            why=f"executive_trust@{week}" if week else "",
            tip=ui.t("From 0 to 100; below 30 at a review there is a written warning."),
        ),
        _incidents(ui),
    ]


def _incidents(ui: Ui) -> Figure:
    assert ui.driver is not None
    counts = ui.driver.view().desk.open_by_priority[:4]
    parts: list[tuple[str, str]] = []
    for i, count in enumerate(counts):
        if i:
            parts.append((" · ", "quiet"))
        parts.append((str(count), f"p{i + 1}" if count and i < 2 else "text"))
    return Figure(ui.t("Open, P1 to P4"), parts, tip=ui.t("Open tickets by priority, the most urgent first."))


def project_of(ui: Ui, desk: DeskScreen) -> ProjectView | None:
    """Return the project that the project manager looks at: the chosen one, else the most important."""
    assert ui.driver is not None
    projects = ui.driver.view().projects
    return projects.project(desk.chosen.get("project", "")) or (projects.projects[0] if projects.projects else None)


def _of_pm(ui: Ui, desk: DeskScreen) -> list[Widget]:
    """Return the project's own figures; the department's are not the project manager's."""
    assert ui.driver is not None and ui.names is not None
    names, speak, found = ui.names, ui.speak, [_when(ui), _attention(ui)]
    project = project_of(ui, desk)
    if project is None:
        return [*found, Figure(ui.t("Project"), [(ui.t("none at present"), "quiet")])]
    several = ui.driver.view().projects.projects
    widgets: list[Widget] = [*found]
    name = names.of("projects", project.id)
    if len(several) > 1:
        pairs = [(p.id, names.of("projects", p.id)) for p in several]
        widgets.append(Choice(pairs, project.id, lambda chosen: desk.pick(ui, project=chosen), key="project"))
    else:
        widgets.append(Figure(ui.t("Project"), [(name, "text")]))
    budget = project.budget_cents + project.capital_cents
    spent = project.expense_spent_cents + project.capital_spent_cents
    trust = next((s.trust for s in project.stakeholders if s.party == project.sponsor), None)
    sponsor = show(names, "sponsor", project.sponsor)
    week = ui.driver.week - 1
    why = f"project/{project.id}/" if week else ""
    widgets += [
        Figure(
            ui.t("Project budget left"),
            [(speak.money(budget - spent, names.scenario.currency), "text" if spent <= budget else "bad")],
        ),
        Figure(ui.t("Promised for"), [(speak.week(promised_week(project)), "text")], tip=_due(ui, project)),
        Figure(
            ui.t("Sponsor") if ui.size[0] < _ROOMY else ui.t("Sponsor: {name}", name=sponsor),
            [(ui.t("trust {n}", n=speak.number(trust)) if trust is not None else "–", "text")],
            why=f"stakeholder_trust@{week}" if why else "",
            tip=ui.t("Sponsor: {name}", name=sponsor),
        ),
    ]
    return widgets


def _due(ui: Ui, project: ProjectView) -> str:
    assert ui.driver is not None
    from sim.kernel.units import week_start

    start, promised, due = ui.driver.scenario.start_date, promised_week(project), max(1, project.due_week)
    date = ui.speak.date_of(start, week_start(max(1, promised)))
    weeks = ui.speak.plural("{n} week", "{n} weeks", project.tolerance_weeks)
    said = ui.t("The week of {date}; tolerated: {weeks}.", date=date, weeks=weeks)
    charter = ui.t("The charter says {week}.", week=ui.speak.week(due))
    return said if promised == due else f"{said} {charter}"
