"""What the seats see of projects: the seat that leads sees its project, the IT manager what was last reported.

Nothing hidden is in here: no true effort, no requirement that nobody has named, no unknown risk, no defect that nobody
has found.
"""

from dataclasses import dataclass
from typing import NamedTuple

from sim.projects.figures import Forecast, Measures


class DeliverableView(NamedTuple):
    """Something to be handed over; ``share`` is its part of the charter's worth."""

    id: str
    share: float
    optional: bool
    wanted_by: str
    in_scope: bool
    accepted: float


class RequirementView(NamedTuple):
    """A requirement that the project knows."""

    id: str
    deliverable: str
    department: str
    effort_h: float
    met: bool
    origin: str


class TaskView(NamedTuple):
    """A task as the project knows it.

    Attributes:
        low_h, likely_h, high_h: Stated range of the estimate, of person-hours to be booked.
        left_h: What an honest team expects it to take still.
        able: Members of the team who can do it.
        float_weeks: Delay that leaves the end of the project where it is.
        over: Whether it has taken a quarter more than was believed.
        blocked: Whether it could go on, and nobody is on it.
        ready_week: When waiting for a delivery ends; 0 if it is not known or over.
        crash: ``people``, ``overtime`` or empty.
    """

    id: str
    deliverable: str
    phase: str
    field: str
    level: float
    max_people: int
    service: str
    state: str
    estimated: str
    low_h: float
    likely_h: float
    high_h: float
    booked_h: float
    left_h: float
    after: tuple[str, ...]
    overlap: tuple[str, ...]
    people: tuple[str, ...]
    able: tuple[str, ...]
    priority: int
    float_weeks: float
    critical: bool
    over: bool
    blocked: bool
    ready_week: int
    lead_days: float
    purchase_cents: int
    done_week: int
    crash: str
    parent: str


class RiskView(NamedTuple):
    """A risk that stands in the register."""

    id: str
    probability: float
    size: float
    impact: str
    task: str
    source: str
    subject: str
    from_week: int
    to_week: int
    response: str
    state: str
    contingency_cents: int


class ChangeRequestView(NamedTuple):
    """A wish that waits for an answer, or was put off."""

    id: str
    asked_by: str
    deliverable: str
    effort_h: float
    value: float
    asked_week: int
    answer_by_week: int
    state: str


class MemberView(NamedTuple):
    """A member of the team.

    Attributes:
        share: Of the week.
        promised: Whether the promise that came with the grant stands.
        newcomer: Whether there is still much for them to learn.
        booked_h: Hours that the project had of them.
        praise: Whether there is something to thank for.
        overtime_h: Hours a week over contract now.
    """

    person: str
    share: float
    to_week: int
    promised: bool
    newcomer: bool
    booked_h: float
    praise: bool
    overtime_h: float
    coached_weeks: float


class RequestView(NamedTuple):
    """A request for staff that stands between the hats."""

    id: str
    project: str
    person: str
    field: str
    level: float
    share: float
    weeks: int
    state: str
    offer_person: str
    offer_share: float
    offer_weeks: int
    asked_week: int
    answer_by_week: int


class BaselineView(NamedTuple):
    """A plan that was promised."""

    number: int
    set_week: int
    finish_week: int
    budget_cents: int


class ReportView(NamedTuple):
    """A status report as its writer knows it."""

    week: int
    colour: str
    forecast_week: int
    cost_forecast_cents: int
    percent: float
    rosy: bool
    honest_week: int
    found_out: bool


class StakeholderView(NamedTuple):
    """A party whose trust counts; ``engagement`` says how lately and well it was spoken to."""

    party: str
    power: float
    trust: float
    engagement: float


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project as the seat that leads it sees it.

    Attributes:
        leader: ``pm`` or a person.
        rank: Place in the portfolio, from 1.
        value_share: Worth in scope relative to the charter.
        conflict: Whether a quarrel is open.
        neglected: Whether the team has not seen its project manager for weeks.
        workshop_weeks: Weeks since the last requirements workshop; -1 if none was held.
        defects_guess: Defects that one must expect, from hours and the testing share.
        go_live_change: Id of the change it asked for, or empty.
        acceptance_asked: Whether the sponsor's answer is awaited.
        escalated: Matter that lies with the IT manager, or empty.
        rebaseline_asked: Whether a wish for another plan lies with the IT manager.
        help_until_week: Last week in which an early honest warning opens help.
    """

    id: str
    status: str
    sponsor: str
    answers_to: str
    leader: str
    seat: str
    rank: int
    method: str
    due_week: int
    tolerance_weeks: int
    tolerance_cost_share: float
    budget_cents: int
    capital_cents: int
    expense_spent_cents: int
    capital_spent_cents: int
    booked_h: float
    progress: float
    charter_submitted: bool
    responsibilities: bool
    buffer_share: float
    testing_share: float
    value_share: float
    motivation: float
    conflict: bool
    neglected: bool
    workshop_weeks: float
    defects_guess: float
    handover_quality: float
    go_live_change: str
    go_live_week: int
    live_week: int
    acceptance_asked: bool
    escalated: str
    rebaseline_asked: bool
    help_until_week: int
    deliverables: tuple[DeliverableView, ...]
    requirements: tuple[RequirementView, ...]
    tasks: tuple[TaskView, ...]
    risks: tuple[RiskView, ...]
    change_requests: tuple[ChangeRequestView, ...]
    team: tuple[MemberView, ...]
    requests: tuple[RequestView, ...]
    baselines: tuple[BaselineView, ...]
    reports: tuple[ReportView, ...]
    stakeholders: tuple[StakeholderView, ...]
    measures: Measures | None
    forecast: Forecast | None

    def task(self, task_id: str) -> TaskView:
        """Return a task by its id."""
        return next(task for task in self.tasks if task.id == task_id)

    @property
    def open_tasks(self) -> tuple[TaskView, ...]:
        """Tasks that are not finished."""
        return tuple(task for task in self.tasks if task.state not in {"done", "dropped"})


@dataclass(frozen=True, slots=True)
class ReportedProject:
    """A project as the IT manager knows it: the proposal, the charter, and what was last reported.

    Attributes:
        meant_for: Leader whom the proposal names, or empty.
        effort_h: Hours that the proposal reckons with.
        fields: Skills it needs, each with the highest level and the hours of the proposal.
        worth_cents_per_week: Benefit that the proposal promises.
        spent_cents: As the ledger shows it.
        report_week: Of the last report; 0 if there was none.
        colour, forecast_week, cost_forecast_cents, percent: As last reported.
        grants: Person, share, last week.
        requests: For staff, that wait.
        escalated: Matter that waits for an answer, or empty.
        escalation: Its id, or empty.
        rebaseline_weeks: Weeks later that a wish for another plan asks for; -1 if there is none.
        rebaseline: Its id, or empty.
    """

    id: str
    status: str
    sponsor: str
    sponsor_trust: float
    answers_to: str
    leader: str
    meant_for: str
    seat: str
    rank: int
    method: str
    proposed_week: int
    due_week: int
    tolerance_weeks: int
    budget_cents: int
    capital_cents: int
    spent_cents: int
    responsibilities: bool
    effort_h: float
    fields: tuple[tuple[str, float, float], ...]
    worth_cents_per_week: int
    baseline_week: int
    report_week: int
    colour: str
    forecast_week: int
    cost_forecast_cents: int
    percent: float
    live_week: int
    grants: tuple[tuple[str, float, int], ...]
    requests: tuple[RequestView, ...]
    escalated: str
    escalation: str
    rebaseline_weeks: int
    rebaseline: str


@dataclass(frozen=True, slots=True)
class ProjectsView:
    """All that a seat sees of projects.

    Attributes:
        projects: Open projects that the seat leads, most important first.
        portfolio: For the IT manager: everything on the table, open projects first in their order.
        matters: Requests for staff that wait for this seat's word in the corridor.
    """

    projects: tuple[ProjectView, ...] = ()
    portfolio: tuple[ReportedProject, ...] = ()
    matters: tuple[RequestView, ...] = ()

    def project(self, project_id: str) -> ProjectView | None:
        """Return one of the projects that the seat leads, or None."""
        return next((project for project in self.projects if project.id == project_id), None)

    def reported(self, project_id: str) -> ReportedProject | None:
        """Return a project of the portfolio, or None."""
        return next((project for project in self.portfolio if project.id == project_id), None)
