"""What waits for the IT manager: leave, changes, people, projects, contracts, applicants, incidents, promises."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from sim.hats.operations import best_for, best_here, waiting_changes
from sim.hats.view import Answer, Need
from sim.hats.wishes import answers_of, need, promises
from sim.kernel.units import DAY, WEEK, WEEKS_PER_YEAR, week_of, week_start
from sim.projects.state import Project, StaffRequest

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

_OUTAGE_H: Final = 4
_MOVE_WEEKS: Final = 2


def leave(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """People who wish to be away; silence grants it."""
    for request in floor.people.state.leave_requests.values():
        person = floor.people.state.people[request.person]
        days = (request.to_s - request.from_s) / DAY
        yield need(
            kind="leave",
            asker=request.person,
            subject=request.id,
            since_s=request.answer_by_s - WEEK,
            by_s=request.answer_by_s,
            worth_cents=round(person.pay_cents * days / 365),
            answers=answers_of(
                floor,
                "answer_leave_request",
                *({"request": request.id, "answer": answer} for answer in ("approve", "move", "decline")),
            ),
        )


def changes(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Changes somebody wants; silence lets them happen unprepared."""
    for change in waiting_changes(floor):
        variants: tuple[dict[str, object], ...] = (
            {"change": change.id, "answer": "approve"},
            {"change": change.id, "answer": "move", "weeks_later": _MOVE_WEEKS},
            {"change": change.id, "answer": "reject"},
        )
        yield need(
            kind="go_live" if change.kind == "go_live" else "change",
            asker=change.asked_by,
            subject=change.id,
            since_s=change.asked_s,
            by_s=change.answer_by_s,
            worth_cents=change.size * _service_worth(floor, (floor.change.service_of.get(change.assets[0], ""),)),
            answers=answers_of(floor, "answer_change", *variants),
            values=(("asset", change.assets[0]), ("size", change.size)),
        )


def staff(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Projects that ask for people; silence declines."""
    for request in floor.projects.state.requests.values():
        if request.state not in {"open", "escalated"}:
            continue
        yield need(
            kind="staff",
            asker=_asker(floor, request.project),
            subject=request.id,
            since_s=request.asked_s,
            by_s=request.answer_by_s,
            worth_cents=_worth_of(floor, request),
            answers=_staff_answers(floor, request),
            values=(
                ("person", request.person),
                ("field", request.field),
                ("share", request.share),
                ("weeks", request.weeks),
                ("project", request.project),
            ),
        )


def _staff_answers(floor: "HatsFloor", request: StaffRequest) -> tuple[Answer, ...]:
    person = best_for(floor, request)
    name = person.id if person is not None else request.person
    half = max(0.1, round(request.share / 2, 2))
    variants: list[dict[str, object]] = [
        {"request": request.id, "answer": "grant", "person": name},
        {"request": request.id, "answer": "offer", "person": name, "share": half, "weeks": request.weeks},
        {"request": request.id, "answer": "decline", "reason": "operations_first"},
    ]
    return answers_of(floor, "answer_request", *(variants if name else variants[2:]))


def _worth_of(floor: "HatsFloor", request: StaffRequest) -> int:
    rate = floor.scenario.rules.projects.standard_rate_cents_per_h
    return round(request.share * request.weeks * 40 * rate)


def _asker(floor: "HatsFloor", project_id: str) -> str:
    project = floor.projects.find(project_id)
    return floor.projects.seat_of(project) if project is not None else "pm"


def escalations(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Matters that a project manager cannot settle; silence sends them back."""
    for matter in floor.projects.state.escalations.values():
        yield need(
            kind="escalation",
            asker=_asker(floor, matter.project),
            subject=matter.id,
            since_s=matter.asked_s,
            by_s=matter.answer_by_s,
            worth_cents=_budget(floor, matter.project) // 10,
            answers=answers_of(
                floor,
                "answer_escalation",
                *({"project": matter.project, "answer": a} for a in ("take", "back", "sponsor")),
            ),
            values=(("project", matter.project), ("matter", matter.matter)),
        )


def rebaselines(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Project managers who want to be measured against another plan; silence is a no."""
    for wish in floor.projects.state.rebaselines.values():
        yield need(
            kind="rebaseline",
            asker=_asker(floor, wish.project),
            subject=wish.id,
            since_s=wish.answer_by_s - WEEK,
            by_s=wish.answer_by_s,
            worth_cents=max(wish.cents, _budget(floor, wish.project) // 10),
            answers=answers_of(
                floor, "answer_rebaseline", *({"project": wish.project, "answer": a} for a in ("approve", "reject"))
            ),
            values=(("project", wish.project), ("weeks", wish.weeks), ("cents", wish.cents)),
        )


def _budget(floor: "HatsFloor", project_id: str) -> int:
    project = floor.projects.find(project_id)
    return project.budget_cents + project.capital_cents if project is not None else 0


def proposals(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Proposals on the table; silence leaves them to the executives or lets the sponsor give up."""
    for project in floor.projects.state.projects.values():
        if project.status == "proposed" and week_start(project.proposed_week) <= floor.core.now:
            yield need(
                kind="proposal",
                asker=project.sponsor,
                subject=project.id,
                since_s=week_start(project.proposed_week),
                worth_cents=project.budget_cents + project.capital_cents,
                answers=_proposal_answers(floor, project),
                values=(("project", project.id), ("due_week", project.due_week)),
            )


def _proposal_answers(floor: "HatsFloor", project: Project) -> tuple[Answer, ...]:
    charter = answers_of(floor, "charter_project", {"project": project.id})
    return charter + answers_of(floor, "decline_proposal", {"project": project.id, "reason": "no_capacity"})


def unled(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Chartered projects that nobody leads."""
    for project in floor.projects.open_projects():
        if not project.leader:
            yield need(
                kind="leader",
                asker=project.sponsor,
                subject=project.id,
                since_s=max(0, project.chartered_s),
                worth_cents=project.budget_cents,
                answers=answers_of(floor, "appoint_project_manager", {"project": project.id, "person": "pm"}),
                values=(("project", project.id),),
            )


def contracts(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Terms that end soon; silence renews with the uplift, or lets them lapse."""
    for slot in floor.relations.state.contracts.values():
        if not (slot.running and slot.warned) or slot.cancelled or slot.renewal_weeks:
            continue
        if slot.id in floor.business.state.successors:
            continue
        notice_week = slot.ends_week - slot.notice_weeks
        open_yet = slot.auto_renew and notice_week >= week_of(floor.core.now)
        last_week = notice_week if open_yet else slot.ends_week
        outage = 0 if slot.auto_renew else _OUTAGE_H * _service_worth(floor, slot.services)
        answers = answers_of(
            floor, "renew_contract", *({"contract": slot.id, "weeks": weeks} for weeks in (52, 104))
        ) + answers_of(floor, "cancel_contract", {"contract": slot.id})
        yield need(
            kind="contract_renews" if slot.auto_renew else "contract_lapses",
            asker=slot.vendor,
            subject=slot.id,
            since_s=max(0, week_start(last_week - floor.scenario.rules.business.expiry_lead_weeks)),
            by_s=week_start(last_week + 1) - 1,
            worth_cents=round(slot.cents_per_year * slot.uplift) + outage,
            answers=answers,
            values=(("uplift", slot.uplift), ("cents_per_year", slot.cents_per_year)),
        )


def _service_worth(floor: "HatsFloor", services: tuple[str, ...]) -> int:
    return sum(s.value_cents_per_h for s in floor.scenario.services if s.id in services)


def applicants(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """People who applied; silence lets them go elsewhere."""
    for candidate in floor.people.state.candidates.values():
        if candidate.state != "known":
            continue
        interview = answers_of(floor, "interview_candidate", {"candidate": candidate.id})
        hire = answers_of(floor, "hire", {"candidate": candidate.id})
        yield need(
            kind="applicant",
            asker=candidate.id,
            subject=candidate.id,
            since_s=max(0, candidate.until_s - 3 * WEEK),
            by_s=candidate.until_s,
            worth_cents=candidate.expects_cents // WEEKS_PER_YEAR,
            answers=interview + hire,
            values=(("name", candidate.name), ("field", candidate.field), ("level", round(candidate.shown_level, 1))),
        )


def incidents(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Incidents of the first priority that nobody has declared."""
    for ticket in floor.desk.state.tickets.values():
        if ticket.kind != "incident" or ticket.priority != 1 or ticket.major:
            continue
        people = best_here(floor, ticket, floor.scenario.rules.desk.major_people_most)
        variants = ({"ticket": ticket.id, "people": list(people[:many])} for many in (1, 2) if len(people) >= many)
        yield need(
            kind="incident",
            asker=ticket.department or ticket.service,
            subject=ticket.id,
            since_s=ticket.born_s,
            by_s=ticket.born_s + round(floor.rules.order_declare_minutes * 60),
            worth_cents=_OUTAGE_H * floor.desk.value_of(ticket),
            answers=answers_of(floor, "declare_major_incident", *variants),
            values=(("service", ticket.service),),
        )


def signs(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """People who show that something is wrong; silence leaves them to it."""
    for person in floor.people.roster.staff:
        search = person.search
        if search.since_s < 0 or person.care.spoken_s >= search.since_s or person.employment.reason:
            continue
        talk = answers_of(floor, "hold_one_to_one", {"person": person.id})
        yield need(
            kind="sign",
            asker=person.id,
            subject=f"{person.id}/search/{search.number}",
            since_s=search.since_s,
            worth_cents=person.pay_cents // 10,
            answers=talk + answers_of(floor, "change_pay", {"person": person.id, "percent": 4.0}),
            values=(("sign", search.sign),),
        )


def bids(floor: "HatsFloor", seat: str) -> Iterator[Need]:
    """Offers of vendors, the cheapest of each; silence lets them expire."""
    cheapest: dict[str, tuple[int, str]] = {}
    for bid in floor.business.state.bids.values():
        price = (bid.cents_per_year, bid.id)
        cheapest[bid.slot] = min(cheapest.get(bid.slot, price), price)
    for slot, (cents_per_year, name) in cheapest.items():
        bid = floor.business.state.bids[name]
        by_s = week_start(bid.valid_week + 1) - 1
        yield need(
            kind="bid",
            asker=bid.vendor,
            subject=bid.id,
            since_s=max(0, by_s - 4 * WEEK),
            by_s=by_s,
            worth_cents=cents_per_year // 10,
            answers=answers_of(floor, "sign_contract", {"bid": bid.id})
            + answers_of(floor, "negotiate", {"subject": bid.id}),
            values=(("contract", slot), ("cents_per_year", cents_per_year)),
        )


OF_IT: Final[tuple[Callable[["HatsFloor", str], Iterator[Need]], ...]] = (
    incidents,
    staff,
    escalations,
    rebaselines,
    changes,
    leave,
    proposals,
    unled,
    contracts,
    bids,
    applicants,
    signs,
    promises,
)
