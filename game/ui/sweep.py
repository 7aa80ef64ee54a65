"""When Python's collector may look through everything: never in the middle of a week that runs."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_DUE: Final = 10
"""So many smaller collections after the last whole one, a quiet moment is used for the next."""
_OVERDUE: Final = 60
"""After so many, a change of screen is used, quiet or not, or memory would grow."""
_NEVER: Final = 1_000_000


@contextmanager
def held_back() -> Iterator[None]:
    """Leave whole collections to ``when_quiet`` and ``when_changed``: one takes longer than a frame may."""
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)
        gc.unfreeze()


def when_quiet() -> None:
    """Nothing moves and nobody has touched anything for a while: look through everything if it is worth it."""
    if gc.get_count()[2] >= _DUE:
        sweep()


def when_changed() -> None:
    """Another screen has come up: look through everything if it cannot wait for a quiet moment."""
    if gc.get_count()[2] >= _OVERDUE:
        sweep()


def sweep() -> None:
    """Collect what is dead, and take what lives out of the collector's sight until the next time."""
    gc.unfreeze()  # or a game that was put away since would stay for ever
    gc.collect()
    gc.freeze()
