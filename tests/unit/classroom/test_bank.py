"""The bank of situations: complete, clean, and fit for two parallel forms."""

import re
import tomllib
from collections import Counter

import pytest

from game.classroom.bank import OWNERS, PARTIES, Situation, bank
from game.paths import assets

SITUATIONS = bank().situations
CODES = ("en", "de")


def test_it_has_at_least_forty_situations_and_eleven_facts() -> None:
    assert len(SITUATIONS) >= 40
    assert sorted(bank().facts) == list(range(1, 12))
    assert {situation.fact for situation in SITUATIONS} == set(bank().facts)
    assert len({situation.id for situation in SITUATIONS}) == len(SITUATIONS)


def test_every_cell_can_serve_two_forms() -> None:
    assert all(len(members) >= 2 for members in bank().cells().values())
    assert Counter(situation.owner for situation in SITUATIONS).keys() == set(OWNERS)


def test_the_file_holds_nothing_that_is_not_read() -> None:
    data = tomllib.loads((assets() / "classroom" / "situations.toml").read_text(encoding="utf-8"))
    known = {"id", "fact", "difficulty", "owner", "party", "story_en", "story_de", "why_en", "why_de"}
    assert all(set(entry) <= known for entry in data["situations"])


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.id)
def test_each_is_whole_short_and_asks_at_its_end(situation: Situation) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", situation.id)
    assert situation.difficulty in {1, 2, 3}
    assert (situation.owner == "third") == bool(situation.party)
    assert not situation.party or situation.party in PARTIES
    for code in CODES:
        story, why = situation.story[code], situation.why[code]
        assert 20 <= len(story.split()) <= 60, code
        assert 15 <= len(why.split()) <= 45, code
        assert story.endswith("?"), code
        assert why.endswith("."), code
        assert story.count("?") <= 2, code
        assert '"' not in story + why, code
    assert situation.story["en"] != situation.story["de"]


def test_the_owner_cannot_be_guessed_from_length() -> None:
    """If calls of one kind were told at greater length, counting words would be an answer."""
    for code in CODES:
        lengths = {
            owner: [len(one.story[code].split()) for one in SITUATIONS if one.owner == owner] for owner in OWNERS
        }
        means = [sum(each) / len(each) for each in lengths.values()]
        assert max(means) - min(means) < 9, (code, means)


@pytest.mark.parametrize("code", CODES)
def test_no_words_that_participants_do_not_know(code: str) -> None:
    jargon = re.compile(r"\b(P1|SPI|CPI|PMO|steering|Steering|Lenkungs\w*|baseline|Baseline|EVM|CAB|scope|Scope)\b")
    for situation in SITUATIONS:
        assert not jargon.search(situation.story[code]), situation.id
