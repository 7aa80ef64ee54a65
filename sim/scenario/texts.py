"""The prose of a scenario: which keys its two text files must have, and reading them."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.complaints import Complaints, nearest
from sim.scenario.locate import Path
from sim.scenario.reading import parse, shorten

LANGUAGES: Final = ("en", "de")
MAX_TEXT: Final = 6_000

GENERAL: Final = ("title", "tagline", "company", "briefing", "role_it", "role_pm")
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "departments": ("name", "head", "want"),
    "people": ("role", "home", "want", "worry", "proud", "line"),
    "services": ("name", "what"),
    "assets": ("name",),
    "vendors": ("what",),
    "contracts": ("name",),
    "categories": ("name",),
    "problems": ("name", "symptom"),
    "changes": ("name", "why"),
    "goals": ("name",),
    "projects": ("name", "goal"),
    "strategy": ("name",),
    "technologies": ("name", "what"),
    "openings": ("name", "line"),
    "cards": ("title", "story", "why", "fact", "echo"),
    "arcs": ("seed", "sign", "turn", "echo"),
}
"""Section to what must be said about each of its members: ``people.noor.want``."""

INNER: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "projects": (
        ("deliverables", ("",)),
        ("tasks", ("",)),
        ("requirements", ("",)),
        ("risks", ("",)),
        ("benefits", ("",)),
    ),
    "cards": (("options", (".label", ".effect")),),
}
"""Section to what must be said about the parts of its members: ``projects.refresh.tasks.survey``."""

SCENARIO_SECTIONS: Final = tuple(section for section in PARTS if section not in ("cards", "arcs"))
STORY_SECTIONS: Final = ("cards", "arcs")

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters and those that turn the direction of writing have no place on a screen."""


def text_file(language: str) -> str:
    """Return the name of the file with the texts of a language."""
    return f"text.{language}.toml"


def required_keys(ids: dict[str, Any], data: dict[str, Any]) -> dict[str, None]:
    """Return every key that a text file of a scenario must have, in order.

    Args:
        ids: Section to ids.
        data: The parsed scenario, for the parts of its projects.
    """
    keys: dict[str, None] = dict.fromkeys(GENERAL)
    for section in SCENARIO_SECTIONS:
        keys.update(_keys_of(section, ids.get(section, ())))
    keys.update(_inner_keys("projects", data))
    return keys


def story_keys(data: dict[str, Any]) -> dict[str, None]:
    """Return every key that must be said about the cards and arcs of a parsed file."""
    keys: dict[str, None] = {}
    for section in STORY_SECTIONS:
        keys.update(_keys_of(section, (name for name, _ in _named(data.get(section)))))
        keys.update(_inner_keys(section, data))
    return keys


def _keys_of(section: str, names: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(f"{section}.{name}.{part}" for name in names for part in PARTS[section])


def _inner_keys(section: str, data: dict[str, Any]) -> dict[str, None]:
    keys: dict[str, None] = {}
    for name, row in _named(data.get(section)):
        for inner, parts in INNER.get(section, ()):
            for part, _ in _parts_of(row, inner):
                keys.update(dict.fromkeys(f"{section}.{name}.{inner}.{part}{end}" for end in parts))
    return keys


def _parts_of(row: dict[str, Any], inner: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the named parts of a table; requirements stand inside deliverables."""
    if inner != "requirements":
        return _named(row.get(inner))
    return [part for _, deliverable in _named(row.get("deliverables")) for part in _named(deliverable.get(inner))]


def _named(rows: object) -> list[tuple[str, dict[str, Any]]]:
    found = rows if isinstance(rows, list) else []
    return [(row["id"], row) for row in found if isinstance(row, dict) and isinstance(row.get("id"), str)]


def read_texts(
    text: str, shown: str, required: dict[str, None], more: Callable[[str], tuple[str, str]] | None = None
) -> tuple[dict[str, str], list[Problem]]:
    """Read the texts of one language.

    Args:
        text: Content of the file.
        shown: Its name in messages.
        required: Every key that it must have, and no other.
        more: Says what else is wrong with a text, and what was probably meant.

    Returns:
        Flat texts by dotted key, and what is wrong with them.
    """
    try:
        data = parse(text, shown)
    except ScenarioError as error:
        return {}, list(error.problems)
    complaints = Complaints(shown, text, data)
    found: dict[str, str] = {}
    for path, value in _leaves(data):
        key = ".".join(map(str, path))
        if key not in required:
            complaints.add(path, "is no text of this scenario", nearest(key, required))
        elif message := _flaw(value):
            complaints.add(path, message)
        else:
            found[key] = value.strip()
            message, meant = more(value) if more else ("", "")
            if message:
                complaints.add(path, message, meant)
    _missing(required, data, complaints)
    return found, complaints.problems()


def _leaves(data: dict[str, Any]) -> list[tuple[Path, Any]]:
    leaves: list[tuple[Path, Any]] = []
    open_: list[tuple[Path, Any]] = [((), data)]
    while open_:
        path, value = open_.pop()
        if isinstance(value, dict):
            open_.extend(((*path, key), part) for key, part in reversed(value.items()))
        else:
            leaves.append((path, value))
    return leaves


def _flaw(value: object) -> str:
    if not isinstance(value, str):
        return f"must be text in quotes, not {shorten(value)}"
    if not value.strip():
        return "must not be empty"
    if len(value) > MAX_TEXT:
        return f"must have at most {MAX_TEXT} characters"
    if match := _CONTROL.search(value):
        return f"holds the control character U+{ord(match.group()):04X}"
    return ""


def _missing(required: dict[str, None], data: dict[str, Any], complaints: Complaints) -> None:
    for key in required:
        path = tuple(key.split("."))
        value: Any = data
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        if value is None:
            complaints.add(path, "is missing")
