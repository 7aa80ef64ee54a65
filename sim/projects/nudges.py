"""Small things that several mechanisms of this floor do: naming events, counting what is left."""

import math
from typing import TYPE_CHECKING

from sim.kernel.units import HOUR, WEEK
from sim.projects.state import Project, Task

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

RANK = 850
"""What falls due in projects, between two closes of a week."""

ENDED = ("done", "dropped")


def name(floor: "ProjectsFloor", project: Project, kind: str, verb: str = "") -> str:
    """Return the id of the project's next event of a kind."""
    number = floor.number(project, kind)
    return f"project/{project.id}/{kind}/{number}" + (f"/{verb}" if verb else "")


def origin(project: Project) -> str:
    """Return the latest event that made the project what it is, for causes."""
    return project.status_cause or project.cause or f"start:project/{project.id}"


def expense_left(project: Project) -> int:
    """Return what is left of the budget for expenses, less what is held ready for risks."""
    held = sum(risk.contingency_cents for risk in project.risks.values() if risk.state == "open")
    return project.budget_cents - project.expense_spent_cents - held


def hour_cents(floor: "ProjectsFloor", hours: float) -> int:
    """Return what so many hours of the own people count in a project's books."""
    return round(hours * floor.scenario.rules.projects.standard_rate_cents_per_h)


def open_tasks(project: Project) -> list[Task]:
    """Return the tasks that are not finished."""
    return [task for task in project.tasks.values() if task.state not in ENDED]


def believed_h(task: Task) -> float:
    """Return the hours a project believes a task takes in all; before an estimate, what the proposal said."""
    estimate = task.estimate
    return (estimate.low_h + 4.0 * estimate.likely_h + estimate.high_h) / 6.0


def progress(project: Project) -> float:
    """Return the share of the work that is done, by what was believed of it; 0 without tasks."""
    tasks = [task for task in project.tasks.values() if task.state != "dropped"]
    weights = [believed_h(task) or 1.0 for task in tasks]
    total = math.fsum(weights)
    return (
        math.fsum(w for w, task in zip(weights, tasks, strict=True) if task.state == "done") / total if total else 0.0
    )


def booked_h(task: Task) -> float:
    """Return the hours booked on a task."""
    return task.booked_s / HOUR


def weeks(seconds: int) -> float:
    """Return seconds as weeks."""
    return seconds / WEEK
