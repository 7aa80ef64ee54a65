"""``room-gain``: what groups learned, from the answers to the questionnaire."""

from pathlib import Path

import click

from game.cli import options
from game.i18n import Language


@click.command("room-gain", cls=options.Verb)
@click.argument("files", metavar="FILE.csv…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--baseline", default="", metavar="GROUP", help="Group that the others are compared with.")
@options.as_json
@options.quiet
@options.lang
def command(files: tuple[Path, ...], baseline: str, as_json: bool, quiet: bool, lang: Language) -> None:
    """Say what groups learned: the gain between two forms with its 95 % interval. Never of persons.

    Reads tables as room-kit makes them (answers.csv), several of them, or folders of them. Columns: group, person
    (a code, may be empty), time (before, after), form (A-1), and 1 to 12 with I, P, S or nothing.

    \b
    Example:
      two-hats room-gain answers.csv --baseline "without change"
    """
    from game.classroom.answers import AnswersError, read
    from game.classroom.gain import summary
    from game.classroom.told import document, page
    from game.cli.failure import INVALID, Failure
    from game.cli.paper import show, show_json

    try:
        sheets, again = read(_tables(files))
    except AnswersError as error:
        raise Failure(str(error), INVALID) from error
    try:
        found = summary(sheets, again=again, baseline=baseline)
    except KeyError as error:
        raise click.BadParameter(f"no group {baseline!r} that is large enough", param_hint="--baseline") from error
    if as_json:
        show_json(document(found))
    elif not quiet:
        show(page(lang, found))


def _tables(files: tuple[Path, ...]) -> list[Path]:
    """Return the tables, those of folders included, each once."""
    found: dict[Path, Path] = {}
    for path in files:
        inside = sorted(path.rglob("*.csv")) if path.is_dir() else [path]
        if not inside:
            raise click.BadParameter(f"there is no table (*.csv) in {path}", param_hint="FILE.csv")
        found |= {table.resolve(): table for table in inside}
    return list(found.values())
