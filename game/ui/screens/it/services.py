"""Services and what they run on: state, outages, assets with age and patches, changes and their windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.words import word
from game.ui.history import history
from game.ui.naming import change_words, contract_name, up
from game.ui.offers import form_button, section_actions
from game.ui.tables import STATES, services_table
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Tabs
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Badge, Facts, Label

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.services.change.view import OpenChange
    from sim.services.infrastructure.view import AssetView, ServiceView

_OLD_WEEKS, _LAG_DAYS, _LOADED = 208, 60, 0.85
_WEEKS_A_YEAR = 52


def badge(ui: Ui) -> int:
    """Return how many services are not as they should be."""
    assert ui.driver is not None
    return sum(s.state != "up" and not s.planned for s in ui.driver.view().infrastructure.services)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the services, and at the right what is known of the chosen one."""
    assert ui.driver is not None
    view = ui.driver.view().infrastructure
    tab = desk.chosen.get("services/tab", "services")
    titles = [("services", ui.t("Services")), ("assets", ui.t("Assets")), ("changes", ui.t("Changes and windows"))]
    tabs = Tabs(titles, tab, lambda chosen: desk.pick(ui, **{"services/tab": chosen}), key="services/tabs")
    chosen = desk.chosen.get("service", "")
    service = next((s for s in view.services if s.id == chosen), view.services[0] if view.services else None)
    if tab == "assets":
        asset = next((a for a in view.assets if a.id == desk.chosen.get("asset")), view.assets[0])
        left: Widget = _assets(ui, desk, view.assets, 18)
        right = _asset(ui, asset)
    elif tab == "changes" or service is None:
        return Column(tabs, Scroll(Column(_changes(ui), section_actions(ui, "services")), key="changes"), grow=(0, 1))
    else:
        own = [a for a in view.assets if a.id in service.assets]
        table = services_table(ui, lambda picked: desk.pick(ui, service=picked), chosen=service.id)
        below = _assets(ui, desk, own, 0)
        left = Column(table, Label(ui.t("It runs on"), size=12, weight="semibold", colour="quiet"), below, gap=8)
        right = _service(ui, service)
    panels = Row(
        Panel(Scroll(left, key=f"services/{tab}")), Panel(Scroll(right, key="services/detail")), grow=(1.9, 1), gap=12
    )
    return Column(tabs, panels, section_actions(ui, "services"), grow=(0, 1), gap=8)


def _service(ui: Ui, service: ServiceView) -> Widget:
    assert ui.driver is not None and ui.names is not None
    names, speak = ui.names, ui.speak
    currency = names.scenario.currency
    why = history(ui.driver).event(service.id)
    state = up(word(speak, "mode", service.state))
    users = ", ".join(f"{names.of('departments', d)} {speak.number(n)}" for d, n in service.users)
    needs = ", ".join(names.of("services", s) for s in service.depends_on) or ui.t("nothing else")
    watched = word(speak, "level", service.monitoring)
    if service.wanted != service.monitoring:
        watched = ui.t("{now}, becoming {then}", now=watched, then=word(speak, "level", service.wanted))
    facts = [
        (ui.t("State"), f"{state}, {speak.moment(service.since_s)}" if service.since_s else state, why),
        (ui.t("Uptime since the start"), speak.share(service.availability_share, 2), why),
        (ui.t("Unplanned outages"), f"{service.outages} · {speak.hours(service.outage_h)}", why),
        (ui.t("Impaired"), speak.hours(service.degraded_h), why),
        (ui.t("Lost so far"), speak.money(service.cost_cents, currency), why),
        (ui.t("An hour of outage costs"), speak.money(service.value_cents_per_h, currency), ""),
        (ui.t("Needs"), needs, ""),
        (ui.t("Users"), users, ""),
        (ui.t("Monitoring"), watched, ""),
    ]
    head = Row(
        Label(names.of("services", service.id), size=16, weight="bold"),
        Badge(state, STATES[service.state], why=why),
        grow=(1,),
        align="middle",
    )
    buttons = Flow(
        form_button(ui, "set_monitoring", service=service.id, size=12),
        form_button(ui, "schedule_maintenance", asset=service.assets[0] if service.assets else "", size=12),
    )
    return Column(head, Facts(facts), buttons, gap=10)


def _assets(ui: Ui, desk: DeskScreen, assets: list[AssetView] | tuple[AssetView, ...], most: int) -> Table:
    columns = [
        TableColumn(ui.t("Asset"), grow=1),
        TableColumn(ui.t("Age"), "right", tip=ui.t("Years since it was put into service.")),
        TableColumn(ui.t("Last patch"), "right"),
        TableColumn(ui.t("Load"), width=96),
        TableColumn(ui.t("Failures"), "right"),
        TableColumn(ui.t("Support"), grow=0.7),
    ]

    def pick(asset: str) -> None:
        desk.pick(ui, asset=asset, **{"services/tab": "assets"})

    rows = [_asset_row(ui, asset, pick) for asset in assets]
    return Table(columns, rows, key="assets", most=most, chosen=desk.chosen.get("asset", ""))


def _asset_row(ui: Ui, asset: AssetView, pick: object) -> TableRow:
    assert ui.names is not None and callable(pick)
    speak = ui.speak
    lag = ui.t("{n} days", n=speak.number(asset.patch_lag_days)) if asset.patchable else "–"
    cells = (
        Cell(ui.names.of("assets", asset.id), dot=STATES[asset.state]),
        Cell(
            ui.t("{n} y", n=speak.number(asset.age_weeks / _WEEKS_A_YEAR, 1)),
            colour="watch" if asset.age_weeks > _OLD_WEEKS else "text",
            sort=asset.age_weeks,
        ),
        Cell(lag, colour="watch" if asset.patch_lag_days > _LAG_DAYS else "text", sort=asset.patch_lag_days),
        Cell(
            speak.share(asset.load_share),
            share=min(1.0, asset.load_share),
            colour="watch" if asset.load_share > _LOADED else "it",
        ),
        Cell(speak.number(asset.failures), sort=asset.failures, colour="watch" if asset.failures else "quiet"),
        Cell(contract_name(ui, asset.contract) if asset.contract else ui.t("none"), colour="quiet"),
    )
    return TableRow(asset.id, cells, lambda: pick(asset.id))


def _asset(ui: Ui, asset: AssetView) -> Widget:
    assert ui.names is not None
    names, speak = ui.names, ui.speak
    facts = [
        (ui.t("State"), up(word(speak, "mode", asset.state))),
        (ui.t("Skill it needs"), f"{word(speak, 'field', asset.field)} {speak.number(asset.level, 1)}"),
        (ui.t("Age"), ui.t("{n} years", n=speak.number(asset.age_weeks / _WEEKS_A_YEAR, 1))),
        (ui.t("Load"), speak.share(asset.load_share)),
        (ui.t("Open to the internet"), ui.t("yes") if asset.exposed else ui.t("no")),
        (ui.t("A new one costs"), speak.money(asset.price_cents, names.scenario.currency)),
        (ui.t("Carries"), ", ".join(names.of("services", s) for s in asset.services) or "–"),
    ]
    kinds = ("patch", "upgrade", "replace") if asset.patchable else ("upgrade", "replace")
    buttons = [
        form_button(ui, "schedule_maintenance", words=up(word(speak, "kind", kind)), asset=asset.id, kind=kind, size=12)
        for kind in kinds
    ]
    head = Row(
        Label(names.of("assets", asset.id), size=16, weight="bold"),
        Badge(up(word(speak, "mode", asset.state)), STATES[asset.state]),
        grow=(1,),
        align="middle",
    )
    return Column(head, Facts(facts), Label(ui.t("Schedule maintenance"), colour="quiet"), Flow(*buttons), gap=10)


def _changes(ui: Ui) -> Widget:
    assert ui.driver is not None
    change = ui.driver.view().change
    speak = ui.speak
    freeze = ui.t("No freeze is in force.")
    if change.freeze_to_week >= ui.driver.week:
        first, last = speak.week(change.freeze_from_week), speak.week(change.freeze_to_week)
        freeze = ui.t("Changes are frozen from {first} to {last}.", first=first, last=last)
    counts = ui.t(
        "{done} done, {failed} failed ({share}), {waiting} ahead.",
        done=change.done,
        failed=change.failed,
        share=speak.share(change.failure_share),
        waiting=change.waiting,
    )
    wanted = [_wanted(ui, c) for c in change.open if c.state == "requested"]
    planned = [c for c in change.open if c.state != "requested"]
    parts: list[Widget] = [Label(f"{freeze} {counts}", colour="quiet")]
    if wanted:
        parts.append(Panel(Column(*wanted, gap=6), title=ui.t("Wanted: an answer, or they go ahead unprepared")))
    parts.append(Panel(_planned(ui, planned), title=ui.t("In the calendar")))
    return Column(*parts)


def _wanted(ui: Ui, change: OpenChange) -> Widget:
    from game.presenters.fill import show
    from game.ui.offers import offer_button
    from sim.catalogue import decision

    assert ui.names is not None
    answers = [
        offer_button(ui, decision("answer_change", {"change": change.id} | given), size=12)
        for given in ({"answer": "approve"}, {"answer": "move", "weeks_later": 2}, {"answer": "reject"})
    ]
    who = show(ui.names, "asked_by", change.asked_by)
    by = ui.t("{who}, answer by {when}", who=up(who), when=ui.speak.moment(change.answer_by_s))
    words = Column(Label(change_words(ui, change)), Label(by, size=11, colour="quiet"), gap=0)
    return Row(words, Flow(*answers, gap=6), grow=(1,), align="middle")


def _planned(ui: Ui, changes: list[OpenChange]) -> Table:
    columns = [
        TableColumn(ui.t("Change"), grow=1),
        TableColumn(ui.t("Window")),
        TableColumn(ui.t("Begins"), "right"),
        TableColumn(ui.t("Prepared"), "right"),
        TableColumn(ui.t("Effort"), "right"),
        TableColumn(ui.t("Attempt"), "right"),
    ]
    rows = []
    for c in sorted(changes, key=lambda c: (c.starts_s, c.id)):
        begins = ui.speak.moment(c.starts_s) if c.starts_s >= 0 else "–"
        cells = (
            Cell(change_words(ui, c)),
            Cell(word(ui.speak, "window", c.window) if c.window else "–", colour="quiet"),
            Cell(ui.t("frozen") if c.frozen else begins, sort=c.starts_s),
            Cell(ui.t("yes") if c.prepared else ui.t("not yet"), colour="good" if c.prepared else "watch"),
            Cell(ui.speak.hours(c.effort_h), sort=c.effort_h),
            Cell(ui.speak.number(c.attempt), sort=c.attempt),
        )
        rows.append(TableRow(c.id, cells, why=f"{c.id}/scheduled"))
    return Table(columns, rows, key="changes", most=16, empty=ui.t("Nothing is scheduled."))
