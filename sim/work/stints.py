"""Stints: a person works on an item from a start to an end, a pull or an absence.

A stint has one pending occurrence: its end, computed through the person's calendar, so that lunch and nights cost
nothing. What has been worked is booked when a stint ends, and once a week before the people's own week closes.
"""

from typing import TYPE_CHECKING

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.scenario.rules.work import WorkRules
from sim.work.events import WorkInterrupted
from sim.work.roster import ON_CALENDAR, ON_CALL, Roster, Slot
from sim.work.state import ACTIVE, DONE, DUTY_INDEX, WorkItem

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor
    from sim.work.floor import WorkFloor

RANK = 400
_HOUR = 3_600


class Stints:
    """Starts, books and ends stints of single people (swarms: see ``swarms``)."""

    __slots__ = (
        "_continuous_s",
        "_core",
        "_engine",
        "_floor",
        "_gap_s",
        "_loss",
        "_lowest",
        "_people",
        "_rest_s",
        "_roster",
    )

    def __init__(self, core: Core, floor: "WorkFloor", people: "PeopleFloor", roster: Roster, rules: WorkRules) -> None:
        """Prepare."""
        self._core = core
        self._engine = core.engine
        self._floor = floor
        self._people = people
        self._roster = roster
        self._continuous_s = round(rules.continuous_max_h * _HOUR)
        self._rest_s = round(rules.rest_after_on_call_h * _HOUR)
        self._gap_s = round(rules.handover_gap_h * _HOUR)
        self._loss = rules.project_switch_loss_share
        self._lowest = rules.project_speed_lowest_share

    def start(self, slot: Slot, item: WorkItem, mode: int = ON_CALENDAR) -> bool:
        """Let an idle person begin an item, which leaves its line.

        Returns:
            False if the person cannot work on it after all; then nothing has changed.
        """
        person, engine = slot.person, self._engine
        speed = self._people.speed(person, item.field, item.level, item.service) if item.field else 1.0
        if speed <= 0.0:
            return False
        if item.project:
            speed *= self._project_factor(slot, item.project)
        now = engine.now
        flow = item.flow
        assert flow is not None  # every open item has one
        if item.entry is not None:
            self._floor.queues.remove(item)
            flow.waiting -= 1
            flow.waiting_sum += now
            flow.starts += 1
            flow.waited_s += now - item.queued_s
        flow.active += 1
        flow.active_sum -= now
        del self._roster.idle[slot]
        item.state = ACTIVE
        item.worker = slot.id
        item.since_s = now
        slot.item = item
        slot.speed = speed
        slot.mode = mode
        if mode == ON_CALENDAR and slot.opens_s <= now and (due := now + round(item.left_s / speed)) <= slot.closes_s:
            # The usual case, within one opening: no calendar needs to be asked.
            slot.since_s = now
            slot.straight = slot.finishing = True
            slot.occurrence = engine.at(due if due > now else now + 1, RANK, item.id, self._due, slot)
        else:
            slot.until_s = now + self._continuous_s
            self._arm(slot, item, now)
        handler = self._floor.handlers.get(item.kind)
        if handler is not None:
            handler.on_started(item, person)
        return True

    def _project_factor(self, slot: Slot, project: str) -> float:
        """Return the speed left after switching between projects within one week."""
        projects = slot.hours.projects
        if project not in projects:
            projects.append(project)
        return max(self._lowest, 1.0 - self._loss * (len(projects) - 1))

    def _arm(self, slot: Slot, item: WorkItem, now: int) -> None:
        """Make the end of the stint due, or the next boundary at which it must be looked at."""
        slot.since_s = now
        need_s = max(1, round(item.left_s / slot.speed))
        finishing = True
        if slot.mode == ON_CALENDAR:
            due = now + need_s
            if now >= slot.closes_s:
                slot.open_at(now)
            slot.straight = now >= slot.opens_s and due <= slot.closes_s
            if not slot.straight:
                due = slot.calendar.add(now, need_s)
                if item.urgent_off_hours and due > slot.closes_s > now:
                    due, finishing = slot.closes_s, False
                    slot.straight = now >= slot.opens_s
        else:
            slot.straight = False
            due = now + need_s
            end = slot.until_s
            if slot.mode == ON_CALL:
                end = min(end, slot.calendar.next_open(now + 1))
            if due > end:
                due, finishing = max(end, now + 1), False
        slot.finishing = finishing
        slot.occurrence = self._engine.at(due, RANK, item.id, self._due, slot)

    def _due(self, occurrence: Occurrence) -> None:
        slot: Slot = occurrence.payload
        item = slot.item
        assert item is not None
        slot.occurrence = None
        floor = self._floor
        now = occurrence.due_s
        self._book(slot, item, now)
        if not slot.finishing:
            self._boundary(slot, item, now)
            return
        if slot.mode != ON_CALENDAR:
            floor.dispatcher.try_urgent = True
        self._release(slot, item, now)
        item.left_s = 0
        item.state = DONE
        floor.finish(item, slot)
        if floor.queues.waiting & slot.able:
            self._engine.ask_dispatch()

    def _book(self, slot: Slot, item: WorkItem, now: int) -> None:
        """Book what has been worked since the last booking and take it off what is left."""
        since = slot.since_s
        worked = now - since if slot.straight and not slot.paused else slot.worked(now)
        slot.since_s = now
        if worked <= 0:
            return
        left = item.left_s - int(worked * slot.speed)
        item.left_s = left if left > 0 else 1
        if slot.mode == ON_CALENDAR:
            hours, duty = slot.hours, item.duty
            item.booked_s += worked
            hours.duties[DUTY_INDEX[duty]] += worked
            hours.booked_s += worked
            self._people.book(slot.person, worked, duty, item.service, item.field, False)
        else:
            self.book_seconds(slot, item, since, worked, slot.mode)

    def book_seconds(self, slot: Slot, item: WorkItem, since_s: int, worked: int, mode: int) -> None:
        """Book seconds worked straight through; what lies outside the calendar is on call or overtime."""
        hours = slot.hours
        item.booked_s += worked
        hours.duties[DUTY_INDEX[item.duty]] += worked
        book = self._people.book
        regular = slot.calendar.between(since_s, since_s + worked)
        outside = worked - regular
        if regular:
            hours.booked_s += regular
            book(slot.person, regular, item.duty, item.service, item.field, False)
        if outside:
            if mode == ON_CALL:
                hours.on_call_s += outside
            else:
                hours.overtime_s += outside
            # For the people floor the last argument says "outside their own calendar", whatever the reason.
            book(slot.person, outside, item.duty, item.service, item.field, True)

    def _release(self, slot: Slot, item: WorkItem, now: int) -> None:
        flow = item.flow
        assert flow is not None
        flow.active -= 1
        flow.active_sum += now
        item.worker = ""
        slot.item = None
        slot.mode = ON_CALENDAR
        slot.paused = False
        if not slot.away:
            self._roster.idle[slot] = None

    def stop(self, slot: Slot) -> WorkItem:
        """Let a person put the item down; it keeps its remaining effort and belongs to no line until placed.

        Raises:
            InvariantError: The person is on nothing, or in a swarm.
        """
        item = slot.item
        if item is None or slot.swarm is not None:
            raise InvariantError(f"{slot.id} has no stint to stop")
        self._engine.cancel(slot.occurrence)
        slot.occurrence = None
        now = self._engine.now
        if slot.mode != ON_CALENDAR:
            self._floor.dispatcher.try_urgent = True
        self._book(slot, item, now)
        self._release(slot, item, now)
        return item

    def pause(self, slot: Slot) -> None:
        """Let a person leave the item on the desk during a short absence."""
        self._engine.cancel(slot.occurrence)
        slot.occurrence = None
        self.account(slot)
        slot.paused = True

    def carry_on(self, slot: Slot) -> None:
        """Let a person take up again what they left on the desk."""
        slot.paused = False
        self.rearm(slot)

    def pull(self, slot: Slot, by: WorkItem) -> None:
        """Pull a person off their item for a more urgent one; the item goes back into line.

        Who is at work loses the thread and pays for it later; who had already gone home does not.
        """
        now = self._engine.now
        costs = slot.open_at(now)
        item = self.stop(slot)
        resume_s = self._people.interruption_cost(slot.person) if costs else 0
        item.left_s += resume_s
        item.interruptions += 1
        self._floor.enqueue(item, ask=False)
        if costs:
            causes = (by.cause,) if by.cause else (item.cause,)
            name = item.happening("interrupted", item.interruptions)
            self._core.publish(WorkInterrupted(name, now, causes, item.id, item.kind, slot.id, by.id, resume_s))

    def flush(self) -> None:
        """Book what is under way, so that a week's hours are booked in that week."""
        now = self._engine.now
        for slot in self._roster.slots.values():
            if slot.item is not None and slot.swarm is None:
                self._book(slot, slot.item, now)
        self._floor.swarms.flush(now)

    def rearm(self, slot: Slot) -> None:
        """Compute the end anew after the person's calendar has changed (bookings are up to date)."""
        item = slot.item
        if item is not None and slot.swarm is None and not slot.paused:
            self._engine.cancel(slot.occurrence)
            self._arm(slot, item, self._engine.now)

    def account(self, slot: Slot) -> None:
        """Bring the bookings of one person up to date."""
        if slot.item is not None and slot.swarm is None:
            self._book(slot, slot.item, self._engine.now)

    def _boundary(self, slot: Slot, item: WorkItem, now: int) -> None:
        """Decide at the end of an opening, of a night on call or of a long stretch how the work goes on."""
        floor = self._floor
        if slot.mode == ON_CALENDAR:
            self._at_closing(slot, item, now)
        elif slot.mode == ON_CALL and slot.open_at(now):
            slot.mode = ON_CALENDAR
            self._arm(slot, item, now)
        else:
            on_call = slot.mode == ON_CALL
            self._release(slot, item, now)
            if on_call:
                slot.rested_s = now + self._rest_s
            floor.dispatcher.try_urgent = True
            floor.enqueue(item)

    def _at_closing(self, slot: Slot, item: WorkItem, now: int) -> None:
        """Keep urgent work going after hours: by its worker if on call, else by someone who is."""
        slot.open_at(now)
        if slot.opens_s > now:
            on_call = self._people.on_call_people(now)
            if slot.person in on_call and slot.rested_s <= now:
                slot.mode = ON_CALL
                slot.until_s = now + self._continuous_s
            elif slot.opens_s - now >= self._gap_s and self._floor.dispatcher.on_call_for(item, now) is not None:
                self._release(slot, item, now)
                self._floor.enqueue(item)
                return
        self._arm(slot, item, now)
