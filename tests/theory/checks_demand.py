"""C1, C2: when tickets come, against the incident log of the ServiceNow firm.

A whole game up to the desk runs; what is counted are its opened tickets, contacts after failures included. The model's
shares come from many weeks, so they are nearly free of noise; chi-square then asks whether the log's own counts could
be a sample of the model. The contrary would mislead: days have a factor of their own, so counts of few weeks scatter
more than Poisson although their expectation is right.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from sim.kernel.core import Core
from sim.kernel.units import DAY, HOUR
from sim.money.floor import MoneyFloor
from sim.people.floor import PeopleFloor
from sim.relations.floor import RelationsFloor
from sim.scenario.definitions import Scenario
from sim.services.desk.events import TicketOpened
from sim.services.desk.floor import Desk
from sim.services.infrastructure.floor import Infrastructure
from sim.work.floor import WorkFloor
from tests.theory.bounds import at_most, within
from tests.theory.firms import arrivals, hours, servicenow_firm, weekdays
from tests.theory.report import CheckRow

WINDOW_WEEKS = 9
"""Length of the log."""

_WORK_HOURS = range(8, 18)
_SHARE_NOISE = 0.016
"""Two standard errors of a weekday's share in one log."""


def opened(scenario: Scenario, seed: int) -> list[int]:
    """Return the instants of all tickets of a game."""
    core = Core(seed, scenario.horizon_s)
    money = MoneyFloor(core, scenario)
    relations = RelationsFloor(core, scenario, money)
    people = PeopleFloor(core, scenario, money, relations)
    work = WorkFloor(core, scenario, people)
    infrastructure = Infrastructure(core, scenario, money, relations, people, work)
    desk = Desk(core, scenario, money, relations, people, work, infrastructure)
    found: list[int] = []
    core.log.subscribe(TicketOpened, lambda event: found.append(event.t_s))
    for floor in (money, relations, people, work, infrastructure, desk):
        floor.start()
    while core.engine.run(scenario.horizon_s) is not None:
        pass
    return found


def chi_square(shares: Sequence[float], data: Sequence[float], n: int) -> float:
    """Return chi-square per degree of freedom of ``n`` counts with shares ``data`` under the model's shares."""
    terms = [n * (d - m) ** 2 / m for m, d in zip(shares, data, strict=True) if m > 0]
    return math.fsum(terms) / (len(terms) - 1)


def shares_of(numbers: Sequence[int], size: int) -> list[float]:
    """Return how often each of ``size`` numbers occurs."""
    counts = Counter(numbers)
    return [counts[k] / len(numbers) for k in range(size)]


def dispersion(instants: Sequence[int], weeks: int) -> float:
    """Return the median of variance over mean of hourly counts, over the weekday hours from 8 to 18."""
    counts = Counter(t_s // HOUR for t_s in instants)
    ratios = []
    for day in range(5):
        for hour in _WORK_HOURS:
            cell = [counts[week * 168 + day * 24 + hour] for week in range(weeks)]
            mean = sum(cell) / weeks
            ratios.append(sum((c - mean) ** 2 for c in cell) / (weeks - 1) / mean)
    return median(ratios)


def day_factors(instants: Sequence[int], weeks: int) -> tuple[float, float]:
    """Return standard deviation and first autocorrelation of workdays after the effect of the weekday."""
    counts = Counter(t_s // DAY for t_s in instants)
    means = [sum(counts[week * 7 + day] for week in range(weeks)) / weeks for day in range(5)]
    factors = [counts[week * 7 + day] / means[day] for week in range(weeks) for day in range(5)]
    spread = math.fsum((f - 1.0) ** 2 for f in factors) / (len(factors) - 5)
    lag = math.fsum((a - 1.0) * (b - 1.0) for a, b in pairwise(factors)) / len(factors)
    return math.sqrt(spread), lag / spread


def checks(scale: float = 1.0) -> list[CheckRow]:
    """Return the rows of C1 and C2.

    Args:
        scale: Size of the sample; 1 gives 16 logs of nine weeks.
    """
    windows = max(2, round(16 * scale))
    logs = [opened(servicenow_firm(WINDOW_WEEKS), seed) for seed in range(1, windows + 1)]
    instants = [t_s for log in logs for t_s in log]
    by_hour = shares_of([t_s // HOUR % 24 for t_s in instants], 24)
    by_day = shares_of([t_s // DAY % 7 for t_s in instants], 7)
    data = arrivals()
    # Few weeks leave the factors of their days in the shares; the full size is judged by the bare bar.
    allowed = 0.01 if scale >= 1.0 else 0.01 + _SHARE_NOISE / math.sqrt(windows)
    off = max(abs(a - b) for a, b in zip((*by_hour, *by_day), (*hours(), *weekdays()), strict=True))
    factors = [day_factors(log, WINDOW_WEEKS) for log in logs]
    index = data["hourly_index_of_dispersion_workhours"]["median"]
    spread = data["arrivals_per_day_full_stream"]["workday_daily_factor_sd_after_weekday_effect"]
    mean_index = math.fsum(dispersion(log, WINDOW_WEEKS) for log in logs) / windows
    mean_spread = math.sqrt(math.fsum(sd * sd for sd, _ in factors) / windows)
    return [
        at_most(
            "C1", "hours of the day, chi-square per degree of freedom", chi_square(by_hour, hours(), data["n"]), 2.0
        ),
        at_most("C1", "weekdays, chi-square per degree of freedom", chi_square(by_day, weekdays(), data["n"]), 2.0),
        at_most("C1", "largest error of a share", off, allowed),
        within("C2", "hourly dispersion index, median of cells", mean_index, 0.75 * index, 1.25 * index),
        within("C2", "day factor, standard deviation", mean_spread, 0.75 * spread, 1.25 * spread),
    ]
