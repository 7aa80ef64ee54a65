"""Something went wrong: what is saved, where the report lies, and how to go on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.ui import flow, opening
from game.ui.screen import Screen
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Centre, Column, Flow, Panel, Scroll, Space
from game.ui.widgets.words import Facts, Label

if TYPE_CHECKING:
    from game.ui.window import Ui


class TroubleScreen(Screen):
    """One screen, whatever happened; the details are in a file, and shown only to who asks."""

    closable = False
    topic = "saves"

    def __init__(self, save: Path | None, report: Path | None, details: str) -> None:
        """Take the save, the report that was written, and what is in it."""
        self._save, self._report, self._details = save, report, details
        self._shown = False

    def build(self, ui: Ui) -> Widget:
        """Return the words and the ways on."""
        if self._save is not None:
            words = ui.t("The game is saved. At most the last click is lost.")
        else:
            words = ui.t("No game was open, so nothing is lost.")
        pairs = [(ui.t("Saved as"), str(self._save))] if self._save is not None else []
        if self._report is not None:
            pairs.append((ui.t("Report file"), str(self._report)))
        parts: list[Widget] = [
            Label(ui.t("Something went wrong"), size=26, weight="bold"),
            Label(words, size=15),
            Facts(pairs),
            Flow(*self._ways(ui)),
        ]
        if self._shown:
            parts.append(Scroll(Label(self._details, size=11, weight="mono"), key="trouble/details"))
        panel = Panel(Column(*parts, gap=14, grow=(0, 0, 0, 0, 1)[: len(parts)]), accent="watch", pad=26)
        return Column(Space(40), Centre(panel, widest=820), Space(40), pad=20, grow=(0, 1 if self._shown else 0, 0))

    def _ways(self, ui: Ui) -> list[Widget]:
        words = ui.t("Go on") if self._save is not None else ui.t("To the title")
        details = ui.t("Hide the details") if self._shown else ui.t("Show the details")
        return [
            Button(words, lambda: self._go_on(ui), style="main", size=15, key="trouble/on"),
            Button(details, lambda: self._toggle(ui), key="trouble/details"),
            Button(ui.t("Quit"), lambda: self._quit(ui), key="trouble/quit"),
        ]

    def _go_on(self, ui: Ui) -> None:
        if self._save is None or not opening.open_save(ui, self._save):
            flow.title(ui)

    def _toggle(self, ui: Ui) -> None:
        self._shown = not self._shown
        ui.rebuild()

    def _quit(self, ui: Ui) -> None:
        ui.running = False

    def press(self, ui: Ui, press: Press) -> bool:
        """Enter goes on."""
        if press.key in {"return", "keypad enter"}:
            self._go_on(ui)
            return True
        return False
