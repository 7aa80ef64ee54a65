"""What each decision of a finished game was worth, and how much was luck, answered while somebody looks on."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from typing import Final, NamedTuple

from sim.fork import Fate, Recorded, again, other_hands
from sim.kernel.log import Event
from sim.lab.executors import cores, deaf
from sim.policies.registry import policies
from sim.scenario.definitions import Scenario
from sim.why.turning import candidates

SHIPPED_LUCKS: Final = 20
TESTED: Final = 40
"""Decisions that are left out in turn, those with the widest consequences first."""

_FEW: Final = 4
"""Later decisions that may become impossible before a worth counts as shared."""


class Question(NamedTuple):
    """One game to play.

    Attributes:
        kind: ``same`` (nothing changed), ``without``, ``luck`` or ``hands``.
        without: Sequence number of the decision that is left out.
        seed: Other luck.
        hands: Policies of the IT manager and of the project manager.
    """

    kind: str
    without: int = 0
    seed: int = 0
    hands: tuple[str, str] = ("", "")


def answer(recorded: Recorded, question: Question) -> Fate:
    """Play the game of a question."""
    if question.kind == "without":
        return again(recorded, without=frozenset({question.without}))
    if question.kind == "luck":
        return again(recorded, seed=question.seed)
    if question.kind == "hands":
        return other_hands(recorded, *question.hands)
    return again(recorded)


def weighty(scenario: Scenario, events: Sequence[Event], most: int = TESTED) -> tuple[int, ...]:
    """Return the sequence numbers of the decisions with the widest consequences, widest first.

    What standing orders decided is not among them: leaving out the order shows what they were worth.
    """
    found = [point for point in candidates(scenario, events, scenario.end_s) if point.kind == "decision"]
    found.sort(key=lambda point: (-point.worth_cents, point.event.t_s, point.event.id))
    numbers = [point.event.id.removeprefix("decision/") for point in found if point.event.t_s < scenario.end_s]
    return tuple(int(number) for number in numbers if number.isdecimal())[:most]


def questions(recorded: Recorded, weights: Iterable[int], lucks: int = SHIPPED_LUCKS) -> tuple[Question, ...]:
    """Return all that a debrief asks, in the order in which answers are wanted."""
    shipped = {seat: [policy.name for policy in policies() if policy.seat == seat] for seat in ("it", "pm")}
    hands = [(it, pm) for it in shipped["it"] for pm in shipped["pm"] if (it == "random") == (pm == "random")]
    hands = [pair for pair in hands if (pair[0] == "do-nothing") == (pair[1] == "do-nothing")]
    left_out = [Question("without", without=number) for number in weights]
    played = [Question("hands", hands=pair) for pair in hands]
    other = [Question("luck", seed=recorded.seed + k) for k in range(1, lucks + 1)]
    return (Question("same"), *left_out[:10], *played[:2], *other, *left_out[10:], *played[2:])


@dataclass(slots=True)
class Evidence:
    """Answers as they come in; ask ``poll`` now and then.

    Attributes:
        recorded: The game.
        asked: Everything that is to be answered.
        found: Question to how that game came out.
        failed: Questions whose game could not be played, with what went wrong.
    """

    recorded: Recorded
    asked: tuple[Question, ...]
    found: dict[Question, Fate] = field(default_factory=dict)
    failed: dict[Question, str] = field(default_factory=dict)
    _pool: ProcessPoolExecutor | None = None
    _running: dict[Question, "Future[Fate]"] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """Return how much is answered (0 to 1)."""
        return (len(self.found) + len(self.failed)) / max(1, len(self.asked))

    @property
    def same(self) -> Fate | None:
        """Return how the game itself comes out when it is played again."""
        return self.found.get(Question("same"))

    def start(self, workers: int = 0) -> None:
        """Begin to play in other processes.

        Args:
            workers: How many; as many as there are processors without it.
        """
        # A fresh interpreter for each process: a window and its threads must not be copied.
        context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
        context.set_forkserver_preload(["sim.fork"])
        self._pool = ProcessPoolExecutor(workers or cores(), context, deaf)
        for question in self.asked:
            if question not in self.found:
                self._running[question] = self._pool.submit(answer, self.recorded, question)

    def poll(self) -> bool:
        """Take in what is finished; true if there was anything new."""
        done = [question for question, future in self._running.items() if future.done()]
        for question in done:
            future = self._running.pop(question)
            error = future.exception()
            if error is None:
                self.found[question] = future.result()
            else:
                self.failed[question] = f"{type(error).__name__}: {error}"
        if not self._running:
            self.stop()
        return bool(done)

    def stop(self) -> None:
        """Let go of the processes; what is answered stays."""
        self._running = {}
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def wait(self) -> None:
        """Answer everything that is still open, and come back when it is done."""
        for future in list(self._running.values()):
            future.exception()
        self.poll()


class Worth(NamedTuple):
    """What a decision was worth.

    Attributes:
        sequence: Its number.
        points: Role to points gained by having decided it: the game as it was, less the game without it.
        weeks: Project to weeks by which it went live earlier because of it; only where both went live.
        outage_cents: Outage costs that it saved, in cents.
        changed: Whether the outcome was another one without it.
        impossible: How many later decisions could not be made without it.
    """

    sequence: int
    points: dict[str, float]
    weeks: dict[str, int]
    outage_cents: float
    changed: bool
    impossible: int

    @property
    def total(self) -> float:
        """Return the points of both hats and of the organisation together."""
        return sum(points for role, points in self.points.items() if role != "role_clarity")


def worths(evidence: Evidence) -> tuple[Worth, ...]:
    """Return what is known so far of each decision that was left out.

    The weightiest come first; behind them those without which many later decisions were impossible, because their worth
    is not theirs alone.
    """
    same = evidence.same
    if same is None:
        return ()
    found = [
        _worth(same, fate, question.without) for question, fate in evidence.found.items() if question.kind == "without"
    ]
    return tuple(sorted(found, key=lambda worth: (worth.impossible > _FEW, -abs(worth.total), worth.sequence)))


def _worth(same: Fate, other: Fate, sequence: int) -> Worth:
    points = {
        role: mine - theirs
        for role, mine in same.totals.items()
        if mine is not None and (theirs := other.totals.get(role)) is not None
    }
    weeks = {
        project: other.projects[project] - week
        for project, week in same.projects.items()
        if week > 0 and other.projects.get(project, 0) > 0
    }
    cost = (other.kpis.get("outage_cost_cents") or 0.0) - (same.kpis.get("outage_cost_cents") or 0.0)
    return Worth(sequence, points, weeks, cost, same.outcome != other.outcome, len(other.impossible))


class Band(NamedTuple):
    """Where one's own result lies among others.

    Attributes:
        values: The others, ascending.
        mine: One's own.
    """

    values: tuple[float, ...]
    mine: float

    @property
    def share_below(self) -> float:
        """Return the share of the others that did worse (0 to 1), ties half."""
        if not self.values:
            return 0.5
        below = sum(value < self.mine for value in self.values) + sum(value == self.mine for value in self.values) / 2
        return below / len(self.values)


def luck_band(evidence: Evidence, role: str) -> Band | None:
    """Return one's points among those of the same decisions on other luck; None before there are any."""
    return _band(evidence, role, [fate for question, fate in evidence.found.items() if question.kind == "luck"])


def policy_band(evidence: Evidence, role: str) -> tuple[tuple[tuple[str, str], float], ...]:
    """Return the points of each pair of policies on the same luck, the best first."""
    found = [
        (question.hands, points)
        for question, fate in evidence.found.items()
        if question.kind == "hands" and (points := fate.totals.get(role)) is not None
    ]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _band(evidence: Evidence, role: str, fates: list[Fate]) -> Band | None:
    same = evidence.same
    mine = same.totals.get(role) if same is not None else None
    values = sorted(points for fate in fates if (points := fate.totals.get(role)) is not None)
    return Band(tuple(values), mine) if mine is not None and values else None
