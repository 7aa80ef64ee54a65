"""Save slots: what is listed, what a crash leaves behind, what is said when a file is broken."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from game.play import slots
from game.play.driver import Driver
from sim.scenario.load import load_scenario
from sim.version import SAVE_FORMAT
from tests.play import move, play_on, players, started

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("TWO_HATS_HOME", str(tmp_path))
    yield tmp_path


def begun(path: Path, *, hot: bool = False) -> Path:
    with Driver.new(load_scenario("first-week"), 7, seats={"it": "human", "pm": "human"}, save=path, hot=hot) as driver:
        move(driver, players("by-the-book", "by-the-book"))
    return path


def test_a_slot_says_what_is_in_it() -> None:
    path = begun(slots.new_path("first-week", datetime(2026, 1, 5, 9, 30)), hot=True)
    assert path.name == "first-week-2026-01-05-093000.save"
    assert slots.keep_picture(path, b"\x89PNG")
    (slot,) = slots.slots()
    assert (slot.path, slot.scenario, slot.week, slot.step) == (path, "first-week", 1, "desk")
    assert (slot.level, slot.seats, slot.seed, slot.finished) == ("standard", "hot", 7, False)
    assert (slot.playable, slot.problem) == (True, "")
    assert slot.picture == path.with_suffix(".png")
    assert slots.delete(slot) == ""
    assert slots.slots() == ()
    assert list(path.parent.iterdir()) == []


def test_names_are_never_taken_twice() -> None:
    moment = datetime(2026, 1, 5, 9, 30)
    first = begun(slots.new_path("first-week", moment))
    second = slots.new_path("first-week", moment)
    assert second != first
    assert not second.exists()


def test_a_finished_game_says_so() -> None:
    path = slots.new_path("first-week")
    with started(load_scenario("first-week"), 7, path) as driver:
        play_on(driver, players("by-the-book", "by-the-book"))
    (slot,) = slots.slots()
    assert (slot.finished, slot.week, slot.seats) == (True, 4, "solo")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: b"", "is no save"),
        (lambda data: b"\x00" * 500, "is no save"),
        (lambda data: data[:1000], "is no save"),
        (lambda data: data.replace(f'"format":{SAVE_FORMAT}'.encode(), b'"format":99', 1), "newer version of the game"),
        (
            lambda data: data.replace(b'"model_version":"', b'"model_version":"0.', 1),
            "was played with model version 0.",
        ),
        (lambda data: data[: data.index(b"\n") + 1], "was not played by people"),
    ],
)
def test_a_broken_file_is_one_clear_line(change: object, message: str) -> None:
    path = begun(slots.new_path("first-week"))
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    (slot,) = slots.slots()
    assert message in slot.problem
    assert "\n" not in slot.problem
    assert not slot.playable


def test_a_line_that_was_cut_off_does_not_keep_a_game_from_the_list() -> None:
    path = begun(slots.new_path("first-week"))
    with path.open("ab") as file:
        file.write(b'{"kind":"place","st')
    (slot,) = slots.slots()
    assert slot.playable
    assert slot.week == 1


def test_without_a_folder_the_list_is_empty(home: Path) -> None:
    assert slots.slots() == ()
    (home / "saves").write_text("a file where the folder should be")
    assert slots.slots() == ()
    assert not slots.keep_picture(home / "saves" / "x.save", b"")
    assert not slots.Running().begin(home / "saves" / "x.save")
    assert slots.unfinished() is None


def test_a_clean_exit_leaves_nothing_to_go_on_with() -> None:
    path = begun(slots.new_path("first-week"))
    running = slots.Running()
    assert running.begin(path)
    assert slots.unfinished() is None, "a game that runs is no game that crashed"
    running.end()
    assert slots.unfinished() is None


CRASH = """
import os, signal, sys
from pathlib import Path
from game.play import slots
from sim.scenario.load import load_scenario
from tests.play import move, players, started

path, moves, begin_again = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[1]).exists()
running = slots.Running()
assert running.begin(path)
from game.play.driver import Driver
driver = Driver.open(path) if begin_again else started(load_scenario("first-week"), 7, path)
player = players("by-the-book", "by-the-book")
for _ in range(moves):
    while driver.stage in {"it", "pm"} and driver.undo():
        pass
    move(driver, player, budget_s=0.0, until_s=driver.clock + 40_000)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_after_kills_the_game_goes_on_and_is_the_same(tmp_path: Path) -> None:
    from tests.unit.play.test_equality import headless

    path = slots.new_path("first-week")
    for moves in (3, 9, 17, 11, 5):
        done = subprocess.run(
            [sys.executable, "-c", CRASH, str(path), str(moves)], cwd=ROOT, check=False, capture_output=True, timeout=60
        )
        assert done.returncode == -9, done.stderr.decode()
        slot = slots.unfinished()
        assert slot is not None
        assert slot.path == path
    with Driver.open(path) as driver:
        while driver.undo():
            pass
        play_on(driver, players("by-the-book", "by-the-book"))
        assert driver.events_bytes() == headless(load_scenario("first-week"), 7).events_bytes()
    assert slots.unfinished() is None, "it is finished"
