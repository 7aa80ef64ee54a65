"""Pay: monthly payroll, invoices of contractors, allowances; raises and promotions."""

import math
from typing import cast

from sim.kernel.engine import Occurrence
from sim.kernel.units import MONTHS_PER_YEAR, WEEK, WEEKS_PER_YEAR, YEAR, cents
from sim.money.events import NextQuarterBegan
from sim.money.months import month_ends
from sim.people.events import PayChanged, PayrollPaid, PersonLeft, PersonPromoted, SeverancePaid
from sim.people.morale import Morale
from sim.people.roster import Roster
from sim.people.state import Candidate, Person
from sim.scenario.vocabulary import GRADES

# After the close of the week, so that the last week of a month is paid with it.
_RANK = 395
_YEAR_S = WEEKS_PER_YEAR * WEEK
_TENTH = 10.0
_GRADES: tuple[str, ...] = GRADES


class Pay:
    """What people cost, and what changes it."""

    def __init__(self, roster: Roster, morale: Morale) -> None:
        """Listen for people who leave."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.morale = morale
        self.ends = month_ends(roster.scenario.weeks, roster.scenario.next_quarter_weeks)
        self.core.log.subscribe(PersonLeft, self._left)
        self.core.log.subscribe(NextQuarterBegan, self._go_on)

    def start(self) -> None:
        """Begin the monthly payroll, at the last second of each month."""
        for person in self.roster.staff:
            if person.contractor:
                self.commit(person)
        self._schedule(1)

    def _schedule(self, month: int) -> None:
        if month <= len(self.ends):
            self.core.engine.at(self.ends[month - 1] - 1, _RANK, "payroll", self._pay, month)

    # ------------------------------------------------------------------------------------------------ payroll

    def cost_cents(self, person: Person, pay_cents: int, from_s: int, to_s: int) -> int:
        """Return what a person costs the house over a time at the given pay per year."""
        factor = 1.0 if person.contractor else self.rules.on_cost_factor
        return cents(factor * pay_cents * max(0, to_s - from_s) / _YEAR_S)

    def accrue(self, person: Person, upto_s: int) -> None:
        """Count a person's pay up to an instant."""
        terms = person.employment
        terms.owed_cents += self.cost_cents(person, person.pay_cents, terms.accrued_s, upto_s)
        terms.accrued_s = max(terms.accrued_s, upto_s)

    def _pay(self, occurrence: Occurrence) -> None:
        month = cast(int, occurrence.payload)
        upto = occurrence.due_s + 1
        sums = {"payroll": 0, "contractors": 0, "on_call": self.roster.state.rota.owed_cents}
        self.roster.state.rota.owed_cents = 0
        for person in self.roster.state.people.values():
            if person.employed:
                self.accrue(person, upto)
            terms = person.employment
            sums["contractors" if person.contractor else "payroll"] += terms.owed_cents
            sums["on_call"] += terms.overtime_owed_cents
            terms.owed_cents = terms.overtime_owed_cents = 0
            if person.contractor:
                self.commit(person)
        self.roster.state.month = month
        event_id = f"payroll/{month}/paid"
        causes = (f"payroll/{month - 1}/paid",) if month > 1 else ("start:staff",)
        self.core.publish(PayrollPaid(event_id, self.core.now, causes, month, *sums.values()))
        for account, amount in sums.items():
            self.roster.money.spend(account, amount, f"payroll/{month}", event_id)
        self._schedule(month + 1)

    def _go_on(self, _: NextQuarterBegan) -> None:
        for person in self.roster.state.people.values():
            if person.contractor:
                self.commit(person)

    def commit(self, person: Person) -> None:
        """Promise what a contractor will still cost within the plan."""
        terms = person.employment
        plan_end = self.roster.money.plan_end_s
        end = min(terms.last_s, plan_end) if terms.last_s >= 0 else plan_end
        amount = self.cost_cents(person, person.pay_cents, terms.accrued_s, end) + terms.owed_cents
        self.roster.money.commit(f"person/{person.id}", "contractors", amount, person.id)

    def _left(self, event: PersonLeft) -> None:
        person = self.roster.state.people[event.person]
        self.accrue(person, event.t_s)
        if person.contractor:
            terms = person.employment
            self.roster.money.commit(f"person/{person.id}", "contractors", terms.owed_cents, person.id)
        elif event.reason == "dismissed":
            amount = self.severance_cents(person)
            event_id = f"person/{person.id}/severance-paid"
            self.core.publish(SeverancePaid(event_id, event.t_s, (event.id,), person.id, amount))
            self.roster.money.commit(f"severance/{person.id}", "payroll", 0, person.id)
            self.roster.money.spend("payroll", amount, f"severance/{person.id}", event_id)

    def severance_cents(self, person: Person) -> int:
        """Return the severance of a person who were to leave now: so many months of pay per year of service."""
        years = max(1.0, (self.core.now - person.employment.joined_s) / YEAR)
        return cents(self.rules.severance_months * years * person.pay_cents / MONTHS_PER_YEAR)

    def room_cents(self) -> int:
        """Return what the payroll plan still allows beyond the people who are here or promised, with some tolerance."""
        horizon = self.roster.money.plan_end_s
        expected = 0
        for person in self.roster.state.people.values():
            if person.contractor:
                continue
            terms = person.employment
            expected += terms.owed_cents
            if person.employed:
                end = min(terms.last_s, horizon) if terms.last_s >= 0 else horizon
                expected += self.cost_cents(person, person.pay_cents, terms.accrued_s, end)
        for arrival in self.roster.state.arrivals.values():
            if arrival.weeks == 0:
                expected += self.arrival_cents(arrival.offer_cents, arrival.starts_s)
        money = self.roster.money
        tolerance = round(self.rules.payroll_tolerance * money.planned("payroll"))
        return money.budget_left("payroll") + tolerance - expected

    def arrival_cents(self, pay_cents: int, starts_s: int) -> int:
        """Return what somebody new costs from a day to the end of the plan."""
        plan_end = self.roster.money.plan_end_s
        return cents(self.rules.on_cost_factor * pay_cents * max(0, plan_end - starts_s) / _YEAR_S)

    def rest_cents(self, person: Person, more_per_year: int) -> int:
        """Return what a change of pay costs from now to the end of the plan."""
        return self.cost_cents(person, more_per_year, self.core.now, self.roster.money.plan_end_s)

    # ----------------------------------------------------------------------------------------- raises, grades

    def change(self, person: Person, percent: float, cause: str) -> str:
        """Change a person's pay; others of the same grade hear of a raise. Returns the event's id."""
        self.accrue(person, self.core.now)
        before = person.pay_cents
        person.pay_cents = cents(before * (1.0 + percent / 100.0))
        person.employment.changed_s = self.core.now
        event_id = f"{self.roster.name(person, 'pay')}/changed"
        self.core.publish(PayChanged(event_id, self.core.now, (cause,), person.id, before, person.pay_cents))
        self.roster.remember(person, "pay", event_id)
        self.roster.uplift(person, self.rules.raise_gain * percent / 100.0, event_id)
        for other in self.roster.staff_without_contractors():
            if percent > 0 and other is not person and other.grade == person.grade:
                self.roster.uplift(other, -self.rules.raise_envy * percent / _TENTH, event_id)
        return event_id

    def promote(self, person: Person, grade: str, cause: str) -> None:
        """Give a person the next grade, with the raise that goes with it."""
        before = person.grade
        person.grade = grade
        event_id = f"{self.roster.name(person, 'promotion')}/given"
        self.core.publish(PersonPromoted(event_id, self.core.now, (cause,), person.id, before, grade))
        self.roster.uplift(person, self.rules.promotion_gain, event_id)
        self.morale.note_growth(person, self.rules.growth_promotion, event_id)
        self.change(person, self.rules.promotion_raise, event_id)

    def usual_cents(self, grade: str) -> int:
        """Return the usual pay of a grade at the level of this house."""
        return cents(self.rules.pay_by_grade_cents[_GRADES.index(grade)] * self.house_level)

    @property
    def house_level(self) -> float:
        """How this house pays against the usual pay of the grades, as it was at the start."""
        table = self.rules.pay_by_grade_cents
        staff = [p for p in self.roster.scenario.people if not p.contractor]
        if not staff:
            return 1.0
        return math.fsum(p.pay_cents_per_year / table[_GRADES.index(p.grade)] for p in staff) / len(staff)

    def fee_cents(self, candidate: Candidate, pay_cents: int) -> int:
        """Return the agency's fee for a candidate who accepts."""
        return cents(self.rules.agency_share * (pay_cents or candidate.expects_cents))
