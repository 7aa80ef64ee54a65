"""From a path or raw text to TOML data, with every way in which a file can be bad turned into a ``Problem``."""

import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any, Final

from sim.kernel.errors import Problem, ScenarioError

MAX_BYTES: Final = 2_000_000
MAX_LINE: Final = 8_000
MAX_DEPTH: Final = 12

_PLACE = re.compile(
    r"^(?P<what>.*?) \(at (?:line (?P<line>[0-9]+), column (?P<column>[0-9]+)|end of document)\)$", re.S
)
_PLAINER: Final = (
    (re.compile(r"Cannot overwrite a value"), "this key is given twice"),
    (re.compile(r"Cannot declare \((.*)\) twice"), "this table is declared twice"),
    (re.compile(r"Duplicate inline table key '(.*)'"), r"the key '\1' is given twice"),
    (re.compile(r"Cannot mutate immutable namespace.*"), "this table is complete already and cannot be extended"),
)


def fault(file: str, message: str, line: int = 0, key: str = "") -> ScenarioError:
    """Return an error with a single problem."""
    return ScenarioError([Problem(file, line, key, message)])


def read_text(path: Path, shown: str) -> str:
    """Read a text file that somebody else may have made.

    Args:
        path: The file.
        shown: Its name in messages.

    Raises:
        ScenarioError: It is missing, unreadable, no regular file, too large, or not UTF-8 text.
    """
    try:
        # A pipe or a device could block for ever, so it is not even opened.
        if not stat.S_ISREG(path.stat().st_mode):
            raise fault(shown, "is a folder, not a file" if path.is_dir() else "is not a regular file")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise fault(shown, "there is no such file") from None
    except (OSError, ValueError) as error:
        raise fault(shown, f"cannot be read: {_reason(error)}") from None
    return decode(raw, shown)


def _reason(error: Exception) -> str:
    number = getattr(error, "errno", None)
    return os.strerror(number) if isinstance(number, int) else str(error)


def decode(raw: bytes, shown: str) -> str:
    """Turn the bytes of a file into text; a byte order mark is dropped and line ends become plain ones."""
    if len(raw) > MAX_BYTES:
        raise fault(shown, f"is larger than {MAX_BYTES // 1_000_000} MB, the limit for a scenario file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise fault(shown, f"is not UTF-8 text (byte {raw[error.start]:#04x})", line) from None
    return text.replace("\r\n", "\n")


def parse(text: str, shown: str) -> dict[str, Any]:
    """Parse TOML.

    Raises:
        ScenarioError: It is no TOML, nested too deeply, or has lines no person writes.
    """
    # tomllib takes quadratic time for a key of thousands of parts; lines of this length hold nothing legible anyway.
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            raise fault(shown, f"the line is longer than {MAX_LINE} characters", number)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(str(error), text, shown) from None
    except RecursionError:
        raise fault(shown, "values are nested too deeply") from None
    except (ValueError, OverflowError) as error:
        # Whole numbers of thousands of digits and dates such as 2026-13-99 end here.
        raise fault(shown, f"holds a value that cannot be read: {error}") from None
    if _depth(data) > MAX_DEPTH:
        raise fault(shown, f"tables are nested more than {MAX_DEPTH} deep")
    return data


def _syntax(message: str, text: str, shown: str) -> ScenarioError:
    match = _PLACE.match(message)
    if match is None:
        return fault(shown, f"is not valid TOML: {_legible(message)}")
    what = match["what"]
    for pattern, plainer in _PLAINER:
        what = pattern.sub(plainer, what)
    line = int(match["line"]) if match["line"] else text.rstrip("\n").count("\n") + 1
    column = f", column {match['column']}" if match["column"] else ""
    return fault(shown, f"is not valid TOML: {_legible(what)}{column}", line)


def _legible(message: str) -> str:
    """Keep messages to one short printable line: a file may put anything into them."""
    line = "".join(c if c.isprintable() else "?" for c in message)
    return line if len(line) <= 200 else line[:199] + "…"


def _depth(data: dict[str, Any]) -> int:
    """Return how deep tables and arrays are nested; without recursion, since a file decides the depth."""
    level: list[Any] = [data]
    depth = 0
    while level and depth <= MAX_DEPTH:
        depth += 1
        below: list[Any] = []
        for value in level:
            parts = value.values() if isinstance(value, dict) else value
            below.extend(part for part in parts if isinstance(part, dict | list))
        level = below
    return depth


def shorten(value: object) -> str:
    """Return a value for a message: printable, one line, not longer than a person would read."""
    return text if len(text := _legible(repr(value))) <= 60 else text[:59] + "…"
