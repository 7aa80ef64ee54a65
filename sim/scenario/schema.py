"""Schema of ``scenario.toml``, and the export of all schemas as JSON Schemas for editors.

Pydantic is imported here and in the modules named ``schema_*`` only; ``load`` imports this one when it needs it.
"""

import json
from typing import Annotated, Any, Final

from pydantic import BaseModel, Field
from pydantic.json_schema import GenerateJsonSchema

from sim.scenario.schema_base import Day, Id, Table
from sim.scenario.schema_cards import DeckFile, DilemmasFile
from sim.scenario.schema_company import (
    BudgetTable,
    CalendarTable,
    CompanyTable,
    DepartmentTable,
    GoalTable,
    PersonTable,
    StartTable,
    VendorTable,
)
from sim.scenario.schema_estate import (
    AssetTable,
    ChangeTable,
    ContractTable,
    DemandTable,
    ProblemTable,
    ServiceTable,
)
from sim.scenario.schema_projects import ProjectManagerTable, ProjectTable, StrategyTable, TechnologyTable
from sim.scenario.schema_roles import EarlyEndTable, OpeningTable, RoleName

SECTIONS: Final = (
    "departments",
    "people",
    "services",
    "assets",
    "vendors",
    "contracts",
    "problems",
    "changes",
    "goals",
    "projects",
    "strategy",
    "technologies",
    "openings",
)
"""Arrays of tables with an ``id``; categories are one too, inside ``demand``."""


class ScenarioFile(Table):
    """A scenario: the company, what IT runs, and what is asked of it."""

    id: Id
    """Name of the scenario's folder."""
    version: Annotated[int, Field(ge=1, le=10_000)]
    """Raised with every change that moves results."""
    start_date: Day
    """Date of the first Monday."""
    weeks: Annotated[int, Field(ge=1, le=104, json_schema_extra={"x-unit": "weeks"})]
    """Length of the game."""
    turn_weeks: Annotated[int, Field(ge=1, le=4, json_schema_extra={"x-unit": "weeks"})] = 1
    """Length of a turn."""
    difficulty: Annotated[int, Field(ge=1, le=5)]
    """From 1, easy, to 5."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    """ISO code, for display."""
    focus: list[str] = []
    """Decisions that have buttons from the start."""
    next_quarter_weeks: Annotated[int, Field(ge=0, le=26, json_schema_extra={"x-unit": "weeks"})] | None = None
    """How long the same luck runs on after the end; left out, half the game, at most 13 weeks."""
    budget_cut_share: Annotated[float, Field(ge=0, le=0.5, json_schema_extra={"x-unit": "share"})] = 0.0
    """What Finance takes of the plan, announced in week 1."""
    decks: Annotated[list[Id], Field(max_length=8)] = []
    """Decks of cards that it shares with other scenarios."""
    cast: dict[RoleName, str] = {}
    """Who plays which role of those decks: role to id; cards with a role that nobody plays are left out."""
    company: CompanyTable
    """The house as a whole."""
    start: StartTable = StartTable()
    """Settings in force on the first Monday."""
    budget: BudgetTable
    """Money by account."""
    calendars: Annotated[dict[Id, CalendarTable], Field(min_length=1)]
    """Working calendars by name; "office" is the usual one, "always" exists already."""
    departments: Annotated[list[DepartmentTable], Field(min_length=1)]
    """Departments."""
    people: Annotated[list[PersonTable], Field(min_length=1, max_length=200)]
    """IT staff."""
    services: Annotated[list[ServiceTable], Field(min_length=1, max_length=200)]
    """Services."""
    assets: Annotated[list[AssetTable], Field(min_length=1, max_length=1_000)]
    """Infrastructure."""
    vendors: list[VendorTable] = []
    """Vendors."""
    contracts: list[ContractTable] = []
    """Running contracts."""
    demand: DemandTable
    """Tickets of users."""
    problems: list[ProblemTable] = []
    """Recurring causes."""
    changes: list[ChangeTable] = []
    """Changes that somebody will ask for."""
    goals: list[GoalTable] = []
    """Goals."""
    projects: Annotated[list[ProjectTable], Field(max_length=20)] = []
    """Proposals and chartered projects."""
    project_manager: ProjectManagerTable = ProjectManagerTable()
    """Who sits in the project manager's seat."""
    strategy: Annotated[list[StrategyTable], Field(max_length=12)] = []
    """Directions to choose from."""
    technologies: Annotated[list[TechnologyTable], Field(max_length=20)] = []
    """Technologies to choose from."""
    openings: Annotated[list[OpeningTable], Field(max_length=5)] = []
    """Opening plans; three are usual."""
    early_ends: Annotated[list[EarlyEndTable], Field(max_length=4)] = []
    """Rules that end the game early."""
    rules: dict[str, dict[str, Any]] = {}
    """Numbers of the model that differ in this scenario: [rules.<section>] name = value."""


class _Generator(GenerateJsonSchema):
    """Leaves out the titles that only repeat a key."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


SCHEMAS: Final[dict[str, tuple[type[BaseModel], str]]] = {
    "scenario": (ScenarioFile, "scenario.toml"),
    "dilemmas": (DilemmasFile, "dilemmas.toml"),
    "deck": (DeckFile, "deck.toml"),
}
"""Kind of file to its schema and its name."""


def schema_json(kind: str = "scenario") -> str:
    """Return the JSON Schema of a kind of file as text, ending in a newline."""
    table, name = SCHEMAS[kind]
    schema = table.model_json_schema(by_alias=True, schema_generator=_Generator)
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    schema["title"] = f"Two Hats: {name}"
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
