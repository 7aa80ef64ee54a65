"""Failures come by integrated hazard: decisions move them in time and change nothing else about them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.core import Core
from sim.kernel.units import DAY, HOUR, WEEK, YEAR
from sim.scenario.definitions import Scenario
from sim.services.infrastructure.events import AssetFailed
from sim.services.infrastructure.failures import Failures, OperationalClock
from tests.unit.services.rooms import Rooms, sturdy
from tests.worlds import category, demand, small_scenario

RULES = small_scenario().rules.services
CLOCK = OperationalClock(RULES)


@given(st.integers(-40 * WEEK, 80 * WEEK))
def test_operational_time_can_be_turned_back(t_s: int) -> None:
    assert abs(CLOCK.instant(CLOCK.at(t_s)) - t_s) <= 1


@given(st.integers(0, 20 * WEEK), st.integers(1, WEEK))
def test_operational_time_only_goes_on(t_s: int, more_s: int) -> None:
    assert CLOCK.at(t_s + more_s) > CLOCK.at(t_s)


def test_a_week_is_a_week_and_its_hours_count_as_in_the_data() -> None:
    def rate(t_s: int) -> float:
        return CLOCK.at(t_s + HOUR) - CLOCK.at(t_s)

    assert CLOCK.at(3 * WEEK) == pytest.approx(3 * WEEK)
    assert rate(10 * HOUR) / rate(2 * HOUR) == pytest.approx(1.7)
    weekday = CLOCK.at(DAY) - CLOCK.at(0)
    assert (CLOCK.at(6 * DAY) - CLOCK.at(5 * DAY)) / weekday == pytest.approx(0.57)


def busy(weeks: int = 26, rate: float = 12.0) -> Scenario:
    """A world that fails often, with hardly any tickets."""
    return sturdy(small_scenario(weeks=weeks, demand=demand(category(per_user_month=0.001))), rate)


def first(rooms: Rooms, asset: str) -> AssetFailed:
    event: AssetFailed = next(e for e in rooms.events(AssetFailed) if e.asset == asset)
    return event


def test_patching_puts_a_failure_off_and_leaves_what_it_is_like() -> None:
    for seed in range(1, 4):
        without = Rooms(busy(), seed)
        patched = Rooms(busy(), seed)
        patched.infrastructure.patched("nas", "start:test")
        old, new = first(without.run(), "nas"), first(patched.run(), "nas")
        assert new.t_s > old.t_s
        assert new._replace(t_s=old.t_s, services=old.services) == old
        same = [e for e in without.events(AssetFailed) if e.asset == "switch"]
        assert same[0] == first(patched, "switch")


def test_load_brings_failures_forward() -> None:
    without = first(Rooms(busy()).run(), "nas")
    loaded = busy()
    loaded = replace(
        loaded, assets=tuple(replace(a, load=a.capacity * 0.99) if a.id == "nas" else a for a in loaded.assets)
    )
    assert first(Rooms(loaded).run(), "nas").t_s < without.t_s


def test_a_change_taken_back_at_once_changes_nothing() -> None:
    plain, nervous = Rooms(busy()), Rooms(busy())
    asset = nervous.infrastructure.state.assets["nas"]
    for day in range(1, 6):
        nervous.run(day * DAY)
        kept = asset.patched_s
        asset.patched_s = nervous.core.now
        nervous.infrastructure.failures.refresh(asset)
        asset.patched_s = kept
        nervous.infrastructure.failures.refresh(asset)
    plain_first, nervous_first = first(plain.run(), "nas"), first(nervous.run(), "nas")
    assert abs(plain_first.t_s - nervous_first.t_s) <= 1


def test_what_stands_still_does_not_fail() -> None:
    rooms = Rooms(busy(rate=40.0))
    rooms.infrastructure.planned_outage("nas", "start:test")
    rooms.run()
    assert not [e for e in rooms.events(AssetFailed) if e.asset == "nas"]
    assert [e for e in rooms.events(AssetFailed) if e.asset == "mail-1"]


def test_the_rate_of_the_class_comes_out() -> None:
    """Thresholds spent at a factor of 1 give the class's mean number of failures a year."""
    scenario = small_scenario()
    kind = replace(scenario.rules.asset_classes["server"], failures_per_year=2.0, shape=0.7)
    failures = Failures(Core(3, WEEK), scenario, lambda asset, failure: None)
    scale = failures.scale(kind)
    count = 4000
    total = sum(scale * failures.draw("x", kind, n).threshold ** (1 / kind.shape) for n in range(1, count + 1))
    assert total / count == pytest.approx(YEAR / 2.0, rel=0.06)


def test_the_past_is_lived_through_by_the_same_law() -> None:
    """Under a decreasing hazard, assets met at random have been up longer than the mean time between failures says."""
    scenario = small_scenario()
    kind = replace(scenario.rules.asset_classes["server"], failures_per_year=2.0, shape=0.7)
    failures = Failures(Core(3, WEEK), scenario, lambda asset, failure: None)
    ages = [-failures.last_renewal(f"a{n}", kind, -10 * YEAR) for n in range(600)]
    mean = sum(ages) / len(ages)
    # Mean age in equilibrium is E[X^2] / 2 E[X]; for shape 0.7 that is 1.6 times the mean.
    assert mean == pytest.approx(0.5 * YEAR * 1.57, rel=0.12)
    assert failures.last_renewal("new", kind, -DAY) >= CLOCK.at(-DAY)
