"""From faults to incidents: somebody notices, an incident opens, users call, and its solution restores the asset."""

from typing import TYPE_CHECKING, cast

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.units import HOUR, hours
from sim.kernel.variates import poisson
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import ServiceState
from sim.services.desk.birth import priority_of
from sim.services.desk.events import TicketBreached, TicketRaised
from sim.services.desk.state import DeskState, Ticket
from sim.services.infrastructure.events import AssetFailed, ServiceStateChanged
from sim.services.infrastructure.floor import Infrastructure
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.services.desk.floor import Desk

RANK = 605


class Outages:
    """Faults of assets as the desk meets them."""

    def __init__(
        self,
        core: Core,
        scenario: Scenario,
        state: DeskState,
        desk: "Desk",
        *,
        relations: RelationsFloor,
        work: WorkFloor,
        infrastructure: Infrastructure,
    ) -> None:
        """Prepare and listen."""
        self.core = core
        self.rules = scenario.rules.desk
        self.state = state
        self.desk = desk
        self.relations = relations
        self.work = work
        self.infrastructure = infrastructure
        self._services = {service.id: service for service in scenario.services}
        self._family = core.luck.family("desk/contacts")
        self._unnoticed: dict[str, tuple[AssetFailed, Occurrence | None]] = {}
        core.log.subscribe(AssetFailed, self._failed)
        core.log.subscribe(ServiceStateChanged, self._service_changed)
        core.log.subscribe(TicketBreached, self._breached)

    # ---------------------------------------------------------------------------------------------------- notice

    def _failed(self, event: AssetFailed) -> None:
        asset = self.infrastructure.state.assets[event.asset]
        t_s, source = self.infrastructure.monitoring.notice_at(asset)
        pending = None
        if t_s < self.core.horizon_s:
            pending = self.core.engine.at(t_s, RANK, f"{event.id}/notice", self._due, (event.asset, source))
        if event.asset in self._unnoticed:
            self.core.engine.cancel(self._unnoticed[event.asset][1])
        self._unnoticed[event.asset] = (event, pending)

    def _due(self, occurrence: Occurrence) -> None:
        asset, source = cast("tuple[str, str]", occurrence.payload)
        self._notice(asset, source)

    def _notice(self, asset_id: str, source: str) -> None:
        """Open the incident of a fault that nobody knew of until now."""
        event, pending = self._unnoticed.pop(asset_id)
        self.core.engine.cancel(pending)
        asset = self.infrastructure.state.assets[asset_id]
        if asset.fault_id != event.id or not self.infrastructure.detect(asset_id):
            return
        service, impact, urgency = self.assess(asset_id)
        self.desk.open_incident(
            f"asset/{asset_id}/failure/{event.number}/incident",
            service,
            event.field,
            event.level,
            event.repair_s,
            impact,
            urgency,
            event.id,
            asset=asset_id,
            needs_vendor=event.needs_vendor,
            announced=source == "monitoring",
        )
        # Whoever looks at one fault of a service that suffers finds the others.
        for name in self.infrastructure.graph.touched[asset_id]:
            if self.infrastructure.state.services[name].unplanned != "up":
                for other in [a for a in self._unnoticed if name in self.infrastructure.graph.touched[a]]:
                    if other in self._unnoticed:  # finding one may have led to the next already
                        self._notice(other, "chance")

    def assess(self, asset_id: str) -> tuple[str, int, int]:
        """Return the service that suffers most from an asset, and impact and urgency of that."""
        best = ("", 3, 3)
        for name in self.infrastructure.graph.touched[asset_id]:
            state = self._felt(asset_id, name)
            impact, urgency = (3, 2) if state == "up" else (self._services[name].critical, 1 if state == "down" else 2)
            if not best[0] or priority_of(impact, urgency) < priority_of(best[1], best[2]):
                best = (name, impact, urgency)
        return best

    def _felt(self, asset_id: str, service: str) -> ServiceState:
        """Return how a service does, as far as the fault of an asset can be to blame: what is slow takes none down."""
        state = self.infrastructure.state.services[service].unplanned
        if state == "down" and asset_id and self.infrastructure.state.assets[asset_id].state != "down":
            return "degraded"
        return state

    def _service_changed(self, event: ServiceStateChanged) -> None:
        """Raise open incidents of a service that got worse."""
        if event.new == "up" or event.planned:
            return
        for asset_id, ticket_id in list(self.state.faults.items()):
            if event.service not in self.infrastructure.graph.touched[asset_id]:
                continue
            ticket = self.state.tickets[ticket_id]
            service, impact, urgency = self.assess(asset_id)
            if priority_of(impact, urgency) < ticket.priority:
                ticket.service = service
                ticket.impact, ticket.urgency = impact, urgency
                self._raise(ticket, priority_of(impact, urgency), event.id)

    def _breached(self, event: TicketBreached) -> None:
        """Escalate a fault that outlasts its agreement: departments that are hit do not wait in silence."""
        ticket = self.state.tickets.get(event.ticket)
        if ticket is None or self.state.faults.get(ticket.asset) != ticket.id:
            return
        felt = self._felt(ticket.asset, ticket.service)
        priority = 1 if felt == "down" else max(2, ticket.priority - 1)
        if felt != "up" and priority < ticket.priority:
            self._raise(ticket, priority, event.id)

    def _raise(self, ticket: Ticket, priority: int, cause: str) -> None:
        ticket.priority = priority
        self.desk.clocks.tighten(ticket)
        item = self.work.state.items[ticket.id]
        item.urgent_off_hours = priority <= 2
        item.value = self.desk.value_of(ticket)
        self.work.reprioritise(item, priority, ticket.due_s)
        event_id = f"{ticket.id}/raised/{priority}"
        self.core.publish(TicketRaised(event_id, self.core.now, (cause,), ticket.id, priority, ticket.service))
        if priority == 1:
            self.state.counts.p1 += 1
            self.desk.stop_for(ticket)
        self.wave(ticket, event_id)

    # ---------------------------------------------------------------------------------------------------- contacts

    def affected(self, ticket: Ticket) -> float:
        """Return how many contacts the users hit by an incident's fault would make now, on average."""
        rules, now, total = self.rules, self.core.now, 0.0
        names = self.infrastructure.graph.touched[ticket.asset] if ticket.asset else (ticket.service,)
        for name in names:
            state = self._felt(ticket.asset, name)
            if state == "up":
                continue
            share = rules.contact_share_down if state == "down" else rules.contact_share_degraded
            if not self.desk.clocks.calendar(name).is_open(now):
                share *= rules.contact_off_hours_factor
            total += share * sum(self._services[name].users.values())
        return total

    def wave(self, ticket: Ticket, cause: str, announced: bool = False) -> None:
        """Let the users who are hit call, all in one item of work, and again at each opening while it lasts.

        Draws: ``desk/contacts`` by incident and wave.
        """
        rules = self.rules
        mean = self.affected(ticket)
        if mean <= 0.0:
            return
        ticket.waves += 1
        mean *= rules.contact_wave_keep_share ** (ticket.waves - 1)
        if announced:
            mean *= rules.contact_announced_factor
        if ticket.major:
            mean *= rules.contact_told_factor
        row = self._family.named(f"{ticket.id}/wave/{ticket.waves}")
        count = min(rules.contacts_most, poisson(row[0], min(mean, 300.0)))
        if count:
            self.desk.ledger.link(ticket, count, cause)
            self._ring(ticket, count, cause)
        self._again(ticket, row[1])

    def _ring(self, ticket: Ticket, count: int, cause: str) -> None:
        self.work.add(
            WorkItem(
                id=f"{ticket.id}/calls/{ticket.waves}",
                kind="calls",
                duty="desk",
                field="service_desk",
                level=1.0,
                left_s=hours(count * self.rules.contact_min / 60.0),
                priority=ticket.priority,
                born_s=self.core.now,
                due_s=ticket.due_s,
                service=ticket.service,
                cause=cause,
            )
        )

    def _again(self, ticket: Ticket, u: float) -> None:
        """Make the next wave due: in the first hours of the next opening after a night."""
        calendar = self.desk.clocks.calendar(ticket.service)
        t_s = calendar.next_open(self.core.now + hours(self.rules.contact_pause_h))
        t_s += round(u * self.rules.contact_wave_spread_h * HOUR)
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, RANK, f"{ticket.id}/wave", self._wave_due, (ticket, ticket.waves))

    def _wave_due(self, occurrence: Occurrence) -> None:
        ticket, waves = cast("tuple[Ticket, int]", occurrence.payload)
        if self.state.tickets.get(ticket.id) is ticket and ticket.waves == waves:
            self.wave(ticket, ticket.opened)
