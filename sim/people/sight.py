"""Sight: makes the view of the staff for a seat. Pure."""

import math
from typing import TYPE_CHECKING

from sim.kernel.units import WEEK, week_of
from sim.people.state import Person
from sim.people.view import (
    AbsenceView,
    ArrivalView,
    CandidateView,
    LeaveRequestView,
    PeopleView,
    PersonView,
    PositionView,
)
from sim.scenario.vocabulary import FIELDS

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor


def people_view(floor: "PeopleFloor", seat: str) -> PeopleView:
    """Return what a seat sees; pay, signs, hiring and pending departures are the IT manager's."""
    state, now, mine = floor.state, floor.core.now, seat == "it"
    staff = floor.roster.staff
    count = max(1, len(staff))
    return PeopleView(
        people=tuple(_person(floor, person, mine) for person in staff),
        absences=tuple(
            AbsenceView(a.person, a.from_s, a.to_s, a.reason if mine else "away")
            for a in state.absences.values()
            # Nobody knows of a sickness before it begins.
            if a.running or a.reason != "sickness"
        ),
        leave_requests=tuple(
            LeaveRequestView(r.id, r.person, r.from_s, r.to_s, r.answer_by_s) for r in state.leave_requests.values()
        )
        if mine
        else (),
        positions=_positions(floor) if mine else (),
        candidates=_candidates(floor) if mine else (),
        arrivals=tuple(
            ArrivalView(a.id, a.name, a.field, a.grade, a.weeks > 0, a.starts_s) for a in state.arrivals.values()
        ),
        rota=tuple(state.rota.people),
        allowance=state.rota.allowance,
        course_weeks=_course_weeks(floor) if mine else (),
        frozen_fields=tuple(field for field, until in state.frozen.items() if until > now) if mine else (),
        payroll_room_cents=floor.pay.room_cents() if mine else 0,
        dismissals=state.dismissals if mine else 0,
        leavers=state.leavers,
        morale_mean=math.fsum(person.morale for person in staff) / count,
        fatigue_mean=math.fsum(person.fatigue for person in staff) / count,
    )


def _level(pair: tuple[str, float]) -> tuple[float, str]:
    return -pair[1], pair[0]


def _person(floor: "PeopleFloor", person: Person, mine: bool) -> PersonView:
    terms, care, now = person.employment, person.care, floor.core.now
    courses = [c.from_s for c in floor.state.courses.values() if c.person == person.id and c.from_s > now]
    return PersonView(
        id=person.id,
        name=person.name,
        ordinal=person.ordinal,
        grade=person.grade,
        contractor=person.contractor,
        team=person.team,
        leads=person.leads,
        main=person.main,
        skills=tuple(sorted(person.skills.items(), key=_level)),
        familiarity=tuple(person.familiarity.items()),
        duties=tuple(person.duties.items()),
        traits=person.traits,
        week_share=person.week_share,
        contract_h=floor.roster.contract_h(person),
        overtime_h=person.overtime_h,
        overtime_row=person.overtime_row,
        on_call=person.on_call,
        absent=person.absent,
        weeks_here=(now - terms.joined_s) / WEEK,
        morale=person.morale,
        fatigue=person.fatigue,
        utilisation=person.utilisation,
        last_week=week_of(terms.last_s) if terms.told and mine else 0,
        sign=person.search.sign if mine else "",
        pay_cents=person.pay_cents if mine else 0,
        talk_weeks=(now - care.spoken_s) / WEEK,
        review_weeks=(now - care.reviewed_s) / WEEK,
        led_directly=floor.morale.led_directly(person),
        mentoring=person.mentoring > 0.0,
        course_week=week_of(min(courses)) if courses else 0,
        newcomer=1.0 - person.ramp,
    )


def _positions(floor: "PeopleFloor") -> tuple[PositionView, ...]:
    state, now = floor.state, floor.core.now
    return tuple(
        PositionView(
            p.id,
            p.field,
            p.grade,
            p.pay_cents,
            (now - p.opened_s) / WEEK,
            sum(1 for c in state.candidates.values() if c.position == p.id),
        )
        for p in state.positions.values()
    )


def _candidates(floor: "PeopleFloor") -> tuple[CandidateView, ...]:
    return tuple(
        CandidateView(
            c.id,
            c.position,
            c.name,
            c.field,
            c.grade,
            c.shown_level,
            c.shown_sd,
            c.interviews,
            c.expects_cents,
            c.state,
            c.until_s,
        )
        for c in floor.state.candidates.values()
    )


def _course_weeks(floor: "PeopleFloor") -> tuple[tuple[str, int], ...]:
    dates = ((field, floor.training.first_date(field)) for field in FIELDS)
    return tuple((field, week) for field, week in dates if week)
