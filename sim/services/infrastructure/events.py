"""What happened to assets and services."""

from typing import NamedTuple

from sim.scenario.vocabulary import MonitoringLevel, ServiceState


class AssetFailed(NamedTuple):
    """An asset failed by itself; nobody need know yet.

    Attributes:
        number: Which failure of the asset this is.
        mode: ``degraded`` or ``down``.
        failure_cause: hardware, software, undetermined, network, facilities or human.
        repair_s: Touch time of the repair at speed 1.
        services: Services that are worse off for it.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    number: int
    mode: ServiceState
    failure_cause: str
    repair_s: int
    field: str
    level: float
    needs_vendor: bool
    services: tuple[str, ...]


class AssetBroken(NamedTuple):
    """Something from outside (a change, an attack) broke an asset."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    mode: ServiceState


class AssetRestored(NamedTuple):
    """An asset works again."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    down_s: int


class AssetOverloaded(NamedTuple):
    """An asset carries more than it can and has become slow."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    load_share: float


class AssetRelieved(NamedTuple):
    """An asset carries no more than it can again."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    load_share: float


class PlannedOutageBegan(NamedTuple):
    """An asset was taken out of service on purpose."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str


class PlannedOutageEnded(NamedTuple):
    """An asset is back from a planned outage."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str


class AssetPatched(NamedTuple):
    """An asset has the newest patches."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    lag_days: float


class AssetReplaced(NamedTuple):
    """An asset was replaced by a new one."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str


class AssetUpgraded(NamedTuple):
    """An asset can carry more."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    capacity: float


class ServiceStateChanged(NamedTuple):
    """A service went up, became degraded, or went down.

    Attributes:
        loss_share: Share of its value that the service loses from now on.
    """

    id: str
    t_s: int
    causes: tuple[str, ...]
    service: str
    old: ServiceState
    new: ServiceState
    planned: bool
    loss_share: float


class MonitoringChanged(NamedTuple):
    """A monitoring level of a service is in force, or (``active`` false) being set up."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    service: str
    level: MonitoringLevel
    active: bool


class AlertOverloadChanged(NamedTuple):
    """Alerts per week against what people can read crossed 1, in either direction."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    ratio: float


class HazardFactorSet(NamedTuple):
    """Something above the machines changed how often an asset fails; 1 takes it back."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    factor: float
