"""Help: topics, the keys, and the glossary, all searchable."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from game.paths import assets
from game.ui.keys import KEYS
from game.ui.screen import Screen
from game.ui.sheet import sheet
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.card import Card
from game.ui.widgets.controls import Button
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Column, Panel, Row, Scroll, Sized
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui

_KEYS: Final = "keys"
_GLOSSARY: Final = "glossary"
_ALIASES: Final = {
    "corridor": "promises",
    "debrief": "friday",
    "desk": "needs",
    "hats": "roles",
    "hotseat": "turn",
    "orders": "attention",
    "replay": "saves",
    "review": "friday",
    "stops": "week",
}
"""What screens call it to the topic that speaks of it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the help."""

    id: str
    title: str
    text: str

    def paragraphs(self) -> list[str]:
        """Return its paragraphs."""
        return [" ".join(part.split()) for part in self.text.split("\n\n") if part.strip()]


@dataclass(frozen=True, slots=True)
class Help:
    """The help in one language."""

    topics: tuple[Topic, ...]
    glossary: tuple[tuple[str, str], ...]


@cache
def help_in(code: str) -> Help:
    """Return the help in a language."""
    path = assets() / "help" / f"{code}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    topics = tuple(Topic(str(one["id"]), str(one["title"]), str(one["text"])) for one in data["topics"])
    return Help(topics, tuple((str(term), str(meaning)) for term, meaning in data["glossary"].items()))


class HelpScreen(Screen):
    """Topics at the left, what they say at the right; typing searches."""

    def __init__(self, topic: str = "start") -> None:
        """Open at a topic."""
        self._topic = _ALIASES.get(topic, topic)
        self._search = ""

    def enter(self, ui: Ui) -> None:
        """Wear the hat of the screen below."""
        self.accent = ui.screens[-2].accent if len(ui.screens) > 1 else "both"

    def build(self, ui: Ui) -> Widget:
        """Return list and text."""
        found = help_in(ui.speak.code)
        listed = [(topic.id, topic.title) for topic in found.topics]
        listed += [(_KEYS, ui.t("Keys")), (_GLOSSARY, ui.t("Glossary"))]
        if self._topic not in dict(listed):
            self._topic = listed[0][0]
        entry = Entry(self._search, lambda text: self._type(ui, text), label=ui.t("Search"), most=40, key="help/search")
        buttons = [
            Card(
                Label(title, weight="medium"),
                partial(self._go, ui, topic),
                chosen=topic == self._topic and not self._search,
                key=f"help/{topic}",
                says=title,
                pad=7,
            )
            for topic, title in listed
        ]
        left = Sized(Column(entry, Scroll(Column(*buttons, gap=4), key="help/topics"), gap=10, grow=(0, 1)), width=250)
        parts = list(self._found(ui, found) if self._search.strip() else self._shown(ui, found))
        right = Scroll(Panel(Column(*parts, gap=12), pad=24), key=f"help/text/{self._topic}")
        return sheet(
            ui,
            Row(left, right, gap=16, grow=(0, 1)),
            title=ui.t("Help"),
            back=lambda: self.close(ui),
            hint=ui.t("Up, down: topic   Type to search   Page down: scroll   Esc: back"),
            scrolls="",
        )

    def _shown(self, ui: Ui, found: Help) -> Iterator[Widget]:
        if self._topic == _KEYS:
            yield Label(ui.t("Keys"), size=20, weight="bold")
            yield from (_pair(ui.t(key), ui.t(what)) for key, what in KEYS)
        elif self._topic == _GLOSSARY:
            yield Label(ui.t("Glossary"), size=20, weight="bold")
            yield from (_pair(term, meaning) for term, meaning in found.glossary)
        else:
            topic = next(topic for topic in found.topics if topic.id == self._topic)
            yield Label(topic.title, size=20, weight="bold")
            yield from (Label(text, size=14) for text in topic.paragraphs())

    def _found(self, ui: Ui, found: Help) -> Iterator[Widget]:
        wanted = self._search.strip().casefold()
        terms = [(t, m) for t, m in found.glossary if wanted in t.casefold() or wanted in m.casefold()]
        terms.sort(key=lambda pair: wanted not in pair[0].casefold())
        topics = [t for t in found.topics if wanted in t.title.casefold() or wanted in t.text.casefold()]
        keys = [(ui.t(k), ui.t(w)) for k, w in KEYS if wanted in ui.t(w).casefold() or wanted == ui.t(k).casefold()]
        if not (terms or topics or keys):
            yield Label(ui.t("Nothing here speaks of “{word}”.", word=self._search.strip()), size=15)
            return
        for topic in topics[:6]:
            hit = next((text for text in topic.paragraphs() if wanted in text.casefold()), topic.paragraphs()[0])
            yield Button(topic.title, partial(self._go, ui, topic.id), icon="book-open", key=f"hit/{topic.id}")
            yield Label(hit, colour="quiet")
        yield from (_pair(key, what) for key, what in keys)
        yield from (_pair(term, meaning) for term, meaning in terms[:30])

    def _type(self, ui: Ui, text: str) -> None:
        self._search = text
        ui.rebuild()

    def _go(self, ui: Ui, topic: str) -> None:
        self._topic, self._search = topic, ""
        ui.rebuild()

    def press(self, ui: Ui, press: Press) -> bool:
        """Go through the topics; a letter begins a search."""
        if press.key in {"up", "down"}:
            ids = [*(topic.id for topic in help_in(ui.speak.code).topics), _KEYS, _GLOSSARY]
            self._go(ui, ids[(ids.index(self._topic) + (1 if press.key == "down" else -1)) % len(ids)])
            return True
        typed = press.text.isprintable() and press.text.strip()
        focused = ui.focused.key if ui.focused is not None else ""
        if typed and not press.ctrl and focused != "help/search":
            self._search += press.text
            entry = next((w for w in ui.root_of(self).walk() if w.key == "help/search"), None)
            ui.focus(entry)
            ui.rebuild()
            return True
        return False


def _pair(term: str, meaning: str) -> Widget:
    return Row(Label(term, weight="semibold"), Label(meaning), gap=16, grow=(2, 5), align="top")
