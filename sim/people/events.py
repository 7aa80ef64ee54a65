"""What happened to the staff: facts, each with its causes."""

from typing import NamedTuple


class AbsenceStarted(NamedTuple):
    """A person is not here from now on."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    reason: str
    until_s: int


class AbsenceEnded(NamedTuple):
    """A person is back."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    reason: str


class WorkingTimeChanged(NamedTuple):
    """A person's own calendar is another one from now on."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    weekly_h: float


class PersonJoined(NamedTuple):
    """Somebody started."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    name: str
    field: str
    grade: str
    contractor: bool


class PersonLeft(NamedTuple):
    """Somebody is gone for good; reason is ``resigned``, ``dismissed`` or ``contract_ended``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    name: str
    reason: str


class LeaveRequested(NamedTuple):
    """A person wishes to be away; silence until ``answer_by_s`` grants it."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    request: str
    from_s: int
    to_s: int
    answer_by_s: int


class LeaveAnswered(NamedTuple):
    """A wish for leave was approved, moved or declined."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    request: str
    answer: str
    from_s: int
    to_s: int


class SignShown(NamedTuple):
    """Something about a person is different: they look for another job."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    sign: str


class SearchEnded(NamedTuple):
    """A person who was looking elsewhere stays, because what drove it has changed."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    driver: str


class NoticeGiven(NamedTuple):
    """The last day of a person is known."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    reason: str
    driver: str
    last_s: int


class DismissalStarted(NamedTuple):
    """HR examines a dismissal; notice follows."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    notice_s: int
    severance_cents: int


class DismissalAsked(NamedTuple):
    """The executives were asked to agree to a further dismissal; they answer within days."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    answer_s: int


class DismissalAnswered(NamedTuple):
    """The executives agreed to a further dismissal, or not; people talk either way."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    agreed: bool


class MoraleChanged(NamedTuple):
    """A person's morale moved noticeably since it was last told."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    before: float
    morale: float
    driver: str


class FatigueChanged(NamedTuple):
    """A person's fatigue moved noticeably since it was last told."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    before: float
    fatigue: float


class PositionOpened(NamedTuple):
    """A post is advertised."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    position: str
    field: str
    grade: str
    pay_cents: int


class PositionClosed(NamedTuple):
    """A post is no longer advertised: ``filled``, ``withdrawn`` or ``no_candidates``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    position: str
    reason: str


class CandidateAppeared(NamedTuple):
    """Somebody applies."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    candidate: str
    position: str
    name: str
    shown_level: float
    shown_sd: float
    expects_cents: int


class CandidateInterviewed(NamedTuple):
    """An interview narrowed what is known of a candidate."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    candidate: str
    shown_level: float
    shown_sd: float


class CandidateWithdrew(NamedTuple):
    """A candidate waited too long."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    candidate: str
    position: str


class OfferMade(NamedTuple):
    """A candidate has an offer and thinks about it."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    candidate: str
    pay_cents: int


class OfferAccepted(NamedTuple):
    """A candidate will come."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    candidate: str
    pay_cents: int
    starts_s: int


class OfferDeclined(NamedTuple):
    """A candidate will not come."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    candidate: str
    pay_cents: int


class ContractorEngaged(NamedTuple):
    """A contractor will come for a term."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    contractor: str
    field: str
    grade: str
    weeks: int
    starts_s: int
    cents: int


class CourseBooked(NamedTuple):
    """A seat on a course is paid for."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    course: str
    field: str
    from_s: int
    cents: int


class CourseCompleted(NamedTuple):
    """A course is over; the level gained fades by half unless it is used."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    course: str
    field: str
    gain: float


class SkillFaded(NamedTuple):
    """What a course taught was not used and half of it is lost."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    course: str
    field: str
    loss: float


class MentoringStarted(NamedTuple):
    """Two people meet every week so that one learns from the other."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    pair: str
    mentor: str
    mentee: str
    field: str
    until_week: int


class MentoringEnded(NamedTuple):
    """A mentoring pair is over."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    pair: str
    mentor: str
    mentee: str
    field: str
    level: float


class OneToOneHeld(NamedTuple):
    """A talk between manager and person: how they are, what troubles them most, whether they look elsewhere."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    morale: float
    concern: str
    searching: bool
    effect: float


class PerformanceReviewed(NamedTuple):
    """Feedback and goals; shows pay against the market."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    pay_ratio: float
    concern: str
    effect: float


class PersonRecognised(NamedTuple):
    """Thanks for an achievement."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    effect: float


class PayChanged(NamedTuple):
    """A person's pay is another one from now on."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    before_cents: int
    pay_cents: int


class PersonPromoted(NamedTuple):
    """A person has a higher grade."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    before: str
    grade: str


class DutySharesSet(NamedTuple):
    """A person's week is divided anew."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    desk: float
    operations: float
    projects: float


class OvertimeAuthorised(NamedTuple):
    """A person may work longer; 0 hours end it."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    hours_per_week: float
    until_week: int


class OvertimeDeclined(NamedTuple):
    """A person says no to more overtime in a row."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    weeks_in_row: int


class OvertimeQuestioned(NamedTuple):
    """HR asks why somebody has worked overtime for so many weeks in a row."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    weeks_in_row: int


class OnCallRotaSet(NamedTuple):
    """Others answer nights and weekends from now on."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    people: tuple[str, ...]
    allowance: str


class PayrollPaid(NamedTuple):
    """Salaries with on-costs, invoices of contractors, and allowances with overtime of a month."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    month: int
    payroll_cents: int
    contractors_cents: int
    on_call_cents: int


class SeverancePaid(NamedTuple):
    """A dismissed person received a severance."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    person: str
    cents: int
