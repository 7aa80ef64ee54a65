"""Checked tables of projects, strategy and roles to frozen definitions: money becomes cents."""

from typing import Final

from sim.kernel.units import cents
from sim.scenario import cards
from sim.scenario import projects as d
from sim.scenario.schema_projects import (
    BenefitTable,
    DeliverableTable,
    ProjectManagerTable,
    ProjectTable,
    RiskTable,
    StrategyTable,
    TaskTable,
    TechnologyTable,
)
from sim.scenario.schema_roles import EarlyEndTable, OpeningTable

SIZES: Final = {"small": 1, "medium": 2, "large": 3}


def money(amount: float) -> int:
    """Return an amount in cents."""
    return cents(amount * 100)


def project_of(table: ProjectTable) -> d.ProjectDef:
    """Return the definition of a project."""
    return d.ProjectDef(
        id=table.id,
        starts=table.starts,
        week=table.week,
        sponsor=table.sponsor,
        due_week=table.due_week,
        budget_cents=money(table.budget),
        capital_cents=money(table.capital),
        deliverables=tuple(map(_deliverable, table.deliverables)),
        tasks=tuple(map(_task, table.tasks)),
        risks=tuple(map(_risk, table.risks)),
        benefits=tuple(map(_benefit, table.benefits)),
        stakeholders=tuple(d.StakeholderDef(t.party, t.power) for t in table.stakeholders),
        go_live_assets=tuple(table.go_live_assets),
        leader=table.leader,
        answers_to=table.answers_to,
        method=table.method,
        tolerance_weeks=table.tolerance_weeks,
        tolerance_cost_share=table.tolerance_cost_share,
        go_live_size=SIZES[table.go_live_size],
        priority=table.priority,
    )


def _deliverable(table: DeliverableTable) -> d.DeliverableDef:
    requirements = tuple(
        d.RequirementItemDef(t.id, t.department, t.effort_h, t.hidden, t.surfaces) for t in table.requirements
    )
    return d.DeliverableDef(table.id, table.value, requirements, table.optional, table.wanted_by)


def _task(table: TaskTable) -> d.TaskDef:
    return d.TaskDef(
        id=table.id,
        deliverable=table.deliverable,
        phase=table.phase,
        effort_h=table.effort_h,
        field=table.field,
        level=table.level,
        max_people=table.max_people,
        after=tuple(table.after),
        lead_days=table.lead_days,
        purchase_cents=money(table.purchase),
        account=table.account,
        service=table.service,
    )


def _risk(table: RiskTable) -> d.RiskDef:
    return d.RiskDef(
        id=table.id,
        probability=table.probability,
        from_week=table.from_week,
        to_week=table.to_week,
        impact=table.impact,
        size=float(money(table.size)) if table.impact == "cost" else table.size,
        task=table.task,
        source=table.source,
        subject=table.subject,
        known=table.known,
    )


def _benefit(table: BenefitTable) -> d.BenefitDef:
    return d.BenefitDef(
        id=table.id,
        kind=table.kind,
        targets=tuple(table.targets),
        amount=float(money(table.amount)) if table.kind == "revenue" else table.amount,
        after_weeks=table.after_weeks,
        deliverables=tuple(table.deliverables),
        cents_per_week=money(table.worth_per_week),
    )


def manager_of(table: ProjectManagerTable) -> d.ProjectManagerDef:
    """Return who sits in the project manager's seat."""
    return d.ProjectManagerDef(table.profile, table.leadership, table.negotiation, table.planning, table.technical)


def strategy_of(table: StrategyTable) -> d.StrategyGoalDef:
    """Return a direction of strategy."""
    return d.StrategyGoalDef(table.id, table.measure, table.start, table.target, table.wanted)


def technology_of(table: TechnologyTable) -> d.TechnologyDef:
    """Return a technology."""
    return d.TechnologyDef(
        id=table.id,
        kind=table.kind,
        cost_cents=money(table.cost),
        worth_cents_per_week=money(table.worth_per_week),
        spread=table.spread,
        account=table.account,
        field=table.field,
        effort_h=table.effort_h,
        assets=tuple(table.assets),
        hazard=table.hazard,
        level_relief=table.level_relief,
        goal=table.goal,
    )


def opening_of(table: OpeningTable) -> cards.OpeningDef:
    """Return an opening plan."""
    decisions = tuple(
        cards.PlannedDecision(
            planned.seat,
            planned.name,
            tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in planned.args.items()),
        )
        for planned in table.decisions
    )
    return cards.OpeningDef(table.id, decisions)


def early_end_of(table: EarlyEndTable) -> cards.EarlyEndDef:
    """Return a rule that ends the game early."""
    return cards.EarlyEndDef(table.rule, table.below, table.from_week, table.reviews)
