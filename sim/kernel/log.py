"""The log of what happened, and the bus that tells those who listen.

An event is an immutable named tuple in the past tense with three fields in front: ``id`` (causal name), ``t_s`` and
``causes``. A cause is the id of an earlier event, or a root: ``chance:<family>/<entity>`` (a named draw) or
``start:<what>`` (the starting situation). Every chain ends in a root or in a decision.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Protocol, TypeVar

from sim.kernel.units import week_of

CHANCE = "chance:"
START = "start:"


class Event(Protocol):
    """What every event has; the rest are its own fields."""

    @property
    def id(self) -> str:
        """Causal name, unique in a game."""

    @property
    def t_s(self) -> int:
        """The instant."""

    @property
    def causes(self) -> tuple[str, ...]:
        """Ids of what led to it."""

    @property
    def _fields(self) -> tuple[str, ...]: ...


E = TypeVar("E", bound=Event)


@cache
def type_name(kind: type) -> str:
    """Return the name of an event class as logs write it: ``IncidentOpened`` is ``incident_opened``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind.__name__).lower()


def as_record(event: Event) -> dict[str, Any]:
    """Return an event as plain data for JSON; the five common fields come first."""
    record: dict[str, Any] = {
        "id": event.id,
        "t_s": event.t_s,
        "week": week_of(event.t_s),
        "type": type_name(type(event)),
        "seat": getattr(event, "seat", ""),
        "causes": list(event.causes),
    }
    for name in event._fields:
        if name not in record:
            record[name] = _rounded(getattr(event, name))
    return record


def _rounded(value: Any) -> Any:
    """Round every float in a field, so that the last bit of a sum does not reach the bytes."""
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, tuple):
        return tuple(_rounded(part) for part in value)
    return value


class EventLog:
    """Append-only list of events with subscribers by type.

    Subscribers of one type are called in the order of their floors, because floors are built from the ground up and
    subscribe when they are built.
    """

    def __init__(self) -> None:
        """Start empty."""
        self.events: list[Event] = []
        self._subscribers: dict[type, list[Callable[[Any], None]]] = {}
        self._index: dict[str, int] = {}
        self._indexed = 0

    def publish(self, event: Event) -> None:
        """Append an event, then tell its subscribers."""
        self.events.append(event)
        for subscriber in self._subscribers.get(type(event), ()):
            subscriber(event)

    def subscribe(self, kind: type[E], subscriber: Callable[[E], None]) -> None:
        """Call the subscriber with each later event of exactly this class."""
        self._subscribers.setdefault(kind, []).append(subscriber)

    def find(self, event_id: str) -> Event | None:
        """Return the event with that id, or None. The index is built when first asked, so that a run pays nothing."""
        for position in range(self._indexed, len(self.events)):
            self._index.setdefault(self.events[position].id, position)
        self._indexed = len(self.events)
        position = self._index.get(event_id, -1)
        return self.events[position] if position >= 0 else None

    def __len__(self) -> int:
        """Return how many events happened."""
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        """Iterate in the order of happening."""
        return iter(self.events)
