"""Takes over a game that policies played: a person sits down at both desks of some week."""

import json
from pathlib import Path
from typing import Any

from sim.kernel.errors import SaveError
from sim.kernel.units import week_start
from sim.runner import character
from sim.save import Save, read, replay

_KEPT = frozenset({"header", "decision", "undo", "digest"})


def adopt(path: Path, week: int, target: Path) -> Path:
    """Copy a save of policies up to the desks of a week, so that people can play on from there.

    Args:
        path: The save; it stays as it is.
        week: First week of a turn.
        target: A file that does not exist yet.

    Raises:
        SaveError: The save does not reach that week, or the copy cannot be written.
    """
    save = read(path)
    at_s = week_start(week)
    turn_weeks = save.session().scenario.turn_weeks
    if (week - 1) % turn_weeks or not 1 <= week <= save.weeks:
        raise SaveError(f"{path}: there is no desk in week {week} to go back to")
    lines = [_line(record) for record in _records(path) if _before(record, at_s, week)]
    lines.append(_line({"kind": "place", **_place(save, week)}))
    try:
        with target.open("xb") as file:
            file.write(b"".join(lines))
    except OSError as error:
        raise SaveError(f"{target}: cannot be written: {error.strerror}") from error
    return target


def _records(path: Path) -> list[dict[str, Any]]:
    records = []
    for line in path.read_bytes().splitlines():
        try:
            records.append(json.loads(line))
        except ValueError:
            break  # what was cut off cannot be played on from
    records[0]["policies"] = {"it": "human", "pm": "human"}
    return records


def _before(record: dict[str, Any], at_s: int, week: int) -> bool:
    kind = record.get("kind")
    if kind == "decision":
        return int(record["t"]) < at_s
    if kind == "digest":
        return int(record["week"]) < week
    return kind in _KEPT


def _place(save: Save, week: int) -> dict[str, Any]:
    """Return the desks of a week as a game of people writes them down."""
    session = replay(save, week - 1, verify=False) if week > 1 else save.session()
    named = {str(k): str(v) for k, v in (save.end or {}).get("policies", {}).items()}
    staff = {
        seat: named.get(seat) or character(session, session.leader(seat))
        for seat in session.seats()
        if seat.startswith("pm:")
    }
    seats = ["it", "pm", *staff]
    place = {"step": "desk", "week": week, "running": week, "seats": seats, "index": 0, "t": session.clock}
    return place | {"staff": staff, "named": {"it": "human", "pm": "human", **staff}, "hot": False}


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
