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
    trust: float
