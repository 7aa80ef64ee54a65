"""Escalations: a matter is put before the IT manager, or should have been."""

from typing import TYPE_CHECKING

from sim.kernel.units import DAY, WEEK, week_of
from sim.projects.events.control import Escalated, EscalationAnswered
from sim.projects.nudges import name
from sim.projects.state import Escalation, Project

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

MATTERS = ("people", "money", "date", "scope", "conflict")
ANSWERS = ("take", "back", "sponsor")
_WORD = "word"
"""Count under which a project keeps the week in which it last spoke of being outside tolerance."""


class Escalations:
    """What goes up, and comes back."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control

    def inside(self, project: Project, matter: str) -> bool:
        """Tell whether a matter is the project manager's own: nothing is beyond tolerance, nor is the team at odds."""
        if matter == "conflict":
            return project.conflict < 0.5
        return not self.floor.control.outside_tolerance(project)

    def raise_(self, project: Project, matter: str, cause: str) -> None:
        """Escalate; inside tolerance the matter comes back at once, and is minded."""
        floor, now = self.floor, self.floor.core.now
        inside = self.inside(project, matter)
        event_id = name(floor, project, "escalation")
        # Nobody can answer before the next desk, however long a turn is.
        answer_by_s = now + max(round(self.rules.answer_days * DAY), floor.scenario.turn_weeks * WEEK)
        floor.core.publish(Escalated(event_id, now, (cause,), project.id, matter, inside, answer_by_s))
        project.counts[_WORD] = week_of(now)
        if inside:
            floor.relations.change_trust("hats", -self.rules.inside_points, event_id)
            if project.sponsor != "executives":
                floor.stakeholders.move(project, -0.5 * self.rules.inside_points, event_id)
            self._tell(project, event_id, matter, "back", "it", event_id)
            return
        floor.state.escalations[project.id] = Escalation(event_id, project.id, matter, now, answer_by_s, event_id)

    def answer(self, project: Project, answer: str, by: str, cause: str) -> None:
        """Answer an escalation that waits."""
        escalation = self.floor.state.escalations.pop(project.id)
        if answer == "sponsor":
            agrees = self.floor.stakeholders.agrees(project)
            event_id = self._tell(
                project, escalation.id, escalation.matter, "take" if agrees else "back", "sponsor", cause
            )
            self.floor.stakeholders.move(project, -self.rules.escalated_sponsor_points, event_id)
            answer = "take" if agrees else "back"
        else:
            event_id = self._tell(project, escalation.id, escalation.matter, answer, by, cause)
        if answer == "take":
            self._take_up(project, escalation.matter, event_id)
        else:
            self.floor.move_motivation(project.id, -self.rules.back_motivation_share, event_id)
            if by != "sponsor":
                self.floor.relations.change_trust("hats", -self.rules.inside_points, event_id)

    def _tell(self, project: Project, escalation: str, matter: str, answer: str, by: str, cause: str) -> str:
        event_id = f"{escalation}/answered"
        causes = tuple(dict.fromkeys((escalation, cause)))
        self.floor.core.publish(
            EscalationAnswered(event_id, self.floor.core.now, causes, project.id, matter, answer, by)
        )
        return event_id

    def _take_up(self, project: Project, matter: str, cause: str) -> None:
        """Do what whoever took it up can do; none of it is free."""
        floor, rules = self.floor, self.rules
        key = f"taken/{matter}/{len(project.baselines)}"
        project.counts[key] = project.counts.get(key, 0) + 1
        if project.counts[key] > 1:
            # What could be done was done the first time; asking again only shows that the plan does not hold.
            floor.stakeholders.move(project, -rules.escalated_sponsor_points, cause)
        elif matter == "date":
            project.tolerance_weeks += rules.escalated_weeks
            floor.stakeholders.move(project, -rules.escalated_sponsor_points, cause)
        elif matter == "money":
            self._add_money(project, cause)
        elif matter == "scope":
            self._cut_scope(project, cause)
        elif matter == "conflict":
            floor.move_conflict(project.id, -rules.escalated_conflict_share, cause)
        else:
            order = [project.id, *(other for other in floor.state.order if other != project.id)]
            floor.portfolio.set_order(order, cause)

    def _add_money(self, project: Project, cause: str) -> None:
        """Add to the project's budget what the department's project account has left."""
        floor = self.floor
        wanted = round(self.rules.escalated_share * project.budget_cents)
        cents = max(0, min(wanted, floor.portfolio.free_cents("project_expense")))
        project.budget_cents += cents
        if cents < wanted:
            floor.stakeholders.move(project, -self.rules.escalated_sponsor_points, cause)

    def _cut_scope(self, project: Project, cause: str) -> None:
        """Agree to leave out what is optional and worth least; who wanted it minds, and will ask again."""
        optional = [d for d in project.deliverables.values() if d.in_scope and d.optional and d.accepted == 0.0]
        if optional:
            least = min(optional, key=lambda d: (d.value, d.id))
            self.floor.scope.set_scope(project, least.id, False, cause)

    def close_week(self, week: int) -> None:
        """Send back what nobody answered; count against a project what should have been escalated."""
        floor, now = self.floor, self.floor.core.now
        for escalation in list(floor.state.escalations.values()):
            project = floor.state.projects[escalation.project]
            if project.status not in ("chartered", "running", "paused"):
                del floor.state.escalations[escalation.project]
            elif escalation.answer_by_s <= now:
                self.answer(project, "back", "silence", escalation.id)
        for project in floor.open_projects():
            if project.status != "running" or not floor.control.outside_tolerance(project):
                continue
            spoken = max(project.counts.get(_WORD, 0), self._reported_red(project))
            since = project.counts.get("outside", 0) or week
            project.counts["outside"] = since
            if week - max(spoken, since) >= self.rules.unescalated_weeks and project.id not in floor.state.rebaselines:
                floor.stakeholders.move(project, -self.rules.unescalated_points, floor.control.origin(project))

    @staticmethod
    def _reported_red(project: Project) -> int:
        """Return the week of the last honest red, which is a word as well."""
        return max((r.week for r in project.reports if r.colour == "red" and not r.rosy), default=0)
