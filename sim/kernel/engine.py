"""The engine: SimPy's event list with three phases per instant.

At one instant come first decisions (submitted from outside while the clock stands there), then every due occurrence,
then one dispatch pass. Occurrences due together run in the order of their rank and name, never in the order in which
they were scheduled, so that the result does not depend on who scheduled first.
"""

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any, NamedTuple, cast
from zlib import crc32

import simpy

from sim.kernel.errors import InvariantError


class Stop(NamedTuple):
    """Why the week stands still and who has to decide.

    Attributes:
        kind: ``major_incident``.
        seat: Whose call it is.
        subject: Causal name of what it is about.
    """

    kind: str
    seat: str
    subject: str


class Occurrence(simpy.Event):
    """Something due at an instant.

    Attributes:
        payload: Whatever the callback wants to find.
        due_s: The instant.
    """

    __slots__ = ("due_s", "payload")

    payload: Any

    def __init__(self, env: simpy.Environment, callback: Callable[..., None], payload: object, due_s: int) -> None:
        """Make an occurrence that has already its value; SimPy's own constructor is left out for speed."""
        self.env = env
        self.callbacks = [callback]
        self._ok = True
        self._value = None
        self.payload = payload
        self.due_s = due_s


class Engine:
    """The clock and the list of what is due.

    Attributes:
        now: The clock in seconds.
    """

    def __init__(self) -> None:
        """Start at second 0 with nothing due."""
        self.now = 0
        self.steps = 0
        self._env = simpy.Environment(initial_time=0)
        # SimPy's event list and its counter, used without SimPy's `schedule` and `step`: occurrences never fail nor
        # wait for each other, so all that these two add are calls, on the path that every occurrence takes twice.
        self._due = cast("list[tuple[int, int, int, Occurrence]]", self._env._queue)
        self._serial = self._env._eid
        self._dispatch_asked = False
        self._stop: object | None = None
        self.dispatch: Callable[[], None] | None = None

    def at(
        self,
        t_s: int,
        rank: int,
        name: str,
        callback: Callable[[Occurrence], None],
        payload: object = None,
    ) -> Occurrence:
        """Make something due.

        Args:
            t_s: The instant, not before now.
            rank: Order among what is due at one instant, 0 to 65535; each floor has its own hundred.
            name: Causal name, the order within a rank.
            callback: Called with the occurrence.
            payload: Kept on the occurrence.

        Returns:
            The occurrence; give it to ``cancel`` to take it back.

        Raises:
            InvariantError: The instant has passed.
        """
        if t_s < self.now:
            raise InvariantError(f"{name} was made due at {t_s}, but it is {self.now}")
        occurrence = Occurrence(self._env, callback, payload, t_s)
        heappush(self._due, (t_s, rank << 32 | crc32(name.encode()), next(self._serial), occurrence))
        return occurrence

    def cancel(self, occurrence: Occurrence | None) -> None:
        """Take an occurrence back; one that has happened, or none, is left alone."""
        if occurrence is not None and occurrence.callbacks:
            occurrence.callbacks.clear()

    def ask_dispatch(self) -> None:
        """Ask for the dispatch pass at the end of this instant; asking twice gives one pass."""
        self._dispatch_asked = True

    def ask_stop(self, reason: object) -> None:
        """Ask for the run to end once this instant is complete; the first reason of an instant is kept."""
        if self._stop is None:
            self._stop = reason

    def run(self, until_s: int) -> object | None:
        """Run every instant before ``until_s``, or up to a stop.

        Returns:
            The reason of a stop, with the clock one second after its instant; or None, with the clock at ``until_s``.
        """
        due = self._due
        if self._dispatch_asked and self.now < until_s and not (due and due[0][0] <= self.now):
            self._end_instant()
        while due and due[0][0] < until_s:
            t_s, _, _, occurrence = heappop(due)
            self.now = t_s
            self.steps += 1
            callbacks, occurrence.callbacks = occurrence.callbacks, None  # type: ignore[assignment]  # as SimPy marks it
            for callback in callbacks:
                callback(occurrence)
            if due and due[0][0] == t_s:
                continue
            if self._dispatch_asked:
                self._end_instant()
            if self._stop is not None and not (due and due[0][0] == t_s):
                reason, self._stop = self._stop, None
                self.now += 1
                return reason
        self.now = max(self.now, until_s)
        return None

    def _end_instant(self) -> None:
        self._dispatch_asked = False
        if self.dispatch is not None:
            self.dispatch()
