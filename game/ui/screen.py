"""What a screen is: builds a tree of widgets from what there is to see, answers keys, and moves with time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from game.ui.canvas import Canvas
from game.ui.widgets.base import Press, Widget

if TYPE_CHECKING:
    from game.play.past import Looking
    from game.ui.window import Ui


class Screen(ABC):
    """One screen or dialog. It holds what the player chose on it (a tab, a page); all else it reads anew in ``build``.

    Attributes:
        accent: Theme colour of the hat that is worn here: ``it``, ``pm`` or ``both``.
        dialog: Whether the screen below stays visible, dimmed, around a card in the middle.
        width: Widest a dialog gets, in logical units.
        closable: Whether Esc and a click beside a dialog close it.
        topic: Where F1 opens the help.
        border: Theme colour of a dialog's edge; empty for the accent.
        flow_mark: Where the game stood when it was shown; the flow of the game keeps it.
        past: An earlier desk that its forms look at, instead of the game as it stands.
    """

    accent: str = "both"
    dialog: ClassVar[bool] = False
    width: float = 620
    closable: bool = True
    topic: str = "start"
    border: str = ""
    flow_mark: str = ""
    past: Looking | None = None

    @abstractmethod
    def build(self, ui: Ui) -> Widget:
        """Return the tree; called whenever what it shows may have changed, so keep it under a few milliseconds."""

    def enter(self, ui: Ui) -> None:  # noqa: B027  # most screens need none
        """The screen comes to the top."""

    def leave(self, ui: Ui) -> None:  # noqa: B027  # most screens need none
        """The screen is taken away."""

    def press(self, ui: Ui, press: Press) -> bool:
        """Answer a key that the focused widget did not use; True if it was used."""
        return False

    def dropped(self, ui: Ui, file: str) -> None:  # noqa: B027  # most screens take no file
        """A file was dropped on the window."""

    def tick(self, ui: Ui, seconds: float) -> None:  # noqa: B027  # most screens stand still
        """Time goes by; called each frame while on top. Ask ``ui.repaint()`` or ``ui.rebuild()`` if it shows."""

    def backdrop(self, ui: Ui, canvas: Canvas) -> None:
        """Draw what lies behind the widgets."""
        canvas.surface.fill(canvas.theme.ground)

    def other(self, ui: Ui) -> str:
        """Return the section about which H tells what the other hat may decide."""
        return ""

    def close(self, ui: Ui) -> None:
        """Answer Esc."""
        if self.closable:
            ui.pop()

    def says(self, ui: Ui) -> Iterator[str]:
        """Say the screen in plain lines, for F2."""
        yield from ui.root_of(self).text()
