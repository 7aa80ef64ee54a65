"""What the IT manager decides at the desk."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any, ClassVar

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.services.desk.floor import Desk

_MOST = 12


def _refused_person(floor: Desk, person_id: str) -> Refusal | None:
    person = floor.people.state.people.get(person_id)
    if person is None or not person.employed:
        return Refusal.of("unknown_person", id=person_id)
    return None


@dataclass(frozen=True, slots=True)
class DeclareMajorIncident(Decision):
    """Put named people on an urgent incident at once and tell the departments; it ends with the incident."""

    floor: ClassVar[str] = "desk"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "operations"

    ticket: str
    people: tuple[str, ...]

    def check(self, floor: Desk) -> Refusal | None:
        """Refuse what is no urgent open incident, and people who cannot help."""
        ticket = floor.state.tickets.get(self.ticket)
        if ticket is None:
            return Refusal.of("unknown_ticket", id=self.ticket)
        if ticket.kind != "incident" or ticket.priority > 2:
            return Refusal.of("not_urgent_enough", ticket=self.ticket, priority=ticket.priority)
        if ticket.major:
            return Refusal.of("already_declared", ticket=self.ticket)
        most = floor.rules.major_people_most
        if not self.people or len(set(self.people)) != len(self.people) or len(self.people) > most:
            return Refusal.of("name_people_once", most=most)
        for person in self.people:
            refusal = _refused_person(floor, person)
            if refusal is not None:
                return refusal
        if not self._able(floor):
            return Refusal.of("nobody_able", ticket=self.ticket)
        return None

    def _able(self, floor: Desk) -> bool:
        """Tell whether at least one of those named is here and can take the work."""
        item = floor.work.state.items[self.ticket]
        staff = floor.people.state.people
        return any(
            not staff[name].absent and (not item.field or floor.people.can_take(staff[name], item.field, item.level))
            for name in self.people
        )

    def apply(self, floor: Desk, decision_id: str) -> None:
        """Declare it; whoever is called out for what was no major incident comes less gladly the next time."""
        ticket = floor.state.tickets[self.ticket]
        floor.majors.declare(ticket, self.people, decision_id)
        if ticket.priority > 1:
            for person in self.people:
                floor.people.move_morale(person, -floor.rules.cried_wolf_morale, decision_id)
            for department in floor.majors.users(ticket.service):
                floor.relations.change_trust(department, -floor.rules.cried_wolf_points, decision_id)
            floor.relations.change_trust("executives", -floor.rules.cried_wolf_executives_points, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["DeclareMajorIncident", ...]:
        """Offer the best one, two or three people for each of the most urgent incidents."""
        options: list[DeclareMajorIncident] = []
        urgent = [t for t in view.desk.tickets if t.kind == "incident" and t.priority <= 2 and not t.major]
        for ticket in urgent[:3]:
            able = []
            for person in view.people.people:
                skill = dict(person.skills).get(ticket.field, 0.0)
                if not person.absent and skill > ticket.level - 2.0:
                    able.append((-skill, person.ordinal, person.id))
            best = [name for _, _, name in sorted(able)[:3]]
            groups = [group for size in (1, 2, 3) for group in combinations(best, size)]
            options += [cls(ticket.id, group) for group in groups if group[0] == best[0]]
        return tuple(options[:_MOST])


@dataclass(frozen=True, slots=True)
class OpenProblem(Decision):
    """Have somebody look for a recurring cause; once it is removed, its incidents stop."""

    floor: ClassVar[str] = "desk"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "operations"

    problem: str
    person: str = ""

    def check(self, floor: Desk) -> Refusal | None:
        """Refuse what nobody has noticed, what is open or solved, and people who cannot do it."""
        problem = floor.state.problems.get(self.problem)
        if problem is None or problem.state == "hidden":
            return Refusal.of("unknown_problem", id=self.problem)
        if problem.state != "noticed":
            return Refusal.of("problem_not_waiting", problem=self.problem, state=problem.state)
        if self.person:
            refusal = _refused_person(floor, self.person)
            if refusal is not None:
                return refusal
            definition = floor.problems.definitions[self.problem]
            if not floor.people.can_take(floor.people.state.people[self.person], definition.field, definition.level):
                return Refusal.of(
                    "person_cannot_do_it", person=self.person, field=definition.field, level=definition.level
                )
        return None

    def apply(self, floor: Desk, decision_id: str) -> None:
        """Open it."""
        floor.problems.open(self.problem, self.person, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["OpenProblem", ...]:
        """Offer each noticed problem to anyone able, and to the two best."""
        options: list[OpenProblem] = []
        for problem in sorted(view.desk.problems, key=lambda p: (-p.incidents, p.id)):
            if problem.state != "noticed":
                continue
            options.append(cls(problem.id))
            able = [
                (-dict(person.skills).get(problem.field, 0.0), person.ordinal, person.id)
                for person in view.people.people
            ]
            best = [name for skill, _, name in sorted(able)[:2] if -skill > problem.level - 2.0]
            options += [cls(problem.id, name) for name in best]
        return tuple(options[:_MOST])


@dataclass(frozen=True, slots=True)
class InvestInKnowledge(Decision):
    """Set the hours per week for the knowledge base: the first contact solves more, users help themselves more."""

    floor: ClassVar[str] = "desk"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "operations"

    hours_per_week: float

    def check(self, floor: Desk) -> Refusal | None:
        """Refuse hours that cannot be, or that are set already."""
        most_h = floor.rules.knowledge_h_per_week_most
        if not 0.0 <= self.hours_per_week <= most_h:
            return Refusal.of("out_of_range", value=self.hours_per_week, low=0.0, high=most_h)
        if self.hours_per_week == floor.state.knowledge.hours_per_week:
            return Refusal.of("knowledge_unchanged", hours=self.hours_per_week)
        return None

    def apply(self, floor: Desk, decision_id: str) -> None:
        """Set the hours."""
        floor.knowledge.set_hours(self.hours_per_week, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["InvestInKnowledge", ...]:
        """Offer a few round numbers."""
        now = view.desk.knowledge_h_per_week
        return tuple(cls(h) for h in (0.0, 2.0, 4.0, 8.0, 16.0) if h != now)


DECISIONS = (DeclareMajorIncident, OpenProblem, InvestInKnowledge)
