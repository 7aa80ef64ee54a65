"""Building blocks of the scenario schema: strict tables and numbers with limits and units.

Every number has an upper limit, so that neither 1e308 nor a slip of the finger reaches the model.
"""

import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from sim.scenario.clock import parse_span


class Table(BaseModel):
    """A TOML table: unknown keys are errors, and a string is never silently a number."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, allow_inf_nan=False, use_attribute_docstrings=True, title=None
    )


def _number(low: float, high: float, unit: str) -> Any:
    return Field(ge=low, le=high, json_schema_extra={"x-unit": unit})


def _day(value: object) -> object:
    """Accept ``"2026-12-25"`` as well as TOML's own ``2026-12-25``."""
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise ValueError("must be a date like 2026-12-25") from None
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise ValueError("must be a date like 2026-12-25")
    return value


def _span(value: str) -> str:
    parse_span(value)
    return value


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Span = Annotated[str, AfterValidator(_span)]

Share = Annotated[float, _number(0, 1, "share")]
Points = Annotated[float, _number(0, 100, "points")]
Level = Annotated[float, _number(0, 5, "level")]
Weight = Annotated[float, _number(0, 1_000, "weight")]
Factor = Annotated[float, _number(0.05, 20, "factor")]
Hours = Annotated[float, _number(0, 2_000, "h")]
Effort = Annotated[float, _number(0.01, 2_000, "h")]
Euros = Annotated[float, _number(0, 1_000_000_000, "currency")]
Users = Annotated[int, _number(0, 1_000_000, "users")]
Size = Annotated[float, _number(0.001, 1_000_000, "users")]
Week = Annotated[int, _number(1, 1_040, "week")]
Weeks = Annotated[int, _number(0, 1_040, "weeks")]
Years = Annotated[float, _number(0, 60, "years")]
Days = Annotated[float, _number(0, 3_650, "days")]
Units = Annotated[int, _number(0, 1_000_000, "units")]
