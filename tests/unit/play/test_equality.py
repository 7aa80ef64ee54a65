"""A game that people play gives the same bytes as the same decisions without them, whatever happens on the way."""

import json
import random
from pathlib import Path

import pytest

from game.play.driver import Driver
from sim.policies.registry import make
from sim.runner import Game, play
from sim.save import read, replay
from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario
from tests.play import Chaos, play_on, players, started

SEATS = [("human", "human"), ("human", "by-the-book"), ("by-the-book", "human")]


@pytest.fixture(scope="module")
def first_week() -> Scenario:
    return load_scenario("first-week")


def headless(scenario: Scenario, seed: int, it: str = "by-the-book", pm: str = "by-the-book") -> Game:
    return play(scenario, seed, {"it": (it, make("it", it)), "pm": (pm, make("pm", pm))})


@pytest.mark.determinism
@pytest.mark.parametrize(("it", "pm"), SEATS)
def test_the_log_is_that_of_the_policies_and_of_the_replay(
    first_week: Scenario, tmp_path: Path, it: str, pm: str
) -> None:
    path, told = tmp_path / "game.save", headless(first_week, 7)
    driver = play_on(started(first_week, 7, path, it=it, pm=pm), players("by-the-book", "by-the-book"))
    driver.close()
    save = read(path)
    assert driver.events_bytes() == told.events_bytes()
    assert Game(replay(save), {}).events_bytes() == told.events_bytes()
    assert save.end is not None
    assert save.end["digest"] == told.digest()
    assert (save.end["policies"]["it"], save.end["policies"]["pm"]) == (it, pm)
    assert driver.summary() | {"policies": 0} == told.summary() | {"policies": 0}


def test_a_short_game_of_a_larger_house_with_staff_who_lead(tmp_path: Path) -> None:
    scenario = load_scenario("the-project-office")
    weeks = 6
    told = play(scenario, 3, {s: ("by-the-book", make(s, "by-the-book")) for s in ("it", "pm")}, weeks=weeks)
    path = tmp_path / "game.save"
    driver = play_on(started(scenario, 3, path, pm="by-the-book"), players("by-the-book", "by-the-book"), weeks)
    driver.close()
    assert driver.events_bytes() == told.events_bytes()
    assert any(seat.startswith("pm:") for seat in driver.policies), "nobody of the staff leads a project here"
    with Driver.open(path) as again:
        assert again.policies == driver.policies
        assert (again.stage, again.week, again.clock) == (driver.stage, driver.week, driver.clock)


@pytest.mark.parametrize("luck", range(4))
def test_taking_back_leaving_killing_and_cutting_up_change_nothing(
    first_week: Scenario, tmp_path: Path, luck: int
) -> None:
    it, pm = SEATS[luck % len(SEATS)]
    path, told = tmp_path / "game.save", headless(first_week, 11)
    chaos = Chaos(luck, players("by-the-book", "by-the-book"), often=0.2)
    driver = chaos.play(started(first_week, 11, path, it=it, pm=pm))
    driver.close()
    assert chaos.opened > 3
    assert chaos.undone > 0
    assert driver.events_bytes() == told.events_bytes()
    assert list(replay(read(path)).events()) == list(told.session.events())
    with Driver.open(path) as again:
        assert again.stage == "over"


def test_whatever_line_was_the_last_the_game_goes_on_from_it(first_week: Scenario, tmp_path: Path) -> None:
    """A kill in the middle of what a policy decides: it is asked again, and what it said already is not said twice."""
    path = tmp_path / "game.save"
    player = players("by-the-book", "by-the-book")
    with started(first_week, 5, path, pm="by-the-book") as first:
        whole = play_on(first, player).events_bytes()
    lines = path.read_bytes().splitlines(keepends=True)
    exact = 0
    for count in random.Random(1).sample(range(2, len(lines)), 12):
        cut = tmp_path / f"{count}.save"
        cut.write_bytes(b"".join(lines[:count]) + lines[count][:17])
        with Driver.open(cut) as driver:
            assert len(driver.warnings) == 1
            save = read(cut)
            if driver.stage in {"corridor", "stop"} and len(save.entries) > save.placed:
                continue  # a person had said a part of it, and says the rest in another way
            while driver.undo():
                pass
            assert play_on(driver, player).events_bytes() == whole
            exact += 1
    assert exact >= 8


def test_a_save_that_goes_another_way_than_its_policies_is_refused(first_week: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "game.save"
    play_on(started(first_week, 5, path, it="by-the-book"), players("by-the-book", "by-the-book"), 1).close()
    lines = path.read_bytes().splitlines(keepends=True)
    records = [json.loads(line) for line in lines]
    at = next(n for n, r in enumerate(records) if r["kind"] == "decision" and r["seat"] == "it")
    records[at]["name"], records[at]["args"] = "write_handover_note", {"text": "not mine"}
    path.write_bytes(b"".join(lines[:at]) + json.dumps(records[at]).encode() + b"\n")
    with pytest.raises(Exception, match=r"write_handover_note, but .* was decided here"):
        Driver.open(path)
