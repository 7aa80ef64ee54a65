"""One look at the house: everything the office shows at an instant, out of the views of those who play."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from game.i18n import N_
from game.ui.office.deeds import TICKETS, Deed, deed, wording
from game.ui.office.seating import Seating
from game.ui.person import Mood, mood_of

if TYPE_CHECKING:
    from game.play.driver import Driver
    from game.presenters.names import Names
    from sim.people.view import PersonView
    from sim.session import View
    from sim.work.view import PersonAtWork

_DAY: Final = 86_400
_WEEK: Final = 604_800
_SHOWN_TASKS: Final = 6
_LUNCH: Final = (11, 14)
"""Hours of a working day between which an empty chair means lunch."""
_HAPPY, _CROSS = 60.0, 40.0


class Worker(NamedTuple):
    """Somebody of the department.

    Attributes:
        short: First name.
        room: ``ops`` or the id of a project.
        here: Whether the chair is taken now.
        away: Why somebody will not come today (``leave``, ``sickness``, ``training``…), or empty.
        load: Share of the working time that is used.
        working: Whether time is being spent right now.
        pausing: Whether somebody who is not at the desk is at lunch.
    """

    id: str
    name: str
    short: str
    room: str
    mood: Mood
    load: float
    here: bool
    away: str
    on_call: bool
    deed: Deed | None
    working: bool
    pausing: bool = False


class Chip(NamedTuple):
    """A ticket in a tray; ``words`` is empty for those that are only counted."""

    id: str
    priority: int
    words: str


class Tray(NamedTuple):
    """A queue: ``desk``, ``operations`` or ``parked`` (with users and vendors)."""

    id: str
    chips: tuple[Chip, ...]
    waiting: int


class TaskBar(NamedTuple):
    """A task of a project that is led by who plays.

    Attributes:
        share: Done, as far as one can know.
        tone: Theme colour.
    """

    id: str
    words: str
    share: float
    people: tuple[str, ...]
    tone: str


class Project(NamedTuple):
    """A project room.

    Attributes:
        tasks: Empty where only reports are known.
        reported: Share of the work that was last reported, -1 if nothing was.
        report_week: Of that report.
    """

    id: str
    name: str
    status: str
    colour: str
    tasks: tuple[TaskBar, ...]
    reported: float
    report_week: int


class Lamp(NamedTuple):
    """An asset; ``state`` is ``up``, ``degraded``, ``down`` or ``planned``."""

    id: str
    kind: str
    name: str
    state: str


class Party(NamedTuple):
    """A department, or the executives.

    Attributes:
        mood: 0 to 1.
        trouble: Service that troubles it most, or empty.
        state: Of that service.
    """

    id: str
    name: str
    mood: float
    tone: str
    trouble: str
    state: str
    users: int


@dataclass(frozen=True, slots=True)
class Scene:
    """An instant of the house."""

    t_s: int
    workers: tuple[Worker, ...]
    trays: tuple[Tray, ...]
    projects: tuple[Project, ...]
    lamps: tuple[Lamp, ...]
    parties: tuple[Party, ...]
    open_tickets: int
    urgent: int
    on_projects: int
    on_tickets: int
    review_week: int

    def worker(self, person: str) -> Worker | None:
        """Return somebody by id."""
        return next((worker for worker in self.workers if worker.id == person), None)


def look(driver: Driver, names: Names, seating: Seating) -> Scene:
    """Look at the whole house as those who sit before the screen may."""
    scene = Scene(driver.clock, (), (), (), (), (), 0, 0, 0, 0, 0)
    scene = look_at_people(driver, names, seating, scene)
    scene = look_at_queues(driver, names, scene)
    scene = look_at_rooms(driver, names, seating, scene)
    return look_at_business(driver, names, scene)


def look_at_people(driver: Driver, names: Names, seating: Seating, before: Scene) -> Scene:
    """Look at the people again; the rest stays as it was seen before."""
    view = driver.view()
    work = {entry.person: entry for entry in view.work.people}
    workers = tuple(_worker(names, view, person, work.get(person.id), seating) for person in view.people.people)
    busy = [worker.deed for worker in workers if worker.deed is not None and worker.here and worker.working]
    return replace(
        before,
        t_s=view.t_s,
        workers=workers,
        on_projects=sum(1 for d in busy if d.project),
        on_tickets=sum(1 for d in busy if not d.project),
    )


def look_at_queues(driver: Driver, names: Names, before: Scene) -> Scene:
    """Look at what waits again."""
    view = driver.view()
    work = {entry.person: entry for entry in view.work.people}
    return replace(
        before,
        trays=_trays(names, view, work),
        open_tickets=view.desk.open,
        urgent=sum(view.desk.open_by_priority[:2]),
    )


def look_at_rooms(driver: Driver, names: Names, seating: Seating, before: Scene) -> Scene:
    """Look at the project rooms again."""
    it = driver.view("it") if "it" in driver.humans else driver.view()
    pm = driver.view("pm") if "pm" in driver.humans and not driver.hot else None
    return replace(before, projects=_projects(names, it, pm, seating))


def look_at_business(driver: Driver, names: Names, before: Scene) -> Scene:
    """Look at the machines and at those who depend on them again."""
    view = driver.view()
    return replace(
        before,
        lamps=_lamps(names, view),
        parties=(*_departments(names, view), _executives(names, view)),
        review_week=view.business.next_review_week,
    )


# ---------------------------------------------------------------------------------------------------------- people


def _worker(names: Names, view: View, person: PersonView, work: PersonAtWork | None, seating: Seating) -> Worker:
    moved = seating.worked(person.id, work.worked_s if work is not None else 0, view.t_s)
    doing = deed(names, work) if work is not None else None
    away = _away(view, person)
    here = not away and (moved or (seating.hours(person.id, view.t_s) and not (doing is not None and not moved)))
    return Worker(
        id=person.id,
        name=person.name,
        short=seating.short(person.id, person.name),
        room=seating.room(person.id),
        mood=mood_of(person),
        load=person.utilisation,
        here=here,
        away=away,
        on_call=person.on_call,
        deed=doing if not away else None,
        working=moved,
        pausing=not here and not away and _noon(view.t_s),
    )


def _noon(t_s: int) -> bool:
    return t_s % _WEEK // _DAY < 5 and _LUNCH[0] <= t_s % _DAY // 3_600 < _LUNCH[1]


def _away(view: View, person: PersonView) -> str:
    if not person.absent:
        return ""
    reasons = (a.reason for a in view.people.absences if a.person == person.id and a.from_s <= view.t_s < a.to_s)
    return next(reasons, "leave")


# ---------------------------------------------------------------------------------------------------------- queues


def _trays(names: Names, view: View, work: dict[str, PersonAtWork]) -> tuple[Tray, ...]:
    desk = view.desk
    parked: list[Chip] = []
    queued: dict[str, list[Chip]] = {"desk": [], "operations": []}
    left = list(desk.open_by_priority)
    for ticket in desk.tickets:
        left[ticket.priority - 1] -= 1
        chip = Chip(ticket.id, ticket.priority, wording(names, ticket.kind, ticket.id, ticket.service))
        if ticket.waits_for in {"user", "vendor"}:
            parked.append(chip)
        elif ticket.waits_for == "desk":
            queued["desk"].append(chip)
        elif ticket.waits_for == "group":
            queued["operations"].append(chip)
    listed = {ticket.id for ticket in desk.tickets}
    for entry in work.values():
        if entry.kind in TICKETS and 1 <= entry.priority <= len(left) and entry.item not in listed:
            left[entry.priority - 1] -= 1
    rest = [priority + 1 for priority, count in enumerate(left) for _ in range(max(0, count))]
    loads = {load.duty: load.waiting for load in view.work.duties}
    counts = {
        "desk": loads.get("desk", 0),
        "operations": loads.get("operations", 0),
        "parked": desk.waiting_for_user + desk.waiting_for_vendor,
    }
    found = []
    for tray, listed_chips in (("desk", queued["desk"]), ("parked", parked), ("operations", queued["operations"])):
        chips = sorted(listed_chips, key=lambda chip: (chip.priority, chip.id))
        more = max(0, min(len(rest), counts[tray] - len(chips)))
        chips += [Chip("", priority, "") for priority in rest[:more]]
        del rest[:more]
        found.append(Tray(tray, tuple(chips), max(counts[tray], len(chips))))
    return found[0], found[2], found[1]


# -------------------------------------------------------------------------------------------------------- projects


def _projects(names: Names, it: View, pm: View | None, seating: Seating) -> tuple[Project, ...]:
    led = {project.id: project for project in pm.projects.projects} if pm is not None else {}
    found = []
    for project in it.projects.portfolio:
        if project.id in led or project.status not in {"chartered", "running", "live"}:
            continue
        reported = project.percent if project.report_week else -1.0
        colour = project.colour if project.report_week else ""
        found.append(
            Project(
                project.id, names.of("projects", project.id), project.status, colour, (), reported, project.report_week
            )
        )
    own = []
    for mine in led.values():
        done = mine.measures.percent if mine.measures is not None else mine.progress
        own.append(
            Project(mine.id, names.of("projects", mine.id), mine.status, "", _tasks(names, mine), done, 0),
        )
    shown = [*own, *found]
    seated = [project for project in shown if seating.count(project.id)]
    return tuple(seated or shown[:1])


def _tasks(names: Names, project: object) -> tuple[TaskBar, ...]:
    tasks = [task for task in project.tasks if task.state not in {"done", "dropped"}]  # type: ignore[attr-defined]
    tasks.sort(key=lambda task: (task.state != "active", not task.people, not task.critical, task.priority))
    bars = []
    for task in tasks[:_SHOWN_TASKS]:
        whole = task.booked_h + task.left_h
        tone = "bad" if task.blocked else "watch" if task.over else "pm"
        share = task.booked_h / whole if whole > 0 else 0.0
        bars.append(TaskBar(task.id, names.task(task.id) or task.id, share, task.people, tone))
    return tuple(bars)


# ----------------------------------------------------------------------------------------------- machines, business


def _lamps(names: Names, view: View) -> tuple[Lamp, ...]:
    lamps = []
    for asset in view.infrastructure.assets:
        state = "planned" if asset.planned_down else asset.state
        if state == "up" and asset.overloaded:
            state = "degraded"
        lamps.append(Lamp(asset.id, asset.kind, names.of("assets", asset.id), state))
    return tuple(lamps)


def _departments(names: Names, view: View) -> tuple[Party, ...]:
    troubles: dict[str, tuple[bool, int, str, str]] = {}
    for service in view.infrastructure.services:
        if service.state == "up" or service.planned:
            continue
        for user, users in service.users:
            rank = (service.state == "down", users * service.critical, service.id, str(service.state))
            if rank > troubles.get(user, (False, -1, "", "")):
                troubles[user] = rank
    parties = []
    for department in view.relations.departments:
        worst = troubles.get(department.id)
        calm = department.satisfaction
        parties.append(
            Party(
                id=department.id,
                name=names.of("departments", department.id),
                mood=calm / 100,
                tone="good" if calm >= _HAPPY else "watch" if calm >= _CROSS else "bad",
                trouble=names.of("services", worst[2]) if worst else "",
                state=worst[3] if worst else "",
                users=department.users,
            )
        )
    return tuple(parties)


def _executives(names: Names, view: View) -> Party:
    trust = view.relations.executive_trust
    return Party(
        id="executives",
        name=names.language.text(N_("Executives")),
        mood=trust / 100,
        tone="good" if trust >= _HAPPY else "watch" if trust >= _CROSS else "bad",
        trouble="",
        state="",
        users=0,
    )
