"""Vulnerabilities: published week by week, patched by rounds, and meanwhile open.

What is published, from when there is a patch, how stubborn it is and whether attackers take it up is drawn by name
and depends on nothing the department does; only how long it stays open does.
"""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sim.kernel.core import Core
from sim.kernel.units import DAY, WEEK, days, week_start
from sim.kernel.variates import lognormal, poisson
from sim.scenario.definitions import Scenario
from sim.scenario.rules import SecurityRules
from sim.services.infrastructure.floor import Infrastructure
from sim.services.security.state import Holes, SecurityState, Threat


class Vulnerability(NamedTuple):
    """One as drawn at birth."""

    id: str
    asset: str
    published_s: int
    patch_s: int
    rounds: int
    exploit_s: int
    """First attempt of attackers, or -1 if they never take it up."""


def rounds_needed(u: float, sticks_share: float) -> int:
    """Return how many rounds it takes until a patch sticks, a geometric variate."""
    if sticks_share >= 1.0:
        return 1
    return 1 + int(math.log1p(-u) / math.log1p(-sticks_share))


class Candidates:
    """The fixed candidate process of vulnerabilities.

    Draws:
        ``security/vulnerability``: per asset and week, how many; ``security/vulnerability/what``: each one's
        attributes.
    """

    def __init__(self, core: Core, rules: SecurityRules, rates: dict[str, float]) -> None:
        """Take the weekly rate of each asset."""
        self._rules = rules
        self._rates = rates
        self._how_many = core.luck.family("security/vulnerability", 4)
        self._what = core.luck.family("security/vulnerability/what", 8)

    def of_week(self, week: int) -> list[Vulnerability]:
        """Return all that are published in a week; weeks before the start count 0, -1, …."""
        result: list[Vulnerability] = []
        for asset, rate in self._rates.items():
            count = poisson(self._how_many.one(f"{asset}/{week}"), rate)
            result.extend(self._draw(asset, week, k + 1) for k in range(count))
        return result

    def _draw(self, asset: str, week: int, k: int) -> Vulnerability:
        rules = self._rules
        name = f"{asset}/{week}/{k}"
        u = self._what.named(name)
        published_s = week_start(week) + int(u[0] * WEEK)
        delay = lognormal(u[1], math.log(rules.patch_delay_median_days), rules.patch_delay_sd)
        exploit_s = -1
        if u[3] < rules.exploited_share:
            after = lognormal(u[4], math.log(rules.exploit_median_days), rules.exploit_sd)
            exploit_s = published_s + days(after)
            # Vendors hurry once an exploit is about.
            delay *= rules.exploited_patch_factor
        return Vulnerability(
            id=f"vulnerability/{name}",
            asset=asset,
            published_s=published_s,
            patch_s=published_s + days(min(delay, rules.patch_delay_max_days)),
            rounds=rounds_needed(u[2], rules.patch_sticks_share),
            exploit_s=exploit_s,
        )


class Vulnerabilities:
    """What is open on which asset, and how much that exposes the organisation."""

    def __init__(
        self,
        core: Core,
        scenario: Scenario,
        infrastructure: Infrastructure,
        state: SecurityState,
        on_threat: Callable[[Vulnerability], Threat | None],
    ) -> None:
        """Prepare.

        Args:
            core: The ground.
            scenario: What the game starts from.
            infrastructure: Whose assets they are on.
            state: Where they are kept.
            on_threat: Called with each exploited one; returns None if no attempt will ever come.
        """
        self._core = core
        self._rules = scenario.rules.security
        self._infrastructure = infrastructure
        self._state = state
        self._on_threat = on_threat
        classes = scenario.rules.asset_classes
        patchable = [a for a in scenario.assets if classes[a.kind].patch_h > 0]
        self._candidates = Candidates(
            core, self._rules, {a.id: classes[a.kind].vulnerabilities_per_week for a in patchable}
        )
        self._weight = {a.id: 1.0 if a.exposed else self._rules.exposure_inside for a in patchable}
        self.assets = tuple(a.id for a in patchable)
        for asset in self.assets:
            state.holes[asset] = Holes()
        self._history = self._open_history()

    def opening(self) -> Iterator[None]:
        """Open what lies before the game, and come back between weeks for those in a hurry; the start does the rest."""
        return self._history

    def start(self) -> None:
        """Open what was published before the game and not closed by the rounds until then, then the first week."""
        for _ in self._history:
            pass
        self.publish_week(1)

    def _open_history(self) -> Iterator[None]:
        cadence_s = days(self._state.cadence_days)
        for week in range(1 - self._rules.history_weeks, 1):
            for born in self._candidates.of_week(week):
                asset = self._infrastructure.state.assets[born.asset]
                if born.published_s < asset.born_s:
                    continue
                from_s = max(born.patch_s, born.published_s)
                passed = 0 if from_s > asset.patched_s else 1 + (asset.patched_s - from_s) // cadence_s
                if passed < born.rounds:
                    self._add(born._replace(rounds=born.rounds - passed))
            yield

    def publish_week(self, week: int) -> None:
        """Add what will be published in a week."""
        for born in self._candidates.of_week(week):
            self._add(born)

    def _add(self, born: Vulnerability) -> None:
        if born.exploit_s >= 0:
            threat = self._on_threat(born)
            if threat is not None:
                self._state.threats[threat.id] = threat
                return
        self._keep(born.asset, born.published_s, born.patch_s, born.rounds)

    # --------------------------------------------------------------------------------------------------- closing

    def patch(self, asset: str, thorough: bool) -> int:
        """Close what a patch round closes.

        Args:
            asset: Which.
            thorough: Whether every existing patch sticks, as in a window of its own.

        Returns:
            How many were closed.
        """
        now, holes = self._core.now, self._state.holes[asset]
        kept = Holes()
        closed = 0
        for published_s, patch_s, rounds in zip(holes.published_s, holes.patch_s, holes.rounds, strict=True):
            left = rounds
            if published_s <= now and patch_s <= now:
                left = 0 if thorough else rounds - 1
            if left > 0:
                kept.published_s.append(published_s)
                kept.patch_s.append(patch_s)
                kept.rounds.append(left)
            else:
                closed += 1
                self._count(asset, published_s)
        self._state.holes[asset] = kept
        for threat in [t for t in self._state.threats.values() if t.asset == asset]:
            if threat.published_s <= now and threat.patch_s <= now:
                threat.rounds = 0 if thorough else threat.rounds - 1
                if threat.rounds <= 0:
                    closed += 1
                    self.close(threat)
        self._state.closed += closed
        return closed

    def clear(self, asset: str) -> None:
        """Close everything on an asset that was replaced, except what is not published yet."""
        now, holes = self._core.now, self._state.holes[asset]
        kept = Holes()
        for published_s, patch_s, rounds in zip(holes.published_s, holes.patch_s, holes.rounds, strict=True):
            if published_s > now:
                kept.published_s.append(published_s)
                kept.patch_s.append(patch_s)
                kept.rounds.append(rounds)
            else:
                self._count(asset, published_s)
                self._state.closed += 1
        self._state.holes[asset] = kept
        for threat in [t for t in self._state.threats.values() if t.asset == asset and t.published_s <= now]:
            self._state.closed += 1
            self.close(threat)

    def close(self, threat: Threat) -> None:
        """Take an exploited vulnerability away: patched, or spent."""
        self._count(threat.asset, threat.published_s)
        del self._state.threats[threat.id]

    def calm(self, threat: Threat) -> None:
        """Keep a vulnerability open that attackers have given up."""
        del self._state.threats[threat.id]
        self._keep(threat.asset, threat.published_s, threat.patch_s, threat.rounds)

    def _keep(self, asset: str, published_s: int, patch_s: int, rounds: int) -> None:
        holes = self._state.holes[asset]
        holes.published_s.append(published_s)
        holes.patch_s.append(patch_s)
        holes.rounds.append(rounds)

    def _count(self, asset: str, published_s: int) -> None:
        self._state.exposure_s += self._weight[asset] * (self._core.now - max(0, published_s))

    # -------------------------------------------------------------------------------------------------- measures

    def open_on(self, asset: str) -> int:
        """Return how many published ones are open on an asset."""
        now = self._core.now
        return self._holes_on(asset, now) + sum(
            t.asset == asset and t.published_s <= now for t in self._state.threats.values()
        )

    def open_by_asset(self) -> dict[str, int]:
        """Return ``open_on`` of every asset that can be patched."""
        now = self._core.now
        counts = {asset: self._holes_on(asset, now) for asset in self.assets}
        for threat in self._state.threats.values():
            counts[threat.asset] += threat.published_s <= now
        return counts

    def _holes_on(self, asset: str, now: int) -> int:
        published = self._state.holes[asset].published_s
        return len([None for p in published if p <= now])

    def exposure_days(self) -> float:
        """Return vulnerability-days since the start, weighted by the exposure of the asset."""
        now = self._core.now
        total = self._state.exposure_s
        for asset, holes in self._state.holes.items():
            open_s = sum([now - p if p > 0 else now for p in holes.published_s if p <= now])
            total += self._weight[asset] * open_s
        for threat in self._state.threats.values():
            if threat.published_s <= now:
                total += self._weight[threat.asset] * (now - max(0, threat.published_s))
        return total / DAY

    def exposure(self) -> float:
        """Return how many are open now, weighted by the exposure of the asset."""
        return math.fsum(self._weight[asset] * count for asset, count in self.open_by_asset().items())

    def patch_lag_days(self) -> float:
        """Return the mean time since the last patch over all assets that can be patched."""
        if not self.assets:
            return 0.0
        assets, now = self._infrastructure.state.assets, self._core.now
        return sum(now - assets[asset].patched_s for asset in self.assets) / DAY / len(self.assets)
