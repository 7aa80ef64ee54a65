"""Many games: scenarios, pairs of policies and variations on the same seeds, into one table."""

import json
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sim.kernel.errors import ScenarioError
from sim.lab.executors import executor as executor_of
from sim.lab.folder import BatchFolder
from sim.lab.game import DONE, FAILED, Row, forget, scenario_of
from sim.lab.trials import BatchError, Definition, Trial, define
from sim.policies.registry import make
from sim.version import MODEL_VERSION

Each = Callable[[int, int], None]
"""Told after every game: how many are done, of how many."""

_Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch and what became of it.

    Attributes:
        definition: What was asked.
        rows: One per game that is over, replication by replication.
        interrupted: Whether somebody stopped it.
        folder: Where it is kept, if anywhere.
    """

    definition: Definition
    rows: tuple[Row, ...]
    interrupted: bool = False
    folder: Path | None = None

    @property
    def done(self) -> tuple[Row, ...]:
        """Rows of games that were played to their end."""
        return tuple(row for row in self.rows if row["status"] == DONE)

    @property
    def failed(self) -> tuple[Row, ...]:
        """Rows of games that were not."""
        return tuple(row for row in self.rows if row["status"] == FAILED)

    @property
    def complete(self) -> bool:
        """Whether every game was played to its end."""
        return len(self.done) == self.definition.size


def batch(  # noqa: PLR0913  # a batch has that many sides
    scenarios: str | Sequence[str],
    policies: Sequence[str | Mapping[str, str]] = ("it=by-the-book",),
    n: int = 10,
    *,
    seed: int = 0,
    settings: Mapping[str, object] | None = None,
    vary: Mapping[str, Sequence[object]] | None = None,
    level: str = "standard",
    weeks: int | None = None,
    next_quarter: bool = True,
    executor: str = "serial",
    out: str | Path | None = None,
    resume: bool = False,
    each: Each | None = None,
) -> Batch:
    """Play replications and return their rows; Ctrl+C ends it early and returns what is done.

    Args:
        scenarios: Ids or paths.
        policies: Pairs such as ``it=by-the-book,pm=by-the-book``, or mappings of seat to name.
        n: Replications; replication r is ``run`` with seed ``seed`` + r.
        seed: Seed of the first.
        settings: Dotted key to value, laid over every scenario.
        vary: Dotted key to the values that it takes in turn.
        level: Level of difficulty.
        weeks: Stop after so many weeks.
        next_quarter: Whether the quarter after the judged end is played.
        executor: ``serial``, ``local`` (all processors) or ``local:N``.
        out: Folder for ``manifest.json`` and ``kpis.csv``; nothing is written without it.
        resume: Go on with the batch in ``out``; games that failed are tried again.
        each: Told after every game.

    Raises:
        BatchError: It cannot be run, or ``out`` holds another batch.
        ScenarioError: A scenario or a setting cannot be used.
        PolicyError: A policy cannot be found.
    """
    definition = define(
        scenarios,
        policies,
        n,
        seed=seed,
        settings=settings,
        vary=vary,
        level=level,
        weeks=weeks,
        next_quarter=next_quarter,
    )
    return run_batch(definition, executor, Path(out) if out is not None else None, resume=resume, each=each)


def run_batch(
    definition: Definition,
    executor: str = "serial",
    out: Path | None = None,
    *,
    resume: bool = False,
    each: Each | None = None,
) -> Batch:
    """Play a defined batch; see ``batch``."""
    play = executor_of(executor)
    digests = _examine(definition)
    trials = list(definition.trials())
    keys = [_key(trial.head(digests[trial.scenario][0])) for trial in trials]
    folder = BatchFolder(out) if out is not None else None
    document = _document(definition, digests, executor)
    known = _known(folder, document, resume=resume) if folder is not None else {}
    found: dict[int, Row] = {place: known[key] for place, key in enumerate(keys) if key in known}
    missing = [place for place in range(len(trials)) if place not in found]

    def keep(place: int, row: Row) -> None:
        found[missing[place]] = row
        if folder is not None:
            folder.keep(row)
        if each is not None:
            each(len(found), len(trials))

    if folder is not None:
        folder.begin(document)
    try:
        finished = play([trials[place] for place in missing], keep)
    finally:
        if folder is not None:
            folder.close()
    result = Batch(definition, tuple(found[place] for place in sorted(found)), not finished, out)
    if folder is not None:
        folder.end(result.rows, document | _ended(result))
    return result


def _examine(definition: Definition) -> dict[str, tuple[str, str]]:
    """Return id and digest per scenario, after trying everything that could be wrong before the first game."""
    forget()
    for pair in definition.pairs:
        for seat, name in pair.full:
            make(seat, name)
    problems = []
    digests: dict[str, tuple[str, str]] = {}
    for name in definition.scenarios:
        for varied in definition.variations():
            try:
                scenario = scenario_of(Trial(name, definition.pairs[0], varied, 0, definition))
            except ScenarioError as error:
                problems += [problem for problem in error.problems if problem not in problems]
                continue
            if definition.weeks is not None and definition.weeks > scenario.weeks:
                raise BatchError(f"{definition.weeks} is more than the {scenario.weeks} weeks of {scenario.id}")
            if not varied or name not in digests:
                digests[name] = (scenario.id, _digest(scenario.source))
    if problems:
        raise ScenarioError(problems)
    ids = [name for name, _ in digests.values()]
    if len(set(ids)) < len(ids):
        raise BatchError(f"two scenarios have the id {max(ids, key=ids.count)}")
    return digests


def _digest(source: Mapping[str, str]) -> str:
    return blake2b(json.dumps(dict(source), sort_keys=True).encode(), digest_size=16).hexdigest()


def _document(definition: Definition, digests: Mapping[str, tuple[str, str]], executor: str) -> dict[str, Any]:
    return {
        "model_version": MODEL_VERSION,
        "python": platform.python_version(),
        "executor": executor,
        "games": definition.size,
        "scenarios": dict(digests.values()),
        "definition": definition.document(),
    }


def _ended(result: Batch) -> dict[str, Any]:
    names = ("scenario", "label", "seed", "error")
    return {
        "complete": result.complete,
        "interrupted": result.interrupted,
        "done": len(result.done),
        "failed": len(result.failed),
        "failures": [{name: row[name] for name in names} for row in result.failed],
    }


def _key(row: Mapping[str, Any]) -> _Key:
    return row["scenario"], row["label"], row["seed"]


def _known(folder: BatchFolder, document: dict[str, Any], *, resume: bool) -> dict[_Key, Row]:
    """Return the games that need not be played again.

    Raises:
        BatchError: The folder holds a batch that must not be overwritten, or another one than the one to go on with.
    """
    if not resume:
        if folder.holds_batch:
            raise BatchError(f"{folder.path} holds a batch already; go on with it by --resume, or name another folder")
        return {}
    if not folder.holds_batch:
        return {}
    before = folder.manifest()
    cannot = f"{folder.path}: cannot go on, because"
    old, new = (dict(given.get("definition", {})) for given in (before, document))
    if old.pop("n", 0) > new.pop("n"):
        raise BatchError(f"{cannot} more replications were asked for then")
    other = next((key for key in new if json.loads(json.dumps(new[key], default=str)) != old.get(key)), None)
    if other is not None:
        raise BatchError(
            f"{cannot} then it was asked for with other {other.replace('_', ' ')}: {old.get(other)!r:.120}"
        )
    if before.get("model_version") != document["model_version"]:
        raise BatchError(f"{cannot} it was made with model {before.get('model_version')}, and this is {MODEL_VERSION}")
    if before.get("scenarios") != document["scenarios"]:
        raise BatchError(f"{cannot} the scenarios have changed since")
    return {_key(row): row for row in folder.rows() if row.get("status") == DONE and "seed" in row}
