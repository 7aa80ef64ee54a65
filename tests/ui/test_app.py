"""The program around the window: its start, its end, and whatever goes wrong in between."""

import ctypes
import os
import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pygame
import pytest

from game.play.driver import Driver
from game.play.request import PlayRequest
from game.play.settings import Settings
from game.play.slots import slots, unfinished
from game.ui import app, blackout, flow, opening
from game.ui.keys import Keys
from game.ui.opening import Wish
from game.ui.screen import Screen
from game.ui.screens.title import TitleScreen
from game.ui.screens.trouble import TroubleScreen
from game.ui.widgets.base import Widget
from game.ui.widgets.words import Label
from game.ui.window import Ui
from tests.ui.hand import click, frames, press, says


class Faulty(Screen):
    """Breaks when it is told to."""

    broken = False

    def build(self, ui: Ui) -> Widget:
        if self.broken:
            raise ZeroDivisionError("a fault of ours")
        return Label("fine")


def test_an_unexpected_fault_shows_one_screen_and_the_game_goes_on(ui: Ui, tmp_path: Path) -> None:
    opening.start(ui, Wish("first-week", "guided", 3))
    frames(ui)
    assert ui.driver is not None
    need = ui.driver.view().hats.needs[0]
    ui.driver.submit(need.answers[0].decision)
    faulty = Faulty()
    ui.push(faulty)
    frames(ui)
    faulty.broken = True
    ui.rebuild()
    loop = app.Loop(ui)
    try:
        loop.turn()
    except ZeroDivisionError:
        app.show_trouble(ui)
    loop.turn()
    assert isinstance(ui.top, TroubleScreen)
    text = says(ui)
    assert "Something went wrong" in text
    assert "Traceback" not in text
    reports = list((tmp_path / "reports").glob("*.txt"))
    assert len(reports) == 1
    assert "ZeroDivisionError: a fault of ours" in reports[0].read_text("utf-8")
    click(ui, "trouble/details")
    assert "Traceback" in says(ui)
    click(ui, "trouble/on")
    driver = ui.driver
    assert isinstance(driver, Driver)
    assert driver.undoable == 1


def test_the_loop_catches_faults_but_not_for_ever(ui: Ui, capsys: pytest.CaptureFixture[str]) -> None:
    class Always(Screen):
        def build(self, ui: Ui) -> Widget:
            return Label("fine")

        def tick(self, ui: Ui, seconds: float) -> None:
            raise ZeroDivisionError("again")

    real = app.show_trouble

    def show(window: Ui) -> None:
        real(window)
        window.replace(Always())

    ui.push(Always())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "show_trouble", show)
        assert app.run(ui) == 1
    assert "ZeroDivisionError: again" in capsys.readouterr().err


class ScreenPulled(Screen):
    """The display is gone from one frame to the next."""

    def build(self, ui: Ui) -> Widget:
        return Label("fine")

    def tick(self, ui: Ui, seconds: float) -> None:
        pygame.display.quit()


@pytest.mark.parametrize("playing", [True, False])
def test_a_screen_that_goes_away_is_no_fault_and_the_game_is_kept(
    ui: Ui, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, playing: bool
) -> None:
    if playing:
        opening.start(ui, Wish("first-week", "guided", 3))
        frames(ui)
    ui.push(ScreenPulled())
    assert app.run(ui) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith("The screen has gone away.")
    assert len(said.splitlines()) == 1
    assert ("the next start goes on exactly there" in said) == playing
    assert not list((tmp_path / "reports").glob("*.txt"))
    assert ui.driver is None
    if ui.mark is not None and ui.mark._file is not None:
        ui.mark._file.close()  # as a process that ends does
        ui.mark = None
    found = unfinished()
    assert (found is not None and found.playable) == playing


def test_x11_says_that_its_server_is_gone(
    ui: Ui, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not blackout.watch(ui), "the dummy driver has no server"
    told: list[Any] = []
    ended: list[int] = []

    def set_handler(handler: Any) -> None:
        told.append(handler)

    monkeypatch.setattr(pygame.display, "get_driver", lambda: "x11")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(XSetIOErrorHandler=set_handler))
    opening.start(ui, Wish("first-week", "guided", 3))
    assert blackout.watch(ui, ended.append)
    (handler,) = told
    handler(None)
    assert ended == [1]
    assert "The game is kept" in capsys.readouterr().err
    assert ui.driver is None


def test_asking_the_program_to_end_closes_the_game_in_good_order(ui: Ui) -> None:
    opening.start(ui, Wish("first-week", "guided", 3))

    class Ending(Screen):
        def build(self, ui: Ui) -> Widget:
            return Label("fine")

        def tick(self, ui: Ui, seconds: float) -> None:
            os.kill(os.getpid(), signal.SIGTERM)

    assert unfinished() is None  # this very window holds the mark
    ui.push(Ending())
    assert app.run(ui) == 0
    assert ui.driver is None
    assert ui.mark is None
    assert unfinished() is None
    assert slots()[0].playable


def test_closing_the_window_ends_it(ui: Ui) -> None:
    flow.title(ui)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    assert app.run(ui) == 0


def test_the_window_dozes_when_nothing_moves(ui: Ui) -> None:
    ui.push(Faulty())
    loop = app.Loop(ui)
    drawn = 0
    real = ui.draw

    def draw() -> None:
        nonlocal drawn
        drawn += 1
        real()

    ui.draw = draw  # type: ignore[method-assign]
    for _ in range(30):
        loop.turn()
    assert 1 <= drawn <= 3


def test_without_a_display_there_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise pygame.error("No available video device")

    monkeypatch.setattr(pygame.display, "init", refuse)
    assert app.main(PlayRequest()) == 1
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 1
    assert "two-hats run" in said


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (PlayRequest(), "TitleScreen"),
        (PlayRequest(scenario="the-breach", seed=4), "BriefingScreen"),
        (PlayRequest(load=Path("nowhere.save")), "TitleScreen"),
    ],
)
def test_the_window_opens_with_what_was_asked_for(ui: Ui, request_: PlayRequest, expected: str) -> None:
    opening.serve(ui, request_)
    frames(ui)
    assert type(ui.top).__name__ == expected


def test_a_save_can_be_opened_at_the_start(ui: Ui) -> None:
    opening.start(ui, Wish("first-week", "guided", 3))
    flow.put_away(ui)
    opening.serve(ui, PlayRequest(load=slots()[0].path))
    assert ui.driver is not None


def test_the_language_that_was_asked_for_holds_without_changing_the_settings() -> None:
    window = app.open_window(Settings(language="en"), "de")
    assert window.speak.code == "de"
    assert any(isinstance(attendant, Keys) for attendant in window.attendants)


def test_the_title_answers_keys_at_once(ui: Ui) -> None:
    flow.title(ui)
    ui.frame(0.01)
    press(ui, "tab")
    assert ui.focused is not None
    assert isinstance(ui.top, TitleScreen)
