"""Files that a verb writes: whole or not at all."""

import os
from pathlib import Path

import click

from game.cli.failure import Failure, os_line


def check_target(path: Path, option: str, *, overwrite: bool) -> None:
    """Find out before a long run whether a file can be written after it.

    Raises:
        click.BadParameter: It cannot, and why.
    """
    if path.is_dir():
        raise click.BadParameter(f"{path} is a folder", param_hint=option)
    if not overwrite and path.exists():
        raise click.BadParameter(f"{path} exists already and is never overwritten", param_hint=option)
    folder = path.parent
    if not folder.is_dir():
        raise click.BadParameter(f"there is no folder {folder}", param_hint=option)
    if not path.exists() and not os.access(folder, os.W_OK):
        raise click.BadParameter(f"the folder {folder} cannot be written", param_hint=option)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under a temporary name, then give it its own; what is no plain file is written directly.

    Raises:
        Failure: It cannot be written; nothing is left behind.
    """
    special = path.exists() and not path.is_file()
    temporary = path if special else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            if temporary is not path:
                os.fsync(file.fileno())
        if temporary is not path:
            temporary.replace(path)
    except OSError as error:
        if temporary is not path:
            temporary.unlink(missing_ok=True)
        raise Failure(f"{os_line(error, path)}; nothing was written") from error
