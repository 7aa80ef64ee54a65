"""The suggested schedule keeps to the network, to skills and to the hours that were granted."""

import itertools

import pytest

from sim.policies.registry import make
from sim.projects.suggestion import Suggestion
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import Session

PROJECT = "new-ticketing"


@pytest.fixture(scope="module")
def session() -> Session:
    scenario = load_scenario("one-person-show")
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    return play(scenario, 3, seats, weeks=5, next_quarter=False).session


@pytest.fixture(scope="module")
def suggestion(session: Session) -> Suggestion:
    found = session.view("pm").suggest(PROJECT)
    assert found is not None
    return found


def test_it_is_for_the_seat_that_leads(session: Session) -> None:
    assert session.view("it").suggest(PROJECT) is None
    assert session.view("pm").suggest("no-such-project") is None


def test_every_open_task_is_planned_or_named_as_unstaffed(session: Session, suggestion: Suggestion) -> None:
    project = session.view("pm").projects.project(PROJECT)
    assert project is not None
    planned = {row.task for row in suggestion.tasks}
    assert planned | set(suggestion.unstaffed) == {task.id for task in project.open_tasks}
    assert planned


def test_it_keeps_to_the_network_and_to_skills(session: Session, suggestion: Suggestion) -> None:
    project = session.view("pm").projects.project(PROJECT)
    assert project is not None
    rows = {row.task: row for row in suggestion.tasks}
    for task in project.open_tasks:
        if task.id in rows:
            assert set(rows[task.id].people) <= set(task.able) | set(task.people)
            ends = [rows[before].end_week for before in task.after if before in rows]
            assert all(end <= rows[task.id].start_week + 1e-9 for end in ends)


def test_nobody_works_two_things_at_once(suggestion: Suggestion) -> None:
    spans: dict[str, list[tuple[float, float]]] = {}
    for row in suggestion.tasks:
        for person in row.people:
            spans.setdefault(person, []).append((row.start_week, row.end_week))
    for person, own in spans.items():
        own.sort()
        assert all(a[1] <= b[0] + 1e-9 for a, b in itertools.pairwise(own)), person


def test_it_changes_nothing_and_says_the_same_twice(session: Session, suggestion: Suggestion) -> None:
    before = session.digest()
    assert session.suggest(PROJECT, "pm") == suggestion
    assert session.digest() == before


def test_it_is_no_sooner_than_the_network_allows(suggestion: Suggestion) -> None:
    assert suggestion.finish_week >= suggestion.network_week - 0.2
