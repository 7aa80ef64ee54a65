"""Audit of projects: what must hold whatever anybody decides."""

import math
from typing import TYPE_CHECKING

from sim.kernel.errors import InvariantError
from sim.projects.state import OPEN_STATUS, Project, Task
from sim.work.state import DONE

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

_CLOSE = 1e-6
_FIRM = ("done", "dropped")


def check(floor: "ProjectsFloor") -> None:
    """Raise InvariantError if projects contradict themselves."""
    for project in floor.state.projects.values():
        for task in project.tasks.values():
            _task(floor, project, task)
        _hours(project)
        _scope(project)
        _value(floor, project)
        if any(not 0.0 <= share <= 1.0 for share in (project.motivation, project.conflict, *project.cohesion.values())):
            raise InvariantError(f"a share of the team of {project.id} left 0 to 1")
        if project.status not in OPEN_STATUS and project.grants:
            raise InvariantError(f"{project.id} is {project.status} and still holds people")
    _people(floor)
    _items(floor)


def _task(floor: "ProjectsFloor", project: Project, task: Task) -> None:
    name = f"{project.id}/{task.id}"
    if not 0 <= task.done_s <= task.true_s:
        raise InvariantError(f"{name} has {task.done_s} s done of {task.true_s}")
    if task.state == "done" and (task.parts or task.done_s != task.true_s):
        raise InvariantError(f"{name} is done and is not")
    if set(task.parts) != set(task.in_hand) or set(task.parts) != set(task.given):
        raise InvariantError(f"{name}: hands and stretches differ")
    if sum(task.in_hand.values()) + task.done_s > task.true_s:
        raise InvariantError(f"{name} has more in hand than is left")
    if len(task.parts) > task.max_people + task.crowd:
        raise InvariantError(f"{name} has {len(task.parts)} people at once")
    if task.booked_s > 0 and task.started_s < 0:
        raise InvariantError(f"{name} has hours and never began")
    for before in task.after:
        if before not in project.tasks:
            raise InvariantError(f"{name} waits for {before}, which does not exist")
    for item_id in task.parts.values():
        item = floor.work.state.items.get(item_id)
        if item is None or item.state == DONE or item.project != project.id:
            raise InvariantError(f"{name}: its item {item_id} is gone")


def _hours(project: Project) -> None:
    """Person-hours of the tasks are those of the project; what grants have counted is among them."""
    if sum(task.booked_s for task in project.tasks.values()) != project.booked_s:
        raise InvariantError(f"{project.id} has booked {project.booked_s} s, its tasks otherwise")
    if sum(grant.booked_s for grant in project.grants.values()) > project.booked_s:
        raise InvariantError(f"{project.id}: grants count more hours than the project")


def _scope(project: Project) -> None:
    """Nothing that was agreed gets lost: worth stays, wishes belong somewhere, tasks rest with their deliverable."""
    total = math.fsum(item.value for item in project.deliverables.values())
    if project.original_value > total + _CLOSE:
        raise InvariantError(f"{project.id} lost worth: {total} of {project.original_value}")
    for wish in project.requirements.values():
        if wish.deliverable not in project.deliverables:
            raise InvariantError(f"{project.id}: {wish.id} belongs to nothing")
    for task in project.tasks.values():
        home = project.deliverables.get(task.deliverable)
        if task.state == "dropped" and home is not None and home.in_scope and project.status in OPEN_STATUS:
            raise InvariantError(f"{project.id}: {task.id} was dropped, but {home.id} is in scope")


def _value(floor: "ProjectsFloor", project: Project) -> None:
    """Earned value lies between nothing and the budget at completion."""
    if project.baselines and project.status in OPEN_STATUS:
        found = floor.measures(project.id)
        if not 0 <= found.ev_cents <= found.bac_cents:
            raise InvariantError(f"{project.id} has earned {found.ev_cents} of {found.bac_cents}")


def _people(floor: "ProjectsFloor") -> None:
    shares: dict[str, float] = {}
    for project in floor.open_projects():
        for person, grant in project.grants.items():
            shares[person] = shares.get(person, 0.0) + grant.share
            if not floor.people.state.people[person].employed:
                raise InvariantError(f"{person} left and is still granted to {project.id}")
    for person, share in shares.items():
        if share > 1.0 + _CLOSE:
            raise InvariantError(f"{person} is granted for {share} of a week")


def _items(floor: "ProjectsFloor") -> None:
    """Every item of project work belongs to a task."""
    known = {
        item_id
        for project in floor.state.projects.values()
        for task in project.tasks.values()
        for item_id in task.parts.values()
    }
    for item in floor.work.state.items.values():
        if item.kind == "task" and item.id not in known and item.id.startswith("project/") and "/task/" in item.id:
            raise InvariantError(f"work item {item.id} belongs to no task")
