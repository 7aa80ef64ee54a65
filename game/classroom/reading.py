"""Reads and checks a room file: every mistake at once, with its line, its key and what was probably meant."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from game.classroom.building import built
from game.classroom.room import ONE_HAT, SEATS, Aids, Room
from game.i18n import LANGUAGES
from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.cards import folded
from sim.scenario.complaints import Complaints, nearest
from sim.scenario.definitions import Scenario
from sim.scenario.levels import LEVELS
from sim.scenario.load import load_scenario, scenario_folders
from sim.scenario.reading import parse, read_text, shorten

_MOST_WORD: Final = 40
_MOST_SEED: Final = (1 << 53) - 1
_MOST_MINUTES: Final = 60
_CHAIRS: Final = (2, 5)
_TEXTS: Final = {"scenario": 200, "title": 80, "variant": 40}
_NUMBERS: Final = {"seed": (0, _MOST_SEED), "turns": (0, 60), "minutes_per_desk": (0, _MOST_MINUTES)}
_CHOICES: Final[dict[str, tuple[str, ...]]] = {"level": LEVELS[:3], "language": ("", *LANGUAGES), "seats": SEATS}
_SWITCHES: Final = ("hidden_scores", "swapping", "alternation")
_LISTS: Final = ("stops", "names")
_AIDS: Final = ("handbook", "other_hat", "forecasts")
KEYS: Final = (*_TEXTS, *_NUMBERS, *_CHOICES, *_SWITCHES, *_LISTS, "word", "aids", "envelopes")


def is_room(path: Path) -> bool:
    """Tell whether a TOML file is a room rather than a scenario: it names one instead of being one."""
    try:
        data = parse(read_text(path, path.name), path.name)
    except ScenarioError:
        return path.name.startswith("room")
    return isinstance(data.get("scenario"), str) and "id" not in data


def read_room(path: Path) -> Room:
    """Read and check a room file.

    Raises:
        ScenarioError: All that is wrong with it, or with the scenario it names.
    """
    shown = str(path)
    text = read_text(path, shown)
    data = parse(text, shown)
    complaints = Complaints(shown, text, data)
    room = replace(_plain(data, complaints), folder=path.absolute().parent)
    scenario = _scenario(room, data, complaints)
    if scenario is not None:
        _against(room, scenario, data, complaints)
    problems = complaints.problems()
    if problems:
        raise ScenarioError(problems)
    built(room)
    return room


# --------------------------------------------------------------------------------------------- value by value


def _plain(data: Mapping[str, Any], complaints: Complaints) -> Room:
    """Return the room with every value that is in order by itself."""
    good: dict[str, Any] = {}
    for key, value in data.items():
        if key not in KEYS:
            complaints.add((key,), "is not known here", nearest(key, KEYS))
        elif key in _TEXTS or key in _CHOICES:
            _text(key, value, good, complaints)
        elif key in _NUMBERS:
            _number(key, value, good, complaints)
        elif key in _SWITCHES:
            _switch((key,), value, good, complaints)
    if "scenario" not in data:
        complaints.add(("scenario",), "is missing")
    names = _texts("names", data.get("names", []), complaints)
    stops, words = _stops(data, complaints)
    good |= {"names": names, "stops": stops, "words": words, "aids": _aids(data.get("aids", {}), complaints)}
    rows = data.get("envelopes")
    good["envelopes"] = tuple(row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()
    room = Room(**{"scenario": "", **good})
    _together(room, data, complaints)
    return room


def _text(key: str, value: object, good: dict[str, Any], complaints: Complaints) -> None:
    choices = _CHOICES.get(key)
    if not isinstance(value, str):
        complaints.add((key,), f"must be text in quotes, not {shorten(value)}")
    elif choices is not None and value not in choices:
        listed = ", ".join(repr(choice) for choice in choices)
        complaints.add((key,), f"must be one of {listed}, not {shorten(value)}", nearest(value, choices))
    elif choices is None and (len(value) > _TEXTS[key] or not value.isprintable()):
        complaints.add((key,), f"must be one line of at most {_TEXTS[key]} characters")
    else:
        good[key] = value.strip()


def _number(key: str, value: object, good: dict[str, Any], complaints: Complaints) -> None:
    low, high = _NUMBERS[key]
    if type(value) is not int or not low <= value <= high:
        complaints.add((key,), f"must be a whole number between {low} and {high}, not {shorten(value)}")
    else:
        good[key] = value


def _switch(path: tuple[str, ...], value: object, good: dict[str, Any], complaints: Complaints) -> None:
    if isinstance(value, bool):
        good[path[-1]] = value
    else:
        complaints.add(path, f"must be true or false, not {shorten(value)}")


def _aids(value: object, complaints: Complaints) -> Aids:
    good: dict[str, Any] = {}
    if not isinstance(value, dict):
        complaints.add(("aids",), f"must be a table, not {shorten(value)}")
        return Aids()
    for key, part in value.items():
        if key in _AIDS:
            _switch(("aids", key), part, good, complaints)
        else:
            complaints.add(("aids", key), "is not known here", nearest(key, _AIDS))
    return Aids(**good)


def _texts(key: str, value: object, complaints: Complaints) -> tuple[str, ...]:
    if not isinstance(value, list):
        complaints.add((key,), f"must be a list in brackets, not {shorten(value)}")
        return ()
    for index, part in enumerate(value):
        if not isinstance(part, str) or not 0 < len(part.strip()) <= _MOST_WORD or not part.isprintable():
            complaints.add((key, index), f"must be one line of 1 to {_MOST_WORD} characters, not {shorten(part)}")
    return tuple(part.strip() for part in value if isinstance(part, str))


def _stops(data: Mapping[str, Any], complaints: Complaints) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the stops with a word for each: one word for all, or a list as long as that of the stops."""
    raw, word = data.get("stops", []), data.get("word", "")
    if not isinstance(raw, list):
        complaints.add(("stops",), f"must be a list of turns, not {shorten(raw)}")
        raw = []
    stops: list[int] = []
    for index, turn in enumerate(raw):
        if type(turn) is not int or turn < 1:
            complaints.add(("stops", index), f"must be a turn from 1, not {shorten(turn)}")
        elif stops and turn <= stops[-1]:
            complaints.add(("stops", index), f"must come after turn {stops[-1]}, not {turn}")
        else:
            stops.append(turn)
    if isinstance(word, list):
        words = _texts("word", word, complaints)
        if len(words) != len(raw):
            complaints.add(("word",), f"must be one word, or {len(raw)}, one for each stop, not {len(words)}")
            return tuple(stops), ("",) * len(stops)
        return tuple(stops), words
    if raw and (not isinstance(word, str) or not folded(word) or len(word) > _MOST_WORD or not word.isprintable()):
        complaints.add(("word",), f"must be a short word that lets a stop go, not {shorten(word)}")
    return tuple(stops), (str(word).strip(),) * len(stops)


def _together(room: Room, data: Mapping[str, Any], complaints: Complaints) -> None:
    """Note values that are in order by themselves but not together."""
    low, high = _CHAIRS
    if room.seats == "hot" and room.names and not low <= len(room.names) <= high:
        complaints.add(("names",), f"must be {low} to {high} chairs: two hats, the others observe")
    if room.names and room.seats != "hot":
        complaints.add(("names",), "are for seats = 'hot' only", "hot" if "seats" in data else "")
    if room.swapping and room.seats != "hot":
        complaints.add(("swapping",), "is for seats = 'hot' only")
    if room.alternation == (room.seats in ONE_HAT):
        wanted = "false" if room.seats in ONE_HAT else "true"
        where = "alternation" if "alternation" in data else "seats"
        complaints.add((where,), f"do not fit: with seats = '{room.seats}' alternation is {wanted}", wanted)
    words = {folded(word) for word in room.words if word}
    for index, row in enumerate(room.envelopes):
        if isinstance(row.get("word"), str) and folded(row["word"]) in words:
            complaints.add(("envelopes", index, "word"), "lets a stop go already; take another")


# ------------------------------------------------------------------------------------------ against the scenario


def _scenario(room: Room, data: Mapping[str, Any], complaints: Complaints) -> Scenario | None:
    if not room.scenario:
        return None
    shipped = scenario_folders()
    path = room.scenario if room.scenario in shipped else (room.folder or Path()) / room.scenario
    if room.scenario not in shipped and not (Path(path) / "scenario.toml").is_file():
        there = f"; there are {', '.join(shipped)}"
        complaints.add(("scenario",), f"there is no such scenario{there}", nearest(room.scenario, shipped))
        return None
    try:
        return load_scenario(path, level=room.level)
    except ScenarioError as error:
        first: Problem = error.problems[0]
        complaints.add(("scenario",), f"is not in order ({first}); check it with validate")
        return None


def _against(room: Room, scenario: Scenario, data: Mapping[str, Any], complaints: Complaints) -> None:
    from sim.scenario.envelopes import sealed

    turns = scenario.weeks // scenario.turn_weeks
    if room.turns > turns:
        complaints.add(("turns",), f"{room.scenario} has {turns} turns, not {room.turns}")
    last = min(room.turns or turns, turns)
    for index, turn in enumerate(room.stops):
        if turn > last:
            complaints.add(("stops", index), f"comes after the last turn, which is {last}")
    sealed(scenario, data.get("envelopes"), complaints)
    own = {envelope.id for envelope in scenario.envelopes}
    own_words = {folded(envelope.word) for envelope in scenario.envelopes}
    for index, row in enumerate(room.envelopes):
        if row.get("id") in own:
            complaints.add(("envelopes", index, "id"), f"is an envelope of the scenario already: {row['id']!r}")
        if isinstance(row.get("word"), str) and folded(row["word"]) in own_words:
            complaints.add(("envelopes", index, "word"), "opens an envelope of the scenario already")
