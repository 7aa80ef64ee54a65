"""Schema of what a scenario says about its two hats: opening plans, early ends, who plays which part of a deck."""

from typing import Annotated, Any, Literal

from pydantic import Field

from sim.scenario.schema_base import Id, Points, Table, Week

RoleName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
RoleKind = Literal["person", "department", "service", "asset", "vendor", "project"]


class PlannedTable(Table):
    """A decision of an opening plan."""

    seat: Literal["it", "pm"]
    """Who decides it."""
    name: str
    """Name of the decision."""
    args: dict[str, Any] = {}
    """Its arguments: text, numbers, true or false, lists of these."""


class OpeningTable(Table):
    """An opening plan for week 1."""

    id: Id
    """Short name; texts refer to it."""
    decisions: Annotated[list[PlannedTable], Field(min_length=1, max_length=12)]
    """What it decides, in order; 6 to 8 decisions are usual."""


class EarlyEndTable(Table):
    """A rule that ends the game early."""

    rule: Literal["relieved", "cancelled", "refused_twice", "outsourced"]
    """What happens."""
    below: Points = 20.0
    """Trust of the executives below which it bites."""
    from_week: Week = 1
    """Never before this week."""
    reviews: Annotated[int, Field(ge=1, le=10)] = 1
    """At so many reviews in a row."""
