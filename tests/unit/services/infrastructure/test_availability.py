"""What lost time costs, by hand."""

from dataclasses import replace

import pytest

from sim.kernel.units import DAY, HOUR
from tests.unit.services.rooms import Rooms, quiet

NINE = 9 * HOUR


def outage(from_s: int, to_s: int, *, planned: bool = False, mode: str = "down") -> Rooms:
    rooms = Rooms(quiet())
    rooms.run(from_s)
    if planned:
        rooms.infrastructure.planned_outage("nas", "start:test")
    else:
        rooms.infrastructure.break_asset("nas", mode, "start:test")  # type: ignore[arg-type]
    rooms.run(to_s)
    if planned:
        rooms.infrastructure.end_planned_outage("nas", "start:test")
    else:
        rooms.infrastructure.restore("nas", "start:test")
    rooms.infrastructure.settle()
    return rooms


def test_an_hour_in_office_hours_costs_the_full_value() -> None:
    run = outage(NINE, NINE + 2 * HOUR).infrastructure.state.services["files"]
    assert run.cost_cents == pytest.approx(2 * 50_000)
    assert run.down_s == 2 * HOUR
    assert run.outages == 1


def test_an_hour_at_night_costs_its_share() -> None:
    run = outage(DAY + 1 * HOUR, DAY + 3 * HOUR).infrastructure.state.services["files"]
    assert run.cost_cents == pytest.approx(2 * 50_000 * 0.1)


def test_slow_costs_a_part() -> None:
    run = outage(NINE, NINE + HOUR, mode="degraded").infrastructure.state.services["files"]
    assert run.cost_cents == pytest.approx(50_000 * 0.3)
    assert (run.down_s, run.degraded_s) == (0, HOUR)


def test_what_was_planned_and_told_costs_less_and_is_no_outage() -> None:
    run = outage(NINE, NINE + HOUR, planned=True).infrastructure.state.services["files"]
    assert run.cost_cents == pytest.approx(50_000 * 0.3)
    assert (run.outages, run.down_s, run.lost_s) == (0, 0, 0.0)
    assert run.lost_planned_s == pytest.approx(HOUR)


def test_a_season_weighs_more() -> None:
    base = quiet()
    high = replace(base, services=tuple(replace(s, season=(0.5, 1.5)) for s in base.services))
    rooms = Rooms(high)
    rooms.run(7 * DAY + NINE)
    rooms.infrastructure.break_asset("nas", "down", "start:test")
    rooms.run(7 * DAY + NINE + HOUR)
    rooms.infrastructure.settle()
    assert rooms.infrastructure.state.services["files"].cost_cents == pytest.approx(1.5 * 50_000)


def test_looking_changes_nothing_and_shows_what_runs_on() -> None:
    rooms = outage(NINE, NINE + HOUR)
    rooms.infrastructure.break_asset("nas", "down", "start:test")
    rooms.run(NINE + 2 * HOUR)
    before = rooms.digests()
    view = rooms.infrastructure.view("it")
    assert rooms.digests() == before
    files = next(s for s in view.services if s.id == "files")
    assert files.outage_h == pytest.approx(2.0)
    assert files.lost_cents_per_h == 50_000
    assert 0.0 < files.availability_share < 1.0
