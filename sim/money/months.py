"""Months of a game: twelve equal parts of 52 weeks; the last may be cut short by the end of the game.

What runs on after the end has months of its own, so that the books of the game close with the game.
"""

from functools import cache

from sim.kernel.units import MONTHS_PER_YEAR, WEEK, WEEKS_PER_YEAR

_TWELVE_S = WEEKS_PER_YEAR * WEEK


@cache
def month_ends(weeks: int, more_weeks: int = 0) -> tuple[int, ...]:
    """Return the first second after each month; the last is the end of the game.

    Args:
        weeks: Length of the game.
        more_weeks: Weeks that run on after it; their months begin with them.
    """
    if more_weeks:
        return (*month_ends(weeks), *(weeks * WEEK + end for end in month_ends(more_weeks)))
    horizon_s = weeks * WEEK
    ends = []
    month = 1
    while month * _TWELVE_S // MONTHS_PER_YEAR < horizon_s:
        ends.append(month * _TWELVE_S // MONTHS_PER_YEAR)
        month += 1
    return (*ends, horizon_s)


@cache
def month_lengths(weeks: int, more_weeks: int = 0) -> tuple[int, ...]:
    """Return the seconds of each month of the game."""
    ends = month_ends(weeks, more_weeks)
    return tuple(end - start for start, end in zip((0, *ends), ends, strict=False))


def month_share(weeks: int, month: int, more_weeks: int = 0) -> float:
    """Return how much of a full month the given one is (months count from 1): 1, or less for a cut last one."""
    return month_lengths(weeks, more_weeks)[month - 1] * MONTHS_PER_YEAR / _TWELVE_S


def month_of(weeks: int, t_s: int, more_weeks: int = 0) -> int:
    """Return the number of the month that contains the instant, at most the last."""
    ends = month_ends(weeks, more_weeks)
    for number, end in enumerate(ends, start=1):
        if t_s < end:
            return number
    return len(ends)


def spread(cents: int, parts: tuple[int, ...]) -> list[int]:
    """Split an amount in proportion to the parts, in whole cents, without losing any."""
    total = sum(parts)
    result = []
    given = through = 0
    for part in parts:
        through += part
        upto = cents * through // total
        result.append(upto - given)
        given = upto
    return result
