"""State of the service desk: open tickets and what was counted of closed ones."""

from dataclasses import dataclass, field

KINDS = ("request", "incident", "enhancement")
HANDOVER_BINS = 9
"""Hand-overs are counted 0 to 7, and 8 or more."""


@dataclass(slots=True)
class Ticket:
    """Something a user wants or has lost.

    Attributes:
        id: Causal name; the same as its work item's.
        kind: ``request``, ``incident`` or ``enhancement``.
        category: Category of the demand, or empty.
        department: Who asked, or empty when nobody did.
        field: Skill that really solves it.
        level: Level that really solves it.
        priority: 1 to 5 by impact and urgency.
        effort_s: True touch time at speed 1.
        due_s: When it must be resolved by agreement, on the clock that stands still while the user is silent.
        stage: ``desk``, ``look`` (in the wrong place), ``work``, ``user`` (waiting), ``vendor`` (waiting).
        first: Whether the first contact can solve it.
        wrong: Wrong places it still has to visit.
        handovers: So far.
        user_wait_s: It will wait for the user so long once; 0 not at all, or not again.
        vendor_wait_s: The same for a vendor.
        rest_s: Touch time left after the wait.
        pause_s: Open time that was left on the clock when it was stopped, or -1.
        asks_s: Since when it waits for somebody outside, or -1.
        opened: Id of the event that opened it.
        origin: Id of what it came from.
        back_s: When that ends, or -1.
        asset: Asset whose fault it is about, or empty.
        problem: Recurring cause behind it, or empty.
        linked: Contacts of other users that hang on it and close with it.
        waves: Waves of contacts so far.
        major: Whether it was declared a major incident.
        major_s: When that was, or -1.
        swarm: People named for a swarm that has not begun.
        calls_vendor: Whether its repair needs the vendor.
        breached: Whether its agreement was missed.
        reopened: How often.
        spread: Uniform that chooses the wrong places.
        reopen_u: Uniform that decides about reopening.
    """

    id: str
    kind: str
    category: str
    service: str
    department: str
    field: str
    level: float
    impact: int
    urgency: int
    priority: int
    born_s: int
    effort_s: int
    due_s: int
    opened: str
    origin: str
    stage: str = "desk"
    first: bool = False
    wrong: int = 0
    handovers: int = 0
    user_wait_s: int = 0
    vendor_wait_s: int = 0
    rest_s: int = 0
    pause_s: int = -1
    asks_s: int = -1
    back_s: int = -1
    asset: str = ""
    problem: str = ""
    linked: int = 0
    waves: int = 0
    major: bool = False
    major_s: int = -1
    swarm: tuple[str, ...] = ()
    calls_vendor: bool = False
    breached: bool = False
    reopened: int = 0
    spread: float = 0.5
    reopen_u: float = 1.0


@dataclass(slots=True)
class Problem:
    """A recurring cause.

    Attributes:
        seen: Incidents that came from it.
        state: ``hidden``, ``noticed``, ``open`` (being worked on) or ``removed``.
        told: Id of the latest event about it, or empty.
        person: Who works on it, or empty.
    """

    id: str
    service: str
    seen: int = 0
    state: str = "hidden"
    told: str = ""
    person: str = ""


@dataclass(slots=True)
class Knowledge:
    """The knowledge base.

    Attributes:
        level: 0 to 1; how much of what an article could solve has a good one.
        hours_per_week: That people should spend on it.
        item: Work item that is still open, or empty.
        item_h: Hours of that item.
        told: Level when an event last told it.
        cause: Id of the decision or root behind the hours.
        changes: Events so far.
    """

    level: float
    hours_per_week: float
    item: str = ""
    item_h: float = 0.0
    told: float = 0.0
    cause: str = "start:knowledge"
    changes: int = 0


@dataclass(slots=True)
class Counts:
    """What went through the desk since the start.

    Attributes:
        opened: By kind; linked contacts count as incidents.
        resolved: By kind; a reopened ticket is not resolved.
        cancelled: By kind.
        open: By kind.
        contacts: Linked contacts opened.
        sla_judged: Resolved tickets with an agreement by priority (index 0 unused).
        sla_met: Of these, those in time.
        first_contact: Resolved at the first contact.
        handled: Resolved or cancelled by hand, without linked contacts.
        handovers: Sum of hand-overs of these.
        handover_bins: How many had 0, 1, … 7, 8 or more.
        reopened: Reopened so far.
        waited_user: Tickets that waited for the user.
        majors: Major incidents declared.
        p1: Incidents of priority 1 opened.
        breached: Agreements missed.
        user_wait_s: Sum of waits for users.
        vendor_wait_s: Sum of waits for vendors.
    """

    opened: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    resolved: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    cancelled: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    open: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    contacts: int = 0
    sla_judged: list[int] = field(default_factory=lambda: [0] * 6)
    sla_met: list[int] = field(default_factory=lambda: [0] * 6)
    first_contact: int = 0
    handled: int = 0
    handovers: int = 0
    handover_bins: list[int] = field(default_factory=lambda: [0] * HANDOVER_BINS)
    reopened: int = 0
    waited_user: int = 0
    majors: int = 0
    p1: int = 0
    breached: int = 0
    user_wait_s: int = 0
    vendor_wait_s: int = 0


@dataclass(slots=True)
class DeskState:
    """Everything at the desk.

    Attributes:
        tickets: Open tickets by id.
        returning: Resolved tickets that will come back.
        faults: Asset to the open incident about its fault.
        counts: What went through.
        factors_set: How often a factor on demand was set from above, for causal names.
        resolutions: Resolution time of every ticket resolved, in order, for quantiles (not part of the digest).
    """

    tickets: dict[str, Ticket]
    returning: dict[str, Ticket]
    faults: dict[str, str]
    problems: dict[str, Problem]
    knowledge: Knowledge
    counts: Counts
    factors_set: int = 0
    resolutions: list[int] = field(default_factory=list, repr=False)
    _ordered: list[int] = field(default_factory=list, repr=False)

    def ordered_resolutions(self) -> list[int]:
        """Return the resolution times sorted, for quantiles; not to be changed.

        The sorted ones are kept: sorting them with the few that came since is a merge, not a sort.
        """
        if len(self._ordered) != len(self.resolutions):
            self._ordered += self.resolutions[len(self._ordered) :]
            self._ordered.sort()
        return self._ordered
