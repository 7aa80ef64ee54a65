"""What the IT manager decides about projects in trouble: pausing, resuming, stopping, and what was put before them."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.projects.decisions.common import MOST, shown, status_refusal
from sim.projects.floor import ProjectsFloor


@dataclass(frozen=True, slots=True)
class PauseProject(Decision):
    """Let a project stand still: its people are free now, forget, and a restart will cost two weeks."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse projects that do not run, and go-lives under way."""
        refusal = status_refusal(floor, self.project, "chartered", "running")
        return refusal or _under_way(floor, self.project)

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Pause it."""
        floor.portfolio.endings.pause(floor.state.projects[self.project], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["PauseProject", ...]:
        """Offer it for the least important projects first."""
        projects = sorted(shown(view, "chartered", "running"), key=lambda p: -p.rank)
        return tuple(cls(project.id) for project in projects[:4])


def _under_way(floor: ProjectsFloor, project_id: str) -> Refusal | None:
    change = floor.change.state.open.get(floor.state.projects[project_id].go_live_change)
    if change is not None and change.state == "executing":
        return Refusal.of("change_under_way", change=change.id)
    return None


@dataclass(frozen=True, slots=True)
class ResumeProject(Decision):
    """Let a paused project go on; it needs its people again, and two weeks to find its thread."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse projects that are not paused."""
        return status_refusal(floor, self.project, "paused")

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Resume it."""
        floor.portfolio.endings.resume(floor.state.projects[self.project], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ResumeProject", ...]:
        """Offer it for paused projects."""
        return tuple(cls(project.id) for project in shown(view, "paused"))[:MOST]


@dataclass(frozen=True, slots=True)
class CancelProject(Decision):
    """Stop a project for good: what was spent is written off, its people are free, its benefit does not come."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse what is not open or live already, and go-lives under way."""
        refusal = status_refusal(floor, self.project, "chartered", "running", "paused")
        return refusal or _under_way(floor, self.project)

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Cancel it."""
        floor.portfolio.endings.cancel(floor.state.projects[self.project], "it", "decided", decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["CancelProject", ...]:
        """Offer it for the least important projects first."""
        projects = sorted(shown(view, "chartered", "running", "paused"), key=lambda p: -p.rank)
        return tuple(cls(project.id) for project in projects[:4])


@dataclass(frozen=True, slots=True)
class AnswerEscalation(Decision):
    """Answer what a project manager has put before you: take it up, send it back, or pass it on to the sponsor."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str
    answer: Literal["take", "back", "sponsor"]

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse where nothing waits."""
        waits = self.project in floor.state.escalations
        return None if waits else Refusal.of("nothing_escalated", project=self.project)

    def hours(self, floor: ProjectsFloor, listed_h: float) -> float:
        """Return less for sending it back."""
        return 0.5 * listed_h if self.answer == "back" else listed_h

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Answer it."""
        floor.control.escalations.answer(floor.state.projects[self.project], self.answer, "it", decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AnswerEscalation", ...]:
        """Offer the three answers."""
        waiting = [p for p in view.projects.portfolio if p.escalated]
        return tuple(
            option for p in waiting for option in (cls(p.id, "take"), cls(p.id, "back"), cls(p.id, "sponsor"))
        )[:MOST]


@dataclass(frozen=True, slots=True)
class AnswerRebaseline(Decision):
    """Let a project be measured against another plan, or not; from the second on the sponsor must agree as well."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "it"
    section: ClassVar[str] = "portfolio"

    project: str
    answer: Literal["approve", "reject"]

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse where nothing waits."""
        waits = self.project in floor.state.rebaselines
        return None if waits else Refusal.of("no_rebaseline_asked", project=self.project)

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Answer it."""
        floor.control.rebaselines.answer(floor.state.projects[self.project], self.answer, "it", decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["AnswerRebaseline", ...]:
        """Offer both answers."""
        waiting = [p for p in view.projects.portfolio if p.rebaseline_weeks >= 0]
        return tuple(option for p in waiting for option in (cls(p.id, "approve"), cls(p.id, "reject")))[:MOST]


DECISIONS = (PauseProject, ResumeProject, CancelProject, AnswerEscalation, AnswerRebaseline)
