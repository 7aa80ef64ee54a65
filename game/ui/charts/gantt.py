"""The plan over the weeks: bars with progress, whiskers, floats, promise and suggestion; rows can be dragged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

import pygame

from game.presenters.plan import GanttRow
from game.ui.canvas import Box, Canvas
from game.ui.charts.axis import SMALL, exact
from game.ui.charts.chart import Mark
from game.ui.widgets.base import Press, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui

ROW: Final = 35.0
_HEAD: Final = 24.0
_BAR: Final = 14.0
_DRAGGED: Final = 6.0
"""Less than this is a click."""


class Hands(NamedTuple):
    """What a Gantt chart can do with its rows.

    Attributes:
        choose: A row was chosen.
        before: A row was dragged to stand before (True) or behind (False) another.
        earlier: A bar was dragged so many weeks to the right, or to the left below 0.
        why: Subject that explains a row.
    """

    choose: Callable[[str], None]
    before: Callable[[str, str, bool], None]
    earlier: Callable[[str, float], None]
    why: Callable[[str], str]


class Gantt(Widget):
    """Tasks from top to bottom, weeks from left to right.

    Attributes:
        glowing: Rows that would take what is being dragged.
        under: Row under what is being dragged.
    """

    focusable: ClassVar[bool] = True

    def __init__(  # noqa: PLR0913  # every line of a plan has a name
        self,
        rows: Sequence[GanttRow],
        hands: Hands,
        *,
        title: str,
        first: float,
        last: float,
        today: float,
        marks: Sequence[Mark],
        week: Callable[[int], str],
        today_words: str,
        chosen: str = "",
        key: str = "gantt",
    ) -> None:
        """Take rows, what moves do, the ends of the weeks, and marks such as what was promised."""
        super().__init__(key=key)
        self.rows, self.hands, self.title, self.chosen = tuple(rows), hands, title, chosen
        self.axis = exact(first, last, 12)
        self.today, self.today_words, self.marks, self.week = today, today_words, tuple(marks), week
        self.glowing: frozenset[str] = frozenset()
        self.under = ""
        self._from: tuple[float, float] | None = None
        self._at: tuple[float, float] | None = None
        self._dragged = ""
        self._picture: pygame.Surface | None = None
        self._pictured: object = None
        self._drawn_from = 0.0

    # ------------------------------------------------------------------------------------------------------ layout

    def natural(self, ui: Ui) -> float:
        """Return a useful width."""
        return 640.0

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of all rows."""
        return _HEAD + max(1, len(self.rows)) * ROW

    def _labels(self) -> float:
        return min(262.0, max(130.0, self.box.w * 0.33))

    def _body(self) -> Box:
        return Box(self.box.x, self.box.y + _HEAD, self.box.w, max(0.0, self.box.h - _HEAD))

    def _plot(self) -> Box:
        body, left = self._body(), self._labels()
        return Box(body.x + left, body.y, body.w - left - 8, body.h)

    def x(self, week: float) -> float:
        """Return where an instant lies across."""
        plot = self._plot()
        return plot.x + plot.w * self.axis.share(week)

    def _offset(self, ui: Ui) -> float:
        most = max(0.0, len(self.rows) * ROW - self._body().h)
        return min(most, max(0.0, ui.scrolled.get(self.key, 0.0)))

    def _lines(self, ui: Ui) -> Iterator[tuple[GanttRow, Box]]:
        body, y = self._body(), self._body().y - self._offset(ui)
        for row in self.rows:
            if y + ROW > body.y and y < body.bottom:
                yield row, Box(body.x, y, body.w, ROW)
            y += ROW

    def row_at(self, ui: Ui, at: tuple[float, float]) -> GanttRow | None:
        """Return the row under a point."""
        if not self._body().holds(at):
            return None
        return next((row for row, line in self._lines(ui) if line.holds(at)), None)

    # ------------------------------------------------------------------------------------------------------ drawing

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw weeks, rows and marks, from a picture of them if nothing has changed, and what is being dragged."""
        rect = canvas.px(self.box)
        self._drawn_from = self._offset(ui)
        state = rect, self._offset(ui), self.glowing, self.under, canvas.scale
        whole = canvas.surface.get_clip().contains(rect) and canvas.written is None
        if whole and self._picture is not None and self._pictured == state:
            canvas.surface.blit(self._picture, rect)
        else:
            self._draw_still(ui, canvas)
            if whole:
                self._picture, self._pictured = canvas.surface.subsurface(rect).copy(), state
        with canvas.clip(self._body()):
            self._draw_hot(ui, canvas)
            if self._dragged and self._at is not None:
                self._draw_dragged(ui, canvas)

    def _draw_still(self, ui: Ui, canvas: Canvas) -> None:
        self._draw_head(ui, canvas)
        self._draw_weeks(canvas)
        body, total = self._body(), len(self.rows) * ROW
        with canvas.clip(body):
            for row, line in self._lines(ui):
                self._draw_ground(ui, canvas, row, line)
                self._draw_name(canvas, row, line)
        with canvas.clip(self._plot()):
            for row, line in self._lines(ui):
                self._draw_bar(canvas, row, line)
            self._draw_lines(canvas)
        if total > body.h + 1:
            size = max(20.0, body.h * body.h / total)
            y = body.y + (body.h - size) * self._offset(ui) / (total - body.h)
            canvas.panel(Box(body.right - 4, y, 4, size), canvas.theme.line, radius=2)

    def _draw_hot(self, ui: Ui, canvas: Canvas) -> None:
        row = self.row_at(ui, ui.pointer) if ui.hot is self and ui.pointer is not None and not self._dragged else None
        if row is not None:
            line = next(line for other, line in self._lines(ui) if other is row)
            canvas.outline(line.inset(0, 1), canvas.theme.line, radius=6, width=1)

    def _draw_head(self, ui: Ui, canvas: Canvas) -> None:
        """Write today and the promise, then the weeks that have room beside them."""
        t, taken, y = canvas.theme, list[Box](), self.box.y
        for at, words, colour, _ in self._uprights():
            x, wide = self.x(at), ui.type.width(words, SMALL)
            box = Box(min(max(self._plot().x, x - wide / 2), self.box.right - wide), y, wide, 14)
            if any(box.meets(other) for other in taken):
                box = Box(min(taken[-1].right + 10, self.box.right - wide), y, wide, 14)
            taken.append(box.inset(-8, 0))
            canvas.text(words, (box.x, y), size=SMALL, colour=t.named(colour), weight="semibold")
        for week in self.axis.marks():
            words = self.week(int(week))
            box = Box(self.x(week) + 3, y, ui.type.width(words, SMALL), 14)
            if box.right <= self.box.right and not any(box.meets(other) for other in taken):
                canvas.text(words, (box.x, y), size=SMALL, colour=t.quiet)
                taken.append(box.inset(-8, 0))

    def _draw_weeks(self, canvas: Canvas) -> None:
        plot = self._plot()
        for week in self.axis.marks():
            canvas.fill(Box(self.x(week), plot.y, 1, plot.h), canvas.theme.mix("panel", "line", 0.7))

    def _draw_lines(self, canvas: Canvas) -> None:
        t, plot = canvas.theme, self._plot()
        for at, _, colour, dashed in self._uprights():
            x = self.x(at)
            if dashed:
                canvas.dashes((x, plot.y), (x, plot.bottom), t.named(colour), 1.5)
            else:
                canvas.line((x, plot.y), (x, plot.bottom), t.named(colour), 2)

    def _uprights(self) -> Iterator[tuple[float, str, str, bool]]:
        yield self.today, self.today_words, "pm", False
        for mark in self.marks:
            yield mark.at, mark.words, mark.colour, True

    def _draw_ground(self, ui: Ui, canvas: Canvas, row: GanttRow, line: Box) -> None:
        t = canvas.theme
        if row.task == self.chosen:
            canvas.panel(line.inset(0, 1), t.raised, radius=6)
        if row.task in self.glowing:
            edge = t.named("good" if row.task == self.under else "line")
            canvas.outline(line.inset(1, 2), edge, radius=6, width=2 if row.task == self.under else 1)
        if row.task == self.chosen:
            canvas.panel(Box(line.x, line.y + 4, 3, line.h - 8), t.named(ui.accent), radius=1.5)

    def _draw_name(self, canvas: Canvas, row: GanttRow, line: Box) -> None:
        t, wide = canvas.theme, self._labels() - 18
        done = row.state == "done"
        room = wide - (22 if row.sign else 0)
        ink = t.quiet if done else t.text
        canvas.text(row.name, (line.x + 8, line.y + 1), size=12.5, width=room, colour=ink)
        canvas.text(row.people, (line.x + 8, line.y + 18), size=SMALL, width=room, colour=t.quiet)
        if row.sign:
            at = line.x + self._labels() - 18, line.centre[1]
            canvas.icon(row.sign, at, size=15, colour=t.named("bad" if row.sign != "check" else "good"))

    def _draw_bar(self, canvas: Canvas, row: GanttRow, line: Box) -> None:
        t, middle = canvas.theme, line.centre[1]
        name = "quiet" if row.state == "done" else "bad" if row.critical else "it"
        colour = t.named(name)
        if row.plan_start > 0:
            left, right = self.x(row.plan_start), self.x(row.plan_end)
            promise = Box(left, middle + _BAR / 2 + 2, max(3.0, right - left), 3)
            canvas.panel(promise, t.named("good"), radius=1.5, alpha=0.75)
        left, right = self.x(row.start), max(self.x(row.end), self.x(row.start) + 4)
        bar = Box(left, middle - _BAR / 2, right - left, _BAR)
        canvas.panel(bar, t.mix("panel", name, 0.42), radius=4)
        full = Box(bar.x, bar.y, max(0.0, bar.w * row.done), bar.h)
        if full.w >= 2:
            canvas.panel(full, colour, radius=4)
        if row.critical and row.state != "done":
            canvas.outline(bar, colour, radius=4, width=1)
        self._draw_whisker(canvas, row, right, middle, colour)
        if row.ghost is not None:
            x0, x1 = self.x(row.ghost[0]), self.x(row.ghost[1])
            ghost = Box(x0, middle - _BAR / 2 - 4, max(8.0, x1 - x0), _BAR + 8)
            canvas.outline(ghost, t.named("pm"), radius=4, width=1.5)

    def _draw_whisker(
        self, canvas: Canvas, row: GanttRow, right: float, middle: float, colour: tuple[int, int, int]
    ) -> None:
        late = self.x(row.late)
        if late > right + 2:
            canvas.line((right, middle), (late, middle), colour)
            canvas.line((late, middle - 3), (late, middle + 3), colour)
        slack = self.x(row.end + row.slack)
        if row.slack > 0.05 and row.state != "done":
            x = max(right, late) + 4
            while x < slack:
                canvas.fill(Box(x, middle - 1, 2, 2), canvas.theme.quiet)
                x += 6

    def _draw_dragged(self, ui: Ui, canvas: Canvas) -> None:
        assert self._at is not None
        t, target = canvas.theme, self._target(ui)
        row = next(row for row in self.rows if row.task == self._dragged)
        if target is not None:
            _, line, before = target
            y = line.y if before else line.bottom
            canvas.line((line.x, y), (line.right, y), t.named(ui.accent), 2)
        wide = canvas.type.width(row.name, 12, "semibold") + 20
        box = Box(min(self._at[0] + 8, self.box.right - wide), self._at[1] - 12, wide, 24)
        canvas.panel(box, t.raised, border=t.named(ui.accent), radius=8)
        canvas.text(row.name, (box.x + 10, box.y + 3), size=12, weight="semibold")

    # ------------------------------------------------------------------------------------------------------ events

    def _target(self, ui: Ui) -> tuple[GanttRow, Box, bool] | None:
        """Return the row that the dragged one would stand before or behind."""
        if self._at is None or self._from is None or abs(self._at[1] - self._from[1]) < ROW / 2:
            return None
        for row, line in self._lines(ui):
            if line.y <= self._at[1] < line.bottom and row.task != self._dragged:
                return row, line, self._at[1] < self._from[1]
        return None

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Take hold of a row; what it means is seen when it is let go."""
        row = self.row_at(ui, at)
        if row is None or button != 1:
            return False
        self._from = self._at = at
        self._dragged = ""
        return True

    def drag(self, ui: Ui, at: tuple[float, float]) -> None:
        """Move the row that is held."""
        self._at = at
        if self._from is None:
            return
        far = max(abs(at[0] - self._from[0]), abs(at[1] - self._from[1])) > _DRAGGED
        row = self.row_at(ui, self._from)
        if far and row is not None and row.state != "done":
            self._dragged = row.task
        ui.repaint()

    def drop(self, ui: Ui, at: tuple[float, float]) -> None:
        """Choose, or move what was dragged."""
        start, dragged = self._from, self._dragged
        self._at = at
        target = self._target(ui) if dragged else None
        row = self.row_at(ui, start) if start is not None else None
        self._from = self._at = None
        self._dragged = ""
        ui.repaint()
        if start is None or row is None:
            return
        if not dragged:
            self.hands.choose(row.task)
        elif target is not None:
            self.hands.before(dragged, target[0].task, target[2])
        elif abs(at[0] - start[0]) > 12:
            plot = self._plot()
            self.hands.earlier(dragged, (at[0] - start[0]) / max(1.0, plot.w) * (self.axis.high - self.axis.low))

    def wheel(self, ui: Ui, at: tuple[float, float], amount: float) -> bool:
        """Scroll through the rows."""
        most = max(0.0, len(self.rows) * ROW - self._body().h)
        after = min(most, max(0.0, self._offset(ui) - amount * ROW * 2))
        if after == self._offset(ui):
            return False
        ui.scrolled[self.key] = after
        ui.repaint()
        return True

    def press(self, ui: Ui, press: Press) -> bool:
        """Choose by the arrows; with Shift move the chosen row before or behind its neighbour."""
        tasks = [row.task for row in self.rows]
        step = {"up": -1, "down": 1}.get(press.key)
        if not tasks:
            return False
        at = tasks.index(self.chosen) if self.chosen in tasks else -1
        if press.shift and at >= 0 and press.key in {"left", "right"}:
            self.hands.earlier(self.chosen, -1.0 if press.key == "left" else 1.0)
            return True
        if press.key in {"home", "end"}:
            to = 0 if press.key == "home" else len(tasks) - 1
        elif step is not None:
            to = min(len(tasks) - 1, max(0, at + step))
        else:
            return False
        if press.shift and at >= 0 and to != at:
            self.hands.before(self.chosen, tasks[to], step == -1)
            return True
        self._show(ui, to)
        self.hands.choose(tasks[to])
        return True

    def _show(self, ui: Ui, place: int) -> None:
        offset, height = self._offset(ui), self._body().h
        if place * ROW < offset:
            ui.scrolled[self.key] = place * ROW
        elif (place + 1) * ROW > offset + height:
            ui.scrolled[self.key] = (place + 1) * ROW - height

    def why_at(self, at: tuple[float, float] | None) -> str:
        """Return what explains the row under a point, or the chosen one."""
        if at is None:
            return self.hands.why(self.chosen) if self.chosen else ""
        place = int((at[1] - self._body().y + self._drawn_from) // ROW)
        inside = self._body().holds(at) and 0 <= place < len(self.rows)
        return self.hands.why(self.rows[place].task) if inside else ""

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say what is known of a task in time."""
        row = self.row_at(ui, at)
        return row.words if row is not None and not self._dragged else ""

    def text(self) -> Iterator[str]:
        """Say every task with its dates."""
        yield f"[{self.title}]"
        for at, words, _, _ in self._uprights():
            yield f"  {words}: {self.week(int(at))}"
        for row in self.rows:
            mark = "* " if row.task == self.chosen else "  "
            yield f"{mark}{row.words.replace(chr(10), ' · ')}"
