"""Re-baselines: the wish to be measured against another plan, and who grants it."""

from typing import TYPE_CHECKING

from sim.kernel.units import DAY, WEEK, week_of
from sim.projects.events.control import RebaselineAnswered, RebaselineAsked
from sim.projects.state import Project, RebaselineRequest

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor


class Rebaselines:
    """The first is the IT manager's to grant; further ones need the sponsor besides."""

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control

    def ask(self, project: Project, weeks: int, cents: int, cause: str) -> None:
        """Ask for so many weeks and cents more than promised."""
        number, now = len(project.baselines), self.floor.core.now
        asked = self.floor.number(project, "rebaseline")
        event_id = f"project/{project.id}/rebaseline/{asked}/asked"
        # Nobody can answer before the next desk, however long a turn is.
        by_s = now + max(round(self.rules.answer_days * DAY), self.floor.scenario.turn_weeks * WEEK)
        self.floor.core.publish(RebaselineAsked(event_id, now, (cause,), project.id, number, weeks, cents, by_s))
        self.floor.state.rebaselines[project.id] = RebaselineRequest(
            event_id, project.id, number, weeks, cents, by_s, event_id
        )

    def answer(self, project: Project, answer: str, by: str, cause: str) -> None:
        """Grant it or not; a further one goes on to the sponsor when the IT manager agrees."""
        request = self.floor.state.rebaselines.pop(project.id)
        if answer == "approve" and request.number > 1:
            by = "sponsor"
            answer = "approve" if self.floor.stakeholders.agrees(project) else "reject"
        event_id = f"{request.id}/answered"
        causes = tuple(dict.fromkeys((request.id, cause)))
        self.floor.core.publish(RebaselineAnswered(event_id, self.floor.core.now, causes, project.id, answer, by))
        rules = self.rules
        if answer != "approve":
            self.floor.stakeholders.move(project, -rules.rebaseline_asked_points, event_id)
            self.floor.relations.change_trust("hats", -rules.rebaseline_asked_points, event_id)
            return
        old = project.baselines[-1]
        finish_s = max(self.floor.core.now, old.finish_s) + request.weeks * WEEK
        baseline = self.floor.control.redraft(project, finish_s, old.budget_cents + request.cents)
        self.floor.control.adopt(project, baseline, event_id)
        eased = 0.5 if self.floor.control.help_open(project) else 1.0
        points = rules.rebaseline_points * request.number**rules.rebaseline_exponent
        self.floor.stakeholders.move(project, -points * eased, event_id)
        if project.date_promise:
            self.floor.relations.promises.renegotiate(project.date_promise, week_of(finish_s), event_id)

    def close_week(self) -> None:
        """Take silence for a no."""
        now = self.floor.core.now
        for request in list(self.floor.state.rebaselines.values()):
            project = self.floor.state.projects[request.project]
            if project.status not in ("running", "paused"):
                del self.floor.state.rebaselines[request.project]
            elif request.answer_by_s <= now:
                self.answer(project, "reject", "silence", request.id)
