"""A finished or running game watched from its start, week by week: nothing can be decided here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.play.viewer import Viewer
from game.presenters import watched
from game.ui import flow
from game.ui.bar import bar
from game.ui.naming import badge_of
from game.ui.screen import Screen
from game.ui.widgets.base import Press, Widget
from game.ui.widgets.controls import Button, Slider
from game.ui.widgets.layout import Column, Panel, Row, Scroll
from game.ui.widgets.table import Cell, Table, TableColumn, TableRow
from game.ui.widgets.words import Badge, Facts, Label, Meter

if TYPE_CHECKING:
    from game.ui.window import Ui

_SLICE_S: Final = 0.006
_WEEK_TAKES_S: Final = 2.0


class ReplayScreen(Screen):
    """Decisions at the left, events in the middle, figures at the right, a slider for the week."""

    topic = "replay"

    def __init__(self, path: Path) -> None:
        """Take a save.

        Raises:
            SaveError: It cannot be watched.
        """
        self.path = path
        self.viewer = Viewer(path)
        self.week = 1
        self.playing = False
        self._ready = False
        self._waited_s = 0.0

    def tick(self, ui: Ui, seconds: float) -> None:
        """Replay on between frames, and turn the week if it is playing."""
        if not self._ready:
            before = len(self.viewer.weeks)
            self._ready = self.viewer.step(_SLICE_S)
            if len(self.viewer.weeks) != before or self._ready:
                ui.rebuild()
        if self.playing:
            self._waited_s += seconds
            if self._waited_s >= _WEEK_TAKES_S:
                self._waited_s = 0.0
                self._turn(ui, 1)

    def _turn(self, ui: Ui, step: int) -> None:
        last = max(1, len(self.viewer.weeks))
        self.week = min(last, max(1, self.week + step))
        if self.week == self.viewer.all_weeks:
            self.playing = False
        ui.rebuild()

    def press(self, ui: Ui, press: Press) -> bool:
        """Space plays and pauses; the arrows turn the week."""
        if press.key == "space":
            self._play(ui)
            return True
        step = {"left": -1, "right": 1, "home": -999, "end": 999}.get(press.key)
        if step is None:
            return False
        self._turn(ui, step)
        return True

    def _play(self, ui: Ui) -> None:
        self.playing = not self.playing
        self._waited_s = 0.0
        ui.rebuild()

    def close(self, ui: Ui) -> None:
        """Leave for the title."""
        flow.title(ui)

    def build(self, ui: Ui) -> Widget:
        """Return head, slider and the week."""
        viewer = self.viewer
        names = viewer.names(ui.speak)
        play = Button(
            ui.t("Pause") if self.playing else ui.t("Play"),
            lambda: self._play(ui),
            icon="pause" if self.playing else "play",
            shortcut="Space",
            key="replay/play",
        )
        title = Button(ui.t("Title"), lambda: flow.title(ui), key="replay/title")
        facts = [
            (ui.t("Week"), f"{ui.speak.week(self.week)} / {viewer.all_weeks}"),
            (ui.t("Luck"), str(viewer.seed)),
        ]
        head = bar(ui, ui.t("Replay: {title}", title=names.title()), facts, (play, title))
        slider: Widget = Slider(
            ui.t("Week"),
            float(self.week),
            lambda week: self._go(ui, round(week)),
            low=1.0,
            high=float(max(2, viewer.all_weeks)),
            step=1.0,
            shown=lambda week: ui.speak.week(round(week)),
            key="replay/week",
        )
        parts: list[Widget] = [slider]
        if not self._ready:
            share = len(viewer.weeks) / max(1, viewer.all_weeks)
            parts.append(Meter(share, "both", label=ui.t("Replaying the game"), words=ui.speak.share(share)))
        hint = ui.t("Space: play and pause   ← →: week   Esc: title")
        body = Column(*parts, self._week(ui), Label(hint, size=11, colour="quiet"), gap=10, pad=14)
        body.grow = (*(0.0 for _ in parts), 1.0, 0.0)
        return Column(head, body, gap=0, grow=(0, 1))

    def _go(self, ui: Ui, week: int) -> None:
        self._turn(ui, week - self.week)

    def _week(self, ui: Ui) -> Widget:
        if self.week > len(self.viewer.weeks):
            return Label(ui.t("This week is being replayed …"), colour="quiet")
        shown, names = self.viewer.weeks[self.week - 1], self.viewer.names(ui.speak)
        rows: list[Widget] = []
        for seat, words, done in watched.decided(names, shown.moves):
            text = words if done else ui.t("{what}: refused", what=words)
            badge = Badge(badge_of(ui, seat), seat)
            rows.append(Row(badge, Label(text, colour="text" if done else "quiet"), grow=(0, 1), gap=8))
        if not rows:
            rows = [Label(ui.t("Nothing was decided in this week."), colour="quiet")]
        lines = watched.happened(names, shown.events)
        table = Table(
            (TableColumn(""), TableColumn("", grow=1)),
            [TableRow(key, (Cell(when, "quiet"), Cell(what)), tip=what) for when, what, key in lines],
            key="replay/events",
            empty=ui.t("A quiet week."),
            sortable=False,
        )
        count = ui.speak.plural("{n} event in all", "{n} events in all", len(shown.events))
        return Row(
            Panel(Scroll(Column(*rows, gap=6), key="replay/decided"), title=ui.t("Decided")),
            Panel(table, title=ui.t("What happened"), remark=count),
            Panel(Facts(watched.stood(names, shown.figures)), title=ui.t("Where things stood")),
            grow=(4, 6, 3),
        )
