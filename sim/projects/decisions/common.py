"""What decisions about projects have in common."""

from typing import Any

from sim.kernel.errors import Refusal
from sim.kernel.units import week_of
from sim.projects.floor import ProjectsFloor
from sim.projects.state import OPEN_STATUS

MOST = 12
"""Options of one decision in a menu."""


def status_refusal(floor: ProjectsFloor, project_id: str, *allowed: str) -> Refusal | None:
    """Return why a project cannot be meant: it does not exist, is not on the table, or stands elsewhere."""
    project = floor.find(project_id)
    if project is None or (project.status == "proposed" and project.proposed_week > week_of(floor.core.now)):
        return Refusal.of("unknown_project", id=project_id)
    if project.status not in (allowed or OPEN_STATUS):
        return Refusal.of("project_not_open", id=project_id, status=project.status)
    return None


def led(view: Any, *statuses: str) -> list[Any]:
    """Return the projects that a seat leads in one of some states."""
    return [project for project in view.projects.projects if project.status in statuses]


def shown(view: Any, *statuses: str) -> list[Any]:
    """Return the projects of the portfolio in one of some states."""
    return [project for project in view.projects.portfolio if project.status in statuses]
