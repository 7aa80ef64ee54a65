"""What happened between IT and those it deals with."""

from typing import NamedTuple


class ContractExpiring(NamedTuple):
    """A term ends soon: the last weeks to renew, negotiate, call for bids or cancel.

    Attributes:
        uplift: What silence will cost if it renews by itself.
        notice_week: Last week to cancel for free.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    ends_week: int
    notice_week: int
    uplift: float
    auto_renew: bool


class ContractRenewalAgreed(NamedTuple):
    """The next term of a contract was agreed before the running one ends."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    weeks: int
    uplift: float


class ContractRenewed(NamedTuple):
    """A new term began under the same vendor."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    vendor: str
    cents_per_year: int
    before_cents_per_year: int
    ends_week: int
    by_itself: bool


class ContractSigned(NamedTuple):
    """A bid was accepted."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    vendor: str
    cents_per_year: int
    starts_week: int


class ContractStarted(NamedTuple):
    """A signed contract came into force."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    vendor: str
    cents_per_year: int
    setup_cents: int


class ContractCancelled(NamedTuple):
    """A contract was cancelled, to the end of the term or at once."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    ends_week: int
    fee_cents: int


class ContractLapsed(NamedTuple):
    """A contract ended and nothing took its place; what it covered is no longer covered."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    vendor: str
    services: tuple[str, ...]


class BidsCalled(NamedTuple):
    """Vendors were asked for offers."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    kind: str
    vendors: tuple[str, ...]


class BidArrived(NamedTuple):
    """A vendor made an offer."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    bid: str
    contract: str
    vendor: str
    cents_per_year: int


class BidExpired(NamedTuple):
    """An offer is no longer valid."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    bid: str


class NegotiationOpened(NamedTuple):
    """A talk with a vendor about a contract or an offer began."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    subject: str
    vendor: str
    round: int


class NegotiationConcluded(NamedTuple):
    """A talk ended with a discount on the offer, or on the next term of the contract."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    subject: str
    vendor: str
    round: int
    discount: float


class LicenceReviewOpened(NamedTuple):
    """Somebody began to count who uses what is paid for."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contracts: tuple[str, ...]


class LicencesReviewed(NamedTuple):
    """A review found how many units of a contract are needed.

    Attributes:
        cut_now: Whether the terms let the price fall at once.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    units: int
    needed: int
    cut_now: bool
    saved_cents_per_year: int


class BudgetProposed(NamedTuple):
    """A yearly plan was handed to the executives."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    change_share: float
    focus: str


class BudgetAnswered(NamedTuple):
    """The executives answered a yearly plan."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    granted_share: float
    cents: int


class FundsRequested(NamedTuple):
    """A business case was handed to the executives."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    account: str
    cents: int
    reason: str


class FundsAnswered(NamedTuple):
    """The executives answered a business case; nothing granted is a no."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    account: str
    asked_cents: int
    granted_cents: int
    reason: str


class ExecutiveReviewHeld(NamedTuple):
    """Executives looked back on a quarter; points are what it did to their trust."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    number: int
    budget_points: float
    outage_points: float
    sla_points: float
    strategy_points: float
    trust: float


class StrategySet(NamedTuple):
    """The department chose its directions, or others; ``changed`` tells which."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    goals: tuple[str, ...]
    weights: tuple[int, ...]
    changed: bool


class EvaluationOrdered(NamedTuple):
    """Somebody is to look closer at an option."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    technology: str


class OptionEvaluated(NamedTuple):
    """An option was looked at: what it seems to cost, and to be worth per week."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    technology: str
    low_cents: int
    high_cents: int
    worth_low_cents: int
    worth_high_cents: int


class AdoptionBegan(NamedTuple):
    """An option was bought, and what it covers begins to move."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    technology: str
    cents: int
    assets: tuple[str, ...]


class AssetMigrated(NamedTuple):
    """An asset has moved to an option; without an asset, the house as a whole."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    technology: str
    asset: str
    cents: int


class StandardAdopted(NamedTuple):
    """Everything an option covers has moved; what it is worth per week shows now."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    technology: str
    kind: str
    worth_cents: int
    assets: tuple[str, ...]


class StandardDisliked(NamedTuple):
    """Some would rather have kept their own."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    technology: str
    departments: tuple[str, ...]
    people: tuple[str, ...]


class MeetingArranged(NamedTuple):
    """A meeting with a department or the executives was put into the calendar."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    party: str
    due_s: int


class DepartmentMet(NamedTuple):
    """A department was met; ``campaigns`` counts what it told of."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    department: str
    concern: str
    campaigns: int
    points: float


class ExecutivesInformed(NamedTuple):
    """The executives were told the reasons behind figures; ``bad`` tells whether there was anything to explain."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    topic: str
    bad: bool
    timely: bool
    points: float


class CampaignAnnounced(NamedTuple):
    """A department told of a busy time to come."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    department: str
    from_week: int
    weeks: int


class CampaignBegan(NamedTuple):
    """A department is busy and needs more; ``told`` says whether IT knew."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    department: str
    weeks: int
    told: bool


class CampaignEnded(NamedTuple):
    """A department's busy time is over."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    department: str


class ExecutiveWarningGiven(NamedTuple):
    """The executives gave a written warning with two goals of theirs."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    aim: str
    second_aim: str
    due_week: int


class WarningLifted(NamedTuple):
    """Both goals of a warning are met."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    aim: str
    second_aim: str


class BudgetCutImposed(NamedTuple):
    """Finance takes a share of the plan."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    cut_share: float
    cents: int


class BudgetRefused(NamedTuple):
    """The executives refused a budget: ``ignored`` what was asked, ``declined``, or ``overspent``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    reason: str
    number: int


class ContractStartSlipped(NamedTuple):
    """A new vendor cannot start when it said."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    vendor: str
    from_week: int


class ContractExitBilled(NamedTuple):
    """A vendor sent a bill for the end of a contract."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contract: str
    vendor: str
    cents: int


class GameEndRuled(NamedTuple):
    """A rule of the scenario ended the game early."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    rule: str
    week: int
