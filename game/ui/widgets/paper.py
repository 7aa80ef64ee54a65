"""A page of the presenters as widgets: sections with sentences, bars and tables, and links to causes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from game.presenters.page import Bar, Line, Page, Part, Section, Table, Tone
from game.ui.canvas import Align, Box, Canvas
from game.ui.type import Weight
from game.ui.widgets import table
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.layout import Column
from game.ui.widgets.words import Label, Meter

if TYPE_CHECKING:
    from game.ui.window import Ui

_STEP: Final = 18.0
_MARK: Final = 16.0
_COLOURS: Final[dict[Tone, str]] = {
    "": "text",
    "good": "good",
    "watch": "watch",
    "bad": "bad",
    "quiet": "quiet",
    "strong": "text",
}
_SIGNS: Final[dict[Tone, str]] = {"good": "✓", "watch": "!", "bad": "×"}
_NAMED: Final = re.compile(r"^(.*\S)\s+\[([^\]\s]+)\]$", re.DOTALL)
_ROWS: Final = 14


class Passage(Widget):
    """A sentence with its mark and depth; one that names an event leads to why it happened."""

    focusable: ClassVar[bool] = True

    def __init__(self, line: Line, *, subject: str = "", follow: Callable[[str], None] | None = None) -> None:
        """Take a line, what it is about, and what following it does."""
        super().__init__(key=f"passage/{subject}/{line.text[:40]}", why=subject)
        self.line, self.follow = line, follow
        self.mark = line.mark or _SIGNS.get(line.tone, "")

    @property
    def active(self) -> bool:
        """Return whether it leads anywhere."""
        return bool(self.why) and self.follow is not None

    @property
    def _weight(self) -> Weight:
        return "semibold" if self.line.tone == "strong" else "regular"

    def _inset(self) -> float:
        return self.line.indent * _STEP + (_MARK if self.mark else 0.0)

    def _lines(self, ui: Ui, width: float) -> tuple[str, ...]:
        return ui.type.wrap(self.line.text, 13, max(60.0, width - self._inset() - 18), self._weight)

    def natural(self, ui: Ui) -> float:
        """Return the width of the sentence in one line."""
        return ui.type.width(self.line.text, 13) + self._inset() + 20

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height of the wrapped sentence."""
        return len(self._lines(ui, width)) * ui.type.line_height(13) + 4

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Write mark and sentence; an arrow at the right says that it leads on."""
        t, hot = canvas.theme, ui.hot is self
        if hot:
            canvas.panel(Box(self.box.x - 6, self.box.y, self.box.w + 6, self.box.h), t.raised, radius=6)
        colour = t.named(_COLOURS[self.line.tone])
        x, y = self.box.x + self.line.indent * _STEP, self.box.y + 2
        if self.mark:
            canvas.text(self.mark, (x, y), colour=colour if self.line.tone in _SIGNS else t.quiet)
            x += _MARK
        for part in self._lines(ui, self.box.w):
            canvas.text(part, (x, y), colour=colour, weight=self._weight)
            y += ui.type.line_height(13)
        if self.active:
            ink = t.named(ui.accent) if hot or ui.focused is self else t.quiet
            canvas.icon("chevron-right", (self.box.right - 8, self.box.centre[1]), size=13, colour=ink)

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Follow it."""
        if button != 1 or self.follow is None or not self.why:
            return False
        self.follow(self.why)
        return True

    def press(self, ui: Ui, press: Press) -> bool:
        """Follow it by Enter."""
        if press.key in {"return", "keypad enter", "space"}:
            return self.click(ui, (0, 0))
        return False

    def text(self) -> Iterator[str]:
        """Say the sentence at its depth."""
        mark = f"{self.mark} " if self.mark else ""
        yield f"{'  ' * self.line.indent}{mark}{self.line.text}"


def paper(
    page: Page, *, follow: Callable[[str], None] | None = None, known: Callable[[str], bool] | None = None
) -> Widget:
    """Return a page below its own headline.

    Args:
        page: What the presenters say.
        follow: What a click on a sentence about an event does; without it, nothing leads anywhere.
        known: Tells an event's id from other words; ids are never shown.
    """
    parts: list[Widget] = []
    for section in page.sections:
        parts.extend(section_parts(section, follow=follow, known=known))
    return Column(*parts, gap=4)


def section_parts(
    section: Section,
    *,
    follow: Callable[[str], None] | None = None,
    known: Callable[[str], bool] | None = None,
) -> Iterator[Widget]:
    """Yield the widgets of one section, its title first."""
    if section.title:
        yield _Heading(section.title)
    parts = list(_joined(section.parts, known))
    for i, (part, subject) in enumerate(parts):
        if isinstance(part, Line):
            yield Passage(part, subject=subject, follow=follow)
        elif isinstance(part, Bar):
            yield bar(part)
        else:
            yield _table(part, f"{section.title}/{i}")


def bar(part: Bar) -> Widget:
    """Return a score as a meter; one that does not apply says so."""
    if part.value is None:
        return Meter(0.0, "quiet", label=part.label, words=part.note or "–")
    colour = "good" if part.value >= 70 else "watch" if part.value >= 45 else "bad"
    words = f"{part.value:.0f}" + (f"  {part.note}" if part.note else "")
    return Meter(part.value / 100, colour, label=part.label, words=words)


class _Heading(Label):
    """The title of a section, with air above it."""

    def __init__(self, words: str) -> None:
        super().__init__(words, size=12, weight="semibold", colour="quiet")

    def measure(self, ui: Ui, width: float) -> float:
        return super().measure(ui, width) + 14

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        box = self.box
        self.box = Box(box.x, box.y + 10, box.w, box.h - 10)
        super().draw(ui, canvas)
        self.box = box

    def text(self) -> Iterator[str]:
        yield f"== {self.words}"


def _joined(parts: Sequence[Part], known: Callable[[str], bool] | None) -> Iterator[tuple[Part, str]]:
    """Yield parts with what each is about: ids at the end of a sentence, or on a line of their own, become links."""
    shown: list[tuple[Part, str]] = []
    for part in parts:
        if not isinstance(part, Line):
            shown.append((part, ""))
            continue
        if known is not None and known(part.text.strip()):
            if shown and isinstance(shown[-1][0], Line):
                first = max(i for i, (line, _) in enumerate(shown) if isinstance(line, Line) and line.indent == 0)
                shown[first] = shown[first][0], part.text.strip()
            continue
        named = _NAMED.match(part.text)
        if named and (known is None or known(named[2])):
            shown.append((Line(named[1], part.tone, part.mark, part.indent), named[2]))
        else:
            shown.append((part, ""))
    yield from shown


def _table(part: Table, key: str) -> Widget:
    rows = []
    for n, row in enumerate(part.rows):
        tone: Tone = part.tones[n] if n < len(part.tones) else ""
        cells = tuple(table.Cell(words, colour=_COLOURS[tone], bold=tone == "strong") for words in row)
        subject = part.subjects[n] if n < len(part.subjects) else ""
        rows.append(table.TableRow(str(n), cells, why=subject))
    aligns: list[Align] = ["right" if letter == ">" else "left" for letter in part.align]
    words = [max((len(row[i]) for row in part.rows), default=0) for i in range(len(aligns))]
    widest = max(range(len(aligns)), key=lambda i: (aligns[i] == "left", words[i]), default=0)
    columns = [
        table.TableColumn(heading, align, grow=1.0 if i == widest else 0.0)
        for i, (heading, align) in enumerate(zip(part.headings, aligns, strict=True))
    ]
    return table.Table(columns, rows, key=f"paper/{key}", sortable=False, most=min(_ROWS, len(rows)))
