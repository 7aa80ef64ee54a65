"""Answering: whose call, positions, choices, third parties, silence, echoes."""

import pytest

from sim.hats.decisions.cards import AnswerDilemma, NameOwner, StatePosition
from sim.hats.decisions.own import LetItRun
from sim.hats.events import CardAnswered, CardEchoed, EffectApplied, OwnerNamed, PositionStated
from sim.kernel.units import WEEK, week_of
from sim.relations.events import PromiseMade
from sim.scenario.cards import EffectDef
from tests.unit.hats.ground import Game, card, option, scenario


def met(*cards: object, **changes: object) -> Game:
    """Return a game that stands at its first card."""
    game = Game(scenario(*cards, **changes))  # type: ignore[arg-type]
    assert game.to_card() is not None
    return game


def trust(game: Game, party: str = "sales") -> float:
    return game.house.relations.standing(party).points


def test_the_owner_is_named_then_the_choice_acts_and_comes_back() -> None:
    game = met(card("a", echo_weeks=3, echo=(EffectDef("trust", "hr", 2.0),)), projects=())
    assert game.refusal(AnswerDilemma("a", "yes")) == "owner_first"
    named = game.decide(NameOwner("a", "it"))
    before = trust(game)
    chosen = game.decide(AnswerDilemma("a", "yes"))
    assert trust(game) == before + 3.0
    (answered,) = game.events(CardAnswered)
    assert (answered.option, answered.by, answered.seat) == ("yes", "it", "it")
    assert answered.causes == (chosen, "card/a/owner-named")
    assert game.events(OwnerNamed)[0].causes == (named, "card/a/met")
    (applied,) = game.events(EffectApplied)
    assert applied.causes == (answered.id,)
    hr = trust(game, "hr")
    game.run(10)
    (echo,) = game.events(CardEchoed)
    assert echo.t_s == answered.t_s + 3 * WEEK
    assert echo.causes == (answered.id,)
    assert trust(game, "hr") > hr
    assert game.refusal(AnswerDilemma("a", "no")) == "card_answered"


def test_a_wrong_owner_is_counted_and_the_game_goes_on_with_the_right_one() -> None:
    game = met(card("a", owner="pm"))
    game.decide(NameOwner("a", "it"))
    assert not game.events(OwnerNamed)[0].right
    counters = game.hats.counters("it")
    assert (counters.asked, counters.right) == (1, 0)
    assert game.refusal(NameOwner("a", "pm")) == "owner_named_already"
    assert game.refusal(AnswerDilemma("a", "yes"), "it") == "card_of_other_seat"
    stop = game.to_card()
    assert stop is not None
    assert (stop.seat, stop.subject) == ("pm", "a")
    assert game.house.core.now - game.hats.state.cards.open["a"].met_s < 10
    game.decide(AnswerDilemma("a", "no"), "pm")
    assert game.events(CardAnswered)[0].by == "pm"


def test_only_the_seat_that_met_a_card_names_its_owner() -> None:
    game = met(card("a", owner="pm"))
    assert game.refusal(NameOwner("a", "pm"), "pm") == "card_of_other_seat"
    assert [c.id for c in game.hats.view("it").cards] == ["a"]
    assert game.hats.view("pm").cards == ()
    shown = game.hats.view("it").cards[0]
    assert (shown.owner, shown.why, shown.mine) == ("", "", True)
    game.decide(NameOwner("a", "pm"))
    assert game.hats.view("pm").cards[0].mine
    assert game.hats.view("it").cards[0].owner == "pm"


@pytest.mark.parametrize(("points", "done"), [(75.0, "yes"), (40.0, "no")])
def test_a_third_party_follows_whom_it_trusts(points: float, done: str) -> None:
    game = met(card("a", owner="hr", preferred="no"), projects=())
    game.house.relations.state.hr.points = points
    game.decide(NameOwner("a", "hr"))
    game.decide(AnswerDilemma("a", "yes"))
    (answered,) = game.events(CardAnswered)
    assert (answered.option, answered.recommended, answered.by) == (done, "yes", "hr")


def test_a_sponsor_decides_for_its_project() -> None:
    game = met(card("a", owner="sponsor", preferred="no"))
    game.house.relations.state.departments["sales"].trust_standing.points = 90.0
    game.decide(NameOwner("a", "sponsor"))
    game.decide(AnswerDilemma("a", "yes"))
    assert game.events(CardAnswered)[0].option == "yes"


def test_silence_answers_at_the_close_of_the_week() -> None:
    game = met(card("a"), projects=())
    week = week_of(game.house.core.now)
    before = trust(game)
    game.run(week)
    (answered,) = game.events(CardAnswered)
    assert (answered.option, answered.by, answered.seat) == ("no", "silence", "")
    assert answered.t_s == week * WEEK - 1
    assert trust(game) < before


def test_the_price_is_that_of_the_answer() -> None:
    game = met(card("a"), projects=())
    assert game.hours(AnswerDilemma("a", "yes")) == 1.0
    assert game.hours(AnswerDilemma("a", "no")) == 0.5
    assert game.hours(NameOwner("a", "it")) == 0.0


def test_what_is_not_there_is_refused() -> None:
    game = met(card("a"), card("v", kind="confidence", from_week=26), projects=())
    assert game.refusal(NameOwner("b", "it")) == "unknown_card"
    assert game.refusal(AnswerDilemma("a", "perhaps")) == "unknown_option"
    assert game.refusal(StatePosition("a", "yes")) == "card_asks_no_position"
    assert game.refusal(LetItRun("a"), "pm") == "card_of_other_seat"


def test_a_set_piece_hears_both_hats_before_its_owner() -> None:
    game = met(card("a", kind="set_piece", owner="pm"))
    assert game.refusal(NameOwner("a", "pm")) == "card_asks_no_owner"
    assert game.refusal(AnswerDilemma("a", "yes"), "pm") == "position_first"
    game.decide(StatePosition("a", "yes"), "it")
    assert game.refusal(StatePosition("a", "no"), "it") == "position_stated"
    stop = game.to_card()
    assert stop is not None and stop.seat == "pm"
    game.decide(StatePosition("a", "no"), "pm")
    assert [(e.seat, e.option) for e in game.events(PositionStated)] == [("it", "yes"), ("pm", "no")]
    assert dict(game.hats.view("it").cards[0].positions) == {"it": "yes", "pm": "no"}
    game.decide(AnswerDilemma("a", "no"), "pm")
    assert game.events(CardAnswered)[0].by == "pm"


def test_a_hat_that_says_nothing_does_not_keep_the_owner_from_deciding() -> None:
    game = met(card("a", kind="set_piece", owner="it"))
    game.decide(StatePosition("a", "yes"), "it")
    stops = [game.to_card(), game.to_card()]
    assert [stop.seat for stop in stops if stop is not None] == ["pm", "it"]
    game.decide(AnswerDilemma("a", "yes"), "it")
    assert game.events(CardAnswered)[0].by == "it"


def test_set_pieces_go_without_a_project_manager_where_there_is_none() -> None:
    game = met(card("a", kind="set_piece"), projects=())
    game.decide(StatePosition("a", "yes"))
    assert game.hats.state.cards.open["a"].stage == "answer"


@pytest.mark.parametrize(("answer", "sent", "kept"), [("send_on", 1, 0), ("self", 0, 1)])
def test_a_wrong_door_counts_who_does_the_work(answer: str, sent: int, kept: int) -> None:
    doors = [card(f"w{k}", kind="wrong_door", options=(option("send_on"), option("self"))) for k in range(3)]
    game = Game(scenario(*doors, projects=()))
    while not game.hats.state.cards.open:
        game.run(week_of(game.house.core.now))
    (name,) = game.hats.state.cards.open
    game.decide(AnswerDilemma(name, answer))
    counters = game.hats.counters("it")
    assert (counters.doors_sent, counters.doors_kept, counters.asked) == (sent, kept, 0)


def test_a_confidence_asks_for_no_owner() -> None:
    game = met(*(card(f"c{k}", kind="confidence", meets="pm", owner="it") for k in range(4)))
    (name,) = game.hats.state.cards.open
    assert game.hats.view("it").cards == ()
    game.decide(AnswerDilemma(name, "yes"), "pm")
    assert game.events(CardAnswered)[0].by == "pm"


def test_an_answer_may_promise_but_not_the_eighth_thing() -> None:
    vow = option("vow", EffectDef("promise", "sales", 4.0, promise="answer"))
    game = met(card("a", options=(vow, option("no"))), projects=())
    game.decide(NameOwner("a", "it"))
    promises = game.house.relations.promises
    for k in range(7):
        promises.make("answer", "it", "hr", f"thing-{k}", 0.0, 30, "start:test")
    assert game.refusal(AnswerDilemma("a", "vow")) == "promises_full"
    promises.keep(promises.open_of("it")[0].id, "start:test")
    game.decide(AnswerDilemma("a", "vow"))
    made = game.events(PromiseMade)[-1]
    assert (made.giver, made.taker, made.due_week) == ("it", "sales", week_of(made.t_s) + 4)


def test_letting_a_card_run_leaves_it_to_silence_at_once() -> None:
    game = met(card("a"), projects=())
    game.decide(LetItRun("a"))
    (answered,) = game.events(CardAnswered)
    assert (answered.by, answered.option) == ("silence", "no")
    assert answered.causes[0] == "decision/1/let-run"
    assert game.hats.counters("it").let_run == 1
    assert game.refusal(LetItRun("a")) == "card_answered"
