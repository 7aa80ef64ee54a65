"""Firms of the incident logs, rebuilt as worlds of the game."""

import csv
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from sim.kernel.calendar import ALWAYS
from sim.scenario.definitions import (
    AssetDef,
    CategoryDef,
    DemandDef,
    DepartmentDef,
    RequirementDef,
    Scenario,
    ServiceDef,
)
from sim.scenario.vocabulary import Field
from tests.worlds import OFFICE, person, small_scenario

DATA = Path(__file__).parent.parent / "data"
FIRM = "uci_servicenow"
_SERVICES = 40
_STAFF = 150
_USERS = 9_000
_USERS_OF_ONE = 500
"""Everybody uses several services."""

_SKILLS: dict[Field, float] = {
    "service_desk": 3,
    "endpoint": 3,
    "server": 3,
    "network": 3,
    "database": 3,
    "application": 3,
    "security": 3,
}


@cache
def arrivals() -> dict[str, Any]:
    """Return daily means and dispersion of the log."""
    document: dict[str, Any] = json.loads((DATA / "incident_arrivals.json").read_text(encoding="utf-8"))[FIRM]
    return document


@cache
def profile(name: str, length: int) -> tuple[float, ...]:
    """Return the shares of ``hour_of_day`` or ``weekday_0_is_monday``."""
    shares = [0.0] * length
    with (DATA / "incident_profiles.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["dataset"] == FIRM and row["profile"] == name:
                shares[int(row["key"])] = float(row["share"])
    total = sum(shares)
    return tuple(share / total for share in shares)


def hours() -> tuple[float, ...]:
    """Return the shares of the 24 hours."""
    return profile("hour_of_day", 24)


def weekdays() -> tuple[float, ...]:
    """Return the shares of the 7 days."""
    return profile("weekday_0_is_monday", 7)


def servicenow_firm(weeks: int, **changes: Any) -> Scenario:
    """Return the firm of the ServiceNow log: some 2,000 incidents a week over 40 services of eight servers each.

    Demand has the log's profiles; clumps come from the servers, which fail at the rate of their class.
    """
    means = arrivals()["arrivals_per_day_full_stream"]
    per_week = sum(means["by_weekday"].values()) + 2 * means["weekend_mean"]
    each = per_week / _SERVICES / _USERS_OF_ONE * 52 / 12
    base = small_scenario()
    services, assets, categories = [], [], []
    for n in range(_SERVICES):
        names = tuple(f"node-{n}-{part}" for part in "abcdefgh")
        assets += [AssetDef(name, "server", 120, 100, 60, 0, patch_lag_days=30) for name in names]
        requires = tuple(RequirementDef((name,)) for name in names)
        users = {"staff": _USERS_OF_ONE}
        services.append(
            ServiceDef(f"service-{n}", users, "office", (4, 8, 24, 48, 96), 10_000, 0.2, requires, 3, "basic")
        )
        categories.append(_category(f"kind-{n}", f"service-{n}", each))
    firm = replace(
        base,
        weeks=weeks,
        people=tuple(
            person(f"p{n}", skills=_SKILLS, duties={"desk": 0.5, "operations": 0.5, "projects": 0.0}, weeks_here=200)
            for n in range(_STAFF)
        ),
        calendars={"office": OFFICE, "always": ALWAYS},
        departments=(DepartmentDef("staff", _USERS, 60, 60),),
        services=tuple(services),
        assets=tuple(assets),
        contracts=(),
        demand=DemandDef(tuple(categories), hours(), weekdays(), 0.10, 0.2),
    )
    return replace(firm, **changes)


def _category(name: str, service: str, per_user_month: float) -> CategoryDef:
    return CategoryDef(
        id=name,
        service=service,
        kind="incident",
        per_user_month=per_user_month,
        field="application",
        levels=(0.5, 0.3, 0.2, 0.0, 0.0),
        effort_mu=0.08,
        effort_sd=1.27,
        impact=(0.0, 0.05, 0.95),
        urgency=(0.02, 0.9, 0.08),
        wait_user_share=0.238,
        wait_vendor_share=0.009,
        knowledge_share=0.3,
    )
