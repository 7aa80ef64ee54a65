"""``room-kit``, ``room-forms``, ``room-gain``: what a trainer prints, and types in afterwards."""

import json
from pathlib import Path

import pytest

from game.classroom.forms import forms
from game.cli.app import run
from tests.cli.program import call

HEAD = "group,person,time,form," + ",".join(str(n) for n in range(1, 13))


def answers(path: Path, *, groups: tuple[str, ...] = ("turns", "stays")) -> Path:
    """Write answers of six persons a group; the first group learns two points, the other none."""
    pair = forms(1)
    lines = [HEAD]
    for place, group in enumerate(groups):
        for person in range(6):
            for time in (0, 1):
                form = pair[(person + time) % 2]
                right = 4 + person % 3 + (2 + person % 2 if time and not place else 0)
                wrong = {"it": "pm", "pm": "third", "third": "it"}
                given = [one.owner if n < right else wrong[one.owner] for n, one in enumerate(form.situations)]
                lines.append(",".join([group, f"{group[0]}{person}", ("before", "after")[time], form.code, *given]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_kit_is_written_in_both_languages_and_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "kit"
    assert run(["room-kit", "--out", str(out), "--json"]) == 0
    files = [Path(name) for name in json.loads(capsys.readouterr().out)["files"]]
    assert len(files) == 24
    assert all(file.is_file() for file in files)
    table = out / "en" / "answers.csv"
    table.write_text(table.read_text(encoding="utf-8") + "Blue,k1,before,A-1\n", encoding="utf-8")
    before = {file: file.read_bytes() for file in files}
    assert run(["room-kit", "--out", str(out), "--quiet"]) == 0
    assert {file: file.read_bytes() for file in files} == before, "typed answers stay"


def test_one_language_and_what_was_changed_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "kit"
    assert run(["room-kit", "--out", str(out), "--lang", "de"]) == 0
    assert str(out / "de" / "index.html") in capsys.readouterr().out
    assert not (out / "en").exists()
    guide = out / "de" / "1-guide.html"
    guide.write_text("mine", encoding="utf-8")
    assert run(["room-kit", "--out", str(out), "--lang", "de"]) == 1
    assert "1-guide.html: exists already, is different, and is never overwritten" in capsys.readouterr().err
    assert guide.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kit").write_text("", encoding="utf-8")
    assert run(["room-kit", "--out", str(tmp_path / "kit")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_forms_print_write_and_speak_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["room-forms", "--seed", "7", "--json", "--lang", "de"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [form["form"] for form in document["forms"]] == ["A-7", "B-7"]
    assert document["forms"][0]["questions"][0]["story"] == forms(7)[0].situations[0].story["de"]
    assert run(["room-forms", "--seed", "7", "--lang", "en"]) == 0
    assert "Form B-7" in capsys.readouterr().out
    assert run(["room-forms", "--seed", "7", "--out", str(tmp_path / "f")]) == 0
    assert {path.name for path in (tmp_path / "f").iterdir()} == {
        "6-form-a.html",
        "7-form-b.html",
        "8-answer-key.html",
        "answers.csv",
    }
    assert run(["room-forms", "--seed", "-1"]) == 2


def test_gain_tells_groups_and_their_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = answers(tmp_path / "answers.csv")
    assert run(["room-gain", str(path), "--baseline", "stays", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "turns: a clear gain." in said
    assert "stays: no clear gain" in said
    assert "turns gained more than stays: +2.5" in said
    assert run(["room-gain", str(path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [group["group"] for group in document["groups"]] == ["stays", "turns"]
    assert document["groups"][1]["gain"]["mean"] == 2.5
    assert document["groups"][1]["gain"]["low"] > 0
    assert document["total"]["gain"]["n"] == 12


def test_gain_reads_folders_and_counts_a_copy_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers(tmp_path / "one.csv")
    (tmp_path / "laptop 2").mkdir()
    answers(tmp_path / "laptop 2" / "one.csv")
    assert run(["room-gain", str(tmp_path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["sheets"], document["repeated"]) == (24, 24)
    (tmp_path / "empty").mkdir()
    assert run(["room-gain", str(tmp_path / "empty")]) == 2


def test_gain_names_every_mistake_and_leaves_with_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = answers(tmp_path / "answers.csv")
    lines = path.read_text(encoding="utf-8").replace("before", "befor", 1).splitlines()
    lines[4] = lines[4].rsplit(",", 1)[0] + ",both"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run(["room-gain", str(path)]) == 3
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "answers.csv:2: time: 'befor' is neither before nor after"
    assert said[1].startswith("answers.csv:5: 12: 'both' is no answer")
    assert run(["room-gain", str(answers(path)), "--baseline", "nobody"]) == 2
    assert run(["room-gain", str(tmp_path / "none.csv")]) == 3
    assert "none.csv: no such file" in capsys.readouterr().err


def test_gain_writes_numbers_as_its_readers_do(tmp_path: Path) -> None:
    path = answers(tmp_path / "answers.csv")
    done = call("room-gain", str(path), "--lang", "de")
    assert done.returncode == 0
    assert "2,5" in done.stdout
