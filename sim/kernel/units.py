"""Units: integer seconds and integer cents, and the few conversions the model needs."""

from typing import Final

MINUTE: Final = 60
HOUR: Final = 3_600
DAY: Final = 86_400
WEEK: Final = 604_800
YEAR: Final = 31_536_000
"""Seconds in the named span; a year has 365 days."""

WEEKS_PER_YEAR: Final = 52
MONTHS_PER_YEAR: Final = 12


def week_of(t_s: int) -> int:
    """Return the number of the week (first is 1) that contains the instant ``t_s``."""
    return t_s // WEEK + 1


def week_start(week: int) -> int:
    """Return the first second of a week (weeks count from 1)."""
    return (week - 1) * WEEK


def hours(hours_: float) -> int:
    """Turn hours into whole seconds, at least one.

    A duration is rounded here, once; everything after it is integer.
    """
    return max(1, round(hours_ * HOUR))


def days(days_: float) -> int:
    """Turn days into whole seconds, at least one."""
    return max(1, round(days_ * DAY))


def cents(amount: float) -> int:
    """Round an amount of cents half away from zero, so that debit and credit always round alike."""
    return int(amount + 0.5) if amount >= 0 else -int(-amount + 0.5)
