"""Opening and closing of tickets, and the counts that must always add up."""

from typing import TYPE_CHECKING, cast

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, hours
from sim.kernel.variates import lognormal
from sim.people.state import Person
from sim.scenario.definitions import Scenario
from sim.services.desk.events import TicketCancelled, TicketOpened, TicketReopened, TicketResolved
from sim.services.desk.sla import Clocks
from sim.services.desk.state import HANDOVER_BINS, DeskState, Ticket

if TYPE_CHECKING:
    from sim.services.desk.floor import Desk

RANK = 660


class Ledger:
    """Books tickets in and out."""

    def __init__(self, core: Core, scenario: Scenario, state: DeskState, clocks: Clocks, desk: "Desk") -> None:
        """Prepare."""
        self.core = core
        self.rules = scenario.rules.desk
        self.state = state
        self.clocks = clocks
        self.desk = desk
        self._family = core.luck.family("desk/return")

    def open(self, ticket: Ticket, cause: str) -> None:
        """Book a new ticket in and tell the world."""
        state, kind = self.state, ticket.kind
        state.tickets[ticket.id] = ticket
        counts = state.counts
        counts.opened[kind] += 1
        counts.open[kind] += 1
        if ticket.priority == 1 and kind == "incident":
            counts.p1 += 1
        self.clocks.begin(ticket)
        self.core.publish(
            TicketOpened(
                ticket.opened,
                self.core.engine.now,
                (cause,),
                ticket.id,
                kind,
                ticket.category,
                ticket.priority,
                ticket.service,
                ticket.department,
                ticket.asset,
                "",
            )
        )

    def resolve(self, ticket: Ticket, person: Person | None) -> str:
        """Book a ticket out as resolved. Returns the id of the event."""
        now, state = self.core.engine.now, self.state
        counts, kind, priority, handovers = state.counts, ticket.kind, ticket.priority, ticket.handovers
        del state.tickets[ticket.id]
        counts.resolved[kind] += 1
        counts.open[kind] -= 1
        met = not ticket.breached and now <= ticket.due_s
        counts.sla_judged[priority] += 1
        counts.sla_met[priority] += met
        counts.handled += 1
        first = ticket.first and not handovers and not ticket.reopened
        counts.first_contact += first
        counts.handovers += handovers
        counts.handover_bins[handovers if handovers < HANDOVER_BINS else HANDOVER_BINS - 1] += 1
        took_s = now - ticket.born_s
        state.resolutions.append(took_s)
        event_id = f"{ticket.id}/resolved/{ticket.reopened}" if ticket.reopened else f"{ticket.id}/resolved"
        self.core.publish(
            TicketResolved(
                event_id,
                now,
                (ticket.opened,),
                ticket.id,
                kind,
                priority,
                met,
                took_s,
                ticket.service,
                ticket.department,
                ticket.field,
                handovers,
                first,
                ticket.asset,
                "",
                ticket.reopened,
            )
        )
        if ticket.linked:
            self._close_linked(ticket, event_id)
        elif not ticket.asset:
            self._perhaps_return(ticket, person, event_id, met)
        return event_id

    def link(self, ticket: Ticket, count: int, cause: str) -> None:
        """Book in so many contacts of users that hang on an incident."""
        counts, now = self.state.counts, self.core.now
        counts.opened["incident"] += count
        counts.open["incident"] += count
        counts.contacts += count
        for number in range(ticket.linked + 1, ticket.linked + count + 1):
            contact = f"{ticket.id}/contact/{number}"
            self.core.publish(
                TicketOpened(
                    f"{contact}/opened",
                    now,
                    (cause,),
                    contact,
                    "incident",
                    ticket.category,
                    ticket.priority,
                    ticket.service,
                    "",
                    ticket.asset,
                    ticket.id,
                )
            )
        ticket.linked += count

    def _close_linked(self, ticket: Ticket, cause: str) -> None:
        counts, now = self.state.counts, self.core.now
        counts.resolved["incident"] += ticket.linked
        counts.open["incident"] -= ticket.linked
        took_s = now - ticket.born_s
        for number in range(1, ticket.linked + 1):
            contact = f"{ticket.id}/contact/{number}"
            self.core.publish(
                TicketResolved(
                    f"{contact}/resolved",
                    now,
                    (cause,),
                    contact,
                    "incident",
                    ticket.priority,
                    not ticket.breached,
                    took_s,
                    ticket.service,
                    "",
                    ticket.field,
                    0,
                    False,
                    ticket.asset,
                    ticket.id,
                    0,
                )
            )
        ticket.linked = 0

    def cancel(self, ticket: Ticket, reason: str) -> None:
        """Book a ticket out without a solution; its contacts close with it."""
        counts = self.state.counts
        del self.state.tickets[ticket.id]
        counts.cancelled[ticket.kind] += 1
        counts.open[ticket.kind] -= 1
        event_id = f"{ticket.id}/cancelled"
        self.core.publish(
            TicketCancelled(
                event_id,
                self.core.now,
                (ticket.opened,),
                ticket.id,
                ticket.kind,
                reason,
                ticket.service,
                ticket.department,
            )
        )
        if ticket.linked:
            self._close_linked(ticket, event_id)

    # ---------------------------------------------------------------------------------------------------- reopening

    def return_share(self, ticket: Ticket, person: Person | None) -> float:
        """Return the chance that a resolved ticket comes back."""
        rules = self.rules
        share = rules.reopen_share + rules.reopen_per_handover * ticket.handovers
        if person is not None and not ticket.first and person.skills.get(ticket.field, 0.0) < ticket.level:
            share *= rules.reopen_low_skill_factor
        return share

    def _perhaps_return(self, ticket: Ticket, person: Person | None, cause: str, met: bool) -> None:
        if ticket.reopened or ticket.reopen_u >= self.return_share(ticket, person):
            return
        u = self._family.one(ticket.id)
        delay_s = min(
            round(self.rules.reopen_cap_days * DAY), hours(lognormal(u, self.rules.reopen_mu, self.rules.reopen_sd))
        )
        t_s = self.core.now + delay_s
        if t_s < self.core.horizon_s:
            self.state.returning[ticket.id] = ticket
            self.clocks.pause(ticket)
            self.core.engine.at(t_s, RANK, f"{ticket.id}/return", self._return, (ticket, cause, met))

    def _return(self, occurrence: Occurrence) -> None:
        ticket, cause, met = cast("tuple[Ticket, str, bool]", occurrence.payload)
        state, counts = self.state, self.state.counts
        del state.returning[ticket.id]
        state.tickets[ticket.id] = ticket
        counts.resolved[ticket.kind] -= 1
        counts.open[ticket.kind] += 1
        counts.reopened += 1
        # What was judged once is judged again when it is really solved.
        counts.sla_judged[ticket.priority] -= 1
        counts.sla_met[ticket.priority] -= met
        counts.handled -= 1
        counts.first_contact -= ticket.first and not ticket.handovers
        counts.handovers -= ticket.handovers
        counts.handover_bins[min(ticket.handovers, HANDOVER_BINS - 1)] -= 1
        ticket.reopened += 1
        ticket.opened = f"{ticket.id}/reopened/{ticket.reopened}"
        self.core.publish(
            TicketReopened(
                ticket.opened,
                self.core.now,
                (cause,),
                ticket.id,
                ticket.kind,
                ticket.priority,
                ticket.service,
                ticket.department,
            )
        )
        self.desk.sent_back(ticket)

    def audit(self) -> str:
        """Return what does not add up, or nothing."""
        counts, tickets = self.state.counts, self.state.tickets
        for kind, opened in counts.opened.items():
            inside = sum(1 + ticket.linked for ticket in tickets.values() if ticket.kind == kind)
            if opened != counts.resolved[kind] + counts.cancelled[kind] + counts.open[kind]:
                return f"{kind}: {opened} came, but not as many went or are here"
            if counts.open[kind] != inside:
                return f"{kind}: {counts.open[kind]} are said to be open, but {inside} are"
        return ""
