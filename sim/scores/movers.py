"""Movers: the events that moved each topic, noted as they happen, so that a number can be explained."""

from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.units import week_of
from sim.money.events import AccountOverspent, MonthClosed
from sim.people.events import FatigueChanged, MoraleChanged, NoticeGiven, PersonLeft
from sim.relations.events import SatisfactionChanged, TrustChanged
from sim.scores.project_notes import ProjectNotes
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
    "executives",
    "not_own",
    "owner",
    "chair",
    "promise",
    "rule",
    "delivery",
    "stop",
    "control",
    "risk",
    "scope",
    "report",
    "team",
    "defect",
    "benefit",
    "strategy",
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
        subscribe(AssetFailed, lambda e: self.note("failure", e.id, 1.0, "count"))
        subscribe(MajorIncidentDeclared, lambda e: self.note("major", e.id, 1.0, "count"))
        subscribe(TicketResolved, self._resolved)
        subscribe(TicketReopened, lambda e: self.note("reopened", e.id, 1.0, "tickets"))
        subscribe(AccountOverspent, lambda e: self.note("budget", e.id, e.over_cents, "cents"))
        subscribe(MonthClosed, lambda e: self.note("budget", e.id, abs(e.variance_cents), "cents"))
        subscribe(MoraleChanged, lambda e: self.note("morale", e.id, abs(e.morale - e.before), "points"))
        subscribe(FatigueChanged, lambda e: self.note("fatigue", e.id, abs(e.fatigue - e.before), "points"))
        subscribe(NoticeGiven, lambda e: self.note("leaver", e.id, 1.0, "people"))
        subscribe(PersonLeft, lambda e: self.note("leaver", e.id, 1.0, "people"))
        subscribe(SecurityIncidentFound, lambda e: self.note("incident", e.id, e.loss_cents, "cents"))
        subscribe(VulnerabilityExploited, lambda e: self.note("incident", e.id, e.open_days, "count"))
        subscribe(AssetPatched, lambda e: self.note("patching", e.id, e.lag_days, "count"))
        subscribe(AuditReported, lambda e: self.note("finding", e.id, len(e.findings), "count"))
        subscribe(PhishingWave, lambda e: self.note("phishing", e.id, e.clicks, "count"))
        subscribe(ChangeFailed, lambda e: self.note("change", e.id, 1.0, "count"))
        subscribe(SatisfactionChanged, lambda e: self.note("satisfaction", e.id, abs(e.points), "points"))
        subscribe(TrustChanged, self._trust)
        ProjectNotes(self)

    def _trust(self, event: TrustChanged) -> None:
        self.note("trust", event.id, abs(event.points), "points")
        if event.party == "executives":
            self.note("executives", event.id, abs(event.points), "points")

    def note(self, topic: str, event: str, effect: float, unit: str) -> None:
        """Note an event that moved a topic."""
        self.notes[topic].append(Mover(event, week_of(self.floor.core.now), effect, unit))

    def _service(self, event: ServiceStateChanged) -> None:
        """An outage is noted when it ends or changes, with what it cost until then."""
        run = self.floor.infrastructure.state.services[event.service]
        began = self._began.pop(event.service, None)
        if began is not None:
            self.note("outage", began[0], run.cost_cents - began[1], "cents")
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
            self.note("sla", event.id, self._weights[event.priority], "tickets")

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

    def strongest_of_each(self, topics: tuple[str, ...], week: int, most: int) -> tuple[Mover, ...]:
        """Return the strongest movers of several topics in turn; effects in different units cannot be ranked."""
        columns = [self.strongest((topic,), week, most) for topic in topics]
        found: dict[str, Mover] = {}
        for place in range(most):
            for column in columns:
                if place < len(column):
                    found.setdefault(column[place].event, column[place])
        return tuple(found.values())[:most]

    def of_subject(self, prefix: str, week: int, most: int) -> tuple[Mover, ...]:
        """Return the movers whose ids begin with a prefix, up to a week: the latest, in order of happening."""
        found: dict[str, Mover] = {}
        for notes in self.notes.values():
            for mover in notes:
                if mover.week <= week and mover.event.startswith(prefix):
                    found.setdefault(mover.event, mover)
        latest = sorted(found.values(), key=lambda m: (-m.week, m.event))[:most]
        return tuple(sorted(latest, key=lambda m: (m.week, m.event)))
