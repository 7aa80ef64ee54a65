"""The debrief in the window is saved as a file beside the save."""

from pathlib import Path

import pytest

from game.ui import flow
from game.ui.screens.debrief import DebriefScreen
from game.ui.widgets.words import Meter
from game.ui.window import Ui
from sim.scenario.load import load_scenario
from tests.play import play_on, players, started
from tests.ui.hand import click, frames, toasts
from tools.tour import Look, dress, faults, settle, written


def test_the_report_is_saved_beside_the_save(ui: Ui, tmp_path: Path) -> None:
    path = tmp_path / "mine.save"
    driver = play_on(started(load_scenario("first-week"), 5, path), players("by-the-book", "by-the-book"))
    flow.take_up(ui, driver)
    frames(ui)
    assert isinstance(ui.screens[-1], DebriefScreen)
    click(ui, "debrief/save")
    text = path.with_suffix(".html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "mine.save" in text
    assert "mine.html" in toasts(ui)


def test_a_report_that_cannot_be_saved_says_why(ui: Ui, tmp_path: Path) -> None:
    path = tmp_path / "mine.save"
    driver = play_on(started(load_scenario("first-week"), 5, path), players("by-the-book", "by-the-book"))
    flow.take_up(ui, driver)
    frames(ui)
    path.with_suffix(".html").mkdir()
    click(ui, "debrief/save")
    assert "could not be saved" in toasts(ui)


@pytest.mark.parametrize("size", [(1024, 576), (1280, 720)])
def test_the_parts_of_the_scores_are_named_in_full(ui: Ui, size: tuple[int, int]) -> None:
    driver = play_on(started(load_scenario("first-week"), 5, None), players("by-the-book", "by-the-book"))
    flow.take_up(ui, driver)
    dress(ui, Look("de", "dark", size, 100))
    screen = ui.screens[-1]
    assert isinstance(screen, DebriefScreen)
    screen.show(ui, "result")
    settle(ui)
    named = [widget.label for widget in ui.root_of(screen).walk() if isinstance(widget, Meter)]
    assert len(named) > 8
    whole = " ".join(text.text for text in written(ui))
    assert [label for label in named if label not in whole] == []
    assert not faults(ui)
