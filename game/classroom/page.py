"""The room report as one HTML file that needs nothing else: no script, no font, no request leaves it."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from game.classroom import compared
from game.classroom.curves import curves
from game.classroom.gather import Gathered
from game.classroom.style import CSS
from game.classroom.team import ROLES, Decided, Team
from game.i18n import N_, Language
from game.presenters import kpis
from game.presenters.report import LEVEL_NAMES

_FIGURES: Final = (
    "sla_met_share",
    "weighted_availability_share",
    "backlog",
    "morale_mean",
    "executive_trust",
    "schedule_performance",
    "promises_kept_share",
)
_QUESTIONS: Final = {
    "expected": N_("What did you expect, and what came?"),
    "other": N_("What did the other hat need?"),
    "change": N_("What will you change?"),
}
_SEATS: Final = {
    "solo": N_("one player, both hats in turn"),
    "hot": N_("two chairs, one hat each"),
    "it": N_("the IT manager's hat only"),
    "pm": N_("the project manager's hat only"),
    "none": N_("policies"),
}
_MANY: Final = 8
"""From so many teams on the stories are shortened."""
_SHORT: Final = 2
_HATS: Final = {"it": N_("IT manager"), "pm": N_("Project manager")}


def room_page(gathered: Gathered, speak: Language, title: str, *, ranking: bool = False) -> str:
    """Return the report.

    Args:
        gathered: The room.
        speak: The reader's language.
        title: Of the scenario, in that language.
        ranking: Whether the teams are ranked at the end.
    """
    teams = gathered.teams
    heading = (gathered.room.title if gathered.room is not None else "") or speak.text(N_("What the room played"))
    parts = [
        f"<header><h1>{escape(heading)}</h1><p class='quiet'>{escape(_subtitle(gathered, speak, title))}</p></header>",
        *_together(gathered, speak),
        *(_team(team, teams, speak) for team in teams),
        *(_ranking(teams, speak) if ranking and len(teams) > 1 else ()),
        *_left_out(gathered, speak),
        f"<footer class='quiet'>{escape(speak.text(_HOW))}</footer>",
    ]
    return (
        f"<!DOCTYPE html>\n<html lang='{speak.code}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(heading)}</title><style>{CSS}</style></head><body>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


_HOW: Final = N_(
    "All teams played the same scenario on the same luck, so that what differs was decided. What a decision was worth"
    " is the game as it was, less the same game without that one decision; worths do not add up, because decisions"
    " lean on each other. Luck is shown by the same decisions on other luck, where some of them are no longer possible."
)


def _subtitle(gathered: Gathered, speak: Language, title: str) -> str:
    teams, room = gathered.teams, gathered.room
    week = compared.common_week(teams)
    parts = [
        title,
        speak.text(N_("level {level}"), level=speak.text(LEVEL_NAMES[room.level])) if room is not None else "",
        speak.text(N_("seed {seed}"), seed=gathered.seed),
        speak.text(N_("class variant {variant}"), variant=room.variant) if room is not None and room.variant else "",
        speak.plural("{n} team", "{n} teams", len(teams)),
        speak.text(N_("compared at the end of {week}"), week=speak.week(week)) if week else "",
    ]
    return " · ".join(part for part in parts if part)


# ---------------------------------------------------------------------------------------------------- together


def _together(gathered: Gathered, speak: Language) -> Iterable[str]:
    teams = gathered.teams
    if not teams:
        nothing = speak.text(N_("There is no save here that can be reported."))
        yield f"<section><p>{escape(nothing)}</p></section>"
        return
    yield _section(speak.text(N_("The room at a glance")), _glance(teams, speak))
    if len(teams) > 1 or any(team.lucks for team in teams):
        yield _section(speak.text(N_("Decisions and luck")), _luck(teams, speak))
    yield _section(speak.text(N_("Week by week")), "".join(curves(teams, role, speak) for role in ROLES), kind="curves")


def _glance(teams: Sequence[Team], speak: Language) -> str:
    week = compared.common_week(teams)
    roles = [*ROLES, "role_clarity"]
    names = [speak.text(kpis.ROLES[role]) for role in roles]
    figures = [name for name in _FIGURES if any(name in team.kpis for team in teams)]
    head = speak.text(N_("Team"))
    rows, more = [], []
    for team in teams:
        points = compared.at_week(team, week)
        rows.append([team.team, *(speak.number(points[role]) if role in points else "–" for role in roles)])
        shown = (kpis.value(speak, n, team.kpis[n], "EUR") if n in team.kpis else "–" for n in figures)
        more.append([team.team, *shown])
    note = speak.text(
        N_("Points after {week}; the other figures at the end of each team's game. In the order of the alphabet."),
        week=speak.week(week),
    )
    labels = [kpis.label(speak, name) for name in figures]
    tables = _table([head, *names], rows) + _table([head, *labels], more)
    return f"{tables}<p class='quiet'>{escape(note)}</p>"


def _luck(teams: Sequence[Team], speak: Language) -> str:
    lines = []
    for spread in compared.spreads(teams):
        values = {"role": speak.text(kpis.ROLES[spread.role]), "between": speak.number(spread.between, 1)}
        if spread.luck is None:
            text = speak.text(N_("{role}: on equal luck the teams lie {between} points apart."), **values)
        elif len(teams) == 1:
            text = speak.text(
                N_("{role}: the same decisions on other luck move {luck} points."),
                role=values["role"],
                luck=speak.number(spread.luck, 1),
            )
        else:
            text = speak.text(
                N_(
                    "{role}: on equal luck the teams lie {between} points apart; that was decided. The same decisions"
                    " on other luck move a team by {luck} points on average; that is luck."
                ),
                **values,
                luck=speak.number(spread.luck, 1),
            )
        lines.append(text)
    return _list(lines)


# ----------------------------------------------------------------------------------------------------- each team


def _team(team: Team, teams: Sequence[Team], speak: Language) -> str:
    parts = [
        _block(speak.text(N_("How it went")), _story(team, teams)),
        _block(speak.text(N_("What made the difference")), _difference(team, teams, speak)),
        _block(speak.text(N_("Between the two hats")), _hats(team, speak)),
        _block(speak.text(N_("Promises and whose call")), _calls(team, speak)),
        _block(speak.text(N_("At the stops")), _stops(team, speak)),
    ]
    body = "".join(part for part in parts if part)
    lines = [speak.text(_SEATS[team.seats]), speak.plural("{n} week played", "{n} weeks played", team.weeks)]
    opened = [speak.text(N_("“{title}” in {week}"), title=t, week=speak.week(w)) for t, w in team.envelopes]
    if opened:
        lines.append(speak.text(N_("envelopes: {opened}"), opened=speak.listing(opened)))
    if team.swaps:
        turns = [str(turn) for turn in team.swaps]
        lines.append(speak.text(N_("chairs swapped after turn {turns}"), turns=speak.listing(turns)))
    lines += team.warnings
    facts = f"<p class='quiet'>{escape(' · '.join(lines))}</p>"
    return f"<section class='team'><h2>{escape(team.team)}</h2>{facts}{body}</section>"


def _story(team: Team, teams: Sequence[Team]) -> str:
    shown = []
    for title, text in team.story:
        told = text if len(teams) < _MANY else _first(text)
        shown.append(f"<p><b>{escape(title)}</b> {escape(told)}</p>")
    return "".join(shown)


def _first(text: str) -> str:
    """Return the first sentences of a text."""
    parts = text.split(". ")
    return text if len(parts) <= _SHORT else ". ".join(parts[:_SHORT]) + "."


def _difference(team: Team, teams: Sequence[Team], speak: Language) -> str:
    lines = []
    for row in compared.own_way(team, teams):
        count = speak.plural("{n} team of {all} did", "{n} teams of {all} did", row.teams, all=len(teams))
        lines.append(
            speak.text(
                N_("{what} ({who}, {week}; {count}): {worth}."),
                what=row.decided.text,
                who=_hat(row.decided, speak),
                week=speak.week(row.decided.week),
                count=count,
                worth=_worth(row.decided.points, speak),
            )
        )
    for lost in compared.missed(team, teams):
        lines.append(
            speak.text(
                N_("Not done here: {what} ({who}). Where it was done: {worth}."),
                what=lost.text,
                who=speak.text(_HATS[lost.seat]) if lost.seat in _HATS else lost.seat,
                worth=_worth(lost.points, speak),
            )
        )
    if not lines and len(teams) > 1:
        lines.append(speak.text(N_("No single decision sets this team apart; the sum of small ones does.")))
    return _list(lines)


def _hat(decided: Decided, speak: Language) -> str:
    return speak.text(_HATS[decided.seat]) if decided.seat in _HATS else decided.seat


def _worth(points: dict[str, float], speak: Language) -> str:
    """Return what a decision was worth: the roles that it moved by half a point or more."""
    moved = [
        speak.text(N_("{points} for {role}"), points=speak.signed(value, 1), role=speak.text(kpis.ROLES[role]))
        for role, value in points.items()
        if abs(value) >= 0.5
    ]
    return speak.listing(moved) or speak.text(N_("hardly anything"))


def _hats(team: Team, speak: Language) -> str:
    parts = []
    for label, lines in ((N_("Helped"), team.helped), (N_("Hurt"), team.hurt)):
        if lines:
            parts.append(f"<h4>{escape(speak.text(label))}</h4>{_list(lines)}")
    crossed = [
        speak.text(
            N_("{what} ({who}): {own} for the own hat, {other} for the other."),
            what=row.decided.text,
            who=_hat(row.decided, speak),
            own=speak.signed(row.own, 1),
            other=speak.signed(row.other, 1),
        )
        for row in compared.crossings(team)
    ]
    if crossed:
        heading = speak.text(N_("In points"))
        parts.append(f"<h4>{escape(heading)}</h4>{_list(crossed)}")
    return "".join(parts)


def _calls(team: Team, speak: Language) -> str:
    promises, calls = team.promises, team.calls
    lines = [
        speak.text(
            N_("Promises: {made} made, {kept} kept, {broken} broken, {renegotiated} renegotiated in time."), **promises
        )
    ]
    if calls["asked"]:
        lines.append(speak.text(N_("Whose call: named rightly {right} of {asked} times."), **calls))
    doors = calls["doors_sent"] + calls["doors_kept"]
    if doors:
        lines.append(speak.text(N_("At the wrong door: {sent} of {all} sent on."), sent=calls["doors_sent"], all=doors))
    if team.not_own:
        tried = [f"{name} ({count})" for name, count in team.not_own]
        lines.append(speak.text(N_("Tried, and another's call: {tried}."), tried=speak.listing(tried)))
    if team.undone:
        lines.append(speak.plural("{n} decision taken back.", "{n} decisions taken back.", team.undone))
    return _list(lines)


def _stops(team: Team, speak: Language) -> str:
    parts = []
    none = speak.text(N_("no notes"))
    for turn, by, notes in team.stops:
        head = speak.text(N_("After turn {turn}"), turn=turn)
        if by == "without":
            head = speak.text(N_("{head} (went on without the word)"), head=head)
        answers = [f"<i>{escape(speak.text(_QUESTIONS.get(q, q)))}</i> {escape(text)}" for q, text in notes.items()]
        body = "<br>".join(answers) or f"<span class='quiet'>{escape(none)}</span>"
        parts.append(f"<p><b>{escape(head)}</b><br>{body}</p>")
    return "".join(parts)


# -------------------------------------------------------------------------------------------------------- the rest


def _ranking(teams: Sequence[Team], speak: Language) -> Iterable[str]:
    rows = [
        [str(place), team.team, speak.number(points, 1)]
        for place, (team, points) in enumerate(compared.ranked(teams), 1)
    ]
    heads = [speak.text(N_("Place")), speak.text(N_("Team")), speak.text(N_("Mean of the three totals"))]
    note = speak.text(N_("A number hides what the stories tell; read them first."))
    yield _section(speak.text(N_("In order of points")), _table(heads, rows) + f"<p class='quiet'>{escape(note)}</p>")


def _left_out(gathered: Gathered, speak: Language) -> Iterable[str]:
    if gathered.left_out:
        rows = [f"{left.file}: {left.sentence(speak)}." for left in gathered.left_out]
        yield _section(speak.text(N_("Files that are not in this report")), _list(rows))


def _section(title: str, body: str, kind: str = "") -> str:
    return f"<section class='{kind}'><h2>{escape(title)}</h2>{body}</section>"


def _block(title: str, body: str) -> str:
    return f"<div class='block'><h3>{escape(title)}</h3>{body}</div>" if body else ""


def _list(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" if lines else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<div class='wide'><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
