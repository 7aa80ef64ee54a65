"""Threats: attackers try exploited vulnerabilities, again and again, until a patch or a break-in."""

from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.log import CHANCE
from sim.kernel.units import DAY, days
from sim.kernel.variates import exponential
from sim.services.security.events import ExploitFended, VulnerabilityExploited
from sim.services.security.state import Threat
from sim.services.security.vulnerabilities import Vulnerability

if TYPE_CHECKING:
    from sim.services.security.floor import SecurityFloor

RANK = 810


class Threats:
    """The attempts of attackers; one occurrence per exploited vulnerability, for its next attempt.

    Draws:
        ``security/strike``: per attempt whether it succeeds, and the gap to the next one.
    """

    def __init__(self, floor: "SecurityFloor") -> None:
        """Prepare."""
        self._floor = floor
        self._luck = floor.core.luck.family("security/strike", 4)

    def take_up(self, born: Vulnerability) -> Threat | None:
        """Return the threat with its first attempt of the game due, or None if none comes."""
        floor = self._floor
        threat = Threat(born.id, born.asset, born.published_s, born.patch_s, born.rounds, 1, born.exploit_s)
        while threat.strike_s < 0:
            if not self._advance(threat):
                return None
        self._arm(threat)
        return threat if threat.strike_s < floor.core.horizon_s else None

    def _advance(self, threat: Threat) -> bool:
        """Go on to the next attempt; tell whether there is one."""
        rules = self._floor.rules
        if threat.strike >= rules.strikes_max:
            return False
        gap_days = exponential(self._luck.named(f"{threat.id}/{threat.strike}")[1], rules.strike_gap_days)
        threat.strike += 1
        threat.strike_s += days(gap_days)
        return True

    def _arm(self, threat: Threat) -> None:
        core = self._floor.core
        if threat.strike_s < core.horizon_s:
            core.engine.at(threat.strike_s, RANK, f"{threat.id}/{threat.strike}", self._strike, threat.id)

    def _strike(self, occurrence: Occurrence) -> None:
        floor = self._floor
        threat = floor.state.threats.get(str(occurrence.payload))
        if threat is None:
            return
        rules, now = floor.rules, occurrence.due_s
        asset = floor.infrastructure.state.assets[threat.asset]
        name = f"{threat.id}/{threat.strike}"
        chance = rules.hit_exposed_share if asset.exposed else rules.hit_inside_share
        chance = min(rules.hit_most_share, chance * (1.0 + rules.finding_factor * asset.findings))
        causes = (f"{CHANCE}security/strike/{name}",)
        if self._luck.named(name)[0] < chance:
            event_id = f"{threat.id}/exploited"
            open_days = (now - threat.published_s) / DAY
            existed = threat.patch_s <= now
            floor.core.publish(VulnerabilityExploited(event_id, now, causes, asset.id, threat.id, open_days, existed))
            floor.vulnerabilities.close(threat)
            floor.response.begin(f"{threat.id}/breach", "exploit", asset.id, event_id)
            return
        floor.core.publish(ExploitFended(f"{name}/fended", now, causes, asset.id, threat.id))
        if self._advance(threat):
            self._arm(threat)
        else:
            # Attackers lose interest; it stays open, as harmless as the others.
            floor.vulnerabilities.calm(threat)
