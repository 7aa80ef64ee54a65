"""From a checked document to the frozen definitions: hours, euros and dates become seconds, cents and weeks."""

import math
from typing import Final

from sim.kernel.calendar import ALWAYS, Calendar
from sim.kernel.units import DAY, WEEKS_PER_YEAR
from sim.scenario import definitions as d
from sim.scenario.casting import Stories
from sim.scenario.clock import WEEKDAYS, parse_span
from sim.scenario.convert_projects import (
    SIZES,
    early_end_of,
    manager_of,
    money,
    opening_of,
    project_of,
    strategy_of,
    technology_of,
)
from sim.scenario.levels import LevelDef
from sim.scenario.rules import Rules
from sim.scenario.schema import ScenarioFile
from sim.scenario.schema_company import CalendarTable, PersonTable
from sim.scenario.schema_estate import AssetTable, CategoryTable, ContractTable, DemandTable, ServiceTable
from sim.scenario.vocabulary import ACCOUNTS

DEGREES: Final = {"high": 1, "medium": 2, "low": 3}


LAST_QUARTER_WEEKS: Final = 13


def scenario_of(
    file: ScenarioFile,
    rules: Rules,
    texts: dict[str, dict[str, str]],
    source: dict[str, str],
    stories: Stories,
    level: LevelDef,
) -> d.Scenario:
    """Return the definitions of a document that has passed all checks."""
    said = {language: {**own, **stories.texts.get(language, {})} for language, own in texts.items()}
    more = file.next_quarter_weeks
    return d.Scenario(
        id=file.id,
        version=file.version,
        start_date=file.start_date.isoformat(),
        weeks=file.weeks,
        turn_weeks=file.turn_weeks,
        difficulty=file.difficulty,
        currency=file.currency,
        calendars={
            **{name: _calendar(table, file) for name, table in file.calendars.items()},
            "always": ALWAYS,
        },
        departments=tuple(
            d.DepartmentDef(t.id, t.users, float(t.satisfaction), float(t.trust)) for t in file.departments
        ),
        people=tuple(map(_person, file.people)),
        services=tuple(map(_service, file.services)),
        assets=tuple(map(_asset, file.assets)),
        vendors=tuple(
            d.VendorDef(t.id, t.name, tuple(t.kinds), t.price, t.quality, t.delay, t.honesty, t.relation)
            for t in file.vendors
        ),
        contracts=tuple(map(_contract, file.contracts)),
        demand=_demand(file.demand),
        problems=tuple(
            d.ProblemDef(
                t.id, t.service, t.category, t.incidents_per_week, t.analysis_h, t.field, t.level, t.starts_week
            )
            for t in file.problems
        ),
        changes=tuple(
            d.ChangeDef(t.id, t.asked_by, t.asset, t.week, SIZES[t.size], t.effort_h, t.emergency) for t in file.changes
        ),
        goals=tuple(d.GoalDef(t.id, t.measure, t.op, t.target, t.by_week, t.must) for t in file.goals),
        start=d.PolicyStartDef(
            file.start.triage_order,
            file.start.interrupt_rule,
            file.start.patch_cadence_days,
            file.start.knowledge_h_per_week,
        ),
        budget_cents={account: money(getattr(file.budget, account)) for account in ACCOUNTS},
        reserve_cents=money(file.budget.reserve),
        executive_trust=file.company.executive_trust,
        change_failure_share=file.company.change_failure_share,
        attention_h=file.company.attention_h,
        rules=rules,
        pm_attention_h=file.company.pm_attention_h,
        projects=tuple(map(project_of, file.projects)),
        project_manager=manager_of(file.project_manager),
        strategy=tuple(map(strategy_of, file.strategy)),
        technologies=tuple(map(technology_of, file.technologies)),
        cards=tuple(stories.cards),
        arcs=tuple(stories.arcs),
        openings=tuple(map(opening_of, file.openings)),
        early_ends=tuple(map(early_end_of, file.early_ends)),
        next_quarter_weeks=min(LAST_QUARTER_WEEKS, file.weeks // 2) if more is None else more,
        budget_cut_share=file.budget_cut_share,
        level=level,
        focus=tuple(file.focus),
        texts=said,
        source=source,
    )


def _calendar(table: CalendarTable, file: ScenarioFile) -> Calendar:
    windows: list[tuple[int, int]] = []
    for number, day in enumerate(WEEKDAYS):
        for begin, end in sorted(map(parse_span, getattr(table, day))):
            begin_s, end_s = number * DAY + begin, number * DAY + end
            if windows and windows[-1][1] == begin_s and begin_s % DAY:
                windows[-1] = (windows[-1][0], end_s)
            else:
                windows.append((begin_s, end_s))
    holidays = frozenset((day_ - file.start_date).days for day_ in table.holidays)
    return Calendar(tuple(windows), holidays)


def _person(table: PersonTable) -> d.PersonDef:
    return d.PersonDef(
        id=table.id,
        name=table.name,
        grade=table.grade,
        calendar=table.calendar,
        pay_cents_per_year=money(table.pay_per_year * table.week_share),
        skills=dict(table.skills),
        familiarity=dict(table.familiarity),
        duties=dict(table.duties),
        weeks_here=table.weeks_here,
        morale=table.morale,
        week_share=table.week_share,
        contractor=table.contractor,
        leads=table.leads,
        on_call=table.on_call,
        traits=tuple(table.traits),
        team=table.team,
        born=table.born,
        bond=table.bond,
    )


def _service(table: ServiceTable) -> d.ServiceDef:
    p1, p2, p3, p4, p5 = table.sla_h
    return d.ServiceDef(
        id=table.id,
        users=dict(table.users),
        calendar=table.calendar,
        sla_h=(p1, p2, p3, p4, p5),
        value_cents_per_h=money(table.value_per_h),
        off_hours_share=table.off_hours_share,
        requires=tuple(d.RequirementDef(tuple(r.assets), r.need, r.vital) for r in table.requires),
        critical=DEGREES[table.critical],
        monitoring=table.monitoring,
        depends_on=tuple(table.depends_on),
        season=tuple(table.season),
    )


def _asset(table: AssetTable) -> d.AssetDef:
    return d.AssetDef(
        id=table.id,
        kind=table.kind,
        age_weeks=table.age_years * WEEKS_PER_YEAR,
        capacity=table.capacity,
        load=table.load,
        price_cents=money(table.price),
        patch_lag_days=table.patch_lag_days,
        findings=table.findings,
        exposed=table.exposed,
        contract=table.contract,
        field=table.field or "",
    )


def _contract(table: ContractTable) -> d.ContractDef:
    return d.ContractDef(
        id=table.id,
        vendor=table.vendor,
        kind=table.kind,
        cents_per_year=money(table.per_year),
        ends_week=table.ends_week,
        term_weeks=table.term_weeks,
        notice_weeks=table.notice_weeks,
        auto_renew=table.auto_renew,
        units=table.units,
        units_used=table.units_used,
        response_h=table.response_h,
        services=tuple(table.services),
    )


def _demand(table: DemandTable) -> d.DemandDef:
    return d.DemandDef(
        categories=tuple(map(_category, table.categories)),
        hour_shares=_shares(table.hours),
        weekday_shares=_shares(table.weekdays),
        day_cv=table.day_cv,
        day_ar1=table.day_ar1,
    )


def _category(table: CategoryTable) -> d.CategoryDef:
    one, two, three, four, five = _shares(table.levels)
    high, medium, low = _shares(table.impact)
    urgent, normal, calm = _shares(table.urgency)
    return d.CategoryDef(
        id=table.id,
        service=table.service,
        kind=table.kind,
        per_user_month=table.per_user_month,
        field=table.field,
        levels=(one, two, three, four, five),
        effort_mu=math.log(table.effort_median_h),
        effort_sd=table.effort_sd,
        impact=(high, medium, low),
        urgency=(urgent, normal, calm),
        wait_user_share=table.wait_user_share,
        wait_vendor_share=table.wait_vendor_share,
        knowledge_share=table.knowledge_share,
    )


def _shares(weights: list[float]) -> tuple[float, ...]:
    total = math.fsum(weights)
    return tuple(weight / total for weight in weights)
