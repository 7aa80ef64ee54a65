"""What things are called that no scenario names, and what a told decision leaves out."""

from dataclasses import replace

import pytest

from game.i18n import language
from game.presenters.decisions import made
from game.presenters.fill import fill, singular
from game.presenters.names import Names
from tests.unit.hats.ground import scenario

TEXTS = {
    "projects.move.name": "The move",
    "projects.move.tasks.pack": "Pack the boxes",
    "projects.move.deliverables.boxes": "Boxes",
    "cards.sign.title": "Sign here",
    "cards.sign.options.no.label": "Not today",
}


def names(code: str = "en") -> Names:
    """Return names of a scenario with one project and one card."""
    plain = scenario()
    return Names(
        language(code), replace(plain, texts={lang: {**plain.texts.get(lang, {}), **TEXTS} for lang in ("en", "de")})
    )


@pytest.mark.parametrize(
    ("task", "name"),
    [
        ("pack", "Pack the boxes"),
        ("pack-b", "Pack the boxes, second part"),
        ("pack-b-b", "Pack the boxes, second part, second part"),
        ("boxes-extra-2", "Boxes: what came on top"),
        ("handover", "Hand-over to operations"),
        ("unheard-of", ""),
    ],
)
def test_tasks_have_names_also_those_of_the_game(task: str, name: str) -> None:
    assert names().task(task) == name


def test_a_path_is_told_by_what_it_names() -> None:
    assert names().path("move/pack/3600") == "The move, Pack the boxes"
    assert names().path("nothing/known") == "nothing/known"


@pytest.mark.parametrize(
    ("code", "text"), [("en", "“The move”: “Pack the boxes” waits."), ("de", "„The move“: „Pack the boxes“ waits.")]
)
def test_names_that_read_like_sentences_are_quoted(code: str, text: str) -> None:
    assert fill(names(code), "{project}: {task} waits.", {"project": "move", "task": "pack"}) == text


@pytest.mark.parametrize(
    ("giver", "text"),
    [
        ("it", "The IT manager promised the project manager."),
        ("pm:move", "Whoever leads “The move” promised the project manager."),
        ("executives", "The executives promised the project manager."),
    ],
)
def test_a_sentence_begins_with_a_capital_whoever_it_is_about(giver: str, text: str) -> None:
    assert fill(names(), "{giver} promised {taker}.", {"giver": giver, "taker": "pm"}) == text


def test_the_capital_goes_to_what_comes_first_in_the_language_itself() -> None:
    msgid = "A project was proposed by {sponsor}, {project}: live by {due_week}, {budget_cents}."
    values = {"sponsor": "executives", "project": "move", "due_week": 9, "budget_cents": 100_000}
    assert fill(names("de"), msgid, values).startswith("Die Geschäftsleitung schlägt ein Projekt vor, „The move“")


@pytest.mark.parametrize(
    ("name", "arguments", "text"),
    [
        (
            "answer_request",
            {"request": "r/1", "answer": "grant", "person": "", "share": 0.0, "weeks": 0, "reason": "none"},
            "Answer a request for staff (granted)",
        ),
        ("set_testing_share", {"project": "move", "share": 0.0}, "Set the testing share (“The move”, 0\u00a0%)"),
        ("answer_dilemma", {"card": "sign", "option": "no"}, "Decide a card (“Sign here”, “Not today”)"),
        (
            "appoint_project_manager",
            {"project": "move", "person": "pm"},
            "Appoint a project manager (“The move”, the project manager)",
        ),
        (
            "predict",
            {"subject": "availability_share", "value": 0.992, "week": 8},
            "Predict (Availability, 99.20\u00a0%, W8)",
        ),
        ("let_it_run", {"subject": "sign"}, "Let it run (“Sign here”)"),
        (
            "request_staff",
            {"project": "move", "person": "", "field": "network", "level": 2.0, "share": 0.5, "weeks": 4},
            "Request staff (“The move”, network, level 2, 50\u00a0%, 4 weeks)",
        ),
    ],
)
def test_a_decision_is_told_without_what_was_left_open(name: str, arguments: dict[str, object], text: str) -> None:
    assert made(names(), name, arguments) == text


def test_a_word_that_stands_in_a_name_by_chance_is_not_left_out() -> None:
    named = replace(names().scenario, texts={"en": {"projects.move.name": "The network, new"}})
    arguments = {"project": "move", "field": "network", "level": 2.5, "share": 0.5, "weeks": 4}
    assert "new”, network, level 2.5, " in made(Names(language("en"), named), "request_staff", arguments)


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("en", "for 1 weeks at", "for 1 week at"),
        ("en", "11 weeks, 0.1 hours, 1 hours", "11 weeks, 0.1 hours, 1 hour"),
        ("de", "seit 1 Tagen, 1 Wochen, 21 Tagen", "seit 1 Tag, 1 Woche, 21 Tagen"),
    ],
)
def test_one_is_no_plural(code: str, text: str, wanted: str) -> None:
    assert singular(code, text) == wanted
