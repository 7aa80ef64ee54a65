"""The debrief as plain data: chapters of lines, tables and charts, for an HTML file, a screen, or whoever reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from game.presenters.debrief import WorthLine
from game.presenters.page import Bar, Line, Table, Tone
from sim.lab.evidence import Band

Hue = Literal["it", "pm", "good", "both"]
"""Whose colour: IT manager, project manager, organisation, or nobody; a label always says it too."""


class Series(NamedTuple):
    """A curve: (week, value) pairs."""

    label: str
    hue: Hue
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Curves:
    """Curves over weeks between 0 and 100, with marks at weeks that mattered."""

    label: str
    series: tuple[Series, ...]
    marks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """Where one's own result lies among others."""

    label: str
    band: Band
    own: str
    span: str


@dataclass(frozen=True, slots=True)
class Worths:
    """Decisions with what they were worth, and the command that shows it."""

    lines: tuple[WorthLine, ...]
    seats: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question before the answers; the answer is hidden until somebody opens it."""

    question: str
    options: tuple[str, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """What to do next, and the command for it."""

    text: str
    command: str


@dataclass(frozen=True, slots=True)
class Card:
    """A box with a title, in the colour of a hat; neighbours stand side by side where there is room."""

    title: str
    hue: Hue
    parts: tuple["Part", ...]
    remark: str = ""


Part = Line | Bar | Table | Curves | Strip | Worths | Asking | Command | Card


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter.

    Attributes:
        id: Of the anchor in a file.
        lead: What it shows and how to read it, in a sentence or two.
    """

    id: str
    title: str
    parts: tuple[Part, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole debrief.

    Attributes:
        facts: (label, value) pairs for the head.
        tone: How it ended, as a tone.
        language: Code of the language it is in.
        chapters_label: What the list of chapters is called.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    tone: Tone
    chapters: tuple[Chapter, ...]
    language: str
    words: Mapping[str, str]


def chapter(key: str, title: str, parts: Sequence[Part], lead: str = "") -> Chapter | None:
    """Return a chapter, or None if there is nothing in it."""
    return Chapter(key, title, tuple(parts), lead) if parts else None
