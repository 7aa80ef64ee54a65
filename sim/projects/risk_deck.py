"""The general deck of risks, as data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from sim.scenario.projects import RiskImpact, RiskSource

GENERAL = "general-"
"""Beginning of the ids of risks that come from the deck, not from a project's register."""


@dataclass(frozen=True, slots=True)
class GeneralRisk:
    """A risk that any project may have; see ``risks.toml``."""

    id: str
    share: float
    probability: float
    impact: RiskImpact
    size: float
    source: RiskSource
    from_share: float
    to_share: float


@cache
def deck() -> dict[str, GeneralRisk]:
    """Return the general risks by id."""
    data = tomllib.loads(files("sim.projects").joinpath("risks.toml").read_text("utf-8"))
    return {
        GENERAL + name: GeneralRisk(
            id=GENERAL + name,
            share=float(entry["share"]),
            probability=float(entry["probability"]),
            impact=cast(RiskImpact, entry["impact"]),
            size=float(entry["size"]),
            source=cast(RiskSource, entry["source"]),
            from_share=float(entry["from_share"]),
            to_share=float(entry["to_share"]),
        )
        for name, entry in data.items()
    }
