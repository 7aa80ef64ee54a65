"""Rows for checks whose bar is a range or an upper bound instead of a relative error."""

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
