"""Departments: what a week of outages, late tickets, improvements and refusals does to satisfaction and trust."""

from typing import TYPE_CHECKING

from sim.business.state import DepartmentWeek, ServiceWeek
from sim.kernel.units import HOUR
from sim.relations.state import Department

if TYPE_CHECKING:
    from sim.business.floor import BusinessFloor

_WEEKS_REMEMBERED = 8


class Departments:
    """Weekly movement of satisfaction and trust. Losses weigh about twice gains."""

    def __init__(self, floor: "BusinessFloor") -> None:
        """Prepare who uses what."""
        self.floor = floor
        self.rules = floor.rules
        self.relations = floor.relations
        self.services = floor.scenario.services

    def week_of(self, service: str) -> ServiceWeek:
        """Return this week's record of a service."""
        week = self.floor.state.week
        record = week.get(service)
        if record is None:
            record = week[service] = ServiceWeek()
        return record

    def tickets_of(self, department: str) -> DepartmentWeek:
        """Return this week's record of a department's tickets."""
        week = self.floor.state.department_week
        record = week.get(department)
        if record is None:
            record = week[department] = DepartmentWeek()
        return record

    def close_week(self) -> None:
        """Let every department draw its conclusions, and begin a new week."""
        lost = self._lost_hours()
        for name, department in self.relations.state.departments.items():
            before = department.satisfaction
            self._outages(name, department, lost)
            self._tickets(name, department)
            self._told(name)
            moved = department.satisfaction - before
            if moved:
                cause = self._cause(name)
                self.relations.change_trust(name, moved * self.rules.trust_follow_share, cause)
            self._drift(name, department)
        self.floor.state.week.clear()
        self.floor.state.department_week.clear()

    def _lost_hours(self) -> dict[str, tuple[float, float]]:
        """Return the hours lost this week per service, unplanned and planned, weighted by what they are worth."""
        infrastructure = self.floor.infrastructure
        infrastructure.settle()
        seen = self.floor.state.outage_seen_s
        lost = {}
        total = 0.0
        for run in infrastructure.state.services.values():
            unplanned = (run.lost_s - seen.get(run.id, 0.0)) / HOUR
            planned = (run.lost_planned_s - seen.get(f"{run.id}/planned", 0.0)) / HOUR
            seen[run.id], seen[f"{run.id}/planned"] = run.lost_s, run.lost_planned_s
            lost[run.id] = (unplanned, planned)
            total += unplanned
        weeks = self.floor.state.outage_weeks
        weeks.append(total)
        del weeks[:-_WEEKS_REMEMBERED]
        return lost

    def _outages(self, name: str, department: Department, lost: dict[str, tuple[float, float]]) -> None:
        rules = self.rules
        points = worst = 0.0
        cause = ""
        for service in self.services:
            unplanned, planned = lost[service.id]
            users = service.users.get(name, 0)
            if not users or (unplanned == 0.0 and planned == 0.0):
                continue
            record = self.week_of(service.id)
            told = rules.outage_informed_factor if record.informed else 1.0
            felt = (unplanned * told + planned * rules.outage_planned_factor) * min(1.0, users / department.users)
            points += felt * rules.outage_points_per_h
            if felt > worst:
                worst, cause = felt, record.outage_cause or f"start:service/{service.id}"
        if points > 0.0:
            if self.floor.campaigns.running(name):
                points *= self.floor.campaigns.rules.campaign_outage_factor
            points = min(points, rules.outage_cap_points)
            self.floor.meetings.note(name, "outages", points)
            self._annoy(name, department, points, cause)

    def _annoy(self, name: str, department: Department, points: float, cause: str) -> None:
        """Take satisfaction away; who expects little any more is less disappointed."""
        expects = min(1.0, department.satisfaction / self.rules.neutral_points)
        self.relations.change_satisfaction(name, -points * expects, cause)

    def _tickets(self, name: str, department: Department) -> None:
        rules = self.rules
        record = self.floor.state.department_week.get(name)
        if record is None:
            return
        count = record.met + record.missed
        neutral = rules.sla_neutral_share
        if count and record.met >= neutral * count:
            points = rules.sla_gain_points * (record.met / count - neutral) / (1.0 - neutral)
            self.relations.change_satisfaction(name, points, record.met_cause)
        elif count:
            points = rules.sla_loss_points * (neutral - record.met / count) / neutral
            self.floor.meetings.note(name, "late", points)
            self._annoy(name, department, points, record.miss_cause)
        per_hundred = 100.0 / max(1, department.users)
        if record.reopened:
            points = rules.reopened_points * record.reopened * per_hundred
            self.floor.meetings.note(name, "reopened", points)
            self._annoy(name, department, points, record.reopen_cause)
        if record.improved:
            points = rules.improved_points * record.improved * per_hundred
            self.relations.change_satisfaction(name, points, record.improved_cause)

    def _told(self, name: str) -> None:
        """Being told of a major incident builds trust; a P1 in silence costs it."""
        for service in self.services:
            record = self.floor.state.week.get(service.id)
            if record is None or not record.major_cause or not service.users.get(name):
                continue
            points = self.rules.informed_trust_points if record.informed else -self.rules.undeclared_trust_points
            self.relations.change_trust(name, points, record.major_cause)

    def _cause(self, name: str) -> str:
        """Return what weighed most this week, for the cause chain of trust."""
        for service in self.services:
            record = self.floor.state.week.get(service.id)
            if record is not None and record.outage_cause and service.users.get(name):
                return record.outage_cause
        own = self.floor.state.department_week.get(name)
        causes = (own.miss_cause, own.reopen_cause, own.improved_cause, own.met_cause) if own is not None else ()
        return next((cause for cause in causes if cause), f"start:department/{name}")

    def _drift(self, name: str, department: Department) -> None:
        rules = self.rules
        root = f"start:department/{name}"
        away = rules.neutral_points - department.satisfaction
        self.relations.change_satisfaction(name, away * rules.satisfaction_drift_share, root)
        away = rules.neutral_points - department.trust
        self.relations.change_trust(name, away * rules.trust_drift_share, root)
