"""A table: columns that share the width, virtual rows, sorting, a row under the pointer and one chosen by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from game.ui.canvas import Align, Box, Canvas
from game.ui.type import Weight
from game.ui.widgets.base import Press, Widget

if TYPE_CHECKING:
    from game.ui.window import Ui

_ROW = 29.0
_HEAD = 26.0
_GAP = 12.0
_GROWN_LEAST = 150.0
_TEXT_LEAST = 64.0
_NOWHERE = -1e6
"""Where a column stands for which there is no room."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell.

    Attributes:
        words: Text, elided where it is too long; the whole is said when the pointer rests on it.
        colour: Name of a theme colour.
        badge: Name of a colour for a pill behind the text, or empty.
        dot: Name of a colour for a dot before the text, or empty.
        share: If not None, a meter from 0 to 1 before the text.
        points: If not empty, a small curve instead of text.
        sort: What to sort by; the text without it.
    """

    words: str = ""
    colour: str = "text"
    badge: str = ""
    dot: str = ""
    share: float | None = None
    points: tuple[float, ...] = ()
    sort: float | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its title, how it is aligned, how much of the spare width it takes."""

    title: str
    align: Align = "left"
    grow: float = 0.0
    width: float = 0.0
    tip: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: a key, its cells, what choosing it does, what W explains."""

    key: str
    cells: tuple[Cell, ...]
    open: Callable[[], None] | None = field(default=None, compare=False)
    why: str = ""
    tip: str = ""


class Table(Widget):
    """Rows of cells. The window keeps order and chosen row under the table's key."""

    focusable: ClassVar[bool] = True

    def __init__(
        self,
        columns: Sequence[TableColumn],
        rows: Sequence[TableRow],
        *,
        key: str,
        empty: str = "",
        chosen: str = "",
        most: int = 0,
        sortable: bool = True,
    ) -> None:
        """Take columns and rows.

        Args:
            columns: What stands above.
            rows: What stands below, in the order to show unless somebody sorts.
            key: Name, unique on its screen.
            empty: What to say without rows.
            chosen: Key of a row that is marked.
            most: Rows to make room for; all without it.
            sortable: Whether a click on a title sorts.
        """
        super().__init__(key=key)
        self.columns, self.rows, self.empty, self.chosen = tuple(columns), tuple(rows), empty, chosen
        self.most, self.sortable = most, sortable
        self._x: list[tuple[float, float]] = []
        self._sorted: tuple[tuple[int, bool] | None, tuple[TableRow, ...]] | None = None

    @property
    def active(self) -> bool:
        """Return whether there is a row to choose."""
        return any(row.open or row.why for row in self.rows)

    # ------------------------------------------------------------------------------------------------------ layout

    def natural(self, ui: Ui) -> float:
        """Return room for the widest cells."""
        return sum(self._wanted(ui)) + 12 * len(self.columns)

    def _wanted(self, ui: Ui) -> list[float]:
        wanted = []
        for i, column in enumerate(self.columns):
            cells = max((_wide(ui, row.cells[i]) for row in self.rows[:200]), default=0.0)
            wanted.append(column.width or max(ui.type.width(column.title, 11) + (12 if self.sortable else 0), cells))
        return wanted

    def measure(self, ui: Ui, width: float) -> float:
        """Return head and rows."""
        if not self.rows:
            return self._head_h() + (ui.type.line_height(13) + 8 if self.empty else 0)
        shown = min(len(self.rows), self.most) if self.most else len(self.rows)
        return self._head_h() + shown * _ROW

    def _head_h(self) -> float:
        return _HEAD if any(column.title for column in self.columns) else 0.0

    def place(self, ui: Ui, box: Box) -> None:
        """Share the width among the columns; those that grow give first where it is short."""
        self.box = box
        wanted, gaps = self._wanted(ui), _GAP * (len(self.columns) - 1)
        grow = [column.grow for column in self.columns]
        spare = box.w - 12 - gaps - sum(wanted)
        if spare >= 0 and sum(grow) > 0:
            wanted = [w + spare * g / sum(grow) for w, g in zip(wanted, grow, strict=True)]
        elif spare < 0:
            wanted = _given(wanted, grow, -spare)
            wanted = _squeezed(wanted, self._floors(ui, wanted), box.w - 12)
        x, self._x = box.x + 6, []
        for width in wanted:
            self._x.append((x, width) if width else (_NOWHERE, 0.0))
            x += width + _GAP if width else 0.0

    def _floors(self, ui: Ui, wanted: list[float]) -> list[float]:
        """Return how narrow each column may get: numbers stay whole, text keeps a few letters, a curve may go."""
        floors = []
        for i, column in enumerate(self.columns):
            cells = [row.cells[i] for row in self.rows[:200]]
            if any(cell.points for cell in cells):
                floors.append(0.0)
            elif column.align == "left" and not any(cell.badge for cell in cells):
                floors.append(min(wanted[i], _TEXT_LEAST))
            else:
                floors.append(min(wanted[i], max((_wide(ui, cell) for cell in cells), default=_TEXT_LEAST)))
        return floors

    # ------------------------------------------------------------------------------------------------------ drawing

    def _ordered(self, ui: Ui) -> tuple[TableRow, ...]:
        order = ui.sorted.get(self.key)
        if self._sorted is not None and self._sorted[0] == order:
            return self._sorted[1]
        rows = self.rows
        if order is not None and order[0] < len(self.columns):
            column, down = order
            rows = tuple(sorted(self.rows, key=lambda row: _sort_key(row.cells[column]), reverse=down))
        self._sorted = order, rows
        return rows

    def _first(self, ui: Ui) -> int:
        return min(ui.first_row.get(self.key, 0), max(0, len(self.rows) - self._visible()))

    def _visible(self) -> int:
        return max(1, int((self.box.h - self._head_h() + 1) // _ROW))

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw the head and the rows that fit."""
        t = canvas.theme
        self._draw_head(ui, canvas)
        if not self.rows:
            if self.empty:
                canvas.text(self.empty, (self.box.x + 6, self.box.y + self._head_h() + 4), colour=t.quiet)
            return
        first = self._first(ui)
        y = self.box.y + self._head_h()
        marked = ui.row.get(self.key, "") if ui.focused is self else ""
        for row in self._ordered(ui)[first : first + self._visible()]:
            line = Box(self.box.x, y, self.box.w, _ROW)
            if row.key in {marked, self.chosen} or (ui.hot is self and ui.pointer_in(line) and (row.open or row.why)):
                canvas.panel(line.inset(0, 1), t.raised, radius=6)
            if row.key == marked:
                canvas.outline(line.inset(0, 1), t.named(ui.accent), radius=6, width=1)
            for cell, (x, width), column in zip(row.cells, self._x, self.columns, strict=True):
                if width:
                    _draw_cell(ui, canvas, cell, Box(x, y, width, _ROW), column.align)
            canvas.fill(Box(self.box.x, y + _ROW - 1, self.box.w, 1), t.mix("panel", "line", 0.6))
            y += _ROW
        self._draw_more(ui, canvas, first)

    def _draw_more(self, ui: Ui, canvas: Canvas, first: int) -> None:
        shown, total = self._visible(), len(self.rows)
        if total > shown:
            track = self.box.h - self._head_h()
            size = max(16.0, track * shown / total)
            y = self.box.y + self._head_h() + (track - size) * first / max(1, total - shown)
            canvas.panel(Box(self.box.right - 4, y, 4, size), canvas.theme.line, radius=2)

    def _draw_head(self, ui: Ui, canvas: Canvas) -> None:
        if not self._head_h():
            return
        order = ui.sorted.get(self.key)
        for i, (column, (x, width)) in enumerate(zip(self.columns, self._x, strict=True)):
            if not width:
                continue
            at = {"left": x, "centre": x + width / 2, "right": x + width}[column.align]
            arrow = (" ↓" if order[1] else " ↑") if order and order[0] == i else ""
            canvas.text(
                column.title + arrow,
                (at, self.box.y + 3),
                size=11,
                colour=canvas.theme.quiet,
                align=column.align,
                width=width + 5,
            )
        canvas.fill(Box(self.box.x, self.box.y + _HEAD - 2, self.box.w, 1), canvas.theme.line)

    # ------------------------------------------------------------------------------------------------------ events

    def _row_at(self, ui: Ui, at: tuple[float, float]) -> TableRow | None:
        n = int((at[1] - self.box.y - self._head_h()) // _ROW)
        rows = self._ordered(ui)
        n += self._first(ui)
        inside = at[1] >= self.box.y + self._head_h() and n < self._first(ui) + self._visible()
        return rows[n] if inside and 0 <= n < len(rows) else None

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Open a row, or sort by a column."""
        if button != 1:
            return False
        if at[1] < self.box.y + self._head_h():
            return self._sort_at(ui, at[0])
        row = self._row_at(ui, at)
        if row is None:
            return False
        ui.row[self.key] = row.key
        return _activate(ui, row)

    def _sort_at(self, ui: Ui, x: float) -> bool:
        if not self.sortable:
            return False
        for i, (left, width) in enumerate(self._x):
            if left <= x <= left + width + 6:
                before = ui.sorted.get(self.key)
                if before == (i, True):
                    ui.sorted.pop(self.key)
                else:
                    ui.sorted[self.key] = (i, before == (i, False))
                ui.repaint()
                return True
        return False

    def wheel(self, ui: Ui, at: tuple[float, float], amount: float) -> bool:
        """Move through the rows, if not all are in sight."""
        most = max(0, len(self.rows) - self._visible())
        after = min(most, max(0, self._first(ui) - round(amount * 3)))
        if after == self._first(ui):
            return False
        ui.first_row[self.key] = after
        ui.repaint()
        return True

    def press(self, ui: Ui, press: Press) -> bool:
        """Move the mark by the arrows; open it by Enter."""
        rows = self._ordered(ui)
        keys = [row.key for row in rows]
        at = keys.index(ui.row[self.key]) if ui.row.get(self.key) in keys else -1
        page = self._visible()
        move = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -len(keys), "end": len(keys)}
        if press.key in move and keys:
            at = min(len(keys) - 1, max(0, at + move[press.key]))
            ui.row[self.key] = keys[at]
            first = self._first(ui)
            ui.first_row[self.key] = min(at, max(first, at - page + 1))
            ui.show_in_scroll(self, Box(self.box.x, self.box.y + self._head_h() + at * _ROW, self.box.w, _ROW))
            ui.repaint()
            return True
        if press.key in {"return", "keypad enter", "space"} and at >= 0:
            return _activate(ui, rows[at])
        return False

    def why_at(self, at: tuple[float, float] | None) -> str:
        """Return what the row under the pointer is about; without a pointer the row that was last marked."""
        if at is None or not self._x or self._sorted is None:
            return ""
        n = int((at[1] - self.box.y - self._head_h()) // _ROW)
        rows = self._sorted[1]
        return rows[n].why if 0 <= n < len(rows) else ""

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say a row's tip, or a cell's whole text where it was cut, or what a column means."""
        if at[1] < self.box.y + self._head_h():
            for column, (x, width) in zip(self.columns, self._x, strict=True):
                if x <= at[0] <= x + width:
                    return column.tip
            return ""
        row = self._row_at(ui, at)
        if row is None:
            return ""
        for cell, (x, width) in zip(row.cells, self._x, strict=True):
            if x <= at[0] <= x + width and _wide(ui, cell) > width + 1 and not cell.points:
                return cell.words
        return row.tip

    def text(self) -> Iterator[str]:
        """Say the head and every row, cells apart by a bar."""
        if any(column.title for column in self.columns):
            yield " | ".join(column.title for column in self.columns)
        for row in self._sorted[1] if self._sorted else self.rows:
            yield " | ".join(
                cell.words or (f"{cell.share:.0%}" if cell.share is not None else "") for cell in row.cells
            )
        if not self.rows and self.empty:
            yield self.empty


def _activate(ui: Ui, row: TableRow) -> bool:
    if row.open is not None:
        row.open()
        return True
    if row.why:
        ui.explain(row.why)
    return bool(row.why)


def _said(cell: Cell) -> str:
    return cell.words or (f"{cell.share:.0%}" if cell.share is not None else "")


def _sort_key(cell: Cell) -> tuple[float, str]:
    return (cell.sort, "") if cell.sort is not None else (0.0, cell.words.casefold())


def _given(wanted: list[float], grow: list[float], excess: float) -> list[float]:
    """Return widths after those columns gave that take what is spare, as far as they can without hardship."""
    room = [max(0.0, w - _GROWN_LEAST) if g else 0.0 for w, g in zip(wanted, grow, strict=True)]
    total = sum(room)
    share = min(1.0, excess / total) if total else 0.0
    return [w - r * share for w, r in zip(wanted, room, strict=True)]


def _squeezed(wanted: list[float], floors: list[float], room: float) -> list[float]:
    """Return widths that fit: text gives first, then curves go, then whole columns from the right; those get 0."""
    shown = list(range(len(wanted)))

    def least() -> float:
        return sum(floors[i] for i in shown) + _GAP * (len(shown) - 1)

    curves = [i for i in shown if not floors[i]]
    if curves and sum(wanted[i] for i in shown) + _GAP * (len(shown) - 1) > room:
        shown = [i for i in shown if i not in curves]
    while len(shown) > 1 and least() > room:
        shown.pop()
    give = sum(wanted[i] - floors[i] for i in shown)
    excess = sum(wanted[i] for i in shown) + _GAP * (len(shown) - 1) - room
    share = min(1.0, max(0.0, excess / give)) if give > 0 else 0.0
    return [w - (w - floors[i]) * share if i in shown else 0.0 for i, w in enumerate(wanted)]


def _wide(ui: Ui, cell: Cell) -> float:
    width = ui.type.width(cell.words, 13, "semibold" if cell.bold else "regular") + 1 if cell.words else 0.0
    if cell.badge:
        width = ui.type.width(cell.words, 11, "bold") + 16
    if cell.dot:
        width += 16
    if cell.share is not None:
        width += 56 if cell.words else 48
    return 84.0 if cell.points else width


def _draw_cell(ui: Ui, canvas: Canvas, cell: Cell, box: Box, align: Align) -> None:
    t, x, y = canvas.theme, box.x, box.y + (_ROW - ui.type.line_height(13)) / 2
    if cell.points:
        _draw_curve(canvas, cell, box)
        return
    if cell.dot:
        canvas.disc((x + 5, box.centre[1]), 4, t.named(cell.dot))
        x += 16
    if cell.share is not None:
        words = ui.type.width(cell.words, 13) + 8 if cell.words else 0.0
        canvas.bar(Box(x, box.centre[1] - 3, max(12.0, box.right - x - words), 6), cell.share, t.named(cell.colour))
        if cell.words:
            canvas.text(cell.words, (box.right, y), align="right")
        return
    if cell.badge:
        wide = min(box.w, ui.type.width(cell.words, 11, "bold") + 14)
        left = box.right - wide if align == "right" else x
        canvas.panel(Box(left, box.centre[1] - 9, wide, 18), t.named(cell.badge), radius=5)
        ink = t.text if cell.badge in {"line", "raised"} else t.on_accent
        middle = left + wide / 2, box.centre[1] - ui.type.line_height(11) / 2
        canvas.text(cell.words, middle, size=11, weight="bold", align="centre", colour=ink, width=wide - 4)
        return
    at = {"left": x, "centre": box.centre[0], "right": box.right}[align]
    weight: Weight = "semibold" if cell.bold else "regular"
    canvas.text(
        cell.words,
        (at, y),
        colour=t.named(cell.colour),
        align=align,
        width=box.right - x + 0.5,
        weight=weight,
    )


def _draw_curve(canvas: Canvas, cell: Cell, box: Box) -> None:
    low, high = min(cell.points), max(cell.points)
    span = high - low or 1.0
    step = box.w / max(1, len(cell.points) - 1)
    inner = box.inset(0, 7)
    points = [(inner.x + i * step, inner.bottom - (v - low) / span * inner.h) for i, v in enumerate(cell.points)]
    if high == low:  # what never changed is neither low nor high
        points = [(x, inner.centre[1]) for x, _ in points]
    canvas.lines(points, canvas.theme.named(cell.colour))
