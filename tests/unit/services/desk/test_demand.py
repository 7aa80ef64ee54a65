"""Demand is a fixed candidate process: decisions thin it, and one more ticket moves nobody else's luck."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from sim.kernel.calendar import Calendar
from sim.kernel.units import DAY, HOUR, WEEK
from sim.scenario.definitions import ProblemDef, Scenario
from sim.services.desk.events import TicketOpened
from tests.unit.services.rooms import Rooms, sturdy
from tests.worlds import OFFICE, category, demand, small_scenario

WEEKS = 8


def world(**changes: object) -> Scenario:
    categories = (category(), category("print-trouble", service="files", field="endpoint", per_user_month=1.0))
    base = sturdy(small_scenario(weeks=WEEKS, demand=demand(*categories)))
    return replace(base, **changes)  # type: ignore[arg-type]


def births(rooms: Rooms) -> dict[str, TicketOpened]:
    return {e.ticket: e for e in rooms.events(TicketOpened)}


def test_the_mean_is_the_base_rate() -> None:
    counts = [len(births(Rooms(world(weeks=26), seed).run())) for seed in range(4)]
    expected = (0.5 * 100 + 1.0 * 60) * 6
    assert sum(counts) / 4 == pytest.approx(expected, rel=0.06)


def test_users_come_when_they_are_there() -> None:
    opened = births(Rooms(world()).run()).values()
    assert all(OFFICE.is_open(e.t_s) or e.t_s % DAY // HOUR == 12 for e in opened)
    assert {e.t_s // DAY % 7 for e in opened} == {0, 1, 2, 3, 4}


def test_hardly_anybody_comes_on_a_holiday() -> None:
    closed = Calendar(OFFICE.windows, frozenset({8, 9, 10}))
    rooms = Rooms(world(calendars={"office": closed}))
    per_day = Counter(e.t_s // DAY for e in births(rooms.run()).values())
    assert sum(per_day[d] for d in (8, 9, 10)) < 0.4 * sum(per_day[d] for d in (1, 2, 3))


def test_season_brings_more() -> None:
    services = tuple(replace(s, season=(1.0,) * 4 + (2.0,)) for s in world().services)
    opened = births(Rooms(world(services=services)).run()).values()
    early = sum(e.t_s < 4 * WEEK for e in opened)
    assert len(opened) - early == pytest.approx(2 * early, rel=0.35)


def test_less_demand_removes_some_and_moves_none() -> None:
    base, less = Rooms(world()), Rooms(world())
    less.desk.demand.set_factor("mail-trouble", "test", 0.5)
    all_, some = births(base.run()), births(less.run())
    assert some.keys() < all_.keys()
    assert all(all_[name] == event for name, event in some.items())
    kept = sum(name.startswith("ticket/mail") for name in some)
    assert kept == pytest.approx(0.5 * sum(name.startswith("ticket/mail") for name in all_), rel=0.3)
    assert sum(name.startswith("ticket/print") for name in some) == sum(
        name.startswith("ticket/print") for name in all_
    )


def test_more_demand_adds_some_and_moves_none() -> None:
    base, more = Rooms(world()), Rooms(world())
    more.run(2 * WEEK + 10 * HOUR)
    more.desk.demand.set_service_factor("mail", "test", 1.5)
    all_, extra = births(base.run()), births(more.run())
    assert all_.keys() < extra.keys()
    assert all(extra[name] == event for name, event in all_.items())
    assert all(extra[name].t_s >= 2 * WEEK + 10 * HOUR for name in extra.keys() - all_.keys())


def test_a_factor_set_and_taken_away_leaves_the_rest_as_it_was() -> None:
    base, moved = Rooms(world()), Rooms(world())
    moved.run(WEEK)
    moved.desk.demand.set_factor("mail-trouble", "test", 0.0)
    moved.run(2 * WEEK)
    moved.desk.demand.set_factor("mail-trouble", "test", 1.0)
    all_, some = births(base.run()), births(moved.run())
    gone = all_.keys() - some.keys()
    assert gone
    assert not some.keys() - all_.keys()
    assert all(WEEK <= all_[name].t_s < 2 * WEEK and name.startswith("ticket/mail") for name in gone)


def test_one_ticket_more_leaves_all_other_luck_alone() -> None:
    base, extra = Rooms(world()), Rooms(world())
    extra.run(WEEK + 9 * HOUR)
    extra.desk.open_ticket("ticket/extra/1", "mail-trouble", "start:test")
    all_, more = births(base.run()), births(extra.run())
    assert more.keys() - all_.keys() == {"ticket/extra/1"}
    assert all(more[name] == event for name, event in all_.items())


def test_what_is_drawn_at_birth_is_the_same_whatever_happened_before() -> None:
    base, extra = Rooms(world()), Rooms(world())
    for number in range(30):
        extra.desk.open_ticket(f"ticket/extra/{number}", "mail-trouble", "start:test")
    for rooms in (base, extra):
        rooms.run(2 * WEEK + 15 * HOUR)
    for name, ticket in base.desk.state.tickets.items():
        other = extra.desk.state.tickets.get(name)
        if other is not None:
            drawn = ("level", "effort_s", "impact", "urgency", "priority", "spread", "reopen_u", "department", "first")
            assert [getattr(ticket, f) for f in drawn] == [getattr(other, f) for f in drawn]


def test_a_recurring_cause_starts_when_it_does() -> None:
    problem = ProblemDef("loop", "mail", "mail-trouble", 5.0, 6.0, "application", 2, starts_week=4)
    opened = births(Rooms(world(problems=(problem,))).run())
    own = [e for name, e in opened.items() if name.startswith("problem/loop/")]
    assert own
    assert min(e.t_s for e in own) >= 3 * WEEK
    assert len(own) == pytest.approx(5 * 5, rel=0.5)
    without = births(Rooms(world()).run())
    assert {name: e for name, e in opened.items() if not name.startswith("problem/")} == without


def test_days_differ_and_hang_together() -> None:
    rooms = Rooms(world(weeks=104, demand=demand(category(), day_cv=0.3, day_ar1=0.6)))
    from sim.services.desk.demand import DayFactors

    factors = DayFactors(rooms.core, rooms.scenario.demand, 728).factors
    mean = sum(factors) / len(factors)
    variance = sum((f - mean) ** 2 for f in factors) / len(factors)
    lag = sum((a - mean) * (b - mean) for a, b in pairwise(factors)) / len(factors)
    assert mean == pytest.approx(1.0, abs=0.06)
    assert variance**0.5 == pytest.approx(0.3, rel=0.15)
    assert lag / variance == pytest.approx(0.6, abs=0.1)
