"""When assets fail: integrated hazard against thresholds that no decision moves.

The hazard of an asset is Weibull in operational time since its last repair, times factors that decisions and load
move. Failure n happens when the hazard used up reaches a unit exponential threshold that belongs to the n-th failure
of that asset, so that a decision shifts failures in time and never draws new ones.

Source: shape, causes, repair and load effect from LANL failure data 1996-2005 (LA-UR-05-7318).
"""

import math
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple, cast

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, HOUR, WEEK, YEAR, hours
from sim.kernel.variates import exponential, lognormal, pick, weibull
from sim.scenario.definitions import Scenario
from sim.scenario.rules import AssetClass, ServicesRules
from sim.scenario.vocabulary import ServiceState
from sim.services.infrastructure.state import Asset

RANK = 500
_PAST_INTERVALS = 20
FAILURE_CAUSES = ("hardware", "software", "undetermined", "network", "facilities", "human")


class OperationalClock:
    """Time as wear feels it: working hours count more than nights, weekdays more than weekends, the week as a whole 1.

    Operational time is piecewise linear in calendar time with a week as its period.
    """

    def __init__(self, rules: ServicesRules) -> None:
        """Prepare the table of one week."""
        work = range(int(rules.work_from_h), int(rules.work_to_h))
        weights = [
            (rules.day_failure_factor if hour in work else 1.0) * (rules.weekend_failure_factor if day >= 5 else 1.0)
            for day in range(7)
            for hour in range(24)
        ]
        scale = WEEK / math.fsum(weights)
        self._rates = [weight * scale / HOUR for weight in weights]
        self._through = [0.0]
        for weight in weights:
            self._through.append(self._through[-1] + weight * scale)
        self._through[-1] = float(WEEK)

    def at(self, t_s: int) -> float:
        """Return operational time at an instant (negative before the game)."""
        week, rest = divmod(t_s, WEEK)
        hour, seconds = divmod(rest, HOUR)
        return week * WEEK + self._through[hour] + seconds * self._rates[hour]

    def instant(self, warp: float) -> int:
        """Return the first second at which operational time has reached ``warp``."""
        week = math.floor(warp / WEEK)
        rest = warp - week * WEEK
        hour = min(167, max(0, bisect_left(self._through, rest) - 1))
        return week * WEEK + hour * HOUR + math.ceil((rest - self._through[hour]) / self._rates[hour])


class Failure(NamedTuple):
    """What the n-th failure of an asset will be like, drawn together at its birth."""

    threshold: float
    mode: ServiceState
    cause: str
    repair_s: int
    needs_vendor: bool


class Failures:
    """The clockwork of failures: one pending occurrence per asset, and only if it lies within the game."""

    def __init__(self, core: Core, scenario: Scenario, fail: Callable[[Asset, Failure], None]) -> None:
        """Prepare; ``fail`` is called when an asset fails."""
        self.core = core
        self.rules = scenario.rules.services
        self.classes = scenario.rules.asset_classes
        self.clock = OperationalClock(self.rules)
        self._fail = fail
        self._family = core.luck.family("assets/failure", 8)
        self._past = core.luck.family("assets/past")
        self._pending: dict[str, Occurrence] = {}
        self._scales = {name: self.scale(kind) for name, kind in self.classes.items() if kind.failures_per_year > 0}
        self._drawn: dict[str, tuple[int, Failure]] = {}

    # ---------------------------------------------------------------------------------------------------- law

    @staticmethod
    def scale(kind: AssetClass) -> float:
        """Return the Weibull scale in seconds that gives the class its mean rate at a factor of 1."""
        return YEAR / (kind.failures_per_year * math.gamma(1.0 + 1.0 / kind.shape))

    def draw(self, asset_id: str, kind: AssetClass, number: int) -> Failure:
        """Return the n-th failure of an asset (from 1).

        Draws: ``assets/failure`` by asset and number: threshold, mode, cause, repair, vendor.
        """
        rules = self.rules
        row = self._family.named(f"asset/{asset_id}/failure/{number}")
        cause = pick(row[2], rules.cause_shares)
        mu = rules.cause_repair_mu[cause] + kind.repair_mu - rules.repair_reference_mu
        sd = rules.cause_repair_sd[cause] * kind.repair_sd / rules.repair_reference_sd
        return Failure(
            threshold=exponential(row[0], 1.0),
            mode="degraded" if row[1] < kind.degrade_share else "down",
            cause=FAILURE_CAUSES[cause],
            repair_s=hours(min(rules.repair_cap_h, lognormal(row[3], mu, sd))),
            needs_vendor=row[4] < kind.vendor_share,
        )

    def last_renewal(self, asset_id: str, kind: AssetClass, born_s: int) -> float:
        """Return the operational time of the last repair before the game, by living through the asset's past.

        Draws: ``assets/past`` by asset and number.
        """
        if kind.failures_per_year <= 0:
            return self.clock.at(born_s)
        scale = self.scale(kind)
        warp = max(self.clock.at(born_s), -_PAST_INTERVALS * YEAR / kind.failures_per_year)
        number = 0
        while True:
            number += 1
            following = warp + weibull(self._past.one(f"asset/{asset_id}/past/{number}"), kind.shape, scale)
            if following >= 0:
                return warp
            warp = following

    def factor(self, asset: Asset) -> float:
        """Return the modifiers of the hazard now: load, patch lag, maintenance, wear, and what was set from above.

        What drifts with time moves week by week, so that merely looking again within a week changes nothing.
        """
        rules, monday = self.rules, (self.core.now + 1) // WEEK * WEEK
        kind = self.classes[asset.kind]
        share = asset.carried / asset.capacity if asset.capacity > 0 else 0.0
        load = max(rules.load_factor_floor, 1.0 + rules.load_failure_slope * (share - rules.load_normal_share))
        if share > 1.0:
            load += rules.overload_failure_slope * (share - 1.0)
        patches = 1.0
        if kind.patch_h > 0:
            lag_days = min(rules.patch_lag_cap_days, max(0, monday - asset.patched_s) / DAY)
            patches = 1.0 + rules.patch_lag_failure_per_year * lag_days * DAY / YEAR
        stale = min(1.0, max(0, monday - asset.maintained_s) / (rules.maintenance_stale_weeks * WEEK))
        care = rules.maintenance_fresh_factor + stale * (
            rules.maintenance_stale_factor - rules.maintenance_fresh_factor
        )
        years = max(0, monday - asset.born_s) / YEAR
        wear = 1.0 + kind.wear_per_year * max(0.0, years - kind.wear_from_years)
        return load * patches * care * wear * math.prod(asset.modifiers.values())

    # -------------------------------------------------------------------------------------------------- clockwork

    def refresh(self, asset: Asset) -> None:
        """Use up hazard under the old factor, take the new one, and move the failure accordingly."""
        factor = self.factor(asset)
        if factor != asset.factor:
            self._use(asset)
            asset.factor = factor
            self._schedule(asset)

    def begin(self, asset: Asset) -> None:
        """Let a fresh asset's clock run."""
        asset.factor = self.factor(asset)
        asset.hazard_warp = self.clock.at(self.core.now)
        self._schedule(asset)

    def halt(self, asset: Asset) -> None:
        """Let the hazard stand still: the asset does not run."""
        if asset.ticking:
            self._use(asset)
            asset.ticking = False
            self.core.engine.cancel(self._pending.pop(asset.id, None))

    def go_on(self, asset: Asset) -> None:
        """Let the hazard run again; the time stood still does not count as age."""
        if not asset.ticking:
            warp = self.clock.at(self.core.now)
            asset.renewed_warp += warp - asset.hazard_warp
            asset.hazard_warp = warp
            asset.ticking = True
            asset.factor = self.factor(asset)
            self._schedule(asset)

    def renew(self, asset: Asset, repaired: bool) -> None:
        """Set the age back to nothing; after a repair the next threshold counts."""
        self._use(asset)
        if repaired:
            asset.hazard = 0.0
        asset.renewed_warp = asset.hazard_warp
        if asset.ticking:
            asset.factor = self.factor(asset)
            self._schedule(asset)

    def _use(self, asset: Asset) -> None:
        warp = self.clock.at(self.core.now)
        if asset.ticking and warp > asset.hazard_warp:
            kind = self.classes[asset.kind]
            if kind.failures_per_year > 0:
                scale, shape = self._scales[asset.kind], kind.shape
                from_ = (asset.hazard_warp - asset.renewed_warp) / scale
                to = (warp - asset.renewed_warp) / scale
                asset.hazard += asset.factor * (to**shape - from_**shape)
            asset.hazard_warp = warp
        elif not asset.ticking:
            asset.renewed_warp += warp - asset.hazard_warp
            asset.hazard_warp = warp

    def _schedule(self, asset: Asset) -> None:
        engine = self.core.engine
        engine.cancel(self._pending.pop(asset.id, None))
        kind = self.classes[asset.kind]
        if not asset.ticking or kind.failures_per_year <= 0:
            return
        failure = self._next(asset, kind)
        left = max(0.0, failure.threshold - asset.hazard)
        scale, shape = self._scales[asset.kind], kind.shape
        used = ((asset.hazard_warp - asset.renewed_warp) / scale) ** shape
        warp = asset.renewed_warp + scale * (used + left / asset.factor) ** (1.0 / shape)
        if warp >= self.core.horizon_s + WEEK:
            return
        t_s = max(engine.now + 1, self.clock.instant(warp))
        if t_s < self.core.horizon_s:
            name = f"asset/{asset.id}/failure/{asset.failures + 1}"
            self._pending[asset.id] = engine.at(t_s, RANK, name, self._happen, (asset, failure))

    def _next(self, asset: Asset, kind: AssetClass) -> Failure:
        """Return the failure to come; it stays the same however often the hazard changes."""
        number = asset.failures + 1
        drawn = self._drawn.get(asset.id)
        if drawn is None or drawn[0] != number:
            drawn = self._drawn[asset.id] = (number, self.draw(asset.id, kind, number))
        return drawn[1]

    def _happen(self, occurrence: Occurrence) -> None:
        asset, failure = cast("tuple[Asset, Failure]", occurrence.payload)
        self._pending.pop(asset.id, None)
        self._use(asset)
        asset.failures += 1
        self._fail(asset, failure)
