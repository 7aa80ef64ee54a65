"""``batch``: many games on the same seeds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import options
from game.i18n import Language
from sim.scenario.levels import LEVELS

if TYPE_CHECKING:
    from sim.lab.batch import Batch
    from sim.lab.trials import Definition

_PAIRS = ("it=by-the-book",)
_MOST_GAMES = 100_000
_MOST = (1 << 63) - 1 - _MOST_GAMES
_SOURCE = click.core.ParameterSource.COMMANDLINE


def _seed(_: click.Context, __: click.Parameter, value: int) -> int:
    if abs(value) > _MOST:
        raise click.BadParameter(f"must lie between {-_MOST} and {_MOST}")
    return value


@click.command("batch", cls=options.Verb)
@click.argument("scenarios", nargs=-1, metavar="SCENARIO...")
@click.option(
    "--policy",
    "policies",
    multiple=True,
    metavar="it=…,pm=…",
    help="Who plays, by seat; repeatable. Whoever is not named plays by the book.",
)
@click.option(
    "-n", "n", type=click.IntRange(1, _MOST_GAMES), default=10, show_default=True, metavar="N", help="Replications."
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    metavar="N",
    callback=_seed,
    help="Luck of the first; replication r is `run --seed N+r`.",
)
@click.option(
    "--executor",
    default="local",
    show_default=True,
    metavar="WHO",
    help="serial, local (all processors) or local:N. The rows are the same.",
)
@click.option(
    "--set", "sets", multiple=True, metavar="KEY=VALUE", help="Lay a setting over every scenario; repeatable."
)
@click.option(
    "--vary", multiple=True, metavar="KEY=a:b:n", help="n values from a to b in turn; several give every combination."
)
@click.option("--level", type=click.Choice(LEVELS[:3]), default="standard", show_default=True, help="Difficulty.")
@click.option("--weeks", type=click.IntRange(min=1), metavar="N", help="Stop every game after so many weeks.")
@click.option("--no-next-quarter", is_flag=True, help="Leave out the quarter after the judged end.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder for manifest.json and kpis.csv.",
)
@click.option("--resume", is_flag=True, help="Go on with the batch in DIR; games that failed are tried again.")
@options.as_json
@options.quiet
@options.lang
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # click passes every option by name
    ctx: click.Context,
    scenarios: tuple[str, ...],
    policies: tuple[str, ...],
    n: int,
    seed: int,
    executor: str,
    sets: tuple[str, ...],
    vary: tuple[str, ...],
    level: str,
    weeks: int | None,
    no_next_quarter: bool,
    out: Path,
    resume: bool,
    as_json: bool,
    quiet: bool,
    lang: Language,
) -> None:
    """Play many games on the same seeds into one table. Ctrl+C keeps what is done.

    \b
    Example:
      two-hats batch network-refresh --policy it=by-the-book --policy it=firefighter -n 30 --out results
      two-hats batch --resume --out results
    """
    from game.cli.paper import show, show_json
    from game.presenters.batches import batch_page, document

    with _told():
        if resume and not scenarios:
            definition = _asked(ctx, out)
        else:
            definition = _defined(scenarios, policies, sets, vary, n, seed, level, weeks, not no_next_quarter)
        found = _play(definition, executor, out, resume=resume, quiet=quiet or as_json)
    if as_json:
        show_json(document(found))
    elif not quiet:
        show(batch_page(lang, found))
    _judge(found, out)


def _defined(  # noqa: PLR0913, PLR0917  # as many as there are options
    scenarios: tuple[str, ...],
    policies: tuple[str, ...],
    sets: tuple[str, ...],
    vary: tuple[str, ...],
    n: int,
    seed: int,
    level: str,
    weeks: int | None,
    next_quarter: bool,
) -> "Definition":
    from game.cli.scenario import load
    from sim.lab import settings
    from sim.lab.trials import define

    if not scenarios:
        raise click.UsageError("missing argument 'SCENARIO...'", click.get_current_context())
    for name in scenarios:
        load(name, level)
    return define(
        scenarios,
        policies or _PAIRS,
        n,
        seed=seed,
        settings=dict(map(settings.one, sets)),
        vary=dict(map(settings.row, vary)),
        level=level,
        weeks=weeks,
        next_quarter=next_quarter,
    )


def _asked(ctx: click.Context, out: Path) -> "Definition":
    """Return what the folder's own manifest asks for, with more replications if those were named."""
    from dataclasses import replace

    from sim.lab.folder import BatchFolder

    given = [name for name in ctx.params if ctx.get_parameter_source(name) is _SOURCE]
    fixed = [
        name for name in ("policies", "seed", "sets", "vary", "level", "weeks", "no_next_quarter") if name in given
    ]
    if fixed:
        raise click.UsageError("--resume without SCENARIO takes everything but -n and --executor from DIR", ctx)
    definition = BatchFolder(out).definition()
    return replace(definition, n=ctx.params["n"]) if "n" in given else definition


def _play(definition: "Definition", executor: str, out: Path, *, resume: bool, quiet: bool) -> "Batch":
    from game.cli.progress import Progress
    from sim.lab.batch import run_batch

    label = f"{definition.size} × {', '.join(definition.scenarios)}"
    with Progress(definition.size, label, quiet=quiet) as progress:
        return run_batch(definition, executor, out, resume=resume, each=lambda done, _: progress.week(done))


@contextmanager
def _told() -> Iterator[None]:
    """Turn what can be wrong with what was asked into one line and the right exit code."""
    from game.cli.failure import INVALID, USAGE, Failure
    from sim.kernel.errors import ScenarioError
    from sim.lab.settings import SettingError
    from sim.lab.trials import BatchError, UnreadableError
    from sim.policies.registry import PolicyError

    context = click.get_current_context()
    try:
        yield
    except UnreadableError as error:
        raise Failure(str(error), INVALID) from error
    except (BatchError, SettingError, PolicyError) as error:
        raise click.UsageError(str(error), context) from error
    except ScenarioError as error:
        if all(problem.file in ("setting", "level") for problem in error.problems):
            raise Failure(str(error), USAGE) from error
        raise


def _judge(found: "Batch", out: Path) -> None:
    """Leave with the exit code of a batch that is partly done, and say how to go on."""
    from shlex import quote

    from game.cli.failure import PARTLY, Failure, program

    again = f"go on with: {program()} batch --resume --out {quote(str(out))}"
    size = found.definition.size
    if found.interrupted:
        raise Failure(f"stopped; {len(found.rows)} of {size} games are kept in {out}; {again}", PARTLY)
    if found.failed:
        first = found.failed[0]
        where = f"{first['scenario']}, {first['label']}, seed {first['seed']}: {first['error']}"
        raise Failure(f"{len(found.failed)} of {size} games failed, the first one {where}; {again}", PARTLY)
