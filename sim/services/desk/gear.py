"""What new equipment does to demand: first questions, then peace.

Complaints about what is down or slow are contacts on an incident (see ``outages``), not demand: so demand hangs on
decisions alone, never on how fast somebody happened to work.
"""

from sim.kernel.core import Core
from sim.kernel.units import WEEK
from sim.scenario.definitions import Scenario
from sim.services.desk.demand import Demand
from sim.services.infrastructure.events import AssetReplaced
from sim.services.infrastructure.floor import Infrastructure


class Gear:
    """Factors on demand that follow the infrastructure."""

    def __init__(self, core: Core, scenario: Scenario, demand: Demand, infrastructure: Infrastructure) -> None:
        """Prepare and listen."""
        self.core = core
        self.rules = scenario.rules.desk
        self.demand = demand
        self.infrastructure = infrastructure
        self._new: dict[str, int] = {}
        core.log.subscribe(AssetReplaced, self._replaced)

    def _replaced(self, event: AssetReplaced) -> None:
        self._new[event.asset] = self.core.now
        for service in self.infrastructure.graph.direct[event.asset]:
            self.demand.set_service_factor(service, f"new/{event.asset}", self.rules.new_gear_demand_factor)

    def close_week(self) -> None:
        """End the weeks of questions."""
        for asset, since_s in list(self._new.items()):
            if self.core.now - since_s >= self.rules.new_gear_weeks * WEEK:
                del self._new[asset]
                for service in self.infrastructure.graph.direct[asset]:
                    self.demand.set_service_factor(service, f"new/{asset}", self.rules.settled_gear_demand_factor)
