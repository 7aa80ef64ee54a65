"""A whole small department for tests of the business floor, and the door to its decisions."""

from typing import TypeVar

from sim.business.floor import BusinessFloor
from sim.house import House
from sim.kernel.decision import Decision
from sim.kernel.log import Event
from sim.kernel.units import WEEK
from sim.scenario.definitions import Scenario
from tests.worlds import small_scenario

E = TypeVar("E", bound=Event)


class Game:
    """One game on the small scenario, or another."""

    def __init__(self, scenario: Scenario | None = None, seed: int = 1) -> None:
        self.scenario = scenario or small_scenario()
        self.house = House(self.scenario, seed)
        self.business: BusinessFloor = self.house.business
        self.made = 0

    def refusal(self, option: Decision) -> str:
        refusal = option.check(self.business)
        return refusal.code if refusal is not None else ""

    def decide(self, option: Decision) -> str:
        assert self.refusal(option) == ""
        assert option.money_cents(self.business) >= 0
        self.made += 1
        decision_id = f"decision/{self.made}"
        option.apply(self.business, decision_id)
        return decision_id

    def run(self, week: int) -> "Game":
        """Run to the end of a week."""
        while self.house.core.engine.run(week * WEEK) is not None:
            pass
        self.house.check_invariants()
        return self

    def events(self, kind: type[E]) -> list[E]:
        return [event for event in self.house.core.log if isinstance(event, kind)]
