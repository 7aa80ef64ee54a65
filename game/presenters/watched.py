"""A week that is watched again, in words: what was decided, what happened that is worth a line, how things stood."""

from collections.abc import Sequence
from typing import Final

from game.presenters import kpis
from game.presenters.decisions import made
from game.presenters.events import sentence
from game.presenters.names import Names
from sim.fork import Move
from sim.kernel.log import Event, type_name
from sim.session import WeekView

_TELLING: Final = (
    *("asset_failed", "asset_broken", "major_incident_declared", "security_incident_found", "vulnerability_exploited"),
    *("project_chartered", "project_went_live", "project_cancelled", "project_closed", "acceptance_given"),
    *("baseline_set", "status_reported", "go_live_missed", "change_failed", "change_done", "person_left"),
    *("person_joined", "notice_given", "promise_made", "promise_broken", "promise_kept", "contract_renewed"),
    *("contract_lapsed", "executive_review_held", "card_met", "card_answered", "card_echoed", "problem_removed"),
    *("task_finished", "funds_answered", "risk_struck", "project_blocked", "service_state_changed"),
)
"""Kinds of events that are worth a line, the gravest first."""
_FIGURES: Final = ("availability_share", "sla_met_share", "backlog", "morale_mean", "outage_cost_cents")


def decided(names: Names, moves: Sequence[Move]) -> list[tuple[str, str, bool]]:
    """Return (seat, what was decided, whether it was carried out)."""
    return [
        ("it" if move.seat == "it" else "pm", made(names, move.name, dict(move.arguments)), not move.refused)
        for move in moves
    ]


def happened(names: Names, events: Sequence[Event], most: int = 14) -> list[tuple[str, str, str]]:
    """Return (when, what, id) of the events that are worth a line, in the order of happening."""
    ranked = [event for event in events if type_name(type(event)) in _TELLING]
    ranked.sort(key=lambda event: _TELLING.index(type_name(type(event))))
    chosen = sorted(ranked[:most], key=lambda event: (event.t_s, event.id))
    return [(names.language.moment(event.t_s), sentence(names, event), event.id) for event in chosen]


def stood(names: Names, figures: WeekView | None) -> list[tuple[str, str]]:
    """Return (name, value) of totals and a few KPIs at the end of a week."""
    if figures is None:
        return []
    speak, scores, values = names.language, dict(figures.scores), dict(figures.kpis)
    rows = [
        (speak.text(label), speak.number(points))
        for role, label in kpis.ROLES.items()
        if (points := scores.get(f"{role}.total")) is not None
    ]
    known = [name for name in _FIGURES if name in values]
    return rows + [
        (kpis.label(speak, name), kpis.value(speak, name, values[name], names.scenario.currency)) for name in known
    ]
