"""Levels of difficulty: factors on what a game asks of its player."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Final

from sim.kernel.errors import Problem

LEVELS: Final = ("guided", "standard", "hard", "custom")
LEVEL_FILE: Final = "level.toml"
"""In a save only: the level with its factors, whatever ships with the program by then."""
SETTING: Final = "level."
"""How a setting of a level begins: ``level.attention_factor``; with one, the level is ``custom``."""


@dataclass(frozen=True, slots=True)
class LevelDef:
    """Factors of a level.

    Attributes:
        attention_factor: On the gross attention of both hats.
        warning_factor: On notice times (campaigns, signs before a notice, answers).
        hidden_factor: On how many requirements are hidden.
        patience_factor: On how slowly trust is lost.
        advice_h: Price of advice in hours; negative where there is none.
    """

    id: str = "standard"
    attention_factor: float = 1.0
    warning_factor: float = 1.0
    hidden_factor: float = 1.0
    patience_factor: float = 1.0
    advice_h: float = 0.5


STANDARD: Final = LevelDef()

LIMITS: Final[dict[str, tuple[float, float]]] = {
    "attention_factor": (0.2, 3.0),
    "warning_factor": (0.1, 5.0),
    "hidden_factor": (0.0, 3.0),
    "patience_factor": (0.2, 5.0),
    "advice_h": (-1.0, 8.0),
}


@cache
def levels() -> dict[str, LevelDef]:
    """Return the shipped levels by name."""
    data = tomllib.loads(files("sim.scenario").joinpath("levels.toml").read_text("utf-8"))
    return {name: LevelDef(name, **{key: float(value) for key, value in entry.items()}) for name, entry in data.items()}


def level_of(name: str, settings: Mapping[str, object], stored: str = "") -> tuple[LevelDef, list[Problem]]:
    """Return a level, and what is wrong with how it was asked for.

    Args:
        name: One of ``LEVELS``; ``custom`` is the standard one, but for its settings.
        settings: Those that begin with ``level.`` count.
        stored: Text of ``level.toml`` in a save; it wins over the name.
    """
    problems: list[Problem] = []
    if stored:
        level, problems = _stored(stored)
    elif name in LEVELS:
        level = levels().get(name, replace(STANDARD, id=name))
    else:
        near = next(iter(get_close_matches(name[:80], LEVELS, 1)), "")
        message = f"there is no level {name[:80]!r}; there are {', '.join(LEVELS)}"
        return STANDARD, [Problem("level", 0, "", message, near)]
    laid = {key.removeprefix(SETTING): value for key, value in settings.items() if key.startswith(SETTING)}
    changed, found = _factors(laid, "setting", SETTING)
    if changed:
        level = replace(level, id="custom", **changed)
    return level, [*problems, *found]


def _stored(text: str) -> tuple[LevelDef, list[Problem]]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return STANDARD, [Problem(LEVEL_FILE, 0, "", "is not valid TOML")]
    name = data.pop("id", "")
    if name not in LEVELS:
        return STANDARD, [Problem(LEVEL_FILE, 1, "id", "names no level")]
    factors, problems = _factors(data, LEVEL_FILE, "")
    return replace(STANDARD, id=name, **factors), problems


def _factors(data: Mapping[str, object], file: str, prefix: str) -> tuple[dict[str, float], list[Problem]]:
    factors: dict[str, float] = {}
    problems: list[Problem] = []
    for key, value in data.items():
        shown = prefix + (key if key.isprintable() and len(key) <= 60 else repr(key[:60]))
        if key not in LIMITS:
            near = next(iter(get_close_matches(key[:80], LIMITS, 1)), "")
            problems.append(Problem(file, 0, shown, "is no factor of a level", near))
            continue
        low, high = LIMITS[key]
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            problems.append(Problem(file, 0, shown, f"must be a number between {low:g} and {high:g}"))
        else:
            factors[key] = float(value)
    return factors, problems


def level_text(level: LevelDef) -> str:
    """Return a level as a save carries it."""
    return "".join(
        f'{key} = "{value}"\n' if key == "id" else f"{key} = {value!r}\n" for key, value in asdict(level).items()
    )
