"""Measures what the window does to a game between frames: forecasts, taking back, loading, the next quarter."""

import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from game.play.driver import Driver
from game.ui import flow, sweep
from game.ui.window import Ui
from sim.scenario.load import load_scenario
from tests.bench import window
from tests.bench.figures import ANCHOR_EVENTS, Figure, at_most, bare_timeouts, quantile, timed
from tests.bench.window import BOTH, Took, frame, opened, run_turn, took
from tests.play import Player, choose, move, players

SMALL = "network-refresh"
_STEP_S = 0.004
_FORECAST_S = 0.003
"""What a desk gives its forecast in each frame."""


def by_the_book() -> Player:
    """Return somebody careful in both seats."""
    return players("by-the-book", "by-the-book")


def of_forecasts(driver: Driver) -> list[Figure]:
    """Return what one step of a forecast takes, of a large department."""
    forecast, steps = driver.forecast(8, 2), list[Took]()
    while not forecast.done:
        steps.append(took(lambda: forecast.step(_FORECAST_S)))
    cpu = [step.cpu for step in steps]
    return [
        at_most("step of a forecast, 99 of 100 below", quantile(cpu, 0.99), "ms", 5),
        Figure("longest step of a forecast", max(cpu), "ms"),
        Figure("steps of a forecast for each luck", len(steps) / 2, ""),
    ]


def of_undo(driver: Driver, name: str) -> list[Figure]:
    """Return what taking back takes, prepared in quiet moments and not, and what those moments take."""
    quiet: list[Took] = []
    found = []
    for prepared in (False, True):
        if prepared:
            done = False
            while not done:
                quiet.append(took(lambda: driver.idle(_STEP_S)))
                done = driver.idle(0.0)
        offer = driver.view().legal("set_interrupt_rule", "set_triage_order")
        assert driver.submit(offer[0]).refusal is None, "nothing was decided, so there is nothing to take back"
        found.append(took(driver.undo).cpu)
    return [
        Figure(f"taking back in {name}, prepared", found[1], "ms"),
        Figure(f"taking back in {name}, not prepared", found[0], "ms"),
        Figure(f"quiet moment used in {name}, 99 of 100 below", quantile([q.cpu for q in quiet], 0.99), "ms"),
    ]


def of_loading(save: Path, rounds: int) -> list[Figure]:
    """Return what loading takes against bare timeouts."""
    times, ratios = [], []
    for _ in range(max(1, rounds // 2)):
        base = timed(bare_timeouts)
        taken = timed(lambda: Driver.open(save).close())
        times.append(taken)
        ratios.append(taken / base)
    return [
        Figure("loading a game in its last week", median(times) * 1e3, "ms"),
        Figure(f"the same / {ANCHOR_EVENTS:,} bare timeouts", median(ratios), "x"),
    ]


def of_the_quarter(scenario: str) -> list[Figure]:
    """Return how long the first page of a debrief waits for the quarter after the end, a slice in each frame."""
    driver, player = Driver.new(load_scenario(scenario), 7, seats=BOTH), by_the_book()
    while driver.stage != "over":
        move(driver, player)
    slices: list[Took] = []
    share = 0.0

    def step() -> None:
        nonlocal share
        share = driver.run_quarter(0.006)

    while share < 1.0:
        slices.append(took(step))
    seconds = sum(max(window.FRAME_S * 1e3, s.cpu + 2.0) for s in slices) / 1e3
    people = len(driver.view("it").people.people)
    return [
        at_most(f"quarter after the end, {people} people, with a frame for each slice", seconds, "s", 10),
        Figure(f"the same, processor alone, longest slice {max(s.cpu for s in slices):.3g} ms", _cpu_s(slices), "s"),
    ]


def _cpu_s(slices: list[Took]) -> float:
    return sum(s.cpu for s in slices) / 1e3


# -------------------------------------------------------------------------------------------------------------- memory


def played(ui: Ui, driver: Driver) -> None:
    """Play a whole game in the window: policies decide, every screen is drawn."""
    ui.open_game(driver)
    player = by_the_book()
    while driver.stage != "over":
        flow.go(ui)
        sweep.when_changed()
        if driver.stage in {"week", "stop"}:
            run_turn(ui, [], [])
            continue
        frame(ui)
        if driver.stage in {"it", "pm", "corridor"}:
            choose(driver, player)
            driver.hand_over()
        else:
            driver.next_turn()


def of_memory() -> list[Figure]:
    """Return the most memory that a process takes which plays 26 weeks in a window."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.keeping"], cwd=window.ROOT, env=os.environ, check=True, capture_output=True
    )
    return [Figure("most memory of 26 weeks in the window", float(done.stdout.split()[-1]), "MiB")]


def measured(rounds: int) -> list[Figure]:
    """Return all figures of what is done between frames."""
    figures = []
    with TemporaryDirectory() as folder, sweep.held_back():
        for scenario, week in ((SMALL, 26), (window.LARGE, 25)):
            save = Path(folder) / f"{scenario}.save"
            driver, player = Driver.new(load_scenario(scenario), 7, seats=BOTH, save=save), by_the_book()
            while not (driver.stage == "it" and driver.week >= week):
                move(driver, player)
            sweep.sweep()
            figures += of_undo(driver, f"week {week} of {scenario}")
            if scenario == window.LARGE:
                figures += of_forecasts(driver)
            driver.close()
            if scenario == SMALL:
                figures += of_loading(save, rounds)
    return [*figures, *of_the_quarter(SMALL), *of_the_quarter(window.LARGE), *of_memory()]


def most_memory() -> float:
    """Return the most memory of this process in MiB; what the system counts is also what it took before it began."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _play_alone() -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as ui:
        played(ui, Driver.new(load_scenario(SMALL), 7, seats=BOTH, save=Path(folder) / "played.save"))
    print(most_memory())


if __name__ == "__main__":
    _play_alone()
