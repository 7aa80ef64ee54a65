"""The roster: what all mechanisms of this floor share."""

from bisect import insort

from sim.kernel.calendar import Calendar
from sim.kernel.core import Core
from sim.kernel.errors import Refusal
from sim.kernel.units import HOUR, WEEK, week_of
from sim.money.floor import MoneyFloor
from sim.people.calendars import Calendars
from sim.people.events import WorkingTimeChanged
from sim.people.state import PeopleState, Person
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario

_CAUSES_KEPT = 4


class Roster:
    """Who works here, and the little that every mechanism does with a person.

    Attributes:
        staff: Employed people in fixed order.
    """

    def __init__(self, core: Core, scenario: Scenario, money: MoneyFloor, relations: RelationsFloor) -> None:
        """Start empty."""
        self.core = core
        self.scenario = scenario
        self.rules = scenario.rules.people
        self.money = money
        self.relations = relations
        self.calendars = Calendars(scenario.calendars)
        self.state = PeopleState()
        self.staff: list[Person] = []

    def add(self, person: Person) -> None:
        """Put a person on the roster."""
        self.state.people[person.id] = person
        insort(self.staff, person, key=_ordinal)

    def remove(self, person: Person) -> None:
        """Take a person off the roster; the record stays."""
        person.employed = False
        self.staff.remove(person)

    def find(self, person_id: str) -> Person | None:
        """Return an employed person, or None."""
        person = self.state.people.get(person_id)
        return person if person is not None and person.employed else None

    def missing(self, person_id: str) -> Refusal:
        """Return why nobody employed has this id."""
        code = "person_left" if person_id in self.state.people else "unknown_person"
        return Refusal.of(code, id=person_id)

    def name(self, person: Person, kind: str) -> str:
        """Return the next causal name of its kind for a person, as ``person/ada/absence/2``."""
        number = person.counts.get(kind, 0) + 1
        person.counts[kind] = number
        return f"person/{person.id}/{kind}/{number}"

    def touch(self, person: Person) -> None:
        """Forget computed speeds, because something they depend on changed."""
        person.pace = -1.0
        person.speeds.clear()

    def contract_h(self, person: Person) -> float:
        """Return a person's weekly hours without overtime."""
        return self.calendars.contract_h(person.calendar, person.week_share, person.ordinal)

    def own_calendar(self, calendar: str, week_share: float, ordinal: int) -> Calendar:
        """Return the calendar that a person starts with."""
        return self.calendars.of(calendar, week_share, ordinal)

    def set_overtime(self, person: Person, hours: float, cause: str) -> None:
        """Give a person another calendar with so many hours a week above contract."""
        if hours == person.overtime_h:
            return
        now = self.core.now
        if person.absent and person.away_from_s >= 0:
            person.week.away_s += person.hours.between(person.away_from_s, now)
            person.away_from_s = now
        person.overtime_h = hours
        person.hours = self.calendars.of(person.calendar, person.week_share, person.ordinal, hours)
        self.touch(person)
        name = self.name(person, "working-time")
        weekly_h = person.hours.weekly_s / HOUR
        self.core.publish(WorkingTimeChanged(f"{name}/changed", now, (cause,), person.id, weekly_h))
        self.core.engine.ask_dispatch()

    def uplift(self, person: Person, points: float, cause: str) -> None:
        """Move a person's morale at once and remember why."""
        person.morale = min(1.0, max(0.0, person.morale + points))
        self.touch(person)
        moved = person.care.moved
        if points != 0.0 and cause not in moved:
            moved.append(cause)
            del moved[:-_CAUSES_KEPT]

    def remember(self, person: Person, kind: str, cause: str) -> None:
        """Keep the id of the latest event behind a part of a person's mood."""
        person.care.drivers[kind] = cause

    def causes(self, person: Person, *kinds: str) -> tuple[str, ...]:
        """Return the latest events behind some parts of a person's mood, or that it has been so from the start."""
        found = [person.care.drivers[kind] for kind in kinds if kind in person.care.drivers]
        return tuple(dict.fromkeys(found)) or (f"start:people/{kinds[0]}",)

    def weeks_here(self, person: Person) -> float:
        """Return the weeks of service."""
        return (self.core.now - person.employment.joined_s) / WEEK

    @property
    def week(self) -> int:
        """The running week."""
        return week_of(self.core.now)

    def staff_without_contractors(self) -> list[Person]:
        """Return the house's own people in fixed order."""
        return [person for person in self.staff if not person.contractor]


def _ordinal(person: Person) -> int:
    return person.ordinal
