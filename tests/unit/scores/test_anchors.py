import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.rules import ScoreRules
from sim.scenario.ruleset import default_rules
from sim.scores.anchors import LEVELS, points

RISING = (0.9, 0.95, 0.98, 0.995, 1.0)
FALLING = (90.0, 50.0, 30.0, 12.0, 0.0)
ALL = [name for name in ScoreRules.__slots__ if name.endswith("_anchors")]


@pytest.mark.parametrize("anchors", [RISING, FALLING])
def test_anchors_are_worth_their_levels(anchors: tuple[float, ...]) -> None:
    assert [points(value, anchors) for value in anchors] == pytest.approx(list(LEVELS))


def test_between_anchors_points_are_linear_and_beyond_them_flat() -> None:
    assert points(0.965, RISING) == pytest.approx(55)
    assert points(0.1, RISING) == 0
    assert points(21.0, FALLING) == pytest.approx(80)
    assert points(-3.0, FALLING) == 100
    assert points(500.0, FALLING) == 0


@pytest.mark.parametrize("name", ALL)
def test_shipped_anchors_rise_or_fall_throughout(name: str) -> None:
    anchors = getattr(default_rules().scores, name)
    assert len(anchors) == len(LEVELS)
    steps = [b - a for a, b in itertools.pairwise(anchors)]
    assert all(step > 0 for step in steps) or all(step < 0 for step in steps)


@given(st.sampled_from(ALL), st.floats(-5, 500), st.floats(-5, 500))
def test_better_is_never_worth_less(name: str, one: float, other: float) -> None:
    anchors = getattr(default_rules().scores, name)
    worse, better = sorted((one, other), reverse=anchors[-1] < anchors[0])
    assert 0 <= points(worse, anchors) <= points(better, anchors) <= 100
