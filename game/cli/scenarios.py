"""``scenarios``: what can be played."""

import click

from game.cli import options
from game.i18n import Language


@click.command("scenarios", cls=options.Verb)
@options.as_json
@options.lang
def command(as_json: bool, lang: Language) -> None:
    """List what can be played.

    \b
    Example:
      two-hats scenarios --lang de
    """
    from game.cli.paper import show, show_json
    from game.presenters.lists import scenarios_page
    from sim.scenario.load import list_scenarios

    found = list_scenarios()
    if as_json:
        show_json(
            [
                {
                    "id": info.id,
                    "title": info.titles.get(lang.code, info.id),
                    "tagline": info.taglines.get(lang.code, ""),
                    "titles": info.titles,
                    "size": info.staff,
                    "users": info.users,
                    "weeks": info.weeks,
                    "difficulty": info.difficulty,
                    **({"flaw": info.flaw} if info.flaw else {}),
                }
                for info in found
            ]
        )
        return
    show(scenarios_page(lang, found))
