"""Networks: early and late times, floats, and what cannot be put in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.projects.plan.network import CycleError, Link, Network, UnknownActivityError


def test_whole_numbers_stay_whole() -> None:
    network = Network({"dig": [], "pour": ["dig"], "fence": [], "paint": ["pour", "fence"]})
    found = network.schedule({"dig": 3, "pour": 2, "fence": 1, "paint": 4})
    assert found.finish == 9
    assert found.critical == ("dig", "pour", "paint")
    assert repr(tuple(found.times["fence"])) == "(0, 1, 4, 5, 4, 4)"


def test_lag_delays_and_a_negative_lag_overlaps() -> None:
    dry = Network({"pour": [], "build": [Link("pour", 3)]}).schedule({"pour": 2, "build": 4})
    assert dry.times["build"].early_start == 5
    assert dry.critical == ("pour", "build")
    fast = Network({"design": [], "build": [Link("design", -3)]}).schedule({"design": 5, "build": 4})
    assert fast.times["build"].early_start == 2
    assert fast.finish == 6


def test_nothing_starts_before_it_may() -> None:
    found = Network({"order": [], "install": ["order"]}).schedule({"order": 1, "install": 2}, {"install": 10})
    assert found.times["install"].early_start == 10
    assert found.times["order"].free_float == 9
    assert found.critical == ("install",)


def test_free_float_is_what_nobody_notices() -> None:
    network = Network({"a": [], "b": [], "c": ["b"], "d": ["a", "c"]})
    found = network.schedule({"a": 9, "b": 1, "c": 2, "d": 1})
    assert (found.times["b"].total_float, found.times["b"].free_float) == (6, 0)
    assert (found.times["c"].total_float, found.times["c"].free_float) == (6, 6)


def test_a_due_instant_makes_floats_negative() -> None:
    found = Network({"a": [], "b": ["a"], "c": []}).schedule({"a": 4, "b": 4, "c": 1}, due=6)
    assert found.times["b"].total_float == -2
    assert found.times["c"].total_float == 5
    assert found.critical == ("a", "b")


def test_nothing_to_do_is_done_at_once() -> None:
    assert Network({}).schedule({}) == (0, {}, ())


def test_a_circle_is_named() -> None:
    with pytest.raises(CycleError) as caught:
        Network({"start": [], "a": ["c", "start"], "b": ["a"], "c": ["b"], "end": ["c"]})
    assert caught.value.cycle == ("b", "c", "a")
    assert str(caught.value) == "activities wait for each other: b → c → a → b"
    with pytest.raises(CycleError):
        Network({"a": ["a"]})


def test_a_link_to_nowhere_is_named() -> None:
    with pytest.raises(UnknownActivityError) as caught:
        Network({"a": [Link("b")]})
    assert (caught.value.activity, caught.value.unknown) == ("a", "b")


_plans = st.integers(1, 9).flatmap(
    lambda size: st.tuples(
        st.lists(st.integers(0, 20), min_size=size, max_size=size),
        st.lists(st.integers(0, 2**size - 1), min_size=size, max_size=size),
    )
)


@given(_plans)
def test_delaying_by_the_float_moves_nothing_and_by_more_moves_the_finish(plan: tuple[list[int], list[int]]) -> None:
    lengths, masks = plan
    names = [f"t{n}" for n in range(len(lengths))]
    network = Network({name: [names[k] for k in range(n) if masks[n] >> k & 1] for n, name in enumerate(names)})
    durations = dict(zip(names, lengths, strict=True))
    before = network.schedule(durations)
    for name, times in before.times.items():
        assert 0 <= times.free_float <= times.total_float
        assert network.schedule(durations, {name: times.late_start}).finish == before.finish
        assert network.schedule(durations, {name: times.late_start + 1}).finish == before.finish + 1
        moved = network.schedule(durations, {name: times.early_start + times.free_float}).times
        assert all(moved[other].early_start == before.times[other].early_start for other in names if other != name)
