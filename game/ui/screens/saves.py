"""The list of saves, with pictures: go on, look at the end, branch off from a week, delete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.ui import flow, opening
from game.ui.saved import facts, name
from game.ui.screen import Screen
from game.ui.sheet import sheet
from game.ui.thumbnail import load
from game.ui.widgets.base import Widget
from game.ui.widgets.card import Card
from game.ui.widgets.controls import Button, Slider
from game.ui.widgets.layout import Column, Flow, Panel, Row, Scroll, Space
from game.ui.widgets.picture import Picture
from game.ui.widgets.words import Facts, Label

if TYPE_CHECKING:
    from game.play.slots import Slot
    from game.ui.window import Ui


class SavesScreen(Screen):
    """Saves at the left, the chosen one at the right."""

    topic = "saves"

    def __init__(self, purpose: str = "load") -> None:
        """Take what it was opened for: ``load`` or ``replay``."""
        self._purpose = purpose
        self._slots: tuple[Slot, ...] = ()
        self._pictures: dict[Path, pygame.Surface | None] = {}
        self._chosen: Path | None = None
        self._week = 0

    def enter(self, ui: Ui) -> None:
        """Look what there is."""
        self._look()

    def _look(self) -> None:
        from game.play.slots import slots

        self._slots = slots()
        self._pictures = {slot.path: load(slot.picture) for slot in self._slots[:40]}
        if self._slots and self._chosen not in {slot.path for slot in self._slots}:
            self._chosen = self._slots[0].path

    def build(self, ui: Ui) -> Widget:
        """Return the list and the chosen save."""
        title = ui.t("Replay a game") if self._purpose == "replay" else ui.t("Saved games")
        if not self._slots:
            words = ui.t("There is no saved game yet. Every game is saved by itself, after every decision.")
            body: Widget = Panel(Label(words, size=15), pad=24)
            return sheet(ui, body, title=title, back=lambda: self.close(ui))
        cards = [self._card(ui, slot) for slot in self._slots]
        chosen = next(slot for slot in self._slots if slot.path == self._chosen)
        left = Scroll(Column(*cards, gap=8), key="saves/list")
        right = Scroll(Panel(self._detail(ui, chosen), pad=18), key="saves/detail")
        return sheet(ui, Row(left, right, gap=16, grow=(1, 1)), title=title, back=lambda: self.close(ui), scrolls="")

    def _card(self, ui: Ui, slot: Slot) -> Widget:
        picture = Picture(self._pictures.get(slot.path), width=112, height=63, says="", icon="save")
        line = ui.t("cannot be opened") if slot.problem else facts(ui, slot)
        colour = "watch" if slot.problem else "quiet"
        words = Column(Label(name(ui, slot), weight="semibold"), Label(line, size=12, colour=colour), gap=4)
        return Card(
            Row(picture, words, gap=12, grow=(0, 1), align="middle"),
            lambda: self._take(ui, slot.path),
            chosen=slot.path == self._chosen,
            key=f"slot/{slot.path.name}",
            says=name(ui, slot),
            pad=10,
        )

    def _take(self, ui: Ui, path: Path) -> None:
        self._chosen, self._week = path, 0
        ui.rebuild()

    def _detail(self, ui: Ui, slot: Slot) -> Widget:
        picture = Picture(self._pictures.get(slot.path), width=384, height=216, says="", icon="save")
        parts: list[Widget] = [picture, Label(name(ui, slot), size=18, weight="bold")]
        if slot.problem:
            words = ui.t("This save cannot be opened. It is left as it is; nothing of it was changed.")
            parts += [Label(words), Label(slot.problem, size=12, colour="quiet")]
        else:
            parts += [self._facts(ui, slot), *self._ways(ui, slot)]
        delete = Button(ui.t("Delete"), lambda: self._ask(ui, slot), icon="trash-2", key="saves/delete")
        parts += [Space(4), Flow(delete)]
        return Column(*parts, gap=10)

    def _facts(self, ui: Ui, slot: Slot) -> Widget:
        from game.ui.saved import SEATS
        from game.ui.screens.picker import LEVEL_WORDS

        level = ui.t(LEVEL_WORDS[slot.level][0]) if slot.level in LEVEL_WORDS else slot.level
        code = f"{slot.scenario}/{slot.level}/{slot.seed}"
        week = ui.t("finished") if slot.finished else ui.t("week {week}", week=slot.week)
        pairs = [(ui.t("Stands in"), week), (ui.t("Level"), level), (ui.t("Seats"), ui.t(SEATS.get(slot.seats, "")))]
        return Facts([*pairs, (ui.t("Share code"), code), (ui.t("File"), slot.path.name)])

    def _ways(self, ui: Ui, slot: Slot) -> list[Widget]:
        open_words = ui.t("Look at the debrief") if slot.finished else ui.t("Go on")
        watch = ui.t("Watch from the start")
        ways = [
            Button(open_words, lambda: self._open(ui, slot), size=14, icon="play", key="saves/open"),
            Button(watch, lambda: self._replay(ui, slot), size=14, icon="history", key="saves/replay"),
        ]
        if self._purpose == "replay":
            ways.reverse()
        ways[0].style = "main"
        parts: list[Widget] = [Flow(*ways)]
        if slot.week > 1:
            week = min(self._week or slot.week, slot.week)
            slider = Slider(
                ui.t("Play on from the desk of week"),
                week,
                lambda value: self._set_week(ui, round(value)),
                low=1,
                high=slot.week,
                step=1,
                shown=lambda value: f"{value:.0f}",
                key="saves/week",
            )
            words = ui.t("Branch off from week {week}", week=week)
            go = Button(words, lambda: self._branch(ui, slot, week), icon="git-branch", key="saves/branch")
            note = Label(ui.t("The saved game stays as it is."), size=12, colour="quiet")
            parts.append(Panel(Column(slider, Flow(go), note, gap=8), tone="ground", pad=12))
        return parts

    def _set_week(self, ui: Ui, week: int) -> None:
        self._week = week
        ui.rebuild()

    def _open(self, ui: Ui, slot: Slot) -> None:
        opening.open_save(ui, slot.path)

    def _branch(self, ui: Ui, slot: Slot, week: int) -> None:
        opening.branch(ui, slot.path, week)

    def _replay(self, ui: Ui, slot: Slot) -> None:
        opening.replay(ui, slot.path)

    def _ask(self, ui: Ui, slot: Slot) -> None:
        words = ui.t("Delete this game for good? {name}, {facts}", name=name(ui, slot), facts=facts(ui, slot))
        ui.push(flow.made("ask", "AskScreen", words, ui.t("Delete"), lambda: self._delete(ui, slot)))

    def _delete(self, ui: Ui, slot: Slot) -> None:
        from game.play.slots import delete

        if ui.driver is not None and ui.driver.save_path == slot.path:
            ui.toast(ui.t("This game is open. Leave it first."), "watch")
            return
        trouble = delete(slot)
        ui.toast(trouble or ui.t("Deleted."), "bad" if trouble else "both")
        self._look()
        ui.rebuild()
