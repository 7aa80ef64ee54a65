"""What every widget is: a node that measures, is placed, draws, answers pointer and keys, and can be said as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from game.ui.canvas import Box, Canvas

if TYPE_CHECKING:
    from game.ui.window import Ui

Action = Callable[[], None]


class Press(NamedTuple):
    """A key that was pressed.

    Attributes:
        key: Name as pygame names it: ``return``, ``space``, ``left``, ``a``, ``f1``.
        text: The character typed, if any.
    """

    key: str
    text: str = ""
    shift: bool = False
    ctrl: bool = False


class Widget:
    """A node of the tree. Trees are made anew whenever what they show has changed; only ``key`` lives on.

    Attributes:
        box: Where it stands, in logical units, after ``place``.
        key: Name that stays the same in the next tree, so that focus and scrolling stay where they were.
        tip: What to say when the pointer rests on it.
        why: Subject that W explains here: an event id, a KPI, ``person/noor``; empty for none.
        other: Section or decision about which H tells what the other hat may do; empty for that of the screen.
        shortcut: Key that activates it, as written on it.
        lead: Whether the first Tab on a screen goes into it.
    """

    focusable: ClassVar[bool] = False

    def __init__(self, *children: Widget, key: str = "", tip: str = "", why: str = "", other: str = "") -> None:
        """Take children, in the order in which Tab visits them."""
        self.children: Sequence[Widget] = children
        self.box = Box(0, 0, 0, 0)
        self.key = key
        self.tip = tip
        self.why = why
        self.other = other
        self.shortcut = ""
        self.lead = False

    # ------------------------------------------------------------------------------------------------------ layout

    def natural(self, ui: Ui) -> float:
        """Return the width it would like to have."""
        return max((child.natural(ui) for child in self.children), default=0.0)

    def measure(self, ui: Ui, width: float) -> float:
        """Return the height it needs at a width."""
        return max((child.measure(ui, width) for child in self.children), default=0.0)

    def place(self, ui: Ui, box: Box) -> None:
        """Take a box and place the children in it."""
        self.box = box
        for child in self.children:
            child.place(ui, box)

    # ------------------------------------------------------------------------------------------------------ drawing

    def draw(self, ui: Ui, canvas: Canvas) -> None:
        """Draw it and its children."""
        for child in self.children:
            if child.box.h > 0 and child.box.w > 0:
                child.draw(ui, canvas)

    def moves(self) -> bool:
        """Return whether it looks different in every frame, so that it must be drawn again without any event."""
        return any(child.moves() for child in self.children)

    # ------------------------------------------------------------------------------------------------------ events

    def click(self, ui: Ui, at: tuple[float, float], button: int = 1) -> bool:
        """Answer a click inside the box; True if it was used. Children were asked before."""
        return False

    def drag(self, ui: Ui, at: tuple[float, float]) -> None:
        """The pointer moves with the button held since a click that this widget used."""

    def drop(self, ui: Ui, at: tuple[float, float]) -> None:
        """The button is let go after such a click."""

    def wheel(self, ui: Ui, at: tuple[float, float], amount: float) -> bool:
        """Answer the wheel; True if it was used."""
        return False

    def press(self, ui: Ui, press: Press) -> bool:
        """Answer a key while it has the focus; True if it was used."""
        return False

    def tip_at(self, ui: Ui, at: tuple[float, float]) -> str:
        """Return what to say about a point in it."""
        return self.tip

    def why_at(self, at: tuple[float, float] | None) -> str:
        """Return the subject that W explains at a point, or of what has the focus without one."""
        return self.why

    # ------------------------------------------------------------------------------------------------------ as text

    def text(self) -> Iterator[str]:
        """Say it in plain lines, for F2."""
        for child in self.children:
            yield from child.text()

    # ------------------------------------------------------------------------------------------------------ walking

    def walk(self) -> Iterator[Widget]:
        """Return it and all below it, in the order of Tab."""
        yield self
        for child in self.children:
            yield from child.walk()

    def hit(self, at: tuple[float, float]) -> Iterator[Widget]:
        """Return the widgets under a point, innermost first."""
        if self.box.holds(at):
            for child in reversed(self.children):
                yield from child.hit(at)
            yield self

    @property
    def active(self) -> bool:
        """Return whether it can have the focus now."""
        return self.focusable


def tell_apart(root: Widget) -> Widget:
    """Number controls of the same name in a tree, so that the focus comes back to the one it was on.

    Args:
        root: A tree just built.

    Returns:
        The same tree.
    """
    seen: dict[str, int] = {}
    for widget in root.walk():
        if widget.key and widget.active:
            count = seen[widget.key] = seen.get(widget.key, 0) + 1
            if count > 1:
                widget.key = f"{widget.key}#{count}"
    return root
