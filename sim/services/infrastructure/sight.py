"""Makes the view of the infrastructure: integrals are projected to now without touching the state."""

import math
from typing import TYPE_CHECKING

from sim.kernel.units import DAY, HOUR, WEEK
from sim.services.infrastructure.monitoring import LEVELS
from sim.services.infrastructure.state import Asset, ServiceRun
from sim.services.infrastructure.view import AssetView, InfrastructureView, ServiceView

if TYPE_CHECKING:
    from sim.services.infrastructure.floor import Infrastructure


def view_of(floor: "Infrastructure") -> InfrastructureView:
    """Return a snapshot."""
    state = floor.state
    services = tuple(_service(floor, run) for run in state.services.values())
    values = [(s.value_cents_per_h, s.availability_share) for s in services]
    total = math.fsum(value for value, _ in values)
    return InfrastructureView(
        assets=tuple(_asset(floor, asset) for asset in state.assets.values()),
        services=services,
        alert_ratio=state.alert_ratio,
        upkeep_missed=state.upkeep_missed,
        availability_share=math.fsum(value * share for value, share in values) / total if total else 1.0,
        outage_h=math.fsum(s.outage_h for s in services),
        outage_cost_cents=sum(s.cost_cents for s in services),
        asset_failures=state.detections,
        mean_time_to_restore_h=state.restore_s / state.restored / HOUR if state.restored else 0.0,
        mean_time_to_detect_h=state.detect_s / state.detections / HOUR if state.detections else 0.0,
    )


def _asset(floor: "Infrastructure", asset: Asset) -> AssetView:
    now = floor.core.now
    kind = floor.classes[asset.kind]
    hidden = bool(asset.fault) and not asset.detected
    return AssetView(
        id=asset.id,
        kind=asset.kind,
        field=asset.field,
        level=asset.level,
        state=("degraded" if asset.overloaded else "up") if hidden else asset.state,
        planned_down=asset.planned_down,
        overloaded=asset.overloaded,
        load_share=asset.carried / asset.capacity if asset.capacity > 0 else 0.0,
        capacity=asset.capacity,
        age_weeks=(now - asset.born_s) / WEEK,
        patch_lag_days=(now - asset.patched_s) / DAY if kind.patch_h > 0 else 0.0,
        patchable=kind.patch_h > 0,
        exposed=asset.exposed,
        contract=asset.contract,
        price_cents=asset.price_cents,
        failures=asset.failures - (hidden and asset.fault == "failure"),
        monitoring=LEVELS[floor.monitoring.level_of(asset.id)],
        services=floor.graph.direct[asset.id],
    )


def _service(floor: "Infrastructure", run: ServiceRun) -> ServiceView:
    now, availability = floor.core.now, floor.availability
    definition = availability.definition(run.id)
    total = availability.projected(run, now)
    return ServiceView(
        id=run.id,
        state=run.state,
        since_s=run.since_s,
        planned=run.state != run.unplanned,
        critical=definition.critical,
        value_cents_per_h=definition.value_cents_per_h,
        availability_share=1.0 - total.lost_s / total.due_s if total.due_s > 0 else 1.0,
        outage_h=total.down_s / HOUR,
        degraded_h=total.degraded_s / HOUR,
        outages=run.outages,
        cost_cents=round(total.cost_cents),
        lost_cents_per_h=availability.cents_per_h(run, now),
        monitoring=run.monitoring,
        wanted=run.wanted,
        monitoring_cents_per_month=floor.monitoring.monthly_cents(run.monitoring),
        users=tuple(definition.users.items()),
        depends_on=definition.depends_on,
        assets=tuple(dict.fromkeys(asset for r in definition.requires for asset in r.assets)),
        season=run.season,
    )
