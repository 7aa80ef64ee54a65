"""What time without service costs: integrals that are brought up to date whenever a state changes."""

from dataclasses import replace

from sim.kernel.calendar import Calendar
from sim.kernel.units import HOUR
from sim.scenario.definitions import Scenario, ServiceDef
from sim.scenario.vocabulary import ServiceState
from sim.services.infrastructure.state import ServiceRun


class Availability:
    """Value-weighted availability and outage cost of all services."""

    def __init__(self, scenario: Scenario) -> None:
        """Prepare: office hours are those of the calendar ``office``, else of the service."""
        self.rules = scenario.rules.services
        self._services = {service.id: service for service in scenario.services}
        office = scenario.calendars.get("office")
        self._office: dict[str, Calendar] = {
            service.id: office if office is not None else scenario.calendars[service.calendar]
            for service in scenario.services
        }
        self._loss: dict[ServiceState, float] = {"up": 0.0, "degraded": self.rules.degraded_loss_share, "down": 1.0}
        """Share of its value that a service loses in planned outages."""

    def definition(self, service: str) -> ServiceDef:
        """Return what the scenario says of a service."""
        return self._services[service]

    def weight(self, run: ServiceRun, from_s: int, to_s: int) -> float:
        """Return the seconds between two instants of one week, weighted by what they are worth."""
        open_s = self._office[run.id].between(from_s, to_s)
        return (open_s + (to_s - from_s - open_s) * self._services[run.id].off_hours_share) * run.season

    def count(self, run: ServiceRun, now: int) -> None:
        """Bring the integrals of a service up to date; call before its state or season changes."""
        if now <= run.counted_s:
            return
        weight = self.weight(run, run.counted_s, now)
        run.due_s += weight
        if run.state != "up":
            lost = _lost_share(run) * weight
            planned = self.loss_share(run) * weight - lost
            run.lost_s += lost
            run.lost_planned_s += planned
            value = self._services[run.id].value_cents_per_h
            run.cost_cents += (lost + planned * self.rules.planned_loss_share) * value / HOUR
            if run.unplanned == "down":
                run.down_s += now - run.counted_s
            elif run.unplanned == "degraded":
                run.degraded_s += now - run.counted_s
        run.counted_s = now

    def loss_share(self, run: ServiceRun) -> float:
        """Return the share of its value that a service loses now, planned outages included."""
        return max(_lost_share(run), self._loss[run.state] if run.state != run.unplanned else 0.0)

    def projected(self, run: ServiceRun, now: int) -> ServiceRun:
        """Return a copy of a service with its integrals up to date; the original stays as it is."""
        copy = replace(run)
        self.count(copy, now)
        return copy

    def cents_per_h(self, run: ServiceRun, now: int) -> int:
        """Return what the present state costs the business per hour now."""
        share = 1.0 if self._office[run.id].is_open(now) else self._services[run.id].off_hours_share
        return round(self._services[run.id].value_cents_per_h * run.season * share * _lost_share(run))


def _lost_share(run: ServiceRun) -> float:
    """Return the share of its value that a service loses now without a plan."""
    if run.unplanned == "degraded":
        return run.slow
    return 1.0 if run.unplanned == "down" else 0.0
