"""``new``, ``validate`` of decks, and ``schema`` of every kind of file."""

import json
from pathlib import Path

import pytest

from game.cli.app import run
from sim.scenario.load import load_scenario
from tests.cli.program import ROOT

HOUSE = ROOT / "scenarios" / "decks" / "house"


def test_a_new_scenario_is_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "north-sea"
    assert run(["new", str(folder), "--lang", "en"]) == 0
    assert f"validate {folder}" in capsys.readouterr().out
    scenario = load_scenario(folder)
    assert (scenario.id, scenario.texts["en"]["title"]) == ("north-sea", "north-sea")
    assert scenario.projects
    assert scenario.cards
    assert run(["validate", str(folder)]) == 0


def test_what_exists_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "north-sea"
    folder.mkdir()
    assert run(["new", str(folder)]) == 1
    assert "exists already and is never overwritten" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["North-Sea", "2nd", "a b", "ä", "x" * 41, "..", ""])
def test_a_name_must_be_an_id(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", f"{tmp_path}/{name}"]) == 2
    assert "is no name for a scenario" in capsys.readouterr().err


def test_without_a_folder_to_put_it_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / "none" / "here")]) == 1
    assert "no such file or directory" in capsys.readouterr().err


def test_a_deck_is_checked_by_folder_and_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(HOUSE), "house", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all("in order (deck, " in line for line in lines)


def test_a_broken_deck_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "deck.toml").write_text("version = 0\n", encoding="utf-8")
    assert run(["validate", str(tmp_path)]) == 3
    assert f"{tmp_path}/text.en.toml: there is no such file" in capsys.readouterr().err


def test_validate_says_which_cards_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "north-sea"
    assert run(["new", str(folder), "--quiet"]) == 0
    assert run(["validate", str(folder), "--lang", "en"]) == 0
    assert "of house: nobody plays " in capsys.readouterr().out
    assert run(["validate", str(folder), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["valid"]
    assert {"deck", "name", "roles", "doubled"} == set(document["left_out"][0])


@pytest.mark.parametrize(("kind", "name"), [([], "scenario"), (["dilemmas"], "dilemmas"), (["deck"], "deck")])
def test_every_kind_of_file_has_a_schema(kind: list[str], name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", *kind]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == f"Two Hats: {name}.toml"
