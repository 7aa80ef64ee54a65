"""The IT manager's overview: what needs an answer, then services, people, queue and budget at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters import kpis
from game.presenters.words import word
from game.ui.needs import needs_panel
from game.ui.prediction import prompt
from game.ui.screens.it import budget_chart
from game.ui.tables import people_table, services_table, tickets_table
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Panel, Row, Scroll
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui

_TICKETS = 6
_TIRED = 0.15
"""From here on somebody is tired enough to be named."""
_PEOPLE = 8


def badge(ui: Ui) -> int:
    """Return nothing: what waits is counted in the inbox."""
    return 0


def tick(ui: Ui, desk: DeskScreen) -> bool:
    """Work on the forecast while nothing else happens; tell whether there was something to do."""
    return budget_chart.work(ui, desk)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the overview."""
    parts: list[Widget] = [needs_panel(ui, desk)]
    asked = prompt(ui, desk)
    if asked is not None:
        parts.append(asked)
    parts.append(Row(_services(ui, desk), _people(ui, desk), grow=(1.28, 1), gap=12))
    parts.append(Row(_queue(ui, desk), _budget(ui, desk), grow=(1.28, 1), gap=12))
    return Scroll(Column(*parts, gap=12), key="it/overview")


def _services(ui: Ui, desk: DeskScreen) -> Widget:
    assert ui.driver is not None
    weeks = ui.driver.view().scores.weeks
    met = dict(weeks[-1].kpis).get("sla_met_share") if weeks else None
    remark = f"{kpis.label(ui.speak, 'sla_met_share')} {kpis.value(ui.speak, 'sla_met_share', met)}" if weeks else ""
    table = services_table(ui, lambda service: desk.go(ui, "services", service=service))
    why = f"sla_met_share@{weeks[-1].week}" if weeks else ""
    return Panel(table, title=ui.t("Services"), remark=remark, why=why)


def _people(ui: Ui, desk: DeskScreen) -> Widget:
    assert ui.driver is not None
    people = ui.driver.view().people.people
    table = people_table(ui, lambda who: desk.go(ui, "people", person=who), most=_PEOPLE)
    parts: list[Widget] = [table]
    signs = [p for p in people if p.sign]
    if signs:
        who = ui.speak.listing([p.name for p in signs])
        parts.append(Label(ui.t("{who}: something is different lately.", who=who), size=12, colour="watch"))
    else:
        tired = max(people, key=lambda p: p.fatigue, default=None)
        if tired is not None and tired.fatigue >= _TIRED:
            text = ui.t("Most tired: {name}, {share}.", name=tired.name, share=ui.speak.share(tired.fatigue))
            parts.append(Label(text, size=12, colour="quiet", why=f"person/{tired.id}"))
    return Panel(Column(*parts, gap=8), title=ui.t("People"), remark=ui.t("the most loaded first"))


def _queue(ui: Ui, desk: DeskScreen) -> Widget:
    assert ui.driver is not None
    view = ui.driver.view()
    first = list(view.desk.tickets[:_TICKETS])
    table = tickets_table(
        ui, first, lambda ticket: desk.go(ui, "queue", ticket=ticket), key="queue-short", most=_TICKETS
    )
    order = word(ui.speak, "order", view.work.triage_order)
    title = ui.t("Queue: most urgent of {n}", n=view.desk.open) if view.desk.open else ui.t("Queue")
    return Panel(table, title=title, remark=order)


def _budget(ui: Ui, desk: DeskScreen) -> Widget:
    return Panel(budget_chart.small(ui, desk), title=ui.t("Budget"), remark=budget_chart.remark(ui, desk))
