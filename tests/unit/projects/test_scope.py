"""What is wanted, what is believed of it, how well it is made, and who makes it together."""

from dataclasses import replace
from statistics import fmean

import pytest

from sim.kernel.units import HOUR, WEEK
from sim.projects.estimating import filled_h
from sim.projects.events.work import (
    ConflictArose,
    DefectsFound,
    RequirementsFound,
    RequirementSurfaced,
    ScopeAdded,
    TaskEstimated,
    TeamJoined,
)
from sim.scenario.levels import LevelDef
from tests.unit.projects.portal import (
    chartered,
    do,
    floor_of,
    game,
    house,
    live,
    logged,
    project_of,
    refusal,
    running,
    weeks,
)


def test_a_workshop_says_nothing_before_the_week_runs() -> None:
    session = game()
    found = chartered(session)
    do(session, "run_requirements_workshop", project="portal")
    assert not logged(session, RequirementsFound)
    assert not found.requirements["export"].known
    weeks(session, 1)
    assert len(logged(session, RequirementsFound)) == 1


def test_six_of_ten_workshops_name_a_hidden_wish_and_a_second_one_soon_costs_more() -> None:
    named = []
    for seed in range(1, 31):
        session = game(seed=seed)
        found = chartered(session)
        do(session, "run_requirements_workshop", project="portal")
        weeks(session, 1)
        named.append(found.requirements["export"].known)
    assert 0.4 < fmean(named) < 0.8
    sales = house(session).relations.state.departments["sales"]
    before = (sales.satisfaction, sales.trust)
    do(session, "run_requirements_workshop", project="portal")
    assert before[0] - sales.satisfaction == pytest.approx(4.0)
    # As a department its trust follows; as the sponsor it waits for something to begin.
    assert before[1] - sales.trust == pytest.approx(0.4 * 4.0 + 0.5)


def test_what_shows_at_acceptance_costs_eight_times_as_much() -> None:
    session = game()
    found = live(session)
    if not found.requirements["export"].known:
        floor_of(session).scope.surface_all(found, "acceptance", "start:test")
    events = logged(session, RequirementSurfaced)
    assert [(event.requirement, event.moment, event.hours) for event in events] == [("export", "acceptance", 24.0)]
    extra = [task for task in found.tasks.values() if "extra" in task.id]
    assert sum(task.true_s for task in extra) == pytest.approx(24 * HOUR, rel=0.01)


def test_an_easier_level_hides_less() -> None:
    hidden = []
    for factor in (0.0, 1.0, 2.0):
        session = game(level=replace(LevelDef(), hidden_factor=factor))
        wishes = floor_of(session).state.projects["portal"].requirements.values()
        hidden.append(sum(not wish.known for wish in wishes))
    assert hidden == [0, 1, 3]


def test_scope_can_leave_only_what_is_optional_and_comes_back() -> None:
    session = game()
    found = running(session)
    needed = refusal(session, "set_scope", project="portal", deliverable="app", inside=False)
    assert needed is not None
    assert needed.code == "deliverable_not_optional"
    do(session, "set_scope", project="portal", deliverable="guide", inside=False)
    assert project_of(session).tasks["manual"].state == "dropped"
    assert floor_of(session).scope.value_share(found) == pytest.approx(0.75)
    session.check_invariants()
    do(session, "set_scope", project="portal", deliverable="guide", inside=True)
    assert found.tasks["manual"].state in {"open", "ready"}
    session.check_invariants()


def test_what_is_left_out_disappoints_most_after_the_charter() -> None:
    lost = []
    for written in (False, True):
        session = game()
        found = chartered(session)
        if written:
            do(session, "submit_charter", project="portal")
        found.deliverables["guide"].wanted_by = "finance"
        sponsor, wanting = (house(session).relations.standing(name) for name in ("sales", "finance"))
        before = (sponsor.points, wanting.points)
        do(session, "set_scope", project="portal", deliverable="guide", inside=False)
        lost.append((before[0] - sponsor.points, before[1] - wanting.points))
    early, late = lost
    rules = session.scenario.rules.projects
    assert rules.drop_early_share < 1.0
    assert 0.0 < early[0] == pytest.approx(rules.drop_early_share * late[0])
    assert early[1] == pytest.approx(late[1])
    assert late[1] == pytest.approx(rules.drop_wanted_points * 0.25)


def test_what_a_usual_reserve_exceeds_is_part_of_the_box() -> None:
    rules = floor_of(game()).rules
    assert filled_h(rules, 10.0, 20.0, 0.0) == pytest.approx(20.0)
    assert filled_h(rules, 10.0, 20.0, 0.0, 0.4, 0.15) == pytest.approx(23.0)
    assert filled_h(rules, 30.0, 20.0, 0.0, 0.4, 0.15) == pytest.approx(30.0)
    assert filled_h(rules, 10.0, 20.0, 0.99, 0.4, 0.15) == pytest.approx(10.0)


def test_without_a_charter_small_things_slip_in() -> None:
    grown = []
    for submitted in (True, False):
        session = game()
        found = running(session)
        found.charter_submitted = submitted
        weeks(session, 10)
        grown.append(sum(event.hours for event in logged(session, ScopeAdded)))
    assert grown[0] == 0.0 < grown[1]


def test_careful_estimates_are_nearer_and_report_in_the_week() -> None:
    errors: dict[str, list[float]] = {"quick": [], "expert": [], "bottom_up": []}
    for how, found_errors in errors.items():
        for seed in range(1, 41):
            session = game(seed=seed)
            found = chartered(session)
            do(session, "estimate_task", project="portal", task="build", how=how)
            assert found.tasks["build"].estimate.kind == "none"
            weeks(session, 1)
            task = found.tasks["build"]
            assert [event.kind for event in logged(session, TaskEstimated)] == [how]
            ratio = task.estimate.likely_h * 0.8 * HOUR / task.true_s
            found_errors.append(max(ratio, 1 / ratio))
    assert fmean(errors["bottom_up"]) < fmean(errors["expert"]) < fmean(errors["quick"])


def test_the_same_look_twice_sees_the_same() -> None:
    session = game()
    found = chartered(session)
    floor_of(session).estimating.estimate(found, found.tasks["build"], "quick", "start:test")
    first = found.tasks["build"].estimate.likely_h
    floor_of(session).estimating.estimate(found, found.tasks["build"], "quick", "start:test")
    assert found.tasks["build"].estimate.likely_h == pytest.approx(first)


def test_what_has_taken_long_will_take_longer() -> None:
    session = game()
    found = chartered(session)
    task = found.tasks["build"]
    floor_of(session).estimating.believe(found, task, "expert", 40.0, "start:test")
    left = [floor_of(session).estimating.left_h(task, round(h * HOUR)) for h in (0, 25, 50, 100, 200)]
    assert left[0] == pytest.approx(50.0)
    assert left[0] > left[1] > left[2] > 0
    assert left[2] < left[3] < left[4]


def test_the_view_of_a_project_holds_nothing_hidden() -> None:
    sessions = []
    for truth in (1.0, 5.0):
        session = game()
        found = running(session)
        for task in found.tasks.values():
            task.true_s = round(task.true_s * truth)
            task.defects = 10.0 * truth
        found.requirements["export"].effort_h *= truth
        sessions.append(session.view("pm").projects.projects[0])
    assert sessions[0] == sessions[1]


def test_tests_find_what_review_left_and_mending_takes_time() -> None:
    session = game()
    found = running(session)
    found.tasks["build"].defects += 20.0
    weeks(session, 8)
    assert found.tasks["check"].state == "done"
    assert logged(session, DefectsFound)[0].number >= 10
    assert floor_of(session).quality.latent(found) < 12.0


def test_who_joins_late_has_much_to_learn_and_the_others_teach() -> None:
    session = game()
    found = running(session)
    for task in found.tasks.values():
        task.true_s = 60 * HOUR
    weeks(session, 3)
    do(session, "withdraw_staff", "it", project="portal", person="ada")
    team = floor_of(session).team
    before = team.cost(found, found.tasks["build"], "ben")
    found.cohesion.update(dict.fromkeys(found.cohesion, 0.3))
    alone = team.cost(found, found.tasks["build"], "ben")
    do(session, "grant_staff", "it", project="portal", person="cem", share=0.5, weeks=4)
    assert logged(session, TeamJoined)[-1].know_how < 0.7
    assert team.cost(found, found.tasks["build"], "cem") > 1.2 * alone
    assert team.cost(found, found.tasks["build"], "ben") > alone
    assert before > 0


def test_a_quarrel_is_told_once_and_costs_pace() -> None:
    session = game()
    found = running(session)
    pace = floor_of(session).team.pace(found)
    floor_of(session).team.move_conflict(found, 0.3, "start:test")
    floor_of(session).team.move_conflict(found, 0.2, "start:test")
    assert len(logged(session, ConflictArose)) == 1
    assert floor_of(session).team.pace(found) < 0.9 * pace


def test_praise_without_an_achievement_counts_as_none() -> None:
    session = game()
    found = running(session)
    motivation = found.motivation
    do(session, "recognise", project="portal", person="ben")
    assert found.motivation == motivation
    weeks(session, 6)
    house(session).people.note_achievement("ben")
    motivation = found.motivation
    do(session, "recognise", project="portal", person="ben")
    assert found.motivation > motivation


def test_team_events_every_week_do_little() -> None:
    session = game()
    found = running(session)
    gains = []
    for _ in range(3):
        before = found.motivation
        do(session, "hold_team_event", project="portal")
        weeks(session, 1)
        gains.append(found.motivation - before)
    assert gains[0] > 2.5 * max(gains[1], 0.0)
    assert session.clock == 3 * WEEK
