"""Talks: one-to-ones and performance reviews, held within the week."""

from typing import cast

from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, WEEK
from sim.people.events import OneToOneHeld, PerformanceReviewed
from sim.people.morale import Morale
from sim.people.roster import Roster
from sim.people.state import Person

_RANK = 310
_TALK = "one-to-one"
_REVIEW = "review"


class Talks:
    """Appointments with the manager: they report in the week, never at the desk."""

    def __init__(self, roster: Roster, morale: Morale) -> None:
        """Keep what a talk touches."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.morale = morale

    def arrange(self, person: Person, kind: str, cause: str) -> None:
        """Make an appointment on the person's next working day.

        Args:
            person: With whom.
            kind: ``one-to-one`` or ``review``.
            cause: Id of the decision.
        """
        self._at(person, self.roster.name(person, kind), kind, cause, person.hours.next_open(self.core.now + 9 * HOUR))

    def _at(self, person: Person, name: str, kind: str, cause: str, t_s: int) -> None:
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, _RANK, name, self._meet, (person, name, kind, cause))

    def _meet(self, occurrence: Occurrence) -> None:
        person, name, kind, cause = cast("tuple[Person, str, str, str]", occurrence.payload)
        if not person.employed:
            return
        if person.absent:
            self._at(person, name, kind, cause, person.hours.next_open(self.core.now + DAY))
        elif kind == _TALK:
            self._one_to_one(person, name, cause)
        else:
            self._review(person, name, cause)

    def _one_to_one(self, person: Person, name: str, cause: str) -> None:
        care = person.care
        effect = self.rules.one_to_one_gain * self.morale.strength(care.spoken_s, self.rules.one_to_one_weeks)
        care.spoken_s = self.core.now
        event_id = f"{name}/held"
        self.roster.remember(person, "neglect", event_id)
        self.roster.uplift(person, effect, event_id)
        searching = person.search.since_s >= 0
        concern = person.search.driver if searching else self.morale.driver(person)
        self.core.publish(
            OneToOneHeld(event_id, self.core.now, (cause,), person.id, person.morale, concern, searching, effect)
        )

    def _review(self, person: Person, name: str, cause: str) -> None:
        care = person.care
        now = self.core.now
        effect = self.rules.review_gain * self.morale.strength(care.reviewed_s, self.rules.review_weeks)
        care.reviewed_s = care.spoken_s = now
        care.goals_until_s = now + round(self.rules.review_learning_weeks * WEEK)
        event_id = f"{name}/held"
        self.roster.remember(person, "neglect", event_id)
        self.roster.uplift(person, effect, event_id)
        ratio = self.morale.pay_ratio(person)
        concern = self.morale.driver(person)
        self.core.publish(PerformanceReviewed(event_id, now, (cause,), person.id, ratio, concern, effect))
