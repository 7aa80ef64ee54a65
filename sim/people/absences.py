"""Absences: who is away from when to when; they may overlap."""

from typing import cast

from sim.kernel.engine import Occurrence
from sim.kernel.units import week_start
from sim.people.events import AbsenceEnded, AbsenceStarted, PersonLeft
from sim.people.roster import Roster
from sim.people.state import Absence, Person

_END_RANK = 300
_START_RANK = 301


class Absences:
    """Starts and ends absences; the person is back when the last running one ends."""

    def __init__(self, roster: Roster) -> None:
        """Listen for people who leave."""
        self.roster = roster
        self.core = roster.core
        roster.core.log.subscribe(PersonLeft, self._left)

    def add(self, person_id: str, from_s: int, to_s: int, reason: str, cause: str) -> str:
        """Arrange an absence; what lies before now is cut off.

        Returns:
            Its id, or empty if nothing of it lies ahead or the person is not employed.
        """
        person = self.roster.find(person_id)
        start = max(from_s, self.core.now)
        if person is None or to_s <= start:
            return ""
        absence = Absence(self.roster.name(person, "absence"), person_id, start, to_s, reason, cause)
        self.roster.state.absences[absence.id] = absence
        if start == self.core.now:
            self._begin(absence)
        elif start < self.core.horizon_s:
            self.core.engine.at(start, _START_RANK, absence.id, self._start, absence)
        return absence.id

    def _start(self, occurrence: Occurrence) -> None:
        absence = cast(Absence, occurrence.payload)
        if absence.id in self.roster.state.absences:
            self._begin(absence)

    def _begin(self, absence: Absence) -> None:
        person = self.roster.state.people[absence.person]
        absence.running = True
        person.absences_open += 1
        if person.absences_open == 1:
            person.absent = True
            absence.told = True
            person.away_from_s = self.core.now
            event_id = f"{absence.id}/started"
            causes = (absence.cause,)
            self.core.publish(AbsenceStarted(event_id, self.core.now, causes, person.id, absence.reason, absence.to_s))
            self.core.engine.ask_dispatch()
        if absence.to_s < self.core.horizon_s:
            self.core.engine.at(absence.to_s, _END_RANK, absence.id, self._end, absence)

    def _end(self, occurrence: Occurrence) -> None:
        absence = cast(Absence, occurrence.payload)
        if self.roster.state.absences.pop(absence.id, None) is None:
            return
        person = self.roster.state.people[absence.person]
        self._count_sickness(person, absence)
        person.absences_open -= 1
        if person.absences_open == 0:
            self.settle(person)
            person.absent = False
            person.away_from_s = -1
            cause = f"{absence.id}/started" if absence.told else absence.cause
            event = AbsenceEnded(f"{absence.id}/ended", self.core.now, (cause,), person.id, absence.reason)
            self.core.publish(event)
            self.core.engine.ask_dispatch()

    def _count_sickness(self, person: Person, absence: Absence) -> None:
        if absence.reason == "sickness":
            self.roster.state.sick_s += person.hours.between(absence.from_s, min(absence.to_s, self.core.now))

    def settle(self, person: Person) -> None:
        """Count the running absence up to now as time away in this week."""
        if person.away_from_s >= 0:
            person.week.away_s += person.hours.between(person.away_from_s, self.core.now)
            person.away_from_s = self.core.now

    def close_week(self, person: Person) -> float:
        """Return the share of the closing week that a person was away."""
        now = self.core.now
        self.settle(person)
        week = week_start(self.roster.week)
        open_s = person.hours.between(week, now)
        return min(1.0, person.week.away_s / open_s) if open_s > 0 else 1.0

    def _left(self, event: PersonLeft) -> None:
        person = self.roster.state.people[event.person]
        absences = self.roster.state.absences
        for absence in [a for a in absences.values() if a.person == person.id]:
            if absence.running:
                self._count_sickness(person, absence)
            del absences[absence.id]
        person.absences_open = 0
        person.absent = False
        person.away_from_s = -1
