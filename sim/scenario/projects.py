"""Frozen definitions of projects, of what strategy has to choose from, and of who may lead."""

from dataclasses import dataclass
from typing import Final, Literal

from sim.scenario.vocabulary import Account, Field

Method = Literal["predictive", "agile", "hybrid"]
METHODS: Final[tuple[Method, ...]] = ("predictive", "agile", "hybrid")

Phase = Literal[
    "requirements",
    "design",
    "procurement",
    "build",
    "migration",
    "test",
    "pilot",
    "rollout",
    "documentation",
    "training",
]
"""What a task is for; estimating bias, defects injected and where hidden requirements surface follow from it."""
PHASES: Final[tuple[Phase, ...]] = (
    "requirements",
    "design",
    "procurement",
    "build",
    "migration",
    "test",
    "pilot",
    "rollout",
    "documentation",
    "training",
)

Surfaces = Literal["design", "pilot", "acceptance"]
BenefitKind = Literal["hazard", "demand", "capacity", "patch_lag", "contract_ends", "revenue", "satisfaction"]
RiskImpact = Literal["effort", "delay", "cost", "defects", "requirement"]
RiskSource = Literal["project", "vendor", "person", "operations", "outside"]
Start = Literal["proposal", "chartered"]
AnswersTo = Literal["it_manager", "department", "project_office"]
Profile = Literal["plain", "it", "technical"]


@dataclass(frozen=True, slots=True)
class RequirementItemDef:
    """A requirement of a deliverable.

    Attributes:
        department: Who wants it.
        effort_h: Work it adds to the deliverable if it surfaces at a workshop; later it costs a multiple.
        hidden: Whether the charter does not know it.
        surfaces: When a hidden one shows at the latest.
    """

    id: str
    department: str
    effort_h: float
    hidden: bool = False
    surfaces: Surfaces = "pilot"


@dataclass(frozen=True, slots=True)
class DeliverableDef:
    """Something the project hands over.

    Attributes:
        value: Weight of its worth; the charter's values are compared with each other.
        optional: Whether it may be left out of scope.
        wanted_by: Department that asks for it again if it is dropped.
    """

    id: str
    value: float
    requirements: tuple[RequirementItemDef, ...]
    optional: bool = False
    wanted_by: str = ""


@dataclass(frozen=True, slots=True)
class TaskDef:
    """A piece of the work breakdown.

    Attributes:
        deliverable: What it is for.
        effort_h: Median of the true effort, in person-hours at speed 1.
        level: Skill level it needs.
        max_people: At most so many at once.
        after: Tasks that must be finished first.
        lead_days: Calendar days of waiting (delivery, approval) before it may begin.
        purchase_cents: Bought when it begins.
        account: What the purchase is booked to.
        service: Service it is about; familiarity with it counts.
    """

    id: str
    deliverable: str
    phase: Phase
    effort_h: float
    field: Field
    level: float
    max_people: int = 2
    after: tuple[str, ...] = ()
    lead_days: float = 0.0
    purchase_cents: int = 0
    account: Account = "project_capital"
    service: str = ""


@dataclass(frozen=True, slots=True)
class RiskDef:
    """Something that may happen to a project.

    Attributes:
        probability: That it happens at all without a response.
        from_week, to_week: Window, in weeks of the game.
        impact: What it does, in the unit of ``size``: hours of effort, days of delay, cents, defects, hours of a
            new requirement.
        task: Task that it hits; empty hits what is running.
        source: Where it comes from; a vendor's, a person's or an operations risk is felt by operations as well.
        subject: The vendor, person or asset.
        known: Whether the charter names it.
    """

    id: str
    probability: float
    from_week: int
    to_week: int
    impact: RiskImpact
    size: float
    task: str = ""
    source: RiskSource = "project"
    subject: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class BenefitDef:
    """How the department is better off once the project is live and accepted.

    Attributes:
        kind: ``hazard`` (factor on the failure rate of assets), ``demand`` (factor on tickets of a service),
            ``capacity`` (factor on assets), ``patch_lag`` (assets count as patched and patch faster by the factor),
            ``contract_ends`` (contract stops), ``revenue`` (cents a week to the business), ``satisfaction`` (points).
        targets: Assets, services, contracts or departments.
        amount: Factor, cents a week, or points, by kind.
        after_weeks: Delay after go-live.
        deliverables: All of these must have been delivered; the benefit is scaled by their accepted share.
        cents_per_week: Worth to the business, for the business case and the benefits score.
    """

    id: str
    kind: BenefitKind
    targets: tuple[str, ...]
    amount: float
    after_weeks: int
    deliverables: tuple[str, ...]
    cents_per_week: int


@dataclass(frozen=True, slots=True)
class StakeholderDef:
    """A party whose trust counts for the project.

    Attributes:
        party: Department id, ``executives`` or ``finance``.
        power: Weight in the stakeholder score.
    """

    party: str
    power: float


@dataclass(frozen=True, slots=True)
class ProjectDef:
    """A proposal, from which a project is chartered.

    Attributes:
        starts: ``proposal`` waits for the IT manager; ``chartered`` exists from ``week`` on.
        week: When it is on the table.
        leader: ``pm`` for the project manager's seat, a person, or empty where the IT manager chooses freely. A
            project meant for ``pm`` that nobody charters is chartered and given to it by the executives a week later.
        sponsor: Department id or ``executives``.
        answers_to: Who the project manager reports to.
        due_week: Last week of the promise in the proposal.
        budget_cents: Expense; ``capital_cents`` is for purchases.
        tolerance_weeks: Lateness within tolerance.
        tolerance_cost_share: Overspending within tolerance.
        go_live_assets: Assets that the go-live touches.
        go_live_size: 1 small to 3 large.
        priority: Place in the portfolio at the start.
    """

    id: str
    starts: Start
    week: int
    sponsor: str
    due_week: int
    budget_cents: int
    capital_cents: int
    deliverables: tuple[DeliverableDef, ...]
    tasks: tuple[TaskDef, ...]
    risks: tuple[RiskDef, ...]
    benefits: tuple[BenefitDef, ...]
    stakeholders: tuple[StakeholderDef, ...]
    go_live_assets: tuple[str, ...]
    leader: str = ""
    answers_to: AnswersTo = "it_manager"
    method: Method = "predictive"
    tolerance_weeks: int = 2
    tolerance_cost_share: float = 0.1
    go_live_size: int = 3
    priority: int = 1


@dataclass(frozen=True, slots=True)
class ProjectManagerDef:
    """The person in the project manager's seat.

    Attributes:
        profile: ``plain`` (strong planning and stakeholders), ``it``, or ``technical`` (reads designs).
        leadership, negotiation, planning, technical: 0 to 5.
    """

    profile: Profile = "it"
    leadership: float = 3.0
    negotiation: float = 3.0
    planning: float = 3.0
    technical: float = 3.0


@dataclass(frozen=True, slots=True)
class StrategyGoalDef:
    """A direction that executives might want.

    Attributes:
        measure: KPI that tells progress.
        start: Its value worth 0 points.
        target: Its value worth 100 points.
        wanted: Weight that the executives give it; the IT manager sees it only roughly.
    """

    id: str
    measure: str
    start: float
    target: float
    wanted: float


@dataclass(frozen=True, slots=True)
class TechnologyDef:
    """A technology option.

    Attributes:
        kind: ``option`` or ``standard``; adopting a standard reduces variety.
        cost_cents: Median of the true cost of adopting it.
        worth_cents_per_week: Median of the true worth.
        spread: Standard deviation of the logarithm of both.
        account: What the cost is booked to.
        field: Skill that the migration needs.
        effort_h: Migration effort.
        assets: What it covers.
        hazard: Factor on their failure rate once adopted.
        level_relief: Levels by which work on them needs less skill.
        goal: Strategy goal it serves, or empty.
    """

    id: str
    kind: Literal["option", "standard"]
    cost_cents: int
    worth_cents_per_week: int
    spread: float
    account: Account
    field: Field
    effort_h: float
    assets: tuple[str, ...]
    hazard: float = 1.0
    level_relief: float = 0.0
    goal: str = ""
