"""Execution: ready tasks become work, and work becomes progress.

People take a task up in stretches of half a day. Each stretch is a piece of the task's effort, made longer by what the
team costs on top (see ``team``), and is one work item that only its person can take. So a task is shared by those who
are there, desk and operations get their turn between two stretches, and what one person leaves the others take up.
"""

import math
from math import ceil
from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.units import HOUR, WEEK
from sim.people.state import Person
from sim.projects.estimating import filled_h
from sim.projects.events.work import TaskFinished, TaskReworked, TaskStarted
from sim.projects.state import Project, Task
from sim.work.state import DONE, WAITING, WorkItem

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

RANK_READY = 853
KIND = "task"
WORKING = ("chartered", "running", "live")
_ENDED = ("done", "dropped")
_MILESTONE_H = 8.0
"""What is smaller is nothing to be thanked for."""


class Execution:
    """Turns tasks into work items and back."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Take charge of project tasks among all work."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules
        self._chunk_s = round(floor.rules.chunk_h * HOUR)
        self._where: dict[str, tuple[str, str, str]] = {}
        floor.work.handle(KIND, self)

    def start(self) -> None:
        """Nothing is chartered yet."""

    def close_week(self, week: int) -> None:
        """Book what is under way, and look whether anything can begin."""
        for project in self.floor.open_projects():
            self.collect_all(project)
            self.look(project)

    # ------------------------------------------------------------------------------------------- what can begin

    def look(self, project: Project) -> None:
        """Let everything begin that can."""
        if project.status not in WORKING:
            return
        for task in list(project.tasks.values()):
            if task.state == "open":
                self._make_ready(project, task)
            if task.state in {"ready", "active"}:
                self._staff(project, task)

    def _make_ready(self, project: Project, task: Task) -> bool:
        """Start the waiting for deliveries once predecessors are done; after that the task is ready."""
        now = self.core.now
        if task.ready_s < 0:
            if not self._free(project, task):
                return False
            task.ready_s = now + task.lead_s
            if task.lead_s > 0:
                if task.ready_s < self.core.horizon_s:
                    name = f"project/{project.id}/task/{task.id}/ready"
                    self.core.engine.at(task.ready_s, RANK_READY, name, self.arrived, (project.id, task.id))
                return False
        if task.ready_s > now:
            return False
        task.state = "ready"
        return True

    def _free(self, project: Project, task: Task) -> bool:
        """Tell whether nothing keeps a task waiting any more."""
        for name in task.after:
            before = project.tasks.get(name)
            if before is None or before.state in _ENDED:
                continue
            if name in task.overlap and before.done_s >= self.rules.overlap_from_share * before.true_s:
                continue
            return False
        return True

    def arrived(self, occurrence: Occurrence) -> None:
        """Let a task begin whose waiting is over."""
        project_id, task_id = occurrence.payload
        project = self.floor.state.projects[project_id]
        task = project.tasks.get(task_id)
        if task is not None and task.state == "open" and 0 <= task.ready_s <= self.core.now:
            self.look(project)

    def rank(self, project: Project) -> int:
        """Return the priority of its work items: 3 for the most important project, 5 from the third on."""
        order = [other.id for other in self.floor.open_projects()]
        return min(5, 3 + order.index(project.id)) if project.id in order else 5

    # ---------------------------------------------------------------------------------------------- handing out

    def _staff(self, project: Project, task: Task) -> None:
        members = self.floor.members(project.id)
        for person_id in task.people:
            if len(task.parts) >= task.max_people + task.crowd:
                break
            if person_id in task.parts or person_id not in members:
                continue
            person = self.floor.people.state.people[person_id]
            if self.floor.people.can_take(person, task.field, task.level):
                self._begin(project, task, person_id)
        self.floor.obstacles.note(project, task)

    def _begin(self, project: Project, task: Task, person: str) -> None:
        if not self._take(project, task, person):
            return
        number = self.floor.number(project, f"{task.id}/{person}")
        item_id = f"project/{project.id}/task/{task.id}/{person}/{number}"
        task.parts[person] = item_id
        self._where[item_id] = (project.id, task.id, person)
        item = WorkItem(
            id=item_id,
            kind=KIND,
            duty="projects",
            field=task.field,
            level=task.level,
            left_s=task.given[person],
            priority=self.rank(project),
            born_s=self._turn(project, task),
            due_s=self._due(project, task),
            value=self.floor.worth_per_hour(project.id),
            service=task.service,
            cause=self._cause(project, task),
            only=(person,),
            project=project.id,
        )
        self.floor.work.add(item)

    def _take(self, project: Project, task: Task, person: str) -> bool:
        """Take the next stretch out of what is left of a task; False if nothing is left."""
        left = self.unassigned_s(task)
        if left <= 0:
            return False
        share = max(1, ceil(left / max(1, min(len(task.people), task.max_people + task.crowd))))
        effort = min(left, self._chunk_s, max(share, self._chunk_s // 4))
        task.in_hand[person] = effort
        new = task.newcomers.pop(person, 0.0)
        task.given[person] = max(1, round(effort * self.floor.team.cost(project, task, person) + new * HOUR))
        return True

    def rerank(self) -> None:
        """Give what waits the rank of its project anew: the portfolio has another order."""
        for project in self.floor.open_projects():
            priority = self.rank(project)
            for task in project.tasks.values():
                for item_id in task.parts.values():
                    self.floor.work.item(item_id).born_s = self._turn(project, task)
                    self.floor.work.reprioritise(item_id, priority, self._due(project, task))

    def unassigned_s(self, task: Task) -> int:
        """Return the effort of a task that nobody has in hand."""
        return task.true_s - task.done_s - sum(task.in_hand.values())

    def _due(self, project: Project, task: Task) -> int:
        """Return when a task should be done; the project manager's own order moves it by weeks."""
        base = project.baselines[-1].end_s.get(task.id, -1) if project.baselines else -1
        if base < 0:
            base = max(0, project.chartered_s) + 13 * WEEK + list(project.tasks).index(task.id) * HOUR
        return max(0, base + (task.priority - 3) * 4 * WEEK)

    def _turn(self, project: Project, task: Task) -> int:
        """Return what stands for the time of coming: among project work the plan says whose turn it is.

        First come, first served is for tickets; a project's tasks all came with its charter.
        """
        return self._due(project, task) + (self.rank(project) - 3) * 52 * WEEK

    def _cause(self, project: Project, task: Task) -> str:
        if task.started_s >= 0:
            return f"project/{project.id}/task/{task.id}/started"
        return task.cause or project.status_cause or project.cause

    # --------------------------------------------------------------------------------------- told by the work floor

    def on_started(self, item: WorkItem, person: Person) -> None:
        """Note the first hand on a task, and make its purchase."""
        project_id, task_id, _ = self._where[item.id]
        project = self.floor.state.projects[project_id]
        task = project.tasks[task_id]
        if task.state != "ready":
            return
        task.state = "active"
        if task.started_s >= 0:
            return
        task.started_s = self.core.now
        event_id = f"project/{project.id}/task/{task.id}/started"
        causes = (task.cause or project.status_cause or project.cause,)
        self.core.publish(TaskStarted(event_id, self.core.now, causes, project.id, task.id, person.id))
        self._fill_box(project, task)
        if task.purchase_cents and not task.bought:
            task.bought = True
            self.floor.spend(project, task.purchase_cents, f"purchase/{task.id}", event_id, task.account)

    def _fill_box(self, project: Project, task: Task) -> None:
        """Let work fill the box: with time allowed, some tasks take all of it."""
        kept = project.buffer_share
        spare = max(0.0, kept - self.floor.scenario.rules.control.buffer_free_share)
        takes = filled_h(self.rules, float(task.true_s), float(task.guess_s), task.box_u, kept, spare)
        if takes > task.true_s:
            task.history["box"] = round(takes) - task.true_s
            task.true_s = round(takes)

    def on_done(self, item: WorkItem, person: Person) -> None:
        """Credit the stretch, then give its person the next one."""
        project_id, task_id, person_id = self._where[item.id]
        project = self.floor.state.projects[project_id]
        task = project.tasks[task_id]
        self._book(project, task, item, person_id)
        effort = task.in_hand.pop(person_id)
        task.given.pop(person_id)
        self._credit(project, task, person_id, effort)
        if self.unassigned_s(task) <= 0:
            self._reclaim(task)
        allowed = person_id in task.people and person_id in self.floor.members(project_id)
        if allowed and project.status in WORKING and self._take(project, task, person_id):
            item.priority = self.rank(project)
            item.due_s = self._due(project, task)
            item.born_s = self._turn(project, task)
            item.cause = self._cause(project, task)
            self.floor.work.requeue(item, left_s=task.given[person_id])
            return
        del task.parts[person_id]
        del self._where[item.id]
        if not task.parts and task.done_s >= task.true_s:
            self.finish(project, task)
        elif not task.parts:
            self._staff(project, task)

    def _reclaim(self, task: Task) -> None:
        """Take stretches back that nobody has begun, so that whoever is here can do them."""
        for person, item_id in list(task.parts.items()):
            item = self.floor.work.state.items.get(item_id)
            if item is not None and item.state == WAITING and item.booked_s == 0:
                self.floor.work.cancel(item)
                del self._where[item_id]
                del task.parts[person], task.in_hand[person], task.given[person]

    def _credit(self, project: Project, task: Task, person: str, effort: int) -> None:
        task.done_s += effort
        self.floor.quality.worked(project, task, person, effort)
        # A fast-tracked successor may begin as soon as enough of this is done.
        for other in project.tasks.values():
            waits = task.id in other.overlap and other.state == "open" and other.ready_s < 0
            if waits and self._make_ready(project, other):
                self._staff(project, other)

    # ------------------------------------------------------------------------------------------------ booking

    def _book(self, project: Project, task: Task, item: WorkItem, person: str) -> None:
        """Move the hours booked on an item to its task, its project and the person's grant."""
        booked, item.booked_s = item.booked_s, 0
        if booked <= 0:
            return
        task.booked_s += booked
        project.booked_s += booked
        grant = project.grants.get(person)
        if grant is not None:
            grant.booked_s += booked

    def collect_all(self, project: Project) -> None:
        """Book what has been worked on every open item of a project; effort is credited as far as it went."""
        for task in project.tasks.values():
            for person, item_id in task.parts.items():
                item = self.floor.work.state.items[item_id]
                self._book(project, task, item, person)
                self._credit_part(project, task, person, item)

    def _credit_part(self, project: Project, task: Task, person: str, item: WorkItem) -> None:
        """Credit the part of a stretch that is done."""
        given, in_hand = task.given[person], task.in_hand[person]
        left = min(item.left_s, given)
        done = in_hand * (given - left) // given
        if 0 < done < in_hand:
            task.in_hand[person] = in_hand - done
            task.given[person] = max(1, left)
            self._credit(project, task, person, done)

    def booked_now_s(self, task: Task) -> int:
        """Return the person-time booked on a task, what has not been collected included."""
        items = self.floor.work.state.items
        return task.booked_s + sum(items[item_id].booked_s for item_id in task.parts.values())

    def release(self, project: Project, task: Task, person: str) -> None:
        """Let a person put a task down; what was done counts, the rest goes back."""
        item_id = task.parts.pop(person, None)
        if item_id is None:
            return
        item = self.floor.work.state.items.get(item_id)
        if item is not None:
            if item.state != DONE:
                self.floor.work.cancel(item)
            self._book(project, task, item, person)
            self._credit_part(project, task, person, item)
        self._where.pop(item_id, None)
        task.in_hand.pop(person, None)
        task.given.pop(person, None)
        self.floor.obstacles.note(project, task)

    def stand_still(self, project: Project) -> None:
        """Let everybody put the project down (pause, cancellation, closing)."""
        for task in project.tasks.values():
            for person in list(task.parts):
                self.release(project, task, person)

    def person_gone(self, project: Project, person: str) -> None:
        """Take a person off all tasks."""
        for task in project.tasks.values():
            self.release(project, task, person)
            if person in task.people:
                task.people.remove(person)

    # ----------------------------------------------------------------------------------------------- finishing

    def finish(self, project: Project, task: Task) -> None:
        """End a task, and let begin what waited for it."""
        now = self.core.now
        task.state = "done"
        task.done_at_s = now
        task.done_s = task.true_s
        event_id = f"project/{project.id}/task/{task.id}/done"
        causes = (f"project/{project.id}/task/{task.id}/started",)
        booked_h = task.booked_s / HOUR
        self.core.publish(TaskFinished(event_id, now, causes, project.id, task.id, booked_h, task.estimate.likely_h))
        self.floor.quality.finished(project, task)
        self.floor.scope.task_done(project, task, event_id)
        for other in project.tasks.values():
            if task.id in other.overlap and other.done_s > 0 and other.state != "done":
                self._rework(project, task, other, event_id)
        if booked_h >= _MILESTONE_H:
            self.floor.team.move_motivation(project, self.rules.motivation_done, event_id)
            for person in task.people:
                self.floor.people.note_achievement(person)
        for other in project.tasks.values():
            if task.id in other.after and other.state == "open":
                other.cause = event_id
        self.look(project)

    def _rework(self, project: Project, task: Task, early: Task, cause: str) -> None:
        """Let a task that began too early find out what it did not know.

        Draws: ``projects/overlap`` by both tasks.
        """
        name = f"project/{project.id}/{task.id}/{early.id}"
        share = self.rules.overlap_rework_share * self.core.luck.family("projects/overlap").one(name)
        effort = share * early.done_s
        if effort >= HOUR:
            self.floor.quality.rework(early, effort, "overlap")
            event_id = f"project/{project.id}/task/{early.id}/reworked/{task.id}"
            self.core.publish(TaskReworked(event_id, self.core.now, (cause,), project.id, early.id, effort / HOUR))

    def drop(self, project: Project, task: Task) -> None:
        """Take a task off the plan."""
        for person in list(task.parts):
            self.release(project, task, person)
        task.state = "dropped"

    # ---------------------------------------------------------------------------------------------- questions

    def leads_to(self, project: Project, early: str, late: str) -> bool:
        """Tell whether a task must, by whatever way, wait for another."""
        waiting, seen = [late], {late}
        while waiting:
            name = waiting.pop()
            if name == early:
                return True
            for before in project.tasks[name].after:
                if before not in seen:
                    seen.add(before)
                    waiting.append(before)
        return False

    def progress(self, project: Project) -> float:
        """Return the share of the work that is done, by what was believed of it."""
        total = sum(task.guess_s for task in project.tasks.values() if task.state != "dropped")
        done = math.fsum(
            task.guess_s * min(1.0, task.done_s / task.true_s)
            for task in project.tasks.values()
            if task.state != "dropped"
        )
        return done / total if total else 0.0

    def late_share(self, project: Project) -> float:
        """Return the share of the promised tasks that should be done by now and are not."""
        if not project.baselines:
            return 0.0
        ends = project.baselines[-1].end_s
        late = sum(
            end < self.core.now and project.tasks[name].state not in _ENDED
            for name, end in ends.items()
            if name in project.tasks
        )
        return late / max(1, len(ends))
