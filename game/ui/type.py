"""Type: fonts at the size of the screen, measured, wrapped and kept."""

import json
from collections import OrderedDict
from functools import cache
from typing import Final, Literal

import pygame

from game.paths import assets
from game.ui.theme import Colour

Weight = Literal["regular", "medium", "semibold", "bold", "mono", "icon"]

_FILES: Final[dict[Weight, str]] = {
    "regular": "Inter-Regular.otf",
    "medium": "Inter-Medium.otf",
    "semibold": "Inter-SemiBold.otf",
    "bold": "Inter-Bold.otf",
    "mono": "JetBrainsMono-Regular.ttf",
    "icon": "lucide.ttf",
}
_KEPT: Final = 6_000
"""Rendered texts that are kept; a full screen shows under 400."""
_ELLIPSIS: Final = "…"
_BREAK_AFTER: Final = "-/"


@cache
def icons() -> dict[str, str]:
    """Return the character of each icon by name."""
    codes = json.loads((assets() / "fonts" / "lucide.json").read_text(encoding="utf-8"))
    return {name: chr(code) for name, code in codes.items()}


class Type:
    """All text of one window at one scale. Sizes come and go in logical units.

    Attributes:
        scale: Pixels per logical unit.
    """

    def __init__(self, scale: float) -> None:
        """Open no font yet: each is opened when first used."""
        self.scale = scale
        self._fonts: dict[tuple[Weight, int], pygame.font.Font] = {}
        self._rendered: OrderedDict[tuple[str, Weight, int, Colour], pygame.Surface] = OrderedDict()
        self._widths: dict[tuple[str, Weight, int], int] = {}
        self._wrapped: dict[tuple[str, Weight, int, int], tuple[str, ...]] = {}

    def font(self, size: float, weight: Weight = "regular") -> pygame.font.Font:
        """Return the font of a logical size."""
        key = weight, max(6, round(size * self.scale))
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = pygame.font.Font(str(assets() / "fonts" / _FILES[weight]), key[1])
        return found

    def line_height(self, size: float) -> float:
        """Return the height of one line of running text."""
        return round(size * 1.4 * self.scale) / self.scale

    def width(self, text: str, size: float, weight: Weight = "regular") -> float:
        """Return how wide a text is."""
        key = text, weight, round(size * self.scale)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > 4 * _KEPT:
                self._widths.clear()
            found = self._widths[key] = self.font(size, weight).size(text)[0]
        return found / self.scale

    def render(self, text: str, size: float, colour: Colour, weight: Weight = "regular") -> pygame.Surface:
        """Return the text drawn on nothing, in pixels."""
        key = text, weight, round(size * self.scale), colour
        found = self._rendered.get(key)
        if found is not None:
            self._rendered.move_to_end(key)
            return found
        surface = self.font(size, weight).render(text, True, colour)
        found = surface.convert_alpha() if pygame.display.get_surface() else surface
        self._rendered[key] = found
        if len(self._rendered) > _KEPT:
            self._rendered.popitem(last=False)
        return found

    def wrap(self, text: str, size: float, width: float, weight: Weight = "regular") -> tuple[str, ...]:
        """Return the lines of a text no wider than ``width``; a word that is too long is cut into pieces."""
        key = text, weight, round(size * self.scale), round(width * self.scale)
        found = self._wrapped.get(key)
        if found is None:
            if len(self._wrapped) > _KEPT:
                self._wrapped.clear()
            lines: list[str] = []
            for paragraph in text.split("\n"):
                lines.extend(self._paragraph(paragraph, size, width, weight))
            found = self._wrapped[key] = tuple(lines)
        return found

    def _paragraph(self, text: str, size: float, width: float, weight: Weight) -> list[str]:
        lines, line = [], ""
        for piece in _pieces(text):
            longer = line + piece
            if self.width(longer.rstrip(" "), size, weight) <= width or not line:
                line = longer
            else:
                lines.append(line.rstrip(" "))
                line = piece
            while self.width(line.rstrip(" "), size, weight) > width and len(line) > 1:
                head = self._head(line, size, width, weight)
                lines.append(head)
                line = line[len(head) :]
        lines.append(line.rstrip(" "))
        return lines

    def _head(self, word: str, size: float, width: float, weight: Weight) -> str:
        n = 1
        while n < len(word) and self.width(word[: n + 1], size, weight) <= width:
            n += 1
        return word[:n]

    def elide(self, text: str, size: float, width: float, weight: Weight = "regular") -> str:
        """Return the text, or as much of it as fits with an ellipsis."""
        if self.width(text, size, weight) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + _ELLIPSIS, size, weight) <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + _ELLIPSIS


@cache
def _pieces(text: str) -> tuple[str, ...]:
    pieces, piece = [], ""
    for character in text:
        piece += character
        if character == " " or (character in _BREAK_AFTER and len(piece) > 3):
            pieces.append(piece)
            piece = ""
    return (*pieces, piece) if piece else tuple(pieces)
