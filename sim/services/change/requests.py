"""Who asks for changes: the scenario's list, and departments week by week."""

from collections.abc import Callable
from typing import NamedTuple

from sim.kernel.core import Core
from sim.kernel.log import CHANCE, START
from sim.kernel.units import hours
from sim.kernel.variates import lognormal, pick, poisson
from sim.scenario.definitions import Scenario

_MANY = 1_000
"""Places per week in the numbering of candidate requests; more departments than this there are not."""


class Request(NamedTuple):
    """A change somebody wants."""

    id: str
    asked_by: str
    asset: str
    size: int
    effort_s: int
    emergency: bool
    cause: str


class RequestStream:
    """The fixed candidate process of change requests.

    Draws:
        ``change/request``: one row per week and department, how many; ``change/request/what``: one row per request.
    """

    def __init__(self, core: Core, scenario: Scenario) -> None:
        """Find out which assets matter to which department."""
        rules = scenario.rules.changes
        self._rules = rules
        self._how_many = core.luck.family("change/request", 4)
        self._what = core.luck.family("change/request/what", 8)
        self._by_week: dict[int, list[Request]] = {}
        for c in scenario.changes:
            cause = f"{START}change/{c.id}"
            wanted = Request(f"change/{c.id}", c.asked_by, c.asset, c.size, hours(c.effort_h), c.emergency, cause)
            self._by_week.setdefault(c.week, []).append(wanted)
        self._departments: list[tuple[str, float, tuple[str, ...]]] = []
        for department in scenario.departments:
            touched: dict[str, None] = {}
            for service in scenario.services:
                if service.users.get(department.id, 0) > 0:
                    touched.update((asset, None) for need in service.requires for asset in need.assets)
            mean = rules.requests_per_week_per_100_users * department.users / 100
            self._departments.append((department.id, mean, tuple(touched)))

    def of_week(self, week: int, ask: Callable[[Request], None]) -> None:
        """Hand over every request of a week, those of the scenario first."""
        for wanted in self._by_week.pop(week, ()):
            ask(wanted)
        for ordinal, (department, mean, assets) in enumerate(self._departments):
            if not assets:
                continue
            for k in range(poisson(self._how_many.row(week * _MANY + ordinal)[0], mean)):
                ask(self._draw(f"{department}/{week}/{k + 1}", department, assets))

    def _draw(self, name: str, department: str, assets: tuple[str, ...]) -> Request:
        rules = self._rules
        u = self._what.named(name)
        size = pick(u[1], rules.request_sizes) + 1
        effort_h = rules.effort_median_h[size - 1] * lognormal(u[2], 0.0, rules.effort_sd)
        return Request(
            f"change/request/{name}",
            department,
            assets[int(u[0] * len(assets))],
            size,
            hours(effort_h),
            u[3] < rules.request_emergency_share,
            f"{CHANCE}change/request/{name}",
        )
