"""Cause chains: from an event down to decisions, chance and the start; and the other way, to what it led to.

The log is a graph without cycles, because a cause must stand earlier in it. A chain is shown as a tree in which every
event unfolds once; where it comes up again, the link says so and has no causes of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sim.kernel.log import CHANCE, START, Event, type_name

Kind = Literal["event", "decision", "chance", "start", "missing"]
Find = Callable[[str], Event | None]

_DECISIONS = ("decision_made", "decision_refused")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain.

    Attributes:
        id: Of the event, or the root's name.
        kind: ``missing`` is a fault of the log; ``faults`` finds it.
        event: None for roots that are no events.
        causes: What led to it.
        repeated: It unfolds elsewhere in the same tree.
    """

    id: str
    kind: Kind
    event: Event | None = None
    causes: tuple["Link", ...] = ()
    repeated: bool = False

    def walk(self) -> Iterator["Link"]:
        """Iterate over this link and all below it."""
        stack = [self]
        while stack:
            link = stack.pop()
            yield link
            stack.extend(reversed(link.causes))

    def roots(self) -> tuple["Link", ...]:
        """Return the ends of the chain, each once, in the order of reading."""
        ends = {link.id: link for link in self.walk() if not link.causes and not link.repeated}
        return tuple(ends.values())


@dataclass(slots=True)
class _Open:
    """An event whose causes are being collected."""

    event: Event
    waiting: list[str]
    links: list[Link] = field(default_factory=list)

    def close(self) -> Link:
        kind: Kind = "decision" if type_name(type(self.event)) in _DECISIONS else "event"
        return Link(self.event.id, kind, self.event, tuple(self.links))


def root(name: str) -> Link | None:
    """Return the link of a root that is no event, or None if the name is not one."""
    if name.startswith(CHANCE):
        return Link(name, "chance")
    if name.startswith(START):
        return Link(name, "start")
    return None


def chain(find: Find, event_id: str) -> Link:
    """Return the causes of an event.

    Args:
        find: Gives the event of an id (``session.find``).
        event_id: Where to begin.

    Returns:
        The tree; a single ``missing`` link if there is no such event.
    """
    first = find(event_id)
    if first is None:
        return root(event_id) or Link(event_id, "missing")
    seen = {event_id}
    stack = [_Open(first, list(reversed(first.causes)))]
    while True:
        top = stack[-1]
        if not top.waiting:
            link = stack.pop().close()
            if not stack:
                return link
            stack[-1].links.append(link)
            continue
        name = top.waiting.pop()
        known = root(name)
        event = None if known else find(name)
        if known is not None:
            top.links.append(known)
        elif event is None:
            top.links.append(Link(name, "missing"))
        elif name in seen:
            top.links.append(Link(name, "event", event, repeated=True))
        else:
            seen.add(name)
            stack.append(_Open(event, list(reversed(event.causes))))


@dataclass(slots=True)
class Effect:
    """An event with what it led to.

    Attributes:
        effects: In the order of happening.
        more: How many effects were left out here for length.
    """

    event: Event
    effects: list["Effect"] = field(default_factory=list)
    more: int = 0


def consequences(events: Sequence[Event], event_id: str, *, most: int = 200, breadth: int = 12) -> Effect | None:
    """Return what an event led to, each effect once, under the first of its causes that belongs to the tree.

    Args:
        events: The log.
        event_id: Where to begin.
        most: Most events in the tree.
        breadth: Most effects shown of one event.

    Returns:
        The tree, or None if there is no such event.
    """
    nodes: dict[str, Effect] = {}
    top: Effect | None = None
    for event in events:
        if top is None:
            if event.id == event_id:
                top = nodes[event_id] = Effect(event)
            continue
        parent = next((nodes[cause] for cause in event.causes if cause in nodes), None)
        if parent is None:
            continue
        if len(nodes) >= most or len(parent.effects) >= breadth:
            parent.more += 1
            continue
        effect = nodes.setdefault(event.id, Effect(event))
        parent.effects.append(effect)
    return top


def downstream(events: Iterable[Event], event_id: str) -> frozenset[str]:
    """Return the ids of everything that an event led to, without itself."""
    reached = {event_id}
    for event in events:
        if any(cause in reached for cause in event.causes):
            reached.add(event.id)
    return frozenset(reached - {event_id})


def faults(events: Iterable[Event]) -> tuple[str, ...]:
    """Check a whole log: ids are unique, every event has causes, and every cause is a root or stands earlier.

    The last rule also excludes cycles. Decisions are roots and need no cause.

    Returns:
        One sentence per fault, in the order of the log; empty if all is well.
    """
    found: list[str] = []
    known: set[str] = set()
    last = 0
    for event in events:
        kind = type_name(type(event))
        name = f"{kind} {event.id!r}"
        if event.id in known:
            found.append(f"{name}: the id was used before")
        if root(event.id) is not None:
            found.append(f"{name}: an event has the name of a root")
        if event.t_s < last:
            found.append(f"{name}: happened before the event above it")
        last = max(last, event.t_s)
        if not event.causes and kind not in _DECISIONS:
            found.append(f"{name}: has no cause")
        for cause in event.causes:
            if cause == event.id:
                found.append(f"{name}: causes itself")
            elif cause in (CHANCE, START):
                found.append(f"{name}: the root {cause!r} names nothing")
            elif cause not in known and root(cause) is None:
                found.append(f"{name}: the cause {cause!r} did not happen before it")
        known.add(event.id)
    return tuple(found)
