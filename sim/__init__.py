"""Two Hats without a screen: ``from sim import Session, load_scenario, run``.

Names load when first used, so that importing one small part does not import everything.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.lab.batch import batch
    from sim.lab.pairs import compare
    from sim.runner import Game, play, run
    from sim.save import Recorder, read, replay
    from sim.scenario.load import list_scenarios, load_scenario
    from sim.session import Session, decision

_PLACES = {
    "Game": "sim.runner",
    "Recorder": "sim.save",
    "Session": "sim.session",
    "batch": "sim.lab.batch",
    "compare": "sim.lab.pairs",
    "decision": "sim.session",
    "list_scenarios": "sim.scenario.load",
    "load_scenario": "sim.scenario.load",
    "play": "sim.runner",
    "read": "sim.save",
    "replay": "sim.save",
    "run": "sim.runner",
}

__all__ = [
    "Game",
    "Recorder",
    "Session",
    "batch",
    "compare",
    "decision",
    "list_scenarios",
    "load_scenario",
    "play",
    "read",
    "replay",
    "run",
]


def __getattr__(name: str) -> Any:
    """Load a public name at its first use."""
    place = _PLACES.get(name)
    if place is None:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module(place), name)
