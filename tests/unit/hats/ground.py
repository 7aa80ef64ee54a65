"""A small department with a deck of its own, and the door to the decisions of its hats."""

from dataclasses import replace
from typing import Any, TypeVar

from sim.hats.floor import HatsFloor
from sim.house import House
from sim.kernel.decision import Decision
from sim.kernel.engine import Stop
from sim.kernel.errors import Refusal
from sim.kernel.log import Event
from sim.kernel.units import WEEK
from sim.scenario.cards import CardDef, ConditionDef, EffectDef, OptionDef
from sim.scenario.definitions import Scenario
from sim.scenario.projects import DeliverableDef, ProjectDef, TaskDef
from sim.session import DecisionMade
from tests.worlds import small_scenario

E = TypeVar("E", bound=Event)


def option(name: str, *effects: EffectDef, hours: float = 1.0) -> OptionDef:
    return OptionDef(name, effects, hours)


def card(card_id: str, **changes: Any) -> CardDef:
    """Return a plain dilemma of the IT manager; any field can be replaced."""
    base = CardDef(
        id=card_id,
        kind="dilemma",
        meets="it",
        owner="it",
        fact=1,
        options=(
            option("yes", EffectDef("trust", "sales", 3.0)),
            option("no", EffectDef("trust", "sales", -2.0), hours=0.5),
        ),
        preferred="no",
        silent="no",
    )
    return replace(base, **changes)


def when(kind: Any, subject: str = "", value: float = 0.0) -> tuple[ConditionDef, ...]:
    return (ConditionDef(kind, subject, value),)


def project(**changes: Any) -> ProjectDef:
    """Return a small project that exists from week 1 and is led from the project manager's seat."""
    base = ProjectDef(
        id="move",
        starts="chartered",
        week=1,
        sponsor="sales",
        due_week=20,
        budget_cents=2_000_000,
        capital_cents=0,
        deliverables=(DeliverableDef("rooms", 10, ()),),
        tasks=(
            TaskDef("survey", "rooms", "requirements", 40, "server", 2),
            TaskDef("build", "rooms", "build", 80, "server", 2, after=("survey",)),
        ),
        risks=(),
        benefits=(),
        stakeholders=(),
        go_live_assets=("nas",),
        leader="pm",
    )
    return replace(base, **changes)


def scenario(*cards: CardDef, **changes: Any) -> Scenario:
    """Return the small scenario for half a year with these cards; any field can be replaced."""
    base: dict[str, Any] = {"weeks": 26, "cards": cards, "projects": (project(),)}
    money = {name: 4 * cents for name, cents in small_scenario().budget_cents.items()}
    return small_scenario(**({"budget_cents": money | {"project_expense": 6_000_000}} | base | changes))


class Game:
    """One game; decisions go through checks as a session would make them."""

    def __init__(self, world: Scenario, seed: int = 1) -> None:
        self.scenario = world
        self.house = House(world, seed)
        self.hats: HatsFloor = self.house.hats
        self.hats.door = self._door
        self.made = 0
        self.prices: list[float] = []

    def refusal(self, choice: Decision, seat: str = "it") -> str:
        refusal = choice.check_as(self.house.floors[choice.floor], seat)
        return refusal.code if refusal is not None else ""

    def hours(self, choice: Decision) -> float:
        return choice.hours(self.house.floors[choice.floor], self.scenario.rules.decision_hours[choice.name()])

    def decide(self, choice: Decision, seat: str = "it") -> str:
        assert self.refusal(choice, seat) == ""
        return self._apply(choice, seat, ())

    def _apply(self, choice: Decision, seat: str, causes: tuple[str, ...]) -> str:
        self.made += 1
        decision_id = f"decision/{self.made}"
        core = self.house.core
        arguments = tuple(choice.arguments().items())
        core.publish(DecisionMade(decision_id, core.now, causes, seat, choice.name(), arguments, self.hours(choice)))
        choice.apply_as(self.house.floors[choice.floor], decision_id, seat)
        core.engine.ask_dispatch()
        return decision_id

    def _door(self, choice: Decision, seat: str, cause: str, factor: float) -> Refusal | None:
        refusal = choice.check_as(self.house.floors[choice.floor], seat)
        if refusal is None:
            self.prices.append(factor)
            self._apply(choice, seat, (cause,))
        return refusal

    def run(self, week: int) -> "Game":
        """Run to the end of a week, through all stops."""
        while self.house.core.engine.run(week * WEEK) is not None:
            pass
        self.house.check_invariants()
        return self

    def to_card(self, kind: str = "dilemma") -> Stop | None:
        """Run to the next stop for a card, or to the end."""
        while True:
            stop = self.house.core.engine.run(self.scenario.horizon_s)
            if stop is None or (isinstance(stop, Stop) and stop.kind == kind):
                return stop if isinstance(stop, Stop) else None

    def events(self, kind: type[E]) -> list[E]:
        return [event for event in self.house.core.log if isinstance(event, kind)]
