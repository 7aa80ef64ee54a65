"""Swarms: several people on one item, straight through until it is done.

Their speeds add up, less a loss that grows with the square of the heads.
Source: Abdel-Hamid and Madnick (1991), communication overhead of 0.06 n^2 percent.
"""

import math
from typing import TYPE_CHECKING

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.scenario.rules.work import WorkRules
from sim.work.events import SwarmEnded, SwarmFormed
from sim.work.roster import IN_SWARM, ON_CALENDAR, ON_CALL, Roster, Slot
from sim.work.state import ACTIVE, DONE, WorkItem
from sim.work.stints import RANK, Stints

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor
    from sim.work.floor import WorkFloor

_HOUR = 3_600


class Swarm:
    """People on one item; the first leads."""

    __slots__ = ("finishing", "item", "name", "occurrence", "since_s", "slots", "speed", "until_s")

    def __init__(self, name: str, item: WorkItem, slots: list[Slot], now: int, until_s: int) -> None:
        """Start without a pending occurrence."""
        self.name = name
        self.item = item
        self.slots = slots
        self.speed = 0.0
        self.since_s = now
        self.until_s = until_s
        self.finishing = True
        self.occurrence: Occurrence | None = None


class Swarms:
    """Forms, follows and ends swarms."""

    __slots__ = ("_continuous_s", "_core", "_floor", "_loss", "_lowest", "_people", "_roster", "_running", "_stints")

    def __init__(
        self, core: Core, floor: "WorkFloor", people: "PeopleFloor", roster: Roster, stints: Stints, rules: WorkRules
    ) -> None:
        """Prepare."""
        self._core = core
        self._floor = floor
        self._people = people
        self._roster = roster
        self._stints = stints
        self._loss = rules.swarm_loss_per_head_squared_share
        self._lowest = rules.swarm_output_lowest_share
        self._continuous_s = round(rules.continuous_max_h * _HOUR)
        self._running: dict[str, Swarm] = {}

    def candidates(self, item: WorkItem, person_ids: tuple[str, ...]) -> list[Slot]:
        """Return those of the named who can come and help, in the order named, without repetition."""
        slots: list[Slot] = []
        for person_id in person_ids:
            slot = self._roster.slots.get(person_id)
            if slot is None or slot.away or slot.swarm is not None or slot in slots:
                continue
            if self._roster.speed(slot, item) > 0.0:
                slots.append(slot)
        return slots

    def form(self, item: WorkItem, slots: list[Slot], cause: str) -> None:
        """Pull people together onto an item that belongs to no line; they put down what they are on."""
        now = self._core.now
        item.swarms += 1
        name = item.happening("swarm", item.swarms)
        swarm = Swarm(name, item, slots, now, now + self._continuous_s)
        self._running[item.id] = swarm
        on_call = self._people.on_call_people(now)
        for slot in slots:
            if slot.item is not None:
                self._stints.pull(slot, item)
            self._roster.idle.pop(slot, None)
            slot.item = item
            slot.swarm = swarm
            slot.since_s = now
            slot.mode = ON_CALL if slot.person in on_call else IN_SWARM
        item.state = ACTIVE
        item.since_s = now
        flow = item.flow
        assert flow is not None
        flow.active += 1
        flow.active_sum -= now
        self._arm(swarm, now)
        causes = (cause,) if cause else (item.cause or "start:swarm",)
        self._core.publish(SwarmFormed(name, now, causes, item.id, tuple(slot.id for slot in slots)))
        self._floor.began(item, slots[0])
        self._core.engine.ask_dispatch()

    def _arm(self, swarm: Swarm, now: int) -> None:
        item = swarm.item
        heads = len(swarm.slots)
        total = math.fsum(self._roster.speed(slot, item) for slot in swarm.slots)
        swarm.speed = total * max(self._lowest, 1.0 - self._loss * heads * heads)
        swarm.since_s = now
        item.worker = swarm.slots[0].id
        item.helpers = tuple(slot.id for slot in swarm.slots[1:])
        due = now + max(1, round(item.left_s / swarm.speed))
        swarm.finishing = due <= swarm.until_s
        if not swarm.finishing:
            due = max(swarm.until_s, now + 1)
        self._core.engine.cancel(swarm.occurrence)
        swarm.occurrence = self._core.engine.at(due, RANK, item.id, self._due, swarm)

    def _book(self, swarm: Swarm, now: int) -> None:
        wall_s = now - swarm.since_s
        if wall_s > 0:
            item = swarm.item
            item.left_s = max(1, item.left_s - int(wall_s * swarm.speed))
            for slot in swarm.slots:
                self._stints.book_seconds(slot, item, swarm.since_s, wall_s, slot.mode)
            swarm.since_s = now

    def _due(self, occurrence: Occurrence) -> None:
        swarm = occurrence.payload
        assert isinstance(swarm, Swarm)
        item = swarm.item
        leader = swarm.slots[0]
        self.end(swarm, swarm.finishing)
        if swarm.finishing:
            item.left_s = 0
            item.state = DONE
            self._floor.finish(item, leader)
        else:
            self._floor.enqueue(item)
        self._core.engine.ask_dispatch()

    def end(self, swarm: Swarm, done: bool) -> None:
        """Let everybody go; the item belongs to no line until placed."""
        now = self._core.now
        item = swarm.item
        self._core.engine.cancel(swarm.occurrence)
        self._book(swarm, now)
        for slot in swarm.slots:
            self._free(slot)
        del self._running[item.id]
        item.worker = ""
        item.helpers = ()
        flow = item.flow
        assert flow is not None
        flow.active -= 1
        flow.active_sum += now
        self._floor.dispatcher.try_urgent = True
        self._core.publish(SwarmEnded(f"{swarm.name}/ended", now, (swarm.name,), item.id, done))

    def _free(self, slot: Slot) -> None:
        slot.item = None
        slot.swarm = None
        slot.mode = ON_CALENDAR
        if not slot.away:
            self._roster.idle[slot] = None

    def of(self, item: WorkItem) -> Swarm | None:
        """Return the swarm on an item, or None."""
        return self._running.get(item.id)

    def leave(self, slot: Slot) -> None:
        """Let one person go; the others carry on, and without others the item goes back into line."""
        swarm = slot.swarm
        assert swarm is not None
        if len(swarm.slots) == 1:
            self.end(swarm, done=False)
            self._floor.enqueue(swarm.item)
            return
        now = self._core.now
        self._book(swarm, now)
        swarm.slots.remove(slot)
        self._free(slot)
        self._arm(swarm, now)

    def flush(self, now: int) -> None:
        """Bring all bookings up to date."""
        for swarm in self._running.values():
            self._book(swarm, now)
