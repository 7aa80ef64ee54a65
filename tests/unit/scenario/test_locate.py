"""The scanner that knows on which line a key stands."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.scenario.locate import Locator, Path
from sim.scenario.ruleset import toml_value

TEXT = '''\
# a comment with [brackets] and = signs
top = 1
"quoted key" = "a # no comment"
dotted.inner.key = 2
long = """
[not.a.table]
key = "no key"
"""
raw = \'\'\'
also = not \'\'\'
list = [  # comment ]
    1,
    # 2,
    [3, 4],
    "]",
]
[table]
x = { a = 1, b = { c = [1, 2] } }
[[rows]]
id = "one"
requires = [
    { assets = ["a", "b"], need = 1 },
    { assets = ["c"] },
]
[rows.inner]
y = 1
[[rows.subs]]
z = 1
[[rows]]
id = "two"
[[rows.subs]]
z = 2
[[rows.subs]]
z = 3
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("top",), 2),
        (("quoted key",), 3),
        (("dotted",), 4),
        (("dotted", "inner", "key"), 4),
        (("long",), 5),
        (("raw",), 9),
        (("list",), 11),
        (("list", 0), 12),
        (("list", 1), 14),
        (("list", 1, 1), 14),
        (("list", 2), 15),
        (("table",), 17),
        (("table", "x", "b", "c", 1), 18),
        (("rows",), 19),
        (("rows", 0), 19),
        (("rows", 0, "requires"), 21),
        (("rows", 0, "requires", 0, "need"), 22),
        (("rows", 0, "requires", 1), 23),
        (("rows", 0, "requires", 1, "assets", 0), 23),
        (("rows", 0, "inner", "y"), 26),
        (("rows", 0, "subs", 0, "z"), 28),
        (("rows", 1), 29),
        (("rows", 1, "id"), 30),
        (("rows", 1, "subs", 0, "z"), 32),
        (("rows", 1, "subs", 1), 33),
        (("rows", 1, "missing"), 29),
        (("nowhere", "at", "all"), 1),
    ],
)
def test_lines_are_found(path: Path, line: int) -> None:
    tomllib.loads(TEXT)
    assert Locator(TEXT).line(path) == line


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_is_scanned_without_an_end_or_an_error(text: str) -> None:
    assert Locator(text).line(("x",)) >= 1


keys = st.text(alphabet="abcXYZ09-_", min_size=1, max_size=6)
scalars = st.one_of(st.integers(-9, 9), st.booleans(), st.text(alphabet="a\"'\\[]{}#=,. \n", max_size=8))
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3), max_leaves=6)


@given(st.dictionaries(keys, values, min_size=1, max_size=8), st.sampled_from(["", " # ] } comment"]))
def test_every_key_of_a_written_table_is_found_on_its_line(table: dict[str, Any], comment: str) -> None:
    text = "".join(f"{key} = {toml_value(value)}{comment}\n" for key, value in table.items())
    assert tomllib.loads(text) == table
    locator = Locator(text)
    assert [locator.line((key,)) for key in table] == list(range(1, len(table) + 1))
