"""Scope: what is delivered and what it is worth, what is wanted, and what nobody has said yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.words import word
from game.ui.offers import offer_button, section_actions
from game.ui.screens.pm.led import decide, event_of, names_of, page, party, view_of
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Panel, Row, Space
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Badge, Label, Meter, Rule

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import DeliverableView, ProjectView

_ROWS = 14
_FEW = 0.75


def badge(ui: Ui) -> int:
    """Return how many projects have no charter in writing."""
    return sum(not project.charter_submitted for project in view_of(ui).projects.projects)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the section."""
    return page(ui, desk, "scope", lambda project: _scope(ui, desk, project))


def _scope(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    top = Row(
        _deliverables(ui, project), Column(_charter(ui, project), _hidden(ui, project)), grow=(1.5, 1), align="top"
    )
    return Column(
        top,
        _requirements(ui, desk, project),
        section_actions(ui, "scope", project=project.id, without=("submit_charter", "set_scope")),
    )


def _deliverables(ui: Ui, project: ProjectView) -> Widget:
    items = sorted(project.deliverables, key=lambda item: (not item.in_scope, -item.share))
    parts: list[Widget] = []
    for i, item in enumerate(items):
        if i:
            parts.append(Rule())
        parts.append(_deliverable(ui, project, item))
    worth = ui.t("{share} of the worth is in scope", share=ui.speak.share(project.value_share))
    return Panel(Column(*parts, gap=2), title=ui.t("What is delivered"), remark=worth)


def _deliverable(ui: Ui, project: ProjectView, item: DeliverableView) -> Widget:
    names, speak = names_of(ui), ui.speak
    name = names.part("deliverables", item.id) or item.id
    tasks = [task for task in project.tasks if task.deliverable == item.id and task.state != "dropped"]
    done = sum(task.state == "done" for task in tasks)
    wanted = [r for r in project.requirements if r.deliverable == item.id]
    met = sum(r.met for r in wanted)
    facts = [ui.t("{done} of {all} tasks finished", done=done, all=len(tasks))]
    if wanted:
        facts.append(ui.t("{met} of {all} requirements met", met=met, all=len(wanted)))
    if item.wanted_by:
        facts.append(ui.t("wanted by: {who}", who=party(ui, item.wanted_by)))
    if item.accepted > 0:
        facts.append(ui.t("{share} accepted", share=speak.share(item.accepted)))
    state = (
        Badge(ui.t("in scope"), "good", solid=False) if item.in_scope else Badge(ui.t("left out"), "quiet", solid=False)
    )
    right: list[Widget] = [state]
    if item.optional:
        option = decide("set_scope", project=project.id, deliverable=item.id, inside=not item.in_scope)
        right.append(offer_button(ui, option, words=ui.t("Leave out") if item.in_scope else ui.t("Take in")))
    else:
        right.append(Label(ui.t("must be"), size=12, colour="quiet"))
    share = Meter(item.share, "pm" if item.in_scope else "quiet", words=speak.share(item.share))
    return Column(
        Row(Label(name, weight="semibold"), *right, gap=8, grow=(1,), align="middle"),
        Row(Label(" · ".join(facts), size=12, colour="quiet"), share, grow=(1.4, 1), align="middle"),
        gap=3,
    )


def _charter(ui: Ui, project: ProjectView) -> Widget:
    if project.charter_submitted:
        words = ui.t(
            "What is in and what is out is written down. Small wishes do not slip in; leaving things out costs trust."
        )
        return Panel(Label(words, colour="quiet"), title=ui.t("Charter"), remark=ui.t("submitted"), accent="good")
    words = ui.t(
        "What is in and what is out is not written down: everybody expects something else, and small wishes slip in."
    )
    button = offer_button(ui, decide("submit_charter", project=project.id), style="main")
    return Panel(Column(Label(words), Flow(button), gap=8), title=ui.t("Charter"), accent="watch")


def hidden_guess(project: ProjectView, workshops: int, share: float) -> float | None:
    """Return how many requirements nobody has said yet, as one would estimate; None without a workshop.

    Each workshop names a share of what was unsaid, so what it named tells what is left.

    Args:
        project: As its leader sees it.
        workshops: How many were held.
        share: Of what is unsaid, that one of them names.
    """
    found = sum(requirement.origin == "hidden" for requirement in project.requirements)
    if workshops == 0 or share <= 0.0:
        return None
    missed = (1.0 - share) ** workshops
    return found * missed / (1.0 - missed)


def _hidden(ui: Ui, project: ProjectView) -> Widget:
    workshops = 0
    while event_of(ui, f"project/{project.id}/workshop/{workshops + 1}/over"):
        workshops += 1
    guess = hidden_guess(project, workshops, names_of(ui).scenario.rules.projects.workshop_share)
    found = sum(requirement.origin == "hidden" for requirement in project.requirements)
    if guess is None:
        words = ui.t(
            "No workshop was held. What nobody has said shows later, at design, in the pilot or at acceptance, "
            "and costs more each time."
        )
        remark = ui.t("unknown")
    else:
        named = ui.t("{n} came up that nobody had said.", n=found)
        rest = ui.speak.number(guess)
        few = guess < _FEW
        words = (
            ui.t("By what workshops find, hardly anything is left unsaid.")
            if few
            else ui.t("By what workshops find, about {n} more are still unsaid.", n=rest)
        )
        words = f"{named} {words}"
        remark = ui.t("hardly any") if few else ui.t("about {n}", n=rest)
    since = (
        []
        if project.workshop_weeks < 0
        else [
            Label(ui.t("Last workshop {weeks} ago.", weeks=_weeks(ui, project.workshop_weeks)), size=12, colour="quiet")
        ]
    )
    button = offer_button(ui, decide("run_requirements_workshop", project=project.id))
    return Panel(Column(Label(words), *since, Space(2), Flow(button), gap=6), title=ui.t("Not said yet"), remark=remark)


def _weeks(ui: Ui, weeks: float) -> str:
    return ui.speak.plural("{n} week", "{n} weeks", max(0, round(weeks)))


def _requirements(ui: Ui, desk: DeskScreen, project: ProjectView) -> Widget:
    names = names_of(ui)
    origin = {
        "charter": ui.t("from the start"),
        "hidden": ui.t("came up later"),
        "growth": ui.t("crept in"),
        "request": ui.t("change request"),
    }
    rows = [
        TableRow(
            item.id,
            (
                Cell(names.part("requirements", item.id) or ui.t("something more"), dot="good" if item.met else "line"),
                Cell(names.part("deliverables", item.deliverable) or item.deliverable, colour="quiet"),
                Cell(party(ui, item.department) if item.department else "–"),
                Cell(origin.get(item.origin, word(ui.speak, "kind", item.origin)), colour="quiet"),
                Cell(ui.speak.hours(item.effort_h), sort=item.effort_h),
                Cell(ui.t("met") if item.met else ui.t("open"), colour="good" if item.met else "text"),
            ),
        )
        for item in sorted(project.requirements, key=lambda item: (item.met, item.deliverable, item.id))
    ]
    columns = (
        TableColumn(ui.t("Requirement"), grow=2),
        TableColumn(ui.t("Part of"), grow=1.4),
        TableColumn(ui.t("Wanted by"), grow=1),
        TableColumn(ui.t("Origin"), grow=1),
        TableColumn(ui.t("Effort"), "right"),
        TableColumn(ui.t("State")),
    )
    met = sum(item.met for item in project.requirements)
    remark = ui.t("{met} of {all} met", met=met, all=len(project.requirements))
    table = Table(columns, rows, key="pm/requirements", most=_ROWS, empty=ui.t("Nothing was asked for yet."))
    return Panel(table, title=ui.t("What is wanted"), remark=remark)
