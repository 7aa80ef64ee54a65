"""Shared decks: roles, casts, what is left out, and that a save carries them."""

from pathlib import Path

import pytest

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario import load
from sim.scenario.load import cards_left_out, check_deck, load_scenario, scenario_folders, scenario_from_source
from tests.unit.scenario.conftest import ROOT

DECK = """\
id = "mini"
version = 1

[roles]
expert = "person"
helper = "person"
buyers = "department"
tool = "service"
thing = "asset"
firm = "vendor"

[[cards]]
id = "two-of-us"
kind = "dilemma"
meets = "pm"
owner = "department"
party = "<buyers>"
fact = 2
person = "<expert>"
preferred = "yes"
silent = "no"
when = [{ kind = "person_on_project", subject = "<expert>" }]
echo = [{ kind = "morale", target = "team", amount = 0.02 }]

[[cards.options]]
id = "yes"
effects = [
    { kind = "trust", target = "<firm>", amount = 2 },
    { kind = "hazard_factor", target = "<thing>", amount = 0.8, weeks = 4 },
    { kind = "demand_factor", target = "<tool>", amount = 0.9, weeks = 4 },
]

[[cards.options]]
id = "no"
effects = [{ kind = "task_delay_days", target = "lead", amount = 2 }]

[[arcs]]
id = "quiet"
person = "<helper>"
beats = [
    { beat = "seed", after_weeks = 1 },
    { beat = "sign", after_weeks = 1 },
    { beat = "turn", after_weeks = 2, effects = [{ kind = "leave_search", target = "<helper>", amount = 0.2 }] },
    { beat = "echo", after_weeks = 1 },
]
"""
TEXT = """\
[cards.two-of-us]
title = "<expert> and <helper>"
story = "<expert.full> and <buyers.head> of <buyers> wait for <tool>, <thing> and <firm>."
why = "W."
fact = "F."
echo = "E."
[cards.two-of-us.options.yes]
label = "Y"
effect = "Y."
[cards.two-of-us.options.no]
label = "N"
effect = "N."
[arcs.quiet]
seed = "<helper>."
sign = "S."
turn = "T."
echo = "E."
"""
CAST = """\
[cast]
expert = "ines"
helper = "ilir"
buyers = "sales"
tool = "orders"
thing = "switch"
firm = "nordlicht"
"""


@pytest.fixture
def deck(tmp_path: Path, company: Path) -> Path:
    """A small deck beside the template, which casts it."""
    folder = tmp_path / "decks" / "mini"
    folder.mkdir(parents=True)
    for name, content in (("deck.toml", DECK), ("text.en.toml", TEXT), ("text.de.toml", TEXT)):
        (folder / name).write_text(content, encoding="utf-8")
    file = company / "scenario.toml"
    text = file.read_text(encoding="utf-8").replace('decks = ["house"]', 'decks = ["mini"]')
    begin, end = text.index("[cast]"), text.index("[[strategy]]")
    file.write_text(text[:begin] + CAST + "\n" + text[end:], encoding="utf-8")
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as caught:
        check_deck(folder, str(folder))
    return caught.value.problems


def test_roles_are_played_by_the_cast(deck: Path, company: Path) -> None:
    scenario = load_scenario(company)
    card = next(card for card in scenario.cards if card.id == "two-of-us")
    assert (card.party, card.person, card.when[0].subject) == ("sales", "ines", "ines")
    assert [e.target for e in card.options[0].effects] == ["vendor:nordlicht", "switch", "orders"]
    assert card.options[1].effects[0].target == "lead"
    (arc,) = scenario.arcs
    assert (arc.person, arc.beats[2].effects[0].target) == ("ilir", "ilir")
    assert cards_left_out(scenario) == ()


def test_texts_call_everybody_by_name_in_their_language(deck: Path, company: Path) -> None:
    texts = load_scenario(company).texts
    assert texts["en"]["cards.two-of-us.title"] == "Ines and Ilir"
    assert texts["en"]["cards.two-of-us.story"] == (
        "Ines Albrecht and Ms Janssen of Sales wait for Order system, The switch in the corridor and Nordlicht IT."
    )
    assert "Frau Janssen of Vertrieb wait for Auftragssystem" in texts["de"]["cards.two-of-us.story"]
    assert texts["de"]["arcs.quiet.seed"] == "Ilir."


def test_a_save_carries_its_decks(deck: Path, company: Path) -> None:
    scenario = load_scenario(company)
    assert {name for name in scenario.source if name.startswith("decks/")} == {
        f"decks/mini/{name}" for name in ("deck.toml", "text.en.toml", "text.de.toml")
    }
    for file in deck.iterdir():
        file.unlink()
    again = scenario_from_source(scenario.source)
    assert (again.cards, again.arcs, again.texts) == (scenario.cards, scenario.arcs, scenario.texts)
    source = {name: text for name, text in scenario.source.items() if name != "decks/mini/text.de.toml"}
    with pytest.raises(ScenarioError, match=r"decks/mini/text\.de\.toml: is missing"):
        scenario_from_source(source)


def test_without_a_player_a_card_is_left_out_in_silence(deck: Path, company: Path) -> None:
    change(company / "scenario.toml", 'helper = "ilir"\n', "")
    scenario = load_scenario(company)
    assert [card.id for card in scenario.cards] == ["one-for-the-boss"]
    assert scenario.arcs == ()
    assert not any(key.startswith(("cards.two", "arcs.")) for key in scenario.texts["en"])
    assert [(one.name, one.roles, one.doubled) for one in cards_left_out(scenario)] == [
        ("cards.two-of-us", ("helper",), False),
        ("arcs.quiet", ("helper",), False),
    ]


def test_nobody_plays_two_roles_of_one_card(deck: Path, company: Path) -> None:
    change(company / "scenario.toml", 'helper = "ilir"', 'helper = "ines"')
    scenario = load_scenario(company)
    (left,) = cards_left_out(scenario)
    assert (left.name, left.roles, left.doubled) == ("cards.two-of-us", ("expert", "helper"), True)
    assert scenario.arcs[0].person == "ines"


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "message", "suggestion"),
    [
        ("deck.toml", 'person = "<expert>"', 'person = "ines"', "cards.two-of-us.person", "no person 'ines'", ""),
        ("deck.toml", 'party = "<buyers>"', 'party = "<buyer>"', "cards.two-of-us.party", "department", "<buyers>"),
        (
            "deck.toml",
            'target = "<thing>"',
            'target = "<expert>"',
            "cards.two-of-us.options.yes.effects.2.target",
            "",
            "",
        ),
        ("deck.toml", 'expert = "person"', 'expert = "persons"', "roles.expert", "must be one of", "person"),
        ("deck.toml", 'id = "mini"', 'id = "maxi"', "id", "is 'maxi', but its folder is 'mini'", ""),
        ("deck.toml", "version = 1", "", "version", "is missing", ""),
        ("text.en.toml", "<expert> and", "<expret> and", "cards.two-of-us.title", "no role <expret>", "expert"),
        ("text.de.toml", "<buyers.head>", "<tool.head>", "cards.two-of-us.story", "means nothing for a service", ""),
        ("text.de.toml", "<expert.full>", "<expert.head>", "cards.two-of-us.story", "there is <expert.full>", ""),
        ("text.de.toml", 'echo = "E."\n[cards', "[cards", "cards.two-of-us.echo", "is missing", ""),
        (
            "text.de.toml",
            'why = "W."',
            'why = "W."\nwy = "W."',
            "cards.two-of-us.wy",
            "is no text",
            "cards.two-of-us.why",
        ),
    ],
)
def test_a_fault_of_a_deck_is_named(
    deck: Path, file: str, old: str, new: str, key: str, message: str, suggestion: str
) -> None:
    change(deck / file, old, new)
    problems = problems_of(deck)
    found = [problem for problem in problems if problem.key == key and problem.file == f"{deck}/{file}"]
    assert found, "\n".join(map(str, problems))
    assert message in found[0].message
    assert found[0].suggestion == suggestion


def test_a_faulty_deck_spoils_its_scenarios(deck: Path, company: Path) -> None:
    change(deck / "deck.toml", 'silent = "no"', 'silent = "maybe"')
    with pytest.raises(ScenarioError, match=r"decks/mini/deck\.toml:\d+: cards\.two-of-us\.silent"):
        load_scenario(company)


def test_decks_are_no_scenarios(tmp_path: Path, deck: Path, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_HOMES", (tmp_path,))
    assert list(scenario_folders()) == ["my-company"]
    assert list(load.deck_folders()) == ["mini"]
    assert [card.id for card in load_scenario("my-company").cards] == ["one-for-the-boss", "two-of-us"]


def test_the_shipped_decks_are_in_order() -> None:
    for name, folder in load.deck_folders().items():
        cards, arcs = check_deck(folder, name)
        assert cards + arcs > 0
        assert (folder / "deck.toml").read_text(encoding="utf-8").startswith("#:schema ../../deck.schema.json\n")
    assert (ROOT / "scenarios" / "decks").is_dir()
