from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.ruleset import default_rules
from sim.services.change.risk import crowd_factor, failure_share, skill_factor
from sim.services.change.windows import Windows

RULES = default_rules().changes


def test_a_medium_change_at_average_preparation_fails_as_the_scenario_says() -> None:
    assert failure_share(RULES, 0.15, 2, False, 1.0, 1.0) == 0.15


@given(st.integers(1, 3), st.booleans(), st.floats(0.05, 0.4), st.floats(0.1, 3.0))
def test_the_share_stays_a_share_and_grows_with_size_and_haste(
    size: int, rushed: bool, maturity: float, other: float
) -> None:
    share = failure_share(RULES, maturity, size, rushed, 1.0, other)
    assert 0.0 < share <= RULES.failure_share_max
    assert share >= failure_share(RULES, maturity, max(1, size - 1), False, 1.0, other)


@given(st.floats(0, 5), st.floats(0, 5), st.floats(0, 2))
def test_better_hands_never_fail_more(skill: float, level: float, more: float) -> None:
    assert skill_factor(RULES, skill + more, level, ()) <= skill_factor(RULES, skill, level, ())
    careful, quick = (skill_factor(RULES, skill, level, (trait,)) for trait in ("careful", "quick"))
    assert careful < skill_factor(RULES, skill, level, ()) < quick


def test_what_shares_a_window_or_a_week_fails_more() -> None:
    assert crowd_factor(RULES, 1, 1) == 1.0
    assert crowd_factor(RULES, 6, 6) > 1.8
    assert crowd_factor(RULES, 1, RULES.crowd_week_free + 3) > 1.0


@given(st.integers(0, 30_000_000))
def test_a_window_opens_at_or_after_the_instant_and_within_a_week(t_s: int) -> None:
    windows = Windows(RULES)
    for name in ("evening", "saturday", "sunday", "lunch"):
        assert 0 <= windows.following(t_s, name) - t_s < 604_800
    assert 0 <= windows.next_evening(t_s) - t_s < 86_400
