"""What the log of a game tells of services and refusals, week by week; read once and then only what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from weakref import ref

from sim.kernel.units import WEEK, week_of

if TYPE_CHECKING:
    from weakref import ReferenceType

    from game.play.driver import Driver

_WEEKS: Final = 13
_DEGRADED: Final = 0.5
"""What an impaired hour counts on a sparkline, where a hour of standstill counts one."""


class History:
    """Reads a log as it grows; begins anew where something was taken back."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._owner: ReferenceType[Driver] | None = None
        self._clear()

    def _clear(self) -> None:
        self._read = 0
        self._last = ""
        self._since: dict[str, tuple[int, str]] = {}
        self._lost: dict[str, dict[int, float]] = {}
        self._event: dict[str, str] = {}
        self.refused: list[Any] = []

    def read(self, driver: Driver) -> History:
        """Take in what has happened since the last time."""
        events = driver.events()
        mine = self._owner is not None and self._owner() is driver
        same = mine and self._read <= len(events)
        if not same or (self._read and events[self._read - 1].id != self._last):
            self._clear()
            self._owner = ref(driver)
        for event in driver.events(self._read):
            kind = type(event).__name__
            if kind == "ServiceStateChanged":
                self._note(event)
            elif kind == "DecisionRefused":
                self.refused.append(event)
        self._read = len(events)
        self._last = events[-1].id if events else ""
        return self

    def _note(self, event: Any) -> None:
        self._count(event.service, event.t_s)
        self._since[event.service] = (event.t_s, event.new if not event.planned else "up")
        self._event[event.service] = event.id

    def _count(self, service: str, until_s: int) -> None:
        start, state = self._since.get(service, (0, "up"))
        weight = {"down": 1.0, "degraded": _DEGRADED}.get(state, 0.0)
        while weight and start < until_s:
            week = week_of(start)
            end = min(until_s, week * WEEK)
            weeks = self._lost.setdefault(service, {})
            weeks[week] = weeks.get(week, 0.0) + (end - start) * weight
            start = end

    def service(self, service: str, now_s: int) -> tuple[float, ...]:
        """Return the share of each of the last 13 weeks in which a service worked, oldest first."""
        self._count(service, now_s)
        start, state = self._since.get(service, (0, "up"))
        self._since[service] = (max(start, now_s), state)
        last = max(1, week_of(max(0, now_s - 1)))
        lost = self._lost.get(service, {})
        return tuple(1 - lost.get(week, 0.0) / WEEK for week in range(max(1, last - _WEEKS + 1), last + 1))

    def event(self, service: str) -> str:
        """Return the event by which a service came into its present state, or nothing."""
        return self._event.get(service, "")


_HISTORY: Final = History()


def history(driver: Driver) -> History:
    """Return the history of the game that is open."""
    return _HISTORY.read(driver)
