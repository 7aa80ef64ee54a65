"""Mentoring pairs: hours of two people, binding, so that one learns from the other."""

from sim.people.events import MentoringEnded, MentoringStarted, PersonLeft
from sim.people.learning import TOP
from sim.people.morale import Morale
from sim.people.roster import Roster
from sim.people.state import Pair, Person


class Mentoring:
    """Pairs of mentor and mentee."""

    def __init__(self, roster: Roster, morale: Morale) -> None:
        """Listen for people who leave."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.morale = morale
        self.core.log.subscribe(PersonLeft, self._left)

    def pair_of(self, person: Person) -> Pair | None:
        """Return the running pair a person belongs to, or None."""
        for pair in self.roster.state.pairs.values():
            if person.id in (pair.mentor, pair.mentee):
                return pair
        return None

    def start(self, mentor: Person, mentee: Person, field: str, weeks: int, cause: str) -> None:
        """Bind two people for some weeks, the running one included."""
        pair_id = self.roster.name(mentee, "mentoring")
        until_week = self.roster.week + weeks - 1
        event_id = f"{pair_id}/started"
        self.roster.state.pairs[pair_id] = Pair(pair_id, mentor.id, mentee.id, field, until_week, event_id)
        for person in (mentor, mentee):
            person.mentoring = self.rules.mentoring_share
            self.roster.touch(person)
        now = self.core.now
        self.core.publish(MentoringStarted(event_id, now, (cause,), pair_id, mentor.id, mentee.id, field, until_week))

    def close_week(self) -> None:
        """Teach in each pair; end those whose time is over."""
        rules = self.rules
        for pair in list(self.roster.state.pairs.values()):
            mentor = self.roster.state.people[pair.mentor]
            mentee = self.roster.state.people[pair.mentee]
            level = mentee.skills.get(pair.field, 0.0)
            distance = max(0.0, mentor.skills.get(pair.field, 0.0) - level)
            if not (mentor.absent or mentee.absent):
                gain = rules.mentoring_gain_levels * distance
                gain *= rules.helpful_factor if "helpful" in mentor.traits else 1.0
                mentee.skills[pair.field] = min(TOP, level + gain)
                self.morale.note_growth(mentee, self.rules.growth_mentee, pair.cause)
                self.morale.note_growth(mentor, self.rules.growth_mentor, pair.cause)
            if pair.until_week <= self.roster.week:
                self._end(pair, pair.cause)

    def _end(self, pair: Pair, cause: str) -> None:
        del self.roster.state.pairs[pair.id]
        for person_id in (pair.mentor, pair.mentee):
            person = self.roster.state.people[person_id]
            person.mentoring = 0.0
            self.roster.touch(person)
        level = self.roster.state.people[pair.mentee].skills.get(pair.field, 0.0)
        event_id = f"{pair.id}/ended"
        now = self.core.now
        self.core.publish(MentoringEnded(event_id, now, (cause,), pair.id, pair.mentor, pair.mentee, pair.field, level))

    def _left(self, event: PersonLeft) -> None:
        for pair in list(self.roster.state.pairs.values()):
            if event.person in (pair.mentor, pair.mentee):
                self._end(pair, event.id)
