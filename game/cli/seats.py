"""Puts policies into seats and stands between them and the game: their faults become one line."""

import traceback
from pathlib import Path
from typing import Any

import click

from game.cli.failure import Failure
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import PolicyError, make
from sim.session import Decision, View


class Guarded:
    """A policy whose mistakes are told as such."""

    def __init__(self, name: str, policy: Policy) -> None:
        """Stand in front of a policy."""
        self._name = name
        self._policy = policy

    def decide(self, view: View, luck: PolicyLuck) -> list[Decision]:
        """Ask the policy.

        Raises:
            Failure: It raised an exception or returned something else than decisions.
        """
        try:
            made: Any = self._policy.decide(view, luck)
        except Exception as error:  # a policy is somebody's own code and may fail in any way
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}:{frame.lineno}"
            raise Failure(
                f"policy {self._name} failed in week {view.week} at {place}: {type(error).__name__}: {error}"
            ) from error
        if not isinstance(made, list | tuple) or not all(isinstance(one, Decision) for one in made):
            raise Failure(f"policy {self._name} must return a list of decisions, not {made!r:.80}")
        return list(made)


def seat(name: str, policy: str) -> Guarded:
    """Return the policy of that name for a seat.

    Raises:
        click.BadParameter: There is none, or it cannot be made.
    """
    try:
        return Guarded(policy, make(name, policy))
    except PolicyError as error:
        raise click.BadParameter(str(error), param_hint=f"--{name}") from error
    except Exception as error:  # its constructor is somebody's own code too
        raise click.BadParameter(f"{policy}: {type(error).__name__}: {error}", param_hint=f"--{name}") from error
