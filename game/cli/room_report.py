"""``room-report``: what the teams of a room did, and why it came out as it did."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import options
from game.cli.failure import INVALID, Failure, kept
from game.i18n import Language

if TYPE_CHECKING:
    from game.classroom.gather import Gathered


@click.command("room-report", cls=options.Verb)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--out", "out", required=True, type=click.Path(path_type=Path), metavar="FILE.html", help="The report.")
@click.option("--csv", "csv", type=click.Path(path_type=Path), metavar="FILE", help="One line for each team.")
@click.option("--xlsx", "xlsx", type=click.Path(path_type=Path), metavar="FILE", help="A workbook; extra `results`.")
@click.option("--xapi", "xapi", type=click.Path(path_type=Path), metavar="FILE", help="xAPI statements as a file.")
@click.option("--ranking", is_flag=True, help="Rank the teams at the end; not shown otherwise.")
@click.option("--quick", is_flag=True, help="Stories and comparison only; nothing is played with a change.")
@options.quiet
@options.lang
def command(  # noqa: PLR0913, PLR0917  # click passes every option by name
    folder: Path,
    out: Path,
    csv: Path | None,
    xlsx: Path | None,
    xapi: Path | None,
    ranking: bool,
    quick: bool,
    quiet: bool,
    lang: Language,
) -> int:
    """Compare the saves of a room's teams by story, on equal luck; one HTML file.

    What is played is kept: interrupted and called again, it goes on where it was.

    \b
    Example:
      two-hats room-report stick/ --out room.html
      two-hats room-report stick/ --out room.html --xlsx room.xlsx --lang de
    """
    from game.cli.files import check_target, write_whole

    for path, option in ((out, "--out"), (csv, "--csv"), (xlsx, "--xlsx"), (xapi, "--xapi")):
        if path is not None:
            check_target(path, option, overwrite=True)
    _check_extra(xlsx)
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix == ".save")
    if not files:
        raise Failure(f"{folder}: there is no .save file in this folder")
    gathered = _gather(files, lang, quick=quick, quiet=quiet)
    if gathered.interrupted:
        kept.append(f"{len(gathered.teams)} of {len(files)} saves are done and kept; the same call goes on")
        raise KeyboardInterrupt
    from game.classroom.page import room_page

    write_whole(out, room_page(gathered, lang, _title(gathered.source, lang), ranking=ranking).encode())
    for path, data in _exports(gathered, lang, csv, xlsx, xapi):
        write_whole(path, data)
    if not quiet:
        _say(gathered, out, lang)
    return 0 if gathered.teams else INVALID


def _check_extra(xlsx: Path | None) -> None:
    from importlib.util import find_spec

    if xlsx is not None and find_spec("xlsxwriter") is None:
        raise Failure("--xlsx needs the extra `results`: python -m pip install 'two-hats[results]'; --csv does without")


def _gather(files: list[Path], lang: Language, *, quick: bool, quiet: bool) -> "Gathered":
    from game.classroom.gather import gather
    from game.classroom.team import Effort
    from game.cli.progress import Progress

    effort = Effort(0, 0) if quick else Effort()
    with Progress(len(files), lang.text("saves"), quiet=quiet) as progress:
        return gather(files, lang, effort, progress.week)


def _title(source: dict[str, str], lang: Language) -> str:
    from game.presenters.names import Names
    from sim.scenario.load import scenario_from_source

    return Names(lang, scenario_from_source(source)).title() if source else ""


def _exports(
    gathered: "Gathered", lang: Language, csv: Path | None, xlsx: Path | None, xapi: Path | None
) -> Iterator[tuple[Path, bytes]]:
    from game.classroom import export

    if csv is not None:
        yield csv, export.csv_bytes(gathered)
    if xlsx is not None:
        yield xlsx, export.xlsx_bytes(gathered, lang)
    if xapi is not None:
        yield xapi, export.xapi_bytes(gathered)


def _say(gathered: "Gathered", out: Path, lang: Language) -> None:
    for left in gathered.left_out:
        click.echo(f"{left.file}: {left.sentence(lang)}", err=True)
    teams = lang.plural("{n} team", "{n} teams", len(gathered.teams))
    click.echo(lang.text("{out}: {teams}", out=out, teams=teams))
