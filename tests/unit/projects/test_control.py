from math import inf

import pytest

from sim.kernel.units import WEEK, week_of
from sim.projects.events.control import (
    BaselineSet,
    BufferQuestioned,
    EscalationAnswered,
    HelpOffered,
    RebaselineAnswered,
    ReportFoundOut,
)
from sim.projects.state import Project
from sim.session import Session
from tests.unit.projects.portal import (
    chartered,
    do,
    floor_of,
    game,
    house,
    live,
    logged,
    portal,
    project_of,
    refused,
    running,
    weeks,
    without_risks,
)


def trust(session: Session, party: str = "sales") -> float:
    return house(session).relations.standing(party).points


def believe(project: Project, hours: float) -> None:
    """Let the project believe that everything still open takes so many hours."""
    for task in project.tasks.values():
        task.estimate.low_h, task.estimate.likely_h, task.estimate.high_h = 0.8 * hours, hours, 1.3 * hours


# ---------------------------------------------------------------------------------------------------- baselines


def test_a_baseline_needs_a_charter_and_comes_once() -> None:
    session = game()
    chartered(session)
    assert refused(session, "set_baseline", project="portal").code == "charter_not_submitted"
    do(session, "submit_charter", project="portal")
    do(session, "set_baseline", project="portal")
    assert refused(session, "set_baseline", project="portal").code == "project_not_open"


def test_a_baseline_promises_its_date_to_the_sponsor() -> None:
    session = game()
    project = running(session)
    (promise,) = house(session).relations.promises.open_of("pm")
    assert (promise.kind, promise.taker, promise.subject) == ("date", "sales", "portal")
    assert promise.due_week == week_of(project.baselines[0].finish_s) == logged(session, BaselineSet)[0].finish_week


def test_its_budget_is_what_its_tasks_will_earn() -> None:
    session = game()
    project = running(session)
    baseline = project.baselines[0]
    assert sum(baseline.task_cents.values()) == baseline.budget_cents
    assert floor_of(session).measures("portal").bac_cents == baseline.budget_cents
    assert all(baseline.start_s[t] <= baseline.end_s[t] <= baseline.finish_s for t in baseline.task_cents)


def test_a_sponsor_takes_some_of_a_huge_buffer() -> None:
    session = game()
    project = chartered(session)
    do(session, "submit_charter", project="portal")
    project.buffer_share = 0.65
    before = trust(session)
    do(session, "set_baseline", project="portal")
    assert project.buffer_share == pytest.approx(0.65 - 0.8 * 0.4)
    assert logged(session, BufferQuestioned)
    assert trust(session) < before


def test_a_date_beyond_the_charter_costs_trust_at_once() -> None:
    near, far = game(), game()
    chartered(near), chartered(far)
    believe(project_of(far), 150.0)
    for session in (near, far):
        do(session, "submit_charter", project="portal")
        do(session, "set_baseline", project="portal")
    assert floor_of(far).control.promised_week(project_of(far)) > 8
    assert trust(far) < trust(near) - 0.5


def test_a_split_task_leaves_its_place_in_the_baseline_to_its_parts() -> None:
    session = game()
    project = running(session)
    baseline = project.baselines[0]
    cents, total = baseline.task_cents["build"], baseline.budget_cents
    floor_of(session).control.split(project, "build", ("build-a", "build-b"))
    assert baseline.task_cents["build-a"] + baseline.task_cents["build-b"] == cents
    assert sum(baseline.task_cents.values()) == total


# ------------------------------------------------------------------------------------------ measures and forecasts


def test_a_task_earns_its_budget_when_it_is_done_and_not_before() -> None:
    session = game()
    project = running(session)
    without_risks(session)
    for _ in range(5):
        weeks(session, 0.5)
        found = floor_of(session).measures("portal")
        done = [t for t in project.tasks.values() if t.state == "done"]
        earned = sum(project.baselines[0].task_cents.get(task.id, 0) for task in done)
        assert found.ev_cents == earned
        assert 0 <= found.ev_cents <= found.bac_cents
        assert found.ac_cents == floor_of(session).control.actual_cents(project)
    assert found.ev_cents > 0
    assert found.cpi == pytest.approx(found.ev_cents / found.ac_cents)


def test_without_a_baseline_nothing_is_measured() -> None:
    session = game()
    chartered(session)
    found = floor_of(session).measures("portal")
    assert (found.bac_cents, found.spi, found.cpi, found.spi_t) == (0, None, None, None)


def test_a_forecast_knows_estimates_and_never_true_efforts() -> None:
    session = game()
    project = running(session)
    before = floor_of(session).forecast("portal")
    for task in project.tasks.values():
        task.true_s *= 5
    floor_of(session).control._known.clear()
    assert floor_of(session).forecast("portal") == before
    believe(project, 60.0)
    assert floor_of(session).forecast("portal").week_p50 > before.week_p50 + 1


def test_a_forecast_is_a_range_and_looking_twice_changes_nothing() -> None:
    session = game()
    running(session)
    found = floor_of(session).forecast("portal")
    assert found.week_p50 < found.week_p80
    assert found.cents_p50 < found.cents_p80
    assert 0.0 <= found.on_time_share <= 1.0
    digests = house(session).digests()
    floor_of(session).control._known.clear()
    assert floor_of(session).forecast("portal") == found
    assert house(session).digests() == digests


def test_a_project_that_takes_longer_than_believed_expects_that_of_the_rest() -> None:
    from sim.projects.outlook import pace_of

    session = game()
    project = running(session)
    assert pace_of(floor_of(session), project) == 1.0
    task = project.tasks["wishes"]
    task.state, task.booked_s = "done", round(3 * task.estimate.likely_h * 3600)
    assert 1.05 < pace_of(floor_of(session), project) < 3.0


def test_who_is_overbooked_finishes_later() -> None:
    alone, shared = game(), game()
    for session, people in ((alone, ["ben"]), (shared, ["ben", "dia"])):
        project = running(session)
        for task in project.tasks.values():
            task.people = people
    assert floor_of(alone).control.expected_week(project_of(alone)) > floor_of(shared).control.expected_week(
        project_of(shared)
    )


# ------------------------------------------------------------------------------------------------- re-baselines


def test_a_new_plan_is_granted_by_the_it_manager_and_the_first_promise_is_kept_in_mind() -> None:
    session = game()
    project = running(session)
    without_risks(session)
    first = floor_of(session).control.promised_week(project)
    before = trust(session)
    do(session, "request_rebaseline", project="portal", weeks=3, budget_percent=10)
    assert refused(session, "request_rebaseline", project="portal", weeks=2).code == "rebaseline_waits"
    do(session, "answer_rebaseline", "it", project="portal", answer="approve")
    control = floor_of(session).control
    assert control.promised_week(project) == first + 3
    assert control.first_week(project) == first
    assert project.baselines[1].budget_cents == pytest.approx(1.1 * project.baselines[0].budget_cents, rel=1e-3)
    assert trust(session) < before - 1
    (promise,) = house(session).relations.promises.open_of("pm")
    assert promise.due_week == first + 3


def test_the_second_one_needs_the_sponsor() -> None:
    for points, expected in ((80.0, "approve"), (20.0, "reject")):
        session = game()
        project = running(session)
        for number in range(2):
            do(session, "request_rebaseline", project="portal", weeks=2)
            house(session).relations.standing("sales").points = points
            do(session, "answer_rebaseline", "it", project="portal", answer="approve")
            assert len(project.baselines) == (3 if number and expected == "approve" else 2)
        last = logged(session, RebaselineAnswered)[-1]
        assert (last.answer, last.by) == (expected, "sponsor")


def test_each_further_plan_is_believed_less() -> None:
    session = game()
    running(session)
    standing, lost = house(session).relations.standing("sales"), []
    for _ in range(3):
        standing.points = 80.0
        do(session, "request_rebaseline", project="portal", weeks=2)
        do(session, "answer_rebaseline", "it", project="portal", answer="approve")
        lost.append(80.0 - standing.points)
    assert lost[2] - lost[1] > lost[1] - lost[0] > 0.0


def test_silence_is_a_no() -> None:
    session = game(portal(due_week=14))
    project = running(session)
    believe(project, 80.0)
    do(session, "request_rebaseline", project="portal", weeks=3)
    weeks(session, 2)
    assert [(e.answer, e.by) for e in logged(session, RebaselineAnswered)] == [("reject", "silence")]
    assert len(project.baselines) == 1
    assert refused(session, "answer_rebaseline", "it", project="portal", answer="approve").code == "no_rebaseline_asked"


# ------------------------------------------------------------------------------------------------------ reports


def test_a_rosy_report_buys_calm_and_twice_is_lost_when_it_is_found_out() -> None:
    session = game()
    project = running(session)
    without_risks(session)
    believe(project, 60.0)
    before = trust(session)
    do(session, "report_status", project="portal", colour="green", forecast="rosy")
    gained = trust(session) - before
    assert gained > 0.5
    assert project.calm == pytest.approx(gained)
    assert project.reports[-1].rosy
    assert project.reports[-1].forecast_week < project.reports[-1].honest_week
    floor_of(session).control.reports.find_out(project, "finance", "start:test")
    assert trust(session) == pytest.approx(before + gained - max(2.0, 2 * gained))
    assert logged(session, ReportFoundOut)[0].by == "finance"
    assert project.calm == 0.0


def test_the_same_delay_hidden_again_buys_next_to_nothing() -> None:
    session = game(portal(due_week=14))
    project = running(session)
    without_risks(session)
    believe(project, 100.0)
    do(session, "report_status", project="portal", colour="green", forecast="rosy")
    first = project.calm
    floor_of(session).control.reports.write(project, "green", True, "decision/9")
    assert project.calm - first < 0.3 * first


def test_a_colour_better_than_the_facts_is_rosy_even_with_an_honest_date() -> None:
    session = game()
    project = running(session)
    believe(project, 60.0)
    do(session, "report_status", project="portal", colour="green")
    assert project.reports[-1].rosy


def test_an_honest_warning_in_time_opens_help_and_a_late_one_does_not() -> None:
    early, late = game(portal(due_week=14)), game(portal(due_week=14))
    for session, hours in ((early, 60.0), (late, 20.0)):
        project = running(session)
        without_risks(session)
        floor = floor_of(session)
        if session is early:
            project.baselines[-1].finish_s = 7 * WEEK
        believe(project, 150.0)
        assert hours > 0
        before = project.budget_cents
        do(session, "report_status", project="portal", colour="red")
        assert floor.control.help_open(project) == (session is early)
        assert (project.budget_cents > before) == (session is early)
    assert logged(early, HelpOffered)
    assert house(early).relations.state.reserve_cents < house(late).relations.state.reserve_cents
    quote = early.view("it").quote
    from sim.session import decision

    fund = decision("fund_project", {"project": "portal", "account": "training", "cents": 1_000})
    assert quote(fund).hours < late.view("it").quote(fund).hours
    house(early).check_invariants()


def test_silence_for_weeks_costs_trust() -> None:
    silent, telling = game(portal(due_week=14)), game(portal(due_week=14))
    for session in (silent, telling):
        project = running(session)
        without_risks(session)
        believe(project, 80.0)
        project.baselines[-1].finish_s = 14 * WEEK
        for task in project.tasks.values():
            task.true_s *= 4
    for _ in range(8):
        colour = floor_of(telling).control.reports.colour_of(project_of(telling))
        if project_of(telling).status == "running":
            do(telling, "report_status", project="portal", colour=colour)
        for session in (silent, telling):
            weeks(session, 1)
    assert trust(silent) < trust(telling) - 0.5


def test_forecasts_are_held_against_what_came_true() -> None:
    session = game()
    project = running(session)
    without_risks(session)
    believe(project, 60.0)
    do(session, "report_status", project="portal", colour="green", forecast="rosy")
    accuracy = floor_of(session).stakeholders.accuracy(project)
    assert accuracy is not None
    assert 0.0 <= accuracy < 1.0
    done = game()
    found = live(done)
    assert floor_of(done).stakeholders.accuracy(found) is None
    assert refused(done, "report_status", project="portal", colour="green").code == "project_not_open"


# --------------------------------------------------------------------------------------------------- escalations


def test_inside_tolerance_an_escalation_comes_back_and_costs() -> None:
    session = game()
    running(session)
    before = trust(session, "hats")
    do(session, "escalate", project="portal", matter="date")
    event = logged(session, EscalationAnswered)[0]
    assert (event.answer, event.by) == ("back", "it")
    assert trust(session, "hats") < before
    assert refused(session, "answer_escalation", "it", project="portal", answer="take").code == "nothing_escalated"


@pytest.mark.parametrize("matter", ["date", "money", "people", "scope"])
def test_outside_tolerance_it_waits_and_can_be_taken_up(matter: str) -> None:
    session = game(portal(), portal(id="first", leader=""))
    project = running(session)
    do(session, "charter_project", "it", project="first")
    believe(project, 90.0)
    before = (project.tolerance_weeks, project.budget_cents, floor_of(session).open_projects()[0].id)
    inside = project.deliverables["guide"].in_scope
    do(session, "escalate", project="portal", matter=matter)
    assert refused(session, "escalate", project="portal", matter=matter).code == "escalation_waits"
    do(session, "answer_escalation", "it", project="portal", answer="take")
    after = (project.tolerance_weeks, project.budget_cents, floor_of(session).open_projects()[0].id)
    changed = [a != b for a, b in zip(after, before, strict=True)]
    assert changed == [matter == "date", matter == "money", matter == "people"]
    assert (project.deliverables["guide"].in_scope != inside) == (matter == "scope")
    house(session).check_invariants()


def test_an_escalation_nobody_answers_comes_back_and_is_minded() -> None:
    session = game(portal(due_week=14))
    project = running(session)
    believe(project, 200.0)
    do(session, "escalate", project="portal", matter="date")
    before = trust(session, "hats")
    weeks(session, 2)
    assert [(e.answer, e.by) for e in logged(session, EscalationAnswered)] == [("back", "silence")]
    assert trust(session, "hats") < before


def test_not_escalating_outside_tolerance_costs_as_well() -> None:
    held = {}
    for spoke in (False, True):
        session = game(portal(due_week=5))
        project = running(session)
        without_risks(session)
        believe(project, 200.0)
        lost = 0.0
        for _ in range(7):
            project.counts["warned_week"] = 99
            if spoke:
                project.counts["word"] = 99
            weeks(session, 1)
        lost = trust(session)
        held[spoke] = lost
    assert held[False] < held[True] < inf


def test_the_same_matter_taken_up_again_helps_no_more() -> None:
    session = game(portal(due_week=14))
    project = running(session)
    believe(project, 300.0)
    before = trust(session)
    for _ in range(3):
        do(session, "escalate", project="portal", matter="date")
        do(session, "answer_escalation", "it", project="portal", answer="take")
    assert project.tolerance_weeks == 3
    assert trust(session) == pytest.approx(before - 3)


def test_who_reports_what_the_forecast_says_is_never_called_rosy() -> None:
    for hours in (5.0, 20.0, 30.0, 45.0, 60.0, 120.0):
        session = game(portal(due_week=14))
        project = running(session)
        believe(project, hours)
        do(session, "report_status", project="portal", colour=floor_of(session).control.reports.colour_of(project))
        assert not project.reports[-1].rosy
