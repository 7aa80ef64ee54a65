"""What of the scores a seat may see: the project manager no money, the IT manager of projects only what is reported."""

from typing import Final

from sim.scores.state import WeekRow
from sim.scores.view import GoalView, ScoresView, WeekView

_MONEY: Final = frozenset(
    (
        "budget_cents",
        "spent_cents",
        "committed_cents",
        "forecast_cents",
        "budget_variance_share",
        "business_value_cents",
        # A total is a mean, so that the one part could be worked out from it.
        "it_manager.budget",
        "it_manager.total",
        "organisation.value",
        "organisation.total",
    )
)
"""What would tell the project manager how the department stands with its money."""

_PROJECTS: Final = frozenset(
    (
        "project_late_weeks",
        "schedule_performance",
        "cost_performance",
        "scope_value_share",
        "team_motivation",
        "project_manager.total",
        "project_manager.schedule",
        "project_manager.cost",
        "project_manager.scope",
        "project_manager.quality",
        "project_manager.stakeholders",
        "project_manager.team",
        "project_manager.benefits",
    )
)
"""What would tell the IT manager how a project really stands, whatever its reports say."""

_HIDDEN: Final = {"it": _PROJECTS, "pm": _MONEY}


class Sight:
    """The closed weeks as each hat may see them, made once when a week closes."""

    def __init__(self) -> None:
        """Start without a week."""
        self._weeks: dict[str, tuple[WeekView, ...]] = {"it": (), "pm": ()}

    def add(self, week: WeekView) -> None:
        """Add a closed week."""
        for hat, hidden in _HIDDEN.items():
            self._weeks[hat] = (*self._weeks[hat], _without(week, hidden))

    def of(self, seat: str, goals: tuple[GoalView, ...]) -> ScoresView:
        """Return weeks and goals without what a seat may not see."""
        hat = "it" if seat == "it" else "pm"
        return ScoresView(self._weeks[hat], tuple(_without_amount(goal, _HIDDEN[hat]) for goal in goals))


def week_view(row: WeekRow) -> WeekView:
    """Return a closed week as views show it."""
    scores = tuple((f"{role}.{part}", value) for role, parts in row.scores.items() for part, value in parts.items())
    return WeekView(row.week, tuple(row.kpis.items()), tuple(row.in_week.items()), scores)


def _without(week: WeekView, hidden: frozenset[str]) -> WeekView:
    def shown(table: tuple[tuple[str, float | None], ...]) -> tuple[tuple[str, float | None], ...]:
        return tuple((name, None if name in hidden else value) for name, value in table)

    return WeekView(week.week, shown(week.kpis), shown(week.in_week), shown(week.scores))


def _without_amount(goal: GoalView, hidden: frozenset[str]) -> GoalView:
    """Leave of a goal about what is hidden only whether it was met, once that has been said aloud."""
    if goal.measure.removeprefix("score.") not in hidden:
        return goal
    return goal._replace(actual=None, met=goal.judged and goal.met)
