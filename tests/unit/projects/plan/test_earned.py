"""Earned value by hand, and where it is not defined."""

from fractions import Fraction as F
from typing import Any, cast

import pytest

from sim.projects.plan.earned import Earned, earned_schedule, planned_curve


def test_every_figure_by_hand() -> None:
    found: Any = Earned(*map(cast("type[float]", F), (100, 50, 45, 60)))
    assert (found.cv, found.sv) == (-15, -5)
    assert (found.cpi, found.spi, found.percent) == (F(3, 4), F(9, 10), F(9, 20))
    assert (found.eac, found.eac_as_planned, found.eac_with_schedule) == (F(400, 3), 115, 60 + F(55) / F(27, 40))
    assert (found.etc, found.vac) == (F(220, 3), F(-100, 3))
    assert (found.tcpi, found.tcpi_eac) == (F(55, 40), F(3, 4))


def test_before_the_first_hour_nothing_is_defined() -> None:
    found = Earned(100, 0, 0, 0)
    assert (found.cpi, found.spi, found.eac, found.etc, found.vac, found.tcpi_eac) == (None,) * 6
    assert found.eac_with_schedule is None
    assert (found.percent, found.tcpi, found.eac_as_planned) == (0.0, 1.0, 100)


def test_money_spent_and_nothing_done() -> None:
    found = Earned(100, 20, 0, 30)
    assert (found.cpi, found.spi) == (0.0, 0.0)
    assert found.eac is None
    assert found.eac_with_schedule is None


def test_the_whole_budget_spent() -> None:
    assert Earned(100, 100, 90, 100).tcpi is None
    assert Earned(100, 100, 90, 120).tcpi == -0.5
    done = Earned(100, 100, 100, 100)
    assert (done.etc, done.tcpi, done.tcpi_eac, done.percent) == (0, None, None, 1.0)
    assert Earned(0, 0, 0, 0).percent == 1.0


PLANNED = [0, 10, 25, 45, 70, 90, 100]


@pytest.mark.parametrize(
    ("ev", "es"), [(0, 0.0), (5, 0.5), (10, 1.0), (38, 2.65), (45, 3.0), (99, 5.9), (100, 6.0), (120, 6.0), (-1, 0.0)]
)
def test_earned_schedule_lies_on_the_plan(ev: float, es: float) -> None:
    assert earned_schedule(PLANNED, ev, 4).es == pytest.approx(es)


def test_lateness_in_time() -> None:
    late = earned_schedule(PLANNED, 38, 4)
    assert late.sv == pytest.approx(-1.35)
    assert late.spi == pytest.approx(0.6625)
    assert late.finish(6) == pytest.approx(6 / 0.6625)
    assert earned_schedule(PLANNED, 0, 0).spi is None
    assert earned_schedule(PLANNED, 0, 0).finish(6) is None


def test_after_the_planned_end_time_still_tells() -> None:
    """SPI in money is 1 again for a project that ended late; SPI(t) is not."""
    assert earned_schedule(PLANNED, 100, 8).spi == 0.75


def test_a_pause_in_the_plan_is_earned_at_its_end() -> None:
    assert earned_schedule([0, 10, 10, 10, 20], 10, 5).es == 3.0
    assert earned_schedule([0, 10, 20, 20, 20], 20, 5).es == 2.0


def test_the_curve_earns_evenly() -> None:
    assert planned_curve([100, 30], [0.0, 2.0], [2.0, 2.0], 3) == [0.0, 50.0, 130.0, 130.0]
    assert planned_curve([90], [0.5], [2.0], 2) == [0.0, 30.0, 90.0]
    assert planned_curve([], [], [], 1) == [0.0, 0.0]
