"""Scores, goals and the outcome."""

from collections.abc import Mapping, Sequence
from typing import Final

from game.i18n import N_
from game.presenters import kpis
from game.presenters.endings import quarter_lines
from game.presenters.names import Names
from game.presenters.page import Bar, Line, Part, Section, Table, Tone
from sim.scores.view import GoalView, ScoresView

_OUTCOMES: Final = {
    "won": N_("Won: every goal that must be met is met."),
    "lost": N_("Lost: a goal that must be met is not."),
    "ended_early": N_("Not played to the end."),
}


def scores_of(view: ScoresView) -> dict[str, dict[str, float | None]]:
    """Return role to part to points after the last closed week; empty before the first."""
    found: dict[str, dict[str, float | None]] = {}
    if view.weeks:
        for name, points in view.weeks[-1].scores:
            role, _, part = name.partition(".")
            found.setdefault(role, {})[part] = points
    if view.next_quarter is not None:
        for role, total in view.next_quarter.totals:
            found[role]["total"] = total
    return found


def outcome_line(names: Names, outcome: str) -> Line:
    """Return how the game ended."""
    tones: dict[str, Tone] = {"won": "good", "lost": "bad"}
    marks = {"won": "✓", "lost": "✗"}
    return Line(names.language.text(_OUTCOMES[outcome]), tones.get(outcome, ""), marks.get(outcome, "•"))


def score_section(names: Names, view: ScoresView, *, over: bool = False) -> Section:
    """Return the scorecards as bars; a role without any points is left out, a part without says so.

    Args:
        names: Language and what to call things.
        view: The scores.
        over: Whether the game is over, so that a next quarter that is missing is worth a word.
    """
    speak = names.language
    parts: list[Part] = []
    for role, values in scores_of(view).items():
        if all(points is None for points in values.values()):
            continue
        label = speak.text(kpis.ROLES[role])
        parts.append(Bar(label.upper(), values.get("total")))
        parts += [
            Bar("  " + speak.text(kpis.PARTS[part]), points, "" if points is not None else _later(names))
            for part, points in values.items()
            if part != "total"
        ]
    if parts:
        parts += quarter_lines(names, view.next_quarter, over=over)
    return Section(speak.text(N_("Scorecard (0 to 100)")), tuple(parts))


def _later(names: Names) -> str:
    return names.language.text(N_("not measured"))


def goal_section(names: Names, goals: Sequence[GoalView], outcome: str) -> Section:
    """Return the goals with what became of them."""
    speak = names.language
    rows, tones = [], []
    for goal in goals:
        name = names.of("goals", goal.id)
        label = name if name != goal.id else kpis.label(speak, goal.measure)
        sign = {">=": "≥", "<=": "≤"}[goal.op]
        rows.append(
            (
                "✓" if goal.met else "✗",
                label,
                f"{sign} {measure(names, goal.measure, goal.target)}",
                measure(names, goal.measure, goal.actual),
                speak.week(goal.by_week),
                speak.text(N_("must") if goal.must else N_("should")),
            )
        )
        tones.append(_tone(goal))
    headings = ("", N_("goal"), N_("target"), N_("actual"), N_("by"), "")
    parts: list[Part] = [outcome_line(names, outcome)]
    if rows:
        table = Table(tuple(speak.text(heading) for heading in headings), "<<>><<", tuple(rows), tuple(tones))
        parts += [Line(""), table]
    return Section(speak.text(N_("Goals")), tuple(parts))


def _tone(goal: GoalView) -> Tone:
    if goal.met:
        return "good"
    return "bad" if goal.must else "watch"


def measure(names: Names, name: str, value: float | None) -> str:
    """Return the value of a KPI or of a score."""
    return kpis.value(names.language, name, value, names.scenario.currency)


def latest(view: ScoresView) -> Mapping[str, float | None]:
    """Return the KPIs to date after the last closed week."""
    return dict(view.weeks[-1].kpis) if view.weeks else {}
