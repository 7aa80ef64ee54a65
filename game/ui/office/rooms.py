"""The part of the office that stands still: walls, desks, racks, cards; drawn once for each size and light."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

import pygame

from game.ui.canvas import Box, Canvas
from game.ui.office.plan import Plan
from game.ui.theme import Colour, Theme, blend

_NIGHT: Final[dict[bool, Colour]] = {True: (118, 128, 172), False: (176, 182, 214)}
"""What remains of the light at night, for a dark and a light theme."""
_KEPT: Final = 4
"""So many pictures by day are kept: alarms and hats come and go."""


class Rooms:
    """Keeps the picture of the rooms."""

    def __init__(self) -> None:
        """Nothing is drawn yet."""
        self._plan: Plan | None = None
        self._key: tuple[object, ...] = ()
        self._lit_key: tuple[object, ...] = ()
        self._days: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._day: pygame.Surface | None = None
        self._lit: pygame.Surface | None = None

    def draw(self, canvas: Canvas, plan: Plan, dark: float, tint: str, alarm: frozenset[str]) -> None:
        """Draw the rooms.

        Args:
            canvas: Where.
            plan: Where everything stands.
            dark: How dark it is outside, 0 to 1.
            tint: ``it``, ``pm`` or ``both``: the hat whose light it is.
            alarm: ``servers`` or ids of projects whose walls show trouble.
        """
        rect = canvas.px(plan.area)
        if plan is not self._plan:
            self._plan, self._key = plan, ()
            self._days.clear()
        key = rect.size, canvas.scale, canvas.theme, tint, alarm
        if key != self._key or self._day is None:
            self._key, self._lit_key = key, ()
            self._day = self._days.pop(key, None)
            if self._day is None:
                spare = self._days.popitem(last=False)[1] if len(self._days) >= _KEPT else None
                self._day = _drawn(canvas, plan, rect, tint, alarm, spare)
            self._days[key] = self._day
        if dark <= 0:
            canvas.surface.blit(self._day, rect)
            return
        lit_key = *key, dark
        if lit_key != self._lit_key or self._lit is None:
            self._lit_key = lit_key
            self._lit = _shaded(self._day, canvas.theme, dark, self._lit)
        canvas.surface.blit(self._lit, rect)


def _shaded(day: pygame.Surface, theme: Theme, dark: float, old: pygame.Surface | None) -> pygame.Surface:
    reuse = old is not None and old.get_size() == day.get_size()
    surface = old if reuse and old is not None else day.copy()
    if reuse:
        surface.blit(day, (0, 0))
    night = _NIGHT[sum(theme.ground) < 300]
    surface.fill(blend((255, 255, 255), night, dark), special_flags=pygame.BLEND_RGB_MULT)
    return surface


def _drawn(
    canvas: Canvas, plan: Plan, rect: pygame.Rect, tint: str, alarm: frozenset[str], spare: pygame.Surface | None
) -> pygame.Surface:
    canvas.fill(plan.area, canvas.theme.ground)
    _all(canvas, plan, tint, alarm)
    fits = spare is not None and spare.get_size() == rect.size
    surface = spare if fits and spare is not None else pygame.Surface(rect.size).convert(canvas.surface)
    surface.blit(canvas.surface, (0, 0), rect)
    return surface


def _all(canvas: Canvas, plan: Plan, tint: str, alarm: frozenset[str]) -> None:
    t = canvas.theme
    wall = t.mix("panel", tint, 0.07) if tint != "both" else t.mix("panel", "it", 0.03)
    canvas.panel(plan.ops, wall, border=t.mix("line", tint if tint != "both" else "it", 0.25))
    for project, box in plan.projects.items():
        edge = t.mix("line", "bad" if project in alarm else "pm", 0.55)
        canvas.panel(box, t.mix("panel", "pm", 0.09), border=edge)
    edge = t.mix("line", "bad", 0.6) if "servers" in alarm else t.line
    canvas.panel(plan.servers, t.mix("panel", "ground", 0.45), border=edge)
    canvas.panel(plan.business, t.panel, border=t.line)
    for place in plan.places.values():
        if place.desk.h > 0:
            _desk(canvas, place.desk)
    for tray in plan.trays.values():
        canvas.panel(tray, t.mix("panel", "ground", 0.5), border=t.mix("panel", "line", 0.7), radius=8)
    for rack in plan.racks:
        canvas.panel(rack, t.mix("ground", "shade", 0.3), border=t.line, radius=6)
    for unit in plan.lamps.values():
        canvas.panel(unit, t.mix("raised", "panel", 0.3), radius=2)
    for card in plan.parties.values():
        canvas.panel(card, t.raised, radius=8)


def _desk(canvas: Canvas, box: Box) -> None:
    t = canvas.theme
    top = t.mix("line", "quiet", 0.16)
    canvas.panel(box, top, radius=4)
    screen = Box(box.centre[0] - box.w * 0.17, box.y - box.h * 0.35, box.w * 0.34, box.h * 0.85)
    canvas.panel(screen, t.mix("ground", "shade", 0.4), border=t.mix("line", "quiet", 0.4), radius=3)
