"""Who came during a game: people who joined, and candidates who might."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sim.kernel.log import Event, type_name

_EVENTS: Final = {"person_joined": "person", "candidate_appeared": "candidate"}
"""Events with which somebody gets a name, and which of their fields is the id."""


def newcomers(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """Yield id and name of everybody who came during a game.

    Args:
        events: Its log.
    """
    for event in events:
        kind = type_name(type(event))
        if kind in _EVENTS:
            newcomer: Any = event
            yield getattr(newcomer, _EVENTS[kind]), newcomer.name
