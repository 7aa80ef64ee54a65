"""Keeping a project on its way: reports, risks, wishes, plans that no longer hold, and the end."""

import math

from sim.policies.pad import Pad
from sim.projects.decisions.close import CloseProject, ObtainAcceptance, PrepareHandover, ReviewBenefits, ScheduleGoLive
from sim.projects.decisions.control import (
    AnswerChangeRequest,
    Escalate,
    ReportStatus,
    RequestRebaseline,
    UpdateStakeholder,
)
from sim.projects.decisions.initiate import SetScope
from sim.projects.decisions.lead import CrashTask, FastTrack
from sim.projects.decisions.plan import SplitTask
from sim.projects.decisions.risks import RespondToRisk
from sim.projects.view import ProjectView
from sim.session import View

_NEARLY_DONE_H = 40.0
_HOURS_PER_WEEK = 34.0
"""Work that a team does while the change waits for its window: so much at least, or a week of it."""

_DANGER = 2.0
"""Weeks late, in tolerances, from which on the whole is worth more than its last part."""
_WEEKS_BETWEEN_ALARMS = 4
_DEAR_SHARE = 0.35
"""Over budget at which a new plan is asked for, before executives begin to think of stopping."""
_PERCENT_MOST = 50
_LATER_MOST_WEEKS = 13

_WINDOWS = ("saturday", "evening", "sunday")


def late_weeks(project: ProjectView) -> float:
    """Return by how many weeks the even forecast misses the promise now in force; 0 without one."""
    if project.forecast is None or not project.baselines:
        return 0.0
    return project.forecast.week_p50 - (project.baselines[-1].finish_week + 1.0)


def over_budget_share(project: ProjectView) -> float:
    """Return how far the forecast of cost is over the budget now in force; 0 without one."""
    if project.forecast is None or not project.baselines:
        return 0.0
    return project.forecast.cents_p50 / max(1, project.baselines[-1].budget_cents) - 1.0


def colour(project: ProjectView) -> str:
    """Return the colour that the figures deserve."""
    late = late_weeks(project)
    if late > project.tolerance_weeks:
        return "red"
    return "amber" if late > 0.4 * max(1, project.tolerance_weeks) else "green"


def report(view: View, project: ProjectView, pad: Pad, *, every: int, rosy: bool = False) -> None:
    """Report every so many weeks, and at once when the colour changes."""
    last = project.reports[-1] if project.reports else None
    now = "green" if rosy else colour(project)
    if last is None or view.week - last.week >= every or (not rosy and last.colour != now):
        pad.want(ReportStatus(project.id, now, "rosy" if rosy else "honest"))  # type: ignore[arg-type]


def talk(project: ProjectView, pad: Pad, most: int, enough: float = 0.6) -> None:
    """Speak to the stakeholders who have heard least for their weight, unless they have heard enough."""
    order = sorted(project.stakeholders, key=lambda s: (round(s.engagement - 0.1 * s.power, 6), s.party))
    spoken = 0
    for stakeholder in order:
        if spoken < most and stakeholder.engagement < enough:
            spoken += pad.want(UpdateStakeholder(project.id, stakeholder.party))


def risks(project: ProjectView, pad: Pad, most: int) -> None:
    """Do something about the likeliest known risks."""
    waiting = [risk for risk in project.risks if risk.state == "open" and risk.response == "none"]
    for risk in sorted(waiting, key=lambda r: (-round(r.probability, 6), r.id))[:most]:
        if risk.probability < 0.25:
            pad.want(RespondToRisk(project.id, risk.id, "accept"))
        else:
            pad.first(
                RespondToRisk(project.id, risk.id, "contingency" if risk.impact == "cost" else "mitigate"),
                RespondToRisk(project.id, risk.id, "contingency"),
                RespondToRisk(project.id, risk.id, "accept"),
            )


def wishes(project: ProjectView, pad: Pad, *, slack_weeks: float, largest_h: float) -> None:
    """Answer change requests: yes while there is room for it, otherwise not now."""
    room = -late_weeks(project) >= slack_weeks
    for request in project.change_requests:
        if request.state != "open":
            continue
        small = request.effort_h <= largest_h
        if small and (room or request.effort_h <= 0.0):
            pad.want(AnswerChangeRequest(project.id, request.id, "accept"))
        elif project.forecast is None or room:
            pad.want(AnswerChangeRequest(project.id, request.id, "defer"))
        else:
            pad.want(AnswerChangeRequest(project.id, request.id, "reject"))


def hurry(project: ProjectView, pad: Pad, *, from_weeks: float, most: int) -> None:
    """Buy time on what decides the date, once the project is late."""
    if late_weeks(project) < from_weeks:
        return
    bought = 0
    critical = [task for task in project.open_tasks if task.critical and task.state in {"ready", "active"}]
    for task in sorted(critical, key=lambda t: (-round(t.left_h, 6), t.id)):
        if bought < most and task.people and pad.want(CrashTask(project.id, task.id, "overtime")):
            bought += 1
    for task in project.open_tasks:
        waits = [name for name in task.after if any(c.id == name for c in critical)]
        if bought < most and task.critical and task.state == "open" and waits:
            bought += pad.want(FastTrack(project.id, task.id, waits[0]))


def split(view: View, project: ProjectView, pad: Pad, *, from_weeks: float) -> None:
    """Let more people at the longest task that decides the date, once the project is late."""
    if late_weeks(project) >= from_weeks:
        pad.first(*(option for option in SplitTask.candidates(view) if option.project == project.id))


def trim(project: ProjectView, pad: Pad) -> None:
    """Leave out what may be left out and nobody has begun, least worth first, once the rest is in danger."""
    if late_weeks(project) <= _DANGER * max(1, project.tolerance_weeks):
        return
    begun = {task.deliverable for task in project.tasks if task.state in {"active", "done"}}
    spare = [d for d in project.deliverables if d.optional and d.in_scope and d.id not in begun]
    for deliverable in sorted(spare, key=lambda d: (round(d.share, 6), d.id))[:1]:
        pad.want(SetScope(project.id, deliverable.id, False))


def _later(late: float) -> int:
    return min(_LATER_MOST_WEEKS, max(0, round(late + 0.5)))


def replan(view: View, project: ProjectView, pad: Pad, *, date: bool = True) -> None:
    """Say so when the plan no longer holds: outside tolerance it goes up, and a new one is asked for."""
    late, dear = late_weeks(project), over_budget_share(project)
    if project.escalated or project.rebaseline_asked:
        return
    again = len(project.baselines) < 2 or view.week % _WEEKS_BETWEEN_ALARMS == 1
    if dear > max(_DEAR_SHARE, project.tolerance_cost_share) and again:
        percent = min(_PERCENT_MOST, round(100 * dear) + 5)
        pad.want(RequestRebaseline(project.id, _later(late) if date else 0, percent))
    elif late <= project.tolerance_weeks or not date:
        return
    elif len(project.baselines) < 2:
        pad.want(RequestRebaseline(project.id, max(1, _later(late))))
    elif late > 2 * project.tolerance_weeks and again:
        pad.want(Escalate(project.id, "date"))


def finish(view: View, project: ProjectView, pad: Pad, *, handover: bool) -> None:
    """Prepare the hand-over, go live when it is ready, have it accepted, close, and look back."""
    if handover and project.status == "running" and project.progress >= 0.6:
        pad.want(PrepareHandover(project.id))
    if project.status == "running" and not project.go_live_change:
        open_tasks = [task for task in project.open_tasks if task.phase not in {"documentation", "training"}]
        a_week_h = _HOURS_PER_WEEK * math.fsum(member.share for member in project.team)
        nearly = math.fsum(task.left_h for task in open_tasks) < max(_NEARLY_DONE_H, a_week_h)
        if not open_tasks or nearly or (not handover and project.progress >= 0.9):
            first = view.week + (1 if open_tasks and handover else 0)
            weeks = range(first, first + 4)
            options = [ScheduleGoLive(project.id, week, window) for week in weeks for window in _WINDOWS]  # type: ignore[arg-type]
            pad.first(*options)
    if project.status == "live":
        open_left = [task for task in project.open_tasks if task.left_h > 0.0]
        unseen = not any(deliverable.accepted for deliverable in project.deliverables)
        shown = handover and unseen and view.week > project.live_week
        if not project.acceptance_asked and (shown or not open_left):
            pad.want(ObtainAcceptance(project.id))
        pad.want(ReviewBenefits(project.id))
        if not open_left or not handover:
            pad.want(CloseProject(project.id))
