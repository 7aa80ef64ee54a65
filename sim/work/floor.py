"""The work floor: what other floors may ask for, and how its mechanisms hang together."""

from typing import TYPE_CHECKING

from sim.kernel.core import Core
from sim.kernel.engine import Occurrence
from sim.kernel.errors import InvariantError
from sim.kernel.units import week_of, week_start
from sim.scenario.definitions import Scenario
from sim.scenario.vocabulary import InterruptRule, TriageOrder
from sim.work import audit
from sim.work.dispatch import PULLS_TO, Dispatcher
from sim.work.events import PrioritiesChanged
from sim.work.handler import Handler, PlannedHandler
from sim.work.presence import Presence
from sim.work.queues import Queues
from sim.work.roster import Roster, Slot
from sim.work.state import ACTIVE, CANCELLED, DONE, PARKED, PLANNED, WAITING, Flow, WorkItem, WorkState
from sim.work.stints import Stints
from sim.work.swarms import Swarms
from sim.work.view import WorkView, look
from sim.work.windows import Windows

if TYPE_CHECKING:
    from sim.people.floor import PeopleFloor

FLUSH_RANK = 299
"""Hours of a week are booked just before the people floor (300) closes its week."""


class WorkFloor:
    """Work items, queues, who works on what.

    Attributes:
        state: What belongs to the game.
        handlers: Kind of work to the floor it belongs to.
    """

    def __init__(self, core: Core, scenario: Scenario, people: "PeopleFloor") -> None:
        """Build the floor; people come in when it starts."""
        rules = scenario.rules.work
        self.core = core
        self.people = people
        self.rules = rules
        self.state = WorkState(scenario.start.triage_order, scenario.start.interrupt_rule)
        self.handlers: dict[str, Handler] = {}
        self.roster = Roster(people, self.state)
        self.queues = Queues(self.state.triage_order, self._urgent_to(), self.roster.new_bucket)
        self.stints = Stints(core, self, people, self.roster, rules)
        self.swarms = Swarms(core, self, people, self.roster, self.stints, rules)
        self.windows = Windows(core, self, self.roster, self.stints)
        self.dispatcher = Dispatcher(core.engine, people, self.queues, self.roster, self.stints, rules)
        self.dispatcher.pulls_to = PULLS_TO[self.state.interrupt_rule]
        core.engine.dispatch = self.dispatcher.run
        self.presence = Presence(core, self, people, rules)

    def start(self) -> None:
        """Let everybody in and make the first close of a week due."""
        for person in self.people.state.people.values():
            if person.employed and person.id not in self.roster.slots:
                self.roster.join(person, self.core.now, self.queues)
        self._next_close()

    # ------------------------------------------------------------------------------------------------ placing work

    def handle(self, kind: str, handler: Handler) -> None:
        """Tell a handler of the start and end of work of a kind."""
        self.handlers[kind] = handler

    def add(self, item: WorkItem) -> None:
        """Take an item in; it joins the line now, or at its earliest instant.

        Raises:
            InvariantError: An open item has this id.
        """
        now = self.core.engine.now
        self._enter(item, now)
        if item.earliest_s > now:
            self.windows.open(item, item.earliest_s)
        else:
            self.enqueue(item)

    def _enter(self, item: WorkItem, now: int) -> None:
        items = self.state.items
        if item.id in items:
            raise InvariantError(f"work item {item.id} is open already")
        items[item.id] = item
        if item.only:
            item.only = self._still_here(item.only)
        self._enter_flow(item, now)

    def _enter_flow(self, item: WorkItem, now: int) -> None:
        name = f"{item.duty}/{item.kind}"
        flow = self.state.flows.get(name)
        if flow is None:
            flow = self.state.flows[name] = Flow()
        item.flow = flow
        item.entered_s = now
        flow.entered += 1
        flow.inside += 1
        flow.inside_sum -= now

    def _leave_flow(self, item: WorkItem, now: int) -> None:
        flow = item.flow
        assert flow is not None
        flow.left += 1
        flow.inside -= 1
        flow.inside_sum += now
        flow.sojourn_s += now - item.entered_s

    def _still_here(self, only: tuple[str, ...]) -> tuple[str, ...]:
        people = self.people.state.people
        return tuple(person_id for person_id in only if person_id in people and people[person_id].employed)

    def enqueue(self, item: WorkItem, ask: bool = True) -> None:
        """Put an item that belongs to no line into its line (for the mechanisms of this floor)."""
        engine = self.core.engine
        item.state = WAITING
        item.queued_s = engine.now
        flow = item.flow
        assert flow is not None
        flow.waiting += 1
        flow.waiting_sum -= engine.now
        bucket = self.queues.push(item)
        if bucket.urgent:
            self.dispatcher.try_urgent = True
            if ask:
                engine.ask_dispatch()
        elif ask and self.roster.idle:
            engine.ask_dispatch()

    def _detach(self, item: WorkItem) -> None:
        """Take an open item out of whatever it is in, so that it can be placed anew."""
        state = item.state
        if state == WAITING:
            self.queues.remove(item)
            flow = item.flow
            assert flow is not None
            flow.waiting -= 1
            flow.waiting_sum += self.core.now
        elif state == ACTIVE:
            swarm = self.swarms.of(item)
            if swarm is not None:
                self.swarms.end(swarm, done=False)
            else:
                self.stints.stop(self.roster.slots[item.worker])
            self.core.engine.ask_dispatch()
        elif state == PLANNED:
            self.windows.drop(item)

    def requeue(
        self,
        item: WorkItem,
        *,
        field: str | None = None,
        level: float | None = None,
        left_s: int | None = None,
        duty: str | None = None,
        only: tuple[str, ...] | None = None,
        earliest_s: int = 0,
    ) -> None:
        """Put an open item into another line, or the same: a hand-over, a return, a second part.

        Args:
            item: Any open item, also one whose ``on_done`` is running.
            field: New skill, if it changes.
            level: New level, if it changes.
            left_s: New remaining effort, if it changes.
            duty: New duty, if it changes.
            only: New reservation, if it changes; empty for anyone.
            earliest_s: Joins the line no sooner.
        """
        if item.state != DONE:  # the usual case, straight from ``on_done``: it is in nothing
            self._detach(item)
        now = self.core.engine.now
        if field is not None:
            item.field = field
        if level is not None:
            item.level = level
        if left_s is not None:
            item.left_s = max(1, left_s)
        if only is not None:
            item.only = self._still_here(only)
        if duty is not None and duty != item.duty:
            self._leave_flow(item, now)
            item.duty = duty
            self._enter_flow(item, now)
        item.by_plan = False
        item.left_s = max(1, item.left_s)
        if earliest_s > now:
            self.windows.open(item, earliest_s)
        else:
            self.enqueue(item)

    def plan(self, item: WorkItem, start_s: int, person_id: str = "") -> None:
        """Let an item begin at an instant whatever the hour, by a named or the best able person.

        What lies outside the calendar is overtime. If nobody can begin, the item is parked, ``WorkUnstaffed`` is
        published and the handler's ``on_unstaffed`` is called.
        """
        if item.id in self.state.items:
            self._detach(item)
        else:
            self._enter(item, self.core.now)
        item.left_s = max(1, item.left_s)
        item.by_plan = True
        item.planned_for = person_id
        self.windows.open(item, start_s)

    def park(self, item: WorkItem | str) -> None:
        """Set an item aside until ``resume``: it waits for a user, a vendor, an approval."""
        item = self.item(item)
        self._detach(item)
        item.left_s = max(1, item.left_s)
        item.state = PARKED

    def resume(self, item: WorkItem | str) -> None:
        """Put a parked item back into line; any other is left alone."""
        item = self.item(item)
        if item.state == PARKED:
            self.enqueue(item)

    def cancel(self, item: WorkItem | str, cause: str = "") -> None:
        """Take an item back for good; its handler, who knows, is not told. ``cause`` is for the caller's own event."""
        item = self.item(item)
        self._detach(item)
        item.state = CANCELLED
        self._leave_flow(item, self.core.now)
        del self.state.items[item.id]

    def reprioritise(self, item: WorkItem | str, priority: int, due_s: int) -> None:
        """Give an open item another priority and due time; what waits changes its place."""
        item = self.item(item)
        item.priority = priority
        item.due_s = due_s
        if item.state == WAITING:
            self.queues.remove(item)
            bucket = self.queues.push(item)
            if bucket.urgent:
                self.dispatcher.try_urgent = True
                self.core.engine.ask_dispatch()

    def swarm(self, item: WorkItem | str, person_ids: tuple[str, ...], cause: str) -> tuple[str, ...]:
        """Pull named people together onto an item, with whoever works on it already.

        Returns:
            Who came: those named who are here and able. Empty, with nothing changed, if nobody is.
        """
        item = self.item(item)
        running = self.swarms.of(item)
        here = (item.worker, *item.helpers) if running is not None else (item.worker,) if item.worker else ()
        if not self.swarms.candidates(item, person_ids):
            return ()
        self._detach(item)
        slots = self.swarms.candidates(item, (*here, *person_ids))
        self.swarms.form(item, slots, cause)
        return tuple(slot.id for slot in slots)

    def item(self, item: WorkItem | str) -> WorkItem:
        """Return the open item of an id.

        Raises:
            InvariantError: No open item has it.
        """
        if isinstance(item, WorkItem):
            return item
        found = self.state.items.get(item)
        if found is None:
            raise InvariantError(f"work item {item} is not open")
        return found

    # -------------------------------------------------------------------------------------- told by the mechanisms

    def look_again(self) -> None:
        """Let the next dispatch try everything: people, skills or settings have changed."""
        self.dispatcher.try_urgent = True
        self.core.engine.ask_dispatch()

    def began(self, item: WorkItem, slot: Slot) -> None:
        """Tell the item's handler that somebody has begun."""
        handler = self.handlers.get(item.kind)
        if handler is not None:
            handler.on_started(item, slot.person)

    def finish(self, item: WorkItem, slot: Slot) -> None:
        """Tell the item's handler that its effort is used up; what is not placed anew ends."""
        handler = self.handlers.get(item.kind)
        if handler is not None:
            handler.on_done(item, slot.person)
        if item.state == DONE:
            self._leave_flow(item, self.core.engine.now)
            del self.state.items[item.id]

    def unstaffed(self, item: WorkItem) -> None:
        """Tell the item's handler that planned work found nobody."""
        handler = self.handlers.get(item.kind)
        if isinstance(handler, PlannedHandler):
            handler.on_unstaffed(item)

    # ---------------------------------------------------------------------------------------------------- the week

    def _next_close(self) -> None:
        at_s = week_start(week_of(self.core.now + 1) + 1) - 1
        if at_s < self.core.horizon_s:
            self.core.engine.at(at_s, FLUSH_RANK, "work/week", self._close_week)

    def _close_week(self, _: Occurrence) -> None:
        self.stints.flush()
        keep = self.rules.duty_window_keep_share
        for hours in self.state.people.values():
            hours.duties = [int(seconds * keep) for seconds in hours.duties]
            hours.projects.clear()
        self.roster.forget(self.queues.tidy())
        for slot in self.roster.slots.values():
            self.roster.refresh(slot, self.queues)
        self._next_close()
        self.look_again()

    # ---------------------------------------------------------------------------------------------------- settings

    def _urgent_to(self) -> int:
        """Return up to which priority work goes before all duty shares."""
        return max(1, PULLS_TO[self.state.interrupt_rule])

    def set_triage_order(self, order: TriageOrder, cause: str) -> None:
        """Rank everything that waits by another order."""
        old, self.state.triage_order = self.state.triage_order, order
        self.queues.rekey(order, self._urgent_to())
        self._told("triage_order", old, order, cause)

    def set_interrupt_rule(self, rule: InterruptRule, cause: str) -> None:
        """Let other priorities pull people off projects."""
        old, self.state.interrupt_rule = self.state.interrupt_rule, rule
        self.dispatcher.pulls_to = PULLS_TO[rule]
        self.queues.rekey(self.state.triage_order, self._urgent_to())
        self._told("interrupt_rule", old, rule, cause)

    def _told(self, setting: str, old: str, new: str, cause: str) -> None:
        self.state.settings_changed += 1
        name = f"work/settings/{self.state.settings_changed}/changed"
        self.core.publish(PrioritiesChanged(name, self.core.now, (cause,), setting, old, new))
        self.people.note_priorities_changed(name)
        self.look_again()

    # --------------------------------------------------------------------------------------------------- questions

    def backlog(self, duty: str) -> int:
        """Return how many items of a duty wait."""
        return sum(self.state.flows[name].waiting for name in self.state.flows if name.startswith(f"{duty}/"))

    def worked_s(self, person_id: str) -> int:
        """Return the seconds a person has worked so far, on calendar, on call and overtime, what runs included."""
        hours = self.state.people.get(person_id)
        if hours is None:
            return 0
        total = hours.booked_s + hours.on_call_s + hours.overtime_s
        slot = self.roster.slots.get(person_id)
        if slot is not None and slot.item is not None:
            since = slot.swarm.since_s if slot.swarm is not None else slot.since_s
            total += self.core.now - since if slot.swarm is not None else slot.worked(self.core.now)
        return total

    def flow(self, duty: str, kind: str = "") -> Flow:
        """Return what flowed through a duty, of one kind or of all, summed."""
        total = Flow()
        for name, flow in self.state.flows.items():
            of_duty, of_kind = name.split("/")
            if of_duty == duty and kind in ("", of_kind):
                for part in Flow.__slots__:
                    setattr(total, part, getattr(total, part) + getattr(flow, part))
        return total

    def view(self, seat: str) -> WorkView:
        """Return what a seat may see; both see everything of work."""
        return look(self)

    def check_invariants(self) -> None:
        """Compare the state with itself.

        Raises:
            InvariantError: It contradicts itself.
        """
        audit.check(self)
