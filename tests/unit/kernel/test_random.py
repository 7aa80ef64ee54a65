"""Draws are addressed, so no draw can move another."""

import math
from itertools import islice
from statistics import NormalDist, fmean, pstdev

import pytest
from numpy.random import Philox

from sim.kernel import variates
from sim.kernel.random import Family, Luck


@pytest.mark.determinism
def test_canary_of_the_raw_stream() -> None:
    """Fails if numpy ever changes its raw stream: then every seed would give another game."""
    family = Luck(7).family("canary", 4)
    assert [round(u, 12) for u in family.row(0)] == CANARY_ROW
    assert round(family.one("asset/nas-1/failure/3"), 12) == CANARY_NAMED


def test_a_row_alone_is_the_row_of_its_block() -> None:
    family = Luck(7).family("x", 8)
    row = family.row(300)
    raw = Philox(key=family._key, counter=300 * 8 // 4).random_raw(8)
    assert list(row) == [((int(word) >> 11) + 0.5) * 2.0**-53 for word in raw]


def test_a_column_is_that_of_the_rows_in_order() -> None:
    one, two = Luck(7).family("x", 8), Luck(7).family("x", 8)
    for column in (0, 5):
        assert list(islice(one.column(column), 300)) == [two.row(n)[column] for n in range(300)]


def test_families_seeds_and_forks_are_apart() -> None:
    rows = [
        Luck(7).family("x").row(0),
        Luck(8).family("x").row(0),
        Luck(7).family("y").row(0),
        Luck(7, "fork/1").family("x").row(0),
    ]
    assert len({tuple(row) for row in rows}) == 4


def test_named_rows_do_not_depend_on_what_was_asked_before() -> None:
    one, two = Family("s", "f", 12), Family("s", "f", 12)
    two.named("other")
    assert one.named("entity") == two.named("entity")
    assert len(one.named("entity")) == 12
    assert one.named("entity")[0] == one.one("entity")


def test_uniforms_are_uniform() -> None:
    family = Luck(1).family("u", 4)
    values = [u for entity in range(5_000) for u in family.row(entity)]
    assert all(0 < u < 1 for u in values)
    assert fmean(values) == pytest.approx(0.5, abs=5 * 0.2887 / math.sqrt(len(values)))
    named = [family.one(f"e/{n}") for n in range(5_000)]
    assert fmean(named) == pytest.approx(0.5, abs=5 * 0.2887 / math.sqrt(len(named)))


@pytest.mark.parametrize("u", [1e-300, 1e-12, 0.001, 0.0749, 0.0751, 0.3, 0.5, 0.9, 0.9251, 0.999999, 1 - 1e-15])
def test_normal_is_the_inverse_of_the_distribution(u: float) -> None:
    assert variates.normal(u) == pytest.approx(NormalDist().inv_cdf(u), rel=1e-13, abs=1e-13)


GRID = [(i + 0.5) / 20_000 for i in range(20_000)]


@pytest.mark.parametrize(
    ("draw", "mean", "sd"),
    [
        (lambda u: variates.exponential(u, 3.0), 3.0, 3.0),
        (lambda u: variates.weibull(u, 1.0, 2.0), 2.0, 2.0),
        (lambda u: variates.weibull(u, 2.0, 1.0), math.gamma(1.5), math.sqrt(1 - math.gamma(1.5) ** 2)),
        (lambda u: variates.lognormal_mean_cv(u, 56.0, 0.5), 56.0, 28.0),
        (lambda u: variates.gamma_factor(variates.normal(u), 0.1), 1.0, 0.1),
        (lambda u: float(variates.poisson(u, 4.2)), 4.2, math.sqrt(4.2)),
        (lambda u: variates.between(u, 2.0, 4.0), 3.0, 2 / math.sqrt(12)),
    ],
)
def test_moments(draw, mean: float, sd: float) -> None:  # type: ignore[no-untyped-def]
    values = [draw(u) for u in GRID]
    assert values == sorted(values)
    assert fmean(values) == pytest.approx(mean, rel=0.005)
    assert pstdev(values) == pytest.approx(sd, rel=0.02)


def test_pick_gives_each_its_weight() -> None:
    counts = [0, 0, 0]
    for u in GRID:
        counts[variates.pick(u, (1, 0, 3))] += 1
    assert counts == [5_000, 0, 15_000]


CANARY_ROW = [0.980623188935, 0.387428923897, 0.00982841926, 0.775762012181]
CANARY_NAMED = 0.880410751745
