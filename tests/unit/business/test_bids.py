"""Bids and negotiation: with and without a decision, on the same luck."""

from dataclasses import replace

import pytest

from sim.business.decisions import CallForBids, Negotiate, RenewContract, SignContract
from sim.business.events import BidArrived, BidExpired, ContractStarted, NegotiationConcluded
from sim.business.state import Bid
from sim.scenario.definitions import Scenario
from tests.unit.business.ground import Game
from tests.worlds import small_scenario


def eager(**changes: object) -> Scenario:
    """All vendors answer every call."""
    vendors = tuple(replace(v, relation=100) for v in small_scenario().vendors)
    return small_scenario(vendors=vendors, **changes)


def called(week: int = 4, **changes: object) -> Game:
    game = Game(eager(**changes))
    game.decide(CallForBids("care"))
    return game.run(week)


def bid_of(game: Game, vendor: str) -> Bid:
    return next(bid for bid in game.business.state.bids.values() if bid.vendor == vendor)


def test_bids_come_after_two_to_four_weeks() -> None:
    game = Game(eager())
    game.decide(CallForBids("care"))
    assert game.refusal(CallForBids("care")) == "bids_already_called"
    game.run(2)
    assert not game.events(BidArrived)
    game.run(4)
    assert [b.vendor for b in sorted(game.business.state.bids.values(), key=lambda b: b.vendor)] == [
        "kupfer",
        "nordlicht",
    ]
    assert game.refusal(CallForBids("care")) == "bids_on_the_table"
    assert game.refusal(CallForBids("nonsense")) == "unknown_contract"


def test_a_dishonest_vendor_shows_itself_better_than_it_is() -> None:
    game = called()
    kupfer = game.house.relations.state.vendors["kupfer"]
    bid = bid_of(game, "kupfer")
    assert bid.shown_quality > kupfer.quality
    assert bid.shown_delay < kupfer.delay


def test_bids_do_not_depend_on_when_else_somebody_calls() -> None:
    one, two = called(), Game(eager())
    two.decide(CallForBids("office"))
    two.decide(CallForBids("care"))
    two.run(4)
    assert bid_of(one, "kupfer") == next(
        b for b in two.business.state.bids.values() if b.slot == "care" and b.vendor == "kupfer"
    )


def test_a_signed_bid_takes_over_when_the_term_ends() -> None:
    kept, signed = called(), called()
    bid = bid_of(signed, "kupfer")
    price = bid.cents_per_year
    signed.decide(SignContract(bid.id))
    assert signed.refusal(CallForBids("care")) == "successor_signed"
    assert signed.refusal(RenewContract("care")) == "successor_signed"
    for game in (kept, signed):
        game.run(8)
    contract = signed.house.relations.state.contracts["care"]
    assert (contract.vendor, contract.cents_per_year) == ("kupfer", price)
    assert kept.house.relations.state.contracts["care"].cents_per_year > price
    (started,) = signed.events(ContractStarted)
    assert started.setup_cents > 0
    slow = signed.house.relations.response_hours("mail-1")
    assert slow > kept.house.relations.response_hours("mail-1")


def test_an_asset_without_a_contract_can_get_one() -> None:
    game = Game(eager())
    game.decide(CallForBids("nas"))
    game.run(4)
    bid = bid_of(game, "nordlicht")
    before = game.house.relations.response_hours("nas")
    short = game.house.money.budget_left("support")
    game.house.money.commit("else", "support", short, "else")
    assert game.refusal(SignContract(bid.id)) == "not_enough_budget"
    game.house.money.commit("else", "support", 0, "else")
    game.decide(SignContract(bid.id))
    game.run(8)
    assert game.house.relations.response_hours("nas") < before


def test_bids_in_vain_expire_and_annoy() -> None:
    game = called()
    before = game.house.relations.state.vendors["kupfer"].relation
    bid = bid_of(game, "kupfer")
    bid.valid_week = 5
    game.run(5)
    assert bid.id in [e.bid for e in game.events(BidExpired)]
    assert game.house.relations.state.vendors["kupfer"].relation < before
    assert game.refusal(SignContract(bid.id)) == "unknown_bid"


def test_without_a_rival_or_volume_there_is_nothing_to_negotiate() -> None:
    assert Game().refusal(Negotiate("care")) == "no_leverage"
    assert Game().refusal(Negotiate("nonsense")) == "unknown_contract"


def test_volume_alone_is_worth_less_than_a_rival() -> None:
    game = Game()
    assert game.business.bids.leverage("care", "nordlicht") == 0
    game.house.relations.state.contracts["care"].cents_per_year = 9_000_000
    assert 0 < game.business.bids.leverage("care", "nordlicht") < 1


def test_negotiating_the_next_term_saves_the_uplift_and_more_and_slows_the_support() -> None:
    silent, talked = called(), called()
    talked.decide(Negotiate("care"))
    assert talked.refusal(Negotiate("care")) == "talk_under_way"
    for game in (silent, talked):
        game.run(5)
    (concluded,) = talked.events(NegotiationConcluded)
    assert 0.05 <= concluded.discount <= 0.20
    assert talked.house.relations.response_hours("mail-1") > silent.house.relations.response_hours("mail-1")
    for game in (silent, talked):
        game.run(7)
    price = talked.house.relations.state.contracts["care"].cents_per_year
    assert price == pytest.approx(1_200_000 * (1 - concluded.discount), abs=1)
    assert price < silent.house.relations.state.contracts["care"].cents_per_year
    assert talked.house.relations.state.vendors["nordlicht"].slowdown == 1.0


def test_a_second_round_gives_half_and_there_is_no_third() -> None:
    game = called()
    bid = bid_of(game, "kupfer")
    first_price = bid.cents_per_year
    game.decide(Negotiate(bid.id))
    game.run(5)
    game.decide(Negotiate(bid.id))
    game.run(6)
    rounds = game.events(NegotiationConcluded)
    assert [r.round for r in rounds] == [1, 2]
    assert rounds[1].discount <= 0.10
    assert bid.cents_per_year < first_price
    assert game.refusal(Negotiate(bid.id)) == "rounds_used"
    assert game.refusal(Negotiate("office")) == "talk_held"


def test_an_offer_signed_during_the_talk_still_becomes_cheaper() -> None:
    game = called()
    bid = bid_of(game, "kupfer")
    price = bid.cents_per_year
    game.decide(Negotiate(bid.id))
    game.decide(SignContract(bid.id))
    game.run(8)
    (concluded,) = game.events(NegotiationConcluded)
    contract = game.house.relations.state.contracts["care"]
    assert contract.cents_per_year == pytest.approx(price * (1 - concluded.discount), abs=1)
    assert game.house.relations.state.vendors["kupfer"].slowdown > 1


def test_a_vendor_that_lost_can_be_talked_to_about_something_else() -> None:
    game = called()
    bid = bid_of(game, "kupfer")
    game.decide(Negotiate(bid.id))
    game.run(5)
    assert game.refusal(Negotiate("office")) == "talk_held"
    bid.valid_week = 6
    game.run(6)
    assert game.house.relations.state.vendors["kupfer"].talk == ""
