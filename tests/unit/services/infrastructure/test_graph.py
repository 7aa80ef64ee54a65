"""Services stand on assets and on each other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.kernel.errors import InvariantError
from sim.scenario.definitions import RequirementDef, Scenario
from sim.services.infrastructure.events import AssetBroken, AssetOverloaded, AssetRelieved, ServiceStateChanged
from sim.services.infrastructure.graph import Graph
from tests.unit.services.rooms import Rooms, quiet
from tests.worlds import small_scenario


def states(rooms: Rooms) -> dict[str, str]:
    return {name: run.state for name, run in rooms.infrastructure.state.services.items()}


def with_service(name: str, **changes: object) -> Scenario:
    base = quiet()
    return replace(
        base,
        services=tuple(replace(s, **changes) if s.id == name else s for s in base.services),  # type: ignore[arg-type]
    )


def test_one_of_two_is_enough_and_none_is_not() -> None:
    rooms = Rooms(quiet())
    infrastructure = rooms.infrastructure
    infrastructure.break_asset("mail-1", "down", "start:test")
    assert states(rooms) == {"mail": "up", "files": "up"}
    infrastructure.break_asset("mail-2", "down", "start:test")
    assert states(rooms) == {"mail": "down", "files": "up"}
    infrastructure.restore("mail-1", "start:test")
    assert states(rooms)["mail"] == "up"


def test_all_that_is_required_must_run() -> None:
    rooms = Rooms(quiet())
    rooms.infrastructure.break_asset("switch", "down", "start:test")
    assert states(rooms) == {"mail": "down", "files": "down"}


def test_slow_assets_make_services_slow_unless_another_does_the_work() -> None:
    rooms = Rooms(quiet())
    rooms.infrastructure.break_asset("nas", "degraded", "start:test")
    rooms.infrastructure.break_asset("mail-1", "degraded", "start:test")
    assert states(rooms) == {"mail": "up", "files": "degraded"}


def test_what_is_not_vital_only_degrades() -> None:
    rooms = Rooms(with_service("files", requires=(RequirementDef(("nas",), vital=False),)))
    rooms.infrastructure.break_asset("nas", "down", "start:test")
    assert states(rooms)["files"] == "degraded"


def test_services_fall_with_those_they_depend_on() -> None:
    rooms = Rooms(with_service("files", depends_on=("mail",), requires=(RequirementDef(("nas",)),)))
    rooms.infrastructure.break_asset("mail-1", "down", "start:test")
    rooms.infrastructure.break_asset("mail-2", "down", "start:test")
    assert states(rooms) == {"mail": "down", "files": "down"}
    changed = rooms.events(ServiceStateChanged)
    assert [(e.service, e.new) for e in changed] == [("mail", "down"), ("files", "down")]
    broken = rooms.events(AssetBroken)[-1]
    assert all(e.causes == (broken.id,) for e in changed)


def test_a_circle_of_services_is_our_fault() -> None:
    services = tuple(replace(s, depends_on=("files" if s.id == "mail" else "mail",)) for s in small_scenario().services)
    with pytest.raises(InvariantError, match="circle"):
        Graph(services, (), 0.3)


def test_a_fallen_neighbour_leaves_its_load_and_too_much_of_it_slows() -> None:
    base = quiet()
    tight = replace(base, assets=tuple(replace(a, load=120.0) if a.id.startswith("mail") else a for a in base.assets))
    rooms = Rooms(tight)
    second = rooms.infrastructure.state.assets["mail-2"]
    assert second.carried == pytest.approx(120.0)
    rooms.infrastructure.break_asset("mail-1", "down", "start:test")
    assert second.carried == pytest.approx(240.0)
    assert second.overloaded
    assert states(rooms)["mail"] == "degraded"
    assert [e.asset for e in rooms.events(AssetOverloaded)] == ["mail-2"]
    rooms.infrastructure.upgraded("mail-2", 1.5, "start:test")
    assert states(rooms)["mail"] == "up"
    assert [e.asset for e in rooms.events(AssetRelieved)] == ["mail-2"]


def test_season_moves_load() -> None:
    seasonal = with_service("files", season=(1.0, 2.0))
    rooms = Rooms(seasonal)
    nas = rooms.infrastructure.state.assets["nas"]
    before = nas.carried
    rooms.run(8 * 86_400)
    assert nas.carried == pytest.approx(2.0 * before)
    assert nas.overloaded


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["mail-1", "mail-2", "nas", "switch"]),
            st.sampled_from(["down", "degraded", "restore", "plan", "unplan", "replace", "upgrade"]),
        ),
        max_size=14,
    )
)
def test_whatever_happens_states_follow(moves: list[tuple[str, str]]) -> None:
    rooms = Rooms(quiet())
    infrastructure = rooms.infrastructure
    for step, (asset, move) in enumerate(moves, start=1):
        rooms.run(step * 3_600)
        if move in ("down", "degraded"):
            infrastructure.break_asset(asset, move, "start:test")  # type: ignore[arg-type]
        elif move == "restore":
            infrastructure.restore(asset, "start:test")
        elif move == "plan":
            infrastructure.planned_outage(asset, "start:test")
        elif move == "unplan":
            infrastructure.end_planned_outage(asset, "start:test")
        elif move == "replace":
            infrastructure.replaced(asset, "start:test")
        else:
            infrastructure.upgraded(asset, 1.1, "start:test")
        infrastructure.check_invariants()
    for asset in infrastructure.state.assets:
        infrastructure.end_planned_outage(asset, "start:test")
        infrastructure.restore(asset, "start:test")
    assert states(rooms) == {"mail": "up", "files": "up"}
    ids = [event.id for event in rooms.core.log]
    assert len(ids) == len(set(ids))
