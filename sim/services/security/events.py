"""What happened to security."""

from typing import NamedTuple


class PatchCadenceSet(NamedTuple):
    """Patch rounds come at another interval."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    old_days: int
    days: int


class PatchRoundSkipped(NamedTuple):
    """A patch round was left out: the one before is not finished (``backlog``), or changes are frozen (``freeze``)."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    group: str
    assets: tuple[str, ...]
    reason: str


class VulnerabilityExploited(NamedTuple):
    """Attackers broke into an asset through an open vulnerability; nobody knows yet."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    vulnerability: str
    open_days: float
    patch_existed: bool


class ExploitFended(NamedTuple):
    """An attempt on an open vulnerability failed this time."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str
    vulnerability: str


class PhishingWave(NamedTuple):
    """A phishing campaign reached the organisation."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    lure_share: float
    targets: int
    clicks: int


class CredentialsStolen(NamedTuple):
    """A click gave an attacker a way in; nobody knows yet."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    asset: str


class SecurityIncidentFound(NamedTuple):
    """A break-in was discovered, and the response begins."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    incident: str
    kind: str
    asset: str
    ransomware: bool
    dwell_days: float
    loss_cents: int


class IncidentPhaseDone(NamedTuple):
    """A phase of the response is finished: contain, eradicate, recover or notify."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    incident: str
    phase: str
    person: str


class SecurityIncidentClosed(NamedTuple):
    """The response is over; ``late`` if those concerned were told too late."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    incident: str
    asset: str
    loss_cents: int
    late: bool


class AwarenessCampaignStarted(NamedTuple):
    """An awareness campaign began."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    scale: str
    cents: int


class AwarenessCampaignEnded(NamedTuple):
    """An awareness campaign is over; ``odds`` of clicking are relative to untrained people."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    odds: float


class AuditCommissioned(NamedTuple):
    """Auditors look for what nobody has looked for."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    cents: int
    report_s: int


class AuditReported(NamedTuple):
    """The report of an audit: findings by asset."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    findings: tuple[str, ...]
    assets: tuple[str, ...]


class FindingHardened(NamedTuple):
    """A finding of an audit was fixed."""

    id: str
    t_s: int
    causes: tuple[str, ...]
    finding: str
    asset: str
    person: str
