"""Dealing: how many cards, when, in which order, and before whom."""

from dataclasses import replace
from statistics import fmean

import pytest

from sim.hats.cards.dealing import Dealing
from sim.hats.events import CardMet
from sim.kernel.units import DAY, HOUR, week_of
from sim.scenario.cards import CardDef
from tests.unit.hats.ground import Game, card, scenario, when


def deck(dilemmas: int = 20, confidences: int = 6, doors: int = 26, pieces: int = 5) -> tuple[CardDef, ...]:
    return (
        *(card(f"d{k}") for k in range(dilemmas)),
        *(card(f"c{k}", kind="confidence") for k in range(confidences)),
        *(card(f"w{k}", kind="wrong_door") for k in range(doors)),
        *(card(f"s{k}", kind="set_piece", from_week=3 + 4 * k) for k in range(pieces)),
    )


def weeks_of(game: Game, *kinds: str) -> list[int]:
    return [week_of(e.t_s + 1) for e in game.events(CardMet) if e.kind in kinds]


@pytest.mark.parametrize("seed", range(8))
def test_a_game_of_half_a_year_deals_8_to_14_cards_and_at_most_one_a_week(seed: int) -> None:
    game = Game(scenario(*deck(), projects=()), seed).run(26)
    weeks = weeks_of(game, "dilemma", "confidence", "set_piece")
    assert 8 <= len(weeks) <= 14
    assert len(set(weeks)) == len(weeks)
    assert min(weeks_of(game, "dilemma", "confidence", "set_piece", "wrong_door")) >= 2
    assert 2 <= len(weeks_of(game, "confidence")) <= 4
    assert len(weeks_of(game, "set_piece")) == 3


def test_cards_come_in_office_hours_from_tuesday_to_thursday() -> None:
    game = Game(scenario(*deck(), projects=())).run(26)
    for event in game.events(CardMet):
        if event.kind != "wrong_door":
            day, second = divmod(event.t_s, DAY)
            assert day % 7 in (1, 2, 3)
            assert 9 <= second / HOUR < 17


def test_visitors_stand_at_the_desk_on_monday_about_once_a_fortnight() -> None:
    worlds = [scenario(*deck(), projects=(), weeks=26) for _ in range(1)]
    drawn = [Game(worlds[0], seed).hats.state.cards.door_weeks for seed in range(30)]
    assert 11.0 <= fmean(len(weeks) for weeks in drawn) <= 14.0
    assert len({tuple(weeks) for weeks in drawn}) == 30
    game = Game(worlds[0]).run(26)
    met = [e for e in game.events(CardMet) if e.kind == "wrong_door"]
    assert all((e.t_s + 1) % (7 * DAY) == 0 for e in met)
    assert [week_of(e.t_s + 1) for e in met] == drawn[1]


def test_the_number_of_cards_goes_with_the_length_of_the_game() -> None:
    short = [len(Game(scenario(*deck(), projects=(), weeks=13), seed).hats.state.cards.slots) for seed in range(10)]
    long = [len(Game(scenario(*deck(40), projects=(), weeks=52), seed).hats.state.cards.slots) for seed in range(10)]
    assert all(4 <= number <= 7 for number in short)
    assert all(16 <= number <= 28 for number in long)


def test_another_card_reshuffles_no_other() -> None:
    some, more = deck(6), (*deck(6), card("newcomer", weight=5.0))
    before = Game(scenario(*some, projects=())).hats.state.cards.order
    after = Game(scenario(*more, projects=())).hats.state.cards.order
    assert [name for name in after if name != "newcomer"] == before
    assert len(set(before)) == len(some)


def test_weight_brings_a_card_forward() -> None:
    places = []
    for seed in range(20):
        order = Game(scenario(*deck(9, 0, 0, 0), card("heavy", weight=20.0), projects=()), seed).hats.state.cards.order
        places.append(order.index("heavy"))
    assert fmean(places) < 2.0


def test_the_first_eligible_card_is_dealt_and_a_week_without_one_is_made_up_for() -> None:
    late = tuple(replace(c, from_week=12) for c in deck(20, 0, 0, 0))
    game = Game(scenario(*late, projects=())).run(26)
    weeks = weeks_of(game, "dilemma")
    assert min(weeks) == 12
    assert 8 <= len(weeks) <= 14
    assert game.hats.state.cards.owed == 0


def test_conditions_keep_a_card_back() -> None:
    game = Game(scenario(*(replace(c, when=when("trust_below", "sales", 10)) for c in deck()), projects=()))
    assert weeks_of(game.run(26), "dilemma", "confidence", "wrong_door", "set_piece") == []


def test_without_a_project_nothing_comes_to_its_manager() -> None:
    cards = (*(card(f"m{k}", meets="pm") for k in range(9)), *(card(f"o{k}", owner="pm") for k in range(9)))
    assert weeks_of(Game(scenario(*cards, projects=())).run(26), "dilemma") == []
    assert len(weeks_of(Game(scenario(*cards)).run(26), "dilemma")) >= 8


def test_decisions_do_not_reshuffle_the_deck() -> None:
    calm, busy = Game(scenario(*deck(), projects=())), Game(scenario(*deck(), projects=()))
    busy.house.relations.change_trust("sales", -30, "start:test")
    assert [e.card for e in calm.run(26).events(CardMet)] == [e.card for e in busy.run(26).events(CardMet)]


def test_in_turns_of_two_weeks_visitors_wait_for_the_next_desk() -> None:
    game = Game(scenario(*deck(), projects=(), turn_weeks=2)).run(26)
    met = [e for e in game.events(CardMet) if e.kind == "wrong_door"]
    assert met
    assert all(week_of(e.t_s + 1) % 2 == 1 for e in met)
    assert all(e.answer_by_s >= e.t_s + 13 * DAY for e in met)


def test_a_short_game_without_room_has_no_cards() -> None:
    assert Dealing(Game(scenario(*deck(), projects=(), weeks=1)).hats).cards.slots == []
