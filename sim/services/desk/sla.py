"""Agreements: due times on the service's calendar, clocks that stand still, breaches when they happen.

Due times are compared, never polled: a lazy heap keeps one pending occurrence for the earliest open one.
"""

from heapq import heappop, heappush

from sim.kernel.calendar import Calendar
from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.units import hours
from sim.scenario.definitions import Scenario
from sim.services.desk.events import TicketBreached
from sim.services.desk.state import DeskState, Ticket

RANK = 640


class Clocks:
    """The clocks of all open tickets."""

    def __init__(self, core: Core, scenario: Scenario, state: DeskState) -> None:
        """Prepare targets and calendars by service."""
        self.core = core
        self.state = state
        self._targets = {s.id: tuple(hours(h) for h in s.sla_h) for s in scenario.services}
        self._calendars = {s.id: scenario.calendars[s.calendar] for s in scenario.services}
        self._heap: list[tuple[int, str]] = []
        self._pending: Occurrence | None = None

    def calendar(self, service: str) -> Calendar:
        """Return the calendar on which a service's agreement counts."""
        return self._calendars[service]

    def target_s(self, service: str, priority: int) -> int:
        """Return the target in seconds of that calendar."""
        return self._targets[service][priority - 1]

    def begin(self, ticket: Ticket) -> None:
        """Start the clock of a new or more urgent ticket."""
        service = ticket.service
        ticket.due_s = self._calendars[service].add(ticket.born_s, self._targets[service][ticket.priority - 1])
        self._watch(ticket)

    def tighten(self, ticket: Ticket) -> None:
        """Count the target of a higher priority from now on, unless the old due time is sooner."""
        calendar = self._calendars[ticket.service]
        due_s = calendar.add(self.core.now, self.target_s(ticket.service, ticket.priority))
        if not ticket.breached and due_s < ticket.due_s:
            ticket.due_s = due_s
            self._watch(ticket)

    def pause(self, ticket: Ticket) -> None:
        """Stop the clock: it is the user's turn."""
        now = self.core.now
        ticket.pause_s = self._calendars[ticket.service].between(now, ticket.due_s) if ticket.due_s > now else 0

    def resume(self, ticket: Ticket) -> None:
        """Let the clock run again with what was left on it."""
        if ticket.pause_s >= 0 and not ticket.breached:
            ticket.due_s = max(self.core.now, self._calendars[ticket.service].add(self.core.now, ticket.pause_s))
            ticket.pause_s = -1
            self._watch(ticket)
        ticket.pause_s = -1

    def _watch(self, ticket: Ticket) -> None:
        due_s = ticket.due_s
        if due_s < self.core.horizon_s:
            heappush(self._heap, (due_s, ticket.id))
            if self._pending is None or due_s < self._pending.due_s:
                self._arm()

    def _current(self, due_s: int, ticket_id: str) -> Ticket | None:
        """Return the open ticket of a heap entry, or None if the entry is out of date."""
        ticket = self.state.tickets.get(ticket_id)
        if ticket is None or ticket.due_s != due_s or ticket.pause_s >= 0 or ticket.breached:
            return None
        return ticket

    def _arm(self) -> None:
        heap = self._heap
        while heap and self._current(*heap[0]) is None:
            heappop(heap)
        if self._pending is not None:
            self.core.engine.cancel(self._pending)
            self._pending = None
        if heap:
            # A ticket resolved at its very due time is in time, so the breach comes one second later.
            t_s = max(self.core.now, heap[0][0] + 1)
            self._pending = self.core.engine.at(t_s, RANK, "desk/breach", self._due)
            self._pending.due_s = heap[0][0]

    def _due(self, _occurrence: Occurrence) -> None:
        self._pending = None
        heap, now = self._heap, self.core.now
        while heap and heap[0][0] < now:
            due_s, ticket_id = heappop(heap)
            ticket = self._current(due_s, ticket_id)
            if ticket is not None:
                self._breach(ticket, now)
        self._arm()

    def _breach(self, ticket: Ticket, now: int) -> None:
        ticket.breached = True
        self.state.counts.breached += 1
        name = f"{ticket.id}/breached/{ticket.reopened}" if ticket.reopened else f"{ticket.id}/breached"
        self.core.publish(
            TicketBreached(
                name, now, (ticket.opened,), ticket.id, ticket.kind, ticket.priority, ticket.service, ticket.department
            )
        )
