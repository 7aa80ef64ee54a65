"""What policies say about a scenario: counted rightly, said rightly."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.cli.app import run
from game.i18n import language
from game.presenters.lint import document, lint_page
from sim.lab import watched
from sim.lab.answers import CardTally, OptionTally, cards_of, untried
from sim.lab.game import failed
from sim.lab.lint import ALONE, BOOK, PAIRS, Lint, lint, load_of
from sim.lab.trials import Trial
from sim.scenario.load import load_scenario
from sim.session import DECISIONS

TINY = str(Path(__file__).resolve().parents[2] / "data" / "scenarios" / "tiny")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Lint:
    folder = tmp_path_factory.mktemp("authors") / "corner"
    assert run(["new", str(folder), "--quiet"]) == 0
    return lint(str(folder), 1, seed=3, executor="serial")


def answered(label: str, seed: int, taken: str, total: float, card: str = "", option: str = "") -> dict[str, Any]:
    totals = dict.fromkeys(("it_manager", "project_manager", "organisation"), total)
    answers = {"noor-two-chairs": (taken, "it")}
    return {"label": label, "seed": seed, "answers": answers, "totals": totals, "card": card, "option": option}


def test_every_pair_plays_every_luck(small: Lint) -> None:
    assert not small.failed
    assert not small.interrupted
    assert [len(small.of(label)) for label in PAIRS] == [1] * len(PAIRS)
    assert {row["seed"] for row in small.rows} == {3}


def test_decisions_are_possible_or_not_and_made_or_not(small: Lint) -> None:
    assert set(small.used) <= small.legal
    assert not set(small.never_legal) & small.legal
    assert not set(small.never_used) & set(small.used)
    assert set(DECISIONS) == set(small.used) | set(small.never_used) | set(small.never_legal)
    assert small.used["set_triage_order"] > 0


def test_load_is_that_of_the_turns(small: Lint) -> None:
    idle = load_of(small.of(ALONE), "it")
    busy = load_of(small.of(BOOK), "it")
    assert idle is not None
    assert busy is not None
    assert (idle.decisions, idle.used, idle.most_first) == (0.0, 0.0, 0)
    assert busy.most_first > 0
    assert busy.used > 0.0
    rows = [{"load": {"it": ((9, 5.0, 10.0), (1, 1.0, 10.0), (4, 8.0, 10.0), (2, 9.8, 10.0))}}]
    load = load_of(rows, "it")
    assert load is not None
    assert (load.decisions, load.most_first, load.busy, round(load.used, 6)) == (3.0, 9, 0.5, 0.89)
    assert load_of(rows, "pm") is None


def test_only_what_was_not_done_is_played_again() -> None:
    scenario = load_scenario("network-refresh")
    done = [answered(BOOK, 0, "old-core", 60.0), answered(BOOK, 1, "rehearsal", 60.0), answered(ALONE, 0, "x", 1.0)]
    card = next(card for card in scenario.cards if card.id == "noor-two-chairs")
    again = list(untried(scenario, done, range(1)))
    assert [(pair.label, seed, name) for pair, seed, name, _ in again] == [(BOOK, 0, card.id)] * (len(card.options) - 1)
    assert "old-core" not in {option for *_, option in again}


def test_an_answer_is_best_only_where_it_beats_all_others_and_was_done() -> None:
    scenario = load_scenario("network-refresh")
    done = [answered(BOOK, seed, "old-core", 60.0) for seed in range(4)]
    tried = [answered(BOOK, seed, "rehearsal", 61.0, "noor-two-chairs", "rehearsal") for seed in range(4)]
    # Somebody else decided otherwise than prescribed: nothing to be learnt from it.
    tried += [answered(BOOK, seed, "old-core", 99.0, "noor-two-chairs", "by-halves") for seed in range(4)]
    card = next(c for c in cards_of(scenario, done, tried, range(4)) if c.id == "noor-two-chairs")
    options = {option.id: option for option in card.options}
    assert (card.games, card.compared, card.always) == (4, 4, "rehearsal")
    assert (options["old-core"].chosen, options["old-core"].best) == (4, 0)
    assert options["rehearsal"].worth == pytest.approx(0.5)
    assert options["by-halves"].worth is None


def test_dead_is_what_nobody_chose_and_was_never_best() -> None:
    def card(games: int) -> CardTally:
        options = (OptionTally("a", games, 9, 5, 0.1), OptionTally("b", 0, 9, 4, 0.0), OptionTally("c", 0, 9, 0, -0.1))
        return CardTally("x", "dilemma", games, 9, options)

    assert card(20).never == ("c",)
    assert card(19).never == (), "too few games to say so"
    assert card(20).always == ""


@pytest.mark.parametrize("speech", ["en", "de"])
def test_the_page_says_it_in_both_languages(small: Lint, speech: str) -> None:
    page = lint_page(language(speech), small)
    headings = [section.title for section in page.sections]
    assert headings[:2] == {"en": ["Findings", "Who wins"], "de": ["Befunde", "Wer gewinnt"]}[speech]
    assert len(headings) >= 5


def test_the_document_holds_the_figures(small: Lint) -> None:
    found = document(small)
    assert (found["n"], found["games"], found["failed"]) == (1, 5, 0)
    assert [pair["label"] for pair in found["pairs"]] == list(PAIRS)
    assert found["pairs"][1]["load"]["it"]["decisions_per_turn"] == 0.0
    assert json.loads(json.dumps(found)) == found


def test_the_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lint", TINY, "-n", "1", "--executor", "serial", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Who wins" in said
    assert "Doing nothing wins 100" in said
    assert run(["lint", TINY, "-n", "1", "--executor", "serial", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["scenario"] == "tiny"


def test_workers_change_nothing() -> None:
    assert lint(TINY, 1, executor="local:2").rows == lint(TINY, 1, executor="serial").rows


@pytest.mark.parametrize(
    "arguments",
    [["nowhere"], [TINY, "-n", "0"], [TINY, "--executor", "moon"], [], [TINY, "--answers", "-1"]],
)
def test_mistakes_are_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lint", *arguments]) == 2
    said = capsys.readouterr().err
    assert " lint: " in said
    assert said.count("\n") == 1


def spoilt(monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    real, left = watched.watch, [2]

    def watch(trial: Trial) -> dict[str, Any]:
        left[0] -= 1
        if left[0] >= 0:
            return real(trial)
        if issubclass(error, KeyboardInterrupt):
            raise error
        return failed(trial, error("a fault"))

    monkeypatch.setattr("sim.lab.lint.watch", watch)


@pytest.mark.parametrize(("error", "said"), [(KeyboardInterrupt, "stopped"), (ValueError, "ValueError: a fault")])
def test_what_is_known_is_shown_though_games_are_missing(
    error: type[BaseException], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt(monkeypatch, error)
    assert run(["lint", TINY, "-n", "1", "--executor", "serial", "--lang", "en"]) == 4
    told = capsys.readouterr()
    assert BOOK in told.out
    assert said in told.err
