"""Compares the teams of a room on equal luck: where they differ, which decisions explain it, how much was luck."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import fmean
from typing import Final, NamedTuple

from game.classroom.team import ROLES, Decided, Team

_TELLS: Final = 0.5
"""Points from which on a decision explains something."""
_HANGS: Final = 4
"""Later decisions that may hang on one before its worth is not its own alone."""
_MOST: Final = 3


class Own(NamedTuple):
    """A decision that sets a team apart.

    Attributes:
        teams: How many teams decided the same.
    """

    decided: Decided
    teams: int


class Missed(NamedTuple):
    """A decision that was worth something to others and that a team did not make.

    Attributes:
        points: Role to points, on average over the teams for which that is known.
    """

    text: str
    seat: str
    teams: int
    points: dict[str, float]

    @property
    def total(self) -> float:
        """Return what it was worth to all three together."""
        return sum(self.points.values())


class Spread(NamedTuple):
    """How far results lie apart.

    Attributes:
        role: Whose points.
        between: Points from the lowest team to the highest, on equal luck: that is decisions.
        luck: Points from the lowest to the highest of one team's decisions on other luck, mean over the teams.
    """

    role: str
    between: float
    luck: float | None


class Crossing(NamedTuple):
    """A decision of one hat that moved the other hat's points."""

    decided: Decided
    own: float
    other: float


def common_week(teams: Sequence[Team]) -> int:
    """Return the last week that all teams have played, 0 without teams."""
    return min((team.weeks for team in teams), default=0)


def at_week(team: Team, week: int) -> dict[str, float]:
    """Return role to points of a team at the end of a week."""
    return team.weekly[week - 1] if 1 <= week <= len(team.weekly) else {}


def own_way(team: Team, teams: Sequence[Team], most: int = _MOST) -> list[Own]:
    """Return the weightiest decisions of a team that not all others made, the weightiest first."""
    made = _made(teams)
    rows = [Own(one, made[one.key]) for one in _weighed(team) if made[one.key] < len(teams)]
    return sorted(rows, key=lambda row: (-abs(row.decided.total), row.decided.sequence))[:most]


def missed(team: Team, teams: Sequence[Team], most: int = _MOST) -> list[Missed]:
    """Return decisions that paid for others and that a team did not make, the most worth first."""
    mine = {one.key for one in team.decided}
    made = _made(teams)
    known: dict[str, list[Decided]] = defaultdict(list)
    for other in teams:
        for one in _weighed(other):
            if one.key not in mine:
                known[one.key].append(one)
    rows = []
    for key, found in known.items():
        points = {role: fmean(one.points.get(role, 0.0) for one in found) for role in ROLES}
        rows.append(Missed(found[0].text, found[0].seat, made[key], points))
    rows = [row for row in rows if row.total >= _TELLS]
    return sorted(rows, key=lambda row: (-row.total, row.text))[:most]


def crossings(team: Team, most: int = _MOST) -> list[Crossing]:
    """Return the decisions of one hat that moved the other hat's points most, helpful and harmful ones."""
    roles = {"it": ("it_manager", "project_manager"), "pm": ("project_manager", "it_manager")}
    rows = [
        Crossing(one, one.points.get(roles[one.seat][0], 0.0), one.points.get(roles[one.seat][1], 0.0))
        for one in _weighed(team)
        if one.seat in roles
    ]
    rows = [row for row in rows if abs(row.other) >= _TELLS]
    return sorted(rows, key=lambda row: (-abs(row.other), row.decided.sequence))[:most]


def spreads(teams: Sequence[Team]) -> list[Spread]:
    """Return for each role how far the teams lie apart, and how far luck alone moves one."""
    week = common_week(teams)
    found = []
    for role in ROLES:
        values = [points[role] for team in teams if role in (points := at_week(team, week))]
        lucks = [[team.totals[role], *team.lucks.get(role, [])] for team in teams if role in team.totals]
        ranges = [max(row) - min(row) for row in lucks if len(row) > 1]
        if values:
            between = max(values) - min(values)
            found.append(Spread(role, between, fmean(ranges) if ranges else None))
    return found


def ranked(teams: Sequence[Team]) -> list[tuple[Team, float]]:
    """Return the teams with the mean of their totals in the common week, the highest first."""
    week = common_week(teams)
    rows = []
    for team in teams:
        points = [value for role, value in at_week(team, week).items() if role in ROLES]
        if points:
            rows.append((team, fmean(points)))
    return sorted(rows, key=lambda row: (-row[1], row[0].team))


def _weighed(team: Team) -> list[Decided]:
    """Return the decisions whose worth is known and their own."""
    return [one for one in team.decided if one.points and one.impossible <= _HANGS and abs(one.total) >= _TELLS]


def _made(teams: Sequence[Team]) -> Counter[str]:
    """Return decision to how many teams made it."""
    return Counter(key for team in teams for key in {one.key for one in team.decided})
