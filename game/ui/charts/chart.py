"""What all charts share: a title, a legend, a plot, and a read-out under the pointer or the arrow keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from game.ui.canvas import Box, Canvas
from game.ui.charts import legend
from game.ui.charts.legend import Key
from game.ui.widgets.base import Press, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui


__all__ = ["Chart", "Key", "Mark"]


class Mark(NamedTuple):
    """A value worth a line across the plot.

    Attributes:
        at: Value on the axis across, or on the upright one if ``level``.
    """

    at: float
    words: str
    colour: str = "quiet"
    level: bool = False


class Chart(Widget):
    """A plot below a title. ``count`` places can be pointed at, from left to right.

    Attributes:
        title: What is seen; drawn above unless ``bare``.
        picked: Place under the arrow keys, -1 for none.
    """

    focusable: ClassVar[bool] = True

    def __init__(self, title: str, *, height: float, key: str, why: str = "", bare: bool = False) -> None:
        """Take what all charts have."""
        super().__init__(key=key or f"chart/{title}", why=why)
        self.title, self.height, self.bare = title, height, bare
        self.picked = -1

    # ----------------------------------------------------------------------------------------- what a chart tells

    def count(self) -> int:
        """Return how many places can be pointed at."""
        return 0

    def place_at(self, at: tuple[float, float]) -> int:
        """Return the place under a point, -1 for none."""
        return -1

    def said(self, place: int) -> tuple[str, ...]:
        """Return what there is to say about a place: a heading, and a line for each value."""
        return ()

    def spot(self, place: int) -> tuple[float, float]:
        """Return where a place lies."""
        return self.box.centre

    def legend(self) -> Sequence[Key]:
        """Return what the colours mean."""
        return ()

    # ------------------------------------------------------------------------------------------------------ layout

    def natural(self, ui: Ui) -> float:
        """Return a useful width."""
        return 320.0

    def head(self, ui: Ui, width: float) -> float:
        """Return the height of title and legend."""
        lines = 0 if self.bare or not self.title else len(ui.type.wrap(self.title, 12, width, "semibold"))
        rows = len(legend.rows(ui, self.legend(), width))
        return lines * ui.type.line_height(12) + rows * legend.ROW + (4 if lines or rows else 0)

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of head and plot."""
        return self.head(ui, width) + self.height

    # ------------------------------------------------------------------------------------------------------ drawing

    def draw_head(self, ui: Ui, canvas: Canvas) -> float:
        """Draw title and legend; return where the plot may begin."""
        t, y = canvas.theme, self.box.y
        if self.title and not self.bare:
            for line in ui.type.wrap(self.title, 12, self.box.w, "semibold"):
                canvas.text(line, (self.box.x, y), size=12, weight="semibold", colour=t.quiet)
                y += ui.type.line_height(12)
        y += legend.draw(ui, canvas, self.legend(), Box(self.box.x, y, self.box.w, self.box.h))
        return y + 4 if y > self.box.y else y

    def shown(self, ui: Ui) -> int:
        """Return the place that is read out now, -1 for none."""
        if ui.pointer is not None and ui.hot is self:
            return self.place_at(ui.pointer)
        return self.picked if ui.focused is self else -1

    def draw_readout(self, ui: Ui, canvas: Canvas) -> None:
        """Draw what there is to say about the place under pointer or keys, beside it and inside the window."""
        place = self.shown(ui)
        lines = self.said(place) if place >= 0 else ()
        if not lines:
            return
        t, step = canvas.theme, ui.type.line_height(12)
        width = max(ui.type.width(line, 12, "semibold" if i == 0 else "regular") for i, line in enumerate(lines)) + 20
        height = len(lines) * step + 12
        x, y = self.spot(place)
        left = x + 12 if x + 12 + width < min(ui.size[0], self.box.right + 60) else x - width - 12
        box = Box(max(4.0, left), max(4.0, min(y - height / 2, ui.size[1] - height - 4)), width, height)
        canvas.panel(box, t.raised, border=t.line, radius=8)
        for i, line in enumerate(lines):
            at = box.x + 10, box.y + 6 + i * step
            canvas.text(line, at, size=12, weight="semibold" if i == 0 else "regular")

    # ------------------------------------------------------------------------------------------------------ events

    def press(self, ui: Ui, press: Press) -> bool:
        """Go from place to place by the arrows."""
        last = self.count() - 1
        to = {"left": self.picked - 1, "right": self.picked + 1, "home": 0, "end": last}.get(press.key)
        if to is None or last < 0:
            return False
        self.picked = min(last, max(0, to))
        ui.repaint()
        return True

    def text(self) -> Iterator[str]:
        """Say the title and every place."""
        yield f"[{self.title}]"
        for place in range(self.count()):
            yield "  " + " · ".join(self.said(place))
