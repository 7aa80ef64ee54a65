"""Scope: what is known to be wanted, what shows late, and what comes on top.

Some of what is wanted nobody has said. A workshop finds most of it while it is cheap; the rest shows at design, in the
pilot or at acceptance, at a multiple of the effort. Leaving things out saves work and loses worth, and who wanted them
comes back.
"""

import math
from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, WEEK, week_of
from sim.projects.events.work import (
    CharterSubmitted,
    RequirementsFound,
    RequirementSurfaced,
    ScopeAdded,
    ScopeSet,
    WorkshopHeld,
)
from sim.projects.state import Estimate, Project, Requirement, Task

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

RANK = 854
MOMENTS = ("design", "pilot", "acceptance")
_ENDED = ("done", "dropped")
_WORKING_PHASES = ("build", "migration", "procurement", "rollout")
_EXTRA = "extra"


class Scope:
    """Moves requirements from hidden to known, and deliverables in and out."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules

    def start(self) -> None:
        """Nothing has been found yet."""

    def close_week(self, week: int) -> None:
        """Let small things be done by the way where nobody has written down what is in and what is out.

        Draws: ``projects/creep`` by project and week.
        """
        for project in self.floor.open_projects():
            if project.status not in {"chartered", "running"} or project.charter_submitted or not project.grants:
                continue
            name = f"project/{project.id}/week/{week}"
            u = self.core.luck.family("projects/creep").named(name)
            inside = [d.id for d in project.deliverables.values() if d.in_scope]
            if u[0] < self.rules.creep_per_week and inside:
                total_h = sum(t.guess_s for t in project.tasks.values() if t.state != "dropped") / HOUR
                effort_h = 2.0 * u[1] * self.rules.creep_size_share * total_h
                self.grow(project, inside[int(u[2] * len(inside))], effort_h, "", f"chance:projects/creep/{name}")

    # --------------------------------------------------------------------------------------------------- workshops

    def hold_workshop(self, project: Project, cause: str) -> None:
        """Sit down with the departments; what comes of it is known some days later."""
        rules = self.rules
        last = project.care.get("workshop")
        soon = last is not None and self.core.now - last < rules.workshop_again_weeks * WEEK
        project.care["workshop"] = self.core.now
        number = self.floor.number(project, "workshop")
        event_id = f"project/{project.id}/workshop/{number}/held"
        known = self.floor.relations.state.departments
        asked = (item.department for item in project.requirements.values())
        departments = tuple(dict.fromkeys(department for department in asked if department in known))
        self.core.publish(WorkshopHeld(event_id, self.core.now, (cause,), project.id, departments))
        cost = rules.workshop_patience + (rules.workshop_again_patience if soon else 0.0)
        # Trust follows satisfaction down as it follows it up when patience comes back.
        follows = self.floor.scenario.rules.business.trust_follow_share
        for department in departments:
            self.floor.relations.change_satisfaction(department, -cost, event_id)
            self.floor.relations.change_trust(department, -follows * cost, event_id)
        if soon:
            self.floor.stakeholders.move(project, -rules.workshop_again_points, event_id)
        due_s = self.core.now + round(rules.workshop_days * DAY)
        if due_s < self.core.horizon_s:
            self.core.engine.at(due_s, RANK, event_id, self._workshop_over, (project.id, number))

    def _workshop_over(self, occurrence: Occurrence) -> None:
        """Name what was found.

        Draws: ``projects/workshop`` by workshop and requirement, so that one requirement more moves no other.
        """
        project_id, number = occurrence.payload
        project = self.floor.state.projects[project_id]
        family = self.core.luck.family("projects/workshop")
        found = []
        for item in self.hidden(project):
            if family.one(f"project/{project_id}/workshop/{number}/{item.id}") < self.rules.workshop_share:
                found.append(item)
        event_id = f"project/{project_id}/workshop/{number}/over"
        causes = (f"project/{project_id}/workshop/{number}/held",)
        hours = math.fsum(item.effort_h for item in found)
        names = tuple(item.id for item in found)
        self.core.publish(RequirementsFound(event_id, self.core.now, causes, project_id, names, hours))
        for item in found:
            self._reveal(project, item, 1.0, event_id)

    def hidden(self, project: Project) -> list[Requirement]:
        """Return what nobody has said, of what is in scope."""
        inside = project.deliverables
        return [r for r in project.requirements.values() if not r.known and inside[r.deliverable].in_scope]

    # --------------------------------------------------------------------------------------------------- surfacing

    def task_done(self, project: Project, task: Task, cause: str) -> None:
        """Let show what shows at the end of design, or of the pilot (of the tests, where there is no pilot)."""
        if self._last_of(project, task, "design") or (
            not self._has(project, "design") and self._first_of(project, task)
        ):
            self.surface_all(project, "design", cause)
        if self._last_of(project, task, "pilot") or (
            not self._has(project, "pilot") and self._last_of(project, task, "test")
        ):
            self.surface_all(project, "pilot", cause)

    def _has(self, project: Project, phase: str) -> bool:
        return any(task.phase == phase and task.state != "dropped" for task in project.tasks.values())

    def _last_of(self, project: Project, task: Task, phase: str) -> bool:
        if task.phase != phase:
            return False
        return all(other.state in _ENDED for other in project.tasks.values() if other.phase == phase)

    def _first_of(self, project: Project, task: Task) -> bool:
        """Tell whether this is the first piece of real work to end."""
        if task.phase not in _WORKING_PHASES:
            return False
        done = [t for t in project.tasks.values() if t.phase in _WORKING_PHASES and t.state == "done"]
        return done == [task]

    def surface_all(self, project: Project, moment: str, cause: str) -> tuple[str, ...]:
        """Let everything hidden show that shows at a moment at the latest.

        Args:
            project: Whose.
            moment: ``design``, ``pilot`` or ``acceptance``.
            cause: Id of the event it shows at.

        Returns:
            The requirements that showed.
        """
        upto = MOMENTS.index(moment)
        found = [item.id for item in self.hidden(project) if MOMENTS.index(item.surfaces) <= upto]
        for requirement in found:
            self.surface(project, requirement, moment, cause)
        return tuple(found)

    def surface(self, project: Project, requirement: str, moment: str, cause: str) -> None:
        """Let one requirement show; ``sprint`` is a moment of work in short cycles, as dear as design."""
        item = project.requirements[requirement]
        if item.known:
            return
        place = MOMENTS.index(moment) if moment in MOMENTS else 0
        factor = max(1.0, self.rules.late_factors[place] * self.floor.methods.of(project).late)
        event_id = f"project/{project.id}/requirement/{item.id}/surfaced"
        effort_h = item.effort_h * factor
        self.core.publish(RequirementSurfaced(event_id, self.core.now, (cause,), project.id, item.id, moment, effort_h))
        self._reveal(project, item, factor, event_id)

    def _reveal(self, project: Project, item: Requirement, factor: float, cause: str) -> None:
        item.known = True
        self.add_work(project, item.deliverable, item.effort_h * factor, "requirement", cause)

    def add_work(self, project: Project, deliverable: str, effort_h: float, reason: str, cause: str) -> Task | None:
        """Add effort to a deliverable: to its next task, or as a task of its own once all are done.

        Returns:
            The task it went to; None if there is nothing to do or nobody left to do it.
        """
        if effort_h <= 0.0 or project.status not in {"proposed", "chartered", "running", "paused", "live"}:
            return None
        own = [t for t in project.tasks.values() if t.deliverable == deliverable and t.state not in _ENDED]
        work = [t for t in own if t.phase in _WORKING_PHASES]
        if work:
            task = max(work, key=lambda t: t.guess_s)
            self.floor.obstacles.add(project, task, effort_h, reason)
            self._raise_estimate(task, effort_h)
            return task
        return self._extra_task(project, deliverable, effort_h, cause)

    def grow(self, project: Project, deliverable: str, effort_h: float, department: str, cause: str) -> None:
        """Let something be wanted that nobody had agreed on, and be done."""
        number = self.floor.number(project, f"{deliverable}/growth")
        self._note_wish(project, f"{deliverable}-growth-{number}", deliverable, department, effort_h, "growth")
        self._grown(project, deliverable, number, effort_h, cause)

    def accept_wish(
        self, project: Project, request: str, deliverable: str, department: str, effort_h: float, cause: str
    ) -> None:
        """Let what a change request asks for be part of the agreement; a negative effort saves work."""
        number = self.floor.number(project, f"{deliverable}/growth")
        name = f"{deliverable}-wish-{number}"
        self._note_wish(project, name, deliverable, department, effort_h, f"change_request/{request}")
        if effort_h < 0.0:
            self.save_work(project, deliverable, -effort_h)
        else:
            self._grown(project, deliverable, number, effort_h, cause)

    def _note_wish(
        self, project: Project, name: str, deliverable: str, department: str, effort_h: float, origin: str
    ) -> None:
        wish = Requirement(name, deliverable, department, effort_h, True, "design", origin=origin)
        project.requirements[name] = wish

    def save_work(self, project: Project, deliverable: str, effort_h: float) -> None:
        """Take work off the largest open task of a deliverable, as far as nobody has begun it."""
        own = [t for t in project.tasks.values() if t.deliverable == deliverable and t.state not in _ENDED]
        if own:
            task = max(own, key=lambda t: t.guess_s)
            less = min(round(effort_h * HOUR), max(0, self.floor.execution.unassigned_s(task) - HOUR))
            task.true_s -= less
            task.guess_s = max(1, task.guess_s - less)
            task.history["saved"] = task.history.get("saved", 0) - less

    def _grown(self, project: Project, deliverable: str, number: int, effort_h: float, cause: str) -> None:
        project.growth_h += effort_h
        task = self.add_work(project, deliverable, effort_h, "growth", cause)
        event_id = f"project/{project.id}/scope/{deliverable}/growth/{number}"
        where = task.id if task is not None else ""
        self.core.publish(ScopeAdded(event_id, self.core.now, (cause,), project.id, deliverable, where, effort_h))

    def _raise_estimate(self, task: Task, effort_h: float) -> None:
        more = effort_h / self.rules.nominal_pace
        known = task.estimate
        task.estimate = Estimate(known.kind, known.low_h + more, known.likely_h + more, known.high_h + more)

    def _extra_task(self, project: Project, deliverable: str, effort_h: float, cause: str) -> Task | None:
        """Add a task where everything of a deliverable was done already; tests wait for it."""
        models = [t for t in project.tasks.values() if t.deliverable == deliverable and t.phase in _WORKING_PHASES]
        models = models or [t for t in project.tasks.values() if t.state != "dropped"]
        if not models:
            return None
        model = max(models, key=lambda t: t.born_true_s)
        number = self.floor.number(project, f"{deliverable}/{_EXTRA}")
        effort_s = max(1, round(effort_h * HOUR))
        likely = effort_h / self.rules.nominal_pace
        task = Task(
            id=f"{deliverable}-{_EXTRA}-{number}",
            deliverable=deliverable,
            phase="build" if model.phase == "build" else model.phase,
            field=model.field,
            level=model.level,
            max_people=model.max_people,
            service=model.service,
            true_s=effort_s,
            born_true_s=effort_s,
            after=[],
            lead_s=0,
            purchase_cents=0,
            account=model.account,
            estimate=Estimate("quick", 0.7 * likely, likely, 1.6 * likely),
            guess_s=effort_s,
            people=list(model.people),
            cause=cause,
        )
        project.tasks[task.id] = task
        for other in project.tasks.values():
            if other.phase in {"test", "pilot", "rollout"} and other.state == "open" and other is not task:
                other.after.append(task.id)
                other.ready_s = -1 if other.started_s < 0 else other.ready_s
        self.floor.execution.look(project)
        return task

    # --------------------------------------------------------------------------------------------------- in and out

    def set_scope(self, project: Project, deliverable: str, inside: bool, cause: str) -> None:
        """Take a deliverable in or leave it out; who wanted it feels it, and the sponsor most after the charter."""
        item = project.deliverables[deliverable]
        item.in_scope = inside
        number = self.floor.number(project, f"scope/{deliverable}")
        event_id = f"project/{project.id}/scope/{deliverable}/{number}/set"
        share = item.value / project.original_value if project.original_value else 0.0
        self.core.publish(ScopeSet(event_id, self.core.now, (cause,), project.id, deliverable, inside, share))
        for task in project.tasks.values():
            if task.deliverable == deliverable and task.state not in {"done", "dropped"} and not inside:
                self.floor.execution.drop(project, task)
            elif task.deliverable == deliverable and task.state == "dropped" and inside:
                task.state = "open"
                task.ready_s = -1
        if not inside:
            felt = 1.0 if project.charter_submitted else self.rules.drop_early_share
            self.floor.relations.change_trust(project.sponsor, -felt * self.rules.drop_trust_points * share, event_id)
            if item.wanted_by:
                self._disappoint(item.wanted_by, self.rules.drop_wanted_points * share, event_id)
                back = self.floor.scenario.rules.control.return_weeks
                project.returns[deliverable] = week_of(self.core.now) + back
        else:
            project.returns.pop(deliverable, None)
        self.floor.execution.look(project)

    def _disappoint(self, party: str, points: float, cause: str) -> None:
        relations = self.floor.relations
        relations.change_trust(party, -points, cause)
        if party in relations.state.departments:
            relations.change_satisfaction(party, -points, cause)

    def submit_charter(self, project: Project, cause: str) -> None:
        """Write down what is in and what is out; from now on it binds."""
        project.charter_submitted = True
        event_id = f"project/{project.id}/charter/submitted"
        known = sum(item.known for item in project.requirements.values())
        self.core.publish(
            CharterSubmitted(event_id, self.core.now, (cause,), project.id, self.value_share(project), known)
        )
        self.floor.stakeholders.move(project, self.rules.charter_points, event_id)

    def value_share(self, project: Project) -> float:
        """Return the worth in scope as a share of what was proposed."""
        inside = math.fsum(item.value for item in project.deliverables.values() if item.in_scope)
        return inside / project.original_value if project.original_value else 1.0
