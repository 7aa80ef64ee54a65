"""The decisions as a catalogue: arguments, candidates, prices; and chains of causes over a busy game."""

from types import SimpleNamespace

import pytest

from sim.business.decisions import DECISIONS, CallForBids, Negotiate, ProposeBudget, RenewContract, SignContract
from sim.kernel.decision import Decision, arguments_of, build
from sim.kernel.errors import DecisionError
from sim.kernel.units import week_of
from sim.scenario.vocabulary import ACCOUNTS
from tests.unit.business.ground import Game
from tests.unit.business.test_bids import eager
from tests.unit.business.test_direction import with_direction


def view_of(game: Game) -> SimpleNamespace:
    house = game.house
    return SimpleNamespace(
        t_s=house.core.now,
        week=week_of(house.core.now),
        money=house.money.view("it"),
        relations=house.relations.view("it"),
        business=house.business.view("it"),
    )


def test_the_catalogue_is_nine_decisions_on_money_and_five_on_direction() -> None:
    sections = {
        section: {kind.name() for kind in DECISIONS if kind.section == section} for section in ("money", "relations")
    }
    assert sections["relations"] == {
        "set_strategy",
        "evaluate_option",
        "adopt_standard",
        "meet_department",
        "report_to_executives",
    }
    assert sections["money"] == {
        "propose_budget",
        "move_budget",
        "request_funds",
        "call_for_bids",
        "negotiate",
        "sign_contract",
        "renew_contract",
        "cancel_contract",
        "review_licences",
    }
    for kind in DECISIONS:
        assert (kind.floor, kind.seat) == ("business", "it")
        assert kind.__doc__


def test_the_focus_of_a_plan_is_an_account_or_all() -> None:
    focus = next(a for a in arguments_of(ProposeBudget) if a.name == "focus")
    assert focus.choices == ("all", *ACCOUNTS)
    assert build(ProposeBudget, {"change_percent": 5, "focus": "cloud"}) == ProposeBudget(5, "cloud")
    with pytest.raises(DecisionError):
        build(RenewContract, {"contract": "care", "weeks": 7})


@pytest.mark.parametrize("kind", DECISIONS)
def test_candidates_are_few_different_and_checkable(kind: type[Decision]) -> None:
    game = Game(with_direction(eager()))
    game.decide(CallForBids("care"))
    for week in (1, 4, 7):
        game.run(week)
        before = game.house.digests()
        options = kind.candidates(view_of(game))
        assert len(options) <= 12
        assert len(set(options)) == len(options)
        for option in options:
            if option.check(game.business) is None:
                assert option.money_cents(game.business) >= 0
            assert build(kind, option.arguments()) == option
        assert game.house.digests() == before


def test_a_default_view_offers_something_to_do_everywhere_but_with_bids() -> None:
    view = view_of(Game(with_direction()))
    empty = [kind.name() for kind in DECISIONS if not kind.candidates(view)]
    assert empty == ["sign_contract"]


def test_every_cause_stands_before_its_effect() -> None:
    game = Game(eager())
    made = {game.decide(CallForBids("care")), game.decide(ProposeBudget(10))}
    game.run(4)
    bids = sorted(game.business.state.bids)
    made.add(game.decide(Negotiate(bids[0])))
    game.run(5)
    made.add(game.decide(SignContract(bids[0])))
    game.run(8)
    seen: set[str] = set()
    for event in game.house.core.log:
        assert event.causes, event
        assert event.id not in seen, event
        for cause in event.causes:
            assert cause in seen or cause in made or cause.startswith(("chance:", "start:")), event
        seen.add(event.id)
    assert any(set(e.causes) & made for e in game.house.core.log)
