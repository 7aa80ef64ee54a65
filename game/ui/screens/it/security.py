"""Security: how open the house is, how quickly it is patched, what was found, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.words import word
from game.ui.charts.curves import Curve, CurveChart
from game.ui.naming import up
from game.ui.offers import form_button, offer_button, section_actions
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Badge, Facts, Label
from sim.catalogue import decision

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.services.security.view import IncidentView

_LAG_DAYS, _OPEN_MANY = 45, 5


def badge(ui: Ui) -> int:
    """Return how many break-ins are not closed."""
    assert ui.driver is not None
    return len(ui.driver.view().security.incidents)


def build(ui: Ui, desk: DeskScreen) -> Widget:
    """Return assets by openness at the left; figures, findings and measures at the right."""
    parts: list[Widget] = []
    assert ui.driver is not None
    incidents = ui.driver.view().security.incidents
    if incidents:
        parts.append(
            Panel(Column(*(_incident(ui, i) for i in incidents), gap=6), title=ui.t("Break-ins"), accent="bad")
        )
    left = Column(*_curve(ui), Panel(_assets(ui, desk), title=ui.t("The most open first")), gap=10)
    right = Column(_patching(ui), _people(ui), _audits(ui), gap=10)
    parts.append(Row(left, right, grow=(1.25, 1), gap=12, align="top"))
    body = Scroll(Column(*parts, gap=10), key="security")
    return Column(body, section_actions(ui, "security"), grow=(1,), gap=8)


def _incident(ui: Ui, incident: IncidentView) -> Widget:
    assert ui.names is not None
    names, speak = ui.names, ui.speak
    kind = ui.t("ransomware") if incident.ransomware else word(speak, "kind", incident.kind)
    text = ui.t(
        "{asset}: {kind}, found {when}",
        asset=names.of("assets", incident.asset),
        kind=kind,
        when=speak.moment(incident.found_s),
    )
    loss = speak.money(incident.loss_cents, names.scenario.currency)
    phase = up(word(speak, "phase", incident.phase))
    badges = [Badge(phase, "watch")] + ([Badge(ui.t("data has left the house"), "bad")] if incident.outside else [])
    return Row(Label(text), Label(loss, weight="semibold"), *badges, grow=(1,), align="middle")


def _curve(ui: Ui) -> list[Widget]:
    assert ui.driver is not None
    weeks = ui.driver.view().scores.weeks
    points = tuple((float(w.week), float(dict(w.kpis).get("vulnerabilities_open") or 0)) for w in weeks)
    if len(points) < 2:
        return []
    chart = CurveChart(
        ui.t("Published gaps that are not patched, week by week; fewer is better"),
        [Curve(ui.t("open gaps"), points, "it")],
        across=lambda at: ui.speak.week(round(at)),
        up=ui.speak.number,
        height=120,
        legend=False,
        key="gaps",
        why=f"vulnerabilities_open@{weeks[-1].week}",
    )
    return [Panel(chart)]


def _assets(ui: Ui, desk: DeskScreen) -> Table:
    assert ui.driver is not None and ui.names is not None
    columns = [
        TableColumn(ui.t("Asset"), grow=1),
        TableColumn(ui.t("Faces the internet")),
        TableColumn(ui.t("Open gaps"), "right"),
        TableColumn(ui.t("Last patch"), "right"),
    ]
    rows = []
    assets = sorted(ui.driver.view().security.assets, key=lambda a: (not a.exposed, -a.open, a.asset))
    for a in assets:
        days = ui.t("{n} days", n=ui.speak.number(a.patch_lag_days))
        cells = (
            Cell(ui.names.of("assets", a.asset)),
            Cell(ui.t("yes") if a.exposed else "–", colour="watch" if a.exposed else "quiet"),
            Cell(ui.speak.number(a.open), colour="bad" if a.open > _OPEN_MANY and a.exposed else "text", sort=a.open),
            Cell(days, colour="watch" if a.patch_lag_days > _LAG_DAYS else "text", sort=a.patch_lag_days),
        )

        def open_it(asset: str = a.asset) -> None:
            desk.go(ui, "services", asset=asset, **{"services/tab": "assets"})

        rows.append(TableRow(a.asset, cells, open_it))
    return Table(columns, rows, key="exposure", most=14, empty=ui.t("Nothing is known to be open."))


def _patching(ui: Ui) -> Widget:
    assert ui.driver is not None
    security, speak, week = ui.driver.view().security, ui.speak, ui.driver.week - 1
    every = speak.plural("every {n} day", "every {n} days", security.cadence_days)
    facts = [
        (
            ui.t("Published gaps, not patched"),
            speak.number(security.open),
            f"vulnerabilities_open@{week}" if week else "",
        ),
        (ui.t("Weighted by how open the asset is"), speak.number(security.exposure, 1), ""),
        (
            ui.t("Days since the last patch"),
            speak.number(security.patch_lag_days, 1),
            f"patch_lag_days@{week}" if week else "",
        ),
        (ui.t("Rounds left out"), speak.number(security.rounds_skipped), ""),
        (
            ui.t("Break-ins found so far"),
            speak.number(security.incidents_found),
            f"security_incidents@{week}" if week else "",
        ),
    ]
    sentence = Row(
        Label(ui.t("Everything is patched {every}.", every=every)),
        form_button(ui, "set_patch_cadence", words=ui.t("Change it"), size=12),
        grow=(1,),
        align="middle",
    )
    return Panel(Column(sentence, Facts(facts), gap=8), title=ui.t("Patching"))


def _people(ui: Ui) -> Widget:
    assert ui.driver is not None
    security, speak = ui.driver.view().security, ui.speak
    state = ui.t("No campaign is running.")
    if security.campaign_weeks_left:
        weeks = speak.plural("{n} week", "{n} weeks", security.campaign_weeks_left)
        state = ui.t("A campaign runs for another {weeks}.", weeks=weeks)
    facts = [
        (ui.t("Waves of false mail so far"), speak.number(security.phish_waves)),
        (ui.t("Clicked on them"), speak.share(security.phish_click_share, 1)),
        (ui.t("Clicks against untrained people"), speak.share(security.awareness)),
    ]
    buttons = Flow(
        *(
            offer_button(ui, decision("run_awareness_campaign", {"scale": scale}), words=words, size=12)
            for scale, words in (("light", ui.t("Light campaign")), ("full", ui.t("Full campaign")))
        ),
        gap=6,
    )
    return Panel(
        Column(Label(state, colour="quiet"), Facts(facts), buttons, gap=8), title=ui.t("People and false mail")
    )


def _audits(ui: Ui) -> Widget:
    assert ui.driver is not None and ui.names is not None
    security, speak = ui.driver.view().security, ui.speak
    lines: list[Widget] = []
    if security.audit_week:
        lines.append(Label(ui.t("An audit reports in {week}.", week=speak.week(security.audit_week))))
    if security.findings:
        counts: dict[str, int] = {}
        for finding in security.findings:
            counts[finding.asset] = counts.get(finding.asset, 0) + 1
        found = speak.listing([f"{ui.names.of('assets', asset)} ({n})" for asset, n in counts.items()])
        lines.append(Label(ui.t("Found and not fixed: {what}.", what=found), colour="watch"))
    else:
        lines.append(Label(ui.t("No finding is open."), colour="quiet"))
    done = speak.plural(
        "{n} audit so far, {fixed} findings fixed.",
        "{n} audits so far, {fixed} findings fixed.",
        security.audits,
        fixed=security.hardened,
    )
    lines.append(Label(done, size=12, colour="quiet"))
    lines.append(Flow(offer_button(ui, decision("commission_audit", {}), size=12)))
    return Panel(Column(*lines, gap=6), title=ui.t("Audits"))
