"""Turns pass until something wants a person: a dialog with a bar, then one line on why it stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from game.play.needed import REASONS
from game.ui import flow
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Flow
from game.ui.widgets.words import Label, Meter

if TYPE_CHECKING:
    from game.ui.window import Ui

_SLICE_S: Final = 0.012
_TURNS: Final = 4


class UntilDialog(Screen):
    """Runs up to four turns."""

    dialog: ClassVar[bool] = True
    width = 440
    closable = False

    def __init__(self) -> None:
        """Stand at the beginning."""
        self._from_week = 0
        self._turns = _TURNS
        self._stop = False

    def enter(self, ui: Ui) -> None:
        """Remember where it began; in a room it runs no further than the next stop."""
        self._from_week = ui.driver.week if ui.driver is not None else 0
        if ui.room is not None:
            self._turns = min(_TURNS, ui.room.to_stop)

    def build(self, ui: Ui) -> Widget:
        """Return a bar with the weeks that have passed."""
        assert ui.driver is not None
        turns = self._turns * ui.driver.scenario.turn_weeks
        passed = ui.driver.week - self._from_week
        words = ui.speak.plural("{n} week has passed", "{n} weeks have passed", passed)
        return Column(
            Label(ui.t("Running until something needs you"), size=18, weight="bold"),
            Meter(min(1.0, passed / turns), "both", words=words),
            Flow(Button(ui.t("Stop at the next desk"), lambda: self._ask(ui), shortcut="Esc", key="until/stop")),
            pad=20,
        )

    def _ask(self, ui: Ui) -> None:
        self._stop = True
        ui.rebuild()

    def close(self, ui: Ui) -> None:
        """Stop at the next desk."""
        self._ask(ui)

    def tick(self, ui: Ui, seconds: float) -> None:
        """Let some of it pass; at the end go where the game stands and say why."""
        driver = ui.driver
        if driver is None:
            return
        week = driver.week
        needed = driver.run_until_needed(self._turns, _SLICE_S)
        if needed is None:
            if self._stop and driver.stage in {"it", "pm"}:
                flow.go(ui)
            elif driver.week != week:
                ui.rebuild()
            return
        flow.go(ui)
        ui.toast(ui.t(REASONS[needed.reason]), "watch")
