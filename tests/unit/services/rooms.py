"""Floors from money up to the desk, for tests of infrastructure and desk without changes and attacks."""

from dataclasses import replace
from typing import Any, NamedTuple

from sim.kernel.core import Core
from sim.kernel.decision import Decision
from sim.kernel.digest import digest
from sim.kernel.errors import Refusal
from sim.kernel.units import HOUR
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.services.desk.floor import Desk
from sim.services.infrastructure.floor import Infrastructure
from sim.work.floor import WorkFloor
from tests.worlds import category, demand, small_scenario


class Decided(NamedTuple):
    """Stands for the session's record of a decision."""

    id: str
    t_s: int
    causes: tuple[str, ...]


class Rooms:
    """One game up to the desk."""

    def __init__(self, scenario: Scenario, seed: int = 1) -> None:
        self.scenario = scenario
        core = self.core = Core(seed, scenario.horizon_s)
        self.money = MoneyFloor(core, scenario)
        self.relations = RelationsFloor(core, scenario, self.money)
        self.people = PeopleFloor(core, scenario, self.money, self.relations)
        below = (self.money, self.relations, self.people)
        self.work = WorkFloor(core, scenario, self.people)
        self.infrastructure = Infrastructure(core, scenario, *below, self.work)
        self.desk = Desk(core, scenario, *below, self.work, self.infrastructure)
        self.floors: dict[str, Any] = {
            "money": self.money,
            "relations": self.relations,
            "people": self.people,
            "work": self.work,
            "infrastructure": self.infrastructure,
            "desk": self.desk,
        }
        self.stops: list[object] = []
        self.decided = 0
        for floor in self.floors.values():
            floor.start()

    def run(self, until_s: int | None = None) -> "Rooms":
        """Run to an instant (default: the end), through all stops, and look for contradictions."""
        until_s = self.scenario.horizon_s if until_s is None else until_s
        while (stop := self.core.engine.run(until_s)) is not None:
            self.stops.append(stop)
        for floor in self.floors.values():
            floor.check_invariants()
        return self

    def decide(self, decision: Decision) -> Refusal | None:
        """Make a decision now, or return why not."""
        floor = self.floors[decision.floor]
        refusal = decision.check(floor)
        if refusal is None:
            self.decided += 1
            name = f"decision/{self.decided}"
            self.core.publish(Decided(name, self.core.now, ()))
            decision.apply(floor, name)
            self.core.engine.ask_dispatch()
        return refusal

    def must(self, decision: Decision) -> "Rooms":
        """Make a decision that has to be possible."""
        refusal = self.decide(decision)
        assert refusal is None, refusal
        return self

    def events(self, kind: type) -> list[Any]:
        """Return what happened of one kind."""
        return [event for event in self.core.log if type(event) is kind]

    def digests(self) -> dict[str, str]:
        return {name: digest(floor.state) for name, floor in self.floors.items()}


def with_rules(scenario: Scenario, section: str, **numbers: Any) -> Scenario:
    """Return a scenario with other numbers in one section of its rules."""
    part = replace(getattr(scenario.rules, section), **numbers)
    return replace(scenario, rules=replace(scenario.rules, **{section: part}))


def sturdy(scenario: Scenario, failures_per_year: float = 0.0) -> Scenario:
    """Return a scenario whose assets fail at another rate, by default never."""
    classes = {
        name: replace(kind, failures_per_year=failures_per_year) for name, kind in scenario.rules.asset_classes.items()
    }
    return replace(scenario, rules=replace(scenario.rules, asset_classes=classes))


def quiet(**changes: Any) -> Scenario:
    """Return the small world in which nothing fails and hardly anybody calls."""
    return sturdy(small_scenario(demand=demand(category(per_user_month=0.0001)), **changes))


MONDAY_TEN = 10 * HOUR
