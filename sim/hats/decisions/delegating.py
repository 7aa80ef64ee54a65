"""What either hat lets others do for it: standing orders and delegated duties."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sim.hats.rulebook import DUTIES, RULES, DutyName, RuleName, hat_of
from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

_MOST = 12


@dataclass(frozen=True, slots=True)
class SetStandingOrder(Decision):
    """Let a rule answer for this hat at half the price, with its usual limit (0) or another; or strike it out."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    rule: RuleName
    limit: float = 0.0
    on: bool = True

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse what the rule's own hat could not do."""
        return self.check_as(floor, RULES[self.rule].seat)

    def check_as(self, floor: "HatsFloor", seat: str) -> Refusal | None:
        """Refuse the other hat's rules, limits that cannot be, what stands already, and the seventh order."""
        rule = RULES[self.rule]
        if rule.seat != hat_of(seat):
            return Refusal.of("rule_of_other_hat", rule=self.rule)
        standing = floor.state.orders.get(f"{seat}/{self.rule}")
        if not self.on:
            return None if standing is not None else Refusal.of("order_not_standing", rule=self.rule)
        if self.limit and not (rule.limit and rule.low <= self.limit <= rule.high):
            return Refusal.of("out_of_range", value=self.limit, low=rule.low, high=rule.high)
        if standing is not None and standing.limit == self._limit(floor):
            return Refusal.of("order_stands_already", rule=self.rule)
        if standing is None and len(floor.orders.of(seat)) >= floor.rules.orders_most:
            return Refusal.of("orders_full", most=floor.rules.orders_most)
        return None

    def _limit(self, floor: "HatsFloor") -> float:
        return self.limit or floor.orders.usual(self.rule)

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Write it into the order book of the rule's hat."""
        self.apply_as(floor, decision_id, RULES[self.rule].seat)

    def apply_as(self, floor: "HatsFloor", decision_id: str, seat: str) -> None:
        """Write it into the order book, or strike it out."""
        if self.on:
            floor.orders.set(seat, self.rule, self._limit(floor), decision_id)
        else:
            floor.orders.cancel(seat, self.rule, decision_id)

    def hours(self, floor: "HatsFloor", listed_h: float) -> float:
        """Return the price; striking out costs nothing."""
        return listed_h if self.on else 0.0

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetStandingOrder", ...]:
        """Return every rule of this hat that is not in force, and the end of each that is."""
        new = [cls(rule) for rule in view.hats.order_rules]
        old = [cls(order.rule, 0.0, False) for order in view.hats.orders]
        return tuple((new + old)[:_MOST])


@dataclass(frozen=True, slots=True)
class DelegateDuty(Decision):
    """Give a duty to a named person, who answers with their own hours and skill; an empty name takes it back."""

    floor: ClassVar[str] = "hats"
    seat: ClassVar[str] = "either"
    section: ClassVar[str] = "either"

    duty: DutyName
    person: str = ""

    def check(self, floor: "HatsFloor") -> Refusal | None:
        """Refuse what the duty's own hat could not do."""
        return self.check_as(floor, DUTIES[self.duty])

    def check_as(self, floor: "HatsFloor", seat: str) -> Refusal | None:
        """Refuse the other hat's duties, people who cannot lead, and the third duty."""
        if DUTIES[self.duty] != hat_of(seat):
            return Refusal.of("duty_of_other_hat", duty=self.duty)
        given = floor.state.delegations.get(f"{seat}/{self.duty}")
        if not self.person:
            return None if given is not None else Refusal.of("duty_not_delegated", duty=self.duty)
        person = floor.people.roster.find(self.person)
        if person is None:
            return floor.people.roster.missing(self.person)
        if given is not None and given.person == self.person:
            return Refusal.of("duty_delegated_already", duty=self.duty, person=self.person)
        if given is None and len(floor.duties.of(seat)) >= floor.rules.delegations_most:
            return Refusal.of("duties_full", most=floor.rules.delegations_most)
        return floor.duties.unable(person)

    def apply(self, floor: "HatsFloor", decision_id: str) -> None:
        """Give or take back a duty of its own hat."""
        self.apply_as(floor, decision_id, DUTIES[self.duty])

    def apply_as(self, floor: "HatsFloor", decision_id: str, seat: str) -> None:
        """Give it away or take it back."""
        if f"{seat}/{self.duty}" in floor.state.delegations:
            floor.duties.take_back(seat, self.duty, decision_id)
        if self.person:
            floor.duties.give(seat, self.duty, self.person, decision_id)

    def hours(self, floor: "HatsFloor", listed_h: float) -> float:
        """Return the price; taking back costs nothing."""
        return listed_h if self.person else 0.0

    @classmethod
    def candidates(cls, view: Any) -> tuple["DelegateDuty", ...]:
        """Return each duty with the three best leaders, and the end of what is given away."""
        leaders = [(-dict(p.skills).get("leadership", 0.0), p.ordinal, p.id) for p in view.people.people]
        best = [name for skill, _, name in sorted(leaders)[:3] if skill < 0.0]
        new = [cls(duty, name) for duty in view.hats.duties for name in best]
        old = [cls(given.duty) for given in view.hats.delegations]
        return tuple((old + new)[:_MOST])


DECISIONS = (SetStandingOrder, DelegateDuty)
