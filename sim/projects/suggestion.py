"""A suggested schedule: who could do what when, within the hours that were granted; from estimates only."""

from typing import TYPE_CHECKING, NamedTuple

from sim.kernel.units import HOUR, week_of
from sim.projects.nudges import open_tasks
from sim.projects.outlook import Plan, plan_of
from sim.projects.plan.draws import stream
from sim.projects.plan.histogram import Bar, Booking, histogram
from sim.projects.plan.level import level
from sim.projects.plan.rcpsp import Job, Problem
from sim.projects.state import Project

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

_SLOTS_PER_WEEK = 10
"""Half days."""

_LONGEST_SLOTS = 520
_EFFORT = 4_000


class SuggestedTask(NamedTuple):
    """When a task could be done, and by whom; weeks count from 1, with their fraction."""

    task: str
    people: tuple[str, ...]
    start_week: float
    end_week: float


class Suggestion(NamedTuple):
    """A levelled schedule of what is left.

    Attributes:
        tasks: By start.
        finish_week: End of the last one.
        network_week: The same if everybody had time for everything: what no levelling can beat.
        load: Person to the weeks of the plan, hours needed against hours granted.
        unstaffed: Tasks that nobody in the team can do; they are left out.
    """

    tasks: tuple[SuggestedTask, ...]
    finish_week: float
    network_week: float
    load: tuple[tuple[str, tuple[Bar, ...]], ...]
    unstaffed: tuple[str, ...]


def suggest(floor: "ProjectsFloor", project: Project) -> Suggestion:
    """Return a schedule within the limits of the team; the project manager may take it or leave it.

    Draws: ``projects/suggestion`` by project and week, apart from every draw that decides what happens.
    """
    plan = plan_of(floor, project, stated=True)
    hours = _hours(floor, project)
    staffed = _crews(floor, project, plan, hours)
    jobs, names = [], plan.network.order
    for place, task in enumerate(names):
        people = staffed[place]
        rate = sum(hours[person] for person in people)
        slots = min(_LONGEST_SLOTS, max(1, round(plan.laws[place].likely / rate * _SLOTS_PER_WEEK))) if rate else 0
        wait = round(plan.sooner[place] * _SLOTS_PER_WEEK)
        before = tuple(names[earlier] for earlier, _ in plan.network.before[place])
        jobs += [Job(f"{task}/wait", wait, before), Job(task, slots, (f"{task}/wait",), dict.fromkeys(people, 1))]
    draw = stream(floor.core.luck.family("projects/suggestion", 32), f"{project.id}/{week_of(floor.core.now)}")
    found = level(Problem(tuple(jobs), dict.fromkeys(hours, 1)), draw, _EFFORT)
    return _told(floor, plan, staffed, hours, found.starts, {job.id: job.slots for job in jobs}, found.lower_bound)


def _hours(floor: "ProjectsFloor", project: Project) -> dict[str, float]:
    """Return the hours a week that each member was granted for."""
    staff = floor.people.state.people
    focus = floor.scenario.rules.control.focus_share
    members = [name for name in sorted(project.grants) if staff[name].employed]
    return {name: project.grants[name].share * staff[name].hours.weekly_s / HOUR * focus for name in members}


def _crews(floor: "ProjectsFloor", project: Project, plan: Plan, hours: dict[str, float]) -> list[tuple[str, ...]]:
    """Return for each task who is on it, or the able members with the least to do."""
    tasks = {task.id: task for task in open_tasks(project)}
    load = dict.fromkeys(hours, 0.0)
    crews: list[tuple[str, ...]] = []
    for place, name in enumerate(plan.network.order):
        task = tasks[name]
        named = tuple(person for person in plan.people[place] if hours.get(person, 0.0) > 0.0)
        if not named:
            able = [person for person in hours if hours[person] > 0.0 and floor.able(person, task)]
            able.sort(key=lambda person: (round(load[person] / hours[person], 6), person))
            named = tuple(able[: task.max_people])
        for person in named:
            load[person] += plan.laws[place].likely / len(named)
        crews.append(named)
    return crews


def _told(
    floor: "ProjectsFloor",
    plan: Plan,
    staffed: list[tuple[str, ...]],
    hours: dict[str, float],
    starts: dict[str, int],
    slots: dict[str, int],
    bound: int,
) -> Suggestion:
    now = floor.core.now / (HOUR * 24 * 7) + 1.0
    rows, bookings = [], []
    for place, name in enumerate(plan.network.order):
        people = staffed[place]
        if not people:
            continue
        start = now + starts[name] / _SLOTS_PER_WEEK
        end = start + slots[name] / _SLOTS_PER_WEEK
        rows.append(SuggestedTask(name, people, start, end))
        rate = sum(hours[person] for person in people)
        bookings += [Booking(p, start, end, plan.laws[place].likely * hours[p] / rate) for p in people]
    finish = max((row.end_week for row in rows), default=now)
    bars = histogram(bookings, {name: (value,) for name, value in hours.items()}, int(now), int(finish))
    unstaffed = tuple(name for place, name in enumerate(plan.network.order) if not staffed[place])
    rows.sort(key=lambda row: (row.start_week, row.task))
    return Suggestion(tuple(rows), finish, now + bound / _SLOTS_PER_WEEK, tuple(bars.items()), unstaffed)
