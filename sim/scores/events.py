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


class GameEnded(NamedTuple):
    """The game is over and has a name; or the next quarter has given it another.

    Attributes:
        ending: Key of the ending's texts.
        result: ``won``, ``lost`` or ``ended_early``.
        rule: That ended it early, or empty.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    ending: str
    result: str
    rule: str


class NextQuarterJudged(NamedTuple):
    """What was left behind has been measured: totals of both roles and the organisation in the next quarter alone."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    weeks: int
    it_manager: float | None
    project_manager: float | None
    organisation: float | None
