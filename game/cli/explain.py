"""``explain``: says why."""

from pathlib import Path
from typing import Any

import click

from game.cli import options
from game.i18n import Language


@click.command("explain", cls=options.Verb)
@click.argument("save", type=click.Path(path_type=Path))
@click.argument("subject")
@options.as_json
@options.lang
def command(save: Path, subject: str, as_json: bool, lang: Language) -> None:
    """Say why. SUBJECT is the id of an event, or a score or KPI at a week; without @WEEK the last one.

    \b
    Example:
      two-hats explain seven.jsonl sla@14
      two-hats explain seven.jsonl decision/12
    """
    from game.cli.failure import USAGE, Failure, warn
    from game.cli.paper import show, show_json
    from game.cli.saves import opened
    from sim.save import replay
    from sim.why.subject import SubjectError, parse

    read = opened(save)
    for warning in read.warnings:
        warn(warning)
    session = replay(read)
    try:
        asked = parse(session, subject, read.weeks)
    except SubjectError as error:
        raise Failure(f"{save}: {error}", USAGE) from error
    if as_json:
        show_json(_document(session, asked))
        return
    from game.presenters.explain import page
    from game.presenters.report import names_of

    show(page(names_of(lang, session), session, asked))


def _document(session: Any, asked: Any) -> dict[str, Any]:
    from sim.why.record import event_record, number_record

    return event_record(session, asked.name) if asked.is_event else number_record(session, asked.name, asked.week)
