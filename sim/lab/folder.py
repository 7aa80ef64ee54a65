"""The folder of a batch: ``manifest.json`` says what was asked and what became of it, ``kpis.csv`` has the rows.

While games run, each finished one is a line of ``unfinished.jsonl``, so that even a power cut costs nothing but the
games that were running; the file goes when the rows stand in the table.
"""

import csv
import io
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from sim.lab.game import DONE, Row
from sim.lab.trials import BatchError, Definition, UnreadableError

MANIFEST, TABLE, JOURNAL = "manifest.json", "kpis.csv", "unfinished.jsonl"
FORMAT = 1

HEAD = ("scenario", "label", "it", "pm", "level", "seed")
_OWN = ("goals.", "projects.")
"""Columns that belong to a scenario of their own."""

_TEXTS = (
    "scenario",
    "label",
    "it",
    "pm",
    "level",
    "status",
    "error",
    "model_version",
    "digest",
    "outcome",
    "ending",
    "ended_by",
)
_TRUTHS = {"True": True, "False": False}


class BatchFolder:
    """Where a batch is kept."""

    def __init__(self, path: Path) -> None:
        """Point at a folder; nothing is made yet."""
        self.path = path
        self._journal: TextIO | None = None

    @property
    def holds_batch(self) -> bool:
        """Whether there is one already."""
        return (self.path / MANIFEST).exists() or (self.path / TABLE).exists()

    def manifest(self) -> dict[str, Any]:
        """Return the manifest.

        Raises:
            BatchError: There is none, or it cannot be read.
        """
        file = self.path / MANIFEST
        try:
            document = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise BatchError(f"{self.path} holds no batch: there is no {MANIFEST}") from None
        except (ValueError, RecursionError) as error:
            raise UnreadableError(f"{file}: is no manifest of a batch") from error
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise UnreadableError(f"{file}: is no manifest of a batch that this version can read")
        return document

    def definition(self) -> Definition:
        """Return what was asked.

        Raises:
            BatchError: The manifest cannot be read.
        """
        document = self.manifest()
        try:
            return Definition.read(document.get("definition", {}))
        except BatchError as error:
            raise UnreadableError(f"{self.path / MANIFEST}: {error}") from error

    def rows(self) -> list[Row]:
        """Return the rows: those of the table, and those that an unfinished run has left."""
        return [*self._table(), *self._left()]

    def _table(self) -> list[Row]:
        file = self.path / TABLE
        if not file.exists():
            return []
        try:
            with file.open(encoding="utf-8", newline="") as lines:
                return [
                    {name: None if text == "" else _value(name, text) for name, text in line.items()}
                    for line in csv.DictReader(lines, strict=True)
                ]
        except (csv.Error, UnicodeDecodeError, AttributeError, TypeError) as error:
            raise UnreadableError(f"{file}: is no table of a batch") from error

    def _left(self) -> list[Row]:
        file = self.path / JOURNAL
        if not file.exists():
            return []
        rows = []
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                found = json.loads(line)
            except ValueError:
                continue  # the last line of a run that was cut off
            if isinstance(found, dict):
                rows.append(found)
        return rows

    def begin(self, document: dict[str, Any]) -> None:
        """Make the folder, say what is asked, and open the journal."""
        self.path.mkdir(parents=True, exist_ok=True)
        self._write(MANIFEST, _json({"format": FORMAT, "complete": False, **document}))
        self._journal = (self.path / JOURNAL).open("a", encoding="utf-8")
        self._journal.write("\n")  # what an earlier run may have left cut off ends here

    def keep(self, row: Row) -> None:
        """Keep a finished game, whatever happens to this process."""
        if self._journal is not None:
            self._journal.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
            self._journal.flush()

    def end(self, rows: Sequence[Row], document: dict[str, Any]) -> None:
        """Write table and manifest; then the journal is not needed any more."""
        self._write(TABLE, table(rows))
        self._write(MANIFEST, _json({"format": FORMAT, **document}))
        self.close()
        (self.path / JOURNAL).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the journal."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _write(self, name: str, text: str) -> None:
        waiting = self.path / f".{name}.part"
        with waiting.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(self.path / name)


def columns(rows: Sequence[Row]) -> list[str]:
    """Return the columns: what was played, what became of it, every figure; goals and projects, which differ, last."""
    found = dict.fromkeys(HEAD)
    found |= dict.fromkeys(name for row in rows for name in row if name.startswith("set."))
    found |= dict.fromkeys(("status", "error"))
    # Failed games know fewer columns, so the order comes from the others; it must not depend on which came first.
    figures = dict.fromkeys(name for row in rows if row.get("status") == DONE for name in row)
    found |= dict.fromkeys(name for name in figures if not name.startswith(_OWN))
    found |= dict.fromkeys(name for own in _OWN for name in sorted(figures) if name.startswith(own))
    return list(found)


def table(rows: Sequence[Row]) -> str:
    """Return rows as CSV; an empty cell is what does not apply."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(rows), lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def numbers(rows: Sequence[Row]) -> list[str]:
    """Return the columns that hold numbers or truths, in order."""
    wanted = {name for row in rows for name, value in row.items() if isinstance(value, int | float)}
    return [name for name in columns(rows) if name in wanted and name not in HEAD]


def _value(name: str, text: str | None) -> Any:
    """Return what a cell stands for; texts stay texts, even where they look like numbers."""
    if text is None:
        raise TypeError
    if name in _TEXTS:
        return text
    if text in _TRUTHS:
        return _TRUTHS[text]
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return text


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n"
