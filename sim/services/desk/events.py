"""What happened to tickets, problems and the knowledge base."""

from typing import NamedTuple


class TicketOpened(NamedTuple):
    """A ticket came in.

    Attributes:
        department: Who asked, or empty.
        asset: Asset whose fault it is about, or empty.
        parent: Incident on which this contact hangs, or empty.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    ticket: str
    kind: str
    category: str
    priority: int
    service: str
    department: str
    asset: str
    parent: str


class TicketResolved(NamedTuple):
    """A ticket was resolved.

    Attributes:
        resolution_s: Calendar time since it came in.
        first_contact: Whether the first contact solved it.
        parent: Incident with which this contact closed, or empty; such a one has no agreement of its own.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    ticket: str
    kind: str
    priority: int
    sla_met: bool
    resolution_s: int
    service: str
    department: str
    field: str
    handovers: int
    first_contact: bool
    asset: str
    parent: str
    reopened: int


class TicketReopened(NamedTuple):
    """The user came back: it was not solved."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    ticket: str
    kind: str
    priority: int
    service: str
    department: str


class TicketCancelled(NamedTuple):
    """A ticket ended without a solution."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    ticket: str
    kind: str
    reason: str
    service: str
    department: str


class TicketBreached(NamedTuple):
    """A ticket is still open at the time promised."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    ticket: str
    kind: str
    priority: int
    service: str
    department: str


class TicketRaised(NamedTuple):
    """An incident became more urgent."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    ticket: str
    priority: int
    service: str


class MajorIncidentDeclared(NamedTuple):
    """Named people drop everything for an incident, and the departments are told."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    ticket: str
    service: str
    people: tuple[str, ...]
    departments: tuple[str, ...]


class MajorIncidentEnded(NamedTuple):
    """A major incident is over."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    ticket: str
    service: str
    lasted_s: int


class ProblemNoticed(NamedTuple):
    """Incidents of the same kind keep coming: there is a cause behind them."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    problem: str
    service: str
    incidents: int


class ProblemOpened(NamedTuple):
    """Somebody is to find and remove a recurring cause."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    problem: str
    person: str


class ProblemRemoved(NamedTuple):
    """A recurring cause is gone."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    problem: str
    service: str
    incidents: int


class KnowledgeHoursSet(NamedTuple):
    """Hours per week for the knowledge base were set."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    hours_per_week: float


class KnowledgeChanged(NamedTuple):
    """The knowledge base got noticeably better or worse."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    level: float
    change: float


class DemandFactorSet(NamedTuple):
    """Something above the desk changed how many tickets users of a service open; 1 takes it back."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    service: str
    factor: float
