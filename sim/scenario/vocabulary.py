"""Plain vocabularies that every floor shares: fields of skill, priorities, accounts, KPIs, scores.

A test asserts that the floors use exactly these.
"""

from typing import Final, Literal

Field = Literal[
    "service_desk",
    "endpoint",
    "server",
    "network",
    "database",
    "application",
    "security",
    "development",
    "analysis",
    "leadership",
]
FIELDS: Final[tuple[Field, ...]] = (
    "service_desk",
    "endpoint",
    "server",
    "network",
    "database",
    "application",
    "security",
    "development",
    "analysis",
    "leadership",
)

Duty = Literal["desk", "operations", "projects"]
DUTIES: Final[tuple[Duty, ...]] = ("desk", "operations", "projects")

PRIORITIES: Final = (1, 2, 3, 4, 5)
"""P1 is the most urgent."""

Kind = Literal[
    "request",
    "incident",
    "enhancement",
    "problem",
    "change",
    "maintenance",
    "patching",
    "security",
    "knowledge",
    "training",
    "meeting",
    "review",
    "calls",
    "upkeep",
    "task",
    "evaluation",
    "migration",
]
"""Kinds of work item. ``calls`` are the contacts that one failure brings, ``upkeep`` the care of monitoring, ``task``
a project task, ``evaluation`` a look at an option, ``migration`` the move of an asset to a standard."""

TriageOrder = Literal["priority", "first_come", "sla_slack", "business_value"]
InterruptRule = Literal["none", "p1", "p1_p2"]
MonitoringLevel = Literal["none", "basic", "full"]
ServiceState = Literal["up", "degraded", "down"]
PatchCadence = Literal[7, 14, 30, 90]
Grade = Literal["junior", "professional", "senior", "lead"]
GRADES: Final[tuple[Grade, ...]] = ("junior", "professional", "senior", "lead")

Account = Literal[
    "payroll",
    "contractors",
    "on_call",
    "licences",
    "cloud",
    "support",
    "training",
    "recruiting",
    "security",
    "project_expense",
    "hardware",
    "project_capital",
]
ACCOUNTS: Final[tuple[Account, ...]] = (
    "payroll",
    "contractors",
    "on_call",
    "licences",
    "cloud",
    "support",
    "training",
    "recruiting",
    "security",
    "project_expense",
    "hardware",
    "project_capital",
)
CAPITAL_ACCOUNTS: Final[tuple[Account, ...]] = ("hardware", "project_capital")

ContractKind = Literal["licence", "cloud", "support"]
"""A contract is booked to the account of its kind: licences, cloud, support."""

IT_SCORES: Final = ("service", "sla", "budget", "people", "security", "strategy", "business")
PM_SCORES: Final = ("schedule", "cost", "scope", "quality", "stakeholders", "team", "benefits")
ORGANISATION_SCORES: Final = ("value", "executive_trust")
ROLE_CLARITY_SCORES: Final = ("owners_named", "own_decisions", "duty_attention")
SCORES: Final[dict[str, tuple[str, ...]]] = {
    "it_manager": IT_SCORES,
    "project_manager": PM_SCORES,
    "organisation": ORGANISATION_SCORES,
    "role_clarity": ROLE_CLARITY_SCORES,
}
"""Parts of each score, fixed; a part whose mechanism does not exist yet is null, and so left out of the mean."""

KPIS: Final[dict[str, str]] = {
    # service
    "availability_share": "share",
    "weighted_availability_share": "share",
    "outage_h": "h",
    "outage_cost_cents": "cents",
    "mean_time_to_restore_h": "h",
    "mean_time_to_detect_h": "h",
    "asset_failures": "count",
    "major_incidents": "count",
    # service desk
    "incidents_opened": "count",
    "requests_opened": "count",
    "backlog": "count",
    "backlog_age_h": "h",
    "sla_met_share": "share",
    "sla_met_p1_share": "share",
    "sla_met_p2_share": "share",
    "sla_met_p3_share": "share",
    "sla_met_p4_share": "share",
    "sla_met_p5_share": "share",
    "resolution_h_median": "h",
    "resolution_h_p90": "h",
    "first_contact_share": "share",
    "reopened_share": "share",
    "handovers_mean": "count",
    "problems_open": "count",
    "knowledge_share": "share",
    # changes
    "changes_done": "count",
    "change_failure_share": "share",
    "changes_waiting": "count",
    "enhancements_done": "count",
    # people
    "staff": "count",
    "open_positions": "count",
    "morale_mean": "share",
    "fatigue_mean": "share",
    "overtime_h": "h",
    "utilisation_share": "share",
    "leavers": "count",
    "sick_days": "days",
    "attention_used_share": "share",
    # money
    "budget_cents": "cents",
    "spent_cents": "cents",
    "committed_cents": "cents",
    "forecast_cents": "cents",
    "budget_variance_share": "share",
    # security
    "vulnerabilities_open": "count",
    "patch_lag_days": "days",
    "security_incidents": "count",
    "breach_cost_cents": "cents",
    "phish_click_share": "share",
    "audit_findings_open": "count",
    # business
    "department_satisfaction": "points",
    "department_trust": "points",
    "executive_trust": "points",
    "business_value_cents": "cents",
    "strategy_share": "share",
    # projects
    "projects_live": "count",
    "projects_closed": "count",
    "project_late_weeks": "weeks",
    "schedule_performance": "ratio",
    "cost_performance": "ratio",
    "scope_value_share": "share",
    "escaped_defects": "count",
    "stakeholder_trust": "points",
    "team_motivation": "share",
    "benefit_cents": "cents",
    # roles
    "owners_named_share": "share",
    "refused_as_not_own": "count",
    "promises_kept_share": "share",
}
"""Every KPI with its unit, fixed. What a scenario has no mechanism for is null."""
