"""State of the infrastructure."""

from dataclasses import dataclass  # an asset has a field of its own
from dataclasses import field as attribute

from sim.scenario.vocabulary import MonitoringLevel, ServiceState


@dataclass(slots=True)
class Asset:
    """A piece of infrastructure.

    Attributes:
        kind: Class of the ruleset.
        field: Skill to repair and patch it.
        level: Level that skill needs.
        state: What its own faults and its load make of it.
        planned_down: Taken out of service on purpose.
        overloaded: Whether it is slow because it carries more than it can.
        slow: Share of its value that a service on it loses while the asset is degraded.
        fault: ``failure`` (its own), ``broken`` (somebody's change or attack), or empty.
        fault_mode: What the fault makes of it, ``up`` without one.
        fault_id: Event that began the fault, or empty.
        fault_s: When it began.
        detected: Whether the department knows of the fault.
        born_s: When it was put into service; before the game it is negative.
        renewed_warp: Operational time of the last repair.
        patched_s: Last patch.
        maintained_s: Last time anybody worked on it on purpose.
        capacity: Load it can carry.
        load: Load at a season factor of 1.
        carried: Load it carries now.
        findings: Hidden weaknesses.
        failures: Failures so far; the next threshold has this number plus one.
        breaks: Faults from outside so far.
        outages: Planned outages so far.
        overloads: Times it was overloaded.
        factor: Modifiers of its hazard now in force.
        hazard: Hazard used up since the last failure, in units of the threshold.
        hazard_warp: Operational time up to which it is used up.
        ticking: Whether hazard is being used up (not while it stands still).
        modifiers: Name to a factor on its hazard that somebody above has set.
        patch_effort: Factor on the effort to patch it.
    """

    id: str
    kind: str
    field: str
    level: float
    contract: str
    exposed: bool
    price_cents: int
    capacity: float
    load: float
    carried: float
    born_s: int
    renewed_warp: float
    patched_s: int
    maintained_s: int
    findings: int
    state: ServiceState = "up"
    planned_down: bool = False
    overloaded: bool = False
    slow: float = 0.0
    fault: str = ""
    fault_mode: ServiceState = "up"
    fault_id: str = ""
    fault_s: int = -1
    detected: bool = False
    failures: int = 0
    breaks: int = 0
    outages: int = 0
    overloads: int = 0
    factor: float = 1.0
    hazard: float = 0.0
    hazard_warp: float = 0.0
    ticking: bool = True
    modifiers: dict[str, float] = attribute(default_factory=dict)
    patch_effort: float = 1.0

    @property
    def runs(self) -> bool:
        """Whether it works at all."""
        return self.fault_mode != "down" and not self.planned_down

    def settle(self) -> None:
        """Derive the state from fault and load."""
        self.state = "degraded" if self.overloaded and self.fault_mode == "up" else self.fault_mode


@dataclass(slots=True)
class ServiceRun:
    """A service in operation.

    Attributes:
        since_s: When the present state began.
        changes: Changes of state so far.
        unplanned: What the state would be without planned outages; the rest of the loss was planned.
        slow: Share of its value that is lost while ``unplanned`` is degraded.
        withheld: What a lapsed contract leaves of it at best.
        cause: Event of the last change of state, or empty.
        monitoring: Level in force.
        wanted: Level that is being set up, else the same.
        setups: Set-ups of monitoring so far.
        origin: Event or root that put the monitoring level in force.
        season: Load factor of the running week.
        counted_s: Up to when the integrals are counted.
        due_s: Seconds weighted by value (office hours 1, else the off-hours share, times season) since the start.
        lost_s: The same, lost without a plan.
        lost_planned_s: The same, lost in planned outages.
        down_s: Plain seconds down without a plan.
        degraded_s: Plain seconds degraded.
        outages: Times it went down without a plan.
        cost_cents: What lost time cost the business.
    """

    id: str
    monitoring: MonitoringLevel
    wanted: MonitoringLevel
    origin: str
    season: float
    state: ServiceState = "up"
    since_s: int = 0
    changes: int = 0
    unplanned: ServiceState = "up"
    slow: float = 0.0
    withheld: ServiceState = "up"
    cause: str = ""
    setups: int = 0
    counted_s: int = 0
    due_s: float = 0.0
    lost_s: float = 0.0
    lost_planned_s: float = 0.0
    down_s: int = 0
    degraded_s: int = 0
    outages: int = 0
    cost_cents: float = 0.0


@dataclass(slots=True)
class InfrastructureState:
    """Everything that runs.

    Attributes:
        alert_ratio: Alerts per week over what people can read.
        upkeep_missed: Weeks of monitoring upkeep that nobody did.
        upkeep_item: Work item of upkeep that is still open, or empty.
        failures: Failures so far.
        restored: Faults that ended.
        restore_s: Time from fault to restoration, summed.
        detections: Faults that were noticed.
        detect_s: Time from fault to notice, summed.
        hazards_set: How often a factor on a failure rate was set, for causal names.
    """

    assets: dict[str, Asset]
    services: dict[str, ServiceRun]
    alert_ratio: float = 0.0
    upkeep_missed: int = 0
    upkeep_item: str = ""
    failures: int = 0
    restored: int = 0
    restore_s: int = 0
    detections: int = 0
    detect_s: int = 0
    hazards_set: int = 0
