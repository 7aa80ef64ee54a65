"""Schema of projects, of who leads them, and of what strategy has to choose from."""

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario import projects
from sim.scenario import vocabulary as words
from sim.scenario.schema_base import Days, Euros, Factor, Hours, Id, Level, Table, Week, Weight

Worth = Annotated[float, Field(ge=-10_000_000, le=10_000_000, json_schema_extra={"x-unit": "currency"})]
Size = Literal["small", "medium", "large"]


class RequirementItemTable(Table):
    """A requirement of a deliverable."""

    id: Id
    """Short name, unique within the project; texts refer to it."""
    department: str
    """Department that wants it."""
    effort_h: Annotated[Hours, Field(ge=0.5, le=500)]
    """Work it adds if it surfaces at a workshop; found later, it costs a multiple."""
    hidden: bool = False
    """Whether the charter does not know it."""
    surfaces: projects.Surfaces = "pilot"
    """When a hidden one shows at the latest."""


class DeliverableTable(Table):
    """Something that the project hands over."""

    id: Id
    """Short name; texts refer to it."""
    value: Annotated[Weight, Field(gt=0)]
    """Weight of its worth, compared with the other deliverables."""
    requirements: list[RequirementItemTable] = []
    """What departments want of it."""
    optional: bool = False
    """Whether it may be left out of scope."""
    wanted_by: str = ""
    """Department that asks for it again if it is dropped."""


class TaskTable(Table):
    """A piece of the work."""

    id: Id
    """Short name; texts refer to it."""
    deliverable: str
    """Deliverable it is for."""
    phase: projects.Phase
    """What kind of work it is; estimating bias and defects follow from it."""
    effort_h: Annotated[Hours, Field(ge=0.5)]
    """Median of its true effort, in person-hours at speed 1."""
    field: words.Field
    """Skill it takes."""
    level: Level
    """Level it takes."""
    max_people: Annotated[int, Field(ge=1, le=20)] = 2
    """How many can work on it at once."""
    after: list[str] = []
    """Tasks that must be finished first."""
    lead_days: Days = 0.0
    """Calendar days of waiting, for delivery or approval, before it may begin."""
    purchase: Euros = 0
    """What is bought when it begins."""
    account: words.Account = "project_capital"
    """Account of the purchase."""
    service: str = ""
    """Service it is about; who knows that one is quicker."""


class RiskTable(Table):
    """Something that may happen to a project."""

    id: Id
    """Short name; texts refer to it."""
    probability: Annotated[float, Field(ge=0, le=1, json_schema_extra={"x-unit": "share"})]
    """That it happens at all, without a response."""
    from_week: Week
    """First week of the game in which it may happen."""
    to_week: Week
    """Last one."""
    impact: projects.RiskImpact
    """What it does."""
    size: Annotated[float, Field(gt=0, le=10_000_000)]
    """How much: hours of effort, days of delay, money, defects, hours of a new requirement."""
    task: str = ""
    """Task it hits; left out, whatever is running."""
    source: projects.RiskSource = "project"
    """Where it comes from; operations feel a vendor's, a person's or their own as well."""
    subject: str = ""
    """The vendor, person or asset."""
    known: bool = False
    """Whether the charter names it."""


class BenefitTable(Table):
    """How the house is better off once the project is live and accepted."""

    id: Id
    """Short name; texts refer to it."""
    kind: projects.BenefitKind
    """What becomes better."""
    targets: Annotated[list[str], Field(min_length=1)]
    """Assets, services, contracts or departments, by kind."""
    amount: Annotated[float, Field(ge=-1_000_000, le=10_000_000)]
    """Factor, money per week, or points, by kind."""
    after_weeks: Annotated[int, Field(ge=0, le=52, json_schema_extra={"x-unit": "weeks"})] = 0
    """How long after going live."""
    deliverables: Annotated[list[str], Field(min_length=1)]
    """All of these must have been delivered."""
    worth_per_week: Worth
    """What it is worth to the business, for the business case and the score."""


class StakeholderTable(Table):
    """A party whose trust counts for the project."""

    party: str
    """Department, executives, finance or hr."""
    power: Annotated[Weight, Field(gt=0)]
    """Weight among the stakeholders."""


class ProjectTable(Table):
    """A proposal, from which a project is chartered."""

    id: Id
    """Short name; texts refer to it."""
    starts: projects.Start
    """A proposal waits for the IT manager; a chartered project exists from its week on."""
    week: Week
    """When it is on the table."""
    sponsor: str
    """Department, or executives."""
    leader: str = ""
    """The project manager's seat (pm), a person, or left out where the IT manager chooses."""
    answers_to: projects.AnswersTo = "it_manager"
    """Who its leader reports to."""
    method: projects.Method = "predictive"
    """How it is led at the start."""
    due_week: Week
    """Last week of the promise."""
    tolerance_weeks: Annotated[int, Field(ge=0, le=26, json_schema_extra={"x-unit": "weeks"})] = 2
    """Lateness within tolerance."""
    tolerance_cost_share: Annotated[float, Field(ge=0, le=1, json_schema_extra={"x-unit": "share"})] = 0.1
    """Overspending within tolerance."""
    budget: Euros
    """Expense."""
    capital: Euros = 0
    """Purchases."""
    priority: Annotated[int, Field(ge=1, le=20)] = 1
    """Place in the portfolio at the start."""
    go_live_assets: list[str] = []
    """Assets that going live touches."""
    go_live_size: Size = "large"
    """How large a change going live is."""
    stakeholders: Annotated[list[StakeholderTable], Field(min_length=1, max_length=20)]
    """Parties whose trust counts."""
    deliverables: Annotated[list[DeliverableTable], Field(min_length=1, max_length=20)]
    """What it hands over."""
    tasks: Annotated[list[TaskTable], Field(min_length=1, max_length=200)]
    """The work."""
    risks: Annotated[list[RiskTable], Field(max_length=50)] = []
    """What may happen."""
    benefits: Annotated[list[BenefitTable], Field(max_length=20)] = []
    """What it is for."""


class ProjectManagerTable(Table):
    """Who sits in the project manager's seat."""

    profile: projects.Profile = "it"
    """Plain: strong at planning and with stakeholders; technical: reads designs."""
    leadership: Level = 3.0
    """Leading people."""
    negotiation: Level = 3.0
    """Negotiating."""
    planning: Level = 3.0
    """Planning."""
    technical: Level = 3.0
    """Understanding of the matter."""


class StrategyTable(Table):
    """A direction that executives might want."""

    id: Id
    """Short name; texts refer to it."""
    measure: str
    """KPI that tells progress."""
    start: Annotated[float, Field(ge=-1e12, le=1e12)]
    """Its value worth 0 points."""
    target: Annotated[float, Field(ge=-1e12, le=1e12)]
    """Its value worth 100 points."""
    wanted: Annotated[Weight, Field(gt=0)]
    """Weight that the executives give it."""


class TechnologyTable(Table):
    """A technology to adopt or not."""

    id: Id
    """Short name; texts refer to it."""
    kind: Literal["option", "standard"]
    """A standard reduces variety."""
    cost: Euros
    """Median of the true cost."""
    worth_per_week: Worth
    """Median of the true worth."""
    spread: Annotated[float, Field(ge=0, le=2)]
    """Standard deviation of the logarithm of both; 0.4 is usual."""
    account: words.Account
    """Account of the cost."""
    field: words.Field
    """Skill that the migration takes."""
    effort_h: Annotated[Hours, Field(gt=0)]
    """Effort of the migration."""
    assets: list[str] = []
    """What it covers."""
    hazard: Factor = 1.0
    """Factor on their failure rate once it is adopted."""
    level_relief: Annotated[Level, Field(le=3)] = 0.0
    """Levels of skill that work on them needs less."""
    goal: str = ""
    """Strategy goal it serves."""
