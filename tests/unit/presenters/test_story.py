"""The story in front of a report: told in acts, with names and reasons, and nothing twice."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from game.i18n import language
from game.presenters.names import Names
from game.presenters.page import Line, Table
from game.presenters.projects import lateness
from game.presenters.report import names_of, report
from game.presenters.standing import services_section
from game.presenters.story import After, Teller, found, story_section
from game.presenters.tale import people, projects, rub
from game.presenters.tale.acts import acts, chosen
from game.presenters.tale.beat import Beat, Book
from game.presenters.tale.cast import Cast
from sim.kernel.units import DAY, WEEK, week_of
from sim.people.events import AbsenceStarted, NoticeGiven, SignShown
from sim.policies.by_the_book import ByTheBook
from sim.policies.plain import DoNothing, RandomChoice
from sim.policies.policy import Policy
from sim.projects.events.life import ProjectChartered, ProjectWentLive
from sim.projects.events.work import StaffFellShort
from sim.relations.events import PromiseBroken
from sim.runner import Game, play
from sim.scenario.vocabulary import ServiceState
from sim.services.infrastructure.events import ServiceStateChanged
from sim.why.turning import candidates
from tests.worlds import small_scenario

_ID = re.compile(r"\b[a-z0-9]+/[a-z0-9/-]+\b|\b[a-z]+_[a-z_]+\b|[{}…]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
POLICIES: dict[str, Callable[[], Policy]] = {"by-the-book": ByTheBook, "do-nothing": DoNothing, "random": RandomChoice}


@cache
def _game(policy: str, weeks: int) -> Game:
    return play(small_scenario(weeks=weeks), 3, {"it": (policy, POLICIES[policy]())})


def _story(lang: str, policy: str = "random", weeks: int = 13) -> list[str]:
    section = report(language(lang), _game(policy, weeks).session, {"it": policy}).sections[0]
    return [part.text for part in section.parts if isinstance(part, Line)]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("policy", sorted(POLICIES))
@pytest.mark.parametrize("weeks", [4, 26])
def test_a_story_has_no_ids_and_says_nothing_twice(lang: str, policy: str, weeks: int) -> None:
    lines = [line for line in _story(lang, policy, weeks) if line]
    assert [_ID.findall(line) for line in lines if _ID.search(line)] == []
    said = [part for line in lines for part in _SENTENCE.split(line) if len(part) > 20]
    assert len(said) == len(set(said))
    assert all(not part[0].islower() for line in lines for part in _SENTENCE.split(line) if part)


@pytest.mark.parametrize(("weeks", "least", "most"), [(4, 1, 2), (13, 3, 4), (26, 3, 6)])
def test_a_story_is_cut_into_few_acts_and_none_is_empty(weeks: int, least: int, most: int) -> None:
    section = report(language("en"), _game("do-nothing", weeks).session, {"it": "do-nothing"}).sections[0]
    lines = [part for part in section.parts if isinstance(part, Line)]
    titles = [number for number, line in enumerate(lines) if line.tone == "strong" and "(W" in line.text]
    assert least <= len(titles) <= most
    assert all(len(lines[number + 1].text) > 40 for number in titles)
    assert len({lines[number].text for number in titles}) == len(titles)


def test_the_same_game_is_told_in_the_same_words() -> None:
    assert _story("en") == _story("en")


def test_both_languages_tell_the_same_beats() -> None:
    assert len(_story("en")) == len(_story("de"))
    assert _story("en")[1:] != _story("de")[1:]


def test_acts_cover_all_weeks_without_gap_or_overlap() -> None:
    session = _game("by-the-book", 26).session
    names = names_of(language("en"), session)
    points = candidates(session.scenario, session.events(), session.clock)
    told = acts(found(Teller(names), names, session.events(), points), 26)
    assert told[0].first == 1
    assert told[-1].last == 26
    assert [act.last + 1 for act in told[:-1]] == [act.first for act in told[1:]]
    for act in told:
        assert all(act.first <= week_of(beat.t_s) <= act.last for beat in act.beats)


def _went_live(week: int) -> ProjectWentLive:
    return ProjectWentLive("project/p/live", (week - 1) * WEEK + DAY, ("start:x",), "p", week, 9, 1.0)


def _charter() -> ProjectChartered:
    return ProjectChartered("project/p/charter/1", 0, ("start:x",), "p", "it", "executives", 9, 100, 1)


@pytest.mark.parametrize(
    ("week", "word"), [(7, "before the week|early"), (9, "promised"), (11, "after the week|old by")]
)
def test_a_go_live_is_held_against_the_first_promise(week: int, word: str) -> None:
    teller = Teller(Names(language("en"), small_scenario()))
    book = Book(small_scenario(), (_charter(), _went_live(week)))
    live = next(beat for beat in projects.beats(book) if beat.topic == "live")
    assert re.search(word, teller.tell(live))


def test_hours_that_did_not_come_have_their_reason() -> None:
    who = small_scenario().people[0]
    events = (
        AbsenceStarted("a/1", 3 * WEEK, ("start:x",), who.id, "sickness", 4 * WEEK),
        StaffFellShort("s/1", 4 * WEEK - 1, ("start:x",), "p", who.id, 20.0, 2.0),
        PromiseBroken("p/1", 4 * WEEK - 1, ("start:x", "s/1"), "p/1", "people", "it", "pm", who.id),
    )
    [beat] = list(rub.beats(Book(small_scenario(), events)))
    text = Teller(Names(language("en"), small_scenario())).tell(beat)
    assert f"{who.name.split()[0]} (sickness)" in text
    assert "20.0" in text
    assert "2.0" in text


def test_a_notice_names_the_week_of_its_sign() -> None:
    who = small_scenario().people[0]
    events = (
        SignShown("s/1", 2 * WEEK, ("start:x",), who.id, "quiet"),
        NoticeGiven("n/1", 5 * WEEK, ("s/1",), who.id, "resigned", "pay", 9 * WEEK),
    )
    names = Names(language("en"), small_scenario())
    [beat] = list(people.beats(Book(small_scenario(), events), names))
    assert "W3" in Teller(names).tell(beat)


@pytest.mark.parametrize(("weeks", "text"), [(0, "on time"), (-2, "2 weeks early"), (3, "3 weeks late"), (None, "–")])
def test_a_project_is_so_many_weeks_early_or_late(weeks: int | None, text: str) -> None:
    assert lateness(Names(language("en"), small_scenario()), weeks) == text


def test_hours_in_which_a_service_worked_badly_are_shown() -> None:
    service = small_scenario().services[0].id
    states: list[tuple[ServiceState, ServiceState, int]] = [
        ("up", "degraded", DAY),
        ("degraded", "down", 2 * DAY),
        ("down", "up", 3 * DAY),
    ]
    events = [
        ServiceStateChanged(f"s/{t_s}", t_s, ("start:x",), service, old, new, False, 0.3) for old, new, t_s in states
    ]
    view = _game("by-the-book", 4).session.judged("it").infrastructure
    section = services_section(Names(language("en"), small_scenario()), view, events, WEEK)
    [table] = [part for part in section.parts if isinstance(part, Table)]
    assert [row[5] for row in table.rows if row[5] != "0.0\u00a0h"] == ["24.0\u00a0h"]


def test_what_follows_from_what_was_told_says_so() -> None:
    teller = Teller(Names(language("en"), small_scenario()))
    asked = _charter()
    events = (asked, _went_live(5)._replace(causes=(asked.id,)))
    teller.book = Book(small_scenario(), events)
    for event in events:
        told = teller.tell(Beat(event.t_s, 1.0, "project", event, ("{when} it was " + event.id + ".",), {}))
    assert told.startswith("So in W5")


def test_people_are_introduced_once() -> None:
    scenario = small_scenario()
    cast = Cast(Names(language("en"), scenario))
    who = scenario.people[0]
    assert cast.person(who.id) == who.name
    assert cast.person(who.id) == who.name.partition(" ")[0]


def test_sentences_are_used_up_before_one_comes_again() -> None:
    cast = Cast(Names(language("en"), small_scenario()))
    assert {cast.choose(("a", "b", "c"), "key") for _ in range(3)} == {"a", "b", "c"}


def test_one_topic_does_not_fill_an_act() -> None:
    event = _charter()
    beats = [Beat(n, 5.0, "card", event._replace(id=f"c/{n}"), ("x",), {}) for n in range(4)]
    beats.append(Beat(9, 1.0, "arc", event._replace(id="arc"), ("x",), {}))
    assert [beat.topic for beat in chosen(beats, 4)] == ["card", "arc"]


def test_a_game_that_has_not_begun_has_only_its_opening() -> None:
    names = Names(language("en"), small_scenario())
    section = story_section(names, (), 0, (), ("Once.",), After())
    assert [part.text for part in section.parts if isinstance(part, Line)] == ["Once."]


@pytest.mark.parametrize("topic", [projects, rub, people])
def test_every_sentence_can_be_said_in_german(topic: object) -> None:
    texts = [way for value in vars(topic).values() for way in _ways(value)]
    assert len(texts) > 10
    assert [text for text in texts if not language("de").known(text)] == []


def _ways(value: object) -> list[str]:
    if isinstance(value, dict):
        return [way for entry in value.values() for way in _ways(entry)]
    if isinstance(value, tuple):
        return [way for way in value if isinstance(way, str) and "{" in way]
    return []
