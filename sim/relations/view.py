"""What a seat may see of relations."""

from dataclasses import dataclass
from typing import NamedTuple


class DepartmentView(NamedTuple):
    """A department."""

    id: str
    users: int
    satisfaction: float
    trust: float


class VendorView(NamedTuple):
    """A vendor as the customer knows it: no honesty, no true quality."""

    id: str
    kinds: tuple[str, ...]
    relation: float
    slowed: bool
    talk: str
    rounds: int


class ContractView(NamedTuple):
    """A contract.

    Attributes:
        weeks_left: Until the end of the running term; 0 when it has lapsed.
        notice_open: Whether cancelling to the end of the term is still free.
        units_found: What the last review found to be enough, 0 before one.
    """

    id: str
    vendor: str
    kind: str
    running: bool
    cents_per_year: int
    ends_week: int
    weeks_left: int
    term_weeks: int
    notice_weeks: int
    notice_open: bool
    auto_renew: bool
    cancelled: bool
    renewal_weeks: int
    uplift: float
    agreed_discount: float
    response_h: float
    services: tuple[str, ...]
    assets: tuple[str, ...]
    units: int
    units_found: int


class AttentionView(NamedTuple):
    """Hours of one hat in this turn.

    Attributes:
        shared: Whether another hat draws on the same hours.
        duties: What this hat has spent in this turn, by section of the catalogue.
    """

    gross_h: float
    routine_h: float
    spent_h: float
    left_h: float
    shared: bool = False
    duties: tuple[tuple[str, float], ...] = ()


class PromiseView(NamedTuple):
    """An open promise.

    Attributes:
        mine: Whether the seat that looks gave it.
        due_week: 0 for none.
        renegotiated: How often it was put off.
    """

    id: str
    kind: str
    giver: str
    taker: str
    subject: str
    amount: float
    due_week: int
    mine: bool
    renegotiated: int


@dataclass(frozen=True, slots=True)
class RelationsView:
    """Everyone IT deals with; a seat without the right sees fewer parties.

    Attributes:
        hats_trust: What the two hats hold of each other's word.
        promises: Open promises that this seat gave or waits for, and those between the hats.
        promises_kept: By this seat so far.
        promises_broken: By this seat so far.
        promises_left: How many more it may give.
    """

    departments: tuple[DepartmentView, ...]
    executive_trust: float
    finance_trust: float
    hr_trust: float
    reserve_cents: int
    vendors: tuple[VendorView, ...]
    contracts: tuple[ContractView, ...]
    attention: AttentionView
    hats_trust: float = 0.0
    promises: tuple[PromiseView, ...] = ()
    promises_kept: int = 0
    promises_broken: int = 0
    promises_left: int = 0
