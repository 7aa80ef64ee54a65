"""State of the scores floor."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Reading:
    """Counters of the whole department at one instant, all since the start of the game.

    KPIs to date follow from a reading, KPIs of one week from the difference of two.

    Attributes:
        due_cents: Value of service time.
        lost_cents: Value lost without a plan.
        due_s: Service seconds weighted by value, summed over services.
        lost_s: Of these, lost without a plan.
        down_s: Plain seconds down.
        resolutions: Length of the desk's list of resolution times.
        available_s: Open seconds of the calendars of everybody employed.
        worked_s: Booked within them.
        attention_h: Hours of the IT manager after routine.
        attention_spent_h: Of these, spent.
        over_cents: Spending over plan at the last close of a month.
        benefit_cents: Worth that projects brought; ``worth_cents`` what adopted technology did.
        moved_cents: Worth to the organisation that cards moved.
        escaped: Defects of the project manager's projects that showed after go-live.
        not_own: Decisions refused because they are another role's, once per decision and week.
        wrong_doors: Matters of the other desk dealt with, and specialists' work done, by a hat itself.
        asked: Dilemmas that asked whose call it is; ``named_right`` of these at once.
        kept: Promises of both hats kept; ``broken`` those that were not.
        pm_attention_h: Hours of the project manager after routine; half of a pool that both hats share.
        it_used_h: What the IT manager's hat used, ``pm_used_h`` what the project manager's did.
    """

    due_cents: float = 0.0
    lost_cents: float = 0.0
    due_s: float = 0.0
    lost_s: float = 0.0
    down_s: int = 0
    outage_cost_cents: float = 0.0
    failures: int = 0
    restored: int = 0
    restore_s: int = 0
    detections: int = 0
    detect_s: int = 0
    majors: int = 0
    incidents_opened: int = 0
    requests_opened: int = 0
    sla_judged: list[int] = field(default_factory=lambda: [0] * 6)
    sla_met: list[int] = field(default_factory=lambda: [0] * 6)
    resolved: int = 0
    handled: int = 0
    first_contact: int = 0
    handovers: int = 0
    reopened: int = 0
    resolutions: int = 0
    enhancements: int = 0
    changes_done: int = 0
    changes_failed: int = 0
    overtime_s: int = 0
    sick_s: int = 0
    leavers: int = 0
    worked_s: int = 0
    available_s: int = 0
    attention_h: float = 0.0
    attention_spent_h: float = 0.0
    security_incidents: int = 0
    breach_cents: int = 0
    phish_targets: int = 0
    phish_clicks: int = 0
    spent_cents: int = 0
    over_cents: int = 0
    benefit_cents: int = 0
    worth_cents: int = 0
    moved_cents: int = 0
    escaped: int = 0
    not_own: int = 0
    wrong_doors: int = 0
    asked: int = 0
    named_right: int = 0
    kept: int = 0
    broken: int = 0
    pm_attention_h: float = 0.0
    it_used_h: float = 0.0
    pm_used_h: float = 0.0


@dataclass(slots=True)
class WeekRow:
    """One closed week.

    Attributes:
        kpis: Every KPI of the vocabulary; counts and shares since the start, stocks at the end of the week.
        in_week: The same, of this week alone.
        scores: Role to part to points; ``total`` is among the parts.
        projects: Project to its figures, as they are and not as reported.
        standing: Project to its status and leader.
    """

    week: int
    kpis: dict[str, float | None]
    in_week: dict[str, float | None]
    scores: dict[str, dict[str, float | None]]
    projects: dict[str, dict[str, float | None]] = field(default_factory=dict)
    standing: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class GoalRow:
    """A goal that has been judged.

    Attributes:
        actual: Value of the measure then; None where it has no value.
    """

    id: str
    actual: float | None
    met: bool


@dataclass(slots=True)
class Span:
    """Where the figures of the next quarter count from.

    Attributes:
        week: Last week before it.
        reading: Counters then.
        planned_cents, variance_cents, over_cents: Plan to date, its variance and the overspending of accounts then.
    """

    week: int
    reading: Reading
    planned_cents: int
    variance_cents: int
    over_cents: int


@dataclass(slots=True)
class EndingRow:
    """How the game is told; see ``EndingView``.

    Attributes:
        facts: All that were known when the game ended; the next quarter only adds its own.
        asked: Those that the rule asks for.
    """

    id: str
    facts: dict[str, float]
    asked: list[str]
    events: list[str]


@dataclass(slots=True)
class ScoresState:
    """What has been measured.

    Attributes:
        last: Counters at the last close.
        staff_weeks: Sum over weeks of the staff, in the next quarter of its weeks alone.
        not_own: How many decisions were refused as another role's.
        not_own_week: Week, hat and name of those already counted in their week.
        span: Start of the next quarter, None before it.
        ending: How the game is told, None while it goes on.
        latest: The last closed week of the next quarter.
        after: Closed weeks of the next quarter.
        goals: Judged goals.
        rows: All closed weeks; they follow from what the digest has seen, so only the newest counts for it.
    """

    last: Reading = field(default_factory=Reading)
    staff_weeks: int = 0
    goals: dict[str, GoalRow] = field(default_factory=dict)
    newest: WeekRow | None = None
    rows: list[WeekRow] = field(default_factory=list, repr=False)
    not_own: int = 0
    not_own_week: dict[str, int] = field(default_factory=dict)
    span: Span | None = None
    ending: EndingRow | None = None
    latest: WeekRow | None = None
    after: list[WeekRow] = field(default_factory=list, repr=False)
