"""When will it be done: quantiles, criticality, the share in time; alone and with people who have calendars."""

import pytest

from sim.kernel.random import Luck
from sim.projects.plan.crew import Crew, plan, simulate_with
from sim.projects.plan.draws import below, shuffled, stream
from sim.projects.plan.finish import Finish, quantile, simulate, through
from sim.projects.plan.network import Link, Network
from sim.projects.plan.pert import Pert

FAMILY = Luck(1).family("projects/forecast", 32)
MERGE = Network({"left": [], "right": [], "end": ["left", "right"]})
EVEN = {"left": Pert(2, 6, 10), "right": Pert(2, 6, 10), "end": Pert(1, 1, 1)}


def certain(**lengths: float) -> dict[str, Pert]:
    return {name: Pert(length, length, length) for name, length in lengths.items()}


def test_paths_that_merge_end_later_than_each() -> None:
    found = simulate(MERGE, EVEN, stream(FAMILY, "merge"), 2_000)
    assert found.mean > 7.0 + 0.5
    assert found.criticality["left"] == pytest.approx(0.5, abs=0.03)
    assert found.criticality["left"] + found.criticality["right"] == pytest.approx(1.0, abs=0.01)
    assert found.criticality["end"] == 1.0


def test_quantiles_rise_and_agree_with_shares() -> None:
    found = simulate(MERGE, EVEN, stream(FAMILY, "merge"))
    p50, p80, p90 = (found.quantile(share) for share in (0.5, 0.8, 0.9))
    assert found.finishes[0] < p50 < p80 < p90 < found.finishes[-1]
    assert found.on_time(p80) == pytest.approx(0.8, abs=0.005)
    assert (found.on_time(0.0), found.on_time(99.0)) == (0.0, 1.0)
    assert found.sd > 0.0


def test_certain_durations_are_the_critical_path() -> None:
    network = Network({"a": [], "b": [Link("a", 2)], "c": [Link("a", -1)], "d": ["b", "c"]})
    lengths = {"a": 3.0, "b": 1.0, "c": 2.0, "d": 1.0}
    found = simulate(network, certain(**lengths), stream(FAMILY, "x"), 5, {"a": 1.0})
    expected = network.schedule(lengths, {"a": 1.0})
    assert found.finishes == (expected.finish,) * 5
    assert [name for name, share in found.criticality.items() if share == 1.0] == list(expected.critical)
    assert found.criticality["c"] == 0.0


def test_given_durations_run_through_sample_by_sample() -> None:
    found = through(MERGE, [[1.0, 5.0], [2.0, 3.0], [1.0, 1.0]], 2)
    assert found == Finish((3.0, 6.0), {"left": 0.5, "right": 0.5, "end": 1.0})


def test_same_name_same_luck_and_another_name_another() -> None:
    once = simulate(MERGE, EVEN, stream(FAMILY, "week/3"))
    assert simulate(MERGE, EVEN, stream(FAMILY, "week/3")) == once
    assert simulate(MERGE, EVEN, stream(FAMILY, "week/4")) != once


def test_nothing_left_is_done_now() -> None:
    assert simulate(Network({}), {}, stream(FAMILY, "none"), 3).finishes == (0.0, 0.0, 0.0)


def test_a_range_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a range"):
        simulate(Network({"a": []}), {"a": Pert(3, 2, 1)}, stream(FAMILY, "bad"))


def test_quantile_between_neighbours() -> None:
    assert [quantile([1.0, 2.0, 4.0], share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)] == [1.0, 1.5, 2.0, 3.0, 4.0]


def test_orders_of_chance() -> None:
    draw = stream(FAMILY, "order")
    assert sorted(shuffled(draw, 40)) == list(range(40))
    numbers = [below(draw, 4) for _ in range(4_000)]
    assert [round(numbers.count(n) / 400) for n in range(5)] == pytest.approx([2.5, 2.5, 2.5, 2.5, 0.0], abs=0.5)
    assert set(numbers) == {0, 1, 2, 3}


# ------------------------------------------------------------------------------------------------------- with people

PAIR = Network({"one": [], "two": []})


def test_one_person_cannot_do_two_things_at_once() -> None:
    crew = Crew({"ada": [10.0]}, {"one": ["ada"], "two": ["ada"]}, rank={"one": 2, "two": 1})
    found = plan(PAIR, [20.0, 10.0], crew)
    assert (found.starts, found.ends) == ([1.0, 0.0], [3.0, 1.0])
    assert found.chain() == [0, 1]
    sampled = simulate_with(PAIR, certain(one=20.0, two=10.0), crew, stream(FAMILY, "one"), 10)
    assert sampled.finishes == (3.0,) * 10
    assert sampled.criticality == {"one": 1.0, "two": 1.0}


def test_two_people_share_and_the_second_joins_when_free() -> None:
    network = Network({"first": [], "both": []})
    crew = Crew({"ada": [10.0], "bo": [10.0]}, {"first": ["bo"], "both": ["ada", "bo"]})
    found = plan(network, [10.0, 30.0], crew)
    assert found.ends == [1.0, 2.0]
    assert found.starts == [0.0, 0.0]


def test_weeks_without_hours_are_waited_for() -> None:
    crew = Crew({"ada": [5.0, 0.0, 20.0]}, {"one": ["ada"]})
    assert plan(Network({"one": []}), [15.0], crew).ends == [2.5]


def test_links_and_lags_hold_with_people() -> None:
    network = Network({"a": [], "b": [Link("a", 2.0)]})
    found = plan(network, [10.0, 10.0], Crew({"ada": [10.0]}, {"a": ["ada"], "b": ["ada"]}), not_before={"a": 0.5})
    assert (found.starts, found.ends, found.held_by) == ([0.5, 3.5], [1.5, 4.5], [-1, 0])


def test_nobody_assigned_never_ends_unless_it_happens_elsewhere() -> None:
    network = Network({"one": []})
    assert plan(network, [10.0], Crew({}, {"one": ["gone"]})).finish > 500.0
    assert plan(network, [10.0], Crew({}, {}, elsewhere_h=5.0)).finish == 2.0
    assert plan(network, [10.0], Crew({"ada": [0.0]}, {"one": ["ada"]})).finish >= 520.0
    assert plan(network, [0.0], Crew({}, {})).finish == 0.0


def test_overbooking_ends_later_than_the_network_says() -> None:
    laws = {"one": Pert(10, 20, 40), "two": Pert(10, 20, 40)}
    alone = simulate_with(
        PAIR, laws, Crew({"ada": [10.0], "bo": [10.0]}, {"one": ["ada"], "two": ["bo"]}), stream(FAMILY, "w")
    )
    both = simulate_with(PAIR, laws, Crew({"ada": [10.0]}, {"one": ["ada"], "two": ["ada"]}), stream(FAMILY, "w"))
    assert both.quantile(0.5) > 1.5 * alone.quantile(0.5)
