"""Curves of the room report: one line for each team, told apart by dashes and names, not by colour alone."""

from collections.abc import Sequence
from html import escape
from typing import Final

from game.classroom.team import Team
from game.i18n import N_, Language
from game.presenters import kpis

_WIDE, _HIGH = 760.0, 220.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 34.0, 150.0, 8.0, 24.0
_STEP: Final = 13.0
_NAMED: Final = 14
"""Most teams whose curves have names; with more the curves show the spread only."""
_LONGEST: Final = 20
_INKS: Final = ("#1f6fbf", "#a86400", "#1d7a52", "#8a3ea8", "#b3261e", "#4b5563", "#0e7490", "#7a5c00")
_DASHES: Final = ("", "7 3", "2 3", "10 3 2 3")


def curves(teams: Sequence[Team], role: str, speak: Language) -> str:
    """Return the points of a role over the weeks as a figure; nothing if nobody has any."""
    rows = [(team, [(n, week[role]) for n, week in enumerate(team.weekly, 1) if role in week]) for team in teams]
    rows = [(team, points) for team, points in rows if points]
    if not rows:
        return ""
    last = max(points[-1][0] for _, points in rows)
    parts = [*_axes(last, speak)]
    for number, (team, points) in enumerate(rows):
        parts.append(_curve(team, points, number, last))
    if len(rows) <= _NAMED:
        parts += _names([(team.team, points[-1], number) for number, (team, points) in enumerate(rows)], last)
    title = speak.text(N_("{role}: points (0 to 100) after each week"), role=speak.text(kpis.ROLES[role]))
    label = escape(title, quote=True)
    picture = f"<svg viewBox='0 0 {_WIDE:g} {_HIGH:g}' role='img' aria-label='{label}'>{''.join(parts)}</svg>"
    return f"<figure><figcaption>{escape(title)}</figcaption>{picture}</figure>"


def _x(week: float, last: int) -> float:
    return _LEFT + (week - 1) / max(1, last - 1) * (_WIDE - _LEFT - _RIGHT)


def _y(points: float) -> float:
    return _TOP + (100.0 - min(100.0, max(0.0, points))) / 100.0 * (_HIGH - _TOP - _BOTTOM)


def _axes(last: int, speak: Language) -> list[str]:
    parts = []
    for value in (0, 25, 50, 75, 100):
        y = _y(value)
        parts.append(f"<path d='M{_LEFT} {y:.1f}H{_WIDE - _RIGHT}' stroke='#d5dae3' fill='none'/>")
        parts.append(f"<text x='{_LEFT - 6}' y='{y + 4:.1f}' text-anchor='end'>{value}</text>")
    step = max(1, round(last / 8))
    for week in range(1, last + 1, step):
        text = escape(speak.week(week))
        parts.append(f"<text x='{_x(week, last):.1f}' y='{_HIGH - 6}' text-anchor='middle'>{text}</text>")
    return parts


def _curve(team: Team, points: Sequence[tuple[int, float]], number: int, last: int) -> str:
    ink, dash = _INKS[number % len(_INKS)], _DASHES[number // len(_INKS) % len(_DASHES)]
    if number < len(_DASHES):
        dash = _DASHES[number]  # few teams differ in dashes first, so that a grey print still tells them apart
    path = " ".join(f"{_x(week, last):.1f},{_y(value):.1f}" for week, value in points)
    title = f"<title>{escape(team.team)}</title>"
    end = f"<circle cx='{_x(points[-1][0], last):.1f}' cy='{_y(points[-1][1]):.1f}' r='3' fill='{ink}'/>"
    line = f"<polyline points='{path}' fill='none' stroke='{ink}' stroke-width='2' stroke-dasharray='{dash}'/>"
    return f"<g>{title}{line}{end}</g>"


def _names(ends: Sequence[tuple[str, tuple[int, float], int]], last: int) -> list[str]:
    """Return the names at the ends of their curves, moved apart where they would lie on each other."""
    rows = sorted(ends, key=lambda row: (-row[1][1], row[0]))
    heights: list[float] = []
    for _, (_, value), _ in rows:
        heights.append(max(_y(value), heights[-1] + _STEP if heights else _TOP + 4))
    over = heights[-1] - (_HIGH - _BOTTOM)
    if over > 0:
        heights = [max(_TOP + 4, height - over) for height in heights]
    parts = []
    for (name, (_, value), number), y in zip(rows, heights, strict=True):
        ink = _INKS[number % len(_INKS)]
        short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
        x, x_end = _WIDE - _RIGHT + 16, _x(last, last)
        parts.append(f"<path d='M{x_end + 5:.1f} {_y(value):.1f}L{x - 3} {y:.1f}' stroke='{ink}' fill='none'/>")
        parts.append(f"<text class='name' x='{x}' y='{y + 4:.1f}'>{escape(short)}</text>")
    return parts
