"""Whatever a file holds: a clear message, never a traceback, never a hang."""

import os
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.kernel.errors import Problem, ScenarioError
from sim.scenario.definitions import Scenario
from sim.scenario.load import load_scenario, scenario_from_source
from sim.scenario.reading import MAX_BYTES
from tests.unit.scenario.conftest import TINY


def problems_of(folder: Path | str) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(folder)
    assert caught.value.problems
    for problem in caught.value.problems:
        assert str(problem).isprintable()
        assert len(str(problem)) < 1_000
    return caught.value.problems


HOSTILE: list[tuple[bytes, str, int]] = [
    # content, message, line
    (b"", "is missing", 1),
    (b"\xef\xbb\xbf", "is missing", 1),
    (b"# only a comment\n", "is missing", 1),
    (b"\x00" * 100, "is not valid TOML", 1),
    (bytes(range(256)), "is not UTF-8 text (byte 0x80)", 2),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is not UTF-8 text (byte 0x89)", 1),
    ("weeks = 8\ntitle = 'ä'\n".encode("latin-1"), "is not UTF-8 text (byte 0xe4)", 2),
    ("weeks = 8".encode("utf-16"), "is not UTF-8 text", 1),
    (b"weeks = 8\nweeks = 9\n", "this key is given twice", 2),
    (b"[a]\nx = 1\n[a]\n", "this table is declared twice", 3),
    (b"a = 1\n[a]\nb = 2\n", "is not valid TOML", 2),
    (b"x = { a = 1, a = 2 }\n", "'a' is given twice", 1),
    (b"\n\nweeks 8\n", "Expected '=' after a key", 3),
    (b"\nweeks = \n", "Invalid value", 2),
    (b'x = """\nnever closed\n', "is not valid TOML", 2),
    (b"x = [1, 2\n", "is not valid TOML", 1),
    (b"x = 1__0\n", "is not valid TOML", 1),
    (b"x = 2026-13-99\n", "is not valid TOML", 1),
    (b"x = 25:00:00\n", "is not valid TOML", 1),
    (b'x = "\\uD800"\n', "is not valid TOML", 1),
    (b"x = 1" + b"0" * 5_000 + b"\n", "holds a value that cannot be read", 0),
    (b"x = " + b"[\n" * 3_000 + b"]\n" * 3_000, "nested too deeply", 0),
    (b"x = " + b"{a=" * 1_500 + b"1" + b"}" * 1_500 + b"\n", "nested too deeply", 0),
    (b"a." * 20 + b"b = 1\n", "nested more than", 0),
    (b"a." * 3_000 + b"b = 1\n", "nested more than", 0),
    (b"a." * 100_000 + b"b = 1\n", "longer than", 1),
    (b"x = 1\ry = 2\r", "is not valid TOML", 1),
    (b"x = 1\n" * 400_000, "is larger than 2 MB", 0),
    (b"weeks = 8\n" + b"#" * 10_000_000, "is larger than 2 MB", 0),
    (b"people = 3\nservices = {}\nassets = 'x'\nbudget = []\ndemand = 1.5\nrules = true\n", "must be a list", 1),
    (b"people = [1, 'x', [], {}, nan]\n", "must be a table", 1),
    (b"people = [{id = 1}, {id = []}, {id = {}}, {id = ''}]\n", "must be text", 1),
    (b'"" = 1\n"\\u0000" = 2\n"\\u202e" = 3\n', "is not known here", 1),
    ("\u202eweeks = 8\n".encode(), "is not valid TOML", 1),
]


@pytest.mark.parametrize(("content", "message", "line"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_content_is_refused(tiny: Path, content: bytes, message: str, line: int) -> None:
    (tiny / "scenario.toml").write_bytes(content)
    found = problems_of(tiny)
    assert any(message in problem.message and problem.line == line for problem in found), found
    assert all(problem.file.endswith(".toml") for problem in found)


@pytest.mark.parametrize(("content", "message", "line"), HOSTILE[3:27], ids=range(3, 27))
def test_hostile_texts_are_refused(tiny: Path, content: bytes, message: str, line: int) -> None:
    (tiny / "text.de.toml").write_bytes(content)
    found = problems_of(tiny)
    assert any(message in problem.message and problem.line == line for problem in found), found


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tiny: Path) -> None:
    plain = load_scenario(tiny)
    for file in tiny.iterdir():
        text = file.read_bytes().replace(b"\n", b"\r\n")
        file.write_bytes(b"\xef\xbb\xbf" + text)
    windows = load_scenario(tiny)
    assert windows.people == plain.people
    assert windows.texts == plain.texts


def test_lines_are_counted_right_with_windows_line_ends(tiny: Path) -> None:
    path = tiny / "scenario.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").replace(b"weeks = 8", b'weeks = "8"', 1))
    (problem,) = problems_of(tiny)
    assert problem.line == 6


def test_missing_files_are_named_together(tiny: Path) -> None:
    (tiny / "text.de.toml").unlink()
    (tiny / "scenario.toml").unlink()
    assert [Path(problem.file).name for problem in problems_of(tiny)] == ["scenario.toml", "text.de.toml"]


def test_a_missing_text_file_does_not_hide_other_faults(tiny: Path) -> None:
    (tiny / "text.de.toml").unlink()
    path = tiny / "scenario.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("weeks = 8", "weeks = 0", 1), encoding="utf-8")
    assert {problem.key for problem in problems_of(tiny)} == {"", "weeks"}


def test_a_folder_in_place_of_a_file(tiny: Path) -> None:
    (tiny / "scenario.toml").unlink()
    (tiny / "scenario.toml").mkdir()
    assert "is a folder" in problems_of(tiny)[0].message


def test_a_loop_of_links(tiny: Path) -> None:
    (tiny / "scenario.toml").unlink()
    (tiny / "scenario.toml").symlink_to(tiny / "other.toml")
    (tiny / "other.toml").symlink_to(tiny / "scenario.toml")
    assert "cannot be read" in problems_of(tiny)[0].message
    problems_of(tiny / "scenario.toml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tiny: Path) -> None:
    (tiny / "scenario.toml").unlink()
    os.mkfifo(tiny / "scenario.toml")
    assert "is not a regular file" in problems_of(tiny)[0].message


def test_a_file_without_permission(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def denied(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "scenario.toml":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", denied)
    assert problems_of(tiny)[0].message == "cannot be read: Permission denied"


def test_paths_that_are_no_scenario(tmp_path: Path) -> None:
    other = tmp_path / "notes.toml"
    other.write_text("x = 1")
    assert "is not a scenario.toml" in problems_of(other)[0].message
    text = tmp_path / "notes.txt"
    text.write_text("x = 1")
    assert "is not a scenario folder" in problems_of(text)[0].message
    assert "no such file" in problems_of(tmp_path)[0].message


@pytest.mark.parametrize(
    "source",
    [
        {},
        {"scenario.toml": "x = 1"},
        {"scenario.toml": None, "text.en.toml": 3, "text.de.toml": []},
        {"scenario.toml": "x" * (MAX_BYTES + 1), "text.en.toml": "", "text.de.toml": ""},
    ],
)
def test_texts_of_a_damaged_save(source: dict[str, object]) -> None:
    with pytest.raises(ScenarioError):
        scenario_from_source(source)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ruleset.toml", ""),
        ("ruleset.toml", "[people"),
        ("ruleset.toml", "people = 3\nasset_classes = 4\ndecision_hours = []\n"),
        ("ruleset.toml", "[asset_classes]\nserver = 1\n"),
        ("ruleset.toml", "[decision_hours]\nhire = 1\n"),
        ("settings.toml", "'people.ada' = 3\n"),
        ("settings.toml", "= 3\n"),
        ("settings.toml", "'a.b.c.d' = 3\n'rules.x' = 1\n"),
    ],
)
def test_a_damaged_ruleset_or_settings_in_a_save(tiny: Path, name: str, text: str) -> None:
    source = {**load_scenario(tiny).source, name: text}
    with pytest.raises(ScenarioError):
        scenario_from_source(source)


SOURCE = {file.name: file.read_bytes() for file in TINY.iterdir()}
WORDS = [
    b"-1",
    b"1e308",
    b"nan",
    b"-inf",
    b'""',
    b"[]",
    b"{}",
    b"true",
    b"9" * 30,
    b"[[people]]\n",
    b"=",
    b"\xff",
    b"\x00",
]


def load_bytes(source: dict[str, bytes]) -> Scenario | None:
    texts = {name: raw.decode("utf-8", errors="surrogateescape") for name, raw in source.items()}
    try:
        return scenario_from_source(texts)
    except ScenarioError as error:
        assert error.problems
        assert all(str(problem).isprintable() for problem in error.problems)
        return None


@given(st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_only_scenario_errors_come_out_of_a_mutated_file(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SOURCE)))
    raw = bytearray(SOURCE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        match data.draw(st.sampled_from(["flip", "cut", "insert", "word", "double"])):
            case "flip":
                raw[at] = data.draw(st.integers(0, 255))
            case "cut":
                del raw[at : at + data.draw(st.integers(1, 40))]
            case "insert":
                raw[at:at] = data.draw(st.binary(max_size=6))
            case "word":
                end = raw.find(b"\n", at)
                raw[at:end] = data.draw(st.sampled_from(WORDS))
            case _:
                raw[at:at] = raw[at : at + data.draw(st.integers(1, 200))]
        raw = raw or bytearray(b"#")
    load_bytes({**SOURCE, name: bytes(raw)})


VALUES = [
    "-1", "0", "1", "0.5", "1e308", "-1e308", "nan", "inf", "9" * 400, "true", '""', '"x"', "[]", "[[]]", "{}",
    "{ x = 1 }", "2026-01-05", "08:00:00", '"\\u0000"', f'"{string.printable[:62] * 5}"', "[nan]", '["mail", 3]',
]  # fmt: skip
LINES = SOURCE["scenario.toml"].decode().split("\n")
PAIRS = [number for number, line in enumerate(LINES) if " = " in line and not line.startswith((" ", "#"))]


@given(st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(VALUES), min_size=1, max_size=3))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_only_scenario_errors_come_out_of_wrong_values_anywhere(replaced: dict[int, str]) -> None:
    lines = list(LINES)
    for number, value in replaced.items():
        lines[number] = f"{lines[number].partition(' = ')[0]} = {value}"
    load_bytes({**SOURCE, "scenario.toml": "\n".join(lines).encode()})
