"""Rows for checks whose bar is a range or an upper bound instead of a relative error."""

import math
from collections.abc import Sequence
from statistics import fmean, median, stdev

from tests.theory.report import CheckRow


def within(check: str, what: str, value: float, low: float, high: float) -> CheckRow:
    """Judge a value that must lie in a range; the reference shown is the middle."""
    middle = (low + high) / 2
    return CheckRow(
        check, what, value, middle, (value - middle) / middle, (high - low) / 2 / middle, low <= value <= high
    )


def at_most(check: str, what: str, value: float, bound: float) -> CheckRow:
    """Judge a distance that must not exceed a bound; the ideal is 0 and the error is the distance itself."""
    return CheckRow(check, what, value, 0.0, value, bound, value <= bound)


def interval(check: str, what: str, values: Sequence[float], low: float, high: float) -> CheckRow:
    """Judge a mean over lucks: its whole 95 % interval must lie in the range; with few lucks it is wide."""
    mean = fmean(values)
    half = _T_95.get(len(values), 2.05) * stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0.0
    middle, span = (low + high) / 2, (high - low) / 2
    met = low <= mean - half and mean + half <= high
    return CheckRow(
        check, what, mean, middle, (mean - middle) / abs(middle), span / abs(middle), met, half / abs(middle)
    )


def middle(check: str, what: str, values: Sequence[float], low: float, high: float) -> CheckRow:
    """Judge a median over lucks, where a few very long cases are part of the matter; its interval is one of ranks."""
    ordered = sorted(values)
    step = round(0.98 * math.sqrt(len(ordered)))
    half_at = len(ordered) // 2
    least, most = ordered[max(0, half_at - step - 1)], ordered[min(len(ordered) - 1, half_at + step)]
    value, centre, span = median(ordered), (low + high) / 2, (high - low) / 2
    met = low <= least and most <= high
    half = (most - least) / 2 / centre
    return CheckRow(check, what, value, centre, (value - centre) / centre, span / centre, met, half)


_T_95 = {2: 12.7, 3: 4.3, 4: 3.18, 5: 2.78, 6: 2.57, 8: 2.36, 10: 2.26, 12: 2.2}
"""Student's t by number of values."""
