"""What a ticket is like: everything about it that no decision can change, drawn in one row at its birth."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from sim.kernel.random import Row
from sim.kernel.units import HOUR, hours
from sim.kernel.variates import lognormal, normal
from sim.scenario.definitions import CategoryDef
from sim.scenario.rules.desk import DeskRules
from sim.services.desk.state import Ticket

LEVEL, EFFORT, IMPACT, URGENCY = 2, 3, 4, 5
USER, USER_WAIT, VENDOR, VENDOR_WAIT = 6, 7, 8, 9
FIRST, WRONG, SPREAD, REOPEN, DEPARTMENT = 10, 11, 12, 13, 14
"""Columns of a row; columns 0 and 1 belong to the arrival (see ``demand``)."""

_SHORTEST_S = 60


def priority_of(impact: int, urgency: int) -> int:
    """Return the priority (1 to 5) of impact and urgency (1 high to 3 low).

    Source: ITIL, 3 x 3 matrix.
    """
    return impact + urgency - 1


def _steps(weights: Sequence[float]) -> tuple[float, ...]:
    """Return cumulative shares without the last, so that one bisection picks an index."""
    total = math.fsum(weights)
    return tuple(upto / total for upto in accumulate(weights))[:-1] if total > 0 else ()


class _Mould:
    """What all tickets of a category share, prepared for quick picking."""

    __slots__ = ("category", "departments", "impact", "levels", "names", "urgency")

    def __init__(self, category: CategoryDef, users: dict[str, int]) -> None:
        self.category = category
        self.levels = _steps(category.levels)
        self.impact = _steps(category.impact)
        self.urgency = _steps(category.urgency)
        self.names = tuple(users) or ("",)
        self.departments = _steps(tuple(users.values()))


class Birth:
    """Makes tickets of a category."""

    def __init__(self, rules: DeskRules, categories: tuple[CategoryDef, ...], users: dict[str, dict[str, int]]) -> None:
        """Prepare; ``users`` is service to department to number of users."""
        self.rules = rules
        self._cap_s = hours(rules.effort_cap_h)
        self._moulds = {category.id: _Mould(category, users[category.service]) for category in categories}

    def ticket(self, ticket_id: str, category_id: str, row: Row, now: int, origin: str) -> Ticket:
        """Return a new ticket; its due time, first contact and wrong places are still to be settled."""
        mould = self._moulds[category_id]
        category = mould.category
        kind = category.kind
        impact = bisect_right(mould.impact, row[IMPACT]) + 1
        urgency = bisect_right(mould.urgency, row[URGENCY]) + 1
        priority = impact + urgency - 1
        effort_s = round(HOUR * math.exp(category.effort_mu + category.effort_sd * normal(row[EFFORT])))
        ticket = Ticket(
            ticket_id,
            kind,
            category.id,
            category.service,
            mould.names[bisect_right(mould.departments, row[DEPARTMENT])],
            category.field,
            bisect_right(mould.levels, row[LEVEL]) + 1.0,
            impact,
            urgency,
            2 if priority == 1 and kind != "incident" else priority,
            now,
            max(_SHORTEST_S, min(self._cap_s, effort_s)),
            -1,
            f"{ticket_id}/opened",
            origin,
        )
        ticket.spread = row[SPREAD]
        ticket.reopen_u = row[REOPEN]
        if row[USER] < category.wait_user_share or row[VENDOR] < category.wait_vendor_share:
            self._waits(ticket, category, row)
        return ticket

    def _waits(self, ticket: Ticket, category: CategoryDef, row: Row) -> None:
        rules = self.rules
        if row[USER] < category.wait_user_share:
            wait_h = lognormal(row[USER_WAIT], rules.user_wait_mu, rules.user_wait_sd)
            ticket.user_wait_s = hours(min(rules.user_wait_cap_h, wait_h))
        if row[VENDOR] < category.wait_vendor_share:
            wait_h = lognormal(row[VENDOR_WAIT], rules.vendor_wait_mu, rules.vendor_wait_sd)
            ticket.vendor_wait_s = hours(min(rules.vendor_wait_cap_h, wait_h))
