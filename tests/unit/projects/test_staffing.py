"""People are borrowed: asked for, granted, kept or not."""

from typing import Any

import pytest

from sim.kernel.units import WEEK
from sim.projects.events.work import GrantEnded, StaffDeclined, StaffFellShort, StaffGranted
from sim.session import Session
from sim.work.state import WorkItem
from tests.unit.projects.portal import chartered, do, floor_of, game, house, logged, refusal, running, weeks

ASK: dict[str, Any] = {"project": "portal", "person": "ben", "field": "", "level": 0.0, "share": 0.5, "weeks": 3}


def duty(session: Session, person: str) -> float:
    return float(house(session).people.state.people[person].duties["projects"])


def test_a_grant_divides_the_week_and_gives_it_back() -> None:
    session = game()
    found = chartered(session)
    before = dict(house(session).people.state.people["ben"].duties)
    do(session, "grant_staff", "it", project="portal", person="ben", share=0.6, weeks=2)
    assert duty(session, "ben") == pytest.approx(0.6)
    assert [p.kind for p in house(session).relations.promises.open_of("it")] == ["people"]
    weeks(session, 2)
    assert "ben" not in found.grants
    assert house(session).people.state.people["ben"].duties == pytest.approx(before)
    assert logged(session, GrantEnded)[0].reason == "expired"
    assert house(session).relations.promises.tally("it").kept == 1


def test_what_the_it_manager_divided_anew_meanwhile_stays() -> None:
    session = game()
    chartered(session)
    do(session, "grant_staff", "it", project="portal", person="ben", share=0.6, weeks=1)
    do(session, "set_duty_shares", "it", person="ben", desk=0.1, operations=0.2, projects=0.7)
    weeks(session, 1)
    assert duty(session, "ben") == pytest.approx(0.7)


def test_nobody_is_given_twice() -> None:
    session = game()
    chartered(session)
    do(session, "grant_staff", "it", project="portal", person="ben", share=0.8, weeks=4)
    do(session, "request_staff", **ASK | {"person": "dia"})
    too_much = refusal(session, "grant_staff", "it", project="portal", person="ben", share=1.2, weeks=4)
    assert too_much is not None
    assert too_much.code == "share_out_of_range"
    do(session, "grant_staff", "it", project="portal", person="ben", share=1.0, weeks=4)
    assert floor_of(session).staffing.free_share("ben") == pytest.approx(0.0)


def test_silence_is_a_no_that_is_minded_more_than_a_reason() -> None:
    lost = []
    for answered in (True, False):
        session = game()
        chartered(session)
        trust = house(session).relations.standing("hats").points
        do(session, "request_staff", **ASK)
        if answered:
            request = floor_of(session).matters()[0]
            do(session, "answer_request", "it", request=request.id, answer="decline", reason="no_capacity")
        weeks(session, 2)
        assert not floor_of(session).matters()
        assert [event.reason for event in logged(session, StaffDeclined)] == ["no_capacity" if answered else "silence"]
        lost.append(trust - house(session).relations.standing("hats").points)
    assert 0 < lost[0] < lost[1]


def test_an_offer_is_taken_or_given_up_and_a_second_answer_is_refused() -> None:
    session = game()
    found = chartered(session)
    do(session, "request_staff", **ASK)
    request = floor_of(session).matters()[0]
    do(session, "answer_request", "it", request=request.id, answer="offer", share=0.2, weeks=2)
    again = refusal(session, "answer_request", "it", request=request.id, answer="grant")
    assert again is not None
    assert again.code == "request_answered"
    do(session, "accept_offer", project="portal", request=request.id, reply="take")
    assert found.grants["ben"].share == pytest.approx(0.2)
    event = logged(session, StaffGranted)[-1]
    assert event.causes[-1] == f"{request.id}/offered"


def test_a_request_for_a_skill_takes_who_has_it_and_is_free() -> None:
    session = game()
    found = chartered(session)
    do(session, "request_staff", **ASK | {"person": "", "field": "server", "level": 4.0})
    do(session, "answer_request", "it", request=floor_of(session).matters()[0].id, answer="grant")
    assert set(found.grants) == {"ada"}


def test_a_promise_of_people_breaks_when_the_project_gets_much_less_than_agreed() -> None:
    session = game()
    found = running(session)
    for task in found.tasks.values():
        task.true_s = 400 * 3600
        task.people = ["ben"]
    floor_of(session).execution.look(found)
    weeks(session, 1)
    assert found.grants["ben"].promise
    # The IT manager takes the time back without a word.
    do(session, "set_duty_shares", "it", person="ben", desk=0.5, operations=0.5, projects=0.0)
    for number in range(40):
        _ticket(session, number)
    weeks(session, 2)
    assert not found.grants["ben"].promise
    assert logged(session, StaffFellShort)[0].person == "ben"
    assert house(session).relations.promises.tally("it").broken >= 1


def _ticket(session: Session, number: int) -> None:
    item = WorkItem(f"test/{number}", "upkeep", "desk", "application", 1.0, 20 * 3600, priority=2, only=("ben",))
    item.born_s = session.clock
    item.cause = "start:test"
    house(session).work.handlers.pop("upkeep", None)
    house(session).work.add(item)


def test_taking_somebody_back_breaks_the_promise() -> None:
    session = game()
    running(session)
    trust = house(session).relations.standing("hats").points
    do(session, "withdraw_staff", "it", project="portal", person="ada")
    assert house(session).relations.promises.tally("it").broken == 1
    assert house(session).relations.standing("hats").points < trust


def test_executives_decide_an_escalated_request_at_the_weeks_end() -> None:
    session = game()
    found = chartered(session)
    do(session, "request_staff", **ASK)
    request = floor_of(session).matters()[0]
    do(session, "answer_request", "it", request=request.id, answer="offer", share=0.1, weeks=1)
    do(session, "accept_offer", project="portal", request=request.id, reply="escalate")
    weeks(session, 1)
    assert session.clock == WEEK
    assert found.grants["ben"].share == pytest.approx(0.5), "the foremost project gets its people"
