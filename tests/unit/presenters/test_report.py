"""The report, and the answers to why, of small games in both languages."""

from functools import cache

import pytest

from game.cli.paper import Paper
from game.i18n import language
from game.presenters.explain import page
from game.presenters.fill import fill
from game.presenters.names import Names
from game.presenters.page import Bar, Line, Page, Table
from game.presenters.report import names_of, report
from sim.kernel.units import WEEK
from sim.policies.plain import RandomChoice
from sim.runner import Game, play
from sim.session import Session
from sim.why.subject import numbers, parse
from tests.worlds import small_scenario


@cache
def _game() -> Game:
    return play(small_scenario(weeks=13), 3, {"it": ("random", RandomChoice())})


def _report(lang: str) -> Page:
    return report(language(lang), _game().session, {"it": "random"}, save="g.jsonl", program="two-hats")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_report_fits_eighty_columns(lang: str) -> None:
    text = Paper().write(_report(lang))
    assert [line for line in text.split("\n") if len(line) > 80] == []
    assert "\x1b" not in text


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_report_says_everything_once(lang: str) -> None:
    titles = [section.title for section in _report(lang).sections]
    assert len(titles) == len(set(titles)) == 9


def test_a_report_has_five_events_with_their_reasons() -> None:
    section = _report("en").sections[1]
    marks = [part for part in section.parts if isinstance(part, Line) and part.mark == "•"]
    assert 3 <= len(marks) <= 5
    assert any(isinstance(part, Line) and part.text.startswith("Why: ") for part in section.parts)


def test_a_report_names_the_money_of_every_account_and_their_sum() -> None:
    [table] = [part for part in _report("en").sections[7].parts if isinstance(part, Table)]
    names = [row[0] for row in table.rows]
    assert "payroll" in names
    assert names[-1] == "Total"


def test_scores_are_bars_that_work_without_colour() -> None:
    bars = [part for part in _report("en").sections[3].parts if isinstance(part, Bar)]
    assert bars[0].label == "IT MANAGER"
    text = Paper().write(_report("en"))
    assert "█" in text
    assert "░" in text


def test_a_game_that_has_not_begun_can_be_reported() -> None:
    text = Paper().write(report(language("en"), Session(small_scenario(), 1), {}))
    assert "Nothing stood out" in text
    assert "Not played to the end" in text


def test_ascii_stands_in_where_letters_are_missing() -> None:
    text = Paper(letters=False).write(_report("en"))
    assert text.isascii() or not set(text) & set("█░─€•−–…")


def test_colour_comes_only_where_it_is_welcome() -> None:
    assert "\x1b[1m" in Paper(colour=True).write(_report("en"))


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("name", sorted(set(numbers().values())))
def test_every_number_can_be_explained(name: str, lang: str) -> None:
    session = _game().session
    text = Paper().write(page(names_of(language(lang), session), session, parse(session, f"{name}@9", 13)))
    assert "{" not in text
    assert "W9" in text


def test_every_event_can_be_explained() -> None:
    session = _game().session
    names = names_of(language("de"), session)
    for event in session.events()[::7]:
        text = Paper().write(page(names, session, parse(session, event.id, 13)))
        assert event.id in text


def test_looking_changes_nothing() -> None:
    session = Session(small_scenario(), 5)
    session.advance(2 * WEEK)
    before = session.digest()
    report(language("de"), session, {})
    assert session.digest() == before


@pytest.mark.parametrize(
    ("sentence", "values", "text"),
    [
        ("{person} is back.", {"person": "ada"}, "Ada is back."),
        ("{asset}: patched after {lag_days} days without.", {"asset": "nas", "lag_days": 12.0}, "12 days"),
        ("{party}: trust {points} points, now {now}.", {"party": "executives", "points": -2, "now": 58}, "−2 points"),
        (
            "{party}: trust {points} points, now {now}.",
            {"party": "vendor:kupfer", "points": 2, "now": 5},
            "Kupfer & Sohn",
        ),
        ("{account} has only {left_cents} left.", {"account": "payroll", "left_cents": 123_400}, "Payroll has only €"),
        ("{account} has only {left_cents} left.", {"account": "payroll"}, "…"),
    ],
)
def test_placeholders_say_how_a_value_is_written(sentence: str, values: dict[str, object], text: str) -> None:
    assert text in fill(Names(language("en"), small_scenario()), sentence, values)
