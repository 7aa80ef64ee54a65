"""Reads cards and arcs: a scenario's own, and decks that several scenarios share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.cards import ArcDef, CardDef
from sim.scenario.casting import FORMS, ROLE, Deck, Stories, join, settle
from sim.scenario.complaints import Complaints, nearest
from sim.scenario.convert_cards import arc_of, card_of
from sim.scenario.crosscheck_cards import check_cards, names_of_deck, names_of_scenario
from sim.scenario.draft import Draft, ids_of, rows_of, whole_of
from sim.scenario.load import DECK_FILE, DECK_FILES, DECKS, DILEMMAS_FILE, deck_folders
from sim.scenario.reading import parse
from sim.scenario.schema import ScenarioFile
from sim.scenario.schema_cards import ArcTable, CardTable, DeckFile, DilemmasFile
from sim.scenario.texts import LANGUAGES, read_texts, story_keys, text_file

SECTIONS: Final = {
    "person": "people",
    "department": "departments",
    "service": "services",
    "asset": "assets",
    "vendor": "vendors",
    "project": "projects",
}
"""Kind of role to the section of a scenario that can play it."""


def file_of_deck(deck: str, name: str) -> str:
    """Return the name under which a save carries a file of a deck."""
    return f"{DECKS}/{deck}/{name}"


def read_deck(files: Mapping[str, str], shown: Mapping[str, str], folder: str) -> tuple[Deck | None, list[Problem]]:
    """Read and check a shared deck.

    Args:
        files: Name to text: ``deck.toml`` and texts.
        shown: Name to name in messages.
        folder: Name of its folder, which must be its id.

    Returns:
        The deck, unless something is wrong with it, and what that is.
    """
    try:
        data = parse(files[DECK_FILE], shown[DECK_FILE])
    except ScenarioError as error:
        return None, list(error.problems)
    complaints = Complaints(shown[DECK_FILE], files[DECK_FILE], data)
    whole = whole_of(DeckFile, data, complaints)
    roles = _roles(data)
    cards, arcs = rows_of(CardTable, data.get("cards"), ("cards",)), rows_of(ArcTable, data.get("arcs"), ("arcs",))
    if folder and isinstance(data.get("id"), str) and data["id"] != folder:
        complaints.add(("id",), f"is {data['id']!r}, but its folder is {folder!r}")
    check_cards(cards, arcs, names_of_deck(roles, ids_of(data.get("cards"), ("cards",))), complaints)
    problems = complaints.problems()
    texts: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        name = text_file(language)
        texts[language], found = read_texts(files[name], shown[name], story_keys(data), _role_flaw(roles))
        problems += found
    if problems or whole is None:
        return None, problems
    deck = Deck(whole.id, dict(whole.roles), tuple(map(card_of, whole.cards)), tuple(map(arc_of, whole.arcs)), texts)
    return deck, []


def _roles(data: dict[str, Any]) -> dict[str, str]:
    table = data.get("roles")
    return {str(k): v for k, v in table.items() if isinstance(v, str)} if isinstance(table, dict) else {}


def _role_flaw(roles: Mapping[str, str]) -> Callable[[str], tuple[str, str]]:
    def flaw(text: str) -> tuple[str, str]:
        for match in ROLE.finditer(text):
            role, form = match.groups()
            if role not in roles:
                return f"there is no role <{role}>", nearest(role, roles)
            if form and form not in FORMS.get(roles[role], ()):
                forms = ", ".join(f"<{role}.{known}>" for known in FORMS.get(roles[role], ()))
                return f"<{role}.{form}> means nothing for a {roles[role]}" + (
                    f"; there is {forms}" if forms else ""
                ), ""
        return "", ""

    return flaw


@dataclass(slots=True)
class Readings:
    """The cards and arcs of a scenario as read, before anybody plays a role.

    Attributes:
        keys: What the scenario's own texts must say about its own cards and arcs.
    """

    decks: list[Deck] = field(default_factory=list)
    cards: list[CardDef] = field(default_factory=list)
    arcs: list[ArcDef] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)


def read_stories(
    draft: Draft, source: Mapping[str, str], shown: str, complaints: Complaints, problems: list[Problem]
) -> Readings:
    """Read the own cards of a scenario and the shared decks that it names.

    Args:
        draft: The scenario.
        source: File name to text, decks included.
        shown: Folder of the scenario in messages.
        complaints: Of ``scenario.toml``; gets unknown decks and roles.
        problems: Gets what is wrong with other files.
    """
    readings = Readings()
    roles: dict[str, str] = {}
    known = {name.split("/")[1] for name in source if name.startswith(f"{DECKS}/")} | deck_folders().keys()
    for index, name in enumerate(draft.head.get("decks", ())):
        files = {file: source.get(file_of_deck(name, file)) for file in DECK_FILES}
        if name in draft.head["decks"][:index]:
            complaints.add(("decks", index), f"names {name!r} twice")
        elif files[DECK_FILE] is None:
            complaints.unknown(("decks", index), "deck", name, known)
        else:
            texts = {file: text for file, text in files.items() if text is not None}
            missing = [Problem(file_of_deck(name, file), 0, "", "is missing") for file in files if file not in texts]
            deck, found = (
                (None, missing) if missing else read_deck(texts, {f: file_of_deck(name, f) for f in texts}, name)
            )
            problems += found
            if deck is not None:
                readings.decks.append(deck)
                roles.update(deck.roles)
    if len(readings.decks) == len(draft.head.get("decks", ())):
        _check_cast(draft, roles, complaints)
    _read_own(draft, source, shown, readings, problems)
    return readings


def _check_cast(draft: Draft, roles: Mapping[str, str], complaints: Complaints) -> None:
    for role, name in draft.head.get("cast", {}).items():
        kind = roles.get(role)
        if kind is None:
            complaints.unknown(("cast", role), "role", role, roles)
        elif name not in draft.ids[SECTIONS[kind]]:
            complaints.unknown(("cast", role), kind, name, draft.ids[SECTIONS[kind]])


def _read_own(draft: Draft, source: Mapping[str, str], shown: str, readings: Readings, problems: list[Problem]) -> None:
    if DILEMMAS_FILE not in source:
        return
    file = f"{shown.rstrip('/')}/{DILEMMAS_FILE}" if shown else DILEMMAS_FILE
    try:
        data = parse(source[DILEMMAS_FILE], file)
    except ScenarioError as error:
        problems += error.problems
        return
    complaints = Complaints(file, source[DILEMMAS_FILE], data)
    whole = whole_of(DilemmasFile, data, complaints)
    cards, arcs = rows_of(CardTable, data.get("cards"), ("cards",)), rows_of(ArcTable, data.get("arcs"), ("arcs",))
    shared = {card.id: deck.id for deck in readings.decks for card in deck.cards}
    shared_arcs = {arc.id: deck.id for deck in readings.decks for arc in deck.arcs}
    check_cards(cards, arcs, names_of_scenario(draft, [*ids_of(data.get("cards"), ()), *shared]), complaints)
    for rows, taken in ((cards, shared), (arcs, shared_arcs)):
        for path, row in rows:
            if row.id in taken:
                complaints.add((*path, "id"), f"{row.id!r} is also in the deck {taken[row.id]!r}; take another")
    problems += complaints.problems()
    readings.keys = story_keys(data)
    if whole is not None:
        readings.cards, readings.arcs = list(map(card_of, whole.cards)), list(map(arc_of, whole.arcs))


def stories_of(readings: Readings, file: ScenarioFile, texts: Mapping[str, dict[str, str]]) -> Stories:
    """Give every role its player, and return all cards and arcs of a scenario, and the texts of the decks."""
    stories = Stories(list(readings.cards), list(readings.arcs))
    names = {f"person.{person.id}": person.name for person in file.people}
    names.update({f"vendor.{vendor.id}": vendor.name for vendor in file.vendors})
    for deck in readings.decks:
        join(stories, deck, file.cast, names, dict(texts))
    settle(stories, [vendor.id for vendor in file.vendors], [department.id for department in file.departments])
    return stories
