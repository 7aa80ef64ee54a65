"""Schema of what IT runs: services, assets, contracts, demand, problems, changes."""

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario import vocabulary as words
from sim.scenario.schema_base import (
    Days,
    Effort,
    Euros,
    Factor,
    Hours,
    Id,
    Level,
    Share,
    Size,
    Table,
    Units,
    Users,
    Week,
    Weeks,
    Weight,
    Years,
)

ThreeWeights = Annotated[list[Weight], Field(min_length=3, max_length=3)]
Degree = Literal["high", "medium", "low"]


class RequirementTable(Table):
    """A service needs at least ``need`` of these assets."""

    assets: Annotated[list[str], Field(min_length=1)]
    """Assets of which any will do."""
    need: Annotated[int, Field(ge=1, le=1_000)] = 1
    """How many of them must run."""
    vital: bool = True
    """Whether the service is down without them; if not, it is only degraded."""


class ServiceTable(Table):
    """A service that departments use."""

    id: Id
    """Short name; texts refer to it."""
    users: dict[str, Users]
    """Number of users per department."""
    calendar: str = "office"
    """Calendar on which its agreement counts; "always" is round the clock."""
    sla_h: Annotated[list[Annotated[Hours, Field(gt=0)]], Field(min_length=5, max_length=5)]
    """Resolution targets for P1 to P5 in hours of that calendar."""
    value_per_h: Annotated[Euros, Field(le=10_000_000)]
    """What an hour of outage costs the business in office hours."""
    off_hours_share: Share
    """The same outside office hours, as a share."""
    requires: list[RequirementTable]
    """What must run for it."""
    depends_on: list[str] = []
    """Services it cannot work without."""
    critical: Degree
    """Impact of an outage."""
    monitoring: words.MonitoringLevel
    """How closely it is watched at the start."""
    season: Annotated[list[Factor], Field(min_length=1, max_length=1_040)] = [1.0]
    """Load factor per week; the last value repeats."""


class AssetTable(Table):
    """A piece of infrastructure."""

    id: Id
    """Short name; texts refer to it."""
    kind: str = Field(alias="class")
    """Class of asset in the ruleset: server, switch, storage, …"""
    age_years: Years
    """Age at the start."""
    capacity: Size
    """Load it can carry."""
    load: Annotated[float, Field(ge=0, le=1_000_000, json_schema_extra={"x-unit": "users"})]
    """Load it carries at a season factor of 1."""
    price: Euros
    """Price of a replacement."""
    patch_lag_days: Days = 0.0
    """Days since its last patch."""
    findings: Annotated[int, Field(ge=0, le=100)] = 0
    """Hidden weaknesses that an audit would find."""
    exposed: bool = False
    """Whether it can be reached from the internet."""
    contract: str = ""
    """Support contract that covers it."""
    field: words.Field | None = None
    """Skill to work on it; left out, the one of its class."""


class ContractTable(Table):
    """A running contract at the start."""

    id: Id
    """Short name; texts refer to it."""
    vendor: str
    """Vendor."""
    kind: words.ContractKind
    """Kind; it decides the account."""
    per_year: Annotated[Euros, Field(le=100_000_000)]
    """Price per year."""
    ends_week: Week
    """Last week of the term; may lie beyond the end of the game."""
    term_weeks: Annotated[Weeks, Field(ge=1)]
    """Length of a term."""
    notice_weeks: Weeks
    """How long before the end it must be cancelled."""
    auto_renew: bool
    """Whether silence renews it, with the uplift."""
    units: Units = 0
    """Licences or seats paid for; 0 if it does not count any."""
    units_used: Units = 0
    """How many are really used; a licence review finds out."""
    response_h: Hours = 0.0
    """Agreed hours until the vendor's engineer works on a fault."""
    services: list[str] = []
    """Services that rest on it."""


class CategoryTable(Table):
    """A kind of ticket that users open."""

    id: Id
    """Short name; texts refer to it."""
    service: str
    """Service it is about."""
    kind: Literal["incident", "request", "enhancement"]
    """Kind of ticket."""
    per_user_month: Annotated[float, Field(ge=0, le=20, json_schema_extra={"x-unit": "tickets per user and month"})]
    """Tickets per user of the service and month."""
    field: words.Field
    """Skill that solves it."""
    levels: Annotated[list[Weight], Field(min_length=5, max_length=5)]
    """Weights of required levels 1 to 5."""
    effort_median_h: Annotated[Effort, Field(le=200)]
    """Median touch time; the distribution is lognormal."""
    effort_sd: Annotated[float, Field(ge=0, le=2.5)]
    """Standard deviation of the logarithm of touch time; 1 is usual."""
    impact: ThreeWeights
    """Weights of high, medium, low."""
    urgency: ThreeWeights
    """Weights of high, medium, low."""
    wait_user_share: Share = 0.0
    """Share that waits for the user once."""
    wait_vendor_share: Share = 0.0
    """Share that waits for a vendor once."""
    knowledge_share: Share = 0.0
    """Share that an article could let the first contact solve."""


class DemandTable(Table):
    """When tickets come, and which."""

    hours: Annotated[list[Weight], Field(min_length=24, max_length=24)]
    """Weights of the 24 hours of a day."""
    weekdays: Annotated[list[Weight], Field(min_length=7, max_length=7)]
    """Weights of the days, Monday first."""
    day_cv: Annotated[Share, Field(le=0.8)] = 0.1
    """Coefficient of variation of the day's factor."""
    day_ar1: Annotated[float, Field(ge=0, le=0.95)] = 0.2
    """Autocorrelation of its logarithm from day to day."""
    categories: list[CategoryTable]
    """Kinds of ticket."""


class ProblemTable(Table):
    """A recurring cause that makes incidents until somebody removes it."""

    id: Id
    """Short name; texts refer to it."""
    service: str
    """Service that suffers."""
    category: str
    """Category of the incidents it makes."""
    incidents_per_week: Annotated[float, Field(ge=0, le=500)]
    """Incidents while it lasts."""
    analysis_h: Effort
    """Touch time to find and remove the cause."""
    field: words.Field
    """Skill it takes."""
    level: Level
    """Level it takes."""
    starts_week: Week = 1
    """First week in which it shows."""


class ChangeTable(Table):
    """A change that somebody asks for on a known date."""

    id: Id
    """Short name; texts refer to it."""
    asked_by: str
    """Department or vendor."""
    asset: str
    """Asset it touches."""
    week: Week
    """When it is asked for."""
    size: Literal["small", "medium", "large"]
    """Size."""
    effort_h: Effort
    """Touch time."""
    emergency: bool = False
    """Whether it cannot wait."""
