"""Who takes what: triage orders, duty shares, urgency, interruptions, people on call."""

from typing import get_args

import pytest

from sim.kernel.calendar import ALWAYS, Calendar
from sim.kernel.units import DAY, HOUR
from sim.scenario.vocabulary import TriageOrder
from sim.work.events import WorkInterrupted
from tests.unit.work.crew import Worker, World


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("priority", ["urgent", "slack", "old", "dear"]),
        ("first_come", ["old", "dear", "urgent", "slack"]),
        ("sla_slack", ["slack", "urgent", "old", "dear"]),
        ("business_value", ["dear", "urgent", "slack", "old"]),
    ],
)
def test_triage_orders(order, expected) -> None:  # type: ignore[no-untyped-def]
    world = World(Worker("ada"), order=order)
    world.add("old", 0.5, priority=4, value=1)
    world.until(1)
    world.add("dear", 0.5, priority=5, value=100)
    world.until(2)
    world.add("urgent", 0.5, priority=2, value=3, due_s=20 * HOUR)
    world.until(3)
    world.add("slack", 1.5, priority=3, value=2, due_s=20 * HOUR)
    world.until(24)
    assert [item for _, item, _ in world.seen.started] == expected


def test_changing_the_order_rekeys_what_waits() -> None:
    world = World(Worker("ada"))
    world.add("low", priority=5)
    world.until(0.5)
    world.add("high", priority=2)
    world.floor.set_triage_order("first_come", "decision/1")
    world.until(24)
    assert [item for _, item, _ in world.seen.started] == ["low", "high"]


def test_equal_items_are_taken_by_id_whatever_the_order_of_adding() -> None:
    for names in (("a", "b", "c"), ("c", "a", "b")):
        world = World(Worker("ada"))
        for name in names:
            world.add(name)
        world.until(24)
        assert [item for _, item, _ in world.seen.started] == ["a", "b", "c"]


def test_duty_shares_divide_the_week() -> None:
    world = World(Worker("ada"))
    for n in range(120):
        for duty in ("desk", "operations", "projects"):
            world.add(f"{duty}/{n:03}", 0.5, duty=duty, priority=2 if duty == "projects" else 4)
    world.until(7 * 24)
    hours = dict.fromkeys(("desk", "operations", "projects"), 0.0)
    for _, seconds, duty, _ in world.crew.booked:
        hours[duty] += seconds / HOUR
    assert hours == {
        "desk": pytest.approx(20, abs=0.5),
        "operations": pytest.approx(12, abs=0.5),
        "projects": pytest.approx(8, abs=0.5),
    }


def test_changed_shares_count_at_once_and_zero_means_never() -> None:
    world = World(Worker("ada", duties={"desk": 1.0}))
    world.add("task", duty="projects", kind="task")
    world.until(24)
    assert world.worker("task") == ""
    world.crew.change_duties("ada", projects=1.0)
    world.until(48)
    assert world.done("task") == 24 + 9


def test_longest_idle_goes_first() -> None:
    world = World(Worker("ada", hours=ALWAYS), Worker("ben", hours=ALWAYS))
    for n in range(4):
        world.until(2 * n + 1)
        world.add(f"i{n}", 0.5)
    world.until(20)
    assert [person for _, _, person in world.seen.started] == ["ada", "ben", "ada", "ben"]


def test_p1_takes_the_fastest_of_the_free() -> None:
    world = World(Worker("ada"), Worker("ben", factor=1.3), Worker("cem"))
    world.add("major", priority=1)
    world.until(8.5)
    assert world.worker("major") == "ben"


def test_p1_goes_before_all_duty_shares() -> None:
    world = World(Worker("ada", duties={"projects": 1.0}))
    world.add("task", 1, duty="projects", kind="task", priority=2)
    world.add("major", 1, priority=1)
    world.until(24)
    assert [item for _, item, _ in world.seen.started] == ["major", "task"]


@pytest.mark.parametrize(
    ("rule", "priority", "pulled"),
    [("none", 1, False), ("p1", 1, True), ("p1", 2, False), ("p1_p2", 2, True), ("p1_p2", 3, False)],
)
def test_interrupt_rule_pulls_off_projects(rule, priority, pulled) -> None:  # type: ignore[no-untyped-def]
    world = World(Worker("ada"), rule=rule)
    world.add("task", 3, duty="projects", kind="task", priority=4)
    world.until(9)
    world.add("new", 1, priority=priority)
    world.until(9.5)
    assert (world.worker("new") == "ada") == pulled
    world.until(48)
    # One hour done, two left; whoever was pulled needs 20 minutes to find the thread.
    assert world.done("task") == pytest.approx(24 - 24 + (13 + 1 / 3 if pulled else 11), abs=0.01)
    events = [event for event in world.core.log if isinstance(event, WorkInterrupted)]
    assert [event.item for event in events] == (["task"] if pulled else [])


@pytest.mark.parametrize(("within", "pulled"), [(0, False), (1, True)])
def test_p1_may_interrupt_lesser_desk_work(within, pulled) -> None:  # type: ignore[no-untyped-def]
    world = World(Worker("ada"), rule="none", interrupts_within_duties_to=within)
    world.add("plain", 3)
    world.until(9)
    world.add("major", 1, priority=1)
    world.until(9.5)
    assert (world.worker("major") == "ada") == pulled


def test_victim_is_the_lowest_priority_then_the_fastest() -> None:
    world = World(Worker("ada", factor=2.0), Worker("ben"), Worker("cem", factor=1.5))
    world.add("a", 20, priority=3, only=("ada",))
    world.add("b", 20, priority=4, only=("ben",))
    world.add("c", 20, priority=4, only=("cem",))
    world.until(9)
    world.add("major", 1, priority=1)
    world.until(9.5)
    assert world.worker("major") == "cem"


def test_nobody_is_pulled_while_somebody_able_is_free() -> None:
    world = World(Worker("ada", factor=2.0), Worker("ben"))
    world.add("task", 5, duty="projects", kind="task", only=("ada",))
    world.until(9)
    world.add("major", 1, priority=1)
    world.until(9.5)
    assert world.worker("major") == "ben"
    assert world.worker("task") == "ada"


def test_at_night_only_who_is_on_call_works() -> None:
    world = World(Worker("ada"), Worker("ben", on_call=True))
    world.until(20)
    world.add("plain", 1, priority=2)
    world.add("major", 3, priority=1, urgent_off_hours=True)
    world.until(21)
    assert world.worker("major") == "ben"
    assert world.worker("plain") == ""
    world.until(40)
    assert world.done("major") == 23
    assert ("ben", 3 * HOUR, "desk", True) in world.crew.booked
    assert world.floor.state.people["ben"].on_call_s == 3 * HOUR


def test_without_urgent_off_hours_it_waits_for_the_morning() -> None:
    world = World(Worker("ben", on_call=True))
    world.until(20)
    world.add("major", 1, priority=1)
    world.until(48)
    assert world.seen.started == [(32 * HOUR, "major", "ben")]


def test_called_out_while_the_work_of_the_day_rests() -> None:
    world = World(Worker("ben", on_call=True))
    world.add("plain", 12)
    world.until(20)
    world.add("major", 2, priority=1, urgent_off_hours=True)
    world.until(23)
    assert world.done("major") == 22
    world.until(48)
    assert world.done("plain") == 24 + 8 + 4  # nothing lost: the thread was put down at five anyway


def test_work_on_call_goes_over_into_the_day_and_back() -> None:
    world = World(Worker("ben", on_call=True))
    world.until(31)
    world.add("major", 11, priority=1, urgent_off_hours=True)
    world.until(72)
    # From seven on call, from eight by the calendar, at noon and from five on call again.
    assert world.done("major") == 24 + 18
    assert world.floor.state.people["ben"].on_call_s == 3 * HOUR
    assert world.floor.state.people["ben"].booked_s == 8 * HOUR


def test_urgent_work_passes_to_who_is_on_call_at_closing() -> None:
    world = World(Worker("ada"), Worker("ben", on_call=True))
    world.add("keeps-ben", 9, only=("ben",))
    world.until(16)
    world.add("major", 2, priority=1, urgent_off_hours=True)
    world.until(40)
    assert [(t_s // HOUR, person) for t_s, item, person in world.seen.started if item == "major"] == [
        (16, "ada"),
        (17, "ben"),
    ]
    assert world.done("major") == 18


def test_long_stretch_on_call_is_followed_by_rest() -> None:
    world = World(Worker("ben", on_call=True), Worker("cem", on_call=True))
    world.until(5 * 24)
    world.add("major", 15, priority=1, urgent_off_hours=True)
    world.until(6 * 24)
    assert [(t_s // HOUR, person) for t_s, _, person in world.seen.started] == [(120, "ben"), (130, "cem")]
    assert world.done("major") == 135


def test_wakes_once_per_opening_and_only_if_something_waits() -> None:
    late = Calendar(tuple((d * DAY + 10 * HOUR, d * DAY + 14 * HOUR) for d in range(5)))
    world = World(*(Worker(f"w{n}") for n in range(6)), Worker("late", skill=5.0, hours=late))
    world.until(24)
    idle = world.core.engine.steps
    world.add("a", 1)
    world.add("hard", 1, level=5.5)
    world.until(47.9)
    # One dispatch for the arrivals, wake and dispatch at eight and at ten, two ends.
    assert world.core.engine.steps - idle <= 8
    assert world.done("a") == 33
    assert [t_s // HOUR for t_s, item, _ in world.seen.started if item == "hard"] == [34]
    assert idle == 0


def test_urgent_work_left_over_finds_its_victim_in_the_morning() -> None:
    world = World(Worker("ada"))
    world.add("task", 20, duty="projects", kind="task")
    world.until(20)
    world.add("major", 1, priority=1, urgent_off_hours=True)
    world.until(33.5)
    assert (32 * HOUR, "major", "ada") in world.seen.started


def test_reprioritised_work_moves_up() -> None:
    world = World(Worker("ada"), rule="p1")
    world.add("task", 5, duty="projects", kind="task")
    world.add("a", 1, priority=3)
    world.add("b", 1, priority=4)
    world.until(8.1)
    world.floor.reprioritise("b", 1, -1)
    world.until(8.2)
    assert world.worker("b") == "ada"


@pytest.mark.parametrize("order", get_args(TriageOrder))
def test_work_that_came_back_stands_in_line_beside_what_is_left_of_it(order: TriageOrder) -> None:
    """Who is taken out of the middle of a line leaves an entry there; the same id, the same rank may come again."""
    world = World(Worker("ada"), order=order)
    world.add("a", 2.0)
    world.add("b", 2.0)
    for again in range(3):
        world.add("x", 2.0, again=again)
        world.floor.check_invariants()
        if again < 2:
            world.floor.cancel("x")
    world.until(24)
    assert [item for _, item, _ in world.seen.done] == ["a", "b", "x"]
