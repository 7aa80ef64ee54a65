"""Status: what was reported and what was true, who must be kept on board, and what to put before whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.presenters import plan as plans
from game.presenters.words import word
from game.ui.charts.chart import Mark
from game.ui.charts.curves import Curve, CurveChart
from game.ui.naming import up
from game.ui.offers import form_button, offer_button, section_actions
from game.ui.screens.pm.led import decide, event_of, money, narrow, page, view_of
from game.ui.screens.pm.led import party as called
from game.ui.screens.pm.measures import curves
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Panel, Row
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Facts, Label, Meter

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ProjectView, ReportView, StakeholderView

_TONES = {"green": "good", "amber": "watch", "red": "bad"}
_REPORTS = 8
_LOW, _FAIR = 40.0, 55.0
_OLD_WEEKS = 2
_FADED = 0.35
_COST = 4
"""Column that is left out where there is little room; what it says stands beside the table as well."""


def badge(ui: Ui) -> int:
    """Return how many running projects have not reported for a while."""
    view = view_of(ui)
    running = [p for p in view.projects.projects if p.status == "running"]
    return sum(view.week - (p.reports[-1].week if p.reports else 0) > _OLD_WEEKS for p in running)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the section."""
    return page(ui, desk, "status", lambda project: _status(ui, desk, project))


def _status(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    left = Column(_reports(ui, project), Panel(curves(ui, desk, project, height=200), title=ui.t("Earned value")))
    right = Column(_promise(ui, project), _stakeholders(ui, project))
    shown = ("report_status", "update_stakeholder", "request_rebaseline", "escalate")
    return Column(
        Row(left, right, grow=(1.5, 1), align="top"), section_actions(ui, "status", project=project.id, without=shown)
    )


# ---------------------------------------------------------------------------------------------------------- reports


def _reports(ui: Ui, project: ProjectView) -> Widget:
    report = form_button(ui, "report_status", words=ui.t("Report status…"), style="main", project=project.id)
    rows = [_report(ui, project, report_, number) for number, report_ in enumerate(project.reports, 1)]
    columns: tuple[TableColumn, ...] = (
        TableColumn(ui.t("Week")),
        TableColumn(ui.t("Colour")),
        TableColumn(ui.t("Forecast told"), "right"),
        TableColumn(ui.t("Known then"), "right", tip=ui.t("What an honest report would have said.")),
        TableColumn(ui.t("Cost told"), "right"),
        TableColumn(ui.t("Done"), width=90),
        TableColumn(ui.t("How"), grow=1),
    )
    if narrow(ui):
        rows = [replace(row, cells=(*row.cells[:_COST], *row.cells[_COST + 1 :])) for row in rows]
        columns = (*columns[:_COST], *columns[_COST + 1 :])
    empty = ui.t("Nothing was reported yet. The IT manager and the sponsor see only reports.")
    parts: list[Widget] = [Table(columns, rows[::-1], key="pm/reports", most=_REPORTS, empty=empty)]
    if len(project.reports) > 1:
        parts.append(_told(ui, project))
    return Panel(Column(*parts, gap=10), title=ui.t("Reports"), remark=_age(ui, project), actions=(report,))


def _report(ui: Ui, project: ProjectView, report: ReportView, number: int) -> TableRow:
    speak = ui.speak
    how = ui.t("rosier than known") if report.rosy else ui.t("honest")
    if report.found_out:
        how = ui.t("rosy, and found out")
    return TableRow(
        str(report.week),
        (
            Cell(speak.week(report.week), sort=report.week),
            Cell(word(speak, "colour", report.colour), badge=_TONES[report.colour]),
            Cell(speak.week(report.forecast_week), sort=report.forecast_week),
            Cell(speak.week(report.honest_week), sort=report.honest_week, colour="bad" if report.rosy else "quiet"),
            Cell(money(ui, report.cost_forecast_cents), sort=report.cost_forecast_cents),
            Cell(speak.share(report.percent), share=report.percent, colour="pm"),
            Cell(how, colour="bad" if report.found_out else "watch" if report.rosy else "quiet"),
        ),
        why=event_of(ui, f"project/{project.id}/report/{number}"),
    )


def _age(ui: Ui, project: ProjectView) -> str:
    if not project.reports:
        return ui.t("none yet")
    weeks = view_of(ui).week - project.reports[-1].week
    return (
        ui.speak.plural("the last one {n} week ago", "the last one {n} weeks ago", weeks)
        if weeks
        else ui.t("reported this week")
    )


def _told(ui: Ui, project: ProjectView) -> Widget:
    told = tuple((float(r.week), float(r.forecast_week)) for r in project.reports)
    known = tuple((float(r.week), float(r.honest_week)) for r in project.reports)
    lines = [Curve(ui.t("told"), told, "pm"), Curve(ui.t("known then"), known, "good", dashed=True)]
    marks = [Mark(float(plans.promised_week(project)), ui.t("promised"), "quiet", level=True)]
    if project.live_week:
        marks.append(Mark(float(project.live_week), ui.t("live"), "good", level=True))
    return CurveChart(
        ui.t("Forecast of the finish, week by week: what was told and what was known"),
        lines,
        across=lambda week: ui.speak.week(int(week)),
        up=lambda week: ui.speak.week(round(week)),
        marks=marks,
        zero=False,
        height=150,
        key="pm/told",
    )


# ------------------------------------------------------------------------------------------ the promise and the wish


def _promise(ui: Ui, project: ProjectView) -> Widget:
    speak = ui.speak
    pairs = [
        (
            ui.t("Charter"),
            ui.t(
                "{week}, tolerated {weeks} more",
                week=speak.week(project.due_week),
                weeks=_weeks(ui, project.tolerance_weeks),
            ),
        )
    ]
    for baseline in project.baselines:
        label = ui.t("Baseline") if baseline.number == 0 else ui.t("New plan {n}", n=baseline.number)
        pairs.append((label, f"{speak.week(baseline.finish_week)} · {money(ui, baseline.budget_cents)}"))
    pairs.append((ui.t("Buffer in the plan"), speak.share(project.buffer_share)))
    if project.forecast is not None:
        pairs.append((ui.t("Expected"), plans.when(speak, project.forecast.week_p50)))
        pairs.append((ui.t("Expected cost"), money(ui, project.forecast.cents_p50)))
    parts: list[Widget] = [Facts(pairs)]
    if project.escalated:
        parts.append(
            Label(
                ui.t("Before the IT manager: {matter}.", matter=word(speak, "matter", project.escalated)),
                colour="watch",
            )
        )
    if project.rebaseline_asked:
        parts.append(Label(ui.t("Your wish for a new plan waits for an answer."), colour="watch"))
    if project.help_until_week >= view_of(ui).week and project.help_until_week:
        parts.append(
            Label(
                ui.t("Your honest warning opened help until {week}.", week=speak.week(project.help_until_week)),
                colour="good",
            )
        )
    buttons = Flow(
        form_button(ui, "request_rebaseline", words=ui.t("Ask for a new plan…"), project=project.id),
        form_button(ui, "escalate", words=ui.t("Escalate…"), project=project.id),
        form_button(ui, "set_schedule_buffer", words=ui.t("Set the buffer…"), project=project.id),
        gap=6,
    )
    if not project.baselines:
        buttons = Flow(
            offer_button(ui, decide("set_baseline", project=project.id), style="main"),
            form_button(ui, "set_schedule_buffer", words=ui.t("Set the buffer…"), project=project.id),
            gap=6,
        )
        parts.append(Label(ui.t("Nothing is promised yet."), colour="watch"))
    return Panel(Column(*parts, buttons, gap=8), title=ui.t("Promised and expected"))


def _weeks(ui: Ui, weeks: int) -> str:
    return ui.speak.plural("{n} week", "{n} weeks", weeks)


# ----------------------------------------------------------------------------------------------------- stakeholders


def _stakeholders(ui: Ui, project: ProjectView) -> Widget:
    parties = sorted(project.stakeholders, key=lambda s: (-s.power, s.party))
    parts: list[Widget] = [_stakeholder(ui, project, party) for party in parties]
    if not parts:
        parts = [Label(ui.t("Nobody has a part in it yet."), colour="quiet")]
    return Panel(Column(*parts, gap=10), title=ui.t("Stakeholders"), remark=ui.t("trust · last heard of you"))


def _stakeholder(ui: Ui, project: ProjectView, party: StakeholderView) -> Widget:
    said = up(called(ui, party.party))
    if party.party == project.sponsor:
        said = ui.t("{name} (sponsor)", name=said)
    trust = Meter(
        party.trust / 100, _trust(party.trust), words=ui.speak.number(party.trust), why=_trust_why(ui, party.party)
    )
    heard = ui.t("heard lately") if party.engagement >= _FADED else ui.t("has not heard from you for long")
    power = ui.t("weight {share}", share=ui.speak.share(party.power))
    row = Row(Label(said, weight="semibold"), trust, grow=(1.3, 1), align="middle")
    update = offer_button(ui, decide("update_stakeholder", project=project.id, party=party.party), words=ui.t("Talk"))
    line = Label(f"{power} · {heard}", size=12, colour="quiet" if party.engagement >= _FADED else "watch")
    return Column(row, Row(line, update, grow=(1, 0), align="middle"), gap=2)


def _trust_why(ui: Ui, party: str) -> str:
    week = view_of(ui).week - 1
    return f"executive_trust@{week}" if party == "executives" and week else ""


def _trust(points: float) -> str:
    return "bad" if points < _LOW else "watch" if points < _FAIR else "good"
