"""Cuts a game into acts where the log says that things turned, and takes what is worth telling of each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from game.presenters.tale.beat import Beat
from sim.kernel.units import week_of

_MOST_BEATS: Final = 4
_PER_TOPIC: Final = {"project": 2, "rub": 2, "trouble": 2, "live": 2, "people": 2}
"""Most beats of a topic in an act; one of any other."""


@dataclass(slots=True)
class Act:
    """Some weeks.

    Attributes:
        title: Of the beat it turns on, in English; empty if there is none.
        beats: What is told of it, in the order of happening.
    """

    first: int
    last: int
    title: str = ""
    beats: list[Beat] = field(default_factory=list)


def acts(found: Sequence[Beat], weeks: int) -> list[Act]:
    """Return a game in one to five acts, each with what is worth telling.

    Args:
        found: Everything that may be told, in the order of happening.
        weeks: Weeks played.
    """
    cut = _cut(found, weeks)
    for act in cut:
        act.beats = chosen([beat for beat in found if act.first <= week_of(beat.t_s) <= act.last], _MOST_BEATS)
        act.title = _title(act)
    return cut


def _number(weeks: int) -> int:
    return 1 if weeks < 3 else 2 if weeks < 7 else 3 if weeks < 13 else 4 if weeks < 22 else 5


def _cut(beats: Sequence[Beat], weeks: int) -> list[Act]:
    """Cut where the heaviest turns lie, but nowhere so that an act gets too short; then halve what is left long."""
    number = _number(weeks)
    least = max(1, weeks // (2 * number))
    turns: dict[int, float] = defaultdict(float)
    for beat in beats:
        if beat.title:
            turns[week_of(beat.t_s)] += beat.weight
    starts = [1]
    for week in sorted(turns, key=lambda week: (-turns[week], week)):
        apart = all(abs(week - start) >= least for start in starts) and weeks - week + 1 >= least
        if len(starts) < number and apart:
            starts.append(week)
    starts.sort()
    while len(starts) < number:
        ends = [*starts[1:], weeks + 1]
        longest = max(range(len(starts)), key=lambda n: (ends[n] - starts[n], -n))
        starts.insert(longest + 1, (starts[longest] + ends[longest]) // 2)
    return [Act(first, last - 1) for first, last in zip(starts, [*starts[1:], weeks + 1], strict=True)]


def chosen(beats: Sequence[Beat], most: int) -> list[Beat]:
    """Return what is worth telling most, not too much of one topic, in the order of happening.

    Args:
        beats: In the order of happening.
        most: How many to tell.
    """
    taken: list[int] = []
    topics: dict[str, int] = defaultdict(int)
    seen: set[str] = set()
    for number, beat in sorted(enumerate(beats), key=lambda entry: (-entry[1].weight, entry[0])):
        if len(taken) < most and topics[beat.topic] < _PER_TOPIC.get(beat.topic, 1) and beat.event.id not in seen:
            topics[beat.topic] += 1
            seen.add(beat.event.id)
            taken.append(number)
    return [beats[number] for number in sorted(taken)]


def _title(act: Act) -> str:
    turns = [beat for beat in act.beats if beat.title]
    return max(turns, key=lambda beat: (beat.weight, -beat.t_s)).title if turns else ""
