"""Stints follow calendars, absences and changes of working time, and what is worked is booked."""

import pytest

from sim.kernel.calendar import ALWAYS, Calendar
from sim.kernel.errors import InvariantError
from sim.kernel.units import DAY, HOUR, WEEK
from sim.work.events import WorkInterrupted
from tests.unit.work.crew import Worker, World


def test_work_spans_lunch_and_night_with_one_occurrence() -> None:
    world = World(Worker("ada"))
    world.add("a", 10)
    world.until(8.01)
    steps = world.core.engine.steps
    world.until(48)
    assert world.done("a") == 24 + 10
    assert world.core.engine.steps - steps == 1
    assert world.crew.booked == [("ada", 10 * HOUR, "desk", False)]


def test_speed_divides_effort() -> None:
    world = World(Worker("ada", skill=1.0))
    world.add("a", 3)
    world.until(48)
    assert world.done("a") == pytest.approx(8 + 5 + 1)  # 3 h at 0.6, and lunch


def test_who_is_two_levels_below_cannot_take_it() -> None:
    world = World(Worker("cem", skill=1.0), Worker("ada"))
    world.add("hard", level=3.0)
    world.until(8.5)
    assert world.worker("hard") == "ada"


def test_absence_puts_work_back_with_what_is_left() -> None:
    world = World(Worker("ada"), Worker("ben"))
    world.add("a", 3)
    world.until(9)
    first = world.worker("a")
    world.crew.go(first, 5 * DAY)
    world.until(10)
    second = world.worker("a")
    assert {first, second} == {"ada", "ben"}
    assert world.floor.state.items["a"].left_s == 2 * HOUR
    world.until(24)
    assert world.done("a") == 11
    assert world.crew.booked == [(first, HOUR, "desk", False), (second, 2 * HOUR, "desk", False)]


def test_short_absence_keeps_work_on_the_desk() -> None:
    world = World(Worker("ada"), Worker("ben"))
    world.add("a", 2)
    world.until(9)
    first = world.worker("a")
    world.crew.go(first, 11 * HOUR, "meeting")
    world.until(11)
    assert world.worker("a") == first
    world.crew.back(first)
    world.until(24)
    assert world.done("a") == 12
    assert sum(seconds for _, seconds, _, _ in world.crew.booked) == 2 * HOUR


def test_leaver_frees_what_was_reserved_for_them() -> None:
    world = World(Worker("ada"), Worker("ben"))
    world.add("active", 20, only=("ada",))
    world.add("waiting", 1, only=("ada",))
    world.add("shared", 1, only=("ada", "ben"), earliest_s=40 * HOUR)
    world.until(9)
    world.crew.leave("ada")
    assert world.floor.state.items["shared"].only == ("ben",)
    world.until(120)
    assert {person for _, item, person in world.seen.started if item == "waiting"} == {"ben"}
    assert not world.floor.state.items
    assert "ada" not in world.floor.roster.slots


def test_newcomer_takes_what_waits() -> None:
    world = World(Worker("cem", skill=1.0))
    world.add("hard", level=4.0)
    world.until(10)
    assert world.worker("hard") == ""
    world.crew.join(Worker("ada", skill=4.0))
    world.until(11)
    assert world.worker("hard") == "ada"


def test_change_of_working_time_moves_the_end() -> None:
    world = World(Worker("ada"))
    world.add("a", 10)
    world.until(10)
    longer = Calendar(tuple((d * DAY + 8 * HOUR, d * DAY + 20 * HOUR) for d in range(5)))
    world.crew.change_hours("ada", longer)
    world.until(30)
    assert world.done("a") == 18
    assert sum(seconds for _, seconds, _, _ in world.crew.booked) == 10 * HOUR


def test_hours_of_a_week_are_booked_in_that_week() -> None:
    world = World(Worker("ada", hours=ALWAYS))
    world.add("a", 200)
    world.until(WEEK / HOUR)
    assert sum(seconds for _, seconds, _, _ in world.crew.booked) == pytest.approx(WEEK, abs=1)
    world.until(220)
    assert world.done("a") == 200
    assert sum(seconds for _, seconds, _, _ in world.crew.booked) == 200 * HOUR


def test_each_further_project_in_a_week_slows_down() -> None:
    world = World(Worker("ada"))
    for n, project in enumerate(("north", "south", "east")):
        world.add(f"t{n}", 1, kind="task", duty="projects", project=project)
    world.until(24)
    lengths = [end - start for (start, *_), (end, *_) in zip(world.seen.started, world.seen.done, strict=True)]
    assert lengths == [HOUR, pytest.approx(HOUR / 0.85, abs=1), pytest.approx(HOUR / 0.7, abs=HOUR + 1)]
    assert world.floor.state.people["ada"].projects == ["north", "south", "east"]
    world.until(170)
    assert world.floor.state.people["ada"].projects == []


def test_handler_may_send_work_on() -> None:
    world = World(Worker("cem", skill=1.0), Worker("ada", skill=4.0))

    class Handover(type(world.seen)):  # type: ignore[misc]
        def on_done(self, item, person):  # type: ignore[no-untyped-def]
            super().on_done(item, person)
            if item.level < 4:
                world.floor.requeue(item, level=4.0, left_s=HOUR, duty="operations")

    handler = Handover(world.core)
    world.floor.handle("incident", handler)
    world.add("a", 1, only=("cem",))
    world.until(8.5)
    assert world.worker("a") == "cem"
    world.floor.state.items["a"].only = ()
    world.until(24)
    assert [(item, person) for _, item, person in handler.done] == [("a", "cem"), ("a", "ada")]
    assert world.floor.flow("operations").left == 1
    assert world.floor.flow("desk").left == 1


def test_parked_work_waits_for_resume_and_cancelled_work_is_gone() -> None:
    world = World(Worker("ada"))
    world.add("a", 2)
    world.add("b", 2)
    world.until(9)
    world.floor.park("a")
    world.until(10)
    assert world.worker("b") == "ada"
    assert world.floor.state.items["a"].left_s == HOUR
    world.floor.resume("a")
    world.floor.cancel("b")
    world.until(24)
    assert [item for _, item, _ in world.seen.done] == ["a"]
    assert world.done("a") == 11
    with pytest.raises(InvariantError):
        world.floor.park("b")


def test_two_open_items_of_one_id_are_refused() -> None:
    world = World(Worker("ada"))
    world.add("a")
    with pytest.raises(InvariantError):
        world.add("a")


def test_what_happens_to_work_that_came_back_has_a_name_of_its_own() -> None:
    world = World(Worker("ada"))
    for again in (0, 1):
        world.add("a", 4.0, again=again)
        world.until(9 + 48 * again)
        world.add(f"urgent-{again}", 0.5, priority=1)
        world.until(48 * (1 + again))
    names = [event.id for event in world.core.log if isinstance(event, WorkInterrupted)]
    assert names == ["a/interrupted/1", "a/again/1/interrupted/1"]
