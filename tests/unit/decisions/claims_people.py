"""People: posts, hours, talks, learning, pay: what the catalogue claims of each decision."""

from sim.people.events import CandidateAppeared, PersonJoined, PersonLeft
from sim.session import Session
from tests.unit.decisions.matter import (
    LESS,
    MORE,
    Claims,
    Row,
    first,
    house,
    kpi,
    logged,
    morale,
    one,
    skill,
    spent,
    then,
    until,
    wait,
    worked_h,
)


def staff(session: Session) -> float:
    return sum(person.employed for person in house(session).people.state.people.values())


def candidate_error(session: Session) -> float:
    return min(candidate.shown_sd for candidate in house(session).people.state.candidates.values())


def candidates(session: Session) -> float:
    return len(house(session).people.state.candidates)


def leave(session: Session) -> float:
    return sum(a.reason == "leave" for a in house(session).people.state.absences.values())


def _speed(session: Session, person_id: str) -> float:
    people = house(session).people
    return people.speed(people.state.people[person_id], "service_desk", 1.0, "mail")


ROOM = one("move_budget", source="licences", target="payroll", cents=2_000_000)
POST = one("open_position", field="server", grade="professional")

CLAIMS: Claims = {
    "answer_leave_request": (
        Row(
            "declined leave is not taken",
            first("answer_leave_request", answer="decline"),
            0.1,
            leave,
            LESS,
            0.9,
            before=until("answer_leave_request"),
            otherwise=first("answer_leave_request", answer="approve"),
        ),
        Row(
            "and minded",
            first("answer_leave_request", answer="decline"),
            0.1,
            lambda s: sum(p.morale for p in house(s).people.state.people.values()),
            LESS,
            0.01,
            before=until("answer_leave_request"),
            otherwise=first("answer_leave_request", answer="approve"),
        ),
    ),
    "authorise_overtime": (
        Row("hours", one("authorise_overtime", person="lea", hours_per_week=8.0, weeks=2), 2, worked_h("lea"), MORE, 8),
        Row(
            "fatigue",
            one("authorise_overtime", person="lea", hours_per_week=8.0, weeks=2),
            2,
            lambda s: house(s).people.state.people["lea"].fatigue,
            MORE,
            0.005,
        ),
        Row(
            "pay",
            one("authorise_overtime", person="lea", hours_per_week=8.0, weeks=2),
            9,
            spent("on_call"),
            MORE,
            10_000,
        ),
    ),
    "change_pay": (
        Row("morale", one("change_pay", person="jonas", percent=8.0), 4, morale("jonas"), MORE, 0.02),
        Row("payroll", one("change_pay", person="jonas", percent=8.0), 14, spent("payroll"), MORE, 50_000),
        Row("others hear of it", one("change_pay", person="jonas", percent=8.0), 0.1, morale("noor"), LESS, 0.001),
    ),
    "hire": (
        Row(
            "somebody starts; an offer may be declined",
            first("hire"),
            14,
            logged(PersonJoined),
            MORE,
            0.4,
            before=then(ROOM, POST, until("hire")),
            seeds=(1, 2, 3, 4),
        ),
    ),
    "hire_contractor": (
        Row("comes soon", one("hire_contractor", field="server", grade="senior", weeks=4), 3, staff, MORE, 0.9),
        Row(
            "costs more",
            one("hire_contractor", field="server", grade="senior", weeks=4),
            9,
            spent("contractors"),
            MORE,
            500_000,
        ),
    ),
    "hold_one_to_one": (
        Row("morale", one("hold_one_to_one", person="jonas"), 2, morale("jonas"), MORE, 0.01, before=wait(6)),
    ),
    "interview_candidate": (
        Row(
            "narrows what you know",
            first("interview_candidate"),
            2,
            candidate_error,
            LESS,
            0.1,
            before=then(ROOM, POST, until("interview_candidate")),
        ),
    ),
    "let_go": (
        Row("gone after notice", one("let_go", person="tarek"), 20, logged(PersonLeft, reason="dismissed"), MORE, 0.9),
        Row("morale of the others", one("let_go", person="tarek"), 20, kpi("morale_mean"), LESS, 0.001),
    ),
    "open_position": (Row("candidates arrive", POST, 8, logged(CandidateAppeared), MORE, 0.9, before=then(ROOM)),),
    "pair_mentor": (
        Row(
            "the mentee learns",
            one("pair_mentor", mentor="lea", mentee="mika", field="service_desk", weeks=8),
            8,
            skill("mika", "service_desk"),
            MORE,
            0.05,
        ),
        Row(
            "hours of two people",
            one("pair_mentor", mentor="lea", mentee="mika", field="service_desk", weeks=8),
            4,
            lambda s: _speed(s, "lea") + _speed(s, "mika"),
            LESS,
            0.05,
        ),
    ),
    "promote": (
        Row("morale", one("promote", person="greta", grade="senior"), 4, morale("greta"), MORE, 0.02),
        Row("payroll", one("promote", person="greta", grade="senior"), 14, spent("payroll"), MORE, 20_000),
    ),
    "review_performance": (
        Row("feedback", one("review_performance", person="jonas"), 2, morale("jonas"), MORE, 0.005, before=wait(6)),
        Row("goals", one("review_performance", person="mika"), 8, skill("mika", "service_desk"), MORE, 0.002),
    ),
    "send_on_training": (
        Row("level", first("send_on_training", person="mika"), 16, skill("mika", "service_desk"), MORE, 0.2),
        Row("money", first("send_on_training", person="mika"), 0, spent("training"), MORE, 100_000),
        Row("days away", first("send_on_training", person="mika"), 16, worked_h("mika"), LESS, 4),
    ),
    "set_duty_shares": (
        Row(
            "the week is divided anew",
            one("set_duty_shares", person="malik", desk=0.0, operations=0.9, projects=0.1),
            8,
            lambda s: house(s).work.state.people["malik"].duties[0] / sum(house(s).work.state.people["malik"].duties),
            LESS,
            0.1,
        ),
    ),
    "withdraw_position": (
        Row(
            "candidates are sent away",
            first("withdraw_position"),
            1,
            candidates,
            LESS,
            0.9,
            before=then(ROOM, POST, until("interview_candidate")),
        ),
    ),
}
