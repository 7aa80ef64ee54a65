"""Whatever the simulation can say has words: events, refusals, decisions, KPIs, scores, codes."""

from collections.abc import Iterator
from functools import cache

import pytest

from game.i18n import language
from game.presenters import kpis, meanings
from game.presenters.decisions import DECISIONS
from game.presenters.events import EVENTS, root, sentence
from game.presenters.fill import placeholders
from game.presenters.hats import ADDED
from game.presenters.names import Names
from game.presenters.refusals import REFUSALS, reason, variants
from game.presenters.sentences.choice import Choice
from game.presenters.words import FIELDS
from sim.catalogue import DECISIONS as CATALOGUE
from sim.kernel.errors import Refusal
from sim.kernel.log import CHANCE, START, Event, type_name
from sim.kernel.units import DAY
from sim.policies.plain import RandomChoice
from sim.policies.registry import policies
from sim.runner import play
from sim.scenario.vocabulary import ACCOUNTS, GRADES, IT_SCORES, KPIS, PM_SCORES, SCORES
from sim.scenario.vocabulary import FIELDS as SKILLS
from sim.services.desk.events import TicketResolved
from tests.unit.presenters import collect
from tests.worlds import small_scenario

SESSION = {"decision_made", "decision_refused"}


@pytest.mark.parametrize(
    ("priority", "days", "met", "waited"),
    [(2, 23, True, True), (2, 23, False, False), (2, 3, True, False), (5, 23, True, False)],
)
def test_who_was_in_time_after_weeks_is_told_why(priority: int, days: int, met: bool, waited: bool) -> None:
    event = TicketResolved(
        "t/resolved", 0, (), "t", "incident", priority, met, days * DAY, "mail", "sales", "network", 0, False, "", "", 0
    )
    said = EVENTS["ticket_resolved"]
    assert isinstance(said, Choice)
    assert ("mostly waiting" in said.of(event)) is waited


def test_every_event_has_a_sentence_and_no_other() -> None:
    assert set(collect.events()) - SESSION == set(EVENTS)


def test_sentences_of_events_use_only_their_fields() -> None:
    for kind, fields in collect.events().items():
        found = EVENTS.get(kind, "")
        for text in found.all() if isinstance(found, Choice) else (found,):
            assert placeholders(text) <= {*fields, *ADDED.get(kind, ())}, kind


def test_every_refusal_has_a_sentence_and_no_other() -> None:
    assert set(collect.refusals()) == set(REFUSALS)


def test_the_last_sentence_of_a_refusal_fits_every_place_that_gives_it() -> None:
    for code, given in collect.refusals().items():
        assert placeholders(variants(code)[-1]) <= set(given), code


def test_refusals_can_be_said_without_their_parameters() -> None:
    for code in REFUSALS:
        for lang in ("en", "de"):
            assert reason(Names(language(lang), small_scenario()), Refusal(code))


def test_every_decision_has_words_and_no_other() -> None:
    assert set(DECISIONS) == set(CATALOGUE) == set(collect.decision_names())


def test_every_number_has_a_label_and_a_meaning() -> None:
    assert set(kpis.KPIS) == set(KPIS) == set(meanings.KPIS)
    assert set(kpis.PARTS) == {*IT_SCORES, *PM_SCORES, *SCORES["organisation"], *SCORES["role_clarity"], "total"}
    assert set(kpis.PARTS) == set(meanings.PARTS)
    assert set(kpis.ROLES) == set(SCORES)


def test_vocabularies_have_words() -> None:
    assert set(SKILLS) <= set(FIELDS["field"])
    assert set(GRADES) <= set(FIELDS["grade"])
    assert set(ACCOUNTS) <= set(FIELDS["account"])
    for kind in CATALOGUE.values():
        from sim.kernel.decision import arguments_of

        for argument in arguments_of(kind):
            texts = {choice for choice in argument.choices if isinstance(choice, str)}
            assert texts <= set(FIELDS.get(argument.name, {})), f"{kind.name()}.{argument.name}"


@pytest.mark.parametrize("info", policies(), ids=lambda info: info.name)
def test_shipped_policies_are_described_in_german(info: object) -> None:
    summary = getattr(info, "summary", "")
    assert language("de").known(summary)


@cache
def _log() -> tuple[Event, ...]:
    scenario = small_scenario(weeks=26)
    events: list[Event] = []
    for seed in range(4):
        events += play(scenario, seed, {"it": ("random", RandomChoice())}).session.events()
    return tuple(events)


def _codes() -> Iterator[tuple[str, str, str]]:
    for event in _log():
        for field in event._fields:
            value = getattr(event, field)
            if field in FIELDS and isinstance(value, str) and value and field not in ("party", "name"):
                yield type_name(type(event)), field, value


def test_codes_of_a_game_have_words() -> None:
    assert sorted({entry for entry in _codes() if entry[2] not in FIELDS[entry[1]]}) == []


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_event_of_a_game_can_be_said(lang: str) -> None:
    names = Names(language(lang), small_scenario())
    for event in _log():
        text = sentence(names, event)
        assert text.endswith((".", ")")), text
        assert "{" not in text, text
        assert "…" not in text, text


def test_every_root_of_a_game_has_a_name_of_its_own() -> None:
    names = Names(language("en"), small_scenario())
    roots = {cause for event in _log() for cause in event.causes if cause.startswith((CHANCE, START))}
    assert roots
    plain = {cause for cause in roots if root(names, cause) in ("chance", "the starting situation")}
    assert plain == set()
