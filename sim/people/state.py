"""State of the staff: who is here, how they are, and what is arranged with them.

Nothing in here is computed on demand. Fields declared ``repr=False`` are caches and not part of the state.
"""

from dataclasses import dataclass, field

from sim.kernel.calendar import Calendar


@dataclass(slots=True)
class WeekSoFar:
    """What a person did in the running week.

    Attributes:
        worked_s: Seconds booked on work.
        off_s: Of these, seconds outside the person's own calendar (on call, planned nights).
        away_s: Seconds of the calendar lost to absences that ended or were settled.
        fields_s: Seconds by field of skill.
        services_s: Seconds by service.
    """

    worked_s: int = 0
    off_s: int = 0
    away_s: int = 0
    fields_s: dict[str, int] = field(default_factory=dict)
    services_s: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Employment:
    """The contract and what is owed under it.

    Attributes:
        joined_s: Start of service; negative for service before the game.
        anchor_cents: What the market paid for this person when last measured, per year.
        anchor_s: When that was.
        anchor_skill: Sum of skill levels at that time.
        changed_s: Last change of pay, or -1.
        accrued_s: Pay has been counted up to here.
        owed_cents: Counted, but not yet paid out.
        overtime_owed_cents: The same for overtime.
        last_s: Last instant of service once it is known, else -1.
        reason: Why it ends (``resigned``, ``dismissed``, ``contract_ended``), or empty.
        told: Whether the manager knows the last day.
        end_cause: Id of the event that ends it.
    """

    joined_s: int
    anchor_cents: int
    anchor_skill: float
    anchor_s: int = 0
    changed_s: int = -1
    accrued_s: int = 0
    owed_cents: int = 0
    overtime_owed_cents: int = 0
    last_s: int = -1
    reason: str = ""
    told: bool = False
    end_cause: str = ""


@dataclass(slots=True)
class Care:
    """What the manager gave, and what it left behind.

    Attributes:
        spoken_s: Last one-to-one or review.
        reviewed_s: Last performance review.
        recognised_s: Last recognition that counted.
        achieved_s: Last achievement.
        growth: 0 to 1; lately learned something; halves within weeks.
        churn: Lately changed priorities; halves within weeks.
        goals_until_s: Until when the goals of a review sharpen learning.
        moved: The latest events that moved morale at once since it was last told, oldest first.
        drivers: Part of the mood to the latest event behind it.
        told_morale: Morale when an event last told it.
        told_fatigue: Fatigue when an event last told it.
    """

    spoken_s: int = 0
    reviewed_s: int = 0
    recognised_s: int = 0
    achieved_s: int = 0
    growth: float = 0.0
    churn: float = 0.0
    goals_until_s: int = -1
    moved: list[str] = field(default_factory=list)
    drivers: dict[str, str] = field(default_factory=dict)
    told_morale: float = 0.0
    told_fatigue: float = 0.0


@dataclass(slots=True)
class Search:
    """How near a person is to looking for another job.

    Attributes:
        number: Which search this threshold belongs to, from 1.
        hazard: Integrated so far.
        threshold: Unit-exponential; the search starts when the hazard reaches it.
        since_s: When the search started, or -1.
        notice_week: Week at whose end the person decides, or -1.
        driver: What drives it (a part of morale, or ``opportunity``).
        value: The driver's value when it started.
        sign: What colleagues can see, or empty.
        cause: Id of the sign's event.
    """

    number: int
    threshold: float
    hazard: float = 0.0
    since_s: int = -1
    notice_week: int = -1
    driver: str = ""
    value: float = 0.0
    sign: str = ""
    cause: str = ""


@dataclass(slots=True)
class Person:
    """A member of the staff, employed or contracted; leavers stay with ``employed`` false.

    Attributes:
        ordinal: Place in the fixed order.
        calendar: Name of the scenario's calendar.
        week_share: Part of the full week.
        pay_cents: Per year without on-costs; for contractors the yearly value of their rate.
        main: Field of the highest skill when the person came.
        ramp: 0 to 1; how much of the newcomer's handicap is gone.
        guide: Who looks after the newcomer, or empty.
        guiding: Share of the week given to newcomers.
        mentoring: Share of the week bound by a mentoring pair.
        utilisation: Booked against available time, smoothed over weeks.
        extra_h: Hours over contract per week, smoothed.
        nights_h: Hours outside the own calendar per week, smoothed.
        mood: Parts of the morale target at the last close of a week.
        overtime_h: Authorised hours per week above contract.
        overtime_until_week: Last week of it.
        overtime_row: Weeks with overtime in a row.
        overtime_declined_week: Week for which the person said no, or 0.
        absences_open: Absences running now.
        away_from_s: Since when the running absence has not been settled, or -1.
        counts: Ordinals of what happened to this person, by kind.
        hours: Own calendar (cache).
        speeds: Speeds by field, level and service (cache).
        pace: Product of what does not depend on the item, or -1 (cache).
    """

    id: str
    name: str
    ordinal: int
    grade: str
    contractor: bool
    calendar: str
    week_share: float
    pay_cents: int
    skills: dict[str, float]
    familiarity: dict[str, float]
    duties: dict[str, float]
    morale: float
    main: str
    employment: Employment
    search: Search
    hours: Calendar = field(repr=False, compare=False)
    fatigue: float = 0.0
    on_call: bool = False
    overtime_h: float = 0.0
    employed: bool = True
    absent: bool = False
    leads: bool = False
    team: str = ""
    traits: tuple[str, ...] = ()
    ramp: float = 1.0
    guide: str = ""
    guiding: float = 0.0
    mentoring: float = 0.0
    utilisation: float = 0.0
    extra_h: float = 0.0
    nights_h: float = 0.0
    mood: dict[str, float] = field(default_factory=dict)
    overtime_until_week: int = 0
    overtime_row: int = 0
    overtime_declined_week: int = 0
    absences_open: int = 0
    away_from_s: int = -1
    week: WeekSoFar = field(default_factory=WeekSoFar)
    care: Care = field(default_factory=Care)
    counts: dict[str, int] = field(default_factory=dict)
    speeds: dict[tuple[str, float, str], float] = field(default_factory=dict, repr=False, compare=False)
    pace: float = field(default=-1.0, repr=False, compare=False)


@dataclass(slots=True)
class Absence:
    """A time during which a person is not here, running or to come.

    Attributes:
        running: Whether it has begun.
        told: Whether its beginning was told; one that begins within another is not.
    """

    id: str
    person: str
    from_s: int
    to_s: int
    reason: str
    cause: str
    running: bool = False
    told: bool = False


@dataclass(slots=True)
class LeaveRequest:
    """A wish for leave that waits for an answer until ``answer_by_s``."""

    id: str
    person: str
    from_s: int
    to_s: int
    answer_by_s: int
    cause: str


@dataclass(slots=True)
class Candidate:
    """Somebody who could join: an applicant, or a contractor on the way.

    Attributes:
        skills: The truth.
        shown_level: What is known of the main skill.
        shown_sd: How uncertain that is, in levels.
        expects_cents: Per year.
        state: ``known``, ``interviewing``, ``offered`` or ``accepted``.
        until_s: Withdraws then if nothing happened.
        offer_cents: Offered or agreed pay per year.
        starts_s: First day, once agreed.
        weeks: Term of a contractor, 0 for staff.
        cause: Id of the latest event about this person.
    """

    id: str
    position: str
    name: str
    field: str
    grade: str
    skills: dict[str, float]
    morale: float
    expects_cents: int
    until_s: int
    cause: str
    traits: tuple[str, ...] = ()
    shown_level: float = 0.0
    shown_sd: float = 0.0
    interviews: int = 0
    state: str = "known"
    offer_cents: int = 0
    starts_s: int = -1
    weeks: int = 0


@dataclass(slots=True)
class Position:
    """An open post.

    Attributes:
        ready_s: Nobody starts before this instant.
        pending: Candidates still to appear.
    """

    id: str
    field: str
    grade: str
    pay_cents: int
    opened_s: int
    ready_s: int
    pending: int
    cause: str


@dataclass(slots=True)
class Course:
    """A booked course, and afterwards what it taught until it is settled.

    Attributes:
        gain: Levels learned; 0 until the course is over.
        used_s: Practice in the field since.
    """

    id: str
    person: str
    field: str
    from_s: int
    to_s: int
    cause: str
    gain: float = 0.0
    used_s: int = 0


@dataclass(slots=True)
class Pair:
    """A mentor and a mentee."""

    id: str
    mentor: str
    mentee: str
    field: str
    until_week: int
    cause: str


@dataclass(slots=True)
class Rota:
    """Who answers outside office hours, in order; the first has week 1 of the cycle."""

    people: list[str] = field(default_factory=list)
    allowance: str = "standard"
    owed_cents: int = 0
    cause: str = "start:on-call"


@dataclass(slots=True)
class PeopleState:
    """Everything about the staff.

    Attributes:
        people: In fixed order; leavers stay.
        absences: Running and to come.
        arrivals: Accepted, not yet here.
        frozen: Field to the second until which no post in it may be opened.
        opened: Positions and contractors so far, by field (for ids).
        dismissals: Staff dismissed so far.
        dismissals_asked: Person to the id of the question to the executives that waits for an answer.
        leavers: Staff who left so far.
        sick_s: Working time lost to sickness so far.
        overtime_s: Hours over contract so far, in seconds.
        month: Payrolls done.
    """

    people: dict[str, Person] = field(default_factory=dict)
    absences: dict[str, Absence] = field(default_factory=dict)
    leave_requests: dict[str, LeaveRequest] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    candidates: dict[str, Candidate] = field(default_factory=dict)
    arrivals: dict[str, Candidate] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    pairs: dict[str, Pair] = field(default_factory=dict)
    rota: Rota = field(default_factory=Rota)
    frozen: dict[str, int] = field(default_factory=dict)
    opened: dict[str, int] = field(default_factory=dict)
    dismissals: int = 0
    dismissals_asked: dict[str, str] = field(default_factory=dict)
    leavers: int = 0
    sick_s: int = 0
    overtime_s: int = 0
    month: int = 0
