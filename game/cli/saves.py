"""Opens the save a verb was given."""

from pathlib import Path

import click

from game.cli.failure import USAGE, Failure
from sim.save import Save, read


def opened(path: Path) -> Save:
    """Return a save.

    Raises:
        Failure: There is no such file: a mistake of usage.
        SaveError: There is one, and it cannot be read.
    """
    try:
        missing = not path.exists()
    except (OSError, ValueError):
        missing = True
    if missing:
        near = _near(path)
        hint = f" (did you mean {near!r}?)" if near else ""
        raise Failure(f"{click.format_filename(str(path))}: there is no such file{hint}", USAGE)
    return read(path)


def _near(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except (OSError, ValueError):
        return ""
    found = get_close_matches(path.name, names, 1, 0.8)
    return str(path.with_name(found[0])) if found else ""
