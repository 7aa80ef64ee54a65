"""What a seat may see of the infrastructure: faults only once they are noticed."""

from dataclasses import dataclass
from typing import NamedTuple

from sim.scenario.vocabulary import MonitoringLevel, ServiceState


class AssetView(NamedTuple):
    """An asset as the department knows it.

    Attributes:
        state: As far as it is noticed.
        load_share: Load over capacity.
        age_weeks: Since it was put into service.
        patch_lag_days: Since its last patch; 0 if it is never patched.
        failures: Failures that were noticed.
        services: Services that require it.
    """

    id: str
    kind: str
    field: str
    level: float
    state: ServiceState
    planned_down: bool
    overloaded: bool
    load_share: float
    capacity: float
    age_weeks: float
    patch_lag_days: float
    patchable: bool
    exposed: bool
    contract: str
    price_cents: int
    failures: int
    monitoring: MonitoringLevel
    services: tuple[str, ...]


class ServiceView(NamedTuple):
    """A service as its users live it.

    Attributes:
        availability_share: Since the start, weighted by value, planned outages apart.
        outage_h: Hours down without a plan.
        degraded_h: Hours degraded.
        cost_cents: What lost time cost the business.
        lost_cents_per_h: What the present state costs per hour now.
        wanted: Level of monitoring being set up, else the level in force.
    """

    id: str
    state: ServiceState
    since_s: int
    planned: bool
    critical: int
    value_cents_per_h: int
    availability_share: float
    outage_h: float
    degraded_h: float
    outages: int
    cost_cents: int
    lost_cents_per_h: int
    monitoring: MonitoringLevel
    wanted: MonitoringLevel
    monitoring_cents_per_month: int
    users: tuple[tuple[str, int], ...]
    depends_on: tuple[str, ...]
    assets: tuple[str, ...]
    season: float


@dataclass(frozen=True, slots=True)
class InfrastructureView:
    """Everything that runs.

    Attributes:
        alert_ratio: Alerts per week over what people can read; above 1 detection is slow.
        upkeep_missed: Weeks of monitoring upkeep that nobody did.
    """

    assets: tuple[AssetView, ...]
    services: tuple[ServiceView, ...]
    alert_ratio: float
    upkeep_missed: int
    availability_share: float
    outage_h: float
    outage_cost_cents: int
    asset_failures: int
    mean_time_to_restore_h: float
    mean_time_to_detect_h: float
