"""A week that runs: how fast, what was seen of it last, what happened, and what the strip below shows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from game.presenters.events import sentence
from game.ui.office.film import Film
from game.ui.office.happenings import Told, kind_of, told
from game.ui.office.layers import Layers
from game.ui.office.scene import Scene, look, look_at_business, look_at_people, look_at_queues, look_at_rooms
from game.ui.office.seating import Seating

if TYPE_CHECKING:
    from game.play.driver import Driver
    from game.presenters.names import Names
    from sim.kernel.log import Event

_DAY: Final = 86_400
_WEEK: Final = 604_800
_HOUR: Final = 3_600
SPEEDS: Final = (1, 4, 16)
_WEEK_AT_1: Final = {1: 100.0, 4: 25.0, 16: 6.0}
"""Speed to seconds that a week lasts."""
_DAY_FROM, _DAY_TO = 7, 19
_NIGHT: Final = 6.0
"""So many times faster nights and weekends pass."""
_LOOK_S: Final = 0.1
_SLICE_S: Final = 0.004
_SKIP_SLICE_S: Final = 0.012
_SKIP_LOOK_S: Final = 0.25
_BEHIND_S: Final = 3 * _HOUR
_KEPT_EVENTS: Final = 400


def pace(t_s: float, speed: int) -> float:
    """Return seconds of the game for each second on the wall.

    Args:
        t_s: Instant of the game.
        speed: 1, 4 or 16.
    """
    working = 5 * (_DAY_TO - _DAY_FROM)
    units = working + (168 - working) / _NIGHT
    base = units * _HOUR / _WEEK_AT_1[speed]
    hour, day = t_s % _DAY / _HOUR, int(t_s % _WEEK // _DAY)
    return base if day < 5 and _DAY_FROM <= hour < _DAY_TO else base * _NIGHT


@dataclass(slots=True)
class Strip:
    """The week so far, for the strip below the office.

    Attributes:
        start_s: Monday of the turn.
        end_s: Where the turn ends.
        tickets: (instant, open tickets, urgent ones).
        hands: (instant, people on projects, people on tickets and the rest).
        outages: Service, state, from, to (-1 while it lasts), whether it was planned.
    """

    start_s: int
    end_s: int
    tickets: list[tuple[int, int, int]] = field(default_factory=list)
    hands: list[tuple[int, int, int]] = field(default_factory=list)
    outages: list[tuple[str, str, int, int, bool]] = field(default_factory=list)

    def note(self, scene: Scene) -> None:
        """Take a look into the record."""
        if not self.tickets or scene.t_s > self.tickets[-1][0]:
            self.tickets.append((scene.t_s, scene.open_tickets, scene.urgent))
        if not self.hands or scene.t_s > self.hands[-1][0]:
            self.hands.append((scene.t_s, scene.on_projects, scene.on_tickets))

    def service(self, event: Any) -> None:
        """Take the change of a service into the record."""
        self.outages = [
            (service, state, start, event.t_s if end < 0 and service == event.service else end, planned)
            for service, state, start, end, planned in self.outages
        ]
        if event.new != "up":
            self.outages.append((event.service, event.new, event.t_s, -1, event.planned))


class Run:
    """A running week. It moves the game on, and looks at it about ten times a second.

    Attributes:
        speed: 1, 4 or 16.
        paused: Whether it stands still because somebody wants it to.
        skipping: Whether it goes on to Friday without pictures in between.
        t_s: Instant that is shown; it glides ahead of the last look.
        scene: The last look.
        layers: Pictures of what stands beside the office.
        lines: What happened, oldest first.
        news: Events since the screen last asked.
    """

    def __init__(self, driver: Driver, names: Names, *, speed: int, still: bool) -> None:
        """Begin to watch a week."""
        self.driver = driver
        self.names = names
        self.speed = speed if speed in SPEEDS else 4
        self.paused = False
        self.skipping = False
        self.t_s = float(driver.clock)
        self.film = Film(still=still)
        self.layers = Layers()
        self.seating = Seating(driver)
        self.scene: Scene = look(driver, names, self.seating)
        self.lines: list[Told] = []
        self.news: list[Event] = []
        self._seen = 0
        self._rest_s = 0.0
        self.fresh: list[Event] = []
        self.before: Scene | None = None
        self._due: list[str] = []
        start = driver.clock // _WEEK * _WEEK
        self.strip = Strip(start, driver.week_end_s)
        self._begin(start)

    def _begin(self, start_s: int) -> None:
        """Take up what happened in this week before the screen was opened."""
        events = self.driver.events()
        at = len(events)
        while at > 0 and events[at - 1].t_s >= start_s:
            at -= 1
        self._seen = len(events)
        for service in self.driver.view().infrastructure.services:
            if service.state != "up" and service.since_s < start_s:
                self.strip.outages.append((service.id, service.state, service.since_s, -1, service.planned))
        self._tell(events[at:])
        self._replay_open(events[at:])
        self.strip.note(self.scene)

    def _replay_open(self, events: Sequence[Event]) -> None:
        """Work out backwards how many tickets were open earlier in the week."""
        count, points = self.scene.open_tickets, []
        for event in reversed(events):
            kind = kind_of(event)
            if kind in {"ticket_opened", "ticket_reopened"}:
                count -= 1
            elif kind in {"ticket_resolved", "ticket_cancelled"}:
                count += 1
            else:
                continue
            points.append((event.t_s, max(0, count), 0))
        thinned = points[:: max(1, len(points) // 60)]
        self.strip.tickets = list(reversed(thinned))

    def name(self, names: Names) -> None:
        """Call things so from now on; in another language, say anew what was said and what is seen."""
        same, self.names = names.language.code == self.names.language.code, names
        if same:
            return
        events = [self.driver.find(line.id) for line in self.lines]
        self.lines = [
            line._replace(words=sentence(names, event)) if event is not None else line
            for line, event in zip(self.lines, events, strict=True)
        ]
        self.scene = look(self.driver, names, self.seating)
        self.film.reword(self.scene)

    # ------------------------------------------------------------------------------------------------------- moving

    def tick(self, seconds: float) -> bool:
        """Let time go by.

        Returns:
            Whether there was a new look.
        """
        driver = self.driver
        if driver.stage != "week" or self.paused:
            if not self.paused:
                return False
            self.film.tick(seconds)
            return False
        self.film.tick(seconds)
        end_s = driver.week_end_s
        if self.skipping:
            self._skip(end_s)
        else:
            step = min(seconds, 0.1) * pace(self.t_s, self.speed)
            self.t_s = min(self.t_s + step, float(end_s), driver.clock + _BEHIND_S)
            if int(self.t_s) > driver.clock or driver.clock >= end_s:  # a slice may end before the Friday is noted
                driver.run_slice(_SLICE_S, int(self.t_s))
        self._rest_s += seconds
        stage: str = driver.stage
        if stage == "stop":
            self.look()
            return True
        rest = _SKIP_LOOK_S if self.skipping else _LOOK_S
        if self._rest_s < rest or stage != "week":
            return self._glance()
        self._rest_s = 0.0
        self._due = ["queues", "rooms", "business"]
        self.look_at_people()
        return True

    def _glance(self) -> bool:
        """Look at what is still due of this round, one part in each frame, so that no frame takes long."""
        part = self._due.pop(0) if self._due and self.driver.stage == "week" else ""
        if part == "queues":
            self.scene = look_at_queues(self.driver, self.names, self.scene)
            self.strip.note(self.scene)
        elif part == "rooms":
            self.scene = look_at_rooms(self.driver, self.names, self.seating, self.scene)
        elif part == "business":
            self.scene = look_at_business(self.driver, self.names, self.scene)
        return False

    def _skip(self, end_s: int) -> None:
        driver = self.driver
        driver.run_slice(_SKIP_SLICE_S, end_s)
        self.t_s = float(driver.clock)

    def look(self) -> None:
        """Look at the whole house, and at what has happened since."""
        self.look_at_people()
        self.scene = look(self.driver, self.names, self.seating)
        self.strip.note(self.scene)

    def look_at_people(self) -> None:
        """Look at the people and at what has happened since."""
        driver = self.driver
        events = driver.events(self._seen)
        self._seen += len(events)
        if events:
            driver.find(events[-1].id)  # the index of the log grows by the way, not all at once on Friday
        for event in events:
            if kind_of(event) in {"person_joined", "candidate_appeared"}:
                newcomer: Any = event
                self.names.learn(getattr(newcomer, "person", "") or newcomer.candidate, newcomer.name)
        before, self.scene = self.scene, look_at_people(driver, self.names, self.seating, self.scene)
        self._tell(events)
        self.fresh = list(events)
        self.before = before

    def _tell(self, events: Sequence[Event]) -> None:
        for event in events:
            if kind_of(event) == "service_state_changed":
                self.strip.service(event)
            line = told(self.names, event, self.driver.humans, shared=self.driver.hot)
            if line is not None:
                self.lines.append(line)
        del self.lines[:-_KEPT_EVENTS]
        self.news.extend(events)

    def take_news(self) -> list[Event]:
        """Return the events since this was last asked."""
        news, self.news = self.news, []
        return news

    def today(self) -> list[Told]:
        """Return what happened on the day that is shown, oldest first."""
        start = int(self.t_s // _DAY * _DAY)
        return [line for line in self.lines if line.t_s >= start]
