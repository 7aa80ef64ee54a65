"""Methods: what predictive, agile and hybrid work change."""

import math
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.log import CHANCE
from sim.projects.events.control import MethodChosen
from sim.projects.nudges import believed_h, name, open_tasks
from sim.projects.state import Project
from sim.scenario.projects import METHODS

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor


class Manner(NamedTuple):
    """What a method means.

    Attributes:
        overhead: Effort on top of the work, as a share.
        requests: Factor on the number of change requests.
        late: Factor on the extra effort of what is found late.
        surface: Share of hidden requirements that shows each week while the team works.
        firmness: How firm a date is taken, and so what missing it costs.
    """

    overhead: float
    requests: float
    late: float
    surface: float
    firmness: float


class Methods:
    """Manners by name, and the change from one to another.

    Draws:
        ``projects/sprint``: per project, requirement and week, whether working software shows it.
    """

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Read the numbers."""
        self.floor = floor
        self.rules = rules = floor.scenario.rules.control
        self._sprint = floor.core.luck.family("projects/sprint")
        columns = (
            rules.method_overhead,
            rules.method_requests,
            rules.method_late,
            rules.method_surface_per_week,
            rules.method_firmness,
        )
        self.manners = {method: Manner(*(c[place] for c in columns)) for place, method in enumerate(METHODS)}

    def start(self) -> None:
        """Make nothing due."""

    def of(self, project: Project) -> Manner:
        """Return what the project's method means."""
        return self.manners[project.method]  # type: ignore[index]

    def close_week(self, week: int) -> None:
        """Let short cycles show what nobody had said, while somebody works."""
        for project in self.floor.open_projects():
            share = self.of(project).surface
            if project.status != "running" or share <= 0.0 or not self._at_work(project):
                continue
            for requirement in list(project.requirements.values()):
                entity = f"project/{project.id}/{requirement.id}/week/{week}"
                in_scope = project.deliverables[requirement.deliverable].in_scope
                if not requirement.known and in_scope and self._sprint.one(entity) < share:
                    self.floor.scope.surface(project, requirement.id, "sprint", f"{CHANCE}projects/sprint/{entity}")

    @staticmethod
    def _at_work(project: Project) -> bool:
        return any(task.booked_s > 0 and task.state == "active" for task in project.tasks.values())

    def choose(self, project: Project, method: str, cause: str) -> None:
        """Work by another method; once work has begun, learning it costs effort and patience."""
        before, project.method = project.method, method
        event_id = name(self.floor, project, "method", "chosen")
        now = self.floor.core.now
        self.floor.core.publish(MethodChosen(event_id, now, (cause,), project.id, method, before))
        if project.booked_s > 0:
            left_h = math.fsum(believed_h(task) for task in open_tasks(project))
            self.floor.add_effort(project.id, self.rules.method_switch_effort_share * left_h, event_id)
            self.floor.move_motivation(project.id, -self.rules.method_switch_motivation_share, event_id)
