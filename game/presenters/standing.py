"""How things stand: people, services, money."""

from collections.abc import Sequence
from typing import Any

from game.i18n import N_, Language
from game.presenters.names import Names
from game.presenters.page import Line, Part, Section, Table, Tone
from game.presenters.words import word
from sim.kernel.log import Event, type_name
from sim.kernel.units import HOUR
from sim.money.view import AccountView, MoneyView
from sim.people.view import PeopleView, PersonView
from sim.services.infrastructure.view import InfrastructureView

_TIRED = 0.6
_LOW = 0.4
_OVER_SHARE = 0.02


def people_section(names: Names, view: PeopleView, left: tuple[tuple[str, str], ...]) -> Section:
    """Return the staff in a table, and who is gone.

    Args:
        names: What to call things.
        view: The staff.
        left: Name and reason of everybody who left.
    """
    speak = names.language
    rows, tones = [], []
    for person in view.people:
        notes = _notes(speak, person)
        rows.append(
            (
                person.name,
                word(speak, "field", person.main),
                word(speak, "grade", person.grade),
                speak.share(person.morale),
                speak.share(person.fatigue),
                "; ".join(notes),
            )
        )
        tones.append(_mood(person))
    headings = (N_("who"), N_("field"), N_("grade"), N_("morale"), N_("fatigue"), N_("note"))
    parts: list[Part] = [Table(_heads(speak, headings), "<<<>><", tuple(rows), tuple(tones))]
    if left:
        gone = speak.listing([f"{name} ({word(speak, 'reason', reason)})" for name, reason in left])
        parts.append(Line(speak.text(N_("Left: {who}."), who=gone)))
    return Section(speak.text(N_("People")), tuple(parts))


def _notes(speak: Language, person: PersonView) -> list[str]:
    notes = []
    if person.last_week:
        notes.append(speak.text(N_("leaves in {week}"), week=speak.week(person.last_week)))
    elif person.sign:
        notes.append(speak.text(N_("may be leaving")))
    if person.contractor:
        notes.append(speak.text(N_("contractor")))
    if person.absent:
        notes.append(speak.text(N_("away")))
    if person.fatigue >= _TIRED:
        notes.append(speak.text(N_("exhausted")))
    elif person.morale < _LOW:
        notes.append(speak.text(N_("unhappy")))
    return notes


def _mood(person: PersonView) -> Tone:
    if person.last_week or person.fatigue >= _TIRED:
        return "bad"
    return "watch" if person.morale < _LOW or person.sign else ""


def services_section(names: Names, view: InfrastructureView, events: Sequence[Event] = (), now_s: int = 0) -> Section:
    """Return the services, the dearest outages first.

    Args:
        names: What to call things.
        view: The services.
        events: The log, for the hours in which services worked badly.
        now_s: Where the game stands.
    """
    speak, currency = names.language, names.scenario.currency
    slow = _impaired(events, now_s)
    services = sorted(view.services, key=lambda s: (-s.cost_cents, s.id))
    rows = tuple(
        (
            names.of("services", service.id),
            word(speak, "mode", service.state),
            speak.share(service.availability_share, 2),
            speak.number(service.outages),
            speak.hours(service.outage_h),
            speak.hours(slow.get(service.id, 0) / HOUR),
            speak.money(service.cost_cents, currency),
        )
        for service in services
    )
    tones: tuple[Tone, ...] = tuple("" if s.state == "up" else "bad" for s in services)
    headings = (N_("service"), N_("now"), N_("availability"), N_("outages"), N_("down"), N_("impaired"), N_("cost"))
    return Section(speak.text(N_("Services")), (Table(_heads(speak, headings), "<<>>>>>", rows, tones),))


def _impaired(events: Sequence[Event], now_s: int) -> dict[str, int]:
    """Return service to seconds in which it worked badly, without being down and without that being planned."""
    since: dict[str, int] = {}
    total: dict[str, int] = {}
    for happened in events:
        if type_name(type(happened)) != "service_state_changed":
            continue
        event: Any = happened
        if event.service in since:
            total[event.service] = total.get(event.service, 0) + event.t_s - since.pop(event.service)
        if event.new == "degraded" and not event.planned:
            since[event.service] = event.t_s
    for service, start in since.items():
        total[service] = total.get(service, 0) + max(0, now_s - start)
    return total


def money_section(names: Names, view: MoneyView) -> Section:
    """Return every account that is planned or used, against its plan, with the sum."""
    speak, currency = names.language, names.scenario.currency
    used = [a for a in view.accounts if a.planned_cents or a.spent_cents or a.committed_cents]
    rows = [_account(names, account) for account in used]
    tones: list[Tone] = [_over(account) for account in used]
    variance = sum(account.variance_cents for account in used)
    due = sum(account.due_cents for account in used)
    total = (
        speak.text(N_("Total")),
        speak.money(view.planned_cents, currency),
        speak.money(due, currency),
        speak.money(view.spent_cents, currency),
        speak.money(variance, currency, signed=True),
    )
    rows.append(total)
    tones.append("strong")
    headings = (N_("account"), N_("plan"), N_("plan to date"), N_("spent"), N_("over or under"))
    return Section(speak.text(N_("Money")), (Table(_heads(speak, headings), "<>>>>", tuple(rows), tuple(tones)),))


def _account(names: Names, account: AccountView) -> tuple[str, ...]:
    speak, currency = names.language, names.scenario.currency
    return (
        word(speak, "account", account.account),
        speak.money(account.planned_cents, currency),
        speak.money(account.due_cents, currency),
        speak.money(account.spent_cents, currency),
        speak.money(account.variance_cents, currency, signed=True),
    )


def _over(account: AccountView) -> Tone:
    base = max(account.due_cents, account.planned_cents // 10, 1)
    share = account.variance_cents / base
    if share > 0.1:
        return "bad"
    return "watch" if share > _OVER_SHARE else ""


def _heads(speak: Language, headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(speak.text(heading) for heading in headings)
