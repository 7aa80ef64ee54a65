"""What decisions about projects have in common."""

from typing import TYPE_CHECKING, Any

from sim.kernel.errors import Refusal
from sim.projects.state import OPEN_STATUS, Project, Task

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

MOST = 12
PLANNABLE = ("chartered", "running", "paused")
ENDED = ("done", "dropped")


def no_project(floor: "ProjectsFloor", project_id: str, statuses: tuple[str, ...] = OPEN_STATUS) -> Refusal | None:
    """Return why nothing can be decided for a project now, or None."""
    project = floor.find(project_id)
    if project is None:
        return Refusal.of("unknown_project", id=project_id)
    if project.status not in statuses:
        return Refusal.of("project_not_open", id=project_id, status=project.status)
    return None


def no_task(floor: "ProjectsFloor", project_id: str, task_id: str) -> Refusal | None:
    """Return why nothing can be decided for a task now, or None."""
    refusal = no_project(floor, project_id, (*PLANNABLE, "live"))
    if refusal is not None:
        return refusal
    task = floor.state.projects[project_id].tasks.get(task_id)
    if task is None:
        return Refusal.of("unknown_task", id=task_id, project=project_id)
    if task.state in ENDED:
        return Refusal.of("task_over", id=task_id, project=project_id)
    return None


def no_member(floor: "ProjectsFloor", project_id: str, person: str) -> Refusal | None:
    """Return why somebody is not in the team now, or None."""
    refusal = no_project(floor, project_id)
    if refusal is not None:
        return refusal
    if floor.people.roster.find(person) is None:
        return floor.people.roster.missing(person)
    if person not in floor.members(project_id):
        return Refusal.of("not_on_team", id=person, project=project_id)
    return None


def led(floor: "ProjectsFloor", project_id: str) -> Project:
    """Return a project whose leader has just decided something: the team has seen its manager."""
    project = floor.state.projects[project_id]
    floor.team.attend(project)
    return project


def task_of(floor: "ProjectsFloor", project_id: str, task_id: str) -> Task:
    """Return a task."""
    return floor.state.projects[project_id].tasks[task_id]


def projects_of(view: Any) -> tuple[Any, ...]:
    """Return the projects of the seat that looks."""
    return tuple(view.projects.projects)
