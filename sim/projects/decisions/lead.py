"""Decisions about the team and its work: who does what, what is said and given to people, what time is bought with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.projects.decisions.base import MOST, led, no_member, no_project, no_task, projects_of, task_of
from sim.scenario.vocabulary import Field

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

Crash = Literal["people", "overtime"]
_SHARES = (0.0, 0.1, 0.2, 0.3)
_CALM_WEEKS = 4.0


@dataclass(frozen=True, slots=True)
class AssignTask(Decision):
    """Put people of the team on a task, and nobody else; who comes to it half-way must read first."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "lead"

    project: str
    task: str
    people: tuple[str, ...]

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse who is not in the team or cannot do it, and more than the task can bear."""
        refusal = no_task(floor, self.project, self.task)
        if refusal is not None:
            return refusal
        task = task_of(floor, self.project, self.task)
        if len(set(self.people)) < len(self.people):
            return Refusal.of("named_twice", id=next(p for p in self.people if self.people.count(p) > 1))
        for person in self.people:
            refusal = no_member(floor, self.project, person)
            if refusal is not None:
                return refusal
            if not floor.able(person, task):
                return Refusal.of("skill_too_low", id=person, need=task.level)
        if len(self.people) > task.max_people + task.crowd:
            return Refusal.of("too_many_people", id=self.task, most=task.max_people + task.crowd)
        if list(self.people) == task.people:
            return Refusal.of("assigned_so", id=self.task)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Assign them."""
        project = led(floor, self.project)
        floor.reshaping.assign(project, project.tasks[self.task], self.people, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AssignTask", ...]:
        """Return for tasks without enough people those who can and have least to do, critical tasks first."""
        found: list[tuple[bool, float, str, AssignTask]] = []
        for project in projects_of(view):
            load = {member.person: 0.0 for member in project.team}
            for task in project.open_tasks:
                for person in task.people:
                    load[person] = load.get(person, 0.0) + task.left_h / max(1, len(task.people))
            for task in project.open_tasks:
                there = [person for person in task.people if person in load]
                if len(there) >= task.max_people or not task.able:
                    continue
                free = sorted((p for p in task.able if p not in there), key=lambda p: (load[p], p))
                named = (*there, *free[: task.max_people - len(there)])
                if named != task.people:
                    found.append((not task.critical, task.float_weeks, task.id, cls(project.id, task.id, named)))
        return tuple(option for *_, option in sorted(found, key=lambda entry: entry[:3])[:MOST])


@dataclass(frozen=True, slots=True)
class Recognise(Decision):
    """Thank a member of the team; praise without an achievement since the last time counts as none."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "lead"

    project: str
    person: str

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse who is not in the team."""
        return no_member(floor, self.project, self.person)

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Say it."""
        floor.team.recognise(led(floor, self.project), self.person, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["Recognise", ...]:
        """Return those with something to be thanked for."""
        return tuple(cls(p.id, m.person) for p in projects_of(view) for m in p.team if m.praise)[:MOST]


@dataclass(frozen=True, slots=True)
class Coach(Decision):
    """Work with a member on a skill: they learn, and know the project better; it takes their hours as well."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "lead"

    project: str
    person: str
    field: Field

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse who is not in the team."""
        return no_member(floor, self.project, self.person)

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Make an appointment."""
        floor.team.coach(led(floor, self.project), self.person, self.field, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["Coach", ...]:
        """Return newcomers, then those nobody coached of late, with the field of a task they work on."""
        found = []
        for project in projects_of(view):
            for member in project.team:
                fields = [t.field for t in project.open_tasks if member.person in t.people]
                if fields and not 0.0 <= member.coached_weeks < _CALM_WEEKS:
                    found.append((not member.newcomer, member.person, cls(project.id, member.person, fields[0])))
        return tuple(option for *_, option in sorted(found, key=lambda entry: entry[:2])[:MOST])


@dataclass(frozen=True, slots=True)
class HoldTeamEvent(Decision):
    """Spend an afternoon with the team: motivation and cohesion for hours and money; the effect recovers in weeks."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "lead"

    project: str

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse teams of one, and what the budget cannot bear."""
        refusal = no_project(floor, self.project)
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        if len(project.cohesion) < 2:
            return Refusal.of("no_team", id=self.project)
        cents = self.money_cents(floor)
        left = project.budget_cents - project.expense_spent_cents
        if cents > left or not floor.money.can_afford("project_expense", cents):
            return Refusal.of("project_money_short", id=self.project, cents=cents, left_cents=max(0, left))
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Invite everybody for Thursday afternoon."""
        floor.team.hold_event(led(floor, self.project), decision_id)

    def money_cents(self, floor: "ProjectsFloor") -> int:
        """Return the bill."""
        project = floor.find(self.project)
        return floor.rules.event_cents_per_head * len(project.cohesion) if project is not None else 0

    @classmethod
    def candidates(cls, view: Any) -> tuple["HoldTeamEvent", ...]:
        """Return teams that could use it."""
        return tuple(cls(p.id) for p in projects_of(view) if len(p.team) > 1 and (p.motivation < 0.6 or p.conflict))


@dataclass(frozen=True, slots=True)
class ResolveConflict(Decision):
    """Bring people to one table: the team's quarrel, or with a vendor or department; it may fail."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "lead"

    project: str
    party: str = ""

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse parties that do not exist, and peace."""
        refusal = no_project(floor, self.project)
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        if not self.party:
            return None if project.conflict_told else Refusal.of("no_conflict", id=self.project)
        if not floor.relations.knows(self.party) or self.party == "hats":
            return Refusal.of("unknown_party", id=self.party)
        if floor.team.strength(project, "mediation", self.party) < 0.25:
            return Refusal.of("talked_just_now", id=self.party)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Sit down with them."""
        floor.team.mediate(led(floor, self.project), self.party, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ResolveConflict", ...]:
        """Return open quarrels, then stakeholders who have lost trust."""
        quarrels = [cls(p.id) for p in projects_of(view) if p.conflict]
        sour = [cls(p.id, s.party) for p in projects_of(view) for s in p.stakeholders if s.trust < 45.0]
        return tuple([*quarrels, *sour][:MOST])


@dataclass(frozen=True, slots=True)
class SetTestingShare(Decision):
    """Set a share of all work aside for review and test: fewer defects escape, everything takes longer."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "control"

    project: str
    share: float

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse shares out of range, and the one that is set."""
        refusal = no_project(floor, self.project)
        if refusal is not None:
            return refusal
        most = floor.rules.testing_share_most
        if not 0.0 <= self.share <= most:
            return Refusal.of("share_out_of_range", least=0.0, most=most)
        if abs(floor.state.projects[self.project].testing_share - self.share) < 1e-9:
            return Refusal.of("share_is_so", share=self.share)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Set it from now on."""
        floor.reshaping.set_testing(led(floor, self.project), self.share, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetTestingShare", ...]:
        """Return some shares."""
        working = [p for p in projects_of(view) if p.status in {"chartered", "running"}]
        return tuple(cls(p.id, s) for p in working for s in _SHARES if abs(s - p.testing_share) > 1e-9)[:MOST]


@dataclass(frozen=True, slots=True)
class CrashTask(Decision):
    """Buy time for a task: more people than it can bear, each adding less, or longer days, which tire."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "control"

    project: str
    task: str
    how: Crash

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse what nobody is on, what is crowded, and people who work long already."""
        refusal = no_task(floor, self.project, self.task)
        if refusal is not None:
            return refusal
        task = task_of(floor, self.project, self.task)
        if self.how == "people":
            most = floor.rules.crowd_most
            return (
                Refusal.of("too_many_people", id=self.task, most=task.max_people + most) if task.crowd >= most else None
            )
        if not task.people:
            return Refusal.of("nobody_assigned", id=self.task)
        staff = [floor.people.roster.find(name) for name in task.people]
        if not any(p is not None and p.overtime_h <= 0.0 and floor.people.overtime.limit_h(p) > 0.0 for p in staff):
            return Refusal.of("overtime_already", id=self.task)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Let it begin."""
        project = led(floor, self.project)
        floor.reshaping.crash(project, project.tasks[self.task], self.how, decision_id)

    def money_cents(self, floor: "ProjectsFloor") -> int:
        """Return what the overtime costs."""
        project = floor.find(self.project)
        task = project.tasks.get(self.task) if project is not None else None
        if task is None or self.how == "people":
            return 0
        staff = [floor.people.roster.find(name) for name in task.people]
        hours, weeks = floor.rules.crash_overtime_h, floor.rules.crash_overtime_weeks
        free = [p for p in staff if p is not None and p.overtime_h <= 0.0]
        return sum(floor.people.overtime.cost_cents(p, hours, weeks) for p in free)

    @classmethod
    def candidates(cls, view: Any) -> tuple["CrashTask", ...]:
        """Return critical tasks that take long: overtime of their people, or another head if somebody able is free."""
        found: list[tuple[float, str, str, CrashTask]] = []
        for project in projects_of(view):
            rested = {member.person for member in project.team if member.overtime_h <= 0.0}
            for task in project.open_tasks:
                if not task.critical or task.state not in {"ready", "active"}:
                    continue
                if any(person in rested for person in task.people):
                    found.append((-task.left_h, task.id, "overtime", cls(project.id, task.id, "overtime")))
                if len(task.able) > task.max_people:
                    found.append((-task.left_h, task.id, "people", cls(project.id, task.id, "people")))
        return tuple(option for *_, option in sorted(found, key=lambda entry: entry[:3])[:MOST])


@dataclass(frozen=True, slots=True)
class FastTrack(Decision):
    """Let a task begin when what it waits for is half done: time now, and some work done twice."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "control"

    project: str
    task: str
    after: str

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse what has begun, what does not wait for it, and what may overlap already."""
        for name in (self.task, self.after):
            refusal = no_task(floor, self.project, name)
            if refusal is not None:
                return refusal
        task = task_of(floor, self.project, self.task)
        if task.started_s >= 0:
            return Refusal.of("task_begun", id=self.task)
        if self.after not in task.after:
            return Refusal.of("link_not_there", task=self.task, after=self.after)
        if self.after in task.overlap:
            return Refusal.of("overlaps_already", task=self.task, after=self.after)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Let them overlap."""
        project = led(floor, self.project)
        floor.reshaping.fast_track(project, project.tasks[self.task], self.after, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["FastTrack", ...]:
        """Return critical tasks that wait for critical tasks under way."""
        result = []
        for project in projects_of(view):
            busy = {task.id for task in project.open_tasks if task.critical and task.state in {"ready", "active"}}
            for task in project.open_tasks:
                if task.critical and task.state == "open":
                    waits = [name for name in task.after if name in busy and name not in task.overlap]
                    result += [cls(project.id, task.id, name) for name in waits]
        return tuple(result[:MOST])


DECISIONS: tuple[type[Decision], ...] = (
    AssignTask,
    Recognise,
    Coach,
    HoldTeamEvent,
    ResolveConflict,
    SetTestingShare,
    CrashTask,
    FastTrack,
)
