"""What floors above may move: failure rates, demand, and go-lives with a window of their own."""

import pytest

from sim.kernel.units import DAY, HOUR, WEEK
from sim.services.change.events import ChangeWithdrawn
from sim.services.change.requests import Request
from sim.services.change.state import Change, Window
from sim.services.desk.events import DemandFactorSet, TicketOpened
from sim.services.infrastructure.events import AssetFailed, HazardFactorSet
from tests.unit.services.grounds import Grounds
from tests.unit.services.rooms import Rooms
from tests.worlds import small_scenario


def failures(rooms: Rooms) -> list[tuple[str, int, int]]:
    return [(e.asset, e.number, e.repair_s) for e in rooms.core.log if isinstance(e, AssetFailed)]


def tickets(rooms: Rooms) -> list[str]:
    return [e.ticket for e in rooms.core.log if isinstance(e, TicketOpened) and e.ticket.startswith("ticket/")]


def test_a_factor_on_the_hazard_moves_the_failures_of_its_asset_and_no_other_luck() -> None:
    often = fewer = 0
    for seed in range(1, 9):
        plain, moved = (Rooms(small_scenario(weeks=40), seed) for _ in range(2))
        moved.infrastructure.set_hazard_factor("nas", 6.0, "start:test")
        plain.run(), moved.run()
        assert [f for f in failures(plain) if f[0] != "nas"] == [f for f in failures(moved) if f[0] != "nas"]
        before, after = ([f for f in failures(rooms) if f[0] == "nas"] for rooms in (plain, moved))
        # The n-th failure is what it would have been, only sooner.
        assert after[: len(before)] == before
        often, fewer = often + len(after), fewer + len(before)
    assert often > 2 * fewer > 0


def test_factors_of_different_names_multiply_and_one_takes_its_own_away() -> None:
    rooms = Rooms(small_scenario())
    asset = rooms.infrastructure.state.assets["nas"]
    before = rooms.infrastructure.failures.factor(asset)
    set_factor = rooms.infrastructure.set_hazard_factor
    assert set_factor("nas", 0.5, "start:test", "first")
    assert set_factor("nas", 0.4, "start:test", "second")
    assert asset.factor == pytest.approx(0.2 * before)
    assert set_factor("nas", 0.4, "start:test", "second") == ""
    set_factor("nas", 1.0, "start:test", "first")
    assert asset.factor == pytest.approx(0.4 * before)
    assert [e.factor for e in rooms.core.log if isinstance(e, HazardFactorSet)] == [0.5, 0.4, 1.0]


def test_a_factor_on_demand_thins_tickets_and_changes_none_that_stays() -> None:
    plain, fewer = (Rooms(small_scenario()) for _ in range(2))
    assert fewer.desk.set_demand_factor("mail", 0.5, "start:test")
    plain.run(), fewer.run()
    kept, all_of = tickets(fewer), tickets(plain)
    assert set(kept) < set(all_of)
    assert len(kept) / len(all_of) == pytest.approx(0.5, abs=0.15)
    assert [e.service for e in fewer.core.log if isinstance(e, DemandFactorSet)] == ["mail"]


def test_demand_cannot_rise_beyond_its_candidates() -> None:
    some, most, beyond = (Rooms(small_scenario()) for _ in range(3))
    room = some.desk.rules.demand_room
    some.desk.set_demand_factor("mail", 1.2, "start:test")
    most.desk.set_demand_factor("mail", room, "start:test")
    beyond.desk.set_demand_factor("mail", 9.0, "start:test")
    beyond.desk.set_demand_factor("mail", 2.0, "start:test", "another")
    for rooms in (some, most, beyond):
        rooms.run()
    assert tickets(beyond) == tickets(most)
    assert set(tickets(some)) < set(tickets(most))


def test_setting_the_same_again_is_no_news() -> None:
    rooms = Rooms(small_scenario())
    assert rooms.desk.set_demand_factor("mail", 0.8, "start:test", "x")
    assert rooms.desk.set_demand_factor("mail", 0.8, "start:test", "x") == ""


def wanted(grounds: Grounds, week: int = 3) -> Change:
    opening: tuple[int, Window] = (grounds.change.windows.opens(week, "sunday"), "sunday")
    request = Request("change/go-live/x/1", "sales", "nas", 2, 8 * HOUR, False, "start:test")
    return grounds.change.request(request, 2 * DAY, "go_live", opening=opening, others=("switch",))


def test_a_change_can_ask_for_its_own_window() -> None:
    grounds = Grounds(small_scenario())
    change = wanted(grounds)
    grounds.change.approve(change, "approve", 0, "start:test")
    assert (change.window, change.starts_s) == ("sunday", grounds.change.windows.opens(3, "sunday"))
    assert change.assets == ("nas", "switch")
    grounds.change.approve(change, "move", 2, "start:test")
    assert change.starts_s == grounds.change.windows.opens(5, "sunday")


def test_silence_gives_it_the_window_it_asked_for() -> None:
    grounds = Grounds(small_scenario())
    change = wanted(grounds)
    grounds.core.engine.run(3 * DAY)
    assert (change.state, change.window) == ("scheduled", "sunday")
    assert change.starts_s == grounds.change.windows.opens(3, "sunday")


def test_a_change_can_be_withdrawn_until_it_is_under_way() -> None:
    grounds = Grounds(small_scenario())
    change = wanted(grounds)
    grounds.change.approve(change, "approve", 0, "start:test")
    assert grounds.change.withdraw(change, "start:test")
    assert change.id not in grounds.change.state.open
    assert [e.asked_by for e in grounds.core.log if isinstance(e, ChangeWithdrawn)] == ["sales"]
    assert not grounds.change.withdraw(change, "start:test")
    grounds.core.engine.run(4 * WEEK)
    grounds.change.check_invariants()


def test_what_is_brought_in_weighs_on_the_failure_probability() -> None:
    grounds = Grounds(small_scenario())
    change = wanted(grounds)
    ada = grounds.people.state.people["ada"]
    sound = grounds.change.execution._share(change, ada)
    change.risk = 1.5
    assert grounds.change.execution._share(change, ada) == pytest.approx(1.5 * sound)


def test_patching_what_is_easier_to_patch_takes_less() -> None:
    grounds = Grounds(small_scenario())
    patching = grounds.security.patching
    members = next(iter(patching.groups.values()))
    before = patching._effort_s(members)
    for asset in members:
        grounds.infrastructure.state.assets[asset].patch_effort = 0.5
    assert patching._effort_s(members) == pytest.approx(before / 2, abs=2)
