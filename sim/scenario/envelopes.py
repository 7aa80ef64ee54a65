"""Envelopes: prepared events that a trainer opens by a word, sealed in ``envelopes.toml`` beside a scenario.

They hold a card of the scenario, which then is dealt to nobody by luck, or effects of the vocabulary of cards.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Final

from pydantic import Field

from sim.kernel.errors import ScenarioError
from sim.scenario.cards import EFFECTS, EffectDef, EnvelopeDef, folded
from sim.scenario.complaints import Complaints
from sim.scenario.convert_cards import effects_of
from sim.scenario.crosscheck_cards import PARTIES, Known, check_effects, known_names
from sim.scenario.definitions import Scenario
from sim.scenario.draft import rows_of, whole_of
from sim.scenario.reading import parse
from sim.scenario.ruleset import toml_value
from sim.scenario.schema_base import Id, Name, Table
from sim.scenario.schema_cards import EffectTable
from sim.scenario.texts import LANGUAGES

ENVELOPES: Final = "envelopes"


class WordsTable(Table):
    """One text in both languages."""

    en: Annotated[str, Field(min_length=1, max_length=2_000)]
    """In English."""
    de: Annotated[str, Field(min_length=1, max_length=2_000)]
    """In German."""


class EnvelopeTable(Table):
    """A prepared event."""

    id: Id
    """Short name."""
    word: Name
    """What opens it; case and spaces do not matter."""
    title: WordsTable
    """What stands on it."""
    story: WordsTable
    """What it says inside."""
    card: str = ""
    """Card of the scenario that it lays on the table."""
    effects: Annotated[list[EffectTable], Field(max_length=12)] = []
    """What it does."""


class EnvelopesFile(Table):
    """Envelopes of a scenario."""

    envelopes: Annotated[list[EnvelopeTable], Field(max_length=40)] = []
    """Envelopes."""


def with_envelopes(scenario: Scenario, text: str, shown: str) -> Scenario:
    """Return a scenario with the envelopes of a file.

    Raises:
        ScenarioError: All that is wrong with the file.
    """
    data = parse(text, shown)
    complaints = Complaints(shown, text, data)
    whole_of(EnvelopesFile, data, complaints)
    tables = checked(scenario, data.get(ENVELOPES), complaints)
    problems = complaints.problems()
    if problems:
        raise ScenarioError(problems)
    texts = {language: dict(scenario.texts.get(language, {})) for language in LANGUAGES}
    for table in tables:
        for language in LANGUAGES:
            texts[language][f"{ENVELOPES}.{table.id}.title"] = getattr(table.title, language)
            texts[language][f"{ENVELOPES}.{table.id}.story"] = getattr(table.story, language)
    return replace(scenario, envelopes=tuple(_envelope(scenario, table) for table in tables), texts=texts)


def sealed(scenario: Scenario, rows: object, complaints: Complaints) -> None:
    """Note what is wrong with the envelopes of another file that is laid over a scenario."""
    if rows is not None:
        whole_of(EnvelopesFile, {ENVELOPES: rows}, complaints)
        checked(scenario, rows, complaints)


def checked(scenario: Scenario, rows: object, complaints: Complaints) -> list[EnvelopeTable]:
    """Return the valid envelopes; what they name and what opens them must be clear."""
    known = _known(scenario)
    found = rows_of(EnvelopeTable, rows, (ENVELOPES,))
    ids: set[str] = set()
    words: set[str] = set()
    for path, table in found:
        if table.id in ids:
            complaints.add((*path, "id"), f"is used twice: {table.id!r}")
        if folded(table.word) in words or not folded(table.word):
            complaints.add((*path, "word"), f"opens another envelope too: {table.word!r}")
        if bool(table.card) == bool(table.effects):
            complaints.add(path, "must hold a card or effects, and not both")
        if table.card and table.card not in known["card"]:
            complaints.unknown((*path, "card"), "card", table.card, known["card"])
        check_effects((*path, "effects"), table.effects, known, complaints)
        ids.add(table.id)
        words.add(folded(table.word))
    return [table for _, table in found]


def envelopes_text(rows: list[Mapping[str, Any]]) -> str:
    """Return tables of envelopes as a file."""
    parts = []
    for row in rows:
        lines = [f"{key} = {_value(value)}" for key, value in row.items()]
        parts.append("\n".join(["[[envelopes]]", *lines, ""]))
    return "\n".join(parts)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_value(part)}' for key, part in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return toml_value(value)


def _known(scenario: Scenario) -> Known:
    things: dict[str, tuple[Any, ...]] = {
        "person": scenario.people,
        "department": scenario.departments,
        "service": scenario.services,
        "asset": scenario.assets,
        "vendor": scenario.vendors,
        "project": scenario.projects,
    }
    found = {kind: tuple(row.id for row in rows) for kind, rows in things.items()}
    return known_names(found, (card.id for card in scenario.cards))


def _envelope(scenario: Scenario, table: EnvelopeTable) -> EnvelopeDef:
    taken = {*PARTIES, *(department.id for department in scenario.departments)}
    vendors = {vendor.id: f"vendor:{vendor.id}" for vendor in scenario.vendors if vendor.id not in taken}

    def settled(effect: EffectDef) -> EffectDef:
        party = "party" in EFFECTS[effect.kind][0]
        return replace(effect, target=vendors.get(effect.target, effect.target)) if party else effect

    return EnvelopeDef(table.id, table.word, table.card, tuple(map(settled, effects_of(table.effects))))
