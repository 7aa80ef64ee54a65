"""Standing orders: rules that answer for a hat, at half the price, by the same door as any decision."""

from typing import TYPE_CHECKING, Any, Final, cast

from sim.business.events import ContractExpiring
from sim.hats.events import OrderCarriedOut, OrderSkipped, StandingOrderCancelled, StandingOrderSet
from sim.hats.matters import Matter
from sim.hats.operations import OPERATIONS
from sim.hats.portfolio import PORTFOLIO
from sim.hats.rulebook import RULES
from sim.hats.state import Order
from sim.kernel.decision import Decision
from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, MINUTE, week_of, week_start
from sim.people.events import LeaveRequested, SignShown
from sim.projects.events.control import ChangeRequestRaised
from sim.projects.events.work import ProjectBlocked, StaffRequested, TaskFinished, TaskOverEstimate
from sim.services.change.events import ChangeRequested
from sim.services.desk.events import TicketOpened, TicketRaised

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

RANK = 955
_FRIDAY = 4
_FINDERS: Final = OPERATIONS | PORTFOLIO
_ARRANGED: Final = frozenset({"talk_on_sign"})
"""Rules whose answer is an appointment: the matter stays open until it has been kept."""
_TRIGGERS: Final[tuple[tuple[type, str], ...]] = (
    (ChangeRequested, "approve_small_changes"),
    (StaffRequested, "grant_small_requests"),
    (LeaveRequested, "approve_leave"),
    (ContractExpiring, "renew_small_contracts"),
    (SignShown, "talk_on_sign"),
    (ChangeRequestRaised, "accept_small_requests"),
    (TaskFinished, "recognise_milestones"),
    (TaskOverEstimate, "reestimate_overruns"),
)


class Orders:
    """Carries out what stands in the order book: on Monday at eight, on Friday at three, and when something happens."""

    def __init__(self, floor: "HatsFloor") -> None:
        """Listen for what orders are about."""
        self.floor = floor
        self.core = floor.core
        self.rules = floor.rules
        self.book = floor.state.orders
        for kind, rule in _TRIGGERS:
            self._listen(kind, rule)
        self.core.log.subscribe(TicketOpened, self._p1)
        self.core.log.subscribe(TicketRaised, self._p1)
        self.core.log.subscribe(ProjectBlocked, self._blocked)

    def _listen(self, kind: Any, rule: str) -> None:
        def hear(event: Any) -> None:
            self._look_at(rule, self.core.now)

        self.core.log.subscribe(kind, hear)

    def start(self) -> None:
        """Make the first Monday and Friday due."""
        self._schedule("monday", 1)
        self._schedule("friday", 1)

    # ------------------------------------------------------------------------------------------------- the book

    def set(self, seat: str, rule: str, limit: float, cause: str) -> None:
        """Put a rule in force, or give it another limit."""
        number = self.floor.number(f"order/{seat}/{rule}")
        event_id = f"order/{seat}/{rule}/{number}/set"
        self.core.publish(StandingOrderSet(event_id, self.core.now, (cause,), seat, rule, limit))
        self.book[f"{seat}/{rule}"] = Order(seat, rule, limit, event_id)
        self._look_at(rule, self.core.now)

    def cancel(self, seat: str, rule: str, cause: str) -> None:
        """Strike a rule out."""
        order = self.book.pop(f"{seat}/{rule}")
        event_id = order.cause.rpartition("/")[0] + "/cancelled"
        self.core.publish(StandingOrderCancelled(event_id, self.core.now, (cause, order.cause), seat, rule))

    def of(self, seat: str) -> tuple[Order, ...]:
        """Return the orders of a seat."""
        return tuple(order for order in self.book.values() if order.seat == seat)

    def usual(self, rule: str) -> float:
        """Return the usual limit of a rule, in the unit of its field; 0 for a rule without one."""
        name = RULES[rule].limit
        return float(getattr(self.rules, name)) if name else 0.0

    def answers(self, seat: str, rule: str) -> tuple[Decision, ...]:
        """Return what a rule would answer to what waits now, with the limit in force or else its usual one.

        What a rule lets wait for a while before it answers counts as answered, as does what it has an appointment for.
        """
        order = self.book.get(f"{seat}/{rule}")
        limit = order.limit if order is not None else self.usual(rule)
        if RULES[rule].moment == "event":
            limit = 0.0
        matters = _FINDERS[rule](self.floor, seat, limit)
        return tuple(m.decision for m in matters if order is None or self._answers(order, m))

    def _answers(self, order: Order, matter: Matter) -> bool:
        arranged = order.rule in _ARRANGED and matter.subject in order.handled
        return arranged or not self._handled(order, matter)

    # -------------------------------------------------------------------------------------------------- looking

    def _schedule(self, moment: str, week: int) -> None:
        hour = self.rules.order_start_h if moment == "monday" else self.rules.order_report_h
        day = 0 if moment == "monday" else _FRIDAY
        t_s = week_start(week) + day * DAY + round(hour * HOUR)
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, RANK, f"hats/orders/{moment}", self._moment, moment)

    def _moment(self, occurrence: Occurrence) -> None:
        moment = str(occurrence.payload)
        for order in tuple(self.book.values()):
            rule = RULES[order.rule]
            if rule.moment == moment or (moment == "monday" and rule.moment == "event"):
                self._carry_out(order)
        self._schedule(moment, week_of(self.core.now) + 1)

    def _look_at(self, rule: str, at_s: int) -> None:
        """Look at one rule, once what is going on at this instant is over."""
        if at_s < self.core.horizon_s and any(order.rule == rule for order in self.book.values()):
            self.core.engine.at(at_s, RANK, f"hats/orders/{rule}", self._by_rule, rule)

    def _by_rule(self, occurrence: Occurrence) -> None:
        rule = cast(str, occurrence.payload)
        for order in tuple(self.book.values()):
            if order.rule == rule and RULES[rule].moment != "friday":
                self._carry_out(order)

    def _p1(self, event: TicketOpened | TicketRaised) -> None:
        order = self.book.get("it/declare_p1")
        if order is not None and event.priority == 1:
            self._look_at("declare_p1", self.core.now + round(order.limit * MINUTE))

    def _blocked(self, event: ProjectBlocked) -> None:
        for order in self.book.values():
            if order.rule == "escalate_blockers":
                self._look_at(order.rule, self.core.now + round(order.limit * DAY))

    # --------------------------------------------------------------------------------------------------- acting

    def _carry_out(self, order: Order) -> None:
        """Answer one matter after the other, and look anew after each: an answer may change the next."""
        find = _FINDERS[order.rule]
        while True:
            matters = find(self.floor, order.seat, order.limit)
            matter = next((m for m in matters if not self._handled(order, m)), None)
            if matter is None:
                return
            self._answer(order, matter)

    def _handled(self, order: Order, matter: Matter) -> bool:
        return matter.subject in order.handled or self._this_week(matter) in order.handled

    def _this_week(self, matter: Matter) -> str:
        return f"{matter.subject}@{week_of(self.core.now)}"

    def _answer(self, order: Order, matter: Matter) -> None:
        """Answer one matter; what cannot be done, or paid for in attention, is left to itself."""
        door = self.floor.door
        assert door is not None  # the session sets it before the first second
        refusal = door(matter.decision, order.seat, order.cause, self.rules.order_price_factor)
        tired = refusal is not None and refusal.code == "no_attention_left"
        order.handled.append(self._this_week(matter) if tired else matter.subject)
        number = order.done + order.skipped + 1
        name = f"{order.cause.rpartition('/')[0]}/matter/{number}"
        causes = (order.cause, matter.cause) if matter.cause else (order.cause,)
        now, decision = self.core.now, matter.decision.name()
        if refusal is None:
            order.done += 1
            event_id = f"{name}/carried-out"
            self.core.publish(OrderCarriedOut(event_id, now, causes, order.seat, order.rule, decision, matter.subject))
        else:
            order.skipped += 1
            event_id = f"{name}/skipped"
            self.core.publish(OrderSkipped(event_id, now, causes, order.seat, order.rule, matter.subject, refusal.code))
