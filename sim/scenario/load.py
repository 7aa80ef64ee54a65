"""Finds, reads and checks scenarios and the decks that they share."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.casting import LeftOut
from sim.scenario.complaints import nearest
from sim.scenario.definitions import Scenario
from sim.scenario.levels import STANDARD
from sim.scenario.reading import MAX_BYTES, fault, parse, read_text
from sim.scenario.texts import LANGUAGES, text_file

SCENARIO_FILE: Final = "scenario.toml"
DILEMMAS_FILE: Final = "dilemmas.toml"
ENVELOPES_FILE: Final = "envelopes.toml"
DECK_FILE: Final = "deck.toml"
DECKS: Final = "decks"
"""Folder beside the scenarios that holds the decks they share."""
FILES: Final = (SCENARIO_FILE, *map(text_file, LANGUAGES))
DECK_FILES: Final = (DECK_FILE, *map(text_file, LANGUAGES))

_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_KEPT: Final = 8
"""Compiled scenarios that are kept for further games, about a megabyte each."""

# A source checkout has its scenarios at the top; an installed package carries them inside.
_HOMES: Final = (
    Path(__file__).resolve().parents[2] / "scenarios",
    Path(__file__).resolve().parents[1] / "_scenarios",
)


@dataclass(frozen=True, slots=True)
class ScenarioInfo:
    """A line of the list of scenarios.

    Attributes:
        titles: Language to title.
        taglines: Language to one sentence.
        staff: IT staff at the start.
        users: People with a login.
        weeks: Length of the game.
        difficulty: 1 to 5.
        flaw: What keeps it from being read, or empty; then the rest may be.
    """

    id: str
    path: Path
    titles: dict[str, str]
    taglines: dict[str, str]
    staff: int
    users: int
    weeks: int
    difficulty: int
    flaw: str = ""


def scenario_folders() -> dict[str, Path]:
    """Return the folder of every shipped scenario by its id, sorted."""
    home = next((home for home in _HOMES if home.is_dir()), None)
    if home is None:
        return {}
    return {path.name: path for path in sorted(home.iterdir()) if (path / SCENARIO_FILE).is_file()}


def list_scenarios() -> tuple[ScenarioInfo, ...]:
    """Return the shipped scenarios without checking them, quickly; the easiest first."""
    infos = (_info(name, folder) for name, folder in scenario_folders().items())
    return tuple(sorted(infos, key=lambda info: (info.difficulty, info.id)))


def _info(name: str, folder: Path) -> ScenarioInfo:
    try:
        data = tomllib.loads(read_text(folder / SCENARIO_FILE, SCENARIO_FILE))
        texts = {lang: tomllib.loads(read_text(folder / text_file(lang), text_file(lang))) for lang in LANGUAGES}
        return ScenarioInfo(
            id=name,
            path=folder,
            titles={lang: str(text["title"]) for lang, text in texts.items()},
            taglines={lang: str(text["tagline"]) for lang, text in texts.items()},
            staff=len(data["people"]),
            users=sum(int(department["users"]) for department in data["departments"]),
            weeks=int(data["weeks"]),
            difficulty=int(data["difficulty"]),
        )
    except (ScenarioError, ValueError, LookupError, TypeError, RecursionError) as error:
        return ScenarioInfo(name, folder, {}, {}, 0, 0, 0, 0, flaw=f"cannot be read: {error}")


def load_scenario(
    name_or_path: str | Path, settings: Mapping[str, object] | None = None, level: str = STANDARD.id
) -> Scenario:
    """Read and check a scenario.

    Args:
        name_or_path: Id of a shipped scenario, a folder, or a ``scenario.toml``.
        settings: Dotted key to value, laid over the file: ``rules.people.resume_min_s``, ``budget.training``,
            ``people.noor.morale``, ``level.attention_factor``.
        level: Level of difficulty: ``guided``, ``standard``, ``hard`` or ``custom``.

    Raises:
        ScenarioError: All problems at once, in line order.
    """
    folder, shown = _find(name_or_path)
    source: dict[str, str] = {}
    problems: list[Problem] = []
    for name in FILES:
        _read(folder / name, _beside(shown, name), name, source, problems)
    for name in (DILEMMAS_FILE, ENVELOPES_FILE):
        if (folder / name).exists() or (folder / name).is_symlink():
            _read(folder / name, _beside(shown, name), name, source, problems)
    _read_decks(folder, settings or {}, source, problems)
    return _compile(source, shown, problems, settings or {}, level)


def _beside(folder: str, name: str) -> str:
    """Return the name of a file to show, as the user wrote its folder."""
    return os.path.join(folder, name) if folder else name  # noqa: PTH118  # a name to show, not a path to open


def _read(path: Path, shown: str, name: str, source: dict[str, str], problems: list[Problem]) -> None:
    try:
        source[name] = read_text(path, shown)
    except ScenarioError as error:
        problems.extend(error.problems)


def _read_decks(folder: Path, settings: Mapping[str, object], source: dict[str, str], problems: list[Problem]) -> None:
    """Add the files of the decks that a scenario names: those beside it, and else the shipped ones."""
    asked = settings.get(DECKS)
    names = asked if isinstance(asked, list) else _decks_named(source.get(SCENARIO_FILE, ""))
    shipped = deck_folders()
    for name in dict.fromkeys(name for name in names if isinstance(name, str) and _ID.fullmatch(name)):
        near = folder.absolute().parent / DECKS / name
        home = near if (near / DECK_FILE).is_file() else shipped.get(name)
        if home is None:
            continue  # the compiler says so, with the line
        for file in DECK_FILES:
            _read(home / file, _beside(_near(home), file), f"{DECKS}/{name}/{file}", source, problems)


@lru_cache(maxsize=_KEPT)
def _decks_named(text: str) -> tuple[object, ...]:
    try:
        named = parse(text, SCENARIO_FILE).get(DECKS)
    except ScenarioError:
        return ()  # the compiler says what is wrong
    return tuple(named[:_KEPT]) if isinstance(named, list) else ()


def deck_folders() -> dict[str, Path]:
    """Return the folder of every shipped deck by its id, sorted."""
    home = next((home / DECKS for home in _HOMES if (home / DECKS).is_dir()), None)
    if home is None:
        return {}
    return {path.name: path for path in sorted(home.iterdir()) if (path / DECK_FILE).is_file()}


def check_deck(folder: Path, shown: str) -> tuple[int, int]:
    """Check a shared deck by itself, and return how many cards and arcs it has.

    Raises:
        ScenarioError: All problems at once, file by file.
    """
    source: dict[str, str] = {}
    problems: list[Problem] = []
    for name in DECK_FILES:
        _read(folder / name, _beside(shown, name), name, source, problems)
    if problems:
        raise ScenarioError(problems)
    from sim.scenario.decks import read_deck  # noqa: PLC0415  # it brings Pydantic

    deck, problems = read_deck(source, {name: _beside(shown, name) for name in source}, folder.absolute().name)
    if deck is None:
        raise ScenarioError(problems)
    return len(deck.cards), len(deck.arcs)


def cards_left_out(scenario: Scenario) -> tuple[LeftOut, ...]:
    """Return which cards and arcs of its decks have no place in a scenario, since a role is not or doubly played."""
    from sim.scenario.compiling import left_out  # noqa: PLC0415  # it brings Pydantic

    return left_out(scenario.source)


def scenario_from_source(source: Mapping[str, Any]) -> Scenario:
    """Rebuild a scenario from the texts that a save carries (``Scenario.source``), with the ruleset of that time.

    Raises:
        ScenarioError: The texts are not those of a scenario.
    """
    problems = [Problem(name, 0, "", "is missing") for name in FILES if not isinstance(source.get(name), str)]
    texts = {name: text for name, text in source.items() if isinstance(text, str)}
    problems += [
        Problem(name, 0, "", f"is larger than {MAX_BYTES // 1_000_000} MB, the limit for a scenario file")
        for name, text in texts.items()
        if len(text) > MAX_BYTES
    ]
    return _compile(texts, "", problems, {}, STANDARD.id)


def _compile(
    source: dict[str, str], shown: str, problems: list[Problem], settings: Mapping[str, object], level: str
) -> Scenario:
    if problems or settings:
        return _compile_anew(source, shown, problems, settings, level)
    return _compile_once(tuple(source.items()), shown, level)


@lru_cache(maxsize=_KEPT)
def _compile_once(texts: tuple[tuple[str, str], ...], shown: str, level: str) -> Scenario:
    """Compile texts, and give later games of the same texts the same scenario: nobody ever changes one.

    Batches start a hundred games of one scenario, every undo starts one. Texts with problems raise each time.
    """
    return _compile_anew(dict(texts), shown, [], {}, level)


def _compile_anew(
    source: dict[str, str], shown: str, problems: list[Problem], settings: Mapping[str, object], level: str
) -> Scenario:
    # Pydantic takes a fifth of a second to import; listing scenarios and `--help` do without.
    from sim.scenario.compiling import compile_scenario  # noqa: PLC0415

    return compile_scenario(source, shown, problems, settings, level)


def _find(name_or_path: str | Path) -> tuple[Path, str]:
    """Return the folder of a scenario and how to call it in messages."""
    shipped = scenario_folders()
    name = os.fspath(name_or_path)
    if name in shipped:
        return shipped[name], _near(shipped[name])
    path = Path(name)
    try:
        if path.is_dir():
            return path, name
        if path.name.endswith(".toml") and (path.exists() or path.is_symlink() or len(path.parts) > 1):
            if path.name != SCENARIO_FILE:
                raise fault(name, f"is not a {SCENARIO_FILE}")
            return path.parent, str(path.parent) if len(path.parts) > 1 else ""
        if path.exists():
            raise fault(name, "is not a scenario folder")
    except (OSError, ValueError):
        pass  # a name no file system takes is no file: too long, or with a zero byte
    shown = name if name.isprintable() and 0 < len(name) <= 120 else repr(name[:120])
    known = f"; there are {', '.join(shipped)}" if shipped else ""
    raise ScenarioError([Problem(shown, 0, "", f"there is no such scenario{known}", nearest(name, shipped))])


def _near(folder: Path) -> str:
    """Return a path as a user would type it here."""
    try:
        return str(folder.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(folder)
