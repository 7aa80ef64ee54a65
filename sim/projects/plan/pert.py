"""Three-point estimates: what a range of durations means, and how to draw from it."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernel import variates

_CELLS = 64
"""Cells of the table of a beta law: quantiles from it are right to some thousandths of the range."""

_SHAPES_KEPT = 512
_GAUSS = ((0.5 - sqrt(0.15), 5.0 / 18.0), (0.5, 8.0 / 18.0), (0.5 + sqrt(0.15), 5.0 / 18.0))
"""Nodes and weights of the three-point rule on a cell."""


class Pert(NamedTuple):
    """A range and its most likely value; durations follow the beta law between the ends.

    Source: Malcolm, Roseboom, Clark and Fazar (1959).
    """

    low: float
    likely: float
    high: float

    @property
    def mean(self) -> float:
        """The expected value, (low + 4 likely + high) / 6."""
        return (self.low + 4.0 * self.likely + self.high) / 6.0

    @property
    def sd(self) -> float:
        """The classic standard deviation, (high - low) / 6; that of the beta law is ``beta_sd``."""
        return (self.high - self.low) / 6.0

    @property
    def shapes(self) -> tuple[float, float]:
        """The shapes of the beta law, alpha and beta; their sum is 6."""
        peak = 4.0 * (self.likely - self.low) / (self.high - self.low) if self.high > self.low else 2.0
        return 1.0 + peak, 5.0 - peak

    @property
    def beta_sd(self) -> float:
        """The standard deviation of the beta law."""
        alpha, beta = self.shapes
        return (self.high - self.low) * sqrt(alpha * beta / 252.0)

    def quantile(self, u: float) -> float:
        """Return the value below which a share ``u`` of the durations lies: one uniform in, one duration out."""
        return variates.pert(u, self.low, self.likely, self.high)

    def widened(self, factor: float = 1.5) -> "Pert":
        """Return the range with both ends farther from the likely value: people state ranges that are too narrow.

        The lower end stays above a tenth of the stated one, since no work takes less than nothing.
        """
        low = max(self.likely - factor * (self.likely - self.low), 0.1 * self.low)
        return Pert(low, self.likely, self.likely + factor * (self.high - self.likely))

    def checked(self) -> "Pert":
        """Return itself.

        Raises:
            ValueError: It is no range: below 0, or the likely value outside of its ends.
        """
        if not 0.0 <= self.low <= self.likely <= self.high:
            raise ValueError(f"not a range with a likely value: {self.low:g}, {self.likely:g}, {self.high:g}")
        return self


def strata(law: Pert, samples: int) -> list[float]:
    """Return the quantiles in the middle of equally likely slices, rising; their mean is that of the law.

    Read from a table, which is fifty times as fast as ``Pert.quantile`` and right to some thousandths of the range.
    """
    found: list[float] = slices(law, samples).tolist()
    return found


def slices(law: Pert, samples: int) -> NDArray[np.float64]:
    """Return the same as ``strata``, to reckon with all at once."""
    if law.high <= law.low:
        return np.full(samples, law.likely)
    return law.low + (law.high - law.low) * _places(round(law.shapes[0], 3), samples) / _CELLS


def position(law: Pert, value: float) -> float:
    """Return the share of durations up to ``value``, the inverse of ``Pert.quantile``."""
    if law.high <= law.low:
        return 1.0 if value >= law.likely else 0.0
    return variates.beta_share((value - law.low) / (law.high - law.low), *law.shapes)


def total(laws: Sequence[Pert]) -> tuple[float, float]:
    """Return mean and classic standard deviation of activities one after the other.

    This is the textbook sum along a path; it knows nothing of paths that merge, where the true mean is later.
    """
    return math.fsum(law.mean for law in laws), sqrt(math.fsum(law.sd**2 for law in laws))


@lru_cache(maxsize=_SHAPES_KEPT)
def _table(alpha: float) -> tuple[float, ...]:
    """Return the distribution function of Beta(alpha, 6 - alpha) at the ends of the cells."""
    a, b = alpha - 1.0, 5.0 - alpha
    masses = [0.0]
    for cell in range(_CELLS):
        nodes = (((cell + node) / _CELLS, weight) for node, weight in _GAUSS)
        masses.append(masses[-1] + math.fsum(weight * x**a * (1.0 - x) ** b for x, weight in nodes))
    return tuple(mass / masses[-1] for mass in masses)


@lru_cache(maxsize=_SHAPES_KEPT)
def _places(alpha: float, samples: int) -> NDArray[np.float64]:
    """Return where in the table of a law the middles of equally likely slices lie, in cells. Not to be changed."""
    table = np.array(_table(alpha))
    u = (np.arange(samples) + 0.5) / samples
    cells = np.searchsorted(table[1:], u)
    places: NDArray[np.float64] = cells + (u - table[cells]) / (table[cells + 1] - table[cells])
    return places


def from_table(law: Pert, u: float) -> float:
    """Return about the same as ``law.quantile(u)``, much faster."""
    if law.high <= law.low:
        return law.likely
    table = _table(round(law.shapes[0], 3))
    cell = min(bisect_right(table, u), _CELLS) - 1
    share = (u - table[cell]) / (table[cell + 1] - table[cell])
    return law.low + (law.high - law.low) * (cell + share) / _CELLS
