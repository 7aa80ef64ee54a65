"""Intervals against the tables of textbooks."""

import pytest

from sim.lab.student import interval, quantile

TABLE = {1: 12.7062, 2: 4.3027, 3: 3.1824, 5: 2.5706, 10: 2.2281, 29: 2.0452, 60: 2.0003, 120: 1.9799, 1_000: 1.9623}


@pytest.mark.parametrize("freedom", TABLE)
def test_quantiles_of_the_table(freedom: int) -> None:
    assert quantile(freedom) == pytest.approx(TABLE[freedom], abs=6e-5)


def test_other_levels_and_many() -> None:
    assert quantile(10, 0.99) == pytest.approx(3.16927, abs=1e-5)
    assert quantile(1_000) - quantile(1_001) == pytest.approx(2.4e-6, abs=1e-7)
    assert quantile(10**9) == pytest.approx(1.959964, abs=1e-6)


def test_interval_by_hand() -> None:
    found = interval([1.0, 2.0, 3.0, 4.0])
    assert found.mean == 2.5
    assert found.half_width == pytest.approx(3.18245 * 1.290994 / 2, abs=1e-4)
    assert found.low == pytest.approx(2.5 - 2.0543, abs=1e-3)
    assert found.high == pytest.approx(2.5 + 2.0543, abs=1e-3)
    assert found.clear
    assert not interval([-1.0, 2.0, 0.5]).clear


def test_a_single_value_has_no_interval_and_equal_ones_none_either() -> None:
    assert interval([7.0]) == (7.0, None, 1)
    assert (interval([7.0]).low, interval([7.0]).high, interval([7.0]).clear) == (None, None, False)
    assert interval([3.0, 3.0]) == (3.0, 0.0, 2)
    assert interval([3.0, 3.0]).clear
    assert not interval([0.0, 0.0]).clear
