"""Options that several verbs share, and the form of a verb."""

from collections.abc import Callable
from typing import Any

import click

from game.cli.failure import program
from game.i18n import LANGUAGES, Language, language, preferred

Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]


class Verb(click.Command):
    """A verb whose examples name the program as it was called, so that they can be copied."""

    def __init__(self, name: str | None, **named: Any) -> None:
        """Answer to ``-h``, too, even where the verb is called without the program around it."""
        super().__init__(name, **({"context_settings": {"help_option_names": ["-h", "--help"]}} | named))

    def get_help(self, ctx: click.Context) -> str:
        """Return the help with the right name in its examples."""
        return super().get_help(ctx).replace("two-hats ", f"{program()} ")


def _language(_: click.Context, __: click.Parameter, value: str | None) -> Language:
    return language(value or preferred())


_MOST = (1 << 63) - 1


def luck(_: click.Context, __: click.Parameter, value: int | None) -> int | None:
    """Refuse a seed that does not fit where seeds are kept."""
    if value is not None and abs(value) > _MOST:
        raise click.BadParameter(f"must lie between {-_MOST} and {_MOST}")
    return value


lang: Wrap = click.option(
    "--lang",
    "lang",
    type=click.Choice(LANGUAGES),
    callback=_language,
    help="Language of what people read; otherwise the environment's.",
)
as_json: Wrap = click.option("--json", "as_json", is_flag=True, help="One JSON document and nothing else.")
quiet: Wrap = click.option("--quiet", is_flag=True, help="No progress and no report; warnings and errors only.")
