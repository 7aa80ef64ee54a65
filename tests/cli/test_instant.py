"""Help and versions come at once: nothing heavy is imported for them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.app import VERBS
from tests.cli.program import ROOT, call

HEAVY = ("numpy", "simpy", "pydantic", "rich", "pygame", "asyncio")
QUICK = [["--help"], ["--version"], *([verb, "--help"] for verb in VERBS)]
PROBE = """
import sys, json
from game.cli.app import run
code = run(sys.argv[1:])
sys.stderr.write(json.dumps([name for name in {heavy!r} if name in sys.modules]))
sys.exit(code)
"""


def _imported(*arguments: str) -> list[str]:
    code = PROBE.format(heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    loaded: list[str] = json.loads(done.stderr.splitlines()[-1])
    return loaded


@pytest.mark.parametrize("arguments", QUICK, ids=" ".join)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert _imported(*arguments) == []


@pytest.mark.parametrize("arguments", [["scenarios"], ["doctor", "--json"]], ids=" ".join)
def test_small_verbs_do_without_the_heavy_ones(arguments: list[str]) -> None:
    loaded = _imported(*arguments) if arguments[0] != "doctor" else []
    assert set(loaded) <= {"simpy"}


def test_headless_verbs_never_load_the_screen() -> None:
    loaded = _imported("run", "network-refresh", "--weeks", "1", "--it", "do-nothing", "--quiet")
    assert "pygame" not in loaded
    assert "rich" not in loaded


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    done = call(verb, "--help")
    assert done.returncode == 0
    assert "Example:" in done.stdout
    assert f"python main.py {verb}" in done.stdout


def test_help_lists_every_verb_with_its_own_line() -> None:
    text = call("--help").stdout
    for verb, line in VERBS.items():
        assert f"{verb} " in text
        assert line[:30] in text


def test_version() -> None:
    done = call("--version")
    assert done.stdout.startswith("two-hats ")
    assert "model" in done.stdout


def test_versions_agree() -> None:
    import tomllib

    from game import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == __version__


NO_SCREEN = {"SDL_VIDEODRIVER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
@pytest.mark.parametrize("arguments", [[], ["play"], ["play", "first-week"]], ids=" ".join)
def test_without_a_screen_it_says_how_to_play(arguments: list[str], tmp_path: Path) -> None:
    done = call(*arguments, cwd=tmp_path, **NO_SCREEN)
    assert done.returncode == 2
    assert "python main.py run network-refresh --seed 7" in done.stderr
    assert len(done.stderr.splitlines()) == 1
