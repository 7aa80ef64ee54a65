"""Write the generated pages of docs/reference; ``--check`` only says whether that would change anything."""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from game.cli.app import VERBS, cli
from game.cli.listing import decision_entries
from game.presenters import reference
from sim.scenario.ruleset import RULESET_FILE

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
_WIDTH = 80
_FLOORS = {
    "Money": "sim.money.events",
    "Relations": "sim.relations.events",
    "People": "sim.people.events",
    "Work": "sim.work.events",
    "Infrastructure": "sim.services.infrastructure.events",
    "Desk": "sim.services.desk.events",
    "Changes": "sim.services.change.events",
    "Security": "sim.services.security.events",
    "Projects: work and team": "sim.projects.events.work",
    "Projects: from proposal to benefit": "sim.projects.events.life",
    "Projects: control": "sim.projects.events.control",
    "Business": "sim.business.events",
    "Hats": "sim.hats.events",
    "Scores": "sim.scores.events",
    "Session": "sim.session",
}


def pages() -> dict[str, str]:
    """Return file name to content of every generated page."""
    return {
        "cli.md": _cli_page(),
        "decisions.md": reference.decisions_page(decision_entries()),
        "events.md": reference.events_page((name, list(_events(place))) for name, place in _FLOORS.items()),
        "kpis.md": reference.kpis_page(),
        "ruleset.md": reference.ruleset_page(RULESET_FILE.read_text(encoding="utf-8")),
    }


def _events(place: str) -> Iterator[type]:
    for kind in vars(import_module(place)).values():
        fields = getattr(kind, "_fields", ())
        if isinstance(kind, type) and kind.__module__ == place and fields[:3] == ("id", "t_s", "causes"):
            yield kind


def _cli_page() -> str:
    parts = [
        "# Verbs and options\n",
        "What `--help` says of each verb; how results look is on [the command line](command-line.md). Written by `make"
        " docs-reference`; do not edit.\n",
    ]
    for verb in VERBS:
        command = cli.get_command(click.Context(cli, info_name="two-hats"), verb)
        assert command is not None, verb
        parent = click.Context(cli, info_name="two-hats", help_option_names=["-h", "--help"])
        # A width of its own, whatever terminal or test is around; and examples by the program's name.
        told = click.HelpFormatter(width=_WIDTH)
        command.format_help(click.Context(command, info_name=verb, parent=parent), told)
        parts.append(f"## {verb}\n\n```text\n{told.getvalue().rstrip()}\n```\n")
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write the pages, or check that they are current."""
    stale = []
    for name, text in pages().items():
        file = FOLDER / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                file.write_text(text, encoding="utf-8")
    if "--check" in arguments and stale:
        print(f"run `make docs-reference`: docs/reference/ would change in {', '.join(stale)}")
        return 1
    return 0


if __name__ == "__main__":
    os.environ.pop("COLUMNS", None)
    sys.exit(main(sys.argv[1:]))
