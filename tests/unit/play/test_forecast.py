"""Forecasts: what comes is looked for on other luck, and the game itself is left alone."""

from collections.abc import Iterator

import pytest

from game.play.driver import Driver
from game.play.forecast import Bands, Forecast
from sim.house import House
from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario
from tests.play import move, players, started

WEEKS, LUCKS = 4, 6


@pytest.fixture(scope="module")
def driver() -> Driver:
    """Return a game at the sixth Monday."""
    found, player = started(load_scenario("network-refresh"), 7, None), players("by-the-book", "by-the-book")
    while not (found.stage == "it" and found.week == 6):
        move(found, player)
    return found


def worked_out(driver: Driver, seat: str) -> Forecast:
    forecast = driver.forecast(WEEKS, LUCKS, seat)
    while not forecast.step(0.5):
        pass
    return forecast


def test_bands_begin_where_the_seat_stands(driver: Driver) -> None:
    forecast = worked_out(driver, "it")
    now = dict(driver.view("it").scores.weeks[-1].kpis)
    for subject in ("backlog", "spent_cents", "sla_met_share"):
        bands = forecast.bands(subject)
        assert bands is not None
        assert (bands.weeks, bands.lucks) == ((6, 7, 8, 9), LUCKS)
        assert all(low <= mid <= high for low, mid, high in zip(bands.low, bands.mid, bands.high, strict=True))
        assert bands.high[-1] > bands.low[-1], "all luck is the same luck"
        if subject == "spent_cents":
            assert bands.low[0] >= (now[subject] or 0), "money that is spent does not come back"
        if subject == "sla_met_share":
            assert max(bands.high) <= 1.0


def test_a_seat_is_told_only_of_what_it_sees(driver: Driver) -> None:
    forecast = worked_out(driver, "pm")
    assert "spent_cents" not in forecast.subjects()
    assert forecast.bands("spent_cents") is None
    finish = forecast.bands("finish:refresh")
    assert finish is not None
    assert finish.weeks == (9,)
    assert finish.low[0] >= driver.week
    assert "finish:refresh" not in worked_out(driver, "it").subjects()


def test_the_game_is_left_alone_and_its_own_luck_is_not_looked_at(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, lucks = driver.events_bytes(), []
    real = House._build

    def watched(self: House, scenario: Scenario, seed: int, fork: str) -> Iterator[None]:
        lucks.append(fork)
        return real(self, scenario, seed, fork)

    monkeypatch.setattr(House, "_build", watched)
    worked_out(driver, "it")
    forecast = driver.forecast(WEEKS - 1, LUCKS)
    assert forecast.step(60.0)
    assert lucks == [f"forecast/{number}" for number in range(1, LUCKS + 1)]
    assert driver.events_bytes() == before


def test_slices_do_not_change_it(driver: Driver) -> None:
    whole = Forecast(driver.view("it"), driver.scenario, 7, (), 2, 3)
    cut = Forecast(driver.view("it"), driver.scenario, 7, (), 2, 3)
    assert whole.step(600.0)
    seen: list[Bands | None] = []
    shares = [0.0]
    while not cut.step(0.0):
        shares.append(cut.share)
        seen.append(cut.bands("backlog"))
    assert shares == sorted(shares)
    assert seen[0] is None
    assert cut.bands("backlog") == whole.bands("backlog")


def test_it_stays_until_something_is_decided(driver: Driver) -> None:
    first = driver.forecast(WEEKS, LUCKS)
    assert driver.forecast(WEEKS, LUCKS) is first
    assert driver.submit(driver.view().legal("set_interrupt_rule")[0]).refusal is None
    assert driver.forecast(WEEKS, LUCKS) is not first
    driver.undo()


def test_before_the_first_friday_there_is_nothing_to_lay_it_on() -> None:
    forecast = started(load_scenario("first-week"), 7, None).forecast(2, 3)
    assert forecast.subjects() == () or all(name.startswith("finish:") for name in forecast.subjects())
    assert forecast.bands("backlog") is None
