"""Tables that more than one section shows: services, people, tickets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.presenters.words import word
from game.ui.history import history
from game.ui.naming import ticket_words
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.people.view import PersonView
    from sim.services.desk.view import TicketView
    from sim.services.infrastructure.view import ServiceView

STATES = {"up": "good", "degraded": "watch", "down": "bad"}
_HIGH, _FULL = 0.85, 0.95
_LOW, _FAIR = 0.4, 0.55
_WEARY, _TIRED = 0.4, 0.6
_NARROW = 1180


def load_colour(share: float) -> str:
    """Return the colour of a load: bad above what people can carry."""
    return "bad" if share >= _FULL else "watch" if share >= _HIGH else "it"


def morale_colour(share: float) -> str:
    """Return the colour of a morale."""
    return "bad" if share < _LOW else "watch" if share < _FAIR else "good"


def fatigue_colour(share: float) -> str:
    """Return the colour of a fatigue."""
    return "bad" if share >= _TIRED else "watch" if share >= _WEARY else "good"


def services_table(ui: Ui, pick: Callable[[str], None], *, chosen: str = "", most: int = 0) -> Table:
    """Return services with state, availability, what they run on, what an outage costs, and 13 weeks."""
    assert ui.driver is not None and ui.names is not None
    view = ui.driver.view()
    services = sorted(view.infrastructure.services, key=lambda s: (-s.value_cents_per_h, s.id))
    rows = [_service(ui, service, pick) for service in services]
    columns = [
        TableColumn(ui.t("Service"), width=130, grow=0.7),
        TableColumn(ui.t("Uptime"), "right", tip=ui.t("Since the start, planned outages apart.")),
        TableColumn(ui.t("Runs on"), width=60, grow=1),
        TableColumn(ui.t("Outage costs"), "right"),
        TableColumn(ui.t("13 weeks"), width=84),
    ]
    return Table(columns, rows, key="services", chosen=chosen, most=most)


def _service(ui: Ui, service: ServiceView, pick: Callable[[str], None]) -> TableRow:
    assert ui.driver is not None and ui.names is not None
    names, speak = ui.names, ui.speak
    past = history(ui.driver)
    curve = past.service(service.id, ui.driver.clock)
    colour = STATES[service.state]
    state = word(speak, "mode", service.state)
    name = names.of("services", service.id)
    cells = (
        Cell(name if service.state == "up" else f"{name} ({state})", dot=colour),
        Cell(speak.share(service.availability_share, 2), sort=service.availability_share),
        Cell(", ".join(names.of("assets", asset) for asset in service.assets), colour="quiet"),
        Cell(f"{speak.money(service.value_cents_per_h, names.scenario.currency)}/h", sort=service.value_cents_per_h),
        Cell(points=curve if len(curve) > 1 else (1.0, 1.0), colour=colour if min(curve) < 1 else "good"),
    )
    return TableRow(
        service.id,
        cells,
        lambda: pick(service.id),
        past.event(service.id) or f"service/{service.id}",
        f"{name}: {state}",
    )


def people_table(ui: Ui, pick: Callable[[str], None], *, most: int = 0) -> Table:
    """Return people with what they do, load and morale."""
    assert ui.driver is not None
    people = sorted(ui.driver.view().people.people, key=lambda p: (-p.utilisation, p.ordinal))
    columns = [
        TableColumn(ui.t("Who"), grow=1),
        TableColumn(ui.t("Load"), width=104),
        TableColumn(ui.t("Morale"), width=70),
    ]
    rows = []
    for p in people:
        cells = (
            Cell(f"{p.name.partition(' ')[0]} · {word(ui.speak, 'field', p.main)}", bold=bool(p.sign)),
            Cell(ui.speak.share(p.utilisation), share=min(1.0, p.utilisation), colour=load_colour(p.utilisation)),
            Cell(share=p.morale, colour=morale_colour(p.morale), sort=p.morale),
        )
        tip = person_tip(ui, p)
        rows.append(TableRow(p.id, cells, partial(pick, p.id), f"person/{p.id}", tip))
    return Table(columns, rows, key="people-short", most=most)


def person_tip(ui: Ui, person: PersonView) -> str:
    """Return load, morale and fatigue of somebody in words."""
    speak = ui.speak
    return ui.t(
        "{name}: load {load}, morale {morale}, fatigue {fatigue}",
        name=person.name,
        load=speak.share(person.utilisation),
        morale=speak.share(person.morale),
        fatigue=speak.share(person.fatigue),
    )


def tickets_table(ui: Ui, tickets: list[TicketView], pick: Callable[[str], None], *, key: str, most: int) -> Table:
    """Return tickets: priority, what, with whom, since when, time left."""
    columns = [
        TableColumn("", width=30),
        TableColumn(ui.t("Ticket"), grow=1),
        TableColumn(ui.t("With"), grow=0.4),
        *([TableColumn(ui.t("Open"), "right")] if ui.size[0] >= _NARROW else []),
        TableColumn(ui.t("SLA left"), "right"),
    ]
    rows = [_ticket(ui, ticket, pick) for ticket in tickets]
    return Table(columns, rows, key=key, most=most, empty=ui.t("No ticket is open here."))


def _ticket(ui: Ui, ticket: TicketView, pick: Callable[[str], None]) -> TableRow:
    assert ui.driver is not None
    now, speak = ui.driver.clock, ui.speak
    left = ticket.due_s - now
    due = speak.duration(left) if left > 0 else ui.t("{time} over", time=speak.duration(-left))
    cells = (
        Cell(f"P{ticket.priority}", badge=f"p{min(4, ticket.priority)}", sort=ticket.priority),
        Cell(ticket_words(ui, ticket), bold=ticket.major),
        Cell(with_whom(ui, ticket), colour="text" if ticket.people else "quiet"),
        *([Cell(speak.duration(now - ticket.born_s), sort=now - ticket.born_s)] if ui.size[0] >= _NARROW else []),
        Cell(due, colour="bad" if left <= 0 else "text", sort=left),
    )
    return TableRow(ticket.id, cells, lambda: pick(ticket.id), f"{ticket.id}/opened")


def with_whom(ui: Ui, ticket: TicketView) -> str:
    """Return who works on a ticket, or for whom it waits."""
    assert ui.names is not None
    if ticket.people:
        return ui.speak.listing([ui.names.of("people", who).partition(" ")[0] for who in ticket.people])
    waits = {
        "user": ui.t("user’s turn"),
        "vendor": ui.t("vendor’s turn"),
        "desk": ui.t("in the queue"),
        "group": ui.t("for a specialist"),
    }
    return waits.get(ticket.waits_for, "–")
