"""Audit: finds what nobody looked for; what it finds is hardened as work, what it misses stays."""

from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.units import WEEK, hours
from sim.kernel.variates import lognormal
from sim.services.security.events import AuditCommissioned, AuditReported, FindingHardened
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.services.security.floor import SecurityFloor

RANK = 850
HARDEN = "harden"


class Audit:
    """Audits and the hardening that follows.

    Draws:
        ``security/audit``: per audit and finding, whether it is found; ``security/hardening``: the touch time to fix
        a finding.
    """

    def __init__(self, floor: "SecurityFloor") -> None:
        """Name the hidden findings of every asset."""
        self._floor = floor
        luck = floor.core.luck
        self._finds = luck.family("security/audit", 4)
        self._effort = luck.family("security/hardening", 4)
        for asset in floor.scenario.assets:
            if asset.findings:
                names = [f"finding/{asset.id}/{k}" for k in range(1, asset.findings + 1)]
                floor.state.hidden[asset.id] = names

    def price_cents(self) -> int:
        """Return what an audit of all assets costs."""
        rules = self._floor.rules
        return rules.audit_base_cents + rules.audit_asset_cents * len(self._floor.scenario.assets)

    def commission(self, cause: str) -> None:
        """Order an audit and pay for it."""
        floor, state, rules = self._floor, self._floor.state, self._floor.rules
        state.audits += 1
        report_s = floor.core.now + rules.audit_weeks * WEEK
        event_id = f"security/audit/{state.audits}/commissioned"
        cents = self.price_cents()
        floor.core.publish(AuditCommissioned(event_id, floor.core.now, (cause,), cents, report_s))
        floor.money.spend("security", cents, "audit", event_id)
        state.audit_until_s, state.audit_cause = report_s, event_id
        if report_s < floor.core.horizon_s:
            floor.core.engine.at(report_s, RANK, "security/audit", self._report)

    def _report(self, occurrence: Occurrence) -> None:
        floor, state = self._floor, self._floor.state
        found: list[tuple[str, str]] = []
        for asset, names in state.hidden.items():
            for finding in names:
                if self._finds.one(f"{state.audits}/{finding}") < floor.rules.audit_finds_share:
                    found.append((finding, asset))
        event_id = f"security/audit/{state.audits}/reported"
        findings, assets = tuple(f for f, _ in found), tuple(a for _, a in found)
        floor.core.publish(AuditReported(event_id, occurrence.due_s, (state.audit_cause,), findings, assets))
        state.audit_until_s = -1
        for finding, asset in found:
            state.hidden[asset].remove(finding)
            state.known[finding] = asset
            self._harden(finding, asset, event_id)

    def _harden(self, finding: str, asset_id: str, cause: str) -> None:
        floor, rules = self._floor, self._floor.rules
        asset = floor.infrastructure.state.assets[asset_id]
        effort_h = lognormal(self._effort.one(finding), rules.hardening_mu, rules.hardening_sd)
        floor.work.add(
            WorkItem(
                id=f"{finding}/{HARDEN}",
                kind="security",
                duty="operations",
                field=asset.field,
                level=asset.level,
                left_s=hours(effort_h),
                priority=3 if asset.exposed else 4,
                born_s=floor.core.now,
                service=floor.change.service_of.get(asset_id, ""),
                cause=cause,
            )
        )

    def item_done(self, item_id: str, person: str, cause: str) -> None:
        """Note that a finding is fixed."""
        floor, state = self._floor, self._floor.state
        finding = item_id.rpartition("/")[0]
        asset = state.known.pop(finding, None)
        if asset is None:
            return
        floor.infrastructure.state.assets[asset].findings -= 1
        state.hardened += 1
        event_id = f"{finding}/hardened"
        floor.core.publish(FindingHardened(event_id, floor.core.now, (cause,), finding, asset, person))

    def replaced(self, asset: str, cause: str) -> None:
        """Forget the findings of an asset that was replaced."""
        floor, state = self._floor, self._floor.state
        state.hidden.pop(asset, None)
        for finding in [f for f, on in state.known.items() if on == asset]:
            del state.known[finding]
            floor.work.cancel(f"{finding}/{HARDEN}", cause)
