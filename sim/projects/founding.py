"""Founding: a definition becomes a project on the table, and what is special about it is drawn.

What a task truly takes is fixed here, once, under the name of the project and the task; what people believe of it comes
later (see ``estimating``). Definitions state efforts as an experienced person would; the law has its median below and a
long tail above, and a few projects turn out to be quite something else altogether.
"""

import math
from typing import TYPE_CHECKING

from sim.kernel.units import HOUR, days, hours
from sim.kernel.variates import normal
from sim.projects.state import Deliverable, Estimate, Project, Requirement, Risk, Task
from sim.scenario.projects import ProjectDef, TaskDef

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor
    from sim.scenario.rules.projects import ProjectsRules

EFFORT = "projects/effort"
"""Family; columns: the body, whether the tail, where work fills the box, the noise of nothing yet."""
WHOLE = "projects/whole"
"""Family of what a project's tasks share; columns: the body, whether the tail, how far."""


def true_effort_h(rules: "ProjectsRules", stated_h: float, u: list[float], whole: float) -> float:
    """Return what a task takes in person-hours at speed 1.

    Args:
        rules: The law.
        stated_h: What the definition says.
        u: Row of the task.
        whole: Factor of the whole project.

    Source: the spread of actual over estimate in two task databases, see the parameter notes, 2.5.
    """
    log = rules.effort_sd * normal(u[0]) + (rules.effort_tail_log if u[1] < rules.effort_tail_share else 0.0)
    factor = min(rules.effort_cap, math.exp(log) * whole)
    return stated_h * rules.effort_scale * factor


def whole_factor(rules: "ProjectsRules", u: list[float]) -> float:
    """Return the factor that all tasks of a project share: near 1, and in a few projects far above.

    Source: Flyvbjerg and Budzier (2011): a power law beyond twice the plan; cut off, or it would have no mean.
    """
    body = math.exp(rules.project_sd * normal(u[0]))
    if u[1] >= rules.project_tail_share:
        return body
    return min(rules.project_tail_cap, rules.project_tail_from / (1.0 - u[2]))


class Founding:
    """Makes projects of definitions."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.rules

    def start(self) -> None:
        """Lay every proposal down; nobody works on one before it is chartered."""
        state = self.floor.state
        for definition in self.floor.scenario.projects:
            state.projects[definition.id] = self.found(definition)
        state.order = sorted(state.projects, key=lambda name: (state.projects[name].priority, name))

    def close_week(self, week: int) -> None:
        """Nothing is founded later."""

    def found(self, definition: ProjectDef) -> Project:
        """Return the project of a definition, as a proposal.

        Draws: ``projects/whole`` by project, ``projects/effort`` by task, ``projects/hidden`` by requirement,
        ``projects/risk`` by risk.
        """
        project = Project(
            id=definition.id,
            status="proposed",
            sponsor=definition.sponsor,
            answers_to=definition.answers_to,
            leader="",
            budget_cents=definition.budget_cents,
            capital_cents=definition.capital_cents,
            due_week=definition.due_week,
            tolerance_weeks=definition.tolerance_weeks,
            tolerance_cost_share=definition.tolerance_cost_share,
            method=definition.method,
            priority=definition.priority,
            proposed_week=definition.week,
            motivation=self.rules.motivation_rest,
            testing_share=self.rules.usual_testing_share,
            cause=f"start:project/{definition.id}",
        )
        for item in definition.deliverables:
            project.deliverables[item.id] = Deliverable(item.id, item.value, item.optional, item.wanted_by)
        project.original_value = math.fsum(item.value for item in definition.deliverables)
        self._requirements(project, definition)
        whole = whole_factor(self.rules, self.floor.core.luck.family(WHOLE).named(f"project/{project.id}"))
        for task in definition.tasks:
            project.tasks[task.id] = self.task(project, task, whole)
        self._risks(project, definition)
        return project

    def task(self, project: Project, definition: TaskDef, whole: float = 1.0) -> Task:
        """Return a task with its true effort, and the guess of the proposal."""
        u = self.floor.core.luck.family(EFFORT).named(f"project/{project.id}/task/{definition.id}")
        true_s = hours(true_effort_h(self.rules, definition.effort_h, u, whole))
        guess_h = definition.effort_h * self.rules.proposal_share
        return Task(
            id=definition.id,
            deliverable=definition.deliverable,
            phase=definition.phase,
            field=definition.field,
            level=definition.level,
            max_people=definition.max_people,
            service=definition.service,
            true_s=true_s,
            born_true_s=true_s,
            after=list(definition.after),
            lead_s=days(definition.lead_days) if definition.lead_days > 0 else 0,
            purchase_cents=definition.purchase_cents,
            account=definition.account,
            estimate=Estimate("none", *self._stated(guess_h)),
            guess_s=round(guess_h * HOUR),
            box_u=u[2],
            cause=project.cause,
        )

    def _stated(self, guess_h: float) -> tuple[float, float, float]:
        likely = guess_h / self.rules.nominal_pace
        width = math.exp(self.rules.estimate_range_log[0])
        return likely / width, likely, likely * width

    def _requirements(self, project: Project, definition: ProjectDef) -> None:
        """Note what is wanted; the level of difficulty hides more or less of it.

        A level above 1 hides some of what the charter would know, one below shows some of what it would not; which
        ones is drawn by name, so that another level moves no other draw.
        """
        factor = self.floor.scenario.level.hidden_factor
        family = self.floor.core.luck.family("projects/hidden")
        for item in definition.deliverables:
            for wish in item.requirements:
                u = family.one(f"project/{project.id}/{item.id}/{wish.id}")
                hidden = u < factor if wish.hidden else u < factor - 1.0
                project.requirements[wish.id] = Requirement(
                    wish.id,
                    item.id,
                    wish.department,
                    wish.effort_h,
                    not hidden,
                    wish.surfaces,
                    origin="hidden" if hidden else "charter",
                )

    def _risks(self, project: Project, definition: ProjectDef) -> None:
        family = self.floor.core.luck.family("projects/risk")
        for risk in definition.risks:
            u = family.named(f"project/{project.id}/risk/{risk.id}")
            due_s = self._within(risk.from_week, risk.to_week, u[1])
            project.risks[risk.id] = Risk(risk.id, risk.id, risk.probability, risk.size, due_s, u[0], risk.known)

    @staticmethod
    def _within(first: int, last: int, u: float) -> int:
        """Return an instant within weeks, both included."""
        start = (first - 1) * 168 * HOUR
        return start + int(u * max(1, last - first + 1) * 168 * HOUR)
