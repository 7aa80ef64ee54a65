"""Save slots: which games there are, where a new one goes, which one a crash cut off."""

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from game import paths
from game.play.files import reason, write_whole
from game.play.opening import humans_of, seats_text
from game.play.place import Step
from sim.version import MODEL_VERSION, SAVE_FORMAT

SUFFIX: Final = ".save"
PICTURE: Final = ".png"
_RUNNING: Final = "running"
_HEAD_BYTES: Final = 8 << 20


@dataclass(frozen=True, slots=True)
class Slot:
    """One save as the list shows it.

    Attributes:
        path: The file.
        scenario: Its id, or empty if that cannot be read.
        week: That it stands in.
        step: Part of the turn, or empty.
        saved: When it was written last, in local time.
        level: Level of difficulty.
        seats: ``solo``, ``hot``, ``it``, ``pm``, or ``none`` for a game of policies alone.
        seed: Luck.
        finished: Whether it was played to its end.
        playable: Whether one can go on with it; a finished one can be looked at.
        picture: File with what the screen showed, or None.
        problem: Why it cannot be opened, as one sentence, or empty.
    """

    path: Path
    saved: datetime
    scenario: str = ""
    week: int = 0
    step: Step | str = ""
    level: str = ""
    seats: str = ""
    seed: int = 0
    finished: bool = False
    picture: Path | None = None
    problem: str = ""

    @property
    def playable(self) -> bool:
        """Tell whether it can be opened."""
        return not self.problem


def folder() -> Path:
    """Return where the slots are, and make it.

    Raises:
        OSError: It cannot be made.
    """
    where = paths.saves()
    where.mkdir(parents=True, exist_ok=True)
    return where


def new_path(scenario: str, now: datetime | None = None) -> Path:
    """Return a name for a new save that nothing has yet.

    Raises:
        OSError: The folder cannot be made.
    """
    moment = now or datetime.now()
    base = f"{scenario}-{moment:%Y-%m-%d-%H%M%S}"
    name, number = folder() / f"{base}{SUFFIX}", 1
    while name.exists():
        number += 1
        name = folder() / f"{base}-{number}{SUFFIX}"
    return name


def slots(where: Path | None = None) -> tuple[Slot, ...]:
    """Return all saves, the latest first; one that cannot be read says so in one line."""
    where = where or paths.saves()
    try:
        files = sorted(entry for entry in where.iterdir() if entry.suffix == SUFFIX and entry.is_file())
    except OSError:
        return ()
    return tuple(sorted((slot_of(file) for file in files), key=lambda slot: slot.saved, reverse=True))


def slot_of(path: Path) -> Slot:
    """Return a save as the list shows it, without reading all of it into objects."""
    picture = path.with_suffix(PICTURE)
    try:
        saved = datetime.fromtimestamp(path.stat().st_mtime)
        header, last = _ends(path)
    except OSError as error:
        return Slot(path, datetime.fromtimestamp(0), problem=f"{path.name}: {reason(error)}")
    shown = picture if picture.is_file() else None
    problem = _problem(path, header)
    if header is None or problem:
        scenario = str(header.get("scenario", "")) if header is not None else ""
        return Slot(path, saved, scenario, picture=shown, problem=problem)
    named = header.get("policies")
    humans = humans_of(named if isinstance(named, dict) else {})
    place, finished = last
    return Slot(
        path=path,
        saved=saved,
        scenario=str(header["scenario"]),
        week=place.get("running", 0) if isinstance(place.get("running"), int) else 0,
        step=str(place.get("step", "")),
        level=str(header.get("level", "")),
        seats=seats_text(humans, hot=bool(place.get("hot"))),
        seed=header["seed"],
        finished=finished,
        picture=shown,
        problem="" if place or finished else f"{path.name}: was not played by people and has no end",
    )


def _problem(path: Path, header: dict[str, Any] | None) -> str:
    if header is None or header.get("kind") != "header" or not isinstance(header.get("seed"), int):
        return f"{path.name}: is no save, or damaged at its beginning"
    theirs, version = header.get("format"), header.get("model_version")
    if not isinstance(theirs, int) or theirs > SAVE_FORMAT:
        return f"{path.name}: was written by a newer version of the game"
    if version != MODEL_VERSION:
        return f"{path.name}: was played with model version {version}; this is {MODEL_VERSION}, so it cannot go on"
    return ""


def _ends(path: Path) -> tuple[dict[str, Any] | None, tuple[dict[str, Any], bool]]:
    """Return the header, the last place that is noted, and whether the game has an end."""
    with path.open("rb") as file:
        header = _record(file.readline(_HEAD_BYTES))
        rest = file.read()
    finished = False
    for line in reversed(rest.split(b"\n")):
        record = _record(line) if line.startswith((b'{"kind":"place"', b'{"kind":"end"')) else None
        if record is not None and record.get("kind") == "end":
            finished = True
        elif record is not None:
            return header, (record, finished)
    return header, ({}, finished)


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def delete(slot: Slot) -> str:
    """Remove a save and its picture.

    Returns:
        Nothing, or one sentence that says why it is still there.
    """
    try:
        slot.path.unlink(missing_ok=True)
        slot.path.with_suffix(PICTURE).unlink(missing_ok=True)
    except OSError as error:
        return f"{slot.path.name}: cannot be deleted: {reason(error)}"
    return ""


def keep_picture(save: Path, png: bytes) -> bool:
    """Put a picture beside a save; a game without one is as good, so a full disk is no news here."""
    try:
        write_whole(save.with_suffix(PICTURE), png)
    except OSError:
        return False
    return True


class Running:
    """The mark that a game is being played; it outlives a crash and no clean exit.

    While it is held the file is locked, so that a second window does not take a game that runs for one that crashed.
    """

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._file: IO[bytes] | None = None

    def begin(self, save: Path) -> bool:
        """Mark a game as running; without a writable folder it is played without the mark."""
        self.end()
        try:
            file = _mark().open("a+b")
        except OSError:
            return False
        if not _lock(file):
            file.close()
            return False
        try:
            file.truncate(0)
            file.write(str(save.absolute()).encode())
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def end(self) -> None:
        """Take the mark away: the game was left in good order."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.truncate(0)
            self._file.close()
            self._file = None


def unfinished() -> Slot | None:
    """Return the game that was cut off by a crash or a kill, if there is one that can go on."""
    try:
        with _mark().open("r+b") as file:
            if not _lock(file):
                return None  # another window plays it at this moment
            name = file.read(4096).decode("utf-8", "replace").strip()
    except OSError:
        return None
    path = Path(name) if name else None
    if path is None or not path.is_file():
        return None
    slot = slot_of(path)
    return slot if slot.playable and not slot.finished else None


def _mark() -> Path:
    return folder() / _RUNNING


def _lock(file: IO[bytes]) -> bool:
    """Lock a file until it is closed or the process dies; where there are no locks everything passes."""
    for lock in _locks():
        try:
            lock(file.fileno())
        except OSError:
            return False
    return True


def _locks() -> Iterator[Callable[[int], None]]:
    try:
        import fcntl
    except ImportError:
        pass
    else:
        yield lambda number: fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    try:
        import msvcrt
    except ImportError:
        return
    windows: Any = msvcrt
    yield lambda number: _lock_far(windows, number)


def _lock_far(windows: Any, number: int) -> None:
    """Lock a byte far behind the name, because what is locked there cannot be read."""
    os.lseek(number, 1 << 20, os.SEEK_SET)
    windows.locking(number, windows.LK_NBLCK, 1)
    os.lseek(number, 0, os.SEEK_SET)
