"""The save: scenario, seed and decisions, as lines that are only ever appended.

A running game can be neither pickled nor copied, so loading is replaying. Line kinds: ``header`` (the whole scenario as
text, so that a save needs nothing else), ``decision`` (refused ones too), ``undo``, ``digest`` (one per finished week),
``next_quarter`` (the game is judged and runs on), ``place`` (where a game that people play stands), ``room`` (what a
workshop keeps with it), ``end``. Every line is flushed and synced before the next thing happens: a kill costs at most
the line being written, and a cut-off last line is dropped on reading.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

from sim.kernel.decision import Decision
from sim.kernel.errors import DecisionError, InvariantError, ReplayDivergence, SaveError, ScenarioError
from sim.kernel.units import WEEK
from sim.scenario.load import scenario_from_source
from sim.session import Receipt, Session, decision
from sim.version import MODEL_VERSION, SAVE_FORMAT

_SEATS = ("it", "pm")
_MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded submission; ``refused`` is the code of its refusal, or empty."""

    sequence: int
    t_s: int
    seat: str
    name: str
    arguments: dict[str, Any]
    line: int
    refused: str = ""


@dataclass(slots=True)
class Save:
    """A save as read from its file.

    Attributes:
        header: As written.
        entries: Submissions that stand, in order; undone ones are left out.
        digests: Week to domain to digest.
        end: Closing record, or None if the game was cut off.
        next_quarter: Whether the game was judged and ran on.
        place: Where the game last stood, as whoever played it wrote it down; None for a game of policies alone.
        placed: How many submissions stood when that was written.
        room: What a workshop keeps with the game, in order; it changes nothing of it.
        undone: How many submissions were taken back.
        warnings: What could not be read, one sentence each.
        whole_bytes: Length of the part that could be read.
    """

    path: Path
    header: dict[str, Any]
    entries: list[Entry] = field(default_factory=list)
    digests: dict[int, dict[str, str]] = field(default_factory=dict)
    end: dict[str, Any] | None = None
    next_quarter: bool = False
    place: dict[str, Any] | None = None
    placed: int = 0
    room: list[dict[str, Any]] = field(default_factory=list)
    undone: int = 0
    warnings: list[str] = field(default_factory=list)
    whole_bytes: int = 0

    @property
    def weeks(self) -> int:
        """How many weeks were finished."""
        return max(self.digests, default=0)

    def session(self) -> Session:
        """Start the same game again, before its first decision.

        Raises:
            SaveError: The scenario inside the save cannot be read, or the save is of another model version.
        """
        theirs = self.header["model_version"]
        if theirs != MODEL_VERSION:
            raise SaveError(
                f"{self.path}: made with model version {theirs}, this is {MODEL_VERSION}: the same decisions would give"
                " another game, so it can be read but not continued"
            )
        try:
            scenario = scenario_from_source(self.header["scenario_files"])
        except ScenarioError as error:
            raise SaveError(f"{self.path}: the scenario inside the save is damaged: {error.problems[0]}") from error
        return Session(scenario, self.header["seed"])


class Writer(Protocol):
    """Whatever writes down how a game is played."""

    def decision(self, receipt: Receipt, t_s: int, seat: str, made: Decision) -> None:
        """Write down a submission."""

    def next_quarter(self) -> None:
        """Write down that the game was judged and runs on."""

    def week(self, week: int, digests: dict[str, str]) -> None:
        """Write down the digests after a finished week."""


class Recorder:
    """Writes a save while a game is played."""

    def __init__(self, path: Path | str, session: Session, policies: dict[str, str] | None = None) -> None:
        """Create the file and write its header.

        Args:
            path: A file that does not exist yet.
            session: The game, before its first decision.
            policies: Who sits where, for the record.

        Raises:
            SaveError: The file exists or cannot be written.
        """
        self.path = Path(path)
        self._good = 0
        try:
            self._file: IO[bytes] = self.path.open("xb", buffering=0)
        except FileExistsError:
            raise SaveError(f"{path}: exists already, and a save is never overwritten; choose another name") from None
        except OSError as error:
            raise SaveError(f"{path}: cannot be written: {error.strerror}") from error
        self._write(
            {
                "kind": "header",
                "format": SAVE_FORMAT,
                "model_version": MODEL_VERSION,
                "scenario": session.scenario.id,
                "seed": session.seed,
                "level": session.scenario.level.id,
                "seats": list(_SEATS),
                "policies": policies or {},
                "scenario_files": session.scenario.source,
            }
        )

    @classmethod
    def resume(cls, save: Save) -> "Recorder":
        """Go on writing a save behind the part that could be read; what could not be read is cut off.

        Raises:
            SaveError: The file cannot be written.
        """
        self = cls.__new__(cls)
        self.path = save.path
        self._good = save.whole_bytes
        try:
            self._file = save.path.open("r+b", buffering=0)
            self._forget_half_line()
        except OSError as error:
            raise SaveError(f"{save.path}: cannot be written: {error.strerror}") from error
        return self

    def _write(self, record: dict[str, Any]) -> None:
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        try:
            written = self._file.write(line)
            if written != len(line):
                raise OSError(28, "no space left on device")
            os.fsync(self._file.fileno())
        except OSError as error:
            self._forget_half_line()
            raise SaveError(
                f"{self.path}: cannot be written ({error.strerror}); everything up to the last decision is safe"
            ) from error
        self._good += len(line)

    def _forget_half_line(self) -> None:
        try:
            os.ftruncate(self._file.fileno(), self._good)
            self._file.seek(self._good)  # whoever tries again must not leave a hole
        except OSError:
            return  # Readers drop a cut-off line anyway.

    def decision(self, receipt: Receipt, t_s: int, seat: str, made: Decision) -> None:
        """Append a submission."""
        record = {"kind": "decision", "n": receipt.sequence, "t": t_s, "seat": seat, "name": made.name()}
        record["args"] = made.arguments()
        if receipt.refusal is not None:
            record["refused"] = receipt.refusal.code
        self._write(record)

    def undo(self, sequence: int) -> None:
        """Append that a submission was taken back; the caller rebuilds the session by replay."""
        self._write({"kind": "undo", "n": sequence})

    def next_quarter(self) -> None:
        """Append that the game was judged and runs on."""
        self._write({"kind": "next_quarter"})

    def place(self, record: dict[str, Any]) -> None:
        """Append where the game stands, so that it can go on exactly there; a replay does not need it."""
        self._write({"kind": "place", **record})

    def room(self, record: dict[str, Any]) -> None:
        """Append what a workshop keeps with the game; a replay does not need it."""
        self._write({"kind": "room", **record})

    def week(self, week: int, digests: dict[str, str]) -> None:
        """Append the digests after a finished week."""
        self._write({"kind": "digest", "week": week, "domains": digests})

    def end(self, result: dict[str, Any]) -> None:
        """Append the closing record."""
        self._write({"kind": "end", **result})

    def close(self) -> None:
        """Close the file; it stays valid as it is."""
        self._file.close()

    def __enter__(self) -> Self:
        """Return the recorder."""
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """Close the file."""
        self.close()


def read(path: Path | str) -> Save:
    """Read a save as far as it can be read.

    Returns:
        The save; ``warnings`` says what was dropped.

    Raises:
        SaveError: Not even the header can be read; the message says what the file is instead.
    """
    path = Path(path)
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise SaveError(f"{path}: larger than {_MAX_BYTES >> 20} MiB, so it is not a save")
        data = path.read_bytes()
    except OSError as error:
        raise SaveError(f"{path}: cannot be read: {error.strerror}") from error
    lines = data.split(b"\n")
    save = Save(path, _header(path, lines[0]))
    save.whole_bytes = len(lines[0]) + 1
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        problem = _take(save, line, number)
        if problem:
            last = number == len(lines)
            what = "the last line was cut off and is left out" if last else f"{problem}; what follows is left out"
            save.warnings.append(f"{path}:{number}: {what}; {_rescued(save)}")
            break
        save.whole_bytes += len(line) + 1
    return save


def _rescued(save: Save) -> str:
    return f"{len(save.entries)} decisions and {save.weeks} weeks could be read"


def _header(path: Path, line: bytes) -> dict[str, Any]:
    try:
        header = json.loads(line)
    except (ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("kind") != "header":
        raise SaveError(f"{path}:1: this is not a save: its first line is no header")
    if not isinstance(header.get("format"), int) or header["format"] > SAVE_FORMAT:
        raise SaveError(
            f"{path}:1: written by a newer version (format {header.get('format')!r}, this reads up to {SAVE_FORMAT})"
        )
    wanted = {"model_version": str, "scenario": str, "seed": int, "scenario_files": dict}
    for key, kind in wanted.items():
        if not isinstance(header.get(key), kind):
            raise SaveError(f"{path}:1: {key}: missing or damaged in the header")
    return header


def _take(save: Save, line: bytes, number: int) -> str:
    """Add one line to the save; returns what is wrong with it, or nothing."""
    try:
        record = json.loads(line)
        kind = record["kind"]
        if kind == "decision":
            _take_decision(save, record, number)
        elif kind == "undo":
            before = len(save.entries)
            save.entries = [entry for entry in save.entries if entry.sequence != record["n"]]
            save.undone += before - len(save.entries)
        elif kind == "digest":
            save.digests[int(record["week"])] = {str(k): str(v) for k, v in record["domains"].items()}
        elif kind == "next_quarter":
            save.next_quarter = True
        elif kind == "place":
            save.place, save.placed = dict(record), len(save.entries)
        elif kind == "room":
            save.room.append({key: value for key, value in record.items() if key != "kind"})
        elif kind == "end":
            save.end = record
        else:
            return f"unknown kind of line {kind!r}"
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "this line is damaged"
    except DecisionError as error:
        return str(error)
    return ""


def _take_decision(save: Save, record: dict[str, Any], number: int) -> None:
    decision(record["name"], record["args"])
    n, t_s, seat, refused = int(record["n"]), int(record["t"]), str(record["seat"]), str(record.get("refused", ""))
    entry = Entry(n, t_s, seat, record["name"], record["args"], number, refused)
    if save.entries and entry.t_s < save.entries[-1].t_s:
        raise ValueError("time runs backwards")
    save.entries.append(entry)


def replay(
    save: Save,
    until_week: int | None = None,
    *,
    verify: bool = True,
    each_week: Callable[[int, Session], None] | None = None,
) -> Session:
    """Play a save again.

    Args:
        save: As read.
        until_week: Stop after this week; without it, where the save ends.
        verify: Compare every recorded digest.
        each_week: Called after each finished week.

    Returns:
        The session, standing after the last week asked for with the decisions of the save made.

    Raises:
        ReplayDivergence: A digest differs; it names the first week and domain.
        SaveError: The save cannot be played again.
    """
    session = save.session()
    last = min(until_week or save.weeks, session.scenario.all_weeks)
    entries = [entry for entry in save.entries if entry.t_s < last * WEEK or until_week is None]
    position = 0
    for week in range(1, last + 1):
        if save.next_quarter and week == session.scenario.weeks + 1:
            session.begin_next_quarter()
        while position < len(entries) and entries[position].t_s < week * WEEK:
            _repeat(session, entries[position], save)
            position += 1
        run_to(session, week * WEEK)
        if verify:
            _compare(save, week, session)
        if each_week is not None:
            each_week(week, session)
    if save.next_quarter and last == session.scenario.weeks and until_week is None:
        session.begin_next_quarter()
    for entry in entries[position:]:
        _repeat(session, entry, save)
    if until_week is None and save.end is not None:
        run_to(session, int(save.end.get("t", 0)))  # a rule may have ended the game in the middle of a week
    return session


def run_to(session: Session, t_s: int) -> None:
    """Let time run to an instant, through every stop."""
    while session.clock < t_s and not session.over:
        session.advance(t_s)


def _repeat(session: Session, entry: Entry, save: Save) -> None:
    run_to(session, entry.t_s)
    try:
        session.submit(decision(entry.name, entry.arguments), entry.seat)
    except InvariantError:
        raise
    except Exception as error:
        raise SaveError(f"{save.path}:{entry.line}: {entry.name} cannot be repeated: {error}") from error


def _compare(save: Save, week: int, session: Session) -> None:
    recorded = save.digests.get(week)
    if recorded is None:
        return
    for domain, value in session.digest().items():
        if recorded.get(domain) != value:
            raise ReplayDivergence(week, domain)
