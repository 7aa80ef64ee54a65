"""What each decision of a finished game was worth, and how much was luck, answered while somebody looks on."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from sim.fork import Change, Fate, Recorded, again, forked, other_hands
from sim.fork.walk import apart, each_without
from sim.kernel.log import Event
from sim.lab import shelf
from sim.lab.processes import processes
from sim.lab.questions import Question
from sim.policies.registry import policies
from sim.scenario.definitions import Scenario
from sim.why.duties import grouped
from sim.why.fair import Share, coalitions, split
from sim.why.turning import candidates

SHIPPED_LUCKS: Final = 50

_FEW: Final = 4
"""Later decisions that may become impossible before a worth counts as shared."""
_FIRST: Final = 8
"""Decisions whose worth is wanted before anything else."""
_WALK: Final = 8
"""Decisions that are left out in one walk: long enough to share its beginning, short enough to watch."""
_TOTALS: Final = ("it_manager", "project_manager", "organisation")


def answer(recorded: Recorded, question: Question) -> Fate:
    """Play the game of a question."""
    if question.kind == "without":
        return again(recorded, without=frozenset({question.without}))
    if question.kind == "luck":
        return again(recorded, seed=question.seed)
    if question.kind == "hands":
        return other_hands(recorded, *question.hands)
    if question.kind == "change":
        return forked(recorded, Change.read(question.change, question.seed)).fate()
    if question.kind == "only":
        kept = {
            number for area, numbers in grouped(recorded.moves).items() if area in question.areas for number in numbers
        }
        return again(recorded, without=frozenset(move.sequence for move in recorded.moves) - kept)
    return again(recorded)


def answer_all(recorded: Recorded, questions: Sequence[Question]) -> list[Fate]:
    """Play the games of some questions, those that leave one decision out with a common beginning."""
    left_out = each_without(recorded, [question.without for question in questions if question.kind == "without"])
    return [
        left_out[question.without] if question.kind == "without" else apart(lambda q=question: answer(recorded, q))  # type: ignore[misc]
        for question in questions
    ]


def weighty(scenario: Scenario, events: Sequence[Event], most: int | None = None) -> tuple[int, ...]:
    """Return the numbers of the decisions that were carried out: those with the widest consequences first.

    What standing orders decided is not among them: leaving out the order shows what they were worth.

    Args:
        scenario: What the game started from.
        events: Its log.
        most: How many; all without it.
    """
    found = [point for point in candidates(scenario, events, scenario.end_s) if point.kind == "decision"]
    found.sort(key=lambda point: (-point.worth_cents, point.event.t_s, point.event.id))
    ids = [point.event.id for point in found if point.event.t_s < scenario.end_s]
    ids += [event.id for event in events if event.id.startswith("decision/") and _carried_out(event, scenario)]
    numbers = [number for name in ids if (number := name.removeprefix("decision/")).isdecimal()]
    return tuple(dict.fromkeys(int(number) for number in numbers))[:most]


def _carried_out(event: Event, scenario: Scenario) -> bool:
    return event.t_s < scenario.end_s and not hasattr(event, "code")


def questions(recorded: Recorded, weights: Iterable[int], lucks: int = SHIPPED_LUCKS) -> tuple[Question, ...]:
    """Return all that a debrief asks, in the order in which answers are wanted."""
    shipped = {seat: [policy.name for policy in policies() if policy.seat == seat] for seat in ("it", "pm")}
    hands = [(it, pm) for it in shipped["it"] for pm in shipped["pm"] if (it == "random") == (pm == "random")]
    hands = [pair for pair in hands if (pair[0] == "do-nothing") == (pair[1] == "do-nothing")]
    left_out = [Question("without", without=number) for number in weights]
    played = [Question("hands", hands=pair) for pair in hands]
    other = [Question("luck", seed=recorded.seed + k) for k in range(1, lucks + 1)]
    few = min(len(other), 10)
    return (
        Question("same"),
        *left_out[:_FIRST],
        *played[:2],
        *other[:few],
        *left_out[_FIRST:],
        *other[few:],
        *played[2:],
    )


def fair_questions(recorded: Recorded) -> tuple[Question, ...]:
    """Return what a fair split over duty areas asks: the game with the decisions of some areas only."""
    areas = tuple(grouped(recorded.moves))
    return tuple(
        Question("only", areas=tuple(area for area in areas if area in some))
        for some in coalitions(areas, recorded.seed)
    )


def jobs(asked: Sequence[Question]) -> list[tuple[Question, ...]]:
    """Return the questions in the portions in which they are answered: what shares a beginning goes together."""
    first = [question for question in asked if question.kind == "without"][:_FIRST]
    rest = sorted(question for question in asked if question.kind == "without" and question not in first)
    walks = [tuple(rest[at : at + _WALK]) for at in range(0, len(rest), _WALK)]
    found: list[tuple[Question, ...]] = []
    for question in asked:
        if question.kind != "without":
            found.append((question,))
        elif question in first:
            half = max(1, (len(first) + 1) // 2)
            place = first.index(question)
            if place % half == 0:
                found.append(tuple(sorted(first[place : place + half])))
        elif walks:
            found += walks
            walks = []
    return found


@dataclass(slots=True)
class Evidence:
    """Answers as they come in; ask ``poll`` now and then.

    Attributes:
        recorded: The game.
        asked: Everything that is to be answered.
        found: Question to how that game came out.
        failed: Questions whose game could not be played, with what went wrong.
        store: Folder where answers are kept from one time to the next, or None.
    """

    recorded: Recorded
    asked: tuple[Question, ...]
    found: dict[Question, Fate] = field(default_factory=dict)
    failed: dict[Question, str] = field(default_factory=dict)
    store: Path | None = None
    _pool: ProcessPoolExecutor | None = None
    _running: dict["Future[list[Fate]]", tuple[Question, ...]] = field(default_factory=dict)
    _kept: dict[Question, Fate] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """Return how much is answered (0 to 1)."""
        return min(1.0, (len(self.found) + len(self.failed)) / max(1, len(self.asked)))

    @property
    def running(self) -> bool:
        """Tell whether anything is still being played."""
        return bool(self._running)

    @property
    def same(self) -> Fate | None:
        """Return how the game itself comes out when it is played again."""
        return self.found.get(Question("same"))

    def start(self, workers: int = 0) -> None:
        """Begin to play in other processes.

        Args:
            workers: How many; as many as there are processors without it.
        """
        self._pool = processes(workers, "sim.lab.evidence")
        self._kept = shelf.load(self.store, self.recorded)
        same = Question("same")
        if same in self._kept and same in self.found:
            self._judge_kept()
        elif same in self._kept:
            # What was kept counts only if the game still comes out as it did then.
            self._submit([(same,)])
        else:
            self._kept = {}
            self._submit(jobs([question for question in self.asked if question not in self.found]))

    def _submit(self, portions: Iterable[tuple[Question, ...]]) -> None:
        assert self._pool is not None
        for portion in portions:
            self._running[self._pool.submit(answer_all, self.recorded, portion)] = portion

    def _judge_kept(self) -> None:
        """Take over what was kept from an earlier time, or throw it away, and ask for the rest."""
        kept, self._kept = self._kept, {}
        if kept.get(Question("same")) == self.same:
            wanted = set(self.asked)
            self.found |= {question: fate for question, fate in kept.items() if question in wanted}
        else:
            shelf.forget(self.store, self.recorded)
            shelf.keep(self.store, self.recorded, {Question("same"): self.found[Question("same")]})
        known = self.found.keys() | self.failed.keys()
        self._submit(jobs([question for question in self.asked if question not in known]))

    def poll(self) -> bool:
        """Take in what is finished; true if there was anything new."""
        done = [future for future in self._running if future.done()]
        new: dict[Question, Fate] = {}
        for future in done:
            portion = self._running.pop(future)
            error = future.exception()
            if error is None:
                new |= dict(zip(portion, future.result(), strict=True))
            else:
                self.failed |= dict.fromkeys(portion, f"{type(error).__name__}: {error}")
        self.found |= new
        if self._kept and self.same is not None:
            self._judge_kept()
        elif new:
            shelf.keep(self.store, self.recorded, new)
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
        while self._running:
            for future in list(self._running):
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
        lost: Numbers of later decisions that could not be made without it.
    """

    sequence: int
    points: dict[str, float]
    weeks: dict[str, int]
    outage_cents: float
    changed: bool
    lost: tuple[int, ...]

    @property
    def impossible(self) -> int:
        """Return how many later decisions could not be made without it."""
        return len(self.lost)

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
    return Worth(sequence, points, weeks, cost, same.outcome != other.outcome, other.impossible)


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


def points(fate: Fate) -> float:
    """Return the points of both hats and of the organisation together; what is not measured counts nothing."""
    return sum(fate.totals.get(role) or 0.0 for role in _TOTALS)


def fair_shares(evidence: Evidence) -> tuple[Share, ...]:
    """Return what each duty area was worth in points, fairly split; empty until every game of it is played."""
    areas = tuple(grouped(evidence.recorded.moves))
    asked = fair_questions(evidence.recorded)
    if any(question not in evidence.found for question in asked):
        return ()
    worth = {frozenset(question.areas): points(evidence.found[question]) for question in asked}
    return split(areas, worth, evidence.recorded.seed)
