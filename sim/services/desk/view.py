"""What a seat may see of the desk."""

from dataclasses import dataclass
from typing import NamedTuple


class TicketView(NamedTuple):
    """An open ticket.

    Attributes:
        waits_for: ``desk``, ``group``, ``user``, ``vendor``; empty while somebody works on it.
        people: Who works on it.
        due_s: By agreement; moves while the user is silent.
    """

    id: str
    kind: str
    category: str
    service: str
    department: str
    priority: int
    field: str
    level: float
    born_s: int
    due_s: int
    breached: bool
    waits_for: str
    people: tuple[str, ...]
    handovers: int
    asset: str
    linked: int
    major: bool
    reopened: int


class ProblemView(NamedTuple):
    """A recurring cause that was noticed.

    Attributes:
        state: ``noticed``, ``open`` or ``removed``.
        incidents: That came from it so far.
    """

    id: str
    service: str
    field: str
    level: float
    analysis_h: float
    state: str
    incidents: int
    person: str


class KindView(NamedTuple):
    """Tickets of one kind since the start."""

    kind: str
    opened: int
    resolved: int
    cancelled: int
    open: int


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk.

    Attributes:
        tickets: The most urgent open tickets, at most a few dozen.
        open: All open tickets, linked contacts included.
        backlog_age_h: Mean age of open tickets.
        sla_met_by_priority: Shares for P1 to P5; -1 where none was judged.
        knowledge_share: 0 to 1.
    """

    tickets: tuple[TicketView, ...]
    open: int
    open_by_priority: tuple[int, ...]
    waiting_for_user: int
    waiting_for_vendor: int
    breached_open: int
    backlog_age_h: float
    kinds: tuple[KindView, ...]
    contacts: int
    sla_met_share: float
    sla_met_by_priority: tuple[float, ...]
    first_contact_share: float
    reopened_share: float
    handovers_mean: float
    resolution_h_median: float
    resolution_h_p90: float
    majors: int
    p1: int
    problems: tuple[ProblemView, ...]
    knowledge_share: float
    knowledge_h_per_week: float
