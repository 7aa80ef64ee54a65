"""One headless game: report, documents, files, and the same bytes every time."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import ROOT, SCENARIO, call

KEYS = {
    "scenario", "seed", "model_version", "weeks", "policies", "digest", "outcome", "goals", "scores", "kpis",
    "counts", "money", "projects", "events", "wall_s", "level", "ended_by", "ending", "next_quarter",
}  # fmt: skip


def _short(*arguments: str, **rest: Any) -> "subprocess.CompletedProcess[str]":
    return call("run", SCENARIO, "--weeks", "3", "--seed", "7", "--it", "random", *arguments, **rest)


def test_a_report_fits_a_terminal_and_is_plain_in_a_pipe() -> None:
    done = _short()
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert [line for line in done.stdout.splitlines() if len(line) > 80] == []
    assert "Scorecard" in done.stdout
    assert "python main.py" in done.stdout


@pytest.mark.parametrize(("arguments", "environment"), [(["--lang", "de"], {}), ([], {"LANG": "de_DE.UTF-8"})])
def test_a_report_in_german(arguments: list[str], environment: dict[str, str]) -> None:
    text = _short(*arguments, **environment).stdout
    assert "Punktekarte" in text
    assert "Wie es lief" in text
    assert "Scorecard" not in text


def test_json_is_one_document_and_nothing_else() -> None:
    done = _short("--json")
    assert done.stderr == ""
    document = json.loads(done.stdout)
    assert set(document) == KEYS
    assert document["outcome"] in ("won", "lost", "ended_early")
    counts = document["counts"]
    closed = counts["incidents_resolved"] + counts["incidents_cancelled"]
    assert counts["incidents_opened"] == closed + counts["incidents_open"]
    assert document["money"]["ledger_balance_cents"] == 0
    assert set(document["scores"]) == {"it_manager", "project_manager", "organisation", "role_clarity"}


def test_both_hats_have_a_policy_and_a_level() -> None:
    done = _short("--pm", "random", "--level", "hard", "--json")
    document = json.loads(done.stdout)
    assert document["policies"] == {"it": "random", "pm": "random"}
    assert document["level"] == "hard"
    assert document["next_quarter"] is None
    assert document["ending"] is None
    (refresh,) = [project for project in document["projects"] if project["id"] == "refresh"]
    assert {"status", "leader", "percent", "spi", "cpi", "eac_cents"} <= set(refresh)
    wrong = _short("--pm", "nobody-of-this-name")
    assert wrong.returncode == 2
    assert "--pm" in wrong.stderr
    assert _short("--level", "impossible").returncode == 2


def test_the_next_quarter_is_played_unless_it_is_left_out(tmp_path: Path) -> None:
    save = tmp_path / "whole.jsonl"
    base = ("run", str(ROOT / "tests/data/scenarios/tiny"), "--seed", "3", "--it", "random", "--pm", "do-nothing")
    whole = json.loads(call(*base, "--json", "--save", str(save)).stdout)
    short = json.loads(call(*base, "--json", "--no-next-quarter").stdout)
    assert whole["next_quarter"]["weight"] == 0.15
    assert short["next_quarter"] is None
    for key in ("outcome", "goals", "kpis", "weeks", "counts", "money", "projects"):
        assert whole[key] == short[key], key
    assert whole["scores"]["it_manager"]["total"] != short["scores"]["it_manager"]["total"]
    again = json.loads(call("replay", str(save), "--json").stdout)
    assert again["verified"] is True
    assert again["result"]["scores"] == whole["scores"]
    why = json.loads(call("explain", str(save), "it_manager", "--json").stdout)
    assert why["components"][-1]["name"] == "next_quarter"
    assert why["value"] == pytest.approx(whole["scores"]["it_manager"]["total"])
    text = call(*base).stdout
    assert "What you left behind" in text
    assert "The next quarter was not played" in call(*base, "--no-next-quarter").stdout


def test_quiet_is_quiet() -> None:
    done = _short("--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.determinism
def test_the_same_bytes_under_two_hash_seeds(tmp_path: Path) -> None:
    documents, logs, saves = [], [], []
    for number in ("0", "4711"):
        events, save = tmp_path / f"e{number}.jsonl", tmp_path / f"s{number}.jsonl"
        done = _short("--json", "--events", str(events), "--save", str(save), PYTHONHASHSEED=number)
        document = json.loads(done.stdout)
        assert document.pop("wall_s") >= 0
        documents.append(json.dumps(document))
        logs.append(events.read_bytes())
        saves.append(save.read_bytes())
    assert documents[0] == documents[1]
    assert logs[0] == logs[1]
    assert saves[0] == saves[1]
    assert len(logs[0].splitlines()) == json.loads(documents[0])["events"]


def test_events_are_json_lines_and_leave_nothing_else_behind(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text("old", encoding="utf-8")
    assert _short("--quiet", "--events", str(file)).returncode == 0
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {"id", "t_s", "week", "type", "seat", "causes"} <= set(lines[0])
    assert [path.name for path in tmp_path.iterdir()] == ["events.jsonl"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_clear_line() -> None:
    done = _short("--quiet", "--events", "/dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("/dev/full: no space left on device")
    assert len(done.stderr.splitlines()) == 1


def test_a_save_is_never_overwritten(tmp_path: Path) -> None:
    save = tmp_path / "g.jsonl"
    assert _short("--quiet", "--save", str(save)).returncode == 0
    before = save.read_bytes()
    done = _short("--quiet", "--save", str(save))
    assert done.returncode == 2
    assert "never overwritten" in done.stderr
    assert save.read_bytes() == before


def test_no_colour_even_where_it_is_asked_for() -> None:
    assert "\x1b" not in _short(NO_COLOR="1", FORCE_COLOR="1").stdout


def test_letters_that_cannot_be_shown_are_replaced() -> None:
    done = _short(PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "EUR" in done.stdout


def test_a_reader_that_leaves_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "run", SCENARIO, "--weeks", "1"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_an_interrupted_game_keeps_its_save(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(
        "import time\n\nclass Slow:\n    def decide(self, view, luck):\n        time.sleep(0.2)\n        return []\n",
        encoding="utf-8",
    )
    save = tmp_path / "g.jsonl"
    command = [sys.executable, str(ROOT / "main.py"), "run", SCENARIO, "--it", "slow:Slow", "--save", str(save)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        for _ in range(200):
            if save.exists() and b'"digest"' in save.read_bytes():
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in error
    assert str(save).encode() in error
    done = call("replay", str(save), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["weeks_verified"] >= 1
