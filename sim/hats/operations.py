"""What the IT manager's standing orders and delegates find to answer."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from sim.hats.matters import Matter, make
from sim.kernel.units import MINUTE
from sim.people.state import LeaveRequest, Person
from sim.projects.state import StaffRequest
from sim.services.change.state import Change
from sim.services.desk.state import Ticket

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

Finder = Callable[["HatsFloor", str, float], Iterator[Matter]]
_GAP = 1.5
_YEAR_WEEKS: Final = 52


def small_changes(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Approve changes up to a size, in their window; emergencies and go-lives are not for rules."""
    for change in waiting_changes(floor):
        if change.size <= limit and change.kind == "change" and not change.emergency:
            yield Matter(change.id, make("answer_change", change=change.id, answer="approve"), change.cause)


def waiting_changes(floor: "HatsFloor") -> tuple[Change, ...]:
    """Return the changes that wait for an answer, the most urgent first."""
    waiting = [c for c in floor.change.state.open.values() if c.state == "requested"]
    return tuple(sorted(waiting, key=lambda c: (c.answer_by_s, c.id)))


def small_requests(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Grant small parts of people with time to spare, for a short while."""
    for request in floor.projects.state.requests.values():
        if request.state != "open" or request.share > limit + 1e-9 or request.weeks > floor.rules.order_grant_weeks:
            continue
        person = best_for(floor, request)
        if person is not None and person.utilisation < floor.rules.order_grant_load:
            decision = make("answer_request", request=request.id, answer="grant", person=person.id)
            yield Matter(request.id, decision, request.cause)


def best_for(floor: "HatsFloor", request: StaffRequest) -> Person | None:
    """Return who was asked for: by name, or the least loaded who can do it."""
    if request.person:
        return floor.people.roster.find(request.person)
    able = [p for p in floor.people.roster.staff if p.skills.get(request.field, 0.0) > request.level - _GAP]
    return min(able, key=lambda p: (p.utilisation, p.ordinal), default=None)


def leave(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Approve leave that leaves enough people here."""
    for request in sorted(floor.people.state.leave_requests.values(), key=lambda r: (r.answer_by_s, r.id)):
        if present_share(floor, request) >= limit:
            yield Matter(request.id, make("answer_leave_request", request=request.id, answer="approve"), request.cause)


def present_share(floor: "HatsFloor", request: LeaveRequest) -> float:
    """Return the share of the staff that would be here at the worst moment of a leave."""
    staff = floor.people.roster.staff
    away = {request.person}
    for absence in floor.people.state.absences.values():
        if absence.from_s < request.to_s and absence.to_s > request.from_s:
            away.add(absence.person)
    return 1.0 - sum(person.id in away for person in staff) / max(1, len(staff))


def small_contracts(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Renew cheap contracts whose uplift is bearable, before they renew themselves."""
    for slot in floor.relations.state.contracts.values():
        cheap = slot.cents_per_year < limit and slot.uplift < floor.rules.order_contract_uplift
        if slot.running and slot.warned and cheap and not slot.cancelled and slot.renewal_weeks == 0:
            subject = f"{slot.id}/{slot.renewals}"
            yield Matter(subject, make("renew_contract", contract=slot.id, weeks=_YEAR_WEEKS), slot.origin)


def urgent(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Declare what has been of the first priority for so long, with the best people who are here."""
    for ticket in floor.desk.state.tickets.values():
        age_s = floor.core.now - ticket.born_s
        if ticket.kind == "incident" and ticket.priority == 1 and not ticket.major and age_s >= limit * MINUTE:
            people = best_here(floor, ticket, floor.rules.order_declare_people)
            if people:
                decision = make("declare_major_incident", ticket=ticket.id, people=list(people))
                yield Matter(ticket.id, decision, ticket.opened)


def best_here(floor: "HatsFloor", ticket: Ticket, most: int) -> tuple[str, ...]:
    """Return the best people for an incident: those at work, or on call outside hours."""
    people, now = floor.people, floor.core.now
    item = floor.desk.work_item(ticket.id)
    if item is None:
        return ()
    on_call = {person.id for person in people.on_call_people(now)}
    here = [
        p
        for p in people.roster.staff
        if not p.absent
        and (people.present(p, now) or p.id in on_call)
        and (not item.field or people.can_take(p, item.field, item.level))
    ]
    here.sort(key=lambda p: (-p.skills.get(item.field, 0.0), p.ordinal))
    return tuple(p.id for p in here[: min(most, floor.scenario.rules.desk.major_people_most)])


def signs(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Talk with whoever shows a sign and has not been spoken to since."""
    for person in floor.people.roster.staff:
        search = person.search
        if search.since_s >= 0 and person.care.spoken_s < search.since_s and not person.employment.reason:
            subject = f"{person.id}/search/{search.number}"
            yield Matter(subject, make("hold_one_to_one", person=person.id), search.cause)


OPERATIONS: Final[dict[str, Finder]] = {
    "approve_small_changes": small_changes,
    "grant_small_requests": small_requests,
    "approve_leave": leave,
    "renew_small_contracts": small_contracts,
    "declare_p1": urgent,
    "talk_on_sign": signs,
}


# ------------------------------------------------------------------------------------------------------- delegates


def delegated_changes(floor: "HatsFloor", seat: str, right: bool) -> Iterator[Matter]:
    """Approve what is asked for; who has no eye for it turns a harmless change down and waves a large one through."""
    for change in waiting_changes(floor):
        if change.kind == "change":
            approve = right or change.size > 1
            answer = "approve" if approve else "reject"
            yield Matter(change.id, make("answer_change", change=change.id, answer=answer), change.cause)


def delegated_leave(floor: "HatsFloor", seat: str, right: bool) -> Iterator[Matter]:
    """Approve leave outside peaks and move it within; who has no eye for it does it the other way round."""
    for request in sorted(floor.people.state.leave_requests.values(), key=lambda r: (r.answer_by_s, r.id)):
        calm = present_share(floor, request) >= floor.rules.order_leave_present
        answer = "approve" if calm == right else "move"
        yield Matter(request.id, make("answer_leave_request", request=request.id, answer=answer), request.cause)


def delegated_vendors(floor: "HatsFloor", seat: str, right: bool) -> Iterator[Matter]:
    """Renew what is below the limit; who has no eye for it binds the house for twice as long as it should."""
    weeks = _YEAR_WEEKS if right else 2 * _YEAR_WEEKS
    for slot in floor.relations.state.contracts.values():
        small = slot.cents_per_year <= floor.rules.delegate_contract_cents
        if slot.running and slot.warned and small and not slot.cancelled and slot.renewal_weeks == 0:
            subject = f"{slot.id}/{slot.renewals}"
            yield Matter(subject, make("renew_contract", contract=slot.id, weeks=weeks), slot.origin)
