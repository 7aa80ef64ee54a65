"""What a seat may see of money."""

from dataclasses import dataclass
from typing import NamedTuple


class AccountView(NamedTuple):
    """One account.

    Attributes:
        planned_cents: For the whole game.
        due_cents: Planned up to now.
        committed_cents: Promised and not yet paid.
        left_cents: Planned, neither spent nor committed; negative when overspent.
        variance_cents: Over (positive) or under plan, see ``MoneyFloor.variance``.
    """

    account: str
    capital: bool
    planned_cents: int
    due_cents: int
    spent_cents: int
    committed_cents: int
    left_cents: int
    variance_cents: int


class MonthView(NamedTuple):
    """A closed month: plan and spending to date."""

    month: int
    planned_cents: int
    spent_cents: int
    variance_cents: int


@dataclass(frozen=True, slots=True)
class MoneyView:
    """The department's money; empty for a seat that may not see it.

    Attributes:
        ledger_cents: Sum of all balances; 0 in a sound double-entry ledger.
    """

    month: int
    planned_cents: int
    spent_cents: int
    committed_cents: int
    bank_cents: int
    ledger_cents: int
    accounts: tuple[AccountView, ...]
    months: tuple[MonthView, ...]
