"""What effects do to the floors below, kind by kind."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from sim.hats.cards.targets import assets_of, departments_of, find_party, people_of, project_of
from sim.kernel.units import DAY, cents, hours, week_of
from sim.people.learning import TOP
from sim.scenario.cards import EffectDef
from sim.scenario.vocabulary import ACCOUNTS, FIELDS
from sim.work.state import WorkItem

if TYPE_CHECKING:
    from sim.hats.floor import HatsFloor

_EASY = 1.0
_WORKDAYS = 5


class Call(NamedTuple):
    """An effect at work.

    Attributes:
        target: One resolved target.
        source: ``card/<id>`` or ``arc/<id>``.
        project: Project in question, or empty.
        seat: Who decided, for what is promised; empty for nobody.
        cause: Id of the event that applies it.
    """

    effect: EffectDef
    target: str
    source: str
    project: str
    seat: str
    cause: str


Resolve = Callable[["HatsFloor", EffectDef, str], tuple[str, ...]]
Act = Callable[["HatsFloor", Call], None]


# -------------------------------------------------------------------------------------------------- whom it touches


def _people(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    return tuple(p.id for p in people_of(floor, effect.target, project)) if effect.target else ()


def _workers(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    return (effect.target,) if effect.target in FIELDS else _people(floor, effect, project)


def _party(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    party = find_party(floor, effect.target, project)
    return (party,) if party else ()


def _department(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    if effect.target == "sponsor":
        party = find_party(floor, "sponsor", project)
        return (party,) if party in floor.relations.state.departments else ()
    return departments_of(floor, effect.target) if effect.target else ()


def _project(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    found = project_of(floor, effect.target, project)
    return (found,) if found and floor.projects.state.projects[found].status in {"chartered", "running", "live"} else ()


def _account(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    return (effect.target,) if effect.target in ACCOUNTS else ()


def _assets(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    return assets_of(floor, effect.target)


def _service(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    return (effect.target,) if effect.target in floor.infrastructure.state.services else ()


def _as_named(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    return (effect.target,)


def _promised(floor: "HatsFloor", effect: EffectDef, project: str) -> tuple[str, ...]:
    if floor.people.roster.find(effect.target) is not None:
        return (f"person:{effect.target}",)
    if effect.target in {"it", "pm"}:
        return (effect.target,)
    return _party(floor, effect, project)


# ---------------------------------------------------------------------------------------------------------- people


def _morale(floor: "HatsFloor", call: Call) -> None:
    floor.people.move_morale(call.target, call.effect.amount, call.cause)


def _fatigue(floor: "HatsFloor", call: Call) -> None:
    person = floor.people.state.people[call.target]
    person.fatigue = min(1.0, max(0.0, person.fatigue + call.effect.amount))
    floor.people.roster.touch(person)


def _skill(floor: "HatsFloor", call: Call) -> None:
    person = floor.people.state.people[call.target]
    person.skills[person.main] = min(TOP, max(0.0, person.skills.get(person.main, 0.0) + call.effect.amount))
    floor.people.roster.touch(person)
    floor.desk.routing.forget()
    floor.work.look_again()


def _absence(floor: "HatsFloor", call: Call) -> None:
    person = floor.people.state.people[call.target]
    tomorrow_s = (floor.core.now // DAY + 1) * DAY
    from_s = person.hours.next_open(tomorrow_s)
    to_s = person.hours.add(from_s, max(1, round(call.effect.amount * person.hours.weekly_s / _WORKDAYS)))
    floor.people.add_absence(call.target, from_s, to_s, "away", call.cause)


def _work(floor: "HatsFloor", call: Call) -> None:
    field = call.target if call.target in FIELDS else ""
    floor.work.add(
        WorkItem(
            id=f"{call.cause}/extra/{call.target}",
            kind="meeting",
            duty="operations",
            field=field,
            level=_EASY if field else 0.0,
            left_s=hours(call.effect.amount),
            born_s=floor.core.now,
            cause=call.cause,
            only=() if field else (call.target,),
        )
    )
    floor.core.engine.ask_dispatch()


def _pay(floor: "HatsFloor", call: Call) -> None:
    person = floor.people.state.people[call.target]
    if call.effect.amount > 0.0:
        floor.people.pay.change(person, 100.0 * call.effect.amount, call.cause)


def _search(floor: "HatsFloor", call: Call) -> None:
    person = floor.people.state.people[call.target]
    floor.people.leaving.nudge(person, call.effect.amount, floor.rules.search_put_off_weeks, call.cause)


# ------------------------------------------------------------------------------------------- relations, money, time


def _trust(floor: "HatsFloor", call: Call) -> None:
    floor.relations.change_trust(call.target, call.effect.amount, call.cause)


def _satisfaction(floor: "HatsFloor", call: Call) -> None:
    floor.relations.change_satisfaction(call.target, call.effect.amount, call.cause)


def _spend(floor: "HatsFloor", call: Call) -> None:
    floor.money.spend(call.target, cents(call.effect.amount), call.source, call.cause)


def _grant(floor: "HatsFloor", call: Call) -> None:
    """Add to an account's plan, or cut it by at most what is left of it."""
    amount = cents(call.effect.amount)
    if amount < 0:
        amount = -min(-amount, max(0, floor.money.budget_left(call.target)))
    if amount:
        floor.money.add_budget(call.target, amount, call.cause)


def _attention(floor: "HatsFloor", call: Call) -> None:
    floor.relations.adjust_attention(call.target, call.effect.amount)


def _value(floor: "HatsFloor", call: Call) -> None:
    floor.state.value_cents += cents(call.effect.amount)


def _promise(floor: "HatsFloor", call: Call) -> None:
    giver = call.seat
    if not giver or giver == call.target:
        return
    effect = call.effect
    due = week_of(floor.core.now) + round(effect.amount)
    subject = call.target.removeprefix("person:") if effect.promise == "course" else call.project or call.target
    floor.relations.promises.make(effect.promise or "answer", giver, call.target, subject, 0.0, due, call.cause)


# -------------------------------------------------------------------------------------------------------- projects


def _effort(floor: "HatsFloor", call: Call) -> None:
    floor.projects.add_effort(call.target, call.effect.amount, call.cause)


def _delay(floor: "HatsFloor", call: Call) -> None:
    floor.projects.delay(call.target, call.effect.amount, call.cause)


def _scope(floor: "HatsFloor", call: Call) -> None:
    floor.projects.add_scope(call.target, call.effect.amount, call.cause)


def _defects(floor: "HatsFloor", call: Call) -> None:
    floor.projects.add_defects(call.target, call.effect.amount, call.cause)


def _motivation(floor: "HatsFloor", call: Call) -> None:
    floor.projects.move_motivation(call.target, call.effect.amount, call.cause)


def _conflict(floor: "HatsFloor", call: Call) -> None:
    floor.projects.move_conflict(call.target, call.effect.amount, call.cause)


def _risks(floor: "HatsFloor", call: Call) -> None:
    floor.projects.scale_risks(call.target, call.effect.amount, call.cause)


# -------------------------------------------------------------------------------------------------------- services


def _hazard(floor: "HatsFloor", call: Call) -> None:
    floor.infrastructure.set_hazard_factor(call.target, call.effect.amount, call.cause, call.cause)


def _exposure(floor: "HatsFloor", call: Call) -> None:
    """Open holes that nobody knows of until an audit finds them."""
    names = [f"finding/{call.target}/{call.cause}/{k}" for k in range(1, round(call.effect.amount) + 1)]
    floor.security.state.hidden.setdefault(call.target, []).extend(names)
    floor.infrastructure.state.assets[call.target].findings += len(names)


def _outage(floor: "HatsFloor", call: Call) -> None:
    """Take a service away; one that a lapsed contract has taken already stays as it is."""
    if floor.infrastructure.state.services[call.target].withheld == "up":
        floor.infrastructure.withhold(call.target, "down", call.cause)


def _demand(floor: "HatsFloor", call: Call) -> None:
    floor.desk.demand.set_service_factor(call.target, call.cause, call.effect.amount)


ACTS: Final[dict[str, tuple[Resolve, Act]]] = {
    "morale": (_people, _morale),
    "fatigue": (_people, _fatigue),
    "skill": (_people, _skill),
    "absence_days": (_people, _absence),
    "work_h": (_workers, _work),
    "pay_share": (_people, _pay),
    "leave_search": (_people, _search),
    "trust": (_party, _trust),
    "satisfaction": (_department, _satisfaction),
    "spend_cents": (_account, _spend),
    "grant_cents": (_account, _grant),
    "attention_h": (_as_named, _attention),
    "task_effort_h": (_project, _effort),
    "task_delay_days": (_project, _delay),
    "scope_h": (_project, _scope),
    "defects": (_project, _defects),
    "motivation": (_project, _motivation),
    "conflict": (_project, _conflict),
    "risk_share": (_project, _risks),
    "hazard_factor": (_assets, _hazard),
    "exposure": (_assets, _exposure),
    "outage_h": (_service, _outage),
    "demand_factor": (_service, _demand),
    "value_cents": (_as_named, _value),
    "promise": (_promised, _promise),
}


# ---------------------------------------------------------------------------------------------------------- undoing


def undo_hazard(floor: "HatsFloor", asset: str, name: str, cause: str) -> None:
    """Take a factor on failures back."""
    floor.infrastructure.set_hazard_factor(asset, 1.0, cause, name)


def undo_exposure(floor: "HatsFloor", asset: str, name: str, cause: str) -> None:
    """Close the holes that nobody has found; those that were found are hardened as work."""
    hidden = floor.security.state.hidden.get(asset, [])
    gone = [finding for finding in hidden if finding.startswith(f"finding/{asset}/{name}/")]
    for finding in gone:
        hidden.remove(finding)
    floor.infrastructure.state.assets[asset].findings -= len(gone)


def undo_outage(floor: "HatsFloor", service: str, name: str, cause: str) -> None:
    """Give a service back, unless a lapsed contract withholds it as well."""
    if service not in floor.business.state.cut_services:
        floor.infrastructure.withhold(service, "up", cause)


def undo_demand(floor: "HatsFloor", service: str, name: str, cause: str) -> None:
    """Let users be as they were."""
    floor.desk.demand.set_service_factor(service, name, 1.0)


Undo = Callable[["HatsFloor", str, str, str], None]
UNDOS: Final[dict[str, Undo]] = {
    "hazard_factor": undo_hazard,
    "exposure": undo_exposure,
    "outage_h": undo_outage,
    "demand_factor": undo_demand,
}
"""Effects that are taken back at their end; what is not here passes by itself, as moods do, or stays."""
