"""Where a ticket goes: first contact, the wrong places, the right group, waits for users and vendors.

Resolution time is nowhere drawn; it is what queues, hand-overs and waits add up to.
"""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.random import Row
from sim.kernel.units import hours
from sim.people.floor import PeopleFloor
from sim.people.state import Person
from sim.scenario.definitions import CategoryDef, Scenario
from sim.scenario.vocabulary import Field
from sim.services.desk.birth import FIRST, WRONG
from sim.services.desk.state import DeskState, Ticket
from sim.work.floor import WorkFloor
from sim.work.state import ACTIVE, PARKED, WorkItem

if TYPE_CHECKING:
    from sim.services.desk.floor import Desk

RANK = 620
_DUTY = {"enhancement": "projects"}
_GROUPS: tuple[Field, ...] = ("endpoint", "server", "network", "database", "application", "security")
_STEPS = (0.6180339887498949, 0.7548776662466927)
"""Irrational steps that turn one uniform into a sequence without drawing again."""


class Routing:
    """Moves tickets between the desk, resolver groups, users and vendors."""

    def __init__(
        self, core: Core, scenario: Scenario, state: DeskState, desk: "Desk", people: PeopleFloor, work: WorkFloor
    ) -> None:
        """Prepare and become the handler of tickets."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.desk
        self.state = state
        self.desk = desk
        self.people = people
        self.work = work
        self._able: dict[tuple[str, float], bool] = {}
        self._staffed: dict[str, list[Field]] = {}
        self._skill = -1.0
        self._triage_s = hours(self.rules.triage_h)
        self._look_s = hours(self.rules.look_h)
        self._first_limit_s = hours(self.rules.first_contact_limit_h)
        for kind in ("request", "incident", "enhancement"):
            work.handle(kind, self)

    # -------------------------------------------------------------------------------------------- who can do what

    def forget(self) -> None:
        """Forget what staff can do; somebody came, left or learned."""
        self._able.clear()
        self._staffed.clear()
        self._skill = -1.0

    def able(self, field: str, level: float) -> bool:
        """Tell whether anybody employed can take a piece of work."""
        known = self._able.get((field, level))
        if known is None:
            people = self.people
            known = any(p.employed and people.can_take(p, field, level) for p in people.state.people.values())
            self._able[field, level] = known
        return known

    def desk_skill(self) -> float:
        """Return the mean service-desk skill of those who share in the desk's work, weighted by their share."""
        if self._skill < 0.0:
            total = weight = 0.0
            for person in self.people.state.people.values():
                share = person.duties.get("desk", 0.0)
                if person.employed and share > 0:
                    weight += share
                    total += share * person.skills.get("service_desk", 0.0)
            self._skill = total / weight if weight > 0 else 0.0
        return self._skill

    def reachable(self, field: str, level: float) -> tuple[str, float, float]:
        """Return field, level and effort factor with which somebody here can take work that may be too hard for all."""
        if self._able.get((field, level)):
            return field, level, 1.0
        factor = 1.0
        while level > 0 and not self.able(field, level):
            level -= 1.0
            factor *= self.rules.too_hard_effort_factor
        return (field, level, factor) if level > 0 else ("", 0.0, factor)

    # ---------------------------------------------------------------------------------------------------- arrival

    def first_contact_share(self, category: CategoryDef, level: float) -> float:
        """Return the chance that the first contact can solve a ticket of a category and level now."""
        rules = self.rules
        skill = self._skill if self._skill >= 0.0 else self.desk_skill()
        share = rules.first_contact_shares[int(level) - 1] * (
            1.0 + rules.first_contact_skill_gain * (skill - rules.first_contact_skill_level)
        )
        written = self.state.knowledge.level * category.knowledge_share
        return min(
            rules.first_contact_most_share,
            max(0.0, share + (1.0 - share) * written * rules.knowledge_first_contact_gain),
        )

    def wrong_places(self, u: float, level: float) -> int:
        """Return how many wrong places a ticket will visit before the right one.

        Each look in the wrong place may lead to the next with the same chance, so the number is geometric.
        """
        rules = self.rules
        share = rules.wrong_place_share + rules.wrong_place_per_level * (level - 2.0)
        share *= 1.0 - rules.knowledge_routing_gain * self.state.knowledge.level
        skill = self._skill if self._skill >= 0.0 else self.desk_skill()
        share *= 1.0 - rules.routing_skill_gain * (skill - rules.first_contact_skill_level)
        share = min(rules.wrong_place_most_share, max(rules.wrong_place_least_share, share))
        return min(rules.wrong_places_most, int(math.log(u) / math.log(share)))

    def settle(self, ticket: Ticket, category: CategoryDef, row: Row) -> None:
        """Decide, with today's desk and knowledge, what the first contact can do and how often it goes astray."""
        if ticket.kind == "enhancement":
            ticket.stage = "work"
            return
        level = ticket.level
        ticket.effort_s = self.eased(ticket.effort_s, category)
        ticket.first = ticket.effort_s <= self._first_limit_s and row[FIRST] < self.first_contact_share(category, level)
        if not ticket.first:
            ticket.wrong = self.wrong_places(row[WRONG], level)

    def eased(self, effort_s: int, category: CategoryDef) -> int:
        """Return an effort after what an article saves."""
        written = self.state.knowledge.level * category.knowledge_share
        return max(60, round(effort_s * (1.0 - self.rules.knowledge_effort_gain * written)))

    def send(self, ticket: Ticket, value: int) -> None:
        """Put a new ticket into its first line."""
        if ticket.stage == "work":
            field, level, factor = self.reachable(ticket.field, ticket.level)
            # An enhancement is a small project: it has its share of the week, and urgent work may pull people off it.
            left_s, duty = round(self._share_of(ticket) * factor), _DUTY.get(ticket.kind, "operations")
        else:
            field, level, duty = "service_desk", 1.0, "desk"
            left_s = self._share_of(ticket) if ticket.first else self._triage_s
        self.work.add(
            WorkItem(
                ticket.id,
                ticket.kind,
                duty,
                field,
                level,
                left_s,
                ticket.priority,
                ticket.born_s,
                ticket.due_s,
                value,
                ticket.service,
                ticket.opened,
                (),
                ticket.priority <= 2,
                again=ticket.reopened,
            )
        )

    def _share_of(self, ticket: Ticket) -> int:
        """Return the effort up to the first wait, and keep the rest for afterwards."""
        if ticket.vendor_wait_s or ticket.user_wait_s:
            first_s = max(60, round(ticket.effort_s * self.rules.before_wait_share))
            ticket.rest_s = max(60, ticket.effort_s - first_s)
            return first_s
        return ticket.effort_s

    # ------------------------------------------------------------------------------------------------ as work goes

    def on_started(self, item: WorkItem, person: Person) -> None:
        """Nothing changes when somebody begins."""

    def on_done(self, item: WorkItem, person: Person) -> None:
        """Take a ticket on from where it stands."""
        ticket = self.state.tickets[item.id]
        if ticket.stage == "work" or (ticket.stage == "desk" and ticket.first):
            if not self._wait(ticket, item):
                self.desk.resolve(ticket, person)
        else:
            self._hand_over(ticket, item)

    def _hand_over(self, ticket: Ticket, item: WorkItem) -> None:
        ticket.handovers += 1
        if ticket.wrong > 0:
            ticket.wrong -= 1
            ticket.stage = "look"
            field, level = self._wrong_place(ticket)
            self.work.requeue(item, field=field, level=level, left_s=self._look_s, duty="operations")
            return
        ticket.stage = "work"
        field, level, factor = self.reachable(ticket.field, ticket.level)
        left_s = round(self._share_of(ticket) * factor)
        self.work.requeue(item, field=field, level=level, left_s=left_s, duty="operations")

    def _wrong_place(self, ticket: Ticket) -> tuple[str, float]:
        """Return where a ticket goes in error: to somebody too junior in its field, or to another field."""
        turn = (ticket.spread + ticket.wrong * _STEPS[0]) % 1.0
        level = max(1.0, ticket.level - 1.0)
        if turn >= self.rules.too_hard_share:
            others = self._staffed.get(ticket.field)
            if others is None:
                others = [f for f in _GROUPS if f != ticket.field and self.able(f, 1.0)]
                self._staffed[ticket.field] = others
            if others:
                return others[int((ticket.spread + ticket.wrong * _STEPS[1]) % 1.0 * len(others))], 1.0
        field, level, _ = self.reachable(ticket.field, level)
        return field, level

    def _wait(self, ticket: Ticket, item: WorkItem) -> bool:
        """Let a ticket wait outside if it is due to. Returns whether it does."""
        if ticket.vendor_wait_s:
            wait_s, ticket.vendor_wait_s = ticket.vendor_wait_s, 0
            ticket.stage = "vendor"
        elif ticket.user_wait_s:
            wait_s, ticket.user_wait_s = ticket.user_wait_s, 0
            ticket.stage = "user"
            self.state.counts.waited_user += 1
            self.desk.clocks.pause(ticket)
        else:
            return False
        ticket.asks_s = self.core.now
        self.work.park(item)
        silent_s = hours(self.rules.user_silent_days * 24.0)
        if ticket.stage == "user" and wait_s >= silent_s:
            self._later(silent_s, ticket, self._give_up)
        else:
            self._later(wait_s, ticket, self._come_back)
        return True

    def _later(self, wait_s: int, ticket: Ticket, callback: Callable[[Occurrence], None]) -> None:
        t_s = ticket.back_s = self.core.now + wait_s
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, RANK, f"{ticket.id}/{ticket.stage}", callback, (ticket, ticket.asks_s))

    def _come_back(self, occurrence: Occurrence) -> None:
        ticket, asked_s = self._waiter(occurrence)
        if ticket is not None and ticket.asks_s == asked_s and ticket.back_s == occurrence.due_s:
            self.back(ticket)

    def back(self, ticket: Ticket) -> None:
        """End a wait: the ticket goes on where it stood."""
        item = self.work.state.items[ticket.id]
        waited_s = self.core.now - ticket.asks_s
        counts = self.state.counts
        if ticket.stage == "user":
            counts.user_wait_s += waited_s
            self.desk.clocks.resume(ticket)
            item.due_s = ticket.due_s
        else:
            counts.vendor_wait_s += waited_s
        ticket.asks_s = -1
        ticket.stage = "desk" if ticket.first else "work"
        item.left_s = max(1, ticket.rest_s)
        if ticket.user_wait_s:
            item.left_s = max(1, ticket.rest_s // 2)
            ticket.rest_s -= item.left_s
        if not self.able(item.field, item.level) and item.field:
            field, level, factor = self.reachable(item.field, item.level)
            self.work.requeue(item, field=field, level=level, left_s=round(item.left_s * factor))
        else:
            self.work.resume(item)
        self.desk.majors.returned(ticket)

    def _give_up(self, occurrence: Occurrence) -> None:
        ticket, asked_s = self._waiter(occurrence)
        if ticket is not None and ticket.asks_s == asked_s and ticket.back_s == occurrence.due_s:
            self.state.counts.user_wait_s += self.core.now - asked_s
            self.desk.cancel(ticket, "user_silent")

    def _waiter(self, occurrence: Occurrence) -> tuple[Ticket | None, int]:
        ticket, asked_s = cast("tuple[Ticket, int]", occurrence.payload)
        return (ticket if self.state.tickets.get(ticket.id) is ticket else None), asked_s

    # ------------------------------------------------------------------------------------------------- staff changes

    def rescue(self) -> None:
        """Send on what nobody left here can take any more."""
        self.forget()
        problems = [f"problem/{p.id}" for p in self.state.problems.values() if p.state == "open"]
        for name in (*self.state.tickets, *problems):
            item = self.work.state.items[name]
            if item.state in (ACTIVE, PARKED) or item.only or not item.field or self.able(item.field, item.level):
                continue
            field, level, factor = self.reachable(item.field, item.level)
            self.work.requeue(item, field=field, level=level, left_s=round(item.left_s * factor))

    def shorten_wait(self, ticket: Ticket, factor: float) -> None:
        """Let a wait end sooner, as a factor on what is left (major incident)."""
        item = self.work.state.items[ticket.id]
        if item.state == PARKED:
            left_s = max(1, round((ticket.back_s - self.core.now) * factor))
            self._later(left_s, ticket, self._come_back)
