"""The office as a widget: the picture, what a click or a key finds in it, and the same as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from game.presenters.words import word
from game.ui.canvas import Canvas
from game.ui.office.about import summary
from game.ui.office.corners import TRAYS
from game.ui.office.floor import Floor, Thing
from game.ui.office.people import AWAY, ELSEWHERE
from game.ui.widgets.base import Press, Widget

if TYPE_CHECKING:
    from game.ui.office.run import Run
    from game.ui.window import Ui

_STEPS = {"left": -1, "up": -1, "right": 1, "down": 1}


class Office(Widget):
    """The living office. A click, or the arrows and Enter, ask what somebody or something does and why."""

    focusable: ClassVar[bool] = True

    def __init__(self, run: Run, floor: Floor, ask: Callable[[Thing], None]) -> None:
        """Show a run upon a floor.

        Args:
            run: The week.
            floor: Draws it, and remembers what it drew.
            ask: Called with what was clicked.
        """
        super().__init__(key="office")
        self.run, self.floor, self.ask = run, floor, ask

    def natural(self, ui: Ui) -> float:
        """Return a useful width."""
        return 700.0

    def measure(self, ui: Ui, width: float) -> float:
        """Return a height below which it gets crowded."""
        return 280.0

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw this instant."""
        self.floor.draw(ui, canvas, self.box, self.run.scene, self.run.t_s)

    def thing_at(self, at: tuple[float, float]) -> Thing | None:
        """Return what lies under a point: small things before the room they are in."""
        hits = [thing for thing in self.floor.things if thing.box.holds(at)]
        return min(hits, key=lambda thing: thing.box.w * thing.box.h) if hits else None

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Ask about what is there."""
        thing = self.thing_at(at)
        self.floor.marked = -1
        if thing is None or button != 1:
            return False
        self.ask(thing)
        return True

    def press(self, ui: Ui, press: Press) -> bool:
        """Go from one to the next by the arrows; Enter asks."""
        things = self.floor.things
        if press.key in _STEPS and things:
            self.floor.marked = (self.floor.marked + _STEPS[press.key]) % len(things)
            ui.repaint()
            return True
        if press.key in {"return", "keypad enter"} and 0 <= self.floor.marked < len(things):
            self.ask(things[self.floor.marked])
            return True
        return False

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Say what is there."""
        thing = self.thing_at(at)
        return "\n".join(summary(ui, self.run, thing)[:2]) if thing is not None else ""

    def text(self) -> Iterator[str]:
        """Say who is on what, and what waits."""
        scene, speak = self.run.scene, self.run.names.language
        for worker in scene.workers:
            what = ""
            if worker.away:
                what = speak.text(AWAY.get(worker.away, ELSEWHERE)[1])
            elif worker.deed is not None and worker.here:
                what = f"{worker.deed.label} {worker.deed.words}".strip()
            yield f"{worker.name}: {what or '–'}"
        for tray in scene.trays:
            yield f"{speak.text(TRAYS[tray.id])}: {speak.number(tray.waiting)}"
        for party in scene.parties:
            trouble = f" · {party.trouble}: {word(speak, 'mode', party.state)}" if party.trouble else ""
            yield f"{party.name}: {speak.share(party.mood)}{trouble}"
