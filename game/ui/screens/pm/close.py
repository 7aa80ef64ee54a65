"""Closing: what is missing until the project is live, accepted, handed over and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters import closing
from game.ui.offers import form_button, offer_button, section_actions
from game.ui.screens.pm.led import decide, names_of, page, view_of
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Panel, Row
from game.ui.widgets.words import Badge, Icon, Label, Meter, Rule

if TYPE_CHECKING:
    from game.presenters.closing import Item
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ProjectView

_SIGNS = {"done": ("circle-check", "good"), "now": ("circle-dot", "pm"), "later": ("circle", "quiet")}
_FORMS = frozenset({"schedule_go_live", "set_testing_share"})


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the section."""
    return page(ui, desk, "close", lambda project: _close(ui, project))


def _close(ui: Ui, project: ProjectView) -> Widget:
    items = closing.checklist(names_of(ui), project, view_of(ui).week)
    parts: list[Widget] = []
    for i, item in enumerate(items):
        if i:
            parts.append(Rule())
        parts.append(_line(ui, project, item))
    done = sum(item.state == "done" for item in items)
    remark = ui.t("{done} of {all}", done=done, all=len(items))
    shown = tuple(item.decision for item in items if item.decision)
    body = Row(
        Panel(Column(*parts, gap=2), title=ui.t("Until it is over"), remark=remark),
        Column(_worth(ui, project), _left(ui, project)),
        grow=(1.8, 1),
        align="top",
    )
    return Column(body, section_actions(ui, "close", project=project.id, without=shown))


def _line(ui: Ui, project: ProjectView, item: Item) -> Widget:
    icon, colour = _SIGNS[item.state]
    says = {"done": ui.t("done"), "now": ui.t("now"), "later": ui.t("later")}[item.state]
    words = Column(
        Label(item.words, weight="semibold", colour="quiet" if item.state == "later" else "text"),
        *([Label(item.detail, size=12, colour="quiet")] if item.detail else []),
        gap=2,
    )
    parts: list[Widget] = [Icon(icon, size=17, colour=colour, says=says), words]
    if item.decision and item.state != "done":
        parts.append(_button(ui, project, item))
    return Row(*parts, gap=10, grow=(0, 1, 0)[: len(parts)], align="middle")


def _button(ui: Ui, project: ProjectView, item: Item) -> Widget:
    if item.decision in _FORMS:
        return form_button(ui, item.decision, project=project.id)
    style = "main" if item.state == "now" else "plain"
    return offer_button(ui, decide(item.decision, project=project.id), style=style)


def _worth(ui: Ui, project: ProjectView) -> Widget:
    names = names_of(ui)
    parts: list[Widget] = []
    for item in project.deliverables:
        name = names.part("deliverables", item.id) or item.id
        if not item.in_scope:
            parts.append(Row(Label(name, colour="quiet"), Badge(ui.t("left out"), "quiet", solid=False), grow=(1, 0)))
            continue
        share = ui.speak.share(item.accepted)
        parts.append(Column(Label(name), Meter(item.accepted, "good", words=share), gap=0))
    accepted = ui.t("{share} accepted", share=ui.speak.share(closing.accepted_share(project)))
    return Panel(Column(*parts, gap=6), title=ui.t("What the sponsor accepts"), remark=accepted)


def _left(ui: Ui, project: ProjectView) -> Widget:
    unmet = sum(not r.met for r in project.requirements)
    lines = [
        ui.speak.plural("{n} known requirement is open.", "{n} known requirements are open.", unmet),
        ui.t("Requirements that nobody has named show at acceptance, at their dearest."),
        ui.t("Defects that are not found now, users find: about {n}.", n=ui.speak.number(project.defects_guess)),
    ]
    return Panel(Column(*(Label(line, colour="quiet") for line in lines), gap=6), title=ui.t("What could come back"))
