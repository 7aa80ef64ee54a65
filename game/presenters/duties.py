"""Fields of duty in words, and what each was worth."""

from collections.abc import Sequence
from typing import Final

from game.i18n import N_, Language
from game.presenters.page import Table
from sim.why.fair import Share

AREAS: Final = {
    "operations": N_("Operations"),
    "people": N_("People"),
    "money": N_("Money, vendors, relations"),
    "security": N_("Security"),
    "portfolio": N_("Portfolio"),
    "plan": N_("Initiate and plan the project"),
    "lead": N_("Lead, control and close the project"),
    "cards": N_("Cards, orders, duties"),
}
"""Duty area to its name, in the order of the desks."""


def lead(speak: Language) -> str:
    """Return how a fair split is to be read."""
    return speak.text(
        N_(
            "What each field of duty was worth, split fairly (Shapley values): what it adds on average over the orders"
            " in which the fields could have come. The shares add up to the whole game against one without decisions."
        )
    )


def split_table(speak: Language, shares: Sequence[Share]) -> Table:
    """Return what each field of duty was worth, in points, with its standard error, and all together.

    Args:
        speak: The reader's language.
        shares: At least one.
    """
    heads = (N_("duty area"), N_("points"), N_("standard error"))
    rows = [
        (speak.text(AREAS[share.group]), speak.signed(share.value, 1), speak.number(share.error, 1)) for share in shares
    ]
    total = sum(share.value for share in shares)
    rows.append((speak.text(N_("together")), speak.signed(total, 1), "–"))
    return Table(tuple(speak.text(head) for head in heads), "<>>", tuple(rows))
