"""Faults become incidents, users call, and the solution puts the asset right."""

from dataclasses import replace

from sim.kernel.engine import Stop
from sim.kernel.units import DAY, HOUR, WEEK
from sim.scenario.definitions import AssetDef, Scenario
from sim.services.desk.events import TicketOpened, TicketRaised, TicketResolved
from sim.services.infrastructure.events import AssetFailed, AssetRestored
from sim.services.infrastructure.failures import Failure
from tests.unit.services.rooms import MONDAY_TEN, Rooms, quiet, sturdy, with_rules
from tests.worlds import category, demand, small_scenario


def failing(rate: float = 6.0, **changes: object) -> Scenario:
    base = small_scenario(weeks=26, demand=demand(category(per_user_month=0.001)))
    return sturdy(replace(base, **changes), rate)  # type: ignore[arg-type]


def break_nas(scenario: Scenario | None = None, *, announced: bool = True, users: int = 60) -> Rooms:
    base = scenario or quiet()
    services = tuple(replace(s, users={"sales": users}) if s.id == "files" else s for s in base.services)
    rooms = Rooms(replace(base, services=services)).run(MONDAY_TEN)
    cause = rooms.infrastructure.break_asset("nas", "down", "start:test")
    rooms.desk.open_incident(
        "test/incident", "files", "server", 2, 2 * HOUR, 1, 1, cause, asset="nas", announced=announced
    )
    return rooms


def test_every_failure_is_noticed_repaired_and_told_in_order() -> None:
    rooms = Rooms(failing()).run()
    failures, restored = rooms.events(AssetFailed), rooms.events(AssetRestored)
    assert len(failures) > 5
    for event in failures:
        opened = next((e for e in rooms.events(TicketOpened) if event.id in e.causes and not e.parent), None)
        if opened is None:
            continue
        assert opened.t_s > event.t_s
        solved = next((e for e in rooms.events(TicketResolved) if e.ticket == opened.ticket), None)
        if solved is not None:
            assert [r.t_s for r in restored if solved.id in r.causes] == [solved.t_s]
    assert not rooms.desk.state.tickets or len(restored) >= len(failures) - len(rooms.desk.state.tickets)


def test_whoever_looks_at_one_fault_finds_the_others_each_once() -> None:
    rooms = Rooms(quiet()).run(MONDAY_TEN)
    broken = ("mail-1", "mail-2", "switch", "nas")
    for name in broken:
        asset = rooms.infrastructure.state.assets[name]
        asset.failures += 1
        rooms.infrastructure._fail(asset, Failure(1.0, "down", "hardware", HOUR, False))
    rooms.run(3 * WEEK)
    assert {e.asset for e in rooms.events(TicketOpened) if not e.parent} == set(broken)
    assert len(rooms.events(AssetRestored)) == len(broken)


def test_the_highest_priority_stops_the_week() -> None:
    rooms = break_nas()
    rooms.run(MONDAY_TEN + HOUR)
    assert rooms.stops == [Stop("major_incident", "it", "test/incident")]


def test_a_failure_brings_many_contacts_but_one_piece_of_work() -> None:
    rooms = break_nas(users=600)
    linked = [e for e in rooms.events(TicketOpened) if e.parent == "test/incident"]
    assert len(linked) > 10
    counts = rooms.desk.state.counts
    assert counts.contacts == len(linked)
    assert counts.opened["incident"] == len(linked) + 1
    calls = [item for item in rooms.work.state.items.values() if item.kind == "calls"]
    assert [item.left_s for item in calls] == [len(linked) * 300]
    rooms.run(2 * WEEK)
    closed = [e for e in rooms.events(TicketResolved) if e.parent == "test/incident"]
    assert {e.ticket for e in closed} == {e.ticket for e in rooms.events(TicketOpened) if e.parent == "test/incident"}
    assert rooms.desk.state.counts.open["incident"] == 0
    assert sum(rooms.desk.state.counts.sla_judged) == 1


def test_users_who_were_told_call_less() -> None:
    told, untold = break_nas(users=600), break_nas(users=600, announced=False)
    assert told.desk.state.counts.contacts < untold.desk.state.counts.contacts


def test_they_call_again_the_next_morning() -> None:
    slow = with_rules(quiet(), "desk", contact_wave_keep_share=1.0)
    rooms = break_nas(replace(slow, people=slow.people[:1]), users=600)
    rooms.work.park("test/incident")
    first = rooms.desk.state.counts.contacts
    rooms.work.resume("test/incident")
    item = rooms.work.state.items["test/incident"]
    rooms.work.requeue(item, left_s=400 * HOUR)
    rooms.run(2 * DAY)
    assert rooms.desk.state.tickets["test/incident"].waves >= 2
    assert rooms.desk.state.counts.contacts > first


def test_an_incident_becomes_urgent_when_the_last_one_falls() -> None:
    rooms = Rooms(failing(rate=0.0)).run(MONDAY_TEN)
    infrastructure, desk = rooms.infrastructure, rooms.desk
    cause = infrastructure.break_asset("mail-1", "down", "start:test")
    desk.open_incident("test/one", "mail", "server", 4, 60 * HOUR, 3, 2, cause, asset="mail-1")
    assert desk.state.tickets["test/one"].priority == 4
    before = desk.state.tickets["test/one"].due_s
    infrastructure.break_asset("mail-2", "down", "start:test")
    ticket = desk.state.tickets["test/one"]
    assert ticket.priority == 2
    assert ticket.due_s < before
    assert rooms.work.state.items["test/one"].priority == 2
    assert [e.priority for e in rooms.events(TicketRaised)] == [2]


def test_replacing_the_asset_closes_its_incident() -> None:
    rooms = break_nas()
    rooms.infrastructure.replaced("nas", "start:test")
    assert "test/incident" not in rooms.desk.state.tickets
    assert "test/incident" not in rooms.work.state.items
    rooms.run(MONDAY_TEN + DAY)


def test_vendors_take_their_time_and_a_contract_shortens_it() -> None:
    def repair(contract: str) -> int:
        base = quiet()
        assets = tuple(replace(a, contract=contract) if a.id == "nas" else a for a in base.assets)
        rooms = Rooms(replace(base, assets=assets)).run(MONDAY_TEN)
        cause = rooms.infrastructure.break_asset("nas", "down", "start:test")
        rooms.desk.open_incident("t", "files", "server", 2, HOUR, 2, 2, cause, asset="nas", needs_vendor=True)
        rooms.run(4 * WEEK)
        found: TicketResolved = next(e for e in rooms.events(TicketResolved) if e.ticket == "t")
        return found.resolution_s

    assert repair("care") < repair("")


def test_faults_nobody_feels_take_long_to_notice_without_monitoring() -> None:
    assets = tuple(AssetDef(a.id, a.kind, 100, 1000, 1, 1000) if a.id.startswith("mail") else a for a in quiet().assets)
    services = tuple(replace(s, monitoring="none") for s in quiet().services)
    dark = Rooms(failing(assets=assets, services=services)).run()
    seen = Rooms(failing(assets=assets)).run()
    delays = []
    for rooms in (dark, seen):
        state = rooms.infrastructure.state
        delays.append(state.detect_s / state.detections)
    assert delays[0] > 2 * delays[1]


def test_what_is_slow_is_not_to_blame_for_what_is_down() -> None:
    rooms = Rooms(quiet()).run(MONDAY_TEN)
    rooms.infrastructure.break_asset("nas", "down", "start:test")
    rooms.infrastructure.break_asset("switch", "degraded", "start:test")
    assert rooms.desk.outages.assess("nas")[1:] == (1, 1)
    assert rooms.desk.outages.assess("switch")[1:] == (1, 2)
