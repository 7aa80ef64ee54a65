"""Tasks become work, work becomes progress, and nothing gets lost on the way."""

import pytest

from sim.kernel.units import HOUR, WEEK
from sim.projects.events.work import ProjectBlocked, TaskFinished, TaskReworked, TaskStarted
from tests.unit.projects.portal import (
    chartered,
    do,
    floor_of,
    game,
    house,
    logged,
    project_of,
    refusal,
    refused,
    running,
    weeks,
)


def test_hours_booked_are_hours_worked_on_items_of_the_project() -> None:
    session = game()
    found = running(session)
    before = {p: house(session).work.worked_s(p) for p in found.grants}
    weeks(session, 3)
    assert found.booked_s == sum(task.booked_s for task in found.tasks.values()) > 20 * HOUR
    worked = sum(house(session).work.worked_s(p) - before[p] for p in found.grants)
    assert found.booked_s <= worked
    session.check_invariants()


def test_a_task_waits_for_what_it_needs() -> None:
    session = game()
    running(session)
    weeks(session, 8)
    done = {event.task: event.t_s for event in logged(session, TaskFinished)}
    began = {event.task: event.t_s for event in logged(session, TaskStarted)}
    assert began["build"] >= done["wishes"]
    assert began["install"] >= done["build"] + 2 * 86_400, "the delivery takes two days"
    assert began["check"] >= done["build"]


def test_a_purchase_is_paid_once_when_its_task_begins() -> None:
    session = game()
    found = running(session)
    weeks(session, 8)
    assert found.tasks["install"].bought
    assert house(session).money.spent("project_capital") >= 200_000
    assert found.capital_spent_cents == 200_000


def test_two_people_share_a_task_and_what_one_leaves_the_other_does() -> None:
    session = game()
    found = running(session)
    found.tasks["build"].true_s = 160 * HOUR
    weeks(session, 3)
    assert project_of(session).tasks["build"].state == "active"
    assert len(found.tasks["build"].parts) == 2
    do(session, "withdraw_staff", "it", project="portal", person="dia")
    assert set(found.tasks["build"].parts) == {"ben"}
    session.check_invariants()
    weeks(session, 6)
    assert project_of(session).tasks["build"].state == "done"
    assert found.tasks["build"].done_s == found.tasks["build"].true_s


def test_a_project_that_is_paused_books_nothing() -> None:
    session = game()
    found = running(session)
    weeks(session, 1)
    do(session, "pause_project", "it", project="portal")
    booked = found.booked_s
    weeks(session, 2)
    assert found.booked_s == booked
    assert not any(task.parts for task in found.tasks.values())


def test_somebody_who_leaves_the_house_leaves_the_project() -> None:
    session = game()
    found = running(session)
    weeks(session, 1)
    person = house(session).people.state.people["dia"]
    person.employment.reason, person.employment.last_s = "resigned", session.clock + 86_400
    person.employment.end_cause = "start:test"
    house(session).people.leaving.schedule_end(person)
    weeks(session, 1)
    assert "dia" not in found.grants
    assert all("dia" not in task.people and "dia" not in task.parts for task in found.tasks.values())
    session.check_invariants()


def test_a_critical_task_that_nobody_moves_stops_the_week_once() -> None:
    session = game()
    found = running(session)
    do(session, "assign_task", project="portal", task="wishes", people=[])
    stops = []
    while session.clock < 2 * WEEK:
        stop = session.advance(2 * WEEK)
        if stop is not None and stop.kind == "blocker":
            stops.append(stop)
    assert [stop.subject for stop in stops] == ["portal"]
    events = logged(session, ProjectBlocked)
    assert [(event.task, event.reason) for event in events] == [("wishes", "nobody_assigned")]
    assert 86_400 < events[0].t_s < WEEK, "an open door lets the matter in after half the time"
    assert found.tasks["wishes"].booked_s == 0


def test_what_overlaps_begins_early_and_is_partly_done_again() -> None:
    session = game()
    found = running(session)
    for name in ("wishes", "build"):
        found.tasks[name].true_s = 40 * HOUR
    found.tasks["build"].people = ["dia"]
    found.tasks["wishes"].people = ["ben"]
    do(session, "fast_track", project="portal", task="build", after="wishes")
    weeks(session, 4)
    began = {event.task: event.t_s for event in logged(session, TaskStarted)}
    done = {event.task: event.t_s for event in logged(session, TaskFinished)}
    assert began["build"] < done["wishes"]
    assert found.tasks["build"].history.get("overlap", 0) > 0
    assert [event.task for event in logged(session, TaskReworked)] == ["build"]


def test_a_split_keeps_the_work_and_adds_what_putting_together_takes() -> None:
    session = game()
    found = running(session)
    found.tasks["build"].true_s = 50 * HOUR
    floor_of(session).estimating.believe(found, found.tasks["build"], "expert", 50.0, "start:test")
    do(session, "split_task", project="portal", task="build")
    total = found.tasks["build"].true_s + found.tasks["build-b"].true_s
    assert total == pytest.approx(50 * HOUR * 1.08, abs=2)
    assert "build-b" in found.tasks["check"].after
    assert refused(session, "split_task", project="portal", task="build").code == "task_split"
    session.check_invariants()


def test_links_make_no_circle_and_what_is_needed_stays() -> None:
    session = game()
    chartered(session)
    circle = refusal(session, "link_tasks", project="portal", task="wishes", after="check")
    assert circle is not None
    assert circle.code == "link_in_circle"
    needed = refusal(session, "link_tasks", project="portal", task="build", after="wishes", linked=False)
    assert needed is not None
    assert needed.code == "link_needed"


def test_the_project_managers_order_counts_whatever_the_triage_order() -> None:
    for order in ("priority", "first_come", "sla_slack", "business_value"):
        session = game()
        found = running(session)
        do(session, "set_triage_order", "it", order=order) if order != "priority" else None
        for task in found.tasks.values():
            task.people = ["dia"] if task.id in {"manual", "wishes"} else []
            task.true_s = 20 * HOUR
        floor = floor_of(session)
        for task in found.tasks.values():
            for person in list(task.parts):
                floor.execution.release(found, task, person)
        floor.execution.look(found)
        do(session, "reorder_task", project="portal", task="manual", priority=1)
        do(session, "reorder_task", project="portal", task="wishes", priority=5)
        weeks(session, 0.3)
        assert found.tasks["manual"].done_s > found.tasks["wishes"].done_s, order
