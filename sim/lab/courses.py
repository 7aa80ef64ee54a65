"""Keeps how games went that were played again with something changed, on the shelf of the game they came from."""

import json
from collections import namedtuple
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final

from sim.fork import Impossible, Recorded
from sim.kernel.errors import Refusal
from sim.kernel.log import Event
from sim.lab import shelf
from sim.lab.whatif import Course
from sim.why.difference import Parting

_KIND: Final = "course"


def find(folder: Path | None, recorded: Recorded, change: str) -> Course | None:
    """Return how a game went with something changed, None if that is not kept.

    Args:
        folder: Of the shelf, or None.
        recorded: The game.
        change: Line of the change.
    """
    found = None
    start = _start(change)
    for line in shelf.lines_of(folder, recorded):
        if line.startswith(start):
            try:
                found = _course(json.loads(line)[2])
            except (ValueError, TypeError, KeyError, IndexError):
                continue
    return found


def _start(change: str) -> str:
    """Return how the line of a change begins, so that no other has to be read."""
    return json.dumps([_KIND, change], separators=(",", ":")).removesuffix("]") + ","


def keep(folder: Path | None, recorded: Recorded, change: str, course: Course) -> None:
    """Keep how a game went with something changed."""
    if folder is not None:
        shelf.add(folder, recorded, [[_KIND, change, _record(course)]])


def _record(course: Course) -> dict[str, Any]:
    where = course.parting
    return {
        "was": asdict(course.was),
        "becomes": asdict(course.becomes),
        "parting": None
        if where is None
        else {**where._asdict(), "gone": _event_record(where.gone), "came": _event_record(where.came)},
        "events": course.events,
        "impossible": [[number, asdict(refusal) if refusal else None] for number, refusal in course.impossible],
        "spared": course.spared,
        "newcomers": course.newcomers,
    }


def _course(record: dict[str, Any]) -> Course:
    where = record["parting"]
    if where is not None:
        where = Parting(**where | {"gone": _event(where["gone"]), "came": _event(where["came"])})
    return Course(
        shelf.fate_of(record["was"]),
        shelf.fate_of(record["becomes"]),
        where,
        int(record["events"]),
        tuple(Impossible(int(number), _refusal(refusal)) for number, refusal in record["impossible"]),
        tuple(record["spared"]),
        tuple((str(thing), str(name)) for thing, name in record["newcomers"]),
    )


def _refusal(record: dict[str, Any] | None) -> Refusal | None:
    return Refusal(code=str(record["code"]), parameters=_hard(record["parameters"])) if record is not None else None


def _event_record(event: Event | None) -> list[Any] | None:
    """Return the kind of an event and its fields; the kind is enough to tell about it."""
    return None if event is None else [type(event).__name__, [[name, getattr(event, name)] for name in event._fields]]


def _event(record: list[Any] | None) -> Event | None:
    if record is None:
        return None
    name, values = record
    made: Event = _kind(str(name), tuple(str(field) for field, _ in values))(*(_hard(value) for _, value in values))
    return made


@cache
def _kind(name: str, fields: tuple[str, ...]) -> Any:
    return namedtuple(name, fields)


def _hard(value: Any) -> Any:
    """Return lists as tuples, which is what events and refusals carry."""
    return tuple(_hard(part) for part in value) if isinstance(value, list) else value
