"""Learning gain: textbook intervals, of groups only."""

import json
from collections.abc import Sequence
from math import sqrt

import pytest

from game.classroom.answers import Sheet, Time
from game.classroom.bank import Owner
from game.classroom.forms import LENGTH, Form, form
from game.classroom.gain import LEAST, SMALL, difference, gain, level, summary
from game.classroom.told import document, page
from game.i18n import language
from game.presenters.page import Line


def sheet(group: str, person: str, time: Time, code: str, right: int) -> Sheet:
    asked: Form = form(code)
    other: dict[Owner, Owner] = {"it": "pm", "pm": "it", "third": "it"}
    given = tuple(
        situation.owner if number < right else other[situation.owner]
        for number, situation in enumerate(asked.situations)
    )
    made = Sheet(group, person, time, asked, given)
    assert made.right == right
    return made


def group(name: str, before: Sequence[int], after: Sequence[int], *, codes: bool = True) -> list[Sheet]:
    """Return sheets of a group; every second person begins with form B."""
    found = []
    for time, scores in (("before", before), ("after", after)):
        for number, right in enumerate(scores):
            letter = "AB"[(number + (time == "after")) % 2]
            person = f"{name[0].upper()}{number}" if codes else ""
            found.append(sheet(name, person, time, letter, right))  # type: ignore[arg-type]
    return found


BEFORE, AFTER = (5, 6, 7, 4, 8, 6), (7, 9, 8, 7, 9, 8)


def test_a_paired_gain_is_the_textbook_interval() -> None:
    found = gain("Blue", group("Blue", BEFORE, AFTER))
    changes = [2, 3, 1, 3, 1, 2]
    spread = sqrt(sum((c - 2) ** 2 for c in changes) / 5)
    assert found.paired
    assert found.gain is not None
    assert (found.gain.mean, found.gain.n) == (2.0, 6)
    assert found.gain.half_width == pytest.approx(2.570582 * spread / sqrt(6), rel=1e-6)  # t of 5 degrees of freedom
    assert found.gain.clear


def test_an_unpaired_gain_is_welchs() -> None:
    """Means 6 and 8, squared standard errors 0.33333 and 0.13333: 8.41 degrees of freedom, taken as 8."""
    found = gain("Blue", group("Blue", BEFORE, AFTER, codes=False))
    assert not found.paired
    assert found.gain is not None
    assert found.gain.mean == 2.0
    assert found.gain.half_width == pytest.approx(2.306004 * sqrt(1 / 3 + 2 / 15), rel=1e-6)


def test_codes_make_the_interval_narrower() -> None:
    with_codes = gain("Blue", group("Blue", BEFORE, AFTER)).gain
    without = gain("Blue", group("Blue", BEFORE, AFTER, codes=False)).gain
    assert with_codes is not None
    assert without is not None
    assert with_codes.mean == without.mean
    assert (with_codes.half_width or 0) < (without.half_width or 0)


def test_sheets_without_a_second_one_are_left_out_and_counted() -> None:
    sheets = [*group("Blue", BEFORE, AFTER), sheet("Blue", "Z9", "before", "A", 12)]
    found = gain("Blue", sheets)
    assert found.unmatched == 1
    assert found.gain is not None
    assert found.gain.mean == 2.0


def test_two_groups_are_compared_by_the_difference_of_their_gains() -> None:
    sheets = group("turns", BEFORE, AFTER) + group("stays", BEFORE, [6, 6, 7, 5, 8, 6])
    found = summary(sheets, baseline="Stays")
    assert found.baseline == "stays"
    ((name, its),) = found.compared
    expected = difference(level([1, 0, 0, 1, 0, 0]), level([2, 3, 1, 3, 1, 2])).interval
    assert (name, its) == ("turns", expected)
    assert its.mean == pytest.approx(2 - 1 / 3)
    assert its.clear
    with pytest.raises(KeyError):
        summary(sheets, baseline="nobody")


def test_equal_changes_have_no_width_and_no_fault() -> None:
    found = gain("Blue", group("Blue", (5, 5, 5, 5), (7, 7, 7, 7)))
    assert found.gain is not None
    assert (found.gain.low, found.gain.high) == (2.0, 2.0)
    unpaired = gain("Blue", group("Blue", (5, 5, 5, 5), (7, 7, 7, 7), codes=False))
    assert unpaired.gain is not None
    assert unpaired.gain.half_width == 0


def test_small_groups_are_told_together_or_not_at_all() -> None:
    large = group("large", BEFORE, AFTER)
    two = summary(large + group("one", (3, 4), (5, 6)) + group("two", (5, 5), (6, 7)))
    assert [each.name for each in two.groups] == ["large", SMALL]
    assert two.merged == 2
    assert two.untold == 0
    alone = summary(large + group("one", (3, 4), (5, 6)))
    assert [each.name for each in alone.groups] == ["large"]
    assert alone.untold == 4
    assert alone.total is None, "the difference to a total would tell the small group"


@pytest.mark.parametrize("n", range(1, LEAST))
def test_nothing_is_told_of_fewer_than_four(n: int) -> None:
    found = summary(group("few", BEFORE[:n], AFTER[:n]))
    assert found.groups == ()
    assert found.missed == ()
    assert found.untold == 2 * n


def test_no_code_of_a_person_comes_into_what_is_told() -> None:
    sheets = group("Blue", BEFORE, AFTER)
    codes = {each.person for each in sheets}
    told = json.dumps(document(summary(sheets)))
    for code in ("en", "de"):
        told += str(page(language(code), summary(sheets)))
    assert not any(f'"{person}"' in told or f" {person} " in told for person in codes)


def test_one_form_for_all_and_a_group_at_the_top_are_pointed_out() -> None:
    same = [sheet("Blue", f"K{n}", "before", "A", 11) for n in range(5)]
    same += [sheet("Blue", f"K{n}", "after", "B", 12) for n in range(5)]
    found = summary(same).groups[0]
    assert found.one_order
    assert found.near_top
    limits = page(language("en"), summary(same)).sections[-1].parts
    watched = [part.text for part in limits if isinstance(part, Line) and part.tone == "watch"]
    assert len(watched) == 2
    mixed = summary(group("Blue", BEFORE, AFTER)).groups[0]
    assert not mixed.one_order
    assert not mixed.near_top


def test_what_is_missed_most_names_owner_and_mistake() -> None:
    found = summary(group("Blue", (6,) * 8, (4,) * 8))
    assert found.missed
    worst = found.missed[0]
    assert (worst.right, worst.n) == (0, 4)
    owner = form(worst.form).situations[worst.number - 1].owner
    assert worst.taken_for == {"it": "pm", "pm": "it", "third": "it"}[owner]
    assert all(missed.number > 4 for missed in found.missed), "afterwards, not beforehand"


def test_the_page_says_clear_gain_only_if_the_interval_is_off_zero() -> None:
    clear = str(page(language("en"), summary(group("Blue", BEFORE, AFTER))))
    assert "a clear gain" in clear
    unclear = str(page(language("en"), summary(group("Blue", BEFORE, (5, 7, 6, 5, 8, 6)))))
    assert "no clear gain" in unclear
    worse = str(page(language("en"), summary(group("Blue", AFTER, BEFORE))))
    assert "clearly fewer right" in worse
    assert document(summary(group("Blue", BEFORE, AFTER)))["questions"] == LENGTH
