"""Write the list of decisions as a page of the documentation, from what `main.py decisions --json` says."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SEATS = {"it": "IT manager", "pm": "Project manager", "either": "Either hat"}
INTRODUCTION = """\
# Decisions

Everything a role may decide, with its default price in hours of attention. Written by `make docs-reference`; edit the
docstrings and types in `sim/*/decisions.py` instead.
"""


def page(decisions: list[dict[str, Any]]) -> str:
    """Lay out the decisions as Markdown, one table a seat.

    Args:
        decisions: Entries with `name`, `seat`, `hours`, `arguments` (each with `name` and `type`, perhaps `choices`
            and `default`), and perhaps a sentence `summary`.

    Returns:
        The page.
    """
    parts = [INTRODUCTION]
    for seat in dict.fromkeys([*SEATS, *(entry["seat"] for entry in decisions)]):
        rows = [entry for entry in decisions if entry["seat"] == seat]
        if rows:
            parts.append("\n".join(_table(SEATS.get(seat, seat), rows)))
    return "\n".join(parts)


def _table(heading: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    yield f"## {heading}\n"
    yield "| decision | hours | what it does | arguments |"
    yield "| --- | --- | --- | --- |"
    for row in rows:
        arguments = "<br>".join(_argument(argument) for argument in row["arguments"]) or "none"
        yield f"| `{row['name']}` | {row['hours']} | {_cell(row.get('summary', ''))} | {arguments} |"
    yield ""


def _argument(argument: dict[str, Any]) -> str:
    choices = ", ".join(str(choice) for choice in argument.get("choices") or [])
    text = f"`{argument['name']}`: {_cell(choices or argument['type'])}"
    default = argument.get("default")
    return text if default is None else f"{text} (default {default})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    listing = subprocess.run(
        [sys.executable, "main.py", "decisions", "--json"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    sys.stdout.write(page(json.loads(listing)))
