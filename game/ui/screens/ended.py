"""A room has ended before its scenario: the points as they stand, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from game.presenters.scorecard import scores_of
from game.ui import debrief_pages as pages
from game.ui import flow
from game.ui.screen import Screen
from game.ui.sheet import sheet
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow, Grid, Panel
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class EndedScreen(Screen):
    """What a team has reached when its room is over; the game itself stands at a desk and can go on."""

    closable: ClassVar[bool] = False  # type: ignore[misc]
    topic = "room"

    def build(self, ui: Ui) -> Widget:
        """Return both scorecards and the organisation's, the ways on, and how they came about."""
        room, driver = ui.room, ui.driver
        assert room is not None and driver is not None
        results = driver.results()
        scenario = driver.scenario
        line = ui.t(
            "The room stopped the game after turn {turn} of {all}: these are the points as they stand.",
            turn=ui.speak.number(room.turns),
            all=ui.speak.number(scenario.weeks // scenario.turn_weeks),
        )
        scores = scores_of(results)
        cards = [pages.scorecard(ui, role, scores[role]) for role in pages.COLOURS if scores.get(role)]
        body = Column(
            Label(line, size=15),
            Grid(*cards, least=270, most=4, gap=12),
            self._ways(ui),
            Panel(pages.glance(ui, results), title=ui.t("The game at a glance")),
            gap=12,
        )
        hint = ui.t("Enter: go on playing   W: why   Esc: menu")
        return sheet(
            ui, body, title=ui.t("The room has ended"), remark=room.team, back=lambda: self._menu(ui), hint=hint
        )

    def _ways(self, ui: Ui) -> Widget:
        note = ui.t("What you play from here on is not compared; at the end of the scenario comes the whole debrief.")
        buttons = Flow(
            Button(ui.t("Go on playing for yourselves"), lambda: self._on(ui), style="main", key="ended/on"),
            Button(ui.t("Give to trainer"), lambda: self._give(ui), icon="folder-open", key="ended/give"),
            Button(ui.t("To the title"), lambda: flow.title(ui), key="ended/title"),
        )
        return Panel(Column(buttons, Label(note, colour="quiet"), gap=8), title=ui.t("And now"), pad=16)

    def _on(self, ui: Ui) -> None:
        if ui.room is not None:
            ui.room.played_on = True
        flow.go(ui)

    def _give(self, ui: Ui) -> None:
        ui.push(flow.made("give", "GiveScreen"))

    def _menu(self, ui: Ui) -> None:
        from game.ui.screens.desk import open_menu

        open_menu(ui)

    def press(self, ui: Ui, press: Press) -> bool:
        """Enter goes on, Esc opens the menu."""
        if press.key in {"return", "keypad enter"} and ui.focused is None:
            self._on(ui)
        elif press.key == "escape" and ui.focused is None:
            self._menu(ui)
        else:
            return False
        return True
