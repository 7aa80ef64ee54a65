"""Numbers of the model: ledger and budget."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoneyRules:
    """Ledger and budget.

    Attributes:
        overspend_notice_share: Part of an account's whole plan by which it must be overspent before that is news again.
    """

    overspend_notice_share: float
