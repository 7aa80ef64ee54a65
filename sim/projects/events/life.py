"""What happened to projects as a whole: charter, leadership, money, go-live, closing, benefits."""

from typing import NamedTuple


class ProjectProposed(NamedTuple):
    """A sponsor wants a project, and waits for an answer."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    sponsor: str
    due_week: int
    budget_cents: int


class ProjectChartered(NamedTuple):
    """A proposal became a project; ``by`` is ``it`` or ``executives``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    by: str
    sponsor: str
    due_week: int
    budget_cents: int
    tolerance_weeks: int


class ProposalDeclined(NamedTuple):
    """A proposal was turned down; ``borne_out`` tells whether the facts bore the reason out."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    sponsor: str
    reason: str
    borne_out: bool


class ProposalReturned(NamedTuple):
    """A proposal that was declined as too early is back on the table."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    sponsor: str


class ProposalWithdrawn(NamedTuple):
    """A sponsor gave up waiting for an answer."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    sponsor: str


class LeaderAppointed(NamedTuple):
    """Somebody leads a project from now on; ``before`` led it until now, or is empty."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    leader: str
    before: str


class LeaderQuestioned(NamedTuple):
    """A sponsor without trust asks for another project manager."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    sponsor: str
    leader: str


class ResponsibilitiesAgreed(NamedTuple):
    """It is written down who decides scope, people, money and changes."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str


class DisputeArose(NamedTuple):
    """Nobody knew whose call it was; ``subject`` is ``scope``, ``people``, ``money`` or ``changes``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    subject: str


class ProjectFunded(NamedTuple):
    """Money moved between a department account and a project; negative cents went back."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    account: str
    target: str
    cents: int


class PortfolioOrdered(NamedTuple):
    """Projects have another order of importance."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    order: tuple[str, ...]


class ProjectPaused(NamedTuple):
    """A project stands still."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str


class ProjectResumed(NamedTuple):
    """A project goes on, after a restart of so many days."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    restart_days: float


class ProjectWarned(NamedTuple):
    """Executives warned that they may stop a project; ``reason`` is ``benefit`` or ``cost``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    reason: str
    number: int


class ProjectCancelled(NamedTuple):
    """A project was stopped for good; ``by`` is ``it`` or ``executives``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    by: str
    reason: str
    written_off_cents: int
    foregone_cents: int


class GoLiveScheduled(NamedTuple):
    """A project asks for its go-live; ``change`` is empty if it touches nothing that runs."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    change: str
    week: int
    window: str


class GoLiveMissed(NamedTuple):
    """A go-live did not take place; ``reason`` is ``rejected``, ``given_up`` or ``withdrawn``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    change: str
    reason: str


class ProjectWentLive(NamedTuple):
    """A project went into service."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    week: int
    promised_week: int
    readiness: float


class DefectEscaped(NamedTuple):
    """A defect that nobody found in the project showed in service."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    number: int
    service: str


class HandoverPrepared(NamedTuple):
    """The project began to write down and teach what operations must know."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    hours: float


class AcceptanceAsked(NamedTuple):
    """The sponsor was asked to accept what was delivered."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    sponsor: str
    answer_by_s: int


class AcceptanceGiven(NamedTuple):
    """The sponsor said what is accepted: ``accepted_share`` of the worth, ``unmet`` requirements come back."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    sponsor: str
    accepted_share: float
    unmet: int
    found: int


class ProjectClosed(NamedTuple):
    """A project was closed."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    accepted_share: float
    weeks_late: float


class BenefitStarted(NamedTuple):
    """What a project was for began to show; ``realised_share`` of it, by what was accepted."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    benefit: str
    kind: str
    realised_share: float


class BenefitsReviewed(NamedTuple):
    """Benefits were held against what was promised."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    expected_cents: int
    realised_cents: int
    gained_share: float
