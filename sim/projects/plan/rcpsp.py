"""Activities that compete for limited resources: the problem of levelling, and the schedule generation scheme.

Time is whole slots (hours, half days, days). All resources of a slot are packed into one whole number, a field of bits
each with a guard bit above it: a subtraction then tests every resource at once, which makes the scheme several times as
fast as one test per resource.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sim.projects.plan.network import Link, Network, NetworkError


class TooSmallError(NetworkError):
    """An activity that needs more of a resource than there ever is.

    Attributes:
        activity: Which one.
        resource: Of what.
    """

    def __init__(self, activity: str, resource: str) -> None:
        """Name both."""
        self.activity = activity
        self.resource = resource
        super().__init__(f"activity {activity!r} needs more of {resource!r} than there is")


@dataclass(frozen=True, slots=True)
class Job:
    """An activity that is not interrupted.

    Attributes:
        slots: Length, at least 0.
        after: What must be finished before it begins.
        needs: Resource to units, in every slot.
    """

    id: str
    slots: int
    after: tuple[str, ...] = ()
    needs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be levelled.

    Attributes:
        jobs: In any order.
        capacity: Resource to units per slot, or to a list of units for each slot, of which the last goes on for ever.
    """

    jobs: tuple[Job, ...]
    capacity: Mapping[str, int | Sequence[int]]


class Board:
    """A problem made ready for many schedules. Jobs are places in topological order.

    Attributes:
        lengths: Slots by place.
        before: Places that a place waits for.
        behind: Places that wait for a place.
        early: Early start by the network alone.
        late: Late finish by the network alone.
        network_finish: Finish by the network alone, a lower bound.
    """

    __slots__ = (
        "_full",
        "_guards",
        "_needs",
        "_steady",
        "before",
        "behind",
        "early",
        "late",
        "lengths",
        "lower_bound",
        "network_finish",
        "order",
    )

    def __init__(self, problem: Problem) -> None:
        """Check and pack a problem.

        Raises:
            NetworkError: Jobs wait for each other, for nobody, or for more than there ever is.
        """
        network = Network({job.id: [Link(name) for name in job.after] for job in problem.jobs})
        jobs = {job.id: job for job in problem.jobs}
        self.order = network.order
        self.lengths = [jobs[name].slots for name in self.order]
        self.before = [[place for place, _ in given] for given in network.before]
        self.behind = [[place for place, _ in given] for given in network.behind]
        self.early = [int(start) for start in network.early(self.lengths, {})]
        self.network_finish = max(map(sum, zip(self.early, self.lengths, strict=True)), default=0)
        self.late = [int(finish) for finish in network.late(self.lengths, self.network_finish)]
        self._pack(problem, jobs)
        self.lower_bound = max(self.network_finish, self._work_bound(problem))

    def _pack(self, problem: Problem, jobs: Mapping[str, Job]) -> None:
        profiles = {
            name: [given] if isinstance(given, int) else list(given) or [0] for name, given in problem.capacity.items()
        }
        bits = max((max(profile) for profile in profiles.values()), default=0).bit_length() + 1
        shifts = {name: place * bits for place, name in enumerate(profiles)}
        self._guards = sum(1 << (shift + bits - 1) for shift in shifts.values())
        self._needs = []
        for name in self.order:
            for resource, units in jobs[name].needs.items():
                if units and units > (profiles[resource][-1] if resource in profiles else 0):
                    raise TooSmallError(name, resource)
            needs = jobs[name].needs.items()
            self._needs.append(sum(units << shifts[resource] for resource, units in needs if units))
        steady = max((len(profile) for profile in profiles.values()), default=1)
        self._steady = steady
        self._full = [
            self._guards
            + sum(profile[min(slot, len(profile) - 1)] << shifts[name] for name, profile in profiles.items())
            for slot in range(steady + sum(self.lengths) + 1)
        ]

    def _work_bound(self, problem: Problem) -> int:
        """Return when the work of the busiest resource would be done without any gap."""
        bound = 0
        for resource, given in problem.capacity.items():
            left = sum(job.slots * job.needs.get(resource, 0) for job in problem.jobs)
            profile = [given] if isinstance(given, int) else list(given)
            for slot, units in enumerate(profile):
                if left > 0:
                    left -= units
                    bound = max(bound, slot + 1)
            if left > 0:
                bound = max(bound, len(profile) + -(-left // profile[-1]))
        return bound

    def forward(self, sequence: Sequence[int]) -> list[int]:
        """Return starts by place: each job in turn as early as what it waits for and the resources allow.

        Args:
            sequence: Every place once, after those that it waits for.
        """
        lengths, needs, before, guards = self.lengths, self._needs, self.before, self._guards
        free = self._full.copy()
        ends = [0] * len(lengths)
        starts = ends.copy()
        for place in sequence:
            start = 0
            for earlier in before[place]:
                if ends[earlier] > start:  # noqa: PLR1730 - max() doubles the time of this loop
                    start = ends[earlier]
            need, length = needs[place], lengths[place]
            if need and length:
                end = slot = start + length
                # From the back: the last slot that is too full says how far the start must move.
                while slot > start:
                    slot -= 1
                    if (free[slot] - need) & guards != guards:
                        start = slot + 1
                        end = slot = start + length
                for slot in range(start, end):
                    free[slot] -= need
            starts[place] = start
            ends[place] = start + length
        return starts

    def backward(self, sequence: Sequence[int], finish: int) -> list[int]:
        """Return starts by place: each job in turn as late as a finish, its followers and the resources allow.

        Args:
            sequence: Every place once, after those that wait for it, by falling finish in a schedule that ends by
                ``finish``: then everything has room.
            finish: Slot before which all is to end.
        """
        lengths, needs, behind, guards = self.lengths, self._needs, self.behind, self._guards
        free = self._full.copy()
        starts = [finish] * len(lengths)
        for place in sequence:
            end = finish
            for later in behind[place]:
                if starts[later] < end:  # noqa: PLR1730 - as above
                    end = starts[later]
            need, length = needs[place], lengths[place]
            if need and length:
                slot = start = end - length
                while slot < end:
                    if (free[slot] - need) & guards != guards:
                        end = slot
                        slot = start = end - length
                    else:
                        slot += 1
                for slot in range(start, end):
                    free[slot] -= need
            starts[place] = end - length
        return starts

    def length(self, starts: Sequence[int]) -> int:
        """Return when the last job ends."""
        return max(map(sum, zip(starts, self.lengths, strict=True)), default=0)

    def improved(self, starts: Sequence[int]) -> list[int]:
        """Return a schedule that is never longer: all jobs pushed late from the back, then early again.

        Source: Valls, Ballestin and Quintanilla (2005), double justification.
        """
        finish = self.length(starts)
        places = range(len(starts))
        lengths = self.lengths
        falling = sorted(places, key=lambda place: (-starts[place] - lengths[place], -place))
        late = self.backward(falling, finish)
        return self.forward(sorted(places, key=lambda place: (late[place], place)))

    def sequence(self, starts: Sequence[int]) -> list[int]:
        """Return the places by start; serial scheduling in this order gives a schedule at least as early."""
        return sorted(range(len(starts)), key=lambda place: (starts[place], place))
