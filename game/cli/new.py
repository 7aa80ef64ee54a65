"""``new``: a small scenario to start from."""

import re
from pathlib import Path

import click

from game.cli import options
from game.cli.failure import Failure, os_line, program
from game.i18n import Language

_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_MARK = "NAME"


@click.command("new", cls=options.Verb)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path), required=False)
@click.option("--room", "room", type=click.Path(path_type=Path), metavar="FILE", help="A room file for a workshop.")
@options.quiet
@options.lang
def command(folder: Path | None, room: Path | None, quiet: bool, lang: Language) -> int:
    """Make a folder with a small valid scenario, in both languages, or with --room a room file, to be changed.

    The folder's name is the scenario's id. Nothing that exists is ever overwritten.

    \b
    Example:
      two-hats new scenarios/my-company
      two-hats new --room room.toml
    """
    from game.cli.files import write_whole

    if room is not None and folder is None:
        return _room(room, lang, quiet=quiet)
    if folder is None or room is not None:
        raise click.UsageError("name either a FOLDER for a scenario or --room FILE")
    if not _NAME.fullmatch(folder.name):
        raise click.BadParameter(
            f"{folder.name!r} is no name for a scenario: lower-case letters, digits and hyphens, a letter first",
            param_hint="FOLDER",
        )
    texts = {file.name: file.read_text(encoding="utf-8") for file in _template()}
    try:
        folder.mkdir()
    except FileExistsError:
        raise Failure(f"{folder}: exists already and is never overwritten") from None
    except OSError as error:
        raise Failure(os_line(error, folder)) from error
    for name, text in texts.items():
        write_whole(folder / name, text.replace(_MARK, folder.name).encode())
    if not quiet:
        click.echo(lang.text("{folder}: a scenario of {n} files, in order as it stands", folder=folder, n=len(texts)))
        click.echo(lang.text("next: change it, then {command}", command=f"{program()} validate {folder}"))
    return 0


def _room(path: Path, lang: Language, *, quiet: bool) -> int:
    from game.cli.files import check_target, write_whole
    from game.paths import assets

    if path.exists():
        raise Failure(f"{path}: exists already and is never overwritten")
    check_target(path, "--room", overwrite=False)
    if path.suffix != ".toml":
        raise click.BadParameter(f"{path.name!r} must end in .toml", param_hint="--room")
    text = (assets() / "classroom" / "room.toml").read_text("utf-8")
    write_whole(path, text.replace("two-hats ", f"{program()} ").encode())
    if not quiet:
        click.echo(lang.text("{path}: a room file, in order as it stands", path=path))
        click.echo(lang.text("next: change it, then {command}", command=f"{program()} validate {path}"))
    return 0


def _template() -> list[Path]:
    from game.paths import assets

    files = sorted((assets() / "template").glob("*.toml"))
    if not files:
        raise Failure(f"{assets() / 'template'}: the template is missing; install again")
    return files
