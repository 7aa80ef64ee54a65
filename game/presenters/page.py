"""A page as plain data: what a terminal, a screen or an HTML file draws in its own way."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["", "good", "watch", "bad", "quiet", "strong"]
"""How a line is meant; shape or words always say the same, colour only repeats it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence.

    Attributes:
        mark: Stands in front, and the following lines hang behind it.
        indent: Depth in a tree.
    """

    text: str
    tone: Tone = ""
    mark: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A value between 0 and 100 with a name; None when it does not apply."""

    label: str
    value: float | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings.

    Attributes:
        align: One letter a column: ``<`` text, ``>`` numbers.
        tones: One tone a row, or empty.
        subjects: What each row can be asked why about, or empty.
    """

    headings: tuple[str, ...]
    align: str
    rows: tuple[tuple[str, ...], ...]
    tones: tuple[Tone, ...] = ()
    subjects: tuple[str, ...] = ()


Part = Line | Bar | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under a title."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Sections under a headline."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
