"""Names of things as the scenario's texts give them, in one language."""

import re
from functools import cached_property
from typing import Final

from game.i18n import N_, Language
from sim.scenario.definitions import Scenario

_SECTIONS = (
    "people",
    "services",
    "assets",
    "departments",
    "vendors",
    "contracts",
    "projects",
    "technologies",
    "strategy",
    "categories",
    "problems",
    "changes",
)


_PREFIXES = {"vendor": "vendors", "department": "departments", "person": "people", "project": "projects"}
_HANDOVER: Final = "handover"
_EXTRA: Final = re.compile(r"(.+)-extra-\d+")
_HALF: Final = "-b"
"""Tasks that no scenario names: the hand-over, work that came on top, the other part of one that was split."""


class Names:
    """Looks up what to call the things of a game.

    Attributes:
        language: In which names are given.
    """

    def __init__(self, language: Language, scenario: Scenario) -> None:
        """Bind to a scenario; nothing is copied."""
        self.language = language
        self.scenario = scenario
        texts = scenario.texts
        self._texts = texts.get(language.code) or texts.get("en") or {}
        self._joined: dict[str, str] = {}

    @cached_property
    def _given(self) -> dict[str, str]:
        given = {person.id: person.name for person in self.scenario.people}
        return given | {vendor.id: vendor.name for vendor in self.scenario.vendors}

    def learn(self, thing: str, name: str) -> None:
        """Remember the name of somebody who came during the game."""
        self._joined[thing] = name

    def prose(self, key: str) -> str:
        """Return a text of the scenario by its key, or nothing."""
        return self._texts.get(key, "")

    def of(self, section: str, thing: str) -> str:
        """Return the name of a thing in a section of the scenario, or its id.

        Args:
            section: ``services``, ``assets``, ``people``, …
            thing: Its id.
        """
        found = self._texts.get(f"{section}.{thing}.name") or self._texts.get(f"{section}.{thing}")
        return found or self._joined.get(thing) or self._given.get(thing) or thing

    def part(self, kind: str, thing: str) -> str:
        """Return the name of a part of a project (``tasks``, ``risks``, …), or nothing."""
        found = (self._texts.get(f"projects.{project.id}.{kind}.{thing}") for project in self.scenario.projects)
        return next((name for name in found if name), "")

    def task(self, thing: str) -> str:
        """Return the name of a task, also of one that came up in the game, or nothing."""
        name = self.part("tasks", thing)
        if name:
            return name
        if thing == _HANDOVER:
            return self.language.text(N_("Hand-over to operations"))
        extra = _EXTRA.fullmatch(thing)
        if extra:
            deliverable = self.part("deliverables", extra[1]) or extra[1]
            return self.language.text(N_("{deliverable}: what came on top"), deliverable=deliverable)
        base = self.task(thing.removesuffix(_HALF)) if thing.endswith(_HALF) else ""
        return self.language.text(N_("{task}, second part"), task=base) if base else ""

    def any(self, thing: str) -> str:
        """Return the name of a thing of whatever section, or its id."""
        kind, _, rest = thing.partition(":")
        if kind in _PREFIXES:
            return self.of(_PREFIXES[kind], rest)
        for section in _SECTIONS:
            name = self.of(section, thing)
            if name != thing:
                return name
        return self.task(thing) or self.part("deliverables", thing) or thing

    def party(self, thing: str) -> str:
        """Return the name of somebody who wants or says something, or its id; departments come before services."""
        name = self.of("departments", thing)
        return name if name != thing else self.any(thing)

    def path(self, subject: str) -> str:
        """Return the names of what a path like ``refresh/core/2`` speaks of, or the path if it names nothing known."""
        found = ((part, self.any(part)) for part in dict.fromkeys(subject.split("/")) if part)
        named = dict.fromkeys(name for part, name in found if name not in {"", part})
        return ", ".join(named) or subject

    def title(self) -> str:
        """Return the title of the scenario."""
        return self.prose("title") or self.scenario.id.replace("-", " ").title()
