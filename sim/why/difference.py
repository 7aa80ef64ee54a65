"""Where two logs part: the same game with something changed, event by event."""

from collections.abc import Sequence
from typing import NamedTuple

from sim.kernel.log import Event, type_name

_DECIDED = frozenset({"decision_made", "decision_refused"})


class Parting(NamedTuple):
    """Where two games part.

    Attributes:
        same: How many events from the start are the same.
        t_s: Instant of the first event that differs.
        gone: First event of the recorded game, decisions aside, that did not happen so in the other one.
        came: First event of the other game, decisions aside, that had not happened so.
        differing: Events that only one of the two has, or that went otherwise.
    """

    same: int
    t_s: int
    gone: Event | None
    came: Event | None
    differing: int


def parting(recorded: Sequence[Event], other: Sequence[Event]) -> Parting | None:
    """Return where two logs part; None if they are the same.

    Args:
        recorded: The log of the game as it was.
        other: The log of the game with something changed.
    """
    shorter = min(len(recorded), len(other))
    same = next((at for at in range(shorter) if recorded[at] != other[at]), shorter)
    if same == len(recorded) == len(other):
        return None
    rest, others = recorded[same:], other[same:]
    gone, came = _only(rest, others), _only(others, rest)
    first = min(events[0].t_s for events in (rest, others) if events)
    differing = len({event.id for event in (*gone, *came)})
    return Parting(same, first, _first(gone), _first(came), differing)


def _only(events: Sequence[Event], others: Sequence[Event]) -> list[Event]:
    known = {event.id: event for event in others}
    return [event for event in events if known.get(event.id) != event]


def _first(events: Sequence[Event]) -> Event | None:
    return next((event for event in events if type_name(type(event)) not in _DECIDED), None)
