"""Evidence: how far the facts of the house support a reason given to the executives."""

import math
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

Reason = Literal["outages", "security", "people", "obligations", "growth"]
REASONS: tuple[Reason, ...] = get_args(Reason)


class Evidence:
    """Facts that speak for spending more. All values lie between 0 and 1."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Read the state of all floors below."""
        self.floor = floor
        self.rules = floor.rules

    def of(self, reason: str, account: str = "", amount: int = 0) -> float:
        """Return how far facts support a reason; ``account`` and ``amount`` matter for obligations."""
        if reason == "outages":
            value = self.outages()
        elif reason == "security":
            value = self.security()
        elif reason == "people":
            value = self.people()
        elif reason == "obligations":
            value = self.obligations(account, amount)
        else:
            value = self.growth()
        return min(1.0, max(0.0, value))

    def strongest(self) -> float:
        """Return the best case of all that need no account."""
        return max(self.of("outages"), self.of("security"), self.of("people"), self.of("growth"))

    def outages(self) -> float:
        """Lost hours of the last weeks against the number that convinces everybody."""
        return math.fsum(self.floor.state.outage_weeks) / self.rules.evidence_outage_h

    def security(self) -> float:
        """Incidents so far and findings known."""
        return self.floor.facts.security_incidents() * self.rules.evidence_incident_share + (
            self.floor.facts.findings_open() * self.rules.evidence_finding_share
        )

    def people(self) -> float:
        """Tired or unhappy staff."""
        morale, fatigue = self.floor.facts.mood()
        excess = (self.rules.evidence_morale - morale) + (fatigue - self.rules.evidence_fatigue)
        return excess * self.rules.evidence_mood_slope

    def obligations(self, account: str, amount: int) -> float:
        """What is already owed beyond the plan, against what is asked for."""
        money = self.floor.money
        over = money.spent(account) + self.floor.funds.outlook(account) - money.planned(account)
        return over / max(1, amount)

    def growth(self) -> float:
        """Departments that are content want more of it."""
        departments = self.floor.relations.state.departments.values()
        users = sum(d.users for d in departments)
        mean = math.fsum(d.satisfaction * d.users for d in departments) / max(1, users)
        return (mean - self.rules.neutral_points) / self.rules.evidence_growth_points
