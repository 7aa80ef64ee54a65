"""``validate``: checks scenario files, shared decks and room files."""

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
    """Check scenarios, shared decks and room files: names of shipped ones, folders (also of several), or files.

    Lists all problems at once, and which cards of its decks a scenario leaves out.

    \b
    Example:
      two-hats validate scenarios/network-refresh
      two-hats validate scenarios/decks/house
      two-hats validate room.toml
    """
    from game.cli.paper import show_json
    from sim.kernel.errors import ScenarioError

    documents = []
    faulty = 0
    for path in _checkable_in(paths):
        document: dict[str, object] = {"path": path, "valid": True, "problems": []}
        try:
            lines = _lines(path, document, lang)
            if not as_json and not quiet:
                for line in lines:
                    click.echo(line)
        except ScenarioError as error:
            faulty += 1
            document["valid"] = False
            document["problems"] = [
                {"file": p.file, "line": p.line, "key": p.key, "message": p.message, "suggestion": p.suggestion}
                for p in error.problems
            ]
            if not as_json:
                for problem in error.problems:
                    say(str(problem))
        documents.append(document)
    if as_json:
        show_json(documents[0] if len(documents) == 1 else documents)
    return INVALID if faulty else 0


def _lines(path: str, document: dict[str, object], lang: Language) -> list[str]:
    if _is_deck(Path(path)):
        return _deck(path, lang)
    return _room(Path(path), lang) if _is_room(Path(path)) else _scenario(path, document, lang)


def _is_room(path: Path) -> bool:
    if path.suffix != ".toml" or path.name in {"scenario.toml", "deck.toml"} or not path.is_file():
        return False
    from game.classroom.reading import is_room

    return is_room(path)


def _room(path: Path, lang: Language) -> list[str]:
    from game.classroom.reading import read_room

    room = read_room(path)
    line = lang.text(
        "{path}: in order (room, {scenario}, seed {seed})", path=path, scenario=room.scenario, seed=room.luck
    )
    return [line]


def _scenario(path: str, document: dict[str, object], lang: Language) -> list[str]:
    """Check a scenario; return what to say about it, and note the cards that it leaves out."""
    from sim.scenario.load import cards_left_out, load_scenario

    scenario = load_scenario(path)
    lines = [lang.text("{path}: in order ({id}, {n} weeks)", path=path, id=scenario.id, n=scenario.weeks)]
    left = cards_left_out(scenario)
    document["left_out"] = [
        {"deck": one.deck, "name": one.name, "roles": list(one.roles), "doubled": one.doubled} for one in left
    ]
    for one in left:
        roles = ", ".join(one.roles)
        if one.doubled:
            line = lang.text(
                "left out: {name} of {deck}: one person plays {roles}", name=one.name, deck=one.deck, roles=roles
            )
        else:
            line = lang.text(
                "left out: {name} of {deck}: nobody plays {roles}", name=one.name, deck=one.deck, roles=roles
            )
        lines.append(f"  {line}")
    return lines


def _deck(path: str, lang: Language) -> list[str]:
    from sim.scenario.load import check_deck, deck_folders

    folder = Path(path)
    home = folder if folder.is_dir() else deck_folders()[path]
    cards, arcs = check_deck(home, path if folder.is_dir() else str(home))
    return [lang.text("{path}: in order (deck, {cards} cards, {arcs} arcs)", path=path, cards=cards, arcs=arcs)]


def _is_deck(folder: Path) -> bool:
    from sim.scenario.load import deck_folders

    return (folder / "deck.toml").exists() or (not folder.exists() and str(folder) in deck_folders())


def _checkable_in(paths: tuple[str, ...]) -> list[str]:
    """Replace a folder that is neither scenario nor deck but holds some by these."""
    found: list[str] = []
    for path in paths:
        folder = Path(path)
        alone = (folder / "scenario.toml").exists() or (folder / "deck.toml").exists()
        inside = (
            []
            if alone
            else sorted(
                [*folder.glob("*/scenario.toml"), *folder.glob("decks/*/deck.toml"), *folder.glob("*/deck.toml")]
            )
        )
        found += list(dict.fromkeys(str(file.parent) for file in inside)) or [path]
    return found
