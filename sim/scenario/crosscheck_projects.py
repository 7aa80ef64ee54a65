"""Cross-checks of projects: tasks without circles, skills that somebody has, money that is there, names that exist."""

import math
from collections.abc import Iterable
from typing import Final

from sim.scenario.complaints import Complaints
from sim.scenario.crosscheck_estate import ability, circles, references
from sim.scenario.draft import Draft
from sim.scenario.locate import Path
from sim.scenario.rules import Rules
from sim.scenario.schema_projects import BenefitTable, DeliverableTable, ProjectTable, RiskTable, TaskTable

BENEFITS: Final[dict[str, tuple[str, float, float]]] = {
    # kind: section of its targets, least amount, most
    "hazard": ("assets", 0.05, 2.0),
    "demand": ("services", 0.05, 2.0),
    "capacity": ("assets", 0.5, 10.0),
    "patch_lag": ("assets", 0.05, 1.0),
    "contract_ends": ("contracts", 1.0, 1.0),
    "revenue": ("departments", -1_000_000.0, 10_000_000.0),
    "satisfaction": ("departments", -30.0, 30.0),
}
SINGULAR: Final = {
    "assets": "asset",
    "services": "service",
    "contracts": "contract",
    "departments": "department",
    "vendors": "vendor",
    "people": "person",
}
SUBJECTS: Final = {"vendor": "vendors", "person": "people", "operations": "assets"}
"""Source of a risk to the section of its subject; the others have none."""


def check_projects(draft: Draft, rules: Rules, complaints: Complaints) -> None:
    """Note what does not fit together in proposals and projects."""
    for path, project in draft.projects():
        _unique(path, project, complaints)
        _frame(path, project, draft, complaints)
        _parties(path, project, draft, complaints)
        _deliverables(path, project, draft, complaints)
        _tasks(path, project, draft, complaints)
        _purchases(path, project, complaints)
        for index, risk in enumerate(project.risks):
            _risk((*path, "risks", index), risk, project, draft, complaints)
        for index, benefit in enumerate(project.benefits):
            _benefit((*path, "benefits", index), benefit, project, draft, complaints)
    _skills(draft, rules, complaints)
    _budget(draft, complaints)


def _unique(path: Path, project: ProjectTable, complaints: Complaints) -> None:
    rows: list[tuple[str, list[tuple[Path, str]]]] = [
        ("deliverable", _ids((*path, "deliverables"), project.deliverables)),
        ("task", _ids((*path, "tasks"), project.tasks)),
        ("risk", _ids((*path, "risks"), project.risks)),
        ("benefit", _ids((*path, "benefits"), project.benefits)),
        ("requirement", []),
    ]
    for index, deliverable in enumerate(project.deliverables):
        rows[-1][1].extend(_ids((*path, "deliverables", index, "requirements"), deliverable.requirements))
    for what, named in rows:
        seen: set[str] = set()
        for place, name in named:
            if name in seen:
                complaints.add((*place, "id"), f"is used twice: there is another {what} {name!r} in {project.id}")
            seen.add(name)


def _ids(base: Path, rows: Iterable[object]) -> list[tuple[Path, str]]:
    return [((*base, index), str(getattr(row, "id", ""))) for index, row in enumerate(rows)]


def _frame(path: Path, project: ProjectTable, draft: Draft, complaints: Complaints) -> None:
    weeks = draft.head.get("weeks")
    if weeks and project.week > weeks:
        complaints.add((*path, "week"), f"lies beyond the last week, {weeks}")
    if project.due_week <= project.week:
        complaints.add((*path, "due_week"), f"must be later than week {project.week}, when it is proposed")
    elif weeks and project.due_week > weeks + 26:
        complaints.add((*path, "due_week"), f"is more than half a year after the last week, {weeks}")
    references((*path, "go_live_assets"), project.go_live_assets, "asset", draft.ids["assets"], complaints)


def _parties(path: Path, project: ProjectTable, draft: Draft, complaints: Complaints) -> None:
    departments = draft.ids["departments"]
    sponsors = [*departments, "executives"]
    if project.sponsor not in sponsors:
        complaints.unknown((*path, "sponsor"), "department", project.sponsor, sponsors)
    elif project.answers_to == "department" and project.sponsor not in departments:
        complaints.add((*path, "answers_to"), "is a department, but no department sponsors the project")
    leaders = [*draft.ids["people"], "pm"]
    if project.leader and project.leader not in leaders:
        complaints.unknown((*path, "leader"), "person", project.leader, leaders)
    known = [*sponsors, "finance", "hr"]
    seen: set[str] = set()
    for index, stakeholder in enumerate(project.stakeholders):
        place = (*path, "stakeholders", index, "party")
        if stakeholder.party not in known:
            complaints.unknown(place, "department or party", stakeholder.party, known)
        elif stakeholder.party in seen:
            complaints.add(place, f"names {stakeholder.party!r} twice")
        seen.add(stakeholder.party)


def _deliverables(path: Path, project: ProjectTable, draft: Draft, complaints: Complaints) -> None:
    departments = draft.ids["departments"]
    made = {task.deliverable for task in project.tasks}
    for index, deliverable in enumerate(project.deliverables):
        place = (*path, "deliverables", index)
        if deliverable.id not in made:
            complaints.add(place, "comes from no task")
        if deliverable.wanted_by and deliverable.wanted_by not in departments:
            complaints.unknown((*place, "wanted_by"), "department", deliverable.wanted_by, departments)
        _requirements(place, deliverable, draft, complaints)


def _requirements(place: Path, deliverable: DeliverableTable, draft: Draft, complaints: Complaints) -> None:
    departments = draft.ids["departments"]
    for index, requirement in enumerate(deliverable.requirements):
        if requirement.department not in departments:
            key = (*place, "requirements", index, "department")
            complaints.unknown(key, "department", requirement.department, departments)


def _tasks(path: Path, project: ProjectTable, draft: Draft, complaints: Complaints) -> None:
    deliverables = [deliverable.id for deliverable in project.deliverables]
    places = {task.id: (*path, "tasks", index) for index, task in enumerate(project.tasks)}
    for index, task in enumerate(project.tasks):
        place = (*path, "tasks", index)
        if task.deliverable not in deliverables:
            complaints.unknown((*place, "deliverable"), "deliverable", task.deliverable, deliverables)
        references((*place, "after"), task.after, "task", places, complaints)
        if len(set(task.after)) < len(task.after):
            complaints.add((*place, "after"), "names a task twice")
        if task.service and task.service not in draft.ids["services"]:
            complaints.unknown((*place, "service"), "service", task.service, draft.ids["services"])
    for circle in circles({task.id: task.after for task in project.tasks}):
        complaints.add((*places[circle[0]], "after"), f"goes round in a circle: {' → '.join(circle)}")


def _skills(draft: Draft, rules: Rules, complaints: Complaints) -> None:
    if not draft.whole("people"):
        return  # a faulty table may be the very person who can
    demand = ability(draft, rules, complaints)
    for path, project in draft.projects():
        for index, task in enumerate(project.tasks):
            demand((*path, "tasks", index, "level"), task.field, task.level)
    for path, technology in draft.technologies():
        demand((*path, "field"), technology.field, 1.0)


def _risk(path: Path, risk: RiskTable, project: ProjectTable, draft: Draft, complaints: Complaints) -> None:
    weeks = draft.head.get("weeks")
    if risk.to_week < risk.from_week:
        complaints.add((*path, "to_week"), f"is week {risk.to_week}, before it begins in week {risk.from_week}")
    if weeks and risk.from_week > weeks:
        complaints.add((*path, "from_week"), f"lies beyond the last week, {weeks}")
    tasks = [task.id for task in project.tasks]
    if risk.task and risk.task not in tasks:
        complaints.unknown((*path, "task"), "task", risk.task, tasks)
    section = SUBJECTS.get(risk.source, "")
    if risk.subject and not section:
        complaints.add((*path, "subject"), f"names {risk.subject!r}, but a risk from {risk.source!r} has no subject")
    elif risk.subject and risk.subject not in draft.ids[section]:
        complaints.unknown((*path, "subject"), SINGULAR[section], risk.subject, draft.ids[section])
    elif not risk.subject and section in ("vendors", "people"):
        complaints.add((*path, "subject"), f"is missing: a risk from a {risk.source} must say which")


def _benefit(path: Path, benefit: BenefitTable, project: ProjectTable, draft: Draft, complaints: Complaints) -> None:
    section, low, high = BENEFITS[benefit.kind]
    references((*path, "targets"), benefit.targets, SINGULAR[section], draft.ids[section], complaints)
    if not low <= benefit.amount <= high:
        limits = f"must be {low:g}" if low == high else f"must lie between {low:,.12g} and {high:,.12g}"
        complaints.add((*path, "amount"), f"{limits} for {benefit.kind!r}, not {benefit.amount:,.12g}")
    deliverables = [deliverable.id for deliverable in project.deliverables]
    references((*path, "deliverables"), benefit.deliverables, "deliverable", deliverables, complaints)


def _bought(tasks: Iterable[TaskTable], account: str) -> float:
    return math.fsum(task.purchase for task in tasks if task.account == account)


def _purchases(path: Path, project: ProjectTable, complaints: Complaints) -> None:
    """Note a project whose tasks buy more than it has."""
    for key, account in (("budget", "project_expense"), ("capital", "project_capital")):
        money, bought = float(getattr(project, key)), _bought(project.tasks, account)
        if bought > money:
            complaints.add((*path, key), f"is {money:,.12g}, but its tasks buy for {bought:,.12g} on {account}")


def _budget(draft: Draft, complaints: Complaints) -> None:
    """Note money for projects that the scenario's budget does not hold.

    Proposals compete, so only what comes by itself must be covered whole, and of the others each alone.
    """
    budget = draft.head.get("budget")
    if budget is None or not draft.whole("projects"):
        return
    sure = [p for _, p in draft.projects() if p.starts == "chartered" or p.leader == "pm"]
    for key, account in (("budget", "project_expense"), ("capital", "project_capital")):
        have = float(getattr(budget, account))
        need = math.fsum(getattr(project, key) for project in sure)
        if need > have:
            names = ", ".join(project.id for project in sure)
            message = f"is {have:,.12g}, but {names} together take {need:,.12g}"
            complaints.add(("budget", account), message)
            continue
        for path, project in draft.projects():
            if getattr(project, key) > have:
                complaints.add((*path, key), f"is more than all of budget.{account}, {have:,.12g}")
