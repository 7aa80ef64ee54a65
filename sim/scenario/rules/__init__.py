"""The numbers of the model, typed; their values, units, ranges and sources stand in ``ruleset.toml``.

One class per floor. Every field must have an entry in the ruleset and every entry a field; the loader checks both
ways. A field is ``float``, ``int``, or a tuple of floats.
"""

from dataclasses import dataclass

from sim.scenario.rules.assets import AssetClass
from sim.scenario.rules.business import BusinessRules
from sim.scenario.rules.changes import ChangesRules
from sim.scenario.rules.control import ControlRules
from sim.scenario.rules.desk import DeskRules
from sim.scenario.rules.hats import HatsRules
from sim.scenario.rules.money import MoneyRules
from sim.scenario.rules.people import PeopleRules
from sim.scenario.rules.projects import ProjectsRules
from sim.scenario.rules.relations import RelationsRules
from sim.scenario.rules.scores import ScoreRules
from sim.scenario.rules.security import SecurityRules
from sim.scenario.rules.services import ServicesRules
from sim.scenario.rules.strategy import StrategyRules
from sim.scenario.rules.work import WorkRules

__all__ = [
    "AssetClass",
    "BusinessRules",
    "ChangesRules",
    "ControlRules",
    "DeskRules",
    "HatsRules",
    "MoneyRules",
    "PeopleRules",
    "ProjectsRules",
    "RelationsRules",
    "Rules",
    "ScoreRules",
    "SecurityRules",
    "ServicesRules",
    "StrategyRules",
    "WorkRules",
]


@dataclass(frozen=True, slots=True)
class Rules:
    """All numbers of the model."""

    money: MoneyRules
    relations: RelationsRules
    people: PeopleRules
    work: WorkRules
    services: ServicesRules
    desk: DeskRules
    changes: ChangesRules
    security: SecurityRules
    projects: ProjectsRules
    control: ControlRules
    business: BusinessRules
    strategy: StrategyRules
    hats: HatsRules
    scores: ScoreRules
    asset_classes: dict[str, AssetClass]
    decision_hours: dict[str, float]
