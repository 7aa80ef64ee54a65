"""Windows: work that begins at a given instant, in the night if need be."""

from typing import TYPE_CHECKING

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.work.events import WorkUnstaffed
from sim.work.roster import BY_PLAN, ON_CALENDAR, Roster, Slot
from sim.work.state import PARKED, PLANNED, WorkItem
from sim.work.stints import RANK, Stints

if TYPE_CHECKING:
    from sim.work.floor import WorkFloor


class Windows:
    """Keeps what is planned and starts it."""

    __slots__ = ("_core", "_floor", "_pending", "_roster", "_stints")

    def __init__(self, core: Core, floor: "WorkFloor", roster: Roster, stints: Stints) -> None:
        """Prepare."""
        self._core = core
        self._floor = floor
        self._roster = roster
        self._stints = stints
        self._pending: dict[str, Occurrence] = {}

    def open(self, item: WorkItem, start_s: int) -> None:
        """Let an item that belongs to no line begin, or join the line, at an instant."""
        item.state = PLANNED
        item.earliest_s = max(start_s, self._core.now)
        self._pending[item.id] = self._core.engine.at(item.earliest_s, RANK + 1, item.id, self._due, item)

    def drop(self, item: WorkItem) -> None:
        """Take a planned item back."""
        self._core.engine.cancel(self._pending.pop(item.id))
        item.by_plan = False

    def _due(self, occurrence: Occurrence) -> None:
        item = occurrence.payload
        assert isinstance(item, WorkItem)
        del self._pending[item.id]
        floor = self._floor
        if not item.by_plan:
            floor.enqueue(item)
            return
        item.by_plan = False
        now = self._core.now
        slot = self.choose(item, now)
        if slot is not None:
            if slot.item is not None:
                self._stints.pull(slot, item)
                self._core.engine.ask_dispatch()
            if self._stints.start(slot, item, BY_PLAN):
                return
        item.state = PARKED
        causes = (item.cause,) if item.cause else ("start:plan",)
        name = f"{item.id}/unstaffed/{now}"
        self._core.publish(WorkUnstaffed(name, now, causes, item.id, item.kind, item.planned_for))
        floor.unstaffed(item)

    def choose(self, item: WorkItem, now: int) -> Slot | None:
        """Return who starts planned work: who is free before who is busy, at work before at home, then the fastest."""
        if item.planned_for:
            slot = self._roster.slots.get(item.planned_for)
            return slot if slot is not None and self._burden(slot, now) >= 0 and self._able(slot, item) else None
        groups: list[list[Slot]] = [[], [], [], []]
        for slot in self._roster.slots.values():
            burden = self._burden(slot, now)
            if burden >= 0 and self._able(slot, item):
                groups[burden].append(slot)
        for group in groups:
            chosen = self._roster.fastest(group, item)
            if chosen is not None:
                return chosen
        return None

    def _able(self, slot: Slot, item: WorkItem) -> bool:
        return (not item.only or slot.id in item.only) and self._roster.speed(slot, item) > 0.0

    def _burden(self, slot: Slot, now: int) -> int:
        """Return 0 to 3 for how much it asks of a person to start now, or -1 if they cannot."""
        on = slot.item
        if slot.away or slot.mode != ON_CALENDAR or slot.swarm is not None:
            return -1
        at_work = slot.open_at(now)
        if on is None:
            return 0 if at_work else 1
        if on.priority <= self._floor.rules.kept_priorities_to:
            return -1
        return 3 if at_work else 2
