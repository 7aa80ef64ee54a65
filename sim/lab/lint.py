"""Has policies play a scenario and asks what its author wants to know: can it be won and lost, and is it all used."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from sim.lab.answers import CardTally, cards_of, untried
from sim.lab.executors import Executor
from sim.lab.executors import executor as executor_of
from sim.lab.game import DONE, FAILED, Row, forget, scenario_of
from sim.lab.trials import define
from sim.lab.watched import Watched, watch
from sim.scenario.definitions import Scenario
from sim.session import DECISIONS

Each = Callable[[int, int], None]
"""Told after every game: how many are done, of how many."""

BOOK: Final = "it=by-the-book,pm=by-the-book"
ALONE: Final = "it=do-nothing,pm=do-nothing"
PAIRS: Final = (
    BOOK,
    ALONE,
    "it=random,pm=random",
    "it=firefighter,pm=deadline-driver",
    "it=cost-cutter,pm=people-first",
)
"""Who plays: one pair per character, in the order of tables."""

_PER_ANSWER: Final = 20


@dataclass(frozen=True, slots=True)
class Lint:
    """What became of it.

    Attributes:
        scenario: The scenario.
        n: Lucks.
        rows: Ordinary games, luck by luck.
        cards: Every card that was met, in the order of the deck.
        failed: Games that could not be played.
        interrupted: Whether somebody stopped it.
    """

    scenario: Scenario
    n: int
    rows: tuple[Row, ...]
    cards: tuple[CardTally, ...]
    failed: tuple[Row, ...]
    interrupted: bool

    def of(self, label: str) -> list[Row]:
        """Return the games of a pair."""
        return [row for row in self.rows if row["label"] == label]

    @property
    def legal(self) -> set[str]:
        """Decisions that were possible at some time."""
        return {name for row in self.rows for name in (*row["legal"], *row["used"])}

    @property
    def used(self) -> Counter[str]:
        """Decisions made, over all games."""
        return sum((Counter(row["used"]) for row in self.rows), Counter[str]())

    @property
    def never_legal(self) -> tuple[str, ...]:
        """Decisions that were at no time possible."""
        return tuple(name for name in DECISIONS if name not in self.legal)

    @property
    def never_used(self) -> tuple[str, ...]:
        """Decisions that were possible, and that nobody made."""
        used = self.used
        return tuple(name for name in DECISIONS if name in self.legal and not used[name])

    def goal_share(self, goal: str, label: str) -> float:
        """Return in which share of a pair's games a goal was met."""
        return mean([float(row["goals"][goal]) for row in self.of(label)]) or 0.0

    @property
    def unreached(self) -> tuple[str, ...]:
        """Goals that no pair met in any game."""
        return tuple(g.id for g in self.scenario.goals if self.rows and not self._met(g.id))

    @property
    def unmissed(self) -> tuple[str, ...]:
        """Goals that every pair met in every game."""
        return tuple(g.id for g in self.scenario.goals if self.rows and self._met(g.id) == len(self.rows))

    def _met(self, goal: str) -> int:
        return sum(row["goals"][goal] for row in self.rows)

    @property
    def endings(self) -> tuple[tuple[str, int], ...]:
        """Endings by how often they came."""
        found = Counter(row["ending"] for row in self.rows if row["ending"])
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Load:
    """What a hat's turns ask, over the games of a pair.

    Attributes:
        decisions: Mean per turn, from turn 3 on.
        most_first: Most decisions in turn 1.
        busy: Share of turns from turn 3 on in which 70 to 95 % of the hours are used.
        used: Mean share of hours used.
    """

    decisions: float
    most_first: int
    busy: float
    used: float


_BUSY: Final = (0.70, 0.95)
_SETTLED: Final = 2


def load_of(rows: Sequence[Row], seat: str) -> Load | None:
    """Return the load of a hat; None where it was never asked."""
    games = [row["load"][seat] for row in rows if row["load"].get(seat)]
    settled = [turn for game in games for turn in game[_SETTLED:]]
    if not settled:
        return None
    shares = [spent / hours if hours > 0 else 0.0 for _, spent, hours in settled]
    return Load(
        decisions=fmean(count for count, _, _ in settled),
        most_first=max(game[0][0] for game in games),
        busy=fmean(_BUSY[0] <= share <= _BUSY[1] for share in shares),
        used=fmean(shares),
    )


def mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of those there are, or None."""
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def lint(
    scenario: str,
    n: int = 200,
    *,
    pairs: Sequence[str] = PAIRS,
    seed: int = 0,
    level: str = "standard",
    answers: int | None = None,
    executor: str = "local",
    each: Each | None = None,
) -> Lint:
    """Let policies play a scenario; Ctrl+C ends it early and returns what is known.

    Args:
        scenario: Id or path.
        n: Lucks per pair of policies.
        pairs: Who plays.
        seed: Seed of the first.
        level: Level of difficulty.
        answers: On how many of these lucks each answer of each card is tried; one in twenty without it.
        executor: ``serial``, ``local`` (all processors) or ``local:N``.
        each: Told after every game.

    Raises:
        BatchError: The executor does not exist.
        ScenarioError: The scenario cannot be used.
    """
    definition = define(scenario, pairs, n, seed=seed, level=level)
    forget()
    play = executor_of(executor, watch)
    first = [
        Watched(scenario, trial.pair, trial.varied, trial.seed, definition, probe=trial.seed == seed)
        for trial in definition.trials()
    ]
    loaded = scenario_of(first[0])
    rows, finished = _play(play, first, each)
    done = [row for row in rows if row["status"] == DONE]
    lucks = range(seed, seed + (max(1, n // _PER_ANSWER) if answers is None else min(answers, n)))
    again = [
        Watched(scenario, pair, (), luck, definition, card, option)
        for pair, luck, card, option in untried(loaded, done, lucks)
    ]
    more, finished = _play(play, again, each) if finished and again else ([], finished)
    lost = tuple(row for row in (*rows, *more) if row["status"] == FAILED)
    tried = [row for row in more if row["status"] == DONE]
    return Lint(loaded, n, tuple(done), cards_of(loaded, done, tried, lucks), lost, not finished)


def _play(play: Executor, trials: Sequence[Watched], each: Each | None) -> tuple[list[Row], bool]:
    """Play all; return the rows in the order of the trials, and whether it came to its end."""
    found: dict[int, Row] = {}

    def keep(place: int, row: Row) -> None:
        found[place] = row
        if each is not None:
            each(len(found), len(trials))

    finished = play(trials, keep)
    return [found[place] for place in sorted(found)], finished
