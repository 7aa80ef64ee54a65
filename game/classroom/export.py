"""The room in other formats: CSV and XLSX tables, and xAPI statements as a file for a learning record store."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from game.classroom import compared
from game.classroom.gather import Gathered
from game.classroom.team import ROLES, Team
from game.i18n import Language

_HOME: Final = "https://two-hats.invalid"
"""Names things in xAPI, which wants addresses; nothing is ever there, and nobody asks."""
_VERBS: Final = {
    "completed": "http://adlnet.gov/expapi/verbs/completed",
    "scored": "http://adlnet.gov/expapi/verbs/scored",
    "answered": "http://adlnet.gov/expapi/verbs/answered",
}
_ALL_ROLES: Final = (*ROLES, "role_clarity")
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")

Row = list[str | int | float]


def csv_bytes(gathered: Gathered) -> bytes:
    """Return one line for each team, for a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in team_rows(gathered.teams):
        writer.writerow([_harmless(cell) for cell in row])
    return ("\ufeff" + text.getvalue()).encode()


def _harmless(cell: str | float) -> str | float:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell


def team_rows(teams: Sequence[Team]) -> list[Row]:
    """Return headings and one row for each team: totals in the common week, parts and KPIs at its end, counts."""
    week = compared.common_week(teams)
    parts = sorted({name for team in teams for name in team.parts})
    figures = sorted({name for team in teams for name in team.kpis})
    counts = [
        *("promises_made", "promises_kept", "promises_broken", "promises_renegotiated"),
        *("dilemmas_met", "owners_right", "doors_sent", "doors_kept", "not_own", "undone"),
    ]
    totals = [f"{role}_w{week}" for role in _ALL_ROLES]
    rows: list[Row] = [["team", "file", "seats", "weeks", *totals, *parts, *figures, *counts]]
    for team in teams:
        at = compared.at_week(team, week)
        row: Row = [team.team, team.file, team.seats, team.weeks]
        row += [at.get(role, "") for role in _ALL_ROLES]
        row += [team.parts.get(name, "") for name in parts]
        row += [team.kpis.get(name, "") for name in figures]
        row += [team.promises[way] for way in ("made", "kept", "broken", "renegotiated")]
        row += [team.calls[key] for key in ("asked", "right", "doors_sent", "doors_kept")]
        row += [sum(count for _, count in team.not_own), team.undone]
        rows.append(row)
    return rows


def week_rows(teams: Sequence[Team]) -> list[Row]:
    """Return headings and one row for each team and week."""
    rows: list[Row] = [["team", "week", *_ALL_ROLES]]
    for team in teams:
        for number, week in enumerate(team.weekly, 1):
            rows.append([team.team, number, *(week.get(role, "") for role in _ALL_ROLES)])
    return rows


def decision_rows(teams: Sequence[Team]) -> list[Row]:
    """Return headings and one row for each decision, with what it was worth where that is known."""
    rows: list[Row] = [["team", "number", "week", "seat", "decision", *(f"worth_{role}" for role in ROLES)]]
    for team in teams:
        for one in team.decided:
            worth = [one.points.get(role, "") for role in ROLES]
            rows.append([team.team, one.sequence, one.week, one.seat, one.text, *worth])
    return rows


def stop_rows(teams: Sequence[Team]) -> list[Row]:
    """Return headings and one row for each note at a stop."""
    rows: list[Row] = [["team", "turn", "by", "question", "note"]]
    for team in teams:
        for turn, by, notes in team.stops:
            rows += [[team.team, turn, by, question, text] for question, text in (notes or {"": ""}).items()]
    return rows


def xlsx_bytes(gathered: Gathered, speak: Language) -> bytes:
    """Return a workbook with a sheet each for teams, weeks, decisions, stops and what was left out.

    Raises:
        ModuleNotFoundError: The extra ``results`` is not installed.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # it has no stubs, and is an extra

    teams = gathered.teams
    left: list[Row] = [["file", "why"]]
    left += [[one.file, one.sentence(speak)] for one in gathered.left_out]
    sheets = {
        "teams": team_rows(teams),
        "weeks": week_rows(teams),
        "decisions": decision_rows(teams),
        "stops": stop_rows(teams),
        "left out": left,
    }
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 1)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row, bold if number == 0 else None)
    return buffer.getvalue()


def xapi_bytes(gathered: Gathered) -> bytes:
    """Return xAPI 1.0.3 statements about teams, never about persons, as a JSON array."""
    statements = list(_statements(gathered))
    return (json.dumps(statements, ensure_ascii=False, indent=1) + "\n").encode()


def _statements(gathered: Gathered) -> Iterable[dict[str, Any]]:
    game = f"{_HOME}/scenario/{gathered.scenario}/{gathered.seed}"
    for team in gathered.teams:
        actor = {"objectType": "Agent", "name": team.team, "account": {"homePage": f"{_HOME}/team", "name": team.team}}
        yield _statement(actor, "completed", game, {"completion": True, "duration": f"P{team.weeks}W"})
        for role, points in team.totals.items():
            score = {"raw": round(points, 2), "min": 0, "max": 100, "scaled": round(points / 100, 4)}
            yield _statement(actor, "scored", f"{game}/{role}", {"score": score})
        for turn, _, notes in team.stops:
            for question, text in notes.items():
                yield _statement(actor, "answered", f"{game}/stop/{turn}/{question}", {"response": text})


def _statement(actor: dict[str, Any], verb: str, activity: str, result: dict[str, Any]) -> dict[str, Any]:
    name = activity.removeprefix(_HOME)
    identity = uuid5(NAMESPACE_URL, json.dumps([actor["name"], verb, activity, result], sort_keys=True))
    return {
        "id": str(identity),
        "actor": actor,
        "verb": {"id": _VERBS[verb], "display": {"en": verb}},
        "object": {"objectType": "Activity", "id": activity, "definition": {"name": {"en": name}}},
        "result": result,
    }
