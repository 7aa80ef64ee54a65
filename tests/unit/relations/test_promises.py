import pytest

from sim.kernel.units import WEEK
from sim.relations.decisions import RenegotiatePromise
from sim.relations.events import (
    PromiseBroken,
    PromiseKept,
    PromiseMade,
    PromiseReleased,
    PromiseRenegotiated,
    TrustChanged,
)
from sim.relations.floor import RelationsFloor
from tests.unit.relations.test_attention import build


def promise(floor: RelationsFloor, taker: str = "sales", due_week: int = 2, kind: str = "answer") -> str:
    return floor.promises.make(kind, "it", taker, "vpn", 0.0, due_week, "decision/1")


def test_a_promise_kept_wins_half_of_what_a_broken_one_costs() -> None:
    floor = build()
    floor.promises.keep(promise(floor), "a")
    floor.promises.breach(promise(floor, "production"), "b")
    departments = floor.state.departments
    assert departments["sales"].trust == 60 + 2
    assert departments["production"].trust == 60 - 4
    tally = floor.promises.tally("it")
    assert (tally.made, tally.kept, tally.broken) == (2, 1, 1)
    assert floor.promises.open_of("it") == ()
    assert [p.state for p in floor.state.promises_closed] == ["kept", "broken"]
    floor.check_invariants()


def test_every_step_is_an_event_with_the_promise_as_its_cause() -> None:
    floor = build()
    first, second = promise(floor), promise(floor, "production", 5)
    floor.promises.renegotiate(second, 7, "decision/2")
    floor.promises.release(second, "decision/3")
    floor.promises.keep(first, "decision/4")
    told = [e for e in floor.core.log if not isinstance(e, TrustChanged)]
    assert [type(e) for e in told] == [PromiseMade, PromiseMade, PromiseRenegotiated, PromiseReleased, PromiseKept]
    assert [e.causes[0] for e in told[2:]] == [f"{second}/made", f"{second}/made", f"{first}/made"]
    assert len({e.id for e in floor.core.log}) == len(floor.core.log)


def test_what_nobody_reports_is_broken_when_its_week_has_passed() -> None:
    floor = build()
    due = promise(floor, due_week=2)
    later = promise(floor, "production", due_week=3)
    endless = promise(floor, "executives", due_week=0)
    floor.core.engine.run(2 * WEEK - 1)
    assert len(floor.promises.open_of("it")) == 3
    floor.core.engine.run(2 * WEEK)
    (event,) = [e for e in floor.core.log if isinstance(e, PromiseBroken)]
    assert event.promise == due
    assert [p.id for p in floor.promises.open_of("it")] == [later, endless]


def test_what_was_left_undone_counts_as_kept() -> None:
    floor = build()
    promise(floor, kind="no_change", due_week=1)
    floor.core.engine.run(WEEK)
    assert floor.promises.tally("it").kept == 1
    assert floor.state.departments["sales"].trust == 62


def test_a_word_between_the_hats_moves_what_they_hold_of_each_other() -> None:
    floor = build()
    floor.promises.breach(floor.promises.make("people", "it", "pm", "ada", 0.5, 3, "decision/1"), "decision/2")
    assert floor.state.hats.points == 56
    floor.promises.keep(floor.promises.make("status", "pm:lan", "it", "lan", 0.0, 3, "decision/3"), "decision/4")
    assert floor.view("pm").hats_trust == 58


def test_both_desks_see_what_stands_between_them_and_not_what_was_told_a_person() -> None:
    floor = build()
    between = floor.promises.make("people", "it", "pm", "ada", 0.5, 3, "decision/1")
    private = floor.promises.make("course", "it", "person:ada", "network", 0.0, 3, "decision/1")
    assert [p.id for p in floor.view("it").promises] == [between, private]
    (seen,) = floor.view("pm").promises
    assert (seen.id, seen.mine) == (between, False)
    floor.promises.keep(private, "x")
    assert floor.view("it").promises_kept == 1


def test_a_hat_promises_seven_things_at_most() -> None:
    floor = build()
    ids = []
    for number in range(7):
        assert floor.promises.room("it")
        ids.append(promise(floor, due_week=5 + number))
    assert not floor.promises.room("it")
    assert floor.view("it").promises_left == 0
    assert floor.promises.room("pm")
    floor.promises.release(ids[0], "x")
    assert floor.promises.room("it")


def test_to_put_a_promise_off_costs_a_point_and_moves_its_week() -> None:
    floor = build()
    promised = promise(floor, due_week=2)
    RenegotiatePromise(promised, 2).apply_as(floor, "decision/2", "it")
    assert floor.state.departments["sales"].trust == 59
    floor.core.engine.run(3 * WEEK)
    assert floor.promises.open_of("it")[0].due_week == 4
    floor.core.engine.run(4 * WEEK)
    assert floor.promises.tally("it").broken == 1


@pytest.mark.parametrize(
    ("weeks", "due_week", "seat", "code"),
    [
        (2, 2, "pm", "promise_not_yours"),
        (0, 2, "it", "weeks_out_of_range"),
        (9, 2, "it", "weeks_out_of_range"),
        (2, 0, "it", "promise_without_date"),
        (2, 2, "it", ""),
    ],
)
def test_refusals(weeks: int, due_week: int, seat: str, code: str) -> None:
    floor = build()
    refusal = RenegotiatePromise(promise(floor, due_week=due_week), weeks).check_as(floor, seat)
    assert (refusal.code if refusal else "") == code


def test_a_promise_is_put_off_twice_at_most_and_never_when_settled() -> None:
    floor = build()
    promised = promise(floor, due_week=4)
    for number in range(2):
        assert RenegotiatePromise(promised, 1).check_as(floor, "it") is None
        RenegotiatePromise(promised, 1).apply(floor, f"decision/{number}")
    again = RenegotiatePromise(promised, 1).check_as(floor, "it")
    assert again is not None
    assert again.code == "renegotiated_enough"
    floor.promises.keep(promised, "x")
    gone = RenegotiatePromise(promised, 1).check_as(floor, "it")
    assert gone is not None
    assert gone.code == "unknown_promise"
    floor.promises.keep(promised, "x")
    assert floor.promises.tally("it").kept == 1
