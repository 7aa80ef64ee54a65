"""Contractors: quick to come, dear, strangers to the house, gone at the end of their term."""

from sim.kernel.units import DAY, WEEK, WEEKS_PER_YEAR, cents
from sim.kernel.variates import lognormal_mean_cv
from sim.people.applicants import Applicants
from sim.people.events import ContractorEngaged
from sim.people.joining import Joining
from sim.people.roster import Roster


class Contractors:
    """Terms of contractors."""

    def __init__(self, roster: Roster, joining: Joining, applicants: Applicants) -> None:
        """Keep what a new person touches."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.joining = joining
        self.applicants = applicants

    def count(self) -> int:
        """Return how many contractors are here or on the way."""
        here = sum(1 for person in self.roster.staff if person.contractor)
        return here + sum(1 for arrival in self.roster.state.arrivals.values() if arrival.weeks > 0)

    def year_cents(self, grade: str) -> int:
        """Return the yearly value of a contractor's rate."""
        return cents(self.rules.contractor_rate * self.applicants.pay.usual_cents(grade))

    def term_cents(self, grade: str, weeks: int) -> int:
        """Return what a term costs within the plan."""
        left = max(0, self.roster.money.plan_end_s - self.core.now) / WEEK
        return cents(self.year_cents(grade) * min(float(weeks), left) / WEEKS_PER_YEAR)

    def engage(self, field: str, grade: str, weeks: int, cause: str) -> None:
        """Engage a contractor for a term.

        Draws: ``people/contractor`` by contractor, for the days until the start.
        """
        opened = self.roster.state.opened
        key = f"contractor/{field}"
        number = opened[key] = opened.get(key, 0) + 1
        contractor_id = f"{key}/{number}"
        u = self.core.luck.family("people/contractor").one(contractor_id)
        days = lognormal_mean_cv(u, self.rules.contractor_days, self.rules.contractor_cv)
        candidate = self.applicants.make(contractor_id, "", field, grade)
        candidate.state = "accepted"
        candidate.weeks = weeks
        candidate.expects_cents = candidate.offer_cents = self.year_cents(grade)
        candidate.starts_s = -(-(self.core.now + round(days * DAY)) // DAY) * DAY
        candidate.cause = f"{contractor_id}/engaged"
        now = self.core.now
        amount = self.term_cents(grade, weeks)
        event = ContractorEngaged(
            candidate.cause, now, (cause,), contractor_id, field, grade, weeks, candidate.starts_s, amount
        )
        self.core.publish(event)
        self.roster.money.commit(f"person/{contractor_id}", "contractors", amount, contractor_id)
        self.joining.expect(candidate)
