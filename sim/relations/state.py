"""State of the relations floor."""

import math
from dataclasses import dataclass, field


@dataclass(slots=True)
class Standing:
    """A value of 0 to 100 points that others hold of IT.

    Attributes:
        points: The value.
        pending: Change since it was last told as an event.
        pending_causes: What that change came from, at most a few.
        told: How often it was told.
    """

    points: float
    pending: float = 0.0
    pending_causes: list[str] = field(default_factory=list)
    told: int = 0


@dataclass(slots=True)
class Department:
    """A department IT works for."""

    satisfaction_standing: Standing
    trust_standing: Standing
    users: int

    @property
    def satisfaction(self) -> float:
        """How content it is with what it lives through, 0 to 100."""
        return self.satisfaction_standing.points

    @property
    def trust(self) -> float:
        """How far it believes what IT says, 0 to 100."""
        return self.trust_standing.points


@dataclass(slots=True)
class Vendor:
    """A vendor as it really is.

    Attributes:
        relation_standing: What the vendor thinks of this customer.
        price: Factor on the reference price of a bid.
        quality: 0 to 1.
        delay: Factor on agreed response times.
        honesty: 0 to 1.
        slowdown: Further factor on response times, from hard bargaining; falls back to 1 at the next term.
        talk: Contract slot under negotiation in this term, or empty.
        rounds: Rounds held on it.
    """

    relation_standing: Standing
    price: float
    quality: float
    delay: float
    honesty: float
    slowdown: float = 1.0
    talk: str = ""
    rounds: int = 0

    @property
    def relation(self) -> float:
        """What the vendor thinks of this customer, 0 to 100."""
        return self.relation_standing.points


@dataclass(slots=True)
class Contract:
    """A contract slot and the terms it runs under.

    The slot keeps its id when another vendor takes over, so that assets can name it for good.

    Attributes:
        kind: ``licence``, ``cloud`` or ``support``.
        cents_per_year: Price now.
        reference_cents: Market price at the start, from which bids are drawn.
        from_week: First week of the running term.
        ends_week: Last week of the running term.
        running: Whether it is in force.
        renewals: Terms that have ended, for causal names.
        units: Licences or seats paid for; 0 if it does not count units.
        units_used: How many are really used; known after a review.
        reviewed_units: What the last review found to be enough, 0 before.
        agreed_discount: Negotiated for the next term.
        uplift: Of the next term unless negotiated.
        renewal_weeks: Length agreed for the next term, 0 if none is.
        cancelled: Whether it ends with the term.
        billed_s: Instant up to which it has been paid.
        warned: Whether the end of the running term has been told.
        origin: Id of the event that put it in force, or a root.
    """

    id: str
    vendor: str
    kind: str
    cents_per_year: int
    reference_cents: int
    from_week: int
    ends_week: int
    term_weeks: int
    notice_weeks: int
    auto_renew: bool
    response_h: float
    services: tuple[str, ...]
    units: int
    units_used: int
    uplift: float
    origin: str
    running: bool = True
    renewals: int = 0
    reviewed_units: int = 0
    agreed_discount: float = 0.0
    renewal_weeks: int = 0
    cancelled: bool = False
    billed_s: int = 0
    warned: bool = False


@dataclass(slots=True)
class Attention:
    """Hours of one seat in the running turn, and how the last turn ended; two hats on one head share them.

    Attributes:
        gross_h: All hours.
        routine_h: Booked first: meetings, people led, projects.
        spent_h: Spent on decisions.
        extra_h: Won or lost in this turn alone.
        last_available_h: Last turn's hours after routine.
        last_spent_h: What was spent of them.
    """

    gross_h: float
    routine_h: float = 0.0
    spent_h: float = 0.0
    extra_h: float = 0.0
    last_available_h: float = 0.0
    last_spent_h: float = 0.0

    @property
    def left_h(self) -> float:
        """Hours that can still be spent."""
        return max(0.0, self.gross_h + self.extra_h - self.routine_h - self.spent_h)


@dataclass(slots=True)
class Spending:
    """What a hat did with its hours, whoever else draws on the same pool.

    Attributes:
        turn: Duty (a section of the catalogue) to hours in the running turn.
        turns: The same of the turns that are over, oldest first.
        empty_turns: Turns in a row in which almost nothing was used.
        empty_chairs: How often that went on long enough to be noticed.
    """

    turn: dict[str, float] = field(default_factory=dict)
    turns: list[dict[str, float]] = field(default_factory=list)
    empty_turns: int = 0
    empty_chairs: int = 0

    @property
    def last_h(self) -> float:
        """Hours spent in the last turn."""
        return math.fsum(self.turns[-1].values()) if self.turns else 0.0


@dataclass(slots=True)
class Promise:
    """Something owed.

    Attributes:
        amount: Share, hours or cents; 0 where there is nothing to measure.
        due_week: Last week in which it can be kept; 0 for none.
        cause: Id of the event of promising.
        state: ``open``, ``kept``, ``broken`` or ``released``.
        renegotiated: How often it was put off.
    """

    id: str
    kind: str
    giver: str
    taker: str
    subject: str
    amount: float
    due_week: int
    made_week: int
    cause: str
    state: str = "open"
    renegotiated: int = 0
    closed_week: int = 0


@dataclass(slots=True)
class Tally:
    """How somebody has kept their word so far, in promises."""

    made: int = 0
    kept: int = 0
    broken: int = 0
    renegotiated: int = 0
    released: int = 0


@dataclass(slots=True)
class RelationsState:
    """What others think of IT, what vendors owe it, and what its heads can attend to.

    Attributes:
        asset_contracts: Asset to the support contract slot that covers it.
        reserve_cents: What executives could still grant.
        hats: What the two hats hold of each other's word.
        routines: Seat to part of its routine to hours per turn.
        spending: Seat to what it did with its hours.
        promises: Open promises by id, in the order of promising.
        promises_closed: Settled ones, in the order of settling.
        promise_counts: Name to how often, for causal names.
        tallies: Giver to how it has kept its word.
        calls: Uncovered vendor calls, for causal names.
    """

    departments: dict[str, Department]
    executives: Standing
    finance: Standing
    hr: Standing
    hats: Standing
    vendors: dict[str, Vendor]
    contracts: dict[str, Contract]
    asset_contracts: dict[str, str]
    reserve_cents: int
    attention: dict[str, Attention] = field(default_factory=dict)
    routines: dict[str, dict[str, float]] = field(default_factory=dict)
    spending: dict[str, Spending] = field(default_factory=dict)
    promises: dict[str, Promise] = field(default_factory=dict)
    promises_closed: list[Promise] = field(default_factory=list)
    promise_counts: dict[str, int] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    calls: int = 0

    @property
    def executive_trust(self) -> float:
        """Trust of the executives, 0 to 100."""
        return self.executives.points

    @property
    def finance_trust(self) -> float:
        """Trust of Finance, 0 to 100."""
        return self.finance.points

    @property
    def hr_trust(self) -> float:
        """Trust of HR, 0 to 100."""
        return self.hr.points
