"""Validates a document against the schema, piece by piece.

One faulty table must not hide what is wrong elsewhere, so whatever is valid by itself goes on to the cross-checks.
"""

from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from sim.scenario.complaints import Complaints, nearest
from sim.scenario.locate import Path
from sim.scenario.reading import shorten
from sim.scenario.schema import SECTIONS, ScenarioFile
from sim.scenario.schema_company import (
    CalendarTable,
    DepartmentTable,
    GoalTable,
    PersonTable,
    VendorTable,
)
from sim.scenario.schema_estate import (
    AssetTable,
    CategoryTable,
    ChangeTable,
    ContractTable,
    ProblemTable,
    ServiceTable,
)
from sim.scenario.schema_projects import ProjectTable, StrategyTable, TechnologyTable
from sim.scenario.schema_roles import OpeningTable

Rows = dict[str, list[tuple[Path, Any]]]
File = TypeVar("File", bound=BaseModel)
Row = TypeVar("Row", bound=BaseModel)


@dataclass(slots=True)
class Draft:
    """What is valid of a document so far.

    Attributes:
        file: The whole, if all of it is valid.
        head: Valid top-level values other than rows.
        rows: Section to (path, valid table).
        ids: Section to every id in it, also of faulty tables, so that references to them are not reported too.
    """

    file: ScenarioFile | None
    head: dict[str, Any] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)
    ids: dict[str, dict[str, Path]] = field(default_factory=dict)

    def whole(self, section: str) -> bool:
        """Return whether every table of a section is valid, so that what is not there is really missing."""
        return len(self.rows[section]) == len(self.ids[section])

    def departments(self) -> list[tuple[Path, DepartmentTable]]:
        """Return the valid departments."""
        return self.rows["departments"]

    def people(self) -> list[tuple[Path, PersonTable]]:
        """Return the valid members of staff."""
        return self.rows["people"]

    def services(self) -> list[tuple[Path, ServiceTable]]:
        """Return the valid services."""
        return self.rows["services"]

    def assets(self) -> list[tuple[Path, AssetTable]]:
        """Return the valid assets."""
        return self.rows["assets"]

    def vendors(self) -> list[tuple[Path, VendorTable]]:
        """Return the valid vendors."""
        return self.rows["vendors"]

    def contracts(self) -> list[tuple[Path, ContractTable]]:
        """Return the valid contracts."""
        return self.rows["contracts"]

    def categories(self) -> list[tuple[Path, CategoryTable]]:
        """Return the valid categories of tickets."""
        return self.rows["categories"]

    def problems(self) -> list[tuple[Path, ProblemTable]]:
        """Return the valid recurring causes."""
        return self.rows["problems"]

    def changes(self) -> list[tuple[Path, ChangeTable]]:
        """Return the valid changes."""
        return self.rows["changes"]

    def goals(self) -> list[tuple[Path, GoalTable]]:
        """Return the valid goals."""
        return self.rows["goals"]

    def projects(self) -> list[tuple[Path, ProjectTable]]:
        """Return the valid projects."""
        return self.rows["projects"]

    def strategy(self) -> list[tuple[Path, StrategyTable]]:
        """Return the valid directions of strategy."""
        return self.rows["strategy"]

    def technologies(self) -> list[tuple[Path, TechnologyTable]]:
        """Return the valid technologies."""
        return self.rows["technologies"]

    def openings(self) -> list[tuple[Path, OpeningTable]]:
        """Return the valid opening plans."""
        return self.rows["openings"]

    def calendars(self) -> dict[str, CalendarTable]:
        """Return the valid calendars."""
        found: dict[str, CalendarTable] = self.head.get("calendars", {})
        return found


def draft_of(data: dict[str, Any], complaints: Complaints) -> Draft:
    """Validate a parsed document; what does not fit the schema is noted as a complaint."""
    draft = Draft(whole_of(ScenarioFile, data, complaints))
    _fill(draft, data)
    return draft


def whole_of(schema: type[File], data: dict[str, Any], complaints: Complaints) -> File | None:
    """Validate a whole file against a schema; what does not fit is noted as a complaint."""
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            _complain(detail, complaints, schema)
        return None


def rows_of(kind: type[Row], raw: object, base: Path) -> list[tuple[Path, Row]]:
    """Return the valid tables of an array with their paths."""
    found = (((*base, index), valid(kind, part)) for index, part in enumerate(raw if isinstance(raw, list) else ()))
    return [(path, row) for path, row in found if row is not None]


def ids_of(raw: object, base: Path) -> dict[str, Path]:
    """Return every id of an array of tables with the path of its first table, whether that is valid or not."""
    ids: dict[str, Path] = {}
    for index, part in enumerate(raw if isinstance(raw, list) else ()):
        if isinstance(part, dict) and isinstance(part.get("id"), str):
            ids.setdefault(part["id"], (*base, index))
    return ids


def _fill(draft: Draft, data: dict[str, Any]) -> None:
    whole = draft.file
    for name, info in ScenarioFile.model_fields.items():
        if name in SECTIONS:
            row_kind = _element(info.annotation)
            _fill_rows(draft, name, (name,), data.get(name), row_kind)
        elif name == "calendars":
            raw = data.get(name)
            pairs = raw.items() if isinstance(raw, dict) else ()
            draft.head[name] = {key: table for key, part in pairs if (table := valid(CalendarTable, part))}
        elif whole is not None:
            draft.head[name] = getattr(whole, name)
        elif name in data and (value := valid(info.annotation, data[name], info.metadata)) is not None:
            draft.head[name] = value
    demand = data.get("demand")
    rows = demand.get("categories") if isinstance(demand, dict) else None
    _fill_rows(draft, "categories", ("demand", "categories"), rows, CategoryTable)


def _fill_rows(draft: Draft, section: str, base: Path, raw: object, kind: Any) -> None:
    draft.rows[section] = rows_of(kind, raw, base)
    draft.ids[section] = ids_of(raw, base)


def valid(kind: Any, value: object, metadata: list[Any] | None = None) -> Any:
    """Return a value in its type, or None if it does not fit."""
    hint = kind
    for extra in metadata or ():
        hint = Annotated[hint, extra]
    try:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind.model_validate(value)
        return TypeAdapter(hint).validate_python(value, strict=True)
    except ValidationError:
        return None


def _element(hint: Any) -> Any:
    return _bare(get_args(_bare(hint))[0])


def _bare(hint: Any) -> Any:
    return _bare(get_args(hint)[0]) if get_origin(hint) is Annotated else hint


def _names_at(path: Path, schema: type[BaseModel]) -> list[str]:
    """Return the keys that a schema knows in the table that holds a path."""
    hint: Any = schema
    for part in path[:-1]:
        hint = _bare(hint)
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            found = [info for name, info in hint.model_fields.items() if (info.alias or name) == part]
            hint = found[0].annotation if found else None
        else:
            arguments = get_args(hint)
            hint = arguments[-1] if arguments else None
    hint = _bare(hint)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [info.alias or name for name, info in hint.model_fields.items()]
    return []


def _complain(detail: Any, complaints: Complaints, schema: type[BaseModel]) -> None:
    path: Path = tuple(part for part in detail["loc"] if part != "[key]")
    given, context = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            complaints.add(path, "is missing")
        case "extra_forbidden":
            complaints.add(path, "is not known here", nearest(path[-1], _names_at(path, schema)))
        case "literal_error":
            words = context["expected"].replace(" or ", ", ")
            complaints.add(path, f"must be one of {words}, not {shorten(given)}", nearest(given, _options(words)))
        case "value_error":
            complaints.add(path, f"{context['error']}, not {shorten(given)}")
        case kind:
            complaints.add(path, f"{_plain(kind, context)}, not {_size(kind, given)}")


def _options(words: str) -> list[str]:
    return [word.strip(" '") for word in words.split(",")]


def _size(kind: str, given: object) -> str:
    if kind in ("too_short", "too_long") and isinstance(given, list | dict):
        return str(len(given))
    return shorten(given)


_TYPES = {
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be a list in brackets",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "date_type": "must be a date like 2026-12-25",
    "finite_number": "must be a finite number",
}


def _plain(kind: str, context: dict[str, Any]) -> str:
    if kind in _TYPES:
        return _TYPES[kind]
    bounds = {
        "greater_than_equal": "must be at least {ge}",
        "greater_than": "must be more than {gt}",
        "less_than_equal": "must be at most {le}",
        "less_than": "must be less than {lt}",
        "too_short": "must have at least {min_length} elements",
        "too_long": "must have at most {max_length} elements",
        "string_too_short": "must not be empty",
        "string_too_long": "must have at most {max_length} characters",
    }
    if kind in bounds:
        return bounds[kind].format(**context)
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], "has the wrong form")
    return "is not valid"


_PATTERNS = {
    r"^[a-z][a-z0-9-]*$": "must be a name of lower-case letters, digits and hyphens that starts with a letter",
    r"^[a-z][a-z0-9_]*$": "must be a role of lower-case letters, digits and underscores that starts with a letter",
    r"^[A-Z]{3}$": "must be a currency code such as EUR",
    r"^[^\x00-\x1f\x7f]*$": "must be one line without control characters",
}
