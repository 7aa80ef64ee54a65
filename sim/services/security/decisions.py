"""What the IT manager decides about security."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import week_of
from sim.scenario.vocabulary import PatchCadence
from sim.services.security.floor import SecurityFloor
from sim.services.security.state import Scale

_CADENCES: tuple[PatchCadence, ...] = (7, 14, 30, 90)


@dataclass(frozen=True, slots=True)
class SetPatchCadence(Decision):
    """Set how often every asset is patched: shorter closes holes sooner, for hours of work and a little risk."""

    floor: ClassVar[str] = "security"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "operations"

    days: PatchCadence

    def check(self, floor: SecurityFloor) -> Refusal | None:
        """Refuse the cadence that is in force."""
        if self.days == floor.state.cadence_days:
            return Refusal.of("cadence_unchanged", days=self.days)
        return None

    def apply(self, floor: SecurityFloor, decision_id: str) -> None:
        """Set it; the rounds to come move."""
        floor.patching.set_cadence(self.days, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetPatchCadence", ...]:
        """Offer the other cadences."""
        return tuple(cls(days) for days in _CADENCES if days != view.security.cadence_days)


@dataclass(frozen=True, slots=True)
class RunAwarenessCampaign(Decision):
    """Run an awareness campaign against phishing: money per user, everybody's time, a small effect that fades."""

    floor: ClassVar[str] = "security"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "security"

    scale: Scale = "full"

    def check(self, floor: SecurityFloor) -> Refusal | None:
        """Refuse a second one at a time, and what the budget cannot carry."""
        until_s = floor.state.campaign_until_s
        if until_s >= 0:
            return Refusal.of("campaign_running", until_week=week_of(until_s))
        return _affordable(floor, self.money_cents(floor))

    def money_cents(self, floor: SecurityFloor) -> int:
        """Return the price for all users."""
        return floor.phishing.price_cents(self.scale)

    def apply(self, floor: SecurityFloor, decision_id: str) -> None:
        """Start it."""
        floor.phishing.start_campaign(self.scale, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["RunAwarenessCampaign", ...]:
        """Offer both scales."""
        return (cls("full"), cls("light"))


@dataclass(frozen=True, slots=True)
class CommissionAudit(Decision):
    """Commission a security audit: it finds hidden weaknesses, which then take hours to harden."""

    floor: ClassVar[str] = "security"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "security"

    def check(self, floor: SecurityFloor) -> Refusal | None:
        """Refuse a second one at a time, and what the budget cannot carry."""
        until_s = floor.state.audit_until_s
        if until_s >= 0:
            return Refusal.of("audit_running", until_week=week_of(until_s))
        return _affordable(floor, floor.audit.price_cents())

    def money_cents(self, floor: SecurityFloor) -> int:
        """Return the auditors' fee."""
        return floor.audit.price_cents()

    def apply(self, floor: SecurityFloor, decision_id: str) -> None:
        """Order it; the report comes in some weeks."""
        floor.audit.commission(decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["CommissionAudit", ...]:
        """Offer it."""
        return (cls(),)


def _affordable(floor: SecurityFloor, cents: int) -> Refusal | None:
    if floor.money.can_afford("security", cents):
        return None
    left = floor.money.budget_left("security")
    return Refusal.of("cannot_afford", account="security", cents=cents, left_cents=left)


DECISIONS = (SetPatchCadence, RunAwarenessCampaign, CommissionAudit)
