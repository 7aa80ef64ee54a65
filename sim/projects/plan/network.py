"""A network of activities: what must wait for what, and which delays matter (critical path method)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sim.kernel.errors import SimError

_SAME = 1e-9
"""Floats below this share of the finish count as none, so that sums of fractions do not hide a critical path."""


class NetworkError(SimError):
    """Activities that cannot be put in order."""


class CycleError(NetworkError):
    """Activities that wait for each other.

    Attributes:
        cycle: The activities, each waiting for the one before it, the first for the last.
    """

    def __init__(self, cycle: tuple[str, ...]) -> None:
        """Name the circle."""
        self.cycle = cycle
        super().__init__("activities wait for each other: " + " → ".join((*cycle, cycle[0])))


class UnknownActivityError(NetworkError):
    """A link to an activity that does not exist.

    Attributes:
        activity: Who waits.
        unknown: For whom.
    """

    def __init__(self, activity: str, unknown: str) -> None:
        """Name both ends of the link."""
        self.activity = activity
        self.unknown = unknown
        super().__init__(f"activity {activity!r} waits for {unknown!r}, which does not exist")


class Link(NamedTuple):
    """Finish to start: an activity begins at the earliest ``lag`` after the finish of ``activity``.

    A negative lag lets them overlap.
    """

    activity: str
    lag: float = 0


class Times(NamedTuple):
    """When an activity may and must run.

    Attributes:
        total_float: Delay that leaves the finish of the whole where it is.
        free_float: Delay that no other activity notices.
    """

    early_start: float
    early_finish: float
    late_start: float
    late_finish: float
    total_float: float
    free_float: float


class Schedule(NamedTuple):
    """The critical path of a network.

    Attributes:
        finish: Of the last activity.
        times: Activity to its times, in topological order.
        critical: Activities with the least total float (none, unless a due instant was given), in topological order.
    """

    finish: float
    times: dict[str, Times]
    critical: tuple[str, ...]


class Network:
    """Activities and links without durations, put in order once, so that many sets of durations may be tried.

    Attributes:
        order: Every activity after those that it waits for; ties in the order given.
        before: Per place in ``order``, the places that it waits for with the lags.
        behind: Per place in ``order``, the places that wait for it with the lags.
    """

    __slots__ = ("before", "behind", "order", "place")

    def __init__(self, after: Mapping[str, Sequence[str | Link]]) -> None:
        """Put activities in order.

        Args:
            after: Activity to what it waits for, as ids or links with a lag.

        Raises:
            UnknownActivityError: A link leads nowhere.
            CycleError: Activities wait for each other.
        """
        links = {name: [_link(name, link, after) for link in given] for name, given in after.items()}
        self.order: tuple[str, ...] = tuple(_ordered(links))
        self.place = {name: place for place, name in enumerate(self.order)}
        self.before: list[list[tuple[int, float]]] = [
            [(self.place[link.activity], link.lag) for link in links[name]] for name in self.order
        ]
        self.behind: list[list[tuple[int, float]]] = [[] for _ in self.order]
        for place, given in enumerate(self.before):
            for earlier, lag in given:
                self.behind[earlier].append((place, lag))

    def schedule(
        self, durations: Mapping[str, float], not_before: Mapping[str, float] | None = None, due: float | None = None
    ) -> Schedule:
        """Return early and late times by a forward and a backward pass.

        Args:
            durations: Activity to its length, at least 0; whole numbers stay whole.
            not_before: Instants before which an activity may not start, such as deliveries; 0 for those not named.
            due: Instant from which late times count back; the early finish if not given. With one before the early
                finish, floats become negative.
        """
        lengths = [durations[name] for name in self.order]
        starts = self.early(lengths, not_before or {})
        ends = [start + length for start, length in zip(starts, lengths, strict=True)]
        finish = max(ends, default=0)
        late = self.late(lengths, finish if due is None else due)
        same = _SAME * max(1.0, abs(finish))
        times = {
            name: Times(
                starts[i],
                ends[i],
                late[i] - lengths[i],
                late[i],
                _none_below(same, late[i] - ends[i]),
                _none_below(same, min((starts[k] - lag for k, lag in self.behind[i]), default=finish) - ends[i]),
            )
            for i, name in enumerate(self.order)
        }
        least = min((found.total_float for found in times.values()), default=0)
        critical = tuple(name for name, found in times.items() if found.total_float <= least + same)
        return Schedule(finish, times, critical)

    def early(self, lengths: Sequence[float], not_before: Mapping[str, float]) -> list[float]:
        """Return early starts, in topological order."""
        starts: list[float] = []
        for place, name in enumerate(self.order):
            start = not_before.get(name, 0)
            for earlier, lag in self.before[place]:
                start = max(start, starts[earlier] + lengths[earlier] + lag)
            starts.append(start)
        return starts

    def late(self, lengths: Sequence[float], finish: float) -> list[float]:
        """Return late finishes, in topological order."""
        ends: list[float] = [finish] * len(self.order)
        for place in reversed(range(len(self.order))):
            for later, lag in self.behind[place]:
                ends[place] = min(ends[place], ends[later] - lengths[later] - lag)
        return ends


def _none_below(least: float, value: float) -> float:
    return value if abs(value) > least else 0


def _link(name: str, link: str | Link, known: Mapping[str, object]) -> Link:
    found = Link(link) if isinstance(link, str) else link
    if found.activity not in known:
        raise UnknownActivityError(name, found.activity)
    return found


def _ordered(links: Mapping[str, Sequence[Link]]) -> Iterator[str]:
    """Yield activities after what they wait for; among those that could be next, the one given first."""
    ranks = {name: rank for rank, name in enumerate(links)}
    waiting = {name: {link.activity for link in given} for name, given in links.items()}
    followers: dict[str, list[str]] = {name: [] for name in links}
    for name, given in waiting.items():
        for earlier in sorted(given, key=ranks.__getitem__):
            followers[earlier].append(name)
    ready = [name for name, given in waiting.items() if not given]
    while ready:
        name = ready.pop(0)
        yield name
        for later in followers[name]:
            waiting[later].discard(name)
            if not waiting[later]:
                ready.append(later)
        ready.sort(key=ranks.__getitem__)
        del waiting[name]
    if waiting:
        raise CycleError(_cycle(waiting, ranks))


def _cycle(waiting: Mapping[str, set[str]], ranks: Mapping[str, int]) -> tuple[str, ...]:
    """Return one circle among activities that all wait for another of them."""
    path: list[str] = []
    name = min(waiting, key=ranks.__getitem__)
    while name not in path:
        path.append(name)
        name = min(waiting[name], key=ranks.__getitem__)
    return tuple(reversed(path[path.index(name) :]))
