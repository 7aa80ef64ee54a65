"""Many variants of one game that share their beginning: each is a copy of the process at the instant of the change.

A running game can be neither copied nor pickled, but a process can be. A walk plays the recorded game once and, at each
decision that is to be left out, lets a copy of itself play on without it; that saves half of all replays on average.
Only where copying is safe (Linux), and only in processes without threads of their own; elsewhere each variant is played
from the start, with the same result.
"""

import gc
import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterable
from typing import Any, Final, NoReturn, TypeVar

from sim.fork.again import Forked, again, begin
from sim.fork.fate import Fate
from sim.fork.recorded import Recorded
from sim.save import run_to

CAN_COPY: Final = sys.platform == "linux"
T = TypeVar("T")


def each_without(recorded: Recorded, numbers: Iterable[int]) -> dict[int, Fate]:
    """Return how the game comes out without each of some moves.

    Args:
        recorded: The game.
        numbers: Sequence numbers; each is left out alone.
    """
    wanted = frozenset(numbers)
    if not CAN_COPY:
        return {number: again(recorded, without=frozenset({number})) for number in sorted(wanted)}
    found: dict[int, Fate] = {}
    game = Forked(begin(recorded))
    last = max((at for at, move in enumerate(recorded.moves) if move.sequence in wanted), default=-1)
    for at, move in enumerate(recorded.moves[: last + 1]):
        run_to(game.session, move.t_s)
        if move.sequence in wanted:
            found[move.sequence] = apart(lambda at=at: _rest(recorded, game, at + 1))  # type: ignore[misc]
        game.submit(move)
    return found


def _rest(recorded: Recorded, game: Forked, at: int) -> Fate:
    game.repeat(recorded.moves[at:])
    run_to(game.session, recorded.until_s)
    return game.fate()


def apart(work: Callable[[], T]) -> T:
    """Do something in a copy of this process, so that nothing of it stays behind here, and return what it gives.

    Raises:
        RuntimeError: It went wrong; the message is that of the fault.
    """
    if not CAN_COPY:
        return work()
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        # Threads of numerical libraries are counted as well; they hold no lock that the copy needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _answer(work, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    answer: tuple[bool, Any] = pickle.loads(data) if data else (False, "its process died")
    if not answer[0]:
        raise RuntimeError(answer[1])
    found: T = answer[1]
    return found


def _answer(work: Callable[[], T], writer: int) -> NoReturn:
    """Do the work in the child and end it, without running what the parent would run at its end."""
    gc.disable()  # it does not live long enough to be worth tidying up: a third faster
    try:
        answer: tuple[bool, object] = (True, work())
    except BaseException as error:  # noqa: BLE001  # whatever it is, the parent is told
        answer = (False, f"{type(error).__name__}: {error}")
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(pickle.dumps(answer))
    os._exit(0)
