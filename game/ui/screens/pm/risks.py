"""Risks: the register, where each lies, and what is done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.presenters import register
from game.presenters.words import word
from game.ui.charts.matrix import Matrix, Spot
from game.ui.offers import offer_button, section_actions
from game.ui.screens.pm.led import decide, event_of, money, names_of, narrow, page, view_of
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Panel, Row
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Facts, Label

if TYPE_CHECKING:
    from game.presenters.register import RiskRow
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ProjectView

_RESPONSES = ("mitigate", "contingency", "transfer", "avoid", "accept")


def badge(ui: Ui) -> int:
    """Return how many likely risks have no response."""
    projects = view_of(ui).projects.projects
    return sum(r.state == "open" and r.response == "none" for project in projects for r in project.risks)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the section."""
    return page(ui, desk, "risks", lambda project: _risks(ui, desk, project))


def _risks(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    rows = register.rows(names_of(ui), project)
    chosen = next((row for row in rows if row.id == desk.chosen.get("risk", "")), rows[0] if rows else None)
    key = chosen.id if chosen is not None else ""
    right: list[Widget] = [_matrix(ui, desk, rows, key)]
    if chosen is not None:
        right.append(_detail(ui, project, chosen))
    table = _table(ui, desk, project, rows, key)
    if narrow(ui):
        body: Widget = Column(table, Row(*right, grow=(1, 1)[: len(right)], align="top"))
    else:
        body = Row(table, Column(*right), grow=(2.3, 1), align="top")
    return Column(
        body, section_actions(ui, "risks", project=project.id, without=("respond_to_risk", "hold_risk_workshop"))
    )


def _table(ui: Ui, desk: DeskScreen, project: ProjectView, rows: tuple[RiskRow, ...], chosen: str) -> Widget:
    lines = [
        TableRow(
            row.id,
            (
                Cell(str(row.number) if row.number else "–", sort=row.number or 99),
                Cell(row.name),
                Cell(ui.speak.share(row.probability), sort=row.probability),
                Cell(row.effect),
                _stands(row),
                Cell(row.when, colour="quiet"),
            ),
            open=partial(desk.pick, ui, risk=row.id),
        )
        for row in rows
    ]
    columns = (
        TableColumn("#", width=20),
        TableColumn(ui.t("Risk"), grow=3),
        TableColumn(ui.t("Likely"), "right"),
        TableColumn(ui.t("Would cost"), grow=0.6),
        TableColumn(ui.t("Response"), grow=0.6),
        TableColumn(ui.t("When")),
    )
    empty = ui.t("No risk is known. That is not the same as none: hold a risk workshop.")
    open_ = sum(row.number > 0 for row in rows)
    remark = ui.t("{n} may still happen", n=open_)
    table = Table(columns, lines, key="pm/risks", empty=empty, chosen=chosen)
    workshop = offer_button(ui, decide("hold_risk_workshop", project=project.id))
    return Panel(table, title=ui.t("Register, heaviest first"), remark=remark, actions=(workshop,))


def _stands(row: RiskRow) -> Cell:
    """Return the response while it may happen, and how it ended afterwards."""
    if not row.number:
        return Cell(row.state, colour="quiet")
    return Cell(row.response, colour="text" if row.answered else "watch")


def _matrix(ui: Ui, desk: DeskScreen, rows: tuple[RiskRow, ...], chosen: str) -> Widget:
    spots = [Spot(row.id, row.number, row.name, row.likelihood, row.impact) for row in rows if row.number]
    chart = Matrix(
        ui.t("Likelihood against impact"),
        spots,
        across=ui.t("impact →"),
        up=ui.t("likelihood →"),
        choose=lambda risk: desk.pick(ui, risk=risk),
        chosen=chosen,
        height=190,
        key="pm/matrix",
    )
    return Panel(chart, title=ui.t("Likelihood against impact"))


def _detail(ui: Ui, project: ProjectView, row: RiskRow) -> Widget:
    speak = ui.speak
    risk = next(risk for risk in project.risks if risk.id == row.id)
    levels = [ui.t(level) for level in register.LEVELS]
    pairs = [
        (ui.t("Likelihood"), f"{speak.share(row.probability)} ({levels[row.likelihood]})"),
        (ui.t("Would cost"), f"{row.effect} ({levels[row.impact]})"),
        (ui.t("Comes from"), _source(ui, risk.source, risk.subject)),
        (ui.t("Response"), row.response),
        (ui.t("State"), row.state),
    ]
    if row.task:
        pairs.append((ui.t("Hits"), row.task))
    if row.when:
        pairs.insert(3, (ui.t("When"), row.when))
    if risk.contingency_cents:
        pairs.append((ui.t("Held ready"), money(ui, risk.contingency_cents)))
    parts: list[Widget] = [Label(row.name, weight="semibold"), Facts(pairs)]
    if row.number:
        parts.append(Label(ui.t("Respond"), size=11, colour="quiet"))
        parts.append(Flow(*(_response(ui, project, row.id, response) for response in _RESPONSES), gap=6))
    why = event_of(ui, f"project/{project.id}/risk/{row.id}/struck", f"project/{project.id}/risk/{row.id}/answered/1")
    return Panel(Column(*parts, gap=7), title=ui.t("Risk {n}", n=row.number) if row.number else ui.t("Risk"), why=why)


def _response(ui: Ui, project: ProjectView, risk: str, response: str) -> Widget:
    text = word(ui.speak, "response", response)
    option = decide("respond_to_risk", project=project.id, risk=risk, response=response)
    return offer_button(ui, option, words=text[:1].upper() + text[1:])


def _source(ui: Ui, source: str, subject: str) -> str:
    said = {
        "project": ui.t("the project itself"),
        "vendor": ui.t("a vendor"),
        "person": ui.t("a person"),
        "operations": ui.t("operations"),
        "outside": ui.t("outside"),
    }[source]
    return f"{said}: {names_of(ui).any(subject)}" if subject else said
