"""The prose of a scenario: which keys its two text files must have, and reading them."""

import re
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
}
"""Section to what must be said about each of its members: ``people.noor.want``."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters and those that turn the direction of writing have no place on a screen."""


def text_file(language: str) -> str:
    """Return the name of the file with the texts of a language."""
    return f"text.{language}.toml"


def required_keys(ids: dict[str, Any]) -> dict[str, None]:
    """Return every key that a text file must have, in order.

    Args:
        ids: Section to ids.
    """
    keys: dict[str, None] = dict.fromkeys(GENERAL)
    for section, parts in PARTS.items():
        for name in ids.get(section, ()):
            keys.update(dict.fromkeys(f"{section}.{name}.{part}" for part in parts))
    return keys


def read_texts(text: str, shown: str, ids: dict[str, Any]) -> tuple[dict[str, str], list[Problem]]:
    """Read the texts of one language.

    Args:
        text: Content of the file.
        shown: Its name in messages.
        ids: Section to ids of the scenario.

    Returns:
        Flat texts by dotted key, and what is wrong with them.
    """
    try:
        data = parse(text, shown)
    except ScenarioError as error:
        return {}, list(error.problems)
    complaints = Complaints(shown, text, data)
    found: dict[str, str] = {}
    required = required_keys(ids)
    for path, value in _leaves(data):
        key = ".".join(map(str, path))
        if key not in required:
            complaints.add(path, "is no text of this scenario", nearest(key, required))
        elif message := _flaw(value):
            complaints.add(path, message)
        else:
            found[key] = value.strip()
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
