"""The people floor: puts the mechanisms together and is what the floors above talk to."""

import math

from sim.kernel.calendar import Calendar
from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import week_of, week_start
from sim.money.floor import MoneyFloor
from sim.people.absences import Absences
from sim.people.applicants import Applicants
from sim.people.contractors import Contractors
from sim.people.events import DutySharesSet, PersonJoined, PersonLeft
from sim.people.fatigue import Fatigue
from sim.people.hiring import Hiring
from sim.people.joining import Joining
from sim.people.learning import TOP, Learning
from sim.people.leave import Leave
from sim.people.leaving import Leaving
from sim.people.mentoring import Mentoring
from sim.people.morale import Morale
from sim.people.on_call import OnCall
from sim.people.overtime import Overtime
from sim.people.pay import Pay
from sim.people.roster import Roster
from sim.people.sickness import Sickness
from sim.people.sight import people_view
from sim.people.speed import Speed
from sim.people.state import Person, WeekSoFar
from sim.people.talks import Talks
from sim.people.training import Training
from sim.people.view import PeopleView
from sim.people.word import Word
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario

_RANK_WEEK = 390
_SHARES_TOLERANCE = 1e-6


class PeopleFloor:
    """The staff.

    Attributes:
        state: What the digest sees.
        roster: Employed people and what all mechanisms share.
        default_familiarity: With services that nobody mentioned.
    """

    def __init__(self, core: Core, scenario: Scenario, money: MoneyFloor, relations: RelationsFloor) -> None:
        """Put the scenario's people on the roster."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.people
        self.money = money
        self.relations = relations
        self.default_familiarity = self.rules.default_familiarity
        roster = self.roster = Roster(core, scenario, money, relations)
        self.state = roster.state
        self.speeds = Speed(roster)
        self.absences = Absences(roster)
        self.fatigue = Fatigue(roster)
        self.morale = Morale(roster)
        self.talks = Talks(roster, self.morale)
        self.learning = Learning(roster)
        self.training = Training(roster, self.absences, self.morale)
        self.mentoring = Mentoring(roster, self.morale)
        self.sickness = Sickness(roster, self.absences)
        self.leave = Leave(roster, self.absences)
        self.overtime = Overtime(roster)
        self.on_call = OnCall(roster)
        self.pay = Pay(roster, self.morale)
        self.joining = Joining(roster, self.leave, self.pay)
        self.leaving = Leaving(roster, self.morale, self.pay)
        self.applicants = Applicants(roster, self.pay)
        self.hiring = Hiring(roster, self.joining, self.applicants)
        self.contractors = Contractors(roster, self.joining, self.applicants)
        self.word = Word(roster)
        core.log.subscribe(PersonJoined, self._routine_up)
        core.log.subscribe(PersonLeft, self._routine_down)
        self.joining.found()

    def start(self) -> None:
        """Begin weeks, months, leave and the sickness of the first week."""
        self.joining.start()
        self.pay.start()
        self.sickness.draw_week(1)
        self._schedule_week(1)

    # ------------------------------------------------------------------------------------- what work asks often

    def speed(self, person: Person, field: str, level: float, service: str) -> float:
        """Return the effort a person does per unit of working time; 0 if they cannot take it."""
        key = (field, level, service)
        speed = person.speeds.get(key)
        if speed is None:
            speed = person.speeds[key] = self.speeds.compute(person, field, level, service)
        return speed

    def can_take(self, person: Person, field: str, level: float) -> bool:
        """Tell whether a person's skill allows a piece of work."""
        return self.speeds.can_take(person, field, level)

    def calendar(self, person: Person) -> Calendar:
        """Return the person's own calendar, part time and overtime included."""
        return person.hours

    def present(self, person: Person, t_s: int) -> bool:
        """Tell whether a person is at work."""
        return person.employed and not person.absent and person.hours.is_open(t_s)

    def on_call_people(self, t_s: int) -> tuple[Person, ...]:
        """Return who answers outside office hours now."""
        return self.on_call.on_duty(t_s)

    def interruption_cost(self, person: Person) -> int:
        """Return the seconds a person needs to resume interrupted work."""
        return self.speeds.interruption_cost(person)

    def book(self, person: Person, seconds: int, duty: str, service: str, field: str, on_call: bool) -> None:
        """Count work that was done.

        Args:
            person: Who worked.
            seconds: How long.
            duty: For which duty.
            service: On which service, or empty.
            field: Which skill it used, or empty.
            on_call: Whether it was done outside the own calendar, on call or planned.
        """
        week = person.week
        week.worked_s += seconds
        if on_call:
            week.off_s += seconds
        if field:
            fields_s = week.fields_s
            fields_s[field] = fields_s.get(field, 0) + seconds
        if service:
            services_s = week.services_s
            services_s[service] = services_s.get(service, 0) + seconds

    def add_absence(self, person_id: str, from_s: int, to_s: int, reason: str, cause: str) -> str:
        """Arrange an absence (leave, sickness, training, meeting, away). Returns its id, or empty."""
        return self.absences.add(person_id, from_s, to_s, reason, cause)

    # ------------------------------------------------------------------------------------ what upper floors move

    def recognise(self, person_id: str, cause: str) -> float:
        """Thank a person; returns the morale it gave (none without an achievement since the last time)."""
        person = self.roster.find(person_id)
        return self.morale.recognise(person, cause) if person else 0.0

    def note_achievement(self, person_id: str) -> None:
        """Remember that a person achieved something (a major incident solved, a problem removed, a milestone)."""
        person = self.roster.find(person_id)
        if person:
            self.morale.achieve(person)

    def note_priorities_changed(self, cause: str = "") -> None:
        """Let everybody feel that the manager's priorities moved (triage order, interrupt rule)."""
        self.morale.note_priorities_changed(self.roster.staff, cause)

    def move_morale(self, person_id: str, points: float, cause: str) -> None:
        """Move a person's morale at once (dilemmas, team events)."""
        person = self.roster.find(person_id)
        if person:
            self.roster.uplift(person, points, cause)

    def set_duties(self, person: Person, desk: float, operations: float, projects: float, cause: str) -> None:
        """Divide a person's week anew."""
        person.duties = {"desk": desk, "operations": operations, "projects": projects}
        event_id = f"{self.roster.name(person, 'duties')}/set"
        self.morale.note_priorities_changed([person], event_id)
        event = DutySharesSet(event_id, self.core.now, (cause,), person.id, desk, operations, projects)
        self.core.publish(event)
        self.core.engine.ask_dispatch()

    # ------------------------------------------------------------------------------------------------ the week

    def _schedule_week(self, week: int) -> None:
        t_s = week_start(week + 1) - 1
        if t_s < self.core.horizon_s:
            self.core.engine.at(t_s, _RANK_WEEK, "people/week", self._close_week, week)

    def _close_week(self, occurrence: Occurrence) -> None:
        on_duty = self.on_call.close_week()
        for person in self.roster.staff:
            load = self.fatigue.measure(person, self.absences.close_week(person))
            self.fatigue.close_week(person, load, person.id in on_duty)
            self.overtime.close_week(person, load)
            self.learning.close_week(person)
        self.training.close_week()
        self.mentoring.close_week()
        self.morale.close_week()
        self.leaving.close_week()
        self.joining.close_week()
        for person in self.roster.staff:
            person.week = WeekSoFar()
            self.roster.touch(person)
        week = week_of(occurrence.due_s)
        self.sickness.draw_week(week + 1)
        self._schedule_week(week + 1)

    # ----------------------------------------------------------------------------------------- manager's routine

    def _routine_up(self, event: PersonJoined) -> None:
        self._routine(self.state.people[event.person], 1.0)

    def _routine_down(self, event: PersonLeft) -> None:
        self._routine(self.state.people[event.person], -1.0)

    def _routine(self, person: Person, sign: float) -> None:
        # Who reports to a team lead costs the manager no time.
        if not self.morale.led_directly(person):
            return
        hours = self.relations.rules.direct_report_h * self.scenario.turn_weeks
        self.relations.set_routine("it", self.relations.routine("it", "team") + sign * hours)

    # --------------------------------------------------------------------------------------------------- sight

    def view(self, seat: str) -> PeopleView:
        """Return what a seat sees."""
        return people_view(self, seat)

    def check_invariants(self) -> None:
        """Check that people stay people.

        Raises:
            InvariantError: A value left its range, or records disagree.
        """
        for person in self.state.people.values():
            self._check_person(person)
        employed = [person.id for person in self.state.people.values() if person.employed]
        if employed != [person.id for person in self.roster.staff]:
            raise InvariantError("the roster disagrees with who is employed")
        for pair in self.state.pairs.values():
            if pair.mentor not in employed or pair.mentee not in employed:
                raise InvariantError(f"{pair.id} binds somebody who left")
        if any(person_id not in employed for person_id in self.state.rota.people):
            raise InvariantError("somebody who left is on call")

    def _check_person(self, person: Person) -> None:
        shares = (person.morale, person.fatigue, person.ramp, person.mentoring, *person.familiarity.values())
        if any(not 0.0 <= share <= 1.0 for share in shares):
            raise InvariantError(f"a share of {person.id} left 0 to 1")
        if any(not 0.0 <= level <= TOP for level in person.skills.values()):
            raise InvariantError(f"a skill of {person.id} left 0 to 5")
        if abs(math.fsum(person.duties.values()) - 1.0) > _SHARES_TOLERANCE:
            raise InvariantError(f"the duties of {person.id} do not add up")
        running = sum(1 for a in self.state.absences.values() if a.person == person.id and a.running)
        if running != person.absences_open or person.absent != (running > 0):
            raise InvariantError(f"the absences of {person.id} disagree")
        if person.overtime_h < 0 or person.pay_cents < 0 or person.employment.owed_cents < 0:
            raise InvariantError(f"{person.id} works or earns less than nothing")
        if person.employed and 0 <= person.employment.last_s < self.core.now - 1:
            raise InvariantError(f"{person.id} is past the last day")
