"""From the texts of a scenario folder to its definitions. The only way into Pydantic; see ``load``."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.casting import LeftOut
from sim.scenario.complaints import Complaints, nearest
from sim.scenario.convert import scenario_of
from sim.scenario.crosscheck import check
from sim.scenario.decks import read_stories, stories_of
from sim.scenario.definitions import Scenario
from sim.scenario.draft import Draft, draft_of
from sim.scenario.envelopes import with_envelopes
from sim.scenario.levels import LEVEL_FILE, SETTING, STANDARD, LevelDef, level_of, level_text
from sim.scenario.load import ENVELOPES_FILE
from sim.scenario.reading import parse, shorten
from sim.scenario.ruleset import (
    RULESET_FILE,
    RULESET_NAME,
    Document,
    build,
    flaws_of,
    overridden,
    shipped,
    toml_value,
    write,
)
from sim.scenario.texts import LANGUAGES, read_texts, required_keys, text_file

SETTINGS_FILE = "settings.toml"
"""In a save only: what an analyst laid over the files."""

Overrides = dict[str, object]


def compile_scenario(
    source: dict[str, str],
    shown: str,
    problems: list[Problem],
    settings: Mapping[str, object],
    level: str = STANDARD.id,
) -> Scenario:
    """Check the texts of a scenario and turn them into definitions.

    Args:
        source: File name to text; with a ``ruleset.toml`` that one is used as it stands.
        shown: Folder in messages, or empty.
        problems: What was wrong with the files already.
        settings: What is laid over the file.
        level: Level of difficulty, unless a save carries one.

    Raises:
        ScenarioError: All problems, file by file, in line order.
    """
    document, ruleset_problems = _ruleset(source.get(RULESET_NAME))
    factors, level_problems = level_of(level, settings, source.get(LEVEL_FILE, ""))
    problems = [*problems, *ruleset_problems, *level_problems]
    name = _shown(shown, "scenario.toml")
    laid = {**_stored_settings(source, problems), **_without_level(settings)}
    if "scenario.toml" not in source or ruleset_problems:
        raise ScenarioError(problems)
    try:
        data = parse(source["scenario.toml"], name)
    except ScenarioError as error:
        raise ScenarioError([*problems, *error.problems]) from None
    complaints = Complaints(name, source["scenario.toml"], data)
    data = _lay(data, laid, problems)
    draft = draft_of(data, complaints)
    document = _override(document, draft, complaints, final=RULESET_NAME in source)
    rules_laid = {key: value for key, value in laid.items() if key.startswith("rules.")}
    document, flaws = overridden(document, rules_laid, "setting")
    problems += [Problem("setting", 0, ".".join(("rules", *key)), message, hint) for key, message, hint in flaws]
    rules = build(document)
    check(draft, data, rules, complaints)
    others: list[Problem] = []
    readings = read_stories(draft, source, shown, complaints, others)
    problems += [*complaints.problems(), *others]
    texts = _texts(source, shown, {**required_keys(draft.ids, data), **readings.keys}, problems)
    if problems or draft.file is None:
        raise ScenarioError(problems)
    stories = stories_of(readings, draft.file, texts)
    scenario = scenario_of(draft.file, rules, texts, _source(source, document, laid, factors), stories, factors)
    sealed = source.get(ENVELOPES_FILE)
    return scenario if sealed is None else with_envelopes(scenario, sealed, _shown(shown, ENVELOPES_FILE))


def left_out(source: dict[str, str]) -> tuple[LeftOut, ...]:
    """Return which cards and arcs of its decks have no place in a scenario that has been compiled from these texts."""
    data = parse(source["scenario.toml"], "scenario.toml")
    complaints = Complaints("scenario.toml", source["scenario.toml"], data)
    draft = draft_of(_lay(data, _stored_settings(source, []), []), complaints)
    if draft.file is None:
        return ()
    stories = stories_of(read_stories(draft, source, "", complaints, []), draft.file, {})
    return tuple(stories.left_out)


def _shown(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if folder else name


@cache
def _shipped_flaws() -> tuple[Problem, ...]:
    return tuple(_in_lines(RULESET_FILE.read_text(encoding="utf-8"), shipped()))


def _in_lines(text: str, document: Document) -> list[Problem]:
    complaints = Complaints(RULESET_NAME, text, document)
    for key, message, hint in flaws_of(document, units=False):
        complaints.add(key, message, hint)
    return complaints.problems()


def _ruleset(text: str | None) -> tuple[Document, list[Problem]]:
    """Read the shipped ruleset, or the one that a save carries."""
    if text is None:
        return shipped(), list(_shipped_flaws())
    try:
        document = parse(text, RULESET_NAME)
    except ScenarioError as error:
        return {}, list(error.problems)
    return document, _in_lines(text, document)


def _override(document: Document, draft: Draft, complaints: Complaints, final: bool) -> Document:
    """Lay the scenario's own numbers over the ruleset; a save's ruleset has them already."""
    overrides: Overrides = {}
    for section, table in draft.head.get("rules", {}).items():
        if section not in document:
            complaints.unknown(("rules", section), "section of the ruleset", section, document)
            continue
        for name, value in table.items():
            if section == "asset_classes" and name not in document[section]:
                complaints.unknown(("rules", section, name), "class of asset", name, document[section])
            elif section == "asset_classes" and isinstance(value, dict):
                overrides.update({f"{section}.{name}.{inner}": part for inner, part in value.items()})
            elif section == "asset_classes":
                complaints.add(("rules", section, name), f"must be a table, not {shorten(value)}")
            else:
                overrides[f"{section}.{name}"] = value
    result, flaws = overridden(document, overrides, "this scenario")
    for key, message, hint in flaws:
        complaints.add(("rules", *key), message, hint.rpartition(".")[2])
    return document if final else result


def _stored_settings(source: Mapping[str, str], problems: list[Problem]) -> Overrides:
    try:
        return parse(source[SETTINGS_FILE], SETTINGS_FILE) if SETTINGS_FILE in source else {}
    except ScenarioError as error:
        problems.extend(error.problems)
        return {}


def _lay(data: dict[str, Any], settings: Mapping[str, object], problems: list[Problem]) -> dict[str, Any]:
    """Lay settings over a parsed file; those that begin with ``rules.`` belong to the ruleset instead."""
    mine = {key: value for key, value in settings.items() if not key.startswith("rules.")}
    if not mine:
        return data
    result = deepcopy(data)
    for dotted, value in mine.items():
        *above, last = dotted.split(".")
        table: Any = result
        for part in above:
            options = _options(table)
            if part not in options:
                hint = nearest(part, options)
                problems.append(Problem("setting", 0, dotted, f"there is no {part!r} in the scenario", hint))
                break
            table = options[part]
        else:
            if isinstance(table, dict):
                table[last] = value
            else:
                problems.append(Problem("setting", 0, dotted, "names no single value"))
    return result


def _options(table: Any) -> dict[str, Any]:
    if isinstance(table, list):
        return {str(row["id"]): row for row in table if isinstance(row, dict) and "id" in row}
    return table if isinstance(table, dict) else {}


def _without_level(settings: Mapping[str, object]) -> Overrides:
    return {key: value for key, value in settings.items() if not key.startswith(SETTING)}


def _texts(
    source: Mapping[str, str], shown: str, required: dict[str, None], problems: list[Problem]
) -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        name = text_file(language)
        if name in source:
            texts[language], found = read_texts(source[name], _shown(shown, name), required)
            problems += found
    return texts


def _source(
    source: dict[str, str], document: Document, settings: Mapping[str, object], level: LevelDef
) -> dict[str, str]:
    """Return all that a save must carry to build the same scenario again, whatever ships with the program by then."""
    result = {**source, RULESET_NAME: write(document), LEVEL_FILE: level_text(level)}
    if settings:
        result[SETTINGS_FILE] = "".join(f"{toml_value(key)} = {toml_value(settings[key])}\n" for key in settings)
    return result
