"""Finds, reads and checks scenarios."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.complaints import nearest
from sim.scenario.definitions import Scenario
from sim.scenario.reading import MAX_BYTES, fault, read_text
from sim.scenario.texts import LANGUAGES, text_file

SCENARIO_FILE: Final = "scenario.toml"
FILES: Final = (SCENARIO_FILE, *map(text_file, LANGUAGES))

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


def load_scenario(name_or_path: str | Path, settings: Mapping[str, object] | None = None) -> Scenario:
    """Read and check a scenario.

    Args:
        name_or_path: Id of a shipped scenario, a folder, or a ``scenario.toml``.
        settings: Dotted key to value, laid over the file: ``rules.people.resume_min_s``, ``budget.training``,
            ``people.noor.morale``.

    Raises:
        ScenarioError: All problems at once, in line order.
    """
    folder, shown = _find(name_or_path)
    source: dict[str, str] = {}
    problems: list[Problem] = []
    for name in FILES:
        try:
            source[name] = read_text(folder / name, os.path.join(shown, name) if shown else name)  # noqa: PTH118  # a name to show, as the user wrote it
        except ScenarioError as error:
            problems.extend(error.problems)
    return _compile(source, shown, problems, settings or {})


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
    return _compile(texts, "", problems, {})


def _compile(source: dict[str, str], shown: str, problems: list[Problem], settings: Mapping[str, object]) -> Scenario:
    if problems or settings:
        return _compile_anew(source, shown, problems, settings)
    return _compile_once(tuple(source.items()), shown)


@lru_cache(maxsize=_KEPT)
def _compile_once(texts: tuple[tuple[str, str], ...], shown: str) -> Scenario:
    """Compile texts, and give later games of the same texts the same scenario: nobody ever changes one.

    Batches start a hundred games of one scenario, every undo starts one. Texts with problems raise each time.
    """
    return _compile_anew(dict(texts), shown, [], {})


def _compile_anew(
    source: dict[str, str], shown: str, problems: list[Problem], settings: Mapping[str, object]
) -> Scenario:
    # Pydantic takes a fifth of a second to import; listing scenarios and `--help` do without.
    from sim.scenario.compiling import compile_scenario  # noqa: PLC0415

    return compile_scenario(source, shown, problems, settings)


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
