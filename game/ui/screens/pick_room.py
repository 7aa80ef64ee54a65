"""Opens a room file from the title: dropped on the window, or typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from game.ui import rooms
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.entry import Entry
from game.ui.widgets.layout import Column, Flow
from game.ui.widgets.words import Label

if TYPE_CHECKING:
    from game.ui.window import Ui

_SHOWN = 6


class PickRoomScreen(Screen):
    """A workshop gives one room file to all; this finds it."""

    dialog: ClassVar[bool] = True
    width = 620
    topic = "room"

    def __init__(self) -> None:
        """Look where such files usually lie."""
        self.path = ""
        self._near = _rooms_near()

    def build(self, ui: Ui) -> Widget:
        """Return what was found, and a box for the path."""
        words = ui.t("Drop the trainer's room file on this window, or type where it is.")
        entry = Entry(
            self.path,
            self._types,
            label=ui.t("Room file"),
            done=lambda: self._open(ui, self.path),
            most=400,
            key="pick/path",
        )
        found = [self._found(ui, path) for path in self._near]
        buttons = Flow(
            Button(ui.t("Open"), lambda: self._open(ui, self.path), style="main", key="pick/open"),
            Button(ui.t("Cancel"), ui.pop, key="pick/no"),
        )
        near = [Label(ui.t("Found here:"), size=12, colour="quiet"), Flow(*found)] if found else []
        head = Label(ui.t("Open a room file"), size=18, weight="bold")
        return Column(head, Label(words), *near, entry, buttons, gap=12, pad=22)

    def _found(self, ui: Ui, path: Path) -> Button:
        return Button(path.name, lambda: self._open(ui, str(path)), icon="users", key=f"room/{path}", tip=str(path))

    def _types(self, text: str) -> None:
        self.path = text

    def _open(self, ui: Ui, path: str) -> None:
        where = Path(path.strip().strip("\"'")).expanduser()
        ui.pop(self)
        if not rooms.open_file(ui, where):
            ui.push(self)

    def dropped(self, ui: Ui, file: str) -> None:
        """Open what is dropped."""
        ui.pop(self)
        rooms.drop(ui, file)


def _rooms_near() -> tuple[Path, ...]:
    """Return room files in the folder from which the program was started."""
    from game.classroom.reading import is_room

    try:
        files = sorted(path for path in Path.cwd().glob("*.toml") if path.is_file())[:40]
        return tuple(path for path in files if path.name != "pyproject.toml" and is_room(path))[:_SHOWN]
    except OSError:
        return ()
