"""The deadline driver: a date first, everybody on it, green until it cannot be green."""

from sim.policies.cards import answer_cards
from sim.policies.orders import give
from sim.policies.pad import Pad, for_the_corridor_h
from sim.policies.pm import control, plan, team
from sim.policies.policy import PolicyLuck
from sim.projects.decisions.initiate import SetScope
from sim.session import Decision, View

_GLANCE_H = 16.0
_LATE_WEEKS = 0.3


class DeadlineDriver:
    """Promises early and without reserve, asks for many, crashes what is late, drops scope, tests little."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Push."""
        pad = Pad(view, for_the_corridor_h(view))
        answer_cards(view, pad, "quick")
        if view.phase == "corridor":
            team.reply(view, pad, take_all=False)
            for project in view.projects.projects:
                team.assign(project, pad)
        if view.phase == "corridor" or (view.stop is not None and view.stop.kind == "dilemma"):
            return pad.chosen
        for project in view.projects.projects:
            if project.status == "chartered":
                plan.listen(project, pad, most=1)
                plan.estimate(project, pad, careful=False, glance_h=_GLANCE_H)
                plan.promise(view, project, pad, buffer=0.0, testing=0.15, latest_week=view.week)
            team.ask(view, project, pad, share=0.6, most=4, push=2.0, enough=7)
            team.assign(project, pad, swarm=True)
            if project.status == "running":
                give(view, pad, "recognise_milestones", "reestimate_overruns")
            control.split(view, project, pad, from_weeks=_LATE_WEEKS)
            control.hurry(project, pad, from_weeks=_LATE_WEEKS, most=2)
            if control.late_weeks(project) > 1.0:
                for deliverable in project.deliverables:
                    if deliverable.optional and deliverable.in_scope:
                        pad.want(SetScope(project.id, deliverable.id, inside=False))
            control.replan(view, project, pad, date=False)
            control.wishes(project, pad, slack_weeks=2.0, largest_h=6.0)
            control.report(view, project, pad, every=2, rosy=control.colour(project) == "amber")
            control.finish(view, project, pad, handover=False)
        return pad.chosen
