"""The budget: every account against its plan, where spending is heading, the months, and what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.words import word
from game.ui.naming import up
from game.ui.offers import form_button, section_actions
from game.ui.screens.it import budget_chart
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Facts, Label

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.money.view import AccountView

_OVER_SHARE = 0.02


def badge(ui: Ui) -> int:
    """Return how many accounts are overspent."""
    assert ui.driver is not None
    return sum(a.left_cents < 0 for a in ui.driver.view().money.accounts)


def tick(ui: Ui, desk: DeskScreen) -> bool:
    """Work on the forecast while nothing else happens; tell whether there was something to do."""
    return budget_chart.work(ui, desk)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return accounts at the left; curve, figures, months and requests at the right."""
    left = Panel(Scroll(_accounts(ui), key="budget/accounts"), title=ui.t("Accounts, for the whole game"))
    curve = Panel(
        Column(budget_chart.chart(ui, desk, height=190), *_anew(ui, desk), gap=6),
        title=ui.t("Budget"),
        remark=budget_chart.remark(ui, desk),
    )
    right = Scroll(Column(curve, _figures(ui), _months(ui), _requests(ui), gap=10), key="budget/side")
    return Column(Row(left, right, grow=(1.65, 1), gap=12), section_actions(ui, "budget"), grow=(1,), gap=8)


def _anew(ui: Ui, desk: DeskScreen) -> list[Widget]:
    """Return a button that works out the forecast again, where something was decided since."""
    assert ui.driver is not None
    if desk.kept.get("forecast-of") == ui.driver.undoable:
        return []

    def again() -> None:
        desk.kept.pop("forecast", None)
        ui.rebuild()

    note = Label(ui.t("You have decided something since this forecast was made."), size=12, colour="quiet")
    return [note, Flow(Button(ui.t("Work it out anew"), again, icon="refresh-cw", size=12, key="budget/anew"))]


def _accounts(ui: Ui) -> Table:
    assert ui.driver is not None
    money = ui.driver.view().money
    columns = [
        TableColumn(ui.t("Account"), grow=1),
        TableColumn(ui.t("Plan"), "right"),
        TableColumn(ui.t("Due by now"), "right"),
        TableColumn(ui.t("Spent"), "right"),
        TableColumn(ui.t("Promised"), "right", tip=ui.t("Committed by contracts and orders, and not yet paid.")),
        TableColumn(ui.t("Left"), "right"),
        TableColumn(ui.t("Over plan"), "right", tip=ui.t("Against what was due by now; over is bad.")),
    ]
    used = [a for a in money.accounts if a.planned_cents or a.spent_cents or a.committed_cents]
    rows = [_account(ui, account) for account in used]
    rows.append(_sum(ui, used))
    return Table(columns, rows, key="accounts", sortable=False)


def _account(ui: Ui, a: AccountView) -> TableRow:
    assert ui.names is not None and ui.driver is not None
    currency = ui.names.scenario.currency

    def money(cents: int, colour: str = "text") -> Cell:
        return Cell(ui.speak.money(cents, currency), sort=cents, colour=colour)

    over = a.variance_cents > _OVER_SHARE * max(1, a.due_cents)
    sign = Cell(
        ui.speak.money(a.variance_cents, currency, signed=True),
        colour="bad" if over else "good" if a.variance_cents < 0 else "text",
        sort=a.variance_cents,
    )
    week = ui.driver.week - 1
    return TableRow(
        a.account,
        (
            Cell(up(word(ui.speak, "account", a.account))),
            money(a.planned_cents),
            money(a.due_cents, "quiet"),
            money(a.spent_cents),
            money(a.committed_cents, "quiet"),
            money(a.left_cents, "bad" if a.left_cents < 0 else "text"),
            sign,
        ),
        why=f"budget_variance_share@{week}" if week else "",
    )


def _sum(ui: Ui, used: list[AccountView]) -> TableRow:
    assert ui.names is not None
    currency = ui.names.scenario.currency
    amounts = [
        sum(getattr(a, field) for a in used)
        for field in ("planned_cents", "due_cents", "spent_cents", "committed_cents", "left_cents")
    ]
    over = sum(a.variance_cents for a in used)
    cells = [Cell(ui.speak.money(cents, currency), bold=True, sort=cents) for cents in amounts]
    tone = "bad" if over > _OVER_SHARE * max(1, amounts[1]) else "good"
    last = Cell(ui.speak.money(over, currency, signed=True), bold=True, colour=tone, sort=over)
    return TableRow("sum", (Cell(ui.t("Together"), bold=True), *cells, last))


def _figures(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    view, currency, speak = ui.driver.view(), ui.names.scenario.currency, ui.speak
    business = view.business
    week = ui.driver.week - 1
    facts = [
        (
            ui.t("If it goes on like this"),
            speak.money(business.forecast_cents, currency),
            f"forecast_cents@{week}" if week else "",
        ),
        (ui.t("May still be moved"), speak.money(business.movable_cents, currency), ""),
        (ui.t("Executives look back"), speak.week(business.next_review_week) if business.next_review_week else "–", ""),
        (ui.t("Room in the payroll"), speak.money(view.people.payroll_room_cents, currency), ""),
        (ui.t("Held by Finance in reserve"), speak.money(view.relations.reserve_cents, currency), ""),
    ]
    if business.cut_share:
        facts.append((ui.t("Finance has taken"), speak.share(business.cut_share), ""))
    return Panel(Facts(facts), title=ui.t("Money to know about"))


def _months(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    currency, speak = ui.names.scenario.currency, ui.speak
    columns = [
        TableColumn(ui.t("Month"), grow=1),
        TableColumn(ui.t("Planned to date"), "right"),
        TableColumn(ui.t("Spent to date"), "right"),
        TableColumn(ui.t("Over plan"), "right"),
    ]
    rows = [
        TableRow(
            str(m.month),
            (
                Cell(speak.number(m.month), sort=m.month),
                Cell(speak.money(m.planned_cents, currency), sort=m.planned_cents),
                Cell(speak.money(m.spent_cents, currency), sort=m.spent_cents),
                Cell(speak.money(m.variance_cents, currency, signed=True), sort=m.variance_cents),
            ),
        )
        for m in ui.driver.view().money.months
    ]
    table = Table(columns, rows, key="months", most=6, empty=ui.t("No month is closed yet."))
    return Panel(table, title=ui.t("Closed months"))


def _requests(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    lines: list[Widget] = [
        Label(
            ui.t(
                "{money} for {account}, {reason}",
                money=ui.speak.money(r.cents, ui.names.scenario.currency),
                account=word(ui.speak, "account", r.account),
                reason=word(ui.speak, "reason", r.reason),
            )
        )
        for r in ui.driver.view().business.requests
    ]
    if not lines:
        lines.append(Label(ui.t("Nothing lies with the executives."), colour="quiet"))
    lines.append(Flow(form_button(ui, "request_funds", size=12)))
    return Panel(Column(*lines, gap=6), title=ui.t("Asked for, not answered"))
