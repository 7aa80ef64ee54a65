"""Risks: what may happen to a project, what is known of it, and what is done about it."""

import math
from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.engine import Occurrence
from sim.kernel.log import CHANCE
from sim.kernel.units import DAY, WEEK, hours, week_of, week_start
from sim.kernel.variates import lognormal
from sim.people.events import PersonLeft
from sim.projects.events.control import RiskAnswered, RisksIdentified, RiskStruck, RiskWorkshopHeld
from sim.projects.nudges import RANK, believed_h, hour_cents, name, origin
from sim.projects.risk_deck import deck
from sim.projects.state import Project, Risk
from sim.services.infrastructure.events import AssetFailed

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

RESPONSES = ("avoid", "mitigate", "transfer", "accept", "contingency")
_LIVE = ("chartered", "running")
_SIZE_SD = 0.4
_SLOWER = 0.15
_DAYS_MOST = 20.0


class Kind(NamedTuple):
    """What a risk is, whether it comes from a register or from the deck."""

    impact: str
    source: str
    subject: str
    task: str
    from_week: int
    to_week: int


class Price(NamedTuple):
    """What a response costs at once, and what it holds ready."""

    hours: float
    cents: int
    held_cents: int


class Risks:
    """Births, workshops, responses, strikes.

    Draws:
        ``projects/risk``: per project and risk: strike, instant, whether it is there (deck), size (deck).
        ``projects/identify``: per project, workshop and risk, whether it is named.
        ``projects/victim``: per project and risk, whom or what it hits where nobody is named.
    """

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Listen for what operations and the staff feel as well."""
        self.floor = floor
        self.rules = floor.scenario.rules.control
        self._identify = floor.core.luck.family("projects/identify")
        self._victim = floor.core.luck.family("projects/victim")
        self._registers = {d.id: {risk.id: risk for risk in d.risks} for d in floor.scenario.projects}
        floor.core.log.subscribe(PersonLeft, self._left)
        floor.core.log.subscribe(AssetFailed, self._failed)

    def start(self) -> None:
        """Make nothing due: risks run from the charter."""

    def close_week(self, week: int) -> None:
        """Nothing moves by the week."""

    def kind(self, project: Project, risk: Risk) -> Kind:
        """Return what a risk is."""
        general = deck().get(risk.definition)
        if general is not None:
            from_week = week_of(max(0, project.chartered_s))
            return Kind(general.impact, general.source, "", "", from_week, project.due_week)
        own = self._registers[project.id][risk.definition]
        return Kind(own.impact, own.source, own.subject, own.task, own.from_week, own.to_week)

    # ---------------------------------------------------------------------------------------------------- births

    def begin(self, project: Project, cause: str) -> None:
        """Draw the general deck for a chartered project, and make every risk of it due."""
        now, core = self.floor.core.now, self.floor.core
        span_s = max(WEEK, week_start(project.due_week + 1) - now)
        work_h = math.fsum(believed_h(task) for task in project.tasks.values())
        money = project.budget_cents + project.capital_cents
        family = core.luck.family("projects/risk")
        for risk_id, general in deck().items():
            u = family.named(f"project/{project.id}/risk/{risk_id}")
            if u[2] >= general.share:
                continue
            scale = {"effort": work_h, "requirement": work_h, "cost": float(money)}.get(general.impact, 1.0)
            size = general.size * scale * lognormal(u[3], -0.5 * _SIZE_SD**2, _SIZE_SD)
            at = general.from_share + u[1] * (general.to_share - general.from_share)
            due_s = now + round(at * span_s)
            project.risks[risk_id] = Risk(risk_id, risk_id, general.probability, size, due_s, u[0], False)
        for risk in project.risks.values():
            if risk.due_s <= now:
                risk.state = "passed"
            elif risk.due_s < core.horizon_s:
                entity = f"project/{project.id}/risk/{risk.id}"
                core.engine.at(risk.due_s, RANK + 5, entity, self._due, (project.id, risk.id))

    # ------------------------------------------------------------------------------------------------- workshops

    def hold_workshop(self, project: Project, cause: str) -> None:
        """Sit together; what comes of it is known some days later."""
        rules, core = self.rules, self.floor.core
        number, week = self.floor.number(project, "risk_workshop"), week_of(core.now)
        soon = week - project.counts.get("risk_workshop_week", -99) < rules.workshop_again_weeks
        project.counts["risk_workshop_week"] = week
        entity = f"project/{project.id}/risk-workshop/{number}"
        core.publish(RiskWorkshopHeld(f"{entity}/held", core.now, (cause,), project.id))
        members = len(self.floor.members(project.id))
        if members:
            self.floor.add_effort(project.id, rules.workshop_h_per_member * members, f"{entity}/held")
        if soon:
            self.floor.stakeholders.move_all(project, -rules.workshop_patience_points, f"{entity}/held")
        due_s = core.now + round(rules.workshop_days * DAY)
        if due_s < core.horizon_s:
            core.engine.at(due_s, RANK, entity, self._found, (project.id, entity))

    def _found(self, occurrence: Occurrence) -> None:
        project_id, entity = occurrence.payload
        project = self.floor.state.projects[project_id]
        found = []
        for risk in project.risks.values():
            if not risk.known and risk.state == "open":
                u = self._identify.one(f"{entity}/{risk.id}")
                if u < self.rules.workshop_find_share:
                    risk.known = True
                    found.append(risk.id)
        core = self.floor.core
        core.publish(RisksIdentified(f"{entity}/over", core.now, (f"{entity}/held",), project_id, tuple(found)))

    # ------------------------------------------------------------------------------------------------- responses

    def worth_h(self, project: Project, risk: Risk) -> float:
        """Return the impact of a risk in hours of work, so that responses can be priced."""
        rules, impact = self.rules, self.kind(project, risk).impact
        if impact == "cost":
            return risk.size / self.floor.scenario.rules.projects.standard_rate_cents_per_h
        each = {"delay": rules.risk_day_h, "defects": rules.risk_defect_h}.get(impact, 1.0)
        return risk.size * each

    def price(self, project: Project, risk: Risk, response: str) -> Price:
        """Return what a response costs."""
        rules, worth_h = self.rules, self.worth_h(project, risk)
        if response == "avoid":
            return Price(rules.avoid_cost_share * worth_h, 0, 0)
        if response == "mitigate":
            return Price(rules.mitigate_cost_share * worth_h, 0, 0)
        cents = hour_cents(self.floor, worth_h)
        if response == "transfer":
            passed_on = risk.probability * (1.0 - rules.transfer_size_factor)
            return Price(0.0, round(rules.transfer_premium_factor * passed_on * cents), 0)
        if response == "contingency":
            return Price(0.0, 0, round(rules.contingency_share * cents))
        return Price(0.0, 0, 0)

    def respond(self, project: Project, risk: Risk, response: str, cause: str) -> None:
        """Do something about a risk; its uniform stays, so that a response only takes strikes away."""
        price, rules = self.price(project, risk, response), self.rules
        event_id = name(self.floor, project, f"risk/{risk.id}/response")
        now = self.floor.core.now
        cents = price.cents + price.held_cents
        self.floor.core.publish(
            RiskAnswered(event_id, now, (cause,), project.id, risk.id, response, cents, price.hours)
        )
        risk.response, risk.contingency_cents = response, price.held_cents
        if price.hours > 0.0:
            self.floor.add_effort(project.id, price.hours, event_id)
        if price.cents:
            self.floor.spend(project, price.cents, f"risk/{risk.id}", event_id, "project_expense")
        if response == "avoid":
            risk.probability = 0.0
        elif response == "mitigate":
            risk.probability *= rules.mitigate_probability_factor
            risk.size *= rules.mitigate_size_factor
        elif response == "transfer":
            risk.size *= rules.transfer_size_factor

    def scale(self, project: Project, share: float, cause: str) -> None:
        """Make all open risks of a project likelier (or, negative, less likely) by a share."""
        for risk in project.risks.values():
            if risk.state == "open":
                risk.probability = min(0.95, max(0.0, risk.probability * (1.0 + share)))

    # --------------------------------------------------------------------------------------------------- strikes

    def _due(self, occurrence: Occurrence) -> None:
        project_id, risk_id = occurrence.payload
        project = self.floor.state.projects[project_id]
        risk = project.risks[risk_id]
        if risk.state != "open":
            return
        if project.status in _LIVE and risk.u < risk.probability:
            cause = f"{CHANCE}projects/risk/project/{project_id}/risk/{risk_id}"
            self.strike(project, risk, cause)
        else:
            risk.state, risk.contingency_cents = "passed", 0

    def strike(self, project: Project, risk: Risk, cause: str, felt: bool = False) -> None:
        """Let a risk happen; ``felt`` if operations or the staff feel it already."""
        floor, rules, kind = self.floor, self.rules, self.kind(project, risk)
        risk.state = "struck"
        size = risk.size * (rules.contingency_size_factor if risk.response == "contingency" else 1.0)
        task = (
            kind.task
            if kind.task in project.tasks and project.tasks[kind.task].state not in ("done", "dropped")
            else ""
        )
        event_id = f"project/{project.id}/risk/{risk.id}/struck"
        causes = tuple(dict.fromkeys((cause, origin(project))))
        floor.core.publish(
            RiskStruck(
                event_id,
                floor.core.now,
                causes,
                project.id,
                risk.id,
                kind.impact,
                size,
                risk.known,
                risk.response,
                task,
            )
        )
        held, risk.contingency_cents = risk.contingency_cents, 0
        if held:
            floor.spend(project, held, f"risk/{risk.id}", event_id, "project_expense")
        self._impact(project, kind.impact, size, task, event_id)
        if not felt:
            self._elsewhere(project, risk, kind, event_id)
        prepared = risk.known and risk.response != "none"
        points = rules.strike_points * (rules.strike_prepared_factor if prepared else 1.0)
        floor.stakeholders.move(project, -points, event_id)

    def _impact(self, project: Project, impact: str, size: float, task: str, cause: str) -> None:
        floor = self.floor
        if impact == "effort":
            floor.add_effort(project.id, size, cause, task)
        elif impact == "delay":
            floor.delay(project.id, size, cause, task)
        elif impact == "cost":
            floor.spend(project, round(size), "risk", cause, "project_expense")
        elif impact == "defects":
            floor.add_defects(project.id, size, cause)
        else:
            floor.add_scope(project.id, size, cause)

    def _elsewhere(self, project: Project, risk: Risk, kind: Kind, cause: str) -> None:
        """Let the staff, a vendor or operations feel it too."""
        floor, now = self.floor, self.floor.core.now
        u = self._victim.one(f"project/{project.id}/risk/{risk.id}")
        if kind.source == "person":
            person = kind.subject or self._one_of(floor.members(project.id), u)
            if person:
                away_days = min(_DAYS_MOST, risk.size if kind.impact == "delay" else 5.0)
                floor.people.add_absence(person, now, now + round(away_days * DAY), "away", cause)
        elif kind.source == "vendor" and kind.subject in floor.relations.state.vendors:
            floor.relations.state.vendors[kind.subject].slowdown += _SLOWER
        elif kind.source == "operations":
            touched = floor.definitions[project.id].go_live_assets
            asset = kind.subject or self._one_of(touched, u)
            if asset in floor.infrastructure.state.assets and not floor.infrastructure.state.assets[asset].fault:
                effort_s = hours(self.rules.outage_effort_h)
                floor.change.break_and_tell(f"project/{project.id}/risk/{risk.id}", asset, "degraded", effort_s, cause)

    @staticmethod
    def _one_of(names: tuple[str, ...], u: float) -> str:
        return sorted(names)[int(u * len(names))] if names else ""

    def _open_about(self, source: str, subject: str) -> list[tuple[Project, Risk]]:
        return [
            (project, risk)
            for project in self.floor.open_projects()
            if project.status in _LIVE
            for risk in project.risks.values()
            if risk.state == "open" and self.kind(project, risk)[1:3] == (source, subject)
        ]

    def _left(self, event: PersonLeft) -> None:
        """Let what depended on somebody happen when they leave."""
        for project, risk in self._open_about("person", event.person):
            self.strike(project, risk, event.id, felt=True)

    def _failed(self, event: AssetFailed) -> None:
        """Let what depended on an asset happen when it fails by itself."""
        for project, risk in self._open_about("operations", event.asset):
            if risk.response != "avoid":
                self.strike(project, risk, event.id, felt=True)
