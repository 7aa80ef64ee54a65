"""Which screen belongs to where the game stands, and how one is begun, opened and put away."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from game.play.driver import Driver
    from game.ui.screen import Screen
    from game.ui.window import Ui

_SCREENS: Final = {
    "corridor": ("corridor", "CorridorScreen"),
    "week": ("week", "WeekScreen"),
    "stop": ("week", "WeekScreen"),
    "friday": ("friday", "FridayScreen"),
    "review": ("review", "ReviewScreen"),
    "over": ("debrief", "DebriefScreen"),
}
_PRIVATE: Final = frozenset({"it", "pm", "corridor", "stop"})
"""Stages at which one hat sees what the other may not."""


def go(ui: Ui) -> None:
    """Show the screen of where the game stands; whatever lay above it is taken away."""
    driver = ui.driver
    if driver is None:
        title(ui)
        return
    if ui.room is not None and ui.room.waits:
        ui.seated = ""
        mark = f"waiting/{ui.room.waits}"
        if not ui.screens or ui.screens[0].flow_mark != mark:
            _replace(ui, made("waiting", "WaitingScreen"), mark)
        return
    if ui.room is not None and ui.room.ended_early:
        if not ui.screens or ui.screens[0].flow_mark != "ended":
            _replace(ui, made("ended", "EndedScreen"), "ended")
        return
    if driver.hot and driver.stage in _PRIVATE and ui.seated != driver.seat:
        _replace(ui, made("cover", "CoverScreen"), "cover")
        return
    mark = _mark(driver)
    if ui.screens and ui.screens[0].flow_mark == mark:
        while len(ui.screens) > 1:
            ui.pop()
        ui.rebuild()
        return
    _take_picture(ui)
    if driver.stage in {"it", "pm"}:
        _replace(ui, made("desk", "DeskScreen", driver.stage), mark)
    else:
        _replace(ui, made(*_SCREENS[driver.stage]), mark)


def prepare(ui: Ui) -> bool:
    """Use a quiet moment for a piece of what comes next: read a screen, or draw the office before it is shown.

    Returns:
        Whether there was something to do.
    """
    for module, _ in _SCREENS.values():
        if f"game.ui.screens.{module}" not in sys.modules:
            import_module(f"game.ui.screens.{module}")
            return True
    kept = getattr(ui.top, "kept", None) if ui.screens else None
    if kept is None or ui.driver is None or ui.driver.stage not in {"it", "pm"}:
        return False
    key = ui.size, ui.type.scale, ui.theme, ui.speak.code
    if kept.get("office") != key:
        kept["office"], kept["office pieces"] = key, import_module("game.ui.screens.week").preparing(ui)
    return next(kept["office pieces"], ui) is not ui


def uncover(ui: Ui) -> None:
    """The person whose turn it is sits down: show the desk that was covered."""
    if ui.driver is not None:
        ui.seated = ui.driver.seat
    go(ui)


def title(ui: Ui) -> None:
    """Show the title screen; a game that is open is put away in good order."""
    put_away(ui)
    _replace(ui, made("title", "TitleScreen"), "title")


def take_up(ui: Ui, driver: Driver) -> None:
    """Open a game in the window, and show where it stands."""
    from game.play.slots import Running
    from game.ui.rooms import take

    put_away(ui)
    ui.seated = ""
    if driver.save_path is not None:
        ui.mark = Running()
        ui.mark.begin(driver.save_path)
    ui.open_game(driver)
    take(ui, driver)
    for warning in driver.warnings[:2]:
        ui.toast(warning, "watch")
    go(ui)


def put_away(ui: Ui) -> None:
    """Close the game that is open, if any, and its lesson; everything decided is saved already."""
    from game.ui.lesson import end

    end(ui)
    if ui.driver is not None:
        from game.ui.thumbnail import finish

        _take_picture(ui)
        finish()  # the title shows it
        ui.driver.close()
        ui.open_game(None)
        ui.room = None
    if ui.mark is not None:
        ui.mark.end()
        ui.mark = None


def drop(ui: Ui) -> Path | None:
    """Let go of a game and all screens, whatever is broken; the next start of the program offers to go on there.

    Returns:
        The save of the game that was open, if any.
    """
    driver, save = ui.driver, None
    if driver is not None:
        save = driver.save_path
        _quietly(driver.close)
    ui.driver = ui.names = None
    while ui.screens:
        _quietly(ui.pop)
    return save


def _quietly(action: Callable[[], object]) -> None:
    """Do something that may itself be part of the trouble."""
    with suppress(Exception):
        action()


def _mark(driver: Driver) -> str:
    """Return a name that stays the same as long as the same screen is right."""
    stage = "week" if driver.stage == "stop" else driver.stage
    whose = driver.seat if driver.stage == "corridor" else ""
    turn = 0 if stage == "over" else (driver.week - 1) // driver.scenario.turn_weeks
    return f"{id(driver)}/{stage}/{whose}/{turn}"


def made(module: str, name: str, *arguments: object) -> Screen:
    """Return a screen by module and name; nothing is imported before it is wanted."""
    screen: Screen = getattr(import_module(f"game.ui.screens.{module}"), name)(*arguments)
    return screen


def _replace(ui: Ui, screen: Screen, mark: str) -> None:
    screen.flow_mark = mark
    ui.hush()
    ui.replace(screen)


def _take_picture(ui: Ui) -> None:
    """Keep a small picture of the screen beside the save, unless it shows what the other person must not see."""
    driver = ui.driver
    if driver is None or driver.save_path is None or not ui.screens or not ui.screens[0].flow_mark:
        return
    if driver.hot and ui.screens[0].accent != "both":
        return
    from game.ui.thumbnail import keep

    keep(ui, driver.save_path)
