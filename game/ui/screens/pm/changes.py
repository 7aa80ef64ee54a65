"""Change requests: what is wanted besides, what it costs and is worth, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters import plan as plans
from game.ui.labels import ANSWERS
from game.ui.naming import change_words
from game.ui.offers import form_button, offer_button, section_actions
from game.ui.screens.pm.led import decide, event_of, names_of, page, party, view_of
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Grid, Panel, Row
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Facts, Label
from sim.kernel.units import WEEK

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ChangeRequestView, ProjectView

_ANSWERS = ("accept", "reject", "defer", "escalate")


def badge(ui: Ui) -> int:
    """Return how many requests wait for an answer."""
    return sum(r.state == "open" for project in view_of(ui).projects.projects for r in project.change_requests)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the section."""
    return page(ui, desk, "changes", lambda project: _changes(ui, desk, project))


def _changes(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    waiting = [r for r in project.change_requests if r.state == "open"]
    later = [r for r in project.change_requests if r.state != "open"]
    parts: list[Widget] = [_waiting(ui, project, waiting)]
    if later:
        parts.append(_put_off(ui, project, later))
    parts.append(Row(_quality(ui, project), _calendar(ui), grow=(1, 1.6), align="top"))
    parts.append(
        section_actions(ui, "changes", project=project.id, without=("answer_change_request", "set_testing_share"))
    )
    return Column(*parts)


def _waiting(ui: Ui, project: ProjectView, requests: list[ChangeRequestView]) -> Widget:
    title = ui.t("Wanted besides")
    if not requests:
        words = ui.t("Nobody wants anything else at present. Wishes come from departments, mostly late.")
        if not project.charter_submitted:
            words = ui.t("Nothing comes here before the charter is submitted: wishes slip in unasked until then.")
        return Panel(Label(words, colour="quiet"), title=title, accent="good")
    cards = [_card(ui, project, request) for request in requests]
    remark = ui.t("without an answer somebody of the team is asked instead")
    return Panel(Grid(*cards, least=300, most=3), title=title, remark=remark if ui.size[0] > 1150 else "", accent="bad")


def _card(ui: Ui, project: ProjectView, request: ChangeRequestView) -> Widget:
    names, speak = names_of(ui), ui.speak
    facts = Facts(
        [
            (ui.t("Part of"), names.part("deliverables", request.deliverable) or request.deliverable),
            (ui.t("Effort now"), speak.hours(request.effort_h)),
            (ui.t("Worth it?"), worth(ui, project, request)),
            (ui.t("Answer by"), speak.week(request.answer_by_week)),
        ]
    )
    buttons = [
        offer_button(
            ui,
            decide("answer_change_request", project=project.id, request=request.id, answer=answer),
            words=ui.t(ANSWERS[answer]),
        )
        for answer in _ANSWERS
    ]
    head = Label(ui.t("Asked by: {who}", who=party(ui, request.asked_by)), weight="semibold")
    body = Column(head, facts, Flow(*buttons, gap=6), gap=7)
    why = event_of(ui, f"{request.id}/raised", f"project/{project.id}/{request.id}/raised")
    return Panel(body, tone="raised", border="", pad=11, why=why, key=f"request/{request.id}")


def worth(ui: Ui, project: ProjectView, request: ChangeRequestView) -> str:
    """Return which share of the charter's worth a wish brings, for which share of all work."""
    definition = next(one for one in names_of(ui).scenario.projects if one.id == project.id)
    value = sum(item.value for item in definition.deliverables)
    work = sum(task.booked_h + task.left_h for task in project.tasks if task.state != "dropped")
    speak = ui.speak
    brings = speak.share(request.value / value if value else 0.0, 1)
    takes = speak.share(request.effort_h / work if work else 0.0, 1)
    return ui.t("{worth} of all worth for {work} of all work", worth=brings, work=takes)


def _put_off(ui: Ui, project: ProjectView, requests: list[ChangeRequestView]) -> Widget:
    names = names_of(ui)
    states = {"deferred": ui.t("put off"), "escalated": ui.t("with the sponsor")}
    rows = [
        TableRow(
            request.id,
            (
                Cell(party(ui, request.asked_by)),
                Cell(names.part("deliverables", request.deliverable) or request.deliverable),
                Cell(ui.speak.hours(request.effort_h), sort=request.effort_h),
                Cell(ui.speak.week(request.asked_week), sort=request.asked_week),
                Cell(states.get(request.state, request.state), colour="quiet"),
            ),
        )
        for request in requests
    ]
    columns = (
        TableColumn(ui.t("Who"), grow=1),
        TableColumn(ui.t("Part of"), grow=2),
        TableColumn(ui.t("Effort"), "right"),
        TableColumn(ui.t("Asked"), "right"),
        TableColumn(ui.t("State"), grow=1),
    )
    return Panel(Table(columns, rows, key="pm/later"), title=ui.t("Put off or passed on"))


def _quality(ui: Ui, project: ProjectView) -> Widget:
    speak = ui.speak
    facts = Facts(
        [
            (ui.t("Review and test"), ui.t("{share} of the work", share=speak.share(project.testing_share))),
            (ui.t("Defects to be expected"), ui.t("about {n}", n=speak.number(project.defects_guess))),
        ]
    )
    button = form_button(ui, "set_testing_share", project=project.id, share=project.testing_share)
    return Panel(Column(facts, Flow(button), gap=8), title=ui.t("Quality"))


def _calendar(ui: Ui) -> Widget:
    view = view_of(ui).change
    states = {"requested": ui.t("answer awaited"), "executing": ui.t("under way")}
    rows = []
    for change in sorted(view.open, key=lambda one: (one.starts_s < 0, one.starts_s, one.id)):
        dated = change.starts_s >= 0
        said = states.get(change.state) or (ui.t("scheduled") if dated else ui.t("no date yet"))
        when = plans.when(ui.speak, change.starts_s / WEEK + 1.0) if dated else "–"
        cells = (Cell(change_words(ui, change)), Cell(when, sort=change.starts_s), Cell(said, colour="quiet"))
        rows.append(TableRow(change.id, cells, why=event_of(ui, f"{change.id}/requested")))
    columns = (TableColumn(ui.t("Change"), grow=2), TableColumn(ui.t("When")), TableColumn(ui.t("State"), grow=1))
    freeze = ""
    if view.freeze_to_week:
        freeze = ui.t(
            "freeze {first} to {last}",
            first=ui.speak.week(view.freeze_from_week),
            last=ui.speak.week(view.freeze_to_week),
        )
    table = Table(columns, rows, key="pm/calendar", most=6, empty=ui.t("No change is planned."))
    return Panel(table, title=ui.t("Changes to what runs: the IT manager's calendar"), remark=freeze)
