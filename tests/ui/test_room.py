"""Rooms in the window: dropped, begun, stopped, opened, given, projected."""

from dataclasses import replace
from pathlib import Path

import pygame

from game.classroom.room import Aids, Room
from game.play.driver import Driver
from game.play.request import PlayRequest
from game.ui import flow, opening, rooms
from game.ui.clock import DeskClock
from game.ui.screens.cover import CoverScreen
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.desk import DeskScreen
from game.ui.screens.ended import EndedScreen
from game.ui.screens.give import EnvelopeScreen, GiveScreen
from game.ui.screens.menu import MenuScreen
from game.ui.screens.room import RoomScreen
from game.ui.screens.title import TitleScreen
from game.ui.screens.waiting import WaitingScreen
from game.ui.window import Ui
from tests.play import move, players
from tests.ui.hand import click, find, frames, press, says, toasts

TEXT = """
scenario = "first-week"
seed = 5
turns = 3
stops = [1]
word = "harbour"
hidden_scores = true
{more}
[[envelopes]]
id = "digger"
word = "digger"
title = {{ en = "The digger", de = "Der Bagger" }}
story = {{ en = "It found the cable.", de = "Er fand das Kabel." }}
effects = [{{ kind = "outage_h", target = "network", amount = 4 }}]
"""
BOOK = players("by-the-book", "by-the-book")


def file(tmp_path: Path, more: str = "") -> Path:
    path = tmp_path / "room.toml"
    path.write_text(TEXT.format(more=more), "utf-8")
    return path


def drop(ui: Ui, path: Path) -> None:
    ui.handle(pygame.event.Event(pygame.DROPFILE, file=str(path)))
    frames(ui)


def typed(ui: Ui, key: str, text: str) -> None:
    ui.focus(find(ui, key))
    press(ui, *text)


def begun(ui: Ui, tmp_path: Path, more: str = "") -> Driver:
    opening.serve(ui, PlayRequest(room=file(tmp_path, more)))
    typed(ui, "room/team", "Foxes")
    click(ui, "room/begin")
    while ui.top.dialog:
        ui.pop()
    assert ui.driver is not None
    return ui.driver


def to_stop(ui: Ui) -> None:
    assert ui.driver is not None and ui.room is not None
    while not ui.room.waits:
        move(ui.driver, BOOK)
    flow.go(ui)
    frames(ui)


def test_a_room_file_is_dropped_on_the_title(ui: Ui, tmp_path: Path) -> None:
    flow.title(ui)
    frames(ui)
    drop(ui, file(tmp_path))
    assert isinstance(ui.top, RoomScreen)
    assert "after turn 1: the trainer's word lets you go on" in says(ui)
    click(ui, "room/begin")
    assert isinstance(ui.top, RoomScreen)  # without a name there is no team
    typed(ui, "room/team", "Foxes")
    click(ui, "room/begin")
    assert ui.room is not None
    assert ui.room.team == "Foxes"
    assert ui.driver is not None
    assert ui.driver.seed == 5


def test_what_is_no_room_is_said_and_the_title_stays(ui: Ui, tmp_path: Path) -> None:
    flow.title(ui)
    bad = tmp_path / "bad.toml"
    bad.write_text('scenario = "first-weak"\nsead = 3\n', "utf-8")
    for path in (bad, tmp_path / "missing.toml", tmp_path / "picture.png"):
        drop(ui, path)
        assert isinstance(ui.top, TitleScreen)
    assert "first-week" in toasts(ui)
    assert "Drop a room file" in toasts(ui)


def test_a_room_is_found_by_its_path(ui: Ui, tmp_path: Path) -> None:
    flow.title(ui)
    frames(ui)
    click(ui, "title/users")
    typed(ui, "pick/path", str(file(tmp_path)))
    click(ui, "pick/open")
    assert isinstance(ui.top, RoomScreen)


def test_the_stop_lets_go_by_the_word_and_never_locks_out(ui: Ui, tmp_path: Path) -> None:
    begun(ui, tmp_path)
    to_stop(ui)
    assert isinstance(ui.screens[0], WaitingScreen)
    assert "What will you change from now on?" in says(ui)
    press(ui, "escape")
    assert isinstance(ui.top, MenuScreen)
    ui.pop()
    typed(ui, "note/change", "talk first")
    typed(ui, "stop/word", "anchor")
    click(ui, "stop/on")
    assert "That is not the word" in toasts(ui)
    assert isinstance(ui.screens[0], WaitingScreen)
    assert ui.room is not None
    assert ui.room.notes(1) == {"change": "talk first"}
    click(ui, "stop/without")
    click(ui, "ask/yes")
    assert ui.room.let_go == {1: "without"}
    assert isinstance(ui.screens[0], DeskScreen)


def test_the_word_goes_on_and_an_envelope_is_read(ui: Ui, tmp_path: Path) -> None:
    driver = begun(ui, tmp_path)
    to_stop(ui)
    click(ui, "stop/envelope")
    typed(ui, "envelope/word", "spade")
    click(ui, "envelope/open")
    assert "No envelope opens by this word" in says(ui)
    assert isinstance(ui.top, EnvelopeScreen)
    ui.top.word = "Digger"
    click(ui, "envelope/open")
    assert "It found the cable." in says(ui)
    click(ui, "envelope/on")
    assert driver.find("envelope/digger/opened") is not None
    typed(ui, "stop/word", "harbour")
    press(ui, "return")
    assert isinstance(ui.screens[0], DeskScreen)


def test_typed_notes_are_kept_without_a_click(ui: Ui, tmp_path: Path) -> None:
    begun(ui, tmp_path)
    to_stop(ui)
    typed(ui, "note/other", "people")
    assert ui.room is not None
    assert ui.room.notes(1) == {}
    frames(ui, 30, 0.2)
    assert ui.room.notes(1) == {"other": "people"}


def test_the_end_of_the_room_stands_before_the_end_of_the_scenario(ui: Ui, tmp_path: Path) -> None:
    driver = begun(ui, tmp_path)
    to_stop(ui)
    assert ui.room is not None
    ui.room.say("harbour")
    assert rooms.hides(ui)
    to_stop(ui)
    assert "The room has ended" in says(ui)
    assert driver.stage == "it"
    click(ui, "stop/end")
    assert isinstance(ui.screens[0], EndedScreen)
    assert not rooms.hides(ui)
    click(ui, "ended/on")
    assert isinstance(ui.screens[0], DeskScreen)
    flow.go(ui)
    assert isinstance(ui.screens[0], DeskScreen)


def test_a_room_that_ends_early_shows_the_points_as_they_stand(ui: Ui, tmp_path: Path) -> None:
    driver = begun(ui, tmp_path)
    assert ui.room is not None
    while not (driver.stage == "it" and driver.week == 4):
        move(driver, BOOK)
    ui.room.say("harbour")
    flow.go(ui)
    frames(ui)
    click(ui, "stop/end")
    assert isinstance(ui.screens[0], EndedScreen)
    text = says(ui)
    assert "The room stopped the game after turn 3 of 4" in text
    points = dict(driver.results().weeks[-1].scores)
    assert len(driver.results().weeks) == 3
    for role, name in (("it_manager", "IT manager"), ("project_manager", "Project manager")):
        total = points[f"{role}.total"]
        assert total is not None
        assert f"== {name} · {ui.speak.number(total)}" in text
    click(ui, "ended/give")
    assert isinstance(ui.top, GiveScreen)
    ui.pop()

    path = driver.save_path
    assert path is not None
    flow.title(ui)
    assert opening.open_save(ui, path)
    assert isinstance(ui.screens[0], EndedScreen)
    click(ui, "ended/on")
    again = ui.driver
    assert again is not None
    while again.stage != "over":
        move(again, BOOK)
    flow.go(ui)
    assert isinstance(ui.screens[0], DebriefScreen)
    ui.screens[0].show(ui, "result")
    frames(ui)
    assert "How it ended" in says(ui)


def test_give_to_trainer_writes_one_file(ui: Ui, tmp_path: Path) -> None:
    begun(ui, tmp_path)
    ui.push(MenuScreen())
    frames(ui)
    click(ui, "menu/send")
    assert isinstance(ui.top, GiveScreen)
    assert "foxes-first-week-t00.save" in says(ui)
    ui.top.folder = str(tmp_path / "stick")
    click(ui, "give/do")
    assert [path.name for path in (tmp_path / "stick").iterdir()] == ["foxes-first-week-t00.save"]
    ui.push(GiveScreen())
    ui.top.folder = str(tmp_path / "room.toml" / "below")
    click(ui, "give/do")
    assert "cannot be written" in toasts(ui)


def test_the_cover_names_whose_turn_it_is_and_who_observes(ui: Ui, tmp_path: Path) -> None:
    begun(ui, tmp_path, 'seats = "hot"\nnames = ["Left", "Right", "Third"]')
    assert isinstance(ui.top, CoverScreen)
    assert ui.room is not None
    assert ui.room.names == ("Left", "Right", "Third")
    words = "\n".join(ui.root_of(ui.top).text())
    assert "Left" in words
    assert "Observing: Third" in words
    assert "Right" not in words
    rooms.project(ui, True)
    frames(ui)
    assert max(getattr(widget, "size", 0) for widget in ui.root_of(ui.top).walk() if hasattr(widget, "words")) == 72
    rooms.project(ui, False)


def test_the_projector_is_larger_and_shows_no_pay(ui: Ui, tmp_path: Path) -> None:
    begun(ui, tmp_path)
    before = ui.settings.scale
    desk = ui.top
    assert isinstance(desk, DeskScreen)
    desk.section = "people"
    ui.rebuild()
    frames(ui)
    rooms.project(ui, True)
    frames(ui)
    assert ui.settings.scale == 150
    assert "Pay a year" not in says(ui)
    rooms.project(ui, False)
    assert ui.settings.scale == before


def test_aids_are_taken_away(ui: Ui, tmp_path: Path) -> None:
    driver = begun(ui, tmp_path, "[aids]\nhandbook = false\nother_hat = false\nforecasts = false\n")
    assert driver.advice_price is None
    assert not rooms.allows(ui, "forecasts")
    top = ui.top
    ui.focus(None)
    press(ui, "h")
    assert ui.top is top
    assert "asking the other hat" in toasts(ui)


def test_a_desk_clock_asks_and_takes_nothing(ui: Ui, tmp_path: Path) -> None:
    driver = begun(ui, tmp_path, "minutes_per_desk = 1")
    (clock,) = [attendant for attendant in ui.attendants if isinstance(attendant, DeskClock)]
    frames(ui, 10, 1.0)
    assert 45 < clock.left_s < 55
    while clock.left_s > 0:
        frames(ui, 1, 1.0)
    assert "hand over when you are ready" in toasts(ui)
    assert driver.stage == "it"
    flow.title(ui)
    assert ui.room is None


def test_a_save_of_a_room_goes_on_at_its_stop(ui: Ui, tmp_path: Path) -> None:
    driver = begun(ui, tmp_path)
    to_stop(ui)
    path = driver.save_path
    assert path is not None
    flow.title(ui)
    assert opening.open_save(ui, path)
    assert isinstance(ui.screens[0], WaitingScreen)
    assert ui.room is not None
    assert ui.room.team == "Foxes"
    assert replace(ui.room.room, words=()) == Room(
        "first-week", seed=5, turns=3, stops=(1,), hidden_scores=True, aids=Aids()
    )
