"""Measures the dispatcher: cost per event beside a bare SimPy timeout, and with a long against a short backlog."""

import gc
import time
from collections.abc import Generator
from statistics import median
from typing import TYPE_CHECKING, cast

import simpy

from sim.kernel.core import Core
from sim.lab.queueing import IdenticalCrew, empty_scenario
from sim.work.floor import WorkFloor
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.people.state import Person

ROUNDS = 7
_FIELDS = ("endpoint", "server", "network", "database", "application")
_DUTIES = ("desk", "operations", "projects")
_PEOPLE = 20
_STARTS = 15_000
_ANCHOR_EVENTS = 100_000


class Treadmill:
    """Twenty people and a backlog that stays as long as it is: each end brings a new item."""

    def __init__(self, backlog: int) -> None:
        """Fill the queues; sizes, fields, levels and priorities run through fixed cycles."""
        self.core = Core(1, horizon_s=0)
        crew = IdenticalCrew(_PEOPLE)
        for worker in crew.state.people.values():
            worker.duties = {"desk": 0.5, "operations": 0.3, "projects": 0.2}
        self.floor = WorkFloor(self.core, empty_scenario("p1", 0), cast("object", crew))  # type: ignore[arg-type]
        self.floor.handle("request", self)
        self.floor.start()
        self.starts = 0
        self._number = 0
        for _ in range(backlog + _PEOPLE):
            self._add()

    def _add(self) -> None:
        n = self._number
        self._number = n + 1
        size = 1_000 + n * 7_919 % 5_000
        self.floor.add(
            WorkItem(
                f"item/{n}",
                "request",
                _DUTIES[n % 3],
                _FIELDS[n % 5],
                float(1 + n % 4),
                size,
                3 + n * 31 % 3,
                self.core.now,
                self.core.now + size * 10,
                cause="start:bench",
            )
        )

    def on_started(self, item: WorkItem, person: "Person") -> None:
        """Count, and stop the run after enough."""
        self.starts += 1
        if self.starts == _STARTS:
            self.core.engine.ask_stop("enough")

    def on_done(self, item: WorkItem, person: "Person") -> None:
        """Bring a new item."""
        self._add()

    def run(self) -> float:
        """Return the seconds per event."""
        gc.collect()
        began = time.perf_counter()
        self.core.engine.run(1 << 62)
        return (time.perf_counter() - began) / self.core.engine.steps


def bare() -> float:
    """Return the seconds per bare SimPy timeout, twenty processes."""
    env = simpy.Environment()

    def tick() -> Generator[simpy.Event, None, None]:
        while True:
            yield env.timeout(1)

    for _ in range(_PEOPLE):
        env.process(tick())
    gc.collect()
    began = time.perf_counter()
    env.run(until=_ANCHOR_EVENTS // _PEOPLE)
    return (time.perf_counter() - began) / _ANCHOR_EVENTS


def measure(rounds: int = ROUNDS) -> dict[str, float]:
    """Return medians over interleaved rounds.

    Returns:
        ``per_event_over_bare``: an event of the dispatcher (end, matching, start, booking) in bare timeouts;
        ``backlog_ratio``: time per event with 5,000 open items over the same with 10;
        ``events_per_item``: engine steps per item.
    """
    anchors, ratios, backlogs = [], [], []
    per_item = 0.0
    for _ in range(rounds):
        anchor = bare()
        mill = Treadmill(10)
        short = mill.run()
        per_item = mill.core.engine.steps / mill.starts
        long = Treadmill(5_000).run()
        anchors.append(anchor)
        ratios.append(short / anchor)
        backlogs.append(long / short)
    return {
        "per_event_over_bare": median(ratios),
        "backlog_ratio": median(backlogs),
        "events_per_item": per_item,
        "bare_us": median(anchors) * 1e6,
    }
