"""Explanations as plain data for JSON."""

from typing import Any

from sim.kernel.log import as_record
from sim.session import Session
from sim.why.chain import Effect, Link, chain, consequences


def event_record(session: Session, event_id: str) -> dict[str, Any]:
    """Return an event or root with its causes and what it led to."""
    link = chain(session.find, event_id)
    effect = consequences(session.events(), event_id)
    return {
        "subject": event_id,
        "kind": link.kind,
        "event": as_record(link.event) if link.event is not None else None,
        "roots": [end.id for end in link.roots()],
        "chain": tree(link),
        "effects": effects(effect)["effects"] if effect is not None else [],
    }


def number_record(session: Session, name: str, week: int) -> dict[str, Any]:
    """Return a KPI or score at a week with what it is made of and what moved it."""
    breakdown = session.breakdown(name, week)
    return {
        "subject": name,
        "kind": "score" if name.startswith("score.") else "project" if name.startswith("project/") else "kpi",
        "week": week,
        "value": _rounded(breakdown.value),
        "components": [
            {
                "name": part.name,
                "value": _rounded(part.value),
                "weight": _rounded(part.weight),
                "points": _rounded(part.points),
                "anchors": list(part.anchors),
            }
            for part in breakdown.components
        ],
        "series": [_rounded(value) for value in breakdown.series],
        "events": [
            {
                "event": mover.event,
                "week": mover.week,
                "effect": _rounded(mover.effect),
                "unit": mover.unit,
                "roots": [end.id for end in chain(session.find, mover.event).roots()],
            }
            for mover in breakdown.events
        ],
    }


def tree(link: Link) -> dict[str, Any]:
    """Return a chain as nested data; the deepest ones of a game are far from any limit of JSON readers."""
    record: dict[str, Any] = {"id": link.id, "kind": link.kind}
    if link.event is not None:
        record |= {"t_s": link.event.t_s, "type": as_record(link.event)["type"]}
    if link.repeated:
        record["repeated"] = True
    if link.causes:
        record["causes"] = [tree(cause) for cause in link.causes]
    return record


def effects(effect: Effect) -> dict[str, Any]:
    """Return consequences as nested data."""
    record = as_record(effect.event)
    return {
        "id": effect.event.id,
        "t_s": effect.event.t_s,
        "type": record["type"],
        "effects": [effects(below) for below in effect.effects],
        **({"more": effect.more} if effect.more else {}),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 9)
