"""The calm picture behind the title: an office block at night, its windows blue and amber, some of them going out."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui.canvas import Box, Canvas
from game.ui.theme import Colour, Theme, blend

_COLUMNS: Final = 9
_FLOORS: Final = 11
_STEP_S: Final = 2.5
"""A window changes so often: never twice in a second, so nothing flashes."""


class Backdrop:
    """Remembers which windows are lit."""

    def __init__(self) -> None:
        """Begin with the evening's windows."""
        self._time_s = 0.0
        self._turn = 0

    def tick(self, seconds: float, *, still: bool) -> bool:
        """Let time go by; True if a window has changed."""
        if still:
            return False
        self._time_s += seconds
        turn = int(self._time_s / _STEP_S)
        changed = turn != self._turn
        self._turn = turn
        return changed

    def draw(self, canvas: Canvas) -> None:
        """Draw sky, houses and the block with its windows."""
        t, (wide, high) = canvas.theme, canvas.size
        sky = canvas.surface.get_size()
        key = "sky", sky, t.ground
        found = canvas.kept(key)
        if found is None:
            found = _sky(sky, t)
            canvas.keep(key, found)
        canvas.picture(found, (0, 0))
        _houses(canvas, wide, high)
        _block(canvas, Box(wide * 0.62, high * 0.14, wide * 0.27, high * 0.86), self._turn)


def _sky(size: tuple[int, int], t: Theme) -> pygame.Surface:
    strip = pygame.Surface((1, 64))
    low = blend(t.ground, t.it, 0.16)
    for y in range(64):
        strip.set_at((0, y), blend(t.ground, low, y / 63))
    return pygame.transform.smoothscale(strip.convert(24), size).convert()


def _houses(canvas: Canvas, wide: float, high: float) -> None:
    t = canvas.theme
    far, near = blend(t.ground, t.panel, 0.5), blend(t.ground, t.raised, 0.6)
    skyline = ((0.0, 0.80, 0.10), (0.09, 0.74, 0.08), (0.18, 0.83, 0.13), (0.33, 0.77, 0.09), (0.44, 0.70, 0.12))
    for x, y, w in (*skyline, (0.56, 0.79, 0.10), (0.88, 0.72, 0.12)):
        canvas.fill(Box(wide * x, high * y, wide * w, high * (1 - y)), far)
    for x, y, w in ((0.05, 0.90, 0.12), (0.24, 0.88, 0.10), (0.50, 0.87, 0.13), (0.86, 0.86, 0.14)):
        canvas.fill(Box(wide * x, high * y, wide * w, high * (1 - y)), near)


def _block(canvas: Canvas, box: Box, turn: int) -> None:
    t = canvas.theme
    canvas.panel(Box(box.x, box.y, box.w, box.h + 20), blend(t.panel, t.raised, 0.35), border=t.line, radius=6)
    canvas.fill(Box(box.centre[0] - 1, box.y - box.h * 0.06, 2, box.h * 0.06), t.line)
    canvas.disc((box.centre[0], box.y - box.h * 0.06), 3, t.bad)
    gap_x, gap_y = box.w / (_COLUMNS + 1), box.h / (_FLOORS + 1.6)
    size = Box(0, 0, gap_x * 0.56, gap_y * 0.52)
    for floor in range(_FLOORS):
        for column in range(_COLUMNS):
            x = box.x + gap_x * (column + 1) - size.w / 2
            y = box.y + gap_y * (floor + 0.7)
            pane = Box(x, y, size.w, size.h)
            canvas.panel(pane, _pane(t, column, floor, turn), radius=2)


def _pane(t: Theme, column: int, floor: int, turn: int) -> Colour:
    """Return the colour of a window: the left half of the house wears blue, the right one amber."""
    place = floor * _COLUMNS + column
    changes = (turn + place * 37) // 97
    lit = (place * 7919 + changes * 104_729) % 100
    dark = blend(t.panel, t.ground, 0.65)
    if lit >= 38:
        return dark
    warm = column > _COLUMNS // 2 if lit % 5 else column < _COLUMNS // 2
    return blend(dark, t.pm if warm else t.it, 0.45 + (lit % 4) * 0.14)


def emblem(canvas: Canvas, box: Box) -> None:
    """Draw the sign of the game: one square, half blue, half amber."""
    t, corner = canvas.theme, box.h * 0.24
    canvas.panel(box, t.it, radius=corner)
    with canvas.clip(Box(box.centre[0], box.y, box.w / 2 + 1, box.h)):
        canvas.panel(box, t.pm, radius=corner)


def icon(size: int = 64) -> pygame.Surface:
    """Return the sign of the game for the frame of the window."""
    from game.ui.theme import theme
    from game.ui.type import Type

    surface = pygame.Surface((size, size), pygame.SRCALPHA)
    emblem(Canvas(surface, theme("dark"), Type(1.0)), Box(0, 0, size, size))
    return surface
