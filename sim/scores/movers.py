"""Movers: the events that moved each topic, noted as they happen, so that a number can be explained."""

from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.units import week_of
from sim.money.events import AccountOverspent, MonthClosed
from sim.people.events import FatigueChanged, MoraleChanged, NoticeGiven, PersonLeft
from sim.relations.events import SatisfactionChanged, TrustChanged
from sim.services.change.events import ChangeFailed
from sim.services.desk.events import MajorIncidentDeclared, TicketReopened, TicketResolved
from sim.services.infrastructure.events import AssetFailed, AssetPatched, ServiceStateChanged
from sim.services.security.events import (
    AuditReported,
    PhishingWave,
    SecurityIncidentFound,
    VulnerabilityExploited,
)

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor


class Mover(NamedTuple):
    """An event that moved a topic.

    Attributes:
        event: Its id.
        week: When.
        effect: How much, in ``unit``; larger is more, whatever the direction.
        unit: ``cents``, ``tickets``, ``points``, ``people`` or ``count``.
    """

    event: str
    week: int
    effect: float
    unit: str


TOPICS = (
    "outage",
    "failure",
    "major",
    "sla",
    "reopened",
    "budget",
    "morale",
    "fatigue",
    "leaver",
    "incident",
    "patching",
    "finding",
    "phishing",
    "change",
    "satisfaction",
    "trust",
)


class Movers:
    """Notes of what moved what."""

    def __init__(self, floor: "ScoresFloor") -> None:
        """Subscribe to everything that moves a number noticeably."""
        self.floor = floor
        self.notes: dict[str, list[Mover]] = {topic: [] for topic in TOPICS}
        self._weights = (0.0, floor.rules.sla_p1_weight, floor.rules.sla_p2_weight, 1.0, 1.0, 1.0)
        self._began: dict[str, tuple[str, float]] = {}
        subscribe = floor.core.log.subscribe
        subscribe(ServiceStateChanged, self._service)
        subscribe(AssetFailed, lambda e: self._note("failure", e.id, 1.0, "count"))
        subscribe(MajorIncidentDeclared, lambda e: self._note("major", e.id, 1.0, "count"))
        subscribe(TicketResolved, self._resolved)
        subscribe(TicketReopened, lambda e: self._note("reopened", e.id, 1.0, "tickets"))
        subscribe(AccountOverspent, lambda e: self._note("budget", e.id, e.over_cents, "cents"))
        subscribe(MonthClosed, lambda e: self._note("budget", e.id, abs(e.variance_cents), "cents"))
        subscribe(MoraleChanged, lambda e: self._note("morale", e.id, abs(e.morale - e.before), "points"))
        subscribe(FatigueChanged, lambda e: self._note("fatigue", e.id, abs(e.fatigue - e.before), "points"))
        subscribe(NoticeGiven, lambda e: self._note("leaver", e.id, 1.0, "people"))
        subscribe(PersonLeft, lambda e: self._note("leaver", e.id, 1.0, "people"))
        subscribe(SecurityIncidentFound, lambda e: self._note("incident", e.id, e.loss_cents, "cents"))
        subscribe(VulnerabilityExploited, lambda e: self._note("incident", e.id, e.open_days, "count"))
        subscribe(AssetPatched, lambda e: self._note("patching", e.id, e.lag_days, "count"))
        subscribe(AuditReported, lambda e: self._note("finding", e.id, len(e.findings), "count"))
        subscribe(PhishingWave, lambda e: self._note("phishing", e.id, e.clicks, "count"))
        subscribe(ChangeFailed, lambda e: self._note("change", e.id, 1.0, "count"))
        subscribe(SatisfactionChanged, lambda e: self._note("satisfaction", e.id, abs(e.points), "points"))
        subscribe(TrustChanged, lambda e: self._note("trust", e.id, abs(e.points), "points"))

    def _note(self, topic: str, event: str, effect: float, unit: str) -> None:
        self.notes[topic].append(Mover(event, week_of(self.floor.core.now), effect, unit))

    def _service(self, event: ServiceStateChanged) -> None:
        """An outage is noted when it ends or changes, with what it cost until then."""
        run = self.floor.infrastructure.state.services[event.service]
        began = self._began.pop(event.service, None)
        if began is not None:
            self._note("outage", began[0], run.cost_cents - began[1], "cents")
        if event.new != "up":
            self._began[event.service] = (event.id, run.cost_cents)

    def running(self) -> list[Mover]:
        """Return outages that last until now, with what they have cost so far."""
        week = week_of(self.floor.core.now)
        services = self.floor.infrastructure.state.services
        return [
            Mover(event, week, services[name].cost_cents - before, "cents")
            for name, (event, before) in self._began.items()
        ]

    def _resolved(self, event: TicketResolved) -> None:
        if not event.sla_met and not event.parent:
            self._note("sla", event.id, self._weights[event.priority], "tickets")

    def strongest(self, topics: tuple[str, ...], week: int, most: int) -> tuple[Mover, ...]:
        """Return the strongest movers up to a week, each event once, strongest first."""
        found: dict[str, Mover] = {}
        for topic in topics:
            notes = self.notes[topic] + (self.running() if topic == "outage" else [])
            for mover in notes:
                known = found.get(mover.event)
                if mover.week <= week and (known is None or mover.effect > known.effect):
                    found[mover.event] = mover
        return tuple(sorted(found.values(), key=lambda m: (-m.effect, m.event))[:most])
