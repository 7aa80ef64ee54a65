"""Loads the scenario a verb was given."""

from pathlib import Path

import click

from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario, scenario_folders


def load(name: str, level: str = "standard") -> Scenario:
    """Return a scenario by name or path, at a level of difficulty.

    Raises:
        click.BadParameter: There is none of that name: a mistake of usage.
        ScenarioError: There is one, and it cannot be used.
    """
    if name not in scenario_folders() and not _exists(name):
        from difflib import get_close_matches

        known = list(scenario_folders())
        near = get_close_matches(name, known, 1)
        hint = f" (did you mean {near[0]!r}?)" if near else f"; there are {', '.join(known) or 'none here'}"
        shown = name if name.isprintable() and len(name) <= 120 else repr(name[:120])
        raise click.UsageError(f"there is no scenario {shown}{hint}", click.get_current_context(silent=True))
    return load_scenario(name, level=level)


def _exists(name: str) -> bool:
    try:
        return bool(name) and Path(name).exists()
    except (OSError, ValueError):
        return False
