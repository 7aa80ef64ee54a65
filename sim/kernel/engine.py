"""The engine: SimPy's event list with three phases per instant.

At one instant come first decisions (submitted from outside while the clock stands there), then every due occurrence,
then one dispatch pass. Occurrences due together run in the order of their rank and name, never in the order in which
they were scheduled, so that the result does not depend on who scheduled first.
"""

from collections.abc import Callable
from typing import Any, NamedTuple
from zlib import crc32

import simpy

from sim.kernel.errors import InvariantError


class Stop(NamedTuple):
    """Why the week stands still and who has to decide.

    Attributes:
        kind: ``major_incident`` or ``security_incident``.
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
        env = self._env
        occurrence = Occurrence(env, callback, payload, t_s)
        priority: Any = rank << 32 | crc32(name.encode())  # SimPy compares it only
        env.schedule(occurrence, priority, t_s - env.now)
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
        step: Callable[[], None] = self._env.step
        peek: Callable[[], Any] = self._env.peek  # of whole seconds, as everything is made due at such
        due = peek()
        if self._dispatch_asked and self.now < min(due, until_s):
            self._end_instant()
            due = peek()
        while due < until_s:
            self.now = due
            step()
            self.steps += 1
            following = peek()
            if following > due and self._dispatch_asked:
                self._end_instant()
                following = peek()
            if self._stop is not None and following > due:
                reason, self._stop = self._stop, None
                self.now += 1
                return reason
            due = following
        self.now = max(self.now, until_s)
        return None

    def creep(self, until_s: int) -> tuple[bool, object | None]:
        """Run one occurrence before ``until_s``, for a game that nobody looks at in the middle of an instant.

        Returns:
            Whether the clock has come to ``until_s`` or to a stop, and the reason of the stop.
        """
        due: Any = self._env.peek()
        if self._dispatch_asked and self.now < min(due, until_s):
            self._end_instant()
            due = self._env.peek()
        if due >= until_s:
            self.now = max(self.now, until_s)
            return True, None
        self.now = due
        self._env.step()
        self.steps += 1
        following: Any = self._env.peek()
        if following > due and self._dispatch_asked:
            self._end_instant()
            following = self._env.peek()
        if self._stop is None or following <= due:
            return False, None
        reason, self._stop = self._stop, None
        self.now += 1
        return True, reason

    def _end_instant(self) -> None:
        self._dispatch_asked = False
        if self.dispatch is not None:
            self.dispatch()
