"""Keeps answers about a game from one time to the next, so that nobody waits twice for the same evidence.

One file for each game, lines that are only ever appended; what cannot be read is played again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from sim.fork import Fate, Recorded
from sim.lab.questions import Question
from sim.version import MODEL_VERSION

_MOST_FILES: Final = 40


def name_of(recorded: Recorded) -> str:
    """Return the name of the file of a game: a digest of all that it came from, and of the model."""
    text = json.dumps([MODEL_VERSION, recorded.source, recorded.seed, recorded.moves, recorded.until_s])
    return blake2b(text.encode(), digest_size=12).hexdigest() + ".jsonl"


def lines_of(folder: Path | None, recorded: Recorded) -> list[str]:
    """Return the lines that are kept about a game, none without a folder."""
    if folder is None:
        return []
    try:
        return (folder / name_of(recorded)).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def load(folder: Path | None, recorded: Recorded, kinds: Sequence[str] = ("",)) -> dict[Question, Fate]:
    """Return what is kept about a game, nothing without a folder.

    Args:
        folder: Where it is kept.
        recorded: The game.
        kinds: Only questions of these kinds; all without it.
    """
    found = {}
    wanted = tuple(f'[["{kind}' for kind in kinds)
    for line in lines_of(folder, recorded):
        if not line.startswith(wanted):
            continue
        try:
            question, fate = json.loads(line)
            kind, without, seed, hands, areas, change = question
            given = str(kind), int(without), int(seed), (str(hands[0]), str(hands[1])), tuple(areas), str(change)
            found[Question(*given)] = fate_of(fate)
        except (ValueError, TypeError, KeyError, IndexError):
            continue
    return found


def fate_of(record: Mapping[str, Any]) -> Fate:
    """Return how a game came out from what was kept of it.

    Raises:
        TypeError, KeyError: It is no such record.
    """
    return Fate(**{**record, "impossible": tuple(record["impossible"])})


def keep(folder: Path | None, recorded: Recorded, found: Mapping[Question, Fate]) -> None:
    """Append answers; a folder that cannot be written costs nothing but time."""
    if folder is None:
        return
    add(folder, recorded, [[question, asdict(fate)] for question, fate in found.items()])


def add(folder: Path, recorded: Recorded, records: Sequence[Any]) -> None:
    """Append records, one line each; a folder that cannot be written costs nothing but time."""
    lines = (json.dumps(record, separators=(",", ":")) + "\n" for record in records)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / name_of(recorded)).open("a", encoding="utf-8") as file:
            file.writelines(lines)
        _tidy(folder)
    except OSError:
        return


def forget(folder: Path | None, recorded: Recorded) -> None:
    """Throw away what is kept about a game."""
    if folder is not None:
        (folder / name_of(recorded)).unlink(missing_ok=True)


def _tidy(folder: Path) -> None:
    """Leave only the files that were written to last."""
    files = sorted(folder.glob("*.jsonl"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_MOST_FILES:]:
        path.unlink(missing_ok=True)
