"""``run``: one headless game."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import options
from game.i18n import Language
from sim.scenario.levels import LEVELS

if TYPE_CHECKING:
    from sim.runner import Game
    from sim.scenario.definitions import Scenario


@click.command("run", cls=options.Verb)
@click.argument("scenario")
@click.option(
    "--seed", type=int, default=0, show_default=True, metavar="N", callback=options.luck, help="Luck: any whole number."
)
@click.option(
    "--it",
    "it_policy",
    default="by-the-book",
    show_default=True,
    metavar="POLICY",
    help="Who sits at the IT manager's desk: a name from `policies`, or module:Class.",
)
@click.option(
    "--pm",
    "pm_policy",
    metavar="POLICY",
    help="Who sits at the project manager's desk.  [default: by-the-book]",
)
@click.option(
    "--level",
    type=click.Choice(LEVELS[:3]),
    default="standard",
    show_default=True,
    help="Difficulty; never touches luck.",
)
@click.option(
    "--no-next-quarter",
    "next_quarter",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Leave out the weeks after the end that show what was left behind; totals are marked.",
)
@click.option("--weeks", type=click.IntRange(min=1), metavar="N", help="Stop after so many weeks.")
@click.option("--save", type=click.Path(path_type=Path), metavar="FILE", help="Keep the game; never overwrites.")
@click.option(
    "--events", type=click.Path(path_type=Path), metavar="FILE.jsonl", help="Write every event, one JSON object a line."
)
@options.as_json
@options.quiet
@options.lang
def command(  # noqa: PLR0913, PLR0917  # click passes every option by name
    scenario: str,
    seed: int,
    it_policy: str,
    pm_policy: str | None,
    level: str,
    next_quarter: bool,
    weeks: int | None,
    save: Path | None,
    events: Path | None,
    as_json: bool,
    quiet: bool,
    lang: Language,
) -> None:
    """Play one headless game and print its report. SCENARIO is a name from `scenarios` or a folder.

    \b
    Example:
      two-hats run network-refresh --seed 7 --it firefighter --save seven.jsonl
      two-hats run network-refresh --pm people-first --level hard
    """
    from game.cli.files import check_target, write_whole
    from game.cli.paper import show, show_json
    from game.cli.scenario import load

    if save is not None:
        check_target(save, "--save", overwrite=False)
    if events is not None:
        check_target(events, "--events", overwrite=True)
        if save is not None and events.absolute() == save.absolute():
            raise click.BadParameter("is the same file as --save", param_hint="--events")
    loaded = load(scenario, level)
    if weeks is not None and weeks > loaded.weeks:
        raise click.BadParameter(f"{weeks} is more than the {loaded.weeks} weeks of {loaded.id}", param_hint="--weeks")
    names = {"it": it_policy, "pm": pm_policy or _careful()}
    game = _play(loaded, seed, names, weeks, save, next_quarter=next_quarter, quiet=quiet or as_json)
    if events is not None:
        write_whole(events, game.events_bytes())
    if as_json:
        show_json(game.summary())
    elif not quiet:
        from game.presenters.report import report

        show(report(lang, game.session, game.policies, save=str(save) if save else "", program=_program()))


def _program() -> str:
    from game.cli.failure import program

    return program()


def _careful() -> str:
    from sim.policies.registry import careful

    return careful("pm")


def _play(
    scenario: "Scenario",
    seed: int,
    names: dict[str, str],
    weeks: int | None,
    save: Path | None,
    *,
    next_quarter: bool,
    quiet: bool,
) -> "Game":
    from game.cli.failure import FAILED, Failure, reproduce_with
    from game.cli.progress import Progress
    from game.cli.seats import seat
    from sim.kernel.errors import SaveError
    from sim.policies.policy import Policy
    from sim.runner import play
    from sim.save import Recorder

    policies: dict[str, tuple[str, Policy]] = {hat: (name, seat(hat, name)) for hat, name in names.items()}
    all_weeks = scenario.all_weeks if next_quarter and weeks in {None, scenario.weeks} else weeks or scenario.weeks
    reproduce_with(save)
    try:
        with Progress(all_weeks, scenario.id, quiet=quiet) as progress:
            return play(
                scenario,
                seed,
                policies,
                weeks=weeks,
                next_quarter=next_quarter,
                recorder=(lambda session: Recorder(save, session, names)) if save is not None else None,
                each_week=lambda week, _: progress.week(week),
            )
    except SaveError as error:  # the file was fine before; what fails now is the disk
        raise Failure(str(error), FAILED) from error
