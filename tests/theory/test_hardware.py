"""Failures and repairs look like those of real machines."""

import math

import pytest

from tests.theory import checks_hardware
from tests.theory.report import Publish, table


def test_small() -> None:
    for row in checks_hardware.checks(0.12):
        assert row.met, row


@pytest.mark.validate
def test_full(publish: Publish) -> None:
    rows = checks_hardware.checks()
    publish("Hardware: failures and repairs (C13)", table(rows))
    assert all(row.met for row in rows), [row for row in rows if not row.met]


def test_memoryless_failures_are_found_out() -> None:
    """The fit tells an exponential law from a clustered one, so the check can fail."""
    exponential = [-math.log(1.0 - (n + 0.5) / 400) for n in range(400)]
    assert checks_hardware.weibull_shape(exponential) == pytest.approx(1.0, abs=0.03)


def test_a_wrong_repair_law_is_found_out() -> None:
    quantiles = checks_hardware.reference()["repair_h_all"]
    assert checks_hardware.distance([2.0 * (n + 0.5) / 100 for n in range(100)], quantiles) > 0.08
