"""No text is cut off, covered, shortened to nothing or empty: on any screen, at any size, in any language."""

from collections.abc import Iterator
from itertools import product

import pytest

from game.ui.canvas import Box
from game.ui.screen import Screen
from game.ui.widgets.base import Widget
from game.ui.widgets.controls import Button
from game.ui.widgets.layout import Column, Sized
from game.ui.widgets.picture import Painting
from game.ui.window import Ui
from tools.tour import PSEUDO, Look, Stop, around, dress, faults, game, settle, stretched

_LANGUAGES = ("en", "de", PSEUDO)
_SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
_SCALES = (75, 100, 150, 250)
_SAMPLE = (
    Look("de", "dark", (1280, 720), 100),
    Look(PSEUDO, "dark", (1280, 720), 250),
)
_SAMPLED = frozenset(
    {"title", "picker", "briefing", "settings", "help", "it_first", "it_overview", "pm_plan", "friday"}
)


def wrong(ui: Ui, walk: Iterator[Stop], looks: tuple[Look, ...], only: frozenset[str] = frozenset()) -> list[str]:
    found = []
    for stop in walk:
        if only and stop.name not in only:
            continue
        for look in looks:
            dress(ui, look)
            settle(ui)
            found += [f"{stop.name} {look.name}: {fault}" for fault in faults(ui)]
        dress(ui, Look("en", "dark", (1280, 720), 100))
        if only and stop.name == "friday":
            break
    return found


# ------------------------------------------------------------------------------------------------- the check itself


class Drawn(Screen):
    """A screen with one fault."""

    def __init__(self, widget: Widget) -> None:
        self.widget = widget

    def build(self, ui: Ui) -> Widget:
        return self.widget


def painted(*texts: tuple[str, tuple[float, float], float | None]) -> Widget:
    def paint(ui: Ui, canvas: object, box: Box) -> None:
        for words, at, width in texts:
            ui.canvas.text(words, at, width=width)

    return Painting(paint, width=100, height=100)


@pytest.mark.parametrize(
    ("widget", "fault"),
    [
        (painted(("Far too long for where it stands", (1200, 100), None)), "cut off at the side"),
        (painted(("Below the window", (100, 715), None)), "cut off above or below"),
        (painted(("Something", (100, 100), None), ("Another thing", (110, 104), None)), "overlap"),
        (painted(("A rather long name", (100, 100), 22.0)), "shortened to nothing"),
        (painted(("   ", (100, 100), None)), "empty"),
        (Column(Sized(Column(), height=900), Button("Here", lambda: None)), "out of reach"),
    ],
)
def test_the_check_finds_what_is_wrong(ui: Ui, widget: Widget, fault: str) -> None:
    ui.push(Drawn(widget))
    assert any(found.startswith(fault) for found in faults(ui))


def test_the_check_is_content_with_what_is_right(ui: Ui) -> None:
    ui.push(Drawn(painted(("One", (100, 100), None), ("below the other", (100, 120), None))))
    assert faults(ui) == []


def test_pseudo_sentences_are_a_third_longer_and_keep_their_placeholders() -> None:
    plain = "Hand over to {name}, who waits at the other desk"
    longer = stretched(plain)
    assert "{name}" in longer
    assert 1.3 <= len(longer) / len(plain) <= 1.45


# ------------------------------------------------------------------------------------------------------ the screens


def test_text_on_a_sample_of_screens(ui: Ui) -> None:
    assert wrong(ui, around(ui), _SAMPLE, _SAMPLED) == []
    assert wrong(ui, game(ui), _SAMPLE, _SAMPLED) == []


@pytest.mark.validate
@pytest.mark.parametrize("language", _LANGUAGES)
def test_text_on_every_screen(ui: Ui, language: str) -> None:
    looks = tuple(Look(language, "light", size, scale) for size, scale in product(_SIZES, _SCALES))
    assert wrong(ui, around(ui), looks) == []
    assert wrong(ui, game(ui), looks) == []


@pytest.mark.validate
@pytest.mark.parametrize("language", _LANGUAGES)
def test_text_in_every_form(ui: Ui, language: str) -> None:
    looks = tuple(Look(language, "dark", (1280, 720), scale) for scale in (100, 250))
    forms = (stop for stop in game(ui, forms=True) if "_form_" in stop.name)
    assert wrong(ui, forms, looks) == []
