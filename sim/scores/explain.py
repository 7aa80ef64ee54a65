"""Explanations: a score or KPI taken apart into formula, components and the events behind it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sim.scenario.vocabulary import KPIS, SCORES
from sim.scores.cards import TOTAL, Card, Component, score
from sim.scores.movers import Mover

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor

_MOST = 12

SCORE_TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "service": ("outage",),
    "sla": ("sla",),
    "budget": ("budget",),
    "people": ("morale", "fatigue", "leaver"),
    "security": ("incident", "finding", "patching"),
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
    "executive_trust": ("trust",),
}


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What is behind a number.

    Attributes:
        subject: ``score.<role>.<part>`` or the name of a KPI.
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
    rows = {row.week: row for row in floor.state.rows}
    row = rows[week]
    series = tuple(rows[w].scores[role][part] for w in sorted(rows) if w <= week)
    card = floor.cards_by_week[week] if role == "it_manager" else {}
    topics = SCORE_TOPICS.get(part, ()) if role == "it_manager" else ()
    components = card.get(part, ())
    if part == TOTAL:
        components = _total(card)
        topics = tuple(topic for name in card for topic in SCORE_TOPICS.get(name, ()))
    events = floor.movers.strongest(topics, week, _MOST) if part != TOTAL else _of_each(floor, card, week)
    return Breakdown(
        subject=f"score.{role}.{part}",
        week=week,
        value=row.scores[role][part],
        formula=f"formula.score.{role}.{part}",
        components=components,
        events=events,
        series=series,
    )


def _total(card: Card) -> tuple[Component, ...]:
    known = [(part, score(components)) for part, components in card.items()]
    parts = [(part, value) for part, value in known if value is not None]
    return tuple(Component(f"score.{part}", value, 1.0 / len(parts), value, ()) for part, value in parts)


def _of_each(floor: "ScoresFloor", card: Card, week: int) -> tuple[Mover, ...]:
    """Return the strongest movers of each part in turn; effects in different units cannot be ranked."""
    return tuple(
        mover for part in card for mover in floor.movers.strongest(SCORE_TOPICS.get(part, ()), week, _MOST // 6)
    )


def of_kpi(floor: "ScoresFloor", name: str, week: int) -> Breakdown:
    """Take a KPI apart.

    Raises:
        KeyError: There is no such KPI or closed week.
    """
    if name not in KPIS:
        raise KeyError(name)
    rows = {row.week: row for row in floor.state.rows}
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
