"""Two parallel forms: the same facts, owners and difficulties, other situations; the same on every machine."""

from collections import Counter

import pytest

from game.classroom.bank import OWNERS, bank
from game.classroom.forms import LENGTH, MOST_SEED, OF_EACH_DIFFICULTY, OF_EACH_OWNER, form, forms

SEEDS = [*range(60), 4_711, MOST_SEED]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_two_forms_are_parallel_and_balanced(seed: int) -> None:
    a, b = forms(seed)
    assert len(a.situations) == len(b.situations) == LENGTH
    assert not {one.id for one in a.situations} & {one.id for one in b.situations}
    assert Counter(one.cell for one in a.situations) == Counter(one.cell for one in b.situations)
    assert Counter(one.owner for one in a.situations) == dict.fromkeys(OWNERS, OF_EACH_OWNER)
    assert Counter(one.difficulty for one in a.situations) == OF_EACH_DIFFICULTY
    assert {one.fact for one in a.situations} == set(bank().facts)


def test_a_seed_is_a_pair_of_forms_for_ever() -> None:
    """Printed forms are read by whatever version is installed on the day, so this order must never move."""
    a, b = forms(1)
    assert [one.id for one in a.situations][:3] == ["what-we-learned", "beyond-the-year", "lunch-with-the-sponsor"]
    assert [one.id for one in b.situations][:3] == ["a-fifth-less", "who-answers-for-leave", "green-please"]


def test_other_seeds_ask_other_things() -> None:
    pairs = {frozenset(one.id for form_ in forms(seed) for one in form_.situations) for seed in SEEDS}
    assert len(pairs) > len(SEEDS) // 2
    asked = {one.id for seed in SEEDS for form_ in forms(seed) for one in form_.situations}
    assert asked == {one.id for one in bank().situations}


def test_owners_stand_in_no_fixed_places() -> None:
    rows = {tuple(one.owner for one in form_.situations) for seed in SEEDS for form_ in forms(seed)}
    assert len(rows) > len(SEEDS)


@pytest.mark.parametrize(("code", "found"), [("A", "A-1"), ("b", "B-1"), ("A-7", "A-7"), (" b12 ", "B-12")])
def test_a_printed_code_finds_its_form(code: str, found: str) -> None:
    assert form(code).code == found


@pytest.mark.parametrize("code", ["", "C", "A-", "A-1234567", "AB", "1", "A 1", "A-²"])
def test_what_is_no_code_finds_none(code: str) -> None:
    with pytest.raises(ValueError, match="no form"):
        form(code)


@pytest.mark.parametrize("seed", [-1, MOST_SEED + 1])
def test_seeds_beyond_the_range_are_refused(seed: int) -> None:
    with pytest.raises(ValueError, match="seeds"):
        forms(seed)
