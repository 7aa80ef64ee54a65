"""``compare``: paired differences between the labels of batches."""

from pathlib import Path

import click

from game.cli import options
from game.i18n import Language


@click.command("compare", cls=options.Verb)
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR...")
@click.option(
    "--baseline", default="", metavar="LABEL", help="What the others are compared with; else the first label."
)
@options.as_json
@options.lang
def command(folders: tuple[Path, ...], baseline: str, as_json: bool, lang: Language) -> None:
    """Say who does better on the same scenario and the same luck, with 95 % intervals. DIR is a folder of `batch`.

    \b
    Example:
      two-hats compare results --baseline it=by-the-book
    """
    from game.cli.failure import INVALID, Failure
    from game.cli.paper import show, show_json
    from game.presenters.comparison import comparison_page, document
    from sim.lab.pairs import compare
    from sim.lab.trials import BatchError, UnreadableError

    try:
        found = compare(folders, baseline)
    except UnreadableError as error:
        raise Failure(str(error), INVALID) from error
    except BatchError as error:
        raise click.UsageError(str(error), click.get_current_context()) from error
    if as_json:
        show_json(document(lang, found))
    else:
        show(comparison_page(lang, found))
