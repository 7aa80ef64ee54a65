"""State of security."""

from dataclasses import dataclass, field
from typing import Final, Literal

PHASES: Final = ("contain", "eradicate", "recover", "notify")
Scale = Literal["light", "full"]


@dataclass(slots=True)
class Holes:
    """Vulnerabilities of one asset that nobody exploits, as parallel lists; some are not published yet.

    Attributes:
        published_s: When each is or was published.
        patch_s: From when there is a patch.
        rounds: How many patch rounds it still withstands once there is one.
    """

    published_s: list[int] = field(default_factory=list)
    patch_s: list[int] = field(default_factory=list)
    rounds: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Threat:
    """A vulnerability that attackers use.

    Attributes:
        strike: Number of the attempt to come, from 1.
        strike_s: When it comes.
    """

    id: str
    asset: str
    published_s: int
    patch_s: int
    rounds: int
    strike: int
    strike_s: int


@dataclass(slots=True)
class Incident:
    """A break-in, found or not.

    Attributes:
        kind: ``exploit`` or ``phishing``.
        began_s: When it began.
        found_s: When it was discovered, or -1.
        phase: Place in ``PHASES`` of what is being done.
        item: Work item in hand; empty while outside responders do it, or before discovery.
        down: Assets that are down because of it.
        loss_cents: What it costs the organisation.
        cause: Id of its latest event.
    """

    id: str
    kind: str
    asset: str
    began_s: int
    cause: str
    ransomware: bool = False
    found_s: int = -1
    phase: int = 0
    item: str = ""
    down: tuple[str, ...] = ()
    loss_cents: int = 0


@dataclass(slots=True)
class SecurityState:
    """Everything about security.

    Attributes:
        cadence_days: Days between patch rounds of one group.
        cadence_cause: Event that set it, or the start.
        cadence_changes: How often it was set.
        round_s: Group to the instant of its next round.
        last_round_s: Group to the instant of its last round.
        rounds_skipped: Rounds left out because the one before was not finished.
        holes: Asset to vulnerabilities.
        threats: Exploited vulnerabilities by id.
        closed: Vulnerabilities closed by patches.
        exposure_s: Seconds of exposure of closed vulnerabilities, weighted by the exposure of the asset.
        incidents: Open break-ins by id.
        incidents_found: Discovered so far.
        loss_cents: Loss to the organisation so far.
        phish_waves: Campaigns so far.
        phish_targets: Mails delivered so far.
        phish_clicks: Clicks so far.
        campaigns: Awareness campaigns so far.
        campaign_until_s: End of the running campaign, or -1.
        campaign_cause: Event that started it.
        campaign_light: Whether it is a light one.
        awareness: Odds of clicking relative to untrained, right after the last campaign.
        awareness_s: When that was.
        audits: Audits so far.
        audit_until_s: When the report of the running audit comes, or -1.
        audit_cause: Event that commissioned it.
        hidden: Asset to ids of findings that nobody knows.
        known: Findings an audit found and nobody has fixed yet, with the asset.
        hardened: Findings fixed so far.
    """

    cadence_days: int
    cadence_cause: str = "start:patch-cadence"
    cadence_changes: int = 0
    round_s: dict[str, int] = field(default_factory=dict)
    last_round_s: dict[str, int] = field(default_factory=dict)
    rounds_skipped: int = 0
    holes: dict[str, Holes] = field(default_factory=dict)
    threats: dict[str, Threat] = field(default_factory=dict)
    closed: int = 0
    exposure_s: float = 0.0
    incidents: dict[str, Incident] = field(default_factory=dict)
    incidents_found: int = 0
    loss_cents: int = 0
    phish_waves: int = 0
    phish_targets: int = 0
    phish_clicks: int = 0
    campaigns: int = 0
    campaign_until_s: int = -1
    campaign_cause: str = ""
    campaign_light: bool = False
    awareness: float = 1.0
    awareness_s: int = 0
    audits: int = 0
    audit_until_s: int = -1
    audit_cause: str = ""
    hidden: dict[str, list[str]] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    hardened: int = 0
