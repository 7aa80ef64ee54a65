"""The timetable: when each task was or will be done, by whom it is wanted when, and how late it may all become.

It says what the forecast says, task by task: the same plan, the same estimates, the same draws.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.kernel.units import HOUR, WEEK, week_of
from sim.projects.outlook import plan_of, run, sampled_ends, sampled_hours
from sim.projects.plan.histogram import Bar, Booking, histogram
from sim.projects.state import Baseline, Project

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

_LATE = 0.8
_LONGEST_WEEKS = 60
"""What is wanted of people later than this is no help to anybody who plans."""


class TimedTask(NamedTuple):
    """A task in time; weeks count from 1, with their fraction, and -1 is not known.

    Attributes:
        start_week, end_week: As it was, and from now on as it is expected with the people who are on it.
        late_week: End that four of five samples keep.
        plan_start_week, plan_end_week: As promised in the last baseline.
    """

    task: str
    start_week: float
    end_week: float
    late_week: float
    plan_start_week: float
    plan_end_week: float


class Timetable(NamedTuple):
    """All tasks of a project in time.

    Attributes:
        tasks: Those that are done or will be, in the project's order.
        finishes: Weeks in which it may be done, one per sample of the forecast, rising.
        load: Member to weeks with the hours wanted if every task began as early as its links allow, and the hours
            granted; more wanted than granted is what levelling takes away.
        planned: Planned value in cents, cumulative, at the instants at which the last baseline has tasks done.
        earned: Earned value in cents, cumulative, at the instants at which tasks were done.
    """

    tasks: tuple[TimedTask, ...]
    finishes: tuple[float, ...]
    load: tuple[tuple[str, tuple[Bar, ...]], ...]
    planned: tuple[tuple[float, int], ...]
    earned: tuple[tuple[float, int], ...]


def timetable(floor: "ProjectsFloor", project: Project) -> Timetable:
    """Return the timetable of a project as its leader knows it. Changes nothing."""
    now = _week(floor.core.now)
    plan = plan_of(floor, project)
    starts, ends = run(plan, [law.mean for law in plan.laws])
    hours = sampled_hours(floor, plan, floor.control.shuffles(project, week_of(floor.core.now)))
    sampled = sampled_ends(plan, hours, floor.scenario.rules.control.forecast_samples)
    ahead = {
        name: (now + starts[i], now + ends[i], now + float(np.quantile(sampled[i], _LATE)))
        for i, name in enumerate(plan.network.order)
    }
    baseline = project.baselines[-1] if project.baselines else None
    finishes = sorted((now + np.max(sampled, axis=0)).tolist()) if sampled else []
    return Timetable(
        tuple(
            _timed(project, name, ahead, baseline) for name, task in project.tasks.items() if task.state != "dropped"
        ),
        tuple(finishes),
        _load(floor, project),
        _steps([(end_s, baseline.task_cents[name]) for name, end_s in baseline.end_s.items()]) if baseline else (),
        _earned(project, baseline),
    )


def _week(t_s: float) -> float:
    return t_s / WEEK + 1.0


def _timed(
    project: Project, name: str, ahead: dict[str, tuple[float, float, float]], baseline: Baseline | None
) -> TimedTask:
    task = project.tasks[name]
    began = _week(task.started_s) if task.started_s >= 0 else -1.0
    promised = baseline is not None and name in baseline.end_s
    plan = (_week(baseline.start_s[name]), _week(baseline.end_s[name])) if baseline and promised else (-1.0, -1.0)
    if name not in ahead:
        done = _week(task.done_at_s) if task.done_at_s >= 0 else began
        return TimedTask(name, began if began >= 0.0 else done, done, done, *plan)
    start, end, late = ahead[name]
    return TimedTask(name, began if began >= 0.0 else start, end, max(end, late), *plan)


def _load(floor: "ProjectsFloor", project: Project) -> tuple[tuple[str, tuple[Bar, ...]], ...]:
    """Return what early dates want of each member, week by week."""
    staff, focus = floor.people.state.people, floor.scenario.rules.control.focus_share
    granted = {
        name: grant.share * staff[name].hours.weekly_s / HOUR * focus
        for name, grant in project.grants.items()
        if staff[name].employed
    }
    plan, times, now = plan_of(floor, project, stated=True), floor.schedule(project).times, _week(floor.core.now)
    bookings = []
    for place, name in enumerate(plan.network.order):
        there = [person for person in plan.people[place] if granted.get(person, 0.0) > 0.0]
        rate = sum(granted[person] for person in there)
        first, last = now + times[name].early_start, now + times[name].early_finish
        bookings += [Booking(p, first, last, plan.laws[place].likely * granted[p] / rate) for p in there]
    last_week = min(now + _LONGEST_WEEKS, max((booking.finish for booking in bookings), default=now))
    bars = histogram(bookings, {name: (value,) for name, value in granted.items()}, int(now), int(last_week))
    return tuple(bars.items())


def _earned(project: Project, baseline: Baseline | None) -> tuple[tuple[float, int], ...]:
    if baseline is None:
        return ()
    done = [t for t in project.tasks.values() if t.state == "done" and t.id in baseline.task_cents]
    return _steps([(task.done_at_s, baseline.task_cents[task.id]) for task in done])


def _steps(worth: list[tuple[int, int]]) -> tuple[tuple[float, int], ...]:
    found, total = [], 0
    for t_s, cents in sorted(worth):
        total += cents
        found.append((_week(t_s), total))
    return tuple(found)
