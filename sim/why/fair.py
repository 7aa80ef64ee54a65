"""A fair split of a total over groups that only work together: Shapley values.

A group's share is what it adds, on average over all orders in which the groups could have come. Shares add up to the
total whatever the interplay. With few groups every coalition is looked at and the shares are exact; with more, orders
are drawn, each together with its reverse, and the standard error says how far a share may be off.

Source: Shapley (1953), A value for n-person games; drawn orders: Castro, Gómez & Tejada (2009), Computers & Operations
Research 36; with reversed orders: Mitchell, Cooper, Frank & Holmes (2022), JMLR 23.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import factorial, fsum, sqrt
from typing import Final, NamedTuple

from sim.kernel.random import Luck

Coalition = frozenset[str]
Value = Callable[[Coalition], float]

MOST: Final = 8
"""Groups at most."""
EXACT: Final = 5
"""Groups up to which every coalition is looked at: 32 games."""
PAIRS: Final = 6
"""Drawn orders, each with its reverse, where there are more groups: at most 12 × 7 + 2 games for eight."""


class Share(NamedTuple):
    """What a group adds.

    Attributes:
        error: Standard error of the share; 0 where it is exact.
    """

    group: str
    value: float
    error: float


def orders(groups: Sequence[str], seed: int = 0, pairs: int = PAIRS) -> tuple[tuple[str, ...], ...]:
    """Return orders of the groups, each followed by its reverse.

    Args:
        groups: In any order.
        seed: Luck of the draw.
        pairs: How many to draw.

    Draws: ``fair/order`` by the number of the pair and the group: its place in the order.
    """
    family = Luck(seed).family("fair/order")
    found: list[tuple[str, ...]] = []
    for number in range(pairs):
        drawn = tuple(sorted(groups, key=lambda group: (family.one(f"{number}/{group}"), group)))
        found += [drawn, drawn[::-1]]
    return tuple(found)


def coalitions(groups: Sequence[str], seed: int = 0) -> tuple[Coalition, ...]:
    """Return every coalition whose value the split needs, each once.

    Raises:
        ValueError: There are more than ``MOST`` groups.
    """
    if len(groups) > MOST:
        raise ValueError(f"{len(groups)} groups are more than {MOST}")
    if len(groups) <= EXACT:
        return tuple(frozenset(some) for size in range(len(groups) + 1) for some in combinations(groups, size))
    needed: dict[Coalition, None] = {}
    for order in orders(groups, seed):
        needed.update(dict.fromkeys(frozenset(order[:size]) for size in range(len(order) + 1)))
    return tuple(sorted(needed, key=lambda some: (len(some), sorted(some))))


def split(groups: Sequence[str], worth: Mapping[Coalition, float] | Value, seed: int = 0) -> tuple[Share, ...]:
    """Return the share of each group, in the order of the groups.

    Args:
        groups: At most ``MOST``.
        worth: Coalition to its value.
        seed: As for ``coalitions``.

    Returns:
        Shares that add up to the value of all less the value of none.
    """
    value: Value = worth.__getitem__ if isinstance(worth, Mapping) else worth
    if len(groups) <= EXACT:
        return tuple(Share(group, _exact(group, groups, value), 0.0) for group in groups)
    return _sampled(groups, value, seed)


def _exact(group: str, groups: Sequence[str], value: Value) -> float:
    others = [other for other in groups if other != group]
    n = len(groups)
    return fsum(
        factorial(size) * factorial(n - size - 1) / factorial(n) * (value(some | {group}) - value(some))
        for size in range(n)
        for some in map(frozenset, combinations(others, size))
    )


def _sampled(groups: Sequence[str], value: Value, seed: int) -> tuple[Share, ...]:
    drawn = orders(groups, seed)
    added: dict[str, list[float]] = {group: [] for group in groups}
    for order in drawn:
        for at, group in enumerate(order):
            added[group].append(value(frozenset(order[: at + 1])) - value(frozenset(order[:at])))
    shares = []
    for group in groups:
        pairs = [(one + other) / 2 for one, other in zip(added[group][::2], added[group][1::2], strict=True)]
        mean = fsum(pairs) / len(pairs)
        spread = fsum((pair - mean) ** 2 for pair in pairs) / max(1, len(pairs) - 1)
        shares.append(Share(group, mean, sqrt(spread / len(pairs))))
    return tuple(shares)
