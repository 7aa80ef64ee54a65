"""Settings as people write them."""

import pytest

from sim.lab.settings import SettingError, grid, one, row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rules.people.hire_days=40", ("rules.people.hire_days", 40)),
        ("people.noor.morale=0.4", ("people.noor.morale", 0.4)),
        (" a = true ", ("a", True)),
        ('a="two words"', ("a", "two words")),
        ("a=word", ("a", "word")),
        ("a=two words", ("a", "two words")),
        ("a=[1, 2]", ("a", [1, 2])),
        ("a=b=c", ("a", "b=c")),
        ("budget.training=30_000", ("budget.training", 30_000)),
    ],
)
def test_one(text: str, expected: tuple[str, object]) -> None:
    assert one(text) == expected


@pytest.mark.parametrize("text", ["a", "=1", "a=", "", "a= "])
def test_no_setting(text: str) -> None:
    with pytest.raises(SettingError, match="is not KEY=VALUE"):
        one(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("k=30:60:4", (30, 40, 50, 60)),
        ("k=0:1:5", (0.0, 0.25, 0.5, 0.75, 1.0)),
        ("k=0.1:0.4:4", (0.1, 0.2, 0.3, 0.4)),
        ("k=5:1:3", (5, 3, 1)),
        ("k=-1.0:1.0:3", (-1.0, 0.0, 1.0)),
        ("k=1e1:2e1:2", (10.0, 20.0)),
    ],
)
def test_row(text: str, values: tuple[float, ...]) -> None:
    assert row(text) == ("k", values)
    assert [type(value) for value in row(text)[1]] == [type(value) for value in values]


@pytest.mark.parametrize(
    "text", ["k=1:2", "k=1:2:1", "k=a:2:3", "k=1:2:x", "=1:2:3", "k=1:2:3:4", "k", "k=0:inf:3", "k=0:1:9999"]
)
def test_no_row(text: str) -> None:
    with pytest.raises(SettingError, match="FIRST:LAST:COUNT"):
        row(text)


def test_every_combination() -> None:
    assert grid({}) == [()]
    assert grid({"a": (1, 2), "b": (3,)}) == [(("a", 1), ("b", 3)), (("a", 2), ("b", 3))]
