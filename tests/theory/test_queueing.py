"""The work floor behaves like the textbook queues it can be set up to be."""

from collections.abc import Callable

import pytest

from sim.lab.queueing import Preset
from tests.theory import checks_queueing
from tests.theory.checks_queueing import CASES, SMALL
from tests.theory.report import CheckRow, Publish, row, table

Check = Callable[[int, float], list[CheckRow]]

_POINTS = [(check, point) for _, check, points in CASES for point in range(points)]
_NAMES = [f"{name}-{point}" for name, _, points in CASES for point in range(points)]


@pytest.mark.parametrize(("check", "point"), _POINTS, ids=_NAMES)
def test_small(check: Check, point: int) -> None:
    for found in check(point, SMALL):
        assert found.met, found


@pytest.mark.validate
@pytest.mark.parametrize(("name", "check", "points"), CASES, ids=[name for name, _, _ in CASES])
def test_full(name: str, check: Check, points: int, publish: Publish) -> None:
    rows = [found for point in range(points) for found in check(point, 1.0)]
    publish(f"Queueing {name}: {checks_queueing.TITLES[name]}", table(rows))
    assert all(found.met for found in rows), [found for found in rows if not found.met]


def test_a_slow_server_is_found_out() -> None:
    """The small size notices service that is 5 % slow, so it can fail."""
    case = checks_queueing.reference()["mmc"][0]
    sample = checks_queueing.Sample(Preset((case["lam"],), 0.95 * case["mu"], case["c"]), 24_000, 1)
    value, half = sample.wait()
    assert not row("V1", "slow", value, case["mean_wait"], half, 0.02, SMALL).met
