"""The projects floor: puts the mechanisms together and is what the floors above talk to."""

from typing import Protocol

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.units import week_of, week_start
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.projects.audit import check
from sim.projects.benefits import Benefits
from sim.projects.change_requests import ChangeRequests
from sim.projects.closing import Closing
from sim.projects.control import Control
from sim.projects.estimating import Estimating
from sim.projects.execution import Execution
from sim.projects.figures import Forecast, Measures
from sim.projects.founding import Founding
from sim.projects.go_live import GoLive
from sim.projects.methods import Methods
from sim.projects.obstacles import Obstacles
from sim.projects.outlook import plan_of
from sim.projects.plan.network import Schedule
from sim.projects.portfolio import Portfolio
from sim.projects.quality import Quality
from sim.projects.reshaping import Reshaping
from sim.projects.risks import Risks
from sim.projects.scope import Scope
from sim.projects.sight import projects_view
from sim.projects.staffing import Staffing
from sim.projects.stakeholders import Stakeholders
from sim.projects.state import OPEN_STATUS, Project, ProjectsState, StaffRequest, Task
from sim.projects.team import Team
from sim.projects.view import ProjectsView
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.scenario.projects import ProjectDef, TaskDef
from sim.scenario.vocabulary import CAPITAL_ACCOUNTS
from sim.services.change.floor import ChangeFloor
from sim.services.desk.floor import Desk
from sim.services.infrastructure.floor import Infrastructure
from sim.services.security.floor import SecurityFloor
from sim.work.floor import WorkFloor

RANK_WEEK = 860
RANK = 850
"""Everything else of a project that falls due."""


class Mechanism(Protocol):
    """A part of this floor that moves by itself."""

    def start(self) -> None:
        """Make due what comes first."""

    def close_week(self, week: int) -> None:
        """Draw the conclusions of the week that ends."""


class ProjectsFloor:
    """Projects: charter, scope, tasks, teams, risks, control, closing."""

    def __init__(  # noqa: PLR0913, PLR0917 - a floor stands on all lower floors
        self,
        core: Core,
        scenario: Scenario,
        money: MoneyFloor,
        relations: RelationsFloor,
        people: PeopleFloor,
        work: WorkFloor,
        infrastructure: Infrastructure,
        desk: Desk,
        change: ChangeFloor,
        security: SecurityFloor,
    ) -> None:
        """Stand on the lower floors."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.projects
        self.money = money
        self.relations = relations
        self.people = people
        self.work = work
        self.infrastructure = infrastructure
        self.desk = desk
        self.change = change
        self.security = security
        self.state = ProjectsState()
        self.definitions: dict[str, ProjectDef] = {definition.id: definition for definition in scenario.projects}
        self._tasks = {(p.id, task.id): task for p in scenario.projects for task in p.tasks}
        self._worth = {p.id: sum(b.cents_per_week for b in p.benefits) // 40 for p in scenario.projects}
        self._schedules: dict[str, tuple[int, int, Schedule]] = {}
        self.founding = Founding(self)
        self.scope = Scope(self)
        self.estimating = Estimating(self)
        self.team = Team(self)
        self.quality = Quality(self)
        self.staffing = Staffing(self)
        self.execution = Execution(self)
        self.obstacles = Obstacles(self)
        self.reshaping = Reshaping(self)
        self.methods = Methods(self)
        self.portfolio = Portfolio(self)
        self.risks = Risks(self)
        self.change_requests = ChangeRequests(self)
        self.stakeholders = Stakeholders(self)
        self.control = Control(self)
        self.go_live = GoLive(self)
        self.closing = Closing(self)
        self.benefits = Benefits(self)
        self.mechanisms: tuple[Mechanism, ...] = (
            self.founding,
            self.scope,
            self.estimating,
            self.execution,
            self.obstacles,
            self.team,
            self.quality,
            self.staffing,
            self.methods,
            self.portfolio,
            self.risks,
            self.change_requests,
            self.control,
            self.go_live,
            self.closing,
            self.benefits,
            self.stakeholders,
        )

    def start(self) -> None:
        """Lay the scenario's proposals on the table and begin the weeks."""
        for mechanism in self.mechanisms:
            mechanism.start()
        self._next_close(1)

    def _next_close(self, week: int) -> None:
        close_s = week_start(week + 1) - 1
        if close_s < self.core.horizon_s:
            self.core.engine.at(close_s, RANK_WEEK, "projects/week", self._close_week)

    def _close_week(self, occurrence: Occurrence) -> None:
        week = week_of(occurrence.due_s)
        for mechanism in self.mechanisms:
            mechanism.close_week(week)
        self._next_close(week + 1)

    # ------------------------------------------------------------------------------------------------- questions

    def find(self, project_id: str) -> Project | None:
        """Return a project, or None."""
        return self.state.projects.get(project_id)

    def open_projects(self) -> tuple[Project, ...]:
        """Return the open projects, most important first."""
        projects = self.state.projects
        return tuple(projects[name] for name in self.state.order if projects[name].status in OPEN_STATUS)

    def seat_of(self, project: Project) -> str:
        """Return the seat that leads a project, or empty."""
        if not project.leader:
            return ""
        return "pm" if project.leader == "pm" else f"pm:{project.id}"

    def of_seat(self, seat: str) -> tuple[Project, ...]:
        """Return the open projects that a seat leads, most important first."""
        return tuple(project for project in self.open_projects() if self.seat_of(project) == seat)

    def lead_project(self, seat: str = "pm") -> Project | None:
        """Return the most important open project of a seat, or None."""
        mine = self.of_seat(seat)
        return mine[0] if mine else None

    def members(self, project_id: str) -> tuple[str, ...]:
        """Return who is granted to a project now."""
        week = week_of(self.core.now)
        grants = self.state.projects[project_id].grants.values()
        people = self.people.state.people
        return tuple(g.person for g in grants if g.from_week <= week <= g.to_week and people[g.person].employed)

    def matters(self) -> tuple[StaffRequest, ...]:
        """Return what stands between the hats: requests that wait for an answer or for a reply to an offer."""
        return tuple(r for r in self.state.requests.values() if r.state in {"open", "offered"})

    def number(self, project: Project, kind: str) -> int:
        """Return the next number of its kind within a project."""
        project.counts[kind] = project.counts.get(kind, 0) + 1
        return project.counts[kind]

    def task_definition(self, project_id: str, task_id: str) -> TaskDef | None:
        """Return the definition of a task, or None for one that came up later."""
        return self._tasks.get((project_id, task_id))

    def worth_per_hour(self, project_id: str) -> int:
        """Return what an hour of a project's benefit is worth, for the order by business value."""
        return self._worth[project_id]

    def able(self, person_id: str, task: Task) -> bool:
        """Tell whether a person's skill allows a task."""
        person = self.people.roster.find(person_id)
        return person is not None and self.people.can_take(person, task.field, task.level)

    def leader_skill(self, project: Project, skill: str) -> float:
        """Return a skill of whoever leads a project, 0 to 5.

        Args:
            project: Whose leader.
            skill: ``leadership``, ``negotiation``, ``planning`` or ``technical``.
        """
        if project.leader == "pm":
            return float(getattr(self.scenario.project_manager, skill))
        person = self.people.state.people.get(project.leader)
        if person is None:
            return 1.0
        leadership = person.skills.get("leadership", 0.0)
        if skill == "technical":
            return max((level for name, level in person.skills.items() if name != "leadership"), default=0.0)
        return 0.5 * (leadership + person.skills.get("analysis", 0.0)) if skill == "planning" else leadership

    def schedule(self, project: Project) -> Schedule:
        """Return the critical path of what is left, from estimates; kept for the instant."""
        key = (self.core.now, len(self.core.log))
        kept = self._schedules.get(project.id)
        if kept is None or kept[:2] != key:
            plan = plan_of(self, project, stated=True)
            spans = {name: plan.laws[i].mean / plan.rates[i] for i, name in enumerate(plan.network.order)}
            sooner = dict(zip(plan.network.order, plan.sooner, strict=True))
            kept = self._schedules[project.id] = (*key, plan.network.schedule(spans, sooner))
        return kept[2]

    def is_critical(self, project: Project, task: Task) -> bool:
        """Tell whether a delay of a task delays the whole, as far as the project knows."""
        return task.id in self.schedule(project).critical

    def measures(self, project_id: str) -> Measures:
        """Return earned value now."""
        return self.control.measures(self.state.projects[project_id])

    def forecast(self, project_id: str) -> Forecast:
        """Return when a project will be live and what it will cost, from what is believed."""
        return self.control.forecast(self.state.projects[project_id])

    def late_weeks(self, project_id: str) -> float:
        """Return by how many weeks the forecast is later than promised."""
        return self.control.late_weeks(self.state.projects[project_id])

    # -------------------------------------------------------------------------------------- what upper floors move

    def spend(self, project: Project, cents: int, memo: str, cause: str, account: str = "project_expense") -> None:
        """Pay something for a project, and count it against its budget."""
        if cents <= 0:
            return
        self.money.spend(account, cents, f"project/{project.id}/{memo}", cause)
        project.spent_cents += cents
        if account in CAPITAL_ACCOUNTS:
            project.capital_spent_cents += cents
        else:
            project.expense_spent_cents += cents

    def add_effort(self, project_id: str, hours: float, cause: str, task: str = "") -> None:
        """Add work to a task, or to the largest piece that is left; below 0 takes some off."""
        project = self.state.projects[project_id]
        named = project.tasks.get(task)
        done = named is None or named.state in {"done", "dropped"}
        found = self.obstacles.largest(project) if done else named
        if found is not None and hours > 0.0:
            self.obstacles.add(project, found, hours, "added")
        elif found is not None and hours < 0.0:
            self.obstacles.relieve(found, -hours)

    def delay(self, project_id: str, days: float, cause: str, task: str = "") -> None:
        """Let a task, or what is under way, wait so many days."""
        project = self.state.projects[project_id]
        found = self._open_task(project, task)
        if found is not None and days > 0.0:
            self.obstacles.delay(project, found, days, cause)

    def add_scope(self, project_id: str, hours: float, cause: str, department: str = "") -> None:
        """Let something more be wanted: work on the deliverable that the department cares for, or on the first."""
        project = self.state.projects[project_id]
        inside = [d for d in project.deliverables.values() if d.in_scope]
        wanted = [d for d in inside if d.wanted_by == department] or inside
        if wanted and hours > 0.0:
            self.scope.grow(project, wanted[0].id, hours, department, cause)
        elif wanted and hours < 0.0:
            self.scope.save_work(project, wanted[0].id, -hours)

    def add_defects(self, project_id: str, n: float, cause: str) -> None:
        """Let defects come in."""
        self.quality.add(self.state.projects[project_id], n)

    def move_motivation(self, project_id: str, d: float, cause: str) -> None:
        """Move the motivation of a team."""
        self.team.move_motivation(self.state.projects[project_id], d, cause)

    def move_conflict(self, project_id: str, d: float, cause: str) -> None:
        """Move the conflict in a team."""
        self.team.move_conflict(self.state.projects[project_id], d, cause)

    def scale_risks(self, project_id: str, share: float, cause: str) -> None:
        """Multiply the probabilities of open risks."""
        self.risks.scale(self.state.projects[project_id], share, cause)

    def _open_task(self, project: Project, task_id: str) -> Task | None:
        found = project.tasks.get(task_id)
        if found is not None and found.state not in {"done", "dropped"}:
            return found
        return self.obstacles.current(project)

    # ----------------------------------------------------------------------------------------------------- sight

    def view(self, seat: str) -> ProjectsView:
        """Return what a seat sees of projects."""
        return projects_view(self, seat)

    def check_invariants(self) -> None:
        """Raise InvariantError if projects contradict themselves."""
        check(self)
