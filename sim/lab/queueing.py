"""Queueing presets: textbook queues built from the game's own work floor.

Arrivals of a known law meet identical people who work around the clock, so that what the floor does with them can be
compared with closed forms. Nothing here re-implements queueing: items go through ``WorkFloor.add`` and come back
through its handlers.
"""

import math
from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from sim.kernel.calendar import ALWAYS, Calendar
from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.random import Luck
from sim.kernel.variates import exponential, lognormal_mean_cv, pick
from sim.scenario.definitions import DemandDef, PolicyStartDef, Scenario
from sim.scenario.ruleset import default_rules
from sim.scenario.vocabulary import InterruptRule
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor
    from sim.people.state import Person

UNIT_S = 1_000_000
"""Seconds of one unit of textbook time; so large that rounding to seconds does not matter."""

_RANK = 650
_CHUNK = 4_096
_LOG_LIMIT = 50_000

Law = Callable[[float], float]
"""Turns a uniform into a duration of mean 1."""


def markov(u: float) -> float:
    """Exponential of mean 1."""
    return exponential(u, 1.0)


def fixed(_: float) -> float:
    """Always 1."""
    return 1.0


def lognormal(cv: float) -> Law:
    """Lognormal of mean 1."""
    return lambda u: lognormal_mean_cv(u, 1.0, cv)


def mixed(cv: float) -> Law:
    """Return the mixture of two exponentials with balanced means, of mean 1 and a cv above 1."""
    share = 0.5 * (1.0 - math.sqrt((cv * cv - 1.0) / (cv * cv + 1.0)))
    rare, common = 0.5 / share, 0.5 / (1.0 - share)

    def draw(u: float) -> float:
        return exponential(u / share, rare) if u < share else exponential((u - share) / (1.0 - share), common)

    return draw


@dataclass(frozen=True, slots=True)
class Preset:
    """A textbook queue.

    Attributes:
        rates: Arrivals per unit of time by class; class k has priority ``first_priority + k``.
        rate: Services per unit of time and person.
        people: How many serve.
        service: Law of the service time.
        gap: Law of the time between arrivals (of all classes together).
        first_priority: Priority of the first class; 3 keeps clear of all rules about urgency.
        preemptive: Whether better classes interrupt worse ones (up to priority 3).
        backlog: Items that wait from the start, behind everything else.
    """

    rates: tuple[float, ...]
    rate: float
    people: int
    service: Law = markov
    gap: Law = markov
    first_priority: int = 3
    preemptive: bool = False
    backlog: int = 0


class _Worker:
    """As much of a person as the work floor needs."""

    __slots__ = ("absent", "duties", "employed", "id", "on_call", "ordinal")

    def __init__(self, ordinal: int) -> None:
        self.id = f"person-{ordinal}"
        self.ordinal = ordinal
        self.absent = False
        self.employed = True
        self.on_call = False
        self.duties = {"desk": 1.0}


class _CrewState:
    def __init__(self, people: int) -> None:
        self.people = {worker.id: worker for worker in map(_Worker, range(people))}


class IdenticalCrew:
    """Identical people who never tire, learn or sleep; stands where the people floor stands in a game."""

    def __init__(self, people: int) -> None:
        """Hire."""
        self.state = _CrewState(people)

    def speed(self, person: "Person", field: str, level: float, service: str) -> float:
        """Everybody works at speed 1."""
        return 1.0

    def can_take(self, person: "Person", field: str, level: float) -> bool:
        """Everybody can do everything."""
        return True

    def calendar(self, person: "Person") -> Calendar:
        """Always open."""
        return ALWAYS

    def on_call_people(self, t_s: int) -> "tuple[Person, ...]":
        """Nobody needs to be called."""
        return ()

    def book(self, person: "Person", seconds: int, duty: str, service: str, field: str, on_call: bool) -> None:
        """Hours leave no trace."""

    def interruption_cost(self, person: "Person") -> int:
        """Resuming costs nothing."""
        return 0

    def note_priorities_changed(self, cause: str = "") -> None:
        """Nobody minds."""


def empty_scenario(rule: InterruptRule, interrupts_to: int) -> Scenario:
    """Return a scenario with nothing in it but the rules of work."""
    rules = default_rules()
    work = replace(rules.work, interrupts_within_duties_to=interrupts_to)
    return Scenario(
        id="queueing",
        version=1,
        start_date="2026-01-05",
        weeks=0,
        turn_weeks=1,
        difficulty=1,
        currency="EUR",
        calendars={"always": ALWAYS},
        departments=(),
        people=(),
        services=(),
        assets=(),
        vendors=(),
        contracts=(),
        demand=DemandDef((), (1 / 24,) * 24, (1 / 7,) * 7, 0.1, 0.2),
        problems=(),
        changes=(),
        goals=(),
        start=PolicyStartDef(interrupt_rule=rule),
        budget_cents={},
        reserve_cents=0,
        executive_trust=50.0,
        change_failure_share=0.15,
        attention_h=24.0,
        rules=replace(rules, work=work),
    )


class Recorder:
    """Keeps, per arrival and in order of arriving, what a comparison with theory needs.

    Attributes:
        classes: Class of each arrival.
        waits: Seconds from arrival to first start, -1 if not started.
        sojourns: Seconds from arrival to end, -1 if not ended.
        services: Service time in seconds.
        gaps: Time since the arrival before, in seconds.
    """

    __slots__ = ("classes", "gaps", "services", "sojourns", "waits")

    def __init__(self) -> None:
        """Start empty."""
        self.classes = array("b")
        self.waits = array("q")
        self.sojourns = array("q")
        self.services = array("q")
        self.gaps = array("q")


class Run:
    """One run of a preset.

    Attributes:
        floor: The work floor under test.
        record: What it did.
    """

    def __init__(self, preset: Preset, seed: int) -> None:
        """Set up people and luck; ``run`` lets the arrivals come.

        Draws: ``queueing/arrivals`` row n of chunk k (as fork): gap, service, class.
        """
        self.preset = preset
        self.seed = seed
        self.core = Core(seed, horizon_s=0)
        rule: InterruptRule = "p1_p2" if preset.preemptive else "none"
        crew = cast("PeopleFloor", IdenticalCrew(preset.people))
        self.floor = WorkFloor(self.core, empty_scenario(rule, 3 if preset.preemptive else 0), crew)
        self.floor.handle("request", self)
        self.floor.start()
        self.record = Recorder()
        self._wanted = 0
        self._rows: list[tuple[int, int, int]] = []
        self._number = 0
        for n in range(preset.backlog):
            self.floor.add(WorkItem(f"old/{n}", "meeting", "desk", "server", 2, UNIT_S, 5, born_s=0, cause="start:old"))

    def run(self, arrivals: int) -> Recorder:
        """Let a number of arrivals come, and return once they all have."""
        self._wanted += arrivals
        self._next(self.core.now)
        self.core.engine.run(1 << 62)
        return self.record

    def _next(self, now: int) -> None:
        n = self._number
        if n == self._wanted:
            self.core.engine.ask_stop("all have come")
            return
        place = n % _CHUNK
        if not place:
            self._draw(n // _CHUNK)
        self._number = n + 1
        self.core.engine.at(now + self._rows[place][0], _RANK, "arrival", self._arrived)

    def _draw(self, chunk: int) -> None:
        """Draw a chunk of arrivals; every chunk has a luck of its own, so that memory does not grow."""
        preset = self.preset
        family = Luck(self.seed, f"chunk/{chunk}").family("queueing/arrivals", 4)
        gap_s = UNIT_S / math.fsum(preset.rates)
        service_s = UNIT_S / preset.rate
        gap, service, rates = preset.gap, preset.service, preset.rates
        self._rows = []
        for n in range(_CHUNK):
            u = family.row(n)
            size = max(1, round(service(u[1]) * service_s))
            self._rows.append((max(1, round(gap(u[0]) * gap_s)), size, pick(u[2], rates) if len(rates) > 1 else 0))
        if len(self.core.log.events) > _LOG_LIMIT:
            self.core.log.events.clear()

    def _arrived(self, _: Occurrence) -> None:
        now = self.core.engine.now
        n = self._number - 1
        gap_s, size, kind = self._rows[n % _CHUNK]
        record = self.record
        record.classes.append(kind)
        record.waits.append(-1)
        record.sojourns.append(-1)
        record.services.append(size)
        record.gaps.append(gap_s)
        item = WorkItem(
            str(n), "request", "desk", "server", 2, size, self.preset.first_priority + kind, now, cause="start:arrivals"
        )
        self.floor.add(item)
        self._next(now)

    def on_started(self, item: WorkItem, person: "Person") -> None:
        """Keep the wait of a first start."""
        n = int(item.id)
        if self.record.waits[n] < 0:
            self.record.waits[n] = self.core.engine.now - item.born_s

    def on_done(self, item: WorkItem, person: "Person") -> None:
        """Keep the time in the system."""
        self.record.sojourns[int(item.id)] = self.core.engine.now - item.born_s
