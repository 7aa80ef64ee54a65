"""What happened to money."""

from typing import NamedTuple


class BudgetMoved(NamedTuple):
    """Plan was moved between two accounts."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    source: str
    target: str
    cents: int


class BudgetAdded(NamedTuple):
    """Plan was added to an account, or cut from it when negative."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    account: str
    cents: int


class AccountOverspent(NamedTuple):
    """An account has spent more than its plan for the whole game."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    account: str
    over_cents: int


class MonthClosed(NamedTuple):
    """The books of a month were closed."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    month: int
    planned_cents: int
    spent_cents: int
    variance_cents: int


class NextQuarterBegan(NamedTuple):
    """The game is judged, and the same luck runs on; the plan goes on at its last rate."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    planned_cents: int
