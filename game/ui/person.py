"""Faces, drawn from an id: the same person looks the same everywhere, and one can see how they are."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Literal

import pygame

from game.ui.canvas import Box, Canvas
from game.ui.theme import Colour, blend

if TYPE_CHECKING:
    from sim.people.view import PersonView

Mood = Literal["good", "fine", "low", "tired"]

_SKIN: Final[tuple[Colour, ...]] = (
    (246, 213, 186),
    (238, 194, 158),
    (222, 170, 130),
    (196, 140, 100),
    (156, 106, 74),
    (118, 78, 54),
)
_HAIR: Final[tuple[Colour, ...]] = (
    (44, 36, 34),
    (82, 56, 40),
    (128, 84, 48),
    (186, 128, 62),
    (222, 184, 108),
    (168, 74, 46),
    (152, 152, 158),
    (58, 48, 72),
)
_FAIR: Final = 3
_DARK: Final = (_HAIR[0], _HAIR[1], _HAIR[7], _HAIR[0], _HAIR[6])
_SHIRT: Final[tuple[Colour, ...]] = (
    (124, 92, 255),
    (63, 182, 139),
    (229, 100, 90),
    (76, 155, 232),
    (242, 163, 60),
    (44, 168, 178),
    (214, 106, 168),
    (146, 168, 92),
    (120, 132, 170),
)
_STYLES: Final = ("short", "side", "long", "bun", "curly", "bald", "bob", "tuft")
_INK: Final[Colour] = (38, 32, 38)
_WHITE: Final[Colour] = (250, 250, 250)
_SMOOTH: Final = 4
_GOOD, _LOW, _TIRED = 0.62, 0.4, 0.6


@dataclass(frozen=True, slots=True)
class Looks:
    """What somebody looks like."""

    skin: Colour
    hair: Colour
    shirt: Colour
    style: str
    glasses: bool
    freckles: bool


def looks(person: str) -> Looks:
    """Return the looks of a person; they follow from the id alone."""
    byte = blake2b(person.encode(), digest_size=8).digest()
    skin = byte[0] % len(_SKIN)
    hair = _DARK if skin > _FAIR else _HAIR
    return Looks(
        skin=_SKIN[skin],
        hair=hair[byte[1] % len(hair)],
        shirt=_SHIRT[byte[2] % len(_SHIRT)],
        style=_STYLES[byte[3] % len(_STYLES)],
        glasses=byte[4] % 10 < 3,
        freckles=byte[5] % 10 < 2,
    )


def mood_of(person: PersonView) -> Mood:
    """Return how somebody looks: tired before unhappy before content."""
    if person.fatigue >= _TIRED:
        return "tired"
    if person.morale < _LOW:
        return "low"
    return "good" if person.morale >= _GOOD else "fine"


def draw_face(canvas: Canvas, box: Box, person: str, mood: Mood = "fine") -> None:
    """Draw head and shoulders, as large as fits in the middle of a box."""
    side = min(box.w, box.h)
    size = max(4, round(side * canvas.scale))
    at = box.x + (box.w - side) / 2, box.y + (box.h - side) / 2
    canvas.picture(_kept(canvas, person, mood, size), at)


def face(canvas: Canvas, person: str, mood: Mood, side: float) -> pygame.Surface:
    """Return the picture of a person, kept for the next frames.

    Args:
        canvas: Where it will be drawn.
        person: Id.
        mood: How they are.
        side: Logical length of its sides.
    """
    return _kept(canvas, person, mood, max(4, round(side * canvas.scale)))


def face_kept(canvas: Canvas, person: str, mood: Mood, side: float) -> bool:
    """Tell whether the picture of a person is ready in that size."""
    return canvas.kept(("face", person, mood, max(4, round(side * canvas.scale)))) is not None


def _kept(canvas: Canvas, person: str, mood: Mood, size: int) -> pygame.Surface:
    key = "face", person, mood, size
    found = canvas.kept(key)
    if found is None:
        found = _draw(looks(person), mood, size)
        if pygame.display.get_surface() is not None:
            found = found.convert_alpha()
        canvas.keep(key, found)
    return found


class _Brush:
    """Draws in hundredths of the picture."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.surface = surface
        self.k = surface.get_width() / 100

    def rect(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        k = self.k
        return pygame.Rect(round(x * k), round(y * k), max(1, round(w * k)), max(1, round(h * k)))

    def oval(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        pygame.draw.ellipse(self.surface, colour, self.rect(x, y, w, h))

    def block(self, x: float, y: float, w: float, h: float, colour: Colour, radius: float = 0) -> None:
        pygame.draw.rect(self.surface, colour, self.rect(x, y, w, h), border_radius=round(radius * self.k))

    def ring(self, x: float, y: float, radius: float, colour: Colour, width: float) -> None:
        centre = round(x * self.k), round(y * self.k)
        pygame.draw.circle(self.surface, colour, centre, round(radius * self.k), max(1, round(width * self.k)))

    def stroke(self, points: list[tuple[float, float]], colour: Colour, width: float) -> None:
        pixels = [(round(x * self.k), round(y * self.k)) for x, y in points]
        pygame.draw.lines(self.surface, colour, False, pixels, max(1, round(width * self.k)))


def _draw(who: Looks, mood: Mood, size: int) -> pygame.Surface:
    large = pygame.Surface((size * _SMOOTH, size * _SMOOTH), pygame.SRCALPHA)
    large.fill((*who.shirt, 0))
    brush = _Brush(large)
    _hair_behind(brush, who)
    shade = blend(who.skin, (90, 40, 30), 0.22)
    brush.block(14, 74, 72, 60, who.shirt, 26)
    brush.block(40, 58, 20, 22, shade, 8)
    brush.oval(38, 70, 24, 12, shade)
    brush.oval(20, 40, 12, 16, shade)
    brush.oval(68, 40, 12, 16, shade)
    _hair_cap(brush, who)
    _features(brush, who, mood)
    return pygame.transform.smoothscale(large, (size, size))


def _hair_behind(brush: _Brush, who: Looks) -> None:
    if who.style == "long":
        brush.block(20, 16, 60, 70, who.hair, 28)
    elif who.style == "bob":
        brush.block(18, 14, 64, 54, who.hair, 26)
    elif who.style == "bun":
        brush.oval(37, -2, 26, 24, who.hair)
    elif who.style == "curly":
        for x, y in ((14, 26), (18, 12), (34, 2), (52, 2), (66, 12), (70, 26), (16, 40), (68, 40)):
            brush.oval(x, y, 20, 20, who.hair)


def _hair_cap(brush: _Brush, who: Looks) -> None:
    if who.style != "bald":
        brush.oval(23, 10, 54, 56, who.hair)
    brush.oval(25, 14 if who.style == "bald" else 22, 50, 58 if who.style == "bald" else 50, who.skin)
    if who.style == "side":
        brush.oval(22, 10, 44, 26, who.hair)
    elif who.style in {"long", "bob"}:
        brush.oval(24, 11, 30, 24, who.hair)
        brush.oval(46, 11, 30, 24, who.hair)
    elif who.style == "curly":
        for x in (28, 40, 52):
            brush.oval(x, 10, 20, 18, who.hair)
    elif who.style == "tuft":
        brush.oval(38, 4, 26, 24, who.hair)
    elif who.style in {"short", "bun"}:
        brush.oval(26, 10, 48, 20, who.hair)
    else:
        brush.oval(23, 36, 5, 14, who.hair)
        brush.oval(72, 36, 5, 14, who.hair)


def _features(brush: _Brush, who: Looks, mood: Mood) -> None:
    ink = blend(_INK, who.hair, 0.2)
    rosy = blend(who.skin, (230, 90, 80), 0.28)
    if mood == "good":
        brush.oval(29, 52, 11, 8, rosy)
        brush.oval(60, 52, 11, 8, rosy)
    if who.freckles:
        for x, y in ((34, 53), (39, 56), (58, 56), (63, 53)):
            brush.oval(x, y, 2.5, 2.5, blend(who.skin, (120, 60, 30), 0.45))
    if mood == "tired":
        under = blend(who.skin, (70, 60, 120), 0.4)
        brush.oval(35, 47, 12, 8, under)
        brush.oval(53, 47, 12, 8, under)
        brush.stroke([(36, 46), (46, 47)], ink, 2.6)
        brush.stroke([(54, 47), (64, 46)], ink, 2.6)
    else:
        brush.oval(38, 42, 6.5, 8, ink)
        brush.oval(55.5, 42, 6.5, 8, ink)
        brush.oval(40.5, 43, 2.4, 2.8, _WHITE)
        brush.oval(58, 43, 2.4, 2.8, _WHITE)
    lift = {"good": 0.0, "fine": 0.5, "low": 3.5, "tired": 1.5}[mood]
    brow = blend(who.hair, _INK, 0.35)
    brush.stroke([(35, 37 + lift), (46, 36 - lift * 0.6)], brow, 2.6)
    brush.stroke([(54, 36 - lift * 0.6), (65, 37 + lift)], brow, 2.6)
    if who.glasses:
        brush.ring(41, 46, 9, _INK, 2)
        brush.ring(59, 46, 9, _INK, 2)
        brush.stroke([(49, 45), (51, 45)], _INK, 2)
    _mouth(brush, mood)


def _mouth(brush: _Brush, mood: Mood) -> None:
    colour = (120, 50, 48)
    bend = {"good": 5.0, "fine": 2.0, "low": -4.0, "tired": -1.0}[mood]
    half = {"good": 9.0, "fine": 7.0, "low": 7.0, "tired": 6.0}[mood]
    middle = 62 if bend >= 0 else 65
    points = [(50 + half * x / 6, middle + bend * (1 - (x / 6) ** 2)) for x in range(-6, 7)]
    brush.stroke(points, colour, 2.6)
