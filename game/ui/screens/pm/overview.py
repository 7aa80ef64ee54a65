"""The project manager's overview: what needs an answer, then how the project stands and who is on what this week."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.presenters import plan as plans
from game.presenters.words import word
from game.ui.needs import needs_panel
from game.ui.prediction import prompt
from game.ui.screens.pm.led import money, names_of, page, party, series, timetable, view_of, why_figure
from game.ui.screens.pm.measures import tone
from game.ui.screens.pm.outlook import finish, risk_matrix
from game.ui.screens.pm.rows import team_table
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Panel, Row
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Facts, Label, Meter

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ProjectView, TaskView

_TASKS = 7
_LIKELY, _DOUBTFUL = 0.7, 0.4


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the overview."""
    return page(ui, desk, "overview", lambda project: _overview(ui, desk, project))


def _overview(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    parts: list[Widget] = [needs_panel(ui, desk)]
    asked = prompt(ui, desk)
    if asked is not None:
        parts.append(asked)
    parts.append(Row(_standing(ui, desk, project), finish(ui, desk, project, height=215), grow=(1.28, 1)))
    parts.append(Row(_week(ui, desk, project), _team(ui, desk, project), grow=(1.28, 1)))
    others = [p for p in view_of(ui).projects.projects if p.id != project.id]
    if others:
        parts.append(Row(_others(ui, desk, others), risk_matrix(ui, desk, project), grow=(1.28, 1)))
    return Column(*parts)


def _standing(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    names, speak = names_of(ui), ui.speak
    week = series(ui, desk, project, "percent")
    meter = Meter(
        project.progress,
        "pm",
        label=ui.t("Work done"),
        words=speak.share(project.progress),
        why=why_figure(ui, project, "percent"),
    )
    spent, budget = (
        project.expense_spent_cents + project.capital_spent_cents,
        project.budget_cents + project.capital_cents,
    )
    spend = Meter(
        spent / budget if budget else 0.0,
        "bad" if spent > budget else "it",
        label=ui.t("Money spent"),
        words=ui.t("{money} of {all}", money=money(ui, spent), all=money(ui, budget)),
    )
    mood = Meter(
        project.motivation,
        "good" if project.motivation >= 0.5 else "watch",
        label=ui.t("Motivation of the team"),
        words=speak.share(project.motivation),
    )
    facts = Facts(_facts(ui, project))
    title = names.of("projects", project.id)
    goal = names.prose(f"projects.{project.id}.goal")
    body: list[Widget] = [Label(goal, colour="quiet")] if goal else []
    body += [meter, spend, mood, facts]
    remark = (
        word(speak, "status", project.status) if len(week) < 1 or project.status != "running" else _grade(ui, project)
    )
    return Panel(Column(*body, gap=7), title=title, remark=remark, why=why_figure(ui, project, "spi"))


def _grade(ui: Ui, project: ProjectView) -> str:
    if project.forecast is None:
        return word(ui.speak, "status", project.status)
    share = project.forecast.on_time_share
    if share >= _LIKELY:
        return ui.t("likely in time")
    return ui.t("in doubt") if share >= _DOUBTFUL else ui.t("unlikely in time")


def _facts(ui: Ui, project: ProjectView) -> list[tuple[str, str]]:
    speak = ui.speak
    found = [(ui.t("Promised for"), speak.week(plans.promised_week(project)))]
    if project.forecast is not None:
        found.append((ui.t("Expected, in half of all cases"), plans.when(speak, project.forecast.week_p50)))
    if project.measures is not None:
        spi, cpi = project.measures.spi, project.measures.cpi
        said = " · ".join(speak.number(v, 2) if v is not None else "–" for v in (spi, cpi))
        weak = ui.t("weak")
        found.append(("SPI · CPI", f"{said} ({weak})" if "bad" in {tone(spi), tone(cpi)} else said))
    found.append((ui.t("Method"), word(speak, "method", project.method)))
    if project.sponsor:
        found.append((ui.t("Sponsor"), party(ui, project.sponsor)))
    reported = project.reports[-1] if project.reports else None
    if reported is not None:
        colour = word(speak, "colour", reported.colour)
        found.append((ui.t("Last report"), f"{speak.week(reported.week)}, {colour}"))
    return found


def _week(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    times = {timed.task: timed for timed in timetable(ui, desk, project).tasks}
    order = [t for t in project.open_tasks if t.state in {"active", "ready"}]
    coming = [t for t in project.open_tasks if t.state == "open"]
    order.sort(key=lambda t: (not t.blocked, not t.critical, t.priority))
    coming.sort(key=lambda t: times[t.id].start_week if t.id in times else 999.0)
    rows = [_task_row(ui, desk, t) for t in [*order, *coming][:_TASKS]]
    columns = (
        TableColumn(ui.t("Task"), grow=2),
        TableColumn(ui.t("Who"), grow=1),
        TableColumn(ui.t("Done"), width=90),
        TableColumn(ui.t("Slack"), "right"),
    )
    table = Table(columns, rows, key="pm/week", most=_TASKS, empty=ui.t("Nothing is left to do."))
    return Panel(table, title=ui.t("What is on now, and next"), remark=ui.t("critical first"))


def _task_row(ui: Ui, desk: DeskScreen, task: TaskView) -> TableRow:
    names = names_of(ui)
    total = task.booked_h + task.left_h
    slack = ui.t("none") if task.critical else plans.days(ui.speak, task.float_weeks)
    who = plans.people_names(names, task.people) or ui.t("nobody yet")
    tone_ = "bad" if task.blocked or task.over else "watch" if not task.people else "text"
    return TableRow(
        task.id,
        (
            Cell(plans.task_name(names, task.id), dot="bad" if task.critical else "it"),
            Cell(who, colour=tone_),
            Cell(share=task.booked_h / total if total else 0.0, colour="pm"),
            Cell(slack, colour="bad" if task.critical else "quiet", sort=task.float_weeks),
        ),
        open=lambda: desk.go(ui, "plan", task=task.id, plan="tasks"),
        tip=plans.task_state(names, task),
    )


def _team(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    remark = ui.t("a quarrel is open") if project.conflict else ui.t("share · until · load")
    return Panel(team_table(ui, desk, project, short=True), title=ui.t("Team"), remark=remark)


def _others(ui: Ui, desk: DeskScreen, projects: list[ProjectView]) -> Widget:
    names, rows = names_of(ui), []
    for one in projects:
        share = one.forecast.on_time_share if one.forecast is not None else 1.0
        rows.append(
            TableRow(
                one.id,
                (
                    Cell(names.of("projects", one.id)),
                    Cell(word(ui.speak, "status", one.status), colour="quiet"),
                    Cell(share=one.progress, colour="pm"),
                    Cell(ui.speak.share(share), colour="good" if share >= _LIKELY else "bad"),
                ),
                open=partial(desk.pick, ui, project=one.id),
            )
        )
    columns = (
        TableColumn(ui.t("Project"), grow=2),
        TableColumn(ui.t("State"), grow=1),
        TableColumn(ui.t("Done"), width=90),
        TableColumn(ui.t("In time"), "right"),
    )
    return Panel(Table(columns, rows, key="pm/others"), title=ui.t("Your other projects"))
