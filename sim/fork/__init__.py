"""The same game again with something changed: a decision left out, made otherwise or on top, other luck, other hands.

What was decided is repeated at its instant and keeps its number. Where the change has made a decision impossible, it is
refused as it would have been then, and counted; nothing is dropped silently.
"""

from sim.fork.again import Forked, Impossible, again, forked, other_hands
from sim.fork.fate import Fate
from sim.fork.recorded import Change, Hand, Move, Recorded, answering, place_at_desk

__all__ = [
    "Change",
    "Fate",
    "Forked",
    "Hand",
    "Impossible",
    "Move",
    "Recorded",
    "again",
    "answering",
    "forked",
    "other_hands",
    "place_at_desk",
]
