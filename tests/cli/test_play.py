"""``play``: what it is given reaches the window; what is wrong is one line before anything opens."""

import sys
import types
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from game.cli import health
from game.cli.app import run
from game.play.request import PlayRequest


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[PlayRequest]:
    """Stand in for the window, and return what it was opened with."""
    asked: list[PlayRequest] = []

    def main(request: PlayRequest) -> int:
        asked.append(request)
        return 0

    module = types.ModuleType("game.ui.app")
    module.main = main  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "game.ui.app", module)
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    return asked


@pytest.mark.parametrize(
    ("arguments", "request_"),
    [
        ([], PlayRequest()),
        (["play"], PlayRequest()),
        (["play", "first-week"], PlayRequest("first-week")),
        (
            ["play", "first-week", "--seed", "-3", "--level", "hard", "--seats", "pm", "--lang", "de"],
            PlayRequest("first-week", -3, "hard", None, "pm", "de"),
        ),
        (["play", "--seed", "0"], PlayRequest(seed=0)),
    ],
)
def test_what_was_asked_for_reaches_the_window(
    window: list[PlayRequest], arguments: list[str], request_: PlayRequest
) -> None:
    assert run(arguments) == 0
    assert window == [request_]


def test_a_save_is_looked_at_before_the_window_opens(
    window: list[PlayRequest], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.save"
    broken.write_text("no save")
    assert run(["play", "--load", str(broken)]) == 3
    assert run(["play", "--load", str(tmp_path / "none.save")]) == 2
    assert run(["play", "first-week", "--load", str(broken)]) == 2
    assert window == []
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert "this is not a save" in lines[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["play", "first-weak"], "did you mean 'first-week'"),
        (["play", "--seats", "three"], "solo"),
        (["play", "--seed", str(1 << 63)], "must lie between"),
    ],
)
def test_mistakes_are_one_line(
    window: list[PlayRequest], arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line
    assert window == []


def test_two_pygames_are_told_apart_and_how_to_repair_it(
    window: list[PlayRequest], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(health, "version", lambda name: "2.6.1")
    assert run(["play"]) == 2
    told = capsys.readouterr().err
    assert "pip uninstall -y pygame pygame-ce" in told
    assert "pip install pygame-ce" in told
    assert window == []


def test_without_pygame_it_says_what_is_missing_and_what_goes_without(
    window: list[PlayRequest], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(health, "version", missing)
    assert run(["play"]) == 2
    told = capsys.readouterr().err
    assert "pip install pygame-ce" in told
    assert "run network-refresh --seed 7" in told
    assert window == []
