"""Once a turn: what do you expect of the figure with most at stake? One click, or skip it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.presenters import kpis
from game.ui.offers import offer_button
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Flow, Panel, Row
from game.ui.widgets.words import Icon, Label
from sim.catalogue import DECISIONS, decision
from sim.scenario.vocabulary import KPIS

if TYPE_CHECKING:
    from game.ui.screens.desk import DeskScreen
    from game.ui.window import Ui

_PUT_AWAY = "prediction"
_LEAST_STEP = 0.0025


def prompt(ui: Ui, desk: DeskScreen) -> Widget | None:
    """Return the question of this turn; None once it was answered or put away, or where there is nothing to ask."""
    assert ui.driver is not None and ui.names is not None
    driver = ui.driver
    if _PUT_AWAY in desk.dismissed or any(m.decision.name() == "predict" for m in driver.decided):
        return None
    candidates = DECISIONS["predict"].candidates(driver.view())
    if not candidates or driver.week < 2:
        return None
    asked = candidates[driver.week % len(candidates)].arguments()
    subject, now, week = str(asked["subject"]), float(str(asked["value"])), int(str(asked["week"]))
    if subject not in KPIS:
        return None
    speak, currency = ui.speak, ui.names.scenario.currency
    text = ui.t(
        "What do you expect of “{figure}” by {week}? It is {value} now.",
        figure=kpis.label(speak, subject),
        week=speak.week(week),
        value=kpis.value(speak, subject, now, currency),
    )
    buttons = []
    for factor, sign, icon in ((0.9, "−", "trending-down"), (1.0, "=", "arrow-right"), (1.1, "+", "trending-up")):
        value = now + (factor - 1.0) * 10.0 * _step(now)
        made = decision("predict", {"subject": subject, "value": value, "week": week})
        button = offer_button(ui, made, words=kpis.value(speak, subject, value, currency), key=f"predict/{sign}")
        button.icon = icon
        buttons.append(button)
    skip = Button(ui.t("Skip"), lambda: _skip(ui, desk), style="quiet", key="predict/skip")
    line = Row(Icon("target", size=15, colour="both"), Label(text), grow=(0, 1), gap=8, align="middle")
    return Panel(Row(line, Flow(*buttons, skip, gap=6), grow=(1, 0), align="middle"), tone="panel", pad=8)


def _step(now: float) -> float:
    """Return how far up or down an answer lies: a tenth, and less for a share that has nearly all there is."""
    tenth = abs(now) * 0.1
    return min(tenth, max(_LEAST_STEP, (1.0 - now) / 2)) if 0 < now <= 1 else tenth


def _skip(ui: Ui, desk: DeskScreen) -> None:
    desk.dismissed.add(_PUT_AWAY)
    ui.rebuild()
