"""A small valid scenario whose files a test may spoil."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.load import load_scenario

ROOT = Path(__file__).resolve().parents[3]
TEMPLATE = ROOT / "assets" / "template"
TINY = Path(__file__).resolve().parents[2] / "data" / "scenarios" / "tiny"

Spoil = Callable[..., tuple[Problem, ...]]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny scenario."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    for file in TINY.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.fixture
def spoil(tiny: Path) -> Spoil:
    """Replace text in a file of the tiny scenario and return the problems of loading it."""

    def problems(old: str, new: str, file: str = "scenario.toml") -> tuple[Problem, ...]:
        text = (tiny / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (tiny / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ScenarioError) as caught:
            load_scenario(tiny)
        return caught.value.problems

    return problems


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A copy of the scenario that ``new`` makes: with a project, a card and a shared deck."""
    folder = tmp_path / "my-company"
    folder.mkdir()
    for file in TEMPLATE.glob("*.toml"):
        (folder / file.name).write_text(file.read_text(encoding="utf-8").replace("NAME", folder.name), encoding="utf-8")
    return folder


@pytest.fixture
def spoil_company(company: Path) -> Spoil:
    """Replace text in a file of that scenario and return the problems of loading it."""

    def problems(old: str, new: str, file: str = "scenario.toml") -> tuple[Problem, ...]:
        text = (company / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (company / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ScenarioError) as caught:
            load_scenario(company)
        return caught.value.problems

    return problems
