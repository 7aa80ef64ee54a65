"""Decisions about the plan: estimates, method, order, buffers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.projects.decisions.base import MOST, PLANNABLE, led, no_project, no_task, projects_of, task_of
from sim.projects.estimating import KINDS
from sim.scenario.projects import METHODS, Method

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

EstimateHow = Literal["quick", "expert", "bottom_up"]
_BUFFERS = (0.0, 0.15, 0.25, 0.4)
_SPLIT_H = 16.0
_PRIORITY_FIRST, _PRIORITY_LAST = 1, 5


@dataclass(frozen=True, slots=True)
class EstimateTask(Decision):
    """Estimate a task: quick, with an expert, or bottom-up; the better ones take longer, and a specialist's hours."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str
    task: str
    how: EstimateHow = "expert"

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse tasks that are over or do not exist."""
        return no_task(floor, self.project, self.task)

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Have it estimated; the result comes in the week."""
        floor.estimating.order(led(floor, self.project), task_of(floor, self.project, self.task), self.how, decision_id)

    def hours(self, floor: "ProjectsFloor", listed_h: float) -> float:
        """Return the price by kind; the list holds that of an expert's."""
        return listed_h * float(floor.rules.estimate_price_factors[KINDS.index(self.how)])

    @classmethod
    def candidates(cls, view: Any) -> tuple["EstimateTask", ...]:
        """Return what is over its estimate, then what nobody has estimated, largest first, then better ones."""
        found: list[tuple[int, float, str, EstimateTask]] = []
        for project in projects_of(view):
            for task in project.open_tasks:
                kind, size = task.estimated, -task.likely_h
                if task.over:
                    found.append((0, size, task.id, cls(project.id, task.id, "expert")))
                elif kind == "none":
                    found.append((1, size, task.id, cls(project.id, task.id, "expert")))
                    found.append((2, size, task.id, cls(project.id, task.id, "quick")))
                elif kind != "bottom_up" and task.critical:
                    found.append((3, size, task.id, cls(project.id, task.id, "bottom_up")))
        return tuple(option for *_, option in sorted(found, key=lambda entry: entry[:3])[:MOST])


@dataclass(frozen=True, slots=True)
class ChooseMethod(Decision):
    """Choose how to work: predictive, agile, or hybrid; changing under way costs effort and patience."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str
    method: Method

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse the method that is in use."""
        refusal = no_project(floor, self.project, PLANNABLE)
        if refusal is not None:
            return refusal
        if floor.state.projects[self.project].method == self.method:
            return Refusal.of("method_in_use", method=self.method)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Change it."""
        floor.methods.choose(led(floor, self.project), self.method, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ChooseMethod", ...]:
        """Return the other methods while little is done."""
        early = [p for p in projects_of(view) if p.status in PLANNABLE and p.progress < 0.3]
        return tuple(cls(p.id, method) for p in early for method in METHODS if method != p.method)[:MOST]


@dataclass(frozen=True, slots=True)
class LinkTasks(Decision):
    """Let a task wait for another one: it goes better with what the other found; or free it from such a link."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str
    task: str
    after: str
    linked: bool = True

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse circles, what has begun, links that are there, and freeing tasks from what they need."""
        for name in (self.task, self.after) if self.linked else (self.task,):
            refusal = no_task(floor, self.project, name)
            if refusal is not None:
                return refusal
        project = floor.state.projects[self.project]
        task = project.tasks[self.task]
        if not self.linked:
            return None if self.after in task.linked else Refusal.of("link_needed", task=self.task, after=self.after)
        if task.started_s >= 0:
            return Refusal.of("task_begun", id=self.task)
        if self.after in task.after:
            return Refusal.of("link_is_there", task=self.task, after=self.after)
        if floor.execution.leads_to(project, self.task, self.after):
            return Refusal.of("link_in_circle", task=self.task, after=self.after)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Set or end the link."""
        project = led(floor, self.project)
        floor.reshaping.link(project, project.tasks[self.task], self.after, self.linked, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["LinkTasks", ...]:
        """Return links of work to design and requirements of other deliverables, where there is float."""
        result = []
        for project in projects_of(view):
            early = [t for t in project.open_tasks if t.phase in {"requirements", "design"}]
            for task in project.open_tasks:
                if task.state != "open" or task.phase not in {"build", "migration"} or task.float_weeks <= 1.0:
                    continue
                result += [cls(project.id, task.id, t.id) for t in early if t.id not in task.after]
        return tuple(result[:MOST])


@dataclass(frozen=True, slots=True)
class SplitTask(Decision):
    """Split what is left of a task in two that different people can do at once; putting them together costs effort."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str
    task: str

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse what is too small, or was split."""
        refusal = no_task(floor, self.project, self.task)
        if refusal is not None:
            return refusal
        task = task_of(floor, self.project, self.task)
        if task.parent or any(t.parent == task.id for t in floor.state.projects[self.project].tasks.values()):
            return Refusal.of("task_split", id=self.task)
        if floor.estimating.left_h(task) < _SPLIT_H:
            return Refusal.of("task_too_small", id=self.task, hours=_SPLIT_H)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Split it."""
        floor.reshaping.split(led(floor, self.project), task_of(floor, self.project, self.task), decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SplitTask", ...]:
        """Return tasks with less than a week of float that more people could do."""
        found = []
        for project in projects_of(view):
            for task in project.open_tasks:
                worth_it = task.float_weeks < 1 and not task.parent and task.left_h >= _SPLIT_H
                if worth_it and len(task.able) > task.max_people:
                    found.append((-task.left_h, task.id, cls(project.id, task.id)))
        return tuple(option for *_, option in sorted(found, key=lambda entry: entry[:2])[:MOST])


@dataclass(frozen=True, slots=True)
class ReorderTask(Decision):
    """Say which tasks people take up first: 1 before 5."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str
    task: str
    priority: int

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse priorities that do not exist, or that the task has."""
        refusal = no_task(floor, self.project, self.task)
        if refusal is not None:
            return refusal
        if not _PRIORITY_FIRST <= self.priority <= _PRIORITY_LAST:
            return Refusal.of("priority_out_of_range", least=_PRIORITY_FIRST, most=_PRIORITY_LAST)
        if task_of(floor, self.project, self.task).priority == self.priority:
            return Refusal.of("priority_is_so", id=self.task)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Give it the priority."""
        project = led(floor, self.project)
        floor.reshaping.reorder(project, project.tasks[self.task], self.priority, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ReorderTask", ...]:
        """Return critical tasks to the front, tasks with much float to the back."""
        result = []
        for project in projects_of(view):
            for task in project.open_tasks:
                if task.critical and task.priority > 1:
                    result.append(cls(project.id, task.id, 1))
                elif task.float_weeks > 3.0 and task.priority < _PRIORITY_LAST:
                    result.append(cls(project.id, task.id, _PRIORITY_LAST))
        return tuple(result[:MOST])


@dataclass(frozen=True, slots=True)
class SetScheduleBuffer(Decision):
    """Keep a share of the plan for what nobody foresees; above a quarter the sponsor asks, and work fills the box."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str
    share: float

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse shares out of range, and the one that is set."""
        refusal = no_project(floor, self.project, PLANNABLE)
        if refusal is not None:
            return refusal
        most = floor.rules.buffer_most_share
        if not 0.0 <= self.share <= most:
            return Refusal.of("share_out_of_range", least=0.0, most=most)
        if abs(floor.state.projects[self.project].buffer_share - self.share) < 1e-9:
            return Refusal.of("share_is_so", share=self.share)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Set it; it counts from the next baseline on."""
        floor.reshaping.set_buffer(led(floor, self.project), self.share, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetScheduleBuffer", ...]:
        """Return some shares for projects without a baseline."""
        young = [p for p in projects_of(view) if p.status == "chartered"]
        return tuple(cls(p.id, share) for p in young for share in _BUFFERS if abs(share - p.buffer_share) > 1e-9)[:MOST]


DECISIONS: tuple[type[Decision], ...] = (
    EstimateTask,
    ChooseMethod,
    LinkTasks,
    SplitTask,
    ReorderTask,
    SetScheduleBuffer,
)
