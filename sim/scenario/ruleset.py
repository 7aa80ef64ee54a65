"""Reads ``ruleset.toml`` into typed rules, checks it, and lays overrides over it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args, get_origin, get_type_hints

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.complaints import nearest
from sim.scenario.reading import shorten
from sim.scenario.rules import AssetClass, Rules

RULESET_FILE: Final = Path(__file__).with_name("ruleset.toml")
RULESET_NAME: Final = "ruleset.toml"

# fmt: off
UNITS: Final = frozenset(
    (
        "1", "share", "percent", "count", "people", "users", "points", "points_per_week", "name",
        "level", "levels", "levels_per_week", "priority", "seats", "candidates", "interviews", "positions",
        "s", "min", "h", "h_of_day", "h_per_week", "days", "day_of_week", "week", "weeks", "months", "years",
        "per_h", "per_day", "per_week", "per_month", "per_year",
        "cents", "cents_per_h", "cents_per_week", "cents_per_month", "cents_per_year", "cents_per_user",
        "log", "log_h", "log_days", "log_cents",
    )
)
# fmt: on
"""What a number of the model may be measured in; ``log_h`` is the natural logarithm of hours."""

ENTRY_KEYS: Final = ("value", "unit", "range", "source")
_MAPS: Final = ("asset_classes", "decision_hours")
"""Sections whose entries are named by data, not by fields."""

Entry = dict[str, Any]
Document = dict[str, Any]
Key = tuple[str, ...]


@cache
def shipped() -> Document:
    """Return the ruleset as shipped, as read from TOML; not to be changed."""
    return tomllib.loads(RULESET_FILE.read_text(encoding="utf-8"))


@cache
def default_rules() -> Rules:
    """Return the rules as shipped.

    Raises:
        ScenarioError: A field of the rules has no entry.
    """
    return build(shipped())


def rules_with(overrides: Mapping[str, object]) -> Rules:
    """Return the shipped rules with some numbers replaced.

    Args:
        overrides: Dotted key (``people.resume_s``, a leading ``rules.`` is allowed) to value.

    Raises:
        ScenarioError: Unknown keys, wrong types, values outside their range; all at once.
    """
    document, flaws = overridden(shipped(), overrides, "override")
    if flaws:
        raise ScenarioError([Problem("rules", 0, ".".join(key), message, hint) for key, message, hint in flaws])
    return build(document)


def build(document: Document) -> Rules:
    """Make typed rules of a document.

    Raises:
        ScenarioError: Entries are missing.
    """
    missing = [
        Problem(RULESET_NAME, 0, ".".join(key), "has no entry in the ruleset")
        for key in _expected(document)
        if not isinstance(_entry(document, key), dict) or "value" not in _entry(document, key)
    ]
    if missing:
        raise ScenarioError(missing)
    hints = get_type_hints(Rules)
    parts: dict[str, Any] = {}
    for f in fields(Rules):
        table = document.get(f.name, {})
        if f.name == "asset_classes":
            parts[f.name] = {name: _section(AssetClass, entry) for name, entry in table.items()}
        elif f.name == "decision_hours":
            parts[f.name] = {name: float(entry["value"]) for name, entry in table.items()}
        else:
            parts[f.name] = _section(hints[f.name], table)
    return Rules(**parts)


def _section(kind: type, table: Mapping[str, Entry]) -> Any:
    hints = get_type_hints(kind)
    return kind(**{f.name: _typed(table[f.name]["value"], hints[f.name]) for f in fields(kind)})


def _typed(value: Any, hint: Any) -> Any:
    if isinstance(value, list):
        inner = get_args(hint)[0] if get_origin(hint) is tuple else None
        return tuple(_typed(part, inner) for part in value)
    return float(value) if hint is float and type(value) is int else value


def _fields_of(document: Document) -> Iterator[tuple[Key, Any]]:
    """Yield every key that the rules know, with the type of its value."""
    hints = get_type_hints(Rules)
    for f in fields(Rules):
        if f.name == "asset_classes":
            inner = get_type_hints(AssetClass)
            for name in _table(document, f.name):
                yield from (((f.name, name, g.name), inner[g.name]) for g in fields(AssetClass))
        elif f.name == "decision_hours":
            yield from (((f.name, name), float) for name in _table(document, f.name))
        else:
            inner = get_type_hints(hints[f.name])
            yield from (((f.name, g.name), inner[g.name]) for g in fields(hints[f.name]))


def _table(document: Document, section: str) -> dict[str, Any]:
    table = document.get(section)
    return table if isinstance(table, dict) else {}


def _expected(document: Document) -> list[Key]:
    return [key for key, _ in _fields_of(document)]


def _entry(document: Document, key: Key) -> Any:
    part: Any = document
    for name in key:
        part = part.get(name) if isinstance(part, dict) else None
    return part


def _entries(document: Document) -> Iterator[Key]:
    """Yield every key at which the document has an entry or something in its place."""
    for section, table in document.items():
        if not isinstance(table, dict):
            yield (section,)
            continue
        for name, part in table.items():
            if section == "asset_classes" and isinstance(part, dict):
                yield from ((section, name, inner) for inner in part)
            else:
                yield (section, name)


Flaw = tuple[Key, str, str]
"""Key, message, suggestion."""


def flaws_of(document: Document, units: bool = True) -> list[Flaw]:
    """Return all that is wrong with a ruleset: missing and superfluous entries, ranges, sources, units.

    Args:
        document: As read from TOML.
        units: Whether units are looked at too; an odd one is a fault of ours, but stops no game.
    """
    known = dict(_fields_of(document))
    flaws: list[Flaw] = [(key, "has no entry in the ruleset", "") for key in known if _entry(document, key) is None]
    for key in _entries(document):
        if key not in known:
            siblings = [other[-1] for other in known if other[:-1] == key[:-1]]
            flaws.append((key, "is no number of the model", nearest(key[-1], siblings)))
        else:
            entry = _entry(document, key)
            flaws.extend((key, message, hint) for message, hint in _entry_flaws(entry, known[key]))
            if units and isinstance(entry, dict) and entry.get("unit") not in UNITS:
                unit = entry.get("unit")
                flaws.append((key, f"has the unknown unit {shorten(unit)}", nearest(unit, UNITS)))
    return flaws


def _entry_flaws(entry: Any, hint: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(entry, dict) or tuple(sorted(entry)) != tuple(sorted(ENTRY_KEYS)):
        yield f"must have exactly {', '.join(ENTRY_KEYS)}", ""
        return
    if not isinstance(entry["source"], str) or not entry["source"].strip():
        yield "has no source", ""
    if not _is_range(entry["range"], hint):
        yield f"has no valid range: {shorten(entry['range'])}", ""
    elif message := misfit(entry["value"], entry["range"], hint):
        yield message, ""


def _is_range(range_: Any, hint: Any) -> bool:
    if not isinstance(range_, list) or not range_:
        return False
    if hint is str:
        return all(isinstance(part, str) for part in range_)
    return len(range_) == 2 and all(_is_number(part) for part in range_) and range_[0] <= range_[1]


def _is_number(value: object) -> bool:
    # The limit comes first: a whole number of a thousand digits cannot even be asked whether it is finite.
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e18


def misfit(value: object, range_: list[Any], hint: Any) -> str:
    """Return why a value cannot stand at an entry, or nothing.

    Args:
        value: As read from TOML.
        range_: Lowest and highest number, or all possible names.
        hint: Type of the field: float, int, str, bool, or a tuple of numbers.
    """
    if hint is str:
        return "" if value in range_ else f"must be one of {', '.join(range_)}, not {shorten(value)}"
    if hint is bool:
        return "" if isinstance(value, bool) else f"must be true or false, not {shorten(value)}"
    if get_origin(hint) is tuple:
        inner, *rest = get_args(hint)
        if not isinstance(value, list) or (rest != [...] and len(value) != len(get_args(hint))):
            count = "numbers" if rest == [...] else f"{len(get_args(hint))} numbers"
            return f"must be a list of {count}, not {shorten(value)}"
        return next((message for part in value if (message := misfit(part, range_, inner))), "")
    if not _is_number(value) or (hint is int and type(value) is not int):
        return f"must be a {'whole ' if hint is int else ''}number, not {shorten(value)}"
    if not range_[0] <= value <= range_[1]:
        return f"must lie between {range_[0]} and {range_[1]}, not {shorten(value)}"
    return ""


def overridden(document: Document, overrides: Mapping[str, object], source: str) -> tuple[Document, list[Flaw]]:
    """Lay other values over a ruleset.

    Args:
        document: A ruleset without flaws; it is not changed.
        overrides: Dotted key to value.
        source: What is noted as their source.

    Returns:
        The new document and the flaws of the overrides; those with flaws are left out.
    """
    if not overrides:
        return document, []
    known = dict(_fields_of(document))
    result = {section: dict(table) for section, table in document.items()}
    flaws: list[Flaw] = []
    for dotted, value in overrides.items():
        key = tuple(dotted.removeprefix("rules.").split("."))
        if key not in known:
            flaws.append((key, "is no number of the model", _nearest_key(key, known)))
            continue
        entry = _entry(document, key)
        if message := misfit(value, entry["range"], known[key]):
            flaws.append((key, message, ""))
            continue
        table: dict[str, Any] = result[key[0]]
        if len(key) == 3:
            table[key[1]] = dict(table[key[1]])
            table = table[key[1]]
        table[key[-1]] = {**entry, "value": value, "source": source}
    return result, flaws


def _nearest_key(key: Key, known: Mapping[Key, Any]) -> str:
    siblings = [".".join(other) for other in known if other[:-1] == key[:-1]]
    return nearest(".".join(key), siblings or [".".join(other) for other in known])


def write(document: Document) -> str:
    """Return a ruleset as TOML text; the shipped one as it stands in its file."""
    if document is shipped():
        return RULESET_FILE.read_text(encoding="utf-8")
    lines = ["# The numbers of the model as this game uses them.", ""]
    for section, table in document.items():
        if section == "asset_classes":
            for name, entries in table.items():
                lines += [f"[{section}.{name}]", *(_line(*pair) for pair in entries.items()), ""]
        else:
            lines += [f"[{section}]", *(_line(*pair) for pair in table.items()), ""]
    return "\n".join(lines)


def _line(name: str, entry: Entry) -> str:
    return f"{name} = {{ {', '.join(f'{key} = {toml_value(entry[key])}' for key in ENTRY_KEYS)} }}"


def toml_value(value: Any) -> str:
    """Return a number, text, truth value or list as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, str):
        return '"' + "".join(_escaped(c) for c in value) + '"'
    return repr(value)


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return f"\\u{ord(char):04x}" if ord(char) < 32 or ord(char) == 127 else char
