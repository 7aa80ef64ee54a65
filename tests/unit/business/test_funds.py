"""Budget and funds: with and without, on the same luck."""

import pytest

from sim.business.decisions import MoveBudget, ProposeBudget, RequestFunds
from sim.business.events import BudgetAnswered, ExecutiveReviewHeld, FundsAnswered
from sim.money.events import BudgetMoved
from tests.unit.business.ground import Game
from tests.worlds import small_scenario


def test_a_business_case_is_answered_after_about_a_week_and_paid_from_the_reserve() -> None:
    without, asked = Game(), Game()
    asked.decide(RequestFunds("training", 200_000, "growth"))
    assert asked.refusal(RequestFunds("training", 1, "growth")) == "funds_request_open"
    for game in (without, asked):
        game.run(2)
    (answer,) = asked.events(FundsAnswered)
    assert 0 < answer.granted_cents <= 200_000
    assert asked.house.money.planned("training") - without.house.money.planned("training") == answer.granted_cents
    reserve = asked.house.relations.state.reserve_cents
    assert reserve == small_scenario().reserve_cents - answer.granted_cents
    assert asked.refusal(RequestFunds("training", 1, "growth")) == "funds_asked_recently"


def test_trust_and_evidence_and_size_decide_what_is_granted() -> None:
    game = Game()
    funds, state = game.business.funds, game.house.relations.state
    usual = funds.share(100_000, 0.0, 0.5)
    assert funds.share(100_000, 1.0, 0.5) > usual
    assert funds.share(1_000_000, 0.0, 0.5) < usual
    state.executives.points = 90
    assert funds.share(100_000, 0.0, 0.5) > usual
    state.executives.points = 10
    assert funds.share(100_000, 0.0, 0.5) == 0.0


def test_a_case_without_evidence_costs_trust() -> None:
    without, asked = Game(), Game()
    asked.decide(RequestFunds("training", 50_000, "security"))
    trust = [g.run(2).house.relations.state.executive_trust for g in (without, asked)]
    assert trust[1] < trust[0]


def test_outages_and_tired_people_are_evidence() -> None:
    game = Game()
    assert game.business.evidence.of("outages") == 0.0
    game.business.state.outage_weeks.extend([4.0, 4.0])
    assert game.business.evidence.of("outages") == pytest.approx(0.5)
    calm = game.business.evidence.of("people")
    for person in game.house.people.state.people.values():
        person.morale, person.fatigue = 0.3, 0.7
    assert game.business.evidence.of("people") > calm
    game.house.money.move_budget("support", "training", 200_000, "x")
    assert game.business.evidence.of("obligations", "support", 100_000) > 0.5


def test_a_plan_to_save_is_taken_and_thanked() -> None:
    without, saved = Game(), Game()
    saved.decide(ProposeBudget(-10))
    assert saved.refusal(ProposeBudget(5)) == "budget_proposal_open"
    for game in (without, saved):
        game.run(3)
    (answer,) = saved.events(BudgetAnswered)
    assert answer.cents < 0
    assert saved.house.money.planned_total() == without.house.money.planned_total() + answer.cents
    assert saved.house.relations.state.executive_trust > without.house.relations.state.executive_trust
    assert saved.house.relations.state.reserve_cents > without.house.relations.state.reserve_cents
    assert saved.refusal(ProposeBudget(5)) == "budget_proposed_recently"


def test_a_plan_to_grow_is_granted_in_part() -> None:
    without, grown = Game(), Game()
    grown.decide(ProposeBudget(10, "training"))
    for game in (without, grown):
        game.run(3)
    (answer,) = grown.events(BudgetAnswered)
    assert 0 < answer.granted_share <= 1
    assert grown.house.money.planned("training") > without.house.money.planned("training")


@pytest.mark.parametrize("percent", [0, 26, -26])
def test_plans_out_of_range_are_refused(percent: int) -> None:
    assert Game().refusal(ProposeBudget(percent)) == "change_out_of_range"


def test_budget_moves_at_once_within_what_finance_allows() -> None:
    game = Game()
    decision = game.decide(MoveBudget("recruiting", "training", 100_000))
    (event,) = game.events(BudgetMoved)
    assert event.causes == (decision,)
    assert game.house.money.planned("training") == 400_000
    movable = game.business.funds.movable()
    game.house.relations.change_trust("finance", -20, "x")
    assert game.business.funds.movable() < movable


@pytest.mark.parametrize(
    ("source", "target", "cents", "code"),
    [
        ("training", "training", 1, "same_account"),
        ("training", "recruiting", 0, "amount_not_positive"),
        ("training", "recruiting", 300_001, "not_enough_budget"),
        ("hardware", "training", 1_000, "capital_and_expense"),
        ("payroll", "training", 2_000_000, "more_than_finance_allows"),
    ],
)
def test_moves_that_finance_stops(source: str, target: str, cents: int, code: str) -> None:
    assert Game().refusal(MoveBudget(source, target, cents)) == code  # type: ignore[arg-type]


def test_finance_that_trusts_lets_capital_become_expense() -> None:
    game = Game()
    game.house.relations.change_trust("finance", 30, "x")
    assert game.refusal(MoveBudget("hardware", "training", 1_000)) == ""


def test_executives_look_back_and_overspending_costs_trust() -> None:
    usual, wasteful = Game(), Game()
    wasteful.house.money.spend("contractors", 3_000_000, "x", "decision/1")
    for game in (usual, wasteful):
        game.run(6)
    one, two = (g.events(ExecutiveReviewHeld)[0] for g in (usual, wasteful))
    assert one.budget_points > 0 > two.budget_points
    assert wasteful.house.relations.state.finance_trust < usual.house.relations.state.finance_trust


def test_executives_look_back_on_outages() -> None:
    usual, broken = Game(), Game()
    broken.run(2)
    broken.house.infrastructure.withhold("mail", "down", "start:test")
    for game in (usual, broken):
        game.run(6)
    one, two = (g.events(ExecutiveReviewHeld)[0] for g in (usual, broken))
    assert two.outage_points < 0 <= one.outage_points
    assert two.trust < one.trust
