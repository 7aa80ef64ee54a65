"""The bank of situations: whose call is it, how hard is that to tell, and what settles it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from game.i18n import N_, Language
from game.paths import assets

Owner = Literal["it", "pm", "third"]

OWNERS: Final[tuple[Owner, ...]] = ("it", "pm", "third")

OWNER_NAMES: Final[dict[Owner, str]] = {
    "it": N_("IT manager"),
    "pm": N_("Project manager"),
    "third": N_("Somebody else"),
}

OWNER_ABOUT: Final[dict[Owner, str]] = {
    "it": N_("answers for the whole IT department and everything it keeps running, for good"),
    "pm": N_("answers for one project with a goal, a date and a budget, until it is handed over"),
    "third": N_("executives, sponsor, Finance, HR, the department concerned, or the specialist who does the work"),
}

PARTIES: Final = {
    "executives": N_("the executives"),
    "hr": N_("HR"),
    "finance": N_("Finance"),
    "sponsor": N_("the sponsor"),
    "department": N_("the department concerned"),
    "specialist": N_("the specialist who does the work"),
}
"""Who "somebody else" can be."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A few sentences that end in the question who decides.

    Attributes:
        id: Kebab-case, never shown to participants.
        fact: 1 to 11, the row of the table of roles.
        difficulty: 1 to 3; judged, not measured.
        owner: Whose call it is.
        party: Who that is if it is a third party, else empty.
        story: Language code to what is asked.
        why: Language code to what settles it.
    """

    id: str
    fact: int
    difficulty: int
    owner: Owner
    party: str
    story: dict[str, str]
    why: dict[str, str]

    @property
    def cell(self) -> tuple[int, int, Owner]:
        """Situations of the same cell can stand for each other."""
        return self.fact, self.difficulty, self.owner

    def whose(self, speak: Language) -> str:
        """Return the owner's name, with the party if there is one."""
        name = speak.text(OWNER_NAMES[self.owner])
        return f"{name}: {speak.text(PARTIES[self.party])}" if self.party else name


@dataclass(frozen=True, slots=True)
class Bank:
    """All situations, and the facts about the roles that they are grounded in.

    Attributes:
        situations: In the file's order.
        facts: Number to language code to sentence.
    """

    situations: tuple[Situation, ...]
    facts: dict[int, dict[str, str]]

    def cells(self) -> dict[tuple[int, int, Owner], tuple[Situation, ...]]:
        """Return the situations by what makes them interchangeable."""
        found: dict[tuple[int, int, Owner], tuple[Situation, ...]] = {}
        for situation in self.situations:
            found[situation.cell] = (*found.get(situation.cell, ()), situation)
        return found


@cache
def bank() -> Bank:
    """Return the shipped bank."""
    path = assets() / "classroom" / "situations.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    situations = tuple(
        Situation(
            id=entry["id"],
            fact=entry["fact"],
            difficulty=entry["difficulty"],
            owner=cast(Owner, entry["owner"]),
            party=entry.get("party", ""),
            story={code: entry[f"story_{code}"] for code in ("en", "de")},
            why={code: entry[f"why_{code}"] for code in ("en", "de")},
        )
        for entry in data["situations"]
    )
    facts = {entry["number"]: {code: entry[code] for code in ("en", "de")} for entry in data["facts"]}
    return Bank(situations, facts)
