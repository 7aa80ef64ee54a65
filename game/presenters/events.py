"""One sentence per event, and what to call its causes."""

from typing import Any, Final

from game.i18n import N_
from game.presenters import words_control, words_delivery
from game.presenters.decisions import made
from game.presenters.fill import fill
from game.presenters.hats import details
from game.presenters.kpis import label, value
from game.presenters.names import Names
from game.presenters.refusals import reason
from game.presenters.sentences import (
    business,
    change,
    control,
    delivery,
    desk,
    direction,
    hats,
    infrastructure,
    money,
    people,
    relations,
    scores,
    security,
    work,
)
from game.presenters.sentences.choice import Choice, Sentence
from sim.kernel.errors import Refusal
from sim.kernel.log import CHANCE, START, Event, type_name

EVENTS: Final[dict[str, Sentence]] = {
    **money.EVENTS,
    **people.EVENTS,
    **work.EVENTS,
    **infrastructure.EVENTS,
    **desk.EVENTS,
    **change.EVENTS,
    **security.EVENTS,
    **business.EVENTS,
    **relations.EVENTS,
    **direction.EVENTS,
    **control.EVENTS,
    **delivery.EVENTS,
    **hats.EVENTS,
    **scores.EVENTS,
}
"""Type of event to its sentence; the two of the session are told apart below."""

_ROOTS: Final = {
    "assets/failure": N_("chance (wear and faults)"),
    "assets/notice": N_("chance (when somebody noticed)"),
    "change/request": N_("chance (what others want)"),
    "change/outcome": N_("chance (whether a change succeeds)"),
    "business/bids": N_("chance (what vendors offer)"),
    "business/talks": N_("chance (how a talk goes)"),
    "business/strategy": N_("chance (what executives want)"),
    "business/campaigns": N_("chance (when departments are busy)"),
    "business/exits": N_("chance (what vendors try)"),
    "people/dismissal": N_("chance (how a question is taken)"),
    "relations/uplift": N_("chance (what vendors ask for)"),
    "hats": N_("chance (what comes to a desk)"),
    **words_control.ROOTS,
    **words_delivery.ROOTS,
    "demand": N_("chance (what users need)"),
    "demand/problem": N_("chance (a recurring cause strikes)"),
    "people/leaving": N_("chance (people look elsewhere)"),
    "people/candidate": N_("chance (who applies)"),
    "security/phishing": N_("chance (phishing)"),
    "people/sickness": N_("chance (sickness)"),
    "people/leave": N_("chance (wishes for leave)"),
    "people": N_("chance (people)"),
    "security": N_("chance (attackers)"),
}
"""Families of draws, the longest prefix counts."""

_STARTS: Final = {
    "budget": N_("the budget at the start"),
    "people": N_("the staff at the start"),
    "on-call": N_("the on-call rota at the start"),
    "monitoring": N_("the monitoring at the start"),
    "contract": N_("a contract from before the start"),
    "load": N_("the load at the start"),
    "season": N_("the season"),
    "week": N_("the weekly routine"),
    "plan": N_("the plan at the start"),
    "people/overtime": N_("hours worked"),
    "people/nights": N_("nights on call"),
    "people/workload": N_("workload"),
    "people/neglect": N_("nobody talked to them"),
    "people/pay": N_("pay against the market"),
    "people/spirit": N_("the mood in the team"),
    "people/opportunity": N_("a better offer elsewhere"),
    "neglect": N_("nobody spoke to them"),
    "attention": N_("how the hours are used"),
    "finance": N_("what Finance asks for"),
    "executives": N_("what executives expect"),
    "department": N_("how departments remember things"),
    "service": N_("how a service is used"),
    "patch-cadence": N_("the patch cadence at the start"),
    "leave": N_("leave planned before the start"),
    "knowledge": N_("the knowledge base at the start"),
    "scores": N_("the scorecard"),
    "staff": N_("the staff at the start"),
    "change": N_("a change that was to come"),
    "swarm": N_("a call for help"),
    "arc": N_("a story of its own"),
}


def sentence(names: Names, event: Event) -> str:
    """Return what happened in one sentence.

    Args:
        names: Language and what to call things.
        event: Of any floor, or of the session.
    """
    kind = type_name(type(event))
    if kind == "decision_made":
        return _decision(names, event)
    if kind == "decision_refused":
        return _refused(names, event)
    found = EVENTS.get(kind)
    if found is None:
        return kind.replace("_", " ")
    msgid = found.of(event) if isinstance(found, Choice) else found
    return fill(names, msgid, _values(names, event, kind))


def _values(names: Names, event: Any, kind: str) -> dict[str, Any]:
    values = {name: getattr(event, name) for name in event._fields} | details(names, event, kind)
    if kind == "goal_judged":
        currency = names.scenario.currency
        for field in ("target", "actual"):
            values[field] = value(names.language, event.measure, values[field], currency)
        values["measure"] = label(names.language, event.measure)
    return values


def _decision(names: Names, event: Any) -> str:
    return names.language.text(N_("Decision: {what}."), what=made(names, event.name, dict(event.arguments)))


def _refused(names: Names, event: Any) -> str:
    speak = names.language
    why = reason(names, Refusal(event.code, event.parameters))
    what = made(names, event.name, dict(event.arguments))
    return speak.text(N_("Refused: {what}. {why}"), what=what, why=why)


def root(names: Names, cause: str) -> str:
    """Return what to call a root: a draw of chance or a part of the starting situation."""
    speak = names.language
    if cause.startswith(CHANCE):
        family = cause.removeprefix(CHANCE)
        best = max((prefix for prefix in _ROOTS if family.startswith(prefix)), key=len, default="")
        return speak.text(_ROOTS[best]) if best else speak.text(N_("chance"))
    what = cause.removeprefix(START)
    found = _STARTS.get(what) or _STARTS.get(what.partition("/")[0])
    return speak.text(found) if found else speak.text(N_("the starting situation"))
