"""The program with a hand at it, as a process that may be killed: says after each frame what a player has seen done."""

import json
import sys
from typing import Any

import pygame

from game.play.driver import Driver
from game.play.request import PlayRequest
from game.play.settings import Settings
from game.ui import app, opening
from tests.ui.player import Plan, Player
from tests.ui.robot import Mouse

_FASTER = 4


def standing(driver: Driver) -> dict[str, Any]:
    """Return what has been decided and where the game stands."""
    return {
        "moves": [[move.sequence, move.name] for move in driver.recorded().moves],
        "week": driver.week,
        "stage": driver.stage,
        "seat": driver.seat,
    }


def main(scenario: str, seed: int) -> None:
    """Play a game from its briefing to the debrief in the window's own loop."""
    app._FRAME_S /= _FASTER  # type: ignore[misc]
    ui = app.open_window(Settings(language="en", reduced_motion=True))
    opening.serve(ui, PlayRequest(scenario=scenario, seed=seed))
    loop = app.Loop(ui)
    said: list[str] = [""]
    revision: list[object] = [None]

    def turn(event: pygame.event.Event | None) -> None:
        if event is not None:
            pygame.event.post(event)
        loop.turn()
        driver = ui.driver
        if driver is None or (driver.revision, driver.stage) == revision[0]:
            return
        revision[0] = driver.revision, driver.stage
        line = json.dumps(standing(driver))
        if line != said[0]:
            said[0] = line
            print(line, flush=True)

    player = Player(Mouse(ui, turn), Plan(sections=False))
    player.hand.wait(4)
    player.hand.go("begin")
    player.play()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
