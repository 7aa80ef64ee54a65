"""Levelling: a suggested schedule that nobody is overbooked in, as short as a fixed amount of search finds.

The search is counted in passes over the jobs, never in seconds, so the same problem and the same luck give the same
schedule on every machine.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sim.projects.plan.draws import Draw, below
from sim.projects.plan.rcpsp import Board, Problem

EFFORT = 360_000
"""Jobs placed in all; about half a second."""

_POPULATION = 60
_SAMPLED = 0.5
"""Share of the first population drawn around a rule, the rest around another."""

_SWAP = 0.05
"""Chance that a job changes places with the next."""

_STALE = 6
"""A population that has not improved for so many times its size starts anew, beside its best."""


class Levelled(NamedTuple):
    """A feasible schedule.

    Attributes:
        starts: Job to its slot.
        finish: Slot at which all is done.
        lower_bound: No schedule whatsoever is shorter; equal to ``finish`` if this one is known to be the best.
    """

    starts: dict[str, int]
    finish: int
    lower_bound: int


Rule = Callable[[Board], list[float]]
"""Priority by place, lower first."""


def latest_finish(board: Board) -> list[float]:
    """First who must be finished first."""
    return [float(late) for late in board.late]


def latest_start(board: Board) -> list[float]:
    """First who must start first."""
    return [float(late - length) for late, length in zip(board.late, board.lengths, strict=True)]


def least_slack(board: Board) -> list[float]:
    """First who has the least float."""
    return [
        float(late - length - early) for late, length, early in zip(board.late, board.lengths, board.early, strict=True)
    ]


def most_followers(board: Board) -> list[float]:
    """First who holds up the most others, directly and indirectly."""
    behind: list[int] = [0] * len(board.lengths)
    for place in reversed(range(len(behind))):
        for later in board.behind[place]:
            behind[place] |= behind[later] | 1 << later
    return [-float(mask.bit_count()) for mask in behind]


def longest_tail(board: Board) -> list[float]:
    """First whose own length and that of direct followers is the greatest."""
    return [
        -float(length + sum(board.lengths[later] for later in board.behind[place]))
        for place, length in enumerate(board.lengths)
    ]


RULES: tuple[Rule, ...] = (latest_finish, latest_start, least_slack, most_followers, longest_tail)


def level(problem: Problem, draw: Draw, effort: int = EFFORT) -> Levelled:
    """Return a short schedule within the limits of the resources.

    Priority rules first, each improved forward and backward; then a population of job orders that recombine.

    Args:
        problem: Jobs and resources.
        draw: Uniforms.
        effort: Jobs to be placed in all; more gives shorter schedules.

    Raises:
        NetworkError: The problem has no schedule.

    Source: Hartmann (1998); Valls, Ballestin and Quintanilla (2008).
    """
    board = Board(problem)
    search = _Search(board, draw, effort)
    search.rules()
    while search.goes_on():
        search.generation()
    return Levelled(
        {name: search.best[place] for place, name in enumerate(board.order)}, search.finish, board.lower_bound
    )


def by_rule(board: Board, priority: Sequence[float]) -> list[int]:
    """Return the serial schedule of a priority rule, not improved."""
    return board.forward(_ordered(board, priority, None))


def check(problem: Problem, starts: dict[str, int]) -> list[str]:
    """Return what is wrong with a schedule, in words; nothing if it is feasible."""
    jobs = {job.id: job for job in problem.jobs}
    wrong = [f"{name} is not scheduled" for name in jobs if name not in starts]
    if wrong:
        return wrong
    for job in problem.jobs:
        wrong += [f"{job.id} starts before 0"] if starts[job.id] < 0 else []
        wrong += [
            f"{job.id} starts before {earlier} ends"
            for earlier in job.after
            if starts[job.id] < starts[earlier] + jobs[earlier].slots
        ]
    for resource, given in problem.capacity.items():
        for slot in range(max((starts[job.id] + job.slots for job in problem.jobs), default=0)):
            used = sum(
                job.needs.get(resource, 0)
                for job in problem.jobs
                if starts[job.id] <= slot < starts[job.id] + job.slots
            )
            units = given if isinstance(given, int) else given[min(slot, len(given) - 1)]
            if used > units:
                wrong.append(f"{resource} is overbooked in slot {slot}: {used} of {units}")
    return wrong


class _Search:
    """A population of job orders, the best schedule so far, and how much work is left."""

    def __init__(self, board: Board, draw: Draw, effort: int) -> None:
        self.board = board
        self.draw = draw
        self.passes = max(3, effort // max(1, len(board.lengths)))
        self.best: list[int] = []
        self.finish = -1
        self.people: list[tuple[int, list[int]]] = []
        self.stale = 0
        self.biases = [latest_finish(board), latest_start(board)]
        self.linked = [set(later) for later in board.behind]

    def goes_on(self) -> bool:
        return self.passes >= 3 and self.finish > self.board.lower_bound

    def rules(self) -> None:
        """Try every priority rule."""
        for rule in RULES:
            if self.finish < 0 or self.goes_on():
                self._judge(_ordered(self.board, rule(self.board), None))

    def generation(self) -> None:
        """Fill the population, or replace its worst by a child of two."""
        if len(self.people) < _POPULATION:
            bias = self.biases[self.draw() < _SAMPLED]
            self._judge(_ordered(self.board, bias, self.draw))
            return
        mother, father = self._parent(), self._parent()
        child = self._mutated(self._crossed(mother, father))
        self.stale = 0 if self._judge(child) else self.stale + 1
        if self.stale > _STALE * _POPULATION:
            self.people = self.people[:1]
            self.stale = 0

    def _judge(self, sequence: list[int]) -> bool:
        """Schedule, improve, and keep; say whether it is among the best known."""
        board = self.board
        starts = board.improved(board.forward(sequence))
        self.passes -= 3
        finish = board.length(starts)
        if self.finish < 0 or finish < self.finish:
            self.best, self.finish = starts, finish
        entry = (finish, board.sequence(starts))
        if entry in self.people:
            return False
        full = len(self.people) >= _POPULATION
        if full and finish >= self.people[-1][0]:
            return False
        self.people.append(entry)
        self.people.sort(key=lambda pair: pair[0])
        del self.people[_POPULATION:]
        return True

    def _parent(self) -> list[int]:
        size = len(self.people)
        return self.people[min(below(self.draw, size), below(self.draw, size))][1]

    def _crossed(self, mother: list[int], father: list[int]) -> list[int]:
        """Return the mother's order with a middle part in the order of the father."""
        size = len(mother)
        first, second = sorted((below(self.draw, size), below(self.draw, size)))
        head = mother[:first]
        seen = set(head)
        middle = [place for place in father if place not in seen][: second - first]
        seen.update(middle)
        return head + middle + [place for place in mother if place not in seen]

    def _mutated(self, sequence: list[int]) -> list[int]:
        for place in range(len(sequence) - 1):
            if self.draw() < _SWAP and sequence[place + 1] not in self.linked[sequence[place]]:
                sequence[place], sequence[place + 1] = sequence[place + 1], sequence[place]
        return sequence


def _ordered(board: Board, priority: Sequence[float], draw: Draw | None) -> list[int]:
    """Return an order in which every job follows those that it waits for, by priority.

    With ``draw`` the choice is biased by regret: a job is the likelier, the better its priority among those possible.
    """
    waiting = [len(before) for before in board.before]
    ready = [place for place, left in enumerate(waiting) if not left]
    found = []
    while ready:
        place = (
            min(ready, key=lambda place: (priority[place], place)) if draw is None else _biased(ready, priority, draw)
        )
        ready.remove(place)
        found.append(place)
        for later in board.behind[place]:
            waiting[later] -= 1
            if not waiting[later]:
                ready.append(later)
    return found


def _biased(ready: list[int], priority: Sequence[float], draw: Draw) -> int:
    worst = max(priority[place] for place in ready)
    weights = [worst - priority[place] + 1.0 for place in ready]
    target = draw() * sum(weights)
    for place, weight in zip(ready, weights, strict=True):
        target -= weight
        if target < 0.0:
            return place
    return ready[-1]
