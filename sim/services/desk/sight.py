"""Makes the view of the desk."""

from typing import TYPE_CHECKING

from sim.kernel.units import HOUR
from sim.services.desk.state import Ticket
from sim.services.desk.view import DeskView, KindView, ProblemView, TicketView

if TYPE_CHECKING:
    from sim.services.desk.floor import Desk

_SHOWN = 40
_WAITS = {"desk": "desk", "look": "group", "work": "group", "user": "user", "vendor": "vendor"}


def quantile(values: list[int], share: float) -> float:
    """Return a quantile of a sorted list by the nearest rank, 0 if it is empty."""
    return float(values[min(len(values) - 1, int(share * len(values)))]) if values else 0.0


def view_of(floor: "Desk") -> DeskView:
    """Return a snapshot."""
    state, now = floor.state, floor.core.now
    counts, tickets = state.counts, state.tickets.values()
    judged, met = sum(counts.sla_judged), sum(counts.sla_met)
    took = state.ordered_resolutions()
    shown = sorted(tickets, key=lambda t: (t.priority, t.due_s, t.id))[:_SHOWN]
    priorities = [t.priority for t in tickets]
    stages = [t.stage for t in tickets]
    resolved = sum(counts.resolved.values())
    return DeskView(
        tickets=tuple(_ticket(floor, ticket) for ticket in shown),
        open=sum(counts.open.values()),
        open_by_priority=tuple(map(priorities.count, range(1, 6))),
        waiting_for_user=stages.count("user"),
        waiting_for_vendor=stages.count("vendor"),
        breached_open=sum([t.breached for t in tickets]),
        backlog_age_h=sum([now - t.born_s for t in tickets]) / HOUR / len(tickets) if tickets else 0.0,
        kinds=tuple(
            KindView(kind, opened, counts.resolved[kind], counts.cancelled[kind], counts.open[kind])
            for kind, opened in counts.opened.items()
        ),
        contacts=counts.contacts,
        sla_met_share=met / judged if judged else 1.0,
        sla_met_by_priority=tuple(
            counts.sla_met[p] / counts.sla_judged[p] if counts.sla_judged[p] else -1.0 for p in range(1, 6)
        ),
        first_contact_share=counts.first_contact / counts.handled if counts.handled else 0.0,
        reopened_share=counts.reopened / resolved if resolved else 0.0,
        handovers_mean=counts.handovers / counts.handled if counts.handled else 0.0,
        resolution_h_median=quantile(took, 0.5) / HOUR,
        resolution_h_p90=quantile(took, 0.9) / HOUR,
        majors=counts.majors,
        p1=counts.p1,
        problems=tuple(_problem(floor, name) for name, p in state.problems.items() if p.state != "hidden"),
        knowledge_share=state.knowledge.level,
        knowledge_h_per_week=state.knowledge.hours_per_week,
    )


def _ticket(floor: "Desk", ticket: Ticket) -> TicketView:
    item = floor.work.state.items[ticket.id]
    people = (item.worker, *item.helpers) if item.worker else ()
    return TicketView(
        id=ticket.id,
        kind=ticket.kind,
        category=ticket.category,
        service=ticket.service,
        department=ticket.department,
        priority=ticket.priority,
        field=item.field,
        level=item.level,
        born_s=ticket.born_s,
        due_s=ticket.due_s,
        breached=ticket.breached,
        waits_for="" if people else _WAITS[ticket.stage],
        people=people,
        handovers=ticket.handovers,
        asset=ticket.asset,
        linked=ticket.linked,
        major=ticket.major,
        reopened=ticket.reopened,
    )


def _problem(floor: "Desk", name: str) -> ProblemView:
    problem, definition = floor.state.problems[name], floor.problems.definitions[name]
    return ProblemView(
        id=name,
        service=problem.service,
        field=definition.field,
        level=definition.level,
        analysis_h=definition.analysis_h,
        state=problem.state,
        incidents=problem.seen,
        person=problem.person,
    )
