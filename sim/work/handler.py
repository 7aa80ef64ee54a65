"""What upper floors offer for their kinds of work."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from sim.people.state import Person
    from sim.work.state import WorkItem


class Handler(Protocol):
    """Told of the start and end of work of its kind."""

    def on_started(self, item: "WorkItem", person: "Person", /) -> None:
        """A person begins, or begins again, to work on the item."""

    def on_done(self, item: "WorkItem", person: "Person", /) -> None:
        """The item's effort is used up; unless the handler places it anew, it ends."""


@runtime_checkable
class PlannedHandler(Handler, Protocol):
    """Also told when planned work found nobody."""

    def on_unstaffed(self, item: "WorkItem", /) -> None:
        """Nobody could start the item at its window; it is parked until placed anew."""
