"""What the IT manager does about direction and relations: goals, standards, departments, executives."""

from sim.business.decisions_direction import (
    AdoptStandard,
    EvaluateOption,
    MeetDepartment,
    ReportToExecutives,
    SetStrategy,
)
from sim.policies.pad import Pad
from sim.session import View

_WEEKS_BETWEEN_TALKS = 5
_WEEKS_BEFORE_REVIEW = 2
_PAYBACK_WEEKS = 52
_ENOUGH_EVALUATED = 2


def strategy(view: View, pad: Pad) -> None:
    """Set a direction once, near to what executives seem to want, and hold it."""
    if view.business.goals and not any(goal.weight > 0.0 for goal in view.business.goals):
        pad.first(*SetStrategy.candidates(view))


def talks(view: View, pad: Pad, most: int) -> None:
    """Meet the departments that nobody has spoken to for long, the least content first."""
    trust = {department.id: department.trust for department in view.relations.departments}
    waiting = [t for t in view.business.talks_with if t.weeks >= _WEEKS_BETWEEN_TALKS and not t.arranged]
    for talk in sorted(waiting, key=lambda t: (round(trust.get(t.department, 50.0)), t.department))[:most]:
        pad.want(MeetDepartment(talk.department))


def before_review(view: View, pad: Pad) -> None:
    """Give the executives the reasons before they ask: some time before a review, on what will hurt most."""
    weeks = view.business.next_review_week - view.week
    spoken = view.business.executives_weeks
    if not 0 <= weeks <= _WEEKS_BEFORE_REVIEW or 0 <= spoken < _WEEKS_BETWEEN_TALKS:
        return
    last = dict(view.scores.weeks[-1].kpis) if view.scores.weeks else {}
    over = (last.get("budget_variance_share") or 0.0) > 0.02
    pad.want(ReportToExecutives("budget" if over else "outages"))


def technology(view: View, pad: Pad) -> None:
    """Have the most promising option looked at, then adopt what pays back within a year even at the high end."""
    options = [t for t in view.business.technologies if t.state == "open" and t.worth_cents > 0]
    for option in sorted(options, key=lambda t: (t.cost_cents / t.worth_cents, t.id)):
        pays = option.cost_high_cents < _PAYBACK_WEEKS * option.worth_low_cents
        if pays and view.week <= view.weeks - 8:
            pad.want(AdoptStandard(option.id))
        elif option.evaluations < _ENOUGH_EVALUATED and view.week >= 3 and pad.want(EvaluateOption(option.id)):
            return
