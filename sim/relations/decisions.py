"""What either hat decides about its own word."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import week_of
from sim.relations.floor import RelationsFloor
from sim.relations.state import Promise


@dataclass(frozen=True, slots=True)
class RenegotiatePromise(Decision):
    """Ask for more weeks before a promise is due: costs a little trust, where breaking it would cost much."""

    floor: ClassVar[str] = "relations"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    promise: str
    weeks: int = 2

    def _found(self, floor: RelationsFloor) -> Promise | None:
        return floor.state.promises.get(self.promise)

    def check(self, floor: RelationsFloor) -> Refusal | None:
        """Refuse what is settled, has no date, comes too late or asks for too much."""
        rules = floor.rules
        promise = self._found(floor)
        if promise is None:
            return Refusal.of("unknown_promise", id=self.promise)
        if promise.due_week == 0:
            return Refusal.of("promise_without_date", promise=self.promise)
        if promise.due_week < week_of(floor.core.now):
            return Refusal.of("promise_overdue", promise=self.promise)
        if promise.renegotiated >= rules.renegotiations_most:
            return Refusal.of("renegotiated_enough", promise=self.promise, most=rules.renegotiations_most)
        if not 1 <= self.weeks <= rules.renegotiate_most_weeks:
            return Refusal.of("weeks_out_of_range", least=1, most=rules.renegotiate_most_weeks)
        return None

    def check_as(self, floor: RelationsFloor, seat: str) -> Refusal | None:
        """Refuse to speak for somebody else's word."""
        promise = self._found(floor)
        if promise is not None and promise.giver != seat:
            return Refusal.of("promise_not_yours", promise=self.promise, owner=promise.giver)
        return self.check(floor)

    def apply(self, floor: RelationsFloor, decision_id: str) -> None:
        """Move the week."""
        promise = self._found(floor)
        if promise is not None:
            floor.promises.renegotiate(self.promise, promise.due_week + self.weeks, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return two more weeks for the promises that are due soonest."""
        mine = [p for p in view.relations.promises if p.giver == view.seat and p.due_week]
        return tuple(cls(p.id, 2) for p in sorted(mine, key=lambda p: (p.due_week, p.id))[:7])


DECISIONS = (RenegotiatePromise,)
