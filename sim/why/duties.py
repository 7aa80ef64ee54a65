"""Duty areas: at most eight groups of decisions, for saying what each field of a hat's work was worth."""

from collections.abc import Iterable
from typing import Final

from sim.fork import Move
from sim.session import DECISIONS

AREAS: Final = ("operations", "people", "money", "security", "portfolio", "plan", "lead", "cards")
"""Areas in the order of the desks: the IT manager's first, then the project manager's, then what both answer."""

_AREA: Final = {
    "relations": "money",
    "initiate": "plan",
    "control": "lead",
    "close": "lead",
    "either": "cards",
}


def area_of(name: str) -> str:
    """Return the area of a decision by its name; money and those it comes from are one."""
    section = DECISIONS[name].section
    return _AREA.get(section, section)


def grouped(moves: Iterable[Move]) -> dict[str, frozenset[int]]:
    """Return area to the numbers of its moves, in the order of ``AREAS``; areas without any are left out."""
    found: dict[str, set[int]] = {area: set() for area in AREAS}
    for move in moves:
        found[area_of(move.name)].add(move.sequence)
    return {area: frozenset(numbers) for area, numbers in found.items() if numbers}
