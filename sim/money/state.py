"""State of the money floor."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Entry(NamedTuple):
    """One booking: ``cents`` from the credited account to the debited one."""

    t_s: int
    debit: str
    credit: str
    cents: int
    memo: str
    cause: str


@dataclass(slots=True)
class Commitment:
    """Money promised and not yet paid.

    Attributes:
        account: Where it will be booked.
        cents: What is still to come within the game.
        memo: Message key or id of what was bought.
    """

    account: str
    cents: int
    memo: str


@dataclass(slots=True)
class MonthClose:
    """What a closed month left: plan and spending to date, over all accounts."""

    month: int
    planned_cents: int
    spent_cents: int
    variance_cents: int


@dataclass(slots=True)
class MoneyState:
    """Balances, plan and commitments.

    Attributes:
        balances: Account to balance, debits positive; they add to 0.
        plan: Account to cents per month of the game.
        commitments: Causal name to what is promised.
        months: Closed months in order.
        entry_count: How many bookings there were.
        moves: How often budget was moved or added, for causal names.
        overspent: Account to the overspending last told.
    """

    balances: dict[str, int]
    plan: dict[str, list[int]]
    commitments: dict[str, Commitment] = field(default_factory=dict)
    months: list[MonthClose] = field(default_factory=list)
    entry_count: int = 0
    moves: int = 0
    overspent: dict[str, int] = field(default_factory=dict)
