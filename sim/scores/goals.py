"""Goals of the scenario, and the outcome that follows from them."""

from typing import TYPE_CHECKING, Literal

from sim.scenario.definitions import GoalDef
from sim.scenario.vocabulary import KPIS
from sim.scores.events import GoalJudged
from sim.scores.state import GoalRow, WeekRow
from sim.scores.view import GoalView

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor

Outcome = Literal["won", "lost", "ended_early"]


def measure(row: WeekRow, name: str) -> float | None:
    """Return a goal's measure from a closed week: a KPI to date, or ``score.<role>.<part>``.

    Raises:
        KeyError: There is no such measure.
    """
    if name in KPIS:
        return row.kpis[name]
    _, role, part = name.split(".")
    return row.scores[role][part]


def is_met(goal: GoalDef, actual: float | None) -> bool:
    """Tell whether a value meets a goal; no value does not."""
    if actual is None:
        return False
    return actual >= goal.target if goal.op == ">=" else actual <= goal.target


class Goals:
    """Judges each goal at the end of its week."""

    def __init__(self, floor: "ScoresFloor") -> None:
        """Take the goals of the scenario."""
        self.floor = floor
        self.goals = floor.scenario.goals

    def judge(self, row: WeekRow, cause: str) -> None:
        """Judge the goals of this week; those of a week beyond the game at its end."""
        floor = self.floor
        for goal in self.goals:
            if min(goal.by_week, floor.scenario.weeks) != row.week:
                continue
            actual = measure(row, goal.measure)
            met = is_met(goal, actual)
            floor.state.goals[goal.id] = GoalRow(goal.id, actual, met)
            event = GoalJudged(
                id=f"goal/{goal.id}/judged",
                t_s=floor.core.now,
                causes=(cause,),
                goal=goal.id,
                measure=goal.measure,
                op=goal.op,
                target=goal.target,
                actual=actual,
                met=met,
                must=goal.must,
            )
            floor.core.publish(event)

    def views(self) -> tuple[GoalView, ...]:
        """Return every goal with its value at its week, or as of the last closed week."""
        newest = self.floor.state.newest
        result = []
        for goal in self.goals:
            row = self.floor.state.goals.get(goal.id)
            if row is not None:
                actual, met = row.actual, row.met
            else:
                actual = measure(newest, goal.measure) if newest is not None else None
                met = is_met(goal, actual)
            result.append(
                GoalView(
                    id=goal.id,
                    measure=goal.measure,
                    op=goal.op,
                    target=goal.target,
                    by_week=goal.by_week,
                    must=goal.must,
                    actual=actual,
                    judged=row is not None,
                    met=met,
                )
            )
        return tuple(result)

    def outcome(self) -> Outcome:
        """Return how the game ended: won if every goal that must be met is; ended early if it did not run out."""
        state = self.floor.state
        if state.newest is None or state.newest.week < self.floor.scenario.weeks:
            return "ended_early"
        must = [goal for goal in self.goals if goal.must]
        return "won" if all(state.goals[goal.id].met for goal in must) else "lost"
