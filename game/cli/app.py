"""The list of verbs, and what becomes of whatever goes wrong in one."""

import errno
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

import click

from game import __version__
from game.cli import failure

VERBS = {
    "play": "Play in the window; the same as no verb.",
    "run": "Play one headless game and print its report.",
    "batch": "Play many games on the same seeds into one table.",
    "compare": "Say who does better on the same luck, and how sure that is.",
    "replay": "Play a save again and verify every digest.",
    "explain": "Say why: the causes of an event, a score or a KPI.",
    "whatif": "Play a save again with something changed, on the same luck.",
    "debrief": "Write the debrief of a finished game as one HTML file.",
    "scenarios": "List what can be played.",
    "decisions": "List what each role may decide, and what it costs.",
    "policies": "List the players without hands.",
    "new": "Make a small scenario to start from.",
    "validate": "Check scenario files and decks; lists all problems at once.",
    "lint": "Let policies play a scenario: win rates, dead options, load, unreachable goals.",
    "room-report": "Compare the saves of a room's teams by story, on equal luck.",
    "schema": "Print the JSON Schema of scenario files.",
    "room-kit": "Write everything of a workshop that is printed.",
    "room-forms": "Draw a pair of questionnaire forms: whose call is it?",
    "room-gain": "Say what groups learned, from their answers.",
    "doctor": "Say in one line whether this machine will do.",
}
"""Verb to its line in the list; kept here so that ``--help`` imports no verb."""


class Verbs(click.Group):
    """A group that imports a verb only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in their order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"game.cli.{cmd_name.replace('-', '_')}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or name the nearest one."""
        name = args[0]
        if not name.startswith("-") and name not in VERBS:
            near = get_close_matches(name, VERBS, 1)
            hint = f" (did you mean {near[0]!r}?)" if near else f"; there are {', '.join(VERBS)}"
            raise click.UsageError(f"there is no verb {name!r}{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without importing them."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from sim.version import MODEL_VERSION

        click.echo(f"two-hats {__version__} (model {MODEL_VERSION})")
        ctx.exit()


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Every verb has --help with an example. Exit codes: 0 done, 1 failed while running, 2 wrong usage,"
    " 3 invalid scenario or save, 4 batch partly done.",
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print versions.")
@click.pass_context
def cli(ctx: click.Context) -> int | None:
    """Two Hats: an IT department you can run. Without a verb the window opens.

    \b
    Example:
      two-hats
      two-hats run network-refresh --seed 7
    """
    if ctx.invoked_subcommand is not None:
        return None
    from game.cli.play import start

    return start()


def run(arguments: Sequence[str]) -> int:
    """Run a verb and turn everything that can go wrong into a line and an exit code.

    Args:
        arguments: Without the program's own name.

    Returns:
        0 done, 1 failed while running, 2 wrong usage, 3 invalid scenario or save, 4 batch partly done, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")  # a terminal that cannot show a letter is no reason to stop
    try:
        code = _invoke(list(arguments))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        return _nobody_reads()
    except OSError as error:
        if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
            return _nobody_reads()
        return failure.report(error, arguments)
    except (click.Abort, KeyboardInterrupt):
        return failure.interrupted()
    except Exception as error:  # noqa: BLE001  # the last place: every fault ends as a line and an exit code
        return failure.report(error, arguments)


def _invoke(arguments: list[str]) -> int:
    """Call a verb without click's own ideas of what to print and which code to leave with."""
    if "_TWO_HATS_COMPLETE" in os.environ:
        cli.main(arguments, prog_name="two-hats", complete_var="_TWO_HATS_COMPLETE")
    try:
        with cli.make_context(failure.program(), arguments) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    return code if isinstance(code, int) else 0


def _nobody_reads() -> int:
    """Go quietly when the reader of our output has left; all files are written before anything is printed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
