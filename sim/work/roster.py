"""Roster: who is here, what they can take, what they are on."""

from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.scenario.vocabulary import DUTIES
from sim.work.queues import Bucket, Queues
from sim.work.state import DUTY_INDEX, Hours, WorkItem, WorkState

if TYPE_CHECKING:
    from sim.kernel.calendar import Calendar
    from sim.people.floor import PeopleFloor
    from sim.people.state import Person
    from sim.work.swarms import Swarm

ON_CALENDAR = 0
ON_CALL = 1
BY_PLAN = 2
IN_SWARM = 3
"""How a stint runs: within the person's calendar, or straight through (on call, planned, in a swarm)."""

_MILLION = 1_000_000


class Slot:
    """One person as the dispatcher sees them: nothing here outlives a stint, so it is no part of the state.

    Attributes:
        able: Mask of buckets this person may take from.
        away: Absent, or gone.
        item: What they are on, or None.
        mode: How the stint runs.
        speed: Speed in the present item.
        since_s: Since when the present stint has not been booked.
        straight: Whether the stint ends within one opening, so that its length is a difference.
        finishing: Whether the pending occurrence is the end of the work (else a boundary).
        paused: Away for so short a time that the item is kept.
        opens_s: Start of the opening that contains now or comes next.
        closes_s: Its end.
        rested_s: On call no sooner than this.
        until_s: Latest end of a stint that runs straight through.
    """

    __slots__ = (
        "able",
        "away",
        "calendar",
        "closes_s",
        "finishing",
        "hours",
        "id",
        "index",
        "item",
        "mode",
        "occurrence",
        "opens_s",
        "paused",
        "person",
        "rested_s",
        "shares",
        "since_s",
        "speed",
        "straight",
        "swarm",
        "until_s",
    )

    def __init__(self, person: "Person", calendar: "Calendar", hours: Hours) -> None:
        """Start idle."""
        self.person = person
        self.id = person.id
        self.index = person.ordinal
        self.hours = hours
        self.calendar = calendar
        self.able = 0
        self.shares = (0,) * len(DUTIES)
        self.away = person.absent
        self.item: WorkItem | None = None
        self.mode = ON_CALENDAR
        self.speed = 1.0
        self.since_s = 0
        self.straight = False
        self.finishing = False
        self.paused = False
        self.occurrence: Occurrence | None = None
        self.opens_s = 0
        self.closes_s = -1
        self.rested_s = 0
        self.until_s = 0
        self.swarm: Swarm | None = None

    def open_at(self, now: int) -> bool:
        """Tell whether the person's calendar is open; the answer is remembered until the opening ends."""
        if now >= self.closes_s:
            self.opens_s = self.calendar.next_open(now)
            self.closes_s = self.calendar.closes(now)
        return now >= self.opens_s

    def worked(self, now: int) -> int:
        """Return the seconds worked in the present stint that are not booked yet."""
        if self.paused:
            return 0
        if self.straight or self.mode != ON_CALENDAR:
            return now - self.since_s
        return self.calendar.between(self.since_s, now)


class Roster:
    """All people who work here now.

    Attributes:
        slots: Person id to slot, in the order of the people.
        idle: Those without an item and not away, longest idle first.
    """

    __slots__ = ("_people", "_state", "idle", "slots")

    def __init__(self, people: "PeopleFloor", state: WorkState) -> None:
        """Start empty; ``start`` of the floor lets everybody in."""
        self._people = people
        self._state = state
        self.slots: dict[str, Slot] = {}
        self.idle: dict[Slot, None] = {}

    def join(self, person: "Person", now: int, queues: Queues) -> Slot:
        """Let a person in."""
        hours = self._state.people.get(person.id)
        if hours is None:
            hours = self._state.people[person.id] = Hours(joined_s=now)
        slot = self.slots[person.id] = Slot(person, self._people.calendar(person), hours)
        self.refresh(slot, queues)
        if not slot.away:
            self.idle[slot] = None
        return slot

    def leave(self, slot: Slot) -> None:
        """Let a person, who must have put everything down, out."""
        self.idle.pop(slot, None)
        slot.away = True
        del self.slots[slot.id]

    def refresh(self, slot: Slot, queues: Queues) -> None:
        """Find out anew what a person may take: skills or duty shares may have changed.

        The same as ``introduce`` for every bucket, with masks.
        """
        duties = slot.person.duties
        slot.shares = tuple([round(float(duties.get(duty, 0.0)) * _MILLION) for duty in DUTIES])
        meant = queues.urgent
        for share, mask in zip(slot.shares, queues.duties, strict=True):
            if share:
                meant |= mask
        meant &= ~queues.reserved
        for bucket in queues.buckets if queues.reserved else ():
            if slot.id in bucket.only:
                meant |= bucket.bit
        slot.able = 0
        can_take, person = self._people.can_take, slot.person
        for (field, level), mask in queues.skills.items():
            if meant & mask and (not field or can_take(person, field, level)):
                slot.able |= meant & mask

    def introduce(self, slot: Slot, bucket: Bucket) -> None:
        """Tell a person of a bucket. Urgent and reserved work is taken whatever the duty shares say."""
        if bucket.only:
            if slot.id not in bucket.only:
                return
        elif not bucket.urgent and not slot.shares[DUTY_INDEX[bucket.duty]]:
            return
        if not bucket.field or self._people.can_take(slot.person, bucket.field, bucket.level):
            slot.able |= bucket.bit

    def new_bucket(self, bucket: Bucket) -> None:
        """Tell everybody of a bucket."""
        for slot in self.slots.values():
            self.introduce(slot, bucket)

    def forget(self, mask: int) -> None:
        """Forget buckets that were given up; their bits will mean something else."""
        if mask:
            for slot in self.slots.values():
                slot.able &= ~mask

    def speed(self, slot: Slot, item: WorkItem) -> float:
        """Return how fast a person would work on an item; 0 if they cannot take it."""
        if not item.field:
            return 1.0
        return self._people.speed(slot.person, item.field, item.level, item.service)

    def fastest(self, slots: list[Slot], item: WorkItem) -> Slot | None:
        """Return the fastest who can take the item; among equals the first in order of people."""
        chosen = None
        best = 0
        for slot in slots:
            micro = round(self.speed(slot, item) * _MILLION)
            if micro > best or (micro == best and chosen is not None and slot.index < chosen.index):
                chosen, best = slot, micro
        return chosen
