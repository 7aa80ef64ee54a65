"""Student's t: how wide an interval must be for few differences."""

from functools import cache
from math import fsum, sqrt
from typing import NamedTuple

from sim.kernel.variates import beta, normal

_MANY = 1_000


class Interval(NamedTuple):
    """A mean with its 95 % interval.

    Attributes:
        n: Of how many values.
        half_width: None for a single value, of whose spread nothing is known.
    """

    mean: float
    half_width: float | None
    n: int

    @property
    def low(self) -> float | None:
        """Lower end."""
        return None if self.half_width is None else self.mean - self.half_width

    @property
    def high(self) -> float | None:
        """Upper end."""
        return None if self.half_width is None else self.mean + self.half_width

    @property
    def clear(self) -> bool:
        """Whether 0 lies outside."""
        return self.half_width is not None and abs(self.mean) > self.half_width


@cache
def quantile(freedom: int, level: float = 0.95) -> float:
    """Return the factor of a two-sided interval.

    Beyond a thousand degrees of freedom by the expansion of Cornish and Fisher, which is then right to nine digits.

    Args:
        freedom: Degrees of freedom, at least 1.
        level: Coverage, 0 to 1.
    """
    if freedom > _MANY:
        z = normal((1.0 + level) / 2.0)
        first, second = (z**3 + z) / 4.0, (5.0 * z**5 + 16.0 * z**3 + 3.0 * z) / 96.0
        return z + first / freedom + second / freedom**2
    # The share of a beta law that lies in both tails; see Abramowitz and Stegun, 26.7.1.
    share = beta(1.0 - level, freedom / 2.0, 0.5)
    return sqrt(freedom * (1.0 - share) / share)


def interval(values: "list[float] | tuple[float, ...]") -> Interval:
    """Return mean and 95 % interval.

    Args:
        values: At least one.
    """
    n = len(values)
    mean = fsum(values) / n
    if n < 2:
        return Interval(mean, None, n)
    spread = sqrt(fsum((value - mean) ** 2 for value in values) / (n - 1))
    return Interval(mean, quantile(n - 1) * spread / sqrt(n), n)
