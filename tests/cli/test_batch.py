"""``batch`` and ``compare`` as a person calls them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.cli.app import run
from tests.cli.program import ROOT, call

TINY = str(ROOT / "tests" / "data" / "scenarios" / "tiny")
PAIRS = ["--policy", "it=do-nothing", "--policy", "it=random"]
SHORT = ["batch", TINY, *PAIRS, "--weeks", "2", "--executor", "serial"]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("batch") / "results"
    done = call(*SHORT, "-n", "3", "--seed", "7", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "6 games" in done.stdout
    assert "it=random" in done.stdout
    return out


def test_the_rows_are_those_of_run(results: Path) -> None:
    lines = (results / "kpis.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 7
    names = lines[0].split(",")
    one = call("run", TINY, "--seed", "8", "--it", "random", "--weeks", "2", "--json")
    digests = [line.split(",")[names.index("digest")] for line in lines[1:]]
    assert json.loads(one.stdout)["digest"] == digests[3]


def test_workers_change_nothing(results: Path, tmp_path: Path) -> None:
    done = call(*SHORT[:-1], "local:2", "-n", "3", "--seed", "7", "--out", str(tmp_path / "out"), "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert (document["games"], document["done"], document["complete"]) == (6, 6, True)
    assert [entry["label"] for entry in document["labels"]] == ["it=do-nothing", "it=random"]
    assert (tmp_path / "out" / "kpis.csv").read_bytes() == (results / "kpis.csv").read_bytes()


def test_compare(results: Path) -> None:
    done = call("compare", str(results))
    assert done.returncode == 0, done.stderr
    assert "it=random against it=do-nothing" in done.stdout
    assert "95 % interval" in done.stdout
    assert [line for line in done.stdout.splitlines() if len(line) > 100] == []
    document = json.loads(call("compare", str(results), "--baseline", "random", "--json").stdout)
    assert document["baseline"] == "it=random"
    assert document["comparisons"][0]["pairs"] == 3
    assert document["comparisons"][0]["sentences"]


def test_settings_and_resume(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    asked = [
        "batch",
        TINY,
        "--set",
        "rules.people.hire_days=40",
        "--vary",
        "company.executive_trust=50:60:2",
        "--weeks",
        "1",
    ]
    assert call(*asked, "-n", "1", "--out", out, "--quiet", "--executor", "serial").returncode == 0
    more = call("batch", "--resume", "--out", out, "-n", "2", "--json", "--executor", "serial")
    assert more.returncode == 0, more.stderr
    document = json.loads(more.stdout)
    assert document["games"] == 4
    assert document["labels"][0]["label"] == "it=by-the-book company.executive_trust=50"


USAGE = [
    (["batch", "--out", "out"], "missing argument 'SCENARIO"),
    (["batch", TINY], "missing option '--out'"),
    (["batch", "tinny", "--out", "out"], "there is no scenario tinny"),
    (["batch", TINY, "--out", "out", "--policy", "it=nobody"], "there is no policy 'nobody'"),
    (["batch", TINY, "--out", "out", "--policy", "random"], "is not it=POLICY"),
    (["batch", TINY, "--out", "out", "--policy", "hr=random"], "there is no seat 'hr'"),
    (["batch", TINY, "--out", "out", "--executor", "tcp://there:4711"], "several machines"),
    (["batch", TINY, "--out", "out", "--executor", "locl"], "there is no executor 'locl'"),
    (["batch", TINY, "--out", "out", "--set", "weeks"], "is not KEY=VALUE"),
    (["batch", TINY, "--out", "out", "--vary", "weeks=1:2"], "FIRST:LAST:COUNT"),
    (["batch", TINY, "--out", "out", "--set", "rules.people.hire_dayz=3"], "did you mean"),
    (["batch", TINY, "--out", "out", "-n", "0"], "not in the range"),
    (["batch", TINY, "--out", "out", "--seed", "9" * 19], "must lie between"),
    (["batch", TINY, "--out", "out", "--weeks", "999"], "more than the"),
    (["batch", TINY, "--out", "out", "--level", "brutal"], "is not one of"),
    (["batch", "--resume", "--out", "nowhere"], "holds no batch"),
    (["batch", "--resume", "--out", "nowhere", "--seed", "3"], "takes everything but"),
    (["compare"], "missing argument 'DIR...'"),
    (["compare", "nowhere"], "holds no batch"),
]


@pytest.mark.parametrize(
    ("arguments", "text"), USAGE, ids=lambda value: " ".join(value)[-40:] if isinstance(value, list) else ""
)
def test_mistakes(
    arguments: list[str],
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert text in error
    assert len(error.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_overwritten(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*SHORT, "-n", "1", "--out", str(results)]) == 2
    assert "holds a batch already" in capsys.readouterr().err


def test_a_broken_folder_is_invalid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "manifest.json").write_text("{")
    assert run(["compare", str(tmp_path)]) == 3
    assert run(["batch", "--resume", "--out", str(tmp_path)]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_one_label_is_nothing_to_compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(["batch", TINY, "-n", "1", "--weeks", "1", "--executor", "serial", "--quiet", "--out", str(tmp_path / "o")])
        == 0
    )
    assert run(["compare", str(tmp_path / "o")]) == 2
    assert "nothing to compare" in capsys.readouterr().err


def test_failed_games_end_with_4_and_how_to_go_on(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(
        'class Fails:\n    """Mine."""\n\n    def decide(self, view, luck):\n        return 1 / 0\n', encoding="utf-8"
    )
    asked = ["batch", TINY, "--policy", "it=mine:Fails", "--policy", "it=random", "-n", "1", "--weeks", "1"]
    done = call(*asked, "--executor", "local:1", "--out", "out", cwd=tmp_path)
    assert done.returncode == 4
    assert "1 of 2 games failed" in done.stderr
    assert "ZeroDivisionError" in done.stderr
    assert "--resume --out out" in done.stderr
    assert "Traceback" not in done.stderr
    assert len((tmp_path / "out" / "kpis.csv").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.skipif(os.name == "nt", reason="signals of a terminal")
@pytest.mark.parametrize("executor", ["serial", "local:2"])
def test_ctrl_c_keeps_what_is_done(executor: str, tmp_path: Path) -> None:
    """The whole process group gets the signal, as from a terminal."""
    out = tmp_path / "out"
    asked = [*SHORT[:-1], executor, "-n", "10000", "--out", str(out)]
    running = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *asked],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    journal = out / "unfinished.jsonl"
    for _ in range(600):
        if journal.exists() and len(journal.read_bytes().splitlines()) > 4:
            break
        time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)
    _, error = running.communicate(timeout=60)
    assert running.returncode == 4, error
    assert "stopped;" in error
    assert "of 20000 games are kept in" in error
    assert "Traceback" not in error
    document = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (document["complete"], document["interrupted"]) == (False, True)
    rows = (out / "kpis.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) - 1 == document["done"] >= 3
    assert not journal.exists()
