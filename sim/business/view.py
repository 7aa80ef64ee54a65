"""What a seat may see of business: what is on the table with vendors and executives."""

from dataclasses import dataclass
from typing import NamedTuple


class BidView(NamedTuple):
    """An offer as the vendor shows it."""

    id: str
    contract: str
    vendor: str
    kind: str
    asset: str
    cents_per_year: int
    setup_cents: int
    response_h: float
    starts_week: int
    term_weeks: int
    shown_quality: float
    shown_delay: float
    valid_week: int


class RequestView(NamedTuple):
    """A business case or plan that executives have not answered."""

    id: str
    account: str
    cents: int
    reason: str


@dataclass(frozen=True, slots=True)
class BusinessView:
    """What is on the table.

    Attributes:
        called: Contract slots for which bids were called and not all vendors have answered.
        signed: Contract slots whose next vendor is signed.
        talks: Vendors in a negotiation.
        movable_cents: Budget that may still be moved before the next review.
        next_review_week: Week at whose end executives look back.
        review_open: Whether a licence review is under way.
        countable: Running contracts whose units nobody has counted.
        uncovered: Assets without a support contract.
    """

    bids: tuple[BidView, ...]
    called: tuple[str, ...]
    signed: tuple[str, ...]
    talks: tuple[str, ...]
    requests: tuple[RequestView, ...]
    movable_cents: int
    next_review_week: int
    review_open: bool
    countable: tuple[str, ...]
    uncovered: tuple[str, ...]
