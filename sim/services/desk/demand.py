"""When users come: a fixed candidate process per category, thinned by what moves demand.

Candidates of a category are the points of a Poisson process whose intensity (base, weekday, hour, holidays, season,
the day's own factor) no decision can change, with some room above. Each carries a uniform; it becomes a ticket if that
uniform is below the present factor over the room. So a decision that moves demand removes or adds some tickets and
leaves every other one exactly as it was. Only the next ticket overall is pending.

Source: profiles and day factor from an incident log of 2016 (UCI 498) and Rabobank 2014 (BPIC 14), §2.1.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate, count, repeat
from typing import NamedTuple

import numpy as np

from sim.kernel.calendar import Calendar
from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.random import Family, Row
from sim.kernel.units import DAY, HOUR, MONTHS_PER_YEAR, WEEK, WEEKS_PER_YEAR
from sim.kernel.variates import gamma_factor, normal
from sim.scenario.definitions import CategoryDef, DemandDef, Scenario, ServiceDef

RANK = 600
WIDTH = 16
GAP, THIN = 0, 1
"""Columns of a candidate's row; the rest are the ticket's attributes, see ``birth``."""


Point = tuple[int, int, int, float]
"""A candidate: instant, place of its source, number, uniform for thinning."""


class Source(NamedTuple):
    """A candidate process.

    Attributes:
        name: ``<category>`` or ``problem/<problem>``.
        problem: The recurring cause, or empty.
        room: Largest factor that thinning can follow.
    """

    name: str
    category: CategoryDef
    problem: str
    room: float
    family: Family


class DayFactors:
    """Factors of the days of a game, the same for all categories: Gamma with autocorrelation on the normal score."""

    def __init__(self, core: Core, demand: DemandDef, days: int) -> None:
        """Draw them. Draws: ``demand/day`` by day."""
        family = core.luck.family("demand/day")
        keep, fresh = demand.day_ar1, math.sqrt(1.0 - demand.day_ar1**2)
        self.factors: list[float] = []
        z = 0.0
        for day in range(days):
            e = normal(family.row(day)[0])
            z = keep * z + fresh * e if day else e
            self.factors.append(gamma_factor(z, demand.day_cv) if demand.day_cv > 0 else 1.0)


class Shape:
    """Cumulative intensity of one service over the game, for a weekly rate of 1, and its inverse."""

    def __init__(
        self, demand: DemandDef, service: ServiceDef, calendar: Calendar, factors: list[float], closed_share: float
    ) -> None:
        """Sum up the days."""
        season = service.season
        weights = []
        for day, factor in enumerate(factors):
            week, weekday = divmod(day, 7)
            weight = demand.weekday_shares[weekday] * factor * season[min(week, len(season) - 1)]
            weights.append(weight * closed_share if day in calendar.holidays else weight)
        self._days = np.array([0.0, *accumulate(weights)])
        self._hours = np.array([0.0, *accumulate(demand.hour_shares)])
        self.total = float(self._days[-1])

    def instants(self, amounts: list[float]) -> list[int]:
        """Return the instants at which so much intensity has passed; amounts are above 0 and below the total."""
        days, hours, passed = self._days, self._hours, np.array(amounts)
        day = np.searchsorted(days, passed) - 1
        rest = np.minimum(hours[-1], (passed - days[day]) / (days[day + 1] - days[day]) * hours[-1])
        hour = np.maximum(np.searchsorted(hours, rest) - 1, 0)
        begins = hours[hour]
        second = ((rest - begins) / (hours[hour + 1] - begins) * HOUR).astype(np.int64)
        found: list[int] = (day * DAY + hour * HOUR + np.minimum(second, HOUR - 1)).tolist()
        return found

    def at(self, t_s: int) -> float:
        """Return the intensity that has passed by the start of a day."""
        return float(self._days[min(len(self._days) - 1, t_s // DAY)])


class Demand:
    """All candidate processes of a game, and the next ticket."""

    def __init__(self, core: Core, scenario: Scenario, arrive: Callable[[Source, int, Row], None]) -> None:
        """Prepare to sample all candidates of the game; ``arrive`` is called for each that becomes a ticket."""
        self.core = core
        self.rules = scenario.rules.desk
        self._arrive = arrive
        self._factors: dict[str, dict[str, float]] = {}
        self._pending: Occurrence | None = None
        self._next = 0
        self._done = 0
        self._at_rest = False
        self.sources: list[Source] = []
        self._points: list[Point] = []
        self._kept: list[float] = []
        self._sampling = self._sample_all(scenario)

    def sampling(self) -> Iterator[None]:
        """Sample, and come back between sources for those in a hurry; what is left is done at the start."""
        return self._sampling

    def _sample_all(self, scenario: Scenario) -> Iterator[None]:
        core, points = self.core, self._points
        services = {service.id: service for service in scenario.services}
        days = DayFactors(core, scenario.demand, scenario.all_weeks * 7).factors
        closed = self.rules.holiday_demand_share
        yield
        shapes: dict[str, Shape] = {}
        for name, service in services.items():
            shapes[name] = Shape(scenario.demand, service, scenario.calendars[service.calendar], days, closed)
            yield
        for category in scenario.demand.categories:
            users = sum(services[category.service].users.values())
            per_week = category.per_user_month * users * MONTHS_PER_YEAR / WEEKS_PER_YEAR
            source = self._source(category.id, category, "", self.rules.demand_room)
            self._sample(points, source, shapes[category.service], per_week * source.room, 0)
            yield
        categories = {category.id: category for category in scenario.demand.categories}
        for problem in scenario.problems:
            source = self._source(f"problem/{problem.id}", categories[problem.category], problem.id, 1.0)
            from_s = (problem.starts_week - 1) * WEEK
            self._sample(points, source, shapes[problem.service], problem.incidents_per_week, from_s)
            yield
        points.sort()

    def _source(self, name: str, category: CategoryDef, problem: str, room: float) -> Source:
        source = Source(name, category, problem, room, self.core.luck.family(f"demand/{name}", WIDTH))
        self.sources.append(source)
        return source

    def _sample(self, points: list[Point], source: Source, shape: Shape, per_week: float, from_s: int) -> None:
        """Invert the cumulative intensity. Draws: ``demand/<source>`` by candidate."""
        if per_week <= 0:
            return
        log1p, total = math.log1p, shape.total
        passed, amounts = shape.at(from_s), []
        for gap in source.family.column(GAP):
            passed -= log1p(-gap) / per_week
            if passed >= total:
                break
            amounts.append(passed)
        place = len(self.sources) - 1
        # The instants end first, and with them what has no end.
        points += zip(shape.instants(amounts), repeat(place), count(), source.family.column(THIN), strict=False)

    # -------------------------------------------------------------------------------------------------- thinning

    def start(self) -> None:
        """Sample what is left, and make the first ticket due."""
        for _ in self._sampling:
            pass
        self._kept = [self._share(source) for source in self.sources]
        self._at_rest = True
        self._schedule()

    def set_factor(self, source: str, name: str, factor: float) -> None:
        """Set one named factor on the demand of a source; 1 takes it away."""
        self.set_factors(name, {source: factor})

    def set_service_factor(self, service: str, name: str, factor: float) -> bool:
        """Set one named factor on all categories of a service (not on its recurring causes); tells if one changed."""
        sources = [s.name for s in self.sources if s.category.service == service and not s.problem]
        return self.set_factors(name, dict.fromkeys(sources, factor))

    def set_factors(self, name: str, by_source: dict[str, float]) -> bool:
        """Set one named factor on several sources, and look for the next ticket once; tells if one changed."""
        changed = set()
        for source, factor in by_source.items():
            factors = self._factors.setdefault(source, {})
            if factors.get(name, 1.0) != factor:
                changed.add(source)
                if factor == 1.0:
                    del factors[name]
                else:
                    factors[name] = factor
        if changed and self._at_rest:
            for place, other in enumerate(self.sources):
                if other.name in changed:
                    self._kept[place] = self._share(other)
            self.plan_anew()
        return bool(changed)

    def _share(self, source: Source) -> float:
        factors = self._factors.get(source.name)
        return math.prod(factors.values()) / source.room if factors else 1.0 / source.room

    def factor_of(self, source: str) -> float:
        """Return the factor on a source now."""
        return math.prod(self._factors.get(source, {}).values())

    def plan_anew(self) -> None:
        """Look again for the next ticket; those that are past stay past."""
        if self._at_rest:
            self.core.engine.cancel(self._pending)
            self._pending = None
            self._next = max(self._done, bisect_left(self._points, (self.core.now, -1, 0, 0.0)))
            self._schedule()

    def _schedule(self) -> None:
        points, kept = self._points, self._kept
        at = self._next
        while at < len(points):
            point = points[at]
            if point[3] < kept[point[1]]:
                self._next = at
                self._pending = self.core.engine.at(point[0], RANK, "demand", self._come, at)
                return
            at += 1
        self._next = at

    def _come(self, _occurrence: Occurrence) -> None:
        at = self._next
        _, place, number, _ = self._points[at]
        self._pending = None
        self._at_rest = False
        self._next = self._done = at + 1
        source = self.sources[place]
        self._arrive(source, number, source.family.row(number))
        self._at_rest = True
        self._schedule()
