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


@dataclass(slots=True)
class WeekRow:
    """One closed week.

    Attributes:
        kpis: Every KPI of the vocabulary; counts and shares since the start, stocks at the end of the week.
        in_week: The same, of this week alone.
        scores: Role to part to points; ``total`` is among the parts.
    """

    week: int
    kpis: dict[str, float | None]
    in_week: dict[str, float | None]
    scores: dict[str, dict[str, float | None]]


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
class ScoresState:
    """What has been measured.

    Attributes:
        last: Counters at the last close.
        staff_weeks: Sum over weeks of the staff.
        goals: Judged goals.
        rows: All closed weeks; they follow from what the digest has seen, so only the newest counts for it.
    """

    last: Reading = field(default_factory=Reading)
    staff_weeks: int = 0
    goals: dict[str, GoalRow] = field(default_factory=dict)
    newest: WeekRow | None = None
    rows: list[WeekRow] = field(default_factory=list, repr=False)
