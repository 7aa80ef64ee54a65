"""Widgets that place others: column, row, grid, panel, scroll area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from game.ui.canvas import Box, Canvas
from game.ui.widgets.base import Press, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui

_WHEEL = 48.0
_PAD = 14.0
_BAR = 6.0


class Column(Widget):
    """Children below one another; those with a weight in ``grow`` share what height is left."""

    def __init__(
        self, *children: Widget, gap: float = 12, grow: Sequence[float] = (), pad: float = 0, key: str = ""
    ) -> None:
        """Take children; ``grow[i]`` is the weight of child i (0 keeps its measured height)."""
        super().__init__(*children, key=key)
        self.gap, self.pad = gap, pad
        self.grow = (*grow, *(0.0 for _ in range(len(children) - len(grow))))

    def natural(self, ui: Ui) -> float:
        """Return the widest child's."""
        return super().natural(ui) + 2 * self.pad

    def measure(self, ui: Ui, width: float) -> float:
        """Return the sum of heights."""
        inner = width - 2 * self.pad
        heights = sum(child.measure(ui, inner) for child in self.children)
        return heights + self.gap * max(0, len(self.children) - 1) + 2 * self.pad

    def place(self, ui: Ui, box: Box) -> None:
        """Place from top to bottom."""
        self.box = box
        inner = box.inset(self.pad)
        heights = [child.measure(ui, inner.w) for child in self.children]
        spare = inner.h - sum(heights) - self.gap * max(0, len(heights) - 1)
        weights = sum(self.grow)
        if weights > 0:
            fixed = sum(h for h, grow in zip(heights, self.grow, strict=True) if not grow)
            free = inner.h - fixed - self.gap * max(0, len(heights) - 1)
            if free > 0:
                shared = [h if not grow else free * grow / weights for h, grow in zip(heights, self.grow, strict=True)]
                heights = shared if spare >= 0 else heights
                if spare < 0:
                    heights = _shrunk(heights, self.grow, -spare)
        y = inner.y
        for child, height in zip(self.children, heights, strict=True):
            child.place(ui, Box(inner.x, y, inner.w, max(0.0, height)))
            y += height + self.gap


def _shrunk(heights: list[float], grow: Sequence[float], excess: float) -> list[float]:
    flexible = sum(h for h, weight in zip(heights, grow, strict=True) if weight)
    if flexible <= 0:
        return heights
    share = max(0.0, 1 - excess / flexible)
    return [h * share if weight else h for h, weight in zip(heights, grow, strict=True)]


class Row(Widget):
    """Children beside one another, by weight, or at their natural width where the weight is 0."""

    def __init__(
        self,
        *children: Widget,
        gap: float = 12,
        grow: Sequence[float] = (),
        align: str = "stretch",
        key: str = "",
    ) -> None:
        """Take children; ``align`` is ``stretch``, ``top`` or ``middle``."""
        super().__init__(*children, key=key)
        self.gap, self.align = gap, align
        self.grow = (*grow, *(0.0 for _ in range(len(children) - len(grow))))

    def natural(self, ui: Ui) -> float:
        """Return the sum of natural widths."""
        return sum(child.natural(ui) for child in self.children) + self.gap * max(0, len(self.children) - 1)

    def _widths(self, ui: Ui, width: float) -> list[float]:
        gaps = self.gap * max(0, len(self.children) - 1)
        natural = [0.0 if grow else child.natural(ui) for child, grow in zip(self.children, self.grow, strict=True)]
        weights = sum(self.grow)
        left = width - gaps - sum(natural)
        if left < 0 and sum(natural) > 0:
            share = max(0.0, width - gaps) / sum(natural)
            natural = [w * share for w in natural]
            left = 0.0
        return [n if not grow else max(0.0, left) * grow / weights for n, grow in zip(natural, self.grow, strict=True)]

    def measure(self, ui: Ui, width: float) -> float:
        """Return the greatest height."""
        pairs = zip(self.children, self._widths(ui, width), strict=True)
        return max((child.measure(ui, w) for child, w in pairs), default=0.0)

    def place(self, ui: Ui, box: Box) -> None:
        """Place from left to right."""
        self.box = box
        x = box.x
        for child, width in zip(self.children, self._widths(ui, box.w), strict=True):
            height = box.h if self.align == "stretch" else min(box.h, child.measure(ui, width))
            y = box.y + (box.h - height) / 2 if self.align == "middle" else box.y
            child.place(ui, Box(x, y, width, height))
            x += width + self.gap


class Flow(Widget):
    """Children at their natural width from left to right, going on in the next line where one is full."""

    def __init__(self, *children: Widget, gap: float = 8, key: str = "") -> None:
        """Take children."""
        super().__init__(*children, key=key)
        self.gap = gap

    def natural(self, ui: Ui) -> float:
        """Return the width of all in one line."""
        return sum(child.natural(ui) for child in self.children) + self.gap * max(0, len(self.children) - 1)

    def _boxes(self, ui: Ui, width: float) -> list[Box]:
        boxes: list[Box] = []
        x = y = row = 0.0
        for child in self.children:
            w = min(child.natural(ui), width)
            h = child.measure(ui, w)
            if x > 0 and x + w > width + 0.5:
                x, y, row = 0.0, y + row + self.gap, 0.0
            boxes.append(Box(x, y, w, h))
            x, row = x + w + self.gap, max(row, h)
        return boxes

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of all lines."""
        return max((box.bottom for box in self._boxes(ui, width)), default=0.0)

    def place(self, ui: Ui, box: Box) -> None:
        """Place line by line."""
        self.box = box
        for child, b in zip(self.children, self._boxes(ui, box.w), strict=True):
            child.place(ui, Box(box.x + b.x, box.y + b.y, b.w, b.h))


class Grid(Widget):
    """Children in equal columns; as many columns as fit at ``least`` width, at most ``most``."""

    def __init__(self, *children: Widget, least: float = 220, most: int = 4, gap: float = 12, key: str = "") -> None:
        """Take children, row by row."""
        super().__init__(*children, key=key)
        self.least, self.most, self.gap = least, most, gap

    def _columns(self, width: float) -> tuple[int, float]:
        fit = int((width + self.gap) // (self.least + self.gap))
        n = max(1, min(self.most, len(self.children) or 1, fit))
        return n, (width - self.gap * (n - 1)) / n

    def natural(self, ui: Ui) -> float:
        """Return room for all columns."""
        n = min(self.most, len(self.children))
        return n * self.least + self.gap * max(0, n - 1)

    def _rows(self, ui: Ui, width: float) -> Iterator[tuple[Sequence[Widget], float]]:
        n, column = self._columns(width)
        for first in range(0, len(self.children), n):
            row = self.children[first : first + n]
            yield row, max(child.measure(ui, column) for child in row)

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of all rows."""
        heights = [h for _, h in self._rows(ui, width)]
        return sum(heights) + self.gap * max(0, len(heights) - 1)

    def place(self, ui: Ui, box: Box) -> None:
        """Place row by row; rows share height that is left."""
        self.box = box
        _, column = self._columns(box.w)
        rows = list(self._rows(ui, box.w))
        y = box.y
        for row, height in rows:
            for i, child in enumerate(row):
                child.place(ui, Box(box.x + i * (column + self.gap), y, column, height))
            y += height + self.gap


class Panel(Widget):
    """A raised card with a title at the left, a remark at the right, and one child.

    Attributes:
        accent: Name of a theme colour for the left edge, or empty.
    """

    def __init__(  # noqa: PLR0913  # every part of a card has a name
        self,
        child: Widget,
        *,
        title: str = "",
        remark: str = "",
        accent: str = "",
        tone: str = "panel",
        border: str = "line",
        pad: float = _PAD,
        actions: Sequence[Widget] = (),
        key: str = "",
        tip: str = "",
        why: str = "",
    ) -> None:
        """Take a child, and widgets for the right end of the title line."""
        super().__init__(*actions, child, key=key, tip=tip, why=why)
        self.child, self.actions = child, tuple(actions)
        self.title, self.remark, self.accent = title, remark, accent
        self.tone, self.border, self.pad = tone, border, pad

    def natural(self, ui: Ui) -> float:
        """Return the child's, with padding, or the title's."""
        head = ui.type.width(self.title, 12, "semibold") + ui.type.width(self.remark, 12, "semibold") + 16
        head += sum(action.natural(ui) + 6 for action in self.actions)
        return max(self.child.natural(ui), head) + 2 * self.pad

    def _head(self, ui: Ui, width: float) -> float:
        if not (self.title or self.remark or self.actions):
            return 0.0
        tall = max((action.measure(ui, width) for action in self.actions), default=0.0)
        lines = len(self._title_lines(ui, width - 2 * self.pad))
        return max(lines * ui.type.line_height(12) + 8, tall + 6)

    def _title_lines(self, ui: Ui, width: float) -> tuple[str, ...]:
        taken = sum(action.natural(ui) + 6 for action in self.actions)
        taken += ui.type.width(self.remark, 12, "semibold") + 10 if self.remark else 0
        return ui.type.wrap(self.title, 12, max(60.0, width - taken), "semibold")

    def measure(self, ui: Ui, width: float) -> float:
        """Return the child's height with head and padding."""
        inner = width - 2 * self.pad
        return self._head(ui, width) + self.child.measure(ui, inner) + 2 * self.pad

    def place(self, ui: Ui, box: Box) -> None:
        """Place head and child."""
        self.box = box
        inner = box.inset(self.pad)
        head = self._head(ui, box.w)
        x = inner.right
        for action in reversed(self.actions):
            w = action.natural(ui)
            action.place(ui, Box(x - w, inner.y - 3, w, action.measure(ui, w)))
            x -= w + 6
        self.child.place(ui, Box(inner.x, inner.y + head, inner.w, max(0.0, inner.h - head)))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the card, then what is in it."""
        t = canvas.theme
        if self.accent:
            canvas.panel(self.box, t.named(self.accent))
            body = Box(self.box.x + 3, self.box.y, self.box.w - 3, self.box.h)
            canvas.panel(body, t.named(self.tone), border=t.named(self.border))
        else:
            canvas.panel(self.box, t.named(self.tone), border=t.named(self.border) if self.border else None)
        inner = self.box.inset(self.pad)
        for i, line in enumerate(self._title_lines(ui, inner.w)):
            at = inner.x, inner.y + i * ui.type.line_height(12)
            canvas.text(line, at, size=12, weight="semibold", colour=t.quiet)
        if self.remark:
            right = min((action.box.x - 8 for action in self.actions), default=inner.right)
            canvas.text(self.remark, (right, inner.y), size=12, weight="semibold", align="right")
        super().draw(ui, canvas)

    def text(self) -> Iterator[str]:
        """Say title and content."""
        head = " · ".join(part for part in (self.title, self.remark) if part)
        if head:
            yield f"== {head}"
        yield from super().text()


class Scroll(Widget):
    """Shows as much of a child as fits and scrolls the rest, by wheel, keys and dragging its bar."""

    def __init__(self, child: Widget, *, key: str, least: float = 80, bottom: bool = False) -> None:
        """Take a child and a key, under which the window remembers how far it is scrolled."""
        super().__init__(child, key=key)
        self.child, self.least, self.bottom = child, least, bottom
        self._tall = 0.0

    def measure(self, ui: Ui, width: float) -> float:
        """Return the child's height; it can do with ``least``."""
        return self.child.measure(ui, width)

    def offset(self, ui: Ui) -> float:
        """Return how far it is scrolled."""
        most = max(0.0, self._tall - self.box.h)
        start = most if self.bottom else 0.0
        return min(most, max(0.0, ui.scrolled.get(self.key, start)))

    def place(self, ui: Ui, box: Box) -> None:
        """Place the child as far up as it is scrolled."""
        self.box = box
        tall = self.child.measure(ui, box.w)
        width = box.w if tall <= box.h + 0.5 else box.w - _BAR - 4
        self._tall = self.child.measure(ui, width)
        self.child.place(ui, Box(box.x, box.y - self.offset(ui), width, max(self._tall, box.h)))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw what is in sight, and the bar."""
        with canvas.clip(self.box):
            self.child.draw(ui, canvas)
        if self._tall > self.box.h + 0.5:
            size = max(24.0, self.box.h * self.box.h / self._tall)
            y = self.box.y + (self.box.h - size) * self.offset(ui) / (self._tall - self.box.h)
            canvas.panel(Box(self.box.right - _BAR, y, _BAR, size), canvas.theme.line, radius=_BAR / 2)

    def hit(self, at: tuple[float, float]) -> Iterator[Widget]:
        """Return nothing of the child that is out of sight."""
        if self.box.holds(at):
            yield from super().hit(at)

    def scroll(self, ui: Ui, amount: float) -> bool:
        """Scroll by so much; True if it moved."""
        before = self.offset(ui)
        most = max(0.0, self._tall - self.box.h)
        after = min(most, max(0.0, before + amount))
        if after == before:
            return False
        ui.scrolled[self.key] = after
        ui.relayout()
        return True

    def show(self, ui: Ui, box: Box) -> None:
        """Scroll until a box is in sight."""
        if box.y < self.box.y:
            self.scroll(ui, box.y - self.box.y - 8)
        elif box.bottom > self.box.bottom:
            self.scroll(ui, box.bottom - self.box.bottom + 8)

    def wheel(self, ui: Ui, at: tuple[float, float], amount: float) -> bool:
        """Scroll by the wheel."""
        return self.scroll(ui, -amount * _WHEEL)

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Take hold of the bar."""
        if self._tall > self.box.h and at[0] >= self.box.right - _BAR - 2 and button == 1:
            self.drag(ui, at)
            return True
        return False

    def drag(self, ui: Ui, at: tuple[float, float]) -> None:
        """Move the bar with the pointer."""
        share = (at[1] - self.box.y) / max(1.0, self.box.h)
        self.scroll(ui, share * (self._tall - self.box.h) - self.offset(ui))

    def press(self, ui: Ui, press: Press) -> bool:
        """Scroll by keys."""
        step = {"pageup": -self.box.h * 0.9, "pagedown": self.box.h * 0.9}.get(press.key)
        return step is not None and self.scroll(ui, step)


class Space(Widget):
    """Nothing, of a size."""

    def __init__(self, height: float = 0, width: float = 0) -> None:
        """Take a height and a width."""
        super().__init__()
        self._size = width, height

    def natural(self, ui: Ui) -> float:
        """Return the width."""
        return self._size[0]

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height."""
        return self._size[1]


class Sized(Widget):
    """A child with a width or a height of its own."""

    def __init__(self, child: Widget, *, width: float = 0, height: float = 0) -> None:
        """Take a child; 0 leaves a length to the child."""
        super().__init__(child)
        self._width, self._height = width, height

    def natural(self, ui: Ui) -> float:
        """Return the width asked for."""
        return self._width or super().natural(ui)

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height asked for."""
        return self._height or super().measure(ui, width)


class Least(Widget):
    """A child that can do with a height, though it would use more: an area of its own within what scrolls."""

    def __init__(self, child: Widget, height: float) -> None:
        """Take a child and the height it can do with."""
        super().__init__(child)
        self._height = height

    def measure(self, ui: Ui, width: float) -> float:
        """Return that height."""
        return self._height


class Centre(Widget):
    """A child in the middle of the width: at its natural width, or as wide as there is room up to ``widest``."""

    def __init__(self, child: Widget, *, widest: float = 0) -> None:
        """Take a child and its greatest width, 0 for its natural one."""
        super().__init__(child)
        self.child, self.widest = child, widest

    def _width(self, ui: Ui, width: float) -> float:
        return min(width, self.widest or self.child.natural(ui))

    def measure(self, ui: Ui, width: float) -> float:
        """Return the child's height."""
        return self.child.measure(ui, self._width(ui, width))

    def place(self, ui: Ui, box: Box) -> None:
        """Place it in the middle."""
        self.box = box
        width = self._width(ui, box.w)
        self.child.place(ui, Box(round(box.x + (box.w - width) / 2), box.y, width, box.h))
