"""KPIs and scores: what to call them, how to write them, which direction is good."""

from typing import Final, Literal, NamedTuple

from game.i18n import N_, Language
from game.presenters import meanings

Direction = Literal["up", "down", ""]


class Kpi(NamedTuple):
    """How to show a KPI: its label, the direction that is good, and decimals."""

    label: str
    good: Direction
    places: int = 0


KPIS: Final[dict[str, Kpi]] = {
    "availability_share": Kpi(N_("Availability"), "up", 2),
    "weighted_availability_share": Kpi(N_("Availability, weighted by value"), "up", 2),
    "outage_h": Kpi(N_("Outage hours"), "down"),
    "outage_cost_cents": Kpi(N_("Cost of outages to the business"), "down"),
    "mean_time_to_restore_h": Kpi(N_("Mean time to restore"), "down", 1),
    "mean_time_to_detect_h": Kpi(N_("Mean time to detect"), "down", 1),
    "asset_failures": Kpi(N_("Failures of assets"), "down"),
    "major_incidents": Kpi(N_("Major incidents"), "down"),
    "incidents_opened": Kpi(N_("Incidents opened"), "down"),
    "requests_opened": Kpi(N_("Requests opened"), ""),
    "backlog": Kpi(N_("Open tickets"), "down"),
    "backlog_age_h": Kpi(N_("Age of open tickets"), "down"),
    "sla_met_share": Kpi(N_("Tickets within the SLA"), "up"),
    "sla_met_p1_share": Kpi(N_("P1 within the SLA"), "up"),
    "sla_met_p2_share": Kpi(N_("P2 within the SLA"), "up"),
    "sla_met_p3_share": Kpi(N_("P3 within the SLA"), "up"),
    "sla_met_p4_share": Kpi(N_("P4 within the SLA"), "up"),
    "sla_met_p5_share": Kpi(N_("P5 within the SLA"), "up"),
    "resolution_h_median": Kpi(N_("Resolution time, median"), "down", 1),
    "resolution_h_p90": Kpi(N_("Resolution time, slowest tenth"), "down", 1),
    "first_contact_share": Kpi(N_("Solved at first contact"), "up"),
    "reopened_share": Kpi(N_("Reopened tickets"), "down", 1),
    "handovers_mean": Kpi(N_("Hand-overs per ticket"), "down", 2),
    "problems_open": Kpi(N_("Open problems"), "down"),
    "knowledge_share": Kpi(N_("Level of the knowledge base"), "up"),
    "changes_done": Kpi(N_("Changes done"), "up"),
    "change_failure_share": Kpi(N_("Failed changes"), "down"),
    "changes_waiting": Kpi(N_("Changes waiting"), "down"),
    "enhancements_done": Kpi(N_("Enhancements done"), "up"),
    "staff": Kpi(N_("Staff"), ""),
    "open_positions": Kpi(N_("Open positions"), "down"),
    "morale_mean": Kpi(N_("Morale, mean"), "up"),
    "fatigue_mean": Kpi(N_("Fatigue, mean"), "down"),
    "overtime_h": Kpi(N_("Overtime hours"), "down"),
    "utilisation_share": Kpi(N_("Utilisation"), ""),
    "leavers": Kpi(N_("People who left"), "down"),
    "sick_days": Kpi(N_("Sick days"), "down"),
    "attention_used_share": Kpi(N_("Attention used"), ""),
    "budget_cents": Kpi(N_("Budget"), ""),
    "spent_cents": Kpi(N_("Spent"), "down"),
    "committed_cents": Kpi(N_("Committed"), ""),
    "forecast_cents": Kpi(N_("Forecast"), "down"),
    "budget_variance_share": Kpi(N_("Over or under budget"), "down", 1),
    "vulnerabilities_open": Kpi(N_("Open vulnerabilities"), "down"),
    "patch_lag_days": Kpi(N_("Patch lag"), "down"),
    "security_incidents": Kpi(N_("Security incidents"), "down"),
    "breach_cost_cents": Kpi(N_("Cost of breaches"), "down"),
    "phish_click_share": Kpi(N_("Clicks on phishing"), "down", 1),
    "audit_findings_open": Kpi(N_("Open audit findings"), "down"),
    "department_satisfaction": Kpi(N_("Satisfaction of departments"), "up"),
    "department_trust": Kpi(N_("Trust of departments"), "up"),
    "executive_trust": Kpi(N_("Trust of the executives"), "up"),
    "business_value_cents": Kpi(N_("Business value"), "up"),
    "strategy_share": Kpi(N_("Strategy reached"), "up"),
    "projects_live": Kpi(N_("Projects live"), "up"),
    "projects_closed": Kpi(N_("Projects closed"), "up"),
    "project_late_weeks": Kpi(N_("Weeks late against the promise"), "down", 1),
    "schedule_performance": Kpi(N_("Schedule performance (SPI)"), "up", 2),
    "cost_performance": Kpi(N_("Cost performance (CPI)"), "up", 2),
    "scope_value_share": Kpi(N_("Value of the scope delivered"), "up"),
    "escaped_defects": Kpi(N_("Escaped defects"), "down"),
    "stakeholder_trust": Kpi(N_("Trust of stakeholders"), "up"),
    "team_motivation": Kpi(N_("Motivation of the team"), "up"),
    "benefit_cents": Kpi(N_("Benefit"), "up"),
    "owners_named_share": Kpi(N_("Right owner named"), "up"),
    "refused_as_not_own": Kpi(N_("Tried what is another role's call"), "down"),
    "promises_kept_share": Kpi(N_("Promises kept"), "up"),
}
"""KPI to how it is shown."""

PARTS: Final[dict[str, str]] = {
    "service": N_("Service"),
    "sla": N_("SLA"),
    "budget": N_("Budget"),
    "people": N_("People"),
    "security": N_("Security"),
    "strategy": N_("Strategy"),
    "business": N_("Business satisfaction"),
    "schedule": N_("Schedule"),
    "cost": N_("Cost"),
    "scope": N_("Scope"),
    "quality": N_("Quality"),
    "stakeholders": N_("Stakeholders"),
    "team": N_("Team"),
    "benefits": N_("Benefits"),
    "value": N_("Business value"),
    "executive_trust": N_("Trust of the executives"),
    "owners_named": N_("Owners named"),
    "own_decisions": N_("Own decisions"),
    "duty_attention": N_("Attention per duty"),
    "total": N_("Total"),
}
"""Part of a score to its label."""

ROLES: Final[dict[str, str]] = {
    "it_manager": N_("IT manager"),
    "project_manager": N_("Project manager"),
    "organisation": N_("Organisation"),
    "role_clarity": N_("Role clarity"),
}
"""Score to its label."""


def label(speak: Language, name: str) -> str:
    """Return what to call a KPI, or a measure like ``score.it_manager.sla``."""
    if name.startswith("score."):
        _, role, part = (*name.split("."), "total")[:3]
        return f"{speak.text(ROLES.get(role, role))}: {speak.text(PARTS.get(part, part))}"
    return speak.text(KPIS[name].label) if name in KPIS else name


def value(speak: Language, name: str, amount: float | None, currency: str = "EUR") -> str:
    """Return a KPI's value with its unit; a dash if there is none."""
    if amount is None:
        return "–"
    if name.startswith("score."):
        return speak.number(amount)
    places = KPIS[name].places if name in KPIS else 0
    if name.endswith("_cents"):
        return speak.money(amount, currency)
    if name.endswith("_share") or name in _AS_SHARES:
        return speak.share(amount, places)
    if name.endswith(("_h", "_h_median", "_h_p90")):
        return speak.hours(amount)
    if name.endswith("_days"):
        return speak.text(N_("{n} days"), n=speak.number(amount))
    return speak.number(amount, places)


_AS_SHARES: Final = ("morale_mean", "fatigue_mean", "team_motivation")


def meaning(speak: Language, name: str) -> str:
    """Return in one sentence what a KPI or a part of a score means."""
    if name.startswith("score."):
        return speak.text(meanings.PARTS[name.rpartition(".")[2]])
    return speak.text(meanings.KPIS[name])
