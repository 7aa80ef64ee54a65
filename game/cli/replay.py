"""``replay``: plays a save again."""

import time
from pathlib import Path
from typing import Any

import click

from game.cli import options
from game.i18n import N_, Language


@click.command("replay", cls=options.Verb)
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--until", type=click.IntRange(min=1), metavar="WEEK", help="Stop after this week.")
@options.as_json
@options.quiet
@options.lang
def command(save: Path, until: int | None, as_json: bool, quiet: bool, lang: Language) -> int | None:
    """Play a save again, verify the digest of every week, and print the report.

    \b
    Example:
      two-hats replay seven.jsonl --until 12
    """
    from game.cli.failure import INVALID, warn
    from game.cli.paper import show_json
    from game.cli.saves import opened
    from sim.kernel.errors import ReplayDivergence
    from sim.runner import Game
    from sim.save import replay

    read = opened(save)
    for warning in read.warnings:
        warn(warning)
    if until is not None and until > read.weeks:
        raise click.BadParameter(f"{until} is more than the {read.weeks} weeks of this save", param_hint="--until")
    began = time.perf_counter()
    facts: dict[str, Any] = {
        "save": str(save),
        "verified": True,
        "weeks_recorded": read.weeks,
        "weeks_verified": min(until or read.weeks, read.weeks),
        "decisions_recorded": len(read.entries),
        "undone": read.undone,
        "finished": read.end is not None,
        "warnings": read.warnings,
    }
    try:
        session = replay(read, until)
    except ReplayDivergence as error:
        if as_json:
            show_json({**facts, "verified": False, "weeks_verified": error.week - 1, "domain": error.domain})
        raise
    seats = (read.end or {}).get("policies") or read.header.get("policies", {})
    game = Game(session, dict(seats), time.perf_counter() - began)
    if until is None and read.end is not None and read.end.get("digest") not in (None, game.digest()):
        if as_json:
            show_json({**facts, "verified": False, "domain": "end"})
        warn(f"{save}: the end differs from what the save recorded")
        return INVALID
    if as_json:
        show_json({**facts, "result": game.summary()})
    elif not quiet:
        _tell(lang, game, facts)
    return None


def _tell(lang: Language, game: Any, facts: dict[str, Any]) -> None:
    from game.cli.failure import program
    from game.cli.paper import show
    from game.presenters.report import report

    show(report(lang, game.session, game.policies, save=facts["save"], program=program()))
    click.echo()
    click.echo(lang.text(N_("{weeks} weeks played again; every digest agrees."), weeks=facts["weeks_verified"]))
