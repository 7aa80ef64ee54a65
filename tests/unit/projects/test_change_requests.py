from typing import Any

import pytest

from sim.projects.events.control import ChangeRequestAnswered, ChangeRequestRaised, ScopeCrept
from sim.projects.state import ChangeRequest
from sim.session import Session
from tests.unit.projects.portal import (
    do,
    floor_of,
    game,
    house,
    logged,
    portal,
    project_of,
    refused,
    running,
    weeks,
    without_risks,
)


def asked(session: Session, effort_h: float = 10.0, value: float = 10.0, by: str = "production") -> ChangeRequest:
    """Let somebody want something."""
    project = project_of(session)
    found = floor_of(session).change_requests.ask(project, by, "app", effort_h, value, "start:test")
    assert found is not None
    return found


def trust(session: Session, party: str = "production") -> float:
    return house(session).relations.standing(party).points


def long_game(seed: int = 1, **changes: Any) -> Session:
    """Return a game whose project goes on to the end."""
    session = game(portal(due_week=15, **changes), seed=seed)
    project = running(session)
    without_risks(session)
    for task in project.tasks.values():
        task.true_s *= 20
    # Executives look away: this is not about them.
    project.counts["warned_week"] = 99
    return session


def test_people_want_one_to_two_per_cent_more_a_month() -> None:
    raised, work, months = 0.0, 0.0, 0.0
    for seed in range(1, 21):
        session = long_game(seed)
        project = project_of(session)
        work = sum((t.estimate.low_h + 4 * t.estimate.likely_h + t.estimate.high_h) / 6 for t in project.tasks.values())
        weeks(session, 12)
        own = [e for e in logged(session, ChangeRequestRaised) if e.effort_h > 2.0]
        raised += sum(event.effort_h for event in own) / work
        months += 12 / (52 / 12)
        assert all(event.asked_by in ("sales", "production") for event in own)
    assert 0.0 <= raised / months < 0.03


def test_the_number_of_wishes_follows_the_method() -> None:
    counts = {}
    for method in ("predictive", "agile"):
        counts[method] = 0
        for seed in range(1, 9):
            session = long_game(seed, method=method)
            weeks(session, 10)
            counts[method] += len(logged(session, ChangeRequestRaised))
    assert counts["agile"] > counts["predictive"] > 8


def test_an_accepted_wish_brings_work_worth_and_thanks() -> None:
    session = game()
    project = running(session)
    request = asked(session)
    effort, value = sum(t.true_s for t in project.tasks.values()), project.deliverables["app"].value
    before = trust(session)
    do(session, "answer_change_request", project="portal", request=request.id, answer="accept")
    assert sum(t.true_s for t in project.tasks.values()) > effort
    assert project.deliverables["app"].value == value + 10.0
    assert trust(session) > before
    again = refused(session, "answer_change_request", project="portal", request=request.id, answer="reject")
    assert again.code == "change_request_answered"


def test_the_later_it_is_accepted_the_more_it_takes_and_less_so_with_short_cycles() -> None:
    session = game()
    project = running(session)
    request = asked(session)
    requests = floor_of(session).change_requests
    early = requests.effort_now_h(project, request)
    for task in project.tasks.values():
        task.state = "done"
    late = requests.effort_now_h(project, request)
    project.method = "agile"
    assert early == 10.0
    assert requests.effort_now_h(project, request) < late == pytest.approx(30.0)


def test_a_rejected_one_is_minded_more_than_a_deferred_one_which_comes_back() -> None:
    rejected, deferred = long_game(), long_game()
    for session, answer in ((rejected, "reject"), (deferred, "defer")):
        request = asked(session)
        do(session, "answer_change_request", project="portal", request=request.id, answer=answer)
    assert trust(rejected) < trust(deferred) < 60
    raised = len(logged(deferred, ChangeRequestRaised))
    weeks(deferred, 7)
    returned = [e for e in logged(deferred, ChangeRequestRaised)[raised:] if e.value == 10.0]
    assert len(returned) == 1


def test_a_trifle_comes_back_from_the_sponsor_and_a_large_one_is_decided() -> None:
    session = game()
    project = running(session)
    small, good, poor = asked(session, 0.5, 1.0), asked(session, 20.0, 500.0), asked(session, 20.0, 1.0)
    before = trust(session, "sales")
    do(session, "answer_change_request", project="portal", request=small.id, answer="escalate")
    assert small.state == "open"
    assert trust(session, "sales") < before
    for request in (good, poor):
        do(session, "answer_change_request", project="portal", request=request.id, answer="escalate")
    assert (good.state, poor.state) == ("accepted", "rejected")
    assert [event.by for event in logged(session, ChangeRequestAnswered)] == ["pm", "sponsor", "sponsor"]
    assert project.deliverables["app"].value > 500


def test_who_gets_no_answer_loses_trust_and_in_the_end_asks_a_member() -> None:
    crept = 0
    for seed in range(1, 9):
        session, quiet = long_game(seed), long_game(seed)
        request = asked(session)
        effort = sum(t.true_s for t in project_of(session).tasks.values())
        weeks(session, 6)
        weeks(quiet, 6)
        assert request.state in ("accepted", "rejected")
        assert trust(session) < trust(quiet) - 1
        events = [event for event in logged(session, ScopeCrept) if event.request == request.id]
        assert (request.state == "accepted") == bool(events)
        if events:
            assert sum(t.true_s for t in project_of(session).tasks.values()) > effort
        crept += len(events)
    assert 1 <= crept <= 7


def test_what_was_left_out_is_asked_for_again() -> None:
    session = long_game()
    do(session, "set_scope", project="portal", deliverable="guide", inside=False)
    weeks(session, 6)
    (again,) = [e for e in logged(session, ChangeRequestRaised) if e.deliverable == "guide" and e.value == 20.0]
    assert again.asked_by == "sales"
    request = project_of(session).change_requests[again.request]
    if request.state == "open":
        do(session, "answer_change_request", project="portal", request=request.id, answer="accept")
        assert project_of(session).deliverables["guide"].in_scope


def test_unknown_requests_are_refused() -> None:
    session = game()
    running(session)
    minded = refused(session, "answer_change_request", project="portal", request="x", answer="reject")
    assert minded.code == "unknown_change_request"
