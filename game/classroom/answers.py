"""Answers to the questionnaire as rows of a CSV file: from paper, typed in a spreadsheet, or from the screen.

Columns: ``group``, ``person``, ``time``, ``form`` and ``1`` to ``12``. A person is a code of letters and digits, so
that nobody's name gets here; it may be empty, and then nothing links two sheets of the same person.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal

from game.classroom.bank import OWNERS, Owner
from game.classroom.forms import LENGTH, Form, form

Time = Literal["before", "after"]

QUESTIONS: Final = tuple(str(number) for number in range(1, LENGTH + 1))
COLUMNS: Final = ("group", "person", "time", "form", *QUESTIONS)
MOST_GROUP: Final = 40
_MOST_BYTES: Final = 4_000_000

_HEADINGS: Final = {"gruppe": "group", "code": "person", "kürzel": "person", "zeit": "time", "wann": "time"} | {
    "bogen": "form",
    "formular": "form",
}
_TIMES: Final[dict[str, Time]] = {"before": "before", "after": "after", "vorher": "before", "nachher": "after"}
_ANSWERS: Final[dict[str, Owner]] = {
    **dict(zip(OWNERS, OWNERS, strict=True)),
    **{"i": "it", "p": "pm", "s": "third", "a": "third"},
}
"""What the boxes of the printed forms are called: I, P and S (somebody else), in German A (jemand anders)."""
_BLANK: Final = frozenset({"", "-", "?"})
_PERSON: Final = re.compile(r"(?=.*[0-9])[A-Za-z0-9]{2,8}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person answered on one form.

    Attributes:
        group: Whom the answers are counted with.
        person: Their code, in capitals; empty if nothing links their two sheets.
        given: In the order of the form; None where nothing was ticked.
        place: File and line, for messages.
    """

    group: str
    person: str
    time: Time
    form: Form
    given: tuple[Owner | None, ...]
    place: str = ""

    @property
    def right(self) -> int:
        """How many owners were named right; a blank is not right."""
        pairs = zip(self.given, self.form.situations, strict=True)
        return sum(given == situation.owner for given, situation in pairs)

    def row(self) -> list[str]:
        """Return the sheet as a row of the file."""
        return [self.group, self.person, self.time, self.form.code, *(given or "" for given in self.given)]


class AnswersError(Exception):
    """A file of answers that cannot be used.

    Attributes:
        problems: All of them, one line each: ``file:line: column: what is wrong``.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep the problems."""
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def person_code(text: str) -> str:
    """Return a person's code as it is kept.

    Raises:
        ValueError: It could be a name.
    """
    code = text.strip()
    if code and not _PERSON.fullmatch(code):
        raise ValueError("a code is 2 to 8 letters and digits with at least one digit, so that it is nobody's name")
    return code.upper()


def read(paths: Iterable[Path]) -> tuple[tuple[Sheet, ...], int]:
    """Read answers from files.

    Args:
        paths: CSV files, separated by comma, semicolon or tab, as spreadsheets write them.

    Returns:
        The sheets, and how many rows were the same sheet again (of a person with a code) and left out.

    Raises:
        AnswersError: With every problem of every file.
    """
    problems: list[str] = []
    sheets: list[Sheet] = []
    for path in paths:
        sheets += _file(path, problems)
    kept, again = _once(sheets, problems)
    if not problems and not kept:
        problems.append("there are no answers in these files")
    if problems:
        raise AnswersError(problems)
    return tuple(kept), again


def header() -> str:
    """Return the first line of an empty file of answers, with its end."""
    return ",".join(COLUMNS) + "\r\n"


def add(path: Path, sheet: Sheet) -> None:
    """Write a sheet at the end of a file, which is made if need be.

    Raises:
        OSError: It cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists() or path.stat().st_size == 0
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if new:
            writer.writerow(COLUMNS)
        writer.writerow(sheet.row())


# -------------------------------------------------------------------------------------------------------------- reading


def _file(path: Path, problems: list[str]) -> list[Sheet]:
    lines = _lines(path, problems)
    if not lines:
        return []
    delimiter = max(",;\t", key=lines[0].count)
    rows = csv.reader(lines, delimiter=delimiter)
    columns = _columns(path, next(rows), problems)
    if columns is None:
        return []
    sheets = []
    for cells in rows:
        if any(cell.strip() for cell in cells):
            sheet = _sheet(f"{path.name}:{rows.line_num}", _by_column(columns, cells), problems)
            sheets += [sheet] if sheet else []
    return sheets


def _lines(path: Path, problems: list[str]) -> list[str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(f"{path.name}: {(error.strerror or type(error).__name__).lower()}")
        return []
    if len(data) > _MOST_BYTES:
        problems.append(f"{path.name}: too large for a file of answers")
        return []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    lines = text.splitlines()
    if not lines:
        problems.append(f"{path.name}:1: the file is empty; its first line names the columns: {','.join(COLUMNS)}")
    return lines


def _columns(path: Path, cells: Sequence[str], problems: list[str]) -> list[str] | None:
    """Return the column of each cell; None, and problems, where the first line does not name them all."""
    names = [_HEADINGS.get(cell.strip().lower(), cell.strip().lower()) for cell in cells]
    wrong = [name for name in names if name and name not in COLUMNS]
    missing = [name for name in COLUMNS if name not in names and name != "person"]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    for name in wrong:
        near = get_close_matches(name, COLUMNS, 1)
        problems.append(f"{path.name}:1: {name}: no such column" + (f" (did you mean {near[0]}?)" if near else ""))
    for name in twice:
        problems.append(f"{path.name}:1: {name}: named twice")
    if missing:
        problems.append(f"{path.name}:1: {', '.join(missing)}: missing; the columns are {','.join(COLUMNS)}")
    return None if wrong or twice or missing else names


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return the row's cells by column; what stands beyond the last column comes under no name."""
    found = dict.fromkeys(COLUMNS, "")
    for name, cell in zip(columns, cells, strict=False):
        if name:
            found[name] = cell.strip()
    beyond = [cell for cell in cells[len(columns) :] if cell.strip()]
    return found | {"": beyond[0]} if beyond else found


def _sheet(place: str, cells: Mapping[str, str], problems: list[str]) -> Sheet | None:
    before = len(problems)
    group = cells["group"]
    if not group or len(group) > MOST_GROUP:
        problems.append(f"{place}: group: needs a name of at most {MOST_GROUP} characters")
    try:
        person = person_code(cells["person"])
    except ValueError as error:
        problems.append(f"{place}: person: {error}")
    time = _TIMES.get(cells["time"].lower())
    if time is None:
        problems.append(f"{place}: time: {cells['time']!r} is neither before nor after")
    try:
        asked = form(cells["form"])
    except ValueError:
        problems.append(f"{place}: form: {cells['form']!r} is no form; it is printed on the sheet, for example A-1")
    given = tuple(_given(place, cells, problems))
    if "" in cells:
        problems.append(f"{place}: {cells['']!r} stands beyond the last column")
    if len(problems) > before or time is None:
        return None
    return Sheet(group, person, time, asked, given, place)


def _given(place: str, cells: Mapping[str, str], problems: list[str]) -> Iterator[Owner | None]:
    for question in QUESTIONS:
        cell = cells[question].lower()
        if cell in _BLANK:
            yield None
        elif cell in _ANSWERS:
            yield _ANSWERS[cell]
        else:
            problems.append(
                f"{place}: {question}: {cells[question]!r} is no answer"
                " (I or it, P or pm, S or third; empty if nothing is ticked)"
            )
            yield None


def _once(sheets: Iterable[Sheet], problems: list[str]) -> tuple[list[Sheet], int]:
    """Leave out the same sheet again; two different ones of a person at the same time are a problem."""
    known: dict[tuple[str, str, str], Sheet] = {}
    kept, again = [], 0
    for sheet in sheets:
        key = sheet.group.casefold(), sheet.person, sheet.time
        first = known.get(key) if sheet.person else None
        if first is None:
            known[key] = sheet
            kept.append(sheet)
        elif (first.form, first.given) == (sheet.form, sheet.given):
            again += 1
        else:
            problems.append(
                f"{sheet.place}: person: {sheet.person} of {sheet.group} has answered {sheet.time} already"
                f" ({first.place})"
            )
    return kept, again
