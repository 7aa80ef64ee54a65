"""``policies``: the players without hands."""

import click

from game.cli import options
from game.i18n import Language


@click.command("policies", cls=options.Verb)
@options.as_json
@options.lang
def command(as_json: bool, lang: Language) -> None:
    """List the players without hands. Your own: a class with decide(view, luck), named as module:Class.

    \b
    Example:
      two-hats policies
      two-hats run network-refresh --it my_policies:Careful
    """
    from game.cli.paper import show, show_json
    from sim.policies.registry import policies

    found = policies()
    if as_json:
        show_json([{"name": info.name, "seat": info.seat, "summary": info.summary} for info in found])
        return
    from game.presenters.lists import policies_page

    show(policies_page(lang, [(info.name, info.seat, info.summary) for info in found]))
