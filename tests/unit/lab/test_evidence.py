"""Evidence: kept from one time to the next, thrown away when it no longer holds, and stopped at once."""

import time
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sim.fork import Recorded, again
from sim.lab import shelf
from sim.lab.evidence import Evidence, answer_all, jobs, questions, weighty
from sim.lab.questions import Question
from sim.policies.registry import make
from sim.runner import Game, play
from sim.save import Recorder, read
from sim.scenario.load import load_scenario


@cache
def game() -> tuple[Game, Recorded]:
    path = Path(mkdtemp()) / "game.save"
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    finished = play(load_scenario("first-week"), 4, seats, recorder=lambda session: Recorder(path, session, {}))
    return finished, Recorded.read(read(path))


def asked() -> tuple[Question, ...]:
    _, recorded = game()
    numbers = [move.sequence for move in recorded.moves if not move.refused][:3]
    return (Question("same"), *(Question("without", without=number) for number in numbers), Question("luck", seed=9))


def test_every_decision_that_was_carried_out_is_left_out_in_turn() -> None:
    finished, recorded = game()
    numbers = weighty(finished.session.scenario, finished.session.events())
    assert sorted(numbers) == [move.sequence for move in recorded.moves if not move.refused]
    all_asked = questions(recorded, numbers, lucks=50)
    portions = jobs(all_asked)
    assert sorted(question for portion in portions for question in portion) == sorted(all_asked)
    assert portions[0] == (Question("same"),)
    assert max(map(len, portions)) <= 8


def test_portions_answer_as_single_games_do() -> None:
    _, recorded = game()
    found = dict(zip(asked(), answer_all(recorded, asked()), strict=True))
    assert found[Question("same")] == again(recorded)
    assert found[Question("luck", seed=9)] == again(recorded, seed=9)


def test_what_was_found_is_kept_word_for_word(tmp_path: Path) -> None:
    _, recorded = game()
    first = Evidence(recorded, asked(), store=tmp_path)
    first.start(workers=1)
    first.wait()
    assert first.failed == {}
    assert shelf.load(tmp_path, recorded) == first.found
    second = Evidence(recorded, asked(), store=tmp_path)
    second.start(workers=1)
    second.wait()
    assert second.found == first.found
    assert len(next(tmp_path.iterdir()).read_text(encoding="utf-8").splitlines()) == len(asked())


def test_what_no_longer_holds_is_thrown_away(tmp_path: Path) -> None:
    """The model has changed under the same version: the kept game is another one than the same decisions give now."""
    _, recorded = game()
    other = again(recorded, seed=77)
    shelf.keep(tmp_path, recorded, dict.fromkeys(asked(), other))
    evidence = Evidence(recorded, asked(), store=tmp_path)
    evidence.start(workers=1)
    evidence.wait()
    assert evidence.same == again(recorded) != other
    assert evidence.found[asked()[1]] != other
    assert shelf.load(tmp_path, recorded) == evidence.found


def test_damaged_lines_are_played_again(tmp_path: Path) -> None:
    _, recorded = game()
    shelf.keep(tmp_path, recorded, {Question("same"): again(recorded)})
    path = tmp_path / shelf.name_of(recorded)
    with path.open("a", encoding="utf-8") as file:
        file.write('["same"]\n{"half": \n')
    assert set(shelf.load(tmp_path, recorded)) == {Question("same")}
    assert shelf.load(None, recorded) == {}


def test_another_game_has_another_shelf() -> None:
    _, recorded = game()
    shorter = Recorded(recorded.source, recorded.seed, recorded.moves[:-1], recorded.until_s)
    assert shelf.name_of(shorter) != shelf.name_of(recorded)


def test_stopping_does_not_wait_for_what_is_still_to_come() -> None:
    finished, recorded = game()
    evidence = Evidence(recorded, questions(recorded, weighty(finished.session.scenario, finished.session.events())))
    evidence.start(workers=1)
    began = time.monotonic()
    evidence.stop()
    assert time.monotonic() - began < 2.0
    assert not evidence.running
    assert evidence.share < 1.0
