"""Answers in a table: whatever a spreadsheet makes of it, read or refused with line and column."""

from pathlib import Path

import pytest

from game.classroom.answers import COLUMNS, AnswersError, Sheet, add, header, person_code, read
from game.classroom.forms import LENGTH, form

HEAD = ",".join(COLUMNS)
RIGHT = ["it", "pm", "third"] * 4


def written(tmp_path: Path, *lines: str, name: str = "answers.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(AnswersError) as caught:
        read([path])
    return caught.value.problems


def test_the_empty_table_of_the_kit_is_one_that_can_be_filled(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(header() + "Blue,k7,before,A-1,I,P,S,it,pm,third,,-,?,i,p,a\r\n", encoding="utf-8")
    (sheet,) = read([path])[0]
    assert (sheet.group, sheet.person, sheet.time, sheet.form) == ("Blue", "K7", "before", form("A-1"))
    assert sheet.given == ("it", "pm", "third", "it", "pm", "third", None, None, None, "it", "pm", "third")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_what_spreadsheets_write(tmp_path: Path, delimiter: str, encoding: str) -> None:
    head = delimiter.join(["Gruppe", "Code", "Zeit", "Bogen", *COLUMNS[4:]])
    row = delimiter.join(["Süd", "x1", "nachher", "B", *RIGHT])
    (sheet,) = read([written(tmp_path, head, row, "", encoding=encoding)])[0]
    assert (sheet.group, sheet.time, sheet.form.code) == ("Süd", "after", "B-1")


def test_columns_may_stand_in_any_order_and_person_may_be_missing(tmp_path: Path) -> None:
    names = [*reversed(COLUMNS[4:]), "form", "time", "group"]
    row = [*reversed(RIGHT), "A", "before", "Blue"]
    (sheet,) = read([written(tmp_path, ",".join(names), ",".join(row))])[0]
    assert sheet.given == tuple(RIGHT)
    assert sheet.person == ""


def test_points_count_right_owners_only(tmp_path: Path) -> None:
    owners = [situation.owner for situation in form("A").situations]
    given = [*owners[:5], "", *["third" if owner == "it" else "it" for owner in owners[6:]]]
    (sheet,) = read([written(tmp_path, HEAD, ",".join(["g", "", "before", "A", *given]))])[0]
    assert sheet.right == 5


def test_every_problem_is_named_with_line_and_column(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        HEAD,
        ",".join(["Blue", "Anna", "before", "A-1", *RIGHT]),
        ",".join(["", "k1", "during", "C", "x", *RIGHT[1:]]),
        ",".join(["Blue", "k2", "after", "B-1", *RIGHT, "it"]),
    )
    found = problems(path)
    assert [line.split(": ")[:2] for line in found] == [
        ["answers.csv:2", "person"],
        ["answers.csv:3", "group"],
        ["answers.csv:3", "time"],
        ["answers.csv:3", "form"],
        ["answers.csv:3", "1"],
        ["answers.csv:4", "'it' stands beyond the last column"],
    ]
    assert "nobody's name" in found[0]
    assert "'x' is no answer" in found[4]


def test_a_mistyped_heading_is_guessed(tmp_path: Path) -> None:
    found = problems(written(tmp_path, HEAD.replace("group", "grup"), "a"))
    assert found[0] == "answers.csv:1: grup: no such column (did you mean group?)"
    assert "group: missing" in found[1]


def test_files_without_answers_are_refused(tmp_path: Path) -> None:
    assert "the file is empty" in problems(written(tmp_path, ""))[0]
    assert problems(written(tmp_path, HEAD)) == ("there are no answers in these files",)
    assert "no such file" in problems(tmp_path / "none.csv")[0]
    assert "named twice" in problems(written(tmp_path, HEAD + ",group"))[0]


def test_the_same_sheet_twice_counts_once_and_another_is_a_problem(tmp_path: Path) -> None:
    row = ",".join(["Blue", "k1", "before", "A-1", *RIGHT])
    first = written(tmp_path, HEAD, row, name="one.csv")
    second = written(tmp_path, HEAD, row.replace("k1", "K1"), name="two.csv")
    sheets, again = read([first, second])
    assert (len(sheets), again) == (1, 1)
    third = written(tmp_path, HEAD, row.replace("third", "pm"), name="three.csv")
    with pytest.raises(
        AnswersError, match=r"three.csv:2: person: K1 of Blue has answered before already \(one.csv:2\)"
    ):
        read([first, third])


def test_sheets_without_a_code_are_all_kept(tmp_path: Path) -> None:
    row = ",".join(["Blue", "", "before", "A-1", *RIGHT])
    sheets, again = read([written(tmp_path, HEAD, row, row)])
    assert (len(sheets), again) == (2, 0)


@pytest.mark.parametrize("name", ["Anna", "a", "Anna Maier", "k-1", "123456789", "ä1"])
def test_what_could_be_a_name_is_no_code(name: str) -> None:
    with pytest.raises(ValueError, match="nobody's name"):
        person_code(name)


def test_sheets_are_added_to_a_table_that_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "answers.csv"
    sheet = Sheet('Blue, "second" row', "K1", "before", form("B-3"), (None, *["pm"] * (LENGTH - 1)))  # type: ignore[arg-type]
    add(path, sheet)
    add(path, Sheet("Blue", "K2", "after", form("A-3"), ("it",) * LENGTH))
    found, _ = read([path])
    assert [one.row() for one in found] == [sheet.row(), ["Blue", "K2", "after", "A-3", *["it"] * LENGTH]]
    assert path.read_bytes().startswith(header().encode())
