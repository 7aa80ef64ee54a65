"""Conditions of cards and stories: what must hold, read off the floors below."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from sim.hats.cards.targets import departments_of, find_party, people_of
from sim.kernel.units import DAY, HOUR, week_of
from sim.projects.state import Project
from sim.scenario.cards import ConditionDef
from sim.scenario.vocabulary import ACCOUNTS
from sim.services.change.state import MAINTENANCE

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

Test = Callable[["HatsFloor", ConditionDef], bool]
_DONE: Final = ("done", "dropped")


def hold(floor: "HatsFloor", conditions: tuple[ConditionDef, ...]) -> bool:
    """Tell whether all conditions hold now; draws nothing and changes nothing."""
    return all(TESTS[condition.kind](floor, condition) for condition in conditions)


def projects_meant(floor: "HatsFloor", subject: str) -> tuple[Project, ...]:
    """Return the projects that a subject means: one by name, the one in question, or all that are not proposals."""
    if subject == "lead":
        lead = floor.lead_project()
        return (lead,) if lead is not None else ()
    projects = floor.projects.state.projects
    if subject:
        return (projects[subject],) if subject in projects else ()
    return tuple(projects.values())


def _running(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return any(p.status in {"chartered", "running"} for p in projects_meant(floor, condition.subject))


def _live(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return any(p.live_s >= 0 for p in projects_meant(floor, condition.subject))


def _late(floor: "HatsFloor", condition: ConditionDef) -> bool:
    """Hold if a running project is expected to be later than promised by more than ``value`` weeks."""
    return any(
        p.status == "running" and p.baselines and floor.projects.late_weeks(p.id) > condition.value
        for p in projects_meant(floor, condition.subject)
    )


def _phase(floor: "HatsFloor", condition: ConditionDef) -> bool:
    """Hold if the project in question works on a task of this phase, or has done all before and could begin one."""
    project = floor.lead_project()
    if project is None or project.status not in {"chartered", "running"}:
        return False
    return any(t.phase == condition.subject and t.state in {"ready", "active"} for t in project.tasks.values())


def _here(floor: "HatsFloor", condition: ConditionDef) -> bool:
    person = floor.people.roster.find(condition.subject)
    return person is not None and not person.absent and not person.employment.reason


def _on_project(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return any(condition.subject in floor.projects.members(p.id) for p in floor.projects.open_projects())


def _morale(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return any(p.morale < condition.value for p in people_of(floor, condition.subject))


def _fatigue(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return any(p.fatigue > condition.value for p in people_of(floor, condition.subject))


def _load(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return any(p.utilisation > condition.value for p in people_of(floor, condition.subject))


def _trusts(floor: "HatsFloor", subject: str) -> tuple[float, ...]:
    if not subject:
        return tuple(d.trust for d in floor.relations.state.departments.values())
    party = find_party(floor, subject)
    return (floor.relations.standing(party).points,) if party else ()


def _trust_below(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return any(points < condition.value for points in _trusts(floor, condition.subject))


def _trust_above(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return any(points > condition.value for points in _trusts(floor, condition.subject))


def _satisfaction(floor: "HatsFloor", condition: ConditionDef) -> bool:
    departments = floor.relations.state.departments
    return any(departments[d].satisfaction < condition.value for d in departments_of(floor, condition.subject))


def _backlog(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return sum(floor.desk.state.counts.open.values()) > condition.value


def _budget(floor: "HatsFloor", condition: ConditionDef) -> bool:
    """Hold if an account is over plan by more than ``value``, as a share of its whole plan."""
    money = floor.money
    accounts = (condition.subject,) if condition.subject else ACCOUNTS
    over = sum(money.variance(account) for account in accounts)
    return over > condition.value * max(1, sum(money.planned(account) for account in accounts))


def _service_value(floor: "HatsFloor", condition: ConditionDef) -> bool:
    """Hold if an hour without the service costs more than so many cents, now: season and time of day count."""
    now, availability = floor.core.now, floor.infrastructure.availability
    for name, run in floor.infrastructure.state.services.items():
        if condition.subject in {"", name}:
            weight = availability.weight(run, now, now + HOUR) / HOUR
            if weight * availability.definition(name).value_cents_per_h > condition.value:
                return True
    return False


def _untended(floor: "HatsFloor", condition: ConditionDef) -> bool:
    """Hold if the last maintenance of an asset is more than ``value`` days ago and no other is on its way."""
    coming = {
        asset for change in floor.change.state.open.values() if change.kind in MAINTENANCE for asset in change.assets
    }
    latest_s = floor.core.now - condition.value * DAY
    return any(
        asset.maintained_s < latest_s and name not in coming
        for name, asset in floor.infrastructure.state.assets.items()
        if condition.subject in {"", name}
    )


def _promise(floor: "HatsFloor", condition: ConditionDef) -> bool:
    subject = condition.subject
    return any(
        not subject or subject in {p.subject, p.taker, p.taker.removeprefix("person:")}
        for p in floor.relations.state.promises.values()
    )


def _kpi_above(floor: "HatsFloor", condition: ConditionDef) -> bool:
    value = floor.state.kpis.get(condition.subject)
    return value is not None and value > condition.value


def _kpi_below(floor: "HatsFloor", condition: ConditionDef) -> bool:
    value = floor.state.kpis.get(condition.subject)
    return value is not None and value < condition.value


def _from(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return week_of(floor.core.now) >= condition.value


def _to(floor: "HatsFloor", condition: ConditionDef) -> bool:
    return week_of(floor.core.now) <= condition.value


def _answered(floor: "HatsFloor", condition: ConditionDef) -> bool:
    """Hold once a card is answered; ``card/option`` asks for that answer."""
    card_id, _, option = condition.subject.partition("/")
    card = floor.state.cards.answered.get(card_id)
    return card is not None and (not option or card.option == option)


TESTS: Final[dict[str, Test]] = {
    "project_running": _running,
    "project_live": _live,
    "project_late": _late,
    "project_phase": _phase,
    "person_here": _here,
    "person_on_project": _on_project,
    "morale_below": _morale,
    "fatigue_above": _fatigue,
    "load_above": _load,
    "trust_below": _trust_below,
    "trust_above": _trust_above,
    "satisfaction_below": _satisfaction,
    "backlog_above": _backlog,
    "budget_over": _budget,
    "service_value_above": _service_value,
    "untended_above": _untended,
    "promise_open": _promise,
    "kpi_above": _kpi_above,
    "kpi_below": _kpi_below,
    "week_from": _from,
    "week_to": _to,
    "card_answered": _answered,
}
