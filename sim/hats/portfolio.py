"""What a project manager's standing orders and delegates find to answer."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from sim.hats.matters import Matter, make
from sim.kernel.units import DAY, HOUR, week_of
from sim.projects.state import Project, Task

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

Finder = Callable[["HatsFloor", str, float], Iterator[Matter]]
_BUSY: Final = ("chartered", "running", "live")
_MOST_THANKED = 3


def honest_status(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Report every running project as it is, once a week."""
    week = week_of(floor.core.now)
    for project in floor.projects.of_seat(seat):
        told = project.reports and project.reports[-1].week == week
        if project.status == "running" and not told:
            decision = make("report_status", project=project.id, colour=honest_colour(floor, project))
            yield Matter(f"{project.id}/status/{week}", decision, project.cause)


def honest_colour(floor: "HatsFloor", project: Project) -> str:
    """Return the colour of a project as its own forecast has it."""
    late = floor.projects.late_weeks(project.id)
    if late <= 0.0:
        return "green"
    return "amber" if late <= project.tolerance_weeks else "red"


def small_requests(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Accept wishes that cost little, as long as the project is not late."""
    cents_per_h = floor.scenario.rules.projects.standard_rate_cents_per_h
    for project in floor.projects.of_seat(seat):
        if project.status not in _BUSY or not project.baselines or floor.projects.late_weeks(project.id) > 0.0:
            continue
        most = limit * max(1, project.baselines[-1].budget_cents)
        for request in project.change_requests.values():
            if request.state == "open" and request.effort_h * cents_per_h <= most:
                decision = make("answer_change_request", project=project.id, request=request.id, answer="accept")
                yield Matter(request.id, decision, request.cause)


def overruns(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Estimate anew what has taken so much more than was believed."""
    for project in floor.projects.of_seat(seat):
        for task in project.tasks.values():
            likely_h = task.estimate.likely_h
            if task.state == "active" and 0.0 < likely_h * (1.0 + limit) < task.booked_s / HOUR:
                subject = f"{project.id}/{task.id}/{likely_h:.1f}"
                decision = make("estimate_task", project=project.id, task=task.id, how="expert")
                yield Matter(subject, decision, task.cause)


def milestones(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Thank those who have finished a deliverable."""
    for project in floor.projects.of_seat(seat):
        members = floor.projects.members(project.id)
        for deliverable in project.deliverables.values():
            tasks = [t for t in project.tasks.values() if t.deliverable == deliverable.id and t.state != "dropped"]
            if not tasks or any(task.state != "done" for task in tasks):
                continue
            people = dict.fromkeys(person for task in tasks for person in task.people if person in members)
            for person in tuple(people)[:_MOST_THANKED]:
                subject = f"{project.id}/{deliverable.id}/{person}"
                yield Matter(subject, make("recognise", project=project.id, person=person), tasks[-1].cause)


def sponsors(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Talk with the sponsor every so many weeks."""
    turn = week_of(floor.core.now) // max(1, round(limit))
    for project in floor.projects.of_seat(seat):
        if project.status in _BUSY:
            decision = make("update_stakeholder", project=project.id, party=project.sponsor)
            yield Matter(f"{project.id}/sponsor/{turn}", decision, project.cause)


def blockers(floor: "HatsFloor", seat: str, limit: float) -> Iterator[Matter]:
    """Escalate what has stood still for so many days."""
    for project, task, since_s in blocked(floor, seat):
        if floor.core.now - since_s >= limit * DAY:
            decision = make("escalate", project=project.id, matter="people")
            yield Matter(f"{project.id}/{task.id}/{since_s}", decision, task.cause)


def blocked(floor: "HatsFloor", seat: str) -> Iterator[tuple[Project, Task, int]]:
    """Return the tasks of a seat's projects that nobody moves, with since when."""
    for project in floor.projects.of_seat(seat):
        for task in project.tasks.values():
            since_s = floor.state.blocked.get(f"{project.id}/{task.id}", -1)
            if since_s >= 0 and task.state == "ready":
                yield project, task, since_s


PORTFOLIO: Final[dict[str, Finder]] = {
    "report_honestly": honest_status,
    "accept_small_requests": small_requests,
    "reestimate_overruns": overruns,
    "recognise_milestones": milestones,
    "update_sponsor": sponsors,
    "escalate_blockers": blockers,
}


def delegated_planning(floor: "HatsFloor", seat: str, right: bool) -> Iterator[Matter]:
    """Give tasks that can begin and have nobody to the member who knows most of it, or, wrongly, least."""
    for project in floor.projects.of_seat(seat):
        members = [p for p in map(floor.people.roster.find, floor.projects.members(project.id)) if p is not None]
        for task in project.tasks.values():
            if task.state != "ready" or task.people:
                continue
            able = [p for p in members if floor.people.can_take(p, task.field, task.level)]
            able.sort(key=lambda p: (-p.skills.get(task.field, 0.0), p.ordinal))
            if able:
                person = able[0] if right else able[-1]
                decision = make("assign_task", project=project.id, task=task.id, people=[person.id])
                yield Matter(f"{project.id}/{task.id}/{task.ready_s}", decision, task.cause)
