"""A game that is killed at any moment goes on at the next start, with at most the last click lost."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from game.ui import flow
from game.ui.window import Ui
from sim.runner import Game
from sim.save import read, replay
from tests.ui.played import standing
from tests.ui.player import Plan, Player
from tests.ui.robot import Mouse

ROOT = Path(__file__).resolve().parents[2]
_ORDER = {"it": 0, "pm": 1, "corridor": 2, "week": 3, "stop": 3, "friday": 4, "review": 5, "over": 6}
_MOST_SEEN = 60
_PATIENCE_S = 60


def killed(home: Path, seed: int) -> list[dict[str, Any]]:
    """Play in a process of its own, kill it at a moment that the seed decides, and return what was seen until then."""
    chance = random.Random(seed)
    seen, wanted = [], chance.randint(1, _MOST_SEEN)
    environment = {**os.environ, "TWO_HATS_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.ui.played", "first-week", str(seed)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("{"):
            seen.append(json.loads(line))
        if len(seen) >= wanted:
            break
    time.sleep(chance.random() * 0.08)
    process.kill()
    rest = process.communicate(timeout=_PATIENCE_S)[0].splitlines(keepends=True)
    seen += [json.loads(line) for line in rest if line.startswith("{") and line.endswith("}\n")]
    assert process.returncode != 0, "it came to its end before it was killed"
    assert seen
    return seen


def rank(state: dict[str, Any]) -> tuple[int, int]:
    return state["week"], _ORDER[state["stage"]]


def check(ui: Ui, home: Path, seed: int) -> None:
    """Kill a game, start again, go on, and compare with what its player had seen."""
    last = killed(home, seed)[-1]
    hand = Mouse(ui)
    flow.title(ui)
    hand.wait(4)
    assert "nothing but the last click is lost" in hand.says()
    hand.go("title/go-on")
    hand.wait()
    assert ui.driver is not None
    now = standing(ui.driver)
    before, after = last["moves"], [list(move) for move in now["moves"]]
    common = min(len(before), len(after))
    assert abs(len(before) - len(after)) <= 1, (before, after)
    assert before[:common] == after[:common]
    assert rank(now) >= rank(last), (last, now)
    week = now["week"]
    if now["stage"] != "over":
        player = Player(hand, Plan(sections=False, craft=False))
        player.play(weeks=week)
        assert ui.driver.stage in {"friday", "over"}
    path = ui.driver.save_path
    assert path is not None
    assert ui.driver.events_bytes() == Game(replay(read(path)), {}).events_bytes()


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_game_goes_on(ui: Ui, tmp_path: Path, seed: int) -> None:
    check(ui, tmp_path, seed)


@pytest.mark.validate
@pytest.mark.parametrize("seed", range(5, 55))
def test_fifty_killed_games_go_on(ui: Ui, tmp_path: Path, seed: int) -> None:
    check(ui, tmp_path, seed)
