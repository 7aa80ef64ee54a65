"""Moves duty shares toward where work piles up, a little each week."""

import math

from sim.people.decisions import SetDutyShares
from sim.people.view import PersonView
from sim.policies.pad import Pad
from sim.session import View

_DUTIES = ("desk", "operations", "projects")
_STEP = 0.15
_LEAST = 0.05
_HOURS_THAT_MATTER = 16.0
"""A difference of two person-days between what waits for a skill in two duties."""


def rebalance(view: View, pad: Pad, most: int) -> None:
    """Give people with the skill that is short more of the duty in which most work waits; who is lent stays lent."""
    waiting: dict[str, dict[str, float]] = {}
    for queue in view.work.queues:
        by_duty = waiting.setdefault(queue.field, dict.fromkeys(_DUTIES, 0.0))
        by_duty[queue.duty] = queue.effort_s / 3600
    changed = 0
    worst = sorted(waiting, key=lambda field: (-max(waiting[field].values()), field))
    moved: set[str] = set()
    for field in worst:
        for person in _with_skill(view, field):
            if changed >= most:
                return
            if person.id not in moved and _shift(person, _seen_by(person, waiting), pad):
                moved.add(person.id)
                changed += 1


def _with_skill(view: View, field: str) -> list[PersonView]:
    lent = {name for project in view.projects.portfolio for name, _, _ in project.grants}
    able = [p for p in view.people.people if dict(p.skills).get(field, 0.0) >= 2.0 and not p.contractor]
    people = [p for p in able if p.id not in lent]
    return sorted(people, key=lambda p: (-dict(p.skills)[field], p.ordinal))


def _seen_by(person: PersonView, waiting: dict[str, dict[str, float]]) -> dict[str, float]:
    """Return the hours per duty that wait for skills this person has."""
    skills = {field for field, level in person.skills if level >= 2.0}
    return {duty: math.fsum(waiting[field][duty] for field in sorted(skills & waiting.keys())) for duty in _DUTIES}


def _shift(person: PersonView, hours: dict[str, float], pad: Pad) -> bool:
    shares = dict(person.duties)
    needy = max(_DUTIES, key=lambda duty: (hours[duty], duty))
    rich = min((d for d in _DUTIES if shares[d] > _LEAST), key=lambda duty: (hours[duty], -shares[duty]), default=needy)
    if rich == needy or hours[needy] - hours[rich] < _HOURS_THAT_MATTER or shares[needy] >= 0.75:
        return False
    step = min(_STEP, shares[rich])
    shares[rich] = round(shares[rich] - step, 4)
    shares[needy] = round(shares[needy] + step, 4)
    return pad.want(SetDutyShares(person.id, shares["desk"], shares["operations"], shares["projects"]))
