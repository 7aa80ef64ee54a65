"""Warnings, early ends, a cut from above, vendors that surprise, and the outlook on money."""

from dataclasses import replace
from typing import cast

import pytest

from sim.business.decisions import CallForBids, CancelContract, ProposeBudget, SignContract
from sim.business.events import (
    BudgetCutImposed,
    BudgetRefused,
    ContractExitBilled,
    ContractLapsed,
    ContractStarted,
    ContractStartSlipped,
    ExecutiveWarningGiven,
    GameEndRuled,
    WarningLifted,
)
from sim.business.state import Warning as Written
from sim.kernel.engine import Stop
from sim.projects.events.life import ProjectCancelled
from sim.scenario.cards import EarlyEndDef
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import ACCOUNTS
from tests.unit.business.ground import Game
from tests.unit.business.test_bids import eager
from tests.unit.business.test_direction import with_direction
from tests.worlds import small_scenario

RELIEVED = EarlyEndDef("relieved", below=20.0)
BAD = {"budget": -6.0, "outages": -3.0, "agreements": 1.0}
ORDER = {"budget": False, "outages": False, "agreements": True}


def held(game: Game, trust: float, reached: dict[str, bool] | None = None, week: int = 6) -> None:
    """Let executives conclude a review with so much trust left."""
    game.house.relations.state.executives.points = trust
    game.business.endings.review(week, dict(BAD), dict(reached or ORDER), "start:review")


def ruled(game: Game) -> list[str]:
    return [event.rule for event in game.events(GameEndRuled)]


# ----------------------------------------------------------------------------------------------------------- warnings


def test_a_warning_names_the_two_goals_that_hurt_most_and_is_given_once() -> None:
    game = Game(small_scenario(weeks=12, early_ends=(RELIEVED,)))
    held(game, 31.0)
    assert game.events(ExecutiveWarningGiven) == []
    held(game, 29.0)
    held(game, 28.0)
    (warning,) = game.events(ExecutiveWarningGiven)
    assert (warning.aim, warning.second_aim, warning.due_week) == ("budget", "outages", 12)
    shown = game.business.view("it").warning
    assert shown is not None
    assert shown.goals == ("budget", "outages")
    assert game.business.view("pm").warning is None


def test_meeting_both_goals_lifts_a_warning_even_where_trust_is_gone() -> None:
    game = Game(small_scenario(weeks=12, early_ends=(RELIEVED,)))
    held(game, 25.0)
    game.run(7)
    held(game, 15.0, {"budget": True, "outages": True, "agreements": False}, 7)
    assert len(game.events(WarningLifted)) == 1
    assert ruled(game) == []
    assert game.business.state.warning is None
    assert game.house.relations.state.executive_trust == 19.0


def test_nobody_is_relieved_without_a_warning_or_before_half_time_or_where_the_scenario_says_never() -> None:
    unwarned = Game(small_scenario(weeks=12, early_ends=(RELIEVED,))).run(8)
    held(unwarned, 5.0)
    early = Game(small_scenario(weeks=12, early_ends=(RELIEVED,))).run(2)
    held(early, 5.0)
    held(early, 5.0)
    never = Game(small_scenario(weeks=12)).run(8)
    held(never, 5.0)
    held(never, 5.0)
    assert [ruled(game) for game in (unwarned, early, never)] == [[], [], []]


def test_relieved_after_a_warning_stops_the_game_at_once() -> None:
    game = Game(small_scenario(weeks=12, early_ends=(RELIEVED,))).run(8)
    held(game, 25.0)
    held(game, 21.0)
    assert ruled(game) == []
    held(game, 19.0)
    held(game, 19.0)
    assert ruled(game) == ["relieved"]
    assert game.business.state.ended == "relieved"
    stop = game.house.core.engine.run(9 * 7 * 86_400)
    assert cast(Stop, stop) == Stop("game_over", "it", "relieved")


def test_reviews_in_a_row_count_where_a_rule_asks_for_several() -> None:
    rule = EarlyEndDef("outsourced", below=35.0, from_week=6, reviews=2)
    game = Game(small_scenario(weeks=12, early_ends=(rule,))).run(7)
    for trust in (29.0, 36.0, 34.0):
        held(game, trust)
    assert ruled(game) == []
    held(game, 34.0)
    assert ruled(game) == ["outsourced"]


def test_a_real_review_gives_a_warning() -> None:
    game = Game(with_direction(small_scenario(weeks=13, early_ends=(RELIEVED,))))
    game.house.relations.state.executives.points = 27.0
    game.house.money.spend("contractors", 3_000_000, "x", "decision/1")
    game.run(6)
    (warning,) = game.events(ExecutiveWarningGiven)
    assert warning.aim == "budget"
    game.business.state.warning = Written(1, ("budget", "outages"), 12, warning.id)
    game.run(12)
    assert ruled(game) == ["relieved"]


def test_the_end_of_the_lead_project_ends_a_game_that_is_about_it() -> None:
    rules = (EarlyEndDef("cancelled"),)
    game = Game(small_scenario(early_ends=rules)).run(3)
    game.business.endings._lead = "lan"
    for project in ("side", "lan"):
        event = ProjectCancelled(f"project/{project}/cancelled", game.house.core.now, ("x",), project, "it", "", 0, 0)
        game.house.core.publish(event)
        assert ruled(game) == (["cancelled"] if project == "lan" else [])


# --------------------------------------------------------------------------------------------------- a cut from above


def cut(**changes: object) -> Scenario:
    return small_scenario(weeks=20, budget_cut_share=0.15, **changes)


def test_finance_takes_its_share_of_every_account_in_week_1() -> None:
    plain, poorer = Game(small_scenario(weeks=20)), Game(cut())
    (event,) = poorer.events(BudgetCutImposed)
    for account in ACCOUNTS:
        planned = plain.house.money.planned(account)
        assert poorer.house.money.planned(account) == pytest.approx(0.85 * planned, abs=1)
    assert event.cents == pytest.approx(0.15 * plain.house.money.planned_total(), abs=len(ACCOUNTS))
    assert poorer.business.view("it").cut_share == 0.15


def test_whoever_asks_for_more_after_a_cut_is_refused_and_the_second_time_it_is_over() -> None:
    game = Game(cut(early_ends=(EarlyEndDef("refused_twice"),)))
    trust = game.house.relations.state.executive_trust
    game.decide(ProposeBudget(5))
    game.run(3)
    (first,) = game.events(BudgetRefused)
    assert (first.reason, first.number) == ("ignored", 1)
    assert game.house.relations.state.executive_trust < trust - 3.0
    game.business.endings.refuse_budget("overspent", first.id)
    assert ruled(game) == ["refused_twice"]


def test_spending_as_if_nothing_had_been_cut_is_refused_at_the_review() -> None:
    plenty = {account: 4 * cents for account, cents in small_scenario().budget_cents.items()}
    thrifty, careless = Game(cut(budget_cents=plenty)), Game(cut(budget_cents=plenty))
    careless.house.money.spend("contractors", 30_000_000, "x", "decision/1")
    reasons = [[e.reason for e in game.run(6).events(BudgetRefused)] for game in (thrifty, careless)]
    assert reasons == [[], ["overspent"]]


# ------------------------------------------------------------------------------------------------------------ vendors


def switched(honesty: float) -> Game:
    """Play a change of vendor in which every vendor is as honest as told."""
    scenario = replace(eager(), weeks=16)
    vendors = tuple(replace(vendor, honesty=honesty) for vendor in scenario.vendors)
    rules = replace(scenario.rules.strategy, slip_chance_share=1.0, exit_chance_share=1.0)
    scenario = replace(scenario, vendors=vendors, rules=replace(scenario.rules, strategy=rules))
    game = Game(scenario)
    game.decide(CallForBids("care"))
    game.run(3)
    bid = next(bid for bid in game.business.state.bids.values() if bid.vendor == "kupfer")
    game.decide(SignContract(bid.id))
    return game.run(11)


def test_a_dishonest_vendor_starts_late_and_leaves_a_gap() -> None:
    honest, other = switched(1.0), switched(0.0)
    assert honest.events(ContractStartSlipped) == []
    assert honest.events(ContractLapsed) == []
    (slip,) = other.events(ContractStartSlipped)
    assert [event.contract for event in other.events(ContractLapsed)] == ["care"]
    (late,), (punctual,) = other.events(ContractStarted), honest.events(ContractStarted)
    assert late.t_s > punctual.t_s
    assert late.causes == (slip.id,)
    assert late.setup_cents < punctual.setup_cents


def test_a_dishonest_vendor_bills_the_end_of_what_it_loses() -> None:
    for honesty, bills in ((1.0, 0), (0.0, 1)):
        game = Game(
            replace(
                small_scenario(),
                vendors=tuple(replace(vendor, honesty=honesty) for vendor in small_scenario().vendors),
                rules=replace(
                    small_scenario().rules, strategy=replace(small_scenario().rules.strategy, exit_chance_share=1.0)
                ),
            )
        )
        game.decide(CancelContract("office", "at_once"))
        assert len(game.events(ContractExitBilled)) == bills
        game.decide(CancelContract("care", "at_once"))
        assert len(game.events(ContractExitBilled)) == bills


# ------------------------------------------------------------------------------------------------------------ outlook


def test_the_outlook_begins_with_the_plan_and_follows_the_pace() -> None:
    game = Game()
    money, outlook = game.house.money, game.business.outlook
    for account in ACCOUNTS:
        assert outlook.of(account) == pytest.approx(max(money.planned(account), money.committed(account)), abs=1)
    money.spend("security", 150_000, "x", "decision/1")
    assert outlook.of("security") > money.planned("security") + 100_000
    assert outlook.total() == sum(outlook.of(account) for account in ACCOUNTS)


def test_the_outlook_comes_true_where_things_go_on_as_they_did() -> None:
    enough = small_scenario().budget_cents | {"payroll": 16_000_000}
    game = Game(small_scenario(weeks=26, budget_cents=enough))
    game.run(13)
    guessed = game.business.outlook.of("payroll")
    game.run(26)
    assert guessed == pytest.approx(game.house.money.spent("payroll"), rel=0.05)
    for account in ACCOUNTS:
        assert game.business.outlook.of(account) >= game.house.money.spent(account)
