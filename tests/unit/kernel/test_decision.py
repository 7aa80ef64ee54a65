"""Decisions are built from plain arguments, and a wrong one is named."""

from dataclasses import dataclass
from typing import ClassVar, Literal

import pytest

from sim.kernel.decision import Decision, arguments_of, build
from sim.kernel.errors import DecisionError


@dataclass(frozen=True, slots=True)
class PaintWall(Decision):
    """Paint a wall."""

    floor: ClassVar[str] = "work"
    wall: str
    coats: int
    share: float
    colours: tuple[str, ...]
    finish: Literal["matt", "gloss"] = "matt"
    careful: bool = True
    by: str | None = None

    def check(self, floor: object) -> None:
        return None

    def apply(self, floor: object, decision_id: str) -> None:
        return None


GOOD = {"wall": "north", "coats": 2, "share": 1, "colours": ["red", "blue"]}


def test_name_and_round_trip() -> None:
    made = build(PaintWall, GOOD)
    assert PaintWall.name() == "paint_wall"
    assert made == PaintWall("north", 2, 1.0, ("red", "blue"))
    assert build(PaintWall, made.arguments()) == made


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"wal": "x"}, "has no argument 'wal'"),
        ({"coats": 2.5}, "coats is 2.5, but must be integer"),
        ({"coats": True}, "must be integer"),
        ({"coats": 10**30}, "must be integer"),
        ({"share": "all"}, "must be number"),
        ({"share": float("nan")}, "must be number"),
        ({"share": 1e300}, "must be number"),
        ({"colours": "red"}, "must be list of text"),
        ({"colours": [1]}, "must be text"),
        ({"finish": "shiny"}, "must be matt, gloss"),
        ({"careful": 1}, "must be yes/no"),
        ({"by": 3}, "must be text"),
        ({"wall": None}, "must be text"),
    ],
)
def test_a_wrong_argument_is_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        build(PaintWall, {**GOOD, **change})


def test_a_missing_argument_is_named() -> None:
    with pytest.raises(DecisionError, match="lacks the argument 'coats'"):
        build(PaintWall, {"wall": "north", "share": 1, "colours": []})


def test_catalogue_entry() -> None:
    by_name = {argument.name: argument for argument in arguments_of(PaintWall)}
    assert by_name["finish"].choices == ("matt", "gloss")
    assert by_name["colours"].type == "list of text"
    assert by_name["by"].type == "text or none"
    assert not by_name["careful"].required
