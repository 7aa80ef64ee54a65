"""Strategy, options and standards: with and without, on the same luck."""

import math
from dataclasses import replace
from statistics import fmean
from typing import Any

import pytest

from sim.business.decisions_direction import AdoptStandard, EvaluateOption, SetStrategy
from sim.business.events import (
    AdoptionBegan,
    AssetMigrated,
    ExecutiveReviewHeld,
    OptionEvaluated,
    StandardAdopted,
    StandardDisliked,
)
from sim.kernel.units import HOUR
from sim.scenario.definitions import Scenario
from sim.scenario.projects import StrategyGoalDef, TechnologyDef
from tests.unit.business.ground import Game
from tests.worlds import small_scenario

GOALS = (
    StrategyGoalDef("calm", "weighted_availability_share", 0.98, 1.0, 0.6),
    StrategyGoalDef("thrift", "budget_variance_share", 0.05, -0.05, 0.3),
    StrategyGoalDef("growth", "enhancements_done", 0.0, 10.0, 0.1),
)
ONE_SERVER = TechnologyDef(
    id="one-server",
    kind="standard",
    cost_cents=200_000,
    worth_cents_per_week=9_000,
    spread=0.5,
    account="hardware",
    field="server",
    effort_h=8.0,
    assets=("mail-1", "mail-2"),
    hazard=0.5,
    level_relief=0.5,
    goal="calm",
)


def with_direction(scenario: Scenario | None = None, **changes: Any) -> Scenario:
    scenario = replace(scenario or small_scenario(), strategy=GOALS, technologies=(ONE_SERVER,))
    return replace(scenario, **changes)


def adopted(weeks: int, **changes: Any) -> Game:
    game = Game(with_direction(**changes))
    game.decide(AdoptStandard("one-server"))
    return game.run(weeks)


# ---------------------------------------------------------------------------------------------------------- strategy


@pytest.mark.parametrize(
    ("goals", "weights", "code"),
    [
        (("calm", "thrift"), (60, 40), ""),
        (("calm", "luck"), (60, 40), "unknown_goal"),
        ((), (), "name_goals_once"),
        (("calm", "calm"), (60, 40), "name_goals_once"),
        (("calm", "thrift"), (60, 50), "weights_do_not_add_up"),
        (("calm", "thrift"), (100,), "weights_do_not_add_up"),
        (("calm", "thrift"), (120, -20), "weights_do_not_add_up"),
    ],
)
def test_a_strategy_names_goals_once_with_weights_that_add_up(
    goals: tuple[str, ...], weights: tuple[int, ...], code: str
) -> None:
    assert Game(with_direction()).refusal(SetStrategy(goals, weights)) == code


def test_what_executives_want_pays_at_the_review_and_the_opposite_costs() -> None:
    points = {}
    for name, choice in (
        ("theirs", SetStrategy(("calm", "thrift"), (65, 35))),
        ("ours", SetStrategy(("growth",), (100,))),
        ("none", None),
    ):
        game = Game(with_direction())
        if choice:
            game.decide(choice)
        game.run(6)
        points[name] = game.events(ExecutiveReviewHeld)[0].strategy_points
    assert points["theirs"] > 0 > points["none"] > -1.5
    assert points["ours"] < 0


def test_a_scenario_without_directions_asks_for_none() -> None:
    assert Game().run(6).events(ExecutiveReviewHeld)[0].strategy_points == 0.0


def test_a_strategy_counts_the_more_the_longer_it_is_held() -> None:
    game = Game(with_direction())
    game.decide(SetStrategy(("calm",), (100,)))
    steady = []
    for week in (1, 4, 7):
        game.run(week)
        steady.append(game.business.strategy.steadiness())
    assert steady == sorted(steady)
    assert 0 < steady[0] < steady[2] < 1


def test_changing_course_costs_trust_and_unsettles_and_must_wait() -> None:
    held, changed = Game(with_direction()), Game(with_direction())
    for game in (held, changed):
        game.decide(SetStrategy(("calm",), (100,)))
    assert changed.refusal(SetStrategy(("calm",), (100,))) == "nothing_changes"
    assert changed.refusal(SetStrategy(("thrift",), (100,))) == "strategy_set_recently"
    for game in (held, changed):
        game.run(4)
    changed.decide(SetStrategy(("thrift",), (100,)))
    states = [game.house.relations.state.executive_trust for game in (held, changed)]
    assert states[1] == pytest.approx(states[0] - 2.0)
    people = [next(iter(game.house.people.state.people.values())) for game in (held, changed)]
    assert people[1].care.churn > people[0].care.churn
    assert changed.business.strategy.steadiness() < held.business.strategy.steadiness()


def test_progress_is_the_weighted_share_of_what_can_be_measured() -> None:
    game = Game(with_direction())
    strategy = game.business.strategy
    assert strategy.share({"weighted_availability_share": 0.99}) is None
    game.decide(SetStrategy(("calm", "thrift"), (60, 40)))
    assert strategy.share({"weighted_availability_share": 0.99}) == pytest.approx(0.5)
    both = {"weighted_availability_share": 0.99, "budget_variance_share": -0.05}
    assert strategy.share(both) == pytest.approx(0.6 * 0.5 + 0.4 * 1.0)
    assert strategy.share({"weighted_availability_share": 0.5}) == 0.0


def test_the_wishes_of_executives_show_roughly_and_clear_up_with_reports() -> None:
    game = Game(with_direction())
    rough = game.business.strategy.seen("calm")
    assert abs(rough - 0.6) <= 0.2
    game.business.state.reports_held = 50
    assert game.business.strategy.seen("calm") == 0.6
    assert game.business.view("pm").goals == ()


# -------------------------------------------------------------------------------------------------------- evaluation


def test_an_evaluation_takes_a_specialist_and_narrows_what_is_believed() -> None:
    game = Game(with_direction())
    technologies = game.business.technologies
    before = technologies.cost("one-server")
    game.decide(EvaluateOption("one-server"))
    assert game.refusal(EvaluateOption("one-server")) == "evaluation_under_way"
    assert game.refusal(AdoptStandard("one-server")) == "evaluation_under_way"
    game.run(1)
    (event,) = game.events(OptionEvaluated)
    after = technologies.cost("one-server")
    assert (event.low_cents, event.high_cents) == (after.low, after.high)
    assert after.high / after.low < before.high / before.low
    done = next(e for e in game.house.core.log if e.id == event.causes[0])
    assert event.t_s - done.t_s >= 4 * HOUR


def test_an_option_can_be_looked_at_three_times_and_each_look_helps() -> None:
    game = Game(with_direction())
    widths = []
    for week in (1, 2, 3):
        game.decide(EvaluateOption("one-server"))
        game.run(week)
        widths.append(game.business.technologies.judgement("one-server").sd)
    assert widths == sorted(widths, reverse=True)
    assert game.refusal(EvaluateOption("one-server")) == "evaluated_enough"
    assert game.refusal(EvaluateOption("two-servers")) == "unknown_technology"


def test_over_many_lucks_the_truth_lies_in_the_range_as_often_as_it_claims() -> None:
    inside, errors = 0, []
    for seed in range(1, 121):
        game = Game(with_direction(), seed)
        technologies = game.business.technologies
        judged = technologies.judgement("one-server")
        game.business.state.judgements["one-server"] = judged
        judged.open = "technology/one-server/evaluation/1"
        item = type("Item", (), {"id": judged.open, "cause": "x"})()
        technologies._evaluated(item)
        truth = ONE_SERVER.cost_cents * math.exp(technologies._truth(ONE_SERVER)[0])
        cost = technologies.cost("one-server")
        inside += cost.low <= truth <= cost.high
        errors.append(math.log(cost.mid / truth))
    assert 0.70 <= inside / 120 <= 0.90
    assert abs(fmean(errors)) < 0.08


# ---------------------------------------------------------------------------------------------------------- adopting


def test_a_standard_costs_its_true_price_moves_its_assets_and_makes_them_fail_less() -> None:
    game = adopted(4)
    (began,) = game.events(AdoptionBegan)
    moved = game.events(AssetMigrated)
    (done,) = game.events(StandardAdopted)
    assert sorted(event.asset for event in moved) == ["mail-1", "mail-2"]
    true = ONE_SERVER.cost_cents * math.exp(game.business.technologies._truth(ONE_SERVER)[0])
    assert began.cents + sum(event.cents for event in moved) == pytest.approx(true, abs=1)
    assert game.house.money.spent("hardware") == pytest.approx(true, abs=1)
    assert game.house.money.committed("hardware") == 0
    assets = game.house.infrastructure.state.assets
    assert assets["mail-1"].modifiers == {"technology/one-server": 0.5}
    plain = Game(with_direction()).house.infrastructure.state.assets["mail-1"].level
    assert assets["mail-1"].level == plain - 0.5
    assert done.worth_cents > 0
    weeks = 4 - done.t_s // (7 * 86_400)
    assert game.business.state.worth_cents == done.worth_cents * weeks
    assert game.refusal(AdoptStandard("one-server")) == "already_adopted"
    assert game.refusal(EvaluateOption("one-server")) == "already_adopted"


def test_while_old_and_new_stand_side_by_side_more_fails() -> None:
    game = Game(with_direction())
    game.decide(AdoptStandard("one-server"))
    assets = game.house.infrastructure.state.assets
    assert assets["mail-1"].modifiers == {"technology/one-server/mixed": 1.15}
    assert game.house.money.committed("hardware") == pytest.approx(0.7 * ONE_SERVER.cost_cents, abs=2)
    assert assets["nas"].modifiers == {}


def test_freedom_lost_is_minded_less_by_who_was_asked_or_knows_what_for() -> None:
    rules = with_direction().rules
    everybody = replace(rules, strategy=replace(rules.strategy, dislike_share=1.0))
    plain = Game(with_direction(rules=everybody))
    asked = Game(with_direction(rules=everybody))
    known = Game(with_direction(rules=everybody))
    asked.business.state.met_s["sales"] = 0
    known.decide(SetStrategy(("calm",), (100,)))
    lost = []
    for game in (plain, asked, known):
        before = game.house.relations.state.departments["sales"].satisfaction
        morale = sum(p.morale for p in game.house.people.state.people.values())
        game.decide(AdoptStandard("one-server"))
        lost.append(before - game.house.relations.state.departments["sales"].satisfaction)
        assert morale > sum(p.morale for p in game.house.people.state.people.values())
        assert game.events(StandardDisliked)[0].departments == ("sales", "production")
    assert lost == pytest.approx([3.0, 1.2, 1.8])


def test_nobody_adopts_what_the_account_cannot_bear_or_nobody_can_do() -> None:
    poor = replace(ONE_SERVER, cost_cents=90_000_000)
    strange = replace(ONE_SERVER, field="development")
    assert Game(with_direction(technologies=(poor,))).refusal(AdoptStandard("one-server")) == "cannot_afford"
    for kind in (AdoptStandard, EvaluateOption):
        assert Game(with_direction(technologies=(strange,))).refusal(kind("one-server")) == "nobody_able"


def test_an_option_without_assets_is_one_piece_of_work() -> None:
    game = Game(with_direction(technologies=(replace(ONE_SERVER, assets=()),)))
    game.decide(AdoptStandard("one-server"))
    game.run(4)
    assert [event.asset for event in game.events(AssetMigrated)] == [""]
    assert game.business.view("it").technologies[0].state == "adopted"
