"""Estimates: what a project believes of its tasks.

An estimate sees through bias and noise. How much, depends on the effort put into it, on who leads, and on what was
learned before. Small tasks and tests are under-estimated, large ones over-estimated; stated ranges are too narrow.
"""

import math
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.engine import Occurrence
from sim.kernel.units import HOUR
from sim.kernel.variates import normal
from sim.projects.events.work import TaskEstimated, TaskOverEstimate
from sim.projects.founding import WHOLE, whole_factor
from sim.projects.state import Estimate, Project, Task
from sim.scenario.projects import PHASES

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor
    from sim.scenario.rules.projects import ProjectsRules

KINDS = ("quick", "expert", "bottom_up")
TECHNICAL = ("design", "build", "migration", "test", "pilot")
RANK = 851
_SKILL_USUAL = 2.0


class Eye(NamedTuple):
    """Who estimates.

    Attributes:
        bias: Own bias, in log.
        sharp: Factor on bias and noise; below 1 for the skilled and the taught.
        blind: Added to the bias for technical tasks.
    """

    bias: float = 0.0
    sharp: float = 1.0
    blind: float = 0.0


def guess_h(rules: "ProjectsRules", stated_h: float, true_h: float, phase: str, kind: int, z: float, eye: Eye) -> float:
    """Return what an estimator takes a task for, in person-hours at speed 1.

    Args:
        rules: The law.
        stated_h: What is known of the task at all: the size that its definition gives.
        true_h: What it really takes.
        phase: What the task is for.
        kind: 0 quick, 1 expert, 2 bottom-up.
        z: Standard normal noise of this task and kind.
        eye: Who looks.

    Source: spread and bias fitted to two task databases, see the parameter notes, 2.5 and check C11.
    """
    median_h = stated_h * rules.effort_scale
    sight = rules.estimate_sight[kind]
    seen = sight * math.log(true_h / median_h)
    bias = rules.estimate_bias_log[kind] - (1.0 - sight) * math.log(rules.phase_bias[PHASES.index(phase)])
    if stated_h < rules.small_task_h:
        bias -= rules.small_task_log
    if phase in TECHNICAL:
        bias -= eye.blind
    noise = eye.sharp * (rules.estimate_sd[kind] * z + eye.bias)
    return median_h * math.exp(seen + bias + noise)


def filled_h(
    rules: "ProjectsRules", true_h: float, guess: float, u: float, buffer_share: float = 0.0, spare_share: float = 0.0
) -> float:
    """Return what a task takes once people know how long it may take: sometimes work fills the box.

    Args:
        rules: Shares.
        true_h: What it takes by itself.
        guess: What was estimated, in the same unit.
        u: Uniform, for the task.
        buffer_share: Reserve of the whole plan.
        spare_share: What of it is more than a usual reserve: everybody knows of it, and it is part of the box.
    """
    share = rules.box_share + rules.box_buffer_gain * buffer_share
    box = guess * (1.0 + spare_share)
    return box if box > true_h and u < share else true_h


class Estimating:
    """Makes estimates, and says what they mean while work goes on."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules

    def start(self) -> None:
        """Nothing is estimated yet."""

    def close_week(self, week: int) -> None:
        """Hint at tasks that have taken a quarter more than was believed."""
        for project in self.floor.open_projects():
            for task in project.tasks.values():
                if task.state == "active" and "over" not in task.told and self.over(task):
                    task.told.append("over")
                    event_id = f"project/{project.id}/task/{task.id}/over/{week}"
                    cause = f"project/{project.id}/task/{task.id}/started"
                    booked_h = task.booked_s / HOUR
                    self.core.publish(
                        TaskOverEstimate(
                            event_id, self.core.now, (cause,), project.id, task.id, booked_h, task.estimate.likely_h
                        )
                    )

    # ------------------------------------------------------------------------------------------------ estimating

    def order(self, project: Project, task: Task, kind: str, cause: str) -> None:
        """Have a task estimated; the result comes after some hours, and takes some of a specialist's."""
        number = KINDS.index(kind)
        # Hours that specialists give, as part of the task: they think about the work instead of doing it.
        extra_h = self.rules.estimate_expert_share[number] * task.guess_s / HOUR
        if extra_h > 0.0:
            self.floor.obstacles.add(project, task, extra_h, "estimating")
        due_s = self.core.now + round(self.rules.estimate_delay_h[number] * HOUR)
        if due_s < self.core.horizon_s:
            name = f"project/{project.id}/task/{task.id}/estimate"
            self.core.engine.at(due_s, RANK, name, self._due, (project.id, task.id, kind, cause))

    def _due(self, occurrence: Occurrence) -> None:
        project_id, task_id, kind, cause = occurrence.payload
        project = self.floor.state.projects[project_id]
        task = project.tasks.get(task_id)
        if task is not None and task.state not in {"done", "dropped"}:
            self.estimate(project, task, kind, cause)

    def estimate(self, project: Project, task: Task, kind: str, cause: str) -> None:
        """Estimate a task now.

        Draws: ``projects/estimate`` by task and kind; the same kind again sees the same, with what was learned since.
        """
        number = KINDS.index(kind)
        u = self.core.luck.family("projects/estimate").named(f"project/{project.id}/task/{task.id}/{kind}")
        eye = self.eye(project)
        # What was added to the task after its birth, everybody knows.
        added_h = max(0, task.true_s - task.born_true_s) / HOUR
        born_h = task.born_true_s / HOUR
        # What makes the whole project something else altogether, no look at a single task shows.
        born_h /= whole_factor(self.rules, self.core.luck.family(WHOLE).named(f"project/{project.id}"))
        guess = guess_h(self.rules, self._stated_h(project, task), born_h, task.phase, number, normal(u[0]), eye)
        guess += added_h
        if task.done_s > 0:
            # Work under way teaches: by the end the estimate is what it takes.
            share = min(1.0, task.done_s / task.true_s)
            guess = math.exp((1.0 - share) * math.log(guess) + share * math.log(task.true_s / HOUR))
        self.believe(project, task, kind, guess, cause)

    def believe(self, project: Project, task: Task, kind: str, guess: float, cause: str) -> None:
        """Let the project believe in so many hours at speed 1."""
        before = task.estimate.likely_h
        pace = self.rules.nominal_pace
        width = math.exp(self.rules.estimate_range_log[KINDS.index(kind)])
        likely = max(guess / pace, task.booked_s / HOUR)
        task.estimate = Estimate(kind, likely / width, likely, likely * width)
        task.guess_s = round(guess * HOUR)
        if "over" in task.told:
            task.told.remove("over")
        number = self.floor.number(project, f"{task.id}/estimate")
        event_id = f"project/{project.id}/task/{task.id}/estimate/{number}"
        self.core.publish(
            TaskEstimated(event_id, self.core.now, (cause,), project.id, task.id, kind, before, task.estimate.likely_h)
        )

    def _stated_h(self, project: Project, task: Task) -> float:
        """Return the size that is known of a task: of its definition, or of what it was split from or added as."""
        definition = self.floor.task_definition(project.id, task.id)
        return definition.effort_h if definition is not None else task.born_true_s / HOUR / self.rules.effort_scale

    def eye(self, project: Project) -> Eye:
        """Return how the leader of a project looks at tasks.

        Draws: ``projects/bias`` by leader.
        """
        rules = self.rules
        leader = project.leader or "nobody"
        bias = rules.person_bias_sd * normal(self.core.luck.family("projects/bias").one(leader))
        planning = self.floor.leader_skill(project, "planning")
        technical = self.floor.leader_skill(project, "technical")
        sharp = 1.0 - rules.skill_bias_gain * (planning - _SKILL_USUAL)
        sharp -= rules.technical_bias_gain * (technical - _SKILL_USUAL)
        sharp *= (1.0 - rules.lessons_gain) ** min(rules.lessons_most, self.floor.state.lessons)
        blind = rules.plain_technical_log if technical < _SKILL_USUAL else 0.0
        return Eye(bias, max(0.2, sharp), blind)

    # ------------------------------------------------------------------------------------------- what it means now

    def over(self, task: Task) -> bool:
        """Tell whether a task has taken a quarter more than was believed, and is not done."""
        limit = (1.0 + self.rules.over_estimate_share) * task.estimate.likely_h * HOUR
        return task.estimate.likely_h > 0 and task.booked_s > limit

    def left_h(self, task: Task, booked_s: int | None = None) -> float:
        """Return the hours that an honest team expects a task to take still, from its estimate and the hours booked.

        The mean residual life of a lognormal law round the estimate: what has taken long will take longer.
        """
        if task.state in {"done", "dropped"}:
            return 0.0
        likely = max(task.estimate.likely_h, 0.25)
        spent = (task.booked_s if booked_s is None else booked_s) / HOUR
        if spent <= 0.0:
            return likely
        kind = task.estimate.kind
        number = KINDS.index(kind) if kind in KINDS else 0
        sd = 1.5 * self.rules.estimate_range_log[number]
        z = (math.log(spent) - math.log(likely)) / sd
        tail = _upper(z)
        if tail < 1e-6:
            return 0.3 * spent
        mean = likely * math.exp(0.5 * sd * sd) * _upper(z - sd) / tail
        # Below the estimate, the plain difference is what people say; beyond, they learn slowly that it was no good.
        return max(likely - spent, (mean - spent) * min(1.0, 0.5 * spent / likely), 0.05 * likely)


def _upper(z: float) -> float:
    """Return the share of the normal law above ``z``."""
    return 0.5 * math.erfc(z / math.sqrt(2.0))
