"""The service desk: demand, tickets, agreements, problems, knowledge, major incidents."""

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence, Stop
from sim.kernel.errors import InvariantError
from sim.kernel.random import Row
from sim.kernel.units import week_of, week_start
from sim.money.floor import MoneyFloor
from sim.people.events import CourseCompleted, DutySharesSet, PersonJoined, PersonLeft
from sim.people.floor import PeopleFloor
from sim.people.state import Person
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import CategoryDef, Scenario
from sim.services.desk.birth import Birth, priority_of
from sim.services.desk.demand import WIDTH, Demand, Source
from sim.services.desk.events import DemandFactorSet
from sim.services.desk.gear import Gear
from sim.services.desk.knowledge import KnowledgeBase
from sim.services.desk.ledger import Ledger
from sim.services.desk.major import Majors
from sim.services.desk.outages import Outages
from sim.services.desk.problems import Problems
from sim.services.desk.routing import Routing
from sim.services.desk.sight import view_of
from sim.services.desk.sla import Clocks
from sim.services.desk.state import Counts, DeskState, Knowledge, Problem, Ticket
from sim.services.desk.view import DeskView
from sim.services.infrastructure.events import AssetRestored
from sim.services.infrastructure.floor import Infrastructure
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem

RANK_WEEK = 690


class Desk:
    """Where users meet IT.

    Attributes:
        state: What the digest sees.
        demand: When users come; upper floors may set factors on it.
    """

    def __init__(
        self,
        core: Core,
        scenario: Scenario,
        money: MoneyFloor,
        relations: RelationsFloor,
        people: PeopleFloor,
        work: WorkFloor,
        infrastructure: Infrastructure,
    ) -> None:
        """Prepare all mechanisms; demand for the whole game is sampled at the start, or before."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.desk
        self.money = money
        self.relations = relations
        self.people = people
        self.work = work
        self.infrastructure = infrastructure
        level = self.rules.knowledge_start_share
        state = self.state = DeskState(
            tickets={},
            returning={},
            faults={},
            problems={p.id: Problem(p.id, p.service) for p in scenario.problems},
            knowledge=Knowledge(level, scenario.start.knowledge_h_per_week, told=level),
            counts=Counts(),
        )
        self.categories = {category.id: category for category in scenario.demand.categories}
        self._services = {service.id: service for service in scenario.services}
        self._users = {service.id: max(1, sum(service.users.values())) for service in scenario.services}
        self.birth = Birth(
            self.rules, scenario.demand.categories, {service.id: service.users for service in scenario.services}
        )
        self.clocks = Clocks(core, scenario, state)
        self.ledger = Ledger(core, scenario, state, self.clocks, self)
        self.routing = Routing(core, scenario, state, self, people, work)
        self.demand = Demand(core, scenario, self._arrive)
        self.problems = Problems(core, scenario, state, self.demand, work, self.routing)
        self.knowledge = KnowledgeBase(core, scenario, state, self.demand, work)
        self.majors = Majors(core, scenario, state, work=work, routing=self.routing)
        self.outages = Outages(
            core, scenario, state, self, relations=relations, work=work, infrastructure=infrastructure
        )
        self.gear = Gear(core, scenario, self.demand, infrastructure)
        self._extra = core.luck.family("demand/extra", WIDTH)
        subscribe = core.log.subscribe
        subscribe(AssetRestored, self._restored)
        subscribe(PersonJoined, self._staff_changed)
        subscribe(PersonLeft, self._staff_left)
        subscribe(CourseCompleted, self._staff_changed)
        subscribe(DutySharesSet, self._staff_changed)

    def start(self) -> None:
        """Let users come."""
        self.knowledge.start()
        self.demand.start()
        self._schedule_week(1)

    # ---------------------------------------------------------------------------------------------- week by week

    def _schedule_week(self, week: int) -> None:
        t_s = week_start(week + 1) - 1
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, RANK_WEEK, "desk/week", self._close_week, week)

    def _close_week(self, occurrence: Occurrence) -> None:
        week = week_of(occurrence.due_s)
        self.knowledge.close_week()
        self.routing.rescue()
        self.gear.close_week()
        if week_start(week + 1) < self.core.horizon_s:
            self.knowledge.begin_week()
        self._schedule_week(week + 1)

    def _staff_changed(self, _event: PersonJoined | CourseCompleted | DutySharesSet) -> None:
        self.routing.forget()

    def _staff_left(self, _event: PersonLeft) -> None:
        self.routing.rescue()

    # -------------------------------------------------------------------------------------------------- tickets

    def _arrive(self, source: Source, number: int, row: Row) -> None:
        name, problem = source.name, source.problem
        ticket_id = f"problem/{problem}/incident/{number}" if problem else f"ticket/{name}/{number}"
        self._open(ticket_id, source.category, row, f"chance:demand/{name}/{number}", problem)

    def _open(self, ticket_id: str, category: CategoryDef, row: Row, cause: str, problem: str = "") -> Ticket:
        ticket = self.birth.ticket(ticket_id, category.id, row, self.core.engine.now, cause)
        ticket.problem = problem
        self.routing.settle(ticket, category, row)
        self.ledger.open(ticket, cause)
        self.routing.send(ticket, self.value_of(ticket))
        if problem:
            self.problems.seen(problem, ticket.opened)
        if ticket.priority == 1 and ticket.kind == "incident":
            self.stop_for(ticket)
        return ticket

    def open_ticket(self, ticket_id: str, category: str, cause: str) -> Ticket:
        """Open one more ticket of a category than users do; no other entity's draws move.

        Args:
            ticket_id: Causal name, unique in the game.
            category: Category of the demand.
            cause: Id of the event behind it, or a root.

        Draws: ``demand/extra`` by ticket.
        """
        return self._open(ticket_id, self.categories[category], self._extra.named(ticket_id), cause)

    def open_incident(  # noqa: PLR0913, PLR0917 - the one door for faults, attacks and failed changes
        self,
        ticket_id: str,
        service: str,
        field: str,
        level: float,
        effort_s: int,
        impact: int,
        urgency: int,
        cause: str,
        asset: str = "",
        failure: str = "",
        needs_vendor: bool = False,
        announced: bool = True,
    ) -> Ticket:
        """Open an incident that IT knows of itself: a fault, a failed change, an attack.

        Args:
            ticket_id: Causal name, unique in the game.
            service: Service that suffers most, for agreement and value; empty takes the asset's first.
            field: Skill that solves it.
            level: Level that solves it.
            effort_s: Touch time at speed 1.
            impact: 1 high to 3 low.
            urgency: 1 high to 3 low.
            cause: Id of the event behind it.
            asset: Asset that its solution restores, or empty.
            failure: Id of the fault's event if it differs from the cause.
            needs_vendor: Whether the vendor must come.
            announced: Whether users were told before they noticed themselves.

        Returns:
            The ticket.
        """
        priority = priority_of(impact, urgency)
        if not service:
            service = next(iter(self.infrastructure.graph.direct.get(asset, ())), self.scenario.services[0].id)
        ticket = Ticket(
            id=ticket_id,
            kind="incident",
            category="",
            service=service,
            department="",
            field=field,
            level=level,
            impact=impact,
            urgency=urgency,
            priority=priority,
            born_s=self.core.now,
            effort_s=max(60, effort_s),
            due_s=-1,
            opened=f"{ticket_id}/opened",
            origin=failure or cause,
            stage="work",
            asset=asset,
        )
        if asset:
            self.state.faults[asset] = ticket_id
        if needs_vendor:
            hours_ = self.relations.call_vendor(asset, cause) if asset else self.rules.vendor_without_asset_h
            ticket.vendor_wait_s = max(60, round(hours_ * 3600))
        self.ledger.open(ticket, cause)
        self.routing.send(ticket, self.value_of(ticket))
        if priority == 1:
            self.stop_for(ticket)
        self.outages.wave(ticket, ticket.opened, announced)
        return ticket

    def value_of(self, ticket: Ticket) -> int:
        """Return the cents per hour at stake: of the outage, or one user's part of the service."""
        if ticket.asset:
            worth = self.infrastructure.worth_per_h(ticket.asset)
            if worth:
                return worth
        service = self._services[ticket.service]
        return service.value_cents_per_h * (4 - ticket.impact) ** 2 // self._users[ticket.service]

    def stop_for(self, ticket: Ticket) -> None:
        """Let the week stand still: it is the IT manager's call."""
        self.core.engine.ask_stop(Stop("major_incident", "it", ticket.id))

    def resolve(self, ticket: Ticket, person: Person | None) -> None:
        """Close a ticket as solved; an asset behind it works again."""
        event_id = self.ledger.resolve(ticket, person)
        if ticket.asset and self.state.faults.get(ticket.asset) == ticket.id:
            del self.state.faults[ticket.asset]
            self.infrastructure.restore(ticket.asset, event_id)
        self.majors.resolved(ticket, event_id)

    def _restored(self, event: AssetRestored) -> None:
        """Close the incident of an asset that somebody else put right (by replacing it, say)."""
        ticket = self.state.tickets.get(self.state.faults.get(event.asset, ""))
        if ticket is not None:
            self.work.cancel(ticket.id, event.id)
            ticket.asks_s = -1
            self.resolve(ticket, None)

    def cancel(self, ticket: Ticket, reason: str) -> None:
        """Close a ticket without a solution."""
        self.work.cancel(ticket.id, ticket.opened)
        if self.state.faults.get(ticket.asset) == ticket.id:
            del self.state.faults[ticket.asset]
        self.ledger.cancel(ticket, reason)
        self.majors.resolved(ticket, f"{ticket.id}/cancelled")

    def sent_back(self, ticket: Ticket) -> None:
        """Put a reopened ticket into the line of the group that solved it."""
        ticket.stage = "work"
        ticket.first = False
        ticket.effort_s = max(60, round(ticket.effort_s * self.rules.reopen_effort_share))
        self.clocks.resume(ticket)
        self.routing.send(ticket, self.value_of(ticket))

    def set_demand_factor(self, service: str, factor: float, cause: str, name: str = "") -> str:
        """Set a factor on the tickets that users of a service open; those of recurring causes stay.

        Candidates are thinned, so every ticket that stays is exactly what it was. All factors together cannot rise
        above ``desk.demand_room``: beyond it every candidate has become a ticket.

        Args:
            service: Which.
            factor: At least 0; 1 takes it away.
            cause: Id of the event behind it.
            name: Factors of different names multiply; empty takes the cause.

        Returns:
            Id of the event, or empty if nothing changed.
        """
        name = name or cause
        factor = min(max(factor, 0.0), self.rules.demand_room)
        if not self.demand.set_service_factor(service, name, factor):
            return ""
        self.state.factors_set += 1
        event_id = f"service/{service}/demand/{self.state.factors_set}/set"
        self.core.publish(DemandFactorSet(event_id, self.core.now, (cause,), service, factor))
        return event_id

    def work_item(self, ticket_id: str) -> WorkItem | None:
        """Return the open work item of a ticket, or None."""
        return self.work.state.items.get(ticket_id)

    # --------------------------------------------------------------------------------------------------- sight

    def view(self, seat: str) -> DeskView:
        """Return what a seat sees; the same for all."""
        return view_of(self)

    def check_invariants(self) -> None:
        """Check that tickets add up and that each open one has its work.

        Raises:
            InvariantError: They do not.
        """
        fault = self.ledger.audit()
        if fault:
            raise InvariantError(fault)
        for ticket_id, ticket in self.state.tickets.items():
            item = self.work.state.items.get(ticket_id)
            if item is None:
                raise InvariantError(f"{ticket_id} is open, but nobody has it to do")
            if (ticket.asks_s >= 0) != (item.state == "parked"):
                raise InvariantError(f"{ticket_id} is {ticket.stage}, but its work is {item.state}")
        for asset, ticket_id in self.state.faults.items():
            if ticket_id not in self.state.tickets:
                raise InvariantError(f"{asset} is said to be repaired under {ticket_id}, which is closed")
        if not 0.0 <= self.state.knowledge.level <= 1.0:
            raise InvariantError("the knowledge base left 0 to 1")
