"""A small crew that stands where the people floor stands, so that work can be tested alone."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from sim.kernel.calendar import Calendar
from sim.kernel.core import Core
from sim.kernel.units import HOUR, WEEK
from sim.people.events import AbsenceEnded, AbsenceStarted, DutySharesSet, PersonJoined, PersonLeft, WorkingTimeChanged
from sim.scenario.definitions import PolicyStartDef
from sim.scenario.vocabulary import InterruptRule, TriageOrder
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem
from tests.worlds import OFFICE, small_scenario

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor


@dataclass(eq=False)
class Worker:
    """As much of a person as work needs."""

    id: str
    ordinal: int = 0
    skill: float = 3.0
    factor: float = 1.0
    duties: dict[str, float] = field(default_factory=lambda: {"desk": 0.5, "operations": 0.3, "projects": 0.2})
    hours: Calendar = OFFICE
    absent: bool = False
    employed: bool = True
    on_call: bool = False


class _State:
    def __init__(self, people: dict[str, Worker]) -> None:
        self.people = people


class Crew:
    """Everybody has one skill for all fields; two below the need cannot take it."""

    def __init__(self, core: Core, *workers: Worker) -> None:
        self.core = core
        for ordinal, worker in enumerate(workers):
            worker.ordinal = ordinal
        self.state = _State({worker.id: worker for worker in workers})
        self.booked: list[tuple[str, int, str, bool]] = []
        self.noted = 0
        self.resume_s = 1_200

    def speed(self, person: Worker, field: str, level: float, service: str) -> float:
        if person.skill <= level - 2:
            return 0.0
        return person.factor * (0.6 if person.skill < level else 1.0)

    def can_take(self, person: Worker, field: str, level: float) -> bool:
        return person.skill > level - 2

    def calendar(self, person: Worker) -> Calendar:
        return person.hours

    def on_call_people(self, t_s: int) -> tuple[Worker, ...]:
        if OFFICE.is_open(t_s):
            return ()
        return tuple(w for w in self.state.people.values() if w.on_call and w.employed and not w.absent)

    def book(self, person: Worker, seconds: int, duty: str, service: str, field: str, on_call: bool) -> None:
        self.booked.append((person.id, seconds, duty, on_call))

    def interruption_cost(self, person: Worker) -> int:
        return self.resume_s

    def note_priorities_changed(self, cause: str = "") -> None:
        self.noted += 1

    # What the people floor would do by itself.

    def go(self, person_id: str, until_s: int, reason: str = "sickness") -> None:
        self.state.people[person_id].absent = True
        name = f"people/{person_id}/absence/{self.core.now}"
        self.core.publish(AbsenceStarted(name, self.core.now, ("start:test",), person_id, reason, until_s))

    def back(self, person_id: str) -> None:
        self.state.people[person_id].absent = False
        name = f"people/{person_id}/return/{self.core.now}"
        self.core.publish(AbsenceEnded(name, self.core.now, ("start:test",), person_id, "sickness"))

    def leave(self, person_id: str) -> None:
        self.state.people[person_id].employed = False
        name = f"people/{person_id}/left"
        self.core.publish(PersonLeft(name, self.core.now, ("start:test",), person_id, person_id, "resigned"))

    def join(self, worker: Worker) -> None:
        worker.ordinal = len(self.state.people)
        self.state.people[worker.id] = worker
        name = f"people/{worker.id}/joined"
        self.core.publish(
            PersonJoined(name, self.core.now, ("start:test",), worker.id, worker.id, "server", "senior", False)
        )

    def change_hours(self, person_id: str, calendar: Calendar) -> None:
        self.state.people[person_id].hours = calendar
        name = f"people/{person_id}/hours/{self.core.now}"
        self.core.publish(WorkingTimeChanged(name, self.core.now, ("start:test",), person_id, calendar.weekly_s / HOUR))

    def change_duties(self, person_id: str, **duties: float) -> None:
        self.state.people[person_id].duties = duties
        name = f"people/{person_id}/duties/{self.core.now}"
        self.core.publish(DutySharesSet(name, self.core.now, ("start:test",), person_id, 0.0, 0.0, 0.0))


class Recorder:
    """A handler that remembers what it was told."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.started: list[tuple[int, str, str]] = []
        self.done: list[tuple[int, str, str]] = []
        self.unstaffed: list[str] = []

    def on_started(self, item: WorkItem, person: Any) -> None:
        self.started.append((self.core.now, item.id, person.id))

    def on_done(self, item: WorkItem, person: Any) -> None:
        self.done.append((self.core.now, item.id, person.id))

    def on_unstaffed(self, item: WorkItem) -> None:
        self.unstaffed.append(item.id)


class World:
    """A work floor with a crew and a recorder for incidents, tasks and changes."""

    def __init__(
        self,
        *workers: Worker,
        order: TriageOrder = "priority",
        rule: InterruptRule = "p1",
        weeks: int = 8,
        **rules: Any,
    ) -> None:
        self.core = Core(1, weeks * WEEK)
        self.crew = Crew(self.core, *workers)
        scenario = small_scenario()
        scenario = replace(
            scenario,
            start=PolicyStartDef(triage_order=order, interrupt_rule=rule),
            rules=replace(scenario.rules, work=replace(scenario.rules.work, **rules)),
        )
        self.floor = WorkFloor(self.core, scenario, cast("PeopleFloor", self.crew))
        self.seen = Recorder(self.core)
        for kind in ("incident", "task", "change", "knowledge"):
            self.floor.handle(kind, self.seen)
        self.floor.start()

    def add(self, name: str, hours: float = 1.0, **changes: Any) -> WorkItem:
        fields: dict[str, Any] = {
            "kind": "incident",
            "duty": "desk",
            "field": "server",
            "level": 2.0,
            "priority": 3,
            "born_s": self.core.now,
            "cause": "start:test",
        }
        item = WorkItem(id=name, left_s=round(hours * HOUR), **{**fields, **changes})
        self.floor.add(item)
        return item

    def until(self, hours: float) -> None:
        self.core.engine.run(round(hours * HOUR))
        self.floor.check_invariants()

    def worker(self, name: str) -> str:
        return self.floor.state.items[name].worker

    def done(self, name: str) -> float:
        """Return when an item was done, in hours."""
        return next(t_s for t_s, item, _ in self.seen.done if item == name) / HOUR
