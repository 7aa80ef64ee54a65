"""When a project may finish, and its heaviest risks: two panels that more than one section shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters import plan as plans
from game.presenters import register
from game.ui.charts.bars import BarChart, BarItem
from game.ui.charts.chart import Mark
from game.ui.charts.matrix import Matrix, Spot
from game.ui.screens.pm.led import kept, names_of, timetable
from game.ui.widgets.base import Widget
from game.ui.widgets.layout import Column, Panel
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui
    from sim.projects.view import ProjectView


def finish(ui: Ui, desk: DeskScreen, project: ProjectView, *, height: float = 118) -> Widget:
    """Return in which week it may finish, and how likely that is in time."""
    promised = plans.promised_week(project)
    bins = kept(
        ui, desk, f"finish/{project.id}", lambda: plans.finish_bins(timetable(ui, desk, project).finishes, promised)
    )
    title = ui.t("When will it finish?")
    if not bins or project.forecast is None:
        live = ui.t("It is live since {week}.", week=ui.speak.week(project.live_week)) if project.live_week else ""
        return Panel(Label(live or ui.t("Everything planned is finished."), colour="quiet"), title=title)
    share = ui.t("{share} in time", share=ui.speak.share(project.forecast.on_time_share))
    bars = [
        BarItem(_weeks(ui, one.first, one.last), one.share, "good" if one.on_time else "pm", _timely(ui, one.on_time))
        for one in bins
    ]
    behind = sum(one.on_time for one in bins) - 0.5
    chart = BarChart(
        ui.t("Share of {n} trials that finish in a week", n=names_of(ui).scenario.rules.control.forecast_samples),
        bars,
        up=ui.speak.share,
        marks=[Mark(behind, ui.t("promised: {week}", week=ui.speak.week(promised)), "good")],
        height=height,
        key="plan/finish",
        bare=True,
    )
    likely = ui.t(
        "Half of all cases by {middle}, 4 of 5 by {late}.",
        middle=plans.when(ui.speak, project.forecast.week_p50),
        late=plans.when(ui.speak, project.forecast.week_p80),
    )
    return Panel(Column(chart, Label(likely, size=12, colour="quiet"), gap=4), title=title, remark=share)


def _weeks(ui: Ui, first: int, last: int) -> str:
    return ui.speak.week(first) if first == last else f"{ui.speak.week(first)}–{ui.speak.week(last)}"


def _timely(ui: Ui, on_time: bool) -> str:
    return ui.t("in time") if on_time else ui.t("too late")


def risk_matrix(ui: Ui, desk: DeskScreen, project: ProjectView, *, most: int = 5) -> Widget:
    """Return the heaviest risks in the matrix with their names."""
    rows = [row for row in register.rows(names_of(ui), project) if row.number][:most]
    title = ui.t("Top risks")
    if not rows:
        words = ui.t("No risk is known. That is not the same as none: hold a risk workshop.")
        return Panel(Label(words, colour="quiet"), title=title)
    chart = Matrix(
        title,
        [Spot(row.id, row.number, row.name, row.likelihood, row.impact) for row in rows],
        across=ui.t("impact →"),
        up=ui.t("likelihood →"),
        choose=lambda risk: desk.go(ui, "risks", risk=risk),
        height=104,
        key="plan/matrix",
    )
    lines = [Label(f"{row.number} {row.name}", size=12) for row in rows]
    return Panel(Column(chart, *lines, gap=3), title=title)
