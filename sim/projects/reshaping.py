"""Reshaping: what the project manager does to the plan and to tasks, to win time or order."""

from typing import TYPE_CHECKING

from sim.kernel.units import HOUR
from sim.projects.events.work import (
    BufferSet,
    TaskAssigned,
    TaskCrashed,
    TaskReordered,
    TasksLinked,
    TaskSplit,
    TestingShareSet,
)
from sim.projects.state import Estimate, Project, Task

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

_HALF = 0.5


class Reshaping:
    """Links, splits, orders, assigns, crashes."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules

    def _event(self, project: Project, task: str, verb: str) -> str:
        number = self.floor.number(project, f"{task}/{verb}")
        return f"project/{project.id}/task/{task}/{verb}/{number}"

    def link(self, project: Project, task: Task, after: str, linked: bool, cause: str) -> None:
        """Let a task wait for another one, or no longer."""
        if linked:
            task.after.append(after)
            task.linked.append(after)
            if task.started_s < 0 and task.state in {"open", "ready"}:
                for person in list(task.parts):
                    self.floor.execution.release(project, task, person)
                task.lead_s = 0 if task.state == "ready" else task.lead_s
                task.state, task.ready_s = "open", -1
        else:
            task.after.remove(after)
            task.linked.remove(after)
        event_id = self._event(project, task.id, "linked")
        self.core.publish(
            TasksLinked(event_id, self.core.now, (cause,), project.id, task.id, after, linked, overlap=False)
        )
        self.floor.execution.look(project)

    def fast_track(self, project: Project, task: Task, after: str, cause: str) -> None:
        """Let a task begin when what it waits for is half done; some of what it does will be done again."""
        task.overlap.append(after)
        event_id = self._event(project, task.id, "linked")
        self.core.publish(
            TasksLinked(event_id, self.core.now, (cause,), project.id, task.id, after, linked=True, overlap=True)
        )
        task.cause = event_id
        self.floor.execution.look(project)

    def split(self, project: Project, task: Task, cause: str) -> None:
        """Make two tasks of what is left of one."""
        for person in list(task.parts):
            self.floor.execution.release(project, task, person)
        left = task.true_s - task.done_s
        overhead = round(left * self.rules.split_overhead_share)
        half = (left + overhead) // 2
        name = f"{task.id}-b"
        estimate, share = task.estimate, 1.0 - _HALF * left / max(1, task.true_s)
        other_h = [value * (1.0 - share) for value in (estimate.low_h, estimate.likely_h, estimate.high_h)]
        part = Task(
            id=name,
            deliverable=task.deliverable,
            phase=task.phase,
            field=task.field,
            level=task.level,
            max_people=task.max_people,
            service=task.service,
            true_s=half,
            born_true_s=half,
            after=list(task.after),
            lead_s=0,
            purchase_cents=0,
            account=task.account,
            estimate=Estimate(estimate.kind, *other_h),
            overlap=list(task.overlap),
            guess_s=round(task.guess_s * (1.0 - share)),
            box_u=1.0,
            parent=task.id,
            priority=task.priority,
            cause=self._event(project, task.id, "split"),
        )
        task.true_s = task.done_s + left + overhead - half
        task.history["split"] = task.history.get("split", 0) + overhead
        task.estimate = Estimate(
            estimate.kind, estimate.low_h * share, estimate.likely_h * share, estimate.high_h * share
        )
        task.guess_s = max(1, round(task.guess_s * share))
        # What carries the defects of the whole stays where it was; who waited for the whole waits for both.
        project.tasks = _beside(project.tasks, task.id, part)
        for follower in project.tasks.values():
            if task.id in follower.after and follower is not part:
                follower.after.append(name)
                if task.id in follower.overlap:
                    follower.overlap.append(name)
        self.core.publish(TaskSplit(part.cause, self.core.now, (cause,), project.id, task.id, name, overhead / HOUR))
        self.floor.control.split(project, task.id, (task.id, name))
        self.floor.execution.look(project)

    def reorder(self, project: Project, task: Task, priority: int, cause: str) -> None:
        """Give a task another priority within its project."""
        task.priority = priority
        event_id = self._event(project, task.id, "reordered")
        self.core.publish(TaskReordered(event_id, self.core.now, (cause,), project.id, task.id, priority))
        self.floor.execution.rerank()

    def set_buffer(self, project: Project, share: float, cause: str) -> None:
        """Keep a share of the plan's length; the sponsor looks at it when it is promised."""
        project.buffer_share = share
        event_id = f"project/{project.id}/buffer/{self.floor.number(project, 'buffer')}/set"
        self.core.publish(BufferSet(event_id, self.core.now, (cause,), project.id, share))

    def set_testing(self, project: Project, share: float, cause: str) -> None:
        """Set another share of the work aside for review and test, from now on."""
        before, project.testing_share = project.testing_share, share
        event_id = f"project/{project.id}/testing/{self.floor.number(project, 'testing')}/set"
        self.core.publish(TestingShareSet(event_id, self.core.now, (cause,), project.id, share, before))

    def assign(self, project: Project, task: Task, people: tuple[str, ...], cause: str) -> None:
        """Let these people, and nobody else, work on a task; who comes to it half-way must read first."""
        for person in [name for name in task.people if name not in people]:
            self.floor.execution.release(project, task, person)
        if task.done_s > 0:
            read_h = self.rules.restart_loss_share * min(40.0, task.done_s / HOUR)
            for person in people:
                if person not in task.people:
                    task.newcomers[person] = read_h
        task.people = list(people)
        event_id = self._event(project, task.id, "assigned")
        self.core.publish(TaskAssigned(event_id, self.core.now, (cause,), project.id, task.id, people))
        if task.started_s < 0:
            task.cause = event_id
        if people and "blocked" in task.told:
            task.told.remove("blocked")
        self.floor.execution.look(project)

    def crash(self, project: Project, task: Task, how: str, cause: str) -> None:
        """Buy time: more heads than the task can bear, or longer days of its people."""
        event_id = self._event(project, task.id, "crashed")
        self.core.publish(TaskCrashed(event_id, self.core.now, (cause,), project.id, task.id, how))
        if how == "people":
            task.crowd += 1
        else:
            task.crash_h = self.rules.crash_overtime_h
            people = self.floor.people
            for person_id in task.people:
                person = people.roster.find(person_id)
                if person is None or person.overtime_h > 0.0:
                    continue
                extra_h = min(task.crash_h, people.overtime.limit_h(person))
                weeks = self.rules.crash_overtime_weeks
                project.counts["overtime_cents"] = project.counts.get("overtime_cents", 0) + people.overtime.cost_cents(
                    person, extra_h, weeks
                )
                people.overtime.authorise(person, extra_h, weeks, event_id)
        self.floor.execution.look(project)


def _beside(tasks: dict[str, Task], name: str, part: Task) -> dict[str, Task]:
    """Return tasks with a part put behind the one it came from."""
    result: dict[str, Task] = {}
    for task_id, task in tasks.items():
        result[task_id] = task
        if task_id == name:
            result[part.id] = part
    return result
