"""When will it be done by these people? The finish of a network whose activities compete for hours of persons.

Time is in weeks from now. Persons give the hours of their calendars; an activity has effort in person-hours and people
who work on it together. Activities are taken up one after the other by priority (serial schedule), each as early as
what it waits for and its people allow, so a plan that overbooks somebody ends later than its network says.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from sim.projects.plan.draws import Draw
from sim.projects.plan.finish import SAMPLES, Finish, column
from sim.projects.plan.network import Network
from sim.projects.plan.pert import Pert

_NEVER_WEEKS = 520.0
"""What is not done in ten years counts as done then, so that a plan without people has a number."""

_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works on what.

    Attributes:
        hours: Person to hours available for these activities in each week from now; the last week goes on for ever.
        people: Activity to the persons who share its effort; nobody means that it takes place elsewhere, at
            ``elsewhere_h`` hours a week.
        elsewhere_h: Hours a week for activities without people; 0 means that these never end.
        rank: Activity to its place in the order in which people take up work, lower first; then topological order.
    """

    hours: Mapping[str, Sequence[float]]
    people: Mapping[str, Sequence[str]]
    elsewhere_h: float = 0.0
    rank: Mapping[str, float] = field(default_factory=dict)


def simulate_with(
    network: Network,
    efforts: Mapping[str, Pert],
    crew: Crew,
    draw: Draw,
    samples: int = SAMPLES,
    not_before: Mapping[str, float] | None = None,
) -> Finish:
    """Return the distribution of the finish in weeks.

    An activity counts as critical in a sample if it is on the chain, of links and of persons who were busy, that leads
    back from the last finish.

    Args:
        network: What waits for what; lags in weeks.
        efforts: Activity to its range of person-hours.
        crew: Who works on what.
        draw: Uniforms; exactly ``samples`` per activity.
        samples: At least 1.
        not_before: Weeks before which an activity may not start.
    """
    columns = [column(efforts[name], draw, samples) for name in network.order]
    sequence = _sequence(network, crew)
    finishes, counts = [], [0] * len(columns)
    for sample in range(samples):
        found = plan(network, [values[sample] for values in columns], crew, sequence, not_before)
        finishes.append(found.finish)
        for place in found.chain():
            counts[place] += 1
    shares = {name: counts[place] / samples for place, name in enumerate(network.order)}
    return Finish(tuple(sorted(finishes)), shares)


class CrewPlan(NamedTuple):
    """A plan with persons; all in topological order.

    Attributes:
        starts: In weeks from now.
        ends: In weeks from now.
        held_by: Place of what an activity had to wait for, -1 if nothing.
    """

    starts: list[float]
    ends: list[float]
    held_by: list[int]

    @property
    def finish(self) -> float:
        """When the last activity ends."""
        return max(self.ends, default=0.0)

    def chain(self) -> list[int]:
        """Return the places that lead back from the last finish."""
        found = []
        place = self.ends.index(self.finish) if self.ends else -1
        while place >= 0:
            found.append(place)
            place = self.held_by[place]
        return found


def plan(
    network: Network,
    efforts: Sequence[float],
    crew: Crew,
    sequence: Sequence[int] | None = None,
    not_before: Mapping[str, float] | None = None,
) -> CrewPlan:
    """Return the plan for given person-hours, in topological order.

    An activity starts when what it waits for is done and the first of its people is free; the others join when they
    are. Persons finish what they hold before they take up the next.
    """
    floor = not_before or {}
    # Person to when they are free, and after what.
    free = dict.fromkeys(crew.hours, (0.0, -1))
    made = CrewPlan([0.0] * len(efforts), [0.0] * len(efforts), [-1] * len(efforts))
    for place in sequence if sequence is not None else _sequence(network, crew):
        name = network.order[place]
        start, held_by = floor.get(name, 0.0), -1
        for earlier, lag in network.before[place]:
            if made.ends[earlier] + lag > start:
                start, held_by = made.ends[earlier] + lag, earlier
        people = [person for person in crew.people.get(name, ()) if person in free]
        if people:
            first = min(people, key=lambda person: free[person][0])
            joins = [(max(start, free[person][0]), crew.hours[person]) for person in people]
            if free[first][0] > start:
                start, held_by = free[first]
            end = _end(efforts[place], joins)
        else:
            end = _alone(start, efforts[place], crew.elsewhere_h)
        made.starts[place], made.ends[place], made.held_by[place] = start, end, held_by
        free.update(dict.fromkeys(people, (end, place)))
    return made


def _alone(start: float, effort: float, hours: float) -> float:
    return start + effort / hours if hours > 0.0 else (start if effort <= 0.0 else start + _NEVER_WEEKS)


def _end(effort: float, joins: Sequence[tuple[float, Sequence[float]]]) -> float:
    """Return when persons who join at given instants have done the effort together."""
    now = min(at for at, _ in joins)
    left = effort
    while left > _CLOSE * max(1.0, effort) and now < _NEVER_WEEKS:
        week = int(now + _CLOSE)
        until = min(min((at for at, _ in joins if at > now), default=inf), week + 1.0)
        rate = math.fsum(hours[min(week, len(hours) - 1)] for at, hours in joins if at <= now and hours)
        if rate * (until - now) >= left:
            return now + left / rate
        left -= rate * (until - now)
        now = until
    return now


def _sequence(network: Network, crew: Crew) -> list[int]:
    """Return the places of activities in the order in which they are taken up: of those possible, the best rank."""
    waiting = [len(before) for before in network.before]
    ranks = [(crew.rank.get(name, 0.0), place) for place, name in enumerate(network.order)]
    ready = sorted(ranks[place] for place, left in enumerate(waiting) if not left)
    found = []
    while ready:
        _, place = ready.pop(0)
        found.append(place)
        for later, _ in network.behind[place]:
            waiting[later] -= 1
            if not waiting[later]:
                ready.append(ranks[later])
        ready.sort()
    return found
