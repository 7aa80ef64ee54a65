"""What was measured."""

from typing import NamedTuple


class WeekScored(NamedTuple):
    """The scorecard of the IT manager after a week; parts without a mechanism are left out."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    total: float | None
    parts: tuple[tuple[str, float], ...]


class GoalJudged(NamedTuple):
    """A goal reached its week."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    goal: str
    measure: str
    op: str
    target: float
    actual: float | None
    met: bool
    must: bool
