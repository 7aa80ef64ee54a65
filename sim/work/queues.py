"""Queues: one heap per kind of need, ordered by the triage rule.

Items that the same people can take share a bucket (urgency, duty, field, level, reserved for whom). Each bucket has
a bit, so that "is there anything for this person?" is one ``and`` of two integers, and finding the first in line looks
at a few heads, never at items.
"""

from collections.abc import Callable
from heapq import heapify, heappop, heappush

from sim.scenario.vocabulary import DUTIES
from sim.work.state import DUTY_INDEX, Entry, WorkItem

NO_DUE_S = 1 << 48
"""Ranks what has no due time behind everything that has, first come first."""

_STALE_ALLOWANCE = 32

Need = tuple[bool, str, str, float, tuple[str, ...], bool]


class Bucket:
    """Items that exactly the same people can take.

    Attributes:
        place: Index, and exponent of its bit.
        bit: Its bit in all masks.
        urgent: Whether it goes before every duty share.
        off_hours: Whether people on call may take from it.
        heap: Entries in triage order; its first one always counts.
        count: Entries that count.
    """

    __slots__ = ("bit", "count", "duty", "field", "heap", "level", "need", "off_hours", "only", "place", "urgent")

    def __init__(self, place: int, need: Need) -> None:
        """Start empty."""
        self.place = place
        self.bit = 1 << place
        self.need = need
        self.urgent, self.duty, self.field, self.level, self.only, self.off_hours = need
        self.heap: list[Entry] = []
        self.count = 0


class Queues:
    """All that waits.

    Attributes:
        waiting: Mask of buckets in which something waits.
        urgent: Mask of urgent buckets.
        duties: Mask of the other buckets, per duty.
        reserved: Mask of the buckets that are for named people.
        skills: Field and level to the mask of the buckets that need them.
        count: Waiting items.
    """

    __slots__ = (
        "_by_need",
        "_free_places",
        "_heaps",
        "_on_new",
        "_order",
        "_urgent_to",
        "buckets",
        "count",
        "duties",
        "reserved",
        "skills",
        "urgent",
        "waiting",
    )

    def __init__(self, order: str, urgent_to: int, on_new: Callable[[Bucket], None]) -> None:
        """Start empty.

        Args:
            order: Triage order.
            urgent_to: Priorities up to this number go before all duty shares.
            on_new: Told of each new bucket, so that people learn whether they can take from it.
        """
        self.waiting = 0
        self.urgent = 0
        self.duties = [0] * len(DUTIES)
        self.reserved = 0
        self.skills: dict[tuple[str, float], int] = {}
        self.count = 0
        self.buckets: list[Bucket] = []
        self._by_need: dict[Need, Bucket] = {}
        self._free_places: list[int] = []
        self._heaps: dict[int, list[list[Entry]]] = {}
        self._order = order
        self._urgent_to = urgent_to
        self._on_new = on_new

    def push(self, item: WorkItem) -> Bucket:
        """Put an item in line and return its bucket."""
        urgent = item.priority <= self._urgent_to
        need = (urgent, item.duty, item.field, item.level, item.only, urgent and item.urgent_off_hours)
        bucket = self._by_need.get(need)
        if bucket is None:
            bucket = self._new(need)
        order = self._order
        due = item.due_s
        if due < 0:
            due = NO_DUE_S + item.born_s
        if order == "priority":
            entry = (item.priority, due, item.id, item)
        elif order == "first_come":
            entry = (item.born_s, item.priority, item.id, item)
        elif order == "sla_slack":
            entry = (due - item.left_s, item.priority, item.id, item)
        else:
            entry = (-item.value, due, item.id, item)
        item.entry = entry
        item.bucket = bucket.place
        heappush(bucket.heap, entry)
        bucket.count += 1
        self.waiting |= bucket.bit
        self.count += 1
        return bucket

    def _new(self, need: Need) -> Bucket:
        if self._free_places:
            place = self._free_places.pop()
            bucket = Bucket(place, need)
            self.buckets[place] = bucket
        else:
            bucket = Bucket(len(self.buckets), need)
            self.buckets.append(bucket)
        self._by_need[need] = bucket
        self._heaps.clear()
        bit = bucket.bit
        if bucket.urgent:
            self.urgent |= bit
        else:
            self.duties[DUTY_INDEX[bucket.duty]] |= bit
        if bucket.only:
            self.reserved |= bit
        skill = bucket.field, bucket.level
        self.skills[skill] = self.skills.get(skill, 0) | bit
        self._on_new(bucket)
        return bucket

    def best(self, mask: int) -> Bucket:
        """Return the bucket whose head is first in line, among those of a mask that is not empty."""
        buckets = self.buckets
        low = mask & -mask
        chosen = buckets[low.bit_length() - 1]
        mask ^= low
        if mask:
            head = chosen.heap[0]
            while mask:
                low = mask & -mask
                mask ^= low
                bucket = buckets[low.bit_length() - 1]
                if bucket.heap[0] < head:
                    chosen = bucket
                    head = bucket.heap[0]
        return chosen

    def first(self, able: int) -> Bucket:
        """Return the same as ``best`` for a mask that need not be narrowed to what waits; faster for many buckets."""
        heaps = self._heaps.get(able)
        if heaps is None:
            heaps = self._heaps[able] = [bucket.heap for bucket in self.buckets if bucket.bit & able]
        return self.buckets[min([heap[0] for heap in heaps if heap])[3].bucket]

    def remove(self, item: WorkItem) -> None:
        """Take a waiting item out of line, wherever it stands."""
        bucket = self.buckets[item.bucket]
        item.entry = None
        self.count -= 1
        count = bucket.count = bucket.count - 1
        heap = bucket.heap
        if not count:
            heap.clear()
            self.waiting &= ~bucket.bit
            return
        while heap[0][3].entry is not heap[0]:
            heappop(heap)
        if len(heap) > 2 * count + _STALE_ALLOWANCE:
            # In place: others hold on to this list.
            heap[:] = [entry for entry in heap if entry[3].entry is entry]
            heapify(heap)

    def rekey(self, order: str, urgent_to: int) -> None:
        """Change the triage order or what is urgent; everything that waits is put in line anew."""
        self._order = order
        self._urgent_to = urgent_to
        items = self.items()
        for bucket in self.buckets:
            bucket.heap.clear()
            bucket.count = 0
        self.waiting = 0
        self.count = 0
        for item in items:
            self.push(item)

    def items(self) -> list[WorkItem]:
        """Return what waits, bucket by bucket, in no promised order within one."""
        return [entry[3] for bucket in self.buckets for entry in bucket.heap if entry[3].entry is entry]

    def tidy(self) -> int:
        """Give up empty buckets that are reserved for named people and return the mask of their bits."""
        dropped = 0
        for bucket in self.buckets:
            if bucket.only and not bucket.count and self._by_need.get(bucket.need) is bucket:
                del self._by_need[bucket.need]
                self._free_places.append(bucket.place)
                dropped |= bucket.bit
        if dropped:
            self._heaps.clear()
            self.urgent &= ~dropped
            self.duties = [mask & ~dropped for mask in self.duties]
            self.reserved &= ~dropped
            self.skills = {skill: mask & ~dropped for skill, mask in self.skills.items()}
        return dropped
