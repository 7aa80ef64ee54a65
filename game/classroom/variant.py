"""Class variants: the same lesson with other names and luck, so that a walkthrough of another class does not help.

Only what people read changes: ids, numbers and rules stay, so that on equal luck a variant plays exactly like the
original. Which name becomes which hangs on the variant's name alone.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import Any, Final

from game.paths import assets
from sim.scenario.definitions import Scenario

_MOST_LUCK: Final = 1_000_000_000
_TITLES: Final = r"(?:Frau|Herrn?|Mrs?|Ms|Dr)\.?"
_ARTICLE: Final = r"(?i:\b(?:the|an?|der|die|das|dem|den|des|am|im|zum|zur|beim|vom|eine[mnrs]?|ein) )"
_ENDS_IN_S: Final = ("s", "x", "z", "ß")
_TEXTS: Final = re.compile(r"text\.[a-z]{2}\.toml")
_SCENARIO: Final = "scenario.toml"


def luck_of(seed: int, variant: str) -> int:
    """Return the luck of a class: that of the room, or of a variant another one that nobody can guess from it."""
    return seed if not variant else _number(f"luck/{variant}/{seed}") % _MOST_LUCK


def renamed(scenario: Scenario, source: Mapping[str, str], variant: str) -> dict[str, str]:
    """Return the texts of a scenario with other people and another company.

    Args:
        scenario: As it stands.
        source: File name to text.
        variant: Name of the variant.
    """
    pairs = names_of(scenario, source, variant)
    patterns = [(_pattern(old, name), name, new) for name, old, new in pairs]
    found = dict(source)
    for file, text in source.items():
        prose = _TEXTS.fullmatch(file) is not None
        if not prose and file != _SCENARIO:
            continue
        said = text
        for pattern, kind, new in patterns:
            if prose or kind in {"whole", "company"}:
                said = pattern.sub(_with(new), said)
        found[file] = said
    return found


def names_of(scenario: Scenario, source: Mapping[str, str], variant: str) -> list[tuple[str, str, str]]:
    """Return what is replaced, in this order: the kind (``whole``, ``first``, ``titled``, ``company``), old, new."""
    lists = _lists()
    prose = "\n".join(text for file, text in source.items() if _TEXTS.fullmatch(file))
    taken = set(re.findall(r"\w+", prose)) | {part for person in scenario.people for part in person.name.split()}
    firsts = {kind: _drawn(lists[kind]["new"], f"{variant}/{kind}", taken) for kind in ("feminine", "masculine")}
    families = _drawn(lists["family"]["new"], f"{variant}/family", taken)
    wholes: list[tuple[str, str, str]] = []
    singles: dict[str, str] = {}
    for person in scenario.people:
        first, _, family = person.name.partition(" ")
        kind = next((kind for kind in firsts if first in lists[kind]["known"]), "")
        if not kind or not family or not firsts[kind] or not families:
            continue
        fresh = singles.setdefault(first, firsts[kind][0])
        firsts[kind] = [name for name in firsts[kind] if name != fresh]
        wholes.append(("whole", person.name, f"{fresh} {families.pop(0)}"))
    heads = sorted({found[1] for found in re.finditer(rf"\b{_TITLES} ([^\W\d_][\w-]+)", prose)})
    heads = [head.removesuffix("s") if head.removesuffix("s") in heads else head for head in heads]
    titled = [("titled", old, families.pop(0)) for old in dict.fromkeys(heads) if families]
    return [*wholes, *(("first", old, new) for old, new in singles.items()), *titled, *_company(scenario, variant)]


def _company(scenario: Scenario, variant: str) -> Iterable[tuple[str, str, str]]:
    """Yield the company under its name: what stands before the first comma in the text of every language.

    A name that takes an article (a theatre, a newspaper) stays: its sentences would not fit another.
    """
    given = {texts.get("company", "").partition(",")[0].strip() for texts in scenario.texts.values()}
    prose = "\n".join(text for texts in scenario.texts.values() for text in texts.values())
    names = sorted(name for name in given if name and not re.search(_ARTICLE + re.escape(name), prose))
    new = _drawn(_lists()["company"]["new"], f"{variant}/company", set(names))
    yield from (("company", name, new[0]) for name in names if new)


def _pattern(old: str, kind: str) -> re.Pattern[str]:
    """Return what finds a name with its genitive; a family name alone might be any word, so it needs its title."""
    before = r"(?<=\bFrau )|(?<=\bHerr )|(?<=\bHerrn )|(?<=\bMr )|(?<=\bMrs )|(?<=\bMs )|(?<=\bDr )|(?<=\bDr\. )"
    escaped = re.escape(old)
    genitive = r"(?P<s>['’]s?(?!\w)|s(?!\w))?" if kind != "company" else r"(?P<s>['’]s(?!\w))?"
    edge = f"(?:{before})" if kind == "titled" else r"(?<!\w)"
    return re.compile(rf"{edge}{escaped}{genitive}(?!\w)")


def _with(new: str) -> Any:
    """Return how a match is replaced: the genitive of a name in s ends in an apostrophe, that of others in s."""

    def replacement(match: re.Match[str]) -> str:
        ending = match["s"] or ""
        bare = ending in {"'", "’"}
        if new.endswith(_ENDS_IN_S):
            return new + ("’" if ending else "")
        return new + ("s" if bare else ending)

    return replacement


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((assets() / "classroom" / "names.toml").read_text("utf-8"))


def _drawn(names: Sequence[str], key: str, taken: set[str]) -> list[str]:
    """Return names that are not in use, in an order that hangs on a key."""
    free = [name for name in names if not set(name.split()) <= taken and name not in taken]
    return sorted(free, key=lambda name: (_number(f"{key}/{name}"), name))


def _number(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big")
