"""Monitoring shortens detection, costs licences and hours, and too much of it is noise."""

from dataclasses import replace

import pytest

from sim.kernel.units import DAY, HOUR, WEEK
from sim.scenario.definitions import Scenario
from sim.services.desk.events import TicketOpened
from sim.services.infrastructure.decisions import SetMonitoring
from sim.services.infrastructure.events import AlertOverloadChanged, AssetFailed, MonitoringChanged
from tests.unit.services.rooms import Rooms, quiet, sturdy, with_rules
from tests.worlds import category, demand, person, small_scenario


def failing() -> Scenario:
    base = small_scenario(weeks=26, demand=demand(category(per_user_month=0.001)))
    return sturdy(replace(base, budget_cents={**base.budget_cents, "licences": 9_000_000}), 6.0)


def delays(rooms: Rooms, asset: str) -> list[int]:
    opened = {e.causes[0]: e.t_s for e in rooms.events(TicketOpened)}
    return [opened[e.id] - e.t_s for e in rooms.events(AssetFailed) if e.asset == asset and e.id in opened]


def test_more_monitoring_notices_sooner() -> None:
    without, watched = Rooms(failing()), Rooms(failing())
    watched.must(SetMonitoring("files", "full"))
    before, after = delays(without.run(), "nas"), delays(watched.run(), "nas")
    # The first failure may come before the set-up is done, so the later ones are compared.
    assert sum(after[1:]) / len(after[1:]) < 0.5 * sum(before[1:]) / len(before[1:])
    changed = watched.events(MonitoringChanged)
    assert [(e.level, e.active) for e in changed] == [("full", False), ("full", True)]
    assert changed[0].causes == ("decision/1",)
    assert changed[1].t_s > changed[0].t_s


def test_licences_are_paid_by_the_month() -> None:
    without, watched = Rooms(failing()).run(), Rooms(failing())
    watched.must(SetMonitoring("files", "full")).run()
    months = 6
    more = watched.money.spent("licences") - without.money.spent("licences")
    assert more == months * watched.scenario.rules.services.full_licence_cents
    assert watched.money.spent("licences") == months * (25_000 + 6_000)


def test_less_monitoring_takes_effect_at_once() -> None:
    rooms = Rooms(failing()).must(SetMonitoring("mail", "none"))
    assert rooms.infrastructure.state.services["mail"].monitoring == "none"
    assert rooms.infrastructure.monitoring.level_of("mail-1") == 0


def test_a_change_of_mind_takes_the_set_up_back() -> None:
    rooms = Rooms(failing()).must(SetMonitoring("files", "full")).must(SetMonitoring("files", "none"))
    rooms.run(2 * WEEK)
    run = rooms.infrastructure.state.services["files"]
    assert (run.monitoring, run.wanted) == ("none", "none")


def test_refusals() -> None:
    rooms = Rooms(quiet())
    assert (refusal := rooms.decide(SetMonitoring("fax", "full"))) and refusal.code == "unknown_service"
    assert (refusal := rooms.decide(SetMonitoring("mail", "basic"))) and refusal.code == "monitoring_unchanged"
    poor = Rooms(quiet(budget_cents={**quiet().budget_cents, "licences": 0}))
    assert (refusal := poor.decide(SetMonitoring("mail", "full"))) and refusal.code == "cannot_afford"


def test_alerts_nobody_reads_lengthen_detection_again() -> None:
    few = replace(failing(), people=(person("ada", duties={"desk": 0.98, "operations": 0.02, "projects": 0.0}),))
    rooms = Rooms(few)
    assert rooms.infrastructure.monitoring.slowness() > 1.0
    calm = rooms.infrastructure.monitoring.slowness()
    rooms.must(SetMonitoring("files", "full")).must(SetMonitoring("mail", "full"))
    rooms.run(WEEK)
    assert rooms.infrastructure.state.alert_ratio > 2.0
    assert rooms.infrastructure.monitoring.slowness() > 1.5 * calm
    assert rooms.events(AlertOverloadChanged)[0].ratio > 1.0


def test_upkeep_nobody_does_makes_alerts_late() -> None:
    rooms = Rooms(with_rules(failing(), "services", basic_upkeep_h=400.0)).run(3 * WEEK)
    assert rooms.infrastructure.state.upkeep_missed >= 2
    assert rooms.infrastructure.monitoring.slowness() > 1.2
    done = Rooms(failing()).run(3 * WEEK)
    assert done.infrastructure.state.upkeep_missed == 0


def test_a_fault_is_shown_only_once_it_is_noticed() -> None:
    rooms = Rooms(failing())
    while not rooms.events(AssetFailed):
        rooms.run(rooms.core.now + HOUR // 4)
    event = rooms.events(AssetFailed)[0]
    asset = rooms.infrastructure.state.assets[event.asset]
    shown = next(a for a in rooms.infrastructure.view("it").assets if a.id == event.asset)
    assert shown.state == (asset.state if asset.detected else "up")
    while not asset.detected:
        rooms.run(rooms.core.now + HOUR)
    shown = next(a for a in rooms.infrastructure.view("it").assets if a.id == event.asset)
    assert shown.state == event.mode


def test_menu_offers_steps() -> None:
    rooms = Rooms(failing())

    class View:
        infrastructure = rooms.infrastructure.view("it")

    assert SetMonitoring.candidates(View()) == (
        SetMonitoring("files", "basic"),
        SetMonitoring("mail", "none"),
        SetMonitoring("mail", "full"),
    )


def test_users_notice_in_their_hours() -> None:
    rooms = Rooms(quiet())
    rooms.run(2 * HOUR)
    asset = rooms.infrastructure.state.assets["nas"]
    rooms.infrastructure.break_asset("nas", "down", "start:test")
    t_s, source = rooms.infrastructure.monitoring.notice_at(asset)
    assert source == "users"
    assert 8 * HOUR < t_s < 2 * DAY
    assert t_s == pytest.approx(8 * HOUR, abs=5 * HOUR)
