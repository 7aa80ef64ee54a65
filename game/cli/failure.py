"""What a person reads when something went wrong: one line, where to look, what was probably meant."""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from sim.kernel.errors import InvariantError, SaveError, ScenarioError, SimError

FAILED, USAGE, INVALID, PARTLY, INTERRUPTED = 1, 2, 3, 4, 130

kept: list[str] = []
"""What an interrupted verb leaves behind, as sentences; filled by the verb."""


class Failure(Exception):
    """A verb that cannot go on, with the line to print and the exit code."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        """Keep both."""
        super().__init__(message)
        self.code = code


def program() -> str:
    """Return how this program was called, for messages and examples that can be copied."""
    name = Path(sys.argv[0]).name if sys.argv and sys.argv[0] else ""
    if name.endswith(".py"):
        return "python main.py" if name == "main.py" else "python -m game"
    return "two-hats"


def say(line: str) -> None:
    """Write a line to standard error, where messages for people go."""
    try:
        click.echo(line, err=True)
    except OSError:
        return  # Nobody is there to read it.


def warn(line: str) -> None:
    """Write a warning that does not stop a verb."""
    say(f"warning: {line}")


def interrupted() -> int:
    """Say goodbye after Ctrl+C, and what was kept."""
    say("stopped" + "".join(f"; {sentence}" for sentence in kept))
    return INTERRUPTED


def report(error: Exception, arguments: Sequence[str]) -> int:
    """Print what went wrong and return the exit code.

    Args:
        error: Anything a verb raised.
        arguments: What the program was called with, to say how to reproduce a fault of ours.
    """
    if isinstance(error, Failure):
        say(str(error))
        return error.code
    if isinstance(error, click.ClickException):
        say(_usage(error))
        return USAGE
    if isinstance(error, ScenarioError):
        for problem in error.problems:
            say(str(problem))
        return INVALID
    if isinstance(error, SaveError):
        say(_one_line(str(error)))
        return INVALID
    if isinstance(error, InvariantError):
        say("".join(traceback.format_exception(error)).rstrip())
        return _our_fault(error, arguments)
    if isinstance(error, SimError | OSError | MemoryError):
        say(os_line(error) if isinstance(error, OSError) else _one_line(str(error)) or "out of memory")
        return FAILED
    if os.environ.get("TWO_HATS_TRACEBACK"):
        say("".join(traceback.format_exception(error)).rstrip())
    return _our_fault(error, arguments)


def os_line(error: OSError, path: object = None) -> str:
    """Return a fault of the system as ``path: what happened``."""
    where = path or error.filename
    what = (error.strerror or type(error).__name__).lower()
    return f"{where}: {what}" if where else what


def _our_fault(error: Exception, arguments: Sequence[str]) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    say(f"this is a fault of Two Hats, not yours: {type(error).__name__}: {_one_line(str(error))}{where}")
    again = " ".join(_quoted(argument) for argument in arguments)
    say(f"the same call gives it again: {program()} {again}" + "".join(f"; {sentence}" for sentence in kept))
    return FAILED


def _quoted(argument: str) -> str:
    from shlex import quote

    return quote(argument)


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    place = context.command_path if context is not None else program()
    text = _one_line(error.format_message()).rstrip(".")
    text = text.replace(". Did you mean ", " (did you mean ").replace(". (Did you mean one of: ", " (did you mean ")
    if "(did you mean" in text and not text.endswith(")"):
        text += ")"
    return f"{place}: {text[:1].lower()}{text[1:]}; see {place} --help"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def reproduce_with(save: Path | None) -> None:
    """Remember that a save is being written, so that every way out can name it."""
    kept.clear()
    if save is not None:
        kept.append(f"{save} holds every decision up to here (replay {save})")
