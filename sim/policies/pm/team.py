"""People of a project: whom to ask for, who does what, what a team needs to hear."""

import math

from sim.policies.pad import Pad
from sim.projects.decisions.lead import AssignTask, Coach, HoldTeamEvent, Recognise, ResolveConflict
from sim.projects.decisions.staffing import AcceptOffer, RequestStaff
from sim.projects.view import ProjectView, TaskView
from sim.session import View

_MOST_TASKS_EACH = 2
_TEAM_ENOUGH = 6
"""More hands than this talk more than they do."""
_AGAIN_WEEKS = 8
"""For how long at least somebody is asked for again, so that the same question does not come every month."""
_NONE = 99.0
"""Load of a field that nobody in the team can work in."""
_NEVER = 99.0
_WEEKS_BETWEEN_LESSONS = 6
"""The effect recovers over so many weeks."""
_HOURS_PER_WEEK = 34.0
"""Of a person's week, meetings, leave and sickness taken off."""


def ask(
    view: View,
    project: ProjectView,
    pad: Pad,
    *,
    share: float,
    most: int,
    push: float = 1.25,
    enough: int = _TEAM_ENOUGH,
) -> None:
    """Ask for who is needed longer, for skills that are missing, and for hands while there are too few for the date.

    Args:
        view: What the seat sees.
        project: The project.
        pad: Where requests are noted.
        share: Of a week, asked for each.
        most: Requests at once.
        push: Hours asked for in relation to the hours that the date needs.
        enough: Members beyond whom only missing skills are asked for.
    """
    weeks = max(2.0, project.due_week - view.week)
    waiting = {request.field for request in project.requests} | {request.person for request in project.requests}
    term = max(3, min(12, round(weeks)))
    short = [row for row in _short(project, weeks) if row[0] not in waiting and row[2] * push >= 1.0]
    ending = [
        member
        for member in project.team
        if member.person not in waiting
        and member.to_week <= view.week + 1
        and any(member.person in task.able for task in project.open_tasks)
    ]
    wanted = [RequestStaff(project.id, "", field, level, share, term) for field, level, load in short if load >= _NONE]
    wanted += [
        RequestStaff(project.id, m.person, "", 0.0, max(share, m.share), max(_AGAIN_WEEKS, term)) for m in ending
    ]
    if len(project.team) < enough and (not project.team or view.week % 2 == 1):
        more = [(field, level) for field, level, load in short if load < _NONE]
        wanted += [RequestStaff(project.id, "", field, level, share, term) for field, level in more]
    asked = 0
    for request in wanted:
        if asked < most:
            asked += pad.want(request)


def _short(project: ProjectView, weeks: float) -> list[tuple[str, float, float]]:
    """Return field, level and load (hours of work for each hour there is for it), what nobody can do first."""
    fields = sorted({task.field for task in project.open_tasks})
    able: dict[str, set[str]] = {field: set() for field in fields}
    need: dict[str, float] = dict.fromkeys(fields, 0.0)
    level: dict[str, float] = dict.fromkeys(fields, 0.0)
    hands: dict[str, int] = dict.fromkeys(fields, 99)
    for task in project.open_tasks:
        able[task.field].update(task.able)
        need[task.field] += task.left_h
        level[task.field] = max(level[task.field], task.level)
        hands[task.field] = min(hands[task.field], len(task.able))
    shares = {member.person: member.share for member in project.team}
    whole = math.fsum(need.values()) + 1.0
    rows = []
    for field in fields:
        supply = 0.0
        for name in sorted(able[field] & shares.keys()):
            mine = math.fsum(need[other] for other in fields if name in able[other])
            supply += shares[name] * need[field] / (mine + 1.0) * _HOURS_PER_WEEK * weeks
        wanted = level[field] if hands[field] == 0 else max(1.0, level[field] - 1.0)
        load = _NONE if hands[field] == 0 else need[field] / (supply + 1.0)
        if hands[field] == 0 or need[field] > 0.08 * whole:
            rows.append((-round(load, 6), -round(need[field], 6), field, wanted))
    return [(field, wanted, -load) for load, _, field, wanted in sorted(rows)]


def assign(project: ProjectView, pad: Pad, *, swarm: bool = False) -> None:
    """Put able members on tasks that can go on or soon will: critical ones first, nobody on too many."""
    load = {member.person: 0 for member in project.team}
    working = [task for task in project.open_tasks if task.state in {"ready", "active"}]
    for task in working:
        for person in task.people:
            load[person] = load.get(person, 0) + 1
    coming = [task for task in project.open_tasks if task.state == "open" and _soon(project, task)]
    order = sorted(working + coming, key=lambda t: (t.state == "open", not t.critical, round(t.float_weeks, 6), t.id))
    for task in order:
        _fill(project, task, load, pad, swarm=swarm)


def _soon(project: ProjectView, task: TaskView) -> bool:
    done = {other.id for other in project.tasks if other.state in {"done", "dropped"}}
    near = {other.id for other in project.tasks if other.state == "active" and other.left_h < 12.0}
    return all(before in done or before in near for before in task.after)


def _fill(project: ProjectView, task: TaskView, load: dict[str, int], pad: Pad, *, swarm: bool) -> None:
    here = [person for person in task.people if person in load]
    room = task.max_people - len(here)
    free = [p for p in task.able if p not in here and load.get(p, 0) < _MOST_TASKS_EACH]
    if not (swarm or task.critical or not here):
        free = [p for p in free if load.get(p, 0) == 0]
    free.sort(key=lambda person: (load[person], person))
    named = (*here, *free[: max(0, room)])
    if named and named != task.people and pad.want(AssignTask(project.id, task.id, named)):
        for person in named:
            if person not in task.people:
                load[person] += 1


def care(view: View, project: ProjectView, pad: Pad, *, warmth: int) -> None:
    """Settle quarrels, thank for what was achieved, and now and then sit down together.

    Args:
        view: What the seat sees.
        project: The project.
        pad: Where decisions are noted.
        warmth: How many thanks and talks a week.
    """
    if project.conflict:
        pad.want(ResolveConflict(project.id))
    given = 0
    for member in sorted(project.team, key=lambda m: (not m.praise, -round(m.coached_weeks, 6), m.person)):
        if given < warmth and member.praise and pad.want(Recognise(project.id, member.person)):
            given += 1
    if warmth > 1 and project.motivation < 0.7 and view.week % 6 == 3:
        pad.want(HoldTeamEvent(project.id))
    if warmth > 1:
        teach(project, pad, newcomers=True)


def teach(project: ProjectView, pad: Pad, *, newcomers: bool) -> None:
    """Sit down with the member whom nobody has coached for longest, over a task of theirs; newcomers only, or all."""
    never = 99.0
    since = [
        (never if m.coached_weeks < 0.0 else m.coached_weeks, m) for m in project.team if m.newcomer or not newcomers
    ]
    for weeks, member in sorted(since, key=lambda row: (-round(row[0], 6), row[1].person)):
        fields = sorted({task.field for task in project.open_tasks if member.person in task.people})
        fresh = weeks >= _WEEKS_BETWEEN_LESSONS or newcomers
        if fields and fresh and pad.want(Coach(project.id, member.person, fields[0])):  # type: ignore[arg-type]
            return


def reply(view: View, pad: Pad, *, take_all: bool) -> None:
    """Answer offers in the corridor: half a loaf is taken, unless pride forbids it."""
    for request in view.projects.matters:
        taken = AcceptOffer(request.project, request.id, "take")
        if take_all or request.offer_share >= 0.5 * request.share:
            pad.first(taken, AcceptOffer(request.project, request.id, "give_up"))
        else:
            pad.first(AcceptOffer(request.project, request.id, "escalate"), taken)
