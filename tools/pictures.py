"""Write every screen of the window in eight looks into a folder, to be looked at.

``python -m tools.pictures [FOLDER] [--only NAME]``; needs no display.
"""

import os
import sys
import tempfile
from pathlib import Path

import pygame

from game.play.settings import Settings
from game.ui.app import open_window
from tools.tour import EIGHT, around, dress, game, settle


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


if __name__ == "__main__":
    wanted = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    named = [part for part in sys.argv[1:] if not part.startswith("--") and part != wanted]
    where = Path(named[0] if named else "build/pictures")
    sys.stdout.write(f"{main(where, wanted)} pictures in {where}\n")
