"""When will it be done? Sampled durations run through the network; every share and quantile is counted."""

from collections.abc import Mapping, Sequence
from math import ceil, fsum, sqrt
from operator import add, le, sub
from typing import NamedTuple

from sim.projects.plan.draws import Draw, shuffled
from sim.projects.plan.network import Network
from sim.projects.plan.pert import Pert, strata

SAMPLES = 300
"""Enough for a screen: the standard error of a share is below three points."""

_SAME = 1e-9
_Column = list[float]
"""One value per sample."""


class Finish(NamedTuple):
    """How late it may become.

    Attributes:
        finishes: One per sample, rising.
        criticality: Activity to the share of samples in which it is on a critical path.
    """

    finishes: tuple[float, ...]
    criticality: dict[str, float]

    @property
    def mean(self) -> float:
        """The expected finish; later than that of the critical path wherever paths merge."""
        return fsum(self.finishes) / len(self.finishes)

    @property
    def sd(self) -> float:
        """The standard deviation."""
        mean = self.mean
        return sqrt(fsum((value - mean) ** 2 for value in self.finishes) / len(self.finishes))

    def quantile(self, share: float) -> float:
        """Return the instant by which it is done in this share of the samples, linear between neighbours."""
        return quantile(self.finishes, share)

    def on_time(self, due: float) -> float:
        """Return the share of samples done by an instant."""
        return sum(value <= due for value in self.finishes) / len(self.finishes)


def simulate(
    network: Network,
    laws: Mapping[str, Pert],
    draw: Draw,
    samples: int = SAMPLES,
    not_before: Mapping[str, float] | None = None,
) -> Finish:
    """Return the distribution of the finish when nothing but the network holds activities back.

    Every activity gets a Latin hypercube: each of ``samples`` equally likely slices of its law once, in an order of
    chance, so that a few hundred samples give what takes thousands of independent ones.

    Args:
        network: What waits for what.
        laws: Activity to its range of durations; a range without width is certain.
        draw: Uniforms; exactly ``samples`` per activity, in topological order.
        samples: At least 1.
        not_before: Instants before which an activity may not start.
    """
    columns = [column(laws[name], draw, samples) for name in network.order]
    return through(network, columns, samples, not_before or {})


def column(law: Pert, draw: Draw, samples: int) -> _Column:
    """Return the durations of an activity, one per sample."""
    values = strata(law.checked(), samples)
    return [values[slice_] for slice_ in shuffled(draw, samples)]


def through(
    network: Network, columns: Sequence[_Column], samples: int, not_before: Mapping[str, float] | None = None
) -> Finish:
    """Return the distribution of the finish for given durations.

    Args:
        network: What waits for what.
        columns: Per activity in topological order, one duration per sample.
        samples: Length of each.
        not_before: Instants before which an activity may not start.
    """
    floor = not_before or {}
    ends: list[_Column] = []
    # Column by column: the loops over samples then run inside of map, several times as fast as sample by sample.
    for name, before, lengths in zip(network.order, network.before, columns, strict=True):
        held = [floor.get(name, 0.0)] * samples
        starts = _latest([held, *(_shifted(ends[k], lag) for k, lag in before)])
        ends.append(list(map(add, starts, lengths)))
    finishes = _latest(ends) if ends else [0.0] * samples
    late: list[_Column] = [finishes] * len(columns)
    for place in reversed(range(len(columns))):
        after = [_shifted(list(map(sub, late[k], columns[k])), -lag) for k, lag in network.behind[place]]
        late[place] = _earliest([finishes, *after])
    bounds = [_SAME * max(1.0, finish) for finish in finishes]
    shares = {
        name: sum(map(le, map(sub, late[place], ends[place]), bounds)) / samples
        for place, name in enumerate(network.order)
    }
    return Finish(tuple(sorted(finishes)), shares)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return a quantile of rising values, linear between neighbours."""
    place = share * (len(ordered) - 1)
    above = ceil(place)
    below = max(above - 1, 0)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _shifted(values: _Column, by: float) -> _Column:
    return [value + by for value in values] if by else values


def _latest(columns: Sequence[_Column]) -> _Column:
    return list(map(max, *columns)) if len(columns) > 1 else columns[0]


def _earliest(columns: Sequence[_Column]) -> _Column:
    return list(map(min, *columns)) if len(columns) > 1 else columns[0]
