"""A what-if that is answered while somebody looks on: the same as all at once, kept, and only believed if it holds."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from sim.fork import Change, Fate, Hand, Move, Recorded, again, answering, forked, place_at_desk
from sim.kernel.log import type_name
from sim.kernel.units import week_start
from sim.lab import courses, shelf
from sim.lab.evidence import answer
from sim.lab.inquiry import Inquiry
from sim.lab.questions import Question
from sim.lab.whatif import compared, what_if
from sim.policies.registry import make
from sim.runner import play
from sim.save import Recorder, read
from sim.scenario.load import load_scenario

SAME = Question("same")


@cache
def game() -> tuple[Recorded, Fate]:
    path = Path(mkdtemp()) / "g.save"
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    play(load_scenario("first-week"), 3, seats, weeks=3, recorder=lambda session: Recorder(path, session, {}))
    recorded = Recorded.read(read(path))
    return recorded, again(recorded)


def talk(recorded: Recorded, week: int = 2) -> Move:
    return Move.of(recorded.last + 1, week_start(week), "it", "hold_one_to_one", {"person": "noor"}, "")


def test_a_change_comes_back_from_its_line() -> None:
    recorded, _ = game()
    arguments = (("people", ["noor", "mika"]), ("weeks", 2))
    change = Change(frozenset({4, 2}), ((7, arguments),), (Hand("pm", "people-first", 60),), also=(talk(recorded),))
    assert Change.read(change.text()) == change
    assert Change.read(change.text(), 9).seed == 9
    with pytest.raises(ValueError, match="nonsense"):
        Change.read('{"nonsense": 1}')


def test_one_decision_more_is_made_at_the_end_of_the_desk_and_the_rest_as_before() -> None:
    recorded, _ = game()
    move = talk(recorded)
    ids = [event.id for event in forked(recorded, Change(also=(move,))).session.events()]
    before = [event.id for event in forked(recorded).session.events()]
    added = f"decision/{move.sequence}"
    assert added not in before
    at = ids.index(added)
    assert ids[:at] == before[:at]
    desk = [m for m in recorded.moves if m.t_s == move.t_s and m.seat == "it"]
    assert any(f"decision/{m.sequence}" in ids[:at] for m in desk)
    later = [m for m in recorded.moves if m.t_s == move.t_s and m.seat == "pm" and not m.refused]
    assert later
    assert all(f"decision/{m.sequence}" in ids[at:] for m in later)


def test_a_desk_ends_before_the_next_hat_and_before_the_corridor() -> None:
    def move(seat: str, t_s: int = 10) -> Move:
        return Move(1, t_s, seat, "x", ())

    moves = [move("it", 5), move("it"), move("pm"), move("it"), move("pm"), move("it", 20)]
    assert place_at_desk(moves, 10, "it") == 2
    assert place_at_desk(moves, 10, "pm") == 3
    assert place_at_desk(moves, 5, "pm") == 1
    assert place_at_desk(moves, 30, "it") == len(moves)
    assert place_at_desk([move("trainer"), move("it"), move("pm")], 10, "it") == 2


def test_the_other_hat_answers_only_to_changes_of_one_hat() -> None:
    it, pm = Move(1, 40, "it", "x", ()), Move(2, 80, "pm", "x", ())
    assert answering([it], "by-the-book") == Hand("pm", "by-the-book", 40)
    assert answering([pm], "by-the-book") == Hand("it", "by-the-book", 81)
    assert answering([it, pm], "by-the-book") is None
    assert answering([], "by-the-book") is None


def test_a_policy_never_takes_the_number_of_what_comes_on_top() -> None:
    recorded, _ = game()
    change = Change(also=(talk(recorded, 3),), hands=(Hand("pm", "people-first", 0),))
    numbers = [event.id for event in forked(recorded, change).session.events() if event.id.startswith("decision/")]
    assert len(numbers) == len(set(numbers))


def test_what_is_kept_tells_the_same(tmp_path: Path) -> None:
    recorded, _ = game()
    change = Change(
        without=frozenset({next(m.sequence for m in recorded.moves if m.name == "appoint_project_manager")})
    )
    course = compared(recorded, change)
    assert course.impossible and course.parting is not None and course.parting.came is not None
    courses.keep(tmp_path, recorded, change.text(), course)
    kept = courses.find(tmp_path, recorded, change.text())
    assert kept == course and kept is not None
    assert courses.find(tmp_path, recorded, Change().text()) is None
    assert kept.parting is not None and kept.parting.came is not None
    assert type_name(type(kept.parting.came)) == type_name(type(course.parting.came))
    assert shelf.load(tmp_path, recorded) == {}


def test_an_inquiry_over_lucks_is_what_all_at_once_gives_and_is_there_the_second_time(tmp_path: Path) -> None:
    recorded, same = game()
    change = Change(also=(talk(recorded),))
    first = Inquiry(recorded, change, 2, tmp_path, {SAME: same})
    first.start(1)
    assert first.running
    first.wait()
    assert not first.failed
    assert first.share == 1.0
    assert first.answer == what_if(recorded, change, 2, workers=1)
    second = Inquiry(recorded, change, 2, tmp_path, {SAME: same})
    second.start()
    assert not second.running
    assert second.answer == first.answer
    more = Inquiry(recorded, change, 3, tmp_path, {SAME: same})
    more.look_up()
    assert more.answer is None
    assert 0.5 < more.share < 1.0


def test_what_was_kept_of_another_end_is_not_believed(tmp_path: Path) -> None:
    recorded, same = game()
    change = Change(also=(talk(recorded),))
    other = compared(recorded, Change(without=frozenset({1})))
    courses.keep(tmp_path, recorded, change.text(), other._replace(was=other.becomes))
    shelf.keep(tmp_path, recorded, {SAME: other.becomes, Question("luck", seed=4): same})
    asked = Inquiry(recorded, change, 2, tmp_path, {SAME: same})
    asked.look_up()
    assert asked.course is None
    assert asked.found == {SAME: same}


def test_a_question_about_a_change_is_answered_by_its_line() -> None:
    recorded, _ = game()
    change = Change(without=frozenset({6}))
    question = Question("change", seed=recorded.seed, change=change.text())
    assert answer(recorded, question) == again(recorded, without=change.without)
