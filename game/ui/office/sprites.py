"""Small pictures that are drawn often: chips of tickets, the light of a lamp, the sky behind the windows."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import pygame

from game.ui.canvas import Box, Canvas, Written
from game.ui.theme import Colour, blend

_SKY: Final[tuple[tuple[float, Colour], ...]] = (
    (0.0, (16, 21, 44)),
    (5.0, (28, 33, 70)),
    (6.5, (214, 140, 112)),
    (8.0, (130, 180, 230)),
    (12.0, (150, 200, 245)),
    (16.5, (140, 185, 230)),
    (18.5, (236, 150, 92)),
    (20.0, (72, 62, 112)),
    (22.0, (16, 21, 44)),
    (24.0, (16, 21, 44)),
)
"""Hour of the day and colour of the sky."""
_DUSK: Final = ((6.0, 1.0), (8.0, 0.0), (17.0, 0.0), (20.5, 1.0))
_STEPS: Final = 8


def hour_of(t_s: float) -> float:
    """Return the hour of the day at an instant of the game."""
    return t_s % 86_400 / 3_600


def darkness(t_s: float) -> float:
    """Return how dark it is outside, 0 to 1, in steps that one hardly sees."""
    hour = hour_of(t_s)
    (a, high), (b, low), (c, _), (d, _) = _DUSK
    if hour < a or hour >= d:
        level = high
    elif hour < b:
        level = (b - hour) / (b - a)
    elif hour < c:
        level = low
    else:
        level = (hour - c) / (d - c)
    return round(level * _STEPS) / _STEPS


def sky(t_s: float) -> Colour:
    """Return the colour of the sky at an instant of the game."""
    hour = round(hour_of(t_s) * 4) / 4
    for (start, one), (end, other) in pairwise(_SKY):
        if start <= hour <= end:
            return blend(one, other, (hour - start) / (end - start))
    return _SKY[0][1]


def chip(canvas: Canvas, box: Box, words: str, colour: str, *, label: str = "", solid: bool = True) -> None:
    """Draw what somebody is on, or a ticket: a small pill with a label and words, as many as fit.

    Args:
        canvas: Where.
        box: As wide as it may get; it is drawn only as wide as its words, in the middle of the box.
        words: What it is.
        colour: Theme colour.
        label: In bold before the words.
        solid: Filled with the colour, else only edged with it.
    """
    width = chip_width(canvas, words, label, box)
    picture = _chip(canvas, words, colour, label, width, box.h, solid=solid)
    canvas.picture(picture, (box.x, box.y))
    if canvas.written is not None:
        clip = canvas.surface.get_clip()
        s = canvas.scale
        shown = Box(box.x, box.y, width, box.h)
        canvas.written.append(
            Written(f"{label} {words}".strip(), shown, Box(clip.x / s, clip.y / s, clip.w / s, clip.h / s))
        )


def chip_width(canvas: Canvas, words: str, label: str, box: Box) -> float:
    """Return how wide a chip gets in a box."""
    size = _letters(box.h)
    wide = canvas.type.width(words, size, "medium") + 12
    if label:
        wide += canvas.type.width(label, size, "bold") + (4 if words else 0)
    return min(box.w, wide)


def _letters(height: float) -> float:
    return 9.5 if height < 15 else 10.5


def _chip(
    canvas: Canvas, words: str, colour: str, label: str, width: float, height: float, *, solid: bool
) -> pygame.Surface:
    t, s = canvas.theme, canvas.scale
    size = round(width * s), round(height * s)
    key = "chip", words, colour, label, size, solid
    found = canvas.kept(key)
    if found is not None:
        return found
    surface = pygame.Surface(size, pygame.SRCALPHA)
    small = Canvas(surface, t, canvas.type)
    box = Box(0, 0, size[0] / s, size[1] / s)
    tone = t.named(colour)
    if solid:
        small.panel(box, tone, radius=height / 2.6)
        ink = t.on_accent
    else:
        small.panel(box, blend(t.panel, tone, 0.16), border=blend(t.panel, tone, 0.7), radius=height / 2.6)
        ink = t.text
    letters = _letters(height)
    x, y = 6.0, (height - canvas.type.line_height(letters)) / 2
    if label:
        x += small.text(label, (x, y), size=letters, weight="bold", colour=ink) + 4
    if words and box.w - x - 4 > 6:
        small.text(words, (x, y), size=letters, weight="medium", colour=ink, width=box.w - x - 4)
    if pygame.display.get_surface() is not None:
        surface = surface.convert_alpha()
    canvas.keep(key, surface)
    return surface


def mini(canvas: Canvas, priority: int, side: float) -> pygame.Surface:
    """Return the picture of a ticket that is only counted: a square with the number of its priority."""
    pixels = max(4, round(side * canvas.scale))
    key = "mini", priority, pixels
    found = canvas.kept(key)
    if found is None:
        surface = pygame.Surface((pixels, pixels), pygame.SRCALPHA)
        small = Canvas(surface, canvas.theme, canvas.type)
        inner = pixels / canvas.scale
        small.panel(Box(0, 0, inner, inner), canvas.theme.priority(priority), radius=3)
        middle = inner / 2, (inner - canvas.type.line_height(8.5)) / 2
        small.text(str(priority), middle, size=8.5, weight="bold", colour=canvas.theme.on_accent, align="centre")
        found = surface.convert_alpha() if pygame.display.get_surface() is not None else surface
        canvas.keep(key, found)
    return found


def glow(canvas: Canvas, radius: float, strength: float) -> pygame.Surface:
    """Return the warm light of a desk lamp.

    Args:
        canvas: Where it will be drawn.
        radius: In logical units.
        strength: 0 to 1.
    """
    pixels = max(2, round(radius * canvas.scale))
    key = "glow", pixels, round(strength * _STEPS)
    found = canvas.kept(key)
    if found is None:
        small = 32
        surface = pygame.Surface((2 * small, 2 * small), pygame.SRCALPHA)
        for r in range(small, 0, -1):
            alpha = round(70 * strength * (1 - r / small) ** 1.6)
            pygame.draw.circle(surface, (255, 208, 130, alpha), (small, small), r)
        found = pygame.transform.smoothscale(surface, (2 * pixels, 2 * pixels))
        if pygame.display.get_surface() is not None:
            found = found.convert_alpha()
        canvas.keep(key, found)
    return found
