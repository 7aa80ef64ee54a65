"""What moves in the office. It has its own luck and its own clock: nothing in here reaches the game."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from game.ui.office.happenings import kind_of

if TYPE_CHECKING:
    from game.ui.office.deeds import Deed
    from game.ui.office.plan import Plan
    from game.ui.office.scene import Scene
    from sim.kernel.log import Event

Point = tuple[float, float]

_FLIGHT_S: Final = 0.7
_MOST_AT_ONCE: Final = 22
_MOST_A_LOOK: Final = 3
_ARROW_S: Final = 3.2
_BUBBLE_S: Final = 5.0
_URGENT: Final = 2
_TICKETS: Final = frozenset({"incident", "request", "enhancement"})


@dataclass(slots=True)
class Mover:
    """A ticket on its way.

    Attributes:
        wait_s: Before it starts.
        age_s: Since it started.
        done: Whether it was solved: it carries a tick and fades.
        lands: Person for whom it is, or empty.
    """

    priority: int
    start: Point
    end: Point
    bend: float
    wait_s: float = 0.0
    age_s: float = 0.0
    done: bool = False
    lands: str = ""

    @property
    def share(self) -> float:
        """Return how much of the way is done, with a soft start and end."""
        x = min(1.0, self.age_s / _FLIGHT_S)
        return x * x * (3 - 2 * x)

    @property
    def at(self) -> Point:
        """Return where it is."""
        p = self.share
        (x0, y0), (x1, y1) = self.start, self.end
        lift = self.bend * math.sin(math.pi * p)
        return x0 + (x1 - x0) * p, y0 + (y1 - y0) * p - lift

    @property
    def alpha(self) -> float:
        """Return how visible it is."""
        p = min(1.0, self.age_s / _FLIGHT_S)
        return min(1.0, (1 - p) * 4) if self.done else min(1.0, p * 5 + 0.2)


@dataclass(slots=True)
class Arrow:
    """Somebody was pulled off a project for something urgent."""

    person: str
    item: str
    left_s: float


@dataclass(slots=True)
class Film:
    """The moving part of the picture.

    Attributes:
        still: Whether motion is reduced: things appear where they belong.
        clock_s: Time on the wall since the screen was opened.
        shown: Person to what the chip below says; it changes when the ticket has arrived.
        bubbles: Person to the key of a line that is said at the desk, and for how long still.
    """

    still: bool = False
    clock_s: float = 0.0
    movers: list[Mover] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    shown: dict[str, Deed | None] = field(default_factory=dict)
    bubbles: dict[str, tuple[str, float]] = field(default_factory=dict)
    moods: dict[str, float] = field(default_factory=dict)
    bars: dict[str, float] = field(default_factory=dict)
    _luck: random.Random = field(default_factory=lambda: random.Random(7))
    _wanted: dict[str, Deed | None] = field(default_factory=dict)

    def tick(self, seconds: float) -> None:
        """Let time go by."""
        self.clock_s += seconds
        for mover in self.movers:
            if mover.wait_s > 0:
                mover.wait_s -= seconds
            else:
                mover.age_s += seconds
        for mover in self.movers:
            if mover.lands and mover.age_s >= _FLIGHT_S:
                self.shown[mover.lands] = self._wanted.get(mover.lands)
        self.movers = [mover for mover in self.movers if mover.age_s < _FLIGHT_S]
        for arrow in self.arrows:
            arrow.left_s -= seconds
        self.arrows = [arrow for arrow in self.arrows if arrow.left_s > 0]
        self.bubbles = {who: (line, left - seconds) for who, (line, left) in self.bubbles.items() if left > seconds}

    def say(self, person: str, line: str) -> None:
        """Have somebody say a line of the scenario's texts at the desk."""
        self.bubbles[person] = line, _BUBBLE_S

    def bob(self, person: str) -> float:
        """Return how far somebody at work has just moved, in logical units."""
        if self.still:
            return 0.0
        phase = sum(map(ord, person)) % 63 / 10
        return math.sin(self.clock_s * 2.2 + phase) * 0.9

    def toward(self, table: dict[str, float], key: str, value: float, seconds: float) -> float:
        """Return a value on its way to another one, so that bars glide."""
        before = table.get(key)
        if before is None or self.still:
            table[key] = value
        else:
            table[key] = before + (value - before) * min(1.0, seconds * 5)
        return table[key]

    # ------------------------------------------------------------------------------------------------------- cutting

    def reword(self, now: Scene) -> None:
        """Take over the words of a look at the same instant: the language has changed, and nothing moves."""
        self._wanted = {worker.id: worker.deed for worker in now.workers}
        self.shown = {person: deed and self._wanted.get(person) for person, deed in self.shown.items()}

    def cut(self, before: Scene | None, now: Scene, events: Sequence[Event], plan: Plan) -> None:
        """Go from one look to the next: what changed starts to move."""
        self._wanted = {worker.id: worker.deed for worker in now.workers}
        if before is None or self.still:
            self.shown = dict(self._wanted)
            self.movers.clear()
        else:
            self._move(before, now, events, plan)
        for event in events:
            if kind_of(event) == "work_interrupted":
                self._pull(now, event, before)

    def _move(self, before: Scene, now: Scene, events: Sequence[Event], plan: Plan) -> None:
        room = min(_MOST_A_LOOK, _MOST_AT_ONCE - len(self.movers))
        held = {worker.deed.item: worker.id for worker in before.workers if worker.deed is not None}
        fresh = sorted(
            [*self._taken(before, now, plan), *self._told(events, held, plan)], key=lambda mover: mover.priority
        )
        flying = {mover.lands for mover in fresh[: max(0, room)] if mover.lands}
        for mover in fresh[: max(0, room)]:
            mover.wait_s = self._luck.random() * 0.25
            self.movers.append(mover)
        for person, deed in self._wanted.items():
            if person in flying:
                self.shown[person] = None
            elif all(mover.lands != person for mover in self.movers):
                self.shown[person] = deed

    def _taken(self, before: Scene, now: Scene, plan: Plan) -> list[Mover]:
        old = {worker.id: worker.deed for worker in before.workers}
        trays = {chip.id: tray.id for tray in before.trays for chip in tray.chips if chip.id}
        found = []
        for worker in now.workers:
            deed, was, place = worker.deed, old.get(worker.id), plan.places.get(worker.id)
            if (
                place is None
                or deed is None
                or deed.kind not in _TICKETS
                or (was is not None and was.item == deed.item)
            ):
                continue
            tray = plan.trays.get(trays.get(deed.item, "operations"))
            if tray is not None:
                end = place.chip.x + min(30.0, place.chip.w / 2), place.chip.centre[1]
                found.append(self._mover(deed.priority, tray.centre, end, lands=worker.id))
        return found

    def _told(self, events: Sequence[Event], held: dict[str, str], plan: Plan) -> list[Mover]:
        found = []
        for happened in events:
            event: Any = happened
            kind = kind_of(happened)
            if kind not in {"ticket_opened", "ticket_resolved"} or event.parent:
                continue
            party, tray = plan.parties.get(event.department), plan.trays.get("desk")
            if party is None or tray is None:
                continue
            if kind == "ticket_opened":
                found.append(self._mover(event.priority, party.centre, tray.centre))
                continue
            place = plan.places.get(held.get(event.ticket, ""))
            start = place.chip.centre if place is not None else tray.centre
            found.append(self._mover(event.priority, start, party.centre, done=True))
        return found

    def _mover(self, priority: int, start: Point, end: Point, *, done: bool = False, lands: str = "") -> Mover:
        spread = self._luck.uniform(-14, 14)
        bend = self._luck.uniform(12, 42)
        return Mover(priority, (start[0] + spread, start[1]), (end[0], end[1]), bend, done=done, lands=lands)

    def _pull(self, now: Scene, event: Any, before: Scene | None) -> None:
        worker = now.worker(event.person)
        if worker is None or event.kind != "task":
            return
        deed = worker.deed
        if deed is not None and deed.kind in _TICKETS and deed.priority <= _URGENT:
            self.arrows = [arrow for arrow in self.arrows if arrow.person != worker.id]
            self.arrows.append(Arrow(worker.id, deed.item, _ARROW_S))

    def pulled(self, now: Scene) -> list[tuple[str, str]]:
        """Return who is off a project for something urgent at this instant, and for which item."""
        lasting = [
            (worker.id, worker.deed.item)
            for worker in now.workers
            if worker.room != "ops" and worker.deed is not None and worker.deed.priority == 1 and worker.here
        ]
        here = {worker.id for worker in now.workers if worker.here}
        brief = [(arrow.person, arrow.item) for arrow in self.arrows if arrow.person in here]
        return list(dict.fromkeys((*lasting, *brief)))
