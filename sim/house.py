"""The house: all floors of one game, built from the ground up."""

from collections.abc import Generator, Iterator
from typing import Protocol
from weakref import WeakValueDictionary

from sim.business.floor import BusinessFloor
from sim.hats.floor import HatsFloor
from sim.kernel.core import Core
from sim.kernel.digest import digest
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.projects.floor import ProjectsFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.scores.floor import ScoresFloor
from sim.services.change.floor import ChangeFloor
from sim.services.desk.floor import Desk
from sim.services.infrastructure.floor import Infrastructure
from sim.services.security.floor import SecurityFloor
from sim.work.floor import WorkFloor


class Floor(Protocol):
    """What every floor can do for the house."""

    @property
    def state(self) -> object:
        """Its mutable state."""

    def start(self) -> None:
        """Make due what comes first."""

    def view(self, seat: str) -> object:
        """Return what a seat sees of it. Pure."""

    def check_invariants(self) -> None:
        """Raise InvariantError if the state contradicts itself."""


class Look:
    """What one seat sees of the house at one moment: each floor's part is made when it is first looked at.

    Most eyes see little: a policy reads three parts of twelve, a screen two. So that what is seen stays what it was,
    whoever changes the house completes the looks that somebody still holds.
    """

    __slots__ = ("__weakref__", "_floors", "_parts", "_seat")

    def __init__(self, floors: dict[str, Floor], seat: str) -> None:
        """See nothing yet."""
        self._floors = floors
        self._seat = seat
        self._parts: dict[str, object] = {}

    def part(self, floor: str) -> object:
        """Return what the seat sees of a floor."""
        part = self._parts.get(floor)
        if part is None:
            part = self._parts[floor] = self._floors[floor].view(self._seat)
        return part

    def complete(self) -> None:
        """Look at everything that has not been looked at."""
        for floor in self._floors:
            self.part(floor)


class House:
    """One game's floors; the order of building is the order in which they hear of events."""

    def __init__(self, scenario: Scenario, seed: int, fork: str = "") -> None:
        """Build every floor, then start them from the ground up.

        Args:
            scenario: What the game starts from.
            seed: Luck.
            fork: Name of a forecast; empty for the game itself.
        """
        for _ in self._build(scenario, seed, fork):
            pass

    @classmethod
    def building(cls, scenario: Scenario, seed: int, fork: str = "") -> Generator[None, None, "House"]:
        """Build as the constructor does, but come back every few milliseconds; return the house at the end."""
        self = cls.__new__(cls)
        yield from self._build(scenario, seed, fork)
        return self

    def _build(self, scenario: Scenario, seed: int, fork: str) -> Iterator[None]:
        core = self.core = Core(seed, scenario.horizon_s, fork)
        self.money = MoneyFloor(core, scenario)
        self.relations = RelationsFloor(core, scenario, self.money)
        self.people = PeopleFloor(core, scenario, self.money, self.relations)
        yield
        below = (self.money, self.relations, self.people)
        self.work = WorkFloor(core, scenario, self.people)
        yield
        self.infrastructure = Infrastructure(core, scenario, *below, self.work)
        yield
        self.desk = Desk(core, scenario, *below, self.work, self.infrastructure)
        yield
        services = (self.work, self.infrastructure, self.desk)
        self.change = ChangeFloor(core, scenario, *below, *services)
        self.security = SecurityFloor(core, scenario, *below, *services, self.change)
        yield
        operations = (*below, *services, self.change, self.security)
        self.projects = ProjectsFloor(core, scenario, *operations)
        yield
        self.business = BusinessFloor(core, scenario, *operations, self.projects)
        self.hats = HatsFloor(core, scenario, *operations, self.projects, self.business)
        self.scores = ScoresFloor(core, scenario, *operations, self.projects, self.business, self.hats)
        self.floors: dict[str, Floor] = {
            "money": self.money,
            "relations": self.relations,
            "people": self.people,
            "work": self.work,
            "infrastructure": self.infrastructure,
            "desk": self.desk,
            "change": self.change,
            "security": self.security,
            "projects": self.projects,
            "business": self.business,
            "hats": self.hats,
            "scores": self.scores,
        }
        self._looks: WeakValueDictionary[str, Look] = WeakValueDictionary()
        yield
        yield from self.desk.demand.sampling()
        for floor in self.floors.values():
            if floor is self.security:
                yield from self.security.vulnerabilities.opening()
            floor.start()
            yield

    def look(self, seat: str) -> Look:
        """Return what a seat sees now; until something changes, whoever asks shares one look."""
        look = self._looks.get(seat)
        if look is None:
            look = self._looks[seat] = Look(self.floors, seat)
        return look

    def before_change(self) -> None:
        """Complete the looks that somebody holds, and forget them: what comes now they must not show."""
        if self._looks:
            for look in tuple(self._looks.values()):
                look.complete()
            self._looks.clear()

    def begin_next_quarter(self) -> None:
        """Let everything run on after the game was judged; the plan goes on, and the scores count anew."""
        self.scores.begin_next_quarter()
        self.money.begin_next_quarter(f"week/{self.scores.scenario.weeks}/scored")

    def digests(self) -> dict[str, str]:
        """Return a digest per domain."""
        return dict(self.digesting())

    def digesting(self) -> Iterator[tuple[str, str]]:
        """Yield each domain and its digest, in floor order; the log stands first, as the number of events so far."""
        yield "log", digest((self.core.now, len(self.core.log)))
        for name, floor in self.floors.items():
            yield name, digest(floor.state)

    def check_invariants(self) -> None:
        """Raise InvariantError if any floor contradicts itself."""
        for floor in self.floors.values():
            floor.check_invariants()
