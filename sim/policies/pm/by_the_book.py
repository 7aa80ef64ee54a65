"""The project manager of the handbooks: listen, estimate, promise late, report honestly, hand over properly."""

from sim.policies.cards import answer_cards
from sim.policies.orders import give, stands
from sim.policies.pad import MOST_AT_FIRST, Pad, for_the_corridor_h
from sim.policies.pm import control, plan, team
from sim.policies.policy import PolicyLuck
from sim.projects.view import ProjectView
from sim.session import Decision, View

_HEARD = 0.9
"""Engagement of a stakeholder with whom no more talk is needed."""
_RESERVE = 0.25
_LATEST_PROMISE_WEEK = 3
_SHORT_WEEKS = 6
"""A project due within so many weeks of the start is promised in the second."""

_QUIET = 4
"""Decisions a week below which a turn is quiet enough for more talks and lessons than must be."""
_ORDER_PAYS_WEEKS = 4
"""Weeks in which a standing order saves more than it took to give."""


class ByTheBook:
    """Listens first, estimates with experts, promises with a reserve, reports honestly, answers risks, hands over."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Decide by importance until the attention of the week is used."""
        pad = Pad(view, for_the_corridor_h(view), MOST_AT_FIRST if view.week == 1 else None)
        answer_cards(view, pad, "handbook")
        if view.phase == "corridor":
            team.reply(view, pad, take_all=True)
            for project in view.projects.projects:
                team.assign(project, pad)
        if view.stop is not None and view.stop.kind == "dilemma":
            return pad.chosen
        if view.phase == "corridor":
            return pad.chosen
        if view.stop is not None and view.week == 1:
            _put_to_work(view, pad)
            return pad.chosen
        for project in view.projects.projects:
            if project.status == "chartered":
                _found(view, project, pad)
            team.assign(project, pad)
            team.ask(view, project, pad, share=0.5, most=2, push=1.3)
            control.finish(view, project, pad, handover=True)
            if project.status == "running" and view.week + _ORDER_PAYS_WEEKS <= view.weeks:
                give(view, pad, "report_honestly", "recognise_milestones", "accept_small_requests", "update_sponsor")
            control.wishes(project, pad, slack_weeks=0.5, largest_h=16.0)
            if not stands(view, "report_honestly"):
                control.report(view, project, pad, every=2)
            control.risks(project, pad, most=2)
            control.replan(view, project, pad)
            control.trim(project, pad)
            control.hurry(project, pad, from_weeks=1.0, most=1)
            control.talk(project, pad, most=1)
            team.care(view, project, pad, warmth=0 if stands(view, "recognise_milestones") else 1)
            plan.look_for_risks(view, project, pad)
            if project.status in {"running", "live"} and len(pad.chosen) < _QUIET * view.turn_weeks:
                _with_what_is_left(project, pad, view.turn_weeks)
        return pad.chosen


def _put_to_work(view: View, pad: Pad) -> None:
    """See to it that nobody waits; in the week of a full first desk everything else keeps until Monday."""
    for project in view.projects.projects:
        team.assign(project, pad)


def _with_what_is_left(project: ProjectView, pad: Pad, weeks: int) -> None:
    """Talk more than must be, and teach, each week of the turn: both are soon repaid."""
    control.talk(project, pad, most=2 * weeks, enough=_HEARD)
    for _ in range(weeks):
        team.teach(project, pad, newcomers=False)


def _found(view: View, project: ProjectView, pad: Pad) -> None:
    """Listen, estimate, promise; once listening is over, the promise comes before everything else."""
    latest = _LATEST_PROMISE_WEEK if project.due_week > _SHORT_WEEKS else _LATEST_PROMISE_WEEK - 1
    heard = project.workshop_weeks >= 1 and bool(project.team)
    pressing = view.week >= latest and (heard or view.week >= 2 * latest)

    def promise() -> None:
        latest_week = view.week if pressing else view.weeks
        plan.promise(view, project, pad, buffer=_RESERVE, testing=0.25, latest_week=latest_week)

    if pressing:
        promise()
    plan.listen(project, pad, most=2)
    team.ask(view, project, pad, share=0.5, most=3, push=1.3)
    plan.estimate(project, pad, careful=True)
    if not pressing:
        promise()
    plan.look_for_risks(view, project, pad)
