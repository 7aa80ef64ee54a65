"""``schema``: the JSON Schemas of scenario files."""

from typing import Literal

import click

from game.cli import options


@click.command("schema", cls=options.Verb)
@click.argument("kind", type=click.Choice(["scenario", "dilemmas", "deck"]), default="scenario", metavar="[KIND]")
def command(kind: Literal["scenario", "dilemmas", "deck"]) -> None:
    """Print the JSON Schema of a kind of file, for editors: scenario (default), dilemmas or deck.

    \b
    Example:
      two-hats schema > scenario.schema.json
      two-hats schema dilemmas > dilemmas.schema.json
    """
    from sim.scenario.schema import schema_json

    click.echo(schema_json(kind), nl=False)
