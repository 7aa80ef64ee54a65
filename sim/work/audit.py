"""Audit: what must hold of the work floor at any time."""

from collections import Counter
from typing import TYPE_CHECKING

from sim.kernel.errors import InvariantError
from sim.work.state import ACTIVE, PLANNED, WAITING

if TYPE_CHECKING:
    from sim.work.floor import WorkFloor


def check(floor: "WorkFloor") -> None:
    """Compare items, people, queues and hours.

    Raises:
        InvariantError: They contradict each other.
    """
    _nobody_twice(floor)
    _queues(floor)
    _flows(floor)
    _hours(floor)


def _nobody_twice(floor: "WorkFloor") -> None:
    workers: Counter[str] = Counter()
    for item in floor.state.items.values():
        if item.state == ACTIVE:
            workers.update((item.worker, *item.helpers))
        elif item.worker or item.helpers:
            raise InvariantError(f"{item.id} is {item.state}, but {item.worker} works on it")
    for person_id, number in workers.items():
        slot = floor.roster.slots.get(person_id)
        if number > 1 or slot is None or slot.item is None or person_id not in (slot.item.worker, *slot.item.helpers):
            raise InvariantError(f"{person_id} works on {number} items at once, or on one they do not know of")
    for slot in floor.roster.slots.values():
        if slot.item is not None and slot.id not in workers:
            raise InvariantError(f"{slot.id} works on {slot.item.id}, which is {slot.item.state}")
        if (slot in floor.roster.idle) != (slot.item is None and not slot.away):
            raise InvariantError(f"{slot.id} is idle by one list and not by another")


def _queues(floor: "WorkFloor") -> None:
    waiting = [item for item in floor.state.items.values() if item.state == WAITING]
    lined = floor.queues.items()
    if len(waiting) != floor.queues.count or {item.id for item in waiting} != {item.id for item in lined}:
        raise InvariantError(
            f"{len(waiting)} items wait, but {len(lined)} stand in line ({floor.queues.count} counted)"
        )
    for bucket in floor.queues.buckets:
        if bool(floor.queues.waiting & bucket.bit) != bool(bucket.count):
            raise InvariantError(f"bucket {bucket.need} holds {bucket.count} items against its bit")


def _flows(floor: "WorkFloor") -> None:
    states = Counter((f"{item.duty}/{item.kind}", item.state) for item in floor.state.items.values())
    for name, flow in floor.state.flows.items():
        here = sum(number for (flow_name, _), number in states.items() if flow_name == name)
        if flow.inside != here or flow.inside != flow.entered - flow.left:
            raise InvariantError(f"{name}: {flow.entered} came, {flow.left} left, {flow.inside} inside, {here} found")
        if flow.waiting != states[name, WAITING] or flow.active != states[name, ACTIVE]:
            raise InvariantError(f"{name}: {flow.waiting} waiting and {flow.active} active do not match the items")
    for item in floor.state.items.values():
        if item.left_s < 1 or (item.by_plan and item.state != PLANNED):
            raise InvariantError(f"{item.id} is {item.state} with {item.left_s} s left")


def _hours(floor: "WorkFloor") -> None:
    now = floor.core.now
    for person_id, hours in floor.state.people.items():
        slot = floor.roster.slots.get(person_id)
        bound = hours.calendar_s
        if slot is not None:
            bound += slot.calendar.between(hours.joined_s, now)
        if hours.booked_s > bound:
            raise InvariantError(f"{person_id} has booked {hours.booked_s} s in a calendar of {bound} s")
