"""Tickets come when those of a real firm came."""

import pytest

from tests.theory import checks_demand
from tests.theory.firms import hours
from tests.theory.report import Publish, table


def test_small() -> None:
    for row in checks_demand.checks(0.13):
        assert row.met, row


@pytest.mark.validate
def test_full(publish: Publish) -> None:
    rows = checks_demand.checks()
    publish("Demand: arrivals and their scatter (C1, C2)", table(rows))
    assert all(row.met for row in rows), [row for row in rows if not row.met]


def test_a_day_shifted_by_an_hour_is_found_out() -> None:
    shifted = (*hours()[1:], hours()[0])
    assert checks_demand.chi_square(shifted, hours(), 8_420) > 2.0


def test_counts_without_clumps_and_day_factors_are_found_out() -> None:
    """Counts that scatter by chance alone would miss the dispersion of the log."""
    from sim.kernel.random import Luck
    from sim.kernel.variates import poisson

    family = Luck(1).family("test/plain", 4)
    instants = [
        (week * 168 + day * 24 + hour) * 3_600
        for week in range(9)
        for day in range(5)
        for hour in range(8, 18)
        for _ in range(poisson(family.row((week * 5 + day) * 24 + hour)[0], 38.0))
    ]
    assert checks_demand.dispersion(instants, 9) < 0.75 * 1.84
