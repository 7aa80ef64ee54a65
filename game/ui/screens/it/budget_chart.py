"""The department's money as a curve: planned, spent, and where it is heading by forecasts that run the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.charts.chart import Mark
from game.ui.charts.curves import Curve, CurveChart
from game.ui.rooms import allows
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.play.forecast import Bands, Forecast
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui

_WEEKS, _LUCKS = 13, 8
_SLICE_S = 0.003


def forecast(ui: Ui, desk: DeskScreen) -> Forecast | None:
    """Return the forecast of this desk, made when the desk was opened; decisions since then are not in it."""
    assert ui.driver is not None
    if not allows(ui, "forecasts"):
        return None
    if "forecast" not in desk.kept:
        desk.kept["forecast"] = ui.driver.forecast(_WEEKS, _LUCKS)
        desk.kept["forecast-of"] = ui.driver.undoable
    found: Forecast = desk.kept["forecast"]
    return found


def work(ui: Ui, desk: DeskScreen) -> bool:
    """Work on the forecast for a moment, and show it whenever another luck is done.

    Returns:
        Whether there was something to do.
    """
    found = forecast(ui, desk)
    if found is None or found.done:
        return False
    before = found.share
    if found.step(_SLICE_S) or found.share != before:
        ui.rebuild()
    return True


def spent(ui: Ui) -> tuple[tuple[float, float], ...]:
    """Return what had been spent at the end of each week."""
    assert ui.driver is not None
    weeks = ui.driver.view().scores.weeks
    found = [(float(w.week), float(dict(w.kpis).get("spent_cents") or 0.0)) for w in weeks]
    return ((0.0, 0.0), *found)


def planned(ui: Ui) -> tuple[tuple[float, float], ...]:
    """Return what the plan says for the end of each week, evenly over the game."""
    assert ui.driver is not None
    view = ui.driver.view()
    return ((0.0, 0.0), (float(view.weeks), float(view.money.planned_cents)))


def outlook(ui: Ui, desk: DeskScreen) -> Bands | None:
    """Return the band of spending, as far as it is known."""
    found = forecast(ui, desk)
    return found.bands("spent_cents") if found is not None else None


def chart(ui: Ui, desk: DeskScreen, *, height: float, bare: bool = False) -> Widget:
    """Return the chart."""
    assert ui.driver is not None and ui.names is not None
    currency = ui.names.scenario.currency
    week = ui.driver.week - 1
    curves = [
        Curve(ui.t("planned"), planned(ui), "quiet", dashed=True),
        Curve(ui.t("spent"), spent(ui), "it"),
    ]
    bands = outlook(ui, desk)
    if bands is not None:
        last = spent(ui)[-1]
        points = (last, *zip(map(float, bands.weeks), bands.mid, strict=True))
        band = ((last[0], last[1], last[1]), *zip(map(float, bands.weeks), bands.low, bands.high, strict=True))
        curves.append(Curve(ui.t("heading for"), points, "it", dashed=True, band=band))
    return CurveChart(
        ui.t("Spent against plan; the band holds 8 of 10 futures"),
        curves,
        across=lambda at: ui.speak.week(round(at)),
        up=lambda cents: _thousands(ui, cents, currency),
        marks=[Mark(float(week), ui.t("now"))] if week else (),
        height=height,
        key="budget-chart",
        why=f"spent_cents@{week}" if week else "",
        bare=bare,
    )


def _thousands(ui: Ui, cents: float, currency: str) -> str:
    money = ui.speak.money(cents / 1000, currency)
    if ui.speak.code == "de":  # the unit stands between amount and sign
        return "\xa0Tsd.\xa0".join(money.rsplit("\xa0", 1))
    return ui.t("{money}k", money=money)


def remark(ui: Ui, desk: DeskScreen) -> str:
    """Return in words where spending is heading: over or under the plan, or that it is being worked out."""
    found = forecast(ui, desk)
    if found is None:
        return ""
    bands = found.bands("budget_variance_share")
    if bands is None and found.done:
        return ui.t("a forecast from week 2 on")
    if bands is None:
        return ui.t("working out a forecast: {share}", share=ui.speak.share(found.share))
    over, week = bands.mid[-1], ui.speak.week(bands.weeks[-1])
    share = ui.speak.share(abs(over), 1)
    if over > 0:
        return ui.t("heading for {share} over plan in {week}", share=share, week=week)
    return ui.t("heading for {share} under plan in {week}", share=share, week=week)


def small(ui: Ui, desk: DeskScreen) -> Widget:
    """Return the chart with no more than its title."""
    note = Label(ui.t("Forecast on other luck than this game's own."), size=11, colour="quiet")
    return Column(chart(ui, desk, height=150, bare=True), note, gap=4)
