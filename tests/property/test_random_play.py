"""Random decisions cannot crash the department, unbalance its ledger, lose a ticket or put a person in two places."""

import os
from concurrent.futures import ProcessPoolExecutor

import pytest

from sim.policies.registry import make
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import Session
from tests.theory.report import Publish

CI_SEEDS = range(1, 9)
ALL_SEEDS = range(1, 301)


def check(_: int, session: Session) -> None:
    session.check_invariants()
    for kind in session.view("it").desk.kinds:
        assert kind.opened == kind.resolved + kind.cancelled + kind.open, (session.seed, session.clock, kind)


def one(seed: int) -> int:
    """Play one game, check it every week, and return how many decisions were made."""
    scenario = load_scenario("network-refresh")
    seats = {seat: ("random", make(seat, "random")) for seat in ("it", "pm")}
    game = play(scenario, seed, seats, each_week=check)
    summary = game.summary()
    assert summary["money"]["ledger_balance_cents"] == 0
    assert game.session.decided > 20
    for role, card in summary["scores"].items():
        for part, value in card.items():
            assert value is None or 0 <= value <= 100, (seed, role, part, value)
    return game.session.decided


@pytest.mark.parametrize("seed", CI_SEEDS)
def test_random_play_keeps_the_invariants(seed: int) -> None:
    one(seed)


@pytest.mark.validate
def test_random_play_keeps_the_invariants_at_length(publish: Publish) -> None:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        decided = list(pool.map(one, ALL_SEEDS, chunksize=10))
    weeks = 26 * len(decided)
    publish(
        "Invariants under random play (V5)",
        f"{len(decided)} games of 26 weeks under `random`, {sum(decided):,} decisions in all, invariants checked after"
        f" each of {weeks:,} weeks: no crash, the ledger balances to 0 cents, tickets in = resolved + cancelled + open,"
        " nobody works on two things at once or more than their calendar.",
    )
