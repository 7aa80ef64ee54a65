"""What happened to tasks, teams, scope, quality and staffing of projects."""

from typing import NamedTuple


class TaskEstimated(NamedTuple):
    """A task was estimated: ``quick``, ``expert`` or ``bottom_up``; hours are the likely ones."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    kind: str
    before_h: float
    likely_h: float


class TaskOverEstimate(NamedTuple):
    """A task has taken a quarter more than was believed, and is not done."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    booked_h: float
    likely_h: float


class TaskStarted(NamedTuple):
    """Somebody began a task."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    person: str


class TaskFinished(NamedTuple):
    """A task is done."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    booked_h: float
    likely_h: float


class TaskDelayed(NamedTuple):
    """Something holds a task up."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    days: float


class TaskReworked(NamedTuple):
    """Part of a task had been done too early and is done again."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    hours: float


class TasksLinked(NamedTuple):
    """A task waits for another one, or no longer (``linked`` is false); ``overlap`` if they may overlap."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    after: str
    linked: bool
    overlap: bool


class TaskSplit(NamedTuple):
    """A task became two that different people can do at once."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    part: str
    overhead_h: float


class TaskReordered(NamedTuple):
    """A task has another priority within its project."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    priority: int


class TaskCrashed(NamedTuple):
    """Time is bought for a task: ``overtime`` of its people, or more ``people`` than it can bear."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    how: str


class TaskAssigned(NamedTuple):
    """Other people work on a task from now on."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    people: tuple[str, ...]


class BufferSet(NamedTuple):
    """A share of the plan's length is kept for what nobody foresees."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    buffer_share: float


class ProjectBlocked(NamedTuple):
    """Nothing moves a critical task: ``nobody_able``, ``nobody_assigned``, or ``waiting`` for something late."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    reason: str


class WorkshopHeld(NamedTuple):
    """Departments sat together about what they want; the result comes in some days."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    departments: tuple[str, ...]


class RequirementsFound(NamedTuple):
    """A workshop named what nobody had said."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    requirements: tuple[str, ...]
    hours: float


class RequirementSurfaced(NamedTuple):
    """A requirement that nobody had named showed late: at ``design``, ``pilot``, ``acceptance`` or in a ``sprint``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    requirement: str
    moment: str
    hours: float


class ScopeAdded(NamedTuple):
    """Work came on top of what was agreed."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    deliverable: str
    task: str
    hours: float


class ScopeSet(NamedTuple):
    """A deliverable was taken in or left out; ``worth_share`` is its part of the charter's worth."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    deliverable: str
    inside: bool
    worth_share: float


class CharterSubmitted(NamedTuple):
    """It is written down what the project delivers; from now on that binds."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    worth_share: float
    requirements: int


class DefectsFound(NamedTuple):
    """A test, or a pilot, found defects and had them mended."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    task: str
    number: int
    hours: float


class TestingShareSet(NamedTuple):
    """Another share of the work is set aside for review and test."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    testing_share: float
    before: float


class TeamJoined(NamedTuple):
    """Somebody joined a project's team; ``know_how`` is what they know of it, 0 to 1."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    person: str
    know_how: float


class TeamLeft(NamedTuple):
    """Somebody left a project's team."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    person: str


class ConflictArose(NamedTuple):
    """Two of the team no longer work well together."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    conflict: float


class ConflictAddressed(NamedTuple):
    """A project manager brought people to one table; ``party`` is empty for the team's own quarrel."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    party: str
    worked: bool


class PersonCoached(NamedTuple):
    """A project manager worked with somebody on a skill."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    person: str
    field: str
    levels: float


class TeamEventHeld(NamedTuple):
    """A team spent an afternoon together; ``strength`` says how far the effect had recovered."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    people: int
    strength: float


class StaffRequested(NamedTuple):
    """A project asked for somebody: a person, or a skill at a level."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    person: str
    field: str
    level: float
    week_share: float
    weeks: int


class StaffOffered(NamedTuple):
    """A request was answered with another offer."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    person: str
    week_share: float
    weeks: int


class StaffDeclined(NamedTuple):
    """A request was turned down; ``silence`` is a reason as well."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    person: str
    field: str
    reason: str


class OfferAnswered(NamedTuple):
    """A project gave up what it had asked for (``give_up``), or took it to the executives (``escalate``)."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    answer: str


class StaffEscalationDecided(NamedTuple):
    """Executives decided about a request for people."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    granted: bool


class StaffGranted(NamedTuple):
    """A share of a person's week was given to a project, to the end of a week."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    person: str
    week_share: float
    to_week: int


class GrantEnded(NamedTuple):
    """A grant is over: ``expired``, ``withdrawn``, ``left`` the house, or the project ``closed``."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    person: str
    reason: str
    hours: float


class StaffFellShort(NamedTuple):
    """A project got much less of a person in a week than was promised, while work waited for them."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    project: str
    person: str
    promised_h: float
    given_h: float
