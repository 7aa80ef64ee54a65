"""S5 and S6: a change freeze and what comes after it; patch capacity and how long holes stay open.

S5 plays a firm that lives on changes (four times the requests of the shipped firm, maturity at the weak end) with and
without a freeze of eight weeks on the same luck, and follows every urgent incident back through the log to a failed
change or to something else. Two thirds of the big incidents of such firms come from changes (Google SRE, DORA).

S6 lets holes appear on 40 machines for three years and patches them round by round at a given pace. How much a pace
closes in a month is measured, not set; half of all holes are closed after some 90 days where 15 % of those open are
closed in a month (Cyentia, Prioritization to Prediction). Of the 30 % a month that the plan names besides, the model
reaches some 22 % even with weekly rounds, because half of all patches come only after a month; so 20 % stands for it.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from sim.house import House
from sim.kernel.core import Core
from sim.kernel.log import Event
from sim.kernel.units import DAY, WEEK, week_of
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import AssetDef, RequirementDef, Scenario
from sim.scenario.load import load_scenario
from sim.services.change.decisions import SetChangeFreeze
from sim.services.change.events import ChangeFailed
from sim.services.desk.events import TicketOpened, TicketRaised
from sim.services.infrastructure.floor import Infrastructure
from sim.services.security.state import SecurityState
from sim.services.security.vulnerabilities import Vulnerabilities
from sim.work.floor import WorkFloor
from tests.theory.bounds import interval
from tests.theory.report import CheckRow
from tests.worlds import small_scenario

FREEZE = (9, 16)
WEEKS = 24
_BEFORE, _FROZEN, _AFTER = (1, 8), (10, 16), (17, 19)
_REQUESTS, _MATURITY = 4.0, 0.3

# ---------------------------------------------------------------------------------------------------------- S5


class Major(NamedTuple):
    """An urgent incident: its week, and whether a failed change is behind it."""

    week: int
    change: bool


def change_heavy() -> Scenario:
    """Return the shipped firm with far more changes, done less carefully, and no projects."""
    base = load_scenario("network-refresh")
    changes = base.rules.changes
    requests = changes.requests_per_week_per_100_users * _REQUESTS
    rules = replace(base.rules, changes=replace(changes, requests_per_week_per_100_users=requests))
    return replace(
        base, weeks=WEEKS, next_quarter_weeks=0, projects=(), rules=rules, change_failure_share=_MATURITY, goals=()
    )


def majors(seed: int, freeze: bool) -> list[Major]:
    """Play the firm and return its urgent incidents."""
    house = House(change_heavy(), seed)
    if freeze:
        _run(house, (FREEZE[0] - 1) * WEEK)
        SetChangeFreeze(*FREEZE).apply(house.change, "start:test")
    _run(house, WEEKS * WEEK)
    found = []
    for event in house.core.log:
        opened = isinstance(event, TicketOpened) and event.kind == "incident" and not event.parent
        if (opened or isinstance(event, TicketRaised)) and getattr(event, "priority") == 1:  # noqa: B009
            found.append(Major(week_of(event.t_s), _from_change(house, event)))
    return found


def _run(house: House, until_s: int) -> None:
    while house.core.engine.run(until_s) is not None:
        pass


def _from_change(house: House, event: Event, depth: int = 12) -> bool:
    if isinstance(event, ChangeFailed):
        return True
    causes = (house.core.log.find(cause) for cause in event.causes) if depth else ()
    return any(cause is not None and _from_change(house, cause, depth - 1) for cause in causes)


def _rate(found: Sequence[Major], weeks: tuple[int, int]) -> float:
    inside = sum(major.change and weeks[0] <= major.week <= weeks[1] for major in found)
    return inside / (weeks[1] - weeks[0] + 1)


def freeze_then_train(lucks: int) -> list[CheckRow]:
    """Return S5 over so many lucks."""
    usual = [majors(seed, False) for seed in range(1, lucks + 1)]
    frozen = [majors(seed, True) for seed in range(1, lucks + 1)]
    shares = [sum(m.change for m in game) / max(1, len(game)) for game in usual]
    calm = [_rate(f, _FROZEN) - _rate(u, _FROZEN) for f, u in zip(frozen, usual, strict=True)]
    cluster = [_rate(f, _AFTER) - _rate(u, _AFTER) for f, u in zip(frozen, usual, strict=True)]
    high = [_rate(f, _AFTER) - _rate(f, _BEFORE) for f in frozen]
    return [
        interval("S5", "share of urgent incidents that come from changes", shares, 0.5, 0.8),
        interval("S5", "urgent incidents from changes a week, frozen less usual", calm, -5.0, -0.2),
        interval("S5", "the same in the three weeks after", cluster, 0.0, 5.0),
        interval("S5", "in the three weeks after less before the freeze", high, 0.2, 5.0),
    ]


# ---------------------------------------------------------------------------------------------------------- S6

_MACHINES = 40
_YEARS = 3
_PACES_DAYS = (7, 14, 30, 45, 60, 120, 270, 365)
_SHARES = (0.05, 0.15, 0.20)


class Pace(NamedTuple):
    """What patching every machine once in so many days does.

    Attributes:
        share: Part of what is open that is closed in a month.
        half_life_days: Until half of what is published is closed.
        exposure: Vulnerability-days per machine and day, weighted by exposure; attackers' chances go with it.
    """

    share: float
    half_life_days: float
    exposure: float


def _farm() -> Scenario:
    base = small_scenario()
    names = tuple(f"node-{number:02}" for number in range(_MACHINES))
    assets = tuple(AssetDef(name, "server", 100, 200, 100, 0, exposed=place < 8) for place, name in enumerate(names))
    service = replace(base.services[0], requires=(RequirementDef(names),))
    return replace(base, weeks=_YEARS * 52, assets=assets, services=(service,), contracts=())


def pace(every_days: int, seed: int) -> Pace:
    """Patch every machine once in so many days, one after the other, and watch what stays open."""
    scenario = _farm()
    core = Core(seed, scenario.horizon_s)
    money = MoneyFloor(core, scenario)
    relations = RelationsFloor(core, scenario, money)
    people = PeopleFloor(core, scenario, money, relations)
    infrastructure = Infrastructure(core, scenario, money, relations, people, WorkFloor(core, scenario, people))
    state = SecurityState(cadence_days=every_days)
    holes = Vulnerabilities(core, scenario, infrastructure, state, lambda _: None)
    lives: list[tuple[float, bool]] = []
    open_days = closed = 0.0
    credit = 0.0
    turn = 0
    for day in range(_YEARS * 364):
        core.engine.now = day * DAY
        if day % 7 == 0:
            holes.publish_week(day // 7 + 1)
        credit += _MACHINES / every_days
        while credit >= 1.0:
            credit -= 1.0
            asset = f"node-{turn % _MACHINES:02}"
            turn += 1
            before = list(state.holes[asset].published_s)
            holes.patch(asset, False)
            for published_s in state.holes[asset].published_s:
                before.remove(published_s)
            lives += [((core.now - published_s) / DAY, True) for published_s in before]
            closed += len(before) if day >= 364 else 0
        open_days += sum(holes.open_by_asset().values()) if day >= 364 else 0
    for kept in state.holes.values():
        lives += [
            ((core.now - published_s) / DAY, False) for published_s in kept.published_s if published_s <= core.now
        ]
    return Pace(30.0 * closed / open_days, _median(lives), holes.exposure_days() / (_MACHINES * _YEARS * 364))


def _median(lives: list[tuple[float, bool]]) -> float:
    """Return the median life by Kaplan and Meier; what is still open counts as far as it was seen."""
    left = 1.0
    at_risk = len(lives)
    for days, ended in sorted(lives):
        if ended:
            left *= 1.0 - 1.0 / at_risk
        at_risk -= 1
        if left <= 0.5:
            return days
    return math.inf


def _at_share(paces: Sequence[Pace], share: float) -> tuple[float, float]:
    """Return half-life and exposure where a share is closed a month, between the paces on either side."""
    for quick, slow in pairwise(paces):
        if slow.share <= share <= quick.share:
            t = (quick.share - share) / (quick.share - slow.share)
            half_life = quick.half_life_days + t * (slow.half_life_days - quick.half_life_days)
            return half_life, quick.exposure + t * (slow.exposure - quick.exposure)
    raise ValueError(f"no pace closes {share:.0%} a month: {[round(p.share, 3) for p in paces]}")


def patch_capacity(lucks: int) -> list[CheckRow]:
    """Return S6 over so many lucks."""
    by_luck = [[pace(days, seed) for days in _PACES_DAYS] for seed in range(1, lucks + 1)]
    at = {share: [_at_share(paces, share) for paces in by_luck] for share in _SHARES}
    rows = [interval("S6", "half-life in days where 15 % are closed a month", [h for h, _ in at[0.15]], 60.0, 120.0)]
    for low, high in pairwise(_SHARES):
        ratios = [weak[1] / strong[1] for weak, strong in zip(at[low], at[high], strict=True)]
        rows.append(interval("S6", f"exposure at {low:.0%} a month over that at {high:.0%}", ratios, 1.1, 20.0))
    return rows


def mean_paces(lucks: int) -> list[Pace]:
    """Return the mean of every pace, for the curious."""
    by_luck = [[pace(days, seed) for days in _PACES_DAYS] for seed in range(1, lucks + 1)]
    return [Pace(*(fmean(column) for column in zip(*same, strict=True))) for same in zip(*by_luck, strict=True)]
