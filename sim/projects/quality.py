"""Quality: defects come in with the work, and go out with review and test; what stays comes out after go-live.

Review costs part of every hour (the testing share) and removes most defects within minutes each; test tasks remove most
of the rest at ten times the effort; a pilot finds some more, dearer still; of every hundred fixes seven bring a defect.
"""

import math
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.units import HOUR, hours
from sim.projects.events.work import DefectsFound
from sim.projects.state import Project, Task
from sim.scenario.projects import PHASES

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor
    from sim.scenario.rules.projects import ProjectsRules

SEARCHING = ("test", "pilot")


class Made(NamedTuple):
    """Defects of a stretch of work.

    Attributes:
        injected: That came in.
        reviewed: Of these, removed by review at once.
    """

    injected: float
    reviewed: float


def made(rules: "ProjectsRules", phase: str, effort_h: float, testing_share: float, factor: float = 1.0) -> Made:
    """Return the defects of so much work of a phase.

    Source: shares by phase of injection and removal in CESAW, see the parameter notes, 2.6 and check C12.
    """
    injected = rules.defects_per_h[PHASES.index(phase)] * effort_h * factor
    return Made(injected, injected * (1.0 - math.exp(-rules.review_strength * testing_share)))


def test_share(rules: "ProjectsRules", phase: str, testing_share: float) -> float:
    """Return the share of open defects that a whole test task, or a pilot, finds."""
    if phase == "pilot":
        return rules.pilot_share
    return 1.0 - (1.0 - rules.test_base_share) * math.exp(-rules.test_strength * testing_share)


class Quality:
    """Counts defects, task by task."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules

    def start(self) -> None:
        """Nothing is wrong yet."""

    def close_week(self, week: int) -> None:
        """Defects move with work, not with weeks."""

    def worked(self, project: Project, task: Task, person: str, effort_s: int) -> None:
        """Count what a stretch of work on a task brought in and took out.

        Args:
            project: Whose.
            task: What was worked on.
            person: By whom; the tired make more mistakes.
            effort_s: How much, at speed 1.
        """
        effort_h = effort_s / HOUR
        factor = 1.0 + self.rules.defects_conflict_gain * project.conflict
        found = self.floor.people.state.people.get(person)
        if found is not None:
            factor *= 1.0 + self.rules.defects_fatigue_gain * max(0.0, found.fatigue - 0.3)
        stretch = made(self.rules, task.phase, effort_h, project.testing_share, factor)
        task.defects += stretch.injected - stretch.reviewed
        if task.phase in SEARCHING:
            self._search(project, task, effort_s)

    def _search(self, project: Project, task: Task, effort_s: int) -> None:
        """Let a test task find its part of what is open, and take on the work of mending it."""
        rules = self.rules
        # What mending takes is no further search.
        looked_s = min(effort_s, max(0, task.born_true_s - (task.done_s - effort_s)))
        part = looked_s / max(1, task.born_true_s)
        share = 1.0 - (1.0 - test_share(rules, task.phase, project.testing_share)) ** part
        removed = 0.0
        for other in project.tasks.values():
            if other.defects > 0.0:
                removed += share * other.defects
                # Of every hundred fixes some bring a new defect to the same place.
                other.defects *= 1.0 - share * (1.0 - rules.bad_fix_share)
        if removed > 0.0:
            each_h = rules.fix_pilot_h if task.phase == "pilot" else rules.fix_test_h
            task.true_s += round(removed * each_h * HOUR)
            task.history["fixing"] = task.history.get("fixing", 0) + round(removed * each_h * HOUR)
            project.counts["defects_removed"] = project.counts.get("defects_removed", 0) + round(removed * 1000)

    def finished(self, project: Project, task: Task) -> None:
        """Tell what a test found, once it is over."""
        fixing_s = task.history.get("fixing", 0)
        if task.phase in SEARCHING and fixing_s > 0:
            each_h = self.rules.fix_pilot_h if task.phase == "pilot" else self.rules.fix_test_h
            event_id = f"project/{project.id}/task/{task.id}/defects-found"
            cause = f"project/{project.id}/task/{task.id}/started"
            number = round(fixing_s / HOUR / each_h)
            self.core.publish(
                DefectsFound(event_id, self.core.now, (cause,), project.id, task.id, number, fixing_s / HOUR)
            )

    def add(self, project: Project, number: float, task: Task | None = None) -> None:
        """Let defects come in from outside; they stay where work is going on."""
        target = task or self.floor.obstacles.current(project)
        if target is not None:
            target.defects = max(0.0, target.defects + number)
        else:
            project.latent_defects = max(0.0, project.latent_defects + number)

    def latent(self, project: Project) -> float:
        """Return the defects that nobody has found."""
        return project.latent_defects + math.fsum(task.defects for task in project.tasks.values())

    def expected(self, project: Project) -> float:
        """Return what a project manager may guess of it: half an hour's arithmetic from hours and the testing share.

        Knows nothing of what really is there.
        """
        total = 0.0
        for task in project.tasks.values():
            if task.state == "dropped":
                continue
            stretch = made(self.rules, task.phase, task.booked_s / HOUR, project.testing_share)
            total += stretch.injected - stretch.reviewed
        for task in project.tasks.values():
            if task.phase in SEARCHING and task.state == "done":
                total *= 1.0 - test_share(self.rules, task.phase, project.testing_share)
        return total

    def rework(self, task: Task, effort_s: float, reason: str) -> None:
        """Let work already done be done again."""
        extra = hours(effort_s / HOUR)
        task.true_s += extra
        task.history[reason] = task.history.get(reason, 0) + extra
