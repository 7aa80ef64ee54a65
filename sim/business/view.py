"""What a seat may see of business: what is on the table with vendors and executives."""

from dataclasses import dataclass
from typing import NamedTuple


class BidView(NamedTuple):
    """An offer as the vendor shows it."""

    id: str
    contract: str
    vendor: str
    kind: str
    asset: str
    cents_per_year: int
    setup_cents: int
    response_h: float
    starts_week: int
    term_weeks: int
    shown_quality: float
    shown_delay: float
    valid_week: int


class RequestView(NamedTuple):
    """A business case or plan that executives have not answered."""

    id: str
    account: str
    cents: int
    reason: str


class GoalView(NamedTuple):
    """A direction that a strategy can weigh.

    Attributes:
        weight: In the strategy in force, 0 to 1.
        wanted: What executives seem to want, 0 to 1; rough.
    """

    id: str
    measure: str
    start: float
    target: float
    weight: float
    wanted: float


class TechnologyView(NamedTuple):
    """An option or standard as it is judged now; of amounts the low end, the middle and the high end.

    Attributes:
        state: ``open``, ``evaluating``, ``migrating`` or ``adopted``.
        left: Assets that have not moved yet.
    """

    id: str
    kind: str
    state: str
    goal: str
    account: str
    field: str
    effort_h: float
    assets: tuple[str, ...]
    left: int
    cost_low_cents: int
    cost_cents: int
    cost_high_cents: int
    worth_low_cents: int
    worth_cents: int
    worth_high_cents: int
    evaluations: int


class DepartmentTalkView(NamedTuple):
    """How it stands with talking to a department.

    Attributes:
        weeks: Since it was last spoken to.
        arranged: Whether a meeting is to come.
    """

    department: str
    weeks: int
    arranged: bool


class CampaignView(NamedTuple):
    """A busy time of a department that IT knows of."""

    department: str
    from_week: int
    weeks: int
    running: bool


class WarningView(NamedTuple):
    """A written warning in force."""

    goals: tuple[str, str]
    due_week: int


@dataclass(frozen=True, slots=True)
class BusinessView:
    """What is on the table.

    Attributes:
        called: Contract slots for which bids were called and not all vendors have answered.
        signed: Contract slots whose next vendor is signed.
        talks: Vendors in a negotiation.
        movable_cents: Budget that may still be moved before the next review.
        next_review_week: Week at whose end executives look back.
        review_open: Whether a licence review is under way.
        countable: Running contracts whose units nobody has counted.
        uncovered: Assets without a support contract.
        goals: Directions a strategy can weigh; the project manager sees those in force.
        strategy_weeks: Weeks since the strategy was set, 0 without one.
        technologies: Options and standards.
        talks_with: Departments and how long ago they were spoken to.
        executives_weeks: Weeks since the executives were given reasons, -1 for never.
        campaigns: Busy times that are known.
        warning: Written warning in force, or None.
        cut_share: What Finance took of the plan.
        forecast_cents: What will have been spent at the end of the plan, if things go on as they did.
    """

    bids: tuple[BidView, ...]
    called: tuple[str, ...]
    signed: tuple[str, ...]
    talks: tuple[str, ...]
    requests: tuple[RequestView, ...]
    movable_cents: int
    next_review_week: int
    review_open: bool
    countable: tuple[str, ...]
    uncovered: tuple[str, ...]
    goals: tuple[GoalView, ...] = ()
    strategy_weeks: int = 0
    technologies: tuple[TechnologyView, ...] = ()
    talks_with: tuple[DepartmentTalkView, ...] = ()
    executives_weeks: int = -1
    campaigns: tuple[CampaignView, ...] = ()
    warning: WarningView | None = None
    cut_share: float = 0.0
    forecast_cents: int = 0
