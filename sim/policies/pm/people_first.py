"""The people's project manager: a calm team first, and the date will follow or be talked about."""

from sim.policies.cards import answer_cards
from sim.policies.orders import give, stands
from sim.policies.pad import Pad, for_the_corridor_h
from sim.policies.pm import control, plan, team
from sim.policies.policy import PolicyLuck
from sim.session import Decision, View


class PeopleFirst:
    """Cares for team and stakeholders, asks for little at a time, never hurries, says yes to wishes."""

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Care."""
        pad = Pad(view, for_the_corridor_h(view))
        answer_cards(view, pad, "kind")
        if view.phase == "corridor":
            team.reply(view, pad, take_all=True)
            for project in view.projects.projects:
                team.assign(project, pad)
        if view.phase == "corridor" or (view.stop is not None and view.stop.kind == "dilemma"):
            return pad.chosen
        for project in view.projects.projects:
            if project.status == "chartered":
                plan.listen(project, pad, most=2)
                team.ask(view, project, pad, share=0.4, most=2, push=1.0)
                plan.estimate(project, pad, careful=True)
                plan.promise(view, project, pad, buffer=0.25, testing=0.3, latest_week=5)
            control.talk(project, pad, most=2)
            team.care(view, project, pad, warmth=3)
            team.assign(project, pad)
            team.ask(view, project, pad, share=0.4, most=2, push=1.0)
            if project.status == "running":
                give(view, pad, "report_honestly", "update_sponsor")
            if not stands(view, "report_honestly"):
                control.report(view, project, pad, every=2)
            control.wishes(project, pad, slack_weeks=-2.0, largest_h=16.0)
            control.replan(view, project, pad)
            control.finish(view, project, pad, handover=True)
        return pad.chosen
