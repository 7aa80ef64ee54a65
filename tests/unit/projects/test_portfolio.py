from dataclasses import replace
from typing import Any

import pytest

from sim.people.events import PersonLeft
from sim.projects.events.life import (
    DisputeArose,
    LeaderAppointed,
    LeaderQuestioned,
    ProjectCancelled,
    ProjectChartered,
    ProjectProposed,
    ProjectWarned,
    ProposalReturned,
    ProposalWithdrawn,
)
from sim.relations.events import PromiseReleased
from sim.scenario.definitions import PersonDef
from sim.session import Session
from tests.unit.projects.portal import (
    chartered,
    do,
    floor_of,
    game,
    house,
    logged,
    portal,
    project_of,
    refused,
    running,
    to_week,
    weeks,
    without_risks,
)
from tests.worlds import small_scenario


def trust(session: Session, party: str = "sales") -> float:
    return house(session).relations.standing(party).points


def test_a_proposal_comes_in_its_week_and_is_unknown_before() -> None:
    session = game(portal(week=3, leader=""))
    assert refused(session, "charter_project", "it", project="portal").code == "unknown_project"
    to_week(session, 3)
    assert [event.project for event in logged(session, ProjectProposed)] == ["portal"]
    do(session, "charter_project", "it", project="portal")


def test_a_charter_binds_date_budget_and_tolerance_and_a_later_date_costs_trust() -> None:
    session, plain = game(), game()
    do(plain, "charter_project", "it", project="portal")
    do(session, "charter_project", "it", project="portal", due_week=8, budget_percent=90, tolerance="wide")
    project = project_of(session)
    assert (project.due_week, project.budget_cents, project.tolerance_weeks) == (8, 1_800_000, 2)
    assert trust(session) < trust(plain) == 60
    assert refused(session, "charter_project", "it", project="portal").code == "project_not_open"


def test_a_charter_needs_the_money_that_no_other_project_has_been_given() -> None:
    session = game(portal(), portal(id="other", budget_cents=5_000_000))
    chartered(session)
    minded = refused(session, "charter_project", "it", project="other")
    assert minded.code == "cannot_afford"
    assert dict(minded.parameters)["left_cents"] == 4_000_000


def test_what_was_meant_for_the_project_manager_executives_charter_themselves_a_week_later() -> None:
    session = game()
    before = trust(session, "executives")
    weeks(session, 1)
    assert project_of(session).status == "proposed"
    weeks(session, 1)
    assert (project_of(session).status, project_of(session).leader) == ("chartered", "pm")
    assert logged(session, ProjectChartered)[0].by == "executives"
    assert trust(session, "executives") < before


def test_a_no_costs_less_than_silence_and_least_if_the_facts_bear_it_out() -> None:
    silent, no_money, true_no = (game(portal(leader="")) for _ in range(3))
    do(no_money, "decline_proposal", "it", project="portal", reason="no_money")
    do(true_no, "decline_proposal", "it", project="portal", reason="later")
    for session in (silent, no_money, true_no):
        weeks(session, 7)
    assert trust(silent) < trust(no_money) < trust(true_no)
    weeks(silent, 5)
    assert logged(silent, ProposalWithdrawn)


def test_what_was_declined_as_too_early_comes_back() -> None:
    session = game(portal(leader=""))
    do(session, "decline_proposal", "it", project="portal", reason="later")
    weeks(session, 7)
    assert logged(session, ProposalReturned)
    do(session, "charter_project", "it", project="portal")


def test_executives_do_not_take_no_for_what_they_want() -> None:
    session = game(portal(sponsor="executives"))
    code = refused(session, "decline_proposal", "it", project="portal", reason="no_money").code
    assert code == "executives_want_it"


def staffed_leader(**changes: Any) -> tuple[PersonDef, ...]:
    base = small_scenario()
    ada = replace(base.people[0], skills={**base.people[0].skills, "leadership": 3.0}, **changes)
    return (ada, *base.people[1:])


def test_a_member_of_staff_who_leads_gets_hours_and_loses_own_work() -> None:
    session = game(people=staffed_leader())
    do(session, "charter_project", "it", project="portal")
    assert refused(session, "appoint_project_manager", "it", project="portal", person="ben").code == "cannot_lead"
    do(session, "appoint_project_manager", "it", project="portal", person="ada")
    assert floor_of(session).seat_of(project_of(session)) == "pm:portal"
    assert house(session).relations.attention_left("pm:portal") > 0
    weeks(session, 3)
    flow = house(session).work.state.flows
    assert sum(flow[name].left for name in flow if name.endswith("/meeting")) >= 2


def test_a_leader_who_leaves_the_house_leaves_the_project_without_one() -> None:
    session = game(people=staffed_leader())
    do(session, "charter_project", "it", project="portal")
    do(session, "appoint_project_manager", "it", project="portal", person="ada")
    people = house(session).people
    ada = people.state.people["ada"]
    people.leaving._give_notice(ada, "resigned", "pay", ("start:test",))
    weeks(session, 16)
    assert logged(session, PersonLeft)
    assert project_of(session).leader == ""


def test_another_leader_costs_the_team_what_it_had_together() -> None:
    session = game(people=staffed_leader())
    project = running(session)
    weeks(session, 2)
    before, mood = dict(project.cohesion), project.motivation
    do(session, "appoint_project_manager", "it", project="portal", person="ada")
    assert all(project.cohesion[name] < before[name] for name in before if before[name] > 0)
    assert project.motivation < mood
    assert [event.leader for event in logged(session, LeaderAppointed)] == ["pm", "ada"]


def test_what_stays_unclear_comes_back_as_disputes_until_it_is_agreed() -> None:
    found = {True: 0, False: 0}
    for agreed in found:
        for seed in range(1, 7):
            session = game(portal(due_week=14), seed=seed)
            project = running(session)
            project.responsibilities = agreed
            weeks(session, 6)
            found[agreed] += len(logged(session, DisputeArose))
    assert found[True] == 0
    assert found[False] >= 2


def test_money_goes_to_a_project_and_back() -> None:
    session = game()
    project = chartered(session)
    money = house(session).money
    do(session, "fund_project", "it", project="portal", account="training", cents=50_000)
    assert project.budget_cents == 2_050_000
    assert money.planned("project_expense") == 6_050_000
    do(session, "fund_project", "it", project="portal", account="training", cents=-30_000)
    assert (project.budget_cents, money.planned("training")) == (2_020_000, 280_000)
    mixed = refused(session, "fund_project", "it", project="portal", account="hardware", cents=1_000)
    assert mixed.code == "capital_into_expense"
    short = refused(session, "fund_project", "it", project="portal", account="training", cents=-9_000_000)
    assert short.code == "project_has_less"
    house(session).check_invariants()


def test_the_order_of_the_portfolio_is_the_order_of_open_projects() -> None:
    session = game(portal(), portal(id="other", leader=""))
    chartered(session)
    do(session, "charter_project", "it", project="other")
    names = [project.id for project in floor_of(session).open_projects()]
    do(session, "set_portfolio_order", "it", order=names[::-1])
    assert [project.id for project in floor_of(session).open_projects()] == names[::-1]
    assert refused(session, "set_portfolio_order", "it", order=names[::-1]).code == "order_unchanged"
    assert refused(session, "set_portfolio_order", "it", order=[names[0]] * 2).code == "order_is_no_order"


def test_a_pause_frees_people_and_a_restart_costs_two_weeks() -> None:
    session, other = game(), game()
    for run in (session, other):
        project = running(run)
        without_risks(run)
        weeks(run, 1)
    before = trust(session)
    do(session, "pause_project", "it", project="portal")
    project = project_of(session)
    assert floor_of(session).members("portal") == ()
    assert not any(task.parts for task in project.tasks.values())
    assert trust(session) < before
    do(session, "resume_project", "it", project="portal")
    assert project.status == "running"
    for person_id in ("ada", "ben", "dia"):
        do(session, "grant_staff", "it", project="portal", person=person_id, share=0.8, weeks=8)
    able = floor_of(session).able
    for task in project.tasks.values():
        if task.state not in ("done", "dropped"):
            task.people = [name for name in ("ben", "dia", "ada") if able(name, task)][:2]
    floor_of(session).execution.look(project)
    assert floor_of(session).late_weeks("portal") >= floor_of(other).late_weeks("portal") + 1.5
    house(session).check_invariants()


def test_a_cancelled_project_is_written_off_and_lets_go_of_everything() -> None:
    session = game()
    project = running(session)
    weeks(session, 2)
    before, mood = trust(session), house(session).people.state.people["ben"].morale
    do(session, "cancel_project", "it", project="portal")
    event = logged(session, ProjectCancelled)[0]
    assert event.written_off_cents == floor_of(session).control.actual_cents(project) > 0
    assert event.foregone_cents > 0
    assert trust(session) < before - 4
    assert house(session).people.state.people["ben"].morale < mood
    assert floor_of(session).members("portal") == ()
    assert [e.kind for e in logged(session, PromiseReleased)].count("date") == 1
    assert not house(session).relations.promises.open_of("pm")
    weeks(session, 2)
    house(session).check_invariants()


def test_executives_stop_what_costs_half_as_much_again_after_two_warnings() -> None:
    session = game(portal(due_week=14))
    project = running(session)
    without_risks(session)
    weeks(session, 1)
    floor_of(session).add_effort("portal", 400.0, "start:test")
    for task in project.tasks.values():
        task.estimate.low_h, task.estimate.likely_h, task.estimate.high_h = 100.0, 130.0, 200.0
    weeks(session, 8)
    assert [event.number for event in logged(session, ProjectWarned)] == [1, 2]
    assert logged(session, ProjectCancelled)[0].by == "executives"


def test_a_wish_for_a_new_plan_keeps_executives_from_stopping_a_dear_project() -> None:
    session = game(portal(due_week=14))
    project = running(session)
    without_risks(session)
    weeks(session, 1)
    for task in project.tasks.values():
        task.estimate.low_h, task.estimate.likely_h, task.estimate.high_h = 100.0, 130.0, 200.0
    do(session, "request_rebaseline", project="portal", weeks=6, budget_percent=50)
    assert floor_of(session).portfolio.endings.grounds(project) == ""


@pytest.mark.parametrize("reason", ["no_capacity", "no_money", "no_value", "later"])
def test_a_reason_is_held_against_the_facts(reason: str) -> None:
    rich = game(portal(leader=""))
    poor = game(portal(leader="", budget_cents=9_000_000, benefits=()))
    floor, project = floor_of(rich), project_of(rich)
    assert floor.portfolio.borne_out(project, reason) == (reason == "later")
    expected = reason in ("no_money", "no_value", "later")
    assert floor_of(poor).portfolio.borne_out(project_of(poor), reason) == expected


def test_a_sponsor_without_trust_asks_for_another_project_manager_and_is_heard_above() -> None:
    held = {}
    for replaced in (False, True):
        session = game(portal(due_week=14), people=staffed_leader())
        project = running(session)
        without_risks(session)
        for task in project.tasks.values():
            task.true_s *= 20
            task.estimate.low_h, task.estimate.likely_h, task.estimate.high_h = 100.0, 130.0, 200.0
        project.counts["warned_week"] = 99
        house(session).relations.standing("sales").points = 5.0
        weeks(session, 2)
        assert [event.leader for event in logged(session, LeaderQuestioned)][:1] == ["pm"]
        if replaced:
            do(session, "appoint_project_manager", "it", project="portal", person="ada")
        weeks(session, 4)
        held[replaced] = trust(session, "executives")
    assert held[False] < held[True]
