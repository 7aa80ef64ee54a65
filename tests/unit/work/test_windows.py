"""Planned work starts at its window; swarms work together."""

import pytest

from sim.kernel.units import HOUR
from sim.work.events import SwarmEnded, SwarmFormed, WorkUnstaffed
from sim.work.state import WorkItem
from tests.unit.work.crew import Worker, World

NIGHT_H = 22


def _change(world: World, hours: float = 3.0, person: str = "", **changes: object) -> WorkItem:
    item = WorkItem("chg", "change", "operations", "server", 3.0, round(hours * HOUR), cause="start:test", **changes)  # type: ignore[arg-type]
    world.floor.plan(item, NIGHT_H * HOUR, person)
    return item


def test_starts_in_the_night_as_overtime() -> None:
    world = World(Worker("ada"), Worker("ben"))
    _change(world, person="ben")
    world.until(21)
    assert world.floor.state.items["chg"].state == "planned"
    world.until(40)
    assert world.seen.done == [((NIGHT_H + 3) * HOUR, "chg", "ben")]
    assert world.crew.booked == [("ben", 3 * HOUR, "operations", True)]
    assert world.floor.state.people["ben"].overtime_s == 3 * HOUR


def test_best_able_person_is_chosen() -> None:
    world = World(Worker("ada"), Worker("ben", factor=1.5), Worker("cem", skill=1.0, factor=9.0))
    _change(world)
    world.until(23)
    assert world.worker("chg") == "ben"


def test_free_before_busy() -> None:
    world = World(Worker("ada", factor=2.0), Worker("ben"))
    world.add("long", 30, only=("ada",))
    _change(world)
    world.until(23)
    assert world.worker("chg") == "ben"


def test_unstaffed_work_is_parked_and_its_owner_told() -> None:
    world = World(Worker("cem", skill=1.0))
    item = _change(world)
    world.until(23)
    assert item.state == "parked"
    assert world.seen.unstaffed == ["chg"]
    assert [event.item for event in world.core.log if isinstance(event, WorkUnstaffed)] == ["chg"]
    world.floor.plan(item, 46 * HOUR)
    world.crew.join(Worker("ada"))
    world.until(60)
    assert world.seen.done == [(49 * HOUR, "chg", "ada")]


def test_named_person_who_is_away_leaves_it_unstaffed() -> None:
    world = World(Worker("ada"), Worker("ben"))
    item = _change(world, person="ben")
    world.until(9)
    world.crew.go("ben", 90 * HOUR)
    world.until(23)
    assert item.state == "parked"


def test_work_beyond_the_longest_stretch_goes_back_into_line() -> None:
    world = World(Worker("ada"))
    item = _change(world, hours=13, person="ada")
    world.until(32.1)
    assert item.worker == "ada"
    world.until(60)
    assert world.done("chg") == 24 + 8 + 3
    assert world.floor.state.people["ada"].overtime_s == 10 * HOUR


def test_cancelled_plan_never_starts() -> None:
    world = World(Worker("ada"))
    item = _change(world)
    world.until(10)
    world.floor.cancel(item)
    world.until(40)
    assert not world.seen.started


def test_earliest_joins_the_line_by_calendar() -> None:
    world = World(Worker("ada"))
    world.add("later", 1, earliest_s=20 * HOUR)
    world.until(48)
    assert world.seen.started == [(32 * HOUR, "later", "ada")]


def test_swarm_adds_speeds_less_a_loss() -> None:
    alone, together = (
        World(Worker("ada"), Worker("ben"), Worker("cem")),
        World(Worker("ada"), Worker("ben"), Worker("cem")),
    )
    for world in (alone, together):
        world.add("major", 3, priority=1)
        world.until(8.5)
    worker = together.worker("major")
    others = tuple(name for name in ("ada", "ben", "cem") if name != worker)
    came = together.floor.swarm("major", others, "decision/1")
    assert came == (worker, *others)
    for world in (alone, together):
        world.until(24)
    assert alone.done("major") == 11
    assert together.done("major") == pytest.approx(8.5 + 2.5 / (3 * (1 - 0.0006 * 9)), abs=0.001)
    formed = [event for event in together.core.log if isinstance(event, SwarmFormed)]
    ended = [event for event in together.core.log if isinstance(event, SwarmEnded)]
    assert formed[0].causes == ("decision/1",)
    assert ended[0].done
    assert ended[0].causes == (formed[0].id,)


def test_swarm_pulls_people_and_lets_them_go() -> None:
    world = World(Worker("ada"), Worker("ben"))
    world.add("a", 3, only=("ada",))
    world.add("b", 3, only=("ben",))
    world.add("major", 2, priority=1, level=3.0, only=("ada", "ben"), earliest_s=9 * HOUR - 1)
    world.until(9)
    world.floor.swarm("major", ("ada", "ben", "nobody"), "decision/1")
    world.until(9.5)
    assert world.floor.state.items["major"].helpers == ("ada",) or world.floor.state.items["major"].helpers == ("ben",)
    world.until(48)
    assert not world.floor.state.items
    total = sum(seconds for _, seconds, _, _ in world.crew.booked)
    # Eight hours of effort, some twenty minutes each to resume, and the loss of working as two.
    assert total / HOUR == pytest.approx(8 + 2 / 3 + 2 * 0.0024, abs=0.02)


def test_one_who_leaves_a_swarm_leaves_the_others_working() -> None:
    world = World(Worker("ada"), Worker("ben"))
    world.add("major", 4, priority=1)
    world.until(8.1)
    world.floor.swarm("major", ("ada", "ben"), "decision/1")
    world.until(9)
    world.crew.go("ada", 90 * HOUR)
    world.until(9.5)
    assert world.worker("major") == "ben"
    world.crew.go("ben", 90 * HOUR)
    assert world.floor.state.items["major"].state == "waiting"
    world.until(10)
    world.crew.back("ben")
    world.until(24)
    assert world.seen.done[0][1:] == ("major", "ben")


def test_nobody_able_means_no_swarm() -> None:
    world = World(Worker("ada"), Worker("cem", skill=0.0))
    world.add("major", 4, priority=1)
    world.until(8.1)
    assert world.floor.swarm("major", ("cem",), "decision/1") == ()
    assert world.worker("major") == "ada"
