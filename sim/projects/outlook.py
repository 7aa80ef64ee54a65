"""The outlook: what a plan says of dates, from estimates, grants and booked hours; never from true efforts."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernel.units import HOUR, WEEK
from sim.projects.nudges import booked_h, hour_cents, open_tasks
from sim.projects.plan.draws import Shuffles
from sim.projects.plan.finish import quantile
from sim.projects.plan.network import Link, Network
from sim.projects.plan.pert import Pert, slices
from sim.projects.state import Project, Task

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

_LEAST_RATE = 0.01
_GUESS = (0.4, 1.0, 2.5)
"""Range of a task that nobody has estimated, relative to what is taken for it."""

_LEFT = (0.05, 0.15, 0.4)
"""Least that is left of a task that is not done, relative to its likely effort: low, likely, high."""


Column = NDArray[np.float64]
"""One value per sample."""


class Plan(NamedTuple):
    """What is to be done, by whom, in which order; all lists by place in the network's order.

    Attributes:
        network: What waits for what; lags in weeks.
        laws: Remaining person-hours.
        rates: Hours a week that the people of a task give it.
        people: Who; empty where nobody is named yet.
        sooner: Weeks before which it may not begin.
        overlaps: Places that it may overlap with.
        sequence: Places in the order in which people take them up.
    """

    network: Network
    laws: tuple[Pert, ...]
    rates: tuple[float, ...]
    people: tuple[tuple[str, ...], ...]
    sooner: tuple[float, ...]
    overlaps: tuple[tuple[int, ...], ...]
    sequence: tuple[int, ...]


def law_of(floor: "ProjectsFloor", project: Project, task: Task, *, stated: bool = False) -> Pert:
    """Return the belief about what is left of a task.

    Args:
        floor: The floor.
        project: The task's project.
        task: An open task.
        stated: As people state it, without the widening and the pace that experience adds.
    """
    rules = floor.scenario.rules.control
    estimate = task.estimate
    if estimate.likely_h <= 0.0:
        law = Pert(*(share * _usual_h(floor, project) for share in _GUESS))
    else:
        law = Pert(estimate.low_h, estimate.likely_h, estimate.high_h)
    if not stated:
        pace = pace_of(floor, project)
        law = law.widened(rules.range_factor)
        law = Pert(law.low * pace, law.likely * pace, law.high * pace)
    done = booked_h(task)
    if done <= 0.0:
        return law
    low, likely, high = (
        max(value - done, share * law.likely)
        for value, share in zip((law.low, law.likely, law.high), _LEFT, strict=True)
    )
    return Pert(low, max(low, likely), max(likely, high))


def _usual_h(floor: "ProjectsFloor", project: Project) -> float:
    known = [task.estimate.likely_h for task in project.tasks.values() if task.estimate.likely_h > 0.0]
    return math.fsum(known) / len(known) if known else floor.scenario.rules.control.unknown_task_h


def pace_of(floor: "ProjectsFloor", project: Project) -> float:
    """Return how much longer this project's finished tasks took than was believed, weighted with a prior of 1."""
    prior = floor.scenario.rules.control.pace_prior_h
    believed = booked = prior
    for task in project.tasks.values():
        if task.state == "done":
            believed += task.estimate.likely_h
            booked += booked_h(task)
    return booked / believed


def plan_of(floor: "ProjectsFloor", project: Project, *, stated: bool = False) -> Plan:
    """Return the plan of what is left."""
    tasks = {task.id: task for task in open_tasks(project)}
    now = floor.core.now
    after: dict[str, list[Link]] = {}
    for task in tasks.values():
        lag = task.lead_s / WEEK if task.ready_s < 0 else 0.0
        after[task.id] = [Link(name, lag) for name in task.after if name in tasks and name not in task.overlap]
    network = Network(after)
    ordered = [tasks[name] for name in network.order]
    people, rates = zip(*(_crew(floor, project, task) for task in ordered), strict=True) if ordered else ((), ())
    overlaps = tuple(tuple(network.place[n] for n in task.overlap if n in network.place) for task in ordered)
    return Plan(
        network,
        tuple(law_of(floor, project, task, stated=stated) for task in ordered),
        rates,
        people,
        tuple(_sooner(project, task, now) for task in ordered),
        overlaps,
        tuple(_sequence(network, overlaps, ordered)),
    )


def _sooner(project: Project, task: Task, now: int) -> float:
    """Return the weeks before which a task cannot begin, as far as it is known."""
    if task.ready_s >= 0:
        return max(0.0, (task.ready_s - now) / WEEK)
    if any(name in project.tasks and project.tasks[name].state not in ("done", "dropped") for name in task.after):
        return 0.0
    return task.lead_s / WEEK


def _crew(floor: "ProjectsFloor", project: Project, task: Task) -> tuple[tuple[str, ...], float]:
    """Return who will work on a task, and the hours they give it in a week."""
    rules = floor.scenario.rules.control
    staff = floor.people.state.people
    granted = [p for p in task.people if p in project.grants and staff[p].employed]
    if granted:
        hours = math.fsum(project.grants[p].share * staff[p].hours.weekly_s / HOUR for p in granted)
        return tuple(granted), max(_LEAST_RATE, hours * rules.focus_share)
    week_h = floor.scenario.calendars[floor.scenario.people[0].calendar].weekly_s / HOUR
    return (), week_h * rules.unstaffed_share * rules.focus_share


def _sequence(network: Network, overlaps: Sequence[tuple[int, ...]], tasks: Sequence[Task]) -> list[int]:
    """Return places in the order in which work is taken up: of what is possible, the most urgent first."""
    waits = [{earlier for earlier, _ in network.before[i]} | {*overlaps[i]} for i in range(len(tasks))]
    left = sorted(range(len(tasks)), key=lambda i: (tasks[i].priority, i))
    taken: list[int] = []
    done: set[int] = set()
    while left:
        place = next((i for i in left if waits[i] <= done), left[0])
        left.remove(place)
        taken.append(place)
        done.add(place)
    return taken


def run(plan: Plan, hours: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return starts and ends in weeks from now for given efforts; persons finish one task before they begin another."""
    count = len(hours)
    starts, ends = [0.0] * count, [0.0] * count
    before, people, rates, sooner, overlaps = plan.network.before, plan.people, plan.rates, plan.sooner, plan.overlaps
    free: dict[str, float] = {}
    for i in plan.sequence:
        start = sooner[i]
        for earlier, lag in before[i]:
            start = max(start, ends[earlier] + lag)
        for other in overlaps[i]:
            start = max(start, 0.5 * (starts[other] + ends[other]))
        for person in people[i]:
            if free.get(person, 0.0) > start:
                start = free[person]
        end = start + hours[i] / rates[i]
        for person in people[i]:
            free[person] = end
        starts[i], ends[i] = start, end
    return starts, ends


def sampled_ends(plan: Plan, hours: Sequence[Column], samples: int) -> list[Column]:
    """Return the weeks until each task is done, by place: what ``run`` says of each sample, all samples at once."""
    starts: list[Column] = [np.zeros(samples)] * len(hours)
    ends = starts[:]
    free: dict[str, Column] = {}
    for i in plan.sequence:
        start = np.full(samples, plan.sooner[i])
        for earlier, lag in plan.network.before[i]:
            start = np.maximum(start, ends[earlier] + lag)
        for other in plan.overlaps[i]:
            start = np.maximum(start, 0.5 * (starts[other] + ends[other]))
        for person in plan.people[i]:
            if person in free:
                start = np.maximum(start, free[person])
        end = start + hours[i] / plan.rates[i]
        free.update(dict.fromkeys(plan.people[i], end))
        starts[i], ends[i] = start, end
    return ends


def finishes(plan: Plan, hours: Sequence[Column], samples: int) -> Column:
    """Return the weeks until all is done, per sample."""
    ends = sampled_ends(plan, hours, samples)
    return np.max(ends, axis=0) if ends else np.zeros(samples)


def expected_weeks(floor: "ProjectsFloor", project: Project) -> float:
    """Return the weeks until all is done if everything takes what is believed."""
    plan = plan_of(floor, project)
    return max(run(plan, [law.mean for law in plan.laws])[1], default=0.0)


def sampled_hours(floor: "ProjectsFloor", plan: Plan, shuffles: Shuffles) -> list[Column]:
    """Return the person-hours that tasks may still take, by place, one value per sample."""
    rules = floor.scenario.rules.control
    laws = (*plan.laws, Pert(0.0, 1.0, 2.0))
    orders = shuffles.first(len(laws))
    *columns, shared = (
        slices(law.checked(), rules.forecast_samples)[order] for law, order in zip(laws, orders, strict=True)
    )
    # A beta law on 0 to 2 has a standard deviation of about 0.38; what all tasks share moves them together.
    factor = 1.0 + rules.pace_sd * (shared - 1.0) / 0.378
    return [column * factor for column in columns]


def sampled(floor: "ProjectsFloor", project: Project, shuffles: Shuffles) -> list[tuple[float, int]]:
    """Return weeks to the finish and cents to come, one pair per sample.

    Args:
        floor: The floor.
        project: Of which.
        shuffles: Orders of chance of ``projects/forecast``, of as many as a forecast has samples; a luck of its own
            that no event of the game shares.
    """
    rules = floor.scenario.rules.control
    samples = rules.forecast_samples
    plan = plan_of(floor, project)
    hours = sampled_hours(floor, plan, shuffles)
    effort = [math.fsum(one) for one in zip(*(column.tolist() for column in hours), strict=True)] or [0.0] * samples
    bought = sum(task.purchase_cents for task in open_tasks(project) if not task.bought)
    weeks = finishes(plan, hours, samples).tolist()
    return [(found, hour_cents(floor, work) + bought) for found, work in zip(weeks, effort, strict=True)]


def middle(values: Sequence[float], share: float) -> float:
    """Return a quantile of unsorted values."""
    return quantile(sorted(values), share)
