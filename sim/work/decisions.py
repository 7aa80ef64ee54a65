"""What the IT manager decides about the order of work."""

from dataclasses import dataclass
from typing import Any, ClassVar, get_args

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.scenario.vocabulary import InterruptRule, TriageOrder
from sim.work.floor import WorkFloor


@dataclass(frozen=True, slots=True)
class SetTriageOrder(Decision):
    """Rank waiting work by priority, first come, time left to its due time, or business value."""

    floor: ClassVar[str] = "work"
    section: ClassVar[str] = "operations"

    order: TriageOrder

    def check(self, floor: WorkFloor) -> Refusal | None:
        """Refuse what is in force already."""
        if floor.state.triage_order == self.order:
            return Refusal.of("triage_order_in_force", order=self.order)
        return None

    def apply(self, floor: WorkFloor, decision_id: str) -> None:
        """Put everything that waits in line anew."""
        floor.set_triage_order(self.order, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return the other orders."""
        return tuple(cls(order) for order in get_args(TriageOrder) if order != view.work.triage_order)


@dataclass(frozen=True, slots=True)
class SetInterruptRule(Decision):
    """Say which priorities may pull people off project work: none, P1, or P1 and P2."""

    floor: ClassVar[str] = "work"
    section: ClassVar[str] = "operations"

    rule: InterruptRule

    def check(self, floor: WorkFloor) -> Refusal | None:
        """Refuse what is in force already."""
        if floor.state.interrupt_rule == self.rule:
            return Refusal.of("interrupt_rule_in_force", rule=self.rule)
        return None

    def apply(self, floor: WorkFloor, decision_id: str) -> None:
        """Let urgent work pull by the new rule from now on."""
        floor.set_interrupt_rule(self.rule, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple[Decision, ...]:
        """Return the other rules."""
        return tuple(cls(rule) for rule in get_args(InterruptRule) if rule != view.work.interrupt_rule)


DECISIONS = (SetTriageOrder, SetInterruptRule)
