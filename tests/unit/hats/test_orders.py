"""Standing orders: what each rule answers, at which price, and when it does not."""

from dataclasses import replace

import pytest

from sim.hats.decisions.delegating import SetStandingOrder
from sim.hats.events import OrderCarriedOut, OrderSkipped, StandingOrderCancelled, StandingOrderSet
from sim.hats.matters import make
from sim.hats.orders import _FINDERS
from sim.hats.rulebook import RULES
from sim.kernel.decision import Decision
from sim.kernel.errors import Refusal
from sim.kernel.units import DAY, HOUR, MINUTE, WEEK
from sim.people.events import LeaveRequested
from sim.people.state import LeaveRequest
from sim.projects.events.work import ProjectBlocked, StaffRequested, TaskFinished
from sim.scenario.definitions import ChangeDef
from sim.scenario.projects import StakeholderDef
from sim.services.desk.events import MajorIncidentDeclared
from tests.unit.hats.ground import Game, project, scenario
from tests.worlds import small_scenario


def done(game: Game, rule: str) -> list[tuple[str, str]]:
    return [(e.decision, e.subject) for e in game.events(OrderCarriedOut) if e.rule == rule]


def until(game: Game, t_s: int) -> None:
    while game.house.core.engine.run(t_s) is not None:
        pass


def test_small_changes_are_approved_and_large_ones_left_alone() -> None:
    wanted = (ChangeDef("little", "sales", "nas", 2, 1, 2.0), ChangeDef("large", "sales", "mail-2", 2, 3, 8.0))
    game = Game(scenario(changes=wanted))
    game.decide(SetStandingOrder("approve_small_changes"))
    game.run(2)
    subjects = [subject for _, subject in done(game, "approve_small_changes")]
    assert any("little" in subject for subject in subjects)
    assert not any("large" in subject for subject in subjects)
    assert set(game.prices) == {0.5}
    (order,) = game.events(StandingOrderSet)
    assert all(event.causes[0] == order.id for event in game.events(OrderCarriedOut))


def leave_of(game: Game, person: str, week: int = 6) -> LeaveRequest:
    """Let a person ask for a week off."""
    start = (week - 1) * WEEK
    request = LeaveRequest(
        f"person/{person}/leave/t", person, start, start + 5 * DAY, start - WEEK, f"person/{person}/leave/t/asked"
    )
    game.house.people.state.leave_requests[request.id] = request
    now = game.house.core.now
    game.house.core.publish(
        LeaveRequested(request.cause, now, ("start:test",), person, request.id, request.from_s, request.to_s, now)
    )
    return request


def test_leave_is_approved_only_outside_peaks() -> None:
    game = Game(scenario())
    game.decide(SetStandingOrder("approve_leave", 0.7))
    first, second = leave_of(game, "ada"), leave_of(game, "ben")
    until(game, HOUR)
    assert [subject for _, subject in done(game, "approve_leave")] == [first.id]
    assert second.id in game.house.people.state.leave_requests


def test_cheap_contracts_are_renewed_before_they_renew_themselves() -> None:
    cheap = replace(small_scenario().contracts[0], id="cheap", cents_per_year=200_000, services=())
    game = Game(scenario(contracts=(*small_scenario().contracts, cheap)))
    game.decide(SetStandingOrder("renew_small_contracts", 400_000.0))
    for slot in game.house.relations.state.contracts.values():
        slot.uplift = 0.05
    game.run(5)
    assert [subject for _, subject in done(game, "renew_small_contracts")] == ["cheap/0"]
    assert game.house.relations.state.contracts["cheap"].renewal_weeks == 52


@pytest.mark.parametrize(("minutes", "declared"), [(30.0, True), (240.0, False)])
def test_an_urgent_incident_is_declared_when_nobody_has(minutes: float, declared: bool) -> None:
    game = Game(scenario())
    game.decide(SetStandingOrder("declare_p1", minutes))
    until(game, DAY + 9 * HOUR)
    desk, start = game.house.desk, game.house.core.now
    desk.open_incident("ticket/t/1", "files", "server", 3.0, 40 * HOUR, 1, 1, "start:test", announced=False)
    until(game, start + 2 * HOUR)
    events = [e for e in game.events(MajorIncidentDeclared) if e.ticket == "ticket/t/1"]
    assert bool(events) == declared
    if declared:
        assert 30 * MINUTE <= events[0].t_s - start <= 31 * MINUTE
        assert len(events[0].people) == 2


def test_who_shows_a_sign_is_spoken_to() -> None:
    game = Game(scenario())
    game.decide(SetStandingOrder("talk_on_sign"))
    search = game.house.people.state.people["ben"].search
    search.hazard = search.threshold
    spoken = game.house.people.state.people["ben"].care.spoken_s
    game.run(2)
    assert done(game, "talk_on_sign") == [("hold_one_to_one", "ben/search/1")]
    assert game.house.people.state.people["ben"].care.spoken_s > spoken


def test_small_requests_for_idle_people_are_granted() -> None:
    game = Game(scenario())
    game.decide(SetStandingOrder("grant_small_requests"))
    until(game, DAY)
    staffing, found = game.house.projects.staffing, game.house.projects.state.projects["move"]
    game.house.people.state.people["ben"].utilisation = 0.3
    staffing.ask(found, "ben", "server", 2.0, 0.2, 2, "start:test")
    staffing.ask(found, "ada", "server", 2.0, 0.6, 8, "start:test")
    assert len(game.events(StaffRequested)) == 2
    until(game, DAY + HOUR)
    assert len(done(game, "grant_small_requests")) == 1
    assert game.house.projects.members("move") == ("ben",)


def test_a_project_reports_honestly_every_friday() -> None:
    game = Game(scenario())
    game.house.projects.state.projects["move"].status = "chartered"
    game.decide(SetStandingOrder("report_honestly"), "pm")
    game.decide(make("submit_charter", project="move"), "pm")
    game.decide(make("set_baseline", project="move"), "pm")
    game.run(3)
    reports = game.house.projects.state.projects["move"].reports
    assert len(reports) == len(done(game, "report_honestly")) == 3
    assert not any(report.rosy for report in reports)


def test_a_sponsor_hears_every_second_week() -> None:
    world = scenario(projects=(project(stakeholders=(StakeholderDef("sales", 1.0),)),))
    game = Game(world)
    game.decide(SetStandingOrder("update_sponsor"), "pm")
    game.run(8)
    assert 4 <= len(done(game, "update_sponsor")) <= 5


def test_a_blocker_is_escalated_after_some_days() -> None:
    game = Game(scenario())
    game.decide(SetStandingOrder("escalate_blockers"), "pm")
    until(game, DAY)
    now = game.house.core.now
    game.house.projects.state.projects["move"].tasks["survey"].state = "ready"
    game.house.core.publish(ProjectBlocked("project/move/task/survey/b", now, ("start:test",), "move", "survey", "x"))
    until(game, now + 3 * DAY - HOUR)
    assert done(game, "escalate_blockers") == []
    until(game, now + 3 * DAY + HOUR)
    assert [decision for decision, _ in done(game, "escalate_blockers")] == ["escalate"]


def test_who_finished_a_deliverable_is_thanked() -> None:
    game = Game(scenario())
    game.decide(SetStandingOrder("recognise_milestones"), "pm")
    found = game.house.projects.state.projects["move"]
    game.house.projects.staffing.grant(found, "ada", 0.5, 20, "start:test")
    until(game, 9 * HOUR)
    for task in found.tasks.values():
        task.state, task.people = "done", ["ada"]
    now = game.house.core.now
    game.house.core.publish(TaskFinished("project/move/task/build/x", now, ("start:test",), "move", "build", 1.0, 1.0))
    until(game, now + HOUR)
    assert [subject for _, subject in done(game, "recognise_milestones")] == ["move/rooms/ada"]


def test_what_runs_over_is_estimated_anew_once() -> None:
    game = Game(scenario())
    game.decide(SetStandingOrder("reestimate_overruns"), "pm")
    task = game.house.projects.state.projects["move"].tasks["survey"]
    task.state, task.estimate.likely_h, task.booked_s = "active", 10.0, 13 * HOUR
    until(game, 9 * HOUR)
    assert [decision for decision, _ in done(game, "reestimate_overruns")] == ["estimate_task"]


def test_small_wishes_are_accepted_while_the_project_is_in_time() -> None:
    game = Game(scenario())
    game.decide(make("submit_charter", project="move"), "pm")
    game.decide(make("set_baseline", project="move"), "pm")
    game.decide(SetStandingOrder("accept_small_requests", 0.1), "pm")
    found = game.house.projects.state.projects["move"]
    until(game, HOUR)
    requests = game.house.projects.change_requests
    small = requests.ask(found, "sales", "rooms", 2.0, 0.5, "start:test")
    large = requests.ask(found, "sales", "rooms", 200.0, 5.0, "start:test")
    game.house.projects.late_weeks = lambda project_id: 0.0  # type: ignore[method-assign]
    until(game, 2 * HOUR)
    assert [subject for _, subject in done(game, "accept_small_requests")] == [small.id]
    assert large.state == "open"


def test_a_rule_belongs_to_its_hat_and_stands_once() -> None:
    game = Game(scenario())
    assert game.refusal(SetStandingOrder("report_honestly"), "it") == "rule_of_other_hat"
    assert game.refusal(SetStandingOrder("approve_leave"), "pm") == "rule_of_other_hat"
    assert game.refusal(SetStandingOrder("approve_leave", 3.0)) == "out_of_range"
    assert game.refusal(SetStandingOrder("talk_on_sign", 2.0)) == "out_of_range"
    assert game.refusal(SetStandingOrder("approve_leave", 0.0, False)) == "order_not_standing"
    game.decide(SetStandingOrder("approve_leave"))
    assert game.refusal(SetStandingOrder("approve_leave")) == "order_stands_already"
    game.decide(SetStandingOrder("approve_leave", 0.8))
    assert game.hats.state.orders["it/approve_leave"].limit == 0.8
    assert game.hours(SetStandingOrder("approve_leave")) == 0.5
    assert game.hours(SetStandingOrder("approve_leave", 0.0, False)) == 0.0
    game.decide(SetStandingOrder("approve_leave", 0.0, False))
    assert len(game.events(StandingOrderCancelled)) == 1
    assert game.hats.view("it").orders == ()


def test_at_most_so_many_orders_stand() -> None:
    game = Game(scenario())
    game.hats.rules = replace(game.hats.rules, orders_most=2)
    game.decide(SetStandingOrder("approve_leave"))
    game.decide(SetStandingOrder("declare_p1"))
    assert game.refusal(SetStandingOrder("talk_on_sign")) == "orders_full"


def test_out_of_attention_the_matter_is_left_to_itself() -> None:
    game = Game(scenario())
    game.decide(SetStandingOrder("approve_leave"))

    def tired(option: Decision, seat: str, cause: str, factor: float) -> Refusal | None:
        return Refusal.of("no_attention_left")

    game.hats.door = tired
    request = leave_of(game, "ada")
    game.run(1)
    (skipped,) = game.events(OrderSkipped)
    assert (skipped.subject, skipped.reason) == (request.id, "no_attention_left")
    game.run(2)
    assert len(game.events(OrderSkipped)) == 2  # a new week, a new try
    assert request.id in game.house.people.state.leave_requests
    assert game.hats.state.orders["it/approve_leave"].skipped == 2


def test_every_rule_has_a_finder() -> None:
    assert set(_FINDERS) == set(RULES)
    assert sum(rule.seat == "it" for rule in RULES.values()) == 6
