"""Sounds: short, not too loud, without a click at either end, and only where they are wanted."""

from array import array
from dataclasses import replace

import pygame
import pytest

from game.play.settings import Settings
from game.ui.sound import _EVENTS, _STAGES, SOUNDS, Sounds, wave
from game.ui.window import Ui


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_short_quiet_and_begins_and_ends_in_silence(name: str) -> None:
    samples = array("h", wave(SOUNDS[name]))
    assert 0.1 < len(samples) / 2 / 44_100 < 1.2
    assert 1_000 < max(abs(sample) for sample in samples) <= 0.36 * 32_767
    assert samples[0] == samples[-1] == 0
    assert samples[::2] == samples[1::2], "both ears hear the same"


def test_everything_that_sounds_has_a_sound() -> None:
    assert {*_EVENTS.values(), *_STAGES.values()} <= set(SOUNDS)


@pytest.mark.parametrize(("on", "volume", "played"), [(True, 70, ["done"]), (False, 70, []), (True, 0, [])])
def test_silence_is_respected(on: bool, volume: int, played: list[str]) -> None:
    pygame.font.init()
    ui = Ui(replace(Settings(), sound=on, volume=volume), pygame.Surface((1024, 576)))
    sounds = Sounds()
    sounds.tick(ui, 1.0)
    ui.toast("Granted.")
    sounds.tick(ui, 1.0)
    sounds.tick(ui, 1.0)
    assert sounds.played == played


def test_a_refusal_sounds_otherwise_and_a_busy_moment_is_no_machine_gun() -> None:
    pygame.font.init()
    ui = Ui(Settings(), pygame.Surface((1024, 576)))
    sounds = Sounds()
    sounds.tick(ui, 1.0)
    ui.toast("No.", "bad")
    sounds.tick(ui, 1.0)
    ui.toast("Yes.")
    sounds.tick(ui, 0.01)
    assert sounds.played == ["refused"]
