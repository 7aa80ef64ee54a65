"""Whole games by mouse alone and by keys alone, from the title to the last page; each is its save played again."""

from pathlib import Path

import pygame
import pytest

from game.play.settings import Settings
from game.ui import flow
from game.ui.app import open_window
from game.ui.window import Ui
from sim.runner import Game
from sim.save import read, replay
from tests.ui.player import PAGES, Plan, Player
from tests.ui.robot import Hand, Keyboard, Mouse

HANDS: dict[str, type[Hand]] = {"mouse": Mouse, "keyboard": Keyboard}
_POINTER = {pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL}
_KEYS = {pygame.KEYDOWN, pygame.KEYUP}
EVENTS = {"mouse": _POINTER | _KEYS, "keyboard": _KEYS}
"""What each hand may send; the mouse types the number of the luck, and nothing else."""


def whole(ui: Ui, hand: Hand, scenario: str, level: str, plan: Plan) -> Player:
    """Play from the title to the last page."""
    flow.title(ui)
    player = Player(hand, plan)
    player.begin(scenario, level, 7)
    player.play()
    assert player.top == "DebriefScreen"
    player.debrief()
    assert player.pages == list(PAGES[1:])
    return player


def same_as_its_save(ui: Ui) -> None:
    """Compare the log of the game in the window with that of its save, played again without one."""
    driver = ui.driver
    assert driver is not None
    path = driver.save_path
    assert isinstance(path, Path)
    assert driver.events_bytes() == Game(replay(read(path)), {}).events_bytes()


def tried_everything(player: Player) -> None:
    """Somebody who plays like this meets all that a desk can say."""
    had = player.had
    for what in ("answer", "section", "decided", "refused", "wrong door", "undone", "signed", "choice"):
        assert had[what], f"never: {what}; {dict(had)}"


@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
def test_four_weeks_from_the_title_to_the_debrief(ui: Ui, kind: str) -> None:
    hand = HANDS[kind](ui)
    player = whole(ui, hand, "first-week", "guided", Plan(corridor=("offer", "grant", "decline")))
    tried_everything(player)
    assert hand.inputs > 100
    assert player.had["offered"]
    assert hand.sent <= EVENTS[kind]
    same_as_its_save(ui)


def test_running_weeks_at_sixteen_times_gives_the_same_game_as_skipping_them(ui: Ui) -> None:
    logs = []
    for skip in (True, False):
        hand = Mouse(ui)
        flow.title(ui)
        player = Player(hand, Plan(skip=skip, craft=False, sections=False))
        player.begin("first-week", "guided", 7)
        player.play(weeks=1)
        assert ui.driver is not None
        logs.append(ui.driver.events_bytes())
    assert logs[0] == logs[1]


@pytest.mark.validate
@pytest.mark.parametrize("kind", ["mouse", "keyboard"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_twenty_six_weeks_in_both_languages(kind: str, language: str) -> None:
    window = open_window(Settings(language=language, reduced_motion=kind == "keyboard"))
    try:
        player = whole(window, HANDS[kind](window), "network-refresh", "standard", Plan(patient=True))
        tried_everything(player)
        same_as_its_save(window)
    finally:
        flow.put_away(window)
