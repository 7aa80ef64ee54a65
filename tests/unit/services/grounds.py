"""Floors from money up to security, for tests of single mechanisms."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from sim.kernel.core import Core
from sim.kernel.decision import Decision
from sim.kernel.digest import digest
from sim.kernel.errors import Refusal
from sim.kernel.units import week_start
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.services.change.floor import ChangeFloor
from sim.services.desk.floor import Desk
from sim.services.infrastructure.floor import Infrastructure
from sim.services.security.floor import SecurityFloor
from sim.work.floor import WorkFloor
from tests.worlds import category, demand, person, small_scenario


class Decided(NamedTuple):
    """Stands for the session's record of a decision."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    name: str


class Grounds:
    """One game without the business floors."""

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
        services = (self.work, self.infrastructure, self.desk)
        self.change = ChangeFloor(core, scenario, *below, *services)
        self.security = SecurityFloor(core, scenario, *below, *services, self.change)
        self.floors: dict[str, Any] = {
            "money": self.money,
            "relations": self.relations,
            "people": self.people,
            "work": self.work,
            "infrastructure": self.infrastructure,
            "desk": self.desk,
            "change": self.change,
            "security": self.security,
        }
        self.decided = 0
        for floor in self.floors.values():
            floor.start()

    def run(self, week: int) -> "Grounds":
        """Run to the first second of a week, through all stops."""
        until_s = min(week_start(week), self.scenario.horizon_s)
        while self.core.engine.run(until_s) is not None:
            pass
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
            self.core.publish(Decided(name, self.core.now, (), decision.name()))
            decision.apply(floor, name)
            self.core.engine.ask_dispatch()
        return refusal

    def must(self, decision: Decision) -> None:
        """Make a decision that has to be possible."""
        refusal = self.decide(decision)
        assert refusal is None, refusal

    def events(self, kind: type) -> list[Any]:
        """Return what happened of one kind."""
        return [event for event in self.core.log if type(event) is kind]

    def digests(self) -> dict[str, str]:
        return {name: digest(floor.state) for name, floor in self.floors.items()}


def chain(grounds: Grounds, event_id: str) -> Iterator[str]:
    """Yield the roots and decisions behind an event."""
    event = grounds.core.log.find(event_id)
    assert event is not None, f"no event {event_id}"
    if not event.causes:
        yield event.id
    for cause in event.causes:
        if cause.startswith(("chance:", "start:")):
            yield cause
        else:
            yield from chain(grounds, cause)


def able_scenario(**changes: Any) -> Scenario:
    """Return the small world with a team able to do everything, quiet users and money for everything."""
    skills = {"server": 4, "network": 4, "application": 3, "security": 3, "database": 3, "service_desk": 3}
    duties = {"desk": 0.2, "operations": 0.7, "projects": 0.1}
    people = tuple(person(name, skills=skills, duties=duties, on_call=name < "c") for name in ("ada", "ben", "cem"))
    base = small_scenario(
        people=people,
        demand=demand(category(per_user_month=0.05)),
        contracts=(),
        assets=tuple(replace(asset, contract="") for asset in small_scenario().assets),
        budget_cents={
            "payroll": 40_000_000,
            "on_call": 3_000_000,
            "security": 9_000_000,
            "hardware": 9_000_000,
            "licences": 1_000_000,
            "support": 1_000_000,
        },
    )
    return replace(base, **changes)


def with_rules(scenario: Scenario, section: str, **numbers: Any) -> Scenario:
    """Return a scenario with other numbers in one section of its rules."""
    part = replace(getattr(scenario.rules, section), **numbers)
    return replace(scenario, rules=replace(scenario.rules, **{section: part}))


def calm(scenario: Scenario) -> Scenario:
    """Return a scenario in which nobody asks for changes, nothing fails by itself, and nobody attacks."""
    classes = {name: replace(kind, failures_per_year=0.0) for name, kind in scenario.rules.asset_classes.items()}
    scenario = replace(scenario, rules=replace(scenario.rules, asset_classes=classes))
    scenario = with_rules(scenario, "changes", requests_per_week_per_100_users=0.0, patch_failure_share=0.0)
    return with_rules(scenario, "security", exploited_share=0.0, phishing_per_week=0.0)
