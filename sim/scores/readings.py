"""Readings: the counters of all floors below, taken together at one instant."""

import math
from dataclasses import fields
from typing import TYPE_CHECKING

from sim.kernel.units import HOUR
from sim.scores.state import Reading

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor


def take(floor: "ScoresFloor", from_s: int) -> Reading:
    """Read every counter; what is only known per week is added to the last reading.

    Args:
        floor: The scores floor, for all floors below.
        from_s: Instant of the last reading.
    """
    reading = Reading()
    _services(floor, reading)
    _desk(floor, reading)
    _others(floor, reading)
    _both_hats(floor, reading)
    _week(floor, reading, from_s)
    return reading


def _services(floor: "ScoresFloor", reading: Reading) -> None:
    infrastructure = floor.infrastructure
    infrastructure.settle()
    for run in infrastructure.state.services.values():
        value = floor.value_of[run.id] / HOUR
        reading.due_cents += run.due_s * value
        reading.lost_cents += run.lost_s * value
        reading.due_s += run.due_s
        reading.lost_s += run.lost_s
        reading.down_s += run.down_s
        reading.outage_cost_cents += run.cost_cents
    state = infrastructure.state
    reading.failures = state.failures
    reading.restored = state.restored
    reading.restore_s = state.restore_s
    reading.detections = state.detections
    reading.detect_s = state.detect_s


def _desk(floor: "ScoresFloor", reading: Reading) -> None:
    counts = floor.desk.state.counts
    reading.majors = counts.majors
    reading.incidents_opened = counts.opened["incident"]
    reading.requests_opened = counts.opened["request"]
    reading.enhancements = counts.resolved["enhancement"]
    reading.sla_judged = list(counts.sla_judged)
    reading.sla_met = list(counts.sla_met)
    reading.resolved = sum(counts.resolved.values())
    reading.handled = counts.handled
    reading.first_contact = counts.first_contact
    reading.handovers = counts.handovers
    reading.reopened = counts.reopened
    reading.resolutions = len(floor.desk.state.resolutions)


def _others(floor: "ScoresFloor", reading: Reading) -> None:
    changes = floor.change.state
    reading.changes_done = changes.done
    reading.changes_failed = changes.failed
    people = floor.people.state
    reading.overtime_s = people.overtime_s
    reading.sick_s = people.sick_s
    reading.leavers = people.leavers
    reading.worked_s = sum(hours.booked_s for hours in floor.work.state.people.values())
    security = floor.security.state
    reading.security_incidents = security.incidents_found
    reading.breach_cents = security.loss_cents
    reading.phish_targets = security.phish_targets
    reading.phish_clicks = security.phish_clicks
    reading.spent_cents = floor.money.spent_total()
    months = floor.money.state.months
    reading.over_cents = max(0, months[-1].variance_cents) if months else 0


def _both_hats(floor: "ScoresFloor", reading: Reading) -> None:
    """Read what tells how projects, promises and roles were handled."""
    projects = floor.projects.state.projects.values()
    reading.benefit_cents = sum(project.benefit_cents for project in projects)
    reading.worth_cents = floor.business.state.worth_cents
    reading.escaped = sum(project.escaped for project in floor.leading.led())
    reading.moved_cents = floor.hats.state.value_cents
    reading.not_own = floor.state.not_own
    for counters in floor.hats.state.counters.values():
        reading.wrong_doors += counters.doors_kept + counters.temptations
        reading.asked += counters.asked
        reading.named_right += counters.right
    for seat, tally in floor.relations.state.tallies.items():
        if seat in {"it", "pm"}:
            reading.kept += tally.kept
            reading.broken += tally.broken
    reading.it_used_h, reading.pm_used_h = _used(floor, "it"), _used(floor, "pm")


def _used(floor: "ScoresFloor", seat: str) -> float:
    spending = floor.relations.spending(seat)
    return math.fsum(hours for turn in spending.turns for hours in turn.values())


def _week(floor: "ScoresFloor", reading: Reading, from_s: int) -> None:
    last = floor.state.last
    now = floor.core.now
    open_s = sum(p.hours.between(from_s, now) for p in floor.people.state.people.values() if p.employed)
    reading.available_s = last.available_s + open_s
    relations = floor.relations
    pool = relations.state.attention["it"]
    own = relations.pool("pm")
    # Relations has just closed the turn, unless a turn has several weeks and this one does not end it.
    if floor.turn_ends(now):
        reading.attention_h = last.attention_h + pool.last_available_h
        reading.attention_spent_h = last.attention_spent_h + pool.last_spent_h
        # A hat that leads nothing has no chair that could be empty.
        leads = own is not None and relations.routine("pm") > 0.0
        theirs = own.last_available_h * (0.5 if own is pool else 1.0) if own is not None and leads else 0.0
        reading.pm_attention_h = last.pm_attention_h + theirs
    else:
        reading.pm_attention_h = last.pm_attention_h
        reading.attention_h = last.attention_h
        reading.attention_spent_h = last.attention_spent_h


def difference(later: Reading, earlier: Reading) -> Reading:
    """Return what was counted between two readings."""
    result = Reading()
    for f in fields(Reading):
        a, b = getattr(later, f.name), getattr(earlier, f.name)
        if isinstance(a, list):
            setattr(result, f.name, [x - y for x, y in zip(a, b, strict=True)])
        else:
            setattr(result, f.name, a - b)
    return result
