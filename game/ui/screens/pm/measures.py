"""Earned value: the strip of figures, why they are as they are, and the curves behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters.events import sentence
from game.presenters.plan import promised_week
from game.ui.charts.chart import Mark
from game.ui.charts.curves import Curve, CurveChart
from game.ui.frame import Figure
from game.ui.offers import form_button, offer_button
from game.ui.screens.pm.led import decide, money, names_of, series, timetable, view_of, why_figure
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Link
from game.ui.widgets.layout import Column, Flow, Panel, Row
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ProjectView

_FAIR, _WEAK = 0.95, 0.85
_DOUBTFUL = 0.4
_NARROW = 1200.0
_TELLING = ("/risk/", "/task/", "/scope", "/fell-short", "/grant/")
"""Parts of the ids of events that move a schedule by themselves."""


def tone(index: float | None) -> str:
    """Return the colour of an index of performance."""
    if index is None:
        return "quiet"
    return "good" if index >= _FAIR else "watch" if index >= _WEAK else "bad"


def strip(ui: Ui, project: ProjectView) -> Widget:
    """Return earned value in figures, what moved it, and the report."""
    found = project.measures
    report = form_button(ui, "report_status", words=ui.t("Report status…"), project=project.id)
    if found is None:
        words = ui.t("Nothing is promised yet, so there is nothing to measure against. Set a baseline first.")
        promise = offer_button(ui, decide("set_baseline", project=project.id))
        return Panel(Row(Label(words, colour="quiet"), promise, grow=(1,), align="middle"), pad=11)
    figures = [
        Figure(ui.t("Planned value"), [(money(ui, found.pv_cents), "text")], why=why_figure(ui, project, "pv_cents")),
        Figure(ui.t("Earned value"), [(money(ui, found.ev_cents), "text")], why=why_figure(ui, project, "ev_cents")),
        Figure(ui.t("Actual cost"), [(money(ui, found.ac_cents), "text")], why=why_figure(ui, project, "ac_cents")),
        _index(ui, project, "SPI", found.spi, "spi", ui.t("Earned by what was planned; below 1 is behind.")),
        _index(ui, project, "CPI", found.cpi, "cpi", ui.t("Earned by what it cost; below 1 is too dear.")),
        _expected(ui, project),
    ]
    because = Label(_because(ui, project), size=12, colour="quiet")
    why = Link(ui.t("Why?"), lambda: ui.explain(why_figure(ui, project, "spi")), key="measures/why")
    shown = Flow(*figures, gap=14)
    if ui.size[0] < _NARROW:
        below = Row(because, why, report, gap=14, grow=(1,), align="middle")
        return Panel(Column(shown, below, gap=6), pad=11)
    return Panel(Row(shown, because, why, report, gap=16, grow=(0, 1), align="middle"), pad=11)


def _index(ui: Ui, project: ProjectView, label: str, value: float | None, figure: str, tip: str) -> Figure:
    said = ui.speak.number(value, 2) if value is not None else "–"
    return Figure(label, [(said, tone(value))], why=why_figure(ui, project, figure), tip=tip)


def _expected(ui: Ui, project: ProjectView) -> Figure:
    found = project.measures
    assert found is not None
    if found.eac_cents is None:
        return Figure(ui.t("Expected at the end"), [("–", "quiet")])
    over = found.eac_cents > found.bac_cents
    said = ui.t("{money} of {all}", money=money(ui, found.eac_cents), all=money(ui, found.bac_cents))
    why = why_figure(ui, project, "eac_cents")
    return Figure(ui.t("Expected at the end"), [(said, "bad" if over else "text")], why=why)


def _because(ui: Ui, project: ProjectView) -> str:
    """Return what moved the schedule most lately, as one sentence."""
    assert ui.driver is not None
    try:
        moved = ui.driver.breakdown(f"project/{project.id}/spi", view_of(ui).week - 1).events
    except KeyError:
        return ui.t("Once a week is closed, the reasons stand here.")
    events = [event for event in (ui.driver.find(mover.event) for mover in moved) if event is not None]
    telling = [event for event in events if any(part in event.id for part in _TELLING)]
    head = _head(ui, project)
    return f"{head} {sentence(names_of(ui), telling[-1])}" if telling else head


def _head(ui: Ui, project: ProjectView) -> str:
    assert project.measures is not None
    if (project.measures.spi or 1.0) < _FAIR:
        return ui.t("Behind the plan.")
    late = project.forecast is not None and project.forecast.on_time_share < _DOUBTFUL
    return ui.t("What is done is in the plan, but the date will hardly hold.") if late else ui.t("On plan.")


def curves(ui: Ui, desk: DeskScreen, project: ProjectView, *, height: float = 260) -> Widget:
    """Return planned value, earned value and cost over the weeks."""
    table, found, now = timetable(ui, desk, project), project.measures, _now(ui)
    if found is None:
        return Label(ui.t("Nothing is promised yet, so there is nothing to measure against."), colour="quiet")
    start = float(project.baselines[0].set_week)
    planned = [(start, 0.0), *((week, float(cents)) for week, cents in table.planned if week > start)]
    earned = [(start, 0.0), *((week, float(cents)) for week, cents in table.earned if week > start)]
    earned.append((max(now, earned[-1][0]), float(found.ev_cents)))
    spent = [
        (week + 1.0, float(cents))
        for week, cents in enumerate(series(ui, desk, project, "ac_cents"), 1)
        if cents is not None and start <= week + 1.0 <= now
    ] or [(start, 0.0)]
    if spent[-1][0] < now:
        spent.append((now, float(found.ac_cents)))
    lines = [
        Curve(ui.t("Planned value"), tuple(planned), "quiet", dashed=True, steps=True),
        Curve(ui.t("Earned value"), tuple(earned), "good", steps=True),
        Curve(ui.t("Actual cost"), tuple(spent), "pm"),
    ]
    marks = [
        Mark(now, ui.t("today"), "pm"),
        Mark(promised_week(project) + 1.0, ui.t("promised"), "good"),
        Mark(float(found.bac_cents), ui.t("budget at completion"), "quiet", level=True),
    ]
    return CurveChart(
        ui.t("Value and cost, cumulative: earned below planned is late, cost above earned is too dear"),
        lines,
        across=lambda week: ui.speak.week(int(week)),
        up=lambda cents: money(ui, cents),
        marks=marks,
        height=height,
        key="measures/curves",
        why=why_figure(ui, project, "spi"),
    )


def _now(ui: Ui) -> float:
    from sim.kernel.units import WEEK

    return view_of(ui).t_s / WEEK + 1.0
