"""Two forms of twelve situations that ask different things and are equally hard."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from game.classroom.bank import Bank, Owner, Situation, bank

LENGTH: Final = 12
OF_EACH_OWNER: Final = 4
OF_EACH_DIFFICULTY: Final = {1: 3, 2: 6, 3: 3}
LETTERS: Final = ("A", "B")
MOST_SEED: Final = 999_999
_CODE: Final = re.compile(r"([AB])(?:-?([0-9]{1,6}))?", re.IGNORECASE)

_Cell = tuple[int, int, Owner]


@dataclass(frozen=True, slots=True)
class Form:
    """Twelve situations in order.

    Attributes:
        letter: ``A`` or ``B``.
        seed: Which pair of forms it belongs to.
    """

    letter: str
    seed: int
    situations: tuple[Situation, ...]

    @property
    def code(self) -> str:
        """What is printed on it and written down with its answers: A-1."""
        return f"{self.letter}-{self.seed}"


def form(code: str) -> Form:
    """Return the form that a code names: ``A-7``, or ``A`` for the usual pair.

    Raises:
        ValueError: It names none.
    """
    match = _CODE.fullmatch(code.strip())
    if match is None:
        raise ValueError(f"no form {code!r}")
    pair = forms(int(match[2] or 1))
    return pair[LETTERS.index(match[1].upper())]


@cache
def forms(seed: int = 1) -> tuple[Form, Form]:
    """Draw the pair of forms of a seed.

    Both cover the same twelve cells of the bank, so the same facts, difficulties and owners: all eleven facts, one of
    them twice; four calls of each owner. Which situation of a cell comes to which form is drawn as well.

    Args:
        seed: 0 to 999,999.

    Raises:
        ValueError: The seed lies outside.
    """
    if not 0 <= seed <= MOST_SEED:
        raise ValueError(f"seeds of forms go from 0 to {MOST_SEED}")
    source = bank()
    drawn: tuple[list[Situation], list[Situation]] = ([], [])
    cells = source.cells()
    for cell in _chosen(source, seed):
        two = sorted(cells[cell], key=lambda situation: _rank(seed, "pair", situation.id))[:2]
        for side, situation in zip(drawn, two, strict=True):
            side.append(situation)
    a, b = (
        Form(letter, seed, tuple(sorted(side, key=lambda situation: _rank(seed, letter, situation.id))))
        for letter, side in zip(LETTERS, drawn, strict=True)
    )
    return a, b


def _rank(seed: int, *parts: object) -> str:
    """Return a place in an order that depends on nothing but its arguments, on any machine."""
    return sha256("/".join(str(part) for part in ("forms", seed, *parts)).encode()).hexdigest()


def _chosen(source: Bank, seed: int) -> tuple[_Cell, ...]:
    """Choose a cell for each fact and one more, so that owners and difficulties come out even."""
    cells = sorted(
        (cell for cell, members in source.cells().items() if len(members) >= len(LETTERS)),
        key=lambda cell: _rank(seed, "cell", *cell),
    )
    facts = sorted({fact for fact, _, _ in cells}, key=lambda fact: _rank(seed, "fact", fact))
    twice = LENGTH - len(facts)
    for doubled in facts if twice else [0]:
        wanted = [*facts, doubled] if doubled else facts
        found = _search(wanted, cells, ())
        if found is not None:
            return found
    raise ValueError("the bank of situations cannot fill two balanced forms")


def _search(facts: Sequence[int], cells: Sequence[_Cell], taken: tuple[_Cell, ...]) -> tuple[_Cell, ...] | None:
    if not facts:
        return taken
    for cell in cells:
        if cell[0] != facts[0] or cell in taken or not _fits((*taken, cell)):
            continue
        found = _search(facts[1:], cells, (*taken, cell))
        if found is not None:
            return found
    return None


def _fits(cells: tuple[_Cell, ...]) -> bool:
    owners = Counter(owner for _, _, owner in cells)
    difficulties = Counter(difficulty for _, difficulty, _ in cells)
    return all(n <= OF_EACH_OWNER for n in owners.values()) and all(
        n <= OF_EACH_DIFFICULTY[difficulty] for difficulty, n in difficulties.items()
    )
