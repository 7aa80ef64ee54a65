"""What happens to a ticket between its birth and its end."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.kernel.calendar import ALWAYS
from sim.kernel.units import DAY, HOUR, WEEK
from sim.scenario.definitions import CategoryDef, Scenario
from sim.services.desk.birth import priority_of
from sim.services.desk.events import TicketBreached, TicketCancelled, TicketReopened, TicketResolved
from tests.unit.services.rooms import MONDAY_TEN, Rooms, quiet, sturdy, with_rules
from tests.worlds import OFFICE, category, demand, person, small_scenario


def world(changed: CategoryDef | None = None, **changes: object) -> Scenario:
    """A quiet world whose only category comes when the test says so."""
    own = replace(changed or category(), per_user_month=0.0)
    return replace(quiet(weeks=12), demand=demand(own), **changes)  # type: ignore[arg-type]


def resolved(rooms: Rooms, ticket: str) -> TicketResolved | None:
    return next((e for e in rooms.events(TicketResolved) if e.ticket == ticket), None)


EASY = category(levels=(1, 0, 0, 0, 0), effort_mu=-1.5, effort_sd=0.1, wait_user_share=0.0, urgency=(0, 0, 1))
HARD = category(levels=(0, 0, 1, 0, 0), effort_mu=1.0, effort_sd=0.1, wait_user_share=0.0, urgency=(0, 0, 1))


@pytest.mark.parametrize(("impact", "urgency", "priority"), [(1, 1, 1), (1, 2, 2), (2, 2, 3), (3, 2, 4), (3, 3, 5)])
def test_priority_is_impact_by_urgency(impact: int, urgency: int, priority: int) -> None:
    assert priority_of(impact, urgency) == priority


def test_the_first_contact_solves_what_is_easy() -> None:
    rooms = Rooms(world(EASY)).run(MONDAY_TEN)
    for n in range(20):
        rooms.desk.open_ticket(f"t/{n}", "mail-trouble", "start:test")
    rooms.run(2 * WEEK)
    counts = rooms.desk.state.counts
    assert counts.first_contact >= 17
    assert counts.handovers <= 6


def test_what_is_hard_is_handed_over_to_whoever_can() -> None:
    rooms = Rooms(world(HARD)).run(MONDAY_TEN)
    for n in range(20):
        rooms.desk.open_ticket(f"t/{n}", "mail-trouble", "start:test")
    rooms.run(12 * WEEK)
    counts = rooms.desk.state.counts
    assert counts.first_contact == 0
    assert counts.handovers >= 20
    assert counts.open["incident"] == 0


def test_hand_overs_take_time() -> None:
    rooms = Rooms(sturdy(small_scenario(weeks=26))).run()
    took: dict[bool, list[int]] = {True: [], False: []}
    for e in rooms.events(TicketResolved):
        took[e.handovers > 0].append(e.resolution_s)
    medians = {key: sorted(values)[len(values) // 2] for key, values in took.items()}
    assert medians[True] > 5 * medians[False]


def test_a_ticket_is_breached_one_second_after_its_time() -> None:
    none_able = world(
        HARD, people=(person("ada", calendar="office", duties={"projects": 1.0}, skills={"leadership": 3}),)
    )
    rooms = Rooms(none_able).run(MONDAY_TEN)
    ticket = rooms.desk.open_ticket("t/1", "mail-trouble", "start:test")
    due_s = OFFICE.add(MONDAY_TEN, (4, 8, 24, 48, 96)[ticket.priority - 1] * HOUR)
    assert ticket.due_s == due_s
    rooms.run(due_s + 1)
    assert not rooms.events(TicketBreached)
    rooms.run(due_s + 2)
    assert [e.t_s for e in rooms.events(TicketBreached)] == [due_s + 1]
    assert ticket.breached


def test_the_clock_stands_still_while_the_user_is_silent() -> None:
    waiting = replace(EASY, wait_user_share=1.0)
    rooms = Rooms(with_rules(world(waiting), "desk", user_wait_mu=4.4, user_wait_sd=0.01)).run(MONDAY_TEN)
    ticket = rooms.desk.open_ticket("t/1", "mail-trouble", "start:test")
    first_due = ticket.due_s
    while ticket.stage != "user":
        rooms.run(rooms.core.now + HOUR)
    asked = ticket.asks_s
    while ticket.stage == "user":
        rooms.run(rooms.core.now + HOUR)
    back = asked + round(81.45 * HOUR)
    stood = OFFICE.between(asked, back)
    assert OFFICE.between(first_due, ticket.due_s) == pytest.approx(stood, abs=2 * HOUR)
    rooms.run(4 * WEEK)
    found = resolved(rooms, "t/1")
    assert found is not None
    assert found.sla_met
    assert rooms.desk.state.counts.waited_user == 1


def test_a_user_who_never_answers_loses_the_ticket() -> None:
    waiting = replace(EASY, wait_user_share=1.0)
    rooms = Rooms(with_rules(world(waiting), "desk", user_wait_mu=9.0, user_wait_sd=0.01, user_silent_days=5.0))
    rooms.run(MONDAY_TEN)
    rooms.desk.open_ticket("t/1", "mail-trouble", "start:test")
    rooms.run(2 * WEEK)
    cancelled = rooms.events(TicketCancelled)
    assert [(e.ticket, e.reason) for e in cancelled] == [("t/1", "user_silent")]
    assert rooms.desk.state.counts.cancelled["incident"] == 1


def test_a_ticket_that_comes_back_is_open_again_and_judged_once() -> None:
    rooms = Rooms(with_rules(world(EASY), "desk", reopen_share=1.0)).run(MONDAY_TEN)
    rooms.desk.open_ticket("t/1", "mail-trouble", "start:test")
    rooms.run(6 * WEEK)
    assert [e.ticket for e in rooms.events(TicketReopened)] == ["t/1"]
    assert [e.id for e in rooms.events(TicketResolved)] == ["t/1/resolved", "t/1/resolved/1"]
    counts = rooms.desk.state.counts
    assert (counts.opened["incident"], counts.resolved["incident"], counts.open["incident"]) == (1, 1, 0)
    assert sum(counts.sla_judged) == counts.handled == 1
    assert counts.first_contact == 0
    assert not rooms.desk.state.returning


def test_low_skill_and_hand_overs_bring_more_back() -> None:
    rooms = Rooms(world(HARD)).run(MONDAY_TEN)
    ticket = rooms.desk.open_ticket("t/1", "mail-trouble", "start:test")
    people = rooms.people.state.people
    share = rooms.desk.ledger.return_share
    assert share(ticket, people["cem"]) > share(ticket, people["ada"])
    before = share(ticket, people["ada"])
    ticket.handovers += 3
    assert share(ticket, people["ada"]) > before


def test_nothing_stays_stuck_when_the_only_one_able_leaves() -> None:
    rooms = Rooms(world(replace(HARD, field="database"))).run(MONDAY_TEN)
    ticket = rooms.desk.open_ticket("t/1", "mail-trouble", "start:test")
    while ticket.stage != "work":
        rooms.run(rooms.core.now + HOUR)
    item = rooms.work.state.items["t/1"]
    assert item.field == "database"
    dia = rooms.people.state.people["dia"]
    dia.skills["database"] = 0.0
    dia.speeds.clear()
    rooms.work.park(item)
    rooms.work.resume(item)
    rooms.desk.routing.rescue()
    assert item.field == ""
    rooms.run(6 * WEEK)
    assert resolved(rooms, "t/1") is not None


def test_requests_are_never_the_highest_priority() -> None:
    urgent = category(kind="request", impact=(1, 0, 0), urgency=(1, 0, 0))
    rooms = Rooms(world(urgent)).run(MONDAY_TEN)
    assert rooms.desk.open_ticket("t/1", "mail-trouble", "start:test").priority == 2
    assert not rooms.stops


def test_enhancements_go_straight_to_those_who_build() -> None:
    rooms = Rooms(world(category(kind="enhancement", field="application"))).run(MONDAY_TEN)
    rooms.desk.open_ticket("t/1", "mail-trouble", "start:test")
    item = rooms.work.state.items["t/1"]
    assert (item.duty, item.field) == ("projects", "application")


def test_an_agreement_round_the_clock_counts_nights() -> None:
    services = tuple(replace(s, calendar="always") for s in quiet().services)
    rooms = Rooms(world(HARD, services=services, calendars={"office": OFFICE, "always": ALWAYS})).run(MONDAY_TEN)
    ticket = rooms.desk.open_ticket("t/1", "mail-trouble", "start:test")
    assert ticket.due_s == MONDAY_TEN + (4, 8, 24, 48, 96)[ticket.priority - 1] * HOUR


@settings(max_examples=12)
@given(st.integers(0, 10_000), st.floats(0.0, 1.0), st.floats(0.5, 3.0))
def test_tickets_always_add_up(seed: int, wait: float, per_user: float) -> None:
    busy = category(wait_user_share=wait, wait_vendor_share=wait / 4, per_user_month=per_user, urgency=(1, 1, 1))
    rooms = Rooms(sturdy(small_scenario(weeks=4, demand=demand(busy)), 5.0), seed)
    for day in range(1, 28):
        rooms.run(day * DAY)
    ids = [event.id for event in rooms.core.log]
    assert len(ids) == len(set(ids))
    known: set[str] = set()
    for event in rooms.core.log:
        assert all(c in known or c.startswith(("chance:", "start:")) for c in event.causes), event
        known.add(event.id)
