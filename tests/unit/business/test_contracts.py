"""Contracts: with and without a decision, on the same luck."""

from dataclasses import replace

import pytest

from sim.business.decisions import CancelContract, RenewContract
from sim.business.events import (
    ContractCancelled,
    ContractExpiring,
    ContractLapsed,
    ContractRenewalAgreed,
    ContractRenewed,
)
from sim.kernel.units import WEEK
from sim.scenario.definitions import ContractDef, Scenario
from sim.services.infrastructure.events import ServiceStateChanged
from tests.unit.business.ground import Game
from tests.worlds import small_scenario


def with_contract(**changes: object) -> Scenario:
    contract = ContractDef("hosting", "kupfer", "cloud", 2_600_000, 4, 52, 2, False, services=("files",))
    return small_scenario(contracts=(*small_scenario().contracts, replace(contract, **changes)))  # type: ignore[arg-type]


def test_contracts_are_paid_by_the_month_for_the_time_they_ran() -> None:
    game = Game().run(8)
    care = game.business.relations.state.contracts["care"]
    before = 1_200_000
    expected = before * 6 / 52 + care.cents_per_year * 2 / 52
    booked = sum(e.cents for e in game.house.money.entries if e.memo == "contract/care")
    assert booked == pytest.approx(expected, abs=3)


def test_silence_renews_with_an_uplift_after_a_warning() -> None:
    game = Game().run(7)
    (warned,) = [e for e in game.events(ContractExpiring) if e.contract == "care"]
    (renewed,) = game.events(ContractRenewed)
    assert warned.t_s < renewed.t_s
    assert renewed.by_itself
    assert renewed.cents_per_year == pytest.approx(1_200_000 * (1 + warned.uplift), abs=1)
    assert 0.07 <= warned.uplift <= 0.10


def test_a_longer_term_agreed_in_time_costs_less_than_silence() -> None:
    silent, agreed = Game(), Game()
    agreed.decide(RenewContract("care", 104))
    assert agreed.refusal(RenewContract("care", 52)) == "already_renewed"
    prices = [g.run(7).business.relations.state.contracts["care"].cents_per_year for g in (silent, agreed)]
    assert prices[1] < prices[0]
    assert agreed.business.relations.state.contracts["care"].ends_week == 6 + 104


def test_agreeing_again_and_again_does_not_make_a_term_cheaper() -> None:
    once, often = Game(), Game()
    once.decide(RenewContract("care", 104))
    for _ in range(3):
        often.decide(RenewContract("care", 104))
        often.decide(CancelContract("care"))
    often.decide(RenewContract("care", 104))
    agreed = often.events(ContractRenewalAgreed)
    assert len({event.id for event in agreed}) == 4
    assert len({event.uplift for event in agreed}) == 1
    prices = [game.run(7).business.relations.state.contracts["care"].cents_per_year for game in (once, often)]
    assert prices[0] == prices[1]


def test_a_contract_can_only_be_renewed_near_its_end() -> None:
    far = replace(small_scenario().contracts[0], ends_week=60)
    game = Game(small_scenario(contracts=(far,)))
    assert game.refusal(RenewContract("care", 52)) == "renewal_too_early"
    assert game.refusal(RenewContract("nonsense", 52)) == "unknown_contract"


def test_cancelling_to_the_end_of_the_term_saves_money_and_loses_cover() -> None:
    kept, cancelled = Game(), Game()
    decision = cancelled.decide(CancelContract("care"))
    assert cancelled.refusal(CancelContract("care")) == "contract_cancelled"
    (event,) = cancelled.events(ContractCancelled)
    assert event.causes == (decision,)
    assert event.fee_cents == 0
    response = []
    for game in (kept, cancelled):
        game.run(8)
        response.append(game.house.relations.response_hours("mail-1"))
    assert response[0] < response[1]
    assert cancelled.house.money.spent("support") < kept.house.money.spent("support")
    assert cancelled.events(ContractLapsed)[0].causes == (event.id,)


def test_cancelling_late_or_at_once_costs_a_fee() -> None:
    late = Game().run(5)
    assert CancelContract("care").money_cents(late.business) == 300_000
    early = Game()
    fee = CancelContract("care", "at_once").money_cents(early.business)
    assert fee == pytest.approx(0.5 * 1_200_000 * 6 / 52, abs=1)
    early.decide(CancelContract("care", "at_once"))
    assert early.house.relations.covering("mail-1") is None
    assert early.refusal(CancelContract("care", "at_once")) == "contract_lapsed"


def test_cloud_that_lapses_stops_its_services_until_it_is_renewed() -> None:
    game = Game(with_contract()).run(5)
    services = game.house.infrastructure.state.services
    assert services["files"].state == "down"
    stopped = [e for e in game.events(ServiceStateChanged) if e.service == "files" and e.new == "down"][-1]
    assert stopped.causes == (game.events(ContractLapsed)[0].id,)
    game.decide(RenewContract("hosting", 52))
    assert [services[name].state for name in ("files",)] == ["up"]
    game.run(6)


def test_a_licence_that_lapses_limits_its_services_and_costs_more_than_it_saved() -> None:
    licence = {"kind": "licence", "units": 10, "units_used": 10}
    kept = Game(with_contract(**licence, auto_renew=True)).run(8)
    lapsed = Game(with_contract(**licence)).run(8)
    assert lapsed.house.infrastructure.state.services["files"].state == "degraded"
    assert lapsed.house.money.spent("licences") > kept.house.money.spent("licences")


def test_what_will_be_paid_in_the_term_is_committed() -> None:
    game = Game()
    assert game.house.money.committed("support") == pytest.approx(1_200_000 * 6 / 52, abs=1)
    game.run(8)
    assert game.house.core.now == 8 * WEEK
    assert game.house.money.committed("support") == 0
