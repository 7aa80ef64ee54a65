"""The house itself: packaging, pins, import contracts and rules hold together."""

import configparser
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tools import guards


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_house_rules_are_kept(root: Path) -> None:
    assert guards.problems(root) == []


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("constraints.txt", "--extra-" + "index" + "-url=https://example.org/pypi", "package index"),
        ("uv.toml", 'url = "https://example.org/' + 'simple"', "package index"),
        ("docs/notes.md", "see /" + "home/somebody/two-hats", "one machine"),
        ("sim/work/dispatch.py", "started = time." + "time()", "wall clock"),
        ("sim/work/dispatch.py", "key = " + "hash(name)", "wall clock"),
        ("game/cli/run.py", "raise NotImplemented" + "Error", "unfinished"),
        ("sim/work/dispatch.py", "x = 1\n" * 501, "500 lines"),
    ],
)
def test_guards_find_what_they_are_for(tmp_path: Path, name: str, text: str, reason: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    [finding] = guards.problems(tmp_path)
    assert finding.startswith(f"{name}:")
    assert reason in finding


def test_guards_leave_innocent_text_alone(tmp_path: Path) -> None:
    file = tmp_path / "sim" / "digest.py"
    file.parent.mkdir()
    file.write_text("def __hash__(self): return stable_hash(self.network/root/2)\nuptime.times(3)\n", encoding="utf-8")
    assert guards.problems(tmp_path) == []


def test_every_room_has_a_place_in_the_import_contracts(root: Path) -> None:
    contracts = configparser.ConfigParser()
    contracts.read(root / ".importlinter", encoding="utf-8")
    floors = contracts["importlinter:contract:floors"]
    placed = set(re.findall(r"\w+", floors["layers"]))
    built = {path.stem for path in (root / "sim").glob("*.py") if path.stem != "__init__"}
    built |= {path.parent.name for path in (root / "sim").glob("*/__init__.py")}
    assert built <= placed
    assert floors.getboolean("exhaustive")


def test_everything_installable_is_pinned(root: Path, project: dict[str, Any]) -> None:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not re.match(r"[a-z0-9-]+==[\w.]+( ; .+)?$", line)] == []
    pinned = {line.partition("==")[0] for line in pins}
    wanted = set(project["project"]["dependencies"])
    for listing in (project["project"]["optional-dependencies"], project["dependency-groups"]):
        wanted |= {entry for entries in listing.values() for entry in entries if isinstance(entry, str)}
    names = {_name(entry) for entry in wanted} - {"two-hats"}
    assert names <= pinned


def test_extras(project: dict[str, Any]) -> None:
    extras = project["project"]["optional-dependencies"]
    [everything] = extras["all"]
    assert set(everything.removeprefix("two-hats[").removesuffix("]").split(",")) == set(extras) - {"all", "mpp"}


def test_headless_work_needs_no_screen() -> None:
    code = "import sys, sim, game.cli; sys.exit('pygame' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_pages_of_the_documentation_exist(root: Path) -> None:
    nav = (root / "mkdocs.yml").read_text(encoding="utf-8")
    pages = set(re.findall(r"[\w/-]+\.md", nav))
    assert pages
    assert [page for page in sorted(pages) if not (root / "docs" / page).is_file()] == []


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=!~ ]", requirement, maxsplit=1)[0]
