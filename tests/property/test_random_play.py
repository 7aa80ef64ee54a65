"""Random decisions cannot crash the department, unbalance its ledger, lose a ticket or put a person in two places."""

import pytest

from sim.policies.registry import make
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import Session

CI_SEEDS = range(1, 9)
ALL_SEEDS = range(1, 301)


def check(_: int, session: Session) -> None:
    session.check_invariants()
    for kind in session.view("it").desk.kinds:
        assert kind.opened == kind.resolved + kind.cancelled + kind.open, (session.seed, session.clock, kind)


def one(seed: int) -> None:
    scenario = load_scenario("network-refresh")
    game = play(scenario, seed, {"it": ("random", make("it", "random"))}, each_week=check)
    summary = game.summary()
    assert summary["money"]["ledger_balance_cents"] == 0
    assert game.session.decided > 20
    for part, value in summary["scores"]["it_manager"].items():
        assert value is None or 0 <= value <= 100, (seed, part, value)


@pytest.mark.parametrize("seed", CI_SEEDS)
def test_random_play_keeps_the_invariants(seed: int) -> None:
    one(seed)


@pytest.mark.validate
@pytest.mark.parametrize("first", range(ALL_SEEDS.start, ALL_SEEDS.stop, 25))
def test_random_play_keeps_the_invariants_at_length(first: int) -> None:
    for seed in range(first, first + 25):
        one(seed)
