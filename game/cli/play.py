"""``play``: opens the window. Only here does the command line lead to pygame, and only once the window can open."""

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from game.cli import options
from game.cli.options import luck
from game.i18n import LANGUAGES, N_
from game.play.request import SeatChoice
from sim.scenario.levels import LEVELS

if TYPE_CHECKING:
    from game.play.request import PlayRequest

_BOTH = N_(
    "pygame and pygame-ce overwrite each other, and the window would fail at odd places. Two commands repair it:\n"
    "  python -m pip uninstall -y pygame pygame-ce\n"
    "  python -m pip install pygame-ce"
)
_NEITHER = N_("The window needs pygame-ce: python -m pip install pygame-ce. Without it a whole game runs by: {command}")
_NO_DISPLAY = N_("There is no screen here to open a window on. A whole game runs without one: {command}")


@click.command("play", cls=options.Verb)
@click.argument("scenario", required=False)
@click.option("--seed", type=int, metavar="N", callback=luck, help="Luck: any whole number.")
@click.option("--level", type=click.Choice(LEVELS[:3]), help="Difficulty; never touches luck.")
@click.option("--load", "save", type=click.Path(path_type=Path), metavar="FILE", help="Go on with a save.")
@click.option(
    "--from",
    "week",
    type=click.IntRange(min=1),
    metavar="WEEK",
    help="With --load: play on from the desk of that week, in a save of its own.",
)
@click.option(
    "--seats",
    type=click.Choice([choice for choice in get_args(SeatChoice) if choice]),
    help="solo: both hats; hot: two people at one machine; it, pm: one role, by the book in the other.",
)
@click.option("--room", type=click.Path(path_type=Path), metavar="FILE", help="Play what a room file says.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language; otherwise that of the settings.")
def command(  # click passes every option by name
    scenario: str | None,
    seed: int | None,
    level: str | None,
    save: Path | None,
    week: int | None,
    seats: SeatChoice | None,
    room: Path | None,
    lang: str | None,
) -> int:
    """Play in the window. Without SCENARIO and --load the title screen asks.

    \b
    Example:
      two-hats play
      two-hats play network-refresh --seed 7 --seats hot
      two-hats play --room room.toml
    """
    from game.play.request import PlayRequest

    if save is not None and (scenario or seed is not None or level or seats):
        raise click.UsageError("--load goes on with a game as it is; leave the other choices out")
    if week is not None and save is None:
        raise click.UsageError("--from goes with --load")
    if room is not None:
        if save is not None or scenario or seed is not None or level or seats:
            raise click.UsageError("--room says all that is played; leave the other choices out")
        from game.classroom.reading import read_room

        read_room(room)
    if scenario:
        from game.cli.scenario import load

        load(scenario, level or "standard")
    if save is not None:
        from game.cli.saves import opened

        opened(save)
    _check_machine(lang)
    if save is not None and week is not None:
        save = _branched(save, week)
    request = PlayRequest(scenario or "", seed, level or "", save, seats or "", lang or "", room)
    return _open(request)


def _branched(save: Path, week: int) -> Path:
    """Return a save of its own that stands at the desk of a week; the one it comes from stays as it is."""
    from itertools import count

    from game.play.adopt import adopt
    from game.play.opening import branch
    from sim.save import read

    take = branch if read(save).place is not None else adopt
    names = (save.with_name(f"{save.stem}-W{week}{f'-{n}' if n > 1 else ''}{save.suffix}") for n in count(1))
    return take(save, week, next(name for name in names if not name.exists()))


def start() -> int:
    """Play as if nothing had been asked for: the title screen."""
    from game.play.request import PlayRequest

    _check_machine(None)
    return _open(PlayRequest())


def _check_machine(lang: str | None) -> None:
    """Find out whether a window can open before pygame is imported.

    Raises:
        Failure: It cannot; the line says what to do instead.
    """
    from game.cli.failure import USAGE, Failure, program
    from game.cli.health import display, pygame_here
    from game.i18n import language, preferred

    speak = language(lang or preferred())
    found = pygame_here()
    instead = f"{program()} run network-refresh --seed 7"
    if found.state == "bad":
        raise Failure(speak.text(_BOTH), USAGE)
    if not found.found:
        raise Failure(speak.text(_NEITHER, command=instead), USAGE)
    if not display().found:
        raise Failure(speak.text(_NO_DISPLAY, command=instead), USAGE)


def _open(request: "PlayRequest") -> int:
    from game.ui.app import main

    return main(request)
