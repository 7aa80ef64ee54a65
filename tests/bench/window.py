"""Measures the window: frames of a large department at 1920x1080 without a display, in processor time and on the wall.

Machines are shared, so bars hold for processor time; the wall is told beside it. The anchors are bare SimPy timeouts,
and the same screen drawn with nothing kept from the frame before: every text rendered, every shape made anew.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame  # the driver must be chosen first

from game.play.driver import Driver
from game.play.settings import Settings
from game.ui import flow, sweep
from game.ui.app import open_window
from game.ui.window import Ui
from sim.scenario.load import load_scenario
from tests.bench.figures import ANCHOR_EVENTS, Figure, at_most, bare_timeouts, quantile
from tests.play import move, players

ROOT = Path(__file__).resolve().parents[2]
LARGE = "the-project-office"
SIZE = (1920, 1080)
FRAME_S = 1 / 60
BOTH = {"it": "human", "pm": "human"}
_OPEN_TICKETS, _CARED_FOR, _LAST_WEEK = 300, 5, 26
_MOST_FRAMES, _REST_FRAMES, _MOST_PIECES = 30_000, 30, 40
_FIRST_FRAME = """
import os, sys, time
import pygame
flip = pygame.display.flip
def first():
    flip()
    sys.stdout.write(f"{time.time()} {time.process_time()}")
    sys.stdout.flush()
    os._exit(0)
pygame.display.flip = first
import runpy
sys.argv = ["main.py", "play"]
runpy.run_path("main.py", run_name="__main__")
"""


class Took(NamedTuple):
    """Milliseconds of one frame or step, on the wall and of the processor."""

    wall: float
    cpu: float


def took(work: Callable[[], object]) -> Took:
    """Return what a call takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took((time.perf_counter() - wall) * 1e3, (time.process_time() - cpu) * 1e3)


@contextmanager
def opened(folder: Path) -> Iterator[Ui]:
    """Open a window of full size, with a home of its own."""
    os.environ["TWO_HATS_HOME"] = str(folder)
    ui = open_window(Settings(language="en", speed=16))
    ui.resize(pygame.display.set_mode(SIZE))
    with sweep.held_back():
        yield ui
    flow.put_away(ui)


def crowded(save: Path) -> Driver:
    """Return a game of forty people that nobody has cared for until three hundred tickets were open."""
    driver = Driver.new(load_scenario(LARGE), 7, seats=BOTH, save=save)
    careful, careless = players("by-the-book", "by-the-book"), players("do-nothing", "do-nothing")
    while driver.week < _LAST_WEEK and (driver.stage != "it" or driver.view("it").desk.open < _OPEN_TICKETS):
        move(driver, careful if driver.week < _CARED_FOR else careless)
    return driver


def frame(ui: Ui) -> Took:
    """Let one frame go by, as the window does."""
    return took(lambda: pygame.display.flip() if ui.frame(FRAME_S) else None)


def settled(ui: Ui, frames: int = 3) -> None:
    """Let a screen come to rest, and the collector do its work beforehand, as it does when nobody waits."""
    for _ in range(frames):
        frame(ui)
    sweep.sweep()


def of_frames(name: str, frames: list[Took], longest_ms: float = 0.0) -> list[Figure]:
    """Return the figures of many frames of one screen."""
    cpu, wall = [f.cpu for f in frames], [f.wall for f in frames]
    longest = max(cpu)
    return [
        Figure(f"frame of {name}, half of all below", median(cpu), "ms"),
        at_most(f"frame of {name}, 99 of 100 below", quantile(cpu, 0.99), "ms", 8),
        at_most(f"longest frame of {name}", longest, "ms", longest_ms)
        if longest_ms
        else Figure(f"longest frame of {name}", longest, "ms"),
        Figure(f"the same on the wall: 99 of 100 below; longest {max(wall):.3g} ms", quantile(wall, 0.99), "ms"),
    ]


# ------------------------------------------------------------------------------------------------------------- screens


def of_opening(rounds: int) -> list[Figure]:
    """Return what a whole process takes up to its first picture."""
    walls, ratios, cpus = [], [], []
    with TemporaryDirectory() as folder:
        surroundings = {**os.environ, "TWO_HATS_HOME": folder}
        for _ in range(rounds):
            began = time.time()
            subprocess.run([sys.executable, "-c", "pass"], cwd=ROOT, env=surroundings, check=True)
            bare = time.time() - began
            began = time.time()
            done = subprocess.run(
                [sys.executable, "-c", _FIRST_FRAME], cwd=ROOT, env=surroundings, check=True, capture_output=True
            )
            at, cpu = done.stdout.split()[-2:]
            walls.append(float(at) - began)
            cpus.append(float(cpu))
            ratios.append(walls[-1] / bare)
    return [
        at_most("start of `play` to the first picture", median(walls), "s", 0.5),
        Figure("the same in processor time", median(cpus), "s"),
        Figure("the same / bare interpreter", median(ratios), "x"),
    ]


def pointed_at(ui: Ui, frames: int) -> list[Took]:
    """Let the pointer wander over a screen, frame by frame."""
    luck = random.Random(7)
    found = []
    for _ in range(frames):
        at = luck.randrange(SIZE[0]), luck.randrange(SIZE[1])
        ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
        ui.repaint()
        found.append(frame(ui))
    return found


def rebuilt(ui: Ui, times: int = 15) -> float:
    """Return what a frame takes after something was decided, in ms of the processor."""
    found = []
    for _ in range(times):
        ui.rebuild()
        found.append(frame(ui).cpu)
    return median(found)


def quiet(ui: Ui) -> list[Figure]:
    """Let the desk prepare what it prepares in quiet moments, then work out its forecast; return what that takes."""
    driver = ui.driver
    assert driver is not None
    while not driver.idle(0.1):
        pass  # the taking back has a figure of its own
    pieces = [took(partial(flow.prepare, ui)) for _ in range(_MOST_PIECES)]
    frames: list[Took] = []
    for _ in range(_MOST_FRAMES):
        frames.append(frame(ui))
        if not ui.working and len(frames) > _REST_FRAMES:
            break
    cpu = [f.cpu for f in frames]
    return [
        Figure("preparing the office at the desk, longest piece", max(p.cpu for p in pieces), "ms"),
        Figure("frames in which the desk works out its forecast, nothing touched", len(frames), ""),
        at_most("such a frame, 99 of 100 below", quantile(cpu, 0.99), "ms", 8),
    ]


def of_desks(ui: Ui) -> list[Figure]:
    """Return the frames of the desk and of the plan."""
    driver = ui.driver
    assert driver is not None
    figures: list[Figure] = []
    for name, section in (("the desk", ""), ("the plan", "plan")):
        if section:
            driver.hand_over()
        flow.go(ui)
        if section:
            ui.top.go(ui, section)  # type: ignore[attr-defined]
        settled(ui)
        waited = quiet(ui)
        figures += [] if section else waited
        frames = pointed_at(ui, 240)
        plain = plainly(ui)
        whole = median(f.cpu for f in frames) / plain
        still = median(took(lambda: ui.frame(0.0)).cpu for _ in range(60)) / plain
        figures += [
            *of_frames(name, frames),
            Figure(f"{name} built anew after a decision, with its frame", rebuilt(ui), "ms"),
            Figure(f"{name} with nothing kept from the frame before (anchor)", plain, "ms"),
            at_most(f"{name}, everything drawn / with nothing kept", whole, "x", 0.5),
            at_most(f"{name}, nothing changed / with nothing kept", still, "x", 0.05),
        ]
    return figures


def of_the_week(ui: Ui) -> list[Figure]:
    """Return the frames of a turn that runs at 16 times, of its opening, and of the Friday behind it."""
    driver = ui.driver
    assert driver is not None
    openings: list[float] = []
    fridays: list[float] = []
    stops: list[float] = []
    frames: list[Took] = []
    for _ in range(2):
        while driver.stage in {"it", "pm", "corridor"}:
            driver.hand_over()
        openings.append(took(partial(shown, ui)).cpu)
        sweep.sweep()
        frames += run_turn(ui, fridays, stops)
        driver.next_turn()
        if driver.stage == "review":
            driver.next_turn()
    return [
        *of_frames("the week at 16x", frames, 33),
        at_most(f"longest of {len(stops)} frames in which it stops for a decision", max(stops, default=0.0), "ms", 33),
        Figure("opening of the week, one frame, the first time", openings[0], "ms"),
        at_most("opening of the week, one frame, later", openings[-1], "ms", 33),
        at_most("frame from the week to Friday", max(fridays), "ms", 33),
    ]


def shown(ui: Ui) -> None:
    """Show the screen of where the game stands."""
    flow.go(ui)
    frame(ui)


def run_turn(ui: Ui, fridays: list[float], stops: list[float]) -> list[Took]:
    """Run up to Friday by frames and return those that move; whatever asks something is waved through."""
    driver, found = ui.driver, []
    assert driver is not None
    while driver.stage in {"week", "stop"}:
        one, asked = frame(ui), driver.stage == "stop" or len(ui.screens) > 1
        if asked:
            stops.append(one.cpu)
        else:
            found.append(one)
        while len(ui.screens) > 1:
            ui.pop()
        if driver.stage == "stop":
            ui.screens[0].stopped(ui)  # type: ignore[attr-defined]
    fridays.append(frame(ui).cpu)
    return found


# -------------------------------------------------------------------------------------------------------- the plain way


def plainly(ui: Ui) -> float:
    """Return what this screen takes when nothing of it is kept from one frame to the next, in ms of the processor."""
    found = []
    for _ in range(15):
        ui.type._rendered.clear()
        ui.type._widths.clear()
        ui.type._wrapped.clear()
        ui.canvas._shapes.clear()
        ui.repaint()
        found.append(frame(ui).cpu)
    return median(found)


def anchored() -> Figure:
    """Return what bare timeouts take now, for comparing processor times between machines and hours."""
    return Figure(f"{ANCHOR_EVENTS:,} bare timeouts (anchor)", took(bare_timeouts).cpu, "ms")


def measured(rounds: int) -> list[Figure]:
    """Return all figures of what is seen."""
    with TemporaryDirectory() as folder, opened(Path(folder)) as ui:
        driver = crowded(Path(folder) / "crowded.save")
        ui.open_game(driver)
        view = driver.view("it")
        people, tickets = len(view.people.people), view.desk.open
        figures = [
            Figure("people in the department whose frames are measured", people, ""),
            Figure("its open tickets", tickets, ""),
            anchored(),
            *of_desks(ui),
            *of_the_week(ui),
            anchored(),
        ]
    return [*of_opening(rounds), *figures]
