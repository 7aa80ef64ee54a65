"""A gallery of mistakes: each is one line that says where and what, with the right exit code and no traceback.

Mistakes of usage are made in a process of their own; broken files are given to the same entry in this one, because
starting takes longer than reading them.
"""

import json
from pathlib import Path

import pytest

from game.cli.app import run
from tests.cli.program import SCENARIO, call

USAGE = [
    (["rum"], "did you mean 'run'?"),
    (["frobnicate"], "there is no verb"),
    (["--sed"], "no such option"),
    (["run"], "missing argument 'SCENARIO'"),
    (["run", SCENARIO, "--sed", "7"], "did you mean '--save', '--seed'?"),
    (["run", SCENARIO, "--seed", "x"], "'x' is not a valid integer"),
    (["run", SCENARIO, "--seed", "1e3"], "not a valid integer"),
    (["run", SCENARIO, "--seed", "9" * 30], "must lie between"),
    (["run", SCENARIO, "--seed"], "requires an argument"),
    (["run", SCENARIO, "--weeks", "0"], "not in the range"),
    (["run", SCENARIO, "--weeks", "27"], "more than the 26 weeks"),
    (["run", SCENARIO, "--weeks", "-3"], "not in the range"),
    (["run", SCENARIO, "--it", "by-the-bok"], "did you mean 'by-the-book'?"),
    (["run", SCENARIO, "--it", "nowhere:Nothing"], "there is no module 'nowhere'"),
    (["run", SCENARIO, "--it", "sim.policies.plain:Nobody"], "has no class 'Nobody'"),
    (["run", SCENARIO, "--it", "sim.policies.policy:PolicyLuck"], "PolicyLuck"),
    (["run", SCENARIO, "--it", ""], "policy"),
    (["run", SCENARIO, "--lang", "fr"], "is not one of 'en', 'de'"),
    (["run", SCENARIO, "--pm", "by-the-bok"], "did you mean 'by-the-book'?"),
    (["run", SCENARIO, "--level", "easy"], "is not one of 'guided', 'standard', 'hard'"),
    (["run", "network-refesh"], "did you mean 'network-refresh'?"),
    (["run", ""], "there is no scenario"),
    (["run", "a\0b".replace("\0", "\x01")], "there is no scenario"),
    (["run", "x" * 5_000], "there is no scenario"),
    (["run", SCENARIO, "--save", "nowhere/x.jsonl"], "there is no folder nowhere"),
    (["run", SCENARIO, "--save", "."], "is a folder"),
    (["run", SCENARIO, "--events", "."], "is a folder"),
    (["run", SCENARIO, "--save", "same", "--events", "same"], "same file"),
    (["replay"], "missing argument"),
    (["replay", "nowhere.jsonl"], "there is no such file"),
    (["explain", "nowhere.jsonl", "sla"], "there is no such file"),
    (["explain", "nowhere.jsonl"], "missing argument 'SUBJECT'"),
    (["validate"], "missing argument"),
]


def _named(value: object) -> str:
    return " ".join(value)[:40] if isinstance(value, list) else ""


@pytest.mark.parametrize(("arguments", "text"), USAGE, ids=_named)
def test_mistakes_of_usage(arguments: list[str], text: str, tmp_path: Path) -> None:
    done = call(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert text in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


SAVES: dict[str, bytes] = {
    "empty": b"",
    "blank": b"\n\n",
    "prose": b"not a save\n",
    "binary": bytes(range(256)),
    "number": b"7\n",
    "list": b"[]\n",
    "deep": b"[" * 100_000,
    "other": b'{"kind":"decision"}\n',
    "future": b'{"kind":"header","format":99}\n',
    "formless": b'{"kind":"header","format":"1"}\n',
    "bare": b'{"kind":"header","format":1}\n',
    "hollow": b'{"kind":"header","format":1,"model_version":"0.1.0","scenario":"x","seed":1,"scenario_files":{}}\n',
    "elsewhere": b'{"kind":"header","format":1,"model_version":"9","scenario":"x","seed":1,"scenario_files":{}}\n',
    "typed": b'{"kind":"header","format":1,"model_version":"0.1.0","scenario":"x","seed":"1","scenario_files":{}}\n',
    "texts": b'{"kind":"header","format":1,"model_version":"0.1.0","scenario":"x","seed":1,"scenario_files":{"a":1}}\n',
    "infinite": b'{"kind":"header","format":1,"model_version":"0.1.0","scenario":"x","seed":NaN,"scenario_files":{}}\n',
}


@pytest.mark.parametrize("verb", ["replay", "explain"])
@pytest.mark.parametrize("name", SAVES)
def test_files_that_are_no_saves(verb: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"{name}.jsonl"
    file.write_bytes(SAVES[name])
    assert run([verb, str(file), *(["sla"] if verb == "explain" else [])]) == 3
    out, error = capsys.readouterr()
    assert out == ""
    assert str(file) in error
    assert "Traceback" not in error
    assert len(error.splitlines()) == 1


def test_a_folder_is_no_save(tmp_path: Path) -> None:
    done = call("replay", str(tmp_path))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


SCENARIOS: dict[str, dict[str, bytes]] = {
    "nothing": {},
    "empty": {"scenario.toml": b""},
    "latin": {"scenario.toml": 'id = "Größe"'.encode("latin-1")},
    "syntax": {"scenario.toml": b"id = \nweeks = 1\n"},
    "types": {"scenario.toml": b'id = 1\nweeks = "many"\n'},
    "nul": {"scenario.toml": b"\x00\x01"},
}


@pytest.mark.parametrize("verb", ["run", "validate"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_folders_that_are_no_scenarios(
    verb: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    for file, data in SCENARIOS[name].items():
        (folder / file).write_bytes(data)
    assert run([verb, str(folder)]) == 3
    out, error = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in error
    assert all(name in line for line in error.splitlines())


def test_validate_tells_all_problems_as_json(tmp_path: Path) -> None:
    (tmp_path / "scenario.toml").write_bytes(SCENARIOS["types"]["scenario.toml"])
    done = call("validate", str(tmp_path), SCENARIO, "--json")
    assert done.returncode == 3
    faulty, fine = json.loads(done.stdout)
    assert (faulty["valid"], fine["valid"]) == (False, True)
    assert len(faulty["problems"]) > 2
    assert set(faulty["problems"][0]) == {"file", "line", "key", "message", "suggestion"}


POLICIES = {
    "Crashes": "def decide(self, view, luck): return 1 / 0",
    "Wrong": "def decide(self, view, luck): return ['work harder']",
    "Silent": "def decide(self, view, luck): return None",
}


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_of_ones_own_that_fails_is_named(name: str, tmp_path: Path) -> None:
    body = POLICIES[name]
    (tmp_path / "mine.py").write_text(f'class {name}:\n    """Mine."""\n    {body}\n', encoding="utf-8")
    done = call("run", SCENARIO, "--weeks", "1", "--it", f"mine:{name}", cwd=tmp_path)
    assert done.returncode == 1
    assert f"mine:{name}" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    if name == "Crashes":
        assert "mine.py:3: ZeroDivisionError" in done.stderr


def test_a_policy_that_cannot_be_imported_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("import nothing_of_the_kind\n", encoding="utf-8")
    (tmp_path / "typo.py").write_text("class :\n", encoding="utf-8")
    for module in ("broken", "typo"):
        done = call("run", SCENARIO, "--it", f"{module}:X", cwd=tmp_path)
        assert done.returncode == 2
        assert module in done.stderr
        assert "Traceback" not in done.stderr


def test_our_own_fault_shows_how_to_have_it_again(tmp_path: Path) -> None:
    code = (
        "import sys; from sim.kernel.errors import InvariantError; import sim.runner\n"
        "def broken(*a, **k): raise InvariantError('the ledger is out of balance')\n"
        "sim.runner.play = broken\n"
        "from game.cli.app import run; sys.exit(run(sys.argv[1:]))"
    )
    import subprocess
    import sys

    from tests.cli.program import ROOT

    done = subprocess.run(
        [sys.executable, "-c", code, "run", SCENARIO, "--seed", "3"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "out of balance" in done.stderr
    assert "run network-refresh --seed 3" in done.stderr.splitlines()[-1]
