"""What a seat may see of scores."""

from dataclasses import dataclass
from typing import NamedTuple


class GoalView(NamedTuple):
    """A goal.

    Attributes:
        actual: Value of the measure, at its week or now.
        judged: Whether its week has passed.
        met: Whether it is met, or would be now.
    """

    id: str
    measure: str
    op: str
    target: float
    by_week: int
    must: bool
    actual: float | None
    judged: bool
    met: bool


class WeekView(NamedTuple):
    """A closed week: KPIs to date, KPIs of the week alone, points by ``role.part``."""

    week: int
    kpis: tuple[tuple[str, float | None], ...]
    in_week: tuple[tuple[str, float | None], ...]
    scores: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class ScoresView:
    """Every closed week in order, and the goals."""

    weeks: tuple[WeekView, ...]
    goals: tuple[GoalView, ...]
