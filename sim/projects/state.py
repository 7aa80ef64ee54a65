"""State of projects: nothing computed, everything that a later week needs."""

from dataclasses import dataclass
from dataclasses import field as attribute  # a task has a field of its own
from typing import Literal

Status = Literal["proposed", "declined", "chartered", "running", "paused", "live", "closed", "cancelled"]
"""``chartered`` has no baseline yet, ``running`` has one; ``live`` is in hypercare after go-live, until closed."""
OPEN_STATUS = ("chartered", "running", "paused", "live")
TaskState = Literal["open", "ready", "active", "done", "dropped"]
EstimateKind = Literal["none", "quick", "expert", "bottom_up"]


@dataclass(slots=True)
class Requirement:
    """A requirement and what is known of it.

    Attributes:
        deliverable: What it belongs to.
        department: Who wants it.
        effort_h: Base effort that it adds; the multiple for a late find is applied when it surfaces.
        known: Whether the project knows it.
        surfaces: When a hidden one shows at the latest: ``design``, ``pilot`` or ``acceptance``.
        met: Whether it is built.
        origin: ``charter``, ``hidden``, ``growth`` or ``change_request/<id>``.
    """

    id: str
    deliverable: str
    department: str
    effort_h: float
    known: bool
    surfaces: str
    met: bool = False
    origin: str = "charter"


@dataclass(slots=True)
class Deliverable:
    """Something to be handed over.

    Attributes:
        in_scope: Whether the project delivers it.
        accepted: Share of its worth that the sponsor has accepted.
    """

    id: str
    value: float
    optional: bool
    wanted_by: str
    in_scope: bool = True
    accepted: float = 0.0


@dataclass(slots=True)
class Estimate:
    """What the project believes of a task.

    Attributes:
        kind: How it was estimated.
        low_h, likely_h, high_h: Stated range; usually too narrow.
    """

    kind: str
    low_h: float
    likely_h: float
    high_h: float


@dataclass(slots=True)
class Task:
    """A piece of work.

    Attributes:
        true_s: True effort in person-seconds at speed 1, drawn at birth, plus what was added since. Hidden.
        done_s: Effort done, at speed 1.
        booked_s: Person-time booked.
        estimate: What the project believes.
        after: Tasks that must be done first; ``overlap`` are those it may overlap with after fast-tracking.
        people: Assigned, in order of assignment.
        ready_s: When lead time and predecessors let it begin, -1 unknown.
        started_s, done_at_s: Instants, -1 if not yet.
        priority: 1 first to 5, the project manager's order.
        defects: Open ones by origin phase, found and not yet removed plus latent; hidden from views.
        bought: Whether its purchase was made.
        parts: Open work items by person.
        crash_h: Overtime hours a week that its people work for it.
        parent: Task that it was split from, or empty.
        in_hand: Effort, at speed 1, that each person has taken out of the rest.
        given: The same as work, with what the team costs on top.
        guess_s: Effort that the project believes in, at speed 1; the estimate that a filled box takes.
        box_u: Uniform that decides whether work fills the box.
        crowd: Heads more than the task can bear, let in by crashing it.
        newcomers: People who joined it after it was half done, with what they still must read.
        linked: Tasks that it waits for by choice.
        blocked_s: Since when nothing moves it although it could, or -1.
        told: What was said about it: ``over``, ``blocked``.
        born_true_s: Effort as drawn at birth.
        history: Effort that was added, by reason.
    """

    id: str
    deliverable: str
    phase: str
    field: str
    level: float
    max_people: int
    service: str
    true_s: int
    after: list[str]
    lead_s: int
    purchase_cents: int
    account: str
    state: TaskState = "open"
    done_s: int = 0
    booked_s: int = 0
    estimate: Estimate = attribute(default_factory=lambda: Estimate("none", 0.0, 0.0, 0.0))
    overlap: list[str] = attribute(default_factory=list)
    people: list[str] = attribute(default_factory=list)
    ready_s: int = -1
    started_s: int = -1
    done_at_s: int = -1
    priority: int = 3
    defects: float = 0.0
    bought: bool = False
    parts: dict[str, str] = attribute(default_factory=dict)
    crash_h: float = 0.0
    parent: str = ""
    in_hand: dict[str, int] = attribute(default_factory=dict)
    given: dict[str, int] = attribute(default_factory=dict)
    guess_s: int = 0
    box_u: float = 1.0
    crowd: int = 0
    newcomers: dict[str, float] = attribute(default_factory=dict)
    linked: list[str] = attribute(default_factory=list)
    blocked_s: int = -1
    told: list[str] = attribute(default_factory=list)
    born_true_s: int = 0
    history: dict[str, int] = attribute(default_factory=dict)
    delays: int = 0
    cause: str = ""


@dataclass(slots=True)
class Grant:
    """Part of a person's week that the IT manager has given to a project.

    Attributes:
        share: Of the week, 0 to 1.
        to_week: Last week.
        recall: Whether only a P1 may call the person back.
        promise: Id in the promise ledger.
        cause: Id of the event that gave it.
        booked_s: Hours that the project had of the person under this grant.
        week_booked_s: The same when the running week began.
        week_worked_s: All that the person had worked when the running week began.
        waited: Whether work of the project waited for the person when the running week began.
    """

    person: str
    share: float
    from_week: int
    to_week: int
    promise: str
    recall: bool = True
    cause: str = ""
    booked_s: int = 0
    week_booked_s: int = 0
    week_worked_s: int = 0
    waited: bool = False


@dataclass(slots=True)
class StaffRequest:
    """What the project manager has asked for, and how it stands.

    Attributes:
        person: Name, or empty for whoever has the ``field`` at the ``level``.
        state: ``open``, ``offered``, ``granted``, ``declined``, ``given_up``, ``escalated``.
        offer_person, offer_share, offer_weeks: Counter-offer.
        reason: Of a decline.
        answer_by_s: When silence becomes a decline.
    """

    id: str
    project: str
    person: str
    field: str
    level: float
    share: float
    weeks: int
    asked_s: int
    answer_by_s: int
    cause: str
    state: str = "open"
    offer_person: str = ""
    offer_share: float = 0.0
    offer_weeks: int = 0
    reason: str = ""


@dataclass(slots=True)
class Risk:
    """A risk of a project; whether and when it strikes is drawn, and hidden.

    Attributes:
        probability: Now, after responses.
        size: Impact now, after responses.
        known: Whether it stands in the register.
        response: ``none``, ``avoid``, ``mitigate``, ``transfer``, ``accept`` or ``contingency``.
        state: ``open``, ``struck`` or ``passed``.
        u: Uniform that is compared with the probability at ``due_s``; fixed at birth, so that a response only
            removes strikes.
    """

    id: str
    definition: str
    probability: float
    size: float
    due_s: int
    u: float
    known: bool
    response: str = "none"
    state: str = "open"
    contingency_cents: int = 0


@dataclass(slots=True)
class ChangeRequest:
    """Somebody wants something else than agreed.

    Attributes:
        effort_h: Work it would add (negative: save).
        value: Weight of worth it would add.
        state: ``open``, ``accepted``, ``rejected``, ``deferred`` or ``escalated``.
    """

    id: str
    asked_by: str
    deliverable: str
    effort_h: float
    value: float
    asked_s: int
    answer_by_s: int
    cause: str
    state: str = "open"


@dataclass(slots=True)
class Baseline:
    """What is promised, and what progress is measured against.

    Attributes:
        number: 0 for the first; a re-baseline counts up.
        set_s: When.
        finish_s: Promised go-live.
        budget_cents: Budget at completion: estimated hours at the standard rate, purchases, and the buffer.
        task_cents: Budget per task.
        start_s, end_s: Planned instants per task.
    """

    number: int
    set_s: int
    finish_s: int
    budget_cents: int
    task_cents: dict[str, int]
    start_s: dict[str, int]
    end_s: dict[str, int]


@dataclass(slots=True)
class Report:
    """A status report, all that the IT manager knows of a project.

    Attributes:
        colour: ``green``, ``amber`` or ``red``.
        forecast_week: When it says the project goes live.
        cost_forecast_cents: What it says the project will cost.
        rosy: Whether it was written rosier than known.
        honest_week: What an honest forecast would have been.
        found_out: Whether somebody looked behind it.
        hidden: Weeks and shades that it hides.
    """

    id: str
    week: int
    colour: str
    forecast_week: int
    cost_forecast_cents: int
    percent: float
    rosy: bool
    honest_week: int
    found_out: bool = False
    hidden: float = 0.0


@dataclass(slots=True)
class Project:
    """A project from proposal to closing.

    Attributes:
        calm: Points of the sponsor's trust that rosy reports have gained and nobody has found out.
        accuracy: Mean accuracy of its reports once the truth is known, -1 before.
        engagement: Party to how lately and well it was spoken to, 0 to 1.
        help_until_week: Last week in which an early honest warning opens help.
        date_promise: Its date in the ledger of promises, or empty.
        returns: Deliverable that was dropped to the week in which who wanted it asks again.
        go_live_s: Instant it asked to go live, -1 if none is asked for.
        acceptance_due_s: When the sponsor's answer is due, -1 if nobody asked.
        written_off_cents: What was lost when it was cancelled.
        reviewed_week: Week of the last look at its benefits.
        lead_item: Open work item of its leader, if a member of staff leads it.
        status_cause: Event that led to its present status.
        know_how: Member to how much of the project he or she knows, 0 to 1; stays when people leave.
        care: Kind and person (or ``team``) to the last instant it was given.
        attended_s: When its leader last decided something for it, -1 never.
        conflict_told: Whether the present conflict was told.
        conflict_cause: Event behind the present conflict.
        growth_h: Wishes that came on top so far, in hours.
    """

    id: str
    status: Status
    sponsor: str
    answers_to: str
    leader: str
    budget_cents: int
    capital_cents: int
    due_week: int
    tolerance_weeks: int
    tolerance_cost_share: float
    method: str
    priority: int
    proposed_week: int
    deliverables: dict[str, Deliverable] = attribute(default_factory=dict)
    requirements: dict[str, Requirement] = attribute(default_factory=dict)
    tasks: dict[str, Task] = attribute(default_factory=dict)
    risks: dict[str, Risk] = attribute(default_factory=dict)
    change_requests: dict[str, ChangeRequest] = attribute(default_factory=dict)
    grants: dict[str, Grant] = attribute(default_factory=dict)
    baselines: list[Baseline] = attribute(default_factory=list)
    reports: list[Report] = attribute(default_factory=list)
    charter_submitted: bool = False
    responsibilities: bool = False
    buffer_share: float = 0.0
    testing_share: float = 0.2
    original_value: float = 0.0
    spent_cents: int = 0
    expense_spent_cents: int = 0
    capital_spent_cents: int = 0
    booked_s: int = 0
    motivation: float = 0.6
    conflict: float = 0.0
    cohesion: dict[str, float] = attribute(default_factory=dict)
    team_changes: int = 0
    handover_quality: float = 0.0
    go_live_change: str = ""
    go_lives: int = 0
    live_s: int = -1
    closed_s: int = -1
    lessons: bool = False
    latent_defects: float = 0.0
    escaped: int = 0
    benefits_on: dict[str, float] = attribute(default_factory=dict)
    benefit_cents: int = 0
    overlooked: int = 0
    counts: dict[str, int] = attribute(default_factory=dict)
    cause: str = ""
    chartered_s: int = -1
    paused_s: int = -1
    calm: float = 0.0
    accuracy: float = -1.0
    engagement: dict[str, float] = attribute(default_factory=dict)
    help_until_week: int = 0
    date_promise: str = ""
    returns: dict[str, int] = attribute(default_factory=dict)
    go_live_s: int = -1
    acceptance_due_s: int = -1
    written_off_cents: int = 0
    reviewed_week: int = 0
    lead_item: str = ""
    status_cause: str = ""
    know_how: dict[str, float] = attribute(default_factory=dict)
    care: dict[str, int] = attribute(default_factory=dict)
    attended_s: int = -1
    conflict_told: bool = False
    conflict_cause: str = ""
    growth_h: float = 0.0


@dataclass(slots=True)
class Escalation:
    """A matter that a project manager has put before the IT manager.

    Attributes:
        matter: ``people``, ``money``, ``date``, ``scope`` or ``conflict``.
        answer_by_s: When silence sends it back.
    """

    id: str
    project: str
    matter: str
    asked_s: int
    answer_by_s: int
    cause: str


@dataclass(slots=True)
class RebaselineRequest:
    """A wish to be measured against another plan.

    Attributes:
        number: Of the baseline it would become.
        weeks: How much later than now promised.
        cents: How much dearer.
        answer_by_s: When silence is a no.
    """

    id: str
    project: str
    number: int
    weeks: int
    cents: int
    answer_by_s: int
    cause: str


@dataclass(slots=True)
class ProjectsState:
    """All projects, and what crosses between the hats about them.

    Attributes:
        requests: Open requests for staff.
        order: Portfolio order, most important first.
        lessons: Closed projects whose lessons are known; they reduce bias of later estimates.
        base_shares: Person to the duty shares (desk, operations, projects) before the first grant, and
            the share for projects that grants have made of it.
    """

    projects: dict[str, Project] = attribute(default_factory=dict)
    requests: dict[str, StaffRequest] = attribute(default_factory=dict)
    order: list[str] = attribute(default_factory=list)
    lessons: int = 0
    counts: dict[str, int] = attribute(default_factory=dict)
    escalations: dict[str, Escalation] = attribute(default_factory=dict)
    rebaselines: dict[str, RebaselineRequest] = attribute(default_factory=dict)
    base_shares: dict[str, list[float]] = attribute(default_factory=dict)
