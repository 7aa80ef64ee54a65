"""What a project manager decides toward the end: go-live, hand-over, acceptance, the close, the look back."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import HOUR, WEEK, week_of
from sim.projects.decisions.common import MOST, led, status_refusal
from sim.projects.floor import ProjectsFloor
from sim.projects.go_live import HANDOVER
from sim.services.change.state import Window


@dataclass(frozen=True, slots=True)
class ScheduleGoLive(Decision):
    """Ask for the window in which the project goes into service: a change that the IT manager answers."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "close"

    project: str
    week: int
    window: Window

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse too early, too late, frozen or full windows, a second wish, and a project that is not nearly done."""
        refusal = status_refusal(floor, self.project, "running")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        if project.go_live_change:
            return Refusal.of("go_live_asked", project=self.project)
        ready, least = floor.go_live.readiness(project), floor.scenario.rules.control.ready_least_share
        if ready < least:
            return Refusal.of("not_ready", percent=int(ready * 100), least=round(least * 100))
        return self._check_window(floor)

    def _check_window(self, floor: ProjectsFloor) -> Refusal | None:
        change, now = floor.change, floor.core.now
        first, last = week_of(now), floor.scenario.all_weeks
        if not first <= self.week <= last:
            return Refusal.of("week_out_of_range", first_week=first, last_week=last)
        opens_s = change.windows.opens(self.week, self.window)
        if opens_s <= now + round(change.rules.lead_h * HOUR):
            return Refusal.of("window_has_passed", window=self.window, week=self.week)
        if change.schedule.frozen(self.week):
            state = change.state
            return Refusal.of("change_freeze", from_week=state.freeze_from_week, to_week=state.freeze_to_week)
        if change.schedule.room(opens_s, self.window) <= 0:
            most = change.windows.holds[self.window]
            return Refusal.of("window_full", window=self.window, week=self.week, most=most)
        return None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Ask for it."""
        floor.go_live.schedule(floor.state.projects[self.project], self.week, self.window, decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ScheduleGoLive", ...]:
        """Offer the Saturdays and evenings of the coming weeks."""
        options: list[ScheduleGoLive] = []
        for project in led(view, "running"):
            if not project.go_live_change:
                weeks = [week for week in range(view.week, view.week + 4) if week <= view.weeks]
                options += [cls(project.id, week, "saturday") for week in weeks]
                options += [cls(project.id, week, "evening") for week in weeks[:2]]
        return tuple(options[:MOST])


@dataclass(frozen=True, slots=True)
class PrepareHandover(Decision):
    """Have the team write down and teach what operations must know: hours now, fewer and shorter incidents later."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "close"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse doing it twice, and without a team."""
        refusal = status_refusal(floor, self.project, "running", "live")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        if HANDOVER in project.tasks:
            return Refusal.of("handover_prepared", project=self.project)
        if not any(item.in_scope for item in project.deliverables.values()):
            return Refusal.of("nothing_planned", project=self.project)
        return None if floor.members(self.project) else Refusal.of("no_team", project=self.project)

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Prepare it."""
        floor.go_live.prepare(floor.state.projects[self.project], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["PrepareHandover", ...]:
        """Offer it for projects that run or are live."""
        return tuple(cls(p.id) for p in led(view, "running", "live") if p.team)[:MOST]


@dataclass(frozen=True, slots=True)
class ObtainAcceptance(Decision):
    """Ask the sponsor to accept what was delivered; what nobody had said shows now, at its dearest."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "close"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse before the go-live, while an answer is awaited, and when all is accepted."""
        refusal = status_refusal(floor, self.project, "live")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        if project.acceptance_due_s >= 0:
            return Refusal.of("acceptance_asked", project=self.project)
        full = floor.scenario.rules.control.acceptance_full_share
        done = floor.closing.accepted_share(project) >= full
        return Refusal.of("accepted_already", project=self.project) if done else None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Ask."""
        floor.closing.ask(floor.state.projects[self.project], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ObtainAcceptance", ...]:
        """Offer it for what is live."""
        return tuple(cls(p.id) for p in led(view, "live") if not p.acceptance_asked)[:MOST]


@dataclass(frozen=True, slots=True)
class CloseProject(Decision):
    """Close a project: lessons are kept, people go back, what is not accepted stays undone."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "close"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse before the go-live, and before enough is accepted."""
        refusal = status_refusal(floor, self.project, "live")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        share, least = floor.closing.accepted_share(project), floor.scenario.rules.control.acceptance_least_share
        if share < least:
            return Refusal.of("not_accepted", percent=int(share * 100), least=round(least * 100))
        return None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Close it."""
        floor.closing.close(floor.state.projects[self.project], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["CloseProject", ...]:
        """Offer it for what is live."""
        return tuple(cls(project.id) for project in led(view, "live"))[:MOST]


@dataclass(frozen=True, slots=True)
class ReviewBenefits(Decision):
    """Hold benefits against what was promised; users who lack theirs are brought along, less each time."""

    floor: ClassVar[str] = "projects"
    seat: ClassVar[str] = "pm"
    section: ClassVar[str] = "close"

    project: str

    def check(self, floor: ProjectsFloor) -> Refusal | None:
        """Refuse what is not live, too early, and too soon after the last one."""
        refusal = status_refusal(floor, self.project, "live", "closed")
        if refusal is not None:
            return refusal
        project = floor.state.projects[self.project]
        since = max(project.live_s // WEEK + 1, project.reviewed_week)
        first = since + floor.scenario.rules.control.review_weeks
        return Refusal.of("review_too_early", week=first) if week_of(floor.core.now) < first else None

    def apply(self, floor: ProjectsFloor, decision_id: str) -> None:
        """Review them."""
        floor.closing.review(floor.state.projects[self.project], decision_id)

    @classmethod
    def candidates(cls, view: Any) -> tuple["ReviewBenefits", ...]:
        """Offer it for what is live or closed."""
        return tuple(cls(project.id) for project in led(view, "live", "closed"))[:MOST]


DECISIONS = (ScheduleGoLive, PrepareHandover, ObtainAcceptance, CloseProject, ReviewBenefits)
