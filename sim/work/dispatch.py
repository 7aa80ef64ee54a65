"""Dispatch: one pass per instant that matches free people with waiting work by a total order.

Urgent work comes first and takes the fastest who is free; then it may pull somebody off lesser work, as the interrupt
rule says; then it may wake somebody on call. After that each free person, longest idle first, takes the next item of
the duty furthest behind its share. When somebody able is merely not at work, one occurrence waits for the next opening.
"""

from typing import TYPE_CHECKING

from sim.kernel.engine import Engine, Occurrence
from sim.scenario.rules.work import WorkRules
from sim.work.queues import Bucket, Queues
from sim.work.roster import ON_CALENDAR, ON_CALL, Roster, Slot
from sim.work.state import WorkItem
from sim.work.stints import RANK, Stints

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor

PULLS_TO = {"none": 0, "p1": 1, "p1_p2": 2}
"""Interrupt rule to the highest number of a priority that may pull people off projects."""

_MILLION = 1_000_000
_MANY = 4


class Dispatcher:
    """Matches people and work.

    Attributes:
        try_urgent: Something has changed that may let waiting urgent work pull somebody.
        pulls_to: Priorities up to this number pull people off projects.
        pulls_within_to: Priorities up to this number interrupt lesser work of desk and operations.
    """

    __slots__ = (
        "_engine",
        "_people",
        "_queues",
        "_roster",
        "_stints",
        "_wake",
        "pulls_to",
        "pulls_within_to",
        "try_urgent",
    )

    def __init__(
        self, engine: Engine, people: "PeopleFloor", queues: Queues, roster: Roster, stints: Stints, rules: WorkRules
    ) -> None:
        """Prepare; the floor sets the interrupt rule."""
        self._engine = engine
        self._people = people
        self._queues = queues
        self._roster = roster
        self._stints = stints
        self._wake: Occurrence | None = None
        self.try_urgent = False
        self.pulls_to = 1
        self.pulls_within_to = rules.interrupts_within_duties_to

    def run(self) -> None:
        """Match until nothing more fits."""
        queues = self._queues
        if not queues.waiting:
            return
        now = self._engine.now
        if queues.waiting & queues.urgent:
            self._urgent(now)
        idle = self._roster.idle
        if not idle:
            return
        wake = 0
        for slot in list(idle):
            if not slot.able & queues.waiting:
                continue
            if not slot.open_at(now):
                if not wake or slot.opens_s < wake:
                    wake = slot.opens_s
                continue
            while mask := slot.able & queues.waiting:
                bucket = self._choose(slot, mask)
                if self._stints.start(slot, bucket.heap[0][3]):
                    break
                # They turned out unable to take it.
                slot.able &= ~bucket.bit
        if wake and queues.waiting:
            self._wake_at(wake)

    def _choose(self, slot: Slot, mask: int) -> Bucket:
        """Return the bucket to take from: urgent first, else of the duty furthest behind its share."""
        queues = self._queues
        if not mask & (mask - 1):
            return queues.buckets[mask.bit_length() - 1]
        if mask & queues.urgent:
            return queues.best(mask & queues.urgent)
        chosen = mask
        duty = 0
        furthest: int | None = None
        worked = slot.hours.duties
        total = 0
        for index, duty_mask in enumerate(queues.duties):
            of_duty = mask & duty_mask
            if of_duty:
                if of_duty == mask:
                    duty = index
                    break
                total = total or sum(worked)
                behind = slot.shares[index] * total - worked[index] * _MILLION
                if furthest is None or behind > furthest:
                    chosen, duty, furthest = of_duty, index, behind
        if chosen.bit_count() > _MANY:
            return queues.first(slot.able & queues.duties[duty])
        return queues.best(chosen)

    def _urgent(self, now: int) -> None:
        """Place urgent work, first in line first."""
        queues = self._queues
        trying, self.try_urgent = self.try_urgent, False
        failed = 0
        while mask := queues.waiting & queues.urgent & ~failed:
            bucket = queues.best(mask)
            item = bucket.heap[0][3]
            mode = ON_CALENDAR
            slot = self._free_for(bucket, item, now)
            if slot is None and trying:
                slot = self._pull_for(bucket, item, now)
                if slot is None and bucket.off_hours:
                    slot, mode = self.on_call_for(item, now), ON_CALL
                if slot is not None and slot.item is not None:
                    self._stints.pull(slot, item)
            if slot is None or not self._stints.start(slot, item, mode):
                failed |= bucket.bit
        if failed and (trying or self._wake is None):
            self._wake_for(failed, now)

    def _free_for(self, bucket: Bucket, item: WorkItem, now: int) -> Slot | None:
        bit = bucket.bit
        free = [slot for slot in self._roster.idle if slot.able & bit and slot.open_at(now)]
        if len(free) <= 1:
            return free[0] if free else None
        return self._roster.fastest(free, item)

    def _pull_for(self, bucket: Bucket, item: WorkItem, now: int) -> Slot | None:
        """Return who is to be pulled: off the lowest priority, then the fastest, then by order of people."""
        priority = item.priority
        if priority > self.pulls_to and priority > self.pulls_within_to:
            return None
        bit = bucket.bit
        lowest = priority
        victims: list[Slot] = []
        for slot in self._roster.slots.values():
            on = slot.item
            if on is None or slot.away or slot.mode != ON_CALENDAR or on.priority < lowest or on.priority == priority:
                continue
            limit = self.pulls_to if on.duty == "projects" else self.pulls_within_to
            if priority <= limit and slot.able & bit and slot.open_at(now):
                if on.priority > lowest:
                    lowest = on.priority
                    victims.clear()
                victims.append(slot)
        return self._roster.fastest(victims, item)

    def on_call_for(self, item: WorkItem, now: int) -> Slot | None:
        """Return the fastest on call who can take the item now, or None.

        Their own work of the day rests at that hour and goes back into line when they are called.
        """
        able = []
        for person in self._people.on_call_people(now):
            slot = self._roster.slots.get(person.id)
            if slot is None or slot.away or slot.rested_s > now or slot.mode != ON_CALENDAR or slot.swarm is not None:
                continue
            if item.only and slot.id not in item.only:
                continue
            on = slot.item
            if slot.open_at(now) or (on is not None and on.priority <= item.priority):
                continue
            able.append(slot)
        return self._roster.fastest(able, item)

    def _wake_for(self, failed: int, now: int) -> None:
        """Look again when somebody able starts or ends their day."""
        wake = 0
        for slot in self._roster.slots.values():
            if slot.able & failed and not slot.away:
                edge = slot.closes_s if slot.open_at(now) else slot.opens_s
                if edge > now and (not wake or edge < wake):
                    wake = edge
        if wake:
            self._wake_at(wake)

    def _wake_at(self, t_s: int) -> None:
        wake = self._wake
        if wake is None or t_s < wake.due_s:
            self._engine.cancel(wake)
            self._wake = self._engine.at(t_s, RANK, "work/wake", self._woken)

    def _woken(self, _: Occurrence) -> None:
        self._wake = None
        self.try_urgent = True
        self._engine.ask_dispatch()
