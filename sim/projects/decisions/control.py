"""What a project manager decides to keep control: baseline, risks, change requests, reports, escalations."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import week_of
from sim.projects.decisions.common import MOST, led, status_refusal
from sim.projects.decisions.risks import DECISIONS as RISKS
from sim.projects.floor import ProjectsFloor

Colour = Literal["green", "amber", "red"]
Matter = Literal["people", "money", "date", "scope", "conflict"]
_WEEKS_MOST = 13
_PERCENT_MOST = 50


@dataclass(frozen=True, slots=True)
class SetBaseline(Decision):
    """Promise the plan as it stands: date, cost and buffer; from now on everything is measured against it."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse a second one, and one before the charter was worked out."""
        refusal = status_refusal(floor, self.project, "chartered")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        if not project.charter_submitted:
            return Refusal.of("charter_not_submitted", project=self.project)
        if all(task.state == "dropped" for task in project.tasks.values()):
            return Refusal.of("nothing_planned", project=self.project)
        room = floor.relations.promises.room(floor.seat_of(project))
        return None if room else Refusal.of("too_many_promises")

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Promise it."""
        floor.control.set_baseline(floor.state.projects[self.project], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetBaseline", ...]:
        """Offer it for chartered projects."""
        return tuple(cls(project.id) for project in led(view, "chartered"))[:MOST]


@dataclass(frozen=True, slots=True)
class RequestRebaseline(Decision):
    """Ask to be measured against another plan; schedule stays half judged by the first promise."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "plan"

    project: str
    weeks: int
    budget_percent: int = 0

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse without a plan in force, while one wish waits, and for nothing or too much."""
        refusal = status_refusal(floor, self.project, "running")
        if refusal is not None:
            return refusal
        if self.project in floor.state.rebaselines:
            return Refusal.of("rebaseline_waits", project=self.project)
        if not 0 <= self.weeks <= _WEEKS_MOST or not 0 <= self.budget_percent <= _PERCENT_MOST:
            return Refusal.of("rebaseline_out_of_range", weeks=_WEEKS_MOST, percent=_PERCENT_MOST)
        nothing = not self.weeks and not self.budget_percent
        return Refusal.of("rebaseline_of_nothing") if nothing else None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Ask."""
        project = floor.state.projects[self.project]
        cents = round(project.baselines[-1].budget_cents * self.budget_percent / 100)
        floor.control.rebaselines.ask(project, self.weeks, cents, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["RequestRebaseline", ...]:
        """Offer two and four weeks, and what the forecast says, with a tenth more money or none."""
        options: list[RequestRebaseline] = []
        for project in led(view, "running"):
            late = 0
            if project.forecast is not None and project.baselines:
                late = min(_WEEKS_MOST, int(project.forecast.week_p80) - project.baselines[-1].finish_week)
            weeks = sorted({2, 4, late} if late > 0 else {2, 4})
            options += [cls(project.id, n, percent) for n in weeks for percent in (0, 10)]
        return tuple(options[:MOST])


@dataclass(frozen=True, slots=True)
class AnswerChangeRequest(Decision):
    """Answer somebody who wants something else than agreed: take it in, refuse it, put it off, or ask the sponsor."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "control"

    project: str
    request: str
    answer: Literal["accept", "reject", "defer", "escalate"]

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse unknown requests and those answered."""
        refusal = status_refusal(floor, self.project, "chartered", "running")
        if refusal is not None:
            return refusal
        request = floor.state.projects[self.project].change_requests.get(self.request)
        if request is None:
            return Refusal.of("unknown_change_request", id=self.request)
        return None if request.state == "open" else Refusal.of("change_request_answered", request=self.request)

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Answer it."""
        project = floor.state.projects[self.project]
        floor.change_requests.answer(project, project.change_requests[self.request], self.answer, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AnswerChangeRequest", ...]:
        """Offer all answers to the oldest requests."""
        options: list[AnswerChangeRequest] = []
        for project in led(view, "chartered", "running"):
            waiting = sorted((r for r in project.change_requests if r.state == "open"), key=lambda r: r.answer_by_week)
            for request in waiting[:3]:
                options += [
                    cls(project.id, request.id, "accept"),
                    cls(project.id, request.id, "reject"),
                    cls(project.id, request.id, "defer"),
                    cls(project.id, request.id, "escalate"),
                ]
        return tuple(options[:MOST])


@dataclass(frozen=True, slots=True)
class ReportStatus(Decision):
    """Report colour and forecast, as you know them or rosier: calm now, and twice the loss if it is found out."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "control"

    project: str
    colour: Colour
    forecast: Literal["honest", "rosy"] = "honest"

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse projects without a plan in force, and a second report in a week."""
        refusal = status_refusal(floor, self.project, "running")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        again = bool(project.reports) and project.reports[-1].week == week_of(floor.core.now)
        return Refusal.of("reported_already", project=self.project) if again else None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Send it."""
        project = floor.state.projects[self.project]
        floor.control.reports.write(project, self.colour, self.forecast == "rosy", decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ReportStatus", ...]:
        """Offer the honest report in every colour, and a green one that hides what is known."""
        options: list[ReportStatus] = []
        for project in led(view, "running"):
            options += [cls(project.id, "green"), cls(project.id, "amber"), cls(project.id, "red")]
            options.append(cls(project.id, "green", "rosy"))
        return tuple(options[:MOST])


@dataclass(frozen=True, slots=True)
class UpdateStakeholder(Decision):
    """Talk to a party whose trust counts; who has just been spoken to gains little."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "control"

    project: str
    party: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse parties without a part in the project."""
        refusal = status_refusal(floor, self.project)
        if refusal is not None:
            return refusal
        known = self.party in floor.stakeholders.powers(floor.state.projects[self.project])
        return None if known else Refusal.of("not_a_stakeholder", party=self.party)

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Talk."""
        floor.stakeholders.update(floor.state.projects[self.project], self.party, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["UpdateStakeholder", ...]:
        """Offer who has heard least, by power."""
        options = [
            (round(s.engagement / max(0.01, s.power), 9), project.id, s.party)
            for project in led(view, "chartered", "running", "live")
            for s in project.stakeholders
        ]
        return tuple(cls(project, party) for _, project, party in sorted(options)[:MOST])


@dataclass(frozen=True, slots=True)
class Escalate(Decision):
    """Put a matter before the IT manager: inside tolerance it comes back and costs; outside it is expected."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "control"

    project: str
    matter: Matter

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse while another matter waits."""
        refusal = status_refusal(floor, self.project, "chartered", "running", "paused")
        if refusal is not None:
            return refusal
        waits = self.project in floor.state.escalations
        return Refusal.of("escalation_waits", project=self.project) if waits else None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Escalate it."""
        floor.control.escalate(floor.state.projects[self.project], self.matter, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["Escalate", ...]:
        """Offer all matters."""
        matters: tuple[Matter, ...] = ("date", "money", "people", "scope", "conflict")
        projects = led(view, "chartered", "running")
        return tuple(cls(project.id, matter) for project in projects for matter in matters)[:MOST]


DECISIONS = (
    SetBaseline,
    RequestRebaseline,
    AnswerChangeRequest,
    ReportStatus,
    UpdateStakeholder,
    Escalate,
    *RISKS,
)
