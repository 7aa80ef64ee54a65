"""The outlook: what is reckoned for all samples at once is what one sample after the other would give."""

import numpy as np

from sim.kernel.random import Luck
from sim.projects.outlook import Plan, finishes, run
from sim.projects.plan.draws import Shuffles, shuffled, stream
from sim.projects.plan.network import Link, Network
from sim.projects.plan.pert import Pert

SAMPLES = 40


def plan() -> Plan:
    """Return five tasks: a delivery, two people in common, an overlap, and an order against the network's."""
    network = Network({"a": [], "b": [Link("a", 0.5)], "c": [], "d": [Link("b", 0.0), Link("c", 0.0)], "e": []})
    law = Pert(4.0, 8.0, 20.0)
    people = (("kim",), ("kim", "lou"), ("lou",), (), ("kim",))
    overlaps = ((), (), (), (), (network.place["d"],))
    sequence = tuple(network.place[name] for name in ("c", "a", "b", "d", "e"))
    return Plan(network, (law,) * 5, (8.0, 16.0, 8.0, 4.0, 8.0), people, (0.0, 0.0, 2.0, 0.0, 0.0), overlaps, sequence)


def test_all_samples_at_once_end_to_the_bit_when_each_of_them_does() -> None:
    family = Luck(7).family("test/hours", SAMPLES)
    hours = [np.array(family.named(f"task/{place}")[:SAMPLES]) * 30.0 for place in range(5)]
    one_by_one = [max(run(plan(), [float(column[sample]) for column in hours])[1]) for sample in range(SAMPLES)]
    assert finishes(plan(), hours, SAMPLES).tolist() == one_by_one
    assert len(set(one_by_one)) == SAMPLES


def test_nothing_to_do_takes_no_time() -> None:
    nothing = Plan(Network({}), (), (), (), (), (), ())
    assert finishes(nothing, [], 3).tolist() == [0.0, 0.0, 0.0]


def test_shuffles_are_those_of_the_stream_and_the_same_when_asked_again() -> None:
    family = Luck(7).family("test/shuffles", 32)
    draw = stream(family, "project/x/week/3")
    expected = [shuffled(draw, SAMPLES) for _ in range(6)]
    kept = Shuffles(family, "project/x/week/3", SAMPLES)
    assert kept.first(2) == expected[:2]
    assert kept.first(6) == expected
    assert kept.first(3) == expected[:3]
    assert Shuffles(family, "project/x/week/4", SAMPLES).first(1) != expected[:1]
