"""What a seat may see of security: what is published, found and reported, never what is hidden."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.units import WEEK, week_of
from sim.services.security.state import PHASES

if TYPE_CHECKING:
    from sim.services.security.floor import SecurityFloor


class AssetExposure(NamedTuple):
    """How open an asset is."""

    asset: str
    exposed: bool
    open: int
    patch_lag_days: float


class IncidentView(NamedTuple):
    """A security incident that was found and is not closed."""

    id: str
    kind: str
    asset: str
    ransomware: bool
    found_s: int
    phase: str
    outside: bool
    loss_cents: int


class FindingView(NamedTuple):
    """A finding of an audit that nobody has fixed yet."""

    id: str
    asset: str


@dataclass(frozen=True, slots=True)
class SecurityView:
    """Security as the department knows it.

    Attributes:
        open: Published vulnerabilities that are not patched.
        exposure: The same, weighted by the exposure of the asset.
        exposure_days: Integral of that since the start.
        patch_lag_days: Mean time since the last patch.
        rounds_skipped: Patch rounds left out because the one before was not finished.
        awareness: Odds of clicking relative to untrained people.
        campaign_weeks_left: Of the running awareness campaign, 0 if there is none.
        audit_week: Week of the report of the running audit, 0 if there is none.
        incidents_found: Break-ins discovered since the start.
        loss_cents: What they cost the organisation.
    """

    cadence_days: int
    open: int
    exposure: float
    exposure_days: float
    patch_lag_days: float
    assets: tuple[AssetExposure, ...]
    rounds_skipped: int
    phish_waves: int
    phish_click_share: float
    awareness: float
    campaigns: int
    campaign_weeks_left: int
    campaign_light_cents: int
    campaign_full_cents: int
    audits: int
    audit_week: int
    audit_cents: int
    findings: tuple[FindingView, ...]
    hardened: int
    incidents: tuple[IncidentView, ...]
    incidents_found: int
    loss_cents: int


def security_view(floor: "SecurityFloor", seat: str) -> SecurityView:
    """Return the view of a seat."""
    state, now, mechanism = floor.state, floor.core.now, floor.vulnerabilities
    assets = floor.infrastructure.state.assets
    open_by_asset = mechanism.open_by_asset()
    return SecurityView(
        cadence_days=state.cadence_days,
        open=sum(open_by_asset.values()),
        exposure=mechanism.exposure(),
        exposure_days=mechanism.exposure_days(),
        patch_lag_days=mechanism.patch_lag_days(),
        assets=tuple(
            AssetExposure(a, assets[a].exposed, count, (now - assets[a].patched_s) / 86_400)
            for a, count in open_by_asset.items()
        ),
        rounds_skipped=state.rounds_skipped,
        phish_waves=state.phish_waves,
        phish_click_share=floor.phish_click_share(),
        awareness=floor.phishing.odds(),
        campaigns=state.campaigns,
        campaign_weeks_left=-(-max(0, state.campaign_until_s - now) // WEEK),
        campaign_light_cents=floor.phishing.price_cents("light"),
        campaign_full_cents=floor.phishing.price_cents("full"),
        audits=state.audits,
        audit_week=week_of(state.audit_until_s) if state.audit_until_s >= 0 else 0,
        audit_cents=floor.audit.price_cents(),
        findings=tuple(FindingView(finding, asset) for finding, asset in state.known.items()),
        hardened=state.hardened,
        incidents=tuple(
            IncidentView(i.id, i.kind, i.asset, i.ransomware, i.found_s, PHASES[i.phase], not i.item, i.loss_cents)
            for i in state.incidents.values()
            if i.found_s >= 0
        ),
        incidents_found=state.incidents_found,
        loss_cents=state.loss_cents,
    )
