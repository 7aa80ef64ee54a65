"""The team as chips above the plan: a chip dragged onto a task puts its person on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from game.ui.canvas import Box, Canvas
from game.ui.person import Mood, draw_face
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.layout import Column, Flow

if TYPE_CHECKING:
    from game.ui.charts.gantt import Gantt
    from game.ui.window import Ui

_TALL = 26.0


class Member(NamedTuple):
    """Who can be dragged: id, name, share in words, looks, and the tasks that the person can do."""

    person: str
    name: str
    share: str
    mood: Mood
    able: frozenset[str]
    tip: str = ""


class Chip(Widget):
    """A face with a name that can be dragged; Enter puts the person on the chosen task."""

    focusable: ClassVar[bool] = True

    def __init__(self, member: Member, gantt: Gantt, assign: Callable[[str, str], None]) -> None:
        """Take a person, the chart to drop on, and what a drop does."""
        super().__init__(key=f"chip/{member.person}", tip=member.tip)
        self.member, self.gantt, self.assign = member, gantt, assign
        self.at: tuple[float, float] | None = None

    def natural(self, ui: Ui) -> float:
        """Return the width of face, name and share."""
        return ui.type.width(self.member.name, 12, "semibold") + ui.type.width(self.member.share, 11) + 46

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height."""
        return _TALL

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw it where it belongs; the board draws it again where it is dragged."""
        self.draw_at(ui, canvas, self.box, ui.hot is self)

    def draw_at(self, ui: Ui, canvas: Canvas, box: Box, strong: bool) -> None:
        """Draw the chip in a box."""
        t = canvas.theme
        canvas.panel(box, t.raised, border=t.named(ui.accent) if strong else t.line, radius=13)
        draw_face(canvas, Box(box.x + 4, box.y + 3, 20, 20), self.member.person, self.member.mood)
        x = box.x + 30
        x += canvas.text(self.member.name, (x, box.y + 4), size=12, weight="semibold", width=box.w - 44) + 6
        canvas.text(self.member.share, (x, box.y + 5), size=11, colour=t.quiet, width=box.right - x - 6)

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Take hold of it."""
        return button == 1

    def drag(self, ui: Ui, at: tuple[float, float]) -> None:
        """Move it; the tasks that would take it show themselves."""
        self.at = at
        row = self.gantt.row_at(ui, at)
        self.gantt.glowing = self.member.able
        self.gantt.under = row.task if row is not None else ""
        ui.repaint()

    def drop(self, ui: Ui, at: tuple[float, float]) -> None:
        """Put the person on the task below."""
        moved, row = self.at is not None, self.gantt.row_at(ui, at)
        self.at = None
        self.gantt.glowing, self.gantt.under = frozenset(), ""
        ui.repaint()
        if moved and row is not None:
            self.assign(row.task, self.member.person)

    def press(self, ui: Ui, press: Press) -> bool:
        """Put the person on the chosen task."""
        if press.key in {"return", "keypad enter", "space"} and self.gantt.chosen:
            self.assign(self.gantt.chosen, self.member.person)
            return True
        return False


class Board(Column):
    """Chips above a chart; what is dragged is drawn above all."""

    def __init__(self, members: Sequence[Member], gantt: Gantt, assign: Callable[[str, str], None]) -> None:
        """Take the team, the chart, and what a drop does."""
        self.chips = tuple(Chip(member, gantt, assign) for member in members)
        super().__init__(*([Flow(*self.chips, gap=6)] if self.chips else []), gantt, gap=6, grow=_last(self.chips))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw all, then the chip that is held."""
        super().draw(ui, canvas)
        held = next((chip for chip in self.chips if chip.at is not None), None)
        if held is not None and held.at is not None:
            box = Box(held.at[0] - 14, held.at[1] - 13, held.box.w, held.box.h)
            held.draw_at(ui, canvas, box, strong=True)


def _last(chips: Sequence[Chip]) -> tuple[float, ...]:
    return (0.0, 1.0) if chips else (1.0,)
