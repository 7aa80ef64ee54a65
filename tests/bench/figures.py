"""What is measured and how: one figure, and clocks with an anchor beside them in the same process."""

import gc
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from statistics import median
from typing import Any

import simpy

ANCHOR_EVENTS = 200_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        must: The bar of the design, as text; empty where there is none.
        met: None where there is no bar.
    """

    name: str
    value: float
    unit: str
    must: str = ""
    met: bool | None = None


def at_most(name: str, value: float, unit: str, bar: float) -> Figure:
    """Return a figure that must not exceed a bar."""
    return Figure(name, value, unit, f"<= {bar:g}", value <= bar)


def bare_timeouts(count: int = ANCHOR_EVENTS, processes: int = 20) -> float:
    """Return the seconds that ``count`` bare SimPy timeouts take."""
    env = simpy.Environment()

    def tick() -> Generator[simpy.Event, Any, Any]:
        while True:
            yield env.timeout(1)

    for _ in range(processes):
        env.process(tick())
    began = time.perf_counter()
    env.run(until=count // processes)
    return time.perf_counter() - began


def timed(work: Callable[[], object]) -> float:
    """Return the seconds a call takes, with the collector out of the way."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def paired(work: Callable[[], object], anchor: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median time of ``work`` and its median ratio to ``anchor``, measured in turn."""
    times, ratios = [], []
    for _ in range(rounds):
        base = timed(anchor)
        taken = timed(work)
        times.append(taken)
        ratios.append(taken / base)
    return median(times), median(ratios)


def quantile(values: list[float], share: float) -> float:
    """Return the value that a share of all does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
