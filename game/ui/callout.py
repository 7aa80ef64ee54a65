"""Words beside a control: where they hide least, the ring around what they are about, a line that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.ui.canvas import Box, Canvas
from game.ui.theme import Colour, blend
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.window import Ui

WIDE: Final = 330.0
_NEAR: Final = 24.0
"""Words nearer than this to their control need no line to it."""
_FAR: Final = 55.0
"""What a unit of distance weighs against a square unit that is covered."""
_OWN: Final = 40.0
"""How much more it weighs to cover what stands right beside the control: it is what the words are about."""
_AROUND: Final = 60.0
_CLOSE: Final = 64.0


def point_at(canvas: Canvas, target: Box, words: Box, colour: Colour, used: list[Box]) -> None:
    """Draw a soft ring around a control, unlike that of the focus, and a line from the words if it crosses nothing."""
    for more, strength in ((9, 0.18), (6, 0.35), (3, 0.9)):
        ring = Box(target.x - more, target.y - more, target.w + 2 * more, target.h + 2 * more)
        canvas.outline(ring, blend(canvas.theme.ground, colour, strength), radius=10, width=3)
    x, y = target.centre
    start = min(max(x, words.x), words.right), min(max(y, words.y), words.bottom)
    end = min(max(start[0], target.x - 4), target.right + 4), min(max(start[1], target.y - 4), target.bottom + 4)
    far = abs(start[0] - end[0]) + abs(start[1] - end[1]) > _NEAR and target.h < _AROUND
    if far and not any(_crosses(start, end, box) for box in used if not box.meets(ring)):
        canvas.line(start, end, colour, width=2)
        canvas.disc(end, 4, colour)


def beside(ui: Ui, target: Box | None, height: float) -> Box:
    """Return a place for the words inside the window: near the control, and where they hide as little as they can."""
    wide, high = ui.size
    low, right = high - height - 12, wide - WIDE - 12
    places = [Box(wide - WIDE - 24, max(12.0, low - 52), WIDE, height)]
    if target is not None:
        beside = max(12.0, min(target.y - 8, low))
        column = max(12.0, min(target.x, right))
        across = (target.right + 18, target.right + 240, right, target.x - WIDE - 18, column)
        down = (beside, target.bottom + 14, target.bottom + _AROUND, target.y - height - 14)
        places = [*(Box(x, y, WIDE, height) for y in down for x in across), *places]
    fitting = [p for p in places if 0 < p.x <= right + 1 and 0 < p.y <= low + 1]
    used = leaves(ui)
    return min(fitting or places[-1:], key=lambda place: _hides(place, used, target))


def leaves(ui: Ui) -> list[Box]:
    """Return where something is written or drawn on the screen on top."""
    return [_used(ui, w) for w in ui.root_of(ui.top).walk() if not w.children and w.box.w > 0 and w.box.h > 0]


def _used(ui: Ui, widget: Widget) -> Box:
    return widget.box._replace(w=min(widget.box.w, widget.natural(ui)))


def _hides(place: Box, used: list[Box], target: Box | None) -> float:
    """Return how much of what is shown would be covered, and how far away from the control it is."""
    covered = sum(_common(place, box) for box in used)
    if target is None:
        return covered
    far = abs(place.centre[0] - target.centre[0]) + abs(place.centre[1] - target.centre[1])
    around = [box for box in used if box.h > 2 * target.h and box.holds(target.centre)]  # a line of a list
    if not around and target.h < _AROUND:
        near = Box(target.x - 8, target.y - _CLOSE, target.w + 100, target.h + 2 * _CLOSE)
        around = [box for box in used if box.h < _AROUND and near.meets(box)]
    own = sum(_common(place, box) for box in around)
    return covered + _OWN * own + 100 * _common(place, target) + far * _FAR


def _crosses(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    steps = (n / 16 for n in range(1, 16))
    return any(box.holds((start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s)) for s in steps)


def _common(one: Box, other: Box) -> float:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, wide) * max(0.0, high)
