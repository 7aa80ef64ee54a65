"""Paired differences: the same seeds, the right sign, an honest interval."""

from pathlib import Path
from typing import Any

import pytest

from game.i18n import language
from game.presenters.comparison import comparison_page, document, sentences
from sim.lab.batch import batch
from sim.lab.folder import BatchFolder, table
from sim.lab.pairs import Comparison, compare, compare_rows, gather
from sim.lab.trials import BatchError

TOTAL = "scores.it_manager.total"


def row(label: str, seed: int, total: float | None, **rest: Any) -> dict[str, Any]:
    return {
        "scenario": "tiny", "label": label, "it": label, "pm": "x", "level": "standard", "seed": seed,
        "status": "done", "error": None, "outcome": "won", TOTAL: total,
    } | rest  # fmt: skip


ROWS = [
    *(row("it=a", seed, 50.0 + seed) for seed in range(4)),
    *(row("it=b", seed, 53.0 + seed + seed % 2, outcome="lost", **{"kpis.backlog": 3}) for seed in range(1, 5)),
]


def only(rows: list[dict[str, Any]], baseline: str = "") -> Comparison:
    (found,) = compare_rows(rows, baseline)
    return found


def test_only_equal_seeds_are_paired() -> None:
    found = only(ROWS)
    assert (found.label, found.baseline, found.pairs, found.left_out) == ("it=b", "it=a", 3, 2)
    difference = found.of(TOTAL)
    assert difference is not None
    assert difference.difference.mean == pytest.approx((4 + 3 + 4) / 3)
    assert difference.baseline == 52.0
    assert difference.difference.clear
    won = found.of("won")
    assert won is not None
    assert (won.value, won.baseline) == (0.0, 1.0)


def test_pairing_takes_the_common_luck_out() -> None:
    """Seeds differ by tens of points, the two by a tenth: paired it is clear."""
    rows = [row(label, seed, 10.0 * seed + plus) for label, plus in (("it=a", 0.0), ("it=b", 0.1)) for seed in range(9)]
    difference = only(rows).of(TOTAL)
    assert difference is not None
    assert difference.difference.clear
    assert difference.difference.mean == pytest.approx(0.1)


def test_the_baseline_by_label_or_by_its_policy() -> None:
    assert only(ROWS, "it=b").label == "it=a"
    assert only(ROWS, "b").label == "it=a"
    with pytest.raises(BatchError, match="did you mean 'it=b'"):
        only(ROWS, "it=bb")
    more = [*ROWS, row("it=b,pm=c", 1, 3.0)]
    with pytest.raises(BatchError, match="may be any of"):
        compare_rows(more, "b")


def test_what_is_missing_in_one_of_a_pair_is_left_out_of_that_measure() -> None:
    rows = [row("it=a", 1, None), row("it=b", 1, 4.0), row("it=a", 2, 3.0), row("it=b", 2, 4.0)]
    difference = only(rows).of(TOTAL)
    assert difference is not None
    assert (difference.difference.n, difference.difference.half_width) == (1, None)


def test_failed_games_do_not_count() -> None:
    rows = [*ROWS, row("it=a", 4, None, status="failed")]
    assert only(rows).pairs == 3
    with pytest.raises(BatchError, match="nothing to compare: only 'it=b'"):
        compare_rows([{**one, "status": "failed"} if one["label"] == "it=a" else one for one in ROWS])
    with pytest.raises(BatchError, match="no finished game"):
        compare_rows([])


def test_every_scenario_by_itself() -> None:
    rows = [*ROWS, *({**one, "scenario": "other"} for one in ROWS)]
    assert [found.scenario for found in compare_rows(rows)] == ["tiny", "other"]
    assert compare_rows([row("it=a", 1, 1.0), {**row("it=b", 1, 1.0), "scenario": "other"}]) == ()


def test_equal_labels_of_several_batches_are_told_apart() -> None:
    rows = gather([("old", ROWS[:4]), ("new", [*ROWS[:4], ROWS[5]])])
    assert list(dict.fromkeys(one["label"] for one in rows)) == ["old: it=a", "new: it=a", "it=b"]
    twins = gather([("out", ROWS[:1]), ("out", ROWS[:1])])
    assert [one["label"] for one in twins] == ["out 1: it=a", "out 2: it=a"]


def test_folders_and_batches_give_the_same(tmp_path: Path) -> None:
    found = batch("tests/data/scenarios/tiny", ("it=do-nothing", "it=random"), 2, weeks=2, out=tmp_path / "out")
    assert compare(found) == compare(tmp_path / "out") == compare([str(tmp_path / "out")])
    (one,) = compare(found)
    assert (one.pairs, one.left_out) == (2, 0)
    with pytest.raises(BatchError, match="holds no batch"):
        compare(tmp_path)


def test_read_back_rows_compare_alike(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"format": 1}')
    (tmp_path / "kpis.csv").write_text(table(ROWS), encoding="utf-8")
    assert compare(tmp_path) == compare_rows(ROWS)
    assert len(BatchFolder(tmp_path).rows()) == 8


# ------------------------------------------------------------------------------------------------------- in words


def test_a_sentence_says_which_way_and_how_sure() -> None:
    won, said = sentences(language("en"), only(ROWS))
    assert won.replace("\u00a0", " ") == "Games won: it=b 0 %, it=a 100 %."
    assert said.startswith("IT manager: it=b is 3.7 points above it=a (95 % interval of the difference +2.2 to +5.1")
    below = sentences(language("en"), only(ROWS, "b"))[1]
    assert "it=a is 3.7 points below it=b" in below
    rows = [row(label, seed, 5.0 * (seed % 2) * way) for label, way in (("a", 1), ("b", -1)) for seed in range(4)]
    assert "no clear difference between b and a" in sentences(language("en"), only(rows))[1]
    single = only([row("a", 1, 3.0), row("b", 1, 4.0)])
    assert "in a single pair" in sentences(language("en"), single)[1]


def test_the_page_shows_every_part_and_only_clear_kpis() -> None:
    rows = [
        row(label, seed, 50.0, **{"kpis.backlog": seed + plus, "kpis.staff": 3 + seed % 2 * plus})
        for label, plus in (("a", 0), ("b", 7))
        for seed in range(5)
    ]
    page = comparison_page(language("en"), compare_rows(rows))
    cells = [
        cell
        for section in page.sections
        for part in section.parts
        for line in getattr(part, "rows", ())
        for cell in line
    ]
    assert "Total" in cells
    assert "Open tickets" in cells
    assert "Staff" not in cells
    assert "+7" in cells


def test_the_document_has_numbers_and_sentences() -> None:
    said = document(language("en"), compare_rows(ROWS))
    assert said["baseline"] == "it=a"
    (one,) = said["comparisons"]
    found = next(entry for entry in one["differences"] if entry["measure"] == TOTAL)
    assert found["low"] < found["difference"] < found["high"]
    assert found["clear"] is True
    assert len(one["sentences"]) == 2


def test_shares_differ_in_percentage_points() -> None:
    rows = [
        row(label, seed, 50.0, **{"kpis.sla_met_share": share})
        for label, share in (("a", 0.5), ("b", 0.75))
        for seed in (1, 2)
    ]
    page = comparison_page(language("en"), compare_rows(rows))
    cells = [
        cell
        for section in page.sections
        for part in section.parts
        for line in getattr(part, "rows", ())
        for cell in line
    ]
    assert [cell.replace("\u00a0", " ") for cell in cells if "%" in cell or "pp" in cell] == [
        "50 %", "75 %", "+25 pp", "+25 pp … +25 pp",
    ]  # fmt: skip
