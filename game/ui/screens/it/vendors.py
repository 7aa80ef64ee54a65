"""Contracts with their notice and end, offers on the table, and the vendors one deals with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.words import word
from game.ui.naming import contract_name, contract_words, up
from game.ui.offers import form_button, offer_button, section_actions
from game.ui.widgets.base import Action, Widget
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Facts, Label
from sim.catalogue import decision

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.business.view import BidView
    from sim.relations.view import ContractView

_SOON_WEEKS = 13
_COOL, _WARM = 40, 60


def badge(ui: Ui) -> int:
    """Return how many contracts end soon and how many are offered."""
    assert ui.driver is not None
    view = ui.driver.view()
    return sum(_soon(c) for c in view.relations.contracts) + len({bid.contract for bid in view.business.bids})


def _soon(contract: ContractView) -> bool:
    decided = contract.cancelled or contract.renewal_weeks
    return contract.running and not decided and contract.weeks_left <= max(contract.notice_weeks, 4)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return contracts at the left; the chosen one, offers and vendors at the right."""
    assert ui.driver is not None
    contracts = _ordered(ui)
    chosen = next((c for c in contracts if c.id == desk.chosen.get("contract")), contracts[0] if contracts else None)
    left = Panel(Scroll(_contracts(ui, desk, chosen), key="vendors/contracts"), title=ui.t("Contracts"))
    side: list[Widget] = []
    if chosen is not None:
        side.append(_contract(ui, chosen))
    side += [_bids(ui), _vendors(ui)]
    right = Scroll(Column(*side, gap=10), key="vendors/side")
    return Column(Row(left, right, grow=(1.75, 1), gap=12), section_actions(ui, "vendors"), grow=(1,), gap=8)


def _ordered(ui: Ui) -> list[ContractView]:
    """Return the contracts, those that end first above."""
    assert ui.driver is not None
    return sorted(ui.driver.view().relations.contracts, key=lambda c: (not c.running, c.ends_week, c.id))


def _contracts(ui: Ui, desk: DeskScreen, chosen: ContractView | None) -> Table:
    assert ui.driver is not None and ui.names is not None
    speak, currency = ui.speak, ui.names.scenario.currency
    columns = [
        TableColumn(ui.t("Contract"), grow=1),
        TableColumn(ui.t("A year"), "right"),
        TableColumn(ui.t("Ends"), "right"),
        TableColumn(ui.t("Notice until"), "right", tip=ui.t("Last week in which it can be left at its end for free.")),
        TableColumn(ui.t("Then"), grow=0.5),
    ]
    rows = []
    for c in _ordered(ui):
        notice = c.ends_week - c.notice_weeks
        cells = (
            Cell(contract_words(ui, c), colour="text" if c.running else "quiet"),
            Cell(speak.money(c.cents_per_year, currency), sort=c.cents_per_year),
            Cell(
                speak.week(c.ends_week) if c.running else ui.t("lapsed"),
                sort=c.ends_week,
                colour="watch" if _soon(c) else "text" if c.running else "bad",
            ),
            Cell(
                speak.week(notice) if c.notice_open else ui.t("over"),
                sort=notice,
                colour="text" if c.notice_open else "quiet",
            ),
            Cell(_then(ui, c), colour="quiet"),
        )
        rows.append(TableRow(c.id, cells, _picks(ui, desk, c.id)))
    return Table(columns, rows, key="contracts", chosen=chosen.id if chosen is not None else "")


def _picks(ui: Ui, desk: DeskScreen, contract: str) -> Action:
    return lambda: desk.pick(ui, contract=contract)


def _then(ui: Ui, contract: ContractView) -> str:
    """Return what happens at the end of the term if nothing is decided, or what was."""
    assert ui.driver is not None
    if contract.id in ui.driver.view().business.signed:
        return ui.t("new vendor signed")
    if contract.cancelled:
        return ui.t("ends, as decided")
    if contract.renewal_weeks:
        return ui.speak.plural("renewed for {n} week", "renewed for {n} weeks", contract.renewal_weeks)
    if contract.auto_renew:
        return ui.t("renews, {share} dearer", share=ui.speak.share(contract.uplift, 1))
    return ui.t("ends by itself")


def _contract(ui: Ui, c: ContractView) -> Widget:
    assert ui.names is not None
    names, speak = ui.names, ui.speak
    things = [names.of("services", s) for s in c.services] + [names.of("assets", a) for a in c.assets]
    facts = [
        (ui.t("A year"), speak.money(c.cents_per_year, names.scenario.currency)),
        (ui.t("Term"), speak.plural("{n} week", "{n} weeks", c.term_weeks)),
        (ui.t("Weeks left"), speak.number(c.weeks_left)),
        (ui.t("Then"), _then(ui, c)),
    ]
    if c.response_h:
        facts.append((ui.t("Answers within"), speak.hours(c.response_h)))
    if c.agreed_discount:
        facts.append((ui.t("Agreed for the next term"), ui.t("{share} less", share=speak.share(c.agreed_discount, 1))))
    if c.units:
        found = ui.t("{found} of {units} are enough", found=c.units_found, units=c.units)
        facts.append((ui.t("Units"), found if c.units_found else speak.number(c.units)))
    facts.append((ui.t("Covers"), ", ".join(things) or "–"))
    buttons = Flow(
        form_button(ui, "renew_contract", contract=c.id, size=12),
        offer_button(ui, decision("call_for_bids", {"contract": c.id}), size=12),
        offer_button(ui, decision("negotiate", {"subject": c.id}), size=12),
        form_button(ui, "cancel_contract", contract=c.id, size=12),
        gap=6,
    )
    return Panel(Column(Facts(facts), buttons, gap=10), title=contract_words(ui, c))


def _bids(ui: Ui) -> Widget:
    assert ui.driver is not None
    business = ui.driver.view().business
    lines: list[Widget] = [_bid(ui, bid) for bid in sorted(business.bids, key=lambda b: (b.contract, b.cents_per_year))]
    if business.called:
        waiting = ui.speak.listing([contract_name(ui, contract) for contract in business.called])
        lines.append(Label(ui.t("Offers are awaited for {what}.", what=waiting), colour="quiet"))
    if not lines:
        lines.append(
            Label(ui.t("No offer is on the table. A call takes weeks, so call a quarter ahead."), colour="quiet")
        )
    return Panel(Column(*lines, gap=10), title=ui.t("Offers"))


def _bid(ui: Ui, bid: BidView) -> Widget:
    assert ui.names is not None
    names, speak, currency = ui.names, ui.speak, ui.names.scenario.currency
    head = f"{contract_name(ui, bid.contract).partition(' · ')[0]} · {names.of('vendors', bid.vendor)}"
    parts = [ui.t("{money} a year", money=speak.money(bid.cents_per_year, currency))]
    if bid.setup_cents:
        parts.append(ui.t("{money} at first", money=speak.money(bid.setup_cents, currency)))
    if bid.response_h:
        parts.append(ui.t("answers within {hours}", hours=speak.hours(bid.response_h)))
    parts.append(ui.t("from {week}", week=speak.week(bid.starts_week)))
    if bid.shown_quality:
        parts.append(ui.t("quality as shown {share}", share=speak.share(bid.shown_quality)))
    parts.append(ui.t("valid until {week}", week=speak.week(bid.valid_week)))
    buttons = Flow(
        offer_button(ui, decision("sign_contract", {"bid": bid.id}), size=12),
        offer_button(ui, decision("negotiate", {"subject": bid.id}), size=12),
        gap=6,
    )
    return Column(Label(head, weight="semibold"), Label(", ".join(parts), size=12, colour="quiet"), buttons, gap=3)


def _vendors(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    columns = [
        TableColumn(ui.t("Vendor"), grow=1),
        TableColumn(ui.t("Relation"), width=90),
        TableColumn(ui.t("Talks"), grow=0.6),
    ]
    rows = []
    talking = ui.driver.view().business.talks
    for v in ui.driver.view().relations.vendors:
        tone = "bad" if v.relation < _COOL else "good" if v.relation >= _WARM else "watch"
        talks = ui.t("talks are held") if v.id in talking else ""
        if v.rounds and not talks:
            talks = ui.speak.plural("{n} round held", "{n} rounds held", v.rounds)
        if v.slowed:
            talks = ui.t("slow after the talks")
        kinds = ui.speak.listing([word(ui.speak, "kind", kind) for kind in v.kinds])
        cells = (
            Cell(ui.names.of("vendors", v.id)),
            Cell(ui.speak.number(v.relation), share=v.relation / 100, colour=tone, sort=v.relation),
            Cell(talks, colour="quiet"),
        )
        rows.append(TableRow(v.id, cells, tip=up(kinds)))
    return Panel(Table(columns, rows, key="vendors"), title=ui.t("Vendors"))
