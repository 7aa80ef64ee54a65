"""Frozen definitions: what a scenario is once its files have been read, checked and merged.

Mechanisms read these and nothing else; no text for people is in here (see ``texts``). Money is in cents, time in
seconds from Monday 00:00 of week 1 unless the name says otherwise, shares lie between 0 and 1.
"""

from dataclasses import dataclass, field
from typing import Literal

from sim.kernel.calendar import Calendar
from sim.kernel.units import WEEK
from sim.scenario.cards import ArcDef, CardDef, EarlyEndDef, EnvelopeDef, OpeningDef
from sim.scenario.levels import STANDARD, LevelDef
from sim.scenario.projects import ProjectDef, ProjectManagerDef, StrategyGoalDef, TechnologyDef
from sim.scenario.rules import Rules
from sim.scenario.vocabulary import (
    Account,
    ContractKind,
    Duty,
    Field,
    Grade,
    InterruptRule,
    MonitoringLevel,
    PatchCadence,
    TriageOrder,
)


@dataclass(frozen=True, slots=True)
class DepartmentDef:
    """A department that IT works for.

    Attributes:
        users: People with a login.
        satisfaction: 0 to 100 at the start.
        trust: 0 to 100 at the start.
    """

    id: str
    users: int
    satisfaction: float
    trust: float


@dataclass(frozen=True, slots=True)
class PersonDef:
    """A member of the IT staff at the start.

    Attributes:
        skills: Field to level, 0 to 5; fields left out are 0.
        familiarity: Service to 0..1; services left out take the ruleset's default.
        duties: Share of the week per duty; they add to 1.
        pay_cents_per_year: Gross salary without on-costs, for the person's own part of the week.
        week_share: Part of the full week, 1 for full time.
        weeks_here: Service in the house at the start; small values ramp.
        leads: Whether colleagues report to this person.
        traits: Words that mechanisms know: ``steady``, ``ambitious``, ``restless``, ``careful``, ``quick``,
            ``helpful``, ``rooted``.
        born: Year of birth, for display.
        bond: The colleague this person is close to, or empty.
    """

    id: str
    name: str
    grade: Grade
    calendar: str
    pay_cents_per_year: int
    skills: dict[Field, float]
    familiarity: dict[str, float]
    duties: dict[Duty, float]
    weeks_here: float
    morale: float
    week_share: float = 1.0
    contractor: bool = False
    leads: bool = False
    on_call: bool = False
    traits: tuple[str, ...] = ()
    team: str = ""
    born: int = 1985
    bond: str = ""


@dataclass(frozen=True, slots=True)
class RequirementDef:
    """A service needs at least ``need`` of these assets; fewer, and it is down.

    If the requirement is not ``vital``, missing it only degrades the service.
    """

    assets: tuple[str, ...]
    need: int = 1
    vital: bool = True


@dataclass(frozen=True, slots=True)
class ServiceDef:
    """A service that departments use.

    Attributes:
        users: Department to number of users.
        calendar: Calendar on which its agreement counts.
        sla_h: Resolution target in hours of that calendar for P1 to P5.
        value_cents_per_h: What an hour of outage costs the business in office hours.
        off_hours_share: The same outside office hours, as a share.
        season: Load factor per week; the last value repeats.
        requires: What must run for it.
        depends_on: Services it cannot work without.
        critical: Impact of an outage: 1 high, 2 medium, 3 low.
        monitoring: Level at the start.
    """

    id: str
    users: dict[str, int]
    calendar: str
    sla_h: tuple[float, float, float, float, float]
    value_cents_per_h: int
    off_hours_share: float
    requires: tuple[RequirementDef, ...]
    critical: int
    monitoring: MonitoringLevel
    depends_on: tuple[str, ...] = ()
    season: tuple[float, ...] = (1.0,)


@dataclass(frozen=True, slots=True)
class AssetDef:
    """A piece of infrastructure.

    Attributes:
        kind: Key of the ruleset's asset classes (``server``, ``switch``, …), which holds hazard, field and repair.
        age_weeks: At the start.
        capacity: Load units it can carry (users).
        load: Load units it carries at a season factor of 1.
        patch_lag_days: Since its last patch at the start; ignored when it is not patchable.
        findings: Hidden weaknesses that an audit would find.
        price_cents: Cost of a replacement.
        contract: Support contract that covers it, or empty.
        field: Skill to work on it; empty takes the class's.
    """

    id: str
    kind: str
    age_weeks: float
    capacity: float
    load: float
    price_cents: int
    patch_lag_days: float = 0.0
    findings: int = 0
    exposed: bool = False
    contract: str = ""
    field: Field | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class VendorDef:
    """A vendor.

    Attributes:
        kinds: Kinds of contract it can bid for.
        price: Factor on the reference price of a bid.
        quality: 0 to 1; speed and success of its work.
        delay: Factor on agreed response times.
        honesty: 0 to 1; how near its promises are to what it does.
        relation: 0 to 100 at the start.
    """

    id: str
    name: str
    kinds: tuple[ContractKind, ...]
    price: float
    quality: float
    delay: float
    honesty: float
    relation: float


@dataclass(frozen=True, slots=True)
class ContractDef:
    """A running contract at the start.

    Attributes:
        ends_week: Last week of the term.
        notice_weeks: How long before the end it must be cancelled.
        auto_renew: Whether silence renews it, with the uplift.
        units: Licences or seats paid for; 0 if it does not count units.
        units_used: How many are really used (found by a licence review).
        response_h: Agreed hours until a vendor's engineer works on a fault (support).
        needed: Whether a service stops working without it.
    """

    id: str
    vendor: str
    kind: ContractKind
    cents_per_year: int
    ends_week: int
    term_weeks: int
    notice_weeks: int
    auto_renew: bool
    units: int = 0
    units_used: int = 0
    response_h: float = 0.0
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryDef:
    """A kind of ticket that users open.

    Attributes:
        kind: ``incident``, ``request`` or ``enhancement``.
        per_user_month: Tickets per user of the service and month.
        field: Skill that solves it.
        levels: Weights of required levels 1 to 5.
        effort_mu: Mean of the natural logarithm of touch time in hours.
        effort_sd: Its standard deviation.
        impact: Weights of high, medium, low.
        urgency: Weights of high, medium, low.
        wait_user_share: Share that waits for the user once.
        wait_vendor_share: Share that waits for a vendor once.
        knowledge_share: Share that an article could let the first contact solve.
    """

    id: str
    service: str
    kind: Literal["incident", "request", "enhancement"]
    per_user_month: float
    field: Field
    levels: tuple[float, float, float, float, float]
    effort_mu: float
    effort_sd: float
    impact: tuple[float, float, float]
    urgency: tuple[float, float, float]
    wait_user_share: float = 0.0
    wait_vendor_share: float = 0.0
    knowledge_share: float = 0.0


@dataclass(frozen=True, slots=True)
class DemandDef:
    """When tickets come.

    Attributes:
        hour_shares: 24 shares of the day.
        weekday_shares: 7 shares of the week, Monday first.
        day_cv: Coefficient of variation of the day's factor.
        day_ar1: Autocorrelation of its logarithm from day to day.
    """

    categories: tuple[CategoryDef, ...]
    hour_shares: tuple[float, ...]
    weekday_shares: tuple[float, ...]
    day_cv: float
    day_ar1: float


@dataclass(frozen=True, slots=True)
class ProblemDef:
    """A recurring cause that makes incidents until somebody removes it.

    Attributes:
        incidents_per_week: While it lasts.
        analysis_h: Touch time to find and remove the cause.
        starts_week: First week in which it shows.
    """

    id: str
    service: str
    category: str
    incidents_per_week: float
    analysis_h: float
    field: Field
    level: float
    starts_week: int = 1


@dataclass(frozen=True, slots=True)
class ChangeDef:
    """A change that somebody asks for on a known date.

    Attributes:
        asked_by: Department or vendor id.
        week: When it is asked for.
        size: 1 small, 2 medium, 3 large.
        effort_h: Touch time.
    """

    id: str
    asked_by: str
    asset: str
    week: int
    size: int
    effort_h: float
    emergency: bool = False


@dataclass(frozen=True, slots=True)
class GoalDef:
    """A goal of the scenario.

    Attributes:
        measure: KPI or ``score.<role>.<part>`` or ``score.<role>.total``.
        by_week: Judged at the end of this week.
        must: Whether winning needs it.
    """

    id: str
    measure: str
    op: Literal[">=", "<="]
    target: float
    by_week: int
    must: bool


@dataclass(frozen=True, slots=True)
class PolicyStartDef:
    """Settings in force on the first Monday."""

    triage_order: TriageOrder = "priority"
    interrupt_rule: InterruptRule = "p1"
    patch_cadence_days: PatchCadence = 30
    knowledge_h_per_week: float = 0.0


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything a game starts from.

    Attributes:
        start_date: ISO date of the first Monday, for display only.
        budget_cents: Account to plan for the whole length of the game.
        reserve_cents: What executives could grant on top.
        executive_trust: 0 to 100 at the start.
        change_failure_share: Failure probability of a medium change at average preparation (maturity, DORA).
        attention_h: Gross attention of the IT manager per week; of both hats if they share a pool.
        pm_attention_h: Gross attention of the project manager per week; 0 if one head wears both hats.
        projects: Proposals and chartered projects.
        project_manager: Who sits in the project manager's seat.
        strategy: Directions to choose from.
        technologies: Options and standards.
        cards: Own and shared decks, with the cast filled in.
        arcs: Stories of people, with the cast filled in.
        envelopes: What a trainer may open.
        openings: Three opening plans.
        early_ends: Rules that end the game early.
        next_quarter_weeks: How long the same luck runs on after the end; 0 for not at all.
        budget_cut_share: What Finance takes of the plan, announced in week 1, as a share; 0 for nothing.
        level: Level of difficulty.
    """

    id: str
    version: int
    start_date: str
    weeks: int
    turn_weeks: int
    difficulty: int
    currency: str
    calendars: dict[str, Calendar]
    departments: tuple[DepartmentDef, ...]
    people: tuple[PersonDef, ...]
    services: tuple[ServiceDef, ...]
    assets: tuple[AssetDef, ...]
    vendors: tuple[VendorDef, ...]
    contracts: tuple[ContractDef, ...]
    demand: DemandDef
    problems: tuple[ProblemDef, ...]
    changes: tuple[ChangeDef, ...]
    goals: tuple[GoalDef, ...]
    start: PolicyStartDef
    budget_cents: dict[Account, int]
    reserve_cents: int
    executive_trust: float
    change_failure_share: float
    attention_h: float
    rules: Rules
    pm_attention_h: float = 16.0
    projects: tuple[ProjectDef, ...] = ()
    project_manager: ProjectManagerDef = field(default_factory=ProjectManagerDef)
    strategy: tuple[StrategyGoalDef, ...] = ()
    technologies: tuple[TechnologyDef, ...] = ()
    cards: tuple[CardDef, ...] = ()
    arcs: tuple[ArcDef, ...] = ()
    envelopes: tuple[EnvelopeDef, ...] = ()
    openings: tuple[OpeningDef, ...] = ()
    early_ends: tuple[EarlyEndDef, ...] = ()
    next_quarter_weeks: int = 0
    budget_cut_share: float = 0.0
    level: LevelDef = STANDARD
    focus: tuple[str, ...] = ()
    texts: dict[str, dict[str, str]] = field(default_factory=dict, compare=False)
    source: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def horizon_s(self) -> int:
        """Length of the game in seconds, the next quarter included."""
        return (self.weeks + self.next_quarter_weeks) * WEEK

    @property
    def end_s(self) -> int:
        """The instant at which the game proper ends and is judged."""
        return self.weeks * WEEK

    @property
    def all_weeks(self) -> int:
        """Weeks of the game with those of the next quarter."""
        return self.weeks + self.next_quarter_weeks
