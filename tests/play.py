"""Somebody who plays through a driver, for tests: policies choose, chance interrupts."""

import random
from pathlib import Path

from game.play.driver import Driver
from sim.kernel.random import Luck
from sim.policies.policy import Policy, PolicyLuck
from sim.policies.registry import make
from sim.scenario.definitions import Scenario

Player = dict[str, Policy]


def players(it: str, pm: str) -> Player:
    return {"it": make("it", it), "pm": make("pm", pm)}


def choose(driver: Driver, player: Player) -> None:
    """Let a policy decide for the person whose turn it is, as the runner would ask it."""
    seat = driver.seat
    view = driver.view(seat)
    luck = PolicyLuck(Luck(driver.seed).family(f"policy/{seat}").one, view.occasion)
    for made in player[seat].decide(view, luck):
        driver.submit(made, seat)


def move(driver: Driver, player: Player, *, budget_s: float = 60.0, until_s: int = 1 << 60) -> None:
    """Do the next thing."""
    stage = driver.stage
    if stage in {"it", "pm", "corridor"}:
        choose(driver, player)
        driver.hand_over()
    elif stage == "stop":
        choose(driver, player)
        driver.finish_stop()
    elif stage == "week":
        driver.run_slice(budget_s, until_s)
    elif stage in {"friday", "review"}:
        driver.next_turn()


def play_on(driver: Driver, player: Player, weeks: int = 99) -> Driver:
    """Play to the end, the next quarter included, or up to the Friday of a week."""
    while driver.stage != "over" and not (driver.stage == "friday" and driver.week >= weeks):
        move(driver, player)
    while driver.stage == "over" and driver.run_quarter(60.0) < 1.0:
        pass
    return driver


def kill(driver: Driver) -> None:
    """Let go of the file as a process does that is killed: nothing more is written."""
    recorder = driver._pen._recorder
    if recorder is not None:
        recorder.close()


class Chaos:
    """Plays like ``play_on``, and takes back, closes, kills and cuts up at random; what comes of it must not change."""

    def __init__(self, seed: int, player: Player, often: float = 0.06) -> None:
        self.random = random.Random(seed)
        self.often = often
        self.player = player
        self.opened = 0
        self.undone = 0
        self.killed = 0

    def play(self, driver: Driver, weeks: int = 99) -> Driver:
        while driver.stage != "over" and not (driver.stage == "friday" and driver.week >= weeks):
            driver = self.trouble(self.step(driver))
        while driver.stage == "over" and driver.run_quarter(self.random.choice((0.0, 0.01))) < 1.0:
            driver = self.trouble(driver)
        return driver

    def step(self, driver: Driver) -> Driver:
        chance = self.random
        if driver.stage in {"it", "pm"}:
            return self.desk(driver)
        until_s = driver.clock + chance.choice((1, 977, 3_600, 40_000, 604_800))
        move(driver, self.player, budget_s=chance.choice((0.0, 0.001, 1.0)), until_s=until_s)
        return driver

    def desk(self, driver: Driver) -> Driver:
        """Decide, take back some or all, and decide again the same; sometimes leave in the middle."""
        chance = self.random
        while driver.undo():
            pass  # what was decided before a start anew is decided again, as a policy is asked once
        seat, first = driver.seat, driver.view()
        luck = PolicyLuck(Luck(driver.seed).family(f"policy/{seat}").one, first.occasion)
        wanted = self.player[seat].decide(first, luck)
        done = 0
        while done < len(wanted):
            driver.submit(wanted[done], seat)
            done += 1
            if chance.random() < 0.3:
                driver.idle(chance.choice((0.0, 0.005, 1.0)))
            refused = any(made.refused for made in driver.decided)
            if chance.random() < 0.2 and not refused and driver.undo():
                self.undone += 1
                done -= 1
            driver = self.trouble(driver)
            done = len(driver.decided)
        driver.hand_over()
        return driver

    def trouble(self, driver: Driver) -> Driver:
        path = driver.save_path
        if path is None or self.random.random() > self.often:
            return driver
        before = (driver.stage, driver.seat, driver.week, driver.undoable)
        self.opened += 1
        if self.random.random() < 0.5:
            driver.close()
            driver = Driver.open(path)
            assert (driver.stage, driver.seat, driver.week, driver.undoable) == before
            return driver
        self.killed += 1
        kill(driver)
        if self.random.random() < 0.5:
            with path.open("ab") as file:
                file.write(b'{"kind":"decision","n":9999,"t":12')
        return Driver.open(path)


def started(scenario: Scenario, seed: int, save: Path | None, *, it: str = "human", pm: str = "human") -> Driver:
    return Driver.new(scenario, seed, seats={"it": it, "pm": pm}, save=save)
