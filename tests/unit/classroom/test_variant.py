"""Class variants: other names and luck, the same game."""

import re

import pytest

from game.classroom.building import built
from game.classroom.room import Room
from game.classroom.variant import luck_of, renamed
from sim.save import run_to
from sim.scenario.load import load_scenario, scenario_folders
from sim.session import Session

STAY = {"Park Hae-won"}
"""Whose first name is in no list."""


@pytest.mark.parametrize("name", scenario_folders())
def test_everybody_has_another_name_in_both_languages(name: str) -> None:
    before = load_scenario(name)
    after = built(Room(name, variant="spring"))
    old = [person.name for person in before.people if person.name not in STAY]
    new = [person.name for person in after.people if person.name not in STAY]
    assert not set(old) & set(new)
    assert len(set(new)) == len(new)
    firsts = {full.split()[0] for full in old} - {full.split()[0] for full in new}
    for language in ("en", "de"):
        prose = "\n".join(after.texts[language].values())
        left = [first for first in firsts if re.search(rf"(?<!\w){first}s?(?!\w)", prose)]
        assert left == [], language


def test_a_company_with_an_article_keeps_its_name() -> None:
    assert "Kröger" not in "".join(built(Room("network-refresh", variant="spring")).texts["de"].values())
    paper = built(Room("cut-to-the-bone", variant="spring")).texts["de"]["company"]
    assert paper.startswith("Westfälische Morgenpost")


def test_heads_of_departments_keep_their_title() -> None:
    before, after = load_scenario("network-refresh"), built(Room("network-refresh", variant="spring"))
    for language in ("en", "de"):
        old = before.texts[language]["departments.production.head"]
        new = after.texts[language]["departments.production.head"]
        assert old.split()[0] == new.split()[0]
        assert old.split()[1] != new.split()[1]
    key = "departments.production.head"
    assert after.texts["en"][key].split()[1] == after.texts["de"][key].split()[1]


def test_genitives_follow_the_new_name() -> None:
    scenario = load_scenario("network-refresh")
    source = dict(scenario.source)
    source["text.de.toml"] = 'a = "Noors Plan, Jonas’ Plan, Frau Okafors Plan, Noortje"'
    source["text.en.toml"] = "a = \"Noor's plan, Jonas's plan, Ms Okafor's plan\""
    text = renamed(scenario, source, "spring")
    assert re.fullmatch(r'a = "\w+s Plan, \w+s Plan, Frau \w+s Plan, Noortje"', text["text.de.toml"])
    assert re.fullmatch(r"a = \"\w+'s plan, \w+'s plan, Ms \w+'s plan\"", text["text.en.toml"])


def test_on_equal_luck_a_variant_plays_like_the_original() -> None:
    before, after = load_scenario("first-week"), built(Room("first-week", variant="spring"))
    games = [Session(scenario, 5) for scenario in (before, after)]
    for game in games:
        run_to(game, before.end_s)
    one, two = (game.digest() for game in games)
    del one["people"], two["people"]  # it holds the names
    assert one == two
    assert [event.id for event in games[0].events()] == [event.id for event in games[1].events()]


def test_the_same_word_gives_the_same_class_and_another_another() -> None:
    spring, again, autumn = (Room("first-week", seed=5, variant=word) for word in ("spring", "spring", "autumn"))
    assert built(spring).people == built(again).people
    assert [p.name for p in built(spring).people] != [p.name for p in built(autumn).people]
    assert spring.luck == again.luck
    assert len({spring.luck, autumn.luck, 5}) == 3
    assert luck_of(5, "") == 5
