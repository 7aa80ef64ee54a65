"""Response: a break-in is discovered, contained, eradicated, recovered from and notified, one after the other."""

import math
from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence, Stop
from sim.kernel.units import DAY, HOUR, WEEK, days, hours
from sim.kernel.variates import lognormal
from sim.services.security.events import (
    IncidentPhaseDone,
    SecurityIncidentClosed,
    SecurityIncidentFound,
)
from sim.services.security.state import PHASES, Incident
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.services.security.floor import SecurityFloor

RANK = 840
_NOTICED_AT_ONCE_S = HOUR
_OUTSIDE = "outside"


class Response:
    """Break-ins from their beginning to the last notice.

    Draws:
        ``security/incident``: per incident its time to discovery, kind, isolation, loss; ``security/incident/effort``:
        the touch time of its phases.
    """

    def __init__(self, floor: "SecurityFloor") -> None:
        """Prepare."""
        self._floor = floor
        self._what = floor.core.luck.family("security/incident", 4)
        self._effort = floor.core.luck.family("security/incident/effort", 4)

    # ------------------------------------------------------------------------------------------------- discovery

    def begin(self, incident_id: str, kind: str, asset: str, cause: str) -> None:
        """Let a break-in begin; it is discovered later, sooner where services are monitored."""
        floor, rules = self._floor, self._floor.rules
        u = self._what.named(incident_id)
        incident = Incident(incident_id, kind, asset, floor.core.now, cause)
        incident.ransomware = u[1] < rules.ransomware_share
        floor.state.incidents[incident_id] = incident
        if incident.ransomware:
            delay_s = _NOTICED_AT_ONCE_S
        else:
            delay_days = lognormal(u[0], math.log(rules.detect_median_days), rules.detect_sd) * self._sight(asset)
            delay_s = days(min(delay_days, rules.detect_max_days))
        found_s = floor.core.now + delay_s
        if found_s < floor.core.horizon_s:
            floor.core.engine.at(found_s, RANK, incident_id, self._found, incident_id)

    def _sight(self, asset: str) -> float:
        """Return how monitoring shortens the time to discovery."""
        floor, rules = self._floor, self._floor.rules
        run = floor.infrastructure.state.services.get(floor.change.service_of.get(asset, ""))
        level = run.monitoring if run is not None else "none"
        return {"none": 1.0, "basic": rules.detect_basic_factor, "full": rules.detect_full_factor}[level]

    def _found(self, occurrence: Occurrence) -> None:
        floor, now = self._floor, occurrence.due_s
        incident = floor.state.incidents[str(occurrence.payload)]
        incident.found_s = now
        incident.loss_cents = self._loss_cents(incident)
        floor.state.incidents_found += 1
        floor.state.loss_cents += incident.loss_cents
        event_id = f"{incident.id}/found"
        floor.core.publish(
            SecurityIncidentFound(
                id=event_id,
                t_s=now,
                causes=(incident.cause,),
                incident=incident.id,
                kind=incident.kind,
                asset=incident.asset,
                ransomware=incident.ransomware,
                dwell_days=(now - incident.began_s) / DAY,
                loss_cents=incident.loss_cents,
            )
        )
        incident.cause = event_id
        floor.money.spend("security", floor.rules.forensics_cents, f"forensics/{incident.id}", event_id)
        self._take_down(incident)
        self._blame(incident)
        floor.core.engine.ask_stop(Stop("security_incident", "it", incident.id))
        self._begin_phase(incident)

    def _loss_cents(self, incident: Incident) -> int:
        rules = self._floor.rules
        u = self._what.named(incident.id)
        loss = lognormal(u[3], math.log(rules.loss_median_cents), rules.loss_sd)
        if incident.ransomware:
            loss *= rules.loss_ransomware_factor
        loss *= 1.0 + rules.loss_dwell_per_week * (incident.found_s - incident.began_s) / WEEK
        return round(min(loss, rules.loss_cap_cents))

    def _take_down(self, incident: Incident) -> None:
        """Ransomware takes assets down; otherwise the asset may have to leave the net until it is clean."""
        floor, rules = self._floor, self._floor.rules
        assets = floor.infrastructure.state.assets
        if incident.ransomware:
            others = [a for a in assets if a != incident.asset and assets[a].field == assets[incident.asset].field]
            hit = [incident.asset, *others][: rules.ransomware_assets_max]
        elif self._what.named(incident.id)[2] < rules.isolate_share:
            hit = [incident.asset]
        else:
            hit = []
        # What is down already belongs to somebody else's repair.
        down = [asset for asset in hit if not assets[asset].fault]
        for asset in down:
            floor.infrastructure.break_asset(asset, "down", incident.cause)
        incident.down = tuple(down)

    def _blame(self, incident: Incident) -> None:
        floor, rules = self._floor, self._floor.rules
        factor = rules.ransomware_points_factor if incident.ransomware else 1.0
        floor.relations.change_trust("executives", -rules.executives_points * factor, incident.cause)
        users = floor.users_of(incident.asset)
        for department in floor.scenario.departments:
            if incident.ransomware or not users or department.id in users:
                floor.relations.change_trust(department.id, -rules.departments_points * factor, incident.cause)

    # --------------------------------------------------------------------------------------------------- phases

    def _begin_phase(self, incident: Incident) -> None:
        floor, rules = self._floor, self._floor.rules
        phase = PHASES[incident.phase]
        median_h = rules.phase_median_h[incident.phase]
        effort_h = median_h * lognormal(self._effort.named(incident.id)[incident.phase], 0.0, rules.phase_sd)
        if incident.ransomware:
            effort_h *= rules.ransomware_effort_factor
        if not floor.change.able_for("security", rules.response_level):
            self._call_outside(incident, effort_h)
            return
        item = WorkItem(
            id=f"{incident.id}/{phase}",
            kind="security",
            duty="operations",
            field="security",
            level=rules.response_level,
            left_s=hours(effort_h),
            priority=1 if phase == "contain" or incident.ransomware else 2,
            born_s=floor.core.now,
            due_s=incident.found_s + round(rules.notify_due_h * HOUR) if phase == "notify" else -1,
            value=sum(floor.infrastructure.worth_per_h(asset) for asset in incident.down),
            service=floor.change.service_of.get(incident.asset, ""),
            cause=incident.cause,
            urgent_off_hours=phase == "contain" or incident.ransomware,
        )
        incident.item = item.id
        floor.work.add(item)

    def _call_outside(self, incident: Incident, effort_h: float) -> None:
        """Let outside responders do a phase that nobody here is able to."""
        floor, rules = self._floor, self._floor.rules
        phase = PHASES[incident.phase]
        incident.item = ""
        cents = round(effort_h * rules.outside_cents_per_h)
        floor.money.spend("security", cents, f"responders/{incident.id}/{phase}", incident.cause)
        floor.core.engine.at(
            floor.core.now + days(rules.outside_days), RANK + 1, incident.id, self._outside_done, incident.id
        )

    def _outside_done(self, occurrence: Occurrence) -> None:
        self._phase_done(self._floor.state.incidents[str(occurrence.payload)], _OUTSIDE)

    def item_done(self, item_id: str, person: str) -> bool:
        """Go on when the work of a phase is done; tell whether the item was one of ours."""
        incident = self._floor.state.incidents.get(item_id.rpartition("/")[0])
        if incident is None or incident.item != item_id:
            return False
        self._phase_done(incident, person)
        return True

    def _phase_done(self, incident: Incident, person: str) -> None:
        floor, now = self._floor, self._floor.core.now
        phase = PHASES[incident.phase]
        incident.item = ""
        event_id = f"{incident.id}/{phase}/done"
        floor.core.publish(IncidentPhaseDone(event_id, now, (incident.cause,), incident.id, phase, person))
        incident.cause = event_id
        if phase == "recover":
            for asset in incident.down:
                floor.infrastructure.restore(asset, event_id)
            incident.down = ()
        if phase == PHASES[-1]:
            self._close(incident)
            return
        incident.phase += 1
        self._begin_phase(incident)

    def _close(self, incident: Incident) -> None:
        floor, now, rules = self._floor, self._floor.core.now, self._floor.rules
        late = now > incident.found_s + round(rules.notify_due_h * HOUR)
        event_id = f"{incident.id}/closed"
        floor.core.publish(
            SecurityIncidentClosed(
                event_id, now, (incident.cause,), incident.id, incident.asset, incident.loss_cents, late
            )
        )
        if late:
            floor.relations.change_trust("executives", -rules.late_points, event_id)
        del floor.state.incidents[incident.id]

    def look_for_hands(self) -> None:
        """Call outside responders for what nobody here is able to do any more; once a week is soon enough."""
        floor = self._floor
        if floor.change.able_for("security", floor.rules.response_level):
            return
        for incident in list(floor.state.incidents.values()):
            item = floor.work.state.items.get(incident.item) if incident.item else None
            if item is not None and not item.worker:
                left_h = item.left_s / HOUR
                floor.work.cancel(item.id, incident.cause)
                self._call_outside(incident, left_h)
