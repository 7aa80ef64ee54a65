"""What may be chosen for each argument of a decision: from what the seat sees, with names instead of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from game.i18n import N_
from game.presenters import kpis
from game.presenters.fill import show
from game.presenters.words import word
from game.ui.labels import ANSWERS, REPLIES
from game.ui.naming import bid_words, change_words, contract_words, request_words, ticket_words
from game.ui.seen import desk_seen
from sim.kernel.decision import Argument
from sim.scenario.vocabulary import KPIS

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.session import View

Pairs = tuple[tuple[str, str], ...]
"""Values and what to call them."""
Chosen = dict[str, Any]
Source = Callable[["Ui", "View", Chosen], Iterable[tuple[str, str]]]


def literal(ui: Ui, name: str, argument: Argument) -> Pairs:
    """Return the fixed choices of an argument in words."""
    return tuple((str(code), _word(ui, name, argument.name, code)) for code in argument.choices)


def _word(ui: Ui, name: str, field: str, code: object) -> str:
    if isinstance(code, int):
        one, many = ("{n} week", "{n} weeks") if field == "weeks" else ("every {n} day", "every {n} days")
        return ui.speak.plural(one, many, code)
    if field == "answer":
        return ui.t(ANSWERS.get(str(code), str(code)))
    if field == "reply":
        return ui.t(REPLIES.get(str(code), str(code)))
    text = word(ui.speak, field, str(code))
    return text[:1].upper() + text[1:]


def options(ui: Ui, name: str, field: str, chosen: Chosen) -> Pairs | None:
    """Return what may be chosen for an argument; None where it is typed or a number.

    Args:
        ui: The window.
        name: The decision.
        field: The argument.
        chosen: What is chosen for the others so far.
    """
    view = desk_seen(ui).view()
    source = _SOURCES.get(f"{name}.{field}") or _SOURCES.get(field)
    return tuple(source(ui, view, chosen)) if source is not None else None


# ---------------------------------------------------------------------------------------------------- what there is


def _of(section: str, ids: Callable[[View], Iterable[str]]) -> Source:
    def found(ui: Ui, view: View, chosen: Chosen) -> Iterable[tuple[str, str]]:
        assert ui.names is not None
        return [(thing, ui.names.of(section, thing)) for thing in ids(view)]

    return found


def _people(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    project = view.projects.project(str(chosen.get("project", "")))
    team = [member.person for member in project.team] if project is not None else []
    found = [(p.id, f"{p.name} · {word(ui.speak, 'field', p.main)}") for p in view.people.people]
    return sorted(found, key=lambda pair: pair[0] not in team)


def _members(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    project = view.projects.project(str(chosen.get("project", "")))
    people = {p.id: p.name for p in view.people.people}
    if project is None:
        return _people(ui, view, chosen)
    return [(member.person, people.get(member.person, member.person)) for member in project.team]


def _granted(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    project = view.projects.reported(str(chosen.get("project", "")))
    assert ui.names is not None
    return [(who, ui.names.of("people", who)) for who, _, _ in project.grants] if project is not None else []


def _leaders(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    return [("pm", word(ui.speak, "party", "pm")), *_people(ui, view, chosen)]


def _nobody(
    source: Callable[[Ui, View, Chosen], list[tuple[str, str]]], says: str
) -> Callable[..., list[tuple[str, str]]]:
    def found(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
        return [("", ui.t(says)), *source(ui, view, chosen)]

    return found


def _projects(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    assert ui.names is not None
    ids = [p.id for p in view.projects.projects] or [p.id for p in view.projects.portfolio]
    return [(thing, ui.names.of("projects", thing)) for thing in ids]


def _status(*wanted: str) -> Source:
    def found(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
        fit = {p.id for p in view.projects.portfolio if p.status in wanted}
        return [pair for pair in _projects(ui, view, chosen) if pair[0] in fit]

    return found


def _tasks(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    project = view.projects.project(str(chosen.get("project", "")))
    assert ui.names is not None
    return [(t.id, ui.names.task(t.id) or t.id) for t in project.open_tasks] if project is not None else []


def _before(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    return [pair for pair in _tasks(ui, view, chosen) if pair[0] != chosen.get("task")]


def _parts(kind: str) -> Source:
    def found(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
        project = view.projects.project(str(chosen.get("project", "")))
        assert ui.names is not None
        things = getattr(project, kind) if project is not None else ()
        field = kind.removesuffix("s")
        return [(thing.id, ui.names.part(kind, thing.id) or show(ui.names, field, thing.id)) for thing in things]

    return found


def _parties(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    project = view.projects.project(str(chosen.get("project", "")))
    assert ui.names is not None
    parties = [s.party for s in project.stakeholders] if project is not None else []
    return [(party, show(ui.names, "party", party)) for party in parties]


def _change_requests(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    project = view.projects.project(str(chosen.get("project", "")))
    assert ui.names is not None
    wishes = project.change_requests if project is not None else ()
    return [(w.id, f"{show(ui.names, 'party', w.asked_by)}: {ui.speak.hours(w.effort_h)}") for w in wishes]


def _requests(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    portfolio = [r for p in view.projects.portfolio for r in p.requests]
    mine = [r for p in view.projects.projects for r in p.requests]
    return [(r.id, request_words(ui, r)) for r in dict.fromkeys((*view.projects.matters, *portfolio, *mine))]


def _leave(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    assert ui.names is not None
    names, speak = ui.names, ui.speak
    return [(r.id, f"{names.of('people', r.person)}: {speak.moment(r.from_s)}") for r in view.people.leave_requests]


def _cards(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    assert ui.names is not None
    return [(c.id, ui.names.prose(f"cards.{c.id}.title") or c.id) for c in view.hats.cards if c.mine]


def _card_options(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    card = view.hats.card(str(chosen.get("card", "")))
    assert ui.names is not None
    return [(o.id, ui.names.prose(o.label) or o.id) for o in card.options] if card is not None else []


def _candidates(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    return [(c.id, f"{c.name} · {word(ui.speak, 'field', c.field)}") for c in view.people.candidates]


def _positions(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    speak = ui.speak
    return [(p.id, f"{word(speak, 'field', p.field)}, {word(speak, 'grade', p.grade)}") for p in view.people.positions]


def _contracts(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    return [(c.id, contract_words(ui, c)) for c in view.relations.contracts]


def _bids(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    return [(b.id, bid_words(ui, b)) for b in view.business.bids]


def _dealings(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    return [*_bids(ui, view, chosen), *_contracts(ui, view, chosen)]


def _changes(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    return [(c.id, change_words(ui, c)) for c in view.change.open if c.state == "requested"]


def _tickets(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    urgent = [t for t in view.desk.tickets if t.kind == "incident" and t.priority <= 2]
    return [(t.id, ticket_words(ui, t)) for t in urgent]


def _ownable(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    tickets = {t.id: t for t in view.desk.tickets}
    assert ui.names is not None
    names = ui.names
    return [(s, ticket_words(ui, tickets[s]) if s in tickets else names.path(s)) for s in view.hats.ownable]


def _running(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    cards = _cards(ui, view, chosen)
    if view.stop is None or any(view.stop.subject == card for card, _ in cards):
        return cards
    assert ui.names is not None
    return [(view.stop.subject, ui.names.path(view.stop.subject)), *cards]


def _problems(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    assert ui.names is not None
    names = ui.names
    noticed = [p for p in view.desk.problems if p.state == "noticed"]
    return [(p.id, f"{names.of('services', p.service)} · {word(ui.speak, 'field', p.field)}") for p in noticed]


def _promises(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    from game.ui.naming import promise_words

    return [(p.id, promise_words(ui, p)) for p in view.relations.promises if p.mine]


def _predictable(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    assert ui.names is not None
    names = ui.names
    return [
        (s, kpis.label(ui.speak, s) if s in KPIS else names.any(s.removeprefix("project:")))
        for s in view.hats.predictable
    ]


def _rules(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    mine = (*view.hats.order_rules, *(order.rule for order in view.hats.orders))
    return [(rule, word(ui.speak, "rule", rule)) for rule in mine]


def _duties(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    given = [d.duty for d in view.hats.delegations]
    return [(duty, word(ui.speak, "duty", duty)) for duty in (*view.hats.duties, *given)]


def _accounts(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    speak, currency = ui.speak, ui.names.scenario.currency if ui.names else "EUR"
    return [
        (a.account, f"{word(speak, 'account', a.account)} · {speak.money(a.left_cents, currency)}")
        for a in view.money.accounts
    ]


def _fields(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    from sim.scenario.vocabulary import FIELDS

    return [(str(field), word(ui.speak, "field", str(field))) for field in FIELDS]


def _courses(ui: Ui, view: View, chosen: Chosen) -> list[tuple[str, str]]:
    speak = ui.speak
    return [(f, f"{word(speak, 'field', f)} · {speak.week(week)}") for f, week in view.people.course_weeks]


_SOURCES: Final[dict[str, Source]] = {
    "person": _people,
    "people": _people,
    "mentor": _people,
    "mentee": _people,
    "withdraw_staff.person": _granted,
    "appoint_project_manager.person": _leaders,
    "open_problem.person": _nobody(_people, N_("Whoever knows it best")),
    "answer_request.person": _nobody(_people, N_("As asked")),
    "request_staff.person": _nobody(_people, N_("Anybody with the skill")),
    "delegate_duty.person": _nobody(_people, N_("Nobody: take it back")),
    "coach.person": _members,
    "recognise.person": _members,
    "assign_task.people": _members,
    "project": _projects,
    "charter_project.project": _status("proposed"),
    "decline_proposal.project": _status("proposed"),
    "order": _projects,
    "asset": _of("assets", lambda view: [a.id for a in view.infrastructure.assets]),
    "service": _of("services", lambda view: [s.id for s in view.infrastructure.services]),
    "department": _of("departments", lambda view: [d.id for d in view.relations.departments]),
    "technology": _of("technologies", lambda view: [t.id for t in view.business.technologies]),
    "goals": _of("strategy", lambda view: [g.id for g in view.business.goals]),
    "task": _tasks,
    "after": _before,
    "deliverable": _parts("deliverables"),
    "risk": _parts("risks"),
    "party": _parties,
    "resolve_conflict.party": _nobody(_parties, N_("Within the team")),
    "request": _requests,
    "answer_leave_request.request": _leave,
    "answer_change_request.request": _change_requests,
    "card": _cards,
    "option": _card_options,
    "candidate": _candidates,
    "position": _positions,
    "contract": _contracts,
    "bid": _bids,
    "negotiate.subject": _dealings,
    "predict.subject": _predictable,
    "work_on_item.subject": _ownable,
    "let_it_run.subject": _running,
    "change": _changes,
    "ticket": _tickets,
    "problem": _problems,
    "promise": _promises,
    "rule": _rules,
    "duty": _duties,
    "account": _accounts,
    "request_staff.field": _fields,
    "send_on_training.field": _courses,
}
"""``decision.argument`` or argument to what there is."""
