"""A project's plan as rows, bars and curves, ready to be drawn or said; nothing here knows how it is drawn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from game.i18n import N_, Language
from game.presenters.names import Names
from game.presenters.words import word
from sim.kernel.units import WEEK
from sim.projects.suggestion import Suggestion
from sim.projects.timetable import TimedTask, Timetable
from sim.projects.view import ProjectView, TaskView

WORKDAYS: Final = 5
_STATES: Final = {
    "open": N_("waits for others"),
    "ready": N_("can begin"),
    "active": N_("under way"),
    "done": N_("finished"),
    "dropped": N_("left out"),
}
_BINS: Final = 13
"""Bars of the distribution of the finish, at most."""

_LAST_PRIORITY: Final = 5


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A task in the chart; weeks count from 1 with their fraction.

    Attributes:
        words: All that the row shows, in lines.
        people: Who is on it, or what is amiss.
        late: End that four of five samples keep.
        plan_start, plan_end: As promised; -1 without a promise.
        done: Share of the work that is done.
        slack: Weeks that the end may slip without moving the project's end.
        sign: Icon for what is amiss or finished, or empty.
        ghost: Start and end that the suggestion gives it.
    """

    task: str
    name: str
    people: str
    words: str
    start: float
    end: float
    late: float
    plan_start: float
    plan_end: float
    done: float
    state: str
    critical: bool
    slack: float
    sign: str = ""
    ghost: tuple[float, float] | None = None


class Bin(NamedTuple):
    """A week, or some, in which the project may be done; ``share`` of the samples end in it."""

    first: int
    last: int
    share: float
    on_time: bool


class Step(NamedTuple):
    """A decision that takes a suggestion over: its canonical name and arguments."""

    name: str
    arguments: dict[str, Any]


def when(speak: Language, week: float) -> str:
    """Return an instant given as a week with its fraction, to the day: ``W12 Thu``."""
    return speak.moment(max(0, round((week - 1.0) * WEEK))).rpartition(" ")[0]


def days(speak: Language, weeks: float) -> str:
    """Return a length given in weeks in working days."""
    whole = round(weeks * WORKDAYS)
    if not whole and weeks > 0:
        return speak.text(N_("under a day"))
    return speak.plural("{n} working day", "{n} working days", whole)


def task_name(names: Names, task: str) -> str:
    """Return the name of a task."""
    return names.task(task) or names.any(task)


def people_names(names: Names, people: Sequence[str]) -> str:
    """Return first names, apart by commas."""
    return ", ".join(names.of("people", person).split(" ")[0] for person in people)


def task_state(names: Names, task: TaskView) -> str:
    """Return how a task stands, in words."""
    speak = names.language
    if task.blocked:
        return speak.text(N_("could go on, but nobody is on it"))
    if task.over:
        return speak.text(N_("takes longer than was believed"))
    if task.ready_week:
        waits = N_("waits for a delivery until {week}") if task.lead_days else N_("can begin in {week}")
        return speak.text(waits, week=speak.week(task.ready_week))
    return speak.text(_STATES[task.state])


def gantt_rows(
    names: Names,
    project: ProjectView,
    table: Timetable,
    suggestion: Suggestion | None = None,
    *,
    finished: bool = True,
) -> tuple[GanttRow, ...]:
    """Return the tasks by start.

    Args:
        names: What to call things.
        project: As its leader sees it.
        table: Its tasks in time.
        suggestion: Drawn beside, if wanted.
        finished: Whether tasks that are done are shown.
    """
    ghosts = {row.task: (row.start_week, row.end_week) for row in suggestion.tasks} if suggestion else {}
    tasks = {task.id: task for task in project.tasks}
    rows = [
        _row(names, tasks[timed.task], timed, ghosts.get(timed.task))
        for timed in table.tasks
        if timed.task in tasks and (finished or tasks[timed.task].state != "done")
    ]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end, row.task)))


def _row(names: Names, task: TaskView, timed: TimedTask, ghost: tuple[float, float] | None) -> GanttRow:
    speak = names.language
    done = 1.0 if task.state == "done" else task.booked_h / (task.booked_h + task.left_h) if task.booked_h else 0.0
    people = people_names(names, task.people) or speak.text(N_("nobody yet"))
    name = task_name(names, task.id)
    return GanttRow(
        task.id,
        name,
        task_state(names, task) if task.blocked else people,
        "\n".join(_said(names, task, timed, done)),
        timed.start_week,
        timed.end_week,
        timed.late_week,
        timed.plan_start_week,
        timed.plan_end_week,
        done,
        task.state,
        task.critical,
        task.float_weeks,
        "check" if task.state == "done" else "triangle-alert" if task.blocked or task.over else "",
        ghost,
    )


def _said(names: Names, task: TaskView, timed: TimedTask, done: float) -> list[str]:
    speak = names.language
    lines = [task_name(names, task.id)]
    span = {"start": when(speak, timed.start_week), "end": when(speak, timed.end_week)}
    if task.state == "done":
        return [*lines, speak.text(N_("{start} to {end}, finished"), **span)]
    lines.append(
        speak.text(N_("{start} to {end}, in 4 of 5 cases by {late}"), late=when(speak, timed.late_week), **span)
    )
    if timed.plan_end_week > 0:
        lines.append(speak.text(N_("promised by {week}"), week=when(speak, timed.plan_end_week)))
    lines.append(slack(names, task))
    lines.append(speak.text(N_("{share} done, {state}"), share=speak.share(done), state=task_state(names, task)))
    lines.append(people_names(names, task.people) or speak.text(N_("nobody yet")))
    return lines


def slack(names: Names, task: TaskView) -> str:
    """Return how far a task may slip, in words."""
    speak = names.language
    if task.critical:
        return speak.text(N_("no slack: critical path"))
    return speak.text(N_("slack {length}"), length=days(speak, task.float_weeks))


def task_facts(names: Names, project: ProjectView, task: TaskView) -> tuple[tuple[str, str], ...]:
    """Return what there is to say about a task, as names and values."""
    speak = names.language
    shares = {member.person: member.share for member in project.team}
    assigned = ", ".join(
        f"{people_names(names, (person,))} {speak.share(shares[person]) if person in shares else ''}".strip()
        for person in task.people
    )
    need = f"{word(speak, 'field', task.field)} {speak.number(task.level)}"
    crowd = N_("{skill}, one person") if task.max_people == 1 else N_("{skill}, at most {n} people")
    pairs = [
        (N_("State"), task_state(names, task)),
        (N_("Estimate"), _estimate(names, task)),
        (N_("Booked, left"), f"{speak.hours(task.booked_h)}, {speak.hours(task.left_h)}"),
        (N_("Needs"), speak.text(crowd, skill=need, n=task.max_people)),
        (N_("Assigned"), assigned or speak.text(N_("nobody yet"))),
        (N_("Slack"), speak.text(N_("none: critical path")) if task.critical else days(speak, task.float_weeks)),
        (N_("Taken up"), speak.text(N_("rank {n}; 1 goes first"), n=task.priority)),
    ]
    waits = [name for name in task.after if project.task(name).state not in {"done", "dropped"}]
    if waits:
        pairs.append((N_("Waits for"), ", ".join(task_name(names, name) for name in waits)))
    if task.purchase_cents:
        pairs.append((N_("To be bought"), speak.money(task.purchase_cents, names.scenario.currency)))
    if task.crash:
        pairs.append((N_("Crashed by"), word(speak, "how", task.crash)))
    return tuple((speak.text(name), value) for name, value in pairs)


def _estimate(names: Names, task: TaskView) -> str:
    speak = names.language
    if task.likely_h <= 0.0:
        return speak.text(N_("none yet"))
    low, likely, high = (speak.number(value) for value in (task.low_h, task.likely_h, task.high_h))
    return f"{low} / {likely} / {high}\u00a0h"


def finish_bins(finishes: Sequence[float], promised: int) -> tuple[Bin, ...]:
    """Return in which weeks a project may be done.

    Args:
        finishes: One week per sample, rising.
        promised: Last week that is on time.
    """
    if not finishes:
        return ()
    first, last = int(finishes[0]), int(finishes[-1])
    width = max(1, math.ceil((last - first + 1) / _BINS))
    # A bar is either on time or late, so one ends with the promised week wherever that lies within.
    start = first - (first - promised - 1) % width if first <= promised else first
    found = []
    while start <= last:
        end = start + width - 1
        inside = sum(start <= week < end + 1 for week in finishes)
        found.append(Bin(start, end, inside / len(finishes), end <= promised))
        start = end + 1
    return tuple(found)


def promised_week(project: ProjectView) -> int:
    """Return the week that was promised last, or the charter's."""
    return project.baselines[-1].finish_week if project.baselines else project.due_week


def takeover(project: ProjectView, suggestion: Suggestion) -> tuple[Step, ...]:
    """Return the decisions that bring the plan near a suggestion: people for tasks without any, and who goes first.

    Tasks that share a person get priorities that do not contradict the suggested order; no more is changed than that.
    """
    tasks = {task.id: task for task in project.open_tasks}
    steps: list[Step] = []
    latest: dict[str, int] = {}
    for row in suggestion.tasks:
        task = tasks.get(row.task)
        if task is None:
            continue
        base = {"project": project.id, "task": task.id}
        if not any(person in task.able for person in task.people):
            steps.append(Step("assign_task", base | {"people": list(row.people)}))
        wanted = min(_LAST_PRIORITY, max([task.priority, *(latest.get(person, 1) for person in row.people)]))
        if wanted != task.priority:
            steps.append(Step("reorder_task", base | {"priority": wanted}))
        latest.update(dict.fromkeys(row.people, wanted))
    return tuple(steps)


def moved_priority(project: ProjectView, task: str, beside: str, *, before: bool) -> int:
    """Return the priority by which people take a task up before or behind another one, as near as 1 to 5 allow."""
    mine, other = project.task(task).priority, project.task(beside).priority
    if before:
        return max(1, min(mine, other - 1))
    return min(_LAST_PRIORITY, max(mine, other + 1))


def stepped_priority(project: ProjectView, task: str, weeks: float) -> int:
    """Return the priority after a bar was dragged so many weeks to the left (below 0) or to the right."""
    step = int(math.copysign(max(1.0, min(4.0, abs(weeks))), weeks))
    return min(_LAST_PRIORITY, max(1, project.task(task).priority + step))
