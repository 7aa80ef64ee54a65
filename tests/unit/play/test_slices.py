"""Work that is cut up so that no frame is late comes out as if it had been done at once."""

import gc
import json
import time
from pathlib import Path

from game.play.driver import Driver
from game.play.rebuild import Rebuilding
from game.play.turn import within
from game.ui import sweep
from sim.house import House
from sim.scenario.load import load_scenario
from sim.session import Session
from tests.play import move, players

BOTH = {"it": "human", "pm": "human"}


def at_friday(path: Path, budget_s: float) -> list[dict[str, object]]:
    """Play a week in slices and return the lines of the save with digests."""
    driver, player = Driver.new(load_scenario("first-week"), 7, seats=BOTH, save=path), players("do-nothing", "random")
    while driver.stage != "friday":
        move(driver, player, budget_s=budget_s)
    driver.close()
    return [record for line in path.read_text().splitlines() if (record := json.loads(line))["kind"] == "digest"]


def test_a_week_is_closed_in_slices_and_written_as_at_once(tmp_path: Path) -> None:
    sliced, whole = at_friday(tmp_path / "a.save", 0.0), at_friday(tmp_path / "b.save", 60.0)
    assert sliced == whole
    assert [record["week"] for record in whole] == [1]


def stands(driver: Driver) -> str:
    return driver.stage


def test_one_slice_takes_one_domain(tmp_path: Path) -> None:
    driver = Driver.new(load_scenario("first-week"), 7, seats=BOTH, save=tmp_path / "a.save")
    while stands(driver) != "week" or driver.clock < driver.week_end_s - 1:
        move(driver, players("do-nothing", "do-nothing"), until_s=driver.week_end_s - 1)
    slices = 0
    while stands(driver) != "friday":
        move(driver, players("do-nothing", "do-nothing"), budget_s=0.0)
        slices += 1
    assert slices > len(driver._session.digest())
    driver.close()


def test_nothing_is_digested_for_a_game_that_is_not_written() -> None:
    driver = Driver.new(load_scenario("first-week"), 7, seats=BOTH)
    while driver.stage != "friday":
        move(driver, players("do-nothing", "do-nothing"))
    assert not driver._turn._digests


def test_a_house_built_in_steps_is_the_same_house() -> None:
    scenario = load_scenario("network-refresh")
    building, steps = House.building(scenario, 3, "forecast/1"), 0
    while True:
        try:
            next(building)
        except StopIteration as end:
            house: House = end.value
            break
        steps += 1
    stepped, whole = Session(scenario, 3, "forecast/1", house), Session(scenario, 3, "forecast/1")
    assert steps > len(house.floors)
    for session in (stepped, whole):
        session.advance(10 * 86_400)
    assert stepped.digest() == whole.digest()


def test_rebuilding_in_steps_or_in_a_hurry_gives_the_same_game() -> None:
    scenario = load_scenario("network-refresh")
    until_s = 4 * 604_800
    calm, hurried = Rebuilding(scenario, 7, (), until_s), Rebuilding(scenario, 7, (), until_s)
    for _ in calm.steps():
        pass
    whole = hurried.whole()
    assert calm.session.digest() == whole.digest()
    assert list(calm.session.events()) == list(whole.events())
    assert calm.session.advance(until_s + 604_800) == whole.advance(until_s + 604_800)


def test_time_is_enough_when_another_step_would_be_too_much() -> None:
    enough = within(0.03)
    assert not enough()
    time.sleep(0.02)
    assert enough()


def test_the_collector_is_held_back_while_the_window_runs() -> None:
    before = gc.get_threshold()
    with sweep.held_back():
        assert gc.get_threshold()[2] > 100_000
        sweep.sweep()
        assert gc.get_freeze_count() > 0
        assert gc.get_count()[2] == 0
        sweep.when_quiet()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
