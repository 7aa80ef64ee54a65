"""State of the business floor; contract terms and standings themselves stand in relations."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Call:
    """A call for bids that waits for answers.

    Attributes:
        slot: Contract slot it is about.
        kind: Kind of contract.
        asset: Asset to be covered, for a slot that does not exist yet.
        reference_cents: Yearly market price.
        open_answers: Vendors that have not answered yet.
        causes: The decision.
    """

    id: str
    slot: str
    kind: str
    asset: str
    reference_cents: int
    open_answers: int
    cause: str


@dataclass(slots=True)
class Bid:
    """An offer of a vendor.

    Attributes:
        asset: Asset to be covered, for a slot that does not exist yet.
        cents_per_year: Price, after negotiation.
        setup_cents: Once, at the start of the term.
        response_h: Promised.
        lead_weeks: Until it can start.
        shown_quality: What the vendor makes of itself.
        shown_delay: Factor on response times the vendor admits to.
        valid_week: Last week in which it can be signed.
        arrived: Id of its event.
        slip_weeks: How much later than promised it will start; shows only then.
    """

    id: str
    slot: str
    vendor: str
    kind: str
    asset: str
    cents_per_year: int
    reference_cents: int
    setup_cents: int
    response_h: float
    lead_weeks: int
    term_weeks: int
    shown_quality: float
    shown_delay: float
    valid_week: int
    arrived: str
    slip_weeks: int = 0


@dataclass(slots=True)
class Successor:
    """A signed bid that has not started.

    Attributes:
        starts_week: First week of the term.
        signed: Id of the signing.
    """

    bid: Bid
    starts_week: int
    signed: str


@dataclass(slots=True)
class Talk:
    """A negotiation that reports in the week.

    Attributes:
        subject: Contract or bid.
        discount: What will come out.
    """

    subject: str
    slot: str
    vendor: str
    round: int
    discount: float
    cause: str


@dataclass(slots=True)
class FundsRequest:
    """A business case on the executives' table.

    Attributes:
        evidence: 0 to 1, how well the facts supported the reason when it was handed in.
    """

    id: str
    account: str
    cents: int
    reason: str
    evidence: float
    cause: str


@dataclass(slots=True)
class BudgetProposal:
    """A yearly plan on the executives' table.

    Attributes:
        change_share: Wanted change of the plan for what is left of the game.
        focus: Account it is meant for, or ``all``.
        evidence: 0 to 1.
    """

    id: str
    change_share: float
    focus: str
    evidence: float
    cause: str


@dataclass(slots=True)
class ServiceWeek:
    """What happened to a service this week.

    Attributes:
        outage_cause: Latest outage or limitation, for the cause chain.
        informed: Whether a major incident was declared for it.
        major_cause: That declaration, or the P1 that nobody declared.
    """

    outage_cause: str = ""
    informed: bool = False
    major_cause: str = ""


@dataclass(slots=True)
class DepartmentWeek:
    """What a department's own tickets did this week.

    Attributes:
        met: Tickets resolved in time.
        missed: Tickets resolved late.
        reopened: Tickets that came back.
        improved: Enhancements delivered.
    """

    met: int = 0
    missed: int = 0
    reopened: int = 0
    improved: int = 0
    met_cause: str = ""
    miss_cause: str = ""
    reopen_cause: str = ""
    improved_cause: str = ""


@dataclass(slots=True)
class ReviewPeriod:
    """Readings at the last executive review, from which the next counts.

    Attributes:
        met: Tickets resolved in time since then.
        missed: Tickets resolved late since then.
        due_cents: Value of service time since the start, as read then.
        lost_cents: What outages had taken of it, as read then.
        worst_outage: Id of an outage, for the cause chain.
    """

    met: int = 0
    missed: int = 0
    due_cents: float = 0.0
    lost_cents: float = 0.0
    worst_outage: str = ""
    miss_cause: str = ""


@dataclass(slots=True)
class StrategyState:
    """Directions in force.

    Attributes:
        weights: Direction to weight; the weights add to 1.
        set_week: Since when.
        number: How often a strategy was set.
        cause: Id of the latest setting.
    """

    weights: dict[str, float] = field(default_factory=dict)
    set_week: int = 0
    number: int = 0
    cause: str = ""


@dataclass(slots=True)
class Judgement:
    """What is believed of an option, as logarithms over what the market says.

    Attributes:
        sd: How unsure that is.
        evaluations: How often somebody looked.
        open: Id of a look under way, or empty.
    """

    cost: float = 0.0
    worth: float = 0.0
    sd: float = 0.0
    evaluations: int = 0
    open: str = ""


@dataclass(slots=True)
class Adoption:
    """An option that was bought.

    Attributes:
        open: Assets that have not moved; an empty name is the house as a whole.
        left_cents: Of the true cost, not yet paid.
        cause: Id of its beginning.
        done: Id of its end, or empty.
        worth_cents: Per week from then on.
    """

    technology: str
    open: list[str]
    left_cents: int
    cause: str
    done: str = ""
    worth_cents: int = 0


@dataclass(slots=True)
class Notice:
    """A meeting to come."""

    party: str
    topic: str
    cause: str


@dataclass(slots=True)
class Campaign:
    """A department's busy time.

    Attributes:
        bump: Additional demand of the department, as a share.
        told: Whether IT knows.
    """

    id: str
    department: str
    from_week: int
    weeks: int
    bump: float
    told: bool = False
    running: bool = False


@dataclass(slots=True)
class Warning:
    """A written warning.

    Attributes:
        goals: Two parts of the review that must be in order.
        due_week: Of the review that decides.
        given: Id of its event.
    """

    number: int
    goals: tuple[str, str]
    due_week: int
    given: str


@dataclass(slots=True)
class BusinessState:
    """What is under way between IT and those it deals with.

    Attributes:
        counts: Name to how often, for causal names.
        last_week: Name of a decision to the week it was last taken.
        moved_cents: Budget moved since the last review.
        outage_seen_s: Service to weighted outage seconds at the last week close.
        outage_weeks: Weighted outage hours of the last weeks, newest last.
        judgements: Option to what is believed of it.
        adoptions: Option to how far it is adopted.
        worth_cents: What adopted options have brought so far.
        meetings: To come.
        met_s: Department or ``executives`` to when they were last met.
        heard_s: Department to when anybody from IT last spoke with it.
        grievances: Department to what annoyed it lately, in points.
        reports_held: Reports to the executives so far.
        softened: Part of the next review to the share of its loss that a report takes away.
        campaigns: Running and to come.
        warning: In force, or None.
        low_reviews: Rule to reviews in a row under its limit.
        refusals: Budgets refused so far.
        ended: Rule that ended the game early, or empty.
    """

    calls: dict[str, Call] = field(default_factory=dict)
    bids: dict[str, Bid] = field(default_factory=dict)
    successors: dict[str, Successor] = field(default_factory=dict)
    talks: dict[str, Talk] = field(default_factory=dict)
    requests: dict[str, FundsRequest] = field(default_factory=dict)
    proposals: dict[str, BudgetProposal] = field(default_factory=dict)
    reviews_open: dict[str, str] = field(default_factory=dict)
    week: dict[str, ServiceWeek] = field(default_factory=dict)
    department_week: dict[str, DepartmentWeek] = field(default_factory=dict)
    period: ReviewPeriod = field(default_factory=ReviewPeriod)
    counts: dict[str, int] = field(default_factory=dict)
    last_week: dict[str, int] = field(default_factory=dict)
    moved_cents: int = 0
    outage_seen_s: dict[str, float] = field(default_factory=dict)
    outage_weeks: list[float] = field(default_factory=list)
    strategy: StrategyState = field(default_factory=StrategyState)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    adoptions: dict[str, Adoption] = field(default_factory=dict)
    worth_cents: int = 0
    meetings: dict[str, Notice] = field(default_factory=dict)
    met_s: dict[str, int] = field(default_factory=dict)
    heard_s: dict[str, int] = field(default_factory=dict)
    grievances: dict[str, dict[str, float]] = field(default_factory=dict)
    reports_held: int = 0
    softened: dict[str, float] = field(default_factory=dict)
    campaigns: dict[str, Campaign] = field(default_factory=dict)
    warning: Warning | None = None
    low_reviews: dict[str, int] = field(default_factory=dict)
    refusals: int = 0
    ended: str = ""
    cut_services: dict[str, str] = field(default_factory=dict)
