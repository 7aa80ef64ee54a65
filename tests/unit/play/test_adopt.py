"""Taking over a game that policies played: from the desk of a week on, exactly as it stood there."""

from pathlib import Path

import pytest

from game.play.adopt import adopt
from game.play.driver import Driver
from sim.kernel.errors import SaveError
from sim.policies.registry import make
from sim.runner import play
from sim.save import Recorder, read, replay
from sim.scenario.load import load_scenario
from tests.play import play_on, players


@pytest.fixture
def save(tmp_path: Path) -> Path:
    path = tmp_path / "policies.save"
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    play(load_scenario("first-week"), 6, seats, recorder=lambda session: Recorder(path, session, {}))
    return path


@pytest.mark.parametrize("week", [1, 3])
def test_whoever_goes_on_as_the_policies_did_gets_their_game(save: Path, tmp_path: Path, week: int) -> None:
    before = save.read_bytes()
    driver = Driver.open(adopt(save, week, tmp_path / "mine.save"))
    assert (driver.stage, driver.week, driver.humans) == ("it", week, ("it", "pm"))
    play_on(driver, players("by-the-book", "by-the-book"))
    assert list(driver.events()) == list(replay(read(save)).events())
    assert save.read_bytes() == before
    driver.close()


def test_a_week_that_has_no_desk_is_refused(save: Path, tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="there is no desk in week 9"):
        adopt(save, 9, tmp_path / "mine.save")
    assert not (tmp_path / "mine.save").exists()


def test_nothing_is_overwritten(save: Path) -> None:
    with pytest.raises(SaveError, match="cannot be written"):
        adopt(save, 2, save)
