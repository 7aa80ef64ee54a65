"""The lower floors with people on top, and a stub that books work."""

from dataclasses import dataclass
from typing import Any

from sim.kernel.core import Core
from sim.kernel.decision import Decision
from sim.kernel.engine import Occurrence
from sim.kernel.errors import Refusal
from sim.kernel.log import type_name
from sim.kernel.units import DAY, HOUR, WEEK
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.people.state import Person
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import PersonDef, Scenario
from tests.worlds import person, small_scenario

FRIDAY = 4 * DAY + 17 * HOUR
PLENTY = {
    "payroll": 10_000_000_000,
    "on_call": 500_000_000,
    "training": 500_000_000,
    "recruiting": 500_000_000,
    "contractors": 2_000_000_000,
}


@dataclass
class House:
    """The floors of one game."""

    core: Core
    money: MoneyFloor
    relations: RelationsFloor
    people: PeopleFloor
    decided: int = 0

    def person(self, person_id: str) -> Person:
        return self.people.state.people[person_id]

    def run(self, until_s: int) -> "House":
        self.core.engine.run(until_s)
        return self

    def weeks(self, weeks: float) -> "House":
        return self.run(round(weeks * WEEK))

    def check(self, decision: Decision) -> Refusal | None:
        return decision.check(self.people)

    def refused(self, decision: Decision) -> str:
        refusal = decision.check(self.people)
        return refusal.code if refusal else ""

    def decide(self, decision: Decision) -> "House":
        assert decision.check(self.people) is None, decision.check(self.people)
        self.decided += 1
        decision.apply(self.people, f"decision/{self.decided}")
        return self

    def told(self, kind: str) -> list[Any]:
        return [event for event in self.core.log if type_name(type(event)) == kind]

    def toil(self, hours: float = 33.0, field: str = "server", service: str = "mail", only: str = "") -> "House":
        """Book so many hours a week for everybody who is here on Friday."""

        def book(occurrence: Occurrence) -> None:
            for someone in self.people.roster.staff:
                if not someone.absent and only in ("", someone.id):
                    self.people.book(someone, round(hours * HOUR), "operations", service, field, False)
            following = occurrence.due_s + WEEK
            if following < self.core.horizon_s:
                self.core.engine.at(following, 450, "toil", book)

        week = self.core.now // WEEK * WEEK
        self.core.engine.at(week + FRIDAY, 450, "toil", book)
        return self


def house(seed: int = 1, scenario: Scenario | None = None, **changes: Any) -> House:
    """Return started floors; budgets are plentiful unless given."""
    changes.setdefault("weeks", 26)
    changes.setdefault("budget_cents", PLENTY)
    scenario = scenario or small_scenario(**changes)
    core = Core(seed, scenario.horizon_s)
    money = MoneyFloor(core, scenario)
    relations = RelationsFloor(core, scenario, money)
    people = PeopleFloor(core, scenario, money, relations)
    for floor in (money, relations, people):
        floor.start()
    return House(core, money, relations, people)


def team(size: int, **changes: Any) -> tuple[PersonDef, ...]:
    """Return equal professionals of different fields, every fifth on the service desk."""
    fields = ("service_desk", "server", "network", "application", "endpoint")
    return tuple(person(f"p{i:02}", skills={fields[i % 5]: 3.5, "analysis": 2}, **changes) for i in range(size))
