"""The window as a program: opens it, runs its frames, and leaves the game in good order whatever happens."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pygame

from game import paths
from game.i18n import Language, language, preferred
from game.play import settings as choices
from game.play.request import PlayRequest
from game.ui import blackout, flow, opening, sweep
from game.ui.backdrop import icon
from game.ui.keys import Keys
from game.ui.screen import Screen
from game.ui.sound import Sounds
from game.ui.window import Ui

_FRAME_S: Final = 1 / 60
_AWAKE_S: Final = 1.0
"""So long after anything has moved the window looks for the next frame at 60 a second; then it dozes."""
_DOZE_MS: Final = 60
_IDLE_S: Final = 0.004
_START: Final = (1280, 720)
_LEAST: Final = (640, 360)
_USUAL_HIGH: Final = 1080
_FLIPS: Final = 4
_SLOW_FLIP_S: Final = 0.002
_MOST_FAULTS: Final = 3
_FAULTS_WITHIN_S: Final = 10.0
_NO_DISPLAY: Final = frozenset({"dummy", "offscreen"})


class NoDisplay(Exception):
    """There is no screen to open a window on."""


def main(request: PlayRequest) -> int:
    """Open the window and play until it is closed.

    Args:
        request: What to open with.

    Returns:
        0 after a clean end, 1 if there is no display or the window cannot go on.
    """
    loaded = choices.load()
    speak = language(request.language or loaded.settings.language or preferred())
    try:
        ui = open_window(loaded.settings, request.language)
    except NoDisplay:
        sys.stderr.write(_no_display(speak) + "\n")
        return 1
    try:
        opening.serve(ui, request)
        if loaded.problems:
            ui.toast(ui.t("Some settings could not be read; those are as at first."), "watch")
        return run(ui)
    except pygame.error:
        if not blackout.gone():
            raise
        blackout.leave(ui)
        return 1
    finally:
        pygame.quit()


def _no_display(speak: Language) -> str:
    return speak.text(
        "There is no screen to open a window on. Without one: {command}",
        command="two-hats run first-week --seed 1",
    )


# ------------------------------------------------------------------------------------------------------------ opening


def open_window(chosen: choices.Settings, language_wanted: str = "") -> Ui:
    """Open the window, and no more than is needed for the first picture.

    Raises:
        NoDisplay: There is none.
    """
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "1")
    try:
        pygame.display.init()
        pygame.font.init()
        if pygame.display.get_driver() in _NO_DISPLAY and "SDL_VIDEODRIVER" not in os.environ:
            raise NoDisplay
        surface = _faster(set_mode(full=chosen.full_screen), full=chosen.full_screen)
    except pygame.error as error:
        raise NoDisplay from error
    if not choices.path().exists():
        chosen = replace(chosen, scale=_first_scale(chosen.scale))
    pygame.key.set_repeat(350, 40)
    if language_wanted:
        chosen = replace(chosen, language=language_wanted)
    ui = Ui(chosen, surface)
    ui.explainer = lambda subject: _explain(ui, subject)
    ui.attendants.append(Keys())
    ui.attendants.append(Sounds())
    blackout.watch(ui)
    return ui


def set_mode(*, full: bool) -> pygame.Surface:
    """Make the window, or fill the screen; in a window it takes what fits on the desktop."""
    pygame.display.set_caption("Two Hats")
    pygame.display.set_icon(icon())
    if full:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    wide, high = _START
    with contextlib.suppress(pygame.error, IndexError):
        desk_wide, desk_high = pygame.display.get_desktop_sizes()[0]
        if "dummy" not in pygame.display.get_driver():
            larger = min(desk_wide * 0.8 / wide, desk_high * 0.8 / high)
            wide, high = (round(wide * larger), round(high * larger)) if larger > 1 else (wide, high)
            wide, high = max(_LEAST[0], min(wide, desk_wide)), max(_LEAST[1], min(high, desk_high))
    return pygame.display.set_mode((wide, high), pygame.RESIZABLE)


def _first_scale(usual: int) -> int:
    """Return a size that can be read on this screen, for the first start: 200 % on one of 2160 lines."""
    if pygame.display.get_driver() in _NO_DISPLAY:
        return usual
    try:
        _, high = pygame.display.get_desktop_sizes()[0]
    except (pygame.error, IndexError):
        return usual
    return max(usual, min(250, round(high / _USUAL_HIGH * 20) * 5))


def _faster(surface: pygame.Surface, *, full: bool) -> pygame.Surface:
    """Show pictures the faster way: where software draws, SDL's own acceleration is twenty times slower."""
    name = "SDL_FRAMEBUFFER_ACCELERATION"
    if name in os.environ or pygame.display.get_driver() in _NO_DISPLAY:
        return surface
    before = _flip_s()
    if before < _SLOW_FLIP_S:
        return surface
    os.environ[name] = "0"
    surface = _again(full=full)
    if _flip_s() > before * 0.7:
        del os.environ[name]
        surface = _again(full=full)
    return surface


def _again(*, full: bool) -> pygame.Surface:
    pygame.display.quit()
    pygame.display.init()
    return set_mode(full=full)


def _flip_s() -> float:
    times = []
    for _ in range(_FLIPS):
        start = time.perf_counter()
        pygame.display.flip()
        times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2]


def _explain(ui: Ui, subject: str) -> None:
    from game.ui.screens.why import explain

    explain(ui, subject)


# ------------------------------------------------------------------------------------------------------------ running


def run(ui: Ui) -> int:
    """Draw frames until the window is closed; whatever goes wrong, the game stays saved."""
    faults: list[float] = []
    with _signals(ui), sweep.held_back():
        loop = Loop(ui)
        while ui.running:
            try:
                loop.turn()
            except Exception as error:  # noqa: BLE001  # the one place that stands between any fault and a lost game
                if isinstance(error, pygame.error) and blackout.gone():
                    blackout.leave(ui)
                    return 1
                faults = [at for at in faults if time.monotonic() - at < _FAULTS_WITHIN_S] + [time.monotonic()]
                if len(faults) > _MOST_FAULTS:
                    sys.stderr.write(traceback.format_exc())
                    return 1
                show_trouble(ui)
        flow.put_away(ui)
    return 0


class Loop:
    """One frame after another: at 60 a second while something moves, else asleep until an event comes."""

    def __init__(self, ui: Ui) -> None:
        """Begin awake."""
        self._ui = ui
        self._last = time.perf_counter()
        self._awake = _AWAKE_S
        self._frames = 0
        self._screen: Screen | None = None
        self._woken: list[pygame.event.Event] = []

    def turn(self) -> None:
        """Hear what happened, let time go by, draw if something changed, use what is left of the frame."""
        ui = self._ui
        events = [*self._woken, *pygame.event.get()]
        self._woken = []
        for event in events:
            ui.handle(event)
        now = time.perf_counter()
        passed, self._last = min(0.25, now - self._last), now
        drew = ui.frame(passed) if ui.running else False
        if drew:
            pygame.display.flip()
            self._frames += 1
            if self._frames == 3:
                sweep.sweep()
        if ui.screens and ui.screens[0] is not self._screen:
            self._screen = ui.screens[0]
            sweep.when_changed()
        self._awake = _AWAKE_S if drew or events or ui.working else max(0.0, self._awake - passed)
        self._rest(now)

    def _rest(self, began: float) -> None:
        ui = self._ui
        left = _FRAME_S - (time.perf_counter() - began)
        if left > _IDLE_S and ui.driver is not None and not pygame.event.peek():
            ui.driver.idle(min(_IDLE_S, left))
            left = _FRAME_S - (time.perf_counter() - began)
        if not ui.running:
            return
        if self._awake > 0:
            if left > 0:
                time.sleep(left)
            return
        sweep.when_quiet()
        if ui.driver is not None:
            flow.prepare(ui)
        event = pygame.event.wait(_DOZE_MS)
        if event.type != pygame.NOEVENT:
            self._woken.append(event)


@contextlib.contextmanager
def _signals(ui: Ui) -> Iterator[None]:
    """Let a request to end close the window in good order."""

    def end(_: int, __: FrameType | None) -> None:
        ui.running = False

    before: dict[signal.Signals, Any] = {}
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(ValueError):  # only the main thread may
            before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


# ------------------------------------------------------------------------------------------------------------- faults


def show_trouble(ui: Ui) -> None:
    """Write a report, put the game away as it is, and say so on one screen. Called while a fault is being handled."""
    from game.ui.screens.trouble import TroubleScreen

    details = traceback.format_exc()
    save = flow.drop(ui)
    report = write_report(details, save)
    ui.attendants = [attendant for attendant in ui.attendants if isinstance(attendant, Keys)]
    ui.running = True
    ui.push(TroubleScreen(save, report, details))


def write_report(details: str, save: Path | None) -> Path | None:
    """Write what happened to a file that can be sent to whoever maintains the game; None if it cannot be written."""
    from game import __version__

    moment = datetime.now()
    path = paths.data() / "reports" / f"report-{moment:%Y-%m-%d-%H%M%S}.txt"
    head = (
        f"Two Hats {__version__}, {moment:%Y-%m-%d %H:%M:%S}\n"
        f"Python {sys.version.split()[0]}, pygame {pygame.version.ver}, {sys.platform}\n"
        f"save: {save.name if save is not None else 'none'}\n\n"
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + details, "utf-8")
    except OSError:
        return None
    return path
