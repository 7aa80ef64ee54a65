"""Executive reviews by the quarter, and Finance's eye on every month."""

import math
from typing import TYPE_CHECKING

from sim.business.events import ExecutiveReviewHeld
from sim.business.state import ReviewPeriod
from sim.kernel.units import HOUR, WEEK, week_of
from sim.money.state import MonthClose

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

_HALF_YEAR_WEEKS = 26


class Reviews:
    """What executives and Finance make of budget, outages and agreements."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Set the rhythm of reviews by the length of the game."""
        self.floor = floor
        self.rules = floor.rules
        self.relations = floor.relations
        short = floor.scenario.weeks < _HALF_YEAR_WEEKS
        self.every_weeks = self.rules.review_weeks_short if short else self.rules.review_weeks
        self._value = {service.id: service.value_cents_per_h for service in floor.scenario.services}

    def is_due(self, week: int) -> bool:
        """Tell whether a review is held at the end of the week."""
        return week % self.every_weeks == 0

    def month_closed(self, row: MonthClose) -> None:
        """Finance looks at a month."""
        share = row.variance_cents / max(1, row.planned_cents)
        cause = f"month/{row.month}/closed"
        if share > self.rules.review_budget_tolerance_share:
            self.relations.change_trust("finance", -self.rules.finance_month_bad_points, cause)
        else:
            self.relations.change_trust("finance", self.rules.finance_month_good_points, cause)

    def worth(self) -> tuple[float, float]:
        """Return the value of all service time since the start, and what outages took of it, in cents."""
        due = lost = 0.0
        for run in self.floor.infrastructure.state.services.values():
            due += run.due_s * self._value[run.id] / HOUR
            lost += run.lost_s * self._value[run.id] / HOUR
        return due, lost

    def weeks_ahead(self) -> int:
        """Return how many weeks the next review is away."""
        week = week_of(self.floor.core.now)
        return -(-week // self.every_weeks) * self.every_weeks - week

    def hold(self) -> None:
        """Look back on the time since the last review; trust moves, and the count begins anew."""
        state = self.floor.state
        period = state.period
        number = self.floor.count("review")
        budget, budget_cause = self._budget()
        due, lost = self.worth()
        outages = self._outages(due - period.due_cents, lost - period.lost_cents)
        agreements = self._agreements(period)
        parts = {"budget": budget, "outages": outages, "agreements": agreements}
        reached = {part: points >= 0.0 for part, points in parts.items()}
        for part, share in state.softened.items():
            parts[part] *= 1.0 - share if parts[part] < 0.0 else 1.0
        parts["strategy"] = self.floor.strategy.review_points()
        reached["strategy"] = self.floor.strategy.alignment() >= self.floor.strategy.rules.warning_strategy_share
        points = math.fsum(parts.values())
        event_id = f"executives/review/{number}/held"
        found = (budget_cause, period.worst_outage, period.miss_cause, state.strategy.cause)
        causes = tuple(cause for cause in found if cause) or ("start:executives",)
        trust = min(100.0, max(0.0, self.relations.state.executive_trust + points))
        now = self.floor.core.now
        shown = (parts["budget"], parts["outages"], parts["agreements"], parts["strategy"])
        self.floor.core.publish(ExecutiveReviewHeld(event_id, now, causes, number, *shown, trust))
        self.relations.change_trust("executives", points, event_id)
        state.period = ReviewPeriod(due_cents=due, lost_cents=lost)
        state.moved_cents = 0
        state.softened.clear()
        if not self.floor.strategy.goals:
            del parts["strategy"]  # nobody can be warned for what the scenario does not know
        self.floor.funds.review_cut(event_id)
        self.floor.endings.review((now + 1) // WEEK, parts, reached, event_id)

    def trouble(self, topic: str) -> str:
        """Return the id of what there is to explain about a part of the next review, or empty if all is in order."""
        period = self.floor.state.period
        if topic == "budget":
            return self._money_trouble()
        if topic == "outages":
            due, lost = self.worth()
            return period.worst_outage if self._outages(due - period.due_cents, lost - period.lost_cents) < 0.0 else ""
        return period.miss_cause if self._agreements(period) < 0.0 else ""

    def _money_trouble(self) -> str:
        """Return what to explain about money: a month over plan, or a plan that will not last."""
        points, cause = self._budget()
        if points < 0.0:
            return cause
        money = self.floor.money
        limit = money.planned_total() * (1.0 + self.rules.review_budget_tolerance_share)
        return (cause or "start:plan") if self.floor.outlook.total() > limit else ""

    def _cap(self, points: float) -> float:
        return max(-self.rules.review_cap_points, points)

    def _budget(self) -> tuple[float, str]:
        months = self.floor.money.state.months
        if not months:
            return 0.0, ""
        last = months[-1]
        share = last.variance_cents / max(1, last.planned_cents)
        tolerance = self.rules.review_budget_tolerance_share
        cause = f"month/{last.month}/closed"
        if share <= tolerance:
            return self.rules.review_good_points, cause
        return self._cap(-self.rules.review_budget_slope * (share - tolerance) * 100.0), cause

    def _outages(self, due: float, lost: float) -> float:
        if due <= 0.0:
            return 0.0
        missed = self.rules.review_outage_target_share - (1.0 - lost / due)
        return (
            self.rules.review_good_points
            if missed <= 0
            else self._cap(-self.rules.review_outage_slope * missed * 1000.0)
        )

    def _agreements(self, period: ReviewPeriod) -> float:
        count = period.met + period.missed
        if count == 0:
            return 0.0
        missed = self.rules.review_sla_target_share - period.met / count
        return (
            self.rules.review_good_points if missed <= 0 else self._cap(-self.rules.review_sla_slope * missed * 100.0)
        )
