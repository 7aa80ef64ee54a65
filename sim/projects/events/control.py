"""What happened in control: baselines, reports, escalations, risks, change requests, stakeholders."""

from typing import NamedTuple


class BaselineSet(NamedTuple):
    """A plan was promised; 0 is the first."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    number: int
    finish_week: int
    budget_cents: int


class BufferQuestioned(NamedTuple):
    """A sponsor found a buffer too large and took some of it."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    asked_share: float
    left_share: float


class RebaselineAsked(NamedTuple):
    """A project manager asked to be measured against another plan."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    number: int
    weeks: int
    cents: int
    answer_by_s: int


class RebaselineAnswered(NamedTuple):
    """The wish for another plan was answered: ``approve`` or ``reject``, by ``it``, the ``sponsor`` or ``silence``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    answer: str
    by: str


class MethodChosen(NamedTuple):
    """A project works by another method."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    method: str
    before: str


class StatusReported(NamedTuple):
    """A project manager reported."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    colour: str
    forecast_week: int
    cost_cents: int
    percent: float
    rosy: bool


class HelpOffered(NamedTuple):
    """An honest early warning opened help: until that week more is possible, and the sponsor adds money."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    until_week: int
    cents: int


class ReportFoundOut(NamedTuple):
    """A report turned out to have been rosier than what was known; ``by`` is who looked."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    report: str
    by: str
    points: float


class Escalated(NamedTuple):
    """A project manager put a matter before the IT manager; ``inside`` tolerance it should not have been."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    matter: str
    inside: bool
    answer_by_s: int


class EscalationAnswered(NamedTuple):
    """An escalated matter was taken up, sent back or passed on; ``by`` is ``it``, the ``sponsor`` or ``silence``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    matter: str
    answer: str
    by: str


class StakeholderUpdated(NamedTuple):
    """A stakeholder heard from the project manager in person."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    party: str
    engagement: float


class RiskWorkshopHeld(NamedTuple):
    """People sat together to think about what may go wrong; the result comes in some days."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str


class RisksIdentified(NamedTuple):
    """A workshop named risks nobody had thought of."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    risks: tuple[str, ...]


class RiskAnswered(NamedTuple):
    """A response to a risk was decided."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    risk: str
    response: str
    cents: int
    hours: float


class RiskStruck(NamedTuple):
    """Something that might happen to a project happened."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    risk: str
    impact: str
    size: float
    known: bool
    response: str
    task: str


class ChangeRequestRaised(NamedTuple):
    """Somebody wants something else than agreed."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    request: str
    asked_by: str
    deliverable: str
    effort_h: float
    value: float
    answer_by_s: int


class ChangeRequestAnswered(NamedTuple):
    """A change request was answered: ``accept``, ``reject``, ``defer`` or ``escalate``; ``by`` whom in the end."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    request: str
    asked_by: str
    answer: str
    by: str


class ScopeCrept(NamedTuple):
    """Somebody who got no answer asked a member of the team, who did it."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    request: str
    hours: float
