"""Three ways to begin, offered at the first desk: every line visible, one click, each line can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from game.presenters import decisions
from game.presenters.refusals import reason
from game.ui.offers import price
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Grid, Panel, Row, Scroll
from game.ui.widgets.words import Icon, Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class PlansDialog(Screen):
    """The opening plans of the scenario beside one another."""

    dialog: ClassVar[bool] = True
    width = 980
    topic = "start"

    def enter(self, ui: Ui) -> None:
        """Take the accent of the hat."""
        self.accent = ui.driver.seat if ui.driver is not None else "both"

    def build(self, ui: Ui) -> Widget:
        """Return a card for each plan, and the way without one."""
        assert ui.driver is not None
        cards = [self._card(ui, plan, i) for i, plan in enumerate(ui.driver.opening_plans())]
        skip = Button(ui.t("Begin without a plan"), lambda: ui.pop(self), shortcut="Esc", key="plans/none")
        return Column(
            Label(ui.t("How do you want to begin?"), size=20, weight="bold"),
            Label(
                ui.t("Three ways, none of them best. A click decides all lines; each can be taken back or changed."),
                colour="quiet",
            ),
            Scroll(Grid(*cards, least=270, most=3), key="plans"),
            Flow(skip),
            pad=20,
            grow=(0, 0, 1),
        )

    def _card(self, ui: Ui, plan: Any, at: int) -> Widget:
        assert ui.names is not None and ui.driver is not None
        prose = ui.names.prose
        name = prose(f"openings.{plan.id}.name") or plan.id
        about = prose(f"openings.{plan.id}.line")
        lines = [self._line(ui, plan.lines, i) for i in range(len(plan.lines))]
        choose = Button(
            ui.t("Begin like this"),
            lambda: self._take(ui, plan.id),
            style="main",
            shortcut=str(at + 1),
            key=f"plan/{plan.id}",
        )
        head: list[Widget] = [Row(Label(name, size=15, weight="bold"), choose, grow=(1,), align="middle")]
        if about:
            head.append(Label(about, size=12, colour="quiet"))
        return Panel(Column(*head, Column(*lines, gap=6), gap=10), tone="raised")

    def _line(self, ui: Ui, lines: Any, at: int) -> Widget:
        assert ui.names is not None and ui.driver is not None
        line = lines[at]
        what = decisions.made(ui.names, line.decision.name(), line.decision.arguments())
        project = getattr(line.decision, "project", "")
        waits = bool(project) and any(getattr(before.decision, "project", "") == project for before in lines[:at])
        note = price(ui, line.quote)
        if line.seat != ui.driver.seat:
            note = ui.t("later, at the other desk")
        elif line.quote.refusal is not None:
            note = ui.t("after the lines above") if waits else reason(ui.names, line.quote.refusal)
        words: list[Widget] = [Label(what, size=12)]
        if note:
            words.append(Label(note, size=11, colour="quiet"))
        icon = Icon("check", size=12, colour=line.seat if line.seat in ("it", "pm") else "both")
        return Row(icon, Column(*words, gap=0), grow=(0, 1), gap=6, align="top")

    def _take(self, ui: Ui, plan_id: str) -> None:
        assert ui.driver is not None
        lines = ui.driver.apply_opening(plan_id)
        ui.pop(self)
        done = sum(line.receipt is not None and line.receipt.refusal is None for line in lines)
        ui.toast(ui.speak.plural("{n} line decided.", "{n} lines decided.", done), "good")
