"""Rows of the validation report, and how a slow check hands its section over."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

Publish = Callable[[str, str], None]
"""Keeps a section for docs/validation.md: heading, body in Markdown."""


class CheckRow(NamedTuple):
    """One comparison of the model with theory, data or a published optimum.

    Attributes:
        id: Check of the validation plan (V1, S4, …).
        what: What is compared.
        value: The model's.
        reference: The theory's.
        error: Relative error of the value, signed.
        bar: Largest relative error allowed.
        met: Whether the bar is met.
        half_width: Half of the 95 % interval of the value, relative to the reference; 0 if it is exact.
    """

    id: str
    what: str
    value: float
    reference: float
    error: float
    bar: float
    met: bool
    half_width: float = 0.0


def row(check: str, what: str, value: float, reference: float, half_width: float, bar: float, scale: float) -> CheckRow:
    """Judge a value that has sampling error.

    In full size the whole 95 % interval must lie within the bar. In a reduced size the interval is wider than the bar,
    so there the value must lie within the bar plus the half-width, and the half-width itself must stay below a quarter
    of the reference, so that the check can fail.
    """
    error = (value - reference) / reference
    relative = half_width / reference
    met = abs(error) + relative <= bar if scale >= 1.0 else abs(error) <= bar + relative and relative <= 0.25
    return CheckRow(check, what, value, reference, error, bar, met, relative)


def table(rows: Iterable[CheckRow]) -> str:
    """Return rows as a Markdown table."""
    lines = [
        "| id | what | model | theory | error | ± | bar | met |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for r in rows:
        met = "yes" if r.met else "**no**"
        lines.append(
            f"| {r.id} | {r.what} | {r.value:.5g} | {r.reference:.5g} | {r.error:+.2%} | {r.half_width:.2%} "
            f"| {r.bar:.0%} | {met} |"
        )
    return "\n".join(lines)
