"""Give to trainer: one file for a folder on a stick, named after team, scenario and turn, with nobody's name in it."""

import re
import unicodedata
from pathlib import Path
from typing import Final

from game import paths
from game.classroom.sitting import Sitting

SUFFIX: Final = ".save"
FOLDER: Final = "for-the-trainer"
_MOST_PART: Final = 30


def default_folder() -> Path:
    """Return where files for the trainer go unless somebody chooses another place."""
    return paths.data() / FOLDER


def name_of(sitting: Sitting) -> str:
    """Return the name of the file: ``team-scenario-turn.save``."""
    turn = f"t{sitting.played:02d}"
    return f"{plain(sitting.team) or 'team'}-{plain(sitting.room.scenario)}-{turn}{SUFFIX}"


def give(sitting: Sitting, folder: Path) -> Path:
    """Write the game as it stands to a folder; the same turn of the same team replaces its earlier file.

    Raises:
        OSError: It cannot be written, or the game is kept in memory only; nothing is left behind.
    """
    source = sitting.driver.save_path
    if source is None:
        raise OSError(2, "this game is kept in memory only")
    data = source.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    target = _target(folder, name_of(sitting), data)
    from game.play.files import write_whole

    write_whole(target, data)
    return target


def _target(folder: Path, name: str, data: bytes) -> Path:
    """Return a file of that name that is not of another team: two teams may have chosen the same name."""
    stem, number = name.removesuffix(SUFFIX), 1
    target = folder / name
    while target.exists() and not _grown_from(target, data):
        number += 1
        target = folder / f"{stem}-{number}{SUFFIX}"
    return target


def _grown_from(file: Path, data: bytes) -> bool:
    """Tell whether a game goes on from what a file holds."""
    return data.startswith(file.read_bytes())


def plain(text: str) -> str:
    """Return a text as part of a file name on any system: letters, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")[:_MOST_PART].strip("-")
