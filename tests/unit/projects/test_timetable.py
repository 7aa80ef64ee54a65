"""The timetable says of each task what the forecast says of the whole, and nothing that the project cannot know."""

import pytest

from sim.policies.registry import make
from sim.projects.timetable import TimedTask, Timetable
from sim.projects.view import ProjectView
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import Session

PROJECT = "refresh"


@pytest.fixture(scope="module")
def session() -> Session:
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    return play(load_scenario("network-refresh"), 7, seats, weeks=12, next_quarter=False).session


@pytest.fixture(scope="module")
def project(session: Session) -> ProjectView:
    found = session.view("pm").projects.project(PROJECT)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def table(session: Session) -> Timetable:
    found = session.view("pm").timetable(PROJECT)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def rows(table: Timetable) -> dict[str, TimedTask]:
    return {row.task: row for row in table.tasks}


def test_it_is_for_the_seat_that_leads(session: Session) -> None:
    assert session.view("it").timetable(PROJECT) is None
    assert session.view("pm").timetable("no-such-project") is None


def test_its_samples_are_those_of_the_forecast(project: ProjectView, table: Timetable) -> None:
    assert project.forecast is not None
    promised = project.baselines[-1].finish_week
    assert (
        sum(week <= promised + 1.0 for week in table.finishes) / len(table.finishes) == project.forecast.on_time_share
    )
    middle = table.finishes[len(table.finishes) // 2 - 1], table.finishes[len(table.finishes) // 2]
    assert middle[0] <= project.forecast.week_p50 <= middle[1]
    assert list(table.finishes) == sorted(table.finishes)


def test_every_task_has_its_dates(project: ProjectView, rows: dict[str, TimedTask]) -> None:
    assert set(rows) == {task.id for task in project.tasks if task.state != "dropped"}
    for row in rows.values():
        assert row.start_week <= row.end_week <= row.late_week


def test_what_is_to_come_keeps_to_the_network(
    session: Session, project: ProjectView, rows: dict[str, TimedTask]
) -> None:
    now = session.clock / 604_800 + 1.0
    for task in project.open_tasks:
        assert rows[task.id].end_week > now
        if task.state == "open":
            waits = [name for name in task.after if name in rows and name not in task.overlap]
            assert all(rows[name].end_week <= rows[task.id].start_week + 1e-9 for name in waits)


def test_what_is_done_has_the_week_in_which_it_was_done(project: ProjectView, rows: dict[str, TimedTask]) -> None:
    done = [task for task in project.tasks if task.state == "done"]
    assert done
    for task in done:
        assert int(rows[task.id].end_week) == task.done_week
        assert rows[task.id].late_week == rows[task.id].end_week


def test_load_counts_the_hours_that_are_left_of_tasks_with_people(project: ProjectView, table: Timetable) -> None:
    members = {member.person for member in project.team}
    assert {name for name, _ in table.load} == members
    wanted = sum(bar.needed_h for _, bars in table.load for bar in bars)
    staffed = [task for task in project.open_tasks if members & set(task.people)]
    assert 0.0 < wanted <= sum(task.high_h for task in staffed)
    assert all(bar.available_h > 0.0 for _, bars in table.load for bar in bars)


def test_value_curves_end_where_the_measures_are(project: ProjectView, table: Timetable) -> None:
    assert project.measures is not None
    assert table.earned[-1][1] == project.measures.ev_cents
    assert table.planned[-1][1] == project.measures.bac_cents
    assert [cents for _, cents in table.planned] == sorted(cents for _, cents in table.planned)


def test_looking_changes_nothing(session: Session) -> None:
    before = session.digest()
    assert session.view("pm").timetable(PROJECT) == session.view("pm").timetable(PROJECT)
    assert session.digest() == before
