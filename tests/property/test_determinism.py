"""Same scenario, seed and decisions: the same bytes, however the run is cut up and whoever looks."""

import builtins
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from sim.policies.policy import Policy
from sim.policies.registry import make
from sim.runner import Game, play
from sim.scenario.load import load_scenario
from sim.scenario.vocabulary import KPIS, SCORES
from sim.session import DECISIONS, Session, decision
from tests.property.hostile import ChaosPolicy

pytestmark = pytest.mark.determinism

MAIN = "network-refresh"
WEEKS = 8


def game(policy: str, seed: int = 7, weeks: int = WEEKS) -> Game:
    seats = {"it": (policy, make("it", policy)), "pm": ("random", make("pm", "random"))}
    return play(load_scenario(MAIN), seed, seats, weeks=weeks)


def test_two_runs_in_one_process_are_equal_and_do_not_notice_each_other() -> None:
    scenario = load_scenario(MAIN)
    one, two = Session(scenario, 7), Session(scenario, 7)
    other = Session(scenario, 8)
    for t_s in range(0, WEEKS * 604_800, 200_000):
        for session in (one, other, two):
            while session.clock < t_s and not session.over:
                session.advance(t_s)
    assert one.digest() == two.digest()
    assert one.digest() != other.digest()


CHILD = """
import hashlib, sys
from sim.policies.registry import make
from sim.runner import play
from sim.scenario.load import load_scenario
seats = {{"it": ("x", make("it", "{policy}")), "pm": ("y", make("pm", "random"))}}
game = play(load_scenario("{scenario}"), 7, seats, weeks={weeks})
print(game.digest(), hashlib.sha256(game.events_bytes()).hexdigest())
"""


@pytest.mark.parametrize("policy", ["random", "by-the-book"])
def test_hash_seed_and_process_do_not_matter(policy: str, root: Path) -> None:
    here = game(policy)
    expected = f"{here.digest()} {hashlib.sha256(here.events_bytes()).hexdigest()}"
    for hash_seed in ("0", "12345"):
        child = subprocess.run(
            [sys.executable, "-c", CHILD.format(scenario=MAIN, policy=policy, weeks=WEEKS)],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert child.stdout.strip() == expected


WHOLE = """
import hashlib, sys
from sim.policies.registry import make
from sim.runner import play
from sim.scenario.load import load_scenario
from sim.session import Session

whole, cut = Session.advance, int(sys.argv[1])

def advance(session, until_s):
    while True:
        stop = whole(session, min(until_s, session.clock + cut))
        if stop is not None or session.over or session.clock >= until_s:
            return stop

if cut:
    Session.advance = advance
seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
game = play(load_scenario("one-person-show"), 7, seats)
assert game.session.scenario.next_quarter_weeks and game.session.clock > game.session.scenario.end_s
print(game.digest(), hashlib.sha256(game.events_bytes()).hexdigest())
"""


def test_a_whole_game_of_both_seats_and_the_next_quarter_is_the_same_however_it_is_run(root: Path) -> None:
    said = set()
    for hash_seed, cut in (("0", 0), ("12345", 33_333)):
        child = subprocess.run(
            [sys.executable, "-c", WHOLE, str(cut)],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        said.add(child.stdout)
    assert len(said) == 1


def slices(session: Session, cuts: int, look: bool) -> None:
    end = WEEKS * 604_800
    for number in range(1, cuts + 1):
        t_s = end * number // cuts
        while session.clock < t_s and not session.over:
            session.advance(t_s)
        if look and number % 50 == 0:
            view = session.view("it")
            menu = view.menu()
            assert {offer.decision.name() for offer in menu} <= set(DECISIONS)
            repr(view)


@pytest.mark.parametrize("look", [False, True], ids=["not looking", "looking at everything"])
def test_ten_thousand_slices_equal_one_run(look: bool) -> None:
    scenario = load_scenario(MAIN)
    whole, cut = Session(scenario, 7), Session(scenario, 7)
    slices(whole, 1, False)
    slices(cut, 10_000, look)
    assert whole.digest() == cut.digest()
    assert list(whole.events()) == list(cut.events())


def test_no_floats_are_added_by_the_builtin(monkeypatch: pytest.MonkeyPatch) -> None:
    """From Python 3.12 on ``sum`` compensates floats, before it did not; ``math.fsum`` is the same on all."""
    plain = builtins.sum

    def watched(values: Iterable[Any], start: Any = 0) -> Any:
        found = list(values)
        assert not any(isinstance(value, float) for value in found), found
        return plain(found, start)

    scenario = load_scenario(MAIN)
    monkeypatch.setattr(builtins, "sum", watched)
    policy: Policy
    for name, policy in (("by-the-book", make("it", "by-the-book")), ("chaos", ChaosPolicy())):
        game = play(scenario, 3, {"it": (name, policy), "pm": ("chaos", ChaosPolicy())}, weeks=14)
        game.session.view("it").menu()
        game.session.check_invariants()
        game.summary()
        closed = len(game.session.view("it").scores.weeks)  # chaos may end the game early
        for kpi in KPIS:
            game.session.breakdown(kpi, closed)
        for role, parts in SCORES.items():
            for part in (*parts, "total"):
                game.session.breakdown(f"score.{role}.{part}", closed)
        game.session.ending()


def test_a_refused_decision_changes_only_the_count() -> None:
    scenario = load_scenario(MAIN)
    plain, tried = Session(scenario, 7), Session(scenario, 7)
    wrong = decision("hold_one_to_one", {"person": "nobody"})
    receipt = tried.submit(wrong, "it")
    assert receipt.refusal is not None
    assert receipt.refusal.code == "unknown_person"
    not_theirs = tried.submit(wrong, "pm").refusal
    assert not_theirs is not None
    assert not_theirs.code == "not_your_call"
    for session in (plain, tried):
        slices(session, 1, False)
    ours, theirs = plain.digest(), tried.digest()
    assert {domain for domain in ours if ours[domain] != theirs[domain]} == {"session", "log", "hats", "scores"}
