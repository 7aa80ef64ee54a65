"""Randomness by name: every draw is addressed by seed, family and entity, never by order.

A family is a purpose (``demand/incident``, ``people/sickness``). An entity either has a number (the 17th candidate
arrival) or a causal name (``asset/nas-1/failure/3``). Both own a row of uniforms with fixed meanings per column; a
new use gets a new family, never a wider row, so that adding one moves no other.
"""

from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import chain, count
from struct import Struct

from numpy.random import Philox

_ROWS_PER_BLOCK = 64
"""Most families need a few dozen rows a game; the values of a row do not depend on this."""

_WORDS_PER_STEP = 4
_SCHEMA = "two-hats-1"
_SCALE = 2.0**-53
_words = Struct("<8Q").unpack


Row = Sequence[float]
"""Uniforms of an entity, by column."""


class Family:
    """A named stream of rows of uniforms."""

    __slots__ = ("_blocks", "_key", "_keyed", "_width", "name")

    def __init__(self, seed_name: str, name: str, width: int) -> None:
        """Prepare a family; no draw happens yet.

        Args:
            seed_name: Schema, seed and fork, as one string.
            name: The purpose.
            width: Uniforms per row, 1 to 32.
        """
        self.name = name
        # Philox yields four words a step; whole steps let any row be computed alone.
        self._width = -(-width // _WORDS_PER_STEP) * _WORDS_PER_STEP
        digest = blake2b(f"{seed_name}/{name}".encode(), digest_size=32).digest()
        self._key = int.from_bytes(digest[:16], "little")
        self._keyed = blake2b(key=digest, digest_size=64)
        # Packed: as Python floats in lists, the rows of a game would be half of what it holds in memory.
        self._blocks: dict[int, array[float]] = {}

    def row(self, entity: int) -> Row:
        """Return the uniforms of a numbered entity, each strictly between 0 and 1."""
        number = entity // _ROWS_PER_BLOCK
        block = self._blocks.get(number)
        if block is None:
            block = self._block(number)
        start = entity % _ROWS_PER_BLOCK * self._width
        return block[start : start + self._width]

    def column(self, column: int) -> Iterator[float]:
        """Yield one column of entity 0, 1, 2 and so on, without end."""
        return chain.from_iterable(self._block(number)[column :: self._width] for number in count())

    def _block(self, number: int) -> "array[float]":
        block = self._blocks.get(number)
        if block is None:
            block = self._blocks[number] = self._fill(number)
        return block

    def _fill(self, number: int) -> "array[float]":
        width = self._width
        counter = number * _ROWS_PER_BLOCK * width // _WORDS_PER_STEP
        raw = Philox(key=self._key, counter=counter).random_raw(_ROWS_PER_BLOCK * width)
        return array("d", (((raw >> 11) + 0.5) * _SCALE).tobytes())

    def named(self, entity: str) -> list[float]:
        """Return the uniforms of an entity known by its causal name."""
        row: list[float] = []
        part = 0
        while len(row) < self._width:
            keyed = self._keyed.copy()
            keyed.update(f"{part}/{entity}".encode())
            row += [((word >> 11) + 0.5) * _SCALE for word in _words(keyed.digest())]
            part += 1
        return row[: self._width]

    def one(self, entity: str) -> float:
        """Return the first uniform of a named entity."""
        keyed = self._keyed.copy()
        keyed.update(f"0/{entity}".encode())
        return ((int.from_bytes(keyed.digest()[:8], "little") >> 11) + 0.5) * _SCALE


class Luck:
    """All randomness of one game."""

    __slots__ = ("_families", "_name", "seed")

    def __init__(self, seed: int, fork: str = "") -> None:
        """Prepare the luck of a seed.

        Args:
            seed: Any integer.
            fork: Empty for the game itself; a name for a forecast, whose draws must not be the game's.
        """
        self.seed = seed
        self._name = f"{_SCHEMA}/{seed}/{fork}"
        self._families: dict[str, Family] = {}

    def family(self, name: str, width: int = 4) -> Family:
        """Return the family of that name, making it at first use; the width must not change between uses."""
        family = self._families.get(name)
        if family is None:
            family = self._families[name] = Family(self._name, name, width)
        return family
