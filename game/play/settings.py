"""What a player has chosen about the program itself: language, size, colours, sound, pace."""

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, Literal

from game import paths
from game.i18n import LANGUAGES
from game.play.files import reason, write_whole

SCALES: Final = (75, 250)
SPEEDS: Final = (1, 4, 16)
THEMES: Final = ("dark", "light")
_FILE: Final = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of a player.

    Attributes:
        language: ``en`` or ``de``; empty for the language of the system.
        scale: Size of everything in per cent, 75 to 250.
        theme: ``dark`` or ``light``.
        reduced_motion: Whether things appear where they belong instead of moving there.
        sound: Whether there is any.
        volume: 0 to 100.
        speed: At which a week begins to run: 1, 4 or 16 times.
        full_screen: Whether the window fills the screen.
    """

    language: str = ""
    scale: int = 100
    theme: Literal["dark", "light"] = "dark"
    reduced_motion: bool = False
    sound: bool = True
    volume: int = 70
    speed: int = 4
    full_screen: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as read.

    Attributes:
        problems: What could not be read and stands as it was at first, one sentence each.
        kept: Where a damaged file was put aside, or None.
    """

    settings: Settings
    problems: tuple[str, ...] = ()
    kept: Path | None = None


def path() -> Path:
    """Return where the settings live."""
    return paths.data() / _FILE


def load(file: Path | None = None) -> Loaded:
    """Read the settings; what cannot be read falls back to what it was at first, and the file is kept aside."""
    file = file or path()
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, UnicodeDecodeError) as error:
        what = reason(error) if isinstance(error, OSError) else "is not text"
        return Loaded(Settings(), (f"{file}: {what}; the settings are those of the start",), _aside(file))
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problem = f"{file}: {str(error)[:120]}; the settings are those of the start"
        return Loaded(Settings(), (problem,), _aside(file))
    settings, problems = _read(data, file)
    return Loaded(settings, problems, _aside(file) if problems else None)


def _read(data: dict[str, Any], file: Path) -> tuple[Settings, tuple[str, ...]]:
    settings, problems = Settings(), []
    known = {field.name for field in fields(Settings)}
    for key, value in data.items():
        if key not in known:
            problems.append(f"{file}: {key[:60]!r} is no setting and is left out")
            continue
        wrong = _wrong(key, value, getattr(settings, key))
        if wrong:
            problems.append(f"{file}: {key} {wrong}; it is {getattr(settings, key)!r} again")
        else:
            settings = replace(settings, **{key: value})
    return settings, tuple(problems)


def _wrong(key: str, value: object, usual: object) -> str:
    """Return what is wrong with a value, or nothing."""
    if type(value) is not type(usual):
        return f"must be {_KINDS[type(usual)]}"
    choices = _CHOICES.get(key)
    if choices is not None and value not in choices:
        return f"must be one of {', '.join(repr(choice) for choice in choices)}"
    low, high = _RANGES.get(key, (0, 0))
    if key in _RANGES and isinstance(value, int) and not low <= value <= high:
        return f"must lie between {low} and {high}"
    return ""


_KINDS: Final[dict[type, str]] = {str: "a text", int: "a whole number", bool: "true or false"}
_CHOICES: Final[dict[str, tuple[object, ...]]] = {"language": ("", *LANGUAGES), "theme": THEMES, "speed": SPEEDS}
_RANGES: Final = {"scale": SCALES, "volume": (0, 100)}


def _aside(file: Path) -> Path | None:
    """Keep a copy of a file that the next change of a setting would overwrite."""
    kept = file.with_name(f"{file.stem}.broken{file.suffix}")
    try:
        kept.write_bytes(file.read_bytes())
    except OSError:
        return None
    return kept


def save(settings: Settings, file: Path | None = None) -> str:
    """Write the settings whole or not at all.

    Returns:
        Nothing, or one sentence that says why they hold for this session only.
    """
    file = file or path()
    lines = [f"{field.name} = {_toml(getattr(settings, field.name))}\n" for field in fields(Settings)]
    try:
        write_whole(file, "".join(lines).encode())
    except OSError as error:
        return f"{file}: {reason(error)}; the settings hold until the game is closed"
    return ""


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)
