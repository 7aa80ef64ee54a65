"""Colours and sizes, from one file."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from game.paths import assets

Colour = tuple[int, int, int]
THEMES: Final = ("dark", "light")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme; names say what a colour is for.

    Attributes:
        it: Accent of the IT manager's hat.
        pm: Accent of the project manager's hat.
        both: Accent where no hat is worn: the week, Friday, the debrief.
        on_accent: Text upon an accent.
        shade: What dims the screen behind a dialog.
    """

    ground: Colour
    panel: Colour
    raised: Colour
    line: Colour
    text: Colour
    quiet: Colour
    it: Colour
    pm: Colour
    both: Colour
    good: Colour
    watch: Colour
    bad: Colour
    p1: Colour
    p2: Colour
    p3: Colour
    p4: Colour
    on_accent: Colour
    shade: Colour

    def named(self, name: str) -> Colour:
        """Return the colour of that name."""
        colour: Colour = getattr(self, name)
        return colour

    def priority(self, priority: int) -> Colour:
        """Return the colour of P1 to P4."""
        return self.named(f"p{min(4, max(1, priority))}")

    def mix(self, name: str, other: str, share: float) -> Colour:
        """Return so much of one colour in another (0 is all ``name``)."""
        return blend(self.named(name), self.named(other), share)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in logical units: a unit is a pixel at 100 %."""

    radius: int
    gap: int
    small: int
    body: int
    strong: int
    title: int
    display: int


def blend(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour between two."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _colour(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


@cache
def theme(name: str) -> Theme:
    """Return the theme ``dark`` or ``light``."""
    table = _file()[name]
    return Theme(**{field.name: _colour(str(table[field.name])) for field in fields(Theme)})


@cache
def sizes() -> Sizes:
    """Return the sizes, which all themes share."""
    table = _file()["sizes"]
    return Sizes(**{field.name: int(table[field.name]) for field in fields(Sizes)})


@cache
def _file() -> dict[str, dict[str, str | int]]:
    return tomllib.loads((assets() / "theme.toml").read_text(encoding="utf-8"))
