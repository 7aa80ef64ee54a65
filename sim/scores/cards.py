"""Scorecards: parts as weighted components, each component a measure with anchors; totals are means of parts."""

import math
from typing import TYPE_CHECKING

from sim.kernel.units import WEEKS_PER_YEAR
from sim.scenario.rules import ScoreRules
from sim.scenario.vocabulary import ACCOUNTS, SCORES
from sim.scores.parts import Card, Component, component, normalised, score
from sim.scores.state import Reading, WeekRow

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor

TOTAL = "total"
_HALF_YEAR_WEEKS = 26
_PURPOSES = ("training", "security", "hardware", "project_expense", "project_capital")
"""Accounts whose money is there for something to be done with it; leaving it is no thrift."""


class Cards:
    """Computes the components of every part."""

    def __init__(self, floor: "ScoresFloor") -> None:
        """Read anchors and weights."""
        self.floor = floor
        self.rules: ScoreRules = floor.scenario.rules.scores

    def of(self, week: int, reading: Reading, rows: list[WeekRow], newest: WeekRow) -> Card:
        """Return the components of the IT manager's parts after a week.

        Args:
            week: The week, of the game or of the next quarter.
            reading: Counters since the start of either.
            rows: Closed weeks before, of the same.
            newest: The week, with its KPIs.
        """
        return {
            "service": self._service(newest),
            "sla": self._sla(reading),
            "budget": self._budget(),
            "people": self._people(week, reading, [*rows, newest]),
            "security": self._security(week, reading, newest),
            "strategy": self._strategy(newest),
            "business": self._business(newest),
        }

    def _service(self, newest: WeekRow) -> tuple[Component, ...]:
        value = newest.kpis["weighted_availability_share"]
        return tuple(component("weighted_availability_share", value, 1.0, self.rules.service_anchors))

    def sla_weights(self) -> tuple[float, ...]:
        """Return the weight of a ticket by priority; index 0 is not used."""
        return (0.0, self.rules.sla_p1_weight, self.rules.sla_p2_weight, 1.0, 1.0, 1.0)

    def _sla(self, reading: Reading) -> tuple[Component, ...]:
        weights = self.sla_weights()
        judged = math.fsum(w * n for w, n in zip(weights, reading.sla_judged, strict=True))
        if judged <= 0.0:
            return ()
        met = math.fsum(w * n for w, n in zip(weights, reading.sla_met, strict=True))
        return tuple(component("sla_weighted_share", met / judged, 1.0, self.rules.sla_anchors))

    def _budget(self) -> tuple[Component, ...]:
        floor, rules = self.floor, self.rules
        months, span = floor.money.state.months, floor.state.span
        base = (span.planned_cents, span.variance_cents, span.over_cents) if span else (0, 0, 0)
        if not months or months[-1].planned_cents - base[0] <= 0:
            return ()
        last = months[-1]
        planned = last.planned_cents - base[0]
        over = (last.variance_cents - base[1]) / planned
        if over < 0.0:
            # Money not spent is work not done, but only beyond what prudence explains, and it counts less.
            over = max(0.0, -over - rules.budget_underspend_free_share) * rules.budget_underspend_factor
        single = max(0, self.overspent(floor.money.month_ends[last.month - 1]) - base[2]) / planned
        weight, purpose = rules.budget_total_weight, rules.budget_purpose_weight
        whole = component("budget_deviation_share", over, weight, rules.budget_total_anchors)
        parts = component("accounts_over_plan_share", single, 1.0 - weight - purpose, rules.budget_account_anchors)
        used = component("purpose_spent_share", self._purpose_used(), purpose, rules.budget_purpose_anchors)
        return normalised(whole + parts + used)

    def _purpose_used(self) -> float | None:
        """Return what was spent of the money that was given for something to be done, for the time that has passed."""
        money, scenario = self.floor.money, self.floor.scenario
        passed = min(1.0, (self.floor.core.now + 1) / scenario.end_s)
        planned = sum(money.planned(account) for account in _PURPOSES)
        if planned <= 0:
            return None
        return min(1.0, sum(money.spent(account) for account in _PURPOSES) / (planned * passed))

    def overspent(self, end_s: int) -> int:
        """Return the sum of what single accounts were over their plan at an instant."""
        return sum(max(0, self.floor.money.variance(account, end_s)) for account in ACCOUNTS)

    def _people(self, week: int, reading: Reading, rows: list[WeekRow]) -> tuple[Component, ...]:
        rules = self.rules
        recent = rows[-rules.people_weeks :]
        staff = self.floor.state.staff_weeks / max(1, week)
        years = max(float(week), rules.attrition_weeks) / WEEKS_PER_YEAR
        attrition = reading.leavers / (staff * years) if staff > 0 else None
        return normalised(
            component("morale_recent", _mean(recent, "morale_mean"), rules.morale_weight, rules.morale_anchors)
            + component("fatigue_recent", _mean(recent, "fatigue_mean"), rules.fatigue_weight, rules.fatigue_anchors)
            + component("attrition_per_year", attrition, rules.attrition_weight, rules.attrition_anchors)
        )

    def _security(self, week: int, reading: Reading, newest: WeekRow) -> tuple[Component, ...]:
        rules, kpis = self.rules, newest.kpis
        per_asset = self._closable() / self.floor.patchable if self.floor.patchable else None
        incidents = reading.security_incidents * _HALF_YEAR_WEEKS / max(week, _HALF_YEAR_WEEKS)
        found = kpis["audit_findings_open"]
        return normalised(
            component("closable_vulnerabilities_per_asset", per_asset, rules.exposure_weight, rules.exposure_anchors)
            + component("patch_lag_days", kpis["patch_lag_days"], rules.patch_lag_weight, rules.patch_lag_anchors)
            + component(
                "security_incidents_per_half_year",
                incidents,
                rules.security_incident_weight,
                rules.security_incident_anchors,
            )
            + component("audit_findings_open", found, rules.findings_weight, rules.findings_anchors)
        )

    def _strategy(self, newest: WeekRow) -> tuple[Component, ...]:
        """How far the goals set were reached, and how well they fit what the executives want."""
        if not self.floor.scenario.strategy:
            return ()
        rules, strategy = self.rules, self.floor.business.strategy
        reached, weight = newest.kpis["strategy_share"], rules.alignment_weight
        return normalised(
            component("strategy_share", reached, 1.0 - weight, rules.strategy_anchors)
            + component("strategy_alignment_share", strategy.alignment(), weight, rules.alignment_anchors)
        )

    def _business(self, newest: WeekRow) -> tuple[Component, ...]:
        rules, kpis = self.rules, newest.kpis
        weight = rules.business_trust_weight
        return normalised(
            component(
                "department_satisfaction", kpis["department_satisfaction"], 1.0 - weight, rules.satisfaction_anchors
            )
            + component("department_trust", kpis["department_trust"], weight, rules.department_trust_anchors)
        )

    def _closable(self) -> int:
        """Return the open vulnerabilities for which there is a patch: what the vendor owes is not IT's fault."""
        now = self.floor.core.now
        state = self.floor.security.state
        count = sum(patch_s <= now for holes in state.holes.values() for patch_s in holes.patch_s)
        return count + sum(threat.patch_s <= now for threat in state.threats.values())


def _mean(rows: list[WeekRow], kpi: str) -> float | None:
    values = [row.kpis[kpi] for row in rows]
    known = [value for value in values if value is not None]
    return math.fsum(known) / len(known) if known else None


def table(cards: dict[str, Card]) -> dict[str, dict[str, float | None]]:
    """Return all scores of all roles with totals; what has no mechanism is null, a total the mean of what exists."""
    result: dict[str, dict[str, float | None]] = {}
    for role, parts in SCORES.items():
        card = cards.get(role, {})
        values = {part: score(card.get(part, ())) for part in parts}
        known = [value for value in values.values() if value is not None]
        result[role] = {TOTAL: math.fsum(known) / len(known) if known else None, **values}
    return result
