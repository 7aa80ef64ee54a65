"""Own hands and own words."""

import pytest

from sim.hats.decisions.own import AskHandbook, LetItRun, Predict, WorkOnItem, WriteHandoverNote
from sim.hats.events import HandbookAsked, HandoverNoteWritten, ItemWorkedOn, LeftToRun, PredictionJudged
from sim.kernel.units import DAY, HOUR
from sim.scenario.levels import levels
from tests.unit.hats.ground import Game, scenario
from tests.worlds import person, small_scenario


def with_ticket(**changes: object) -> Game:
    """Return a game with a large ticket that waits for people to come to work."""
    game = Game(scenario(**changes))
    while game.house.core.engine.run(20 * HOUR) is not None:
        pass
    game.house.desk.open_incident("ticket/t/1", "files", "server", 3.0, 40 * HOUR, 3, 3, "start:test", announced=False)
    return game


def left_h(game: Game) -> float:
    return game.house.work.state.items["ticket/t/1"].left_s / HOUR


def test_in_a_small_company_the_manager_lends_a_hand() -> None:
    game = with_ticket()
    before = left_h(game)
    game.decide(WorkOnItem("ticket/t/1", 4.0))
    assert left_h(game) == pytest.approx(before - 2.8)
    assert game.hours(WorkOnItem("ticket/t/1", 4.0)) == 4.0
    (event,) = game.events(ItemWorkedOn)
    assert event.own
    counters = game.hats.counters("it")
    assert (counters.own_work, counters.own_work_h, counters.temptations) == (1, 4.0, 0)
    game.run(2)


def test_in_a_large_one_others_do() -> None:
    many = (*small_scenario().people, *(person(f"p{k}") for k in range(8)))
    game = with_ticket(people=many)
    assert game.refusal(WorkOnItem("ticket/t/1", 4.0)) == "too_large_for_own_hands"
    assert game.hats.view("it").ownable == ()


def test_what_somebody_has_in_hand_is_left_alone() -> None:
    game = with_ticket()
    while game.house.core.engine.run(DAY + 9 * HOUR) is not None:
        pass
    assert game.refusal(WorkOnItem("ticket/t/1", 4.0)) == "item_in_hand"
    assert game.refusal(WorkOnItem("ticket/t/9", 4.0)) == "unknown_ticket"
    assert game.refusal(WorkOnItem("ticket/t/1", 40.0)) == "out_of_range"


def test_a_project_manager_pays_for_doing_it_with_the_team_s_heart() -> None:
    game = Game(scenario()).run(1)
    found = game.house.projects.state.projects["move"]
    assert game.refusal(WorkOnItem("move/build", 4.0), "pm") == "not_your_item"
    assert game.hats.view("pm").ownable == ("move/survey",)
    task, motivation = found.tasks["survey"], found.motivation
    left = task.true_s - task.done_s
    game.decide(WorkOnItem("move/survey", 8.0), "pm")
    assert found.tasks["survey"].true_s - task.done_s < left - 3 * HOUR
    assert found.motivation == pytest.approx(motivation - 0.08)
    assert game.hats.counters("pm").temptations == 1
    assert not game.events(ItemWorkedOn)[0].own


def test_a_note_takes_the_place_of_the_last_one_and_shows_at_the_other_desk() -> None:
    game = Game(scenario())
    game.decide(WriteHandoverNote("Noor is away on Friday."), "it")
    game.decide(WriteHandoverNote("Noor is back."), "it")
    assert [note.text for note in game.hats.view("pm").notes] == ["Noor is back."]
    assert game.hats.view("it").notes == ()
    assert len(game.events(HandoverNoteWritten)) == 2


@pytest.mark.parametrize(
    ("text", "code"), [(" ", "note_length"), ("x" * 501, "note_length"), ("a\x1b[2J", "note_not_printable")]
)
def test_odd_notes_are_refused(text: str, code: str) -> None:
    assert Game(scenario()).refusal(WriteHandoverNote(text)) == code


def test_the_handbook_has_the_price_of_the_level() -> None:
    question = AskHandbook("leave/noor/1")
    for name, hours in (("guided", 0.0), ("standard", 0.5)):
        game = Game(scenario(level=levels()[name]))
        assert game.hours(question) == hours
        assert game.refusal(question, "pm") == ""
        game.decide(question, "pm")
        assert [(event.seat, event.about) for event in game.events(HandbookAsked)] == [("pm", "leave/noor/1")]
    assert Game(scenario(level=levels()["hard"])).refusal(question) == "no_handbook"


@pytest.mark.parametrize("about", ["", "a\nb", "x" * 201])
def test_the_handbook_is_asked_about_something(about: str) -> None:
    assert Game(scenario()).refusal(AskHandbook(about)) == "handbook_about_nothing"


def test_what_was_expected_is_held_against_what_came() -> None:
    game = Game(scenario())
    game.decide(Predict("backlog", 5.0, 2))
    game.decide(Predict("project:move", 20.0, 3), "pm")
    game.run(4)
    judged = {event.subject: event for event in game.events(PredictionJudged)}
    backlog = game.house.scores.state.rows[1].kpis["backlog"]
    assert judged["backlog"].actual == backlog
    assert judged["project:move"].actual == 4.0  # not live: one week after it was judged
    assert [p.judged for p in game.hats.view("it").predictions] == [True]
    assert len(game.hats.view("pm").predictions) == 1


def test_odd_predictions_are_refused() -> None:
    game = Game(scenario())
    assert game.refusal(Predict("nonsense", 1.0, 2)) == "not_predictable"
    assert game.refusal(Predict("spent_cents", 1.0, 2), "pm") == "not_predictable"
    assert game.refusal(Predict("spent_cents", 1.0, 2), "it") == ""
    assert game.refusal(Predict("backlog", 1.0, 0)) == "week_out_of_range"
    for week in (2, 3, 4):
        game.decide(Predict("backlog", 1.0, week))
    assert game.refusal(Predict("backlog", 1.0, 5)) == "predictions_full"


def test_letting_an_incident_run_is_only_noted() -> None:
    game = with_ticket()
    game.decide(LetItRun("ticket/t/1"))
    assert game.events(LeftToRun)[0].subject == "ticket/t/1"
    assert game.hats.counters("it").let_run == 1
