"""A plan as rows, bars and steps: what the screens draw, without any screen."""

from dataclasses import replace

import pytest

from game.i18n import language
from game.presenters import closing, plan, register
from game.presenters.names import Names
from sim.policies.registry import make
from sim.projects.suggestion import SuggestedTask, Suggestion
from sim.projects.view import ProjectView
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import View


@pytest.fixture(scope="module")
def view() -> View:
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    return play(load_scenario("network-refresh"), 7, seats, weeks=9, next_quarter=False).session.view("pm")


@pytest.fixture(scope="module")
def project(view: View) -> ProjectView:
    return view.projects.projects[0]


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(language("en"), load_scenario("network-refresh"))


def changed(project: ProjectView, task: str, **values: object) -> ProjectView:
    """Return the project with a task that differs."""
    tasks = tuple(t._replace(**values) if t.id == task else t for t in project.tasks)  # type: ignore[arg-type]
    return replace(project, tasks=tasks)


def suggested(*rows: tuple[str, str, float]) -> Suggestion:
    """Return a suggestion of (task, person, start)."""
    tasks = tuple(SuggestedTask(task, (who,), start, start + 1.0) for task, who, start in rows)
    return Suggestion(tasks, 20.0, 19.0, (), ())


# -------------------------------------------------------------------------------------------------------- the chart


def test_rows_come_by_start_and_finished_ones_can_be_left_out(names: Names, view: View, project: ProjectView) -> None:
    table = view.timetable(project.id)
    assert table is not None
    rows = plan.gantt_rows(names, project, table)
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    assert {row.task for row in rows} == {task.id for task in project.tasks if task.state != "dropped"}
    left = plan.gantt_rows(names, project, table, finished=False)
    assert {row.task for row in left} == {task.id for task in project.open_tasks}
    assert all(row.done == 1.0 for row in rows if row.state == "done")


def test_a_row_says_in_words_what_its_bar_shows(names: Names, view: View, project: ProjectView) -> None:
    table = view.timetable(project.id)
    assert table is not None
    rows = plan.gantt_rows(names, project, table, finished=False)
    critical = next(row for row in rows if row.critical)
    relaxed = next(row for row in rows if row.slack > 0.5)
    assert "critical path" in critical.words
    assert "slack" in relaxed.words and "critical" not in relaxed.words
    assert critical.name in critical.words
    assert plan.when(names.language, critical.late) in critical.words


def test_a_suggestion_becomes_ghosts(names: Names, view: View, project: ProjectView) -> None:
    table, found = view.timetable(project.id), view.suggest(project.id)
    assert table is not None and found is not None
    rows = {row.task: row for row in plan.gantt_rows(names, project, table, found)}
    for task in found.tasks:
        assert rows[task.task].ghost == (task.start_week, task.end_week)


def test_a_moment_is_said_to_the_day() -> None:
    assert plan.when(language("en"), 12.0) == "W12 Mon"
    assert plan.when(language("en"), 12.0 + 3.5 / 7) == "W12 Thu"


# ----------------------------------------------------------------------------------------------- when it will finish


def test_bars_of_the_finish_split_at_the_promise_and_add_up_to_all() -> None:
    finishes = [10.0 + i * 0.37 for i in range(100)]
    bins = plan.finish_bins(finishes, 25)
    assert sum(one.share for one in bins) == pytest.approx(1.0)
    on_time = sum(one.share for one in bins if one.on_time)
    assert on_time == pytest.approx(sum(week < 26.0 for week in finishes) / 100)
    assert len(bins) <= 15
    assert [one.first for one in bins[1:]] == [one.last + 1 for one in bins[:-1]]


def test_bars_of_the_finish_know_all_late_and_all_on_time() -> None:
    assert not any(one.on_time for one in plan.finish_bins([20.2, 21.5], 15))
    assert all(one.on_time for one in plan.finish_bins([20.2, 21.5], 30))
    assert plan.finish_bins([], 10) == ()


# ------------------------------------------------------------------------------------------------------ taking over


def test_tasks_with_nobody_get_who_was_suggested(project: ProjectView) -> None:
    task = next(t for t in project.open_tasks if t.able)
    bare = changed(project, task.id, people=())
    steps = plan.takeover(bare, suggested((task.id, task.able[0], 10.0)))
    assert [step.name for step in steps] == ["assign_task"]
    assert steps[0].arguments == {"project": project.id, "task": task.id, "people": [task.able[0]]}


def test_priorities_change_only_where_they_contradict_the_order(project: ProjectView) -> None:
    first, second = [t for t in project.open_tasks if t.able][:2]
    who = first.able[0]
    base = changed(
        changed(project, first.id, people=(who,), priority=4), second.id, people=(who,), priority=2, able=(who,)
    )
    steps = plan.takeover(base, suggested((first.id, who, 10.0), (second.id, who, 11.0)))
    assert [(step.name, step.arguments["priority"]) for step in steps] == [("reorder_task", 4)]
    fine = plan.takeover(base, suggested((second.id, who, 10.0), (first.id, who, 11.0)))
    assert fine == ()


def test_a_row_dragged_before_or_behind_another_gets_the_next_place(project: ProjectView) -> None:
    one, other = project.open_tasks[:2]
    base = changed(changed(project, one.id, priority=3), other.id, priority=3)
    assert plan.moved_priority(base, one.id, other.id, before=True) == 2
    assert plan.moved_priority(base, one.id, other.id, before=False) == 4
    ends = changed(changed(project, one.id, priority=5), other.id, priority=1)
    assert plan.moved_priority(ends, one.id, other.id, before=True) == 1
    last = changed(changed(project, one.id, priority=1), other.id, priority=5)
    assert plan.moved_priority(last, one.id, other.id, before=False) == 5


def test_a_bar_dragged_to_the_left_comes_earlier(project: ProjectView) -> None:
    base = changed(project, project.open_tasks[0].id, priority=3)
    task = project.open_tasks[0].id
    assert plan.stepped_priority(base, task, -0.3) == 2
    assert plan.stepped_priority(base, task, 1.4) == 4
    assert plan.stepped_priority(base, task, -9.0) == 1


# ----------------------------------------------------------------------------------------------- register and closing


def test_the_register_puts_the_heaviest_first_and_what_is_over_last(names: Names, project: ProjectView) -> None:
    rows = register.rows(names, project)
    numbered = [row for row in rows if row.number]
    assert [row.number for row in numbered] == list(range(1, len(numbered) + 1))
    assert [row.weighed for row in numbered] == sorted((row.weighed for row in numbered), reverse=True)
    assert [bool(row.number) for row in rows] == sorted((bool(row.number) for row in rows), reverse=True)
    assert all(0 <= row.likelihood <= 2 and 0 <= row.impact <= 2 for row in rows)


def test_the_size_of_a_risk_is_said_in_its_unit(names: Names, project: ProjectView) -> None:
    risk = project.risks[0]
    said = {
        impact: register.effect(names, risk._replace(impact=impact, size=400_000.0 if impact == "cost" else 4.0))
        for impact in ("effort", "delay", "cost", "defects", "requirement")
    }
    assert said["delay"] == "4 days of delay"
    assert said["cost"] == "€\u00a04,000"
    assert len(set(said.values())) == 5


def test_the_list_of_the_end_goes_on_as_the_project_does(names: Names, project: ProjectView) -> None:
    early = {item.key: item for item in closing.checklist(names, replace(project, progress=0.1), 9)}
    assert early["work"].state == "now"
    assert early["go_live"].state == early["accepted"].state == "later"
    near = {item.key: item for item in closing.checklist(names, replace(project, progress=0.9), 9)}
    assert near["go_live"].state == "now" and near["go_live"].decision == "schedule_go_live"
    live = replace(project, status="live", live_week=12)
    after = {item.key: item for item in closing.checklist(names, live, 13)}
    assert after["live"].state == after["work"].state == "done"
    assert after["accepted"].state == "now" and after["closed"].state == "later"
    items = tuple(d._replace(accepted=1.0) for d in live.deliverables)
    accepted = {item.key: item for item in closing.checklist(names, replace(live, deliverables=items), 30)}
    assert accepted["accepted"].state == accepted["hypercare"].state == "done"
    assert accepted["closed"].state == accepted["benefits"].state == "now"


def test_accepted_worth_counts_what_is_in_scope_only(project: ProjectView) -> None:
    first, *rest = project.deliverables
    items = (first._replace(accepted=1.0), *(d._replace(in_scope=False, accepted=0.0) for d in rest))
    assert closing.accepted_share(replace(project, deliverables=items)) == pytest.approx(1.0)
