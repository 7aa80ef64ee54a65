"""``whatif`` and ``debrief`` as a person calls them."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.program import call


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "g.jsonl"
    done = call("run", "first-week", "--seed", "3", "--quiet", "--save", str(path))
    assert done.returncode == 0, done.stderr
    return path


def number(save: Path, name: str) -> int:
    records = (json.loads(line) for line in save.read_text(encoding="utf-8").splitlines())
    return next(int(record["n"]) for record in records if record.get("name") == name)


def test_leaving_a_decision_out_is_told_to_people_and_machines(save: Path) -> None:
    n = number(save, "schedule_go_live")
    text = call("whatif", str(save), "--without", str(n))
    assert text.returncode == 0, text.stderr
    assert "What first went otherwise" in text.stdout
    assert "What became impossible" in text.stdout
    document = json.loads(call("whatif", str(save), "--drop", str(n), "--json").stdout)
    assert document["change"]["without"] == [n]
    assert document["impossible"]
    total = document["differences"]["score.project_manager.total"]
    assert total["difference"] == pytest.approx(total["becomes"] - total["was"], abs=1e-6)
    assert total["low"] is None


def test_over_lucks_there_is_an_interval(save: Path) -> None:
    n = number(save, "set_patch_cadence")
    document = json.loads(call("whatif", str(save), "--set", str(n), "days=7", "--lucks", "2", "--json").stdout)
    total = document["differences"]["score.it_manager.total"]
    assert document["lucks"] == total["lucks"] == 2
    assert total["low"] <= total["difference"] <= total["high"]


def test_a_policy_sits_down_and_german_is_spoken(save: Path) -> None:
    done = call("whatif", str(save), "--policy", "pm=people-first@2", "--lang", "de")
    assert done.returncode == 0, done.stderr
    assert "W2" in done.stdout
    same = json.loads(call("whatif", str(save), "--it", "by-the-book", "--json").stdout)
    assert same["first"] is None


def test_the_other_hat_answers(save: Path) -> None:
    n = number(save, "set_patch_cadence")
    document = json.loads(call("whatif", str(save), "--without", str(n), "--as-other", "people-first", "--json").stdout)
    (hand,) = document["change"]["policies"]
    assert (hand["seat"], hand["policy"]) == ("pm", "people-first")


def test_a_hat_decides_one_thing_more(save: Path) -> None:
    also = ("--also", "it@2", "hold_one_to_one", '{"person": "noor"}')
    document = json.loads(call("whatif", str(save), *also, "--json").stdout)
    (made,) = document["change"]["also"]
    assert (made["seat"], made["name"], made["arguments"]) == ("it", "hold_one_to_one", {"person": "noor"})
    assert document["first"]["week"] == 2
    told = call("whatif", str(save), *also).stdout
    assert "W2: the IT manager also decides: " in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "nothing is changed"),
        (("--also", "hr@2", "hold_one_to_one", "{}"), "is not SEAT@WEEK"),
        (("--also", "it@99", "hold_one_to_one", "{}"), "'99' is no week of this game"),
        (("--also", "it@2", "hold_one_to_one", "noor"), "is no JSON object"),
        (("--also", "it@2", "hold_one_to_two", "{}"), "hold_one_to_two"),
        (("--also", "it@2", "hold_one_to_one", '{"who": 1}'), "--also it@2 hold_one_to_one: "),
        (("--without", "9999"), "there is no decision '9999' in this game; its numbers run from 1 to"),
        (("--without", "x"), "there is no decision 'x'"),
        (("--set", "1", "days"), "is not KEY=VALUE"),
        (("--set", "1", "nonsense=1"), "has no argument 'nonsense'"),
        (("--change", "1", "[]"), "is no JSON object"),
        (("--policy", "hr=by-the-book"), "is not SEAT=NAME[@WEEK]"),
        (("--policy", "it=by-the-bok"), "by-the-book"),
        (("--policy", "it=random@99"), "'99' is no week of this game"),
        (("--as-other",), "--as-other needs changed decisions of one hat"),
        (("--without", "1", "--set", "1", "x=1"), ""),
    ],
)
def test_mistakes_are_one_line_and_code_2(save: Path, arguments: tuple[str, ...], told: str) -> None:
    done = call("whatif", str(save), *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_a_debrief_is_one_file_that_asks_nothing_of_a_network(save: Path, tmp_path: Path) -> None:
    out, home = tmp_path / "d.html", str(tmp_path / "home")
    arguments = ("debrief", str(save), "--out", str(out), "--lucks", "2", "--workers", "1")
    done = call(*arguments, TWO_HATS_HOME=home)
    assert done.returncode == 0, done.stderr
    first = out.read_text(encoding="utf-8")
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<link[^>]*href=\"(?!data:)|src=", first)
    assert "decision/" in first
    kept = sorted((tmp_path / "home" / "evidence").iterdir())
    assert len(kept) == 1
    again = call(*arguments, TWO_HATS_HOME=home)
    assert again.returncode == 0, again.stderr
    assert out.read_text(encoding="utf-8") == first


def test_a_quick_debrief_plays_nothing_again(save: Path, tmp_path: Path) -> None:
    out, home = tmp_path / "d.html", str(tmp_path / "home")
    done = call("debrief", str(save), "--out", str(out), "--quick", "--lang", "de", TWO_HATS_HOME=home)
    assert done.returncode == 0, done.stderr
    assert '<html lang="de">' in out.read_text(encoding="utf-8")
    assert not (tmp_path / "home" / "evidence").exists()


def test_a_game_without_an_end_has_no_debrief_yet(tmp_path: Path) -> None:
    path = tmp_path / "half.jsonl"
    assert call("run", "first-week", "--weeks", "2", "--quiet", "--save", str(path)).returncode == 0
    done = call("debrief", str(path), "--out", str(tmp_path / "d.html"))
    assert done.returncode == 2
    assert "has no end yet" in done.stderr


def test_a_debrief_cannot_be_written_where_there_is_no_folder(save: Path, tmp_path: Path) -> None:
    done = call("debrief", str(save), "--quick", "--out", str(tmp_path / "none" / "d.html"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
