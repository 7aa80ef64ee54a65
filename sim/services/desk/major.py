"""Major incidents: named people drop everything, departments are told; it ends with the incident."""

from typing import TYPE_CHECKING

from sim.kernel.core import Core
from sim.scenario.definitions import Scenario
from sim.services.desk.events import MajorIncidentDeclared, MajorIncidentEnded
from sim.services.desk.state import DeskState, Ticket
from sim.work.floor import WorkFloor

if TYPE_CHECKING:
    from sim.services.desk.routing import Routing


class Majors:
    """Major incident procedure."""

    def __init__(
        self,
        core: Core,
        scenario: Scenario,
        state: DeskState,
        *,
        work: WorkFloor,
        routing: "Routing",
    ) -> None:
        """Prepare."""
        self.core = core
        self.rules = scenario.rules.desk
        self.state = state
        self.work = work
        self.routing = routing
        self._users = {service.id: tuple(service.users) for service in scenario.services}

    def users(self, service: str) -> tuple[str, ...]:
        """Return the departments that use a service."""
        return self._users[service]

    def declare(self, ticket: Ticket, people: tuple[str, ...], cause: str) -> None:
        """Declare a major incident."""
        ticket.major = True
        self.state.counts.majors += 1
        ticket.major_s = self.core.now
        event_id = f"{self._name(ticket)}/declared"
        departments = self._users[ticket.service]
        self.core.publish(
            MajorIncidentDeclared(event_id, self.core.now, (cause,), ticket.id, ticket.service, people, departments)
        )
        if ticket.asks_s >= 0:
            ticket.swarm = people
            self.routing.shorten_wait(ticket, self.rules.major_wait_factor)
        else:
            self.work.swarm(ticket.id, people, event_id)

    def returned(self, ticket: Ticket) -> None:
        """Let the named people begin when a wait is over."""
        if ticket.swarm:
            people, ticket.swarm = ticket.swarm, ()
            self.work.swarm(ticket.id, people, f"{self._name(ticket)}/declared")

    def resolved(self, ticket: Ticket, cause: str) -> None:
        """End a major incident with its ticket; should the ticket come back, it comes back as an ordinary one."""
        if ticket.major:
            lasted_s = self.core.now - ticket.major_s
            ticket.major, ticket.major_s, ticket.swarm = False, -1, ()
            event_id = f"{self._name(ticket)}/ended"
            self.core.publish(
                MajorIncidentEnded(event_id, self.core.now, (cause,), ticket.id, ticket.service, lasted_s)
            )

    @staticmethod
    def _name(ticket: Ticket) -> str:
        """Return the causal name of the procedure; a ticket that came back may need it a second time."""
        return f"{ticket.id}/major/{ticket.reopened}" if ticket.reopened else f"{ticket.id}/major"
