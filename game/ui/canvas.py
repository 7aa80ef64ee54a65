"""A surface to draw on in logical units: crisp at any scale, with rounded shapes kept for the next frame."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Literal, NamedTuple

import pygame

from game.ui.theme import Colour, Theme
from game.ui.type import Type, Weight, icons

Align = Literal["left", "centre", "right"]
_KEPT: Final = 800
_LARGE: Final = 12_000
"""Pixels from which on a shape is large."""
_SMOOTH: Final = 3
"""Rounded shapes are drawn so many times larger and then reduced, which makes their edges smooth."""


class Box(NamedTuple):
    """A rectangle in logical units."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        """Return the middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    def inset(self, x: float, y: float | None = None) -> "Box":
        """Return it smaller by so much on every side."""
        y = x if y is None else y
        return Box(self.x + x, self.y + y, max(0.0, self.w - 2 * x), max(0.0, self.h - 2 * y))

    def holds(self, point: tuple[float, float]) -> bool:
        """Return whether a point lies in it."""
        return self.x <= point[0] < self.x + self.w and self.y <= point[1] < self.y + self.h

    def meets(self, other: "Box") -> bool:
        """Return whether two overlap."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


class Written(NamedTuple):
    """One text that was drawn: for the check that nothing is cut off or covers another text."""

    text: str
    box: Box
    clip: Box


class Canvas:
    """Draws in logical units on a pygame surface.

    Attributes:
        surface: In pixels.
        theme: Colours.
        type: Fonts; its scale is the canvas's.
        written: If a list, every text drawn is noted there.
    """

    def __init__(self, surface: pygame.Surface, theme: Theme, type_: Type) -> None:
        """Take a surface."""
        self.surface = surface
        self.theme = theme
        self.type = type_
        self.written: list[Written] | None = None
        self._shapes: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()

    @property
    def scale(self) -> float:
        """Return pixels per logical unit."""
        return self.type.scale

    @property
    def size(self) -> tuple[float, float]:
        """Return the logical size."""
        return self.surface.get_width() / self.scale, self.surface.get_height() / self.scale

    def px(self, box: Box) -> pygame.Rect:
        """Return a box in whole pixels; neighbours stay neighbours."""
        s = self.scale
        left, top = round(box.x * s), round(box.y * s)
        return pygame.Rect(left, top, round(box.right * s) - left, round(box.bottom * s) - top)

    def _line_px(self, width: float) -> int:
        return max(1, round(width * self.scale))

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Draw nothing outside the box."""
        before = self.surface.get_clip()
        self.surface.set_clip(before.clip(self.px(box)))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Draw out of sight, as large as in sight; shapes and texts that are made there are kept."""
        shown = self.surface
        self.surface = pygame.Surface(shown.get_size()).convert(shown)
        try:
            yield
        finally:
            self.surface = shown

    # ------------------------------------------------------------------------------------------------------ shapes

    def fill(self, box: Box, colour: Colour, alpha: float = 1.0) -> None:
        """Fill a rectangle with straight corners; ``alpha`` from 0 to 1."""
        rect = self.px(box)
        if alpha >= 1.0:
            self.surface.fill(colour, rect)
            return
        key = "veil", rect.w, rect.h, colour, round(alpha * 255)
        self.surface.blit(self._kept(key, lambda: _veil(rect.size, colour, alpha)), rect)

    def panel(
        self,
        box: Box,
        colour: Colour,
        *,
        border: Colour | None = None,
        radius: float = 10,
        width: float = 1,
        alpha: float = 1.0,
    ) -> None:
        """Fill a rectangle with round corners, with a border if wanted."""
        rect = self.px(box)
        if rect.w <= 0 or rect.h <= 0:
            return
        corner = min(round(radius * self.scale), rect.w // 2, rect.h // 2)
        line = self._line_px(width) if border else 0
        if alpha >= 1.0 and rect.w * rect.h > _LARGE and line <= corner and min(rect.size) > 4 * corner:
            self._large(rect, colour, border, corner, line)
            return
        key = "panel", rect.w, rect.h, colour, border, corner, line, round(alpha * 255)
        self.surface.blit(self._kept(key, lambda: _rounded(rect.size, colour, border, corner, line, alpha)), rect)

    def _large(self, rect: pygame.Rect, colour: Colour, border: Colour | None, corner: int, line: int) -> None:
        """Fill a large rectangle: only its corners are blended, since blending is slow."""
        size = 2 * corner + 2, 2 * corner + 2
        key = "panel", *size, colour, border, corner, line, 255
        small = self._kept(key, lambda: _rounded(size, colour, border, corner, line, 1.0))
        far = corner + 2
        for right, below in ((0, 0), (1, 0), (0, 1), (1, 1)) if corner else ():
            at = rect.right - corner if right else rect.x, rect.bottom - corner if below else rect.y
            self.surface.blit(small, at, (right * far, below * far, corner, corner))
        x, y, w, h = rect.x + corner, rect.y + corner, rect.w - 2 * corner, rect.h - 2 * corner
        self.surface.fill(colour, (rect.x + line, y, rect.w - 2 * line, h))
        self.surface.fill(colour, (x, rect.y + line, w, corner - line))
        self.surface.fill(colour, (x, rect.bottom - corner, w, corner - line))
        if border and line:
            for edge in ((x, rect.y, w, line), (x, rect.bottom - line, w, line)):
                self.surface.fill(border, edge)
            for edge in ((rect.x, y, line, h), (rect.right - line, y, line, h)):
                self.surface.fill(border, edge)

    def outline(self, box: Box, colour: Colour, *, radius: float = 10, width: float = 2) -> None:
        """Draw only the border of a rounded rectangle."""
        rect = self.px(box)
        corner = min(round(radius * self.scale), rect.w // 2, rect.h // 2)
        pygame.draw.rect(self.surface, colour, rect, self._line_px(width), border_radius=corner)

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float = 1) -> None:
        """Draw a straight line."""
        s = self.scale
        a, b = (round(start[0] * s), round(start[1] * s)), (round(end[0] * s), round(end[1] * s))
        pygame.draw.line(self.surface, colour, a, b, self._line_px(width))

    def dashes(self, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float = 1) -> None:
        """Draw a dashed line, level or upright."""
        (x0, y0), (x1, y1) = start, end
        length = max(abs(x1 - x0), abs(y1 - y0))
        at = 0.0
        while at < length:
            a, b = at / length, min(at + 4, length) / length
            self.line((x0 + (x1 - x0) * a, y0 + (y1 - y0) * a), (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b), colour, width)
            at += 8

    def lines(self, points: Sequence[tuple[float, float]], colour: Colour, width: float = 1.5) -> None:
        """Draw a line through points."""
        if len(points) > 1:
            s = self.scale
            pixels = [(round(x * s), round(y * s)) for x, y in points]
            pygame.draw.lines(self.surface, colour, False, pixels, self._line_px(width))

    def polygon(self, points: Sequence[tuple[float, float]], colour: Colour, alpha: float = 1.0) -> None:
        """Fill a polygon."""
        if len(points) < 3:
            return
        s = self.scale
        pixels = [(round(x * s), round(y * s)) for x, y in points]
        if alpha >= 1.0:
            pygame.draw.polygon(self.surface, colour, pixels)
            return
        left, top = min(x for x, _ in pixels), min(y for _, y in pixels)
        size = max(x for x, _ in pixels) - left + 1, max(y for _, y in pixels) - top + 1
        veil = pygame.Surface(size, pygame.SRCALPHA)
        pygame.draw.polygon(veil, (*colour, round(alpha * 255)), [(x - left, y - top) for x, y in pixels])
        self.surface.blit(veil, (left, top))

    def disc(self, centre: tuple[float, float], radius: float, colour: Colour) -> None:
        """Fill a circle."""
        box = Box(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
        self.panel(box, colour, radius=radius)

    def bar(self, box: Box, share: float, colour: Colour) -> None:
        """Draw a meter: a groove and how much of it is full (0 to 1)."""
        self.panel(box, self.theme.line, radius=box.h / 2)
        full = box.w * min(1.0, max(0.0, share))
        if full > 0:
            self.panel(Box(box.x, box.y, max(box.h, full), box.h), colour, radius=box.h / 2)

    # -------------------------------------------------------------------------------------------------------- text

    def text(
        self,
        text: str,
        at: tuple[float, float],
        *,
        size: float = 13,
        colour: Colour | None = None,
        weight: Weight = "regular",
        align: Align = "left",
        width: float | None = None,
    ) -> float:
        """Write one line whose box begins (or is centred, or ends) at ``at``; with a width it is elided.

        Returns:
            Its width.
        """
        if not text:
            return 0.0
        shown = text if width is None else self.type.elide(text, size, width, weight)
        surface = self.type.render(shown, size, colour or self.theme.text, weight)
        s = self.scale
        wide = surface.get_width()
        left = at[0] * s - (wide / 2 if align == "centre" else wide if align == "right" else 0)
        top = at[1] * s + (self.type.line_height(size) * s - surface.get_height()) / 2
        self.surface.blit(surface, (round(left), round(top)))
        if self.written is not None and weight != "icon":
            clip = self.surface.get_clip()
            box = Box(left / s, top / s, wide / s, surface.get_height() / s)
            self.written.append(Written(shown, box, Box(clip.x / s, clip.y / s, clip.w / s, clip.h / s)))
        return wide / s

    def icon(
        self,
        name: str,
        centre: tuple[float, float],
        *,
        size: float = 16,
        colour: Colour | None = None,
    ) -> None:
        """Draw an icon of the icon font around a point."""
        surface = self.type.render(icons()[name], size, colour or self.theme.text, "icon")
        s = self.scale
        where = centre[0] * s - surface.get_width() / 2, centre[1] * s - surface.get_height() / 2
        self.surface.blit(surface, (round(where[0]), round(where[1])))

    def picture(self, surface: pygame.Surface, at: tuple[float, float]) -> None:
        """Put pixels on the canvas."""
        self.surface.blit(surface, (round(at[0] * self.scale), round(at[1] * self.scale)))

    # ------------------------------------------------------------------------------------------------------- keeping

    def kept(self, key: tuple[object, ...]) -> pygame.Surface | None:
        """Return a surface that was kept under a key."""
        found = self._shapes.get(key)
        if found is not None:
            self._shapes.move_to_end(key)
        return found

    def keep(self, key: tuple[object, ...], surface: pygame.Surface) -> None:
        """Keep a surface of one's own for the next frames."""
        self._shapes[key] = surface
        if len(self._shapes) > _KEPT:
            self._shapes.popitem(last=False)

    def _kept(self, key: tuple[object, ...], make: Callable[[], pygame.Surface]) -> pygame.Surface:
        found = self._shapes.get(key)
        if found is None:
            found = make()
            self.keep(key, found)
        else:
            self._shapes.move_to_end(key)
        return found


def _veil(size: tuple[int, int], colour: Colour, alpha: float) -> pygame.Surface:
    surface = pygame.Surface(size, pygame.SRCALPHA)
    surface.fill((*colour, round(alpha * 255)))
    return surface


def _rounded(
    size: tuple[int, int], colour: Colour, border: Colour | None, corner: int, line: int, alpha: float
) -> pygame.Surface:
    n = _SMOOTH if max(size) < 2_000 and corner else 1
    large = pygame.Surface((size[0] * n, size[1] * n), pygame.SRCALPHA)
    large.fill((*(border or colour), 0))  # else the reduced edge would be tinged with black
    rect = large.get_rect()
    if border:
        pygame.draw.rect(large, border, rect, border_radius=corner * n)
        rect = rect.inflate(-2 * line * n, -2 * line * n)
    pygame.draw.rect(large, colour, rect, border_radius=max(0, corner - line) * n)
    surface = pygame.transform.smoothscale(large, size) if n > 1 else large
    if alpha < 1.0:
        surface.fill((255, 255, 255, round(alpha * 255)), special_flags=pygame.BLEND_RGBA_MULT)
    return surface
