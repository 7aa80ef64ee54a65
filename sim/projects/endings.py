"""Early endings: projects that are paused, resumed, or stopped for good, by the IT manager or above."""

import math
from typing import TYPE_CHECKING

from sim.kernel.units import week_of
from sim.projects.events.life import LeaderQuestioned, ProjectCancelled, ProjectPaused, ProjectResumed, ProjectWarned
from sim.projects.nudges import name, origin
from sim.projects.state import Project

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

_WARNINGS = 2
_LEAST_PERCENT = 0.1


class Endings:
    """What it costs to stop."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control

    def pause(self, project: Project, cause: str) -> None:
        """Let a project stand still: people go back to their work, and begin to forget."""
        floor, rules = self.floor, self.rules
        project.counts["paused_running"] = int(project.status == "running")
        project.status, project.paused_s = "paused", floor.core.now
        event_id = name(floor, project, "paused")
        floor.core.publish(ProjectPaused(event_id, floor.core.now, (cause,), project.id))
        project.status_cause = event_id
        floor.execution.stand_still(project)
        floor.go_live.withdraw(project, event_id)
        floor.staffing.end_all(project, event_id)
        floor.team.scatter(project, rules.pause_scatter_share, event_id)
        floor.stakeholders.move(project, -rules.pause_points, event_id)

    def resume(self, project: Project, cause: str) -> None:
        """Let a project go on: two weeks go by before anybody knows again where things stood."""
        floor = self.floor
        project.status = "running" if project.counts.get("paused_running") else "chartered"
        project.paused_s = -1
        event_id = name(floor, project, "resumed")
        restart_days = self.rules.restart_days
        floor.core.publish(ProjectResumed(event_id, floor.core.now, (cause,), project.id, restart_days))
        project.status_cause = event_id
        for task in project.tasks.values():
            if task.state in ("ready", "active") or (task.state == "open" and task.ready_s >= 0):
                floor.delay(project.id, restart_days, event_id, task.id)
        floor.execution.look(project)

    def cancel(self, project: Project, by: str, reason: str, cause: str) -> None:
        """Stop a project for good: what was spent is written off, what was wanted is not coming."""
        floor, rules = self.floor, self.rules
        foregone = self.foregone_cents(project)
        # Before anything runs into trouble with it: nothing waits for this project any more.
        floor.go_live.withdraw(project, cause)
        floor.execution.stand_still(project)
        project.written_off_cents = floor.control.actual_cents(project)
        wanted = self.scope_share(project)
        project.status, project.closed_s = "cancelled", floor.core.now
        event_id = f"project/{project.id}/cancelled"
        lost = project.written_off_cents
        floor.core.publish(ProjectCancelled(event_id, floor.core.now, (cause,), project.id, by, reason, lost, foregone))
        project.status_cause = event_id
        team = floor.members(project.id)
        floor.staffing.end_all(project, event_id)
        for person in team:
            floor.people.move_morale(person, -rules.cancel_morale_share, event_id)
        if reason != "benefit":
            floor.stakeholders.move(project, -rules.cancel_points * wanted, event_id)
        if by == "executives":
            floor.relations.change_trust("executives", -rules.executive_cancel_points, event_id)
        self.release(project, event_id)
        floor.control.reports.find_out(project, project.sponsor, event_id)

    def release(self, project: Project, cause: str) -> None:
        """Let go of everything that hangs on an ended project: promises, requests, the leader."""
        floor = self.floor
        promises = floor.relations.promises
        for promise in tuple(floor.relations.state.promises.values()):
            if promise.subject == project.id:
                promises.release(promise.id, cause)
        project.date_promise = ""
        for request in floor.matters():
            if request.project == project.id:
                request.state = "given_up"
        floor.state.escalations.pop(project.id, None)
        floor.state.rebaselines.pop(project.id, None)
        leader = project.leader
        if leader and leader != "pm":
            floor.portfolio.unseat(project, cause)
            project.leader = leader

    def scope_share(self, project: Project) -> float:
        """Return the worth in scope relative to the charter's."""
        inside = math.fsum(d.value for d in project.deliverables.values() if d.in_scope)
        return inside / project.original_value if project.original_value > 0 else 0.0

    def foregone_cents(self, project: Project) -> int:
        """Return what the business would have had from it until the end of the game, had it come as promised."""
        definition = self.floor.definitions[project.id]
        from_week = max(week_of(self.floor.core.now), self.floor.control.promised_week(project))
        total = 0
        for benefit in definition.benefits:
            delivered = all(project.deliverables[d].in_scope for d in benefit.deliverables)
            weeks = max(0, self.floor.scenario.weeks - from_week - benefit.after_weeks)
            total += benefit.cents_per_week * weeks * delivered
        return total

    # ------------------------------------------------------------------------------------------ from above

    def close_week(self, week: int) -> None:
        """Let sponsors of paused projects grow impatient, and executives warn, and after two warnings stop."""
        for project in self.floor.open_projects():
            if project.status == "paused":
                self.floor.stakeholders.move(project, -self.rules.paused_points, origin(project))
            elif project.status == "running":
                self._question_leader(project, week)
                self._look_from_above(project, week)

    def _question_leader(self, project: Project, week: int) -> None:
        """Let a sponsor who has lost all trust ask for another project manager, and mind it if nothing is done."""
        floor, rules = self.floor, self.rules
        asked = project.counts.get("questioned", 0)
        trusts = floor.stakeholders.sponsor_trust(project) >= rules.questioned_below_points
        if trusts or project.id in floor.state.rebaselines or not floor.control.outside_tolerance(project):
            project.counts["questioned"] = 0
        elif not project.leader:
            return
        elif not asked:
            project.counts["questioned"] = week
            event_id = name(floor, project, "leader", "questioned")
            causes = (floor.control.origin(project),)
            now, sponsor = floor.core.now, project.sponsor
            floor.core.publish(LeaderQuestioned(event_id, now, causes, project.id, sponsor, project.leader))
        elif week - asked >= rules.questioned_weeks:
            floor.relations.change_trust("executives", -rules.questioned_points, floor.control.origin(project))

    def grounds(self, project: Project) -> str:
        """Return why executives would stop a project: ``benefit``, ``cost``, or empty."""
        floor, rules = self.floor, self.rules
        if self.scope_share(project) < rules.benefit_gone_share:
            return "benefit"
        if project.id in floor.state.rebaselines:
            return ""
        budget = project.baselines[-1].budget_cents
        over = floor.control.forecast(project).cents_p50 > rules.cancel_cost_factor * budget
        begun = floor.control.actual_cents(project) > _LEAST_PERCENT * budget
        return "cost" if over and begun else ""

    def _look_from_above(self, project: Project, week: int) -> None:
        reason = self.grounds(project)
        if not reason or week - project.counts.get("warned_week", -99) < self.rules.warning_gap_weeks:
            return
        cause = self.floor.control.origin(project)
        warned = project.counts.get("warning", 0)
        if warned >= _WARNINGS:
            self.cancel(project, "executives", reason, f"project/{project.id}/warning/{warned}")
            return
        project.counts["warned_week"] = week
        event_id = name(self.floor, project, "warning")
        now = self.floor.core.now
        self.floor.core.publish(ProjectWarned(event_id, now, (cause,), project.id, reason, warned + 1))
        self.floor.relations.change_trust("executives", -self.rules.warning_points, event_id)
