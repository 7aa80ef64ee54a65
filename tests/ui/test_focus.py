"""Where keys go: what is written on the screen comes first, and a key that is held counts once."""

import pygame

from game.ui import opening
from game.ui.opening import Wish
from game.ui.window import Ui
from tests.ui.hand import find, frames, press


def down(ui: Ui, key: int) -> None:
    ui.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=" "))
    frames(ui)


def up(ui: Ui, key: int) -> None:
    ui.handle(pygame.event.Event(pygame.KEYUP, key=key, mod=0))


def test_the_first_tab_of_a_desk_goes_to_the_first_answer(ui: Ui) -> None:
    opening.start(ui, Wish("first-week"))
    frames(ui, 3)
    press(ui, "tab")
    assert ui.focused is not None
    assert ui.focused.key.startswith("offer/charter_project")
    press(ui, "tab", "tab")
    assert ui.focused.key.startswith("advice/")


def test_space_that_is_held_leads_on_once(ui: Ui) -> None:
    opening.start(ui, Wish("first-week"))
    frames(ui, 3)
    assert ui.driver is not None
    down(ui, pygame.K_SPACE)
    assert ui.driver.stage == "pm"
    frames(ui, 40)
    down(ui, pygame.K_SPACE)
    assert ui.driver.stage == "pm", "the second one is the first one, repeated"
    up(ui, pygame.K_SPACE)
    down(ui, pygame.K_SPACE)
    stage: str = ui.driver.stage
    assert stage == "week"


def test_keys_on_buttons_have_german_names(ui: Ui) -> None:
    from dataclasses import replace

    ui.settings = replace(ui.settings, language="de")
    ui.apply_settings()
    opening.start(ui, Wish("first-week"))
    frames(ui, 3)
    ui.draw()
    assert "Leertaste" in "".join(find(ui, "proceed").text())
