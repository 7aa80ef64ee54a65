"""Sight: fills the views of projects. Pure; it reads what the project knows and never what is true."""

import math
from typing import TYPE_CHECKING

from sim.kernel.units import DAY, HOUR, WEEK, week_of
from sim.projects.nudges import open_tasks
from sim.projects.state import OPEN_STATUS, Project, StaffRequest, Task
from sim.projects.view import (
    BaselineView,
    ChangeRequestView,
    DeliverableView,
    MemberView,
    ProjectsView,
    ProjectView,
    ReportedProject,
    ReportView,
    RequestView,
    RequirementView,
    RiskView,
    StakeholderView,
    TaskView,
)

if TYPE_CHECKING:
    from sim.projects.floor import ProjectsFloor

IT = "it"
_NEWCOMER = 0.6
_ENDED = ("done", "dropped")


def projects_view(floor: "ProjectsFloor", seat: str) -> ProjectsView:
    """Return what a seat sees of projects."""
    if seat == IT:
        matters = tuple(_request(r) for r in floor.state.requests.values() if r.state == "open")
        return ProjectsView((), _portfolio(floor), matters)
    mine = floor.of_seat(seat)
    names = {project.id for project in mine}
    offers = [r for r in floor.state.requests.values() if r.state == "offered" and r.project in names]
    return ProjectsView(tuple(_project(floor, project) for project in mine), (), tuple(map(_request, offers)))


def _week(t_s: int) -> int:
    return week_of(t_s) if t_s >= 0 else 0


# ------------------------------------------------------------------------------------------------------ one's own


def _project(floor: "ProjectsFloor", project: Project) -> ProjectView:
    schedule = floor.schedule(project)
    slack = dict.fromkeys(project.tasks, 0.0)
    slack.update({name: times.total_float for name, times in schedule.times.items()})
    critical = set(schedule.critical)
    held = project.care.get("workshop")
    escalation = floor.state.escalations.get(project.id)
    return ProjectView(
        id=project.id,
        status=project.status,
        sponsor=project.sponsor,
        answers_to=project.answers_to,
        leader=project.leader,
        seat=floor.seat_of(project),
        rank=_rank(floor, project),
        method=project.method,
        due_week=project.due_week,
        tolerance_weeks=project.tolerance_weeks,
        tolerance_cost_share=project.tolerance_cost_share,
        budget_cents=project.budget_cents,
        capital_cents=project.capital_cents,
        expense_spent_cents=project.expense_spent_cents,
        capital_spent_cents=project.capital_spent_cents,
        booked_h=sum(floor.execution.booked_now_s(task) for task in project.tasks.values()) / HOUR,
        progress=_progress(floor, project),
        charter_submitted=project.charter_submitted,
        responsibilities=project.responsibilities,
        buffer_share=project.buffer_share,
        testing_share=project.testing_share,
        value_share=floor.scope.value_share(project),
        motivation=project.motivation,
        conflict=project.conflict_told,
        neglected=floor.team.neglected(project),
        workshop_weeks=-1.0 if held is None else (floor.core.now - held) / WEEK,
        defects_guess=floor.quality.expected(project),
        handover_quality=project.handover_quality,
        go_live_change=project.go_live_change,
        go_live_week=_week(project.go_live_s),
        live_week=_week(project.live_s),
        acceptance_asked=project.acceptance_due_s >= 0,
        escalated=escalation.matter if escalation is not None else "",
        rebaseline_asked=project.id in floor.state.rebaselines,
        help_until_week=project.help_until_week,
        deliverables=tuple(
            DeliverableView(
                d.id,
                d.value / project.original_value if project.original_value else 0.0,
                d.optional,
                d.wanted_by,
                d.in_scope,
                d.accepted,
            )
            for d in project.deliverables.values()
        ),
        requirements=tuple(
            RequirementView(r.id, r.deliverable, r.department, r.effort_h, r.met, r.origin)
            for r in project.requirements.values()
            if r.known
        ),
        tasks=tuple(
            _task(floor, project, task, slack[task.id], task.id in critical) for task in project.tasks.values()
        ),
        risks=_risks(floor, project),
        change_requests=tuple(
            ChangeRequestView(
                c.id, c.asked_by, c.deliverable, c.effort_h, c.value, _week(c.asked_s), _week(c.answer_by_s), c.state
            )
            for c in project.change_requests.values()
            if c.state in {"open", "deferred", "escalated"}
        ),
        team=_team(floor, project),
        requests=tuple(_request(r) for r in floor.state.requests.values() if r.project == project.id),
        baselines=tuple(
            BaselineView(b.number, _week(b.set_s), _week(b.finish_s), b.budget_cents) for b in project.baselines
        ),
        reports=tuple(
            ReportView(
                r.week,
                r.colour,
                r.forecast_week,
                r.cost_forecast_cents,
                r.percent,
                r.rosy,
                r.honest_week,
                r.found_out,
            )
            for r in project.reports
        ),
        stakeholders=_stakeholders(floor, project),
        measures=floor.measures(project.id) if project.baselines else None,
        forecast=floor.forecast(project.id) if open_tasks(project) else None,
    )


def _task(floor: "ProjectsFloor", project: Project, task: Task, slack: float, critical: bool) -> TaskView:
    ended = task.state in _ENDED
    booked_s = floor.execution.booked_now_s(task)
    members = floor.members(project.id) if not ended else ()
    return TaskView(
        id=task.id,
        deliverable=task.deliverable,
        phase=task.phase,
        field=task.field,
        level=task.level,
        max_people=task.max_people + task.crowd,
        service=task.service,
        state=task.state,
        estimated=task.estimate.kind,
        low_h=task.estimate.low_h,
        likely_h=task.estimate.likely_h,
        high_h=task.estimate.high_h,
        booked_h=booked_s / HOUR,
        left_h=floor.estimating.left_h(task, booked_s),
        after=tuple(task.after),
        overlap=tuple(task.overlap),
        people=tuple(task.people),
        able=tuple(person for person in members if floor.able(person, task)),
        priority=task.priority,
        float_weeks=slack,
        critical=critical,
        over=not ended and floor.estimating.over(task),
        blocked=not ended and task.state in {"ready", "active"} and not task.parts,
        ready_week=_week(task.ready_s) if task.state == "open" else 0,
        lead_days=task.lead_s / DAY,
        purchase_cents=task.purchase_cents if not task.bought else 0,
        done_week=_week(task.done_at_s),
        crash="people" if task.crowd else "overtime" if task.crash_h else "",
        parent=task.parent,
    )


def _progress(floor: "ProjectsFloor", project: Project) -> float:
    """Return the share of the work that is done as far as the project can tell: hours had and hours still expected."""
    had = left = 0.0
    for task in project.tasks.values():
        if task.state != "dropped":
            booked_s = floor.execution.booked_now_s(task)
            had += booked_s / HOUR
            left += floor.estimating.left_h(task, booked_s)
    return had / (had + left) if had + left > 0.0 else 0.0


def _risks(floor: "ProjectsFloor", project: Project) -> tuple[RiskView, ...]:
    result = []
    windows = {r.id: (r.from_week, r.to_week) for r in floor.definitions[project.id].risks}
    for risk in project.risks.values():
        if not risk.known:
            continue
        kind = floor.risks.kind(project, risk)
        own = windows.get(risk.definition, (0, 0))
        result.append(
            RiskView(
                risk.id,
                risk.probability,
                risk.size,
                kind.impact,
                kind.task,
                kind.source,
                kind.subject,
                *own,
                risk.response,
                risk.state,
                risk.contingency_cents,
            )
        )
    return tuple(result)


def _team(floor: "ProjectsFloor", project: Project) -> tuple[MemberView, ...]:
    now = floor.core.now
    result = []
    for grant in project.grants.values():
        person = floor.people.state.people[grant.person]
        coached = project.care.get(f"coach/{grant.person}")
        result.append(
            MemberView(
                grant.person,
                grant.share,
                grant.to_week,
                bool(grant.promise),
                project.know_how.get(grant.person, 1.0) < _NEWCOMER,
                grant.booked_s / HOUR,
                person.care.achieved_s > person.care.recognised_s,
                person.overtime_h,
                -1.0 if coached is None else (now - coached) / WEEK,
            )
        )
    return tuple(result)


def _stakeholders(floor: "ProjectsFloor", project: Project) -> tuple[StakeholderView, ...]:
    powers = floor.stakeholders.powers(project)
    return tuple(
        StakeholderView(party, power, floor.relations.standing(party).points, project.engagement.get(party, 0.0))
        for party, power in powers.items()
    )


def _rank(floor: "ProjectsFloor", project: Project) -> int:
    order = [other.id for other in floor.open_projects()]
    return order.index(project.id) + 1 if project.id in order else 0


def _request(request: StaffRequest) -> RequestView:
    return RequestView(
        request.id,
        request.project,
        request.person,
        request.field,
        request.level,
        request.share,
        request.weeks,
        request.state,
        request.offer_person,
        request.offer_share,
        request.offer_weeks,
        _week(request.asked_s),
        _week(request.answer_by_s),
    )


# ------------------------------------------------------------------------------------------------ the IT manager's


def _portfolio(floor: "ProjectsFloor") -> tuple[ReportedProject, ...]:
    week = week_of(floor.core.now)
    projects = floor.state.projects
    opened = [projects[name] for name in floor.state.order if projects[name].status in OPEN_STATUS]
    others = [p for p in projects.values() if p.status not in OPEN_STATUS and p.proposed_week <= week]
    return tuple(_reported(floor, project) for project in (*opened, *others))


def _reported(floor: "ProjectsFloor", project: Project) -> ReportedProject:
    definition = floor.definitions[project.id]
    last = project.reports[-1] if project.reports else None
    escalation = floor.state.escalations.get(project.id)
    wish = floor.state.rebaselines.get(project.id)
    scale = floor.rules.proposal_share / floor.rules.nominal_pace
    fields: dict[str, tuple[float, float]] = {}
    for task in definition.tasks:
        level, hours = fields.get(task.field, (0.0, 0.0))
        fields[task.field] = (max(level, task.level), hours + task.effort_h * scale)
    return ReportedProject(
        id=project.id,
        status=project.status,
        sponsor=project.sponsor,
        sponsor_trust=floor.relations.standing(project.sponsor).points,
        answers_to=project.answers_to,
        leader=project.leader,
        meant_for=definition.leader,
        seat=floor.seat_of(project),
        rank=_rank(floor, project),
        method=project.method,
        proposed_week=project.proposed_week,
        due_week=project.due_week,
        tolerance_weeks=project.tolerance_weeks,
        budget_cents=project.budget_cents,
        capital_cents=project.capital_cents,
        spent_cents=project.spent_cents,
        responsibilities=project.responsibilities,
        effort_h=math.fsum(hours for _, hours in fields.values()),
        fields=tuple((name, level, hours) for name, (level, hours) in fields.items()),
        worth_cents_per_week=sum(benefit.cents_per_week for benefit in definition.benefits),
        baseline_week=_week(project.baselines[-1].finish_s) if project.baselines else 0,
        report_week=last.week if last else 0,
        colour=last.colour if last else "",
        forecast_week=last.forecast_week if last else 0,
        cost_forecast_cents=last.cost_forecast_cents if last else 0,
        percent=last.percent if last else 0.0,
        live_week=_week(project.live_s),
        grants=tuple((g.person, g.share, g.to_week) for g in project.grants.values()),
        requests=tuple(
            _request(r) for r in floor.state.requests.values() if r.project == project.id and r.state == "open"
        ),
        escalated=escalation.matter if escalation is not None else "",
        escalation=escalation.id if escalation is not None else "",
        rebaseline_weeks=wish.weeks if wish is not None else -1,
        rebaseline=wish.id if wish is not None else "",
    )
