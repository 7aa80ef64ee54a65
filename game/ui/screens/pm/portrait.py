"""A face as a widget."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.ui.canvas import Canvas
from game.ui.person import draw_face, mood_of
from game.ui.widgets.base import Widget

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.people.view import PersonView


class Portrait(Widget):
    """Somebody's face, as they are."""

    def __init__(self, who: str, person: PersonView | None, *, side: float = 44) -> None:
        """Take an id, what is known of the person, and the length of a side."""
        super().__init__(why=f"person/{who}")
        self.who, self.person, self.side = who, person, side

    def natural(self, ui: Ui) -> float:
        """Return its width."""
        return self.side

    def measure(self, ui: Ui, width: float) -> float:
        """Return its height."""
        return self.side

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw it on a raised ground."""
        canvas.panel(self.box, canvas.theme.raised, radius=self.side / 2)
        mood = mood_of(self.person) if self.person is not None else "fine"
        draw_face(canvas, self.box.inset(3), self.who, mood)

    def text(self) -> Iterator[str]:
        """Say nothing: the name stands beside it."""
        yield from ()
