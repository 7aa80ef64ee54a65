"""What a seat sees of the work floor: frozen, and worth nothing to change."""

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from sim.scenario.vocabulary import DUTIES, Duty
from sim.work.state import ACTIVE, PARKED, PLANNED, WAITING, WorkItem

if TYPE_CHECKING:
    from sim.work.floor import WorkFloor
    from sim.work.roster import Slot

LISTED = 40
"""Waiting items that are listed one by one; the rest is counted."""


class PersonAtWork(NamedTuple):
    """One person and what they are on.

    Attributes:
        item: Id of the item, or empty.
        kind: Its kind.
        service: Its service.
        priority: Its priority, or 0.
        since_s: Since when, or -1.
        expected_s: When it should be done, or -1: nobody knows, or nothing is worked on.
        worked_s: Worked so far, in all ways.
        on_call_s: Of that, on call outside the calendar.
        overtime_s: Of that, planned work and swarms outside the calendar.
    """

    person: str
    item: str
    kind: str
    service: str
    priority: int
    since_s: int
    expected_s: int
    worked_s: int
    on_call_s: int
    overtime_s: int


class QueueLength(NamedTuple):
    """How much of one duty and skill waits."""

    duty: str
    field: str
    waiting: int
    effort_s: int
    oldest_s: int


class WaitingItem(NamedTuple):
    """One waiting item."""

    id: str
    kind: str
    duty: str
    field: str
    level: float
    priority: int
    service: str
    queued_s: int
    due_s: int
    left_s: int


class DutyLoad(NamedTuple):
    """One duty at a glance.

    Attributes:
        oldest_s: Since when the oldest waiting item has waited, or -1.
    """

    duty: Duty
    waiting: int
    active: int
    parked: int
    planned: int
    oldest_s: int


@dataclass(frozen=True, slots=True)
class WorkView:
    """All that is seen of work."""

    triage_order: str
    interrupt_rule: str
    settings_changed: int
    people: tuple[PersonAtWork, ...]
    duties: tuple[DutyLoad, ...]
    queues: tuple[QueueLength, ...]
    waiting: tuple[WaitingItem, ...]
    waiting_count: int


def look(floor: "WorkFloor") -> WorkView:
    """Return the view. Pure."""
    items = list(floor.state.items.values())
    waiting = [item for item in items if item.state == WAITING]
    first = nsmallest(LISTED, (item.entry for item in waiting if item.entry is not None))
    return WorkView(
        triage_order=floor.state.triage_order,
        interrupt_rule=floor.state.interrupt_rule,
        settings_changed=floor.state.settings_changed,
        people=tuple(_person(floor, slot) for slot in floor.roster.slots.values()),
        duties=tuple(_duty(duty, items) for duty in DUTIES),
        queues=_queues(waiting),
        waiting=tuple(_listed(entry[3]) for entry in first),
        waiting_count=len(waiting),
    )


def _person(floor: "WorkFloor", slot: "Slot") -> PersonAtWork:
    item = slot.item
    hours = slot.hours
    worked = floor.worked_s(slot.id)
    if item is None:
        return PersonAtWork(slot.id, "", "", "", 0, -1, -1, worked, hours.on_call_s, hours.overtime_s)
    pending = slot.swarm if slot.swarm is not None else slot
    expected = pending.occurrence.due_s if pending.occurrence is not None and pending.finishing else -1
    return PersonAtWork(
        person=slot.id,
        item=item.id,
        kind=item.kind,
        service=item.service,
        priority=item.priority,
        since_s=item.since_s,
        expected_s=expected,
        worked_s=worked,
        on_call_s=hours.on_call_s,
        overtime_s=hours.overtime_s,
    )


def _duty(duty: Duty, items: list[WorkItem]) -> DutyLoad:
    counts = {WAITING: 0, ACTIVE: 0, PARKED: 0, PLANNED: 0}
    oldest = -1
    for item in items:
        if item.duty == duty:
            counts[item.state] += 1
            if item.state == WAITING and (oldest < 0 or item.queued_s < oldest):
                oldest = item.queued_s
    return DutyLoad(duty, counts[WAITING], counts[ACTIVE], counts[PARKED], counts[PLANNED], oldest)


def _queues(waiting: list[WorkItem]) -> tuple[QueueLength, ...]:
    table: dict[tuple[str, str], list[int]] = {}
    for item in waiting:
        row = table.setdefault((item.duty, item.field), [0, 0, item.queued_s])
        row[0] += 1
        row[1] += item.left_s
        row[2] = min(row[2], item.queued_s)
    return tuple(QueueLength(duty, field, *table[duty, field]) for duty, field in sorted(table))


def _listed(item: WorkItem) -> WaitingItem:
    return WaitingItem(
        item.id,
        item.kind,
        item.duty,
        item.field,
        item.level,
        item.priority,
        item.service,
        item.queued_s,
        item.due_s,
        item.left_s,
    )
