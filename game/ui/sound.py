"""Sound, made from sines: a quiet word beside what the screen says anyway, never the only signal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

import pygame

from game.ui.overlays import Attendant
from sim.kernel.log import type_name

if TYPE_CHECKING:
    from game.play.driver import Driver
    from game.ui.window import Toast, Ui

_RATE: Final = 44_100
_LOUDEST: Final = 0.35
_APART_S: Final = 0.12
"""Least time between two sounds, so that a busy week is no machine gun."""


class Note(NamedTuple):
    """One tone of a sound.

    Attributes:
        hertz: How high.
        from_s: When it begins.
        long_s: How long it rings.
        loud: From 0 to 1.
    """

    hertz: float
    from_s: float
    long_s: float
    loud: float = 1.0


SOUNDS: Final[dict[str, tuple[Note, ...]]] = {
    "done": (Note(660, 0.0, 0.10, 0.6), Note(880, 0.06, 0.16, 0.6)),
    "refused": (Note(220, 0.0, 0.14, 0.8), Note(196, 0.09, 0.2, 0.8)),
    "turn": (Note(392, 0.0, 0.2, 0.5), Note(523.25, 0.08, 0.3, 0.5)),
    "alarm": (Note(587.33, 0.0, 0.16), Note(440, 0.18, 0.16), Note(587.33, 0.36, 0.22)),
    "question": (Note(523.25, 0.0, 0.18, 0.7), Note(622.25, 0.12, 0.3, 0.7)),
    "fixed": (Note(523.25, 0.0, 0.12, 0.4), Note(659.25, 0.07, 0.12, 0.4), Note(783.99, 0.14, 0.24, 0.4)),
    "live": (Note(392, 0.0, 0.2), Note(493.88, 0.12, 0.2), Note(587.33, 0.24, 0.2), Note(783.99, 0.36, 0.6)),
    "parting": (Note(440, 0.0, 0.4, 0.6), Note(349.23, 0.25, 0.6, 0.6)),
    "friday": (Note(329.63, 0.0, 0.5, 0.5), Note(415.3, 0.05, 0.5, 0.5), Note(493.88, 0.1, 0.6, 0.5)),
}

_EVENTS: Final = {
    "asset_failed": "alarm",
    "asset_broken": "alarm",
    "security_incident_found": "alarm",
    "major_incident_ended": "fixed",
    "problem_removed": "fixed",
    "project_went_live": "live",
    "acceptance_given": "live",
    "person_left": "parting",
    "promise_broken": "refused",
}
"""Event to sound."""
_STAGES: Final = {"it": "turn", "pm": "turn", "corridor": "question", "stop": "question", "friday": "friday"}


def wave(notes: tuple[Note, ...]) -> bytes:
    """Return a sound as 16-bit samples, two channels, at 44.1 kHz."""
    import numpy as np  # not before the first sound: the first picture must not wait for it

    length = max(note.from_s + note.long_s for note in notes) + 0.05
    samples = np.zeros(round(length * _RATE))
    for note in notes:
        t = np.arange(round(note.long_s * _RATE)) / _RATE
        rise = np.minimum(1.0, t / 0.008)
        fall = np.exp(-4.0 * t / note.long_s) * np.minimum(1.0, (note.long_s - t) / 0.02)
        tone = np.sin(2 * np.pi * note.hertz * t) + 0.25 * np.sin(4 * np.pi * note.hertz * t)
        start = round(note.from_s * _RATE)
        samples[start : start + len(t)] += note.loud * tone * rise * fall
    loudest = max(1.0, float(np.abs(samples).max()))
    mono = (samples / loudest * _LOUDEST * 32_767).astype(np.int16)
    return np.repeat(mono, 2).tobytes()


class Sounds(Attendant):
    """Listens to the game and plays what fits; without a loudspeaker it is silent and says nothing about it."""

    def __init__(self) -> None:
        """Open nothing yet: the first picture comes first."""
        self._made: dict[str, pygame.mixer.Sound] = {}
        self._open: bool | None = None
        self._since_s = 0.0
        self._game: Driver | None = None
        self._events = 0
        self._revision = -1
        self._stage = ""
        self._decided = 0
        self._toasts: tuple[Toast, ...] = ()
        self.played: list[str] = []

    def tick(self, ui: Ui, seconds: float) -> None:
        """Play what has just happened."""
        self._since_s += seconds
        name = self._heard(ui)
        if name and ui.settings.sound and ui.settings.volume > 0 and self._since_s >= _APART_S:
            self._since_s = 0.0
            self._play(name, ui.settings.volume / 100)

    def _heard(self, ui: Ui) -> str:
        """Return the most important sound of this frame, or nothing."""
        said, before = ui.toasts, self._toasts
        self._toasts = said
        new = [toast for toast in said if all(toast is not old for old in before)]
        name = "refused" if any(toast.tone in {"watch", "bad"} for toast in new) else "done" if new else ""
        driver = ui.driver
        if driver is not self._game:
            self._game, self._stage = driver, driver.stage if driver is not None else ""
            self._events = len(driver.events()) if driver is not None else 0
            return name
        if driver is None or driver.revision == self._revision:
            return name
        self._revision = driver.revision
        count, self._decided = self._decided, len(driver.decided)
        if self._decided > count and not driver.decided[-1].refused:
            name = name or "done"
        if driver.stage != self._stage:
            self._stage = driver.stage
            name = _STAGES.get(self._stage, name)
        happened = driver.events()
        happened, self._events = happened[self._events :], len(happened)  # an undo leaves fewer than before
        found = [_EVENTS[kind] for event in happened if (kind := type_name(type(event))) in _EVENTS]
        order = ("alarm", "live", "parting", "fixed", "refused")
        return next((sound for sound in order if sound in found), name)

    def _play(self, name: str, volume: float) -> None:
        self.played = [*self.played[-19:], name]
        if self._open is None:
            self._open = _opened()
        if not self._open:
            return
        if name not in self._made:
            self._made[name] = pygame.mixer.Sound(buffer=wave(SOUNDS[name]))
        self._made[name].set_volume(volume)
        self._made[name].play()


def _opened() -> bool:
    try:
        with _hushed():
            pygame.mixer.init(_RATE, -16, 2, 512)
    except pygame.error:
        return False
    return True


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep sound libraries from writing to the terminal that there is no sound card; that is no news to a player."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nothing)
        os.close(kept)
