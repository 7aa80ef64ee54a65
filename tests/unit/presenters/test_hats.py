"""Needs, letters, rules and duties have words in both languages, and nothing is left open in them."""

import ast
from pathlib import Path

import pytest

from game.i18n import language
from game.presenters.events import sentence
from game.presenters.hats import LETTERS, NEEDS, letter_line, need_lines
from game.presenters.names import Names
from game.presenters.words import FIELDS
from sim.hats.events import EffectApplied
from sim.hats.letters import _NEWS
from sim.hats.needs import needs_of
from sim.hats.rulebook import DUTIES, RULES
from sim.kernel.units import DAY
from sim.scenario.cards import EFFECTS
from sim.scenario.definitions import ChangeDef
from tests.unit.hats.ground import Game, card, scenario

SIM = Path(__file__).resolve().parents[3] / "sim" / "hats"
WISHES = {"need.people", "need.window", "need.answer", "need.status"}


def kinds() -> set[str]:
    """Return the kinds of needs that the source makes."""
    found: set[str] = set()
    for name in ("asking_it.py", "asking_pm.py", "wishes.py", "needs.py"):
        for node in ast.walk(ast.parse((SIM / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "kind":
                found |= {str(part.value) for part in ast.walk(node.value) if isinstance(part, ast.Constant)}
    return (found - {"card_"}) | {"card_owner", "card_position", "card_answer"}


def test_every_kind_of_need_has_words() -> None:
    steps = {"charter", "baseline", "report", "acceptance", "close"}
    assert {kind for kind in kinds() if kind != "go_live" and not kind.startswith("{")} - {""} <= set(NEEDS)
    assert steps <= set(NEEDS)


def test_every_line_of_a_letter_has_words() -> None:
    told = {f"{side}.{key}" for _, _, side, key, _ in _NEWS} | WISHES
    told |= {"helped.promise_kept", "hurt.promise_broken", "helped.honest_report", "hurt.empty_chair"}
    assert told == set(LETTERS)


def test_every_rule_and_every_duty_has_words() -> None:
    assert set(RULES) <= set(FIELDS["rule"])
    assert set(DUTIES) <= set(FIELDS["duty"])


@pytest.mark.parametrize("code", ["en", "de"])
def test_every_effect_can_be_told(code: str) -> None:
    names = Names(language(code), scenario())
    for kind, (_, _, least, most) in EFFECTS.items():
        for amount in {least, most}:
            event = EffectApplied("x", 0, ("y",), "card/x", kind, "ada", amount)
            text = sentence(names, event)
            assert text
            assert "it shows" not in text


@pytest.mark.parametrize("seat", ["it", "pm"])
def test_what_a_desk_needs_is_said_in_full(seat: str) -> None:
    wanted = tuple(ChangeDef(f"c{n}", "sales", "nas", 2, 1, 2.0) for n in range(2))
    game = Game(scenario(*(card(f"k{n}", meets=seat) for n in range(12)), changes=wanted))
    names = Names(language("en"), game.scenario)
    seen = set()
    for day in range(1, 100):
        while game.house.core.engine.run(day * DAY) is not None:
            pass
        for need in needs_of(game.hats, seat):
            lines = need_lines(names, need.kind, need.asker, need.subject, dict(need.parameters))
            assert "…" not in "".join(lines), (need.kind, lines)
            assert lines[1].startswith("If you do nothing: ")
            seen.add(need.kind)
    assert len(seen) >= 2


def test_a_letter_line_is_filled() -> None:
    names = Names(language("en"), scenario())
    assert letter_line(names, "helped.people_given", {"project": "move", "person": "ada"}) == "Thank you for Ada."
    assert "3 weeks old" in letter_line(names, "need.status", {"project": "move", "weeks": 3})
