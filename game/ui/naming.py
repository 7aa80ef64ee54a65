"""What to call things of a game that have no name of their own: tickets, changes, contracts, offers, promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.i18n import N_
from game.presenters.chapters import SEATS, hat
from game.presenters.fill import show
from game.presenters.words import word
from game.ui.seen import desk_seen

if TYPE_CHECKING:
    from game.ui.window import Ui
    from sim.business.view import BidView
    from sim.projects.view import RequestView
    from sim.relations.view import ContractView, PromiseView
    from sim.services.change.view import OpenChange
    from sim.services.desk.view import TicketView


def up(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]


def badge_of(ui: Ui, seat: str) -> str:
    """Return the two letters of a seat's hat."""
    return ui.t(SEATS[hat(seat)])


def ticket_words(ui: Ui, ticket: TicketView) -> str:
    """Return what a ticket is about: its category and its service."""
    assert ui.names is not None
    category = ui.names.of("categories", ticket.category) if ticket.category else ""
    what = category if category and category != ticket.category else word(ui.speak, "kind", ticket.kind)
    service = ui.names.of("services", ticket.service) if ticket.service else ""
    return f"{up(what)} · {service}" if service and service.casefold() not in what.casefold() else up(what)


def change_words(ui: Ui, change: OpenChange) -> str:
    """Return what a change does to which assets, and when."""
    assert ui.names is not None
    assets = ui.speak.listing([ui.names.of("assets", asset) for asset in change.assets])
    kind = up(word(ui.speak, "kind", change.kind))
    return f"{kind}: {assets}" if assets else kind


def contract_words(ui: Ui, contract: ContractView) -> str:
    """Return with whom a contract is about what."""
    assert ui.names is not None
    name = ui.names.of("contracts", contract.id)
    vendor = ui.names.of("vendors", contract.vendor)
    if name == contract.id:
        things = [ui.names.of("assets", a) for a in contract.assets] or [
            ui.names.of("services", s) for s in contract.services
        ]
        name = up(word(ui.speak, "kind", contract.kind)) + (f" {ui.speak.listing(things[:2])}" if things else "")
    return f"{name} · {vendor}"


def contract_name(ui: Ui, contract_id: str) -> str:
    """Return what to call a contract slot of which only the id is at hand."""
    assert ui.names is not None
    contracts = desk_seen(ui).view().relations.contracts
    found = next((c for c in contracts if c.id == contract_id), None)
    return contract_words(ui, found) if found is not None else ui.names.any(contract_id)


def bid_words(ui: Ui, bid: BidView) -> str:
    """Return who offers what for how much."""
    assert ui.names is not None
    money = ui.speak.money(bid.cents_per_year, ui.names.scenario.currency)
    return ui.t(
        "{vendor} for {contract}: {money} a year",
        vendor=ui.names.of("vendors", bid.vendor),
        contract=contract_name(ui, bid.contract),
        money=money,
    )


def request_words(ui: Ui, request: RequestView) -> str:
    """Return who is asked for, how much, how long."""
    assert ui.names is not None
    who = ui.names.of("people", request.person) if request.person else word(ui.speak, "field", request.field)
    weeks = ui.speak.plural("{n} week", "{n} weeks", request.weeks)
    return f"{who} · {ui.speak.share(request.share)} · {weeks}"


_OWED: Final = {
    "date": N_("a date: {subject}"),
    "money": N_("money for {subject}"),
    "no_change": N_("no change at {subject}"),
    "answer": N_("an answer about {subject}"),
    "course": N_("{subject}, for a course"),
    "status": N_("a forecast that holds: {subject}"),
}
"""Kind of promise to what is owed."""


def promise_words(ui: Ui, promise: PromiseView) -> str:
    """Return a promise as the strip says it: who owes whom what, by when."""
    assert ui.names is not None
    names = ui.names
    subject = names.any(promise.subject) if promise.subject else "…"
    what = subject if promise.kind == "people" else ui.t(_OWED[promise.kind], subject=subject)
    if promise.mine:
        text = ui.t("You owe {who}: {what}", who=show(names, "taker", promise.taker), what=what)
    else:
        text = up(ui.t("{who} owes you: {what}", who=show(names, "giver", promise.giver), what=what))
    if not promise.due_week:
        return text
    return ui.t("{promise}, by {week}", promise=text, week=ui.speak.week(promise.due_week))
