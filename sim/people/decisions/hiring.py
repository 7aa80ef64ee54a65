"""Decisions about who works here: posts, candidates, contractors, dismissals."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import DAY, WEEK, week_of
from sim.scenario.vocabulary import Field, Grade

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor
    from sim.people.state import Candidate

_MOST = 12


def no_budget(floor: "PeopleFloor", account: str, cents: int) -> Refusal | None:
    """Return why an account cannot bear an amount, or None."""
    if floor.money.can_afford(account, cents):
        return None
    return Refusal.of("no_budget", account=account, missing_cents=cents - floor.money.budget_left(account))


def no_payroll(floor: "PeopleFloor", cents: int) -> Refusal | None:
    """Return why the payroll plan cannot bear an amount more, or None."""
    room = floor.pay.room_cents()
    return None if cents <= room else Refusal.of("no_budget", account="payroll", missing_cents=cents - room)


@dataclass(frozen=True, slots=True)
class OpenPosition(Decision):
    """Advertise a post; candidates appear over the following weeks."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    field: Field
    grade: Grade
    pay_factor: float = 1.0

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse frozen posts, too many at once, odd pay, and what the plan cannot bear."""
        rules = floor.rules
        least, most = rules.pay_factors
        if not least <= self.pay_factor <= most:
            return Refusal.of("pay_factor_out_of_range", least=least, most=most)
        until = floor.state.frozen.get(self.field, 0)
        if until > floor.core.now:
            return Refusal.of("post_frozen", field=self.field, until_week=week_of(until))
        if len(floor.state.positions) >= rules.positions_max:
            return Refusal.of("too_many_positions", most=rules.positions_max)
        pay = round(floor.pay.usual_cents(self.grade) * self.pay_factor)
        starts = floor.core.now + round(rules.hire_days * DAY)
        refusal = no_payroll(floor, floor.pay.arrival_cents(pay, starts))
        return refusal or no_budget(floor, "recruiting", rules.advert_cents)

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Advertise."""
        floor.hiring.open(self.field, self.grade, self.pay_factor, decision_id)

    def money_cents(self, floor: "PeopleFloor") -> int:
        """Return the price of the advertisement."""
        return floor.rules.advert_cents

    @classmethod
    def candidates(cls, view: Any) -> tuple["OpenPosition", ...]:
        """Return posts in the fields of the most loaded and of those who leave."""
        gone = [p for p in view.people.people if p.last_week > 0 and not p.contractor]
        busy = sorted(view.people.people, key=lambda p: (-p.utilisation, p.ordinal))[:4]
        pairs = dict.fromkeys((p.main, p.grade) for p in (*gone, *busy))
        return tuple(cls(field, grade) for field, grade in list(pairs)[:_MOST])


@dataclass(frozen=True, slots=True)
class WithdrawPosition(Decision):
    """Take an open post back; HR minds if people have applied."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    position: str

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse posts that are not open."""
        if self.position not in floor.state.positions:
            return Refusal.of("unknown_position", id=self.position)
        return None

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Close the post and send its candidates away."""
        floor.hiring.withdraw(floor.state.positions[self.position], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["WithdrawPosition", ...]:
        """Return the open posts."""
        return tuple(cls(p.id) for p in view.people.positions[:_MOST])


def _candidate_busy(floor: "PeopleFloor", candidate_id: str) -> Refusal | None:
    candidate = floor.state.candidates.get(candidate_id)
    if candidate is None:
        return Refusal.of("unknown_candidate", id=candidate_id)
    rivals = [c for c in floor.state.candidates.values() if c.position == candidate.position]
    if any(c.state == "offered" for c in rivals):
        return Refusal.of("offer_pending", id=candidate.position)
    if candidate.state == "interviewing":
        return Refusal.of("interview_pending", id=candidate_id)
    return None


@dataclass(frozen=True, slots=True)
class InterviewCandidate(Decision):
    """Invite a candidate; the week shows how good they are, more or less."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    candidate: str

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse people who are not available, and one interview too many."""
        refusal = _candidate_busy(floor, self.candidate)
        if refusal is not None:
            return refusal
        most = floor.rules.interviews_max
        if floor.state.candidates[self.candidate].interviews >= most:
            return Refusal.of("interviews_exhausted", most=most)
        return None

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Invite; the interview halves the error of what is known."""
        floor.hiring.interview(floor.state.candidates[self.candidate], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["InterviewCandidate", ...]:
        """Return those of whom least is known."""
        known = sorted(
            (c for c in view.people.candidates if c.state == "known"),
            key=lambda c: (c.interviews, -c.shown_level, c.id),
        )
        return tuple(cls(c.id) for c in known[:_MOST])


@dataclass(frozen=True, slots=True)
class Hire(Decision):
    """Offer a candidate the post; they may decline. Pay 0 means what they expect."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    candidate: str
    pay_cents: int = 0

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse people who are not available, offers out of range, and what the plan cannot bear."""
        refusal = _candidate_busy(floor, self.candidate)
        if refusal is not None:
            return refusal
        candidate = floor.state.candidates[self.candidate]
        most = round(candidate.expects_cents * floor.rules.offer_limit)
        if not 0 <= self.pay_cents <= most:
            return Refusal.of("offer_out_of_range", most_cents=most)
        pay = self._pay(candidate)
        position = floor.state.positions[candidate.position]
        starts = max(position.ready_s, floor.core.now + round(floor.rules.start_days * DAY))
        refusal = no_payroll(floor, floor.pay.arrival_cents(pay, starts))
        return refusal or no_budget(floor, "recruiting", floor.pay.fee_cents(candidate, pay))

    def _pay(self, candidate: "Candidate") -> int:
        return self.pay_cents or candidate.expects_cents

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Make the offer; the answer comes within days."""
        candidate = floor.state.candidates[self.candidate]
        floor.hiring.offer(candidate, self._pay(candidate), decision_id)

    def money_cents(self, floor: "PeopleFloor") -> int:
        """Return the agency's fee and the pay to the end of the game."""
        candidate = floor.state.candidates.get(self.candidate)
        if candidate is None or candidate.position not in floor.state.positions:
            return 0
        pay = self._pay(candidate)
        starts = max(floor.state.positions[candidate.position].ready_s, floor.core.now)
        return floor.pay.fee_cents(candidate, pay) + floor.pay.arrival_cents(pay, starts)

    @classmethod
    def candidates(cls, view: Any) -> tuple["Hire", ...]:
        """Return the best known candidates, at what they expect."""
        known = sorted(
            (c for c in view.people.candidates if c.state == "known"),
            key=lambda c: (-c.interviews, -c.shown_level, c.id),
        )
        return tuple(cls(c.id) for c in known[:_MOST])


@dataclass(frozen=True, slots=True)
class HireContractor(Decision):
    """Engage a contractor for a term: quick, dear, a stranger to the house."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    field: Field
    grade: Grade
    weeks: int

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse beyond Finance's share of contractors, odd terms, and what the account cannot bear."""
        rules = floor.rules
        if not 1 <= self.weeks <= rules.contractor_weeks_max:
            return Refusal.of("weeks_out_of_range", least=1, most=rules.contractor_weeks_max)
        contractors = floor.contractors.count() + 1
        own = len(floor.roster.staff_without_contractors())
        if contractors > rules.contractor_share * (own + contractors):
            return Refusal.of("contractor_cap", percent=round(100 * rules.contractor_share))
        return no_budget(floor, "contractors", self.money_cents(floor))

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Engage; the person comes within days."""
        floor.contractors.engage(self.field, self.grade, self.weeks, decision_id)

    def money_cents(self, floor: "PeopleFloor") -> int:
        """Return the cost of the term."""
        return floor.contractors.term_cents(self.grade, self.weeks)

    @classmethod
    def candidates(cls, view: Any) -> tuple["HireContractor", ...]:
        """Return short terms in the fields of the most loaded people."""
        busy = sorted(view.people.people, key=lambda p: (-p.utilisation, p.ordinal))
        fields = list(dict.fromkeys(p.main for p in busy))[:3]
        return tuple(cls(field, "professional", weeks) for field in fields for weeks in (6, 13))


@dataclass(frozen=True, slots=True)
class LetGo(Decision):
    """Dismiss a person (HR first, notice, severance, an empty post; a second one asks executives) or a contractor."""

    floor: ClassVar[str] = "people"
    section: ClassVar[str] = "people"

    person: str

    def check(self, floor: "PeopleFloor") -> Refusal | None:
        """Refuse people who leave anyway, a second question to the executives, and what is not affordable."""
        person = floor.roster.find(self.person)
        if person is None:
            return floor.roster.missing(self.person)
        terms = person.employment
        if person.contractor:
            notice_s = floor.core.now + round(floor.rules.contractor_notice_weeks * WEEK)
            ending = 0 <= terms.last_s <= notice_s
            return Refusal.of("already_leaving", id=self.person) if ending else None
        if terms.reason:
            return Refusal.of("already_leaving", id=self.person)
        if floor.state.dismissals_asked:
            return Refusal.of("dismissal_asked", person=next(iter(floor.state.dismissals_asked)))
        weeks = floor.rules.hr_review_weeks + floor.leaving.notice_weeks(person)
        last_s = floor.core.now + round(weeks * WEEK)
        saved = floor.pay.cost_cents(person, person.pay_cents, last_s, floor.money.plan_end_s)
        return no_payroll(floor, self.money_cents(floor) - saved)

    def apply(self, floor: "PeopleFloor", decision_id: str) -> None:
        """Start the procedure; after the first dismissals it is for the executives to agree."""
        person = floor.state.people[self.person]
        if person.contractor:
            floor.leaving.end_contract(person, decision_id)
        elif floor.state.dismissals >= floor.rules.dismissals_alone:
            floor.leaving.ask(person, decision_id)
        else:
            floor.leaving.dismiss(person, decision_id)

    def money_cents(self, floor: "PeopleFloor") -> int:
        """Return the severance."""
        person = floor.roster.find(self.person)
        return floor.pay.severance_cents(person) if person and not person.contractor else 0

    @classmethod
    def candidates(cls, view: Any) -> tuple["LetGo", ...]:
        """Return contractors, and the least loaded of the staff."""
        people = [p for p in view.people.people if p.last_week == 0 or p.contractor]
        people.sort(key=lambda p: (not p.contractor, p.utilisation, p.ordinal))
        return tuple(cls(p.id) for p in people[:4])
