"""Explanations: a score or KPI taken apart into formula, components and the events behind it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sim.scenario.vocabulary import KPIS, SCORES
from sim.scores.cards import TOTAL
from sim.scores.figures import FIGURES, MADE_OF
from sim.scores.movers import Mover
from sim.scores.parts import Card, Component, score

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor
    from sim.scores.state import WeekRow

_MOST = 12
COUNTED: Final = ("it_manager", "project_manager", "organisation")
"""Roles in whose totals the next quarter counts."""

SCORE_TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "service": ("outage",),
    "sla": ("sla",),
    "budget": ("budget",),
    "people": ("morale", "fatigue", "leaver"),
    "security": ("incident", "finding", "patching"),
    "strategy": ("strategy",),
    "business": ("satisfaction", "trust"),
    "schedule": ("control", "delivery", "risk"),
    "cost": ("control", "risk", "scope"),
    "scope": ("scope", "delivery"),
    "quality": ("defect",),
    "stakeholders": ("report", "trust"),
    "team": ("team",),
    "benefits": ("benefit", "delivery"),
    "value": ("outage", "budget", "benefit"),
    "executive_trust": ("executives",),
    "owners_named": ("owner",),
    "own_decisions": ("not_own",),
    "duty_attention": ("chair",),
}
KPI_TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "availability_share": ("outage",),
    "weighted_availability_share": ("outage",),
    "outage_h": ("outage",),
    "outage_cost_cents": ("outage",),
    "mean_time_to_restore_h": ("outage", "failure"),
    "mean_time_to_detect_h": ("failure",),
    "asset_failures": ("failure",),
    "major_incidents": ("major",),
    "sla_met_share": ("sla",),
    "sla_met_p1_share": ("sla",),
    "sla_met_p2_share": ("sla",),
    "sla_met_p3_share": ("sla",),
    "sla_met_p4_share": ("sla",),
    "sla_met_p5_share": ("sla",),
    "resolution_h_median": ("sla",),
    "resolution_h_p90": ("sla",),
    "reopened_share": ("reopened",),
    "change_failure_share": ("change",),
    "staff": ("leaver",),
    "leavers": ("leaver",),
    "morale_mean": ("morale",),
    "fatigue_mean": ("fatigue",),
    "overtime_h": ("fatigue",),
    "spent_cents": ("budget",),
    "budget_variance_share": ("budget",),
    "vulnerabilities_open": ("patching",),
    "patch_lag_days": ("patching",),
    "security_incidents": ("incident",),
    "breach_cost_cents": ("incident",),
    "phish_click_share": ("phishing",),
    "audit_findings_open": ("finding",),
    "department_satisfaction": ("satisfaction",),
    "department_trust": ("trust",),
    "executive_trust": ("executives",),
    "business_value_cents": ("outage", "incident", "budget", "benefit"),
    "strategy_share": ("strategy",),
    "schedule_performance": ("control", "delivery", "risk"),
    "cost_performance": ("control", "risk", "scope"),
    "scope_value_share": ("scope", "delivery"),
    "escaped_defects": ("defect",),
    "stakeholder_trust": ("trust", "report"),
    "team_motivation": ("team",),
    "benefit_cents": ("benefit",),
    "owners_named_share": ("owner",),
    "refused_as_not_own": ("not_own",),
    "promises_kept_share": ("promise",),
}


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What is behind a number.

    Attributes:
        subject: ``score.<role>.<part>``, the name of a KPI, or ``project/<id>/<figure>``.
        week: At the end of which week.
        value: The number; None where it has no mechanism or no data yet.
        formula: Key of the text that states the formula.
        components: What it is made of; the points of a part are the weighted sum of these.
        events: What moved it most, strongest first.
        series: Its value at the end of every week so far.
    """

    subject: str
    week: int
    value: float | None
    formula: str
    components: tuple[Component, ...]
    events: tuple[Mover, ...]
    series: tuple[float | None, ...]


def of_part(floor: "ScoresFloor", part: str, week: int, role: str = "it_manager") -> Breakdown:
    """Take a score apart.

    Args:
        floor: The scores floor.
        part: Part of the role's card, or ``total``.
        week: A closed week.
        role: Whose card.

    Raises:
        KeyError: There is no such role, part, or closed week.
    """
    if part != TOTAL and part not in SCORES[role]:
        raise KeyError(part)
    rows = _rows(floor)
    series = tuple(rows[w].scores[role][part] for w in sorted(rows) if w <= week)
    card = floor.cards_by_week[week][role]
    components = card.get(part, ())
    if part == TOTAL:
        components = _total(floor, role, card, week)
    events = (
        floor.movers.strongest(SCORE_TOPICS.get(part, ()), week, _MOST)
        if part != TOTAL
        else _of_each(floor, card, week)
    )
    return Breakdown(
        subject=f"score.{role}.{part}",
        week=week,
        value=_value(floor, role, part, week),
        formula=f"formula.score.{role}.{part}",
        components=components,
        events=events,
        series=series,
    )


def _rows(floor: "ScoresFloor") -> "dict[int, WeekRow]":
    return {row.week: row for row in (*floor.state.rows, *floor.state.after)}


def _value(floor: "ScoresFloor", role: str, part: str, week: int) -> float | None:
    """Return the points; a total at the end of the game has its share of the next quarter in it, once that is over."""
    quarter = floor.next_quarter()
    if part == TOTAL and quarter is not None and week == floor.scenario.weeks:
        return dict(quarter.totals)[role]
    return _rows(floor)[week].scores[role][part]


def _total(floor: "ScoresFloor", role: str, card: Card, week: int) -> tuple[Component, ...]:
    known = [(part, score(components)) for part, components in card.items()]
    parts = [(part, value) for part, value in known if value is not None]
    quarter = floor.next_quarter() if week == floor.scenario.weeks else None
    after = dict(quarter.scores).get(f"{role}.{TOTAL}") if quarter is not None and role in COUNTED else None
    rest = 1.0 - quarter.weight if quarter is not None and after is not None else 1.0
    components = [Component(f"score.{part}", value, rest / len(parts), value, ()) for part, value in parts]
    if quarter is not None and after is not None and parts:
        components.append(Component("next_quarter", after, quarter.weight, after, ()))
    return tuple(components)


def _of_each(floor: "ScoresFloor", card: Card, week: int) -> tuple[Mover, ...]:
    """Return the strongest movers of each part in turn; effects in different units cannot be ranked."""
    found: dict[str, Mover] = {}
    for part in card:
        for mover in floor.movers.strongest(SCORE_TOPICS.get(part, ()), week, _MOST // 6):
            found.setdefault(mover.event, mover)
    return tuple(found.values())


def of_project(floor: "ScoresFloor", subject: str, week: int) -> Breakdown:
    """Take a figure of a project apart.

    Args:
        floor: The scores floor.
        subject: ``project/<id>/<figure>``.
        week: A closed week.

    Raises:
        KeyError: There is no such project, figure or closed week.
    """
    _, project, figure = subject.split("/")
    if figure not in FIGURES or project not in floor.projects.state.projects:
        raise KeyError(subject)
    rows = _rows(floor)
    values = rows[week].projects.get(project, {})
    made_of = [(name, values.get(name)) for name in MADE_OF.get(figure, ())]
    own = floor.movers.of_subject(f"project/{project}/", week, _MOST)
    return Breakdown(
        subject=subject,
        week=week,
        value=values.get(figure),
        formula=f"formula.project.{figure}",
        components=tuple(Component(name, value, 0.0, 0.0, ()) for name, value in made_of if value is not None),
        events=own,
        series=tuple(rows[w].projects.get(project, {}).get(figure) for w in sorted(rows) if w <= week),
    )


def of_kpi(floor: "ScoresFloor", name: str, week: int) -> Breakdown:
    """Take a KPI apart.

    Raises:
        KeyError: There is no such KPI or closed week.
    """
    if name not in KPIS:
        raise KeyError(name)
    rows = _rows(floor)
    row = rows[week]
    in_week = row.in_week[name]
    components: list[Component] = []
    if in_week is not None:
        components.append(Component("in_week", in_week, 0.0, 0.0, ()))
    return Breakdown(
        subject=name,
        week=week,
        value=row.kpis[name],
        formula=f"formula.kpi.{name}",
        components=tuple(components),
        events=floor.movers.strongest(KPI_TOPICS.get(name, ()), week, _MOST),
        series=tuple(rows[w].kpis[name] for w in sorted(rows) if w <= week),
    )
