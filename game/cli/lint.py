"""``lint``: what policies say about a scenario."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from game.cli import options
from game.i18n import Language
from sim.scenario.levels import LEVELS

if TYPE_CHECKING:
    from sim.lab.lint import Lint

_MOST_LUCKS = 10_000
_MOST_SEED = (1 << 63) - 1 - _MOST_LUCKS


def _seed(_: click.Context, __: click.Parameter, value: int) -> int:
    if abs(value) > _MOST_SEED:
        raise click.BadParameter(f"must lie between {-_MOST_SEED} and {_MOST_SEED}")
    return value


@click.command("lint", cls=options.Verb)
@click.argument("scenario", metavar="SCENARIO")
@click.option(
    "-n",
    "n",
    type=click.IntRange(1, _MOST_LUCKS),
    default=200,
    show_default=True,
    metavar="N",
    help="Lucks that each pair of policies plays.",
)
@click.option(
    "--answers",
    type=click.IntRange(0, _MOST_LUCKS),
    metavar="N",
    help="Lucks on which every answer of every card is tried; one in twenty without it.",
)
@click.option(
    "--seed", type=int, default=0, show_default=True, metavar="N", callback=_seed, help="Luck of the first game."
)
@click.option("--level", type=click.Choice(LEVELS[:3]), default="standard", show_default=True, help="Difficulty.")
@click.option(
    "--executor",
    default="local",
    show_default=True,
    metavar="WHO",
    help="serial, local (all processors) or local:N. The findings are the same.",
)
@options.as_json
@options.quiet
@options.lang
def command(  # noqa: PLR0913, PLR0917  # click passes every option by name
    scenario: str,
    n: int,
    answers: int | None,
    seed: int,
    level: str,
    executor: str,
    as_json: bool,
    quiet: bool,
    lang: Language,
) -> None:
    """Let policies play a scenario and say what its author should know. Ctrl+C shows what is known so far.

    Win rates and totals per pair of policies, goals that nobody reaches or misses, what a turn asks of each hat, cards
    with the worth of their answers, decisions that nobody can or does make, endings.

    \b
    Example:
      two-hats lint network-refresh -n 20
    """
    from game.cli.paper import show, show_json
    from game.cli.scenario import load
    from game.presenters.lint import document, lint_page
    from sim.lab.lint import lint
    from sim.lab.trials import BatchError

    load(scenario, level)
    with _Bars(scenario, quiet=quiet or as_json) as bars:
        try:
            found = lint(scenario, n, seed=seed, level=level, answers=answers, executor=executor, each=bars.each)
        except BatchError as error:
            raise click.UsageError(str(error), click.get_current_context()) from error
    if as_json:
        show_json(document(found))
    elif not quiet:
        show(lint_page(lang, found))
    _judge(found)


class _Bars:
    """A bar for the ordinary games, and another one for those that try the answers of cards."""

    def __init__(self, label: str, *, quiet: bool) -> None:
        self._label = label
        self._quiet = quiet
        self._stack = ExitStack()
        self._total = 0
        self._told: Callable[[int], None] = _nothing

    def __enter__(self) -> "_Bars":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def each(self, done: int, total: int) -> None:
        """Move the bar; another total begins another bar."""
        from game.cli.progress import Progress

        if total != self._total:
            self._stack.close()
            self._total = total
            self._told = self._stack.enter_context(Progress(total, f"{total} × {self._label}", quiet=self._quiet)).week
        self._told(done)


def _nothing(_: int) -> None:
    """Tell nobody."""


def _judge(found: "Lint") -> None:
    """Leave with the exit code of a batch that is partly done if games are missing."""
    from game.cli.failure import PARTLY, Failure

    if found.interrupted:
        raise Failure(f"stopped; this is what {len(found.rows)} games say", PARTLY)
    if found.failed:
        first = found.failed[0]
        where = f"{first['label']}, seed {first['seed']}: {first['error']}"
        raise Failure(f"{len(found.failed)} games failed, the first one {where}", PARTLY)
