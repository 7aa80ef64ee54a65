"""The fair split: exact where it can be, honest about its error where it cannot, and always the whole."""

from itertools import combinations
from math import fsum

import pytest

from sim.why.fair import EXACT, MOST, Coalition, coalitions, orders, split

FOUR = ("a", "b", "c", "d")
EIGHT = tuple("abcdefgh")


def glove(some: Coalition) -> float:
    """Two left gloves and one right: a pair is worth 1 (a textbook game with known shares)."""
    return float(bool({"a", "b"} & some) and "c" in some)


def tangled(some: Coalition) -> float:
    """Everybody alone is worth a place in the alphabet; each pair of neighbours adds, and all together a bonus."""
    alone = sum(ord(group) - 96 for group in some)
    pairs = sum(2.5 for one, other in combinations(sorted(some), 2) if ord(other) - ord(one) == 1)
    return alone + pairs + (10.0 if len(some) == len(EIGHT) else 0.0)


def test_the_glove_game_has_its_textbook_shares() -> None:
    shares = split(("a", "b", "c"), glove)
    assert [round(share.value, 12) for share in shares] == [round(x, 12) for x in (1 / 6, 1 / 6, 4 / 6)]
    assert all(share.error == 0.0 for share in shares)


def test_what_does_nothing_gets_nothing_and_equals_get_the_same() -> None:
    shares = {share.group: share.value for share in split(FOUR, lambda some: 3.0 * len(some - {"d"}))}
    assert shares == pytest.approx({"a": 3.0, "b": 3.0, "c": 3.0, "d": 0.0})


@pytest.mark.parametrize("groups", [EIGHT[:EXACT], EIGHT])
def test_shares_add_up_to_the_whole(groups: tuple[str, ...]) -> None:
    total = tangled(frozenset(groups)) - tangled(frozenset())
    assert fsum(share.value for share in split(groups, tangled)) == pytest.approx(total, abs=1e-9)


def test_drawn_orders_come_near_the_exact_shares_within_their_error() -> None:
    """By hand: its own place, half of each neighbourhood, an eighth of the bonus."""
    exact = {g: ord(g) - 96 + 2.5 * (2 if 0 < n < 7 else 1) / 2 + 10 / 8 for n, g in enumerate(EIGHT)}
    shares = split(EIGHT, tangled, seed=3)
    assert any(share.error > 0.0 for share in shares)
    for share in shares:
        assert abs(share.value - exact[share.group]) <= 4.0 * share.error + 1e-9


def test_only_the_coalitions_that_were_announced_are_needed() -> None:
    for groups in (FOUR, EIGHT):
        announced = {some: tangled(some) for some in coalitions(groups, seed=5)}
        split(groups, announced, seed=5)
    assert len(coalitions(EIGHT, seed=5)) <= 12 * 7 + 2
    assert len(coalitions(EIGHT[:EXACT])) == 2**EXACT


def test_each_order_is_followed_by_its_reverse_and_luck_names_it() -> None:
    drawn = orders(EIGHT, seed=1)
    assert all(one == other[::-1] for one, other in zip(drawn[::2], drawn[1::2], strict=True))
    assert orders(EIGHT, seed=1) == drawn != orders(EIGHT, seed=2)


def test_more_than_eight_groups_are_refused() -> None:
    with pytest.raises(ValueError, match="more than 8"):
        coalitions((*EIGHT, "i"))
    assert MOST == 8
