"""Change requests: what people want beyond what was agreed, and what becomes of those who get no answer."""

import math
from math import exp
from typing import TYPE_CHECKING

from sim.kernel.log import CHANCE
from sim.kernel.units import DAY, week_of
from sim.kernel.variates import lognormal, normal, pick, poisson
from sim.projects.events.control import ChangeRequestAnswered, ChangeRequestRaised, ScopeCrept
from sim.projects.nudges import believed_h, hour_cents, origin, progress
from sim.projects.state import ChangeRequest, Project

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

ANSWERS = ("accept", "reject", "defer", "escalate")
_WEEKS_PER_MONTH = 52 / 12
_MANY = 4
"""Change requests a week at most; a Poisson variate of a quarter does not get there."""


class ChangeRequests:
    """A stream of wishes, and their answers.

    Draws:
        ``projects/wish``: per project and week how many; per wish, who, for what, how large, how worthy.
        ``projects/creep``: per change request, whether a member does it when asked directly.
    """

    def __init__(self, floor: "ProjectsFloor") -> None:
        """Prepare."""
        self.floor = floor
        self.rules = floor.scenario.rules.control
        self._wish = floor.core.luck.family("projects/wish")
        self._creep = floor.core.luck.family("projects/creep")

    def start(self) -> None:
        """Make nothing due."""

    def close_week(self, week: int) -> None:
        """Let people wish, let dropped scope be asked for again, and let what is not answered sour."""
        for project in self.floor.open_projects():
            if project.status in ("chartered", "running"):
                self._sour(project, week)
            if project.status == "running":
                self._wishes(project, week)
                self._dropped(project, week)
                self._deferred(project, week)

    # -------------------------------------------------------------------------------------------------- wishing

    def _wishes(self, project: Project, week: int) -> None:
        mean = self.rules.requests_per_week * self.floor.methods.of(project).requests
        entity = f"project/{project.id}/week/{week}"
        for number in range(min(_MANY, poisson(self._wish.one(entity), mean))):
            self._wish_for(project, f"{entity}/{number + 1}")

    def _wish_for(self, project: Project, entity: str) -> None:
        rules, u = self.rules, self._wish.named(entity)
        parties = self.floor.stakeholders.powers(project)
        inside = [d for d in project.deliverables.values() if d.in_scope]
        if not parties or not inside:
            return
        work_h = math.fsum(believed_h(task) for task in project.tasks.values() if task.state != "dropped")
        mean_h = work_h * rules.growth_share_per_month / _WEEKS_PER_MONTH / rules.requests_per_week
        effort_h = max(rules.request_least_h, mean_h * lognormal(u[2], -0.5 * rules.request_sd**2, rules.request_sd))
        # What an hour is worth in the charter, more or less: some wishes are worth more than what was planned.
        worth = project.original_value / max(1.0, work_h) * exp(rules.request_value_sd * normal(u[3]))
        names = list(parties)
        asked_by = names[pick(u[0], [parties[party] for party in names])]
        deliverable = inside[int(u[1] * len(inside))].id
        self.ask(project, asked_by, deliverable, effort_h, effort_h * worth, f"{CHANCE}projects/wish/{entity}")

    def ask(
        self, project: Project, asked_by: str, deliverable: str, effort_h: float, value: float, cause: str
    ) -> ChangeRequest:
        """Put a change request before the project manager."""
        now = self.floor.core.now
        request_id = f"project/{project.id}/change-request/{self.floor.number(project, 'change_request')}"
        answer_by_s = now + round(self.rules.request_answer_days * DAY)
        request = ChangeRequest(
            request_id, asked_by, deliverable, effort_h, value, now, answer_by_s, f"{request_id}/raised"
        )
        project.change_requests[request_id] = request
        self.floor.core.publish(
            ChangeRequestRaised(
                id=request.cause,
                t_s=now,
                causes=(cause,),
                project=project.id,
                request=request_id,
                asked_by=asked_by,
                deliverable=deliverable,
                effort_h=effort_h,
                value=value,
                answer_by_s=answer_by_s,
            )
        )
        return request

    def _dropped(self, project: Project, week: int) -> None:
        """Let those who wanted what was left out ask for it again."""
        for deliverable, due_week in list(project.returns.items()):
            if week < due_week:
                continue
            del project.returns[deliverable]
            item = project.deliverables[deliverable]
            if item.in_scope or not item.wanted_by:
                continue
            own = (t for t in project.tasks.values() if t.deliverable == deliverable and t.state == "dropped")
            effort_h = max(self.rules.request_least_h, math.fsum(believed_h(task) for task in own))
            cause = f"project/{project.id}/scope/{deliverable}/{project.counts.get(f'scope/{deliverable}', 1)}/set"
            self.ask(project, item.wanted_by, deliverable, effort_h, item.value, cause)

    def _deferred(self, project: Project, week: int) -> None:
        for request in list(project.change_requests.values()):
            if request.state == "deferred" and week - week_of(request.asked_s) >= self.rules.defer_weeks:
                request.state = "returned"
                self.ask(project, request.asked_by, request.deliverable, request.effort_h, request.value, request.cause)

    # -------------------------------------------------------------------------------------------------- answers

    def effort_now_h(self, project: Project, request: ChangeRequest) -> float:
        """Return what a request would add if it were accepted now: the later, the dearer."""
        late = self.rules.request_late_slope * progress(project) * self.floor.methods.of(project).late
        return request.effort_h * (1.0 + late)

    def is_small(self, project: Project, request: ChangeRequest) -> bool:
        """Tell whether a request lies inside what the project manager decides alone."""
        budget = project.baselines[-1].budget_cents if project.baselines else project.budget_cents
        return hour_cents(self.floor, self.effort_now_h(project, request)) < self.rules.small_request_share * budget

    def answer(self, project: Project, request: ChangeRequest, answer: str, cause: str) -> None:
        """Answer a change request."""
        floor, rules = self.floor, self.rules
        by = "pm"
        if answer == "escalate":
            if self.is_small(project, request):
                # The sponsor's time for a trifle: it comes back, and still waits.
                self._tell(project, request, "escalate", "pm", cause)
                floor.stakeholders.move(project, -rules.inside_points, cause)
                return
            by, answer = "sponsor", self._sponsors_answer(project, request)
        event_id = self._tell(project, request, answer, by, cause)
        eased = 0.5 if by == "sponsor" else 1.0
        if answer == "accept":
            self._accept(project, request, event_id)
            floor.stakeholders.move(project, rules.accept_points, event_id, request.asked_by)
        elif answer == "reject":
            request.state = "rejected"
            floor.stakeholders.move(project, -rules.reject_points * eased, event_id, request.asked_by)
        else:
            request.state = "deferred"
            request.asked_s = floor.core.now
            floor.stakeholders.move(project, -rules.defer_points, event_id, request.asked_by)

    def _sponsors_answer(self, project: Project, request: ChangeRequest) -> str:
        """Return what a sponsor decides: what is worth its effort, unless the project is in trouble already."""
        work_h = math.fsum(believed_h(task) for task in project.tasks.values() if task.state != "dropped")
        fair = project.original_value / max(1.0, work_h) * self.effort_now_h(project, request)
        in_trouble = self.floor.control.outside_tolerance(project)
        return "accept" if request.value >= fair and not in_trouble else "reject"

    def _accept(self, project: Project, request: ChangeRequest, cause: str) -> None:
        request.state = "accepted"
        item = project.deliverables[request.deliverable]
        if not item.in_scope:
            self.floor.scope.set_scope(project, item.id, True, cause)
            return
        effort_h = self.effort_now_h(project, request)
        self.floor.scope.accept_wish(project, request.id, item.id, request.asked_by, effort_h, cause)
        item.value += request.value

    def _tell(self, project: Project, request: ChangeRequest, answer: str, by: str, cause: str) -> str:
        number = self.floor.number(project, "change_answer")
        event_id = f"{request.id}/answered/{number}"
        self.floor.core.publish(
            ChangeRequestAnswered(
                event_id,
                self.floor.core.now,
                (cause, request.cause),
                project.id,
                request.id,
                request.asked_by,
                answer,
                by,
            )
        )
        return event_id

    def _sour(self, project: Project, week: int) -> None:
        """Let those who wait lose trust, and in the end ask a member of the team directly."""
        now, rules = self.floor.core.now, self.rules
        for request in list(project.change_requests.values()):
            if request.state != "open" or request.answer_by_s > now:
                continue
            waited = week - week_of(request.answer_by_s)
            self.floor.stakeholders.move(project, -rules.sour_points, request.cause, request.asked_by)
            if waited < rules.creep_weeks:
                continue
            request.state = "rejected"
            if self.floor.members(project.id) and self._creep.one(request.id) < rules.creep_share:
                request.state = "accepted"
                event_id = f"{request.id}/crept"
                self.floor.core.publish(
                    ScopeCrept(event_id, now, (request.cause,), project.id, request.id, request.effort_h)
                )
                self.floor.add_scope(project.id, request.effort_h, event_id, request.asked_by)
                self.floor.add_defects(project.id, rules.creep_defects, event_id)

    def open_of(self, project: Project) -> tuple[ChangeRequest, ...]:
        """Return the change requests that wait for an answer, oldest first."""
        return tuple(request for request in project.change_requests.values() if request.state == "open")

    @staticmethod
    def origin(project: Project) -> str:
        """Return the project's latest event, for causes."""
        return origin(project)
