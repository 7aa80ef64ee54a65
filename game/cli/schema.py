"""``schema``: the JSON Schema of scenario files."""

import click

from game.cli import options


@click.command("schema", cls=options.Verb)
def command() -> None:
    """Print the JSON Schema of scenario.toml, for editors.

    \b
    Example:
      two-hats schema > scenario.schema.json
    """
    from sim.scenario.schema import schema_json

    click.echo(schema_json(), nl=False)
