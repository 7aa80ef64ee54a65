"""Courses: money and days away for a level that fades unless it is used."""

from typing import cast

from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, WEEK, week_of, week_start
from sim.people.absences import Absences
from sim.people.events import CourseBooked, CourseCompleted, PersonLeft, SkillFaded
from sim.people.learning import TOP
from sim.people.morale import Morale
from sim.people.roster import Roster
from sim.people.state import Course, Person

_RANK = 320


class Training:
    """Books courses, teaches, and lets unused learning fade."""

    def __init__(self, roster: Roster, absences: Absences, morale: Morale) -> None:
        """Listen for people who leave."""
        self.roster = roster
        self.core = roster.core
        self.rules = roster.rules
        self.absences = absences
        self.morale = morale
        self._offsets: dict[str, int] = {}
        self.core.log.subscribe(PersonLeft, self._left)

    def first_date(self, field: str) -> int:
        """Return the next week in which a course begins that can still be booked and finished, or 0.

        Draws: ``people/courses`` by field, for the place of its dates in the year.
        """
        every = max(1, round(self.rules.course_every_weeks))
        offset = self._offsets.get(field)
        if offset is None:
            offset = self._offsets[field] = int(self.core.luck.family("people/courses").one(field) * every)
        first = week_of(self.core.now) + max(1, round(self.rules.course_lead_weeks))
        first += (offset - first) % every
        return first if first <= self.core.horizon_s // WEEK else 0

    def dates(self, field: str) -> list[int]:
        """Return all such weeks."""
        first = self.first_date(field)
        every = max(1, round(self.rules.course_every_weeks))
        return list(range(first, self.core.horizon_s // WEEK + 1, every)) if first else []

    def next_date(self, person: Person, field: str) -> int:
        """Return the next week in which a person can take a course, or 0.

        A date is out when its seats are taken, when too many of a skill group would be away, or when the person is.
        """
        for week in self.dates(field):
            if self.obstacle(person, field, week) == "":
                return week
        return 0

    def obstacle(self, person: Person, field: str, week: int) -> str:
        """Return why a person cannot take a course in a week: ``no_seat``, ``too_many_away``, ``away``, or empty."""
        start = week_start(week)
        courses = self.roster.state.courses.values()
        if sum(1 for c in courses if c.field == field and c.from_s == start) >= self.rules.course_seats:
            return "no_seat"
        away = {c.person for c in courses if c.from_s == start}
        if person.id in away:
            return "away"
        for group in (self.group(field, person), self.group(person.main, person)):
            limit = max(1, int(len(group) * self.rules.course_group_share))
            if sum(1 for member in group if member.id in away) + 1 > limit:
                return "too_many_away"
        return ""

    def group(self, field: str, person: Person) -> list[Person]:
        """Return the skill group of a field, the person included."""
        level = self.rules.course_group_level
        return [m for m in self.roster.staff if m is person or m.skills.get(field, 0.0) >= level]

    def book(self, person: Person, field: str, week: int, cause: str) -> None:
        """Pay for a seat and plan the days away."""
        start = week_start(week)
        end = start + round(self.rules.course_days * DAY)
        course = Course(self.roster.name(person, "course"), person.id, field, start, end, cause)
        self.roster.state.courses[course.id] = course
        cents = self.rules.course_price_cents
        event_id = f"{course.id}/booked"
        self.core.publish(CourseBooked(event_id, self.core.now, (cause,), person.id, course.id, field, start, cents))
        course.cause = event_id
        self.roster.money.spend("training", cents, course.id, event_id)
        self.absences.add(person.id, start, end, "training", event_id)
        self.core.engine.at(end, _RANK, course.id, self._complete, course)

    def _complete(self, occurrence: Occurrence) -> None:
        course = cast(Course, occurrence.payload)
        if course.id not in self.roster.state.courses:
            return
        person = self.roster.state.people[course.person]
        level = person.skills.get(course.field, 0.0)
        course.gain = self.rules.course_gain_levels * (1.0 - level / TOP)
        person.skills[course.field] = min(TOP, level + course.gain)
        event_id = f"{course.id}/completed"
        self.morale.note_growth(person, self.rules.growth_course, event_id)
        self.roster.touch(person)
        causes = (course.cause,)
        course.cause = event_id
        self.core.publish(
            CourseCompleted(event_id, self.core.now, causes, person.id, course.id, course.field, course.gain)
        )
        check_s = self.core.now + round(self.rules.fade_weeks * WEEK)
        if check_s < self.core.horizon_s:
            self.core.engine.at(check_s, _RANK, f"{course.id}/fade", self._settle, course)

    def close_week(self) -> None:
        """Count the week's practice toward what was learned."""
        for course in self.roster.state.courses.values():
            if course.gain > 0.0:
                course.used_s += self.roster.state.people[course.person].week.fields_s.get(course.field, 0)

    def _settle(self, occurrence: Occurrence) -> None:
        course = cast(Course, occurrence.payload)
        if self.roster.state.courses.pop(course.id, None) is None:
            return
        person = self.roster.state.people[course.person]
        used_s = course.used_s + person.week.fields_s.get(course.field, 0)
        if used_s >= self.rules.fade_use_h * HOUR:
            return
        loss = min(person.skills[course.field], self.rules.fade_share * course.gain)
        person.skills[course.field] -= loss
        self.roster.touch(person)
        event_id = f"{course.id}/faded"
        now = self.core.now
        self.core.publish(SkillFaded(event_id, now, (course.cause,), person.id, course.id, course.field, loss))

    def _left(self, event: PersonLeft) -> None:
        courses = self.roster.state.courses
        for course_id in [c.id for c in courses.values() if c.person == event.person]:
            del courses[course_id]
