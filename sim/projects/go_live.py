"""Go-live: the change that puts a project into service, and the weeks after it."""

import math
from math import log
from typing import TYPE_CHECKING

from sim.kernel.engine import Occurrence
from sim.kernel.log import CHANCE
from sim.kernel.units import DAY, HOUR, WEEK, hours, week_of
from sim.kernel.variates import exponential, lognormal
from sim.projects.events.life import (
    DefectEscaped,
    GoLiveMissed,
    GoLiveScheduled,
    HandoverPrepared,
    ProjectWentLive,
)
from sim.projects.nudges import RANK, believed_h, origin
from sim.projects.state import Estimate, Project, Task
from sim.services.change.events import (
    ChangeDeferred,
    ChangeDone,
    ChangeGivenUp,
    ChangeRejected,
    ChangeScheduled,
    ChangeStarted,
)
from sim.services.change.requests import Request
from sim.services.change.state import Window

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

HANDOVER = "handover"
"""Id of the task that prepares the hand-over."""

_NOTHING = "nothing"
"""Stands for the change of a project that touches nothing that runs."""

_TEACHING = ("documentation", "training")
_SEARCHING = ("test", "pilot")
_EFFORT_CAP_H = 24.0


class GoLive:
    """Asks for the change, answers for what is brought in, and lets escaped defects show.

    Draws:
        ``projects/escape``: per project how many, and per defect when, how much work, how many users.
    """

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Listen for what becomes of the change."""
        self.floor = floor
        self.rules = floor.scenario.rules.control
        self._escape = floor.core.luck.family("projects/escape")
        subscribe = floor.core.log.subscribe
        subscribe(ChangeScheduled, self._placed)
        subscribe(ChangeDeferred, self._placed)
        subscribe(ChangeStarted, self._started)
        subscribe(ChangeDone, self._done)
        subscribe(ChangeRejected, self._rejected)
        subscribe(ChangeGivenUp, self._given_up)

    def start(self) -> None:
        """Make nothing due."""

    def close_week(self, week: int) -> None:
        """Let a sponsor wait for a project that is live and not closed."""
        for project in self.floor.open_projects():
            if project.status == "live" and week - week_of(project.live_s) > self.rules.hypercare_weeks:
                self.floor.stakeholders.move(project, -self.rules.unclosed_points, origin(project))

    # ------------------------------------------------------------------------------------------------- readiness

    def readiness(self, project: Project) -> float:
        """Return the share of the work that is done, records and training apart."""
        tasks = [t for t in project.tasks.values() if t.state != "dropped" and t.phase not in _TEACHING]
        total = math.fsum(believed_h(task) or 1.0 for task in tasks)
        done = math.fsum(believed_h(task) or 1.0 for task in tasks if task.state == "done")
        return done / total if total else 0.0

    def risk_factor(self, project: Project) -> float:
        """Return the factor on the failure probability of the change for what is brought in."""
        rules = self.rules
        untested = any(t.phase in _SEARCHING and t.state not in ("done", "dropped") for t in project.tasks.values())
        factor = 1.0 + rules.unready_factor * (1.0 - self.readiness(project))
        factor += rules.defect_factor * self.floor.quality.latent(project)
        return factor + (rules.untested_factor if untested else 0.0)

    def handover_quality(self, project: Project) -> float:
        """Return how well operations know what they get, 0 to 1."""
        rules = self.rules
        tasks = [
            t for t in project.tasks.values() if t.phase in _TEACHING and t.state != "dropped" and t.id != HANDOVER
        ]
        done = sum(task.state == "done" for task in tasks) / len(tasks) if tasks else 0.5
        prepared = HANDOVER in project.tasks and project.tasks[HANDOVER].state == "done"
        quality = rules.handover_tasks_share * done + (rules.handover_gain_share if prepared else 0.0)
        return min(1.0, quality)

    # -------------------------------------------------------------------------------------------------- asking

    def schedule(self, project: Project, week: int, window: Window, cause: str) -> None:
        """Ask for a window; the IT manager answers as for any change."""
        floor, now = self.floor, self.floor.core.now
        definition = floor.definitions[project.id]
        project.go_lives += 1
        opens_s = floor.change.windows.opens(week, window)
        assets = definition.go_live_assets
        change_id = f"change/go-live/{project.id}/{project.go_lives}" if assets else _NOTHING
        event_id = f"project/{project.id}/go-live/{project.go_lives}/scheduled"
        shown = change_id if assets else ""
        floor.core.publish(GoLiveScheduled(event_id, now, (cause,), project.id, shown, week, window))
        project.go_live_change, project.go_live_s = change_id, opens_s
        if not assets:
            floor.core.engine.at(opens_s, RANK, event_id, self._open_by_itself, (project.id, project.go_lives))
            return
        size = definition.go_live_size
        effort_s = hours(self.rules.go_live_effort_h[size - 1])
        wanted = Request(change_id, project.sponsor, assets[0], size, effort_s, False, event_id)
        answer_by_s = max(now + HOUR, min(now + round(self.rules.go_live_answer_days * DAY), opens_s - DAY))
        floor.change.request(wanted, answer_by_s, "go_live", opening=(opens_s, window), others=assets[1:])

    def withdraw(self, project: Project, cause: str) -> None:
        """Take the wish back."""
        change_id, project.go_live_change, project.go_live_s = project.go_live_change, "", -1
        change = self.floor.change.state.open.get(change_id)
        if change_id:
            if change is not None:
                self.floor.change.withdraw(change, cause)
            self._missed(project, change_id, "withdrawn", cause)

    def _missed(self, project: Project, change: str, reason: str, cause: str) -> None:
        event_id = f"project/{project.id}/go-live/{project.go_lives}/missed"
        shown = change if change != _NOTHING else ""
        now = self.floor.core.now
        self.floor.core.publish(GoLiveMissed(event_id, now, (cause,), project.id, shown, reason))

    # ------------------------------------------------------------------------------------- told by the change floor

    def _of(self, change: str) -> Project | None:
        if not change.startswith("change/go-live/"):
            return None
        project = self.floor.state.projects.get(change.split("/")[2])
        return project if project is not None and project.go_live_change == change else None

    def _placed(self, event: ChangeScheduled | ChangeDeferred) -> None:
        project = self._of(event.change)
        if project is not None:
            project.go_live_s = event.starts_s

    def _started(self, event: ChangeStarted) -> None:
        """Let what is brought in weigh on the change."""
        project = self._of(event.change)
        if project is not None:
            self.floor.change.state.open[event.change].risk = self.risk_factor(project)

    def _rejected(self, event: ChangeRejected) -> None:
        self._ended(event.change, "rejected", event.id)

    def _given_up(self, event: ChangeGivenUp) -> None:
        self._ended(event.change, "given_up", event.id)

    def _ended(self, change: str, reason: str, cause: str) -> None:
        project = self._of(change)
        if project is not None:
            project.go_live_change, project.go_live_s = "", -1
            self._missed(project, change, reason, cause)

    def _done(self, event: ChangeDone) -> None:
        project = self._of(event.change)
        if project is not None and project.status == "running":
            self._went_live(project, event.id)

    def _open_by_itself(self, occurrence: Occurrence) -> None:
        project_id, number = occurrence.payload
        project = self.floor.state.projects[project_id]
        if project.status == "running" and project.go_live_change == _NOTHING and project.go_lives == number:
            self._went_live(project, f"project/{project_id}/go-live/{number}/scheduled")

    # -------------------------------------------------------------------------------------------------- going live

    def _went_live(self, project: Project, cause: str) -> None:
        floor, rules, now = self.floor, self.rules, self.floor.core.now
        promised, week = floor.control.promised_week(project), week_of(now)
        ready = self.readiness(project)
        project.status, project.live_s = "live", now
        project.go_live_change, project.go_live_s = "", -1
        project.handover_quality = self.handover_quality(project)
        event_id = f"project/{project.id}/went-live"
        floor.core.publish(ProjectWentLive(event_id, now, (cause,), project.id, week, promised, ready))
        project.status_cause = event_id
        if week <= promised:
            floor.stakeholders.move(project, rules.go_live_points, event_id)
        else:
            beyond = max(0, week - promised - project.tolerance_weeks)
            points = min(rules.go_live_late_most, rules.go_live_late_points * beyond)
            floor.stakeholders.move(project, -points * floor.methods.of(project).firmness, event_id)
        if project.date_promise:
            # One that was due in an earlier week was broken then.
            floor.relations.promises.keep(project.date_promise, event_id)
            project.date_promise = ""
        floor.control.reports.compare(project, event_id)
        self._let_escape(project)

    def _let_escape(self, project: Project) -> None:
        """Turn latent defects into what users will meet, each at its own time."""
        latent = self.floor.quality.latent(project)
        for task in project.tasks.values():
            task.defects = 0.0
        project.latent_defects = latent
        entity = f"project/{project.id}/escape"
        count = int(latent * self.rules.escape_share + self._escape.one(entity))
        mean_s = self.rules.hypercare_half_life_weeks * WEEK / log(2.0)
        for number in range(1, count + 1):
            u = self._escape.named(f"{entity}/{number}")
            at_s = project.live_s + max(HOUR, round(exponential(u[0], mean_s)))
            if at_s < self.floor.core.horizon_s:
                self.floor.core.engine.at(at_s, RANK, f"{entity}/{number}", self._show, (project.id, number))

    def _show(self, occurrence: Occurrence) -> None:
        """Open an incident for a defect that a user has met; without a hand-over it takes long to understand."""
        project_id, number = occurrence.payload
        floor, rules = self.floor, self.rules
        project = floor.state.projects[project_id]
        u = self._escape.named(f"project/{project_id}/escape/{number}")
        project.escaped += 1
        project.latent_defects = max(0.0, project.latent_defects - 1.0)
        project.handover_quality = self.handover_quality(project)
        model = max(project.tasks.values(), key=lambda task: task.true_s)
        service = self.service_of(project)
        event_id = f"project/{project_id}/escaped/{number}"
        causes = (f"project/{project_id}/went-live", f"{CHANCE}projects/escape/project/{project_id}/escape/{number}")
        floor.core.publish(DefectEscaped(event_id, floor.core.now, causes, project_id, number, service))
        unknown = 1.0 + (rules.unprepared_effort_factor - 1.0) * (1.0 - project.handover_quality)
        effort_h = min(_EFFORT_CAP_H, lognormal(u[1], rules.escape_effort_mu, rules.escape_effort_sd)) * unknown
        wide = u[2] < rules.escape_high_share
        # Somebody who was in the project could mend it; who only runs it needs the level, and the records.
        level = max(1.0, model.level - 1.0)
        floor.desk.open_incident(
            f"{event_id}/incident", service, model.field, level, hours(effort_h), 2 if wide else 3, 2, event_id
        )

    def service_of(self, project: Project) -> str:
        """Return the service that a project is most about."""
        worth: dict[str, float] = {}
        for task in project.tasks.values():
            if task.service:
                worth[task.service] = worth.get(task.service, 0.0) + task.true_s
        if worth:
            return max(worth, key=lambda service: (worth[service], service))
        assets = self.floor.definitions[project.id].go_live_assets
        services = (self.floor.change.service_of.get(asset, "") for asset in assets)
        return next((service for service in services if service), self.floor.scenario.services[0].id)

    # --------------------------------------------------------------------------------------------------- hand-over

    def handover_h(self, project: Project) -> float:
        """Return the hours that preparing the hand-over takes."""
        tasks = (task for task in project.tasks.values() if task.state != "dropped")
        return max(4.0, self.rules.handover_effort_share * math.fsum(believed_h(task) for task in tasks))

    def prepare(self, project: Project, cause: str) -> None:
        """Have somebody of the team write down and teach what operations must know: a task like any other."""
        floor, effort_h = self.floor, self.handover_h(project)
        inside = [item for item in project.deliverables.values() if item.in_scope]
        model = max(project.tasks.values(), key=lambda task: (believed_h(task), task.id))
        event_id = f"project/{project.id}/handover/prepared"
        floor.core.publish(HandoverPrepared(event_id, floor.core.now, (cause,), project.id, HANDOVER, effort_h))
        effort_s = hours(effort_h)
        project.tasks[HANDOVER] = Task(
            id=HANDOVER,
            deliverable=max(inside, key=lambda item: (item.value, item.id)).id,
            phase="documentation",
            field=model.field,
            level=max(0.0, model.level - 1.0),
            max_people=2,
            service=model.service,
            true_s=effort_s,
            born_true_s=effort_s,
            after=[],
            lead_s=0,
            purchase_cents=0,
            account="project_expense",
            estimate=Estimate("expert", 0.8 * effort_h, effort_h, 1.4 * effort_h),
            guess_s=effort_s,
            people=list(floor.members(project.id)),
            cause=event_id,
        )
        floor.execution.look(project)
