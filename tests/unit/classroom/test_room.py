"""Room files: the template, what is wrong with others, and what a save keeps of one."""

from pathlib import Path

import pytest

from game.classroom.building import built, seats_of
from game.classroom.reading import is_room, read_room
from game.classroom.room import Aids, Room
from game.paths import assets
from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.load import load_scenario
from tests.workshop.teams import ENVELOPE

LEAST = 'scenario = "first-week"\n'


def problems(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    path = tmp_path / "room.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ScenarioError) as caught:
        read_room(path)
    assert all(problem.file == str(path) for problem in caught.value.problems)
    return caught.value.problems


def test_the_template_is_in_order_and_explains_every_key() -> None:
    path = assets() / "classroom" / "room.toml"
    room = read_room(path)
    assert room.scenario == "network-refresh"
    assert room.stops == (4, 8, 12)
    assert set(room.words) == {"harbour"}
    assert len(room.envelopes) == 1
    text = path.read_text("utf-8")
    for key in Room.__dataclass_fields__.keys() - {"words", "folder", "envelopes"}:
        assert f"\n{key} = " in text or f"[{key}]" in text, key


def test_one_line_is_a_room(tmp_path: Path) -> None:
    path = tmp_path / "room.toml"
    path.write_text(LEAST, "utf-8")
    room = read_room(path)
    assert room == Room("first-week", folder=tmp_path)
    assert is_room(path)
    assert not is_room(assets().parent / "scenarios" / "first-week" / "scenario.toml")


@pytest.mark.parametrize(
    ("text", "line", "key", "says", "suggestion"),
    [
        ('scenario = "frist-week"\n', 1, "scenario", "there is no such scenario", "first-week"),
        ('title = "x"\n', 1, "scenario", "is missing", ""),
        (LEAST + "sead = 3\n", 2, "sead", "is not known here", "seed"),
        (LEAST + 'level = "gided"\n', 2, "level", "must be one of 'guided', 'standard', 'hard'", "guided"),
        (LEAST + "seed = -1\n", 2, "seed", "must be a whole number between 0 and", ""),
        (LEAST + 'turns = "four"\n', 2, "turns", "must be a whole number between 0 and 60", ""),
        (LEAST + "turns = 5\n", 2, "turns", "first-week has 4 turns, not 5", ""),
        (LEAST + 'stops = [2, 1]\nword = "a"\n', 2, "stops.2", "must come after turn 2", ""),
        (LEAST + 'stops = [9]\nword = "a"\n', 2, "stops.1", "comes after the last turn, which is 4", ""),
        (LEAST + "stops = [2]\n", 1, "word", "must be a short word", ""),
        (LEAST + 'stops = [2, 3]\nword = ["a"]\n', 3, "word", "must be one word, or 2", ""),
        (LEAST + 'swapping = "no"\n', 2, "swapping", "must be true or false", ""),
        (LEAST + "swapping = true\n", 2, "swapping", "is for seats = 'hot' only", ""),
        (LEAST + 'seats = "hot"\nnames = ["one"]\n', 3, "names", "must be 2 to 5 chairs", ""),
        (LEAST + 'names = ["one", "two"]\n', 2, "names", "are for seats = 'hot' only", ""),
        (LEAST + 'seats = "it"\n', 2, "seats", "with seats = 'it' alternation is false", "false"),
        (LEAST + "alternation = false\n", 2, "alternation", "with seats = 'solo' alternation is true", "true"),
        (LEAST + "[aids]\nhandbok = false\n", 3, "aids.handbok", "is not known here", "handbook"),
        (LEAST + "[aids]\nhandbook = 1\n", 3, "aids.handbook", "must be true or false", ""),
    ],
)
def test_every_mistake_has_line_key_and_suggestion(
    tmp_path: Path, text: str, line: int, key: str, says: str, suggestion: str
) -> None:
    (found,) = problems(tmp_path, text)
    assert (found.line, found.key, found.suggestion) == (line, key, suggestion)
    assert says in found.message


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, 'scenario = "first-week"\nseed = 1.5\nlevel = 3\nminutes_per_desk = 90\n')
    assert [problem.key for problem in found] == ["seed", "level", "minutes_per_desk"]
    assert [problem.line for problem in found] == [2, 3, 4]


def test_envelopes_are_checked_against_the_scenario(tmp_path: Path) -> None:
    text = (
        LEAST
        + 'stops = [2]\nword = "Digger"\n'
        + '[[envelopes]]\nid = "a"\nword = " dig ger"\ntitle = { en = "a", de = "b" }\nstory = { en = "a" }\n'
        + 'effects = [{ kind = "outage_h", target = "netwrk", amount = 400 }]\n'
        + '[[envelopes]]\nid = "b"\nword = "b"\ntitle = { en = "a", de = "b" }\nstory = { en = "a", de = "b" }\n'
        + 'card = "nothing"\n'
    )
    found = {(problem.key, problem.line) for problem in problems(tmp_path, text)}
    assert ("envelopes.a.word", 6) in found
    assert ("envelopes.a.story.de", 8) in found
    assert ("envelopes.b.card", 15) in found


def test_effects_of_an_envelope_keep_their_limits(tmp_path: Path) -> None:
    text = (
        LEAST
        + '[[envelopes]]\nid = "a"\nword = "a"\ntitle = { en = "a", de = "b" }\nstory = { en = "a", de = "b" }\n'
        + 'effects = [{ kind = "outage_h", target = "netwrk", amount = 400 }]\n'
    )
    found = {problem.key: problem.message for problem in problems(tmp_path, text)}
    assert "there is no service 'netwrk'" in found["envelopes.a.effects.1.target"]
    assert "must lie between 0.1 and 72 (h)" in found["envelopes.a.effects.1.amount"]


def test_a_room_without_an_end_of_its_own_is_the_scenario_as_it_stands() -> None:
    assert built(Room("first-week")) is load_scenario("first-week")


def test_the_handbook_is_taken_away_and_nothing_else_of_the_level() -> None:
    with_it = load_scenario("first-week", level="guided")
    without = built(Room("first-week", level="guided", aids=Aids(handbook=False)))
    assert without.level.advice_h < 0 <= with_it.level.advice_h
    assert without.level.id == "guided"
    assert without.level.attention_factor == with_it.level.attention_factor


def test_a_save_keeps_the_room_but_no_names_of_people() -> None:
    room = Room(
        "first-week",
        seats="hot",
        names=("Anna", "Ben", "Cem"),
        stops=(2,),
        words=("a",),
        envelopes=(ENVELOPE,),
        folder=Path.home(),
    )
    record = room.record()
    assert "Anna" not in str(record)
    assert str(Path.home()) not in str(record)
    again = Room.of(record)
    assert again is not None
    assert again.record() == record
    assert Room.of({**record, "stops": "all"}) is None
    assert Room.of({**record, "seed": "7"}) is None


def test_nobody_changes_hats_where_each_team_takes_one() -> None:
    room = Room("first-week", seats="choose", alternation=False)
    assert seats_of(room, "pm") == {"it": "by-the-book", "pm": "human"}
    assert seats_of(Room("first-week", seats="it", alternation=False)) == {"it": "human", "pm": "by-the-book"}
    assert seats_of(Room("first-week", seats="hot")) == {"it": "human", "pm": "human"}
