"""What the IT manager decides about infrastructure."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.scenario.vocabulary import MonitoringLevel
from sim.services.infrastructure.floor import Infrastructure
from sim.services.infrastructure.monitoring import LEVELS

_MOST = 12


@dataclass(frozen=True, slots=True)
class SetMonitoring(Decision):
    """Set how closely a service is watched: faster notice of faults against licences, upkeep and alerts to read."""

    floor: ClassVar[str] = "infrastructure"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "operations"

    service: str
    level: MonitoringLevel

    def check(self, floor: Infrastructure) -> Refusal | None:
        """Refuse an unknown service, the level it has, and licences that the budget cannot carry."""
        run = floor.state.services.get(self.service)
        if run is None:
            return Refusal.of("unknown_service", id=self.service)
        if self.level == run.wanted:
            return Refusal.of("monitoring_unchanged", service=self.service, level=self.level)
        cents = floor.monitoring.rest_of_game_cents(self.service, self.level)
        if cents > 0 and not floor.money.can_afford("licences", cents):
            left = floor.money.budget_left("licences")
            return Refusal.of("cannot_afford", account="licences", cents=cents, left_cents=left)
        return None

    def money_cents(self, floor: Infrastructure) -> int:
        """Return the further licence fees until the end of the game."""
        if self.service not in floor.state.services:
            return 0
        return max(0, floor.monitoring.rest_of_game_cents(self.service, self.level))

    def apply(self, floor: Infrastructure, decision_id: str) -> None:
        """Order the level, or step down at once."""
        floor.monitoring.set_level(self.service, self.level, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetMonitoring", ...]:
        """Offer one step up or down for each service."""
        options = []
        for service in sorted(view.infrastructure.services, key=lambda s: s.id):
            place = LEVELS.index(service.wanted)
            options += [cls(service.id, LEVELS[p]) for p in (place - 1, place + 1) if 0 <= p < len(LEVELS)]
        return tuple(options[:_MOST])


DECISIONS = (SetMonitoring,)
