"""One game of a batch as a flat row: the only place where the laboratory touches the runner."""

import pickle
import traceback
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from sim.lab.trials import Trial
from sim.policies.registry import make
from sim.runner import Game, play
from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario

Row = dict[str, Any]
"""Column to value; None where there is none."""

DONE, FAILED = "done", "failed"
_KEPT = 8
_BRIEFLY: dict[str, Callable[[Any], Any]] = {
    "goals": lambda goals: [{name: goal[name] for name in ("id", "actual", "met")} for goal in goals],
    "next_quarter": lambda quarter: quarter or {},
    "ending": lambda ending: ending["id"] if ending else None,
}
"""What a table needs of a key whose value is long; the rest is the same in every row, or prose."""

_LEFT_OUT = ("scenario", "seed", "policies", "wall_s")
"""Keys of a summary that the head of a row has already, or that differ from run to run."""


def row(trial: Trial) -> Row:
    """Play a game and return its row; whatever goes wrong in it becomes a row that says so."""
    try:
        scenario = scenario_of(trial)
        return trial.head(scenario.id) | {"status": DONE, "error": None} | flat(played(trial, scenario).summary())
    except (Exception, SystemExit) as error:  # noqa: BLE001  # a policy is somebody's own code and may fail in any way
        return failed(trial, error)


def played(trial: Trial, scenario: Scenario) -> Game:
    """Play the game of a trial: the same as ``run`` with its seed."""
    policies = {seat: (name, make(seat, name)) for seat, name in trial.pair.full}
    batch = trial.batch
    return play(scenario, trial.seed, policies, weeks=batch.weeks, next_quarter=batch.next_quarter)


def scenario_of(trial: Trial) -> Scenario:
    """Return the scenario of a trial with its settings.

    Raises:
        ScenarioError: It cannot be used.
    """
    return _load(trial.scenario, pickle.dumps(trial.settings), trial.batch.level)


@lru_cache(maxsize=_KEPT)
def _load(name: str, settings: bytes, level: str) -> Scenario:
    return load_scenario(name, pickle.loads(settings), level)


def forget() -> None:
    """Read scenarios anew from here on: somebody may have edited them since the last batch."""
    _load.cache_clear()


def failed(trial: Trial, error: BaseException | str) -> Row:
    """Return the row of a game that could not be played to its end."""
    text = error
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)
        place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
        text = " ".join(f"{type(error).__name__}: {error}".split()) + place
    try:
        name = scenario_of(trial).id
    except Exception:  # noqa: BLE001  # that it cannot be read is what the row tells
        name = trial.scenario
    return trial.head(name) | {"status": FAILED, "error": text}


def flat(document: dict[str, Any]) -> Row:
    """Return a summary as columns: ``scores.it_manager.total``, ``goals.sla.met``, ``projects.refresh.spi``."""
    columns: Row = {}
    for key, value in document.items():
        if key in _BRIEFLY:
            _spread(key, _BRIEFLY[key](value), columns)
        elif key not in _LEFT_OUT:
            _spread(key, value, columns)
    return columns


def _spread(name: str, value: Any, columns: Row) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _spread(f"{name}.{key}", inner, columns)
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            own = inner.get("id", place) if isinstance(inner, dict) else place
            rest = {key: part for key, part in inner.items() if key != "id"} if isinstance(inner, dict) else inner
            _spread(f"{name}.{own}", rest, columns)
    else:
        columns[name] = value
