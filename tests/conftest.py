"""What every test may rely on: no window, no sound, the same Hypothesis examples every time."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import settings

from tests.theory.report import Publish

# Before anything imports pygame: a test must never open a window or a sound device.
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

# Examples are derived from the test itself, so a red run is red again for everybody. HYPOTHESIS_PROFILE=search looks
# for new ones. No deadline: a slow machine is not a defect.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-goldens",
        action="store_true",
        help="write golden saves and transcripts anew instead of comparing with them (make goldens)",
    )

    parser.addoption(
        "--lucks",
        type=int,
        default=200,
        metavar="N",
        help="lucks for each scenario in the long comparisons of balance and strategies (200; fewer show less)",
    )


@pytest.fixture(scope="session")
def lucks(pytestconfig: pytest.Config) -> range:
    """Return the lucks of a long comparison."""
    return range(1, pytestconfig.getoption("--lucks") + 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Golden saves are the promise that every supported Python gives the same bytes."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "replays"):
            item.add_marker(pytest.mark.determinism)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def rewrite_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--rewrite-goldens"))


@pytest.fixture(scope="session")
def publish() -> Publish:
    """Keep a section for docs/validation.md; tools/validation.py puts them together."""
    folder = ROOT / "build" / "validation"

    def keep(heading: str, body: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")
        (folder / f"{name}.md").write_text(f"## {heading}\n\n{body}\n", encoding="utf-8")

    return keep
