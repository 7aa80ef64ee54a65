"""Ranges: mean, spread, quantiles, and the fast table beside the exact law."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.variates import beta, beta_share
from sim.projects.plan.pert import Pert, from_table, position, strata, total


def test_by_hand() -> None:
    law = Pert(10, 15, 35)
    assert law.mean == 105 / 6
    assert law.sd == 25 / 6
    assert law.shapes == (1.8, 4.2)
    assert law.beta_sd == pytest.approx(25 * math.sqrt(1.8 * 4.2 / 252))


def test_beta_shares_known_in_closed_form() -> None:
    """For whole shapes the distribution function is a binomial sum."""
    for x in (0.01, 0.2, 0.5, 0.77, 0.999):
        binomial = sum(math.comb(5, k) * x**k * (1 - x) ** (5 - k) for k in range(2, 6))
        assert beta_share(x, 2, 4) == pytest.approx(binomial, rel=1e-13)
        assert beta_share(x, 1, 1) == pytest.approx(x, rel=1e-13)
        assert beta_share(x, 0.5, 0.5) == pytest.approx(2 / math.pi * math.asin(math.sqrt(x)), rel=1e-12)
    assert beta_share(0.0, 2, 3) == 0.0
    assert beta_share(1.0, 2, 3) == 1.0


@given(
    st.floats(2.0**-54, 1 - 2.0**-53),
    st.floats(0.3, 40.0),
    st.floats(0.3, 40.0),
)
def test_beta_is_the_inverse(u: float, a: float, b: float) -> None:
    x = beta(u, a, b)
    assert 0.0 < x <= 1.0
    # Near 1 a step of x by one bit moves the share by much where the density is great.
    step = max(abs(beta_share(min(1.0, x * (1 + s * 4e-16)), a, b) - beta_share(x, a, b)) for s in (-1, 1))
    assert beta_share(x, a, b) == pytest.approx(u, rel=1e-9, abs=1e-14 + 4 * step)


@given(st.floats(0.001, 0.998), st.floats(0.0, 1.0))
def test_more_luck_takes_longer(u: float, mode: float) -> None:
    law = Pert(2.0, 2.0 + 8.0 * mode, 10.0)
    assert law.low <= law.quantile(u) < law.quantile(u + 0.001) <= law.high
    assert position(law, law.quantile(u)) == pytest.approx(u, abs=1e-9)
    assert from_table(law, u) == pytest.approx(law.quantile(u), abs=0.012 * 8.0)


def test_slices_have_mean_and_spread_of_the_law() -> None:
    for law in (Pert(10, 15, 35), Pert(0, 0, 9), Pert(1, 5, 5), Pert(3, 3, 3)):
        values = strata(law, 400)
        assert values == sorted(values)
        mean = sum(values) / 400
        assert mean == pytest.approx(law.mean, abs=0.001 * (law.high - law.low))
        spread = math.sqrt(sum((value - mean) ** 2 for value in values) / 400)
        assert spread == pytest.approx(law.beta_sd, abs=0.004 * (law.high - law.low))


def test_widening_keeps_the_likely_value_and_never_goes_below_nothing() -> None:
    assert Pert(8, 10, 18).widened() == Pert(7, 10, 22)
    assert Pert(1, 10, 12).widened() == Pert(0.1, 10, 13)
    assert Pert(0, 1, 2).widened(2.0) == Pert(0, 1, 3)
    assert Pert(5, 5, 5).widened() == Pert(5, 5, 5)


def test_a_certain_duration() -> None:
    law = Pert(4, 4, 4)
    assert (law.mean, law.sd, law.quantile(0.9), from_table(law, 0.9)) == (4, 0, 4, 4)
    assert (position(law, 3.9), position(law, 4)) == (0.0, 1.0)


@pytest.mark.parametrize("law", [Pert(3, 2, 5), Pert(1, 6, 5), Pert(-1, 0, 1), Pert(math.nan, 1, 2)])
def test_no_range(law: Pert) -> None:
    with pytest.raises(ValueError, match="not a range"):
        law.checked()


def test_along_a_path_variances_add() -> None:
    assert total([Pert(1, 2, 9), Pert(2, 3, 10), Pert(0, 0, 0)]) == pytest.approx((7.0, math.sqrt(2) * 8 / 6))
