"""One task in detail: what is believed of it, who is on it, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.presenters.plan import people_names, task_facts, task_name
from game.ui.offers import form_button, offer_button, open_form
from game.ui.screens.pm.led import decide, event_of, names_of
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Panel
from game.ui.widgets.words import Facts, Label

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.projects.view import ProjectView, TaskView


def detail(ui: Ui, project: ProjectView, task: TaskView) -> Widget:
    """Return the panel of the chosen task."""
    names = names_of(ui)
    title = ui.t("Task: {task}", task=task_name(names, task.id))
    facts = Facts(task_facts(names, project, task))
    if task.state in {"done", "dropped"}:
        return Panel(facts, title=title, why=why(ui, project, task))
    body = Column(
        facts,
        *_people(ui, project, task),
        Label(ui.t("Change it"), size=11, colour="quiet"),
        Flow(*_buttons(ui, project, task), gap=6),
        gap=7,
    )
    return Panel(body, title=title, why=why(ui, project, task))


def _people(ui: Ui, project: ProjectView, task: TaskView) -> list[Widget]:
    """Return a button for each member who could join it or leave it: what dragging a chip does."""
    buttons: list[Widget] = []
    for person in task.people:
        rest = [other for other in task.people if other != person]
        buttons.append(_assign(ui, project, task, rest, f"− {people_names(names_of(ui), (person,))}"))
    for person in task.able:
        if person not in task.people:
            more = [*task.people, person]
            buttons.append(_assign(ui, project, task, more, f"+ {people_names(names_of(ui), (person,))}"))
    if not buttons:
        ask = form_button(ui, "request_staff", project=project.id, field=task.field, level=task.level)
        return [Label(ui.t("Nobody in the team can do this."), colour="watch"), Flow(ask)]
    return [Label(ui.t("Put on it, or take off"), size=11, colour="quiet"), Flow(*buttons, gap=6)]


def _assign(ui: Ui, project: ProjectView, task: TaskView, people: list[str], words: str) -> Button:
    option = decide("assign_task", project=project.id, task=task.id, people=people)
    return offer_button(ui, option, words=words)


def _buttons(ui: Ui, project: ProjectView, task: TaskView) -> list[Widget]:
    here: dict[str, Any] = {"project": project.id, "task": task.id}
    assign = Button(ui.t("Assign…"), lambda: open_form(ui, "assign_task", **here), shortcut="A", key="task/assign")
    hours = Button(ui.t("Re-estimate…"), lambda: open_form(ui, "estimate_task", **here), shortcut="E", key="task/hours")
    sooner = offer_button(ui, decide("reorder_task", **here, priority=max(1, task.priority - 1)), words=ui.t("Earlier"))
    later = offer_button(ui, decide("reorder_task", **here, priority=min(5, task.priority + 1)), words=ui.t("Later"))
    found: list[Widget] = [assign, hours, sooner, later]
    found.append(offer_button(ui, decide("split_task", **here), words=ui.t("Split")))
    found.append(form_button(ui, "crash_task", words=ui.t("Crash…"), **here))
    found.append(form_button(ui, "link_tasks", words=ui.t("Link…"), **here))
    if any(project.task(name).state not in {"done", "dropped"} for name in task.after):
        found.append(form_button(ui, "fast_track", words=ui.t("Fast-track…"), **here))
    if task.state in {"ready", "active"}:
        own: dict[str, Any] = {"subject": f"{project.id}/{task.id}"}
        found.append(form_button(ui, "work_on_item", words=ui.t("Do it yourself…"), **own))
    return found


def why(ui: Ui, project: ProjectView, task: TaskView) -> str:
    """Return the event that says most about how a task stands."""
    base = f"project/{project.id}/task/{task.id}"
    return event_of(
        ui, *(f"{base}/{end}" for end in ("done", "blocked/1", "delayed/1", "over/1", "started", "estimate/1"))
    )
