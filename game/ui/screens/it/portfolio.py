"""The portfolio: projects as they were last reported, proposals, and what project managers put before the hat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.fill import show
from game.presenters.words import word
from game.ui.naming import request_words, up
from game.ui.offers import form_button, offer_button, section_actions
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Facts, Label, Meter
from sim.catalogue import decision

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ReportedProject, RequestView

COLOURS = {"green": "good", "amber": "watch", "red": "bad"}
_OLD_WEEKS = 2


def badge(ui: Ui) -> int:
    """Return how many proposals, requests, escalations and wishes wait."""
    assert ui.driver is not None
    portfolio = ui.driver.view().projects.portfolio
    return sum(len(p.requests) + bool(p.escalation) + bool(p.rebaseline) + (p.status == "proposed") for p in portfolio)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return all projects above, and the chosen one below."""
    assert ui.driver is not None
    portfolio = ui.driver.view().projects.portfolio
    if not portfolio:
        empty = Label(ui.t("No project and no proposal is on the table."), colour="quiet")
        return Column(Panel(empty), section_actions(ui, "portfolio"), grow=(1,))
    chosen = next((p for p in portfolio if p.id == desk.chosen.get("project")), portfolio[0])
    asked = _asked(ui, chosen)
    detail = Row(_facts(ui, chosen), Column(*asked, _people(ui, chosen), gap=10), grow=(1, 1), gap=12, align="top")
    table = Panel(_table(ui, desk, portfolio, chosen), title=ui.t("Projects, as last reported"))
    body = Scroll(Column(table, detail, gap=10), key="portfolio")
    return Column(body, section_actions(ui, "portfolio", project=chosen.id), grow=(1,), gap=8)


def _table(ui: Ui, desk: DeskScreen, portfolio: tuple[ReportedProject, ...], chosen: ReportedProject) -> Table:
    columns = [
        TableColumn(ui.t("Project"), grow=1),
        TableColumn(ui.t("Led by"), grow=0.5),
        TableColumn(ui.t("Report")),
        TableColumn(ui.t("Due"), "right"),
        TableColumn(ui.t("Forecast"), "right"),
        TableColumn(ui.t("Done"), width=90),
        TableColumn(ui.t("Spent of budget"), "right"),
    ]
    rows = [_row(ui, desk, project) for project in portfolio]
    return Table(columns, rows, key="portfolio", chosen=chosen.id)


def _leader(ui: Ui, project: ReportedProject) -> str:
    assert ui.names is not None
    return show(ui.names, "leader", project.leader) if project.leader else ui.t("nobody")


def _row(ui: Ui, desk: DeskScreen, p: ReportedProject) -> TableRow:
    assert ui.names is not None and ui.driver is not None
    names, speak, currency = ui.names, ui.speak, ui.names.scenario.currency
    budget = p.budget_cents + p.capital_cents
    late = p.forecast_week > p.due_week + p.tolerance_weeks
    if p.report_week:
        colour = word(speak, "colour", p.colour)
        report = Cell(f"{up(colour)}, {speak.week(p.report_week)}", dot=COLOURS.get(p.colour, "quiet"))
    else:
        report = Cell(up(word(speak, "status", p.status)), colour="quiet")
    spent = f"{speak.money(p.spent_cents, currency)} / {speak.money(budget, currency)}"
    cells = (
        Cell(names.of("projects", p.id), bold=p.status == "running"),
        Cell(_leader(ui, p), colour="quiet" if p.leader else "watch"),
        report,
        Cell(speak.week(p.due_week) if p.due_week else "–", sort=p.due_week),
        Cell(
            speak.week(p.forecast_week) if p.report_week and p.forecast_week else "–",
            sort=p.forecast_week,
            colour="bad" if late and p.report_week else "text",
        ),
        Cell(speak.share(p.percent), share=p.percent, colour="it", sort=p.percent),
        Cell(spent, sort=p.spent_cents, colour="bad" if budget and p.spent_cents > budget else "text"),
    )
    why = f"project/{p.id}/report/{p.report_week}" if p.report_week else ""
    return TableRow(p.id, cells, lambda: desk.pick(ui, project=p.id), why)


def _facts(ui: Ui, p: ReportedProject) -> Widget:
    assert ui.names is not None and ui.driver is not None
    names, speak, currency = ui.names, ui.speak, ui.names.scenario.currency
    sponsor = show(names, "sponsor", p.sponsor)
    skills = ", ".join(
        f"{word(speak, 'field', f)} {speak.number(level, 1)}: {speak.hours(h)}" for f, level, h in p.fields
    )
    facts = [
        (ui.t("State"), up(word(speak, "status", p.status))),
        (ui.t("Sponsor"), ui.t("{name}, trust {n}", name=sponsor, n=speak.number(p.sponsor_trust))),
        (ui.t("Led by"), _leader(ui, p)),
        (ui.t("Promises a week"), speak.money(p.worth_cents_per_week, currency)),
        (ui.t("Work, as proposed"), speak.hours(p.effort_h)),
        (ui.t("Skills"), skills or "–"),
    ]
    if p.baseline_week:
        facts.append((ui.t("Promised plan"), speak.week(p.baseline_week)))
    if p.report_week:
        facts.append((ui.t("Cost forecast"), speak.money(p.cost_forecast_cents, currency)))
    parts: list[Widget] = [Facts(facts)]
    age = ui.driver.week - p.report_week
    if p.report_week:
        tone = "watch" if age > _OLD_WEEKS else "quiet"
        note = speak.plural(
            "You know what was reported {n} week ago.", "You know what was reported {n} weeks ago.", age
        )
        parts.append(Label(note, size=12, colour=tone))
    parts.append(_decide(ui, p))
    return Panel(Column(*parts, gap=8), title=names.of("projects", p.id))


def _decide(ui: Ui, p: ReportedProject) -> Widget:
    names: tuple[str, ...] = ("fund_project", "pause_project", "cancel_project")
    if p.status == "proposed":
        names = ("charter_project", "decline_proposal")
    elif not p.leader:
        names = ("appoint_project_manager", *names)
    elif p.status == "paused":
        names = ("resume_project", "cancel_project")
    elif not p.responsibilities:
        names = ("agree_responsibilities", *names)
    return Flow(*(form_button(ui, name, project=p.id, size=12) for name in names), gap=6)


def _asked(ui: Ui, p: ReportedProject) -> list[Widget]:
    """Return what the project's manager waits for."""
    assert ui.names is not None
    found: list[Widget] = []
    if p.escalation:
        matter = ui.t("Put before you: {matter}", matter=word(ui.speak, "matter", p.escalated))
        found.append(_matter(ui, matter, "answer_escalation", p.id, ("take", "back", "sponsor")))
    if p.rebaseline:
        weeks = ui.speak.plural("{n} week later", "{n} weeks later", p.rebaseline_weeks)
        found.append(
            _matter(
                ui,
                ui.t("Asks for another plan: {weeks}", weeks=weeks),
                "answer_rebaseline",
                p.id,
                ("approve", "reject"),
            )
        )
    found += [_request(ui, request) for request in p.requests]
    return found


def _matter(ui: Ui, words: str, name: str, project: str, answers: tuple[str, ...]) -> Widget:
    buttons = [offer_button(ui, decision(name, {"project": project, "answer": answer}), size=12) for answer in answers]
    return Panel(Column(Label(words, weight="semibold"), Flow(*buttons, gap=6), gap=6), accent="watch", pad=10)


def _request(ui: Ui, request: RequestView) -> Widget:
    words = ui.t("Asks for {who}", who=request_words(ui, request))
    given = {"request": request.id}
    buttons = [
        offer_button(ui, decision("answer_request", given | {"answer": "grant", "person": request.person}), size=12),
        form_button(
            ui,
            "answer_request",
            words=ui.t("Offer something else"),
            request=request.id,
            answer="offer",
            person=request.person,
            share=round(request.share / 2, 2),
            weeks=request.weeks,
            size=12,
        ),
        form_button(ui, "answer_request", words=ui.t("Decline"), request=request.id, answer="decline", size=12),
    ]
    by = ui.t("answer by {week}", week=ui.speak.week(request.answer_by_week))
    head = Label(words, weight="semibold")
    return Panel(Column(head, Label(by, size=11, colour="quiet"), Flow(*buttons, gap=6), gap=5), accent="watch", pad=10)


def _people(ui: Ui, p: ReportedProject) -> Widget:
    assert ui.names is not None
    rows: list[Widget] = []
    for who, share, week in p.grants:
        until = ui.t("{share} until {week}", share=ui.speak.share(share), week=ui.speak.week(week))
        back = form_button(ui, "withdraw_staff", words=ui.t("Take back"), project=p.id, person=who, size=12)
        meter = Meter(share, "pm", label=ui.names.of("people", who), words=until)
        rows.append(Row(meter, back, grow=(1,), align="middle"))
    if not rows:
        rows.append(Label(ui.t("Nobody is lent to it."), colour="quiet"))
    rows.append(Flow(form_button(ui, "grant_staff", project=p.id, size=12)))
    title = ui.t("People lent to it")
    return Panel(Column(*rows, gap=4), title=title)
