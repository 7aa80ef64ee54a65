"""Who sits where this week, when they are there, and how their names are shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from game.play.driver import Driver

_WEEK: Final = 604_800
_AT_HOME: Final = 0.45
"""Share of the week in a project from which on somebody sits in its room."""
_MOST_ROOMS: Final = 4


class Seating:
    """The chairs of one week: they stay where they are while it runs, so that one finds people again.

    Attributes:
        rooms: Projects that have a room, in order.
    """

    def __init__(self, driver: Driver) -> None:
        """Seat everybody by what they were lent to at the start of the week."""
        view = driver.view()
        self._people = {person.id: person for person in driver.scenario.people}
        self._calendars = driver.scenario.calendars
        self._rooms: dict[str, str] = {}
        self._worked: dict[str, tuple[int, int]] = {}
        self._moved: dict[str, bool] = {}
        self._known: dict[str, str] = {}
        shares = _shares(driver)
        ranked = [p.id for p in view.projects.projects] + [p.id for p in view.projects.portfolio]
        taken = [p for p in dict.fromkeys(ranked) if any(project == p for project, _ in shares.values())]
        self.rooms = tuple(taken[:_MOST_ROOMS])
        for person in view.people.people:
            project, share = shares.get(person.id, ("", 0.0))
            if project in self.rooms and share >= _AT_HOME:
                self._rooms[person.id] = project
        self._shorten({person.id: person.name for person in view.people.people})

    def _shorten(self, names: dict[str, str]) -> None:
        firsts: dict[str, int] = {}
        for name in names.values():
            first = name.split(" ")[0]
            firsts[first] = firsts.get(first, 0) + 1
        for person, name in names.items():
            first, _, last = name.partition(" ")
            self._known[person] = f"{first} {last[:1]}." if firsts[first] > 1 and last else first

    def room(self, person: str) -> str:
        """Return the room of somebody: ``ops`` or a project."""
        return self._rooms.get(person, "ops")

    def count(self, room: str) -> int:
        """Return how many sit in the room of a project."""
        return sum(1 for project in self._rooms.values() if project == room)

    def short(self, person: str, name: str) -> str:
        """Return the first name, with the initial of the last where two share it."""
        return self._known.get(person) or name.split(" ", maxsplit=1)[0]

    def hours(self, person: str, t_s: int) -> bool:
        """Tell whether an instant lies in the working hours of the house for somebody."""
        known = self._people.get(person)
        calendar = self._calendars.get(known.calendar if known is not None else "office")
        if calendar is None:
            return False
        if t_s // 86_400 in calendar.holidays:
            return False
        at = t_s % _WEEK
        return any(start <= at < end for start, end in calendar.windows)

    def worked(self, person: str, worked_s: int, t_s: int) -> bool:
        """Note how long somebody has worked, and tell whether they did since the last look."""
        before_s, seen_s = self._worked.get(person, (-1, -1))
        if t_s != seen_s:
            self._moved[person] = worked_s > before_s if before_s >= 0 else self.hours(person, t_s)
            self._worked[person] = worked_s, t_s
        return self._moved.get(person, False)


def _shares(driver: Driver) -> dict[str, tuple[str, float]]:
    """Return person to the project that has most of them, and how much."""
    found: dict[str, tuple[str, float]] = {}
    view = driver.view("it") if "it" in driver.humans else driver.view()
    grants = [(p.id, person, share) for p in view.projects.portfolio for person, share, _ in p.grants]
    if not view.projects.portfolio:
        grants = [(p.id, m.person, m.share) for p in view.projects.projects for m in p.team]
    for project, person, share in grants:
        if share > found.get(person, ("", 0.0))[1]:
            found[person] = project, share
    return found
