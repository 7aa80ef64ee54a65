"""``validate``: checks scenario files."""

from pathlib import Path

import click

from game.cli import options
from game.cli.failure import INVALID, say
from game.i18n import Language


@click.command("validate", cls=options.Verb)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.as_json
@options.quiet
@options.lang
def command(paths: tuple[str, ...], as_json: bool, quiet: bool, lang: Language) -> int:
    """Check scenarios: names of shipped ones, folders (also of several), or scenario.toml files.

    Lists all problems at once.

    \b
    Example:
      two-hats validate scenarios/network-refresh
    """
    from game.cli.paper import show_json
    from sim.kernel.errors import ScenarioError
    from sim.scenario.load import load_scenario

    documents = []
    faulty = 0
    for path in _scenarios_in(paths):
        try:
            scenario = load_scenario(path)
            problems: list[dict[str, object]] = []
            if not as_json and not quiet:
                click.echo(lang.text("{path}: in order ({id}, {n} weeks)", path=path, id=scenario.id, n=scenario.weeks))
        except ScenarioError as error:
            faulty += 1
            problems = [
                {"file": p.file, "line": p.line, "key": p.key, "message": p.message, "suggestion": p.suggestion}
                for p in error.problems
            ]
            if not as_json:
                for problem in error.problems:
                    say(str(problem))
        documents.append({"path": path, "valid": not problems, "problems": problems})
    if as_json:
        show_json(documents[0] if len(documents) == 1 else documents)
    return INVALID if faulty else 0


def _scenarios_in(paths: tuple[str, ...]) -> list[str]:
    """Replace a folder that is no scenario but holds some by these."""
    found: list[str] = []
    for path in paths:
        folder = Path(path)
        inside = sorted(folder.glob("*/scenario.toml")) if not (folder / "scenario.toml").exists() else []
        found += [str(file.parent) for file in inside] or [path]
    return found
