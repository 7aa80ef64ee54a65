"""Founding and planning a project: what is wanted, how long it takes, what is promised."""

from sim.policies.pad import Pad
from sim.projects.decisions.control import SetBaseline
from sim.projects.decisions.initiate import RunRequirementsWorkshop, SubmitCharter
from sim.projects.decisions.lead import SetTestingShare
from sim.projects.decisions.plan import EstimateTask, SetScheduleBuffer
from sim.projects.decisions.risks import HoldRiskWorkshop
from sim.projects.view import ProjectView
from sim.session import View

_LARGE_H = 40.0


def listen(project: ProjectView, pad: Pad, most: int) -> None:
    """Hold a requirements workshop before anything is promised, a second one if there is time for it."""
    held = project.workshop_weeks >= 0
    if not project.baselines and (not held or (most > 1 and project.workshop_weeks >= 1)):
        pad.want(RunRequirementsWorkshop(project.id))


def estimate(project: ProjectView, pad: Pad, *, careful: bool, glance_h: float = _LARGE_H) -> bool:
    """Estimate what nobody has looked at; tell whether all is estimated.

    Args:
        project: The project.
        pad: Where decisions are noted.
        careful: Ask experts, and take the largest tasks apart; otherwise experts see the larger, and a glance must do.
        glance_h: What is smaller is looked at only once, if not careful.
    """
    rough = [task for task in project.open_tasks if task.estimated in {"none", ""}]
    for task in sorted(rough, key=lambda t: (-t.likely_h, t.id)):
        if not careful and task.likely_h < glance_h:
            pad.want(EstimateTask(project.id, task.id, "quick"))
        elif careful and task.likely_h >= _LARGE_H:
            pad.first(EstimateTask(project.id, task.id, "bottom_up"), EstimateTask(project.id, task.id, "expert"))
        else:
            pad.want(EstimateTask(project.id, task.id, "expert"))
    return len(rough) <= sum(isinstance(made, EstimateTask) for made in pad.chosen)


def promise(view: View, project: ProjectView, pad: Pad, *, buffer: float, testing: float, latest_week: int) -> None:
    """Set reserve and testing, submit the charter, and promise a plan once it is known or can wait no longer."""
    if abs(project.testing_share - testing) > 0.01:
        pad.want(SetTestingShare(project.id, testing))
    if project.status != "chartered" or project.baselines:
        return
    if not project.charter_submitted and (project.team or latest_week <= view.week):
        pad.want(_told(project))
    if abs(project.buffer_share - buffer) > 0.01:
        pad.want(SetScheduleBuffer(project.id, buffer))
    unknown = any(task.estimated in {"none", ""} for task in project.open_tasks)
    staffed = any(task.able for task in project.open_tasks)
    told = project.charter_submitted or _told(project) in pad.chosen
    if told and ((not unknown and staffed) or view.week >= latest_week):
        pad.follow(SetBaseline(project.id))


def _told(project: ProjectView) -> SubmitCharter:
    return SubmitCharter(project.id)


def look_for_risks(view: View, project: ProjectView, pad: Pad) -> None:
    """Hold a risk workshop with the charter, and another one in the middle: each takes hours of the whole team."""
    founding = project.status == "chartered" and _told(project) in pad.chosen
    if founding or (project.status == "running" and view.week % 9 == 0 and project.progress < 0.6):
        pad.want(HoldRiskWorkshop(project.id))
