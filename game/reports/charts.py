"""Charts as SVG text: no library, no request, the same bytes every time."""

from html import escape
from typing import Final

from game.presenters.pack import Curves, Strip

COLOURS: Final = {"it": "#1f66b0", "pm": "#a85f00", "good": "#12703f", "bad": "#b02318", "both": "#6b4fa0"}
_DASHES: Final = {"it": "", "pm": "7 3", "good": "2 3", "both": "1 3"}
_GRID: Final = "#d8dce4"


def bar(value: float, hue: str) -> str:
    """Return a bar between 0 and 100."""
    wide = max(0.0, min(100.0, value))
    return (
        '<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="100" height="6" fill="#e3e6ec"/>'
        f'<rect width="{wide:.1f}" height="6" fill="{COLOURS[hue]}"/></svg>'
    )


def balance(points: float, most: float) -> str:
    """Return a bar to the right of the middle for a gain, to the left for a loss."""
    wide = 100 * abs(points) / most if most else 0.0
    left = 100.0 if points >= 0 else 100.0 - wide
    colour = COLOURS["good" if points >= 0 else "bad"]
    return (
        '<svg viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect x="{left:.1f}" y="2" width="{max(wide, 0.8):.1f}" height="8" fill="{colour}"/>'
        f'<line x1="100" x2="100" y1="0" y2="12" stroke="#5a6374" stroke-width="1"/></svg>'
    )


def curves(chart: Curves, week: str) -> str:
    """Return curves over weeks.

    Args:
        chart: What to draw.
        week: Letter that weeks begin with.
    """
    wide, high, left, top, right = 480.0, 220.0, 30.0, 12.0, 14.0
    weeks = [at for series in chart.series for at, _ in series.points] or [1]
    first, last = min(weeks), max(*weeks, min(weeks) + 1)

    def x(at: float) -> float:
        return left + (wide - left - right) * (at - first) / (last - first)

    def y(value: float) -> float:
        return top + (high - top - 22) * (1 - max(0.0, min(100.0, value)) / 100)

    parts = []
    for value in (0, 25, 50, 75, 100):
        parts.append(
            f'<line x1="{left}" x2="{wide - right}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="{_GRID}"/>'
        )
        parts.append(f'<text x="{left - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value}</text>')
    step = max(1, round((last - first) / 6))
    for at in range(first, last + 1, step):
        parts.append(f'<text x="{x(at):.1f}" y="{high - 6}" text-anchor="middle">{week}{at}</text>')
    for at in sorted({at for at, _ in chart.marks if first <= at <= last}):
        parts.append(
            f'<line x1="{x(at):.1f}" x2="{x(at):.1f}" y1="{y(100):.1f}" y2="{y(0):.1f}" stroke="#b02318"'
            ' stroke-dasharray="3 4"/>'
        )
    for series in chart.series:
        path = " ".join(f"{x(at):.1f},{y(value):.1f}" for at, value in series.points)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{COLOURS[series.hue]}" stroke-width="2.2"'
            f' stroke-dasharray="{_DASHES[series.hue]}"/>'
        )
    key = "".join(
        f'<span style="color:{COLOURS[series.hue]}">{"━━" if not _DASHES[series.hue] else "╍╍"} '
        f"{escape(series.label)}</span> "
        for series in chart.series
    )
    label = escape(chart.label)
    svg = f'<svg viewBox="0 0 {wide:.0f} {high:.0f}" role="img" aria-label="{label}">{"".join(parts)}</svg>'
    return f"<figure>{svg}<figcaption>{label}. {key}</figcaption></figure>"


def strip(chart: Strip) -> str:
    """Return one's own value among others on a line."""
    wide, left = 360.0, 12.0
    values = (*chart.band.values, chart.band.mine)
    low, high = min(values), max(values)
    span = high - low or 1.0

    def x(value: float) -> float:
        return left + (wide - 2 * left) * (value - low) / span

    dots = "".join(
        f'<circle cx="{x(value):.1f}" cy="{20 + 7 * ((number % 3) - 1)}" r="3.4" fill="#5a6374" fill-opacity=".45"/>'
        for number, value in enumerate(chart.band.values)
    )
    mine = x(chart.band.mine)
    line = f'<line x1="{mine:.1f}" x2="{mine:.1f}" y1="3" y2="37" stroke="#b02318" stroke-width="2.5"/>'
    axis = f'<line x1="{left}" x2="{wide - left}" y1="20" y2="20" stroke="{_GRID}"/>'
    label = escape(f"{chart.label}: {chart.own}; {chart.span}")
    svg = f'<svg viewBox="0 0 {wide:.0f} 40" role="img" aria-label="{label}">{axis}{dots}{line}</svg>'
    return f"<figure>{svg}<figcaption>{label}</figcaption></figure>"
