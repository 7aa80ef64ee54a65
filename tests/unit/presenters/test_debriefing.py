"""The debrief pack: the same from any origin, and whoever was not there can tell what happened."""

import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from game.i18n import language
from game.presenters.debriefing import pack
from game.presenters.endings import ending_section
from game.presenters.names import Names
from game.presenters.pack import Asking, Chapter, Pack
from game.presenters.page import Line, Table
from game.reports.html import document
from sim.fork import Recorded
from sim.lab.evidence import Evidence, answer, questions, weighty
from sim.lab.questions import Question
from sim.people.events import PersonLeft
from sim.policies.registry import make
from sim.runner import Game, play
from sim.save import Recorder, read, replay
from sim.scenario.load import load_scenario
from sim.session import Session
from tests.play import play_on, players, started

EN, DE = language("en"), language("de")


@cache
def played(scenario: str, it: str, pm: str, seed: int = 1) -> tuple[Game, Recorded]:
    path = Path(mkdtemp()) / "game.save"
    seats = {"it": (it, make("it", it)), "pm": (pm, make("pm", pm))}
    game = play(
        load_scenario(scenario), seed, seats, next_quarter=False, recorder=lambda session: Recorder(path, session, {})
    )
    return game, Recorded.read(read(path))


def chapter(made: Pack, key: str) -> Chapter:
    return next(one for one in made.chapters if one.id == key)


def text_of(one: Chapter) -> str:
    """Return lines and cells of a chapter."""
    said = [one.title, one.lead]
    for part in one.parts:
        if isinstance(part, Line):
            said.append(part.text)
        elif isinstance(part, Table):
            said += [cell for row in part.rows for cell in row]
    return "\n".join(said)


# ---------------------------------------------------------------------------------------------------------- six endings

ENDINGS = {
    "won": ("first-week", "by-the-book", "by-the-book"),
    "lost": ("network-refresh", "random", "random"),
    "late": ("network-refresh", "firefighter", "deadline-driver"),
    "over-budget": ("one-person-show", "firefighter", "deadline-driver"),
    "burnt-out": ("one-person-show", "firefighter", "deadline-driver"),
    "breach": ("the-breach", "cost-cutter", "deadline-driver"),
}


def is_so(kind: str, session: Session) -> bool:
    """Tell whether a game is an example of what it is here for."""
    kpis = dict(session.results().weeks[-1].kpis)
    return {
        "won": session.outcome() == "won",
        "lost": session.outcome() == "lost",
        "late": (kpis["project_late_weeks"] or 0.0) > 0.5,
        "over-budget": (kpis["budget_variance_share"] or 0.0) > 0.0,
        "burnt-out": (kpis["morale_mean"] or 1.0) < 0.42,
        "breach": (kpis["breach_cost_cents"] or 0.0) > 0.0,
    }[kind]


@pytest.mark.parametrize("kind", ENDINGS)
@pytest.mark.parametrize("speak", [EN, DE], ids=["en", "de"])
def test_each_ending_names_decisions_and_events_and_tells_what_happened(kind: str, speak: object) -> None:
    game, recorded = played(*ENDINGS[kind])
    session = game.session
    assert is_so(kind, session), kind
    made = pack(speak, session, recorded)  # type: ignore[arg-type]
    turning = text_of(chapter(made, "turning-points"))
    ids = [line for line in turning.splitlines() if session.find(line) is not None]
    assert len(ids) >= 3
    assert any(re.fullmatch(r"decision/\d+", line) for line in ids)
    assert len(text_of(chapter(made, "story")).split()) > 60
    assert len(text_of(chapter(made, "appendix")).splitlines()) > len(recorded.moves)
    everything = document(made)
    ending = session.ending()
    assert ending is not None
    assert made.facts[0][1] in everything.replace("&#x27;", "'")
    if kind == "breach":
        found = [event for event in session.events() if type(event).__name__ == "SecurityIncidentFound"]
        assert any(event.id in turning for event in found)
    if kind in {"burnt-out", "over-budget"}:
        people = {person.id: person.name for person in session.scenario.people}
        assert any(name in everything for name in people.values())
        assert "<th" in everything


def test_the_end_tells_what_became_of_the_project_that_the_game_is_about() -> None:
    session = played("network-refresh", "by-the-book", "by-the-book", 7)[0].session
    section = ending_section(Names(EN, session.scenario), session)
    assert section is not None
    told = [part.text for part in section.parts if isinstance(part, Line) and part.mark]
    assert sum("“The network, new” is live" in line for line in told) == 1
    weeks = [int(re.match(r"W(\d+)", line)[1]) for line in told]  # type: ignore[index]
    assert weeks == sorted(weeks)


def test_the_end_counts_nobody_who_left_in_the_quarter_after_it() -> None:
    alone = played("network-refresh", "by-the-book", "by-the-book", 7)[0].session
    seats = {seat: ("by-the-book", make(seat, "by-the-book")) for seat in ("it", "pm")}
    further = play(load_scenario("network-refresh"), 7, seats).session
    left = [sum(isinstance(event, PersonLeft) for event in session.events()) for session in (alone, further)]
    assert left[1] > left[0], "nobody left in the quarter: it shows nothing"
    told = [ending_section(Names(EN, session.scenario), session) for session in (alone, further)]
    assert told[0] is not None and told[0] == told[1]


# --------------------------------------------------------------------------------------------------------- same origins


def proven(session: Session, recorded: Recorded) -> Evidence:
    """Return a little evidence, played here."""
    weights = weighty(session.scenario, session.events(), 3)
    asked = tuple(question for question in questions(recorded, weights, 2) if question.kind != "hands")
    return Evidence(recorded, asked, {question: answer(recorded, question) for question in asked})


def test_a_save_of_the_game_of_a_headless_run_and_of_policies_gives_the_same_debrief(tmp_path: Path) -> None:
    scenario = load_scenario("first-week")
    in_game, headless = tmp_path / "a" / "game.save", tmp_path / "b" / "game.save"
    for path in (in_game, headless):
        path.parent.mkdir()
    driver = play_on(started(scenario, 5, in_game), players("by-the-book", "people-first"))
    in_window = document(driver.pack(EN))
    driver.close()
    seats = {"it": ("by-the-book", make("it", "by-the-book")), "pm": ("people-first", make("pm", "people-first"))}
    play(scenario, 5, seats, recorder=lambda session: Recorder(headless, session, {"it": "by-the-book"}))
    made = []
    for path in (in_game, headless):
        save = read(path)
        session, recorded = replay(save), Recorded.read(save)
        made.append((recorded, document(pack(EN, session, recorded, proven(session, recorded), save="game.save"))))
        quick = document(pack(EN, session, recorded, save="game.save"))
        assert quick == in_window
    assert made[0] == made[1]


# ----------------------------------------------------------------------------------------------------------- with proof


def test_what_was_found_is_told() -> None:
    game, recorded = played("first-week", "by-the-book", "by-the-book")
    evidence = proven(game.session, recorded)
    made = pack(EN, game.session, recorded, evidence)
    keys = [one.id for one in made.chapters]
    assert keys[0] == "questions"
    assert keys[-1] == "appendix"
    assert {"story", "result", "turning-points", "decisions", "between-the-hats", "near-misses"} <= set(keys)
    assert {"whose-call", "predictions", "luck", "next"} <= set(keys)
    asking = chapter(made, "questions").parts
    assert all(isinstance(part, Asking) for part in asking)
    assert any(isinstance(part, Asking) and part.answer for part in asking)
    numbered = next(part for part in chapter(made, "appendix").parts if isinstance(part, Table))
    worth = {row[0]: row[4] for row in numbered.rows}
    left_out = {str(question.without) for question in evidence.asked if question.kind == "without"}
    assert {number for number, points in worth.items() if points} == left_out
    assert "No replays" not in document(made)


def test_without_replays_the_pack_says_so() -> None:
    game, recorded = played("first-week", "by-the-book", "by-the-book")
    assert "No replays were played" in text_of(chapter(pack(EN, game.session, recorded), "decisions"))


def test_nothing_in_a_name_can_break_the_file() -> None:
    game, recorded = played("first-week", "by-the-book", "by-the-book")
    made = document(pack(EN, game.session, recorded, save="<b>&\"'.save"))
    assert "<b>&" not in made
    assert "&lt;b&gt;&amp;" in made


def test_a_question_that_could_not_be_played_leaves_the_rest() -> None:
    game, recorded = played("first-week", "by-the-book", "by-the-book")
    evidence = Evidence(recorded, (Question("same"),), failed={Question("same"): "out of memory"})
    assert chapter(pack(EN, game.session, recorded, evidence), "decisions").parts
