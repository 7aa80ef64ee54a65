"""Decisions about how people are and grow: talks, courses, mentors, pay, grades, leave."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import WEEK, week_of
from sim.people.decisions.hiring import no_budget, no_payroll
from sim.scenario.vocabulary import GRADES, Field, Grade

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor

_MOST = 12
_GAP = 1.0


def _not_staff(floor: "PeopleFloor", person_id: str) -> Refusal | None:
    person = floor.roster.find(person_id)
    if person is None:
        return floor.roster.missing(person_id)
    return Refusal.of("not_for_contractors", id=person_id) if person.contractor else None


@dataclass(frozen=True, slots=True)
class HoldOneToOne(Decision):
    """Talk with a person: how they are, what troubles them, whether they look elsewhere."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    person: str

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse people who are not here."""
        return None if floor.roster.find(self.person) else floor.roster.missing(self.person)

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Make an appointment on the next working day."""
        floor.talks.arrange(floor.state.people[self.person], "one-to-one", decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["HoldOneToOne", ...]:
        """Return those who show a sign, then those who waited longest."""
        people = [p for p in view.people.people if p.led_directly or p.sign]
        people.sort(key=lambda p: (not p.sign, -p.talk_weeks, p.ordinal))
        return tuple(cls(p.id) for p in people[:_MOST])


@dataclass(frozen=True, slots=True)
class ReviewPerformance(Decision):
    """Give feedback and goals; shows pay against the market."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    person: str

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse people who are not on the staff."""
        return _not_staff(floor, self.person)

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Make an appointment on the next working day."""
        floor.talks.arrange(floor.state.people[self.person], "review", decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ReviewPerformance", ...]:
        """Return those who waited longest."""
        people = sorted((p for p in view.people.people if not p.contractor), key=lambda p: (-p.review_weeks, p.ordinal))
        return tuple(cls(p.id) for p in people[:_MOST])


@dataclass(frozen=True, slots=True)
class SendOnTraining(Decision):
    """Book the next course in a field: money, days away, a level that fades unless used."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    person: str
    field: Field

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse leavers, a second course at once, dates that are full, and what the account cannot bear."""
        refusal = _not_staff(floor, self.person)
        if refusal is not None:
            return refusal
        person = floor.state.people[self.person]
        if person.employment.reason:
            return Refusal.of("already_leaving", id=self.person)
        booked = [c.from_s for c in floor.state.courses.values() if c.person == self.person and c.gain == 0.0]
        if booked:
            return Refusal.of("course_booked", id=self.person, week=week_of(booked[0]))
        if floor.training.next_date(person, self.field) == 0:
            weeks = floor.training.dates(self.field)
            why = floor.training.obstacle(person, self.field, weeks[0]) if weeks else "no_course"
            return Refusal.of(why, field=self.field)
        return no_budget(floor, "training", floor.rules.course_price_cents)

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Book a seat on the next date."""
        person = floor.state.people[self.person]
        floor.training.book(person, self.field, floor.training.next_date(person, self.field), decision_id)

    def money_cents(self, floor: "PeopleFloor") -> int:
        """Return the price of the course."""
        return floor.rules.course_price_cents

    @classmethod
    def candidates(cls, view: Any) -> tuple["SendOnTraining", ...]:
        """Return for each person without a course the field they work in."""
        open_fields = dict(view.people.course_weeks)
        people = [p for p in view.people.people if not p.contractor and p.course_week == 0 and p.last_week == 0]
        people.sort(key=lambda p: (p.skills[0][1] if p.skills else 0.0, p.ordinal))
        return tuple(cls(p.id, p.main) for p in people if p.main in open_fields)[:_MOST]


@dataclass(frozen=True, slots=True)
class PairMentor(Decision):
    """Let somebody learn from a colleague: hours of two people, binding for the term."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    mentor: str
    mentee: str
    field: Field
    weeks: int

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse people who are not here or already in a pair, odd terms, and mentors who are not ahead."""
        for person_id in (self.mentor, self.mentee):
            person = floor.roster.find(person_id)
            if person is None:
                return floor.roster.missing(person_id)
            if floor.mentoring.pair_of(person) is not None:
                return Refusal.of("already_paired", id=person_id)
        if self.mentor == self.mentee:
            return Refusal.of("named_twice", id=self.mentor)
        most = floor.rules.mentoring_weeks_max
        if not 1 <= self.weeks <= most:
            return Refusal.of("weeks_out_of_range", least=1, most=most)
        people = floor.state.people
        ahead = people[self.mentor].skills.get(self.field, 0.0) - people[self.mentee].skills.get(self.field, 0.0)
        if ahead < floor.rules.mentoring_gap_levels:
            return Refusal.of("mentor_not_ahead", levels=floor.rules.mentoring_gap_levels)
        return None

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Start the pair."""
        people = floor.state.people
        floor.mentoring.start(people[self.mentor], people[self.mentee], self.field, self.weeks, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["PairMentor", ...]:
        """Return pairs in the main fields of those who could gain most."""
        free = [p for p in view.people.people if not p.mentoring and p.last_week == 0]
        pairs = []
        for mentee in free:
            level = dict(mentee.skills).get(mentee.main, 0.0)
            ahead = [(dict(p.skills).get(mentee.main, 0.0) - level, -p.ordinal, p.id) for p in free if p is not mentee]
            if ahead and max(ahead)[0] >= _GAP:
                gap, _, mentor_id = max(ahead)
                pairs.append((-gap, mentee.ordinal, cls(mentor_id, mentee.id, mentee.main, 8)))
        pairs.sort(key=lambda pair: pair[:2])
        return tuple(decision for _, _, decision in pairs[:_MOST])


@dataclass(frozen=True, slots=True)
class ChangePay(Decision):
    """Raise or cut a person's pay; others of the same grade hear of a raise."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    person: str
    percent: float

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse contractors, odd or too frequent changes, and what the plan cannot bear."""
        refusal = _not_staff(floor, self.person)
        if refusal is not None:
            return refusal
        rules = floor.rules
        if self.percent == 0.0 or not -rules.raise_cut_limit <= self.percent <= rules.raise_limit:
            return Refusal.of("raise_out_of_range", least=-rules.raise_cut_limit, most=rules.raise_limit)
        changed = floor.state.people[self.person].employment.changed_s
        wait_s = changed + round(rules.raise_weeks * WEEK) - floor.core.now
        if changed >= 0 and wait_s > 0:
            return Refusal.of("pay_changed_recently", id=self.person, weeks=-(-wait_s // WEEK))
        return no_payroll(floor, self.money_cents(floor)) if self.percent > 0.0 else None

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Change the pay from now on."""
        floor.pay.change(floor.state.people[self.person], self.percent, decision_id)

    def money_cents(self, floor: "PeopleFloor") -> int:
        """Return what it costs to the end of the game."""
        return _raise_cents(floor, self.person, self.percent)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ChangePay", ...]:
        """Return raises for those who show a sign, and for the least content."""
        people = [p for p in view.people.people if not p.contractor and p.last_week == 0]
        people.sort(key=lambda p: (not p.sign, p.morale, p.ordinal))
        return tuple(cls(p.id, percent) for p in people[:4] for percent in (4.0, 8.0))


def _raise_cents(floor: "PeopleFloor", person_id: str, percent: float) -> int:
    person = floor.roster.find(person_id)
    if person is None:
        return 0
    more = round(abs(percent) / 100.0 * person.pay_cents)
    cents = floor.pay.rest_cents(person, more)
    return cents if percent >= 0.0 else -cents


@dataclass(frozen=True, slots=True)
class Promote(Decision):
    """Give a person the next grade, with the raise that goes with it."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    person: str
    grade: Grade

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse contractors, leaps, people who are not ready, and what the plan cannot bear."""
        refusal = _not_staff(floor, self.person)
        if refusal is not None:
            return refusal
        person = floor.state.people[self.person]
        names = [str(grade) for grade in GRADES]
        number = names.index(self.grade)
        if number != names.index(person.grade) + 1:
            return Refusal.of("not_next_grade", id=self.person, grade=person.grade)
        need = floor.rules.promotion_level[number]
        if max(person.skills.values(), default=0.0) < need:
            return Refusal.of("skill_too_low", id=self.person, need=need)
        if self.grade == "lead" and person.skills.get("leadership", 0.0) < floor.rules.promotion_leadership:
            return Refusal.of("leadership_too_low", id=self.person, need=floor.rules.promotion_leadership)
        return no_payroll(floor, self.money_cents(floor))

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Promote from now on."""
        floor.pay.promote(floor.state.people[self.person], self.grade, decision_id)

    def money_cents(self, floor: "PeopleFloor") -> int:
        """Return what the raise costs to the end of the game."""
        return _raise_cents(floor, self.person, floor.rules.promotion_raise)

    @classmethod
    def candidates(cls, view: Any) -> tuple["Promote", ...]:
        """Return those who stand highest in their grade."""
        people = [p for p in view.people.people if not p.contractor and p.last_week == 0 and p.grade != GRADES[-1]]
        people.sort(key=lambda p: (-(p.skills[0][1] if p.skills else 0.0), p.ordinal))
        names = [str(grade) for grade in GRADES]
        return tuple(cls(p.id, GRADES[names.index(p.grade) + 1]) for p in people[:4])


@dataclass(frozen=True, slots=True)
class AnswerLeaveRequest(Decision):
    """Approve, move or decline a wish for leave."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    request: str
    answer: Literal["approve", "move", "decline"]

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse requests that are not open."""
        if self.request not in floor.state.leave_requests:
            return Refusal.of("unknown_request", id=self.request)
        return None

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Answer."""
        floor.leave.answer(floor.state.leave_requests[self.request], self.answer, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AnswerLeaveRequest", ...]:
        """Return all answers to the most urgent requests."""
        requests = sorted(view.people.leave_requests, key=lambda r: (r.answer_by_s, r.id))[:4]
        answers: tuple[Literal["approve", "move", "decline"], ...] = ("approve", "move", "decline")
        return tuple(cls(r.id, answer) for r in requests for answer in answers)
