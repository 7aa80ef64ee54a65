"""KPIs: every name of the vocabulary with a value, or None where nothing in the game moves it yet.

A KPI is either a flow (counts, shares, hours, money: since the start, or of one week) or a stock (backlog, morale,
trust: as it stands at the end of the week, the same in both tables).
"""

import math
from typing import TYPE_CHECKING

from sim.kernel.units import DAY, HOUR
from sim.scenario.vocabulary import KPIS
from sim.scores.state import Reading

if TYPE_CHECKING:
    from sim.scores.floor import ScoresFloor

Kpis = dict[str, float | None]


def share(part: float, whole: float) -> float | None:
    """Return a share, or None of nothing."""
    return part / whole if whole > 0 else None


def complete(floor: "ScoresFloor", values: Kpis) -> Kpis:
    """Return all KPIs in the order of the vocabulary; what is missing has no value."""
    result = {name: values.get(name) for name in KPIS}
    # What a strategy aims at is said in other KPIs, so that its progress can be told only after them.
    result["strategy_share"] = floor.business.strategy.share(result)
    return result


def flows(reading: Reading, ordered: list[int]) -> Kpis:
    """Return what was counted, from a reading or the difference of two.

    Args:
        reading: The counters.
        ordered: Resolution times of the tickets resolved in that time, in seconds, shortest first.
    """
    available = share(reading.lost_s, reading.due_s)
    weighted = share(reading.lost_cents, reading.due_cents)
    values: Kpis = {
        "availability_share": None if available is None else 1.0 - available,
        "weighted_availability_share": None if weighted is None else 1.0 - weighted,
        "outage_h": reading.down_s / HOUR,
        "outage_cost_cents": round(reading.outage_cost_cents),
        "mean_time_to_restore_h": share(reading.restore_s / HOUR, reading.restored),
        "mean_time_to_detect_h": share(reading.detect_s / HOUR, reading.detections),
        "asset_failures": reading.failures,
        "major_incidents": reading.majors,
        "incidents_opened": reading.incidents_opened,
        "requests_opened": reading.requests_opened,
        "sla_met_share": share(sum(reading.sla_met), sum(reading.sla_judged)),
        "resolution_h_median": quantile(ordered, 0.5),
        "resolution_h_p90": quantile(ordered, 0.9),
        "first_contact_share": share(reading.first_contact, reading.handled),
        "reopened_share": share(reading.reopened, reading.resolved + reading.reopened),
        "handovers_mean": share(reading.handovers, reading.handled),
        "changes_done": reading.changes_done,
        "change_failure_share": share(reading.changes_failed, reading.changes_done + reading.changes_failed),
        "enhancements_done": reading.enhancements,
        "overtime_h": reading.overtime_s / HOUR,
        "utilisation_share": share(reading.worked_s, reading.available_s),
        "leavers": reading.leavers,
        "sick_days": reading.sick_s / (8 * HOUR),
        "attention_used_share": share(reading.attention_spent_h, reading.attention_h),
        "spent_cents": reading.spent_cents,
        "security_incidents": reading.security_incidents,
        "breach_cost_cents": reading.breach_cents,
        "phish_click_share": share(reading.phish_clicks, reading.phish_targets),
        "business_value_cents": value_cents(reading),
        "benefit_cents": reading.benefit_cents,
        "escaped_defects": reading.escaped,
        "owners_named_share": share(reading.named_right, reading.asked),
        "refused_as_not_own": reading.not_own,
        "promises_kept_share": share(reading.kept, reading.kept + reading.broken),
    }
    for priority in range(1, 6):
        met, judged = reading.sla_met[priority], reading.sla_judged[priority]
        values[f"sla_met_p{priority}_share"] = share(met, judged)
    return values


def value_cents(reading: Reading) -> int:
    """Return the worth to the organisation: benefits, less the cost of outages, breaches and spending over plan."""
    gained = reading.benefit_cents + reading.worth_cents + reading.moved_cents
    return gained - round(reading.outage_cost_cents) - reading.breach_cents - reading.over_cents


def quantile(ordered: list[int], p: float) -> float | None:
    """Return a quantile of sorted seconds, in hours (nearest rank)."""
    if not ordered:
        return None
    return ordered[min(len(ordered) - 1, int(p * len(ordered)))] / HOUR


def stocks(floor: "ScoresFloor") -> Kpis:
    """Return what stands at the end of the week."""
    return {**_desk(floor), **_people(floor), **_money(floor), **_security(floor), **_relations(floor), **_led(floor)}


def _desk(floor: "ScoresFloor") -> Kpis:
    state = floor.desk.state
    now = floor.core.now
    ages = sum(now - ticket.born_s for ticket in state.tickets.values())
    return {
        "backlog": sum(state.counts.open.values()),
        "backlog_age_h": share(ages / HOUR, len(state.tickets)),
        "problems_open": sum(1 for p in state.problems.values() if p.state in ("noticed", "open")),
        "knowledge_share": state.knowledge.level,
        "changes_waiting": floor.change.waiting,
    }


def _people(floor: "ScoresFloor") -> Kpis:
    state = floor.people.state
    staff = [p for p in state.people.values() if p.employed and not p.contractor]
    return {
        "staff": len(staff),
        "open_positions": len(state.positions),
        "morale_mean": share(math.fsum(p.morale for p in staff), len(staff)),
        "fatigue_mean": share(math.fsum(p.fatigue for p in staff), len(staff)),
    }


def _money(floor: "ScoresFloor") -> Kpis:
    money = floor.money
    months = money.state.months
    return {
        "budget_cents": money.planned_total(),
        "committed_cents": money.committed(),
        "forecast_cents": floor.business.outlook.total(),
        # As Finance sees it: at the last close of a month, because salaries and contracts are booked then.
        "budget_variance_share": share(months[-1].variance_cents, months[-1].planned_cents) if months else None,
    }


def _security(floor: "ScoresFloor") -> Kpis:
    now = floor.core.now
    assets = floor.infrastructure.state.assets.values()
    classes = floor.scenario.rules.asset_classes
    lags = [(now - asset.patched_s) / DAY for asset in assets if classes[asset.kind].patch_h > 0]
    security = floor.security.state
    return {
        "vulnerabilities_open": floor.security.open_vulnerabilities(),
        "patch_lag_days": share(math.fsum(lags), len(lags)),
        "audit_findings_open": len(security.known) if security.audits else None,
    }


def _relations(floor: "ScoresFloor") -> Kpis:
    state = floor.relations.state
    departments = state.departments.values()
    users = sum(d.users for d in departments)
    return {
        "department_satisfaction": share(math.fsum(d.satisfaction * d.users for d in departments), users),
        "department_trust": share(math.fsum(d.trust * d.users for d in departments), users),
        "executive_trust": state.executive_trust,
    }


def _led(floor: "ScoresFloor") -> Kpis:
    """Return how the projects of the project manager's seat stand, and how far the strategy was reached."""
    leading = floor.leading
    projects = floor.projects.state.projects.values()
    return {
        "projects_live": float(sum(p.live_s >= 0 for p in projects)),
        "projects_closed": float(sum(p.status == "closed" for p in projects)),
        "project_late_weeks": leading.mean(lambda p: floor.projects.late_weeks(p.id) if p.baselines else None),
        "schedule_performance": leading.mean(lambda p: m.spi if (m := leading.measures(p)) else None),
        "cost_performance": leading.mean(lambda p: m.cpi if (m := leading.measures(p)) else None),
        "scope_value_share": leading.mean(leading.delivered_share),
        "stakeholder_trust": leading.mean(leading.trust),
        "team_motivation": leading.mean(leading.motivation),
    }
