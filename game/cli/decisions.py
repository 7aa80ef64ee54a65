"""``decisions``: what each role may decide."""

import click

from game.cli import options
from game.i18n import Language


@click.command("decisions", cls=options.Verb)
@options.as_json
@click.option("--markdown", is_flag=True, hidden=True, help="The page of the reference documentation.")
@options.lang
def command(as_json: bool, markdown: bool, lang: Language) -> None:
    """List what each role may decide, what it costs, and its arguments.

    \b
    Example:
      two-hats decisions --json
    """
    from game.cli.listing import decision_entries
    from game.cli.paper import show, show_json

    entries = decision_entries()
    if as_json:
        show_json(entries)
        return
    if markdown:
        from game.presenters.reference import decisions_page as markdown_page

        click.echo(markdown_page(entries), nl=False)
        return
    from game.presenters.lists import decisions_page

    show(decisions_page(lang, entries))
