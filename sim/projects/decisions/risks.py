"""What a project manager decides about risks."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.projects.decisions.common import MOST, led, status_refusal
from sim.projects.floor import ProjectsFloor
from sim.projects.nudges import expense_left

Response = Literal["avoid", "mitigate", "transfer", "accept", "contingency"]
_NOT_AVOIDED = ("outside", "person")


@dataclass(frozen=True, slots=True)
class HoldRiskWorkshop(Decision):
    """Think together about what may go wrong: names some of what nobody had thought of, in some days; costs hours."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "control"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse projects that are not under way."""
        return status_refusal(floor, self.project, "chartered", "running")

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Hold it."""
        floor.risks.hold_workshop(floor.state.projects[self.project], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["HoldRiskWorkshop", ...]:
        """Offer it for projects under way."""
        return tuple(cls(project.id) for project in led(view, "chartered", "running"))[:MOST]


@dataclass(frozen=True, slots=True)
class RespondToRisk(Decision):
    """Avoid, mitigate, pass on, accept or prepare for a known risk; each has its price and leaves something."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "control"

    project: str
    risk: str
    response: Response

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse unknown risks, those over, a second response but acceptance, what cannot be avoided, lack of money."""
        refusal = status_refusal(floor, self.project, "chartered", "running")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        risk = project.risks.get(self.risk)
        if risk is None or not risk.known:
            return Refusal.of("unknown_risk", id=self.risk)
        if risk.state != "open":
            return Refusal.of("risk_is_over", risk=self.risk)
        if risk.response not in ("none", "accept") or risk.response == self.response:
            return Refusal.of("risk_answered", risk=self.risk)
        if self.response == "avoid" and floor.risks.kind(project, risk).source in _NOT_AVOIDED:
            return Refusal.of("risk_not_avoidable", risk=self.risk)
        price = floor.risks.price(project, risk, self.response)
        left = expense_left(project)
        if price.cents + price.held_cents > max(0, left):
            return Refusal.of("project_has_less", left_cents=max(0, left))
        return None

    def money_cents(self, floor: ProjectsFloor) -> int:
        """Return what it costs the project at once, or holds ready."""
        project = floor.find(self.project)
        risk = project.risks.get(self.risk) if project is not None else None
        if project is None or risk is None or not risk.known:
            return 0
        price = floor.risks.price(project, risk, self.response)
        return price.cents + price.held_cents

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Do it."""
        project = floor.state.projects[self.project]
        floor.risks.respond(project, project.risks[self.risk], self.response, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["RespondToRisk", ...]:
        """Offer all responses to the likeliest known risks without one."""
        responses: tuple[Response, ...] = ("mitigate", "contingency", "transfer", "accept", "avoid")
        options: list[RespondToRisk] = []
        for project in led(view, "chartered", "running"):
            waiting = [r for r in project.risks if r.state == "open" and r.response == "none"]
            waiting.sort(key=lambda r: (-round(r.probability, 6), r.id))
            options += [cls(project.id, risk.id, response) for risk in waiting[:2] for response in responses]
        return tuple(options[:MOST])


DECISIONS = (HoldRiskWorkshop, RespondToRisk)
