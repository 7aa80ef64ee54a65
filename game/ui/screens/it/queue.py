"""The queue: open tickets, what waits for which duty, and the two rules that decide who works on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.words import word
from game.ui.naming import ticket_words, up
from game.ui.offers import form_button, section_actions
from game.ui.tables import tickets_table, with_whom
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button, Tabs
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Badge, Facts, Label

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.services.desk.view import TicketView


def badge(ui: Ui) -> int:
    """Return how many tickets of the first priority are open."""
    assert ui.driver is not None
    counts = ui.driver.view().desk.open_by_priority
    return counts[0] if counts else 0


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the tickets at the left; rules, duties and problems at the right."""
    assert ui.driver is not None
    view = ui.driver.view().desk
    wanted = desk.chosen.get("priority", "all")
    tickets = [t for t in view.tickets if wanted in ("all", str(t.priority))]
    counts = [("all", ui.t("All ({n})", n=view.open))]
    counts += [(str(i), f"P{i} ({n})") for i, n in enumerate(view.open_by_priority, 1)]
    tabs = Tabs(counts, wanted, lambda chosen: desk.pick(ui, priority=chosen), key="queue/tabs")
    table = tickets_table(ui, tickets, lambda ticket: desk.pick(ui, ticket=ticket), key="queue", most=14)
    shown = ui.t("the {n} most urgent", n=len(view.tickets)) if view.open > len(view.tickets) else ""
    left: list[Widget] = [tabs, table]
    picked = next((t for t in view.tickets if t.id == desk.chosen.get("ticket")), None)
    if picked is not None:
        left.append(_ticket(ui, desk, picked))
    list_ = Panel(Scroll(Column(*left, gap=8), key="queue/list"), title=ui.t("Open tickets"), remark=shown)
    side = Scroll(Column(_rules(ui), _duties(ui), _figures(ui), _problems(ui), gap=10), key="queue/side")
    actions = section_actions(ui, "queue", without=("set_triage_order", "set_interrupt_rule"))
    return Column(Row(list_, side, grow=(1.35, 1), gap=12), actions, grow=(1,), gap=8)


def _ticket(ui: Ui, desk: DeskScreen, ticket: TicketView) -> Widget:
    assert ui.names is not None
    names, speak = ui.names, ui.speak
    facts: list[tuple[str, str] | tuple[str, str, str]] = [
        (ui.t("From"), names.of("departments", ticket.department) if ticket.department else "–"),
        (ui.t("Came"), speak.moment(ticket.born_s), f"{ticket.id}/opened"),
        (ui.t("Promised by"), speak.moment(ticket.due_s)),
        (ui.t("With"), with_whom(ui, ticket)),
        (ui.t("Needs"), f"{word(speak, 'field', ticket.field)} {speak.number(ticket.level, 1)}"),
        (ui.t("Handed on"), ui.t("{n} times", n=ticket.handovers)),
    ]
    buttons: list[Widget] = []
    if ticket.kind == "incident" and not ticket.major:
        buttons.append(form_button(ui, "declare_major_incident", ticket=ticket.id, size=12))
    buttons.append(form_button(ui, "work_on_item", subject=ticket.id, size=12))
    buttons.append(Button(ui.t("Close"), lambda: desk.pick(ui, ticket=""), style="quiet", size=12, key="ticket/close"))
    head = Row(
        Badge(f"P{ticket.priority}", f"p{min(4, ticket.priority)}"),
        Label(ticket_words(ui, ticket), weight="semibold"),
        grow=(0, 1),
    )
    return Panel(Column(head, Facts(facts), Flow(*buttons), gap=8), tone="raised", border="", pad=10)


def _rules(ui: Ui) -> Widget:
    assert ui.driver is not None
    work = ui.driver.view().work
    triage = ui.t("Waiting tickets are taken {order}.", order=word(ui.speak, "order", work.triage_order))
    pulled = {
        "none": ui.t("Nobody is pulled off what they are doing."),
        "p1": ui.t("Only a P1 pulls people off what they are doing."),
        "p1_p2": ui.t("A P1 or a P2 pulls people off what they are doing."),
    }
    change = ui.t("Change it")
    return Panel(
        Column(
            Row(
                Label(triage),
                form_button(ui, "set_triage_order", words=change, size=12),
                grow=(1,),
                align="middle",
            ),
            Row(
                Label(pulled.get(work.interrupt_rule, work.interrupt_rule)),
                form_button(ui, "set_interrupt_rule", words=change, size=12),
                grow=(1,),
                align="middle",
            ),
            gap=6,
        ),
        title=ui.t("Rules"),
    )


def _duties(ui: Ui) -> Widget:
    assert ui.driver is not None
    now, speak = ui.driver.clock, ui.speak
    columns = [
        TableColumn(ui.t("Duty"), grow=1),
        TableColumn(ui.t("Waiting"), "right"),
        TableColumn(ui.t("In work"), "right"),
        TableColumn(ui.t("Parked"), "right", tip=ui.t("Waits for a user, a vendor or a window.")),
        TableColumn(ui.t("Oldest"), "right"),
    ]
    rows = []
    for duty in ui.driver.view().work.duties:
        oldest = speak.duration(now - duty.oldest_s) if duty.oldest_s >= 0 else "–"
        cells = (
            Cell(up(word(speak, "duty", duty.duty))),
            Cell(speak.number(duty.waiting), sort=duty.waiting),
            Cell(speak.number(duty.active), sort=duty.active),
            Cell(speak.number(duty.parked), sort=duty.parked),
            Cell(oldest, sort=duty.oldest_s),
        )
        rows.append(TableRow(duty.duty, cells))
    return Panel(Table(columns, rows, key="duties"), title=ui.t("What waits for which duty"))


def _figures(ui: Ui) -> Widget:
    assert ui.driver is not None
    view, speak, week = ui.driver.view().desk, ui.speak, ui.driver.week - 1

    def why(name: str) -> str:
        return f"{name}@{week}" if week else ""

    facts = [
        (ui.t("Within the SLA"), speak.share(view.sla_met_share, 1), why("sla_met_share")),
        (ui.t("Solved at first contact"), speak.share(view.first_contact_share), why("first_contact_share")),
        (ui.t("Come back"), speak.share(view.reopened_share, 1), why("reopened_share")),
        (ui.t("Half are solved within"), speak.hours(view.resolution_h_median), why("resolution_h_median")),
        (ui.t("Nine of ten within"), speak.hours(view.resolution_h_p90), why("resolution_h_p90")),
        (
            ui.t("Knowledge base"),
            ui.t(
                "{share}, {hours} a week",
                share=speak.share(view.knowledge_share),
                hours=speak.hours(view.knowledge_h_per_week),
            ),
            why("knowledge_share"),
        ),
    ]
    return Panel(Facts(facts), title=ui.t("How the desk does"))


def _problems(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    names = ui.names
    lines: list[Widget] = []
    for p in ui.driver.view().desk.problems:
        if p.state == "removed":
            continue
        title = f"{names.of('problems', p.id)}"
        if title == p.id:
            title = f"{names.of('services', p.service)} · {word(ui.speak, 'field', p.field)}"
        state = ui.t("{state}, {n} incidents so far", state=word(ui.speak, "state", p.state), n=p.incidents)
        words = Column(Label(title), Label(state, size=11, colour="quiet"), gap=0)
        if p.state == "noticed":
            lines.append(Row(words, form_button(ui, "open_problem", problem=p.id, size=12), grow=(1,), align="middle"))
        else:
            lines.append(words)
    if not lines:
        lines.append(Label(ui.t("No recurring cause has been noticed."), colour="quiet"))
    return Panel(Column(*lines, gap=6), title=ui.t("Recurring causes"))
