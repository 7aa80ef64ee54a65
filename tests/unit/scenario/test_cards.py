"""Cards and arcs of a scenario: units, and every fault of an author with its key."""

# ruff: noqa: E501  # one case a line reads best

from pathlib import Path
from typing import get_args

import pytest

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.cards import EFFECTS
from sim.scenario.load import load_scenario, scenario_from_source
from sim.scenario.schema_cards import KIND_OF, EffectName

ARC = """
[[arcs]]
id = "ilirs-name"
person = "ilir"
beats = [
    { beat = "seed", after_weeks = 1 },
    { beat = "sign", after_weeks = 2 },
    { beat = "turn", after_weeks = 2, when = [{ kind = "morale_below", subject = "ilir", value = 0.9 }] },
    { beat = "echo", after_weeks = 3 },
]
"""
ARC_TEXT = '\n[arcs.ilirs-name]\nseed = "A."\nsign = "B."\nturn = "C."\necho = "D."\n'


@pytest.fixture
def with_arc(company: Path) -> Path:
    """The template with a story of its own, whose files a test may spoil."""
    for name, more in (("dilemmas.toml", ARC), ("text.en.toml", ARC_TEXT), ("text.de.toml", ARC_TEXT)):
        (company / name).write_text((company / name).read_text(encoding="utf-8") + more, encoding="utf-8")
    return company


def problems_of(folder: Path, old: str, new: str) -> tuple[Problem, ...]:
    file = folder / "dilemmas.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(folder)
    return caught.value.problems


def test_every_effect_has_a_name_for_authors() -> None:
    assert set(get_args(EffectName)) == set(KIND_OF)
    assert set(KIND_OF.values()) == set(EFFECTS)


def test_own_cards_and_arcs_are_read(with_arc: Path) -> None:
    scenario = load_scenario(with_arc)
    card = next(card for card in scenario.cards if card.id == "one-for-the-boss")
    assert (card.kind, card.meets, card.owner, card.silent, card.to_week) == ("wrong_door", "it", "pm", "send-on", 9)
    assert [(e.kind, e.target, e.amount) for e in card.options[1].effects] == [
        ("trust", "sales", 3),
        ("task_effort_h", "laptops", 3),
        ("trust", "hats", -4),
    ]
    arc = next(arc for arc in scenario.arcs if arc.id == "ilirs-name")
    assert [beat.beat for beat in arc.beats] == ["seed", "sign", "turn", "echo"]
    assert scenario.texts["de"]["cards.one-for-the-boss.title"] == "Einer für den Chef"
    again = scenario_from_source(scenario.source)
    assert (again.cards, again.arcs, again.texts) == (scenario.cards, scenario.arcs, scenario.texts)


def test_money_of_cards_is_in_cents_and_vendors_go_by_their_party(company: Path) -> None:
    file = company / "dilemmas.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace(
        '{ kind = "trust", target = "sales", amount = 3 }',
        '{ kind = "spend", target = "support", amount = 99.5 }, { kind = "trust", target = "nordlicht", amount = 1 }',
    )
    text = text.replace(
        'when = [{ kind = "project_running", subject = "laptops" }]',
        'when = [{ kind = "service_value_above", subject = "orders", value = 500 }]',
    )
    file.write_text(text, encoding="utf-8")
    card = next(card for card in load_scenario(company).cards if card.id == "one-for-the-boss")
    assert [(e.kind, e.target, e.amount) for e in card.options[1].effects[:2]] == [
        ("spend_cents", "support", 9_950),
        ("trust", "vendor:nordlicht", 1),
    ]
    assert card.when[0].value == 50_000


CASES = [
    ('kind = "wrong_door"', 'kind = "wrongdoor"', "cards.one-for-the-boss.kind", "must be one of", "wrong_door"),
    ('owner = "pm"', 'owner = "it"', "cards.one-for-the-boss.owner", "then it is no wrong door", ""),
    ('owner = "pm"', 'owner = "department"', "cards.one-for-the-boss.party", "is missing: the owner is a department", ""),
    ('owner = "pm"', 'owner = "pm"\nparty = "salse"', "cards.one-for-the-boss.party", "no party, person 'salse'", "sales"),
    ("fact = 6", "fact = 12", "cards.one-for-the-boss.fact", "must be at most 11", ""),
    ("from_week = 3", "from_week = 10", "cards.one-for-the-boss.to_week", "is week 9, before it begins in week 10", ""),
    ('preferred = "send-on"', 'preferred = "send-out"', "cards.one-for-the-boss.preferred", "no option 'send-out'", "send-on"),
    ('silent = "send-on"', 'silent = "nothing"', "cards.one-for-the-boss.silent", "no option 'nothing'", ""),
    ('id = "take-one"', 'id = "send-on"', "cards.one-for-the-boss.options.send-on.id", "is used twice", ""),
    ("hours = 0.25", "hours = 9", "cards.one-for-the-boss.options.send-on.hours", "must be at most 8", ""),
    ('silent = "send-on"', 'silent = "send-on"\nperson = "inez"', "cards.one-for-the-boss.person", "no person 'inez'", "ines"),
    # conditions
    ('kind = "project_running", subject = "laptops"', 'kind = "project_runing"', "cards.one-for-the-boss.when.1.kind", "must be one of", "project_running"),
    ('subject = "laptops" }', 'subject = "laptop" }', "cards.one-for-the-boss.when.1.subject", "no project 'laptop'", "laptops"),
    ('kind = "project_running", subject = "laptops"', 'kind = "morale_below", subject = "ines", value = 60', "cards.one-for-the-boss.when.1.value", "must lie between 0 and 1 for morale_below", ""),
    ('kind = "project_running", subject = "laptops"', 'kind = "project_running", value = 2', "cards.one-for-the-boss.when.1.value", "must be left out", ""),
    ('kind = "project_running", subject = "laptops"', 'kind = "week_from", subject = "ines", value = 4', "cards.one-for-the-boss.when.1.subject", "must be left out", ""),
    ('kind = "project_running", subject = "laptops"', 'kind = "kpi_above", value = 4', "cards.one-for-the-boss.when.1.subject", "must say which kpi", ""),
    ('kind = "project_running", subject = "laptops"', 'kind = "kpi_above", subject = "backlogg"', "cards.one-for-the-boss.when.1.subject", "no kpi", "backlog"),
    ('kind = "project_running", subject = "laptops"', 'kind = "card_answered", subject = "one"', "cards.one-for-the-boss.when.1.subject", "no card 'one'", ""),
    # effects
    ('kind = "trust", target = "sales", amount = 3', 'kind = "trusts", target = "sales", amount = 3', "cards.one-for-the-boss.options.take-one.effects.1.kind", "must be one of", "trust"),
    ('kind = "trust", target = "sales", amount = 3', 'kind = "spend_cents", target = "support", amount = 3', "cards.one-for-the-boss.options.take-one.effects.1.kind", "must be one of", "spend"),
    ('kind = "trust", target = "sales", amount = 3', 'kind = "trust", target = "sails", amount = 3', "cards.one-for-the-boss.options.take-one.effects.1.target", "no party 'sails'", "sales"),
    ('kind = "trust", target = "sales", amount = 3', 'kind = "trust", target = "sales", amount = 40', "cards.one-for-the-boss.options.take-one.effects.1.amount", "must lie between -15 and 15 (points) for trust, not 40", ""),
    ('kind = "trust", target = "sales", amount = 3', 'kind = "spend", target = "support", amount = 900_000', "cards.one-for-the-boss.options.take-one.effects.1.amount", "must lie between 0 and 500,000 (currency)", ""),
    ('kind = "trust", target = "sales", amount = 3', 'kind = "morale", target = "sales", amount = 0.1', "cards.one-for-the-boss.options.take-one.effects.1.target", "no person, team 'sales'", ""),
    ('kind = "trust", target = "sales", amount = 3', 'kind = "promise", target = "ines", amount = 4', "cards.one-for-the-boss.options.take-one.effects.1.promise", "what is promised?", ""),
    ('kind = "trust", target = "sales", amount = 3', 'kind = "trust", target = "sales", amount = 3, promise = "date"', "cards.one-for-the-boss.options.take-one.effects.1.promise", "says nothing for 'trust'", ""),
    ('kind = "trust", target = "sales", amount = 3', 'kind = "trust", target = "sales", amount = 3, chance = 0', "cards.one-for-the-boss.options.take-one.effects.1.chance", "must be more than 0", ""),
    ('kind = "trust", target = "sales", amount = 3', 'kind = "trust", target = "<dept_sales>", amount = 3', "cards.one-for-the-boss.options.take-one.effects.1.target", "no party '<dept_sales>'", ""),
    # arcs
    ('person = "ilir"', 'person = "ilire"', "arcs.ilirs-name.person", "no person 'ilire'", "ilir"),
    ('beat = "sign", after_weeks = 2', 'beat = "turn", after_weeks = 2', "arcs.ilirs-name.beats.2.beat", "the order is seed, sign, turn, echo", ""),
    ('beat = "turn", after_weeks = 2', 'beat = "turn", after_weeks = 1', "arcs.ilirs-name.beats.3.after_weeks", "must be at least 2", ""),
    ('    { beat = "echo", after_weeks = 3 },\n', "", "arcs.ilirs-name.beats", "must have at least 4 elements, not 3", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "message", "suggestion"), CASES)
def test_a_fault_is_named(with_arc: Path, old: str, new: str, key: str, message: str, suggestion: str) -> None:
    problems = problems_of(with_arc, old, new)
    found = [problem for problem in problems if problem.key == key]
    assert found, "\n".join(map(str, problems))
    assert message in found[0].message
    assert found[0].suggestion == suggestion
    assert found[0].file == f"{with_arc}/dilemmas.toml"
    assert found[0].line > 1


def test_a_card_of_its_own_has_a_name_of_its_own(with_arc: Path) -> None:
    problems = problems_of(with_arc, 'id = "one-for-the-boss"', 'id = "until-thursday"')
    assert any(p.message == "'until-thursday' is also in the deck 'house'; take another" for p in problems)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"cards = 7\n", "must be a list"),
        (b"[[cards]]\n", "is missing"),
        (b"[[cards]]\nid = 3\n", "must be text in quotes"),
        (b"[[arcs]]\nbeats = [[]]\n", "must be a table"),
        (b"[[cards]\n", "is not valid TOML"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"weeks = 4\n", "is not known here"),
        (b"[[cards]]\noptions = [{ effects = [{ amount = nan }] }]\n", "must be a finite number"),
        (b"x = " + b"[" * 500 + b"]" * 500, "nested"),
    ],
)
def test_whatever_the_file_holds_there_is_a_message(company: Path, content: bytes, message: str) -> None:
    (company / "dilemmas.toml").write_bytes(content)
    with pytest.raises(ScenarioError) as caught:
        load_scenario(company)
    mine = [problem for problem in caught.value.problems if problem.file.endswith("dilemmas.toml")]
    assert any(message in problem.message for problem in mine), caught.value
    assert all(str(problem).isprintable() for problem in caught.value.problems)


def test_a_pipe_in_place_of_the_file_is_not_opened(company: Path) -> None:
    (company / "dilemmas.toml").unlink()
    (company / "dilemmas.toml").mkdir()
    with pytest.raises(ScenarioError, match="is a folder"):
        load_scenario(company)
