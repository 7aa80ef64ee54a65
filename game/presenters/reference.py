"""Pages of the reference documentation as Markdown, from what the program itself knows."""

import inspect
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from game.i18n import language
from game.presenters import kpis, meanings
from game.presenters.events import EVENTS
from game.presenters.sentences.choice import Choice
from sim.kernel.log import type_name
from sim.scenario.vocabulary import KPIS, SCORES

_SEATS: Final = {"it": "IT manager", "pm": "Project manager", "either": "Either hat"}
_HEADINGS: Final = {
    "operations": "Operations",
    "people": "People",
    "money": "Money and vendors",
    "security": "Security",
    "relations": "Strategy and relations",
    "portfolio": "Portfolio",
    "initiate": "Initiate",
    "plan": "Plan",
    "lead": "Lead",
    "control": "Monitor and control",
    "close": "Close",
    "either": "",
}
_GOOD: Final = {"up": "more", "down": "less", "": "–"}
_NOTE: Final = "Written by `make docs-reference`; do not edit.\n"


def decisions_page(entries: Sequence[Mapping[str, Any]]) -> str:
    """Return the catalogue of decisions.

    Args:
        entries: As ``decisions --json`` prints them.
    """
    parts = ["# Decisions\n", "Everything a role may decide, with its default price in hours of attention. " + _NOTE]
    for seat in dict.fromkeys(entry["seat"] for entry in entries):
        for section, heading in _HEADINGS.items():
            chosen = [entry for entry in entries if entry["seat"] == seat and entry["section"] == section]
            if chosen:
                parts.append(f"## {_SEATS[seat]}: {heading}\n" if heading else f"## {_SEATS[seat]}\n")
                rows = [
                    (f"`{entry['name']}`", f"{entry['hours']:g}", entry["summary"], _arguments(entry["arguments"]))
                    for entry in chosen
                ]
                parts.append(_table(("decision", "hours", "what it does", "arguments"), rows))
    return "\n".join(parts)


def _arguments(arguments: Sequence[Mapping[str, Any]]) -> str:
    shown = []
    for argument in arguments:
        kind = ", ".join(f"`{choice}`" for choice in argument.get("choices", ())) or argument["type"]
        shown.append(f"`{argument['name']}`: {kind}{'' if argument['required'] else _default(argument['default'])}")
    return "<br>".join(shown) or "none"


def _default(value: object) -> str:
    if value == "":
        return " (may stay empty)"
    return f" (default `{json.dumps(value)}`)" if isinstance(value, bool) else f" (default `{_value(value)}`)"


def events_page(floors: Iterable[tuple[str, Sequence[type]]]) -> str:
    """Return all events by floor.

    Args:
        floors: Name of the floor and its event classes.
    """
    parts = [
        "# Events\n",
        "One JSON object a line in the file of `run --events`. Each has `id`, `t_s` (seconds since Monday 00:00 of week"
        " 1), `week`, `type`, `seat` and `causes`, and the fields below. " + _NOTE,
    ]
    for floor, classes in floors:
        parts.append(f"## {floor}\n")
        rows = []
        for kind in classes:
            fields = [name for name in getattr(kind, "_fields", ()) if name not in ("id", "t_s", "causes", "seat")]
            meaning = (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")
            said = _said(type_name(kind))
            shown = ", ".join(f"`{name}`" for name in fields) or "none"
            rows.append((f"`{type_name(kind)}`", meaning, shown, said))
        parts.append(_table(("type", "what happened", "fields", "in words"), rows))
    return "\n".join(parts)


def _said(kind: str) -> str:
    found = EVENTS.get(kind)
    if found is None:
        return ""
    return found.otherwise if isinstance(found, Choice) else found


def kpis_page() -> str:
    """Return all KPIs and parts of scores."""
    speak = language("en")
    parts = [
        "# KPIs and scores\n",
        "Counts, shares, hours and money are since the start; backlog, morale, trust and the like as they stand at the"
        " end of the week. What a game has no mechanism for is null. " + _NOTE,
        "## KPIs\n",
    ]
    rows = [
        (f"`{name}`", speak.text(kpis.KPIS[name].label), unit, _GOOD[kpis.KPIS[name].good], meanings.KPIS[name])
        for name, unit in KPIS.items()
    ]
    parts.append(_table(("name", "label", "unit", "better", "meaning"), rows))
    parts.append("## Scores\n")
    parts.append("Each from 0 to 100; a total is the mean of the parts that can be measured.\n")
    scores = [
        (f"`{role}`", f"`{part}`", kpis.PARTS[part], meanings.PARTS[part])
        for role, names in SCORES.items()
        for part in names
    ]
    parts.append(_table(("role", "part", "label", "meaning"), scores))
    return "\n".join(parts)


def ruleset_page(text: str) -> str:
    """Return all numbers of the model.

    Args:
        text: Content of ``ruleset.toml``.
    """
    parts = [
        "# Ruleset\n",
        "Every number of the model, with its unit, the range it may take and its source: `[D]` computed from data,"
        " `[P]` read on a page, `[M]` a prior from memory, `design` chosen for play. A scenario may override each under"
        " `[rules.<section>]`. " + _NOTE,
    ]
    for section, table in tomllib.loads(text).items():
        rows = list(_numbers(table))
        if rows:
            parts.append(f"## {section}\n")
            parts.append(_table(("name", "value", "unit", "range", "source"), rows))
    return "\n".join(parts)


def _numbers(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, ...]]:
    for name, entry in table.items():
        if "value" not in entry:
            yield from _numbers(entry, f"{prefix}{name}.")
            continue
        bounds = " to ".join(_value(bound) for bound in entry["range"]) if len(entry["range"]) == 2 else "names"
        unit, source = str(entry.get("unit", "")), str(entry.get("source", ""))
        yield f"`{prefix}{name}`", _value(entry["value"]), unit, bounds, source


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_value(part) for part in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(headings) + " |", "| " + " | ".join("---" for _ in headings) + " |"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
