"""Decisions at the beginning: what is wanted, what is in, what is agreed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.projects.decisions.base import MOST, PLANNABLE, led, no_project, projects_of

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor


@dataclass(frozen=True, slots=True)
class RunRequirementsWorkshop(Decision):
    """Ask the departments what they want: finds most of what nobody has said while it is cheap, and costs patience."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "initiate"

    project: str

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse projects that are not being planned or done, and two workshops in one week."""
        refusal = no_project(floor, self.project, ("chartered", "running"))
        if refusal is not None:
            return refusal
        held = floor.state.projects[self.project].care.get("workshop")
        if held is not None and floor.core.now - held < 7 * 86_400:
            return Refusal.of("workshop_just_held", id=self.project)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Hold it; the result comes in some days."""
        floor.scope.hold_workshop(led(floor, self.project), decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["RunRequirementsWorkshop", ...]:
        """Return projects without a workshop of late that are not near their end."""
        fresh = [p for p in projects_of(view) if p.status in {"chartered", "running"} and p.progress < 0.7]
        return tuple(cls(p.id) for p in fresh if not 0.0 <= p.workshop_weeks < 2.0)[:MOST]


@dataclass(frozen=True, slots=True)
class SetScope(Decision):
    """Take a deliverable in or leave it out: less work, less worth, and who wanted it comes back."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "initiate"

    project: str
    deliverable: str
    inside: bool

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse what does not exist, what is so already, what may not be left out, and what is done."""
        refusal = no_project(floor, self.project, PLANNABLE)
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        item = project.deliverables.get(self.deliverable)
        if item is None:
            return Refusal.of("unknown_deliverable", id=self.deliverable, project=self.project)
        if item.in_scope == self.inside:
            return Refusal.of("scope_is_so", id=self.deliverable)
        if not self.inside and not item.optional:
            return Refusal.of("deliverable_not_optional", id=self.deliverable)
        tasks = [task for task in project.tasks.values() if task.deliverable == self.deliverable]
        if not self.inside and tasks and all(task.state == "done" for task in tasks):
            return Refusal.of("deliverable_done", id=self.deliverable)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Move the deliverable with all its tasks."""
        floor.scope.set_scope(led(floor, self.project), self.deliverable, self.inside, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SetScope", ...]:
        """Return what could be left out, least worth first, then what could come back."""
        result = []
        for project in projects_of(view):
            if project.status in PLANNABLE:
                inside = [d for d in project.deliverables if d.in_scope and d.optional]
                inside.sort(key=lambda d: (d.share, d.id))
                result += [cls(project.id, d.id, False) for d in inside]
                result += [cls(project.id, d.id, True) for d in project.deliverables if not d.in_scope]
        return tuple(result[:MOST])


@dataclass(frozen=True, slots=True)
class SubmitCharter(Decision):
    """Write down what is in and what is out: leaving something out later costs trust, and wishes become requests."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "initiate"

    project: str

    def check(self, floor: "ProjectsFloor") -> Refusal | None:
        """Refuse a second charter, and one for a project that is over."""
        refusal = no_project(floor, self.project, PLANNABLE)
        if refusal is not None:
            return refusal
        if floor.state.projects[self.project].charter_submitted:
            return Refusal.of("charter_submitted", id=self.project)
        return None

    def apply(self, floor: "ProjectsFloor", decision_id: str) -> None:
        """Submit it."""
        floor.scope.submit_charter(led(floor, self.project), decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["SubmitCharter", ...]:
        """Return projects without a charter."""
        return tuple(cls(p.id) for p in projects_of(view) if not p.charter_submitted and p.status in PLANNABLE)[:MOST]


DECISIONS: tuple[type[Decision], ...] = (RunRequirementsWorkshop, SetScope, SubmitCharter)
