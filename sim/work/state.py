"""State of the work floor: open items, hours worked, and what flowed through."""

from dataclasses import dataclass
from dataclasses import field as attribute  # an item has a field of its own

from sim.scenario.vocabulary import DUTIES

DUTY_INDEX: dict[str, int] = {duty: index for index, duty in enumerate(DUTIES)}

PLANNED = "planned"
WAITING = "waiting"
ACTIVE = "active"
PARKED = "parked"
DONE = "done"
CANCELLED = "cancelled"


@dataclass(slots=True, eq=False)
class WorkItem:
    """Something to be worked on.

    Attributes:
        id: Causal name, unique among open items.
        kind: Kind of the vocabulary; its handler is told of start and end.
        duty: ``desk``, ``operations`` or ``projects``.
        field: Skill it needs; empty for work that needs none (a meeting).
        level: Skill level it needs, 0 to 5.
        left_s: Person-seconds left at speed 1.
        priority: 1 (most urgent) to 5.
        born_s: When it came into being.
        due_s: When it should be done, or -1.
        value: Cents an hour at stake.
        service: Service it belongs to, or empty.
        cause: Id of the event behind it.
        only: Ids of those who may take it; empty for anyone able.
        urgent_off_hours: Whether people on call may take it outside their hours.
        earliest_s: Nobody starts before this instant.
        project: Project of a task, or empty.
        by_plan: Starts at ``earliest_s`` whatever the hour; otherwise it joins the line then.
        planned_for: Who is to start it then, or empty for the best who is able.
        state: ``planned``, ``waiting``, ``active``, ``parked``, ``done`` or ``cancelled``.
        worker: Id of who works on it (of a swarm: who leads it), or empty.
        helpers: The others of a swarm.
        entered_s: Since when it has been in the system under its present duty.
        queued_s: Since when it has waited.
        since_s: Since when the present stint has run.
        interruptions: How often it was pulled.
        swarms: How often a swarm formed on it.
        again: How often earlier work under the same id was done; part of the names of what happens to it.
        booked_s: Person-time booked on it so far.
    """

    id: str
    kind: str
    duty: str
    field: str
    level: float
    left_s: int
    priority: int = 3
    born_s: int = 0
    due_s: int = -1
    value: int = 0
    service: str = ""
    cause: str = ""
    only: tuple[str, ...] = ()
    urgent_off_hours: bool = False
    earliest_s: int = 0
    project: str = ""
    by_plan: bool = False
    planned_for: str = ""
    state: str = WAITING
    worker: str = ""
    helpers: tuple[str, ...] = ()
    entered_s: int = 0
    queued_s: int = 0
    since_s: int = 0
    interruptions: int = 0
    swarms: int = 0
    again: int = 0
    booked_s: int = 0
    # Place in the heap: the entry that counts; any other entry of this item there is out of date.
    entry: "Entry | None" = attribute(default=None, repr=False)
    bucket: int = attribute(default=-1, repr=False)
    flow: "Flow | None" = attribute(default=None, repr=False)

    def __lt__(self, other: "WorkItem") -> bool:
        """Order work under one id: of what came back, an entry of the time before may still lie in a heap."""
        return self.again < other.again

    def happening(self, what: str, number: int) -> str:
        """Return the causal name of something that happens to the item, unique in the game."""
        return f"{self.id}/again/{self.again}/{what}/{number}" if self.again else f"{self.id}/{what}/{number}"


Entry = tuple[int, int, str, WorkItem]
"""Heap entry: rank and tie-break of the triage order, id, item. Ids are unique among open items."""


@dataclass(slots=True)
class Flow:
    """What flowed through one duty and kind, as sums from which time averages follow.

    The integral of a number over time is the sum of leaving instants minus the sum of entering instants, plus the
    number times now; so two additions per change suffice.

    Attributes:
        waiting: Items in queue now.
        waiting_sum: Sum of leaving minus sum of entering instants of the queue.
        active: Items worked on now.
        active_sum: The same of being worked on.
        inside: Items in the system now (waiting, active, parked or planned).
        inside_sum: The same of being in the system.
        entered: Items that came.
        left: Items done or cancelled.
        sojourn_s: Sum over items that left of their whole time in the system.
        starts: Visits to the queue that ended with a start.
        waited_s: Sum of these waits.
    """

    waiting: int = 0
    waiting_sum: int = 0
    active: int = 0
    active_sum: int = 0
    inside: int = 0
    inside_sum: int = 0
    entered: int = 0
    left: int = 0
    sojourn_s: int = 0
    starts: int = 0
    waited_s: int = 0


@dataclass(slots=True)
class Hours:
    """What one person has worked.

    Attributes:
        duties: Seconds per duty over a decaying window, in the order of ``DUTIES``.
        booked_s: Seconds within the working calendar since the person is here.
        on_call_s: Seconds worked on call outside it.
        overtime_s: Seconds of planned work and swarms outside it.
        joined_s: First instant that counts.
        calendar_s: Open seconds of calendars that no longer hold (working time has changed since).
        projects: Projects touched this week.
    """

    duties: list[int] = attribute(default_factory=lambda: [0] * len(DUTIES))
    booked_s: int = 0
    on_call_s: int = 0
    overtime_s: int = 0
    joined_s: int = 0
    calendar_s: int = 0
    projects: list[str] = attribute(default_factory=list)


@dataclass(slots=True)
class WorkState:
    """All of the floor.

    Attributes:
        triage_order: How waiting items are ranked.
        interrupt_rule: Which priorities pull people off project work.
        items: Open items by id, in order of coming.
        flows: Duty and kind, joined by a slash, to what flowed.
        people: Person to hours.
        settings_changed: How often the two settings were changed; names their events.
    """

    triage_order: str
    interrupt_rule: str
    items: dict[str, WorkItem] = attribute(default_factory=dict)
    flows: dict[str, Flow] = attribute(default_factory=dict)
    people: dict[str, Hours] = attribute(default_factory=dict)
    settings_changed: int = 0
