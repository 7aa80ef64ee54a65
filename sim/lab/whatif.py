"""What if: the recorded game against the same one with something changed, on its own luck and on others."""

from collections.abc import Callable, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass, replace
from typing import NamedTuple

from sim.fork import Change, Fate, Impossible, Recorded, forked
from sim.lab.processes import cores, processes
from sim.lab.student import Interval, interval
from sim.people.newcomers import newcomers
from sim.why.difference import Parting, parting


class Measured(NamedTuple):
    """A number in both games.

    Attributes:
        was: In the recorded game, on its own luck.
        becomes: With the change, on the same luck.
        difference: Mean over all lucks of changed less recorded, with its 95 % interval; ``n`` counts the lucks in
            which the number is defined in both games.
    """

    name: str
    was: float
    becomes: float
    difference: Interval


class Course(NamedTuple):
    """How a game goes with something changed, beside the recorded one, both on its own luck.

    Attributes:
        was: How the recorded game came out, played again.
        becomes: How it comes out with the change.
        parting: Where the two part; None if nothing is different.
        events: How many events the recorded game has.
        impossible: Decisions that the change has made impossible, in order.
        spared: Numbers of what was refused then and would have been possible.
        newcomers: (id, name) of everybody who came during either game.
    """

    was: Fate
    becomes: Fate
    parting: Parting | None
    events: int
    impossible: tuple[Impossible, ...]
    spared: tuple[int, ...]
    newcomers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a change makes of a game.

    Attributes:
        course: On its own luck.
        measured: Every number that is defined in both.
        lucks: How many lucks were played.
    """

    course: Course
    measured: tuple[Measured, ...]
    lucks: int

    @property
    def parting(self) -> Parting | None:
        """Return where the two games part on their own luck; None if nothing is different."""
        return self.course.parting

    @property
    def impossible(self) -> tuple[Impossible, ...]:
        """Return the decisions that the change has made impossible, in order."""
        return self.course.impossible

    def differing(self) -> tuple[Measured, ...]:
        """Return the numbers that differ on any luck."""
        return tuple(one for one in self.measured if one.difference.mean or one.difference.half_width)


def compared(recorded: Recorded, change: Change) -> Course:
    """Play a game as it was and with something changed, on its own luck."""
    was, becomes = forked(recorded), forked(recorded, change)
    events, others = was.session.events(), becomes.session.events()
    came = dict(newcomers(events)) | dict(newcomers(others))
    return Course(
        was.fate(),
        becomes.fate(),
        parting(events, others),
        len(events),
        tuple(becomes.impossible),
        tuple(becomes.spared),
        tuple(came.items()),
    )


def what_if(
    recorded: Recorded,
    change: Change,
    lucks: int = 1,
    *,
    workers: int = 0,
    each: Callable[[int], None] | None = None,
) -> WhatIf:
    """Play a game with something changed and compare.

    Args:
        recorded: The game.
        change: What is different.
        lucks: How many lucks, its own among them; the others are the seeds that follow.
        workers: Processes to use for the others; as many as there are processors without it.
        each: Told how many lucks are done.

    Returns:
        The comparison, pair by pair on the same luck.
    """
    course = compared(recorded, change)
    if each is not None:
        each(1)
    return judged(course, _others(recorded, change, lucks, workers, each))


def judged(course: Course, others: Sequence[tuple[Fate, Fate]]) -> WhatIf:
    """Return what a change makes of a game.

    Args:
        course: On its own luck.
        others: The game as it was decided and with the change, on each of the other lucks.
    """
    pairs = [(course.was, course.becomes), *others]
    return WhatIf(course, _measured(pairs), len(pairs))


def _others(
    recorded: Recorded, change: Change, lucks: int, workers: int, each: Callable[[int], None] | None
) -> list[tuple[Fate, Fate]]:
    if lucks < 2:
        return []
    pool = processes(min(workers or cores(), lucks - 1), "sim.fork")
    try:
        futures = [pool.submit(_pair, recorded, change, recorded.seed + k) for k in range(1, lucks)]
        for done, _ in enumerate(as_completed(futures), 2):
            if each is not None:
                each(done)
        return [future.result() for future in futures]
    finally:
        pool.shutdown(cancel_futures=True)


def _pair(recorded: Recorded, change: Change, seed: int) -> tuple[Fate, Fate]:
    return forked(recorded, Change(seed=seed)).fate(), forked(recorded, replace(change, seed=seed)).fate()


def _measured(pairs: Sequence[tuple[Fate, Fate]]) -> tuple[Measured, ...]:
    found = [(was.measures(), becomes.measures()) for was, becomes in pairs]
    first, other = found[0]
    measured = []
    for name, value in first.items():
        if name not in other:
            continue
        differences = [theirs[name] - mine[name] for mine, theirs in found if name in mine and name in theirs]
        measured.append(Measured(name, value, other[name], interval(differences)))
    return tuple(measured)
