"""Which events of a running week are worth a line, a banner or a scene, and who may hear of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from game.presenters.events import sentence
from sim.kernel.log import type_name

if TYPE_CHECKING:
    from game.presenters.names import Names
    from sim.kernel.log import Event


class Told(NamedTuple):
    """A line for the list of the day.

    Attributes:
        tone: Theme colour: ``bad``, ``watch``, ``good``, ``pm``, ``it`` or ``quiet``.
        rank: 1 to 9; of too many, those of a low rank are left out.
        icon: Repeats what the tone says.
    """

    id: str
    t_s: int
    words: str
    tone: str
    rank: int
    icon: str


_BOTH: Final = ("it", "pm")
_IT: Final = ("it",)
_PM: Final = ("pm",)

_TOLD: Final[dict[str, tuple[str, int, tuple[str, ...]]]] = {
    "major_incident_declared": ("bad", 9, _BOTH),
    "major_incident_ended": ("good", 8, _BOTH),
    "ticket_opened": ("watch", 5, _BOTH),
    "ticket_raised": ("watch", 5, _BOTH),
    "ticket_resolved": ("good", 4, _BOTH),
    "ticket_breached": ("watch", 3, _BOTH),
    "service_state_changed": ("bad", 8, _BOTH),
    "planned_outage_began": ("quiet", 3, _BOTH),
    "planned_outage_ended": ("good", 3, _BOTH),
    "asset_replaced": ("good", 4, _BOTH),
    "asset_upgraded": ("good", 4, _BOTH),
    "problem_noticed": ("watch", 5, _BOTH),
    "problem_removed": ("good", 6, _BOTH),
    "security_incident_found": ("bad", 9, _BOTH),
    "incident_phase_done": ("good", 5, _BOTH),
    "security_incident_closed": ("good", 7, _BOTH),
    "audit_reported": ("watch", 5, _IT),
    "change_done": ("good", 3, _BOTH),
    "change_failed": ("bad", 7, _BOTH),
    "change_given_up": ("bad", 5, _BOTH),
    "change_requested": ("quiet", 2, _IT),
    "work_interrupted": ("watch", 3, _BOTH),
    "project_went_live": ("good", 9, _BOTH),
    "go_live_missed": ("bad", 7, _BOTH),
    "project_closed": ("good", 7, _BOTH),
    "project_cancelled": ("bad", 8, _BOTH),
    "project_blocked": ("bad", 6, _PM),
    "status_reported": ("quiet", 3, _BOTH),
    "rebaseline_answered": ("watch", 4, _BOTH),
    "acceptance_given": ("good", 6, _BOTH),
    "task_started": ("quiet", 2, _PM),
    "task_finished": ("good", 4, _PM),
    "task_over_estimate": ("watch", 4, _PM),
    "task_delayed": ("watch", 5, _PM),
    "task_reworked": ("watch", 4, _PM),
    "risk_struck": ("bad", 6, _PM),
    "risks_identified": ("quiet", 3, _PM),
    "requirements_found": ("quiet", 4, _PM),
    "requirement_surfaced": ("watch", 5, _PM),
    "change_request_raised": ("watch", 5, _PM),
    "scope_crept": ("watch", 6, _PM),
    "defects_found": ("watch", 4, _PM),
    "defect_escaped": ("bad", 5, _BOTH),
    "conflict_arose": ("watch", 6, _PM),
    "staff_fell_short": ("watch", 4, _BOTH),
    "grant_ended": ("quiet", 3, _BOTH),
    "absence_started": ("quiet", 4, _BOTH),
    "absence_ended": ("quiet", 2, _BOTH),
    "person_joined": ("good", 8, _BOTH),
    "person_left": ("watch", 8, _BOTH),
    "notice_given": ("bad", 8, _IT),
    "sign_shown": ("watch", 5, _IT),
    "course_completed": ("good", 4, _BOTH),
    "leave_requested": ("quiet", 4, _IT),
    "candidate_appeared": ("quiet", 4, _IT),
    "offer_accepted": ("good", 6, _IT),
    "offer_declined": ("watch", 5, _IT),
    "bid_arrived": ("quiet", 4, _IT),
    "contract_started": ("quiet", 3, _IT),
    "contract_lapsed": ("bad", 6, _IT),
    "negotiation_concluded": ("good", 4, _IT),
    "funds_answered": ("watch", 5, _IT),
    "option_evaluated": ("quiet", 4, _IT),
    "standard_adopted": ("good", 6, _IT),
    "department_met": ("good", 4, _IT),
    "campaign_began": ("quiet", 4, _BOTH),
    "executives_informed": ("quiet", 3, _IT),
    "executive_review_held": ("watch", 8, _BOTH),
    "executive_warning_given": ("bad", 9, _IT),
    "promise_kept": ("good", 6, _BOTH),
    "promise_broken": ("bad", 7, _BOTH),
    "card_echoed": ("quiet", 5, _BOTH),
    "arc_beat": ("quiet", 4, _BOTH),
    "order_carried_out": ("quiet", 4, _BOTH),
    "duty_done": ("quiet", 3, _BOTH),
    "prediction_judged": ("quiet", 4, _BOTH),
}
"""Type of event to tone, rank and the hats that may hear of it. What nobody knows yet is not in here."""

_OWN: Final = frozenset({"order_carried_out", "duty_done", "prediction_judged", "card_echoed"})
"""Told only to the hat that it belongs to."""
_ICONS: Final = {
    "bad": "circle-alert",
    "watch": "triangle-alert",
    "good": "circle-check",
    "pm": "flag",
    "it": "server",
    "quiet": "circle-dot",
}
SCENES: Final = frozenset({"person_joined", "person_left", "project_went_live"})
"""What is worth a moment of its own."""
_BANNERS: Final = frozenset(
    {
        "problem_removed",
        "project_closed",
        "promise_kept",
        "promise_broken",
        "major_incident_ended",
        "security_incident_closed",
        "standard_adopted",
        "acceptance_given",
        "card_echoed",
        "executive_warning_given",
    }
)


def kind_of(event: Event) -> str:
    """Return the type of an event by name."""
    return type_name(type(event))


def told(names: Names, event: Any, humans: Sequence[str], *, shared: bool = False) -> Told | None:
    """Return the line for an event, or None if it is not worth one or not for these ears.

    Args:
        names: What to call things.
        event: What happened.
        humans: Hats of those who look.
        shared: Whether two people look at one screen, so that both must be allowed to hear it.
    """
    tone, rank = weighed(event, humans, shared=shared)
    if rank <= 0:
        return None
    return Told(event.id, event.t_s, sentence(names, event), tone, rank, _ICONS[tone])


def weighed(event: Any, humans: Sequence[str], *, shared: bool = False) -> tuple[str, int]:
    """Return tone and rank of the line for an event; rank 0 if there is none, arguments as for ``told``."""
    kind = kind_of(event)
    entry = _TOLD.get(kind)
    if entry is None or (kind.startswith("ticket_") and (event.priority > 2 or getattr(event, "parent", ""))):
        return "", 0  # most of what happens
    if not set(entry[2]) & set(humans) or (shared and not set(humans) <= set(entry[2])):
        return "", 0
    if kind in _OWN and (shared or getattr(event, "seat", humans[0]) not in humans):
        return "", 0
    return _weighed(event, kind, entry[0], entry[1])


def _weighed(event: Any, kind: str, tone: str, rank: int) -> tuple[str, int]:
    """Return tone and rank of an event whose fields decide how much it matters."""
    if kind.startswith("ticket_"):
        return (("bad" if kind != "ticket_resolved" else tone), rank + 4) if event.priority == 1 else (tone, rank)
    if kind == "service_state_changed":
        if event.planned:
            return "quiet", 2
        return {"down": ("bad", 8), "degraded": ("watch", 4), "up": ("good", 4)}.get(event.new, (tone, rank))
    if kind == "project_went_live":
        return ("good" if event.week <= event.promised_week else "watch"), rank
    if kind == "status_reported":
        return {"red": "bad", "amber": "watch"}.get(event.colour, "good"), rank
    if kind == "absence_started" and event.reason == "sickness":
        return "watch", 5
    return tone, rank


def is_banner(event: Event) -> bool:
    """Tell whether an event deserves a line across the office."""
    return kind_of(event) in _BANNERS


def most_important(lines: Iterable[Told], most: int) -> list[Told]:
    """Return so many lines of the highest rank, the newest first."""
    kept = sorted(lines, key=lambda line: (-line.rank, -line.t_s))[:most]
    return sorted(kept, key=lambda line: -line.t_s)


def latest(events: Sequence[Event], thing: str, most: int = 4_000) -> str:
    """Return the id of the last event that speaks of a thing, or nothing.

    Args:
        events: The log.
        thing: Id of a person, an asset, a ticket, a department, a project.
        most: So far back one looks.
    """
    for event in reversed(events[-most:]):
        values: tuple[Any, ...] = tuple(getattr(event, name) for name in event._fields[3:])
        if any(value == thing or (isinstance(value, tuple) and thing in value) for value in values):
            return event.id
    return ""
