"""Collects problems of one file, each with its line, its key as an author would say it, and a suggestion."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from sim.kernel.errors import Problem
from sim.scenario.locate import Locator, Path
from sim.scenario.reading import shorten

MAX_PROBLEMS = 200


def nearest(name: object, options: Iterable[str]) -> str:
    """Return the option most like a name, or nothing."""
    # difflib takes quadratic time, and nobody mistypes a name of this length.
    if not isinstance(name, str) or len(name) > 80:
        return ""
    return next(iter(get_close_matches(name.lower(), sorted(options), n=1, cutoff=0.6)), "")


class Complaints:
    """Problems of one file, gathered in any order, given back in line order."""

    def __init__(self, file: str, text: str, data: dict[str, Any]) -> None:
        """Prepare for a file that has been parsed."""
        self.file = file
        self._data = data
        self._text = text
        self._locator: Locator | None = None
        self._found: dict[Problem, None] = {}

    def add(self, path: Path, message: str, suggestion: str = "") -> None:
        """Note what is wrong with the value at a path."""
        # Scanning takes as long as parsing, and most files are in order.
        if self._locator is None:
            self._locator = Locator(self._text)
        self._found[Problem(self.file, self._locator.line(path), self.key(path), message, suggestion)] = None

    def unknown(self, path: Path, what: str, name: object, options: Iterable[str]) -> None:
        """Note a name that refers to nothing."""
        self.add(path, f"there is no {what} {shorten(name)}", nearest(name, options))

    def key(self, path: Path) -> str:
        """Return the dotted key; an element of an array goes by its id, or by its number from 1."""
        parts: list[str] = []
        value: Any = self._data
        for part in path:
            value = _step(value, part)
            name = value.get("id") if isinstance(part, int) and isinstance(value, dict) else None
            if isinstance(name, str) and 0 < len(name) <= 40 and name.isprintable():
                parts.append(name)
            elif isinstance(part, int):
                parts.append(str(part + 1))
            else:
                parts.append(part if part.isprintable() and len(part) <= 60 else shorten(part))
        return ".".join(parts)

    def problems(self) -> list[Problem]:
        """Return what was found, in the order in which a reader meets it."""
        found = sorted(self._found, key=lambda problem: problem.line)
        if len(found) > MAX_PROBLEMS:
            more = Problem(self.file, 0, "", f"and {len(found) - MAX_PROBLEMS} more problems")
            found = [*found[:MAX_PROBLEMS], more]
        return found


def _step(value: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return value[part] if isinstance(value, list) and part < len(value) else None
    return value.get(part) if isinstance(value, dict) else None
