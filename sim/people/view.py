"""What a seat sees of the staff: frozen snapshots without hidden facts."""

from dataclasses import dataclass
from typing import NamedTuple

Pairs = tuple[tuple[str, float], ...]


class PersonView(NamedTuple):
    """A colleague.

    Attributes:
        skills: Field and level, highest first.
        familiarity: Service and 0 to 1.
        duties: Duty and share.
        weeks_here: Of service.
        last_week: Week of the last day once it is known, else 0; the IT manager's only.
        sign: What is different about the person lately, or empty; the IT manager's only.
        pay_cents: Per year; 0 where the seat may not know.
        talk_weeks: Since the last one-to-one or review.
        review_weeks: Since the last review.
        led_directly: Whether the person reports to the IT manager.
        mentoring: Whether the person belongs to a mentoring pair.
        course_week: Of the next booked course, or 0.
        newcomer: How much of the newcomer's handicap is left, 0 to 1.
    """

    id: str
    name: str
    ordinal: int
    grade: str
    contractor: bool
    team: str
    leads: bool
    main: str
    skills: Pairs
    familiarity: Pairs
    duties: Pairs
    traits: tuple[str, ...]
    week_share: float
    contract_h: float
    overtime_h: float
    overtime_row: int
    on_call: bool
    absent: bool
    weeks_here: float
    morale: float
    fatigue: float
    utilisation: float
    last_week: int
    sign: str
    pay_cents: int
    talk_weeks: float
    review_weeks: float
    led_directly: bool
    mentoring: bool
    course_week: int
    newcomer: float


class LeaveRequestView(NamedTuple):
    """A wish for leave that waits for an answer."""

    id: str
    person: str
    from_s: int
    to_s: int
    answer_by_s: int


class AbsenceView(NamedTuple):
    """Somebody who is or will be away, as far as it is planned or running."""

    person: str
    from_s: int
    to_s: int
    reason: str


class PositionView(NamedTuple):
    """An open post."""

    id: str
    field: str
    grade: str
    pay_cents: int
    weeks_open: float
    candidates: int


class CandidateView(NamedTuple):
    """What is known of somebody who applied."""

    id: str
    position: str
    name: str
    field: str
    grade: str
    shown_level: float
    shown_sd: float
    interviews: int
    expects_cents: int
    state: str
    until_s: int


class ArrivalView(NamedTuple):
    """Somebody who will start."""

    id: str
    name: str
    field: str
    grade: str
    contractor: bool
    starts_s: int


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The staff as a seat sees it.

    Attributes:
        people: Employed, in fixed order.
        course_weeks: Field and week of the next course that can be booked.
        frozen_fields: Fields in which no post may be opened now.
        payroll_room_cents: What the payroll plan still allows; 0 where the seat may not know.
        leavers: Staff who left so far.
    """

    people: tuple[PersonView, ...]
    absences: tuple[AbsenceView, ...]
    leave_requests: tuple[LeaveRequestView, ...]
    positions: tuple[PositionView, ...]
    candidates: tuple[CandidateView, ...]
    arrivals: tuple[ArrivalView, ...]
    rota: tuple[str, ...]
    allowance: str
    course_weeks: tuple[tuple[str, int], ...]
    frozen_fields: tuple[str, ...]
    payroll_room_cents: int
    dismissals: int
    leavers: int
    morale_mean: float
    fatigue_mean: float

    def person(self, person_id: str) -> PersonView | None:
        """Return a colleague by id, or None."""
        for person in self.people:
            if person.id == person_id:
                return person
        return None
