"""``doctor``: says whether this machine will do, and what to do if not. Opens no window and no sound device."""

import click

from game.cli import options
from game.i18n import Language


@click.command("doctor", cls=options.Verb)
@options.as_json
@options.lang
def command(as_json: bool, lang: Language) -> int:
    """Say in one line whether this machine will do, then why.

    \b
    Example:
      two-hats doctor
    """
    from game.cli.health import examine
    from game.cli.paper import show, show_json
    from game.presenters.health import page

    checks = examine()
    fit = all(check.state != "bad" for check in checks)
    if as_json:
        show_json({"fit": fit, "checks": [{"name": c.name, "state": c.state, "found": c.found} for c in checks]})
    else:
        show(page(lang, checks))
    return 0 if fit else 1
