"""Policies are found by name, by module:Class, and a wrong name is answered kindly."""

import sys
from pathlib import Path

import pytest

from sim.policies.registry import PolicyError, make, policies
from sim.runner import play
from sim.scenario.load import load_scenario

MINE = '''
"""A policy of one's own."""

from sim.session import decision


class Patcher:
    """Patches weekly and does nothing else."""

    def decide(self, view, luck):
        assert 0 < luck.uniform("x") < 1
        return [decision("set_patch_cadence", {"days": 7})] if view.occasion == "desk/1" else []


class NotOne:
    """Cannot decide."""
'''


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "policies_of_this_test.py").write_text(MINE)
    (tmp_path / "broken.py").write_text("1 / 0")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    for name in ("policies_of_this_test", "broken"):
        monkeypatch.setitem(sys.modules, name, None)  # so that whatever is imported is forgotten afterwards
        del sys.modules[name]


def test_every_shipped_policy_can_be_made_and_says_what_it_is() -> None:
    shipped = [info for info in policies() if info.seat == "it"]
    names = {info.name for info in shipped}
    assert {"do-nothing", "random", "firefighter", "by-the-book", "cost-cutter"} <= names
    for info in shipped:
        assert callable(make("it", info.name).decide)
        assert len(info.summary) > 20


@pytest.mark.usefixtures("mine")
def test_a_policy_of_ones_own_plays() -> None:
    policy = make("it", "policies_of_this_test:Patcher")
    game = play(load_scenario("network-refresh"), 1, {"it": ("mine", policy)}, weeks=1)
    assert game.session.decided == 1


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("by-the-bok", "did you mean 'by-the-book'"),
        ("zzz", "there are do-nothing"),
        ("nowhere:X", "there is no module 'nowhere' here"),
        ("policies_of_this_test:Nope", "has no class 'Nope'"),
        ("policies_of_this_test:NotOne", "has no method decide"),
        ("broken:X", "cannot be imported: ZeroDivisionError"),
    ],
)
def test_a_wrong_name_is_answered_kindly(name: str, message: str) -> None:
    with pytest.raises(PolicyError, match=message):
        make("it", name)
