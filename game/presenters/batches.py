"""What a batch gave: means per scenario and label."""

from statistics import fmean
from typing import Any

from game.i18n import N_, Language
from game.presenters import kpis
from game.presenters.page import Line, Page, Part, Section, Table
from sim.lab.batch import Batch
from sim.lab.game import Row

_TOTALS = tuple(f"scores.{role}.total" for role in kpis.ROLES)


def document(batch: Batch) -> dict[str, Any]:
    """Return what ``batch --json`` prints."""
    return {
        "out": str(batch.folder) if batch.folder is not None else None,
        "games": batch.definition.size,
        "done": len(batch.done),
        "failed": len(batch.failed),
        "complete": batch.complete,
        "interrupted": batch.interrupted,
        "labels": [
            {
                "scenario": scenario,
                "label": label,
                "games": len(rows),
                "won_share": _won(rows),
                "scores": {name.split(".")[1]: _mean(rows, name) for name in _TOTALS},
            }
            for (scenario, label), rows in _groups(batch).items()
        ],
    }


def batch_page(speak: Language, batch: Batch) -> Page:
    """Return a batch as a page."""
    sections = []
    for scenario in dict.fromkeys(row["scenario"] for row in batch.done):
        rows = [
            (
                label,
                speak.number(len(games)),
                speak.share(_won(games)),
                *(_shown(speak, games, name) for name in _TOTALS),
            )
            for (own, label), games in _groups(batch).items()
            if own == scenario
        ]
        headings = (
            speak.text(N_("who plays")),
            speak.text(N_("games")),
            speak.text(N_("won")),
            *(speak.text(text) for text in kpis.ROLES.values()),
        )
        sections.append(Section(scenario, (Table(headings, "<>>" + ">" * len(_TOTALS), tuple(rows)),)))
    last: list[Part] = []
    if batch.failed:
        count = len(batch.failed)
        last.append(
            Line(
                speak.plural("{n} game failed; its row says why.", "{n} games failed; their rows say why.", count),
                "bad",
            )
        )
    if batch.folder is not None:
        last.append(Line(speak.text(N_("Rows: {file}"), file=str(batch.folder / "kpis.csv")), "quiet"))
    title = speak.plural("{n} game", "{n} games", len(batch.rows))
    subtitle = speak.text(N_("Totals are means over the games, in points from 0 to 100."))
    return Page(title, subtitle, (*sections, Section("", tuple(last))))


def _groups(batch: Batch) -> dict[tuple[str, str], list[Row]]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in batch.done:
        groups.setdefault((row["scenario"], row["label"]), []).append(row)
    return groups


def _won(rows: list[Row]) -> float:
    return fmean(row.get("outcome") == "won" for row in rows)


def _mean(rows: list[Row], name: str) -> float | None:
    values = [row[name] for row in rows if row.get(name) is not None]
    return fmean(values) if values else None


def _shown(speak: Language, rows: list[Row], name: str) -> str:
    mean = _mean(rows, name)
    return "–" if mean is None else speak.number(mean, 1)
