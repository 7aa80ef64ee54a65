"""Strategy: directions with weights, how far they are what executives want, and how steadily they are held."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.business.events import StrategySet
from sim.kernel.units import week_of

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

_PERCENT = 100.0


class Strategy:
    """What the department aims at. It counts the more the longer it is held."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Prepare what executives want, which is seen only roughly."""
        self.floor = floor
        self.rules = floor.scenario.rules.strategy
        self.core = floor.core
        self.goals = {goal.id: goal for goal in floor.scenario.strategy}
        total = math.fsum(goal.wanted for goal in self.goals.values()) or 1.0
        self.wanted = {goal.id: goal.wanted / total for goal in self.goals.values()}
        self._luck = floor.core.luck.family("business/strategy")

    def set(self, goals: tuple[str, ...], weights: tuple[int, ...], decision_id: str) -> None:
        """Set directions and weights; a change before the old ones counted costs trust and unsettles the staff."""
        state = self.floor.state.strategy
        early = bool(state.weights) and self.steadiness() < 1.0
        state.weights = {goal: weight / _PERCENT for goal, weight in zip(goals, weights, strict=True)}
        state.set_week = week_of(self.core.now)
        state.number += 1
        state.cause = f"strategy/{state.number}/set"
        self.core.publish(StrategySet(state.cause, self.core.now, (decision_id,), goals, weights, state.number > 1))
        if early:
            self.floor.relations.change_trust("executives", -self.rules.change_trust_points, state.cause)
        if state.number > 1:
            people = self.floor.people
            people.morale.note_priorities_changed(people.roster.staff, state.cause)

    def alignment(self) -> float:
        """Return how far the weights are those that executives would choose, 0 to 1; 0 without a strategy."""
        weights = self.floor.state.strategy.weights
        if not weights:
            return 0.0
        apart = math.fsum(abs(weights.get(goal, 0.0) - wanted) for goal, wanted in self.wanted.items())
        return max(0.0, 1.0 - apart / 2.0)

    def steadiness(self) -> float:
        """Return how far the strategy counts by now, 0 to 1."""
        state = self.floor.state.strategy
        if not state.weights:
            return 0.0
        return min(1.0, (week_of(self.core.now) - state.set_week + 1) / self.rules.steady_weeks)

    def seen(self, goal: str) -> float:
        """Return what executives seem to want: rough at first, clearer with every report to them.

        Draws: ``business/strategy`` by goal.
        """
        noise = self.rules.wanted_noise_share / (1.0 + self.floor.state.reports_held)
        shown = self.wanted[goal] + noise * (2.0 * self._luck.one(goal) - 1.0)
        return round(min(1.0, max(0.0, shown)), 1)

    def progress(self, goal: str, kpis: Mapping[str, float | None]) -> float | None:
        """Return how far a direction has been followed, 0 to 1, or None while nothing can be measured."""
        definition = self.goals[goal]
        value = kpis.get(definition.measure)
        span = definition.target - definition.start
        if value is None or span == 0.0:
            return None
        return min(1.0, max(0.0, (value - definition.start) / span))

    def share(self, kpis: Mapping[str, float | None]) -> float | None:
        """Return the weighted progress of the chosen directions, or None without any that can be measured.

        Args:
            kpis: KPI to its value now.
        """
        reached = [(weight, self.progress(g, kpis)) for g, weight in self.floor.state.strategy.weights.items()]
        known = [(weight, value) for weight, value in reached if value is not None]
        total = math.fsum(weight for weight, _ in known)
        return math.fsum(weight * value for weight, value in known) / total if total > 0.0 else None

    def review_points(self) -> float:
        """Return what executives make of it at a review."""
        if not self.goals:
            return 0.0
        if not self.floor.state.strategy.weights:
            return -self.rules.review_none_points
        return self.rules.review_points * (2.0 * self.alignment() - 1.0) * self.steadiness()
