"""``room-kit``: everything of a workshop that is printed."""

from pathlib import Path

import click

from game.classroom.forms import MOST_SEED
from game.cli import options
from game.cli.failure import Failure, os_line, program
from game.i18n import LANGUAGES, N_, Language


@click.command("room-kit", cls=options.Verb)
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder; made if need be.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, MOST_SEED),
    default=1,
    show_default=True,
    metavar="N",
    help="Which pair of questionnaire forms.",
)
@options.as_json
@options.quiet
@options.lang
@click.pass_context
def command(  # click passes every option by name
    ctx: click.Context, out: Path, seed: int, as_json: bool, quiet: bool, lang: Language
) -> None:
    """Write the paper kit of a workshop: HTML for A4, one folder for each language, or that of --lang alone.

    Facilitator guide with three agendas, slides, role cards, observer sheets, debrief questions, the questionnaire in
    two forms with its key, paper play, certificate. Files that were changed by hand are never overwritten.

    \b
    Example:
      two-hats room-kit --out kit
    """
    from game.classroom.kit import documents
    from game.i18n import language

    chosen = ctx.get_parameter_source("lang") is click.core.ParameterSource.COMMANDLINE
    codes = (lang.code,) if chosen else LANGUAGES
    written = {
        code: [(out / code / d.name, d.text) for d in documents(language(code), seed=seed, program=program())]
        for code in codes
    }
    save([pair for pairs in written.values() for pair in pairs])
    if as_json:
        from game.cli.paper import show_json

        show_json({"seed": seed, "files": [str(path) for pairs in written.values() for path, _ in pairs]})
    elif not quiet:
        for code in codes:
            words = N_("{path}: begin here; {n} documents")
            click.echo(lang.text(words, path=out / code / "index.html", n=len(written[code]) - 1))


def save(files: list[tuple[Path, str]]) -> None:
    """Write files in their folders; what is there already and the same stays, and so does a table with answers.

    Raises:
        Failure: A file is there and differs, or cannot be written.
    """
    from game.cli.files import write_whole

    wanted = [(path, text.encode()) for path, text in files]
    try:
        there = {path: path.read_bytes() for path, _ in wanted if path.exists()}
        different = [path for path, data in wanted if path in there and there[path] != data and path.suffix != ".csv"]
        if different:
            others = f" (and {len(different) - 1} more)" if len(different) > 1 else ""
            raise Failure(f"{different[0]}{others}: exists already, is different, and is never overwritten")
        for path, data in wanted:
            if path not in there:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, data)
    except OSError as error:
        raise Failure(os_line(error)) from error
