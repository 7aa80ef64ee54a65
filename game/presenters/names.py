"""Names of things as the scenario's texts give them, in one language."""

from functools import cached_property

from game.i18n import Language
from sim.scenario.definitions import Scenario

_SECTIONS = ("people", "services", "assets", "departments", "vendors", "contracts", "categories", "problems", "changes")


_PREFIXES = {"vendor": "vendors", "department": "departments", "person": "people"}


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

    def any(self, thing: str) -> str:
        """Return the name of a thing of whatever section, or its id."""
        kind, _, rest = thing.partition(":")
        if kind in _PREFIXES:
            return self.of(_PREFIXES[kind], rest)
        for section in _SECTIONS:
            name = self.of(section, thing)
            if name != thing:
                return name
        return thing

    def title(self) -> str:
        """Return the title of the scenario."""
        return self.prose("title") or self.scenario.id.replace("-", " ").title()
