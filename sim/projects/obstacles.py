"""Obstacles: what comes in the way of tasks from outside, and when a project is stuck."""

from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence, Stop
from sim.kernel.units import DAY, HOUR, hours
from sim.projects.events.work import ProjectBlocked, TaskDelayed
from sim.projects.execution import RANK_READY
from sim.projects.state import Project, Task
from sim.work.events import WorkInterrupted

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

RANK = 855
_ENDED = ("done", "dropped")
_SATURDAY = 5
_TEN_S = 10 * HOUR


class Obstacles:
    """Adds effort and waiting to tasks, and calls the project manager to what nothing moves."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules
        floor.core.log.subscribe(WorkInterrupted, self._interrupted)

    def start(self) -> None:
        """The way is free."""

    def close_week(self, week: int) -> None:
        """Obstacles come by the hour, not by the week."""

    def _interrupted(self, event: WorkInterrupted) -> None:
        """Let some of what was in hand be done twice: a design that was left in the middle is not where it was."""
        if event.kind != "task":
            return
        _, project_id, _, task_id, *_ = event.item.split("/")
        project = self.floor.state.projects.get(project_id)
        task = project.tasks.get(task_id) if project is not None else None
        if project is not None and task is not None and task.state not in _ENDED:
            self.add(project, task, self.rules.interrupted_rework_h, "interrupted")

    def add(self, project: Project, task: Task, effort_h: float, reason: str) -> None:
        """Add effort to a task that is not done."""
        extra = hours(effort_h)
        task.true_s += extra
        task.history[reason] = task.history.get(reason, 0) + extra
        task.guess_s += extra

    def relieve(self, task: Task, effort_h: float) -> None:
        """Take work off a task, as far as nobody has it in hand."""
        less = min(hours(effort_h), max(0, self.floor.execution.unassigned_s(task) - HOUR))
        task.true_s -= less
        task.guess_s = max(1, task.guess_s - less)
        task.history["saved"] = task.history.get("saved", 0) - less

    def delay(self, project: Project, task: Task, delay_days: float, cause: str) -> None:
        """Let a task that has not begun wait longer, or hold one up that has."""
        task.delays += 1
        wait_s = round(delay_days * 24 * HOUR)
        event_id = f"project/{project.id}/task/{task.id}/delayed/{task.delays}"
        self.core.publish(TaskDelayed(event_id, self.core.now, (cause,), project.id, task.id, delay_days))
        for person in list(task.parts):
            self.floor.execution.release(project, task, person)
        if task.state in {"ready", "active"}:
            task.state = "open"
            task.ready_s = self.core.now + wait_s
        elif task.ready_s >= 0:
            # What came while the project stood still waits from now on.
            task.ready_s = max(task.ready_s, self.core.now) + wait_s
        else:
            task.lead_s += wait_s
            return
        # A delivery that comes late is something to be told of, too.
        self._watch(project, task, self.core.now)
        if task.ready_s < self.core.horizon_s:
            name = f"project/{project.id}/task/{task.id}/ready/{task.delays}"
            self.core.engine.at(task.ready_s, RANK_READY, name, self.floor.execution.arrived, (project.id, task.id))

    def current(self, project: Project) -> Task | None:
        """Return the task that something unforeseen hits: the largest under way, else the next to come."""
        open_tasks = [task for task in project.tasks.values() if task.state not in _ENDED]
        if not open_tasks:
            return None
        active = [task for task in open_tasks if task.state == "active"]
        return max(active or open_tasks[:1], key=lambda task: task.guess_s)

    def largest(self, project: Project) -> Task | None:
        """Return the open task with the most work in it: what comes on top disturbs it least."""
        open_tasks = [task for task in project.tasks.values() if task.state not in _ENDED]
        return max(open_tasks, key=lambda task: task.guess_s, default=None)

    def note(self, project: Project, task: Task) -> None:
        """Note whether anybody is on a task; if nobody is for some days, its project manager is called."""
        if task.parts or task.state not in {"ready", "active"}:
            task.blocked_s = -1
        elif task.blocked_s < 0:
            self._watch(project, task, self.core.now)

    def _watch(self, project: Project, task: Task, until_s: int) -> None:
        """Look again some working days after an instant.

        Hours that the project manager keeps free let people come by, and the matter is heard of sooner.
        """
        task.blocked_s = self.core.now
        seat = self.floor.seat_of(project) or "pm"
        rules = self.floor.relations.rules
        near = min(1.0, self.floor.relations.reachable_hours(seat) / max(1.0, rules.unspent_useful_h))
        wait_s = round(self.rules.blocker_days * (1.0 - 0.5 * near) * DAY)
        due_s = _working(until_s + wait_s, _working_days(until_s, until_s + wait_s))
        if due_s < self.core.horizon_s:
            name = f"project/{project.id}/task/{task.id}/blocked"
            self.core.engine.at(due_s, RANK, name, self._looked, (project.id, task.id, task.blocked_s))

    def _looked(self, occurrence: Occurrence) -> None:
        """Stop the week for a critical task that nothing has moved."""
        project_id, task_id, since_s = occurrence.payload
        project = self.floor.state.projects[project_id]
        task = project.tasks.get(task_id)
        if task is None or task.blocked_s != since_s or "blocked" in task.told:
            return
        seat = self.floor.seat_of(project)
        if seat and project.status in {"chartered", "running"} and self.floor.is_critical(project, task):
            task.told.append("blocked")
            self._block(project, task, seat)

    def _block(self, project: Project, task: Task, seat: str) -> None:
        reason = "nobody_able"
        if task.state == "open":
            reason = "waiting"
        elif any(self.floor.able(person, task) for person in self.floor.members(project.id)):
            reason = "nobody_assigned"
        event_id = f"project/{project.id}/task/{task.id}/blocked/{self.floor.number(project, f'{task.id}/blocked')}"
        cause = task.cause or project.status_cause or project.cause
        self.core.publish(ProjectBlocked(event_id, self.core.now, (cause,), project.id, task.id, reason))
        self.core.engine.ask_stop(Stop("blocker", seat, project.id))


def _working_days(from_s: int, to_s: int) -> int:
    """Return how many days of a weekend lie between two instants."""
    return sum(day % 7 >= _SATURDAY for day in range(from_s // DAY, to_s // DAY))


def _working(t_s: int, days_off: int) -> int:
    """Return an instant so many days later, at ten in the morning of a working day if it falls on a weekend."""
    t_s += days_off * DAY
    over = t_s // DAY % 7 - _SATURDAY
    return (t_s // DAY + 2 - over) * DAY + _TEN_S if over >= 0 else t_s
