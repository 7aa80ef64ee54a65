"""Rooms in the window: opened from a file, begun by a team, and asked by screens what the trainer allows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.ui import flow

if TYPE_CHECKING:
    from game.classroom.room import Room
    from game.play.driver import Driver
    from game.ui.window import Ui

PROJECTED: Final = 150
"""Size of everything on a projector, in per cent."""


def open_file(ui: Ui, path: Path) -> bool:
    """Read a room file and ask for the team, or say what is wrong with the file."""
    from game.classroom.reading import read_room
    from game.ui.screens.room import RoomScreen
    from sim.kernel.errors import ScenarioError

    try:
        room = read_room(path)
    except ScenarioError as error:
        more = len(error.problems) - 1
        words = ui.t("This is no room that can be played: {why}", why=error.problems[0])
        if more:
            words += " " + ui.speak.plural("And {n} mistake more.", "And {n} mistakes more.", more)
        ui.toast(words, "bad")
        return False
    if room.language and room.language != ui.speak.code:
        ui.settings = replace(ui.settings, language=room.language)
        ui.apply_settings()
    ui.push(RoomScreen(room))
    return True


def drop(ui: Ui, file: str) -> None:
    """Open what was dropped on the window: a room file or a save."""
    from game.ui.opening import open_save

    path = Path(file)
    if path.suffix == ".save":
        open_save(ui, path)
    elif path.suffix == ".toml":
        open_file(ui, path)
    else:
        ui.toast(ui.t("Drop a room file (.toml) or a save (.save) here."), "watch")


def begin(ui: Ui, room: Room, team: str, hat: str, names: tuple[str, ...]) -> None:
    """Begin the game of a room; if no save can be written it is kept in memory, and that is said."""
    from game.classroom.sitting import Sitting
    from game.play.slots import new_path
    from sim.kernel.errors import SaveError

    path: Path | None = None
    try:
        path = new_path(Path(room.scenario).name)
        sitting = Sitting.begin(room, team, path, hat=hat, names=names)
    except (OSError, SaveError):
        ui.toast(ui.t("No save can be written here: this game is kept in memory only."), "bad")
        sitting = Sitting.begin(room, team, None, hat=hat, names=names)
    flow.take_up(ui, sitting.driver)
    if ui.room is not None:
        ui.room.names = sitting.names


def take(ui: Ui, driver: Driver | None) -> None:
    """Look whether a game that was opened is played in a room."""
    from game.ui.clock import DeskClock

    ui.room = None
    ui.attendants[:] = [attendant for attendant in ui.attendants if not isinstance(attendant, DeskClock)]
    if driver is None or not driver.room_lines:
        return
    from game.classroom.sitting import Sitting

    ui.room = Sitting.of(driver)
    if ui.room is not None and ui.room.room.minutes_per_desk:
        ui.attendants.append(DeskClock(ui.room.room.minutes_per_desk))


def allows(ui: Ui, aid: str) -> bool:
    """Tell whether the trainer allows an aid: ``handbook``, ``other_hat`` or ``forecasts``."""
    return ui.room is None or bool(getattr(ui.room.room.aids, aid))


def hides(ui: Ui, measure: str = "score.") -> bool:
    """Tell whether a measure is a score that the room hides until its end."""
    return ui.room is not None and measure.startswith("score.") and ui.room.hidden


def project(ui: Ui, on: bool) -> None:
    """Show everything larger, and nothing private; the settings of this laptop stay as they are."""
    from game.play import settings

    ui.projector = on
    scale = max(PROJECTED, ui.settings.scale) if on else settings.load().settings.scale
    ui.settings = replace(ui.settings, scale=scale)
    ui.apply_settings()


def give(ui: Ui, folder: Path) -> Path | None:
    """Write the file for the trainer, and say where it is or why not."""
    from game.classroom.give import give as write

    if ui.room is None:
        return None
    try:
        path = write(ui.room, folder)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        ui.toast(ui.t("The file for the trainer cannot be written: {why}", why=why), "bad")
        return None
    ui.toast(ui.t("For the trainer: {path}", path=path), "good")
    return path
