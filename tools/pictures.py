"""Write every screen of the window in eight looks into a folder, to be looked at.

``python -m tools.pictures [FOLDER] [--only NAME]``; needs no display. With ``--readme`` it writes the six of the README
instead, that of the debrief once all games of its evidence are played.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import pygame

from game.play.settings import Settings
from game.ui.app import open_window
from game.ui.screens.debrief import DebriefScreen
from game.ui.window import Ui
from tools.tour import EIGHT, Look, around, dress, game, settle

_LIGHT: Final = Look("en", "light", (1280, 720), 100)
README: Final = {
    "it_overview": ("it_overview", EIGHT[0]),
    "it_services": ("it_services_light", _LIGHT),
    "pm_plan": ("pm_plan", EIGHT[0]),
    "week_running": ("week_running", EIGHT[0]),
    "stop_dilemma_owner": ("stop_dilemma_owner", EIGHT[0]),
    "over_decisions": ("debrief", EIGHT[0]),
}
"""Stop of the walk to the file in the README's folder, and in which look."""
_LONGEST_S: Final = 600


def main(folder: Path, only: str = "") -> int:
    """Write the pictures.

    Args:
        folder: Where to; it is made.
        only: Part of a screen's name; all without it.

    Returns:
        How many were written.
    """
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with tempfile.TemporaryDirectory() as home:
        os.environ["TWO_HATS_HOME"] = home
        ui = open_window(Settings(language="en", reduced_motion=True))
        for walk in (around(ui), game(ui)):
            for stop in walk:
                if only not in stop.name:
                    continue
                for look in EIGHT:
                    dress(ui, look)
                    settle(ui)
                    ui.draw()
                    pygame.image.save(ui.canvas.surface, str(folder / f"{stop.name}-{look.name}.png"))
                    count += 1
                dress(ui, EIGHT[0])
        pygame.quit()
    return count


def readme(folder: Path) -> int:
    """Write the pictures of the README; return how many."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["TWO_HATS_HOME"] = home
        ui = open_window(Settings(language="en", reduced_motion=True))
        left = dict(README)
        for stop in game(ui):
            if stop.name not in left:
                continue
            name, look = left.pop(stop.name)
            dress(ui, look)
            _wait_for_evidence(ui)
            settle(ui)
            ui.draw()
            pygame.image.save(ui.canvas.surface, str(folder / f"{name}.png"))
            dress(ui, EIGHT[0])
            if not left:
                break
        pygame.quit()
    return len(README) - len(left)


def _wait_for_evidence(ui: Ui) -> None:
    """Let the other processes finish if the debrief is open."""
    screen, until = ui.screens[0], time.monotonic() + _LONGEST_S
    while isinstance(screen, DebriefScreen) and time.monotonic() < until:
        ui.frame(0.02)
        if screen.evidence is not None and screen.evidence.share >= 1.0:
            return
        time.sleep(0.01)


if __name__ == "__main__":
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    if "--readme" in sys.argv:
        sys.stdout.write(f"{readme(Path('docs/pictures'))} pictures in docs/pictures\n")
        sys.exit()
    wanted = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    named = [part for part in sys.argv[1:] if not part.startswith("--") and part != wanted]
    where = Path(named[0] if named else "build/pictures")
    sys.stdout.write(f"{main(where, wanted)} pictures in {where}\n")
