"""Schema of the company's side: calendars, departments, people, budget, goals."""

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario import vocabulary as words
from sim.scenario.schema_base import (
    Day,
    Euros,
    Factor,
    Hours,
    Id,
    Level,
    Name,
    Points,
    Share,
    Span,
    Table,
    Users,
    Week,
)

Trait = Literal["steady", "ambitious", "restless", "careful", "quick", "helpful", "rooted"]


class CalendarTable(Table):
    """Open hours that repeat every week. A day left out is closed."""

    mon: list[Span] = []
    """Open spans of Monday, such as "08:00-12:00"."""
    tue: list[Span] = []
    """Open spans of Tuesday."""
    wed: list[Span] = []
    """Open spans of Wednesday."""
    thu: list[Span] = []
    """Open spans of Thursday."""
    fri: list[Span] = []
    """Open spans of Friday."""
    sat: list[Span] = []
    """Open spans of Saturday."""
    sun: list[Span] = []
    """Open spans of Sunday."""
    holidays: list[Day] = []
    """Dates on which it is closed all day."""


class DepartmentTable(Table):
    """A department that IT works for."""

    id: Id
    """Short name; texts refer to it."""
    users: Users
    """People with a login."""
    satisfaction: Points
    """Satisfaction with IT at the start, 0 to 100."""
    trust: Points
    """Trust in IT at the start, 0 to 100."""


class PersonTable(Table):
    """A member of the IT staff at the start."""

    id: Id
    """Short name; texts refer to it."""
    name: Name
    """Name as shown."""
    grade: words.Grade
    """Grade."""
    calendar: str = "office"
    """Calendar of the person's working hours."""
    pay_per_year: Annotated[Euros, Field(ge=1, le=2_000_000)]
    """Gross salary for a full week, without the employer's on-costs."""
    skills: dict[words.Field, Level]
    """Level per field, 0 to 5; fields left out are 0."""
    familiarity: dict[str, Share] = {}
    """How well they know a service, 0 to 1; services left out take the ruleset's default."""
    duties: dict[words.Duty, Share]
    """Share of the week per duty; they add to 1."""
    weeks_here: Annotated[float, Field(ge=0, le=3_000, json_schema_extra={"x-unit": "weeks"})]
    """Weeks in the house at the start; newcomers are still learning."""
    morale: Share
    """Morale at the start."""
    week_share: Annotated[Share, Field(ge=0.1)] = 1.0
    """Part of the full week, 1 for full time."""
    contractor: bool = False
    """Whether the person is from outside."""
    leads: bool = False
    """Whether colleagues report to this person."""
    on_call: bool = False
    """Whether the person is on the rota for nights and weekends."""
    traits: list[Trait] = []
    """Traits of character that the model knows."""
    team: str = ""
    """Team, for display."""
    born: Annotated[int, Field(ge=1930, le=2015)] = 1985
    """Year of birth, for display."""
    bond: str = ""
    """The colleague this person is close to."""


class BudgetTable(Table):
    """Money for the whole length of the game, by account."""

    payroll: Euros = 0
    """Salaries with on-costs."""
    contractors: Euros = 0
    """People from outside."""
    on_call: Euros = 0
    """On-call allowances and overtime."""
    licences: Euros = 0
    """Licences."""
    cloud: Euros = 0
    """Cloud subscriptions."""
    support: Euros = 0
    """Support contracts."""
    training: Euros = 0
    """Courses."""
    recruiting: Euros = 0
    """Advertisements and agencies."""
    security: Euros = 0
    """Audits, campaigns, help after an attack."""
    project_expense: Euros = 0
    """Projects: running expense."""
    hardware: Euros = 0
    """Hardware (capital)."""
    project_capital: Euros = 0
    """Projects: capital."""
    reserve: Euros = 0
    """What executives could grant on top."""


class CompanyTable(Table):
    """The house as a whole."""

    executive_trust: Points
    """Executives' trust in IT at the start, 0 to 100."""
    change_failure_share: Annotated[Share, Field(le=0.8)]
    """How often a change of medium size fails at average preparation: 0.05 (elite) to 0.4 (low)."""
    attention_h: Annotated[Hours, Field(ge=1, le=80)]
    """The IT manager's attention per week."""
    pm_attention_h: Annotated[Hours, Field(le=80)] = 16.0
    """The project manager's attention per week; 0 if one head wears both hats and attention_h is for both."""


class StartTable(Table):
    """Settings in force on the first Monday."""

    triage_order: words.TriageOrder = "priority"
    """Order of the queue."""
    interrupt_rule: words.InterruptRule = "p1"
    """Which priorities may pull people off other work."""
    patch_cadence_days: words.PatchCadence = 30
    """Days between patch rounds."""
    knowledge_h_per_week: Annotated[Hours, Field(le=200)] = 0.0
    """Hours per week for the knowledge base."""


class GoalTable(Table):
    """A goal of the scenario."""

    id: Id
    """Short name; texts refer to it."""
    measure: str
    """A KPI, or score.<role>.<part>, or score.<role>.total."""
    op: Literal[">=", "<="]
    """At least or at most."""
    target: Annotated[float, Field(ge=-1e12, le=1e12)]
    """The value to reach, in the unit of the measure."""
    by_week: Week
    """Judged at the end of this week."""
    must: bool
    """Whether winning needs it."""


class VendorTable(Table):
    """A vendor."""

    id: Id
    """Short name; texts refer to it."""
    name: Name
    """Name as shown."""
    kinds: Annotated[list[words.ContractKind], Field(min_length=1)]
    """Kinds of contract it can bid for."""
    price: Factor
    """Factor on the reference price of a bid."""
    quality: Share
    """Speed and success of its work."""
    delay: Factor
    """Factor on agreed response times."""
    honesty: Share
    """How near its promises are to what it does."""
    relation: Points
    """How well the house gets on with it, 0 to 100."""
