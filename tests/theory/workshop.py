"""A workshop: the lower floors with people and work, and more to do than anybody can. What it puts out is output."""

from typing import Any, Final

from sim.kernel.core import Core
from sim.kernel.decision import Decision
from sim.kernel.engine import Occurrence
from sim.kernel.units import HOUR, WEEK
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.people.state import Person
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import PersonDef, Scenario
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem
from tests.worlds import person, small_scenario

FIELD: Final = "server"
LEVEL: Final = 3.0
_ITEM_S = 2 * HOUR
_PER_PERSON = 60
PLENTY = {
    "payroll": 10_000_000_000,
    "on_call": 500_000_000,
    "training": 500_000_000,
    "recruiting": 500_000_000,
    "contractors": 2_000_000_000,
}


def crew(size: int, **changes: Any) -> tuple[PersonDef, ...]:
    """Return equal professionals who do nothing but this."""
    return tuple(
        person(
            f"p{number:02}", skills={FIELD: 3.5}, duties={"desk": 0.0, "operations": 1.0, "projects": 0.0}, **changes
        )
        for number in range(size)
    )


class Workshop:
    """One game of people and endless work.

    Attributes:
        done_s: Week to what was finished in it, in seconds at speed 1.
    """

    def __init__(self, seed: int, people: tuple[PersonDef, ...], weeks: int, scenario: Scenario | None = None) -> None:
        base = scenario or small_scenario()
        changes = {"people": people, "weeks": weeks, "budget_cents": PLENTY}
        scenario = small_scenario(**changes, rules=base.rules)
        core = self.core = Core(seed, scenario.horizon_s)
        self.money = MoneyFloor(core, scenario)
        self.relations = RelationsFloor(core, scenario, self.money)
        self.people = PeopleFloor(core, scenario, self.money, self.relations)
        self.work = WorkFloor(core, scenario, self.people)
        self.done_s: dict[int, int] = {}
        self._made = 0
        self._decided = 0
        self._effort: dict[str, int] = {}
        self.work.handle("task", self)
        for floor in (self.money, self.relations, self.people, self.work):
            floor.start()
        self._fill(None)

    def _fill(self, _: Occurrence | None) -> None:
        """Lay out more than a week's work every Monday."""
        waiting = len(self._effort)
        for _number in range(waiting, _PER_PERSON * len(self.people.roster.staff)):
            self._made += 1
            item = WorkItem(f"stock/{self._made}", "task", "operations", FIELD, LEVEL, _ITEM_S, born_s=self.core.now)
            self._effort[item.id] = _ITEM_S
            self.work.add(item)
        following = (self.core.now // WEEK + 1) * WEEK
        if following < self.core.horizon_s:
            self.core.engine.at(following, 450, "stock", self._fill)

    def on_started(self, item: WorkItem, person: Person) -> None:
        """Work begins."""

    def on_done(self, item: WorkItem, person: Person) -> None:
        """Count what is finished."""
        week = self.core.now // WEEK + 1
        self.done_s[week] = self.done_s.get(week, 0) + self._effort.pop(item.id)

    def decide(self, option: Decision) -> None:
        """Make a decision that must be possible."""
        assert option.check(self.people) is None, option.check(self.people)
        self._decided += 1
        option.apply(self.people, f"decision/{self._decided}")

    def run(self, week: int) -> None:
        """Run to the end of a week."""
        while self.core.engine.run(week * WEEK) is not None:
            pass

    def output_h(self, from_week: int, to_week: int) -> float:
        """Return hours of output per week."""
        weeks = range(from_week, to_week + 1)
        return sum(self.done_s.get(week, 0) for week in weeks) / HOUR / len(weeks)

    def capacity(self) -> float:
        """Return what all who are employed would put out per hour, less what goes into guiding newcomers."""
        return sum(
            self.people.speed(someone, FIELD, LEVEL, "mail") * (1.0 - someone.guiding - someone.mentoring)
            for someone in self.people.roster.staff
        )
