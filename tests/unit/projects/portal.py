"""A small project in the small world: a portal for Sales, with everything that a project can have, in eight weeks."""

from dataclasses import replace
from typing import Any

from sim.house import House
from sim.kernel.errors import Refusal
from sim.kernel.units import WEEK, week_of, week_start
from sim.projects.floor import ProjectsFloor
from sim.projects.state import Project
from sim.scenario.definitions import Scenario
from sim.scenario.projects import (
    BenefitDef,
    DeliverableDef,
    ProjectDef,
    RequirementItemDef,
    RiskDef,
    StakeholderDef,
    TaskDef,
)
from sim.session import Session, decision
from tests.worlds import small_scenario

PORTAL = ProjectDef(
    id="portal",
    starts="proposal",
    week=1,
    sponsor="sales",
    due_week=6,
    budget_cents=2_000_000,
    capital_cents=500_000,
    deliverables=(
        DeliverableDef(
            "app",
            60.0,
            (
                RequirementItemDef("login", "sales", 4.0),
                RequirementItemDef("export", "production", 3.0, hidden=True, surfaces="acceptance"),
            ),
        ),
        DeliverableDef("guide", 20.0, (RequirementItemDef("pictures", "sales", 2.0),), True, "sales"),
    ),
    tasks=(
        TaskDef("wishes", "app", "requirements", 6.0, "application", 2.0, service="mail"),
        TaskDef("build", "app", "build", 24.0, "application", 2.0, after=("wishes",), service="mail"),
        TaskDef(
            "install",
            "app",
            "rollout",
            8.0,
            "server",
            2.0,
            after=("build",),
            lead_days=2.0,
            purchase_cents=200_000,
            service="mail",
        ),
        TaskDef("check", "app", "test", 8.0, "application", 2.0, after=("build",), service="mail"),
        TaskDef("manual", "guide", "documentation", 6.0, "service_desk", 2.0),
    ),
    risks=(
        RiskDef("slow-vendor", 0.5, 2, 5, "delay", 3.0, "install", "vendor", "nordlicht", known=True),
        RiskDef("ada-away", 0.5, 2, 5, "effort", 6.0, "", "person", "ada"),
        RiskDef("crash", 0.5, 2, 5, "delay", 2.0, "", "operations", "nas"),
        RiskDef("surprise", 0.5, 2, 5, "requirement", 5.0),
    ),
    benefits=(
        BenefitDef("sturdy", "hazard", ("mail-1",), 0.5, 1, ("app",), 50_000),
        BenefitDef("calmer", "demand", ("mail",), 0.7, 1, ("app",), 20_000),
        BenefitDef("roomy", "capacity", ("mail-1",), 1.5, 0, ("app",), 0),
        BenefitDef("patched", "patch_lag", ("mail-2",), 0.5, 0, ("app",), 0),
        BenefitDef("no-care", "contract_ends", ("care",), 1.0, 0, ("app",), 10_000),
        BenefitDef("glad", "satisfaction", ("sales",), 6.0, 0, ("guide",), 0),
    ),
    stakeholders=(StakeholderDef("sales", 3.0), StakeholderDef("production", 1.0)),
    go_live_assets=("mail-1", "mail-2"),
    leader="pm",
    tolerance_weeks=1,
    go_live_size=2,
)


def scenario(*projects: ProjectDef, **changes: Any) -> Scenario:
    """Return the small world with money for projects and all the attention one could want."""
    base = small_scenario()
    budget = {**base.budget_cents, "project_expense": 6_000_000, "project_capital": 2_000_000}
    base = replace(base, weeks=16, budget_cents=budget, attention_h=500.0, pm_attention_h=500.0)
    return replace(base, projects=projects or (PORTAL,), **changes)


def portal(**changes: Any) -> ProjectDef:
    """Return the project with some fields replaced."""
    return replace(PORTAL, **changes)


def game(*projects: ProjectDef, seed: int = 1, **changes: Any) -> Session:
    """Return a game with these projects, on its first Monday."""
    return Session(scenario(*projects, **changes), seed)


def house(session: Session) -> House:
    return session._house


def floor_of(session: Session) -> ProjectsFloor:
    return house(session).projects


def project_of(session: Session, project: str = "portal") -> Project:
    return floor_of(session).state.projects[project]


def refusal(session: Session, name: str, seat: str = "pm", **arguments: Any) -> Refusal | None:
    """Submit a decision and return why it was refused, or None."""
    return session.submit(decision(name, arguments), seat).refusal


def refused(session: Session, name: str, seat: str = "pm", **arguments: Any) -> Refusal:
    """Submit a decision that must be refused, and return why."""
    found = refusal(session, name, seat, **arguments)
    assert found is not None, name
    return found


def do(session: Session, name: str, seat: str = "pm", **arguments: Any) -> None:
    """Submit a decision that must be possible."""
    refused = refusal(session, name, seat, **arguments)
    assert refused is None, refused


def weeks(session: Session, count: float) -> None:
    """Let so many weeks go by, whatever stops there are."""
    end_s = min(session.clock + round(count * WEEK), session.scenario.horizon_s)
    while session.clock < end_s and not session.over:
        session.advance(end_s)


def to_week(session: Session, week: int) -> None:
    weeks(session, (week_start(week) - session.clock) / WEEK)


def chartered(session: Session, project: str = "portal") -> Project:
    """Charter the project and give it to the project manager."""
    do(session, "charter_project", "it", project=project)
    do(session, "appoint_project_manager", "it", project=project, person="pm")
    do(session, "agree_responsibilities", "it", project=project)
    return project_of(session, project)


def running(session: Session, project: str = "portal", share: float = 0.8) -> Project:
    """Charter, staff, estimate and promise the project."""
    found = chartered(session, project)
    for person in ("ada", "ben", "dia"):
        do(session, "grant_staff", "it", project=project, person=person, share=share, weeks=8)
    able = floor_of(session).able
    for task in found.tasks.values():
        floor_of(session).estimating.estimate(found, task, "expert", "decision/1")
        task.people = [person for person in ("ben", "dia", "ada") if able(person, task)][:2]
    do(session, "submit_charter", project=project)
    do(session, "set_baseline", project=project)
    floor_of(session).execution.look(found)
    return found


def logged(session: Session, kind: type) -> list[Any]:
    """Return the events of a class."""
    return [event for event in session.events() if type(event) is kind]


def week(session: Session) -> int:
    return week_of(session.clock)


def without_risks(session: Session, project: str = "portal") -> None:
    """Let no risk strike, so that a test of something else is about that."""
    for risk in project_of(session, project).risks.values():
        risk.state = "passed"


def live(session: Session, project: str = "portal") -> Project:
    """Bring the project live."""
    found = running(session, project)
    without_risks(session, project)
    for _ in range(10):
        if floor_of(session).go_live.readiness(found) >= 1.0:
            break
        weeks(session, 1)
    do(session, "schedule_go_live", project=project, week=week(session), window="saturday")
    change = house(session).change.state.open[found.go_live_change]
    do(session, "answer_change", "it", change=change.id, answer="approve")
    for _ in range(6):
        if found.status == "live":
            return found
        weeks(session, 1)
    raise AssertionError("the project never went live")
