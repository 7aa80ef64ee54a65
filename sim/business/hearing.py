"""What the business floor hears from the floors below, and notes for the close of the week."""

from typing import TYPE_CHECKING

from sim.money.events import AccountOverspent
from sim.people.events import PersonJoined, PersonLeft
from sim.projects.events.control import StakeholderUpdated
from sim.services.desk.events import (
    MajorIncidentDeclared,
    TicketOpened,
    TicketRaised,
    TicketReopened,
    TicketResolved,
)
from sim.services.infrastructure.events import ServiceStateChanged

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor


class Hearing:
    """Subscriptions of the business floor."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Subscribe."""
        self.floor = floor
        subscribe = floor.core.log.subscribe
        subscribe(ServiceStateChanged, self._service)
        subscribe(TicketOpened, self._opened)
        subscribe(TicketRaised, self._raised)
        subscribe(TicketResolved, self._resolved)
        subscribe(TicketReopened, self._reopened)
        subscribe(MajorIncidentDeclared, self._declared)
        subscribe(AccountOverspent, self._overspent)
        subscribe(StakeholderUpdated, self._updated)
        subscribe(PersonJoined, lambda _: self.count_team())
        subscribe(PersonLeft, lambda _: self.count_team())

    def count_team(self) -> None:
        """Set the manager's routine by how many people are led directly: those without a lead, and the leads."""
        people = [p for p in self.floor.people.state.people.values() if p.employed]
        led_teams = [p.team for p in people if p.leads and p.team]
        led = sum(1 for p in people if p.leads or p.team not in led_teams)
        relations = self.floor.relations
        relations.set_routine("it", relations.routine_hours(led, 0))

    def _service(self, event: ServiceStateChanged) -> None:
        if event.new == "up" or event.planned:
            return
        record = self.floor.departments.week_of(event.service)
        if not record.outage_cause or event.new == "down":
            record.outage_cause = event.id
        if event.new == "down":
            self.floor.state.period.worst_outage = event.id

    def _opened(self, event: TicketOpened) -> None:
        if event.priority == 1 and event.kind == "incident" and not event.parent:
            self._urgent(event.service, event.id)

    def _raised(self, event: TicketRaised) -> None:
        if event.priority == 1:
            self._urgent(event.service, event.id)

    def _urgent(self, service: str, cause: str) -> None:
        if not service:
            return
        record = self.floor.departments.week_of(service)
        record.major_cause = record.major_cause or cause

    def _declared(self, event: MajorIncidentDeclared) -> None:
        record = self.floor.departments.week_of(event.service)
        record.informed = True
        record.major_cause = event.id

    def _resolved(self, event: TicketResolved) -> None:
        if event.parent:
            return
        period = self.floor.state.period
        if event.sla_met:
            period.met += 1
        else:
            period.missed += 1
            period.miss_cause = period.miss_cause or event.id
        if not event.department:
            return
        record = self.floor.departments.tickets_of(event.department)
        if event.sla_met:
            record.met += 1
            record.met_cause = record.met_cause or event.id
        else:
            record.missed += 1
            record.miss_cause = record.miss_cause or event.id
        if event.kind == "enhancement":
            record.improved += 1
            record.improved_cause = record.improved_cause or event.id

    def _reopened(self, event: TicketReopened) -> None:
        if event.department:
            record = self.floor.departments.tickets_of(event.department)
            record.reopened += 1
            record.reopen_cause = record.reopen_cause or event.id

    def _overspent(self, event: AccountOverspent) -> None:
        points = self.floor.rules.overspent_points
        points *= 1.0 - self.floor.state.softened.get("budget", 0.0)  # Finance minds less what it was told of
        self.floor.relations.change_trust("finance", -points, event.id)

    def _updated(self, event: StakeholderUpdated) -> None:
        if event.party in self.floor.relations.state.departments:
            self.floor.meetings.spoken(event.party)
