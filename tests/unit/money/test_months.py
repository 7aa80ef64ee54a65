from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.units import WEEK
from sim.money.months import month_ends, month_lengths, month_of, month_share, spread


def test_a_year_has_twelve_equal_months() -> None:
    ends = month_ends(52)
    assert len(ends) == 12
    assert ends[-1] == 52 * WEEK
    assert set(month_lengths(52)) == {52 * WEEK // 12}


def test_the_last_month_may_be_cut_short() -> None:
    assert len(month_ends(8)) == 2
    assert month_share(8, 1) == 1.0
    assert 0.8 < month_share(8, 2) < 0.9
    assert month_of(8, 8 * WEEK) == 2


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(1, 10**7), min_size=1, max_size=20))
def test_spreading_loses_nothing(cents: int, parts: list[int]) -> None:
    result = spread(cents, tuple(parts))
    assert sum(result) == cents
    for amount, part in zip(result, parts, strict=True):
        assert abs(amount - cents * part / sum(parts)) <= 1
