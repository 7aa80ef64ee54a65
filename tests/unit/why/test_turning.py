"""What mattered: worth, variety, and the trouble behind an outage."""

from typing import NamedTuple

import pytest

from sim.kernel.log import Event
from sim.kernel.units import DAY, HOUR, WEEK
from sim.policies.plain import RandomChoice
from sim.runner import play
from sim.scenario.vocabulary import ServiceState
from sim.services.infrastructure.events import (
    AssetFailed,
    AssetOverloaded,
    AssetRestored,
    ServiceStateChanged,
)
from sim.session import DecisionMade, Session
from sim.why.chain import downstream
from sim.why.turning import TurningPoint, candidates, choose, turning_points
from tests.worlds import small_scenario

NOON = DAY + 10 * HOUR


class Thing(NamedTuple):
    id: str
    t_s: int
    causes: tuple[str, ...]


def _point(number: int, kind: str, worth: int) -> TurningPoint:
    return TurningPoint(Thing(f"e{number}", number, ("start:x",)), kind, worth)  # type: ignore[arg-type]


def _failed(asset: str, t_s: int) -> AssetFailed:
    causes = (f"chance:assets/failure/asset/{asset}/failure/1",)
    name = f"asset/{asset}/failure/1/failed"
    return AssetFailed(name, t_s, causes, asset, 1, "down", "hardware", 3600, "server", 2.0, False, ("files",))


def _state(
    number: int, t_s: int, cause: str, old: ServiceState, new: ServiceState, *, planned: bool = False
) -> ServiceStateChanged:
    name = f"service/files/state/{number}/changed"
    loss = {"up": 0.0, "degraded": 0.3, "down": 1.0}[new]
    return ServiceStateChanged(name, t_s, (cause,), "files", old, new, planned, loss)


def _outages(events: list[Event], until_s: int = WEEK) -> list[TurningPoint]:
    return [point for point in candidates(small_scenario(), events, until_s) if point.kind == "outage"]


def test_an_outage_is_told_by_the_failure_behind_it_and_costs_its_office_hours() -> None:
    failed = _failed("nas", NOON)
    [point] = _outages(
        [failed, _state(1, NOON, failed.id, "up", "down"), _state(2, NOON + 2 * HOUR, failed.id, "down", "up")]
    )
    assert point.event is failed
    assert point.worth_cents == 100_000
    assert point.seconds == 2 * HOUR
    assert point.subjects == ("files",)


def test_what_was_planned_is_no_outage() -> None:
    assert _outages([_state(1, NOON, "start:x", "up", "down", planned=True)]) == []


def test_an_outage_that_lasts_counts_up_to_now() -> None:
    failed = _failed("nas", NOON)
    [point] = _outages([failed, _state(1, NOON, failed.id, "up", "down")], NOON + HOUR)
    assert point.worth_cents == 50_000


def test_a_service_that_stays_impaired_is_blamed_on_what_still_lasts() -> None:
    failed = _failed("nas", NOON)
    over = AssetOverloaded("asset/switch/overload/1/overloaded", NOON + 1, ("start:season/1",), "switch", 1.2)
    restored = AssetRestored("asset/nas/failure/1/restored", NOON + HOUR, (failed.id,), "nas", HOUR)
    points = _outages(
        [
            failed,
            _state(1, NOON, failed.id, "up", "down"),
            over,
            restored,
            _state(2, NOON + HOUR, restored.id, "down", "degraded"),
        ],
        NOON + 2 * HOUR,
    )
    assert [point.event.id for point in points] == [failed.id, over.id]


def test_not_more_than_two_of_a_kind_and_always_a_decision() -> None:
    found = [_point(n, "outage", 1_000 - n) for n in range(6)]
    found += [_point(10, "leaver", 50), _point(11, "leaver", 40), _point(12, "money", 30), _point(13, "decision", 1)]
    taken = choose(found, 5)
    assert [point.kind for point in taken] == ["outage", "outage", "leaver", "leaver", "decision"]
    assert [point.event.id for point in choose(reversed(found), 5)] == [point.event.id for point in taken]


def test_an_event_is_taken_once() -> None:
    event = Thing("same", 1, ("start:x",))
    found = [TurningPoint(event, "outage", 10), TurningPoint(event, "change", 9)]
    assert len(choose(found, 5)) == 1


def test_decisions_weigh_by_what_followed() -> None:
    log: list[Event] = [
        DecisionMade("decision/1", 0, (), "it", "set_patch_cadence", (), 0.5),
        DecisionMade("decision/2", 0, (), "it", "set_patch_cadence", (), 0.5),
        Thing("a", 1, ("decision/1",)),
        Thing("b", 2, ("a",)),
        Thing("c", 3, ("b", "decision/2")),
    ]
    points = {point.event.id: point.count for point in candidates(small_scenario(), log, WEEK)}
    assert points == {"decision/1": 3}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_game_has_the_same_turning_points(seed: int) -> None:
    def played() -> Session:
        return play(small_scenario(weeks=13), seed, {"it": ("random", RandomChoice())}).session

    first = turning_points(played())
    assert first == turning_points(played())
    assert 1 <= len(first) <= 5
    assert [point.event.t_s for point in first] == sorted(point.event.t_s for point in first)


def test_a_decision_that_mattered_names_what_followed_from_it() -> None:
    session = play(small_scenario(weeks=13), 3, {"it": ("random", RandomChoice())}).session
    points = [p for p in candidates(session.scenario, session.events(), session.clock) if p.led_to]
    assert points
    for point in points:
        below = downstream(session.events(), point.event.id)
        assert {event.id for event in point.led_to} <= below
