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


class ProjectFigures(NamedTuple):
    """A project at the end of the last closed week; figures by name, None where one is not defined."""

    id: str
    status: str
    leader: str
    figures: tuple[tuple[str, float | None], ...]


class NextQuarterView(NamedTuple):
    """What was left behind: the scores of the weeks after the end alone.

    Attributes:
        weeks: How many there were.
        weight: Share in the totals of those roles that it counts for.
        scores: Points by ``role.part``, of these weeks.
        totals: Totals by role with this share counted in.
    """

    weeks: int
    weight: float
    scores: tuple[tuple[str, float | None], ...]
    totals: tuple[tuple[str, float | None], ...]


class NearMiss(NamedTuple):
    """An ending that one fact kept away."""

    ending: str
    fact: str
    actual: float
    needed: float


class EndingView(NamedTuple):
    """How a game is told.

    Attributes:
        id: Key of its texts.
        facts: Those that its rule asks for, with their values.
        events: Ids of the decisions and events behind it.
        near_misses: Endings that one fact kept away.
    """

    id: str
    facts: tuple[tuple[str, float], ...]
    events: tuple[str, ...]
    near_misses: tuple[NearMiss, ...]


@dataclass(frozen=True, slots=True)
class ScoresView:
    """Every closed week in order, and the goals.

    Attributes:
        weeks: Weeks of the game proper.
        projects: Every project as it stood at the last close; empty for a seat, which has its reports.
        after: Weeks of the next quarter; their figures count from its start.
        next_quarter: Its result, once it is over.
    """

    weeks: tuple[WeekView, ...]
    goals: tuple[GoalView, ...]
    projects: tuple[ProjectFigures, ...] = ()
    after: tuple[WeekView, ...] = ()
    next_quarter: NextQuarterView | None = None
