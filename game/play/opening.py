"""Opens a game: a new one, one that goes on from its save, or one that branches off."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.play.pen import Made, Pen
from game.play.place import place_of
from game.play.rebuild import Rebuilding
from game.play.turn import HUMAN, Turn
from sim.kernel.errors import ReplayDivergence, SaveError
from sim.policies.policy import Policy
from sim.policies.registry import PolicyError, make
from sim.runner import Table
from sim.save import Entry, Recorder, Save, read
from sim.scenario.definitions import Scenario
from sim.session import Session, decision


@dataclass(slots=True)
class Opened:
    """A game that is ready.

    Attributes:
        desk_from: Where in the journal the present turn at a desk begins.
    """

    turn: Turn
    pen: Pen
    humans: tuple[str, ...]
    hot: bool
    desk_from: int
    warnings: tuple[str, ...] = ()


def begin(scenario: Scenario, seed: int, seats: Mapping[str, str], save: Path | None, *, hot: bool) -> Opened:
    """Begin a game.

    Raises:
        PolicyError: A seat names a policy that cannot be found.
        SaveError: The save cannot be written.
    """
    humans = humans_of(seats)
    session = Session(scenario, seed)
    policies = _policies(seats)
    pen = Pen(Recorder(save, session, dict(seats)) if save is not None else None)
    turn = Turn(Table(session, policies, pen, staffed=True), pen, humans, {"hot": hot})
    turn.begin(1)
    return Opened(turn, pen, humans, hot, len(pen.journal))


def humans_of(seats: Mapping[str, str]) -> tuple[str, ...]:
    """Return the hats that people wear."""
    return tuple(seat for seat in ("it", "pm") if seats.get(seat) == HUMAN)


def _policies(seats: Mapping[str, str]) -> dict[str, tuple[str, Policy]]:
    return {seat: (seats[seat], make(seat, seats[seat])) for seat in ("it", "pm") if seats.get(seat, HUMAN) != HUMAN}


def go_on(path: Path) -> Opened:
    """Go on with a game exactly where it stands.

    Raises:
        SaveError: The save cannot be read, or is of another model version.
    """
    save = read(path)
    where = _where(save)
    place = place_of(where, path)
    seats = {seat: str(name) for seat, name in save.header.get("policies", {}).items()}
    humans = humans_of(seats)
    placed = save.placed if save.end is None else len(save.entries)
    before, since = save.entries[:placed], save.entries[placed:]
    session = _rebuilt(save, before, int(where.get("t", 0)))
    pen = Pen(Recorder.resume(_kept(save)), save.weeks)
    try:
        pen.journal = [_made(entry) for entry in before]
        pen.room_lines = list(save.room)
        table = Table(session, _policies(seats) | _staff(where), pen, staffed=True)
        if save.next_quarter:
            table.resume_next_quarter({str(k): str(v) for k, v in where.get("named", {}).items()})
        turn = Turn(table, pen, humans, {"hot": bool(where.get("hot"))})
        turn.place, turn.finished = place, save.end is not None
        if place.step == "over" and not (turn.quarter_waits or save.next_quarter):
            turn.finish()
        opened = Opened(turn, pen, humans, bool(where.get("hot")), len(pen.journal), tuple(save.warnings))
        _repeat(opened, since)
    except (PolicyError, SaveError) as error:
        pen.close()
        raise SaveError(f"{path}: {error}") from error
    return opened


def _where(save: Save) -> dict[str, Any]:
    if save.place is not None and save.end is None:
        return save.place
    if save.end is not None:
        week = max(1, save.weeks)
        return {"step": "over", "week": week, "running": week, "t": save.end.get("t", 0), **_said(save)}
    raise SaveError(f"{save.path}: was not played by people and has no end; replay it to see what it holds")


def _said(save: Save) -> dict[str, Any]:
    named = save.end.get("policies", {}) if save.end is not None else {}
    hot = bool(save.place.get("hot")) if save.place is not None else False
    return {"named": named, "hot": hot}


def _staff(where: dict[str, Any]) -> dict[str, tuple[str, Policy]]:
    staff = where.get("staff", {})
    return {str(seat): (str(name), make("pm", str(name))) for seat, name in staff.items()}


def _made(entry: Entry) -> Made:
    refused = entry.refused
    return Made(entry.sequence, entry.t_s, entry.seat, decision(entry.name, entry.arguments), refused)


def _rebuilt(save: Save, entries: list[Entry], until_s: int) -> Session:
    scenario = save.session().scenario
    journal = [_made(entry) for entry in entries]
    building = Rebuilding(
        scenario,
        save.header["seed"],
        journal,
        until_s,
        next_quarter=save.next_quarter,
        digests=save.digests,
    )
    try:
        session = building.whole()
    except ReplayDivergence as error:
        raise SaveError(f"{save.path}: {error}") from error
    if session.clock != until_s:
        raise SaveError(f"{save.path}: the game stands elsewhere than the save says")
    return session


def _kept(save: Save) -> Save:
    """Keep a copy of a file of which more than its last line is lost, before going on overwrites the rest."""
    data = save.path.read_bytes()
    lost = data[save.whole_bytes :]
    if lost.count(b"\n") > 0:
        save.path.with_suffix(save.path.suffix + ".damaged").write_bytes(data)
    return save


def _repeat(opened: Opened, entries: list[Entry]) -> None:
    """Make again what was decided since the game last changed its place."""
    turn, pen = opened.turn, opened.pen
    pen.expect(entries)
    if turn.place.step in {"desk", "corridor", "stop"} and turn.is_human(turn.place.seat):
        for entry in entries:
            made = decision(entry.name, entry.arguments)
            at = turn.session.clock
            pen.decision(turn.session.submit(made, entry.seat), at, entry.seat, made)
        return
    if turn.place.step == "stop":
        turn.answer_on()
    else:
        turn.ask_on()
        opened.desk_from = len(pen.journal)
    if pen.expected:
        raise SaveError(f"{turn.place.step}: the save holds decisions that nobody made")


def branch(path: Path, week: int, target: Path) -> Path:
    """Copy a save up to the first desk of a turn, so that the game can be played on from there in another way.

    Args:
        path: The save.
        week: First week of the turn.
        target: A file that does not exist yet.

    Raises:
        SaveError: The save has no desk in that week, or the copy cannot be written.
    """
    import json

    kept: list[bytes] = []
    for line in path.read_bytes().splitlines(keepends=True):
        kept.append(line)
        try:
            record = json.loads(line)
        except ValueError:
            break
        at_desk = record.get("kind") == "place" and record.get("step") == "desk"
        if at_desk and record.get("week") == week and record.get("index") == 0:
            try:
                with target.open("xb") as file:
                    file.write(b"".join(kept))
            except OSError as error:
                raise SaveError(f"{target}: cannot be written: {error.strerror}") from error
            return target
    raise SaveError(f"{path}: there is no desk in week {week} to go back to")


def seats_text(humans: Collection[str], *, hot: bool) -> str:
    """Return how people sit: ``solo``, ``hot``, ``it``, ``pm``, or ``none``."""
    if len(humans) == 2:
        return "hot" if hot else "solo"
    return next(iter(humans), "none")
