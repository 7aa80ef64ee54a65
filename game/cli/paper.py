"""Writes a page on a terminal or into a pipe: 80 columns, colours only where they are seen and wanted."""

import os
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import Any, TextIO

import click

from game.presenters.page import Bar, Line, Page, Section, Table, Tone

_WIDTH = 80
_WIDEST = 100
_COLOURS: dict[Tone, str] = {"good": "green", "watch": "yellow", "bad": "red", "quiet": "bright_black"}
_BAR_CELLS = 20
_BREAKS: Any = {"break_long_words": False, "break_on_hyphens": False}  # ids and commands must stay whole
_PLAIN = str.maketrans(
    {"█": "#", "░": ".", "─": "-", "═": "=", "·": "-", "…": "...", "−": "-", "€": "EUR", "→": "->", "\u00a0": " "}
    | {"└": "`", "├": "|", "│": "|", "✓": "+", "✗": "x", "•": "*", "“": '"', "”": '"', "„": '"', "’": "'", "≥": ">="}
    | {"≤": "<=", "–": "-", "×": "x"}
)


@dataclass(frozen=True, slots=True)
class Paper:
    """How wide and how rich the output may be.

    Attributes:
        width: Columns.
        colour: Whether escape sequences are welcome.
        letters: Whether all letters and blocks can be shown; otherwise ASCII stands in for signs.
    """

    width: int = _WIDTH
    colour: bool = False
    letters: bool = True

    @classmethod
    def of(cls, stream: TextIO) -> "Paper":
        """Look at where the output goes."""
        terminal = is_terminal(stream)
        width = min(get_terminal_size((_WIDTH, 24)).columns, _WIDEST) if terminal else _WIDTH
        colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        try:
            "█─€…✓".encode(stream.encoding or "ascii")
            letters = True
        except (UnicodeEncodeError, LookupError):
            letters = False
        return cls(max(width, 40), colour, letters)

    def write(self, page: Page) -> str:
        """Return the page as text."""
        lines = [self._style(page.title, "strong")]
        if page.subtitle:
            lines += [self._style(line, "quiet") for line in _wrap(page.subtitle, self.width)]
        for section in page.sections:
            lines += ["", *self._section(section)]
        text = "\n".join(line.rstrip() for line in lines) + "\n"
        return text if self.letters else text.translate(_PLAIN)

    def _section(self, section: Section) -> Iterator[str]:
        if section.title:
            yield self._style(section.title, "strong")
            yield self._style("─" * len(section.title), "quiet")
        labels = max((len(part.label) for part in section.parts if isinstance(part, Bar)), default=0)
        for part in section.parts:
            if isinstance(part, Line):
                yield from self._line(part)
            elif isinstance(part, Bar):
                yield self._bar(part, labels)
            else:
                yield from self._table(part)

    def _line(self, line: Line) -> Iterator[str]:
        if not line.text:
            yield ""
            return
        first = "  " * line.indent + (f"{line.mark} " if line.mark else "")
        for text in _wrap(line.text, self.width, first):
            yield self._style(text, line.tone)

    def _bar(self, bar: Bar, labels: int) -> str:
        label = bar.label.ljust(labels)
        if bar.value is None:
            return self._style(f"{label}  {'·' * _BAR_CELLS}    –  {bar.note}", "quiet")
        filled = round(max(0.0, min(100.0, bar.value)) / 100 * _BAR_CELLS)
        tone: Tone = "good" if bar.value >= 70 else "watch" if bar.value >= 50 else "bad"
        blocks = self._style("█" * filled, tone) + self._style("░" * (_BAR_CELLS - filled), "quiet")
        note = f"  {bar.note}" if bar.note else ""
        return f"{label}  {blocks}  {bar.value:3.0f}{note}"

    def _table(self, table: Table) -> Iterator[str]:
        widths = _widths(table, self.width)
        if any(table.headings):
            for text in _cells(table.headings, table.align, widths):
                yield self._style(text, "quiet")
        for number, row in enumerate(table.rows):
            tone = table.tones[number] if number < len(table.tones) else ""
            for text in _cells(row, table.align, widths):
                yield self._style(text, tone)

    def _style(self, text: str, tone: Tone) -> str:
        if not self.colour or not tone or not text:
            return text
        if tone == "strong":
            return click.style(text, bold=True)
        return click.style(text, fg=_COLOURS[tone])


def _wrap(text: str, width: int, first: str = "") -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=" " * len(first), **_BREAKS) or [first]


def _widths(table: Table, width: int) -> list[int]:
    """Give every column what it needs; if that is too much, the widest text column gives way and wraps."""
    rows = (table.headings, *table.rows)
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.headings))]
    least = [max(len(word) for row in rows for word in row[column].split(" ")) for column in range(len(widths))]
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room:
        texts = [column for column, side in enumerate(table.align) if side == "<" and widths[column] > least[column]]
        if not texts:
            break
        widest = max(texts, key=lambda column: widths[column])
        widths[widest] -= 1
    return widths


def _cells(row: tuple[str, ...], align: str, widths: list[int]) -> Iterator[str]:
    columns = [
        textwrap.wrap(cell, max(width, 1), break_on_hyphens=False) or [""] if side == "<" else [cell]
        for cell, side, width in zip(row, align, widths, strict=True)
    ]
    for number in range(max(len(column) for column in columns)):
        parts = []
        for column, side, width in zip(columns, align, widths, strict=True):
            text = column[number] if number < len(column) else ""
            parts.append(text.rjust(width) if side == ">" else text.ljust(width))
        yield "  ".join(parts).rstrip()


def is_terminal(stream: TextIO) -> bool:
    """Tell whether somebody looks at the stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def show(page: Page) -> None:
    """Print a page on standard output."""
    paper = Paper.of(sys.stdout)
    text = paper.write(page)
    if paper.colour:
        click.echo(text, nl=False, color=True)  # knows about old Windows consoles
    else:
        sys.stdout.write(text)  # click would write UTF-8 even where only ASCII is understood


def show_json(document: object) -> None:
    """Print one JSON document on standard output."""
    import json

    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    sys.stdout.write(json.dumps(document, ensure_ascii=encoding != "utf8", indent=2, allow_nan=False) + "\n")
