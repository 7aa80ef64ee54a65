"""``debrief``: what happened, why, and how much was luck, as one HTML file."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import options
from game.i18n import Language

if TYPE_CHECKING:
    from sim.fork import Recorded
    from sim.lab.evidence import Evidence
    from sim.session import Session

_MOST_LUCKS = 1_000
_LOOK_S = 0.1


@click.command("debrief", cls=options.Verb)
@click.argument("save", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The HTML file to write; one that is there is replaced.",
)
@click.option("--quick", is_flag=True, help="Without replays: at once, but not what decisions were worth.")
@click.option("--fair", is_flag=True, help="Also split the result fairly over fields of duty; takes longer.")
@click.option(
    "--lucks",
    type=click.IntRange(1, _MOST_LUCKS),
    default=50,
    show_default=True,
    metavar="K",
    help="Other lucks for the same decisions.",
)
@click.option("--workers", type=click.IntRange(1, 512), metavar="N", help="Processes; else one for each processor.")
@options.quiet
@options.lang
def command(
    save: Path, out: Path, quick: bool, fair: bool, lucks: int, workers: int | None, quiet: bool, lang: Language
) -> None:
    """Write the debrief of a finished game: one HTML file that needs no network and prints on A4.

    Answers of replays are kept, so that a second call is quick. Ctrl+C writes what is known by then.

    \b
    Example:
      two-hats debrief seven.jsonl --out seven.html
      two-hats debrief seven.jsonl --out seven.de.html --lang de --fair
    """
    from game.cli.failure import program, say, warn
    from game.cli.saves import opened
    from game.presenters.debriefing import pack
    from game.reports.html import document
    from sim.fork import Recorded
    from sim.save import replay

    read = opened(save)
    for warning in read.warnings:
        warn(warning)
    session = replay(read)
    _check(save, session)
    recorded = Recorded.read(read)
    evidence = None if quick else _evidence(session, recorded, lucks, fair=fair)
    if evidence is not None and not _wait(evidence, workers or 0, save.name, quiet=quiet):
        warn(f"stopped at {evidence.share:.0%}; the file says what was known by then")
    ended = read.end or {}
    policies = {str(k): str(v) for k, v in (ended.get("policies") or read.header.get("policies") or {}).items()}
    made = pack(lang, session, recorded, evidence, policies=policies, save=save.name, program=program())
    _write(out, document(made))
    if not quiet:
        say(f"{out}: {len(made.chapters)} chapters")


def _check(save: Path, session: "Session") -> None:
    from game.cli.failure import USAGE, Failure

    if not session.next_quarter and not session.over:
        week = len(session.results().weeks)
        raise Failure(
            f"{save}: this game stands in week {week + 1} and has no end yet; a debrief comes after it", USAGE
        )


def _evidence(session: "Session", recorded: "Recorded", lucks: int, *, fair: bool) -> "Evidence":
    from game.paths import data
    from sim.lab.evidence import Evidence, fair_questions, questions, weighty

    weights = weighty(session.scenario, session.events())
    asked = questions(recorded, weights, lucks) + (fair_questions(recorded) if fair else ())
    return Evidence(recorded, asked, store=data() / "evidence")


def _wait(evidence: "Evidence", workers: int, label: str, *, quiet: bool) -> bool:
    """Play until everything is answered; false if somebody stopped it."""
    from game.cli.failure import warn
    from game.cli.progress import Progress

    evidence.start(workers)
    with Progress(len(evidence.asked), label, quiet=quiet) as progress:
        try:
            while evidence.running:
                time.sleep(_LOOK_S)
                if evidence.poll():
                    progress.week(len(evidence.found) + len(evidence.failed))
        except KeyboardInterrupt:
            evidence.stop()
            return False
    for problem in sorted(set(evidence.failed.values()))[:3]:
        warn(f"a game could not be played again: {problem}")
    return True


def _write(out: Path, text: str) -> None:
    from game.cli.failure import FAILED, Failure, os_line

    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Failure(os_line(error, out), FAILED) from error
