"""Licence reviews: with and without, on the same luck."""

from dataclasses import replace

import pytest

from sim.business.decisions import ReviewLicences
from sim.business.events import LicencesReviewed
from tests.unit.business.ground import Game
from tests.worlds import small_scenario


def short_term() -> tuple[object, ...]:
    care, office = small_scenario().contracts
    return (care, replace(office, ends_week=4))


def test_a_review_finds_unused_units_and_the_next_term_is_cheaper() -> None:
    without, reviewed = (Game(small_scenario(contracts=short_term())) for _ in range(2))
    reviewed.decide(ReviewLicences())
    assert reviewed.refusal(ReviewLicences()) == "review_under_way"
    for game in (without, reviewed):
        game.run(8)
    (found,) = reviewed.events(LicencesReviewed)
    assert (found.contract, found.units, found.needed) == ("office", 110, 82)
    assert 0.2 < 1 - found.needed / found.units < 0.3
    contracts = [g.house.relations.state.contracts["office"] for g in (without, reviewed)]
    assert contracts[1].cents_per_year == pytest.approx(contracts[0].cents_per_year * 82 / 110, rel=1e-4)
    assert reviewed.house.money.spent("licences") < without.house.money.spent("licences")
    assert reviewed.refusal(ReviewLicences()) == "nothing_to_review"


def test_a_review_takes_somebody_hours() -> None:
    game = Game()
    game.decide(ReviewLicences())
    item = next(i for i in game.house.work.state.items.values() if i.kind == "review")
    assert item.left_s == 8 * 3600
    game.run(4)
    assert item.state == "done"
    assert game.business.state.reviews_open == {}


def test_cloud_units_are_cut_at_once() -> None:
    care, office = small_scenario().contracts
    cloud = replace(office, kind="cloud")
    game = Game(small_scenario(contracts=(care, cloud)))
    game.decide(ReviewLicences())
    game.run(3)
    assert game.events(LicencesReviewed)[0].cut_now
    assert game.house.relations.state.contracts["office"].cents_per_year < office.cents_per_year
