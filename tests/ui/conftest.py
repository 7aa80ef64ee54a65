"""A window without a display, and a home of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.play.settings import Settings
from game.ui import flow
from game.ui.app import open_window
from game.ui.window import Ui


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWO_HATS_HOME", str(tmp_path))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


@pytest.fixture
def ui(_home: None) -> Iterator[Ui]:
    window = open_window(Settings(language="en", reduced_motion=True))
    yield window
    flow.put_away(window)
