"""A team in a room: stops, words, notes, envelopes, chairs, and what is left of it after a crash."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.give import give, name_of, plain
from game.classroom.room import Room
from game.classroom.sitting import Sitting
from game.classroom.stops import questions
from game.i18n import language
from game.play.driver import Driver, Misplaced
from sim.save import read, replay
from sim.session import DECISIONS, decision
from tests.play import kill, move, players
from tests.workshop.teams import ENVELOPE, SHORT, begun, close_all, played, to_stop


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    close_all()


BOOK = ("by-the-book", "by-the-book")
SEALED = replace(SHORT, envelopes=(ENVELOPE,))


def test_the_game_waits_for_the_word_and_only_for_it(tmp_path: Path) -> None:
    sitting = begun(SHORT, "Fox", tmp_path)
    assert to_stop(sitting, *BOOK) == 2
    assert not sitting.say("harbor")
    assert not sitting.say("")
    assert sitting.waits == 2
    assert sitting.say("  Har Bour ")
    assert not sitting.waits
    assert sitting.let_go == {2: "word"}


def test_nobody_is_locked_out(tmp_path: Path) -> None:
    sitting = begun(SHORT, "Fox", tmp_path)
    to_stop(sitting, *BOOK)
    sitting.go_without()
    assert sitting.waits == 0
    assert sitting.let_go == {2: "without"}


def test_a_stop_asks_three_things_of_this_run_in_both_languages(tmp_path: Path) -> None:
    sitting = begun(SHORT, "Fox", tmp_path)
    to_stop(sitting, *BOOK)
    for code in ("en", "de"):
        asked = questions(sitting, language(code))
        assert [question.key for question in asked] == ["expected", "other", "change"]
        assert all(question.facts for question in asked)
    assert "W2" in questions(sitting, language("en"))[0].facts[0]
    sitting.note("change", "ask   earlier\n")
    sitting.say("harbour")
    assert to_stop(sitting, *BOOK) == 4
    assert "“ask earlier”" in questions(sitting, language("en"))[0].facts[0]


def test_notes_and_words_outlive_a_crash(tmp_path: Path) -> None:
    sitting = begun(SHORT, "Fox", tmp_path)
    to_stop(sitting, *BOOK)
    sitting.note("other", "first")
    sitting.note("other", "second")
    kill(sitting.driver)
    again = Sitting.of(Driver.open(tmp_path / "Fox.save"))
    assert again is not None
    assert again.team == "Fox"
    assert again.room == replace(SHORT, folder=None)
    assert again.waits == 2
    assert again.notes(2) == {"other": "second"}
    assert again.say("harbour")
    again.driver.close()
    last = Sitting.of(Driver.open(tmp_path / "Fox.save"))
    assert last is not None
    assert last.waits == 0
    last.driver.close()


def test_a_game_without_a_room_has_none(tmp_path: Path) -> None:
    from sim.scenario.load import load_scenario

    driver = Driver.new(load_scenario("first-week"), 1, seats={"it": "human", "pm": "human"}, save=tmp_path / "a.save")
    assert Sitting.of(driver) is None
    driver.close()


def test_a_room_may_end_before_its_scenario(tmp_path: Path) -> None:
    sitting = begun(replace(SHORT, turns=3, hidden_scores=True), "Fox", tmp_path)
    to_stop(sitting, *BOOK)
    sitting.say("harbour")
    hidden = [sitting.hidden]
    assert to_stop(sitting, *BOOK) == 3
    assert sitting.over
    hidden.append(sitting.hidden)
    assert not sitting.say("")
    sitting.go_without()
    hidden.append(sitting.hidden)
    assert hidden == [True, True, False]
    assert sitting.let_go == {2: "word", 3: "end"}
    sitting.driver.close()


def test_what_runs_by_itself_does_not_run_past_a_stop(tmp_path: Path) -> None:
    sitting = begun(replace(SHORT, turns=3), "Fox", tmp_path)
    assert sitting.to_stop == 2
    while sitting.driver.stage != "friday":
        sitting.driver.run_until_needed(sitting.to_stop)
    assert sitting.driver.week <= 2
    to_stop(sitting, *BOOK)
    sitting.say("harbour")
    assert sitting.to_stop == 1


def test_a_stop_that_was_run_past_is_made_up_for(tmp_path: Path) -> None:
    sitting = begun(SHORT, "Fox", tmp_path)
    while sitting.driver.week < 4:
        move(sitting.driver, players(*BOOK))
    assert sitting.played == 3
    assert sitting.waits == 2
    assert sitting.say("harbour")
    assert sitting.let_go == {2: "word"}


# ------------------------------------------------------------------------------------------------------- envelopes


def test_an_envelope_is_the_trainers_decision_and_is_replayed(tmp_path: Path) -> None:
    sitting = begun(SEALED, "Fox", tmp_path)
    to_stop(sitting, *BOOK)
    assert sitting.open("spade").envelope is None
    assert sitting.sealed == 1
    opened = sitting.open(" DIGGER ")
    assert opened.refusal is None
    assert sitting.sealed == 0
    twice = sitting.open("digger").refusal
    assert twice is not None
    assert twice.code == "envelope_open"
    played(sitting, *BOOK)
    sitting.driver.close()
    save = read(tmp_path / "Fox.save")
    made = [entry for entry in save.entries if entry.name == "open_envelope"]
    assert [(entry.seat, entry.refused) for entry in made] == [("trainer", ""), ("trainer", "envelope_open")]
    session = replay(save)
    applied = session.find("envelope/digger/effect/1/applied")
    assert applied is not None
    assert applied.causes == ("envelope/digger/opened",)


def test_what_was_decided_before_an_envelope_stands(tmp_path: Path) -> None:
    sitting = begun(SEALED, "Fox", tmp_path)
    driver = sitting.driver
    driver.submit(decision("set_triage_order", {"order": "sla_slack"}))
    assert driver.undoable == 1
    sitting.open("digger")
    assert driver.undoable == 0
    driver.submit(decision("set_patch_cadence", {"days": 14}))
    assert driver.undoable == 1
    assert driver.undo()
    kill(driver)
    again = Driver.open(tmp_path / "Fox.save")
    assert again.find("envelope/digger/opened") is not None
    assert [made.decision.name() for made in again._pen.journal] == ["set_triage_order", "open_envelope"]
    again.close()


def test_a_hat_cannot_open_an_envelope_nor_a_trainer_decide(tmp_path: Path) -> None:
    sitting = begun(SEALED, "Fox", tmp_path)
    refused = sitting.driver.quote(decision("open_envelope", {"envelope": "digger"}), "it").refusal
    assert refused is not None
    assert refused.code == "not_your_call"
    for name, arguments in (("set_triage_order", {"order": "sla_slack"}), ("let_it_run", {"subject": "ticket/1"})):
        refused = sitting.driver.quote(decision(name, arguments), "trainer").refusal
        assert refused is not None
        assert refused.code == "not_your_call"
    assert "open_envelope" not in DECISIONS
    while sitting.driver.stage != "week":
        move(sitting.driver, players(*BOOK))
    with pytest.raises(Misplaced):
        sitting.driver.open_envelope("digger")
    sitting.driver.close()


def test_a_card_in_an_envelope_is_met_by_nobody_before(tmp_path: Path) -> None:
    from game.classroom.building import built

    cards = [card.id for card in built(SHORT).cards if card.kind == "dilemma" and card.meets == card.owner == "it"]
    envelope = {key: value for key, value in ENVELOPE.items() if key != "effects"} | {"card": cards[0]}
    sitting = begun(replace(SHORT, envelopes=(envelope,)), "Fox", tmp_path)
    to_stop(sitting, *BOOK)
    assert sitting.driver.find(f"card/{cards[0]}/met") is None
    assert sitting.open("digger").refusal is None
    played(sitting, *BOOK)
    met = sitting.driver.find(f"card/{cards[0]}/met")
    assert met is not None
    assert met.causes == ("envelope/digger/opened",)
    assert sitting.driver.find(f"card/{cards[0]}/answered") is not None
    sitting.driver.close()


# ---------------------------------------------------------------------------------------------------------- chairs


def test_chairs_are_swapped_at_a_quarter_only_and_the_next_turn_is_the_hand_over(tmp_path: Path) -> None:
    room = Room("the-breach", seed=3, seats="hot", names=("Left", "Right", "Third"), swapping=True)
    sitting = begun(room, "Fox", tmp_path)
    assert sitting.observers == ("Third",)
    player = players("do-nothing", "do-nothing")
    swapped = 0
    while not swapped and sitting.driver.week < 12:
        if sitting.may_swap:
            reviewed = sitting.played
            sitting.swap()
            swapped = sitting.driver.week
            assert (sitting.hands_over, sitting.may_swap) == (True, False)
            assert (sitting.sits("it"), sitting.sits("pm")) == ("Right", "Left")
            assert sitting.swaps == (reviewed,)
        else:
            assert sitting.sits("it") == "Left"
            move(sitting.driver, player)
    assert swapped > 1
    while sitting.driver.week == swapped:
        move(sitting.driver, player)
    assert not sitting.hands_over
    assert sitting.sits("it") == "Right"
    sitting.driver.close()
    assert "Left" not in (tmp_path / "Fox.save").read_text("utf-8").replace("LeftToRun", "")


def test_without_leave_nobody_swaps(tmp_path: Path) -> None:
    sitting = begun(Room("first-week", seats="hot", names=("Left", "Right")), "Fox", tmp_path)
    sitting.swap()
    assert sitting.swaps == ()
    sitting.driver.close()


# ------------------------------------------------------------------------------------------------- give to trainer


def test_the_file_is_called_after_team_scenario_and_turn(tmp_path: Path) -> None:
    sitting = begun(SHORT, "Füchse & Söhne!", tmp_path)
    to_stop(sitting, *BOOK)
    assert name_of(sitting) == "fuchse-sohne-first-week-t02.save"
    path = give(sitting, tmp_path / "stick" / "deep")
    assert path.read_bytes() == (tmp_path / "Füchse & Söhne!.save").read_bytes()
    sitting.note("other", "more")
    assert give(sitting, tmp_path / "stick" / "deep") == path
    assert path.read_bytes() == (tmp_path / "Füchse & Söhne!.save").read_bytes()
    sitting.driver.close()


def test_two_teams_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    files = []
    for number, seats in enumerate(("hot", "solo")):
        sitting = begun(replace(SHORT, seats=seats), "Fox", tmp_path / str(number))  # type: ignore[arg-type]
        to_stop(sitting, *BOOK)
        files.append(give(sitting, tmp_path / "stick"))
        sitting.driver.close()
    assert [path.name for path in files] == ["fox-first-week-t02.save", "fox-first-week-t02-2.save"]


def test_names_of_files_are_safe() -> None:
    assert plain("../../etc/passwd") == "etc-passwd"
    assert plain("Größe ß") == "grosse-ss"
    assert plain("日本") == ""
    assert len(plain("a" * 200)) <= 30


def test_a_game_in_memory_cannot_be_given(tmp_path: Path) -> None:
    sitting = Sitting.begin(SHORT, "Fox", None)
    with pytest.raises(OSError, match="memory"):
        give(sitting, tmp_path)
