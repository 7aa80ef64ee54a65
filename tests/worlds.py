"""Small worlds for tests, built from definitions without files.

``small_scenario()`` is a department of four people, two services and four assets; every part can be replaced by name.
"""

from dataclasses import replace
from typing import Any

from sim.kernel.calendar import ALWAYS, Calendar
from sim.kernel.units import DAY, HOUR
from sim.scenario.definitions import (
    AssetDef,
    CategoryDef,
    ContractDef,
    DemandDef,
    DepartmentDef,
    PersonDef,
    PolicyStartDef,
    RequirementDef,
    Scenario,
    ServiceDef,
    VendorDef,
)
from sim.scenario.projects import (
    BenefitDef,
    DeliverableDef,
    ProjectDef,
    RequirementItemDef,
    RiskDef,
    StakeholderDef,
    TaskDef,
)
from sim.scenario.ruleset import default_rules

OFFICE = Calendar(tuple((d * DAY + a * HOUR, d * DAY + b * HOUR) for d in range(5) for a, b in ((8, 12), (13, 17))))
OFFICE_HOURS = tuple(1 / 9 if 8 <= h < 17 else 0.0 for h in range(24))
WEEKDAYS = (0.2, 0.2, 0.2, 0.2, 0.2, 0.0, 0.0)


def person(person_id: str, **changes: Any) -> PersonDef:
    """Return an all-round professional; any field can be replaced."""
    base = PersonDef(
        id=person_id,
        name=person_id.title(),
        grade="professional",
        calendar="office",
        pay_cents_per_year=6_000_000,
        skills={"service_desk": 3, "endpoint": 3, "server": 3, "network": 2, "application": 3},
        familiarity={},
        duties={"desk": 0.5, "operations": 0.3, "projects": 0.2},
        weeks_here=200,
        morale=0.7,
    )
    return replace(base, **changes)


def category(category_id: str = "mail-trouble", **changes: Any) -> CategoryDef:
    """Return a plain incident category of the mail service."""
    base = CategoryDef(
        id=category_id,
        service="mail",
        kind="incident",
        per_user_month=0.5,
        field="application",
        levels=(0.5, 0.3, 0.2, 0.0, 0.0),
        effort_mu=0.08,
        effort_sd=1.0,
        impact=(0.0, 0.1, 0.9),
        urgency=(0.1, 0.3, 0.6),
        wait_user_share=0.2,
        knowledge_share=0.5,
    )
    return replace(base, **changes)


def demand(*categories: CategoryDef, **changes: Any) -> DemandDef:
    """Return demand in office hours on weekdays."""
    base = DemandDef(
        categories=categories or (category(),),
        hour_shares=OFFICE_HOURS,
        weekday_shares=WEEKDAYS,
        day_cv=0.1,
        day_ar1=0.2,
    )
    return replace(base, **changes)


def small_scenario(**changes: Any) -> Scenario:
    """Return a complete small scenario; any field can be replaced."""
    base = Scenario(
        id="small",
        version=1,
        start_date="2026-01-05",
        weeks=8,
        turn_weeks=1,
        difficulty=1,
        currency="EUR",
        calendars={"office": OFFICE, "always": ALWAYS},
        departments=(DepartmentDef("sales", 60, 60, 60), DepartmentDef("production", 40, 60, 60)),
        people=(
            person(
                "ada", on_call=True, leads=True, skills={"server": 4, "network": 4, "application": 3, "security": 3}
            ),
            person("ben", on_call=True),
            person("cem", grade="junior", skills={"service_desk": 2, "endpoint": 2, "application": 1}),
            person("dia", skills={"service_desk": 4, "endpoint": 3, "application": 2, "database": 3}),
        ),
        services=(
            ServiceDef(
                id="mail",
                users={"sales": 60, "production": 40},
                calendar="office",
                sla_h=(4, 8, 24, 48, 96),
                value_cents_per_h=80_000,
                off_hours_share=0.2,
                requires=(RequirementDef(("mail-1", "mail-2")), RequirementDef(("switch",))),
                critical=2,
                monitoring="basic",
            ),
            ServiceDef(
                id="files",
                users={"sales": 60},
                calendar="office",
                sla_h=(4, 8, 24, 48, 96),
                value_cents_per_h=50_000,
                off_hours_share=0.1,
                requires=(RequirementDef(("nas",)), RequirementDef(("switch",))),
                critical=1,
                monitoring="none",
            ),
        ),
        assets=(
            AssetDef("mail-1", "server", 100, 200, 100, 800_000, patch_lag_days=30, exposed=True, contract="care"),
            AssetDef("mail-2", "server", 150, 200, 100, 800_000, patch_lag_days=30),
            AssetDef("nas", "storage", 200, 100, 60, 1_500_000, patch_lag_days=60, findings=2),
            AssetDef("switch", "switch", 250, 200, 100, 400_000, patch_lag_days=90),
        ),
        vendors=(
            VendorDef("nordlicht", "Nordlicht IT", ("support", "licence"), 1.0, 0.7, 1.0, 0.8, 60),
            VendorDef("kupfer", "Kupfer & Sohn", ("support", "licence", "cloud"), 0.9, 0.6, 1.2, 0.6, 50),
        ),
        contracts=(
            ContractDef("care", "nordlicht", "support", 1_200_000, 6, 52, 2, True, response_h=8, services=("mail",)),
            ContractDef("office", "kupfer", "licence", 2_400_000, 20, 52, 4, True, units=110, units_used=80),
        ),
        demand=demand(),
        problems=(),
        changes=(),
        goals=(),
        start=PolicyStartDef(),
        budget_cents={
            "payroll": 5_200_000,
            "on_call": 300_000,
            "licences": 400_000,
            "support": 300_000,
            "training": 300_000,
            "recruiting": 200_000,
            "contractors": 500_000,
            "security": 200_000,
            "hardware": 1_000_000,
        },
        reserve_cents=2_000_000,
        executive_trust=60,
        change_failure_share=0.15,
        attention_h=24,
        rules=default_rules(),
    )
    return replace(base, **changes)


def task(task_id: str, phase: Any, effort_h: float, after: tuple[str, ...] = (), **changes: Any) -> TaskDef:
    """Return a task of the portal that a professional can do; any field can be replaced."""
    base = TaskDef(task_id, "portal", phase, effort_h, "application", 2.0, 2, after, service="mail")
    return replace(base, **changes)


def project(**changes: Any) -> ProjectDef:
    """Return a project of eight tasks on the table in week 1; any field can be replaced."""
    base = ProjectDef(
        id="portal",
        starts="chartered",
        week=1,
        sponsor="sales",
        due_week=14,
        budget_cents=4_000_000,
        capital_cents=1_000_000,
        deliverables=(
            DeliverableDef(
                "portal",
                10.0,
                (
                    RequirementItemDef("login", "sales", 8.0),
                    RequirementItemDef("search", "sales", 6.0, hidden=True, surfaces="design"),
                    RequirementItemDef("print", "production", 5.0, hidden=True, surfaces="pilot"),
                    RequirementItemDef("archive", "production", 4.0, hidden=True, surfaces="acceptance"),
                ),
            ),
            DeliverableDef("manual", 2.0, (), optional=True, wanted_by="production"),
        ),
        tasks=(
            task("wishes", "requirements", 16.0, field="application", level=1.0, max_people=1),
            task("design", "design", 24.0, ("wishes",), max_people=1),
            task(
                "order", "procurement", 4.0, ("design",), lead_days=10, purchase_cents=800_000, max_people=1, level=1.0
            ),
            task("build", "build", 60.0, ("design",)),
            task("move", "migration", 30.0, ("order", "build"), field="server", level=2.0),
            task("test", "test", 24.0, ("build", "move")),
            task("words", "documentation", 12.0, ("design",), deliverable="manual", level=1.0, max_people=1),
            task("teach", "training", 10.0, ("test", "words"), level=1.0, max_people=1),
        ),
        risks=(
            RiskDef("slow-vendor", 0.5, 4, 8, "delay", 10.0, task="order", source="vendor", subject="kupfer"),
            RiskDef("old-data", 0.3, 5, 10, "effort", 20.0, task="move", known=True),
        ),
        benefits=(
            BenefitDef("fewer-calls", "demand", ("mail",), 0.8, 2, ("portal",), 150_000),
            BenefitDef("orders", "revenue", (), 100_000.0, 4, ("portal",), 100_000),
        ),
        stakeholders=(StakeholderDef("sales", 0.6), StakeholderDef("production", 0.4)),
        go_live_assets=("mail-1",),
        leader="pm",
    )
    return replace(base, **changes)


def project_scenario(**changes: Any) -> Scenario:
    """Return the small department with a project of eight tasks that the project manager's seat leads."""
    budget = dict(small_scenario().budget_cents) | {"project_expense": 5_000_000, "project_capital": 1_500_000}
    base = small_scenario(id="small-project", weeks=26, projects=(project(),), budget_cents=budget, pm_attention_h=16.0)
    return replace(base, **changes)
