"""Presence: people come, go, are away and change their hours; what they were on finds its place."""

from typing import TYPE_CHECKING

from sim.kernel.core import Core
from sim.people.events import (
    AbsenceEnded,
    AbsenceStarted,
    CourseCompleted,
    DutySharesSet,
    PersonJoined,
    PersonLeft,
    WorkingTimeChanged,
)
from sim.scenario.rules.work import WorkRules
from sim.work.roster import Slot
from sim.work.state import WAITING, WorkItem

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor
    from sim.work.floor import WorkFloor

_HOUR = 3_600


class Presence:
    """Listens to the people floor."""

    __slots__ = ("_core", "_floor", "_hold_s", "_people")

    def __init__(self, core: Core, floor: "WorkFloor", people: "PeopleFloor", rules: WorkRules) -> None:
        """Subscribe."""
        self._core = core
        self._floor = floor
        self._people = people
        self._hold_s = round(rules.hold_absence_h * _HOUR)
        subscribe = core.log.subscribe
        subscribe(AbsenceStarted, self._absence_started)
        subscribe(AbsenceEnded, self._absence_ended)
        subscribe(PersonJoined, self._joined)
        subscribe(PersonLeft, self._left)
        subscribe(WorkingTimeChanged, self._working_time_changed)
        subscribe(CourseCompleted, self._abilities_changed)
        subscribe(DutySharesSet, self._abilities_changed)

    def _slot(self, person_id: str) -> Slot | None:
        return self._floor.roster.slots.get(person_id)

    def _joined(self, event: PersonJoined) -> None:
        floor = self._floor
        if event.person not in floor.roster.slots:
            floor.roster.join(self._people.state.people[event.person], self._core.now, floor.queues)
        floor.look_again()

    def _left(self, event: PersonLeft) -> None:
        slot = self._slot(event.person)
        if slot is None:
            return
        floor = self._floor
        slot.away = True
        self._put_down(slot)
        self._close_hours(slot)
        floor.roster.leave(slot)
        for item in list(floor.state.items.values()):
            if event.person in item.only:
                self._free_from(item, event.person)
        floor.look_again()

    def _free_from(self, item: WorkItem, person_id: str) -> None:
        """Take a leaver out of a reservation; with nobody left, anyone may take the item."""
        waiting = item.state == WAITING
        if waiting:
            self._floor.queues.remove(item)
        item.only = tuple(other for other in item.only if other != person_id)
        if waiting:
            self._floor.queues.push(item)

    def _absence_started(self, event: AbsenceStarted) -> None:
        slot = self._slot(event.person)
        if slot is None:
            return
        floor = self._floor
        slot.away = True
        floor.roster.idle.pop(slot, None)
        now = self._core.now
        short = slot.calendar.between(now, max(now, event.until_s)) <= self._hold_s
        if short and slot.item is not None and slot.swarm is None:
            floor.stints.pause(slot)
        else:
            self._put_down(slot)
        floor.look_again()

    def _put_down(self, slot: Slot) -> None:
        floor = self._floor
        if slot.swarm is not None:
            floor.swarms.leave(slot)
        elif slot.item is not None:
            floor.enqueue(floor.stints.stop(slot))
        floor.roster.idle.pop(slot, None)

    def _absence_ended(self, event: AbsenceEnded) -> None:
        slot = self._slot(event.person)
        if slot is None or slot.person.absent:
            return
        floor = self._floor
        slot.away = False
        if slot.paused:
            floor.stints.carry_on(slot)
        elif slot.item is None:
            floor.roster.idle[slot] = None
        floor.roster.refresh(slot, floor.queues)
        floor.look_again()

    def _working_time_changed(self, event: WorkingTimeChanged) -> None:
        slot = self._slot(event.person)
        if slot is None:
            return
        floor = self._floor
        floor.stints.account(slot)
        if slot.swarm is not None:
            floor.swarms.flush(self._core.now)
        self._close_hours(slot)
        slot.calendar = self._people.calendar(slot.person)
        slot.closes_s = -1
        floor.stints.rearm(slot)
        floor.look_again()

    def _close_hours(self, slot: Slot) -> None:
        """Settle the open hours of a calendar that ends, for the bound on what can have been worked."""
        hours = slot.hours
        now = self._core.now
        hours.calendar_s += slot.calendar.between(hours.joined_s, now)
        hours.joined_s = now

    def _abilities_changed(self, event: CourseCompleted | DutySharesSet) -> None:
        slot = self._slot(event.person)
        if slot is not None:
            self._floor.roster.refresh(slot, self._floor.queues)
            self._floor.look_again()
