"""State of the relations floor."""

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
    """Hours of one hat in the running turn, and how the last turn ended.

    Attributes:
        gross_h: All hours.
        routine_h: Booked first: meetings, people led, projects.
        spent_h: Spent on decisions.
        last_available_h: Last turn's hours after routine.
        last_spent_h: What was spent of them.
    """

    gross_h: float
    routine_h: float
    spent_h: float = 0.0
    last_available_h: float = 0.0
    last_spent_h: float = 0.0


@dataclass(slots=True)
class RelationsState:
    """What others think of IT, what vendors owe it, and what its heads can attend to.

    Attributes:
        asset_contracts: Asset to the support contract slot that covers it.
        reserve_cents: What executives could still grant.
        calls: Uncovered vendor calls, for causal names.
    """

    departments: dict[str, Department]
    executives: Standing
    finance: Standing
    hr: Standing
    vendors: dict[str, Vendor]
    contracts: dict[str, Contract]
    asset_contracts: dict[str, str]
    attention: dict[str, Attention]
    reserve_cents: int
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
