"""Common random numbers: what nothing has touched is the same, draw for draw."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from sim.kernel.log import CHANCE, Event
from sim.policies.registry import make
from sim.runner import play
from sim.scenario.definitions import CategoryDef, Scenario
from sim.scenario.load import load_scenario
from sim.session import Session, decision

WEEKS = 10
pytestmark = pytest.mark.determinism


def run(scenario: Scenario, *decisions: tuple[str, dict[str, object]], seed: int = 7) -> list[Event]:
    session = Session(scenario, seed)
    for name, arguments in decisions:
        receipt = session.submit(decision(name, arguments), "it")
        assert receipt.refusal is None, receipt
    while session.clock < WEEKS * 604_800 and not session.over:
        session.advance(WEEKS * 604_800)
    return list(session.events())


def births(events: Iterable[Event]) -> dict[str, Event]:
    """Tickets that chance alone brought, with all their attributes drawn at birth."""
    return {
        event.id: event
        for event in events
        if type(event).__name__ == "TicketOpened" and event.causes[0].startswith(CHANCE + "demand/")
    }


def test_a_null_change_gives_zero_difference() -> None:
    """Somebody who sits there and decides nothing is no different from nobody."""
    scenario = load_scenario("network-refresh")
    watched = play(scenario, 7, {"it": ("do-nothing", make("it", "do-nothing"))}, weeks=WEEKS).session
    alone = run(load_scenario("network-refresh"))
    assert list(watched.events()) == alone


def test_one_extra_ticket_changes_no_other_draw() -> None:
    scenario = load_scenario("network-refresh")
    plain = births(run(scenario))
    model = scenario.demand.categories[0]
    rare: CategoryDef = replace(model, id="one-more", per_user_month=0.02)
    demand = replace(scenario.demand, categories=(*scenario.demand.categories, rare))
    changed = births(run(replace(scenario, demand=demand)))
    extra = {event_id for event_id in changed if "one-more" in event_id}
    assert extra
    assert {event_id: event for event_id, event in changed.items() if event_id not in extra} == plain


def test_a_patch_cadence_leaves_all_user_demand_as_it_was() -> None:
    scenario = load_scenario("network-refresh")
    days = 7 if scenario.start.patch_cadence_days != 7 else 90
    plain = run(scenario)
    changed = run(scenario, ("set_patch_cadence", {"days": days}))
    assert births(plain) == births(changed)
    assert plain != changed
