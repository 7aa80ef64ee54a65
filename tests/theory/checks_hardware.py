"""C13: failures and repairs of the game's own infrastructure against the records of Los Alamos.

Assets of several classes run in a world without tickets. Each is put right after the repair time that the game drew for
its failure; what is measured is the log of events, nothing inside. A system of the data corresponds to a class here,
and shapes are those of single machines: failures of many independent machines taken together come nearer to a Poisson
process (shape 0.9 for 49 of them) than those of the large systems of the data, whose machines fail in common.
Classes that wear out by intent (batteries, disks) are not compared: the data say nothing of them.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from sim.kernel.calendar import ALWAYS
from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import AssetDef, RequirementDef, Scenario, ServiceDef
from sim.services.infrastructure.events import AssetFailed
from sim.services.infrastructure.floor import Infrastructure
from sim.work.floor import WorkFloor
from tests.theory.bounds import at_most, within
from tests.theory.report import CheckRow
from tests.worlds import OFFICE, small_scenario

REFERENCE = Path(__file__).parent.parent / "data" / "hardware_failures.json"
SYSTEMS = ("server", "database_server", "application_server", "storage", "switch")
_FAILURES_PER_YEAR = 17.0
"""As often as the nodes of the largest system of the data, so that a few years give a sample."""

_QUANTILES = {"p10": 0.1, "p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95, "p99": 0.99}


@cache
def reference() -> dict[str, Any]:
    """Return the aggregates."""
    document: dict[str, Any] = json.loads(REFERENCE.read_text(encoding="utf-8"))
    return document


def cluster(kind: str, count: int, weeks: int) -> Scenario:
    """Return a world of equal assets, each a service of its own, failing as often as in the data."""
    base = small_scenario()
    classes = dict(base.rules.asset_classes)
    classes[kind] = replace(classes[kind], failures_per_year=_FAILURES_PER_YEAR)
    names = [f"node-{n}" for n in range(count)]
    return replace(
        base,
        weeks=weeks,
        calendars={"always": ALWAYS, "office": OFFICE},
        rules=replace(base.rules, asset_classes=classes),
        assets=tuple(AssetDef(name, kind, 150, 100, 60, 0, patch_lag_days=30) for name in names),
        services=tuple(
            ServiceDef(
                f"s-{name}", {"sales": 1}, "always", (4, 8, 24, 48, 96), 0, 1, (RequirementDef((name,)),), 3, "none"
            )
            for name in names
        ),
    )


def failures(kind: str, count: int, weeks: int, seed: int = 1) -> list[AssetFailed]:
    """Return all failures of a cluster in which every asset comes back after its repair time."""
    scenario = cluster(kind, count, weeks)
    core = Core(seed, scenario.horizon_s)
    money = MoneyFloor(core, scenario)
    relations = RelationsFloor(core, scenario, money)
    people = PeopleFloor(core, scenario, money, relations)
    infrastructure = Infrastructure(core, scenario, money, relations, people, WorkFloor(core, scenario, people))
    infrastructure.start()
    found: list[AssetFailed] = []

    def repaired(occurrence: Occurrence) -> None:
        event = cast(AssetFailed, occurrence.payload)
        infrastructure.restore(event.asset, event.id)

    def failed(event: AssetFailed) -> None:
        found.append(event)
        core.engine.at(event.t_s + event.repair_s, 599, event.id, repaired, event)

    core.log.subscribe(AssetFailed, failed)
    core.engine.run(scenario.horizon_s)
    return found


def gaps_h(events: Sequence[AssetFailed]) -> list[float]:
    """Return the hours between failures, asset by asset."""
    last: dict[str, int] = {}
    gaps = []
    for event in events:
        if event.asset in last:
            gaps.append((event.t_s - last[event.asset]) / HOUR)
        last[event.asset] = event.t_s
    return gaps


def weibull_shape(values: Sequence[float]) -> float:
    """Return the maximum-likelihood shape of a Weibull law, by bisection of the score."""
    logs = [math.log(value) for value in values]
    mean_log = math.fsum(logs) / len(logs)
    low, high = 0.05, 10.0
    for _ in range(60):
        shape = (low + high) / 2
        powers = [math.exp(shape * x) for x in logs]
        weighted = math.fsum(p * x for p, x in zip(powers, logs, strict=True)) / math.fsum(powers)
        if weighted - 1.0 / shape - mean_log > 0:
            high = shape
        else:
            low = shape
    return (low + high) / 2


def distance(values: Sequence[float], quantiles: dict[str, float]) -> float:
    """Return the Kolmogorov-Smirnov distance on a grid of quantiles."""
    ordered = sorted(values)
    worst = 0.0
    for name, share in _QUANTILES.items():
        below = sum(value < quantiles[name] for value in ordered) / len(ordered)
        upto = sum(value <= quantiles[name] for value in ordered) / len(ordered)
        worst = max(worst, 0.0, below - share, share - upto)
    return worst


def _shapes(count: int, weeks: int) -> list[CheckRow]:
    rows = []
    for kind in SYSTEMS:
        shape = weibull_shape(gaps_h(failures(kind, count, weeks)))
        rows.append(within("C13", f"Weibull shape of time between failures, {kind}", shape, 0.5, 0.85))
    return rows


def _repairs(events: Sequence[AssetFailed]) -> list[CheckRow]:
    data = reference()
    repairs = [event.repair_s / HOUR for event in events]
    rows = [
        at_most("C13", "repair time, KS distance on the quantile grid", distance(repairs, data["repair_h_all"]), 0.08)
    ]
    for cause in ("Hardware", "Software"):
        own = [event.repair_s / HOUR for event in events if event.failure_cause == cause.lower()]
        d = distance(own, data["repair_h_by_cause"][cause])
        rows.append(at_most("C13", f"repair time after {cause.lower()} causes", d, 0.08))
    share = sum(event.failure_cause == "hardware" for event in events) / len(events)
    hardware = data["root_cause_share"]["Hardware"]
    rows.append(within("C13", "share of hardware causes", share, hardware - 0.04, hardware + 0.04))
    return rows


def _times(events: Sequence[AssetFailed]) -> list[CheckRow]:
    """Compare the rates by hour and weekday with the two ratios of the notes."""
    weekdays = [event.t_s for event in events if event.t_s // DAY % 7 < 5]
    day = sum(8 <= t_s // HOUR % 24 < 18 for t_s in weekdays) / 10
    night = (len(weekdays) - day * 10) / 14
    weekend = (len(events) - len(weekdays)) / 2
    return [
        within("C13", "failures in working hours against nights", day / night, 1.7 * 0.85, 1.7 * 1.15),
        within(
            "C13",
            "failures on a weekend day against a weekday",
            weekend / (len(weekdays) / 5),
            0.57 * 0.85,
            0.57 * 1.15,
        ),
    ]


def checks(scale: float = 1.0) -> list[CheckRow]:
    """Return the rows of C13.

    Args:
        scale: Size of the sample; 1 gives some 5,000 failures per class.
    """
    count = max(12, round(100 * scale))
    rows = _shapes(count, 104)
    events = failures("server", max(40, round(600 * scale)), 104, seed=2)
    return rows + _repairs(events) + _times(events)
