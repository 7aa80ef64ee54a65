"""Closing: what the sponsor accepts, what was learnt, and letting people go."""

import math
from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.units import DAY, week_of
from sim.projects.events.life import AcceptanceAsked, AcceptanceGiven, BenefitsReviewed, ProjectClosed
from sim.projects.nudges import RANK, believed_h, name
from sim.projects.state import Project

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

_DEFECTS_MOST_SHARE = 0.2
_MET_SHARE = 0.9


class Closing:
    """Acceptance, the close, and the look back."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control

    def start(self) -> None:
        """Make nothing due."""

    def close_week(self, week: int) -> None:
        """Nothing moves by the week."""

    # ------------------------------------------------------------------------------------------------ acceptance

    def ask(self, project: Project, cause: str) -> None:
        """Ask the sponsor to accept; the answer takes some days."""
        core = self.floor.core
        number = self.floor.number(project, "acceptance")
        entity = f"project/{project.id}/acceptance/{number}"
        due_s = core.now + round(self.rules.acceptance_days * DAY)
        project.acceptance_due_s = due_s
        core.publish(AcceptanceAsked(f"{entity}/asked", core.now, (cause,), project.id, project.sponsor, due_s))
        if due_s < core.horizon_s:
            core.engine.at(due_s, RANK, entity, self._answer, (project.id, entity))

    def _answer(self, occurrence: Occurrence) -> None:
        """Let the sponsor look: what nobody had said shows now, at its dearest; what is not done is not accepted."""
        project_id, entity = occurrence.payload
        floor, project = self.floor, self.floor.state.projects[project_id]
        project.acceptance_due_s = -1
        if project.status != "live":
            return
        found = floor.scope.surface_all(project, "acceptance", f"{entity}/asked")
        unmet = 0
        for deliverable in project.deliverables.values():
            if not deliverable.in_scope:
                continue
            share = self.done_share(project, deliverable.id)
            deliverable.accepted = max(deliverable.accepted, share * (1.0 - self._blemish(project)))
            for requirement in project.requirements.values():
                if requirement.deliverable == deliverable.id and requirement.known:
                    requirement.met = share >= _MET_SHARE and requirement.id not in found
                    unmet += not requirement.met
        share = self.accepted_share(project)
        event_id = f"{entity}/given"
        floor.core.publish(
            AcceptanceGiven(
                event_id,
                floor.core.now,
                (f"{entity}/asked",),
                project.id,
                project.sponsor,
                share,
                unmet,
                len(found),
            )
        )
        project.status_cause = event_id
        if share > project.counts.get("accepted_percent", 0) / 100:
            project.counts["accepted_percent"] = round(share * 100)
            floor.stakeholders.move(project, self.rules.acceptance_points * (2.0 * share - 1.0), event_id)

    def done_share(self, project: Project, deliverable: str) -> float:
        """Return the share of a deliverable's work that is done."""
        tasks = [t for t in project.tasks.values() if t.deliverable == deliverable and t.state != "dropped"]
        total = math.fsum(believed_h(task) or 1.0 for task in tasks)
        return sum(believed_h(task) or 1.0 for task in tasks if task.state == "done") / total if total else 0.0

    def _blemish(self, project: Project) -> float:
        """Return what defects take from acceptance."""
        return min(_DEFECTS_MOST_SHARE, self.rules.acceptance_defect_share * self.floor.quality.latent(project))

    def accepted_share(self, project: Project) -> float:
        """Return the accepted share of the worth in scope."""
        inside = [item for item in project.deliverables.values() if item.in_scope]
        total = math.fsum(item.value for item in inside)
        return sum(item.value * item.accepted for item in inside) / total if total else 0.0

    # ----------------------------------------------------------------------------------------------------- close

    def close(self, project: Project, cause: str) -> None:
        """Close a project: lessons are written down, people go back, nothing is promised any more."""
        floor, rules = self.floor, self.rules
        share = self.accepted_share(project)
        late = week_of(project.live_s) - floor.control.first_week(project)
        project.status, project.closed_s = "closed", floor.core.now
        project.lessons = True
        floor.state.lessons += 1
        event_id = f"project/{project.id}/closed"
        floor.core.publish(ProjectClosed(event_id, floor.core.now, (cause,), project.id, share, float(late)))
        project.status_cause = event_id
        team = floor.members(project.id)
        floor.execution.stand_still(project)
        floor.staffing.end_all(project, event_id)
        if share >= rules.acceptance_full_share:
            for person in team:
                floor.people.move_morale(person, rules.close_motivation_share, event_id)
        floor.stakeholders.move(project, rules.close_points * share, event_id)
        floor.portfolio.endings.release(project, event_id)

    # ---------------------------------------------------------------------------------------------------- review

    def review(self, project: Project, cause: str) -> None:
        """Hold benefits against what was promised; users who do not yet have theirs are brought along."""
        floor, rules = self.floor, self.rules
        week = week_of(floor.core.now)
        expected = floor.benefits.promised_cents(project, week)
        before = floor.benefits.realised_share(project)
        project.reviewed_week = week
        project.counts["reviews"] = project.counts.get("reviews", 0) + 1
        gained = floor.benefits.realised_share(project) - before
        event_id = name(floor, project, "review")
        floor.core.publish(
            BenefitsReviewed(event_id, floor.core.now, (cause,), project.id, expected, project.benefit_cents, gained)
        )
        floor.stakeholders.move(project, rules.review_points / project.counts["reviews"], event_id)
