"""The same game again: nothing changed gives the same, and a change is a change from its instant on."""

from functools import cache
from pathlib import Path

import pytest

from sim.fork import Fate, Recorded, again, other_hands
from sim.lab.evidence import Band, Evidence, luck_band, policy_band, questions, weighty, worths
from sim.lab.questions import Question
from sim.policies.registry import make
from sim.runner import Game, play
from sim.save import Recorder, read, replay
from sim.scenario.load import load_scenario


@cache
def folder() -> Path:
    """Return where the save lies."""
    from tempfile import mkdtemp

    return Path(mkdtemp())


@cache
def game() -> tuple[Game, Recorded]:
    """Return a short game by the book with what it came from."""
    scenario, path = load_scenario("first-week"), folder() / "game.save"
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    finished = play(scenario, 3, seats, recorder=lambda session: Recorder(path, session, {}))
    return finished, Recorded.read(read(path))


def test_nothing_changed_gives_the_same_result() -> None:
    finished, recorded = game()
    fate = again(recorded)
    scores = dict(finished.session.results().weeks[-1].scores)
    assert fate.outcome == finished.session.outcome()
    assert fate.totals["it_manager"] == scores["it_manager.total"]
    assert fate.totals["project_manager"] == scores["project_manager.total"]
    assert fate.kpis == dict(finished.session.results().weeks[-1].kpis)
    assert fate.impossible == ()


def test_a_game_without_any_decision_is_that_of_somebody_who_decides_nothing() -> None:
    _, recorded = game()
    everything = frozenset(move.sequence for move in recorded.moves)
    nobody = other_hands(recorded, "do-nothing", "do-nothing")
    assert again(recorded, without=everything).totals == nobody.totals


def test_what_becomes_impossible_is_counted() -> None:
    _, recorded = game()
    first = next(move for move in recorded.moves if move.name == "schedule_go_live")
    fate = again(recorded, without=frozenset({first.sequence}))
    assert fate.impossible
    assert set(fate.impossible) <= {move.sequence for move in recorded.moves if move.t_s >= first.t_s}


def test_other_luck_is_another_game() -> None:
    _, recorded = game()
    assert again(recorded, seed=99).kpis != again(recorded).kpis


def test_moves_after_the_end_are_not_part_of_the_judged_game() -> None:
    finished, recorded = game()
    assert all(move.t_s < finished.session.scenario.end_s for move in recorded.moves)


def test_evidence_answers_every_question_and_holds_the_game_against_itself() -> None:
    _, recorded = game()
    session = replay(read(folder() / "game.save"))
    asked = questions(recorded, weighty(session.scenario, session.events(), 2), lucks=2)
    kept = tuple(question for question in asked if question.kind != "hands" or "random" not in question.hands)[:6]
    evidence = Evidence(recorded, kept)
    evidence.start(workers=1)
    evidence.wait()
    assert evidence.failed == {}
    assert set(evidence.found) == set(kept)
    assert evidence.share == 1.0
    assert evidence.same == again(recorded)
    assert len(worths(evidence)) == sum(question.kind == "without" for question in kept)


def fate(total: float, **more: object) -> Fate:
    """Return a made-up fate."""
    values: dict[str, object] = {"outcome": "won", "totals": {"it_manager": total}, "kpis": {}, "projects": {}}
    return Fate(**(values | more))  # type: ignore[arg-type]


def test_worth_is_the_game_as_it_was_less_the_game_without() -> None:
    evidence = Evidence(
        game()[1],
        (),
        {
            Question("same"): fate(70.0, projects={"net": 9}, kpis={"outage_cost_cents": 100.0}),
            Question("without", without=1): fate(64.0, projects={"net": 12}, kpis={"outage_cost_cents": 400.0}),
            Question("without", without=2): fate(50.0, outcome="lost", impossible=(3, 4, 5, 6, 7)),
            Question("luck", seed=8): fate(60.0),
            Question("luck", seed=9): fate(80.0),
            Question("hands", hands=("a", "b")): fate(75.0),
        },
    )
    clear, shared = worths(evidence)
    assert (clear.sequence, clear.points, clear.weeks, clear.outage_cents) == (
        1,
        {"it_manager": 6.0},
        {"net": 3},
        300.0,
    )
    assert (shared.sequence, shared.impossible, shared.changed) == (2, 5, True)
    assert luck_band(evidence, "it_manager") == Band((60.0, 80.0), 70.0)
    assert policy_band(evidence, "it_manager") == ((("a", "b"), 75.0),)


@pytest.mark.parametrize(("mine", "share"), [(50.0, 0.0), (60.0, 0.25), (70.0, 0.5), (90.0, 1.0)])
def test_a_place_in_a_band(mine: float, share: float) -> None:
    assert Band((60.0, 80.0), mine).share_below == share
