"""Delegation: who may, what it costs them, what they get wrong."""

from dataclasses import replace
from statistics import fmean

from sim.hats.decisions.delegating import DelegateDuty
from sim.hats.events import DutyDelegated, DutyDone, DutyTakenBack
from sim.kernel.units import HOUR
from sim.scenario.definitions import ChangeDef, Scenario
from tests.unit.hats.ground import Game, scenario
from tests.worlds import person, small_scenario

WANTED = tuple(ChangeDef(f"c{week}", "sales", "nas", week, 1, 2.0) for week in range(2, 14))


def world(leadership: float = 3.0, **changes: object) -> Scenario:
    base = small_scenario().people
    led = tuple(replace(p, skills={**p.skills, "leadership": leadership}) if p.id == "ada" else p for p in base)
    return scenario(people=led, changes=WANTED, **changes)


def answered(game: Game) -> list[str]:
    return [event.subject for event in game.events(DutyDone)]


def test_a_delegate_answers_at_no_price_for_the_manager_and_with_hours_of_their_own() -> None:
    game, alone = Game(world()), Game(world())
    game.decide(DelegateDuty("changes", "ada"))
    game.run(10)
    alone.run(10)
    assert len(answered(game)) >= 6
    assert set(game.prices) == {0.0}
    (given,) = game.events(DutyDelegated)
    assert all(event.causes[0] == given.id for event in game.events(DutyDone))
    assert game.hats.view("it").delegations[0].done == len(answered(game))
    skills = [g.house.people.state.people["ada"].skills["leadership"] for g in (game, alone)]
    assert skills[0] > skills[1]


def test_the_answer_takes_working_time() -> None:
    game = Game(world())
    game.decide(DelegateDuty("changes", "ada"))
    game.run(4)
    for event in game.events(DutyDone):
        asked = game.house.core.log.find(event.subject + "/requested/1")
        assert asked is None or event.t_s - asked.t_s >= HOUR


def test_the_better_the_leader_the_fewer_mistakes() -> None:
    wrong = []
    for leadership in (2.0, 5.0):
        shares = []
        for seed in range(12):
            game = Game(world(leadership), seed)
            game.decide(DelegateDuty("changes", "ada"))
            game.run(14)
            shares += [float(not event.right) for event in game.events(DutyDone)]
        wrong.append(fmean(shares))
    assert 0.1 < wrong[0] < 0.4
    assert wrong[1] < wrong[0] - 0.05


def test_leave_and_contracts_can_be_given_away() -> None:
    game = Game(world())
    game.decide(DelegateDuty("leave", "ada"))
    game.decide(DelegateDuty("vendors", "ada"))
    game.house.relations.state.contracts["care"].cents_per_year = 900_000
    game.run(20)
    kinds = {event.duty for event in game.events(DutyDone)}
    assert kinds == {"leave", "vendors"}


def test_who_leaves_leaves_the_duty() -> None:
    game = Game(world())
    game.decide(DelegateDuty("changes", "ada"))
    leaver = game.house.people.state.people["ada"]
    leaver.employment.reason, leaver.employment.last_s = "resigned", HOUR
    leaver.employment.end_cause = "start:test"
    game.house.people.leaving.schedule_end(leaver)
    game.run(3)
    assert len(game.events(DutyTakenBack)) == 1
    assert game.hats.view("it").delegations == ()


def test_only_leaders_and_only_two_duties() -> None:
    game = Game(world())
    assert game.refusal(DelegateDuty("changes", "ben")) == "leadership_too_low"
    assert game.refusal(DelegateDuty("changes", "nobody")) == "unknown_person"
    assert game.refusal(DelegateDuty("changes")) == "duty_not_delegated"
    assert game.refusal(DelegateDuty("task_planning", "ada")) == "duty_of_other_hat"
    assert game.refusal(DelegateDuty("changes", "ada"), "pm") == "duty_of_other_hat"
    game.decide(DelegateDuty("changes", "ada"))
    assert game.refusal(DelegateDuty("changes", "ada")) == "duty_delegated_already"
    game.decide(DelegateDuty("leave", "ada"))
    assert game.refusal(DelegateDuty("vendors", "ada")) == "duties_full"
    assert (game.hours(DelegateDuty("changes", "ada")), game.hours(DelegateDuty("changes"))) == (1.0, 0.0)
    game.decide(DelegateDuty("changes"))
    assert game.refusal(DelegateDuty("vendors", "ada")) == ""


def test_a_project_manager_lets_somebody_give_out_the_tasks() -> None:
    game = Game(world())
    game.decide(DelegateDuty("task_planning", "ada"), "pm")
    found = game.house.projects.state.projects["move"]
    game.house.projects.staffing.grant(found, "ben", 0.5, 12, "start:test")
    game.run(3)
    assert [event.decision for event in game.events(DutyDone)][:1] == ["assign_task"]
    assert found.tasks["survey"].people == ["ben"]


def test_a_newcomer_with_the_skill_can_take_one() -> None:
    joined = (*small_scenario().people, person("eva", skills={"leadership": 4.0, "server": 2.0}))
    game = Game(scenario(people=joined))
    assert game.refusal(DelegateDuty("leave", "eva")) == ""
