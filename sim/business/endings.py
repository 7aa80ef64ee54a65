"""Written warnings, and the rules that end a game early."""

from typing import TYPE_CHECKING

from sim.business.events import BudgetRefused, ExecutiveWarningGiven, GameEndRuled, WarningLifted
from sim.business.state import Warning as Written
from sim.kernel.engine import Stop
from sim.kernel.units import week_of
from sim.projects.events.life import ProjectCancelled
from sim.scenario.cards import EarlyEndDef

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

_BY_REVIEW = ("relieved", "outsourced")
_REFUSALS = 2


class Endings:
    """What executives do when trust is gone. Nothing of it comes without a warning."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Listen for projects that are stopped."""
        self.floor = floor
        self.rules = floor.scenario.rules.strategy
        self.core = floor.core
        self.relations = floor.relations
        self._rules: dict[str, EarlyEndDef] = {rule.rule: rule for rule in floor.scenario.early_ends}
        projects = sorted(floor.scenario.projects, key=lambda p: (p.leader != "pm", p.priority, p.id))
        self._lead = projects[0].id if projects else ""
        floor.core.log.subscribe(ProjectCancelled, self._cancelled)

    # ------------------------------------------------------------------------------------------------ warnings

    def review(self, week: int, parts: dict[str, float], reached: dict[str, bool], cause: str) -> None:
        """Settle a running warning, give one where trust is low, and end what has to end.

        Args:
            week: Of the review.
            parts: What each part of the review did to trust.
            reached: Part to whether it is in order by the executives' standards.
            cause: Id of the review.
        """
        state, trust = self.floor.state, self.relations.state.executive_trust
        warned = state.warning
        if warned is not None and all(reached.get(goal, True) for goal in warned.goals):
            self._lift(warned, cause)
            return
        for name in _BY_REVIEW:
            rule = self._rules.get(name)
            below = rule is not None and trust < rule.below
            state.low_reviews[name] = state.low_reviews.get(name, 0) + 1 if below else 0
            if rule is not None and warned is not None and state.low_reviews[name] >= rule.reviews:
                self.rule(rule, (cause, warned.given))
        if warned is None and trust < self.rules.warning_trust:
            self._warn(week, parts, reached, cause)

    def _warn(self, week: int, parts: dict[str, float], reached: dict[str, bool], cause: str) -> None:
        """Choose the two goals that hurt most; where all is in order, the two that matter least to trust hold."""
        state = self.floor.state
        order = sorted(parts, key=lambda part: (reached.get(part, True), parts[part], part))
        goals = (order[0], order[1])
        number = self.floor.count("warning")
        given = f"executives/warning/{number}/given"
        due = week + self.floor.reviews.every_weeks
        state.warning = Written(number, goals, due, given)
        self.core.publish(ExecutiveWarningGiven(given, self.core.now, (cause,), goals[0], goals[1], due))

    def _lift(self, warned: Written, cause: str) -> None:
        self.floor.state.warning = None
        self.floor.state.low_reviews.clear()
        event_id = f"executives/warning/{warned.number}/lifted"
        self.core.publish(WarningLifted(event_id, self.core.now, (cause, warned.given), *warned.goals))
        self.relations.change_trust("executives", self.rules.warning_lifted_points, event_id)

    # ------------------------------------------------------------------------------------------------- refusals

    def refuse_budget(self, reason: str, cause: str) -> None:
        """Executives refuse a budget: it ignores what was asked for."""
        state = self.floor.state
        state.refusals += 1
        event_id = f"budget/refused/{state.refusals}"
        self.core.publish(BudgetRefused(event_id, self.core.now, (cause,), reason, state.refusals))
        self.relations.change_trust("executives", -self.rules.refused_trust_points, event_id)
        rule = self._rules.get("refused_twice")
        if rule is not None and state.refusals >= _REFUSALS:
            self.rule(rule, (event_id,))

    def _cancelled(self, event: ProjectCancelled) -> None:
        rule = self._rules.get("cancelled")
        if rule is not None and event.project == self._lead:
            self.rule(rule, (event.id,))

    # --------------------------------------------------------------------------------------------------- ending

    def earliest_week(self, rule: EarlyEndDef) -> int:
        """Return before which week a rule never bites: nobody is relieved before half time."""
        half = self.floor.scenario.weeks // 2 if rule.rule in _BY_REVIEW else 1
        return max(rule.from_week, half)

    def rule(self, rule: EarlyEndDef, causes: tuple[str, ...]) -> None:
        """End the game by a rule, unless it is too early, over already, or only lived on in the next quarter."""
        state = self.floor.state
        week = week_of(self.core.now)
        over = self.core.now >= self.floor.scenario.end_s - 1
        if state.ended or over or week < self.earliest_week(rule):
            return
        state.ended = rule.rule
        event_id = f"game/ended/{rule.rule}"
        self.core.publish(GameEndRuled(event_id, self.core.now, tuple(dict.fromkeys(causes)), rule.rule, week))
        self.core.engine.ask_stop(Stop("game_over", "it", rule.rule))
