"""A beat: something that happened and is worth telling, with the sentences it may be told in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sim.kernel.log import Event, type_name
from sim.scenario.definitions import Scenario

Say = tuple[Any, ...]
"""How a value is said: the name of a way of the cast, and what it needs (``("person", "ada")``)."""


_STEPS = 6


class Beat(NamedTuple):
    """Something worth telling.

    Attributes:
        t_s: When it happened; beats are told in that order.
        weight: How much it is worth to tell it.
        topic: Of one topic only so much is told in an act.
        event: Its id chooses the sentence.
        sentences: Ways to tell it, in English.
        values: Placeholder to how it is said.
        title: What an act is called that begins with it; empty if it is no turn.
    """

    t_s: int
    weight: float
    topic: str
    event: Event
    sentences: tuple[str, ...]
    values: dict[str, Say]
    title: str = ""


class Book:
    """The log of a game, opened at the right pages.

    Attributes:
        scenario: Of the game.
        events: The log.
        index: Id to event.
        place: Id to where in the log it stands.
        leaders: Project to who leads it last: ``pm``, a person, or nobody.
        sponsors: Project to its sponsor.
    """

    def __init__(self, scenario: Scenario, events: Sequence[Event]) -> None:
        """Index the log."""
        self.scenario = scenario
        self.events = events
        self.index = {event.id: event for event in events}
        self.place = {event.id: number for number, event in enumerate(events)}
        self._kinds: dict[str, list[Any]] = defaultdict(list)
        for event in events:
            self._kinds[type_name(type(event))].append(event)
        self.leaders: dict[str, str] = {e.project: e.leader for e in self.of("leader_appointed")}
        self.sponsors: dict[str, str] = {e.project: e.sponsor for e in self.of("project_proposed", "project_chartered")}

    def of(self, *kinds: str) -> Iterator[Any]:
        """Iterate over the events of some types, one type after the other."""
        for kind in kinds:
            yield from self._kinds.get(kind, ())

    def leader(self, project: str) -> Say:
        """Return how to call who leads a project."""
        who = self.leaders.get(project, "pm")
        return ("person", who) if who not in {"", "pm"} else ("seat", "pm")

    def leads_to(self, before: Event, after: Event) -> bool:
        """Tell whether one event is among the causes of another, a few steps up."""
        seen, rows = set[str](), [after.id]
        for _ in range(_STEPS):
            rows = [c for name in rows if name in self.index for c in self.index[name].causes if c not in seen]
            if before.id in rows:
                return True
            seen.update(rows)
        return False

    def sponsor(self, project: str) -> Say:
        """Return how to call the sponsor of a project."""
        return ("party", self.sponsors.get(project, "executives"))
